//! Letters that were lost before the file came here: what is left of them is no name of anything.

use unicode_normalization::UnicodeNormalization;

use super::syllable::is_tone;

/// Returns whether a text holds letters nobody can read: bytes lost on the way, or UTF-8 read as Latin and not mended.
pub(super) fn is_broken(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).any(|at| stands_broken(&letters, at))
}

/// Tells what UTF-8 leaves behind: a letter that begins a sequence, before what continues one or what is lost of it.
fn stands_broken(letters: &[char], at: usize) -> bool {
    let next = |n: usize| letters.get(at + n).copied();
    let before = at.checked_sub(1).and_then(|i| letters.get(i)).copied();
    let in_capitals = before.is_some_and(|c| c.is_uppercase());
    match letters.get(at) {
        Some('\u{fffd}') => true,
        // `XÃ”` closes a quotation, `NgÃ n` has lost the space that was the end of its à.
        Some('Ã') if in_capitals => next(1).is_some_and(is_latin_mark),
        Some('Ã') if before.is_some_and(|c| c.is_ascii_lowercase()) => true,
        Some('Ã' | 'Ä' | 'Å' | 'Æ') => next(1).is_some_and(|c| is_latin_mark(c) || is_high_mark(c) || c == '?'),
        Some('á') => {
            matches!(next(1), Some('º' | '»'))
                && next(2).is_some_and(|c| is_latin_mark(c) || is_high_mark(c) || c == '?')
        }
        _ => false,
    }
}

/// Finds a word that lost its ư where not one ư is left: TCVN3 keeps it where others keep a soft hyphen, which
/// many programs drop.
///
/// `nớc`, `rợu` and `phơng` give it away, for no syllable ends so; `bởi` may have been `bưởi`, and nobody can
/// tell. Where the file is not known to be of that encoding, one odd word is only odd: two are wanted.
pub(super) fn word_without_horn<'a>(texts: impl Iterator<Item = &'a str>, is_tcvn3: bool) -> Option<&'a str> {
    let mut first = None;
    for text in texts {
        if text.contains(['ư', 'Ư']) || text.contains("u\u{31b}") || text.contains("U\u{31b}") {
            return None;
        }
        for word in words_without_horn(text) {
            match first {
                None => first = Some((word, is_tcvn3)),
                Some((found, false)) if found != word => first = Some((found, true)),
                Some(_) => {}
            }
        }
    }
    first.filter(|(_, is_sure)| *is_sure).map(|(word, _)| word)
}

/// Finds the words of a text that lost an ư.
pub(super) fn words_without_horn(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|word| !word.is_ascii());
    words.filter(|word| ends_without_horn(word))
}

/// Returns whether a word ends in ơ and what follows it only behind an ư.
fn ends_without_horn(word: &str) -> bool {
    if !word.ends_with(['c', 'g', 'u', 'C', 'G', 'U']) {
        return false;
    }
    let word: String = word.to_lowercase().nfd().filter(|c| !is_tone(*c)).nfc().collect();
    ["ơc", "ơng", "ơu"].iter().any(|end| word.strip_suffix(end).is_some_and(|onset| onset.is_ascii() || onset == "đ"))
}

/// The signs of Latin-1 that continue a sequence; none of them stands in a Vietnamese word.
const fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}')
}

/// The signs windows-1252 has in the same place.
const fn is_high_mark(c: char) -> bool {
    matches!(
        c,
        '€' | '‚'
            | 'ƒ'
            | '„'
            | '…'
            | '†'
            | '‡'
            | 'ˆ'
            | '‰'
            | 'Š'
            | '‹'
            | 'Œ'
            | 'Ž'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '•'
            | '–'
            | '—'
            | '˜'
            | '™'
            | 'š'
            | '›'
            | 'œ'
            | 'ž'
            | 'Ÿ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Encoding;
    use proptest::prelude::*;

    #[test]
    fn a_text_without_any_horn_is_seen_by_the_words_that_need_one() {
        let seen = |text: &'static str, is_tcvn3| word_without_horn(text.lines(), is_tcvn3);
        assert_eq!(seen("Bởi da xanh\nNớc mắm", true), Some("Nớc"));
        assert_eq!(seen("RỢU CẦN\nHTX Phơng Nam", false), Some("RỢU"));
        for right in ["Nớc mắm", "Nớc mắm\nnước tương", "Cá cơm, quả bơ, thuở, quờ", "Nơi ơn phơi ớt hợp", "Đờng phèn"]
        {
            assert_eq!(seen(right, false), None, "{right}");
        }
        assert_eq!(seen("Đờng phèn", true), Some("Đờng"));
        assert_eq!(seen("Nu\u{31b}o\u{31b}\u{301}c\nRợu\nPhơng", true), None, "an ư is there, in whatever form");
    }

    #[test]
    fn what_is_left_of_lost_letters_is_seen() {
        for text in [
            "HTX Ä\u{fffd}áº¡i NgÃ n",
            "B\u{fffd}nh",
            "Ä?á»“ng Nai",
            "NgÃ n",
            "Máº\u{ad}t ong",
            "Ráº¡ng Ä‘Ã´ng",
            "á»¨ng HÃ²a",
            "CÃ  phÃª",
        ] {
            assert!(is_broken(text), "{text}");
        }
    }

    #[test]
    fn right_words_are_never_taken_for_broken_ones() {
        let right = include_str!("../../tests/data/import/legacy/sentences.utf8-nfc.txt");
        let decomposed = include_str!("../../tests/data/import/legacy/sentences.utf8-nfd.txt");
        for text in right.lines().chain(decomposed.lines()).chain([
            "XÃ HÒA BÌNH",
            "HỢP TÁC XÃ – “LÀNG XÃ”",
            "BÃI CHÁY, HÃNG",
            "Ã",
            "Xã",
            "«Cá» quý",
            "Crème brûlée",
            "Äpfel",
            "25 °C ± 2 ½ kg",
            "THỊT BÃ…",
        ]) {
            assert!(!is_broken(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_word_read_as_latin_is_mended_or_seen(word in "[a-z]{0,4}[ăâêôơưđạảấầẩậắằẳặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][a-z]{0,3}") {
            let latin: String = word.bytes().map(char::from).collect();
            prop_assert!(is_broken(&latin), "{latin}");
            prop_assert_eq!(Encoding::Mojibake.decode(&latin), Some(word));
        }
    }
}
