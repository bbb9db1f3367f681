//! Whole đồng, checked. There is no float, no operator and one rounding rule.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

/// An amount of money in whole đồng; negative when it is owed the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// The sum left what an amount of money can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the amount is too large; check the quantity and the price")]
pub struct MoneyOverflow;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount one sale may come to: ten thousand million đồng.
    ///
    /// Sums of a lifetime of sales then stay far inside an `i64`.
    pub const SALE_MAX: Self = Self(10_000_000_000);

    /// Takes an amount in whole đồng.
    pub const fn vnd(amount: i64) -> Self {
        Self(amount)
    }
    /// Returns the amount in whole đồng.
    pub const fn get(self) -> i64 {
        self.0
    }
    /// Adds, or refuses when the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyOverflow> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyOverflow)
    }
    /// Subtracts, or refuses when the difference does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MoneyOverflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyOverflow)
    }
    /// Multiplies by a whole number, or refuses when the product does not fit.
    pub fn times_int(self, n: i64) -> Result<Self, MoneyOverflow> {
        self.0.checked_mul(n).map(Self).ok_or(MoneyOverflow)
    }
    /// Multiplies by a quantity or rate and rounds once (see [`round_vnd`]).
    pub fn times(self, factor: Decimal) -> Result<Self, MoneyOverflow> {
        // Most goods are sold in whole pieces: no decimal is needed for those.
        if factor.scale() == 0
            && let Some(n) = factor.to_i64()
        {
            return self.times_int(n);
        }
        Decimal::from(self.0).checked_mul(factor).ok_or(MoneyOverflow).and_then(round_vnd)
    }
    /// Multiplies and divides as one exact step, then rounds once.
    pub fn ratio(self, num: Decimal, den: Decimal) -> Result<Self, MoneyOverflow> {
        let product = Decimal::from(self.0).checked_mul(num).ok_or(MoneyOverflow)?;
        product.checked_div(den).ok_or(MoneyOverflow).and_then(round_vnd)
    }
    /// Adds them all up.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyOverflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }
    /// Returns whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
    /// Returns whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
    /// Returns whether the amount is zero, for serde.
    pub const fn is_zero_ref(&self) -> bool {
        self.0 == 0
    }
    /// Writes the amount as people read it: `1.234.000`.
    pub fn dotted(self) -> String {
        let digits = self.0.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len().saturating_add(8));
        if self.0 < 0 {
            out.push('-');
        }
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && digits.len().saturating_sub(i) % 3 == 0 {
                out.push('.');
            }
            out.push(c);
        }
        out
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.dotted())
    }
}

/// Rounds to whole đồng, half away from zero: the one rounding rule of the shop.
pub fn round_vnd(amount: Decimal) -> Result<Money, MoneyOverflow> {
    amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().map(Money).ok_or(MoneyOverflow)
}

/// Splits a total over weights by largest remainder, so that the parts add up exactly.
///
/// Ties go to the earlier part. Weights must not be negative; when they are all zero the
/// first part takes everything. An empty list of weights takes only a zero total.
pub fn split(total: Money, weights: &[Money]) -> Result<Vec<Money>, MoneyOverflow> {
    let sum: i128 = weights.iter().map(|w| i128::from(w.0)).sum();
    if weights.iter().any(|w| w.is_negative()) || (weights.is_empty() && !total.is_zero()) {
        return Err(MoneyOverflow);
    }
    if sum == 0 {
        return Ok(weights.iter().enumerate().map(|(i, _)| if i == 0 { total } else { Money::ZERO }).collect());
    }
    let magnitude = i128::from(total.0).abs();
    let sign: i64 = if total.is_negative() { -1 } else { 1 };
    let mut parts = Vec::with_capacity(weights.len());
    let mut left = magnitude;
    for (i, w) in weights.iter().enumerate() {
        let exact = magnitude.checked_mul(i128::from(w.0)).ok_or(MoneyOverflow)?;
        let whole = exact.checked_div(sum).ok_or(MoneyOverflow)?;
        let rest = exact.checked_rem(sum).ok_or(MoneyOverflow)?;
        left = left.checked_sub(whole).ok_or(MoneyOverflow)?;
        parts.push((i, whole, rest));
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&i| parts.get(i).map_or((std::cmp::Reverse(0), 0), |p| (std::cmp::Reverse(p.2), p.0)));
    for i in order {
        if left <= 0 {
            break;
        }
        if let Some(p) = parts.get_mut(i) {
            p.1 = p.1.saturating_add(1);
            left = left.saturating_sub(1);
        }
    }
    parts
        .into_iter()
        .map(|(_, v, _)| i64::try_from(v).ok().and_then(|v| v.checked_mul(sign)).map(Money).ok_or(MoneyOverflow))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn money_is_read_with_dots() {
        for (n, s) in [(0, "0"), (999, "999"), (1_234_000, "1.234.000"), (-35_000, "-35.000")] {
            assert_eq!(Money::vnd(n).dotted(), s);
        }
    }

    #[test]
    fn half_a_dong_rounds_away_from_zero() {
        for (s, n) in [("0.5", 1), ("1.5", 2), ("2.49", 2), ("-0.5", -1)] {
            assert_eq!(round_vnd(s.parse().unwrap()), Ok(Money::vnd(n)));
        }
    }

    #[test]
    fn a_sum_too_large_is_refused_not_wrapped() {
        assert_eq!(Money::vnd(i64::MAX).plus(Money::vnd(1)), Err(MoneyOverflow));
        assert_eq!(Money::vnd(i64::MAX).times(Decimal::TEN), Err(MoneyOverflow));
    }

    proptest! {
        #[test]
        fn parts_always_add_up(total in -1_000_000_000i64..1_000_000_000, w in prop::collection::vec(0i64..10_000_000, 1..20)) {
            let weights: Vec<Money> = w.iter().map(|&x| Money::vnd(x)).collect();
            let parts = split(Money::vnd(total), &weights).unwrap();
            prop_assert_eq!(Money::sum(parts.iter().copied()).unwrap().get(), total);
            let sum: i128 = w.iter().map(|&x| i128::from(x)).sum();
            if sum > 0 {
                for (p, x) in parts.iter().zip(&w) {
                    let exact = i128::from(total) * i128::from(*x);
                    prop_assert!((i128::from(p.get()) * sum - exact).abs() < sum, "each part is within one đồng");
                }
            }
        }
    }
}
