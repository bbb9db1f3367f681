//! Who counted opening stock with us, asked once a producer; Enter keeps the last answer.

use super::{Part, SheetImport};
use crate::domain::ids::ProducerCode;
use crate::domain::sheet::{CountedWith, OpeningDocument, StockChoice};
use crate::domain::text::clean;
use crate::screens::{App, words};

/// What was answered.
#[derive(Debug, Clone, Default)]
pub struct Counters {
    /// Who, producer by producer.
    with: CountedWith,
    /// The last answer, which Enter keeps.
    last: String,
    /// Of whom it was asked.
    asked: Vec<ProducerCode>,
}

impl Counters {
    /// Returns who counted a producer's goods with us; empty until it was said.
    pub fn of(&self, producer: &ProducerCode) -> &str {
        self.with.of(producer)
    }

    /// Returns the last answer.
    pub fn last(&self) -> &str {
        &self.last
    }
}

impl SheetImport {
    /// Returns what would be written: not what was taken on before.
    fn open_documents(&self) -> impl Iterator<Item = &OpeningDocument> {
        self.shown.iter().flat_map(|shown| &shown.opening).filter(|d| d.taken_before.is_none())
    }

    /// Returns the producer that is asked about next, its place among all of them, and how many they are.
    pub fn asked(&self) -> Option<(&OpeningDocument, usize, usize)> {
        let all = self.open_documents().count();
        let next = self.open_documents().zip(1..).find(|(d, _)| !self.counters.asked.contains(&d.producer));
        next.map(|(d, at)| (d, at, all))
    }

    /// Asks for the quantities to be taken on: the producers are known once the file is read so.
    pub(super) fn take_stock(&mut self, app: &mut App) {
        self.choices.stock = StockChoice::OpeningStock;
        self.counters = Counters::default();
        self.counted.clear();
        self.part = Part::Counted;
        self.read(app);
    }

    /// Leaves the quantities aside.
    pub(super) fn leave_stock(&mut self, app: &mut App) {
        self.choices.stock = StockChoice::Aside;
        self.part = Part::Columns;
        self.read(app);
    }

    /// Goes on to the next producer, or to what is taken on when there is none.
    pub(super) fn next_counted(&mut self) {
        self.part = if self.asked().is_some() { Part::Counted } else { Part::Stock };
    }

    /// Takes who counted a producer's goods with us; an empty field keeps the last answer.
    pub(super) fn take_counted(&mut self, app: &mut App) {
        if self.is_reading {
            return;
        }
        let typed = clean(self.counted.text());
        let name = if typed.is_empty() { self.counters.last.clone() } else { typed };
        if name.is_empty() {
            return app.warn(words::takeon::with_needed(app.lang()).to_owned());
        }
        if name.chars().count() > 120 {
            return app.warn(words::takeon::with_long(app.lang()).to_owned());
        }
        if let Some(producer) = self.asked().map(|(d, _, _)| d.producer.clone()) {
            self.counters.with = std::mem::take(&mut self.counters.with).also(producer.clone(), name.clone());
            self.counters.asked.push(producer);
            self.counters.last = name;
        }
        self.counted.clear();
        self.next_counted();
    }

    /// Returns who counted with us, of every producer.
    pub(super) fn counted_with(&self) -> &CountedWith {
        &self.counters.with
    }
}
