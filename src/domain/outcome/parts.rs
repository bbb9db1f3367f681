//! What outcomes list.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{LotId, SkuCode};
use crate::domain::quantity::Quantity;

/// Goods of a sale that the books did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortSold {
    /// The pack's name.
    pub name: String,
    /// How much of it.
    pub quantity: Quantity,
}

/// A lot that came and keeps less long than the shop asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortLife {
    /// The lot.
    pub lot: LotId,
    /// The pack's name.
    pub name: String,
    /// For how many days it still keeps.
    pub days: i64,
}

/// One pack that was counted otherwise than the books have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What.
    pub sku: SkuCode,
    /// Its name.
    pub name: String,
    /// How much was counted.
    pub counted: Quantity,
    /// What the books held when it was counted.
    pub expected: Quantity,
    /// Counted less expected.
    pub difference: Quantity,
    /// How much moved while it was being counted.
    pub moved: Quantity,
}

/// Returns whether no opening stock came with a catalogue.
pub(super) const fn is_none_taken(documents: &u32) -> bool {
    *documents == 0
}

/// Work that was kept half done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// How many lines it has so far.
    pub lines: usize,
}
