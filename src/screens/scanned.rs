//! What a scan does to the sale: goods, cases, scales' labels, stamps, and what is none of the shop's business.
//!
//! A code of the catalogue comes first, just as it stands there. Whatever is the buyer's own is named and
//! forgotten at once.

use std::sync::Arc;

use chrono::Datelike;

use super::amount::{split_quantity, typed_quantity};
use super::learn::{Learn, Purpose};
use super::ticket::card_of;
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::barcode::{Barcode, clean_scan};
use crate::domain::catalogue::SoldBy;
use crate::domain::code_book::{CodeKey, Known, Stamp, Weighed, Worth, label_quantity};
use crate::domain::gs1::Gs1;
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::Query;
use crate::domain::refusal::{CodeRefusal, Refusal};
use crate::domain::scan::{Private, Scanned, read_scan};
use crate::domain::shelf::Shelf;

/// What a scan told of a line beside its goods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The stamp it bears, when each exists once.
    pub stamp: Option<Stamp>,
    /// What brings the line to the price on its label.
    pub discount: Money,
    /// The lot on its pack.
    pub pack: Option<PackLot>,
}

impl App {
    /// Sells what was scanned, wherever the focus was; a `3*` in the field counts.
    pub(super) fn sell_scanned(&mut self, text: &str) {
        if self.sale.is_asking_owner {
            return self.scan_while_asked(text);
        }
        let typed = self.sale.line.text().to_owned();
        let quantity = match split_quantity(&typed) {
            (Some(figure), "") => typed_quantity(figure).unwrap_or(Quantity::ONE),
            _ => Quantity::ONE,
        };
        let code = clean_scan(text);
        let owners = listed(&self.shelf, &code);
        if !owners.is_empty() {
            return self.sell_of_owner(&owners, &code, quantity, None);
        }
        let shelf = Arc::clone(&self.shelf);
        match read_scan(text, self.now.date().year(), &shelf.book) {
            Scanned::Gtin(code) | Scanned::Internal(code) => self.sell_number(&code, quantity, Mark::default()),
            Scanned::Weighed(label) => self.sell_label(&label, &code, quantity),
            Scanned::BadLabel => self.refuse(&CodeRefusal::WrongVerifier.into()),
            Scanned::Gs1(gs1) => self.sell_gs1(&gs1, quantity),
            Scanned::Link(url) => self.sell_stamp(&url, quantity),
            Scanned::Private(kind) => self.warn(words::scanned_private(self.lang(), kind).to_owned()),
            Scanned::Unknown(text) => self.note_unknown(&text, quantity),
        }
    }

    /// Returns what of the buyer's was scanned, if it was: no list may show it.
    pub(super) fn private_scan(&self, text: &str) -> Option<Private> {
        let is_goods = !find_code(&self.shelf, text).is_empty();
        match read_scan(text, self.now.date().year(), &self.shelf.book) {
            Scanned::Private(kind) if !is_goods => Some(kind),
            Scanned::Private(_) | Scanned::Gtin(_) | Scanned::Internal(_) | Scanned::Weighed(_) => None,
            Scanned::BadLabel | Scanned::Gs1(_) | Scanned::Link(_) | Scanned::Unknown(_) => None,
        }
    }

    /// Sells by a number: of goods, or of a case that is known or asked about.
    fn sell_number(&mut self, code: &Barcode, quantity: Quantity, mark: Mark) {
        let owners = with_number(&self.shelf, code);
        if !owners.is_empty() {
            return self.sell_marked(&owners, code.as_str(), quantity, mark);
        }
        let key = CodeKey::of_code(&code.key());
        if let Known::Goods { sku, units, .. } = self.booked(&key) {
            let Some(all) = times(quantity, units) else { return self.refuse(&Refusal::NotAQuantity) };
            let before = self.ticket.lines.clone();
            self.sell_marked(std::slice::from_ref(&sku), code.as_str(), all, mark);
            if self.ticket.lines == before {
                return;
            }
            if units > 1 {
                let title = card_of(&self.shelf, &sku).map(|card| card.title()).unwrap_or_default();
                self.tell(Mood::Info, words::case_sold(self.lang(), units, &title));
            }
            self.sale.booked.push((sku, key.sample));
            return;
        }
        match code.inside().map(|inner| with_number(&self.shelf, &inner)).as_deref() {
            Some([sku]) => {
                let learn = Learn::case(self, code.as_str(), sku, quantity).to(Purpose::Sell(mark.pack));
                self.open_learn(learn);
            }
            Some(_) | None => self.note_unknown(code.as_str(), quantity),
        }
    }

