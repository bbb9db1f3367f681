//! Lots: what came together, from whom, and how long it is good; and which lot a sale takes.

mod pack;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ids::{LotId, ProducerCode, SkuCode};
use super::money::Money;
use super::quantity::Quantity;

pub use pack::{PackLot, barred};

/// How goods came into the shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupplyForm {
    /// Ký gửi: the producer's until sold.
    Consignment,
    /// Mua đứt: the shop's own.
    Purchase,
    /// Mẫu trưng bày: shown, never sold.
    Sample,
}

/// Goods that came together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// Its id in the journal.
    pub id: LotId,
    /// What it is.
    pub sku: SkuCode,
    /// Whose it is, or whose it was.
    pub producer: ProducerCode,
    /// The code on the pack, empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
    /// The last day it may be sold; none for goods that keep.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// The day it came.
    pub received: NaiveDate,
    /// How it came.
    pub form: SupplyForm,
    /// The agreement it came under, as the shop numbers it: `HĐKG 12/2026`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// The producer's own delivery note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delivery_note: String,
    /// The lot it was opened or packed from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_lot: Option<LotId>,
    /// What the delivery note says a unit is handed over for, VAT included; of goods bought, what was paid.
    ///
    /// The terms of an agreement, once agreements are kept, may say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consignment_price: Option<Money>,
}

/// The longest number of an agreement.
pub const AGREEMENT_MAX: usize = 40;

impl Lot {
    /// Returns whether another lot's facts are of the same goods, as two points' books may tell them.
    pub fn is_the_same_as(&self, other: &Self) -> bool {
        let facts = |l: &Self| (l.id.clone(), l.sku.clone(), l.producer.clone(), l.expires, l.form);
        facts(self) == facts(other)
    }
}

/// Why a lot may not be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsellable {
    /// Its last day is past.
    Expired(NaiveDate),
    /// Somebody put it on hold.
    Held,
    /// It is a sample.
    Sample,
}

/// A lot with what is left of it on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotOnShelf {
    /// The lot.
    pub lot: Lot,
    /// How much is left.
    pub left: Quantity,
    /// Whether it is on hold.
    pub hold: Hold,
}

/// Whether a lot is on hold (tạm dừng bán).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// It is not.
    #[default]
    Free,
    /// It is.
    Held,
}

impl LotOnShelf {
    /// Returns why it may not be sold on a day, if it may not.
    pub fn unsellable_on(&self, day: NaiveDate) -> Option<Unsellable> {
        match (self.lot.form, self.hold, self.lot.expires) {
            (SupplyForm::Sample, _, _) => Some(Unsellable::Sample),
            (_, Hold::Held, _) => Some(Unsellable::Held),
            (_, Hold::Free, Some(last)) if last < day => Some(Unsellable::Expired(last)),
            (SupplyForm::Consignment | SupplyForm::Purchase, Hold::Free, _) => None,
        }
    }
}

/// Part of a lot that a sale takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotPart {
    /// The lot.
    pub lot: LotId,
    /// How much of it.
    pub quantity: Quantity,
}

/// What a sale takes: parts of lots, and what the books do not hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Parts, in the order they expire.
    pub parts: Vec<LotPart>,
    /// Sold all the same: the jar is in the buyer's hand.
    pub short: Option<Quantity>,
}

/// Takes a quantity from one owner's lots: first expiry first, then first come; never an unsellable lot.
pub fn take(lots: &[LotOnShelf], wanted: Quantity, day: NaiveDate) -> Taken {
    let mut sellable: Vec<&LotOnShelf> =
        lots.iter().filter(|l| l.left.is_positive() && l.unsellable_on(day).is_none()).collect();
    sellable.sort_by_key(|l| (l.lot.expires.unwrap_or(NaiveDate::MAX), l.lot.received, l.lot.id.clone()));
    let mut left = wanted;
    let mut taken = Taken::default();
    for l in sellable {
        if !left.is_positive() {
            break;
        }
        let quantity = left.min(l.left);
        taken.parts.push(LotPart { lot: l.lot.id.clone(), quantity });
        left = left.plus(quantity.negated()).unwrap_or(Quantity::ZERO);
    }
    taken.short = left.is_positive().then_some(left);
    taken
}

