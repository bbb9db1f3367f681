//! Counting: a scan adds one, a typed quantity so many, and the till keeps each at once.

use std::sync::Arc;

use chrono::Datelike;

use super::{Flow, Stage, StockCount, say};
use crate::domain::barcode::{Barcode, clean_scan};
use crate::domain::code_book::{CodeKey, Known, Worth};
use crate::domain::command::{Command, RecordCount, SetCount, is_odd_quantity};
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::quantity::Quantity;
use crate::domain::query::CountedRow;
use crate::domain::refusal::{CodeRefusal, Refusal};
use crate::domain::scan::{Scanned, read_scan};
use crate::domain::shelf::SkuCard;
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::field::{choose, edit};
use crate::screens::pane::Pane;
use crate::screens::press::Press;
use crate::screens::question::Question;
use crate::screens::scanned::find_code;
use crate::screens::ticket::card_of;
use crate::screens::update::{Mood, Pending};
use crate::screens::{App, words};

/// So many figures that are no code are a quantity whose `*` was forgotten: the shortest bar code has eight.
const FIGURES_MAX: usize = 4;

impl StockCount {
    /// Returns the line the person stands on.
    pub fn line(&self) -> Option<&CountedRow> {
        self.detail.as_ref()?.counted.get(self.selected)
    }

    /// Takes a key while counting.
    pub(super) fn counting_key(&mut self, app: &mut App, press: &Press) -> Flow {
        let is_empty = self.field.line.is_empty();
        let lines = self.detail.as_ref().map_or(0, |d| d.counted.len());
        match press {
            Press::Esc if is_empty => {
                app.tell(Mood::Info, say::stays_open(app.lang(), &self.count));
                return Flow::Close;
            }
            Press::Esc => self.field.clear(),
            Press::Enter => self.enter(app),
            Press::Up | Press::Down | Press::PageUp | Press::PageDown if self.field.is_listing() => {
                self.field.is_moved |= choose(&mut self.field.picked, self.field.hits.len(), press);
            }
            Press::Char('+') if is_empty => self.step(app, 1),
            Press::Char('-') if is_empty => self.step(app, -1),
            Press::Delete if is_empty => self.set_line(app, None),
            press if choose(&mut self.selected, lines, press) => {}
            press => {
                let before = self.field.line.text().to_owned();
                if edit(&mut self.field.line, press) && before != self.field.line.text() {
                    self.field.follow(press);
                    self.search(app);
                    (self.field.picked, self.field.is_moved, self.field.is_asking_owner) = (0, false, false);
                }
            }
        }
        Flow::Stay
    }

    /// Searches the count's goods for what stands in the field.
    fn search(&mut self, app: &App) {
        let query = split_quantity(self.field.line.text()).1.to_owned();
        let mut found = app.shelf.search(&query);
        if let Some(keys) = self.field.pressed().filter(|_| found.is_empty()) {
            found = app.shelf.search(keys);
        }
        let covers = |card: &&&SkuCard| self.covers(card);
        self.field.hits =
            if query.is_empty() { Vec::new() } else { found.iter().filter(covers).map(|c| c.sku.clone()).collect() };
    }

    /// Returns whether goods belong to the count.
    fn covers(&self, card: &SkuCard) -> bool {
        self.detail.as_ref().is_none_or(|d| d.row.scope.covers(&card.sku, &card.producer.code))
    }

    fn enter(&mut self, app: &mut App) {
        let text = self.field.line.text().to_owned();
        let (figure, rest) = split_quantity(&text);
        let quantity = match figure.map(typed_quantity).transpose() {
            Ok(quantity) => quantity,
            Err(refusal) => {
                self.field.clear();
                return app.refuse(&refusal);
            }
        };
        if rest.is_empty() {
            self.field.clear();
            if let Some(quantity) = quantity {
                self.set_line(app, Some(quantity));
            }
            return;
        }
        let quantity = quantity.unwrap_or(Quantity::ONE);
        let chosen = self.field.chosen().cloned();
        let is_figures = rest.chars().all(|c| c.is_ascii_digit());
        let typed = self.field.pressed().map(|keys| find_code(&app.shelf, keys)).unwrap_or_default();
        let owners = if typed.is_empty() { find_code(&app.shelf, rest) } else { typed };
        let is_meant = !is_figures || self.field.is_moved || self.field.is_asking_owner;
        match (owners.as_slice(), chosen.filter(|_| is_meant)) {
            ([_, _, ..], Some(sku)) if owners.contains(&sku) => self.add(app, sku, quantity),
            ([_, ..], _) => self.count_of_owner(app, &owners, rest, quantity),
            ([], Some(sku)) => self.add(app, sku, quantity),
            ([], None) if is_figures && rest.len() <= FIGURES_MAX && self.line().is_some() => {
                self.field.clear();
                self.field.line.insert(rest);
                app.warn(say::a_quantity(app.lang(), rest));
            }
            ([], None) if is_figures => self.unknown(app, rest),
            ([], None) => app.warn(say::not_found(app.lang()).to_owned()),
        }
    }

