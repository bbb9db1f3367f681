//! Goods known by what stands on them: name and pack together, wherever a sheet draws the line between them.
//!
//! Within one producer alone, and never over a mark: "Bánh dứa" is not "Bánh dừa", unless one of them bears none.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::super::cells::cleaned;
use super::super::syllable::is_tone;
use crate::domain::ids::ProducerCode;
use crate::domain::shelf::{Shelf, SkuCard};
use crate::domain::text::fold;

/// Name and pack as words: `Mật ong (700ml)` is `mật ong 700 ml`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title(Vec<String>);

impl Title {
    /// Joins name and pack; a name that ends with its pack says it once.
    pub(super) fn of(name: &str, pack: &str) -> Self {
        let (mut words, pack) = (words(name), words(pack));
        if !words.ends_with(&pack) {
            words.extend(pack);
        }
        Self(words)
    }
    fn of_card(card: &SkuCard) -> Self {
        Self::of(&card.name, &card.pack)
    }
    fn folded(&self) -> String {
        fold(&self.0.join(" "))
    }
    /// Returns whether two titles are the same, letter by letter or as far as one without marks tells.
    fn is_like(&self, other: &Self) -> bool {
        let is_plain = |title: &Self| title.0.iter().all(|word| word.is_ascii());
        if is_plain(self) || is_plain(other) {
            return self.folded() == other.folded();
        }
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| spelt(a) == spelt(b))
    }
    /// Returns whether it is what stands on a pack.
    pub(super) fn is_of(&self, card: &SkuCard) -> bool {
        self.is_like(&Self::of_card(card))
    }
}

/// The packs of a catalogue by producer and title.
pub(super) struct Titles<'a>(HashMap<(ProducerCode, String), Vec<&'a SkuCard>>);

impl<'a> Titles<'a> {
    pub(super) fn new(shelf: &'a Shelf) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for card in shelf.cards() {
            all.entry((card.producer.code.clone(), Title::of_card(card).folded())).or_default().push(card);
        }
        Self(all)
    }
    /// Finds the packs of a producer that bear a title.
    pub(super) fn find(&self, producer: ProducerCode, title: &Title) -> Vec<&'a SkuCard> {
        let alike = self.0.get(&(producer, title.folded()));
        alike.into_iter().flatten().copied().filter(|card| title.is_of(card)).collect()
    }
}

/// Splits a text into words in small letters: figures apart from letters, units behind figures as the books spell them.
fn words(text: &str) -> Vec<String> {
    let text = cleaned(text).to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_alphanumeric() {
            match out.last_mut() {
                Some(word) if before.is_alphanumeric() && before.is_ascii_digit() == c.is_ascii_digit() => word.push(c),
                _ => out.push(c.to_string()),
            }
        }
        before = c;
    }
    for at in 1..out.len() {
        let is_behind_figures = out.get(at - 1).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
        if let Some(word) = out.get_mut(at).filter(|_| is_behind_figures) {
            *word = unit(word).to_owned();
        }
    }
    out
}

/// A unit of measure as the books spell it.
pub(super) fn unit(word: &str) -> &str {
    match fold(word).as_str() {
        "gr" | "gram" | "gam" | "grams" => "g",
        "lit" => "l",
        "kgs" | "kilogam" | "kilogram" | "ky" | "ki" => "kg",
        _ => word,
    }
}

/// A word with its tone at the end, wherever people put it: `hoà` and `hòa` are one.
fn spelt(word: &str) -> String {
    let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| is_tone(*c));
    letters.into_iter().chain(tones).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: (&str, &str), b: (&str, &str)) -> bool {
        Title::of(a.0, a.1).is_like(&Title::of(b.0, b.1))
    }

    #[test]
    fn a_title_is_the_same_wherever_the_pack_is_written() {
        for other in [
            ("Mật ong hoa rừng 700 ml", ""),
            ("Mật ong hoa rừng", "700ml"),
            ("MẬT ONG HOA RỪNG (700 ML)", ""),
            ("Mat ong hoa rung 700ml", ""),
            ("Mật ong hoa rừng 700ml", "700 ml"),
        ] {
            assert!(alike(("Mật ong hoa rừng", "700 ml"), other), "{other:?}");
        }
        assert!(alike(("Muối hoà", "200 gr"), ("Muối hòa 200g", "")));
    }

    #[test]
    fn other_goods_have_another_title() {
        for (a, b) in [
            (("Bánh dứa", "200 g"), ("Bánh dừa 200 g", "")),
            (("Mật ong", "700 ml"), ("Mật ong 70 0ml", "")),
            (("Mật ong", "700 ml"), ("Mật ong", "")),
            (("Trà 3", "5 g"), ("Trà", "35 g")),
            (("Đường", "1 kg"), ("Dương 1 kg", "")),
        ] {
            assert!(!alike(a, b), "{a:?} {b:?}");
        }
    }
}
