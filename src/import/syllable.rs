//! Whether a word can be a Vietnamese syllable: enough to tell encodings apart, no dictionary.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];
/// Vowels that stand with or without a final.
const EITHER: &str = " a e ê i o ô ơ u ư y oa oe uê uy oo uơ ";
/// Vowels that need a final.
const CLOSED: &str = " ă â iê yê oă uâ uô ươ uyê ";
/// Vowels that bear none.
const OPEN: &str = " ai ao au ay âu ây eo êu ia iu iêu oai oao oay oeo oi ôi ơi ua ui uây uôi uya uyu ưa ưi ưu ươi ươu yêu uao uai uay ueo ";
const FINALS: [&str; 8] = ["ng", "nh", "ch", "c", "m", "n", "p", "t"];

/// Returns whether a word is built as a Vietnamese syllable, in any case and normal form.
pub(super) fn is_vietnamese(word: &str) -> bool {
    let mut tones = Vec::new();
    let mut letters = String::new();
    for c in word.to_lowercase().nfd() {
        if is_tone(c) {
            tones.push(c);
        } else {
            letters.push(c);
        }
    }
    let letters: String = letters.nfc().collect();
    if tones.len() > 1 || letters.is_empty() {
        return false;
    }
    let onset = ONSETS.iter().find_map(|o| letters.strip_prefix(o));
    // "gì" and "giếng" share their i with the onset, "quà" and "quê" their u.
    let shared = letters.strip_prefix(['g', 'q']);
    [Some(letters.as_str()), onset, shared].into_iter().flatten().any(|rest| is_rhyme(rest, tones.first().copied()))
        || (letters == "đ" && tones.is_empty())
}

/// Returns whether a mark is one of the five tones, apart from its letter.
pub(super) const fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn is_rhyme(rest: &str, tone: Option<char>) -> bool {
    let listed = |table: &str, vowels: &str| !vowels.is_empty() && table.contains(&format!(" {vowels} "));
    if listed(EITHER, rest) || listed(OPEN, rest) {
        return true;
    }
    FINALS.iter().any(|f| {
        let stop = matches!(*f, "c" | "ch" | "p" | "t");
        let tone_fits = !stop || matches!(tone, None | Some('\u{301}' | '\u{323}'));
        rest.strip_suffix(f).is_some_and(|v| tone_fits && (listed(EITHER, v) || listed(CLOSED, v)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_the_rest() {
        for word in [
            "Mật",
            "nghiêng",
            "gì",
            "giếng",
            "quà",
            "quỵ",
            "khuya",
            "ngoèo",
            "Đường",
            "thuỷ",
            "Hòa",
            "CHỮ",
            "ượt",
            "xoong",
            "ấm",
        ] {
            assert!(is_vietnamese(word), "{word}");
        }
        for word in ["chaøo", "R\u{ad}îu", "Crème", "ß", "MËt", "nàc", "háờ", "®", "zộ"] {
            assert!(!is_vietnamese(word), "{word}");
        }
    }
}
