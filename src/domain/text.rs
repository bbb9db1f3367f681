//! Vietnamese text: cleaned at the boundary, folded for search, sorted as a dictionary does.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Cleans text that came from a file, a scan or a person: NFC, no control characters, no
/// bidirectional overrides, single spaces, trimmed.
///
/// Terminals and printers obey what is left out here (`reference`: ESC, OSC, U+202E).
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            space = !out.is_empty();
        } else if !is_unsafe(c) {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    out
}

/// Returns whether a character could steer a terminal, a printer or the reading direction.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{00ad}' | '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Folds text for search: lower case, no marks, đ as d, single spaces.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Folds text for search onto the end of a buffer.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.nfd() {
        match c {
            'đ' | 'Đ' => out.push('d'),
            c if is_combining_mark(c) => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Builds the bytes that sort text as a Vietnamese dictionary does: letters first
/// (`a ă â … d đ … y`), then tones (ngang huyền hỏi ngã sắc nặng); case does not count.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len().saturating_mul(2));
    let mut tones = Vec::with_capacity(text.len());
    let mut letters = text.nfd().flat_map(char::to_lowercase).peekable();
    while let Some(mut letter) = letters.next() {
        let mut tone = 0;
        while let Some(mark) = letters.next_if(|c| is_combining_mark(*c)) {
            match (letter, mark) {
                (_, '\u{300}') => tone = 1,
                (_, '\u{309}') => tone = 2,
                (_, '\u{303}') => tone = 3,
                (_, '\u{301}') => tone = 4,
                (_, '\u{323}') => tone = 5,
                ('a', '\u{306}') => letter = 'ă',
                ('a', '\u{302}') => letter = 'â',
                ('e', '\u{302}') => letter = 'ê',
                ('o', '\u{302}') => letter = 'ô',
                ('o', '\u{31b}') => letter = 'ơ',
                ('u', '\u{31b}') => letter = 'ư',
                (_, _) => {}
            }
        }
        push_weight(letter, &mut key);
        tones.push(tone);
    }
    key.push(0);
    key.append(&mut tones);
    key
}

fn push_weight(letter: char, key: &mut Vec<u8>) {
    const ORDER: &str = " -'\"().,;:/&+%0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    let weight = ORDER.chars().position(|c| c == letter).and_then(|at| u8::try_from(at).ok());
    match weight {
        Some(at) => key.push(at.saturating_add(1)),
        None => {
            key.push(u8::MAX);
            key.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_d_with_stroke_fold_away() {
        assert_eq!(fold("Mật ong Điện Biên"), "mat ong dien bien");
        assert_eq!(fold(&"QĐ 2366".nfd().collect::<String>()), "qd 2366");
    }

    #[test]
    fn nothing_that_steers_a_terminal_survives_cleaning() {
        assert_eq!(clean(" Mật\u{1b}[31m  ong\u{202e}\t\r\n500 ml "), "Mật[31m ong 500 ml");
        assert_eq!(clean("M\u{1ead}t"), clean("M\u{61}\u{302}\u{323}t"));
    }

    /// Sorted by `icu_collator` 2 with the CLDR rules for `vi`.
    const DICTIONARY: [&str; 36] = [
        "An Giang",
        "Áo dài",
        "Ăn vặt",
        "Ấm chén",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "bạc",
        "Bánh pía",
        "Bánh tráng",
        "bắc",
        "bấc",
        "Bún khô",
        "Dầu dừa",
        "Dưa lưới",
        "Đông trùng hạ thảo",
        "Đường thốt nốt",
        "mang",
        "Mắm cá",
        "măng",
        "Măng khô",
        "Mận sấy",
        "mật ong",
        "ong",
        "Ô mai",
        "Ổi",
        "Ớt",
        "Tỏi",
        "Tôm khô",
        "Tơ tằm",
        "U Minh",
        "ưng",
        "Ướp",
    ];

    #[test]
    fn a_list_is_in_the_order_of_a_vietnamese_dictionary() {
        let mut list = DICTIONARY.to_vec();
        list.reverse();
        list.sort_by_key(|name| sort_key(name));
        assert_eq!(list, DICTIONARY);
    }

    #[test]
    fn case_and_form_do_not_change_the_place_in_a_list() {
        let typed: String = "MẬT ONG Điện Biên".nfd().collect();
        assert_eq!(sort_key(&typed), sort_key("mật ong điện biên"));
    }
}
