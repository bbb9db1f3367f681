//! How long goods must still keep when they come: a share of their life, or days, for all goods or one OCOP set.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A share of a life, written `1/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share {
    left: u8,
    of: u8,
}

/// A text is no share from nothing to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a share is written like 1/3, between 0 and 1")]
pub struct NotAShare;

impl Share {
    /// Reads `1/3`.
    pub fn parse(text: &str) -> Result<Self, NotAShare> {
        let (left, of) = text.trim().split_once('/').ok_or(NotAShare)?;
        let number = |text: &str| text.trim().parse::<u8>().map_err(|_| NotAShare);
        let share = Self { left: number(left)?, of: number(of)? };
        if share.of > 0 && share.left <= share.of { Ok(share) } else { Err(NotAShare) }
    }
    /// Returns this share of so many days, rounded down.
    fn of_days(self, days: i64) -> i64 {
        days.saturating_mul(self.left.into()).checked_div(self.of.into()).unwrap_or(0)
    }
}

impl TryFrom<String> for Share {
    type Error = NotAShare;
    fn try_from(text: String) -> Result<Self, NotAShare> {
        Self::parse(&text)
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        share.to_string()
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}/{}", self.left, self.of))
    }
}

/// What must be left of the life of goods; with neither share nor days the rule is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelfLifeRule {
    /// Which of the 26 OCOP sets it is for; all goods when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_item: Option<u8>,
    /// The share of a life that is known: from the day goods were made to their last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// The days, when nobody knows when goods were made or no share is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// How long goods still keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfLife {
    /// Long enough, so many days.
    Long(i64),
    /// Shorter than the shop asks: it may be taken all the same.
    Short(i64),
    /// Past: nobody may sell it.
    Past,
}

impl ShelfLifeRule {
    /// What holds until a shop says otherwise: a third of a known life, else thirty days.
    pub const USUAL: Self = Self { group_item: None, share: Some(Share { left: 1, of: 3 }), days: Some(30) };

    /// Returns whether it asks nothing: it was taken back.
    pub const fn is_taken_back(&self) -> bool {
        self.share.is_none() && self.days.is_none()
    }
    /// Tells how long goods keep.
    pub fn judge(&self, made: Option<NaiveDate>, expires: NaiveDate, today: NaiveDate) -> ShelfLife {
        let days = |from: NaiveDate| expires.signed_duration_since(from).num_days();
        let left = days(today);
        let by_days = || self.days.map_or(0, i64::from);
        let least = match (made, self.share) {
            (Some(made), Some(share)) => share.of_days(days(made)),
            (None, _) | (_, None) => by_days(),
        };
        match left {
            left if left < 0 => ShelfLife::Past,
            left if left < least => ShelfLife::Short(left),
            left => ShelfLife::Long(left),
        }
    }
}

/// The rules of a shop: one for all goods, and those of OCOP sets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShelfLifeRules(Vec<ShelfLifeRule>);

impl ShelfLifeRules {
    /// Takes the rules that were set; those taken back are left out.
    pub fn new(rules: Vec<ShelfLifeRule>) -> Self {
        Self(rules.into_iter().filter(|r| !r.is_taken_back()).collect())
    }
    /// Returns the rule for goods of a set, or of none.
    pub fn of(&self, group_item: Option<u8>) -> &ShelfLifeRule {
        let set = |wanted: Option<u8>| self.0.iter().find(|r| r.group_item == wanted);
        group_item.and_then(|group| set(Some(group))).or_else(|| set(None)).unwrap_or(&ShelfLifeRule::USUAL)
    }
    /// Returns every rule that holds, the one for all goods first.
    pub fn all(&self) -> Vec<&ShelfLifeRule> {
        let sets = self.0.iter().filter(|r| r.group_item.is_some());
        std::iter::once(self.of(None)).chain(sets).collect()
    }
    /// Returns whether the shop has said what holds for all goods.
    pub fn is_usual(&self) -> bool {
        !self.0.iter().any(|r| r.group_item.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    fn judge(rule: &ShelfLifeRule, made: Option<&str>, expires: &str) -> ShelfLife {
        rule.judge(made.map(day), day(expires), day("2026-11-22"))
    }

    #[test]
    fn a_third_of_a_known_life_or_thirty_days_should_be_left() {
        let left = |made, expires| judge(&ShelfLifeRule::USUAL, made, expires);
        assert_eq!(left(None, "2026-12-22"), ShelfLife::Long(30));
        assert_eq!(left(None, "2026-12-21"), ShelfLife::Short(29));
        assert_eq!(left(Some("2026-11-21"), "2026-11-30"), ShelfLife::Long(8));
        assert_eq!(left(Some("2025-11-22"), "2027-01-22"), ShelfLife::Short(61));
        assert_eq!(left(None, "2026-11-22"), ShelfLife::Short(0));
        assert_eq!(left(None, "2026-11-21"), ShelfLife::Past);
    }

    #[test]
    fn a_shop_asks_for_more_or_less_and_a_set_for_its_own() {
        let rule = |text: &str| serde_json::from_str::<ShelfLifeRule>(text).unwrap();
        let rules = ShelfLifeRules::new(vec![
            rule(r#"{"share":"2/3","days":60}"#),
            rule(r#"{"group_item":4,"days":5}"#),
            rule(r#"{"group_item":9}"#),
        ]);
        assert_eq!(judge(rules.of(None), Some("2026-10-22"), "2026-12-21"), ShelfLife::Short(29));
        assert_eq!(judge(rules.of(Some(9)), None, "2027-01-20"), ShelfLife::Short(59), "taken back: the shop's");
        assert_eq!(judge(rules.of(Some(4)), Some("2020-01-01"), "2026-11-27"), ShelfLife::Long(5));
        assert_eq!(*ShelfLifeRules::default().of(Some(4)), ShelfLifeRule::USUAL);
        assert!(["4/3", "1", "a/b", "1/0", "-1/3", "300/900"].iter().all(|t| Share::parse(t).is_err()));
    }
}
