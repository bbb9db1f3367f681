//! Answers about recognitions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::ids::ProductCode;
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::recognition::{AfterWithdrawal, OcopStatusRecorded, RecognitionState, StarClock, StarTerm};

/// When a question about goods is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// As things are now.
    Now(Moment),
    /// As they were at the end of a past day.
    EndOf(NaiveDate),
}

impl When {
    /// Returns what stars follow.
    pub fn clock(self) -> StarClock {
        match self {
            Self::Now(now) => now.into(),
            Self::EndOf(day) => StarClock::end_of(day),
        }
    }
    /// Returns the day.
    pub fn day(self) -> NaiveDate {
        self.clock().day
    }
    /// Returns the day whose end the stock is added up to; none for what lies there now.
    pub const fn stock_day(self) -> Option<NaiveDate> {
        match self {
            Self::Now(_) => None,
            Self::EndOf(day) => Some(day),
        }
    }
}

/// Which recognitions a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecognitionList {
    /// Valid ones whose last day comes within so many days and that nothing follows.
    Within(i64),
    /// Products that lie in the shop though their recognition expired.
    Expired,
    /// Products whose recognition was withdrawn, in the shop or not.
    Withdrawn,
    /// Every product with a recognition, by its latest.
    All,
}

/// A product's ruling recognition as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionRow {
    /// The product.
    pub product: ProductCode,
    /// Its name as the catalogue has it now.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// The recognition.
    pub term: StarTerm,
    /// How it stands.
    pub state: RecognitionState,
    /// Days until its last day; below zero when it is past.
    pub days_left: i64,
    /// How much of the product lies in the shop, all packs together.
    pub in_shop: Quantity,
}

/// One recognition of a product's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryTerm {
    /// The recognition.
    pub term: StarTerm,
    /// How it stands.
    pub state: RecognitionState,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<NaiveDate>,
    /// The body that decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The criteria it was judged by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub criteria: String,
    /// How it was withdrawn, once that is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<WithdrawalNote>,
}

/// How a recognition was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalNote {
    /// From when.
    pub effective: Moment,
    /// Why.
    pub reason: String,
    /// The number of the decision that withdraws.
    pub notice: String,
    /// What became of the goods.
    pub goods: AfterWithdrawal,
}

/// A product's way through the programme, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionHistory {
    /// The product.
    pub product: ProductCode,
    /// Its name as the catalogue has it now.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Its recognitions.
    pub terms: Vec<HistoryTerm>,
    /// Where it was on its way: never stars.
    pub statuses: Vec<OcopStatusRecorded>,
    /// How much lies in the shop.
    pub in_shop: Quantity,
}
