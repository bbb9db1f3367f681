//! Goods between places: every movement has a from and a to, so the sum over places is always zero.

pub mod here;
pub mod sheet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::delivery::Check;
use super::ids::{LotId, ProducerCode, SkuCode};
use super::lot::{Hold, Lot};
use super::quantity::Quantity;

/// Where goods may be. Buyers, producers and loss are places too: nothing ever just vanishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockPlace {
    /// Kệ.
    Shelf,
    /// Kho.
    Store,
    /// Hội chợ.
    Fair,
    /// Trên đường.
    Transit,
    /// Khách.
    Buyer,
    /// Chủ thể.
    Producer,
    /// Hao hụt.
    Loss,
    /// Điểm khác: another point of the same shop, whose own books go on from here.
    Point,
    /// Sang gói: what a lot became when it was opened or packed anew.
    Repack,
    /// Tồn đầu: what lay there before the books began.
    Opening,
    /// Kiểm kê: where a count finds goods from that the books did not have.
    Count,
}

impl StockPlace {
    /// Every place, as lists show them.
    pub const ALL: [Self; 11] = [
        Self::Shelf,
        Self::Store,
        Self::Fair,
        Self::Transit,
        Self::Buyer,
        Self::Producer,
        Self::Loss,
        Self::Point,
        Self::Repack,
        Self::Opening,
        Self::Count,
    ];
    /// Returns the code files and tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shelf => "shelf",
            Self::Store => "store",
            Self::Fair => "fair",
            Self::Transit => "transit",
            Self::Buyer => "buyer",
            Self::Producer => "producer",
            Self::Loss => "loss",
            Self::Point => "point",
            Self::Repack => "repack",
            Self::Opening => "opening",
            Self::Count => "count",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Shelf => ("Kệ", "Shelf"),
            Self::Store => ("Kho", "Store room"),
            Self::Fair => ("Hội chợ", "Fair"),
            Self::Transit => ("Trên đường", "In transit"),
            Self::Buyer => ("Khách", "Buyers"),
            Self::Producer => ("Chủ thể", "Producer"),
            Self::Loss => ("Hao hụt", "Loss"),
            Self::Point => ("Điểm khác", "Another point"),
            Self::Repack => ("Sang gói", "Repacked"),
            Self::Opening => ("Tồn đầu", "Opening stock"),
            Self::Count => ("Kiểm kê", "Count"),
        }
    }
    /// Returns whether goods here are the shop's to sell or to answer for.
    pub const fn is_here(self) -> bool {
        match self {
            Self::Shelf | Self::Store | Self::Fair => true,
            Self::Transit
            | Self::Buyer
            | Self::Producer
            | Self::Loss
            | Self::Point
            | Self::Repack
            | Self::Opening
            | Self::Count => false,
        }
    }
}

/// So much of a lot from one place to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Movement {
    /// What.
    pub lot: LotId,
    /// From where.
    pub from: StockPlace,
    /// To where.
    pub to: StockPlace,
    /// How much, above zero.
    pub quantity: Quantity,
}

impl Movement {
    /// Returns the same amount the other way.
    pub fn mirrored(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}

/// Who bears what is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// The producer.
    Producer,
    /// The shop.
    Shop,
}

/// Why goods are written off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossCause {
    /// Hỏng.
    Damaged,
    /// Hết hạn.
    Expired,
    /// Mất.
    Lost,
    /// Dùng thử.
    Tasted,
    /// Tặng.
    Given,
    /// Lấy mẫu kiểm tra.
    Sampled,
}

/// A line of a receipt of goods that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedLine {
    /// The lot it makes.
    pub lot: Lot,
    /// The name as printed on the minutes.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much came.
    pub quantity: Quantity,
    /// What was looked at and found right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// For how many days it still keeps, where that is less than the shop asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeps_days: Option<i64>,
}

/// A line of a delivery that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedLine {
    /// What it was.
    pub sku: SkuCode,
    /// How much of it.
    pub quantity: Quantity,
    /// Why not.
    pub reason: String,
    /// The lot code on the pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot_code: String,
    /// The last day on the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
}

/// Goods came from a producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsReceived {
    /// The minutes' number (biên bản giao nhận): `Q1-N000012`.
    pub document: String,
    /// From whom.
    pub producer: ProducerCode,
    /// The producer's own delivery note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delivery_note: String,
    /// Where they were put.
    pub place: StockPlace,
    /// What was taken.
    pub lines: Vec<ReceivedLine>,
    /// What was not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedLine>,
    /// Sales below the books that these goods explain, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
}

impl GoodsReceived {
    /// Returns what moved from the producer, without what was sold before it came.
    pub fn arrivals(&self) -> Vec<Movement> {
        let arrival = |l: &ReceivedLine| Movement {
            lot: l.lot.id.clone(),
            from: StockPlace::Producer,
            to: self.place,
            quantity: l.quantity,
        };
        self.lines.iter().map(arrival).collect()
    }
}

/// Part of a lot that had been sold before it was in the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// The sale's entry.
    pub sale: i64,
    /// The line in it, from 0.
    pub line: i64,
    /// The lot that explains it.
    pub lot: LotId,
    /// How much of it.
    pub quantity: Quantity,
}

/// Goods were written off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsWrittenOff {
    /// The minutes' number: `Q1-H000003`.
    pub document: String,
    /// Why.
    pub cause: LossCause,
    /// Who bears it.
    pub bearer: Bearer,
    /// In the staff's words.
    pub reason: String,
    /// What, and from where.
    pub movements: Vec<Movement>,
    /// Who took it as a sample, and by which minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspected: Option<Inspected>,
}

/// An inspector's act, as the minutes have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspected {
    /// The number of the minutes.
    pub minutes: String,
    /// Which authority.
    pub authority: String,
}

/// Goods went back to their producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsReturned {
    /// The slip's number (phiếu trả hàng): `Q1-T000003`.
    pub document: String,
    /// To whom.
    pub producer: ProducerCode,
    /// Why.
    pub reason: String,
    /// What, and from where.
    pub movements: Vec<Movement>,
}

/// A lot was put on hold or released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldSet {
    /// Which.
    pub lot: LotId,
    /// Held or free.
    pub hold: Hold,
    /// Why.
    pub reason: String,
    /// The inspector's minutes, when there are any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
}
