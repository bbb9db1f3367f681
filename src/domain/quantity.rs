//! How much of something: pieces, or kilograms to the gram.

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

/// A quantity with at most three decimals, never beyond a million.
///
/// Written as a string in files (`"0.5"`), as thousandths where SQL sums it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Quantity(Decimal);

/// Why a number cannot be a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// It has more than three decimals.
    #[error("a quantity has at most three decimals")]
    TooFine,
    /// It is beyond a million.
    #[error("a quantity is at most 1.000.000")]
    TooLarge,
}

impl Quantity {
    /// One piece.
    pub const ONE: Self = Self(Decimal::ONE);
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Takes a decimal, normalised (`2.500` is `2.5`).
    pub fn new(value: Decimal) -> Result<Self, QuantityError> {
        let value = value.normalize();
        if value.scale() > 3 {
            return Err(QuantityError::TooFine);
        }
        if value.abs() > Decimal::from(1_000_000) {
            return Err(QuantityError::TooLarge);
        }
        Ok(Self(value))
    }
    /// Takes a whole number of pieces.
    pub fn pieces(n: i32) -> Result<Self, QuantityError> {
        Self::new(Decimal::from(n))
    }
    /// Returns the decimal.
    pub const fn get(self) -> Decimal {
        self.0
    }
    /// Returns whole thousandths, for sums in SQL.
    pub fn thousandths(self) -> i64 {
        if self.0.scale() == 0
            && let Some(n) = self.0.to_i64()
        {
            return n.saturating_mul(1_000);
        }
        self.0.checked_mul(Decimal::ONE_THOUSAND).and_then(|d| d.to_i64()).unwrap_or(0)
    }
    /// Takes whole thousandths.
    pub fn from_thousandths(n: i64) -> Result<Self, QuantityError> {
        Self::new(Decimal::try_new(n, 3).map_err(|_| QuantityError::TooLarge)?)
    }
    /// Adds, or refuses beyond the largest quantity.
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        self.0.checked_add(other.0).ok_or(QuantityError::TooLarge).and_then(Self::new)
    }
    /// Returns the same amount the other way.
    pub fn negated(self) -> Self {
        Self(Decimal::ZERO.checked_sub(self.0).unwrap_or(self.0))
    }
    /// Returns whether there is at least a thousandth of something.
    pub fn is_positive(self) -> bool {
        self.0 > Decimal::ZERO
    }
    /// Returns whether it counts whole pieces.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }
}

impl TryFrom<Decimal> for Quantity {
    type Error = QuantityError;
    fn try_from(value: Decimal) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

impl From<Quantity> for Decimal {
    fn from(q: Quantity) -> Self {
        q.0
    }
}

impl std::fmt::Display for Quantity {
    /// Writes it as people read it: `0,5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0.to_string().replace('.', ","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grams_are_the_finest_quantity() {
        assert_eq!(Quantity::new("0.5001".parse().unwrap()), Err(QuantityError::TooFine));
        assert_eq!(Quantity::new("2.500".parse().unwrap()).unwrap().to_string(), "2,5");
        assert_eq!(Quantity::new("1000000001".parse().unwrap()), Err(QuantityError::TooLarge));
        assert_eq!(Quantity::from_thousandths(1250).unwrap().thousandths(), 1250);
    }
}
