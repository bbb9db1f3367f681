//! How two packs of the same goods measure each other.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::catalogue::SoldBy;
use crate::domain::money::{Money, round_vnd};
use crate::domain::quantity::Quantity;

/// How two packs of the same goods measure each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// So many new units come out of one old one: a case of 24.
    Contains(Quantity),
    /// So much of the old goes into one new unit: 0,25 kg a bag.
    Content(Quantity),
}

impl Measure {
    /// Returns what a new unit is handed over for when an old one is handed over for so much.
    ///
    /// Nothing when it does not come out in whole đồng: a price is told, never rounded into being.
    pub fn price_of_new(self, old: Money) -> Option<Money> {
        let old = Decimal::from(old.get());
        let new = match self {
            Self::Contains(n) => old.checked_div(n.get())?,
            Self::Content(n) => old.checked_mul(n.get())?,
        };
        let is_exact = match self {
            Self::Contains(n) => new.is_integer() && new.checked_mul(n.get()) == Some(old),
            Self::Content(_) => new.is_integer(),
        };
        round_vnd(new).ok().filter(|price| is_exact && price.get() > 0)
    }

    /// Returns what opening comes to and what was made and lost, in the same unit; they must be equal.
    pub fn both_sides(self, opened: Quantity, made: Quantity, lost: Quantity) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Contains(n) => {
                Some((opened.get().checked_mul(n.get())?.normalize(), made.get().checked_add(lost.get())?.normalize()))
            }
            Self::Content(n) => {
                let used = made.get().checked_mul(n.get())?.checked_add(lost.get())?;
                Some((opened.get().normalize(), used.normalize()))
            }
        }
    }

    /// Returns how much can be made at most of what is opened: whole pieces, or weight to the gram.
    pub fn most(self, opened: Quantity, made_by: SoldBy) -> Option<Quantity> {
        let all = match self {
            Self::Contains(n) => opened.get().checked_mul(n.get())?,
            Self::Content(n) => opened.get().checked_div(n.get())?,
        };
        let decimals = if made_by == SoldBy::Weight { 3 } else { 0 };
        Quantity::new(all.trunc_with_scale(decimals)).ok()
    }

    /// Returns what is neither opened in vain nor made: lost when above zero, made out of nothing when below.
    pub fn rest(self, opened: Quantity, made: Quantity) -> Option<Quantity> {
        let (opened, made) = self.both_sides(opened, made, Quantity::ZERO)?;
        Quantity::new(opened.checked_sub(made)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::new(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn what_is_made_at_most_and_what_is_left_over_is_all_there_was() {
        for (measure, opened, sold_by, most, rest) in [
            (Measure::Contains(q("24")), "2", SoldBy::Piece, "48", "0"),
            (Measure::Contains(q("2.5")), "3", SoldBy::Weight, "7.5", "0"),
            (Measure::Contains(q("2.5")), "3", SoldBy::Piece, "7", "0.5"),
            (Measure::Content(q("0.25")), "5", SoldBy::Piece, "20", "0"),
            (Measure::Content(q("0.3")), "10", SoldBy::Piece, "33", "0.1"),
        ] {
            let made = measure.most(q(opened), sold_by).unwrap();
            assert_eq!((made, measure.rest(q(opened), made)), (q(most), Some(q(rest))), "{measure:?}");
        }
        assert_eq!(Measure::Contains(q("24")).rest(q("2"), q("49")), Some(q("-1")), "one too many");
        assert_eq!(Measure::Content(q("0")).most(q("2"), SoldBy::Piece), None);
    }

    #[test]
    fn nothing_appears_or_vanishes_in_repacking() {
        let holds = |m: Measure, opened: &str, made: &str, lost: &str| {
            m.both_sides(q(opened), q(made), q(lost)).is_some_and(|(a, b)| a == b)
        };
        assert!(holds(Measure::Contains(q("24")), "2", "47", "1"));
        assert!(!holds(Measure::Contains(q("24")), "2", "48", "1"));
        assert!(holds(Measure::Content(q("0.25")), "5", "19", "0.25"));
        assert!(holds(Measure::Content(q("0.3")), "10", "33", "0.1"), "a third of a pack stays over");
        assert!(!holds(Measure::Content(q("0.3")), "10", "34", "0"));
    }
}
