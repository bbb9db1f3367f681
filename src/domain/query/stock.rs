//! Answers about what lies in the shop, row by row, as lists, tables and files take them.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::goods::MovementRow;
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::lot::{Hold, Lot, SupplyForm};
use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// A pack as lists of stock tell it, once for all its lots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockPack {
    /// Its code.
    pub sku: SkuCode,
    /// Name and pack as the catalogue has them now.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// The selling price of the day asked about.
    pub price: Option<Money>,
    /// What it is found by, folded.
    pub search: String,
}

/// Whose goods they are, once for all their lots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockOwner {
    /// The producer's code.
    pub code: ProducerCode,
    /// The producer's name as the catalogue has it now.
    pub name: String,
}

/// What lies of one lot in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockRow {
    /// What it is.
    pub pack: Arc<StockPack>,
    /// Whose it is.
    pub owner: Arc<StockOwner>,
    /// The lot.
    pub lot: Lot,
    /// The minutes it came by.
    pub document: String,
    /// Whether it is, or was on that day, on hold.
    pub hold: Hold,
    /// Where.
    pub place: StockPlace,
    /// How much.
    pub quantity: Quantity,
}

impl StockRow {
    /// Returns what it would bring at the selling price of the day.
    ///
    /// Not what is owed for it: that needs the agreement's terms. Samples are shown, never sold.
    pub fn value(&self) -> Money {
        let price = match self.lot.form {
            SupplyForm::Consignment | SupplyForm::Purchase => self.pack.price,
            SupplyForm::Sample => None,
        };
        price.and_then(|price| price.times(self.quantity.get()).ok()).unwrap_or_default()
    }
}

/// How a pack sold before a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// The pack.
    pub sku: SkuCode,
    /// The last business day with a sale.
    pub last: Option<NaiveDate>,
    /// How much was sold within the days asked about, less voids.
    pub sold: Quantity,
}

/// A lot from its arrival on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotHistory {
    /// The lot and its pack; the place and the quantity are those of the first place below.
    pub row: StockRow,
    /// Where it lies now, and how much.
    pub places: Vec<(StockPlace, Quantity)>,
    /// Every movement, oldest first.
    pub moves: Vec<MovementRow>,
    /// Every hold and release, oldest first.
    pub holds: Vec<HoldRow>,
}

/// A lot put on hold or released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldRow {
    /// When.
    pub at: Moment,
    /// The business day.
    pub day: NaiveDate,
    /// Who.
    pub staff: String,
    /// Held or free.
    pub hold: Hold,
    /// Why.
    pub reason: String,
    /// The inspector's minutes, when there are any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
}
