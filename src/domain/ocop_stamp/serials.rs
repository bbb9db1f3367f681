//! Serial numbers printed on stamps: letters, then digits of one width, from a first to a last.

use serde::{Deserialize, Serialize};

/// The most digits of a serial number.
const DIGITS_MAX: usize = 15;

/// The most letters before them.
const PREFIX_MAX: usize = 20;

/// From a first to a last serial number, both among them: `BT-000001` to `BT-001000`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct SerialRange {
    prefix: String,
    width: usize,
    first: u64,
    last: u64,
}

/// Why two texts are no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("serial numbers are letters and then digits, alike in the first and the last")]
pub struct BadSerials;

/// A range as files hold it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    first: String,
    last: String,
}

impl TryFrom<Written> for SerialRange {
    type Error = BadSerials;
    fn try_from(w: Written) -> Result<Self, BadSerials> {
        Self::parse(&w.first, &w.last)
    }
}

impl From<SerialRange> for Written {
    fn from(range: SerialRange) -> Self {
        Self { first: range.first_text(), last: range.last_text() }
    }
}

/// Splits a serial number into its letters, upper case, and its digits.
fn parts(text: &str) -> Result<(String, usize, u64), BadSerials> {
    let text = text.trim();
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(letters.len()..).unwrap_or_default();
    let plain = letters.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '_'));
    if !(1..=DIGITS_MAX).contains(&digits.len()) || letters.chars().count() > PREFIX_MAX || !plain {
        return Err(BadSerials);
    }
    Ok((letters.to_uppercase(), digits.len(), digits.parse().map_err(|_| BadSerials)?))
}

impl SerialRange {
    /// Reads the first and the last number.
    pub fn parse(first: &str, last: &str) -> Result<Self, BadSerials> {
        let ((prefix, width, first), (other, other_width, last)) = (parts(first)?, parts(last)?);
        if prefix != other || width != other_width || last < first {
            return Err(BadSerials);
        }
        Ok(Self { prefix, width, first, last })
    }
    /// Reads part of this range as people type it: the whole number, or its digits alone; only a first for one or more.
    pub fn part(&self, first: &str, last: Option<&str>, quantity: u32) -> Result<Self, BadSerials> {
        let number = |text: &str| {
            let (prefix, _, number) = parts(text)?;
            if prefix.is_empty() || prefix == self.prefix { Ok(number) } else { Err(BadSerials) }
        };
        let first = number(first)?;
        let last = last.map_or(Ok(first.saturating_add(u64::from(quantity)).saturating_sub(1)), number)?;
        if first < self.first || self.last < last || last < first {
            return Err(BadSerials);
        }
        Ok(self.between(first, last))
    }
    /// Takes numbers of the same kind.
    #[must_use]
    pub fn between(&self, first: u64, last: u64) -> Self {
        Self { prefix: self.prefix.clone(), width: self.width, first, last }
    }
    /// Returns how many numbers it holds.
    pub const fn len(&self) -> u64 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }
    /// Returns false: a range holds at least one number.
    pub const fn is_empty(&self) -> bool {
        false
    }
    /// Returns the first and the last number.
    pub const fn ends(&self) -> (u64, u64) {
        (self.first, self.last)
    }
    /// Returns the letters before the digits.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
    /// Returns whether a number is in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.first <= other.last && other.first <= self.last
    }
    /// Returns whether every number of another is in this one.
    pub fn holds(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.first <= other.first && other.last <= self.last
    }
    /// Writes the first number as it is printed.
    pub fn first_text(&self) -> String {
        self.text(self.first)
    }
    /// Writes the last number as it is printed.
    pub fn last_text(&self) -> String {
        self.text(self.last)
    }
    fn text(&self, number: u64) -> String {
        format!("{}{number:0width$}", self.prefix, width = self.width)
    }
}

impl std::fmt::Display for SerialRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let one = self.first == self.last;
        f.pad(&if one { self.first_text() } else { format!("{}–{}", self.first_text(), self.last_text()) })
    }
}

