//! A field of one line: the text, the cursor, the word being typed.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Mode, Typing};

/// One line of text with a cursor, into which Vietnamese is typed.
#[derive(Debug, Clone, Default)]
pub struct Line {
    text: String,
    cursor: usize,
    typing: Typing,
    is_refused: bool,
}

impl Line {
    /// Starts an empty line.
    pub fn new(mode: Mode) -> Self {
        Self { typing: Typing::new(mode), ..Self::default() }
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Returns whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns how keys become letters.
    pub const fn mode(&self) -> Mode {
        self.typing.mode()
    }

    /// Changes how keys become letters.
    pub fn set_mode(&mut self, mode: Mode) {
        self.typing = Typing::new(mode);
    }

    /// Takes a key pressed.
    ///
    /// A key after a word already written goes on with that word.
    pub fn push(&mut self, key: char) {
        if key.is_control() {
            return;
        }
        if self.is_refused {
            self.clear();
        }
        if self.typing.is_idle() {
            self.typing.resume(last_word(&self.text[..self.cursor]));
        }
        let edit = self.typing.press(key);
        let kept = self.before().char_indices().rev().take(edit.erase).last().map_or(self.cursor, |(at, _)| at);
        self.text.replace_range(kept..self.cursor, &edit.insert);
        self.cursor = kept + edit.insert.len();
    }

    /// Puts text in as it is: a paste, a scan, a suggestion taken.
    pub fn insert(&mut self, text: &str) {
        if self.is_refused {
            self.clear();
        }
        let text: String = text.nfc().filter(|c| !c.is_control()).collect();
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        self.typing.reset();
    }

    /// Marks what is written as refused: the next letter or figure begins anew, any other key mends it.
    pub const fn refuse(&mut self) {
        self.is_refused = true;
    }

    /// Leaves what was refused to be mended.
    pub const fn mend(&mut self) {
        self.is_refused = false;
    }

    /// Erases the character before the cursor.
    pub fn backspace(&mut self) {
        if let Some(at) = last_grapheme(self.before()) {
            self.text.replace_range(at..self.cursor, "");
            self.cursor = at;
            self.typing.reset();
        }
    }

    /// Erases the character after the cursor.
    pub fn delete(&mut self) {
        if let Some(next) = self.text[self.cursor..].graphemes(true).next() {
            self.text.replace_range(self.cursor..self.cursor + next.len(), "");
            self.typing.reset();
        }
    }

    /// Erases everything.
    pub fn clear(&mut self) {
        *self = Self::new(self.mode());
    }

    /// Moves the cursor one character to the left.
    pub fn left(&mut self) {
        self.cursor = last_grapheme(self.before()).unwrap_or(0);
        self.typing.reset();
    }

    /// Moves the cursor one character to the right.
    pub fn right(&mut self) {
        self.cursor += self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        self.typing.reset();
    }

    /// Moves the cursor before the first character.
    pub fn home(&mut self) {
        self.cursor = 0;
        self.typing.reset();
    }

    /// Moves the cursor behind the last character.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
        self.typing.reset();
    }
}

/// The letters and digits that end a text.
fn last_word(text: &str) -> &str {
    text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or("", |(at, _)| &text[at..])
}

/// Where the last thing a reader would call a character begins.
fn last_grapheme(text: &str) -> Option<usize> {
    text.grapheme_indices(true).next_back().map(|(at, _)| at)
}
