//! What an inspector is told of one product: goods, papers, stars and sales; no buyers, prices or commissions.

use chrono::NaiveDate;
use serde::Serialize;

use super::certificate::{CertificateRow, MissingRow};
use super::recognition::RecognitionHistory;
use crate::domain::catalogue::Producer;
use crate::domain::ids::{LotId, ProductCode};
use crate::domain::lot::{Hold, Lot};
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::stock::{LossCause, StockPlace};

/// One lot of the product, from its arrival on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedLot {
    /// The lot.
    pub lot: Lot,
    /// Name and pack.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Our minutes that received it.
    pub document: String,
    /// How much came.
    pub came: Quantity,
    /// How much went to buyers.
    pub sold: Quantity,
    /// How much is left in the shop, and where.
    pub places: Vec<(StockPlace, Quantity)>,
    /// What is left in all places.
    pub left: Quantity,
    /// Whether it is on hold.
    pub hold: Hold,
}

impl InspectedLot {
    /// Returns what stands on the goods: the lot's code, else the number the books gave it.
    pub fn code(&self) -> &str {
        if self.lot.code.is_empty() { self.lot.id.as_str() } else { &self.lot.code }
    }

    /// Returns whether its last day was past on a day.
    pub fn is_expired_on(&self, day: NaiveDate) -> bool {
        self.lot.expires.is_some_and(|last| last < day)
    }
}

/// Goods that came in with one paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedReceipt {
    /// Our minutes' number.
    pub document: String,
    /// The producer's own delivery note.
    pub delivery_note: String,
    /// When.
    pub at: Moment,
    /// Who took them in.
    pub staff: String,
    /// How much of the product came.
    pub quantity: Quantity,
}

/// A lot put on hold or released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedHold {
    /// Which.
    pub lot: LotId,
    /// When.
    pub at: Moment,
    /// Held or free.
    pub hold: Hold,
    /// Why.
    pub reason: String,
    /// The inspector's minutes.
    pub minutes: String,
    /// Who.
    pub staff: String,
}

/// Goods that went another way than to a buyer: sampled, written off, given back, carried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedEvent {
    /// Which lot.
    pub lot: LotId,
    /// When.
    pub at: Moment,
    /// From where.
    pub from: StockPlace,
    /// To where.
    pub to: StockPlace,
    /// How much.
    pub quantity: Quantity,
    /// Its paper.
    pub document: String,
    /// Why it is lost, when it is.
    pub cause: Option<LossCause>,
    /// In words.
    pub reason: String,
}

/// Names a lot as people find it on the goods: by its code, else by the number the books gave it.
pub fn lot_code<'a>(lots: &'a [InspectedLot], lot: &'a LotId) -> &'a str {
    lots.iter().find(|known| known.lot.id == *lot).map_or(lot.as_str(), InspectedLot::code)
}

/// A sale of the product: when, how much, by which receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedSale {
    /// Its receipt.
    pub receipt: String,
    /// When.
    pub at: Moment,
    /// Name and pack as sold.
    pub name: String,
    /// How much.
    pub quantity: Quantity,
    /// From which lots.
    pub lots: Vec<LotId>,
}

/// All that an inspector asks of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// The programme's code.
    pub ocop_code: String,
    /// Who makes it.
    pub producer: Producer,
    /// The day it is told as of.
    pub day: NaiveDate,
    /// Its lots, the newest first.
    pub lots: Vec<InspectedLot>,
    /// The papers goods came in with, the newest first.
    pub receipts: Vec<InspectedReceipt>,
    /// Its papers and those of its producer.
    pub papers: Vec<CertificateRow>,
    /// What it must have and has not.
    pub missing: Vec<MissingRow>,
    /// Its way through the programme.
    pub recognitions: RecognitionHistory,
    /// Holds and releases, the newest first.
    pub holds: Vec<InspectedHold>,
    /// Samples, write-offs and the like, the newest first.
    pub events: Vec<InspectedEvent>,
    /// Its sales, the newest first; voided ones are not sales.
    pub sales: Vec<InspectedSale>,
}
