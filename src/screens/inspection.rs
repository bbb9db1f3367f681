//! Kiểm tra: all that an inspector asks of one product, on one page that is searched as people type.

use std::sync::Arc;

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sales_list::SaleView;
use super::typing::Mode;
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::ids::ProductCode;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::query::{
    CertificateRow, HistoryTerm, InspectedEvent, InspectedHold, InspectedLot, InspectedReceipt, InspectedSale,
    Inspection, MissingRow, Query, StockOwner, StockPack, StockRow, When,
};
use crate::domain::stock::StockPlace;

pub mod view;

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Lots.
    Lots,
    /// What goods came in with.
    Receipts,
    /// Papers filed and missing.
    Papers,
    /// Recognitions.
    Recognitions,
    /// Holds, samples and other losses.
    Holds,
    /// Sales.
    Sales,
}

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The head of a part, and whether anything follows.
    Head(Section, usize),
    /// A lot.
    Lot(Box<InspectedLot>),
    /// Goods received.
    Receipt(Box<InspectedReceipt>),
    /// A paper.
    Paper(Box<CertificateRow>),
    /// A paper that is not there.
    Missing(Box<MissingRow>),
    /// A recognition.
    Recognition(Box<HistoryTerm>),
    /// A hold or a release.
    Hold(Box<InspectedHold>),
    /// A sample, a write-off, a return.
    Event(Box<InspectedEvent>),
    /// A sale.
    Sale(Box<InspectedSale>),
}

/// The page.
#[derive(Debug, Clone)]
pub struct InspectionView {
    /// The product.
    pub product: ProductCode,
    /// What is known, once answered.
    pub told: Option<Box<Inspection>>,
    /// The lines.
    pub board: Board<Item>,
}

impl InspectionView {
    /// Starts before the answer.
    pub fn new(product: ProductCode, typing: Mode) -> Self {
        Self { product, told: None, board: Board::new(typing) }
    }

    /// Returns what it asks for.
    pub fn query(&self, now: Moment) -> Query {
        Query::Inspection { product: self.product.clone(), when: When::Now(now) }
    }

    /// Takes the answer.
    pub fn take(&mut self, told: &Inspection) {
        if told.product != self.product {
            return;
        }
        self.board.fill(items(told), |item, key| key.text(&item.found_by()));
        self.told = Some(Box::new(told.clone()));
    }

    /// Takes a key: Enter on a sale shows it, on a paper, a hold or a sample says it in full.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.board.press(press) {
            Step::Close => return Flow::Close,
            Step::Open => {
                let lang = app.lang();
                match self.board.chosen() {
                    Some(Item::Sale(sale)) => {
                        let receipt = sale.receipt.clone();
                        app.effects.push(Effect::Ask(Query::Sale { receipt: receipt.clone() }));
                        app.panes.push(Pane::Sale(SaleView { receipt, detail: None, top: 0 }));
                    }
                    Some(item) => {
                        if let Some(text) = item.in_full(lang) {
                            app.tell(Mood::Info, text);
                        }
                    }
                    None => {}
                }
            }
            Step::Stay | Step::Other => {}
        }
        Flow::Stay
    }

    /// Returns the chosen lot as lists of stock have it, where most of it lies.
    pub fn chosen_lot(&self) -> Option<StockRow> {
        let (Some(Item::Lot(lot)), Some(told)) = (self.board.chosen(), &self.told) else { return None };
        let (place, quantity) = lot
            .places
            .iter()
            .max_by_key(|(_, quantity)| *quantity)
            .copied()
            .unwrap_or((StockPlace::Shelf, Quantity::ZERO));
        let pack = StockPack {
            sku: lot.lot.sku.clone(),
            name: lot.name.clone(),
            unit: lot.unit.clone(),
            price: None,
            search: String::new(),
        };
        let owner = StockOwner { code: told.producer.code.clone(), name: told.producer.name.clone() };
        Some(StockRow {
            pack: Arc::new(pack),
            owner: Arc::new(owner),
            lot: lot.lot.clone(),
            document: lot.document.clone(),
            hold: lot.hold,
            place,
            quantity,
        })
    }
}

impl Item {
    /// Says a line in full, where a narrow screen may cut it.
    fn in_full(&self, lang: Lang) -> Option<String> {
        let parts = match self {
            Self::Paper(row) => {
                let c = &row.paper.certificate;
                let filed = if c.filed_at.is_empty() {
                    String::new()
                } else {
                    words::certificates::original(lang, &c.filed_at)
                };
                vec![c.name(lang).to_owned(), c.number.clone(), c.issuer.clone(), filed]
            }
            Self::Hold(h) => vec![h.reason.clone(), h.minutes.clone(), h.staff.clone()],
            Self::Event(e) => vec![e.reason.clone(), e.document.clone()],
            Self::Receipt(r) => vec![r.document.clone(), r.delivery_note.clone(), r.staff.clone()],
            Self::Head(..) | Self::Lot(_) | Self::Missing(_) | Self::Recognition(_) | Self::Sale(_) => return None,
        };
        let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(told.join(" · "))
    }

