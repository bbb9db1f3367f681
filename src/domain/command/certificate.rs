//! What is asked about papers, and about samples that an inspector takes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{LotId, ProducerCode, ProductCode};
use crate::domain::quantity::Quantity;
use crate::domain::stock::{Bearer, StockPlace};

/// Records a paper, or corrects the one of the same number and first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordCertificate {
    /// Whose it is.
    pub producer: ProducerCode,
    /// The product it speaks of; none when it speaks of the producer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductCode>,
    /// What it is, as people write it: `food_safety`, `Viet Gap`, `ISO22000:2018`.
    pub kind: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive; the usual term of its kind when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where the original is filed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filed_at: String,
}

/// Withdraws a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCertificate {
    /// Whose it is.
    pub producer: ProducerCode,
    /// The product it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductCode>,
    /// What it is.
    pub kind: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its first day, when several have the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The first day on which it no longer counts; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Gives a sample to an inspector (lấy mẫu).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeSample {
    /// Of which lot.
    pub lot: LotId,
    /// From where.
    pub place: StockPlace,
    /// How much.
    pub quantity: Quantity,
    /// The number of the inspector's minutes.
    pub minutes: String,
    /// Which authority took it.
    pub authority: String,
    /// Who bears it.
    pub bearer: Bearer,
}
