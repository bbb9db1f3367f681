//! Answers about goods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::SkuCode;
use crate::domain::lot::{Hold, Lot, LotOnShelf, sellable_left};
use crate::domain::moment::Moment;
use crate::domain::moves::{GoodsSent, PointName};
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// What is left of a lot in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotRow {
    /// The lot.
    pub lot: Lot,
    /// The pack's name as the catalogue has it now.
    pub name: String,
    /// Whether it is on hold now.
    pub held: bool,
    /// Why it is on hold, where that was asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub held_for: String,
    /// Where.
    pub place: StockPlace,
    /// How much.
    pub quantity: Quantity,
}

/// The lots of one pack that have something left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkuLots {
    /// The pack.
    pub sku: SkuCode,
    /// Whether the books have begun for its producer: goods nobody books are not missed.
    pub booked: bool,
    /// Its lots, first to expire first, each where it lies.
    pub lots: Vec<LotRow>,
    /// Its lots with nothing left here: a pack in the hand may name one all the same.
    pub gone: Vec<LotRow>,
}

impl SkuLots {
    /// Returns the lots a sale may look at: those on the shelf.
    pub fn on_shelf(&self) -> Vec<LotOnShelf> {
        let here = self.lots.iter().filter(|row| row.place == StockPlace::Shelf);
        here.map(|row| on_shelf(row, row.quantity)).collect()
    }
    /// Returns every lot it ever had, with what is left of it on the shelf.
    pub fn ever(&self) -> Vec<LotOnShelf> {
        let mut all = self.on_shelf();
        let is_known = |all: &[LotOnShelf], row: &LotRow| all.iter().any(|l| l.lot.id == row.lot.id);
        for row in self.lots.iter().chain(&self.gone) {
            if !is_known(&all, row) {
                all.push(on_shelf(row, Quantity::ZERO));
            }
        }
        all
    }
    /// Returns how much could be fetched from the store room for sale on a day; nothing when there is none.
    pub fn in_store(&self, day: NaiveDate) -> Option<Quantity> {
        let there = self.lots.iter().filter(|row| row.place == StockPlace::Store);
        let there: Vec<LotOnShelf> = there.map(|row| on_shelf(row, row.quantity)).collect();
        sellable_left(&there, day)
    }
    /// Returns whether something of it may be sold on a day.
    pub fn is_sellable_on(&self, day: NaiveDate) -> bool {
        self.on_shelf().iter().any(|lot| lot.left.is_positive() && lot.unsellable_on(day).is_none())
    }
}

fn on_shelf(row: &LotRow, left: Quantity) -> LotOnShelf {
    let hold = if row.held { Hold::Held } else { Hold::Free };
    LotOnShelf { lot: row.lot.clone(), left, hold }
}

/// One movement of a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementRow {
    /// The entry's place in the journal.
    pub seq: i64,
    /// The business day.
    pub day: NaiveDate,
    /// When.
    pub at: Moment,
    /// Who.
    pub staff: String,
    /// The receipt or the document.
    pub document: String,
    /// Why, in the staff's words; empty when the document says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// From where.
    pub from: StockPlace,
    /// To where.
    pub to: StockPlace,
    /// How much.
    pub quantity: Quantity,
}

/// A lot that no longer lies where somebody left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneLot {
    /// The pack's name as the catalogue has it now.
    pub name: String,
    /// Where the last of it went from there; nothing when none of it ever left.
    pub to: Option<StockPlace>,
}

/// Goods sold below the books, waiting for a receipt or a count to explain them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OversoldRow {
    /// The sale's entry.
    pub sale: i64,
    /// The line in it, from 0.
    pub line: i64,
    /// What.
    pub sku: String,
    /// The pack's name as the catalogue has it now.
    pub name: String,
    /// When it was sold.
    pub at: Moment,
    /// The receipt.
    pub receipt: String,
    /// How much.
    pub quantity: Quantity,
}

/// How a transfer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TransferState {
    /// Nobody has told yet what arrived.
    OnTheWay,
    /// What arrived is in the books.
    Closed {
        /// Under which minutes.
        document: String,
    },
    /// It was undone before it arrived.
    Reversed {
        /// By which document.
        document: String,
    },
}

/// A transfer this point sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferDetail {
    /// The business day it left.
    pub day: NaiveDate,
    /// Its place in the journal.
    pub seq: i64,
    /// What was sent.
    pub sent: GoodsSent,
    /// How it stands.
    pub state: TransferState,
}

/// One lot on the way to another point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitRow {
    /// The transfer's number.
    pub transfer: String,
    /// To where.
    pub to: PointName,
    /// The business day it left.
    pub sent_on: NaiveDate,
    /// For how many days it has been on the way.
    pub days: i64,
    /// The lot.
    pub lot: Lot,
    /// The pack's name as printed.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much.
    pub quantity: Quantity,
}
