//! Answers about OCOP stamps.

use serde::{Deserialize, Serialize};

use crate::domain::ids::StampBatchId;
use crate::domain::moment::Moment;
use crate::domain::ocop_stamp::{SerialRange, StampBalance, StampBatch, StampNeed, StampUse};

/// A batch with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampBatchRow {
    /// The batch as it came.
    #[serde(flatten)]
    pub batch: StampBatch,
    /// When it came.
    pub at: Moment,
    /// Where its stamps are.
    pub balance: StampBalance,
    /// How many are left.
    pub left: i64,
    /// The numbers that are not used, when they are numbered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub free: Vec<SerialRange>,
    /// What was done to them last and stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<StampUseRow>,
}

/// What was done to stamps, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampUseRow {
    /// The document's number.
    pub document: String,
    /// The batch.
    pub batch: String,
    /// When.
    pub at: Moment,
    /// What.
    pub kind: StampUse,
    /// How many; the difference when they were counted.
    pub quantity: i64,
    /// The pack, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sku: String,
    /// The pack's name, or to whom they went.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Why, and under which minutes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Whether it was undone.
    pub undone: bool,
}

/// A pack in the shop that needs stamps, or of which nobody has said whether it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampTodoRow {
    /// The pack.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Its stars now.
    pub stars: u8,
    /// What was said; nothing yet when absent.
    pub need: Option<StampNeed>,
    /// How many units are in the shop.
    pub on_hand: i64,
    /// How many of them bear a stamp, as far as the books can tell.
    pub stamped: i64,
    /// How many stamps are missing.
    pub missing: i64,
    /// The oldest batch it may take from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<StampBatchId>,
    /// How many stamps of these stars are left in all batches it may take from.
    pub stamps_left: i64,
}

/// Stamps on goods that may not bear them any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampsToDestroyRow {
    /// The product.
    pub product: String,
    /// The pack.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// The batch of the stamps.
    pub batch: String,
    /// The stars on them.
    pub stars: u8,
    /// The product's stars now; none when it has no valid recognition.
    pub stars_now: Option<u8>,
    /// How many of the batch were put on it and not destroyed.
    pub applied: i64,
    /// How many units are in the shop.
    pub on_hand: i64,
    /// How many stamps are to be destroyed at most: the rest is sold or gone.
    pub at_most: i64,
}
