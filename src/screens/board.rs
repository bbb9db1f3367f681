//! A list of anything: filtered as people type, chosen by arrows, opened by Enter.
//!
//! It holds rows of any kind and knows nothing about them but what they are found by. A pane keeps
//! one, hands it keys and acts on the [`Step`]; `view` draws the rows in sight and asks for no others.
//!
//! ```text
//! struct Papers { board: Board<PaperRow> }
//! Papers { board: Board::new(app.settings.typing) }                    // says that it loads
//! papers.board.fill(rows, |row, key| key.text(&row.number));     // once, and after every change
//! match papers.board.press(press) { Step::Open => …papers.board.chosen()…, Step::Close => Flow::Close, … }
//! board::view::draw(canvas, body, &papers.board, &Sheet { … }, |row, theme| vec![…]);
//! ```

use super::field::{choose, edit};
use super::press::Press;
use super::typing::{Line, Mode};
use crate::domain::search::{RowFilter, RowKey};

pub mod view;

/// A list with its filter and its chosen row.
#[derive(Debug, Clone)]
pub struct Board<R> {
    line: Line,
    rows: Option<Vec<R>>,
    filter: RowFilter,
    /// The rows kept by what is typed, in order.
    kept: Vec<u32>,
    /// What they were kept by.
    found: String,
    picked: usize,
}

/// What a key came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The list took it.
    Stay,
    /// Esc with nothing typed: the list goes.
    Close,
    /// Enter, or a scan that one row answers: the chosen row is opened.
    Open,
    /// It is no key of lists.
    Other,
}

impl<R> Board<R> {
    /// Starts without rows: they are on their way.
    pub fn new(typing: Mode) -> Self {
        let (filter, kept, found) = (RowFilter::default(), Vec::new(), String::new());
        Self { line: Line::new(typing), rows: None, filter, kept, found, picked: 0 }
    }

