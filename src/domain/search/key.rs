//! The folded text kept for each SKU.
//!
//! ```text
//!  mat ong dien bien| modb| 500 ml 500ml| htx ong mat| xa sam mun| hop tac xa# modb500#= mật ong điện biên
//! └ name            └ initials └ pack   └ producer   └ place     └ said otherwise └ codes └ name with its marks
//! ```
//! Every word follows a space and holds letters and digits only, so a word begins where `" word"` is
//! found and no match can cross a field.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;

use crate::domain::text;

/// What a SKU may be found by, as people write it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SearchText<'a> {
    /// The product's name.
    pub name: &'a str,
    /// The pack, such as `500 ml`.
    pub pack: &'a str,
    /// The producer's name.
    pub producer: &'a str,
    /// The commune and the province.
    pub place: &'a str,
    /// Every code: SKU, bar codes, OCOP.
    pub codes: &'a [&'a str],
}

/// The end of a field, and the field after it begins.
pub(super) const FIELD: char = '|';
/// What stands before and after each code.
pub(super) const CODE: char = '#';
/// What stands before the name with its marks.
pub(super) const MARKED: char = '=';

/// Short and long ways to say the same; the short ones made of others come first.
const SAID_OTHERWISE: [(&str, &str); 14] = [
    ("ctcp", "cong ty co phan"),
    ("sxkd", "san xuat kinh doanh"),
    ("htx", "hop tac xa"),
    ("cty", "cong ty"),
    ("dntn", "doanh nghiep tu nhan"),
    ("tht", "to hop tac"),
    ("hkd", "ho kinh doanh"),
    ("tnhh", "trach nhiem huu han"),
    ("mtv", "mot thanh vien"),
    ("cp", "co phan"),
    ("xnk", "xuat nhap khau"),
    ("tp", "thanh pho"),
    ("tt", "thi tran"),
    ("tx", "thi xa"),
];

/// The same, ready to be looked for.
static FINDERS: LazyLock<Vec<[Finder<'static>; 2]>> =
    LazyLock::new(|| SAID_OTHERWISE.iter().map(|(short, long)| [Finder::new(short), Finder::new(long)]).collect());

/// Builds the text that [`super::SearchIndex`] looks through; the store keeps it beside the SKU.
pub fn search_key(text: &SearchText<'_>) -> String {
    let [name, producer, place] = [text.name, text.producer, text.place].map(words);
    let mut key = String::with_capacity(256);
    key.push_str(&name);
    key.push(FIELD);
    key.push(' ');
    key.push_str(&initials(&name));
    key.push(FIELD);
    push_pack(text.pack, &mut key);
    for part in [&producer, &place, &said_otherwise([&name, &producer, &place].map(String::as_str))] {
        key.push(FIELD);
        key.push_str(part);
    }
    for code in text.codes.iter().filter(|code| !code.is_empty()) {
        key.push(CODE);
        words_into(code, &mut key);
    }
    key.push(CODE);
    key.push(MARKED);
    key.push_str(&marked_words(text.name));
    key
}

/// Folds text to ` word word`: letters and digits, each word after one space.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    words_into(text, &mut out);
    out
}

pub(super) fn words_into(text: &str, out: &mut String) {
    split_into(&text::fold(text), out);
}

/// The same words in lower case with their marks, tones where the old style puts them, so that
/// `hoà` and `hòa` are one.
pub(super) fn marked_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    split_into(&text.nfc().flat_map(char::to_lowercase).collect::<String>(), &mut out);
    old_style(&out)
}

fn split_into(text: &str, out: &mut String) {
    let mut inside = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !inside {
                out.push(' ');
            }
            out.push(c);
        }
        inside = c.is_alphanumeric();
    }
}

/// Moves a tone from the second letter of `oa`, `oe`, `uy` to the first.
fn old_style(text: &str) -> String {
    const SECOND: [&str; 15] =
        ["oà", "oả", "oã", "oá", "oạ", "oè", "oẻ", "oẽ", "oé", "oẹ", "uỳ", "uỷ", "uỹ", "uý", "uỵ"];
    const FIRST: [&str; 15] =
        ["òa", "ỏa", "õa", "óa", "ọa", "òe", "ỏe", "õe", "óe", "ọe", "ùy", "ủy", "ũy", "úy", "ụy"];
    let mut out = text.to_owned();
    for (second, first) in SECOND.iter().zip(FIRST) {
        if out.contains(second) {
            out = out.replace(second, first);
        }
    }
    out
}

/// The first letter of each word; numbers whole, as in `nm40` for *nước mắm 40 độ*.
fn initials(words: &str) -> String {
    let mut out = String::new();
    for word in words.split(' ') {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            out.push_str(word);
        } else {
            out.extend(word.chars().next());
        }
    }
    out
}

/// `500 ml` is also typed `500ml`.
fn push_pack(pack: &str, key: &mut String) {
    let pack = words(pack);
    key.push_str(&pack);
    let mut before = "";
    for word in pack.split(' ') {
        if before.ends_with(|c: char| c.is_ascii_digit()) && !word.starts_with(|c: char| c.is_ascii_digit()) {
            key.push(' ');
            key.push_str(before);
            key.push_str(word);
        }
        before = word;
    }
}

fn said_otherwise(fields: [&str; 3]) -> String {
    let all = fields.join("|");
    let mut other = String::new();
    for ((short, long), [find_short, find_long]) in SAID_OTHERWISE.iter().zip(FINDERS.iter()) {
        let said = |words| has_words(&all, words) || has_words(&other, words);
        let missing = match (said(find_short), said(find_long)) {
            (true, false) => long,
            (false, true) => short,
            (true, true) | (false, false) => continue,
        };
        other.push(' ');
        other.push_str(missing);
    }
    for word in fields.iter().flat_map(|field| field.split(' ')).filter_map(other_i) {
        if !has_words(&other, &Finder::new(&word)) {
            other.push(' ');
            other.push_str(&word);
        }
    }
    other
}

fn has_words(text: &str, words: &Finder<'_>) -> bool {
    words.find_iter(text.as_bytes()).any(|at| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at.saturating_add(words.needle().len())..).unwrap_or("");
        before.ends_with(' ') && !after.starts_with(char::is_alphanumeric)
    })
}

/// The other spelling of a syllable that ends in its only vowel *i* or *y*: `mì` and `mỳ`.
fn other_i(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let head = word.strip_suffix(['i', 'y'])?;
    let consonants = head.strip_prefix("qu").unwrap_or(head);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii_lowercase();
    if head.is_empty() || head.len() > 2 || consonants.contains(vowel) {
        return None;
    }
    Some(format!("{head}{}", if last == 'i' { 'y' } else { 'i' }))
}
