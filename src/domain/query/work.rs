//! What today's work lists, row by row.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkRow {
    /// What it is, as people call it.
    pub name: String,
    /// Whose it is.
    pub producer: String,
    /// The lot, the receipt or the decision.
    pub code: String,
    /// The last day, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The pack, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<SkuCode>,
}
