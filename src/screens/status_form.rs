//! Recording where a product is on its way to a recognition: potential, applying, applying anew. None of it is a star.

use chrono::NaiveDate;

use super::field::{edit, edit_figures, neighbour};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::Command;
use crate::domain::ids::ProductCode;
use crate::domain::lot::typed_date;
use crate::domain::query::RecognitionHistory;
use crate::domain::recognition::{OcopStatus, OcopStatusRecorded, Stars};
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where it is.
    Status,
    /// From when.
    From,
    /// How many stars are hoped for.
    Hoped,
    /// In the staff's words.
    Note,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 4] = [Self::Status, Self::From, Self::Hoped, Self::Note];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct StatusForm {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// The field with the focus.
    pub part: Part,
    /// Where it is.
    pub status: OcopStatus,
    from: Line,
    hoped: Line,
    note: Line,
}

impl StatusForm {
    /// Starts an empty form.
    pub fn new(product: ProductCode, name: String, status: OcopStatus, typing: Mode) -> Self {
        let (from, hoped, note) = (Line::new(Mode::Off), Line::new(Mode::Off), Line::new(typing));
        Self { product, name, part: Part::Status, status, from, hoped, note }
    }

    /// Starts from what is known of a product's way.
    pub fn of(history: &RecognitionHistory, typing: Mode) -> Self {
        let last = history.statuses.last().map(|last| last.status);
        let status = last.unwrap_or_else(|| usual(history.terms.len()));
        Self::new(history.product.clone(), history.name.clone(), status, typing)
    }

    /// Returns what is typed in a field; nothing where one chooses by arrows.
    pub const fn line(&self, part: Part) -> Option<&Line> {
        match part {
            Part::Status => None,
            Part::From => Some(&self.from),
            Part::Hoped => Some(&self.hoped),
            Part::Note => Some(&self.note),
        }
    }

    /// Returns the first day: as typed, else today.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.from.text().trim();
        if typed.is_empty() { Some(today) } else { typed_date(typed, today) }
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (press, _) if app.is_done(press) => self.record(app),
            (Press::Esc, Part::Status) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::Note) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (Press::Right | Press::Char(' '), Part::Status) => self.turn(1),
            (Press::Left, Part::Status) => self.turn(OcopStatus::ALL.len() - 1),
            (_, Part::Status) => {}
            (press, Part::From) => drop(edit(&mut self.from, press)),
            (press, Part::Hoped) => drop(edit_figures(&mut self.hoped, press)),
            (press, Part::Note) => drop(edit(&mut self.note, press)),
        }
        Flow::Stay
    }

    fn turn(&mut self, step: usize) {
        let all = OcopStatus::ALL;
        let at = all.iter().position(|status| *status == self.status).unwrap_or(0);
        self.status = all[(at + step) % all.len()];
    }

    fn record(&mut self, app: &mut App) {
        let lang = app.lang();
        let Some(from) = self.from(app.now.date()) else {
            self.part = Part::From;
            self.from.refuse();
            return app.warn(words::ocop::type_day(lang).to_owned());
        };
        let typed = self.hoped.text().trim();
        let hoped = typed.parse().ok().and_then(|n| Stars::new(n).ok());
        if hoped.is_none() && !typed.is_empty() {
            self.part = Part::Hoped;
            self.hoped.refuse();
            return app.warn(words::ocop::type_stars(lang).to_owned());
        }
        let (product, note) = (self.product.clone(), clean(self.note.text()));
        let status = OcopStatusRecorded { product, status: self.status, from, hoped, note };
        app.run(Command::RecordOcopStatus(status), Pending::Other);
    }
}

/// What was recognised before applies anew; anything else is a potential.
const fn usual(recognitions: usize) -> OcopStatus {
    if recognitions == 0 { OcopStatus::Potential } else { OcopStatus::Reapplying }
}

impl App {
    /// Opens the form for the product in sight.
    pub(super) fn open_status_form(&mut self) {
        let Some(product) = self.product_in_sight() else {
            return self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned());
        };
        let typing = self.settings.typing;
        let told = self.panes.last().and_then(|pane| match pane {
            Pane::History(shown) => shown.history.as_ref(),
            _ => None,
        });
        let form = told.map(|history| StatusForm::of(history, typing)).or_else(|| {
            let card = self.shelf.cards().iter().find(|card| card.product == product)?;
            Some(StatusForm::new(product, card.name.clone(), usual(card.recognitions.len()), typing))
        });
        if let Some(form) = form {
            self.show_status_form(form);
        }
    }

    /// Shows the form; only a manager records where a product is.
    pub(super) fn show_status_form(&mut self, form: StatusForm) {
        if self.may_recognise() {
            self.panes.push(Pane::Status(Box::new(form)));
        }
    }

    /// Takes the form away once the way is recorded, and shows it anew.
    pub(super) fn status_recorded(&mut self) {
        self.close_top(|pane| matches!(pane, Pane::Status(_)));
        self.tell(Mood::Good, words::ocop::status_recorded(self.lang()).to_owned());
        self.uncovered();
    }
}
