//! Goods of a delivery: scanned or typed, counted one more or begun as a new line.

use chrono::{Datelike, NaiveDate};

use super::{Part, Receive};
use crate::domain::barcode::{Scan, classify, clean_scan};
use crate::domain::catalogue::SoldBy;
use crate::domain::command::ReceiveLine;
use crate::domain::gs1::Gs1;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::sale::LINES_MAX;
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::pane::Flow;
use crate::screens::quick_item::QuickItem;
use crate::screens::sale::{Unknown, find_code};
use crate::screens::ticket::card_of;
use crate::screens::{App, words};

/// What a scan at the door says.
pub(super) struct Read {
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
}

impl Read {
    /// Takes a code that says nothing but itself.
    pub(super) fn plain(code: &str) -> Self {
        Self { code: clean_scan(code), quantity: Quantity::ONE, lot: String::new(), made: None, expires: None }
    }

    /// Reads what a scan says beside the number: lot, days, count.
    fn scanned(code: &str, today: NaiveDate) -> Self {
        let mut read = Self::plain(code);
        let said = if matches!(classify(code), Scan::Url(_)) {
            Gs1::parse_link(&read.code, today.year())
        } else {
            Gs1::parse(&without_aim(code), today.year())
        };
        let Ok(said) = said else { return read };
        let Some(number) = said.number() else { return read };
        read.code = number.as_str().to_owned();
        let count = said.count.and_then(|n| i32::try_from(n).ok()).and_then(|n| Quantity::pieces(n).ok());
        read.quantity = said.weight.or(count).filter(|q| q.is_positive()).unwrap_or(Quantity::ONE);
        read.lot = said.lot.clone().unwrap_or_default();
        (read.made, read.expires) = (said.made.or(said.packed), said.last_day());
        read
    }
}

/// Takes the AIM prefix away and leaves the separators, which tell where a lot ends.
fn without_aim(code: &str) -> String {
    let code = code.trim();
    let is_aim = code.starts_with(']') && code.is_char_boundary(3) && code.len() > 3;
    let rest = if is_aim { code.get(3..).unwrap_or_default() } else { code };
    rest.to_owned()
}

impl Receive {
    /// Takes a scan: the same goods count one more, other goods begin a line.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        if self.part == Part::Line && !self.take_line(app) {
            return Flow::Stay;
        }
        let mut read = Read::scanned(code, app.now.date());
        if let (Some(figure), "") = split_quantity(self.goods.text()) {
            read.quantity = typed_quantity(figure).unwrap_or(Quantity::ONE);
        }
        self.clear_goods();
        self.take(app, &read);
        Flow::Stay
    }

    /// Finds goods by their code and takes them; a code nobody knows becomes an item.
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
            [] => {
                if let Some(code) = app.code_of_goods(&read.code) {
                    self.make_item(app, &Unknown { code, quantity: read.quantity });
                }
            }
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
                app.delivery.producer = Some(card.producer.code.clone());
                self.producer.put(&card.producer);
            }
            Some(producer) if *producer != card.producer.code => {
                let text = words::goods::other_producer(app.lang(), &card.title(), &card.producer.name);
                return app.warn(text);
            }
            Some(_) => {}
        }
        if card.sold_by != SoldBy::Weight && !read.quantity.is_whole() {
            return app.refuse(&Refusal::WholePieces { name: card.title(), unit: card.unit });
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
            app.delivery.lines.push(ReceiveLine {
                sku: sku.clone(),
                quantity: read.quantity,
                lot_code: read.lot.clone(),
                made: read.made,
                expires: read.expires,
                form: app.delivery.form,
                lot: None,
                refuse: String::new(),
                checks: Vec::new(),
            });
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
            let fits = if says_lot { is_alike } else { is_open(at) || !is_told };
            line.sku == *sku && line.refuse.is_empty() && fits
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
                self.take(app, &read);
            }
            None => {
                let item = QuickItem::named(app, rest, quantity).for_delivery(self.whose(app).as_ref());
                app.open_quick(item);
            }
        }
    }
}
