//! Goods of a delivery: scanned or typed, counted one more or begun as a new line.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Part, Receive};
use crate::domain::barcode::{Barcode, clean_scan};
use crate::domain::catalogue::SoldBy;
use crate::domain::code_book::{CodeKey, Known, Worth};
use crate::domain::command::ReceiveLine;
use crate::domain::delivery::DraftLine;
use crate::domain::gs1::Gs1;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{CodeRefusal, Refusal};
use crate::domain::sale::LINES_MAX;
use crate::domain::scan::{Scanned, read_scan};
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::learn::{Learn, Purpose};
use crate::screens::pane::Flow;
use crate::screens::quick_item::QuickItem;
use crate::screens::sale::Unknown;
use crate::screens::scanned::find_code;
use crate::screens::ticket::card_of;
use crate::screens::{Action, App, words};

/// What a scan at the door says.
#[derive(Debug, Clone)]
pub struct Read {
    /// The code goods are found by.
    pub code: String,
    /// How many.
    pub quantity: Quantity,
    /// The lot code on the pack.
    pub lot: String,
    /// When it was made.
    pub made: Option<NaiveDate>,
    /// The last day it may be sold.
    pub expires: Option<NaiveDate>,
    /// Whether the code says more than could be read: its lot is not known to be the one before.
    pub is_unsure: bool,
}

impl Read {
    /// Takes a code that says nothing but itself.
    pub(super) fn plain(code: &str) -> Self {
        Self {
            code: clean_scan(code),
            quantity: Quantity::ONE,
            lot: String::new(),
            made: None,
            expires: None,
            is_unsure: false,
        }
    }

    /// Takes what GS1 says beside the number: lot, days, count or weight.
    fn of_gs1(said: &Gs1) -> Option<Self> {
        let count = said.count.and_then(|n| i32::try_from(n).ok()).and_then(|n| Quantity::pieces(n).ok());
        let quantity = said.weight.or(count).filter(|q| q.is_positive()).unwrap_or(Quantity::ONE);
        Some(Self {
            code: said.number()?.as_str().to_owned(),
            quantity,
            lot: said.lot.clone().unwrap_or_default(),
            made: said.made.or(said.packed),
            expires: said.last_day(),
            is_unsure: said.is_unsure,
        })
    }
}

