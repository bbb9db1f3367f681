//! VAT: a class set by a person, a rate found by the day (`reference`: law, §4.5).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::money::{Money, MoneyOverflow};

/// How a pack is taxed when this shop sells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxClass {
    /// Không chịu thuế.
    Kct,
    /// Không kê khai, không nộp thuế.
    Kkknt,
    /// 0 %.
    R0,
    /// 5 %.
    R5,
    /// 10 % reduced to 8 % while the reduction lasts.
    R8,
    /// 10 %, never reduced (alcohol among others).
    R10,
}

impl TaxClass {
    /// Every class, as a form lists them.
    pub const ALL: [Self; 6] = [Self::Kct, Self::Kkknt, Self::R0, Self::R5, Self::R8, Self::R10];
    /// Returns the code files and tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kct => "kct",
            Self::Kkknt => "kkknt",
            Self::R0 => "r0",
            Self::R5 => "r5",
            Self::R8 => "r8",
            Self::R10 => "r10",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// How the seller pays VAT, which decides what the slip shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// Phương pháp khấu trừ: price before VAT, rate and VAT are shown.
    Deduction,
    /// Phương pháp trực tiếp: a share of revenue, not shown.
    Direct,
    /// Hộ kinh doanh.
    Household,
    /// A public-service unit or another seller without VAT of its own.
    Exempt,
}

impl Regime {
    /// Every regime, as a form lists them.
    pub const ALL: [Self; 4] = [Self::Deduction, Self::Direct, Self::Household, Self::Exempt];
    /// Returns whether sales show VAT.
    pub const fn shows_vat(self) -> bool {
        match self {
            Self::Deduction => true,
            Self::Direct | Self::Household | Self::Exempt => false,
        }
    }
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Deduction => ("Khấu trừ", "Deduction"),
            Self::Direct => ("Trực tiếp", "Direct"),
            Self::Household => ("Hộ kinh doanh", "Household"),
            Self::Exempt => ("Không kê khai VAT", "No VAT"),
        }
    }
}

/// A rate of a class from a day on, in whole per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxRate {
    /// The class it is for.
    pub class: TaxClass,
    /// The first day it holds.
    pub from: NaiveDate,
    /// The rate in per cent.
    pub percent: u8,
}

/// The law as a new ledger is given it: (class, first day, per cent).
///
/// NQ 204/2025/QH15: 8 % from 01/07/2025 to 31/12/2026, then 10 % unless extended.
pub const LAW: &[(TaxClass, (i32, u32, u32), u8)] = &[
    (TaxClass::R0, (2009, 1, 1), 0),
    (TaxClass::R5, (2009, 1, 1), 5),
    (TaxClass::R10, (2009, 1, 1), 10),
    (TaxClass::R8, (2009, 1, 1), 10),
    (TaxClass::R8, (2025, 7, 1), 8),
    (TaxClass::R8, (2027, 1, 1), 10),
];

/// Returns [`LAW`] as dated rows.
pub fn law() -> Vec<TaxRate> {
    LAW.iter()
        .filter_map(|&(class, (y, m, d), percent)| {
            Some(TaxRate { class, from: NaiveDate::from_ymd_opt(y, m, d)?, percent })
        })
        .collect()
}

/// Returns the rate of a class on a day: none for classes outside VAT.
pub fn rate_on(rates: &[TaxRate], class: TaxClass, day: NaiveDate) -> Option<u8> {
    if matches!(class, TaxClass::Kct | TaxClass::Kkknt) {
        return None;
    }
    rates.iter().filter(|r| r.class == class && r.from <= day).max_by_key(|r| r.from).map(|r| r.percent)
}

/// Returns the VAT inside an amount that includes it.
pub fn vat_within(amount: Money, percent: u8) -> Result<Money, MoneyOverflow> {
    let rate = Decimal::from(percent);
    amount.ratio(rate, Decimal::ONE_HUNDRED.saturating_add(rate))
}

/// Writes a rate as e-invoices do: `8%`, `KCT`, `KKKNT`.
pub fn label(class: TaxClass, percent: Option<u8>) -> String {
    match (class, percent) {
        (TaxClass::Kkknt, _) => "KKKNT".into(),
        (TaxClass::Kct, _) | (_, None) => "KCT".into(),
        (TaxClass::R0 | TaxClass::R5 | TaxClass::R8 | TaxClass::R10, Some(p)) => format!("{p}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_per_cent_ends_with_2026() {
        let on = |d: &str| rate_on(&law(), TaxClass::R8, d.parse().unwrap());
        assert_eq!((on("2026-12-31"), on("2027-01-01"), on("2025-06-30")), (Some(8), Some(10), Some(10)));
        assert_eq!(rate_on(&law(), TaxClass::Kct, "2026-12-31".parse().unwrap()), None);
    }

    #[test]
    fn vat_is_taken_out_of_the_price() {
        assert_eq!(vat_within(Money::vnd(1_260_000), 5), Ok(Money::vnd(60_000)));
        assert_eq!(vat_within(Money::vnd(252_000), 8), Ok(Money::vnd(18_667)));
    }
}
