//! Where a product is on its way to a recognition. None of it is a star.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Stars;
use crate::domain::ids::ProductCode;

/// Where a product is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OcopStatus {
    /// Tiềm năng.
    Potential,
    /// Đang đăng ký.
    Applying,
    /// Đang công nhận lại.
    Reapplying,
    /// Nothing is under way.
    Settled,
}

impl OcopStatus {
    /// Every place on the way, in order.
    pub const ALL: [Self; 4] = [Self::Potential, Self::Applying, Self::Reapplying, Self::Settled];

    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Potential => ("tiềm năng", "potential"),
            Self::Applying => ("đang đăng ký", "applying"),
            Self::Reapplying => ("đang công nhận lại", "being recognised anew"),
            Self::Settled => ("không có hồ sơ đang làm", "nothing under way"),
        }
    }
}

/// Where a product is on its way, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OcopStatusRecorded {
    /// The product.
    pub product: ProductCode,
    /// Where it is.
    pub status: OcopStatus,
    /// The first day.
    pub from: NaiveDate,
    /// How many stars are hoped for: never shown as stars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hoped: Option<Stars>,
    /// In the staff's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
