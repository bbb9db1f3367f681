//! How two packs of the same goods measure each other.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::catalogue::SoldBy;
use crate::domain::money::{Money, round_vnd};
use crate::domain::quantity::Quantity;
use crate::domain::shelf::SkuCard;
use crate::domain::unit_price::{Per, content, counted};

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

/// A pack as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed<'a> {
    /// Which product's it is.
    pub product: &'a str,
    /// What it says it holds.
    pub pack: &'a str,
    /// The unit counted.
    pub unit: &'a str,
    /// How it is sold.
    pub sold_by: SoldBy,
}

impl<'a> From<&'a SkuCard> for Printed<'a> {
    fn from(card: &'a SkuCard) -> Self {
        Self { product: card.product.as_str(), pack: &card.pack, unit: &card.unit, sold_by: card.sold_by }
    }
}

impl Printed<'_> {
    /// Returns what one unit weighs or holds.
    fn content(&self) -> Option<(Decimal, Per)> {
        match self.sold_by {
            SoldBy::Weight => content(&format!("1 {}", self.unit)),
            SoldBy::Piece => content(self.pack),
            SoldBy::Service => None,
        }
    }
}

/// What two packs say of their sizes: so much of one and of the other, counted in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    old: Decimal,
    new: Decimal,
    is_old_loose: bool,
}

impl Sizes {
    /// Reads the packs as printed: both by weight or by volume, or how many of the new pack of its product the old one
    /// holds.
    ///
    /// Nothing where they do not tell: what a dozen loose eggs weigh is for staff to say.
    pub fn of<'a>(old: impl Into<Printed<'a>>, new: impl Into<Printed<'a>>) -> Option<Self> {
        let (old, new): (Printed<'_>, Printed<'_>) = (old.into(), new.into());
        let is_old_loose = old.sold_by == SoldBy::Weight;
        match (old.content(), new.content()) {
            (Some((old, per)), Some((new, same))) if per == same => Some(Self { old, new, is_old_loose }),
            _ if old.product == new.product => {
                counted(old.pack, new.unit).map(|old| Self { old, new: Decimal::ONE, is_old_loose })
            }
            _ => None,
        }
    }

    /// Returns how they measure each other, told the way another measure is told, to the gram.
    pub fn told_like(self, other: Measure) -> Option<Measure> {
        let (whole, part) = match other {
            Measure::Contains(_) => (self.old, self.new),
            Measure::Content(_) => (self.new, self.old),
        };
        let measure = Quantity::new(whole.checked_div(part)?.round_dp(3)).ok().filter(|m| m.is_positive())?;
        Some(match other {
            Measure::Contains(_) => Measure::Contains(measure),
            Measure::Content(_) => Measure::Content(measure),
        })
    }

    /// Returns how they measure each other the way staff would say it: a case holds 24, a bag takes 0,25 kg.
    pub fn measure(self) -> Option<Measure> {
        let ways = [Measure::Contains(Quantity::ZERO), Measure::Content(Quantity::ZERO)];
        let [holds, takes] = ways.map(|way| self.told_like(way));
        if self.is_old_loose || self.old < self.new { takes.or(holds) } else { holds.or(takes) }
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

    fn sizes(old: (&str, &str, SoldBy), new: (&str, &str, SoldBy)) -> Option<Measure> {
        let [old, new] = [old, new].map(|(pack, unit, sold_by)| Printed { product: "MO", pack, unit, sold_by });
        Sizes::of(old, new)?.measure()
    }

    #[test]
    fn what_a_case_holds_of_its_own_goods_says_nothing_of_others() {
        let case = Printed { product: "MO", pack: "thùng 24 chai", unit: "thùng", sold_by: SoldBy::Piece };
        let bottle = Printed { product: "NM", pack: "500 ml", unit: "chai", sold_by: SoldBy::Piece };
        assert_eq!(Sizes::of(case, bottle), None);
        assert!(Sizes::of(case, Printed { product: "MO", ..bottle }).is_some());
    }

    #[test]
    fn packs_that_print_their_sizes_measure_each_other() {
        use SoldBy::{Piece, Weight};
        for (old, new, told) in [
            (("thùng 24 chai", "thùng", Piece), ("chai 500 ml", "chai", Piece), Measure::Contains(q("24"))),
            (("6 hũ × 70 ml", "hộp", Piece), ("70 ml", "hũ", Piece), Measure::Contains(q("6"))),
            (("1 kg", "túi", Piece), ("100 g", "gói", Piece), Measure::Contains(q("10"))),
            (("1 kg", "túi", Piece), ("330 g", "gói", Piece), Measure::Contains(q("3.03"))),
            (("", "kg", Weight), ("gói 250 g", "gói", Piece), Measure::Content(q("0.25"))),
            (("250 g", "gói", Piece), ("1 kg", "túi", Piece), Measure::Content(q("4"))),
            (("hộp 2 vỉ × 10 viên", "hộp", Piece), ("", "viên", Piece), Measure::Contains(q("20"))),
        ] {
            assert_eq!(sizes(old, new), Some(told), "{old:?} {new:?}");
        }
        for (old, new) in [
            (("1 lít", "chai", Piece), ("100 g", "hũ", Piece)),
            (("", "thùng", Piece), ("500 ml", "chai", Piece)),
            (("200-250 g", "con", Piece), ("100 g", "gói", Piece)),
        ] {
            assert_eq!(sizes(old, new), None, "{old:?} {new:?}");
        }
    }
}