    /// Sells a pack that a scale weighed.
    fn sell_label(&mut self, label: &Weighed, code: &str, quantity: Quantity) {
        let mut owners = listed(&self.shelf, &label.item);
        if owners.is_empty() {
            owners = listed(&self.shelf, &label.template);
        }
        let key = CodeKey::of_code(&label.item);
        if let Known::Goods { sku, .. } = self.booked(&key)
            && owners.is_empty()
        {
            self.sale.booked.push((sku.clone(), key.sample));
            owners.push(sku);
        }
        match owners.as_slice() {
            [] => {
                let learn = Learn::label(self, code, label, quantity);
                self.open_learn(learn);
            }
            [first, ..] => {
                let first = first.clone();
                self.sell_worth(&owners, &first, label, quantity);
            }
        }
    }

    /// Sells what a label says: its weight, or as much as comes to its price.
    pub(super) fn sell_worth(&mut self, owners: &[SkuCode], first: &SkuCode, label: &Weighed, packs: Quantity) {
        let day = self.now.date();
        let shelf = Arc::clone(&self.shelf);
        let Some(card) = card_of(&shelf, first) else { return };
        let told = match label.worth {
            Worth::Weight(weight) => by(weight, packs).map(|all| (all, Money::ZERO)),
            Worth::Price(price) => match card.price_on(day) {
                // Without a price of the shop there is nothing to reckon by: the price form or a manager follows.
                None => Some((Quantity::ONE, Money::ZERO)),
                Some(unit) => price.times(packs.get()).ok().and_then(|total| label_quantity(total, unit, card.sold_by)),
            },
        };
        match told {
            Some((quantity, discount)) => {
                self.sell_marked(owners, &label.item, quantity, Mark { discount, ..Mark::default() });
            }
            None => self.warn(words::label_price(self.lang(), &card.title())),
        }
    }

    /// Sells by what GS1 says; goods past their last day are refused here, whatever the books hold.
    fn sell_gs1(&mut self, gs1: &Gs1, quantity: Quantity) {
        let Some(number) = gs1.number().cloned() else { return };
        let owners = with_number(&self.shelf, &number);
        let title = |sku: &SkuCode| card_of(&self.shelf, sku).map(|card| card.title());
        if let Some(day) = gs1.last_day().filter(|day| *day < self.now.date()) {
            let name = owners.first().and_then(title).unwrap_or_else(|| number.to_string());
            return self.warn(words::label_expired(self.lang(), &name, &day.format("%d/%m/%Y").to_string()));
        }
        let is_weighed = |sku: &SkuCode| card_of(&self.shelf, sku).is_some_and(|c| c.sold_by == SoldBy::Weight);
        let all = match (gs1.weight, gs1.count) {
            (Some(weight), _) if owners.first().is_some_and(is_weighed) => by(weight, quantity),
            (_, Some(count)) => times(quantity, count),
            (_, None) => Some(quantity),
        };
        let Some(all) = all else { return self.refuse(&Refusal::NotAQuantity) };
        let stamp = gs1.serial.as_deref().map(|serial| Stamp::of_serial(&number, serial));
        self.sell_number(&number, all, Mark { stamp, pack: PackLot::of_gs1(gs1), ..Mark::default() });
    }

    /// Sells by a trace stamp that is known, or asks what it is.
    fn sell_stamp(&mut self, url: &str, quantity: Quantity) {
        let Some(key) = CodeKey::of_link(url) else { return self.warn(words::link_unreadable(self.lang()).to_owned()) };
        match self.booked(&key) {
            Known::Goods { sku, units, is_serial } => {
                let Some(all) = times(quantity, units) else { return self.refuse(&Refusal::NotAQuantity) };
                let stamp = is_serial.then(|| key.sample.clone());
                let before = self.ticket.lines.clone();
                self.sell_marked(std::slice::from_ref(&sku), "", all, Mark { stamp, ..Mark::default() });
                if self.ticket.lines == before {
                    return;
                }
                self.sale.booked.push((sku.clone(), key.sample));
                if is_serial {
                    let title = card_of(&self.shelf, &sku).map(|card| card.title()).unwrap_or_default();
                    let undo = self.settings.keys.label(super::Action::Remove);
                    self.tell(Mood::Info, words::by_stamp(self.lang(), &title, &undo));
                }
            }
            Known::Unknown { maybe } => {
                let learn = Learn::stamp(self, url, maybe, quantity);
                self.open_learn(learn);
            }
        }
    }

