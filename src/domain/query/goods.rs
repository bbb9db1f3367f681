//! Answers about goods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::lot::Lot;
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
    /// Where.
    pub place: StockPlace,
    /// How much.
    pub quantity: Quantity,
}

/// One movement of a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementRow {
    /// The entry's place in the journal.
    pub seq: i64,
    /// The business day.
    pub day: NaiveDate,
    /// From where.
    pub from: StockPlace,
    /// To where.
    pub to: StockPlace,
    /// How much.
    pub quantity: Quantity,
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
