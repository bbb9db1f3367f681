//! Stars, and when they may be shown (QĐ 148/QĐ-TTg: 36 months).
//!
//! The latest decision rules alone: what it replaced does not come back when it ends or is withdrawn.

mod law;
mod status;
mod withdrawal;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ids::ProductCode;
use super::lang::Lang;
use super::moment::Moment;

pub use law::{RecognitionLevel, Unlawful, check_level, check_term, criteria_on};
pub use status::{OcopStatus, OcopStatusRecorded};
pub use withdrawal::{AfterWithdrawal, RecognitionWithdrawn, WithdrawnTerm};

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
    /// The last day, inclusive.
    pub to: NaiveDate,
    /// The day of the decision, which may be before its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<NaiveDate>,
    /// The body that decided, as it was called then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The criteria it was judged by: `148/QĐ-TTg`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub criteria: String,
}

/// Returns the word for a level that sheets have, whether it was recorded by its code or as a word; what is neither stands.
pub fn level_word(level: &str) -> &str {
    match RecognitionLevel::ALL.into_iter().find(|known| known.code() == level) {
        Some(RecognitionLevel::Central) => "Trung ương",
        Some(RecognitionLevel::Province) => "UBND tỉnh",
        Some(RecognitionLevel::District) => "UBND huyện",
        Some(RecognitionLevel::Commune) | None => level,
    }
}

/// Names the level that recognised as people say it; what is no level's code stands as it was written.
pub fn level_name(level: &str, lang: Lang) -> &str {
    RecognitionLevel::ALL.iter().find(|known| known.code() == level).map_or(level, |known| known.name(lang))
}

/// What the counter holds of a recognition: when its stars may be shown and on what they rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarTerm {
    /// The stars.
    pub stars: Stars,
    /// The decision's number.
    pub decision: String,
    /// Who recognised.
    pub level: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
    /// From when it is withdrawn, in UTC milliseconds.
    pub withdrawn_ms: Option<i64>,
    /// What becomes of the goods from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_goods: Option<AfterWithdrawal>,
}

/// When stars are asked for: the day on the wall and the instant beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StarClock {
    /// The day.
    pub day: NaiveDate,
    /// The instant, in UTC milliseconds.
    pub at_ms: i64,
}

impl From<Moment> for StarClock {
    fn from(now: Moment) -> Self {
        Self { day: now.date(), at_ms: now.at_ms }
    }
}

impl StarClock {
    /// Takes the end of a day on Vietnam's clock: what is printed for a day shows nothing that ends in it.
    pub fn end_of(day: NaiveDate) -> Self {
        let seconds = i64::from(Moment::VIETNAM).saturating_mul(60);
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let start = next.and_time(chrono::NaiveTime::MIN).and_utc().timestamp().saturating_sub(seconds);
        Self { day, at_ms: start.saturating_mul(1_000).saturating_sub(1) }
    }
}

/// How a recognition stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionState {
    /// Its first day is still to come.
    Upcoming,
    /// Its stars may be shown.
    Valid,
    /// A later decision rules.
    Replaced,
    /// Its last day is past.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

impl RecognitionState {
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Upcoming => ("chưa đến ngày", "to come"),
            Self::Valid => ("còn hạn", "valid"),
            Self::Replaced => ("đã được thay", "replaced"),
            Self::Expired => ("hết hạn", "expired"),
            Self::Withdrawn => ("đã thu hồi", "withdrawn"),
        }
    }
}

impl StarTerm {
    /// Returns how it stands, later decisions of the same product apart.
    pub fn state_at(&self, clock: StarClock) -> RecognitionState {
        if self.withdrawn_ms.is_some_and(|from| from <= clock.at_ms) {
            RecognitionState::Withdrawn
        } else if clock.day < self.from {
            RecognitionState::Upcoming
        } else if self.to < clock.day {
            RecognitionState::Expired
        } else {
            RecognitionState::Valid
        }
    }
}

/// How the last day of 36 months is meant; no rule was found, so a province may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// The day of the same number still counts.
    #[default]
    Inclusive,
    /// It ended the evening before.
    Exclusive,
}

impl LastDay {
    /// Returns whether it is the usual rule.
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::Inclusive)
    }
    /// Returns the last day that counts when a paper names this one.
    pub fn counts_to(self, named: NaiveDate) -> NaiveDate {
        match self {
            Self::Inclusive => named,
            Self::Exclusive => named.checked_sub_days(Days::new(1)).unwrap_or(named),
        }
    }
}

/// Returns the last day of a recognition: 36 months on, clamped to the month's end.
pub fn last_day(from: NaiveDate) -> NaiveDate {
    from.checked_add_months(Months::new(36)).unwrap_or(from)
}

/// Returns the decision that rules on a day: the latest that has begun, valid before one that is not, more stars first.
pub fn ruling(terms: &[StarTerm], clock: StarClock) -> Option<&StarTerm> {
    let begun = terms.iter().filter(|t| t.from <= clock.day);
    begun.max_by_key(|t| (t.from, t.state_at(clock) == RecognitionState::Valid, t.stars))
}

/// Returns the recognition whose stars hold at a moment: the one that rules, when it is valid.
pub fn valid_at(terms: &[StarTerm], clock: StarClock) -> Option<&StarTerm> {
    ruling(terms, clock).filter(|t| t.state_at(clock) == RecognitionState::Valid)
}

/// Returns whether a product's goods are in quarantine: the decision that rules was withdrawn so, and none came after.
pub fn in_quarantine(terms: &[StarTerm], clock: StarClock) -> bool {
    let withdrawn = ruling(terms, clock).filter(|t| t.state_at(clock) == RecognitionState::Withdrawn);
    withdrawn.and_then(|t| t.withdrawn_goods) == Some(AfterWithdrawal::Quarantine)
}