    /// Counts what was scanned; a `3*` in the field counts, and a lot's own code is its lot.
    pub(super) fn count_scanned(&mut self, app: &mut App, code: &str) {
        let typed = self.field.line.text().to_owned();
        let quantity = match split_quantity(&typed) {
            (Some(figure), "") => typed_quantity(figure).unwrap_or(Quantity::ONE),
            _ => Quantity::ONE,
        };
        let owners = find_code(&app.shelf, code);
        if !owners.is_empty() {
            return self.count_of_owner(app, &owners, code, quantity);
        }
        let shelf = Arc::clone(&app.shelf);
        match read_scan(code, app.now.date().year(), &shelf.book) {
            Scanned::Gtin(code) | Scanned::Internal(code) => self.count_booked(app, &code, quantity),
            Scanned::Gs1(said) => match said.number() {
                Some(number) => self.count_booked(app, number, said.weight.unwrap_or(quantity)),
                None => self.unknown(app, &clean_scan(code)),
            },
            Scanned::Weighed(label) => {
                let item = if find_code(&shelf, &label.item).is_empty() { &label.template } else { &label.item };
                let weight = if let Worth::Weight(weight) = label.worth { weight } else { quantity };
                self.count_number(app, item, weight);
            }
            Scanned::BadLabel => app.refuse(&CodeRefusal::WrongVerifier.into()),
            Scanned::Link(url) => match CodeKey::of_link(&url).map(|key| shelf.book.find(&key)) {
                Some(Known::Goods { sku, .. }) => self.add(app, sku, quantity),
                Some(Known::Unknown { .. }) | None => app.warn(words::goods::stamp_unknown(app.lang()).to_owned()),
            },
            Scanned::Private(kind) => app.warn(words::scanned_private(app.lang(), kind).to_owned()),
            Scanned::Unknown(text) => self.count_number(app, &text, quantity),
        }
    }

    /// Counts by a number; a case that is known counts what is in it.
    fn count_booked(&mut self, app: &mut App, code: &Barcode, quantity: Quantity) {
        match app.shelf.book.find(&CodeKey::of_code(&code.key())) {
            Known::Goods { sku, units, .. } => {
                let all = quantity.get().checked_mul(units.into()).and_then(|all| Quantity::new(all).ok());
                match all {
                    Some(all) => self.add(app, sku, all),
                    None => app.refuse(&Refusal::NotAQuantity),
                }
            }
            Known::Unknown { .. } => self.count_number(app, code.as_str(), quantity),
        }
    }

    /// Counts goods by their code; a code of none that is no bare number is a lot's own.
    fn count_number(&mut self, app: &mut App, code: &str, quantity: Quantity) {
        let is_figures = code.bytes().all(|b| b.is_ascii_digit());
        match (find_code(&app.shelf, code).as_slice(), LotId::new(code)) {
            ([], Ok(lot)) if !is_figures => self.record(app, None, Some(lot), quantity),
            ([], _) => self.unknown(app, code),
            (owners, _) => self.count_of_owner(app, owners, code, quantity),
        }
    }

    /// Counts goods of a code; when producers share it, those of the count, and if need be asks whose they are.
    fn count_of_owner(&mut self, app: &mut App, owners: &[SkuCode], code: &str, quantity: Quantity) {
        let is_here = |sku: &&SkuCode| card_of(&app.shelf, sku).is_some_and(|card| self.covers(card));
        let here: Vec<SkuCode> = owners.iter().filter(is_here).cloned().collect();
        match (here.as_slice(), owners) {
            ([sku], _) | ([], [sku, ..]) => self.add(app, sku.clone(), quantity),
            (_, _) => {
                self.field.clear();
                self.field.line.insert(&format!("{quantity}*{}", clean_scan(code)));
                (self.field.hits, self.field.is_asking_owner) = (here, true);
                app.warn(say::which_owner(app.lang()).to_owned());
            }
        }
    }

