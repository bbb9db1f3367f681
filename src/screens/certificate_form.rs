//! Recording one paper at the till, and withdrawing one.

use chrono::NaiveDate;

use super::field::{edit, neighbour};
use super::pane::Flow;
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, words};
use crate::domain::certificate::{CertificateKind, CertificateTerm};
use crate::domain::command::{Command, RecordCertificate};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::lot::typed_date;
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What it is.
    Kind,
    /// Its number.
    Number,
    /// Who issued it.
    Issuer,
    /// The first day.
    From,
    /// The last day.
    To,
    /// Where the original is filed.
    FiledAt,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 6] = [Self::Kind, Self::Number, Self::Issuer, Self::From, Self::To, Self::FiledAt];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct CertificateForm {
    /// Whose paper: code and name.
    pub producer: (ProducerCode, String),
    /// The product in sight: code and name.
    pub product: Option<(ProductCode, String)>,
    /// Whether the paper speaks of the producer as a whole.
    pub is_for_all: bool,
    /// The field with the focus.
    pub part: Part,
    lines: [Line; 6],
}

impl CertificateForm {
    /// Starts an empty form.
    pub fn new(producer: (ProducerCode, String), product: Option<(ProductCode, String)>, typing: Mode) -> Self {
        let line = |part: &Part| match part {
            Part::From | Part::To | Part::Number => Line::new(Mode::Off),
            Part::Kind | Part::Issuer | Part::FiledAt => Line::new(typing),
        };
        let lines = Part::ALL.each_ref().map(line);
        Self { is_for_all: product.is_none(), producer, product, part: Part::Kind, lines }
    }

    /// Puts the kind there, when it is known, and goes on to the number; the kind says of whom it speaks.
    #[must_use]
    pub fn of_kind(mut self, kind: Option<String>) -> Self {
        if let Some(kind) = kind {
            self.lines[Part::Kind as usize].insert(&kind);
            self.is_for_all |= self.kind().is_some_and(CertificateKind::is_of_producer);
            self.part = Part::Number;
        }
        self
    }

    /// Puts there where its forerunner is filed.
    #[must_use]
    pub fn filed_at(mut self, place: Option<String>) -> Self {
        if let Some(place) = place {
            self.lines[Part::FiledAt as usize].insert(&place);
        }
        self
    }

    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> &Line {
        &self.lines[part as usize]
    }

    /// Returns the kind typed.
    pub fn kind(&self) -> Option<CertificateKind> {
        CertificateKind::read(self.line(Part::Kind).text())
    }

    /// Returns the first day typed.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        typed_date(self.line(Part::From).text(), today)
    }

    /// Returns the last day: as typed, else as its kind has it.
    pub fn to(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.line(Part::To).text().trim();
        match typed.is_empty() {
            true => self.kind()?.usual_last_day(self.from(today)?),
            false => typed_date(typed, today),
        }
    }

    /// Takes a key; Enter goes to the next field and from the last one records; Tab in the first turns whose it is.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, Part::Kind) => return Flow::Close,
            (Press::Tab, Part::Kind) if self.product.is_some() => self.is_for_all = !self.is_for_all,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::FiledAt) => self.record(app),
            (Press::Enter, Part::Kind) => self.leave_kind(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (press, part) => drop(edit(&mut self.lines[part as usize], press)),
        }
        Flow::Stay
    }

    fn leave_kind(&mut self, app: &mut App) {
        match self.kind() {
            Some(_) => self.part = Part::Number,
            None => app.warn(words::certificates::unknown_kind(app.lang()).to_owned()),
        }
    }

    fn record(&mut self, app: &mut App) {
        let (today, lang) = (app.now.date(), app.lang());
        let Some(kind) = self.kind() else {
            self.part = Part::Kind;
            return app.warn(words::certificates::unknown_kind(lang).to_owned());
        };
        let Some(from) = self.from(today) else { return self.back_to(app, Part::From) };
        let to = self.to(today);
        let is_needed = kind.rules().term == CertificateTerm::Stated || !self.line(Part::To).text().trim().is_empty();
        if is_needed && to.is_none() {
            return self.back_to(app, Part::To);
        }
        let typed = |part| clean(self.line(part).text());
        let product = self.product.as_ref().filter(|_| !self.is_for_all).map(|(code, _)| code.clone());
        let command = RecordCertificate {
            producer: self.producer.0.clone(),
            product,
            kind: typed(Part::Kind),
            number: typed(Part::Number),
            issuer: typed(Part::Issuer),
            from,
            to,
            filed_at: typed(Part::FiledAt),
        };
        app.run(Command::RecordCertificate(command), Pending::Other);
    }

    fn back_to(&mut self, app: &mut App, part: Part) {
        self.part = part;
        self.lines[part as usize].refuse();
        app.warn(words::certificates::type_day(app.lang()).to_owned());
    }
}
