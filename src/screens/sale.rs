//! The sale: one field for scans, codes, names and quantities, and what they do to the ticket.
//!
//! Bare figures are a code and never a quantity; a quantity has its star.

use std::collections::VecDeque;
use std::sync::Arc;

use super::amount::{split_quantity, typed_quantity};
use super::field::{choose, edit};
use super::pane::Pane;
use super::press::Press;
use super::price::PriceForm;
use super::question::Question;
use super::quick_item::QuickItem;
use super::scanned::{Mark, find_code};
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::Mood;
use super::{App, words};
use crate::domain::barcode::{Barcode, BarcodeError};
use crate::domain::catalogue::SoldBy;
use crate::domain::code_book::Stamp;
use crate::domain::command::is_odd_quantity;
use crate::domain::ids::SkuCode;
use crate::domain::lang::Lang;
use crate::domain::lot::PackLot;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::shelf::SkuCard;
use crate::domain::text::sort_key;

pub mod view;

/// The field of the sale and what it has found.
pub struct SaleField {
    /// What is typed.
    pub line: Line,
    /// The keys as pressed, while nothing but letters was: a code must not become Vietnamese.
    keys: Option<String>,
    /// What was found, best first.
    pub hits: Vec<SkuCode>,
    /// The one chosen of it.
    pub picked: usize,
    /// Whether the choice was moved by hand.
    pub is_moved: bool,
    /// Whether the goods listed share a code, and staff are asked whose they are.
    pub is_asking_owner: bool,
    /// What the scan told beside its code, while staff are asked.
    pub asked: Mark,
    /// Whether all goods are listed.
    pub is_browsing: bool,
    /// Codes that were scanned and are not known, oldest first.
    pub unknown: VecDeque<Unknown>,
    /// Goods of this ticket that were sold by a stamp, with the stamp.
    pub booked: Vec<(SkuCode, Stamp)>,
    /// Stamps whose goods were taken away again: what they are is asked anew.
    pub doubted: Vec<Stamp>,
}

/// A code nobody knows, and how many of it were meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The code.
    pub code: String,
    /// How many.
    pub quantity: Quantity,
}

impl SaleField {
    /// Starts with nothing typed.
    pub fn new(typing: Mode) -> Self {
        Self {
            line: Line::new(typing),
            keys: Some(String::new()),
            hits: Vec::new(),
            picked: 0,
            is_moved: false,
            is_asking_owner: false,
            asked: Mark::default(),
            is_browsing: false,
            unknown: VecDeque::new(),
            booked: Vec::new(),
            doubted: Vec::new(),
        }
    }

    /// Returns whether found goods are listed.
    pub fn is_listing(&self) -> bool {
        self.is_browsing || !split_quantity(self.line.text()).1.is_empty()
    }

    /// Forgets what was typed and found.
    pub fn clear(&mut self) {
        self.line.clear();
        self.keys = Some(String::new());
        self.hits.clear();
        (self.picked, self.is_moved, self.is_browsing) = (0, false, false);
        (self.is_asking_owner, self.asked) = (false, Mark::default());
    }

    /// Follows a key: what was pressed is known as long as nothing was corrected.
    pub(super) fn follow(&mut self, press: &Press) {
        if self.line.is_empty() {
            self.keys = Some(String::new());
        } else if let (Press::Char(c), Some(keys)) = (press, &mut self.keys) {
            keys.push(*c);
        } else {
            self.keys = None;
        }
    }

    /// Returns the keys as pressed, without the quantity.
    pub(super) fn pressed(&self) -> Option<&str> {
        self.keys.as_deref().map(|keys| split_quantity(keys).1).filter(|keys| !keys.is_empty())
    }

    /// Returns the goods the choice is on.
    pub fn chosen(&self) -> Option<&SkuCode> {
        self.hits.get(self.picked).filter(|_| self.is_listing())
    }
}