    fn unknown(&mut self, app: &mut App, code: &str) {
        self.field.clear();
        let code: String = code.chars().take(64).collect();
        app.warn(say::unknown_code(app.lang(), &code));
    }

    /// Adds goods to the count; an odd quantity is asked about first.
    fn add(&mut self, app: &mut App, sku: SkuCode, quantity: Quantity) {
        if is_odd_quantity(quantity) {
            self.field.clear();
            app.warn(words::odd_quantity(app.lang(), quantity));
            return app.panes.push(Pane::Question(Question::OddCount { sku, quantity }));
        }
        self.record(app, Some(sku), None, quantity);
    }

    fn record(&mut self, app: &mut App, sku: Option<SkuCode>, lot: Option<LotId>, quantity: Quantity) {
        self.field.clear();
        let record = RecordCount { count: Some(self.count.clone()), sku, lot, quantity };
        app.run(Command::RecordCount(record), Pending::Other);
    }

    /// Says how much there is of the line in all; nothing when it was not counted after all.
    fn set_line(&mut self, app: &mut App, quantity: Option<Quantity>) {
        let Some(line) = self.line() else {
            return app.tell(Mood::Info, say::nothing_yet(app.lang()).to_owned());
        };
        let set =
            SetCount { count: Some(self.count.clone()), sku: Some(line.sku.clone()), lot: line.lot.clone(), quantity };
        app.run(Command::SetCount(set), Pending::Other);
    }

    /// Adds one to the line or takes one off it, not below nothing.
    fn step(&mut self, app: &mut App, pieces: i32) {
        let now = self.line().map(|l| l.quantity);
        let step = Quantity::pieces(pieces).ok();
        let next = now.zip(step).and_then(|(now, step)| now.plus(step).ok()).filter(|q| *q >= Quantity::ZERO);
        if let Some(next) = next {
            self.set_line(app, Some(next));
        }
    }

    /// Takes a key while what nobody has counted is shown.
    pub(super) fn rest_key(&mut self, app: &mut App, press: &Press) -> Flow {
        let rows = self.detail.as_ref().map(|d| d.uncounted.as_slice()).unwrap_or_default();
        match press {
            Press::Esc => self.stage = Stage::Counting,
            Press::Char('0') => {
                let sku = rows.get(self.picked).map(|row| row.sku.clone());
                if sku.is_some() {
                    let (count, quantity) = (Some(self.count.clone()), Some(Quantity::ZERO));
                    app.run(Command::SetCount(SetCount { count, sku, lot: None, quantity }), Pending::Other);
                }
            }
            press => drop(choose(&mut self.picked, rows.len(), press)),
        }
        Flow::Stay
    }

    /// Takes what the till keeps of a line now, and puts it on top.
    pub(super) fn counted(
        &mut self,
        count: &str,
        sku: SkuCode,
        lot: Option<LotId>,
        name: Option<String>,
        quantity: Option<Quantity>,
    ) {
        let Some(detail) = self.detail.as_mut().filter(|d| d.row.count == count) else { return };
        detail.counted.retain(|row| (&row.sku, &row.lot) != (&sku, &lot));
        detail.uncounted.retain(|row| row.sku != sku);
        self.picked = self.picked.min(detail.uncounted.len().saturating_sub(1));
        if let Some(quantity) = quantity {
            let name = name.unwrap_or_else(|| sku.to_string());
            detail.counted.insert(0, CountedRow { sku, lot, name, quantity });
        }
        self.selected = 0;
        if self.stage == Stage::Rest && detail.uncounted.is_empty() {
            self.stage = Stage::Counting;
        }
    }
}

impl App {
    /// Counts so many after all.
    pub(in crate::screens) fn count_anyway(&mut self, sku: &SkuCode, quantity: Quantity) {
        let sku = sku.clone();
        self.with_count(|app, pane| pane.record(app, Some(sku), None, quantity));
    }
}
