//! Recording a recognition at the till: stars, decision, who decided, from when to when.
//!
//! Papers of many products come by import; this is for the one certificate in the manager's hand.

use chrono::NaiveDate;

use super::field::{edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, RecordRecognition};
use crate::domain::ids::ProductCode;
use crate::domain::lot::typed_date;
use crate::domain::recognition::{LastDay, Stars, last_day};
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How many stars.
    Stars,
    /// The decision's number.
    Decision,
    /// The body that decided.
    Body,
    /// The first day.
    From,
    /// The last day, 36 months on when left empty.
    To,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 5] = [Self::Stars, Self::Decision, Self::Body, Self::From, Self::To];

    fn neighbour(self, step: isize) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        at.checked_add_signed(step).and_then(|at| Self::ALL.get(at)).copied().unwrap_or(self)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct RecogniseForm {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// The field with the focus.
    pub part: Part,
    lines: [Line; 5],
}

impl RecogniseForm {
    /// Starts an empty form.
    pub fn new(product: ProductCode, name: String, typing: Mode) -> Self {
        let line = |part: &Part| match part {
            Part::Body | Part::Decision => Line::new(typing),
            Part::Stars | Part::From | Part::To => Line::new(Mode::Off),
        };
        Self { product, name, part: Part::Stars, lines: Part::ALL.each_ref().map(line) }
    }

    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> &Line {
        &self.lines[part as usize]
    }

    /// Returns the stars typed, when they are stars.
    pub fn stars(&self) -> Option<Stars> {
        self.line(Part::Stars).text().trim().parse().ok().and_then(|n| Stars::new(n).ok())
    }

    /// Returns the first day typed.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        typed_date(self.line(Part::From).text(), today)
    }

    /// Returns the last day: as typed, else 36 months after the first.
    pub fn to(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.line(Part::To).text().trim();
        if typed.is_empty() { self.from(today).map(last_day) } else { typed_date(typed, today) }
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, Part::Stars) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::To) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (press, Part::Stars) => drop(edit_figures(&mut self.lines[Part::Stars as usize], press)),
            (press, part) => drop(edit(&mut self.lines[part as usize], press)),
        }
        Flow::Stay
    }

    fn record(&mut self, app: &mut App) {
        let today = app.now.date();
        let Some(stars) = self.stars() else { return self.back_to(app, Part::Stars) };
        let Some(from) = self.from(today) else { return self.back_to(app, Part::From) };
        let Some(to) = self.to(today) else { return self.back_to(app, Part::To) };
        let command = RecordRecognition {
            product: self.product.clone(),
            stars,
            decision: clean(self.line(Part::Decision).text()),
            level: String::new(),
            from,
            to: Some(to),
            last_day: LastDay::Inclusive,
            decided: None,
            body: clean(self.line(Part::Body).text()),
            criteria: String::new(),
        };
        app.run(Command::RecordRecognition(command), Pending::Other);
    }

    fn back_to(&mut self, app: &mut App, part: Part) {
        self.part = part;
        self.lines[part as usize].refuse();
        let lang = app.lang();
        let text = if part == Part::Stars { words::ocop::type_stars(lang) } else { words::ocop::type_day(lang) };
        app.warn(text.to_owned());
    }
}

impl App {
    /// Says that a recognition was recorded, when a form for one is open, and shows the product's way anew.
    pub(super) fn recognition_recorded(&mut self) {
        if let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Recognise(_))) {
            self.panes.remove(at);
            self.tell(Mood::Good, words::ocop::recorded(self.lang()).to_owned());
            self.uncovered();
        }
    }
}
