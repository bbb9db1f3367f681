//! Counts of goods (kiểm kê): what is counted, what was found, and what a manager let the books say.
//!
//! A count is blind: what the books hold is written down only when it is finished. It lasts as long
//! as it lasts, and the till sells meanwhile: goods are compared with the books as they were at the
//! moment they were counted, so what is sold before or after that is no difference.

mod settle;

use serde::{Deserialize, Serialize};

use super::ids::{LotId, ProducerCode, SkuCode};
use super::lot::{Lot, LotPart};
use super::quantity::Quantity;
use super::stock::{Bearer, Explained, Movement, StockPlace};

pub use settle::{Below, Case, CountedLot, Settled, When, settle};

/// Which goods a count covers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountScope {
    /// Everything in the place.
    #[default]
    All,
    /// One producer's goods.
    Producer(ProducerCode),
    /// These packs.
    Skus(Vec<SkuCode>),
}

impl CountScope {
    /// Returns whether a pack of a producer is counted.
    pub fn covers(&self, sku: &SkuCode, producer: &ProducerCode) -> bool {
        match self {
            Self::All => true,
            Self::Producer(one) => one == producer,
            Self::Skus(some) => some.contains(sku),
        }
    }
    /// Returns whether two counts would count the same goods; `owner` tells whose a pack is.
    pub fn overlaps(&self, other: &Self, owner: &dyn Fn(&SkuCode) -> Option<ProducerCode>) -> bool {
        let is_of = |skus: &[SkuCode], p: &ProducerCode| skus.iter().any(|s| owner(s).as_ref() == Some(p));
        match (self, other) {
            (Self::All, _) | (_, Self::All) => true,
            (Self::Producer(a), Self::Producer(b)) => a == b,
            (Self::Producer(p), Self::Skus(skus)) | (Self::Skus(skus), Self::Producer(p)) => is_of(skus, p),
            (Self::Skus(a), Self::Skus(b)) => a.iter().any(|s| b.contains(s)),
        }
    }
}

/// How far a count is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountState {
    /// Being counted.
    Open,
    /// Compared with the books; a manager decides.
    Finished,
    /// A manager let the books follow it.
    Approved,
    /// Given up.
    Dropped,
}

impl CountState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Finished, Self::Approved, Self::Dropped];
    /// Returns the code tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Finished => "finished",
            Self::Approved => "approved",
            Self::Dropped => "dropped",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("đang đếm", "being counted"),
            Self::Finished => ("chờ duyệt", "to be approved"),
            Self::Approved => ("đã duyệt", "approved"),
            Self::Dropped => ("đã bỏ", "dropped"),
        }
    }
}

/// A count began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountStarted {
    /// Its number: `Q1-K000012`.
    pub document: String,
    /// Where.
    pub place: StockPlace,
    /// Which goods.
    pub scope: CountScope,
}

/// One pack as it was counted, beside what the books held at that moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountLine {
    /// What.
    pub sku: SkuCode,
    /// Its name then.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// Whose.
    pub producer: ProducerCode,
    /// How much was counted; none when it was left out on purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Quantity>,
    /// What the books held when it was counted.
    pub expected: Quantity,
    /// How much of it was counted lot by lot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<LotPart>,
    /// The journal's length when it was last counted.
    pub after: i64,
    /// How much moved between its first and its last scan: the count may be off by as much.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub moved: Quantity,
    /// How much had been sold below the books before it was counted.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub below: Quantity,
}

const fn nothing() -> Quantity {
    Quantity::ZERO
}

fn is_nothing(q: &Quantity) -> bool {
    *q == Quantity::ZERO
}

impl CountLine {
    /// Returns counted less expected; nothing for goods left out.
    pub fn difference(&self) -> Quantity {
        let counted = self.counted.unwrap_or(self.expected);
        counted.plus(self.expected.negated()).unwrap_or(Quantity::ZERO)
    }
    /// Returns whether the books must change: a difference, or a sale below the books to explain.
    pub fn is_open_to(&self, place: StockPlace) -> bool {
        let explains = place == StockPlace::Shelf && self.counted.is_some() && self.below.is_positive();
        self.difference() != Quantity::ZERO || explains
    }
}

