//! What commands about OCOP stamps did.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{SkuCode, StampBatchId};
use crate::domain::ocop_stamp::{
    StampBatch, StampNeed, StampNeedSet, StampUse, StampsCounted, StampsUndone, StampsUsed,
};

/// A batch came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchReceived {
    /// Its place in the journal.
    pub seq: i64,
    /// The batch.
    pub batch: StampBatchId,
    /// How many.
    pub quantity: u32,
}

/// Stamps of a batch were put on, spoiled, given back or destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchUsed {
    /// Its place in the journal.
    pub seq: i64,
    /// The document's number.
    pub document: String,
    /// The batch.
    pub batch: StampBatchId,
    /// What was done.
    pub fate: StampUse,
    /// How many.
    pub quantity: u32,
    /// Which numbers, when they are numbered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub serials: String,
    /// How many of the batch are left.
    pub left: i64,
}

/// What is left of a batch was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchCounted {
    /// Its place in the journal.
    pub seq: i64,
    /// The document's number.
    pub document: String,
    /// The batch.
    pub batch: StampBatchId,
    /// Counted less expected.
    pub difference: i64,
}

/// A document about stamps was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchUndone {
    /// Its place in the journal.
    pub seq: i64,
    /// The document undone.
    pub document: String,
    /// How many of the batch are left.
    pub left: i64,
}

/// Whether a pack needs a sticker was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedSaid {
    /// Its place in the journal.
    pub seq: i64,
    /// The pack.
    pub sku: SkuCode,
    /// Printed, or a sticker.
    pub need: StampNeed,
}

impl BatchReceived {
    pub(super) fn of(seq: i64, b: &StampBatch) -> Self {
        Self { seq, batch: b.batch.clone(), quantity: b.quantity }
    }
}

impl BatchUsed {
    pub(super) fn of(seq: i64, u: &StampsUsed) -> Self {
        let serials: Vec<String> = u.serials.iter().map(ToString::to_string).collect();
        let (document, batch, serials) = (u.document.clone(), u.batch.clone(), serials.join(", "));
        Self { seq, document, batch, fate: u.to.kind(), quantity: u.quantity, serials, left: u.left }
    }
}

impl BatchCounted {
    pub(super) fn of(seq: i64, c: &StampsCounted) -> Self {
        Self { seq, document: c.document.clone(), batch: c.batch.clone(), difference: c.difference() }
    }
}

impl BatchUndone {
    pub(super) fn of(seq: i64, u: &StampsUndone) -> Self {
        Self { seq, document: u.document.clone(), left: u.left }
    }
}

impl NeedSaid {
    pub(super) fn of(seq: i64, n: &StampNeedSet) -> Self {
        Self { seq, sku: n.sku.clone(), need: n.need }
    }
}
