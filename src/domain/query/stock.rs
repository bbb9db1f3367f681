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
    /// Returns what it comes to at the price it was handed over for; nothing when that price is not known.
    ///
    /// Samples are nobody's sale and come to nothing.
    pub fn consignment_value(&self) -> Option<Money> {
        match self.lot.form {
            SupplyForm::Consignment | SupplyForm::Purchase => {
                self.lot.consignment_price.and_then(|price| price.times(self.quantity.get()).ok())
            }
            SupplyForm::Sample => Some(Money::ZERO),
        }
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

impl LotHistory {
    /// Returns the history as it stood at a day's end.
    pub fn until(mut self, day: NaiveDate) -> Self {
        self.moves.retain(|m| m.day <= day);
        self.holds.retain(|h| h.day <= day);
        self.row.hold = self.holds.last().map_or(Hold::Free, |h| h.hold);
        let lay = |place: StockPlace| {
            let sum = self.moves.iter().fold(0_i64, |sum, m| {
                let milli = m.quantity.thousandths();
                let come = if m.to == place { milli } else { 0 };
                let gone = if m.from == place { milli } else { 0 };
                sum.saturating_add(come).saturating_sub(gone)
            });
            Quantity::from_thousandths(sum).ok().filter(|quantity| *quantity != Quantity::ZERO)
        };
        let ours = StockPlace::ALL.into_iter().filter(|place| place.is_here() || *place == StockPlace::Transit);
        self.places = ours.filter_map(|place| Some((place, lay(place)?))).collect();
        self
    }
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