/// How a count came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CountTotals {
    /// Packs as the books have them.
    pub matched: u32,
    /// Packs of which less was found.
    pub short: u32,
    /// Packs of which more was found.
    pub over: u32,
    /// Packs left out on purpose.
    pub left_out: u32,
}

impl CountTotals {
    /// Counts lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a CountLine>) -> Self {
        let mut totals = Self::default();
        for line in lines {
            let difference = line.difference();
            let count = match line.counted {
                None => &mut totals.left_out,
                Some(_) if difference.is_positive() => &mut totals.over,
                Some(_) if difference == Quantity::ZERO => &mut totals.matched,
                Some(_) => &mut totals.short,
            };
            *count = count.saturating_add(1);
        }
        totals
    }
}

/// A count was compared with the books; a long one in several entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountFinished {
    /// The count.
    pub document: String,
    /// Where.
    pub place: StockPlace,
    /// How often it was finished: above 1 something was counted again after the differences were seen.
    pub round: u32,
    /// Which part this is, from 1.
    pub part: u32,
    /// Of how many.
    pub parts: u32,
    /// What was counted; the last part holds the differences.
    pub lines: Vec<CountLine>,
    /// How all parts came out.
    pub totals: CountTotals,
}

/// What a manager's approval did to one pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjusted {
    /// What.
    pub sku: SkuCode,
    /// Its name then.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much was counted.
    pub counted: Quantity,
    /// What the books held when it was counted.
    pub expected: Quantity,
    /// Written off; less than was missing when later sales proved that it was there.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub lost: Quantity,
    /// Put into the books.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub found: Quantity,
    /// Sales below the books that are explained now.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub explained: Quantity,
    /// Sales below the books before it was counted that a receipt explained since.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub explained_since: Quantity,
    /// Who bears what was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bearer: Option<Bearer>,
}

/// Part of a lot that a count could not find, and who bears it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotLoss {
    /// Which lot.
    pub lot: LotId,
    /// How much.
    pub quantity: Quantity,
    /// Who bears it: for goods the shop had bought, always the shop.
    pub bearer: Bearer,
}

/// A manager let the books follow a count; a long one in several entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountApproved {
    /// The count.
    pub document: String,
    /// Where.
    pub place: StockPlace,
    /// Which part this is, from 1.
    pub part: u32,
    /// Of how many.
    pub parts: u32,
    /// Why the books differ; empty when they do not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What changed, by pack.
    pub adjusted: Vec<Adjusted>,
    /// Lots made for goods of which the books know no lot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<Lot>,
    /// Every movement: found, lost, and what explains a sale below the books.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub movements: Vec<Movement>,
    /// Of the movements to loss, who bears them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<LotLoss>,
    /// Sales below the books that are explained, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
}

/// A count was given up; the books stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountDropped {
    /// The count.
    pub document: String,
    /// Why.
    pub reason: String,
    /// How many packs had been counted.
    pub counted: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(s: &str) -> SkuCode {
        SkuCode::new(s).unwrap()
    }

    #[test]
    fn two_counts_never_count_the_same_goods() {
        let htx = ProducerCode::new("HTX").unwrap();
        let owner = |sku: &SkuCode| ProducerCode::new(if sku.as_str() == "MO" { "HTX" } else { "DA" }).ok();
        let producer = CountScope::Producer(htx.clone());
        let skus = |s: &[&str]| CountScope::Skus(s.iter().map(|s| code(s)).collect());
        for (a, b, meet) in [
            (CountScope::All, skus(&["KD"]), true),
            (producer.clone(), producer.clone(), true),
            (producer.clone(), skus(&["KD"]), false),
            (skus(&["KD", "MO"]), producer.clone(), true),
            (skus(&["KD"]), skus(&["MO"]), false),
        ] {
            assert_eq!(a.overlaps(&b, &owner), meet, "{a:?} {b:?}");
        }
        assert!(producer.covers(&code("MO"), &htx) && !skus(&["KD"]).covers(&code("MO"), &htx));
    }

    #[test]
    fn a_scope_is_written_as_people_write_it() {
        let read = |s: &str| serde_json::from_str::<CountScope>(s).unwrap();
        assert_eq!(read(r#""all""#), CountScope::All);
        assert_eq!(read(r#"{"skus":["KD"]}"#), CountScope::Skus(vec![code("KD")]));
    }
}