    /// Returns what a line is found by.
    fn found_by(&self) -> String {
        match self {
            Self::Head(..) => String::new(),
            Self::Lot(l) => {
                [l.lot.code.as_str(), &l.document, &l.lot.delivery_note, &l.name, l.lot.id.as_str()].join(" ")
            }
            Self::Receipt(r) => [r.document.as_str(), &r.delivery_note, &r.staff].join(" "),
            Self::Paper(row) => {
                let c = &row.paper.certificate;
                let (vi, en) = c.kind.rules().names;
                [vi, en, &c.title, &c.number, &c.issuer, &c.filed_at].join(" ")
            }
            Self::Missing(row) => [row.kind.rules().names.0, row.kind.rules().names.1].join(" "),
            Self::Recognition(r) => [r.term.decision.as_str(), &r.term.level, &r.body].join(" "),
            Self::Hold(h) => [h.minutes.as_str(), &h.reason, &h.staff].join(" "),
            Self::Event(e) => [e.document.as_str(), &e.reason].join(" "),
            Self::Sale(s) => [s.receipt.as_str(), &s.name].join(" "),
        }
    }
}

/// Writes the page, line by line.
fn items(told: &Inspection) -> Vec<Item> {
    let mut out = Vec::new();
    let mut put = |section: Section, items: Vec<Item>| {
        out.push(Item::Head(section, items.len()));
        out.extend(items);
    };
    let boxed = |lot: &InspectedLot| Item::Lot(Box::new(lot.clone()));
    put(Section::Lots, told.lots.iter().map(boxed).collect());
    put(Section::Receipts, told.receipts.iter().map(|r| Item::Receipt(Box::new(r.clone()))).collect());
    let missing = told.missing.iter().map(|m| Item::Missing(Box::new(m.clone())));
    let papers = told.papers.iter().map(|p| Item::Paper(Box::new(p.clone())));
    put(Section::Papers, missing.chain(papers).collect());
    let terms = told.recognitions.terms.iter().rev();
    put(Section::Recognitions, terms.map(|t| Item::Recognition(Box::new(t.clone()))).collect());
    let holds = told.holds.iter().map(|h| (h.at.at_ms, Item::Hold(Box::new(h.clone()))));
    let events = told.events.iter().map(|e| (e.at.at_ms, Item::Event(Box::new(e.clone()))));
    let mut both: Vec<(i64, Item)> = holds.chain(events).collect();
    both.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    put(Section::Holds, both.into_iter().map(|(_, item)| item).collect());
    put(Section::Sales, told.sales.iter().map(|s| Item::Sale(Box::new(s.clone()))).collect());
    out
}

impl App {
    /// Opens the page of the product in sight.
    pub(super) fn open_inspection(&mut self) {
        let Some(product) = self.product_in_sight() else {
            return self.tell(Mood::Info, words::choose_goods(self.lang()).to_owned());
        };
        let view = InspectionView::new(product, self.settings.typing);
        self.effects.push(Effect::Ask(view.query(self.now)));
        self.panes.push(Pane::Inspection(Box::new(view)));
    }

    /// Returns the product the eye is on: that of the topmost pane that shows goods, else the one found, else the
    /// line's.
    pub(super) fn product_in_sight(&self) -> Option<ProductCode> {
        let shown = self.panes.last().and_then(|pane| {
            if let Pane::Certificates(shown) = pane {
                return shown.product().cloned();
            }
            if let Pane::Inspection(shown) = pane {
                return Some(shown.product.clone());
            }
            if let Pane::History(shown) = pane {
                return Some(shown.product.clone());
            }
            let sku = if let Pane::Story(story) = pane { Some(story.sku.clone()) } else { self.sku_in_stock() };
            self.product_of(&sku?)
        });
        shown.or_else(|| self.goods_in_sight().and_then(|sku| self.product_of(sku)))
    }

    fn sku_in_stock(&self) -> Option<crate::domain::ids::SkuCode> {
        match self.panes.last() {
            Some(Pane::Stock(pane)) => pane.chosen_sku(),
            Some(Pane::Lot(view)) => Some(view.row().pack.sku.clone()),
            Some(_) | None => None,
        }
    }

    fn product_of(&self, sku: &crate::domain::ids::SkuCode) -> Option<ProductCode> {
        super::ticket::card_of(&self.shelf, sku).map(|card| card.product.clone())
    }
}
