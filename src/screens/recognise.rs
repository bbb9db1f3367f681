//! Recording a recognition at the till: stars, decision, who decided by what, from when to when.
//!
//! Papers of many products come by import; this is for the one certificate in the manager's hand.

use chrono::NaiveDate;

use super::field::{edit, edit_figures, neighbour};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, RecordRecognition};
use crate::domain::ids::ProductCode;
use crate::domain::lot::typed_date;
use crate::domain::recognition::{LastDay, RecognitionLevel, Stars, criteria_on, last_day};
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How many stars.
    Stars,
    /// The decision's number.
    Decision,
    /// The day it was signed.
    Decided,
    /// The level that recognised.
    Level,
    /// The body that decided.
    Body,
    /// The criteria it was judged by.
    Criteria,
    /// The first day, that of signing when left empty.
    From,
    /// The last day, 36 months on when left empty.
    To,
    /// Whether the last day still counts.
    LastDay,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 9] = [
        Self::Stars,
        Self::Decision,
        Self::Decided,
        Self::Level,
        Self::Body,
        Self::Criteria,
        Self::From,
        Self::To,
        Self::LastDay,
    ];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
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
    /// Whether the last day still counts.
    pub last_day: LastDay,
    level: Option<RecognitionLevel>,
    lines: [Line; 9],
}

impl RecogniseForm {
    /// Starts an empty form.
    pub fn new(product: ProductCode, name: String, typing: Mode) -> Self {
        let line = |part: &Part| match part {
            Part::Body | Part::Decision => Line::new(typing),
            Part::Stars | Part::Decided | Part::Level | Part::Criteria => Line::new(Mode::Off),
            Part::From | Part::To | Part::LastDay => Line::new(Mode::Off),
        };
        let (lines, last_day) = (Part::ALL.each_ref().map(line), LastDay::default());
        Self { product, name, part: Part::Stars, last_day, level: None, lines }
    }

    /// Returns what is typed in a field; nothing where one chooses by arrows.
    pub const fn line(&self, part: Part) -> Option<&Line> {
        match part {
            Part::Level | Part::LastDay => None,
            Part::Stars | Part::Decision | Part::Decided | Part::Body | Part::Criteria | Part::From | Part::To => {
                Some(&self.lines[part as usize])
            }
        }
    }

    fn typed(&self, part: Part) -> &str {
        self.line(part).map_or("", |line| line.text().trim())
    }

    /// Returns the stars typed, when they are stars.
    pub fn stars(&self) -> Option<Stars> {
        self.typed(Part::Stars).parse().ok().and_then(|n| Stars::new(n).ok())
    }

    /// Returns the day of signing, when one is typed.
    pub fn decided(&self, today: NaiveDate) -> Option<NaiveDate> {
        typed_date(self.typed(Part::Decided), today)
    }

    /// Returns the first day: as typed, else the day of signing.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.typed(Part::From);
        if typed.is_empty() { self.decided(today) } else { typed_date(typed, today) }
    }

    /// Returns the last day that counts: of the day typed, else of 36 months after the first.
    pub fn to(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.named(today).map(|day| self.last_day.counts_to(day))
    }

    fn named(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.typed(Part::To);
        if typed.is_empty() { self.from(today).map(last_day) } else { typed_date(typed, today) }
    }

    /// Returns the level chosen, else the body's, else the one that gave so many stars on that day.
    pub fn level(&self, today: NaiveDate) -> RecognitionLevel {
        let signed = self.signed(today).unwrap_or(today);
        let usual = self.stars().map_or(RecognitionLevel::Province, |stars| RecognitionLevel::of(stars, signed));
        self.level.or_else(|| RecognitionLevel::read(self.typed(Part::Body))).unwrap_or(usual)
    }

    /// Returns the criteria typed, else those that held on the day of signing.
    pub fn criteria(&self, today: NaiveDate) -> String {
        let typed = self.typed(Part::Criteria);
        if typed.is_empty() { self.signed(today).map_or("", criteria_on).to_owned() } else { clean(typed) }
    }

    fn signed(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.decided(today).or_else(|| self.from(today))
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (press, _) if app.is_done(press) => self.record(app),
            (Press::Esc, Part::Stars) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::LastDay) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (Press::Right | Press::Char(' '), Part::Level) => self.turn_level(app, 1),
            (Press::Left, Part::Level) => self.turn_level(app, RecognitionLevel::ALL.len() - 1),
            (Press::Left | Press::Right | Press::Char(' '), Part::LastDay) => {
                self.last_day = match self.last_day {
                    LastDay::Inclusive => LastDay::Exclusive,
                    LastDay::Exclusive => LastDay::Inclusive,
                };
            }
            (_, Part::Level | Part::LastDay) => {}
            (press, Part::Stars) => drop(edit_figures(&mut self.lines[Part::Stars as usize], press)),
            (press, part) => drop(edit(&mut self.lines[part as usize], press)),
        }
        Flow::Stay
    }

    fn turn_level(&mut self, app: &App, step: usize) {
        let all = RecognitionLevel::ALL;
        let level = self.level(app.now.date());
        let at = all.iter().position(|known| *known == level).unwrap_or(0);
        self.level = Some(all[(at + step) % all.len()]);
    }

    fn record(&mut self, app: &mut App) {
        let today = app.now.date();
        let Some(stars) = self.stars() else { return self.back_to(app, Part::Stars) };
        let decided = self.decided(today);
        if decided.is_none() && !self.typed(Part::Decided).is_empty() {
            return self.back_to(app, Part::Decided);
        }
        let Some(from) = self.from(today) else { return self.back_to(app, Part::From) };
        let Some(to) = self.named(today) else { return self.back_to(app, Part::To) };
        let command = RecordRecognition {
            product: self.product.clone(),
            stars,
            decision: clean(self.typed(Part::Decision)),
            level: self.level(today).code().to_owned(),
            from,
            to: Some(to),
            last_day: self.last_day,
            decided,
            body: clean(self.typed(Part::Body)),
            criteria: self.criteria(today),
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
