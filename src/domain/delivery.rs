//! A delivery at the door: what is looked at on each line, and what is kept while it is being counted.

use serde::{Deserialize, Serialize};

use super::lang::Lang;

mod draft;

pub use draft::{Delivery, DraftKind, DraftLine};

/// Something looked at when goods come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The label says what the law asks.
    Label,
    /// The dates stand on the pack and can be read.
    Date,
    /// The trace stamp is on the pack.
    Stamp,
    /// Enough of the shelf life is left.
    ShelfLife,
}

impl Check {
    /// Every check, as the list at the door shows them.
    pub const ALL: [Self; 4] = [Self::Label, Self::Date, Self::Stamp, Self::ShelfLife];
    /// Returns what it says when it is right.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Label => lang.pick("nhãn đúng", "label right"),
            Self::Date => lang.pick("ngày rõ", "date clear"),
            Self::Stamp => lang.pick("tem truy xuất", "trace stamp"),
            Self::ShelfLife => lang.pick("hạn còn dài", "long life"),
        }
    }
}

/// Why a line is not taken, as staff pick it; what they write themselves is not here.
pub const REFUSALS: [(&str, &str); 4] = [
    ("hết hạn, cận hạn", "expired or nearly"),
    ("sai nhãn", "wrong label"),
    ("hỏng, vỡ", "damaged"),
    ("thiếu giấy tờ", "papers missing"),
];