/// Returns what keeps goods that are left from being sold, when they are all that a sale could take.
///
/// A sample is in nobody's way: it was never for sale.
pub fn in_the_way(lots: &[LotOnShelf], day: NaiveDate) -> Option<Unsellable> {
    let left = lots.iter().filter(|l| l.left.is_positive());
    left.filter_map(|l| l.unsellable_on(day)).find(|why| *why != Unsellable::Sample)
}

/// Returns how much of some lots may be sold on a day; nothing when none may.
pub fn sellable_left(lots: &[LotOnShelf], day: NaiveDate) -> Option<Quantity> {
    let mut good = lots.iter().filter(|l| l.left.is_positive() && l.unsellable_on(day).is_none());
    let sum = good.try_fold(Quantity::ZERO, |sum, l| sum.plus(l.left)).ok()?;
    sum.is_positive().then_some(sum)
}

/// Reads a date the ways people type it: `31/12/26`, `311226`, `1226` (end of the month), `+90` (days from today).
pub fn typed_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(days) = text.strip_prefix('+') {
        return days.parse().ok().filter(|d| *d <= 36_500).and_then(|d| today.checked_add_days(Days::new(d)));
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let number = |s: &str| s.parse::<u32>().ok();
    match parts.as_slice() {
        [d, m, y] if y.len() <= 4 && d.len() <= 2 => NaiveDate::from_ymd_opt(year(number(y)?)?, number(m)?, number(d)?),
        [y, m, d] if y.len() == 4 => NaiveDate::from_ymd_opt(i32::try_from(number(y)?).ok()?, number(m)?, number(d)?),
        [m, y] => month_end(year(number(y)?)?, number(m)?),
        [digits] if digits.bytes().all(|b| b.is_ascii_digit()) => run_of_digits(digits),
        [..] => None,
    }
}

/// Returns whether what is typed names a month alone: `1226`, `12/26`.
pub fn names_a_month(text: &str) -> bool {
    let text = text.trim();
    match text.split(['/', '-', '.']).count() {
        1 => text.len() == 4,
        parts => parts == 2,
    }
}

fn run_of_digits(digits: &str) -> Option<NaiveDate> {
    let at = |from: usize, to: usize| digits.get(from..to).and_then(|s| s.parse::<u32>().ok());
    match digits.len() {
        4 => month_end(year(at(2, 4)?)?, at(0, 2)?),
        6 => NaiveDate::from_ymd_opt(year(at(4, 6)?)?, at(2, 4)?, at(0, 2)?),
        8 => NaiveDate::from_ymd_opt(year(at(4, 8)?)?, at(2, 4)?, at(0, 2)?),
        _ => None,
    }
}

fn year(year: u32) -> Option<i32> {
    let full = if year < 100 { year.checked_add(2_000)? } else { year };
    (2_000..2_200).contains(&full).then(|| i32::try_from(full).ok()).flatten()
}

/// How many years ahead a last day may lie; beyond it a year was misread.
const LAST_DAY_YEARS: u32 = 20;

/// Returns whether a last day lies further ahead than any pack is good for.
pub fn is_too_far(last: NaiveDate, today: NaiveDate) -> bool {
    today.checked_add_months(Months::new(LAST_DAY_YEARS.saturating_mul(12))).is_some_and(|most| last > most)
}

