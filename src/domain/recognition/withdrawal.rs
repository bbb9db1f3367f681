//! A recognition withdrawn (thu hồi): from which moment, and what becomes of the goods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::{LotId, ProductCode};
use crate::domain::moment::Moment;

/// What becomes of the goods of a product whose recognition is withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterWithdrawal {
    /// They are sold as plain goods, without stars.
    #[default]
    SellPlain,
    /// Their lots are put on hold: those that lie here at that moment, and those that come later.
    Quarantine,
}

/// Which of a product's recognitions is withdrawn: a product may have two with one number, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnTerm {
    /// Its first day.
    pub from: NaiveDate,
    /// Its decision's number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
}

/// Recognitions of a product were withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionWithdrawn {
    /// The product.
    pub product: ProductCode,
    /// Which of its recognitions.
    pub terms: Vec<WithdrawnTerm>,
    /// From when: the beginning of a minute, so that screens and paper agree.
    pub effective: Moment,
    /// Why.
    pub reason: String,
    /// The number of the decision that withdraws.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// What becomes of the goods.
    pub goods: AfterWithdrawal,
    /// The lots put on hold with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<LotId>,
}
