//! A delivery at the door: what is looked at on each line, how long goods must still keep, and what
//! is kept while it is being counted.

use chrono::NaiveDate;
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
            Self::ShelfLife => lang.pick("hạn còn dài", "keeps long"),
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

/// How long goods still keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfLife {
    /// Long enough, so many days.
    Long(i64),
    /// Shorter than a shop likes: it may be taken all the same.
    Short(i64),
    /// Past: nobody may sell it.
    Past,
}

/// The fewest days goods should keep when nobody knows when they were made.
pub const DAYS_LEFT_MIN: i64 = 30;

/// Tells how long goods keep: a third of their life should be left, or thirty days when it is not known.
pub fn shelf_life(made: Option<NaiveDate>, expires: NaiveDate, today: NaiveDate) -> ShelfLife {
    let days = |from: NaiveDate| expires.signed_duration_since(from).num_days();
    let left = days(today);
    let least = made.map_or(DAYS_LEFT_MIN, |made| days(made).checked_div(3).unwrap_or(0));
    match left {
        left if left < 0 => ShelfLife::Past,
        left if left < least => ShelfLife::Short(left),
        left => ShelfLife::Long(left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_a_known_life_or_thirty_days_should_be_left() {
        let day = |s: &str| s.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-22");
        let left = |made: Option<&str>, expires| shelf_life(made.map(day), day(expires), today);
        assert_eq!(left(None, "2026-12-22"), ShelfLife::Long(30));
        assert_eq!(left(None, "2026-12-21"), ShelfLife::Short(29));
        assert_eq!(left(Some("2026-11-21"), "2026-11-30"), ShelfLife::Long(8));
        assert_eq!(left(Some("2025-11-22"), "2027-01-22"), ShelfLife::Short(61));
        assert_eq!(left(None, "2026-11-22"), ShelfLife::Short(0));
        assert_eq!(left(None, "2026-11-21"), ShelfLife::Past);
    }
}
