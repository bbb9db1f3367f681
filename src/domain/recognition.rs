//! Stars, and the days on which they may be shown (QĐ 148/QĐ-TTg: 36 months).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ids::ProductCode;

/// Three, four or five stars; a potential is not a star and fewer than three are not OCOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

/// Why a number of stars is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an OCOP product has 3, 4 or 5 stars")]
pub struct BadStars;

impl Stars {
    /// Takes 3, 4 or 5.
    pub const fn new(stars: u8) -> Result<Self, BadStars> {
        if matches!(stars, 3..=5) { Ok(Self(stars)) } else { Err(BadStars) }
    }
    /// Returns the number of stars.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Stars {
    type Error = BadStars;
    fn try_from(stars: u8) -> Result<Self, BadStars> {
        Self::new(stars)
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}

/// A decision that a product is OCOP, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// The product recognised.
    pub product: ProductCode,
    /// Its stars.
    pub stars: Stars,
    /// The decision's number, empty where the source named none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
    /// Who recognised: text, because districts recognised until 30/06/2025 and are gone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive (no rule found; the shop's default).
    pub to: NaiveDate,
}

impl Recognition {
    /// Returns whether its stars may be shown on this day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Returns the last day of a recognition: 36 months on, clamped to the month's end.
pub fn last_day(from: NaiveDate) -> NaiveDate {
    from.checked_add_months(Months::new(36)).unwrap_or(from)
}

/// Returns the recognition whose stars hold on a day: the latest decision that is valid.
pub fn valid_on(all: &[Recognition], day: NaiveDate) -> Option<&Recognition> {
    all.iter().filter(|r| r.is_valid_on(day)).max_by_key(|r| (r.from, r.stars))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn thirty_six_months_end_on_a_day_that_exists() {
        assert_eq!(last_day(day("2024-02-29")), day("2027-02-28"));
        assert_eq!(last_day(day("2023-08-31")), day("2026-08-31"));
    }

    #[test]
    fn only_three_to_five_stars_are_stars() {
        assert!([0, 1, 2, 6].iter().all(|&n| Stars::new(n).is_err()));
        assert!([3, 4, 5].iter().all(|&n| Stars::new(n).is_ok()));
    }

    #[test]
    fn a_star_holds_to_the_end_of_its_last_day() {
        let r = Recognition {
            product: ProductCode::new("P1").unwrap(),
            stars: Stars::new(4).unwrap(),
            decision: String::new(),
            level: String::new(),
            from: day("2023-11-22"),
            to: day("2026-11-22"),
        };
        let all = [r];
        assert!(valid_on(&all, day("2026-11-22")).is_some());
        assert!(valid_on(&all, day("2026-11-23")).is_none());
        assert!(valid_on(&all, day("2023-11-21")).is_none());
    }
}
