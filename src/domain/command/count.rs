//! What is asked about counts: started, counted, finished, approved, dropped.

use serde::{Deserialize, Serialize};

use crate::domain::count::CountScope;
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::quantity::Quantity;
use crate::domain::stock::{Bearer, StockPlace};

/// Starts a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartCount {
    /// Where.
    pub place: StockPlace,
    /// Which goods; everything there when absent.
    #[serde(default)]
    pub scope: CountScope,
}

/// Adds goods to a count as they are seen; kept at once, so that a power cut takes none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordCount {
    /// Which count; the open one when there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// What; not needed beside a lot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<SkuCode>,
    /// Which lot, when it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// How much more.
    pub quantity: Quantity,
}

/// Says how much there is in all, whatever was counted of it before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetCount {
    /// Which count; the open one when there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// What; not needed beside a lot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<SkuCode>,
    /// Which lot, when it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// How much; 0 says that none is left, nothing that it was not counted after all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
}

/// What becomes of goods the books have in the place and nobody counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uncounted {
    /// The count is not finished while there are any.
    #[default]
    Ask,
    /// None of them is left.
    NoneLeft,
    /// They are left out of this count.
    LeftOut,
}

/// Compares a count with the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishCount {
    /// Which count; the open one when there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// What becomes of what nobody counted.
    #[serde(default)]
    pub uncounted: Uncounted,
}

/// Who bears one pack's shortage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkuBearer {
    /// What.
    pub sku: SkuCode,
    /// Who.
    pub bearer: Bearer,
}

/// Lets the books follow a finished count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApproveCount {
    /// Which count; the open one when there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// Why the books differ; needed when they do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who bears what is missing, but for those named below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bearer: Option<Bearer>,
    /// Who bears what is missing of a pack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bearers: Vec<SkuBearer>,
}

/// Gives a count up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropCount {
    /// Which count; the open one when there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// Why.
    pub reason: String,
}
