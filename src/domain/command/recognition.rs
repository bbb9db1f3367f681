//! What is asked about recognitions and about what stands on the shelf.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::ProductCode;
use crate::domain::recognition::{AfterWithdrawal, LastDay, Stars};

/// Records a recognition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordRecognition {
    /// The product recognised.
    pub product: ProductCode,
    /// Its stars.
    pub stars: Stars,
    /// The decision's number: stars without one come by sheet alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
    /// Who recognised: `central`, `province`, `district`, or in the paper's words; five stars are `central`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day as the paper names it, at most 36 months on; 36 months on when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Whether the last day still counts.
    #[serde(default, skip_serializing_if = "LastDay::is_usual")]
    pub last_day: LastDay,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<NaiveDate>,
    /// The body that decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The criteria it was judged by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub criteria: String,
}

/// Withdraws a product's recognition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRecognition {
    /// The product.
    pub product: ProductCode,
    /// Only the recognition of this decision; without it, every one that has not ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// From when: `2026-11-25T10:00:00+07:00`, or a day from its midnight on; now when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<String>,
    /// Why.
    pub reason: String,
    /// The number of the decision that withdraws.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// What becomes of the goods: those sold plain after a withdrawal are kept apart by another one with `quarantine`.
    #[serde(default)]
    pub on_withdrawal: AfterWithdrawal,
}
