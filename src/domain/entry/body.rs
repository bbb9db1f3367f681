//! What entries say that no other noun's file does.

use serde::{Deserialize, Serialize};

use crate::domain::catalogue::CatalogueFact;
use crate::domain::ids::StaffId;
use crate::domain::money::Money;
use crate::domain::sale::Sale;
use crate::domain::tax::TaxRate;

/// The first entry: what this ledger is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerBegun {
    /// Whether nothing in it may reach a real report.
    pub practice: bool,
    /// The till's public key, in hexadecimal.
    pub key: String,
    /// The dated VAT rates a new ledger knows.
    pub rates: Vec<TaxRate>,
}

/// Part of a catalogue that was recorded or imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueRecorded {
    /// What was learned, only what changed.
    pub facts: Vec<CatalogueFact>,
    /// Where it came from: a file's name, or empty for the till itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What the whole command did, in its last entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<CatalogueCounts>,
}

/// What a catalogue command did to the packs it named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CatalogueCounts {
    /// Packs not known before.
    pub new: u32,
    /// Packs of which something changed.
    pub changed: u32,
    /// Packs already as the sheet says.
    pub unchanged: u32,
    /// Documents of opening stock taken on with it.
    #[serde(default, skip_serializing_if = "is_none_taken")]
    pub taken_on: u32,
}

const fn is_none_taken(documents: &u32) -> bool {
    *documents == 0
}

/// A transfer's money was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferConfirmed {
    /// The receipt it belongs to.
    pub receipt: String,
    /// The sale's shift.
    pub shift: u32,
    /// How much.
    pub amount: Money,
}

/// A sale was undone in its own shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleVoided {
    /// The receipt undone.
    pub receipt: String,
    /// Why.
    pub reason: String,
    /// The sale, as it was: a void is complete in itself.
    pub sale: Sale,
    /// How much of its transfers was still waiting.
    pub waiting: Money,
}

/// A receipt was promised again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptReprinted {
    /// The receipt.
    pub receipt: String,
    /// Which copy: 1 is the first reprint.
    pub copy: u32,
}

/// A staff member's PIN was set. The PIN itself is nowhere in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinSet {
    /// Whose.
    pub staff: StaffId,
}
