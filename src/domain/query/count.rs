//! Answers about counts. What the books hold stands here only once a count is finished.

use serde::{Deserialize, Serialize};

use crate::domain::count::{Adjusted, CountLine, CountScope, CountState, CountTotals};
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// One count as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountRow {
    /// Its number.
    pub count: String,
    /// Where.
    pub place: StockPlace,
    /// Which goods.
    pub scope: CountScope,
    /// The producer's name, when one producer's goods are counted.
    pub producer: String,
    /// How far it is; finished only while nothing was counted since.
    pub state: CountState,
    /// How often it was compared with the books.
    pub round: u32,
    /// Who began it.
    pub started_by: String,
    /// When.
    pub started_at: Moment,
    /// Who finished, approved or dropped it last.
    pub closed_by: String,
    /// When, once somebody did.
    pub closed_at: Option<Moment>,
    /// Why it was approved or dropped so.
    pub reason: String,
    /// How it came out, once compared.
    pub totals: Option<CountTotals>,
}

/// Goods as counted so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedRow {
    /// What.
    pub sku: SkuCode,
    /// Which lot, when it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// The pack's name as the catalogue has it now.
    pub name: String,
    /// How much.
    pub quantity: Quantity,
}

/// Goods the books have in the place and nobody has counted; how much is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UncountedRow {
    /// What.
    pub sku: SkuCode,
    /// The pack's name as the catalogue has it now.
    pub name: String,
    /// Whose.
    pub producer: String,
}

/// One pack's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountResult {
    /// What was counted, beside the books.
    pub line: CountLine,
    /// What the approval did, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<Adjusted>,
}

/// One count in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountDetail {
    /// The count.
    pub row: CountRow,
    /// What was counted so far, the latest first; nothing once it is over.
    pub counted: Vec<CountedRow>,
    /// What is still to be counted.
    pub uncounted: Vec<UncountedRow>,
    /// What it came to when it was last compared: differences first.
    pub results: Vec<CountResult>,
}