/// Returns what is left of ranges when others, which do not overlap, are taken out; in order.
pub fn free(whole: &[SerialRange], used: &[SerialRange]) -> Vec<SerialRange> {
    let mut used: Vec<&SerialRange> = used.iter().collect();
    used.sort_by_key(|u| u.first);
    let mut out = Vec::new();
    for range in whole {
        let mut from = range.first;
        for u in used.iter().filter(|u| range.overlaps(u)) {
            if u.first > from {
                out.push(range.between(from, u.first.saturating_sub(1)));
            }
            from = from.max(u.last.saturating_add(1));
        }
        if from <= range.last {
            out.push(range.between(from, range.last));
        }
    }
    out.sort_by_key(|r| r.first);
    out
}

/// Takes so many numbers from the lowest on; none when there are not so many.
pub fn take(free: &[SerialRange], quantity: u32) -> Option<Vec<SerialRange>> {
    let mut left = u64::from(quantity);
    let mut out = Vec::new();
    for range in free {
        if left == 0 {
            break;
        }
        let part = range.len().min(left);
        out.push(range.between(range.first, range.first.saturating_add(part).saturating_sub(1)));
        left = left.saturating_sub(part);
    }
    (left == 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn range(first: &str, last: &str) -> SerialRange {
        SerialRange::parse(first, last).unwrap()
    }

    #[test]
    fn numbers_keep_their_letters_and_their_noughts() {
        let r = range("bt-000998", "BT-001002");
        assert_eq!((r.len(), r.to_string()), (5, "BT-000998–BT-001002".to_owned()));
        let json = serde_json::to_string(&r).unwrap();
        assert_eq!(json, r#"{"first":"BT-000998","last":"BT-001002"}"#);
        assert_eq!(serde_json::from_str::<SerialRange>(&json).unwrap(), r);
    }

    #[test]
    fn two_numbers_of_different_kinds_are_no_range() {
        for (first, last) in [
            ("BT-1", "BT-10"),
            ("BT-01", "TV-10"),
            ("BT-10", "BT-01"),
            ("BT", "BT"),
            ("", ""),
            ("0001x", "0009x"),
            ("1 2", "1 3"),
            ("0000000000000001", "0000000000000002"),
        ] {
            assert_eq!(SerialRange::parse(first, last), Err(BadSerials), "{first} {last}");
        }
    }

    #[test]
    fn a_part_is_read_by_its_digits_alone_too() {
        let r = range("BT-000001", "BT-001000");
        assert_eq!(r.part("bt-000101", Some("150"), 50), Ok(range("BT-000101", "BT-000150")));
        assert_eq!(r.part("101", None, 50), Ok(range("BT-000101", "BT-000150")));
        for (first, last) in [("0", Some("3")), ("999", Some("1001")), ("TV-5", Some("6")), ("7", Some("6"))] {
            assert_eq!(r.part(first, last, 1), Err(BadSerials), "{first}");
        }
    }

    fn numbers(ranges: &[SerialRange]) -> BTreeSet<u64> {
        ranges.iter().flat_map(|r| r.first..=r.last).collect()
    }

    proptest! {
        #[test]
        fn free_numbers_are_those_nobody_used(
            cuts in prop::collection::btree_set(1u64..60, 0..12), wanted in 0u32..70,
        ) {
            let whole = range("A01", "A60");
            // Cuts in pairs: from, to; so that used ranges never overlap.
            let cuts: Vec<u64> = cuts.into_iter().collect();
            let used: Vec<SerialRange> = cuts.chunks_exact(2).map(|c| whole.between(c[0], c[1])).collect();
            let left = free(std::slice::from_ref(&whole), &used);
            let expected: BTreeSet<u64> = (1..=60).filter(|n| !numbers(&used).contains(n)).collect();
            prop_assert_eq!(&numbers(&left), &expected);
            let first: BTreeSet<u64> = expected.iter().copied().take(wanted as usize).collect();
            let enough = expected.len() >= wanted as usize;
            prop_assert_eq!(take(&left, wanted).map(|t| numbers(&t)), enough.then_some(first));
        }
    }
}
