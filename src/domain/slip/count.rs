//! What the minutes of a count say (biên bản kiểm kê), before they have a shape.

use chrono::NaiveDateTime;

use super::SlipShop;
use crate::domain::quantity::Quantity;

/// The minutes of a count that was compared with the books.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountSlip {
    /// Whose goods were counted where.
    pub shop: SlipShop,
    /// The count's number.
    pub number: String,
    /// Whether it comes from a practice ledger.
    pub practice: bool,
    /// Where, in the reader's language.
    pub place: String,
    /// The producer whose goods were counted; empty when it was everything or packs by name.
    pub producer: String,
    /// When it began.
    pub started_at: NaiveDateTime,
    /// When it was compared with the books, approved or dropped.
    pub closed_at: Option<NaiveDateTime>,
    /// How it stands, in the reader's language: to be approved, approved, dropped.
    pub state: String,
    /// How often it was compared; above 1 something was counted again after the differences were seen.
    pub round: u32,
    /// Every pack, differences first.
    pub lines: Vec<CountSlipLine>,
    /// Packs as the books have them.
    pub matched: u32,
    /// Packs of which less was found.
    pub short: u32,
    /// Packs of which more was found.
    pub over: u32,
    /// Why the books differ.
    pub reason: String,
    /// Who signs: as what, and the name where it is known.
    pub signatures: Vec<(String, String)>,
}

/// One pack of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountSlipLine {
    /// The pack.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// What the books held when it was counted; nothing for goods left out.
    pub expected: Option<Quantity>,
    /// How much was counted; nothing for goods left out.
    pub counted: Option<Quantity>,
    /// Counted less expected.
    pub difference: Quantity,
    /// Who bears what is missing, in the reader's language; empty before that is decided.
    pub bearer: String,
    /// Sales below the books that the count explains.
    pub explained: Quantity,
}
