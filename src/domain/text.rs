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
}
