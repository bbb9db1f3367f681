//! What is asked about OCOP stamps: received, put on, spoiled, given back, counted, destroyed.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{ProducerCode, SkuCode, StampBatchId};
use crate::domain::ocop_stamp::{StampFunding, StampLoss};
use crate::domain::recognition::Stars;

/// Receives a batch of stamps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiveStamps {
    /// Its number, new to the books.
    pub batch: StampBatchId,
    /// The stars printed on it.
    pub stars: Stars,
    /// How many came.
    pub quantity: u32,
    /// The first serial number, when they are numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_serial: Option<String>,
    /// The last serial number; counted from the first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_serial: Option<String>,
    /// Who paid.
    pub funded_by: StampFunding,
    /// Who handed them over.
    pub from: String,
    /// The paper they came with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub paper: String,
    /// The only producer whose goods they may go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<ProducerCode>,
}

/// Puts stamps on packs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplyStamps {
    /// The batch.
    pub batch: StampBatchId,
    /// The pack.
    pub sku: SkuCode,
    /// How many.
    pub quantity: u32,
    /// The first number used; the lowest that are left when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_serial: Option<String>,
    /// The last number used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_serial: Option<String>,
}

/// Says that stamps were spoiled before they were put on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpoilStamps {
    /// The batch.
    pub batch: StampBatchId,
    /// How many.
    pub quantity: u32,
    /// Why.
    pub cause: StampLoss,
    /// In the staff's words.
    pub reason: String,
    /// The minutes' number, without which none are destroyed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// The first number spoiled; the lowest that are left when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_serial: Option<String>,
    /// The last number spoiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_serial: Option<String>,
}

/// Gives stamps back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnStamps {
    /// The batch.
    pub batch: StampBatchId,
    /// How many.
    pub quantity: u32,
    /// To whom.
    pub to: String,
    /// The first number given back; the lowest that are left when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_serial: Option<String>,
    /// The last number given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_serial: Option<String>,
}

/// Takes stamps off packs and destroys them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestroyStamps {
    /// The batch.
    pub batch: StampBatchId,
    /// The pack they are on.
    pub sku: SkuCode,
    /// How many.
    pub quantity: u32,
    /// The minutes' number.
    pub minutes: String,
    /// In the staff's words.
    pub reason: String,
    /// The first number destroyed; the lowest on that pack when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_serial: Option<String>,
    /// The last number destroyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_serial: Option<String>,
}

/// Counts what is left of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountStamps {
    /// The batch.
    pub batch: StampBatchId,
    /// How many there are.
    pub counted: u32,
    /// Why they are not as many as the books hold.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Undoes what was written about stamps by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoStamps {
    /// The batch it is about.
    pub batch: StampBatchId,
    /// The document's number, `Q1-M000152`; the latest of the batch when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Why.
    pub reason: String,
}