    /// Asks the book, but not about what was taken away again a moment ago or is not on the shelf yet.
    fn booked(&self, key: &CodeKey) -> Known {
        let unknown = Known::Unknown { maybe: None };
        if self.sale.doubted.contains(&key.sample) {
            return unknown;
        }
        match self.shelf.book.find(key) {
            Known::Goods { sku, .. } if card_of(&self.shelf, &sku).is_none() => unknown,
            known => known,
        }
    }

    /// Sells and notes on the line what the scan told; the same stamp is not sold twice on a ticket.
    pub(super) fn sell_marked(&mut self, owners: &[SkuCode], code: &str, quantity: Quantity, mark: Mark) {
        if mark.stamp.as_ref().is_some_and(|s| self.ticket.lines.iter().any(|l| l.stamps.contains(s))) {
            let key = self.settings.keys.label(super::Action::More);
            return self.warn(words::stamp_in_ticket(self.lang(), &key));
        }
        let before = self.ticket.lines.clone();
        self.sell_of_owner(owners, code, quantity, mark.pack.as_ref());
        if let Some(whose) = &mut self.whose {
            whose.mark = mark;
            return;
        }
        if self.ticket.lines != before {
            self.note_mark(mark);
        }
    }

    /// Notes on the line just sold what its scan told.
    pub(super) fn note_mark(&mut self, mark: Mark) {
        if mark.stamp.is_none() && mark.discount.is_zero() {
            return;
        }
        if let Some(stamp) = mark.stamp.clone() {
            self.effects.push(Effect::Ask(Query::Stamp { stamp }));
        }
        self.ticket.mark(mark);
        self.keep_ticket();
    }

    /// Says that a stamp was sold before: one of the two is not what it says.
    pub(super) fn stamp_sold(&mut self, receipt: Option<&str>) {
        if let Some(receipt) = receipt {
            self.warn(words::stamp_sold(self.lang(), receipt));
        }
    }

    /// Notes that goods sold by a stamp were taken away again: the next scan asks what it is.
    pub(super) fn doubt(&mut self, sku: &SkuCode) {
        let (wrong, rest) = self.sale.booked.drain(..).partition(|(sold, _)| sold == sku);
        self.sale.booked = rest;
        self.sale.doubted.extend(wrong.into_iter().map(|(_, stamp)| stamp));
    }
}

fn times(quantity: Quantity, units: u32) -> Option<Quantity> {
    quantity.get().checked_mul(units.into()).and_then(|all| Quantity::new(all).ok())
}

fn by(weight: Quantity, packs: Quantity) -> Option<Quantity> {
    weight.get().checked_mul(packs.get()).and_then(|all| Quantity::new(all).ok())
}

/// Finds goods by a code as the catalogue spells it.
fn listed(shelf: &Shelf, code: &str) -> Vec<SkuCode> {
    shelf.with_code(code).into_iter().map(|card| card.sku.clone()).collect()
}

/// Finds goods by a number, however many zeros a GTIN was given.
fn with_number(shelf: &Shelf, code: &Barcode) -> Vec<SkuCode> {
    let found = listed(shelf, code.as_str());
    if !found.is_empty() {
        return found;
    }
    let wide = code.gtin14();
    let shorter = [0, 1, 2, 6].into_iter().filter_map(|zeros| {
        let (zeros, rest) = wide.as_deref()?.split_at_checked(zeros)?;
        zeros.bytes().all(|b| b == b'0').then_some(rest)
    });
    shorter.map(|code| listed(shelf, code)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Finds goods by a code as typed or scanned.
pub(super) fn find_code(shelf: &Shelf, text: &str) -> Vec<SkuCode> {
    let code = clean_scan(text);
    let found = listed(shelf, &code);
    if !found.is_empty() {
        return found;
    }
    Barcode::parse(&code).map(|code| with_number(shelf, &code)).unwrap_or_default()
}