impl App {
    /// Takes a key on the sale screen.
    pub(super) fn sale_key(&mut self, press: &Press) {
        match press {
            Press::Enter => self.sale_enter(),
            Press::Esc => self.sale_back(),
            Press::Up | Press::Down | Press::PageUp | Press::PageDown if self.sale.is_listing() => {
                self.sale.is_moved |= choose(&mut self.sale.picked, self.sale.hits.len(), press);
            }
            press if choose(&mut self.ticket.selected, self.ticket.lines.len(), press) => {}
            press => {
                let before = self.sale.line.text().to_owned();
                if edit(&mut self.sale.line, press) && before != self.sale.line.text() {
                    self.sale.follow(press);
                    self.refresh_hits();
                    (self.sale.picked, self.sale.is_moved) = (0, false);
                    self.sale.is_asking_owner = false;
                }
            }
        }
    }

    /// Searches again for what stands in the field.
    pub(super) fn refresh_hits(&mut self) {
        let shelf = Arc::clone(&self.shelf);
        let query = split_quantity(self.sale.line.text()).1.to_owned();
        self.sale.hits = if !query.is_empty() {
            let mut found = shelf.search(&query);
            if let Some(keys) = self.sale.pressed().filter(|_| found.is_empty()) {
                found = shelf.search(keys);
            }
            found.into_iter().map(|card| card.sku.clone()).collect()
        } else if self.sale.is_browsing {
            let mut all: Vec<&SkuCard> = shelf.cards().iter().collect();
            all.sort_by_cached_key(|card| sort_key(&card.title()));
            all.into_iter().map(|card| card.sku.clone()).collect()
        } else {
            Vec::new()
        };
        self.sale.picked = self.sale.picked.min(self.sale.hits.len().saturating_sub(1));
    }

    /// Steps back: the typed text, the unknown code, the last sale's figures.
    fn sale_back(&mut self) {
        if !self.sale.line.is_empty() || self.sale.is_browsing {
            self.sale.clear();
        } else if self.sale.unknown.pop_front().is_none() {
            self.last = None;
        }
    }

    fn sale_enter(&mut self) {
        let text = self.sale.line.text().to_owned();
        let (figure, rest) = split_quantity(&text);
        let quantity = match figure.map(typed_quantity).transpose() {
            Ok(quantity) => quantity,
            Err(refusal) => {
                self.sale.clear();
                return self.refuse(&refusal);
            }
        };
        let chosen = self.sale.chosen().cloned();
        let asked = quantity.unwrap_or(Quantity::ONE);
        if rest.is_empty() {
            return match (chosen, quantity) {
                (Some(sku), _) => self.sell_known(&sku, asked, None),
                (None, Some(quantity)) => self.set_quantity(quantity),
                (None, None) => self.sell_unknown(),
            };
        }
        let is_figures = rest.chars().all(|c| c.is_ascii_digit());
        let is_meant = !is_figures || self.sale.is_moved;
        let typed = self.sale.pressed().map(|keys| find_code(&self.shelf, keys)).unwrap_or_default();
        let owners = if typed.is_empty() { find_code(&self.shelf, rest) } else { typed };
        match (owners.as_slice(), chosen.filter(|_| is_meant || self.sale.is_asking_owner)) {
            ([_, _, ..], Some(sku)) if owners.contains(&sku) => {
                let is_answer = self.sale.is_asking_owner;
                let mark = if is_answer { std::mem::take(&mut self.sale.asked) } else { Mark::default() };
                self.sell_marked(&[sku], "", asked, mark);
            }
            ([_, ..], _) => {
                let rest = rest.to_owned();
                self.sell_of_owner(&owners, &rest, asked, None);
            }
            ([], Some(sku)) => self.sell_known(&sku, asked, None),
            ([], None) if is_figures => self.note_unknown(rest, asked),
            ([], None) => self.open_quick(QuickItem::named(self, rest, asked)),
        }
    }

    /// Says that a code is not known and keeps it until it is sold or put away.
    pub(super) fn note_unknown(&mut self, code: &str, quantity: Quantity) {
        self.sale.clear();
        let code: String = code.chars().take(64).collect();
        self.warn(not_known(self.lang(), &code));
        if !self.sale.unknown.iter().any(|u| u.code == code) {
            self.sale.unknown.push_back(Unknown { code, quantity });
        }
    }