impl Receive {
    /// Takes a scan: the same goods count one more, other goods begin a line.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        if self.part == Part::Line && !self.take_line(app) {
            return Flow::Stay;
        }
        let typed = match split_quantity(self.goods.text()) {
            (Some(figure), "") => typed_quantity(figure).ok(),
            (_, _) => None,
        };
        self.clear_goods();
        self.read(app, code, typed);
        Flow::Stay
    }

    /// Tells what was scanned or typed as a code, and takes it.
    fn read(&mut self, app: &mut App, code: &str, typed: Option<Quantity>) {
        let plain = Read::plain(code);
        let plain = Read { quantity: typed.unwrap_or(plain.quantity), ..plain };
        if !find_code(&app.shelf, &plain.code).is_empty() {
            return self.take(app, &plain);
        }
        let shelf = Arc::clone(&app.shelf);
        match read_scan(code, app.now.date().year(), &shelf.book) {
            Scanned::Gtin(code) | Scanned::Internal(code) => self.take_number(app, &code, &plain),
            Scanned::Gs1(said) => {
                if let (Some(read), Some(number)) = (Read::of_gs1(&said), said.number()) {
                    let quantity = typed.unwrap_or(read.quantity);
                    self.take_number(app, number, &Read { quantity, ..read });
                    if said.is_unsure && self.part == Part::Line {
                        app.warn(words::goods::scan_unsure(app.lang()).to_owned());
                    }
                }
            }
            Scanned::Weighed(label) => {
                let is_listed = !find_code(&shelf, &label.item).is_empty();
                let code = if is_listed { label.item } else { label.template };
                let quantity = match label.worth {
                    Worth::Weight(weight) => typed.unwrap_or(weight),
                    Worth::Price(_) => plain.quantity,
                };
                self.take(app, &Read { quantity, ..Read::plain(&code) });
            }
            Scanned::BadLabel => app.refuse(&CodeRefusal::WrongVerifier.into()),
            Scanned::Link(url) => match CodeKey::of_link(&url).map(|key| shelf.book.find(&key)) {
                Some(Known::Goods { sku, .. }) => self.add(app, &sku, &plain),
                Some(Known::Unknown { .. }) | None => app.warn(words::goods::stamp_unknown(app.lang()).to_owned()),
            },
            Scanned::Private(kind) => app.warn(words::scanned_private(app.lang(), kind).to_owned()),
            Scanned::Unknown(code) => self.make_item(app, &Unknown { code, quantity: plain.quantity }),
        }
    }

    /// Takes a number: of goods, of a case that is known or asked about, or of goods that become an item.
    fn take_number(&mut self, app: &mut App, code: &Barcode, read: &Read) {
        let read = Read { code: code.as_str().to_owned(), ..read.clone() };
        if !find_code(&app.shelf, &read.code).is_empty() {
            return self.take(app, &read);
        }
        if let Known::Goods { sku, units, .. } = app.shelf.book.find(&CodeKey::of_code(&code.key())) {
            let all = read.quantity.get().checked_mul(units.into()).and_then(|all| Quantity::new(all).ok());
            let Some(quantity) = all else { return app.refuse(&Refusal::NotAQuantity) };
            return self.add(app, &sku, &Read { quantity, ..read });
        }
        match code.inside().map(|inner| find_code(&app.shelf, inner.as_str())).as_deref() {
            Some([sku]) => {
                let learn = Learn::case(app, code.as_str(), sku, read.quantity);
                app.open_learn(learn.to(Purpose::Receive(Box::new(read))));
            }
            Some(_) | None => self.take(app, &read),
        }
    }

    /// Takes goods by their code; a code nobody knows becomes an item.
    fn take(&mut self, app: &mut App, read: &Read) {
        let mut found = find_code(&app.shelf, &read.code);
        if let Some(producer) = &app.delivery.producer {
            let is_theirs = |sku: &SkuCode| card_of(&app.shelf, sku).is_some_and(|c| c.producer.code == *producer);
            if found.len() > 1 && found.iter().any(is_theirs) {
                found.retain(is_theirs);
            }
        }
        match found.as_slice() {
            [sku] => self.add(app, &sku.clone(), read),
            [] => self.make_item(app, &Unknown { code: read.code.clone(), quantity: read.quantity }),
            [_, _, ..] => {
                self.goods.clear();
                self.goods.insert(&format!("{}*{}", read.quantity, read.code));
                (self.part, self.hits, self.picked) = (Part::Goods, found, 0);
                app.warn(words::goods::whose_delivery(app.lang()).to_owned());
            }
        }
    }

    fn make_item(&self, app: &mut App, unknown: &Unknown) {
        let item = QuickItem::coded(app, unknown).for_delivery(self.whose(app).as_ref());
        app.open_quick(item);
        let text = words::goods::unknown_at_door(app.lang(), &unknown.code);
        app.warn(text);
    }

    fn whose(&self, app: &App) -> Option<crate::domain::catalogue::Producer> {
        app.delivery.producer.as_ref().and_then(|code| self.producer.of_code(code)).cloned()
    }

    /// Puts goods on the delivery and opens the fields of their line.
    pub(super) fn add(&mut self, app: &mut App, sku: &SkuCode, read: &Read) {
        let Some(card) = card_of(&app.shelf, sku).cloned() else { return };
        match &app.delivery.producer {
            None => {
                if app.take_up_of(&card.producer.code) {
                    self.reload(app);
                } else {
                    app.name_delivery(card.producer.code.clone());
                }
                self.producer.put(&card.producer);
            }
            Some(producer) if *producer != card.producer.code => {
                let key = app.settings.keys.label(Action::Deliveries);
                let text = words::goods::other_producer(app.lang(), &card.title(), &card.producer.name, &key);
                return app.warn(text);
            }
            Some(_) => {}
        }
        if card.sold_by != SoldBy::Weight && !read.quantity.is_whole() {
            return app.refuse(&Refusal::WholePieces { name: card.title(), unit: card.unit });
        }
        if app.is_in_quarantine(sku) {
            app.warn(words::ocop::quarantine_arrives(app.lang(), &card.title()));
        }
        if let Some(at) = self.same_line(app, sku, read) {
            let line = &mut app.delivery.lines[at];
            match line.quantity.plus(read.quantity) {
                Ok(sum) => line.quantity = sum,
                Err(e) => return app.refuse(&e.into()),
            }
            self.selected = at;
        } else if app.delivery.lines.len() >= LINES_MAX {
            return app.refuse(&Refusal::TooManyLines);
        } else {
            let line = ReceiveLine {
                sku: sku.clone(),
                quantity: read.quantity,
                lot_code: read.lot.clone(),
                made: read.made,
                expires: read.expires,
                form: app.delivery.form,
                lot: None,
                refuse: String::new(),
                consignment_price: None,
                checks: Vec::new(),
            };
            let place = app.delivery.is_opening().then_some(app.delivery.place);
            app.delivery.lines.push(DraftLine { place, ..DraftLine::from(line) });
            self.selected = app.delivery.lines.len() - 1;
        }
        self.clear_goods();
        app.keep_delivery();
        self.edit_line(app, self.selected);
    }

    /// Finds the line that a scan counts into: the one being typed, or one whose lot is not told yet or is the same.
    fn same_line(&self, app: &App, sku: &SkuCode, read: &Read) -> Option<usize> {
        let says_lot = !read.lot.is_empty() || read.expires.is_some();
        let is_open = |at: usize| self.form.as_ref().is_some_and(|form| form.at == at);
        app.delivery.lines.iter().enumerate().rposition(|(at, line)| {
            let is_told = !line.lot_code.is_empty() || line.expires.is_some();
            let is_alike = line.lot_code == read.lot && line.expires == read.expires;
            let fits = if says_lot { is_alike } else { (is_open(at) && !read.is_unsure) || !is_told };
            let is_here = line.place.is_none_or(|place| place == app.delivery.place);
            line.sku == *sku && line.refuse.is_empty() && fits && (is_here || is_open(at))
        })
    }

    /// Searches the producer's goods for what is typed.
    pub(super) fn refresh_hits(&mut self, app: &App) {
        let query = split_quantity(self.goods.text()).1;
        let is_theirs = |producer: &crate::domain::ids::ProducerCode| {
            app.delivery.producer.as_ref().is_none_or(|code| code == producer)
        };
        self.hits = if query.is_empty() {
            Vec::new()
        } else {
            let found = app.shelf.search(query).into_iter().filter(|card| is_theirs(&card.producer.code));
            found.map(|card| card.sku.clone()).collect()
        };
    }

    /// Takes the goods chosen, a code typed, or makes an item of a name nobody knows.
    pub(super) fn enter_goods(&mut self, app: &mut App) {
        let text = self.goods.text().to_owned();
        let (figure, rest) = split_quantity(&text);
        let quantity = match figure.map(typed_quantity).transpose() {
            Ok(quantity) => quantity.filter(|q| q.is_positive()).unwrap_or(Quantity::ONE),
            Err(refusal) => return app.refuse(&refusal),
        };
        if rest.is_empty() {
            return self.edit_line(app, self.selected);
        }
        let chosen = self.hits.get(self.picked).cloned();
        let read = Read { quantity, ..Read::plain(rest) };
        match chosen {
            Some(sku) => self.add(app, &sku, &read),
            None if !find_code(&app.shelf, rest).is_empty() || rest.chars().all(|c| c.is_ascii_digit()) => {
                self.read(app, rest, Some(quantity));
            }
            None => {
                let item = QuickItem::named(app, rest, quantity).for_delivery(self.whose(app).as_ref());
                app.open_quick(item);
            }
        }
    }
}