/// Returns the last day of a month.
pub fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(u64::from(first.day())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    fn lot(id: &str, left: i64, expires: Option<&str>) -> LotOnShelf {
        LotOnShelf {
            lot: Lot {
                id: LotId::new(id).unwrap(),
                sku: SkuCode::new("MO").unwrap(),
                producer: ProducerCode::new("HTX").unwrap(),
                code: String::new(),
                made: None,
                expires: expires.map(day),
                received: day("2026-11-01"),
                form: SupplyForm::Consignment,
                agreement: None,
                delivery_note: String::new(),
                from_lot: None,
                consignment_price: None,
            },
            left: Quantity::from_thousandths(left).unwrap(),
            hold: Hold::Free,
        }
    }

    fn pieces(n: i32) -> Quantity {
        Quantity::pieces(n).unwrap()
    }

    #[test]
    fn the_first_to_expire_goes_first() {
        let lots = [lot("B", 5_000, Some("2027-01-31")), lot("A", 2_000, Some("2026-12-31")), lot("C", 9_000, None)];
        let taken = take(&lots, pieces(3), day("2026-11-25"));
        let parts: Vec<_> = taken.parts.iter().map(|p| (p.lot.as_str(), p.quantity)).collect();
        assert_eq!(parts, [("A", pieces(2)), ("B", pieces(1))]);
        assert_eq!(taken.short, None);
    }

    #[test]
    fn an_expired_or_held_lot_is_never_taken() {
        let mut held = lot("H", 5_000, None);
        held.hold = Hold::Held;
        let lots = [lot("X", 5_000, Some("2026-11-24")), held, lot("L", 1_000, Some("2026-11-25"))];
        let taken = take(&lots, pieces(3), day("2026-11-25"));
        assert_eq!(taken.parts.len(), 1, "the last day counts");
        assert_eq!(taken.short, Some(pieces(2)));
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = day("2026-11-25");
        for (typed, is) in [
            ("1226", Some("2026-12-31")),
            ("31/12/26", Some("2026-12-31")),
            ("1/2/2027", Some("2027-02-01")),
            ("02/28", Some("2028-02-29")),
            ("311226", Some("2026-12-31")),
            ("2027-03-05", Some("2027-03-05")),
            ("+90", Some("2027-02-23")),
            ("31/02/27", None),
            ("1326", None),
            ("hôm nay", None),
        ] {
            assert_eq!(typed_date(typed, today), is.map(day), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_later_expiry_while_an_earlier_one_has_stock(
            rows in prop::collection::vec((0i64..10, prop::option::of(0u64..60), prop::bool::ANY), 0..12),
            wanted in 1i32..60,
        ) {
            let today = day("2026-11-25");
            let lots: Vec<_> = rows.iter().enumerate().map(|(i, (left, expires, held))| {
                let mut l = lot(&format!("L{i:02}"), left * 1_000, None);
                l.lot.expires = expires.map(|d| day("2026-11-05") + Days::new(d));
                l.hold = if *held { Hold::Held } else { Hold::Free };
                l
            }).collect();
            let taken = take(&lots, pieces(wanted), today);
            let of = |id: &str| taken.parts.iter().filter(|p| p.lot.as_str() == id).map(|p| p.quantity.thousandths()).sum::<i64>();
            let total: i64 = taken.parts.iter().map(|p| p.quantity.thousandths()).sum();
            prop_assert_eq!(total + taken.short.map_or(0, Quantity::thousandths), i64::from(wanted) * 1_000);
            for a in &lots {
                prop_assert!(of(a.lot.id.as_str()) <= a.left.thousandths().max(0));
                if a.unsellable_on(today).is_some() {
                    prop_assert_eq!(of(a.lot.id.as_str()), 0);
                } else if taken.short.is_some() {
                    prop_assert_eq!(of(a.lot.id.as_str()), a.left.thousandths(), "short only when all is taken");
                }
                for b in lots.iter().filter(|b| of(b.lot.id.as_str()) > 0 && a.unsellable_on(today).is_none()) {
                    let earlier = a.lot.expires.unwrap_or(NaiveDate::MAX) < b.lot.expires.unwrap_or(NaiveDate::MAX);
                    prop_assert!(!earlier || of(a.lot.id.as_str()) == a.left.thousandths());
                }
            }
        }
    }
}
