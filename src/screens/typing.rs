//! Vietnamese typed on a keyboard that knows none: Telex and VNI.
//!
//! A bare Linux console has no input method, so the till brings its own. [`Typing`] keeps the keys of
//! the word being typed and says how the text changes; [`Line`] is a field of one line around it.
//! Scans and pasted text never come through here, and code fields use [`Mode::Off`].

use unicode_normalization::UnicodeNormalization;
use vi::{processor::AccentStyle, validation::is_valid_syllable};

mod line;

pub use line::Line;

/// How keys become Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Keys are letters.
    #[default]
    Off,
    /// `aa aw dd`, tones `s f r x j`.
    Telex,
    /// `a6 a8 d9`, tones `1` to `5`.
    Vni,
}

impl Mode {
    /// The letter on the status bar: V for Vietnamese, E for plain keys.
    pub const fn letter(self) -> char {
        match self {
            Self::Off => 'E',
            Self::Telex | Self::Vni => 'V',
        }
    }
}

/// How a text changes at the cursor: so many characters before it go, these come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    /// Characters to erase before the cursor.
    pub erase: usize,
    /// Text to put there.
    pub insert: String,
}

/// The word being typed.
#[derive(Debug, Clone, Default)]
pub struct Typing {
    mode: Mode,
    keys: String,
    shown: String,
    /// The word stands as it is written, because no keys would give it.
    as_written: bool,
}

impl Typing {
    /// Starts with no word.
    pub fn new(mode: Mode) -> Self {
        Self { mode, ..Self::default() }
    }

    /// Returns how keys become letters.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Returns whether no word is being typed.
    pub fn is_idle(&self) -> bool {
        self.shown.is_empty()
    }

    /// Takes a key and says how the text changes.
    pub fn press(&mut self, key: char) -> Edit {
        if self.mode == Mode::Off || !key.is_alphanumeric() {
            self.reset();
            return Edit { erase: 0, insert: key.to_string() };
        }
        self.keys.push(key);
        let now = if self.as_written { format!("{}{key}", self.shown) } else { compose(self.mode, &self.keys) };
        let kept = self.shown.chars().zip(now.chars()).take_while(|(before, now)| before == now).count();
        let edit = Edit { erase: self.shown.chars().count() - kept, insert: now.chars().skip(kept).collect() };
        self.shown = now;
        edit
    }

    /// Follows a character erased before the cursor.
    pub fn backspace(&mut self) {
        let mut word = std::mem::take(&mut self.shown);
        word.pop();
        self.resume(&word);
    }

    /// Forgets the word: the cursor went elsewhere.
    pub fn reset(&mut self) {
        *self = Self::new(self.mode);
    }

    /// Takes up a word already written before the cursor, as if its keys had been typed.
    pub fn resume(&mut self, word: &str) {
        self.keys = keys_of(self.mode, word);
        self.as_written = compose(self.mode, &self.keys) != word;
        word.clone_into(&mut self.shown);
    }
}

/// Words of the trade and of computers that would turn into Vietnamese by accident.
///
/// Most others need no list: what is no Vietnamese syllable is left as typed.
const AS_TYPED: &str = "ocop vietgap globalgap htx haccp iso qr tnhh mtv windows pos wifi wow visa momo napas photo \
                        data coffee buffet";

/// Turns the keys of one word into what they mean.
fn compose(mode: Mode, keys: &str) -> String {
    let definition = match mode {
        Mode::Off => return keys.to_owned(),
        Mode::Telex => &vi::TELEX,
        Mode::Vni => &vi::VNI,
    };
    let number = keys.starts_with(|c: char| c.is_ascii_digit());
    let mixed = mode == Mode::Telex && keys.contains(|c: char| c.is_ascii_digit());
    let listed = AS_TYPED.split(' ').any(|word| word.eq_ignore_ascii_case(keys));
    if number || mixed || listed || !keys.is_ascii() {
        return keys.to_owned();
    }
    let (spelt, swapped) = spell_as_vietnamese(keys);
    let mut out = String::new();
    let result = vi::transform_buffer_with_style(definition, AccentStyle::Old, spelt.chars(), &mut out);
    let undone = (result.tone_mark_removed || result.letter_modification_removed) && out.is_ascii();
    if undone || is_valid_syllable(&out) { swapped.undo(out) } else { abbreviation(mode, keys) }
}

/// An abbreviation has no vowel but may have a đ: `QĐ`, `VPĐP`.
fn abbreviation(mode: Mode, keys: &str) -> String {
    let [small, large] = if mode == Mode::Vni { ["d9", "D9"] } else { ["dd", "DD"] };
    if keys.contains(is_vowel) { keys.to_owned() } else { keys.replace(small, "đ").replace(large, "Đ") }
}

fn is_vowel(key: char) -> bool {
    "aeiouywAEIOUYW".contains(key)
}

/// What the names of the highlands have and no Vietnamese syllable does.
#[derive(Debug, Default, PartialEq, Eq)]
struct Highland {
    /// The k or K of *Krông*, where an r begins the syllable.
    first_k: Option<char>,
    /// The k or K of *Đắk Lắk*, where a c ends it.
    last_k: Option<char>,
}

impl Highland {
    fn undo(&self, mut word: String) -> String {
        if let Some((k, at)) = self.last_k.zip(word.rfind(['c', 'C'])) {
            word.replace_range(at..=at, k.encode_utf8(&mut [0; 4]));
        }
        word.insert_str(0, &self.first_k.map(String::from).unwrap_or_default());
        word
    }
}

/// Takes the k's of *Krông* and *Đắk* out, so that the rest is a syllable tones can be put on.
fn spell_as_vietnamese(keys: &str) -> (String, Highland) {
    let mut keys = keys.to_owned();
    let mut highland = Highland::default();
    if keys.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("kr")) {
        highland.first_k = Some(keys.remove(0));
    }
    let vowel = keys.find(is_vowel).unwrap_or(keys.len());
    let tones = |rest: &str| rest.chars().all(|c| "sfrxjzwSFRXJZW0123456789".contains(c));
    if let Some(at) = keys.rfind(['k', 'K']).filter(|at| *at > vowel && tones(&keys[at + 1..])) {
        let k = keys.remove(at);
        keys.insert(at, if k == 'k' { 'c' } else { 'C' });
        highland.last_k = Some(k);
    }
    (keys, highland)
}

/// The keys that would give a written word, its tone last.
fn keys_of(mode: Mode, word: &str) -> String {
    let telex = |telex, vni| if mode == Mode::Vni { vni } else { telex };
    let mut keys = String::new();
    let mut tone = "";
    let mut letter = ' ';
    for part in word.nfd() {
        match part {
            'đ' => keys.push_str(telex("dd", "d9")),
            'Đ' => keys.push_str(telex("DD", "D9")),
            '\u{302}' if mode == Mode::Vni => keys.push('6'),
            '\u{302}' => keys.push(letter),
            '\u{306}' => keys.push_str(telex("w", "8")),
            '\u{31b}' => keys.push_str(telex("w", "7")),
            '\u{301}' => tone = telex("s", "1"),
            '\u{300}' => tone = telex("f", "2"),
            '\u{309}' => tone = telex("r", "3"),
            '\u{303}' => tone = telex("x", "4"),
            '\u{323}' => tone = telex("j", "5"),
            other => {
                keys.push(other);
                letter = other;
            }
        }
    }
    keys.push_str(tone);
    keys
}

#[cfg(test)]
mod tests;