/// Returns how one of a product's recognitions stands beside the others.
pub fn state_among(terms: &[StarTerm], term: &StarTerm, clock: StarClock) -> RecognitionState {
    let own = term.state_at(clock);
    let is_ruled = ruling(terms, clock).is_some_and(|r| r != term && r.from >= term.from);
    if own == RecognitionState::Valid && is_ruled { RecognitionState::Replaced } else { own }
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

    fn term(stars: u8, from: &str, to: &str) -> StarTerm {
        let (from, to) = (day(from), day(to));
        let stars = Stars::new(stars).unwrap();
        StarTerm {
            stars,
            decision: String::new(),
            level: String::new(),
            from,
            to,
            withdrawn_ms: None,
            withdrawn_goods: None,
        }
    }

    fn stars(terms: &[StarTerm], on: &str) -> Option<u8> {
        valid_at(terms, StarClock::end_of(day(on))).map(|t| t.stars.get())
    }

    #[test]
    fn a_star_holds_to_the_end_of_its_last_day() {
        let all = [term(4, "2023-11-22", "2026-11-22")];
        assert_eq!(stars(&all, "2026-11-22"), Some(4));
        assert_eq!(stars(&all, "2026-11-23"), None);
        assert_eq!(stars(&all, "2023-11-21"), None);
    }

    #[test]
    fn the_last_day_may_be_meant_as_the_evening_before() {
        assert_eq!(LastDay::Inclusive.counts_to(day("2026-11-22")), day("2026-11-22"));
        assert_eq!(LastDay::Exclusive.counts_to(day("2026-11-22")), day("2026-11-21"));
    }

    #[test]
    fn what_was_replaced_does_not_come_back() {
        let all = [term(4, "2024-01-01", "2027-01-01"), term(3, "2025-06-01", "2026-06-01")];
        assert_eq!(stars(&all, "2025-05-31"), Some(4));
        assert_eq!(stars(&all, "2025-06-01"), Some(3));
        assert_eq!(stars(&all, "2026-06-02"), None);
        let states: Vec<_> = all.iter().map(|t| state_among(&all, t, StarClock::end_of(day("2026-06-02")))).collect();
        assert_eq!(states, [RecognitionState::Replaced, RecognitionState::Expired]);
    }

    #[test]
    fn a_withdrawal_takes_effect_at_its_moment() {
        let noon = Moment::parse_rfc3339("2026-11-25T12:00:00+07:00").unwrap();
        let mut withdrawn = term(4, "2025-01-01", "2028-01-01");
        withdrawn.withdrawn_ms = Some(noon.at_ms);
        let mut all = vec![term(3, "2022-02-01", "2028-02-01"), withdrawn];
        assert_eq!(valid_at(&all, noon.later(-1).into()).map(|t| t.stars.get()), Some(4));
        assert_eq!(valid_at(&all, noon.into()), None, "nor does the three-star decision before it come back");
        assert_eq!(stars(&all, "2026-11-25"), None, "what is printed for the day does not outlive it");
        all.push(term(3, "2026-11-26", "2029-11-26"));
        assert_eq!(stars(&all, "2026-11-26"), Some(3), "recognised anew");
    }

    #[test]
    fn goods_leave_their_quarantine_when_the_product_is_recognised_anew() {
        let noon = Moment::parse_rfc3339("2026-11-25T12:00:00+07:00").unwrap();
        let (withdrawn_ms, withdrawn_goods) = (Some(noon.at_ms), Some(AfterWithdrawal::Quarantine));
        let mut all = vec![StarTerm { withdrawn_ms, withdrawn_goods, ..term(4, "2025-01-01", "2028-01-01") }];
        assert!(!in_quarantine(&all, noon.later(-1).into()));
        assert!(in_quarantine(&all, noon.into()));
        assert!(in_quarantine(&all, StarClock::end_of(day("2030-01-01"))), "past its last day as well");
        all.push(term(3, "2026-12-01", "2029-12-01"));
        assert!(!in_quarantine(&all, StarClock::end_of(day("2026-12-01"))));
    }

    #[test]
    fn a_day_ends_at_midnight_on_the_wall() {
        let end = StarClock::end_of(day("2026-11-25")).at_ms;
        assert_eq!(Moment::vietnam(end).rfc3339(), "2026-11-25T23:59:59.999+07:00");
    }

    use proptest::prelude::*;

    proptest! {
        /// The model walks day by day with one board on the wall: what begins is hung up in the place of what
        /// hangs there, what ends or is withdrawn is taken down, and nothing is hung up again.
        #[test]
        fn the_board_on_the_wall_says_the_same(
            rows in prop::collection::btree_map(0i64..50, (3u8..6, 1i64..40, prop::option::of(0i64..90)), 0..6),
        ) {
            let on = |n: i64| day("2026-01-01") + chrono::Duration::days(n);
            let of = |(from, (stars, length, gone)): (&i64, &(u8, i64, Option<i64>))| StarTerm {
                withdrawn_ms: gone.map(|n| StarClock::end_of(on(n - 1)).at_ms + 1),
                from: on(*from),
                to: on(from + length),
                ..term(*stars, "2026-01-01", "2026-01-02")
            };
            let terms: Vec<StarTerm> = rows.iter().map(of).collect();
            let mut board = None;
            for today in 0..90 {
                if let Some((stars, length, gone)) = rows.get(&today) {
                    board = Some((*stars, today + length, *gone));
                }
                board = board.filter(|(_, last, gone)| today <= *last && gone.is_none_or(|gone| today < gone));
                prop_assert_eq!(stars(&terms, &on(today).to_string()), board.map(|b| b.0), "day {}", today);
            }
        }
    }
}
