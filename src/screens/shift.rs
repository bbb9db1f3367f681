//! The shift: a float at its start, a blind count at its end, its report after.

use super::amount::{is_too_large, typed_money};
use super::field::{edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::question::Question;
use super::reason::Matter;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{CloseShift, Command, OpenShift};
use crate::domain::money::Money;
use crate::domain::query::{Query, ShiftReport};
use crate::domain::refusal::Refusal;
use crate::domain::shift::{NoteCount, counted};
use crate::domain::tender::NOTES;
use crate::domain::text::clean;

pub mod view;

/// What lies in the drawer at the start.
#[derive(Debug, Clone, Default)]
pub struct FloatForm {
    /// The amount typed.
    pub line: Line,
}

impl FloatForm {
    /// Takes a key: Enter opens the shift.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => match typed_money(self.line.text()) {
                Some(float_vnd) => app.run(Command::OpenShift(OpenShift { float_vnd }), Pending::Other),
                None if is_too_large(self.line.text()) => app.warn(words::amount_too_large(app.lang()).to_owned()),
                None => app.warn(words::type_float(app.lang()).to_owned()),
            },
            press => drop(edit_figures(&mut self.line, press)),
        }
        Flow::Stay
    }
}

/// Rows of the count: the notes, other money, the reason.
const OTHER: usize = NOTES.len();
const REASON: usize = OTHER + 1;

/// The drawer being counted. What it should hold is not known here: the count is blind.
#[derive(Debug, Clone)]
pub struct CountForm {
    /// How many of each note, as typed.
    pub notes: [Line; NOTES.len()],
    /// Other money, as typed.
    pub other: Line,
    /// Why it may differ.
    pub reason: Line,
    /// The row with the focus.
    pub row: usize,
}

impl CountForm {
    /// Starts with nothing counted.
    pub fn new(typing: Mode) -> Self {
        Self { notes: Default::default(), other: Line::default(), reason: Line::new(typing), row: 0 }
    }

    /// Returns whether the row with the focus is the reason's.
    pub const fn is_at_reason(&self) -> bool {
        self.row == REASON
    }

    /// Returns whether the row with the focus is that of other money.
    pub const fn is_at_other(&self) -> bool {
        self.row == OTHER
    }

    /// Returns what was counted, by note; nothing when a figure cannot be read.
    pub fn counts(&self) -> Option<Vec<NoteCount>> {
        let mut counts = Vec::new();
        for (line, note) in self.notes.iter().zip(NOTES) {
            let count = if line.is_empty() { 0 } else { line.text().parse().ok()? };
            counts.push(NoteCount { note, count });
        }
        let other = if self.other.is_empty() { Money::ZERO } else { typed_money(self.other.text())? };
        counts.push(NoteCount { note: 1, count: other.get() });
        counts.retain(|c| c.count != 0);
        Some(counts)
    }

    /// Returns what the count comes to so far.
    pub fn sum(&self) -> Money {
        self.counts().and_then(|counts| counted(&counts).ok()).unwrap_or_default()
    }

    /// Takes a key: Enter goes down, and from the last row closes.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter if self.row == REASON => self.close(app),
            Press::Enter | Press::Tab | Press::Down => self.row = (self.row + 1).min(REASON),
            Press::BackTab | Press::Up => self.row = self.row.saturating_sub(1),
            press if self.row == REASON => drop(edit(&mut self.reason, press)),
            press if self.row == OTHER => drop(edit_figures(&mut self.other, press)),
            Press::Char(c) if !c.is_ascii_digit() => {}
            press => {
                if let Some(line) = self.notes.get_mut(self.row).filter(|l| l.text().len() < 6 || !is_char(press)) {
                    edit(line, press);
                }
            }
        }
        Flow::Stay
    }

    /// Asks whether this is the count, and then closes the shift.
    pub fn close(&mut self, app: &mut App) {
        let Some(notes) = self.counts() else { return app.warn(words::check_count(app.lang()).to_owned()) };
        let reason = clean(self.reason.text());
        app.panes.push(Pane::Question(Question::CloseShift { notes, sum: self.sum(), reason }));
    }
}

fn is_char(press: &Press) -> bool {
    matches!(press, Press::Char(_))
}

/// How a count came out, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// What the drawer should have held.
    pub expected: Money,
    /// What was counted.
    pub counted: Money,
    /// Counted less expected.
    pub over: Money,
}

/// A shift's report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its number; 0 until the open one's is known.
    pub shift: u32,
    /// How it was counted, when it was closed just now.
    pub counted: Option<Counted>,
    /// The report, once answered.
    pub report: Option<ShiftReport>,
}

impl Report {
    /// Returns whether the shift is closed, so that its figures may be shown and printed.
    pub fn is_closed(&self) -> bool {
        self.counted.is_some() || self.report.as_ref().is_some_and(|r| r.closed.is_some())
    }

    /// Takes a key: Enter and Esc go back.
    pub fn press(&mut self, press: &Press) -> Flow {
        if matches!(press, Press::Esc | Press::Enter) { Flow::Close } else { Flow::Stay }
    }
}

impl App {
    pub(super) fn open_float(&mut self) {
        match self.till.as_ref().and_then(|t| t.shift.as_ref()) {
            Some(open) => self.refuse(&Refusal::ShiftIsOpen { shift: open.shift }),
            None => self.panes.push(Pane::Float(FloatForm::default())),
        }
    }

    pub(super) fn open_count(&mut self) {
        if self.till.as_ref().is_none_or(|t| t.shift.is_none()) {
            return self.refuse(&Refusal::NoOpenShift);
        }
        if self.holds_money() {
            return;
        }
        self.panes.push(Pane::Count(Box::new(CountForm::new(self.settings.typing))));
        if !self.ticket.lines.is_empty() {
            self.tell(Mood::Info, words::ticket_stays(self.lang()).to_owned());
        }
    }

    /// Closes the shift with what was counted.
    pub(super) fn close_shift(&mut self, notes: Vec<NoteCount>, reason: String) {
        self.run(Command::CloseShift(CloseShift { notes, reason }), Pending::Other);
    }

    /// Asks why the shift on the screen was over or short.
    pub(super) fn open_explain(&mut self) {
        if let Some(Pane::Report(report)) = self.panes.last()
            && report.is_closed()
        {
            let shift = report.shift;
            return self.ask_reason(Matter::Explain { shift });
        }
        self.tell(Mood::Info, words::close_before_explain(self.lang()).to_owned());
    }

    /// The reason is written down: the report shows it.
    pub(super) fn shift_explained(&mut self, shift: u32) {
        self.reason_given();
        self.effects.push(Effect::Ask(Query::Shift { shift: Some(shift) }));
        self.tell(Mood::Good, words::explained(self.lang()).to_owned());
    }

    /// Shows a shift's report; the open one's when no number is given.
    pub(super) fn open_report(&mut self, shift: Option<u32>) {
        self.effects.push(Effect::Ask(Query::Shift { shift }));
        let report = Report { shift: shift.unwrap_or(0), counted: None, report: None };
        self.panes.push(Pane::Report(Box::new(report)));
    }
}