    /// Opens the quick item for the unknown code that waits longest.
    fn sell_unknown(&mut self) {
        if let Some(unknown) = self.sale.unknown.front().cloned() {
            self.open_quick(QuickItem::coded(self, &unknown));
        }
    }

    /// Sells goods that were found; whoever goes on has put unknown codes away.
    pub(super) fn sell_known(&mut self, sku: &SkuCode, quantity: Quantity, pack: Option<&PackLot>) {
        self.sale.unknown.clear();
        self.sell(sku, quantity, pack);
    }

    /// Puts goods on the ticket; an odd quantity is asked about first.
    pub(super) fn sell(&mut self, sku: &SkuCode, quantity: Quantity, pack: Option<&PackLot>) {
        if is_odd_quantity(quantity) {
            let question = Question::OddSale { sku: sku.clone(), quantity, pack: pack.cloned() };
            self.panes.push(Pane::Question(question));
            return self.warn(words::odd_quantity(self.lang(), quantity));
        }
        self.sell_anyway(sku, quantity, pack);
    }

    /// Puts goods on the ticket.
    pub(super) fn sell_anyway(&mut self, sku: &SkuCode, quantity: Quantity, pack: Option<&PackLot>) {
        let shelf = Arc::clone(&self.shelf);
        let Some(card) = card_of(&shelf, sku) else { return };
        match self.ticket.add(card, quantity, pack, self.now.date()) {
            Ok(()) => {
                self.sale.clear();
                self.ticket_changed();
                self.say_added(card, quantity);
                self.say_pack_lot();
            }
            Err(Refusal::NoPrice { .. }) if self.is_manager() => {
                self.panes.push(Pane::Price(PriceForm::to_sell(card, quantity, pack.cloned())));
                self.warn(words::no_price_yet(self.lang(), &card.title()));
            }
            Err(refusal) => {
                self.sale.clear();
                self.refuse(&refusal);
            }
        }
    }

    /// Says what was added when the eye is elsewhere or the goods are weighed.
    fn say_added(&mut self, card: &SkuCard, quantity: Quantity) {
        let lang = self.lang();
        if !self.panes.is_empty() || !self.tenders.is_empty() {
            self.tell(Mood::Info, words::added(lang, &card.title()));
        } else if card.sold_by == SoldBy::Weight && quantity == Quantity::ONE {
            self.tell(Mood::Info, words::weigh(lang, &card.unit));
        }
    }

    fn set_quantity(&mut self, quantity: Quantity) {
        if is_odd_quantity(quantity) && !self.ticket.lines.is_empty() {
            self.panes.push(Pane::Question(Question::OddLine { quantity }));
            return self.warn(words::odd_quantity(self.lang(), quantity));
        }
        self.set_quantity_anyway(quantity);
    }

    /// Sets the quantity of the line the cashier stands on.
    pub(super) fn set_quantity_anyway(&mut self, quantity: Quantity) {
        let shelf = Arc::clone(&self.shelf);
        match self.ticket.set_quantity(&shelf, quantity) {
            Ok(()) => {
                self.sale.clear();
                self.ticket_changed();
            }
            Err(refusal) => {
                self.sale.clear();
                self.refuse(&refusal);
            }
        }
    }

    /// Adds to or takes from the line the cashier stands on; the last piece is removed by Del alone.
    pub(super) fn step_quantity(&mut self, pieces: i32) {
        let Some(line) = self.ticket.line() else { return self.refuse(&Refusal::EmptyTicket) };
        let Ok(quantity) = Quantity::pieces(pieces).and_then(|step| line.quantity.plus(step)) else { return };
        if quantity.is_positive() {
            self.set_quantity_anyway(quantity);
        } else {
            let key = self.settings.keys.label(super::Action::Remove);
            self.tell(Mood::Info, words::last_piece(self.lang(), &key));
        }
    }
}

/// Says that a code is not known, or that it cannot be one: its check digit is wrong.
pub(super) fn not_known(lang: Lang, code: &str) -> String {
    match Barcode::parse(code) {
        Err(BarcodeError::CheckDigit { .. }) => words::misread_code(lang, code),
        Ok(_) | Err(_) => words::unknown_code(lang, code),
    }
}