    /// Takes the rows, at first and whenever they changed; what is typed and chosen stays.
    pub fn fill(&mut self, rows: Vec<R>, key: impl FnMut(&R, &mut RowKey<'_>)) {
        self.filter = RowFilter::build(&rows, key);
        self.rows = Some(rows);
        self.find();
        self.picked = self.picked.min(self.kept.len().saturating_sub(1));
    }

    /// Chooses the first row in sight that is the one meant; without one the choice stays.
    pub fn choose(&mut self, is_meant: impl Fn(&R) -> bool) {
        let at = self.kept().position(is_meant);
        self.picked = at.unwrap_or(self.picked);
    }

    /// Forgets the rows and says again that they are on their way.
    pub fn reload(&mut self) {
        let typing = self.line.mode();
        *self = Self::new(typing);
    }

    /// Takes a key.
    pub fn press(&mut self, press: &Press) -> Step {
        match press {
            Press::Esc if self.line.is_empty() => return Step::Close,
            Press::Esc => {
                self.line.clear();
                self.refilter();
            }
            Press::Enter if self.chosen().is_some() => return Step::Open,
            Press::Enter => {}
            Press::Home => self.picked = 0,
            Press::End => self.picked = self.kept.len().saturating_sub(1),
            Press::Scan(code) => return self.scan(code),
            press => {
                if !choose(&mut self.picked, self.kept.len(), press) {
                    if !edit(&mut self.line, press) {
                        return Step::Other;
                    }
                    self.refilter();
                }
            }
        }
        Step::Stay
    }

    /// Filters by a scanned code, in the place of what was typed.
    pub fn scan(&mut self, code: &str) -> Step {
        self.line.clear();
        self.line.insert(code);
        self.refilter();
        if self.kept.len() == 1 { Step::Open } else { Step::Stay }
    }

    /// Returns the chosen row.
    pub fn chosen(&self) -> Option<&R> {
        self.shown(self.picked)
    }

    /// Returns whether the rows have come.
    pub const fn is_filled(&self) -> bool {
        self.rows.is_some()
    }

    /// Returns whether letters and Del belong to the filter.
    pub fn is_typing(&self) -> bool {
        !self.line.is_empty()
    }

    /// Returns every row, kept by the filter or not.
    pub fn rows(&self) -> &[R] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// Returns the rows kept by what is typed, for totals.
    pub fn kept(&self) -> impl Iterator<Item = &R> {
        self.kept.iter().filter_map(|at| self.rows().get(*at as usize))
    }

    /// Returns how many rows are kept by what is typed.
    pub const fn kept_len(&self) -> usize {
        self.kept.len()
    }

    fn shown(&self, at: usize) -> Option<&R> {
        self.rows().get(*self.kept.get(at)? as usize)
    }

    fn refilter(&mut self) {
        self.filter.narrow(&self.found, self.line.text(), &mut self.kept);
        self.line.text().clone_into(&mut self.found);
        self.picked = 0;
    }

    fn find(&mut self) {
        self.filter.find(self.line.text(), &mut self.kept);
        self.line.text().clone_into(&mut self.found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board<&'static str> {
        let mut board = Board::new(Mode::Off);
        board.fill(vec!["Mật ong", "Mật dừa", "Trà sen"], |row, key| key.text(row));
        board
    }

    fn type_in(board: &mut Board<&'static str>, text: &str) {
        for c in text.chars() {
            assert_eq!(board.press(&Press::Char(c)), Step::Stay);
        }
    }

    #[test]
    fn what_is_typed_narrows_the_rows_and_esc_gives_them_back_before_it_closes() {
        let mut board = board();
        type_in(&mut board, "mat d");
        assert_eq!((board.kept_len(), board.chosen()), (1, Some(&"Mật dừa")));
        assert_eq!(board.press(&Press::Enter), Step::Open);
        assert_eq!(board.press(&Press::Esc), Step::Stay);
        assert_eq!(board.kept_len(), 3);
        assert_eq!(board.press(&Press::Esc), Step::Close);
    }

    #[test]
    fn arrows_and_ends_choose_within_what_is_kept() {
        let mut board = board();
        board.press(&Press::End);
        assert_eq!(board.chosen(), Some(&"Trà sen"));
        board.press(&Press::Down);
        board.press(&Press::Home);
        board.press(&Press::Down);
        assert_eq!(board.chosen(), Some(&"Mật dừa"));
        type_in(&mut board, "tra");
        assert_eq!(board.chosen(), Some(&"Trà sen"));
    }

    #[test]
    fn new_rows_keep_what_was_typed_and_chosen() {
        let mut board = board();
        type_in(&mut board, "mat");
        board.press(&Press::Down);
        board.fill(vec!["Mật mía", "Kẹo", "Mật dừa"], |row, key| key.text(row));
        assert_eq!(board.chosen(), Some(&"Mật dừa"));
        board.fill(vec!["Mật mía"], |row, key| key.text(row));
        assert_eq!(board.chosen(), Some(&"Mật mía"), "never beyond the last");
    }

    #[test]
    fn a_row_may_be_chosen_by_what_it_is() {
        let mut board = board();
        board.choose(|row| *row == "Trà sen");
        assert_eq!(board.chosen(), Some(&"Trà sen"));
        board.choose(|row| *row == "Kẹo");
        assert_eq!(board.chosen(), Some(&"Trà sen"), "what is not there is not chosen");
    }

    #[test]
    fn a_scan_replaces_what_was_typed_and_opens_the_only_row() {
        let mut board = board();
        type_in(&mut board, "mat");
        assert_eq!(board.press(&Press::Scan("sen".into())), Step::Open);
        assert_eq!(board.press(&Press::Scan("8935".into())), Step::Stay);
        assert_eq!((board.kept_len(), board.press(&Press::Enter)), (0, Step::Stay));
    }

    #[test]
    fn other_keys_are_left_to_the_pane() {
        assert_eq!(board().press(&Press::F(7)), Step::Other);
        assert_eq!(board().press(&Press::Tab), Step::Other);
    }
}
