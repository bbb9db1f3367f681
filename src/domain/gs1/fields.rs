//! The values inside fields: days, counts, weights and amounts.

use chrono::{Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use super::Gs1Error;
use super::identifier::{Identifier, identifier_of};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;

/// The đồng among the currencies (ISO 4217).
pub(super) const DONG: &str = "704";

/// Reads a day `YYMMDD`; day `00` is the month's last.
pub(super) fn day(ai: &str, value: &str, year: i32) -> Result<NaiveDate, Gs1Error> {
    read_day(value, year).ok_or_else(|| Gs1Error::BadDate { ai: ai.to_owned() })
}

fn read_day(value: &str, year: i32) -> Option<NaiveDate> {
    let part = |at: usize| -> Option<u32> { value.get(at..at.saturating_add(2))?.parse().ok() };
    let year = full_year(i32::try_from(part(0)?).ok()?, year);
    let (month, day) = (part(2)?, part(4)?);
    if day > 0 {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// Places two figures in the century nearest to this year: at most 50 years ahead, at most 49 back.
fn full_year(figures: i32, now: i32) -> i32 {
    let century = now.saturating_sub(now.rem_euclid(100));
    let year = century.saturating_add(figures);
    match year.saturating_sub(now) {
        51.. => year.saturating_sub(100),
        ..=-50 => year.saturating_add(100),
        _ => year,
    }
}

/// Reads a count of pieces.
pub(super) fn count(ai: &str, value: &str) -> Result<u32, Gs1Error> {
    value.parse().map_err(|_| Gs1Error::TooLarge { ai: ai.to_owned() })
}

/// Reads kilograms; what is finer than a gram is rounded.
pub(super) fn weight(ai: &str, value: &str) -> Result<Quantity, Gs1Error> {
    let kilograms = scaled(ai, value)?.round_dp_with_strategy(3, RoundingStrategy::MidpointAwayFromZero);
    Quantity::new(kilograms).map_err(|_| Gs1Error::TooLarge { ai: ai.to_owned() })
}

/// Reads đồng.
pub(super) fn price(ai: &str, value: &str) -> Result<Money, Gs1Error> {
    let too_large = || Gs1Error::TooLarge { ai: ai.to_owned() };
    let dong = scaled(ai, value)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let amount = dong.to_i64().map(Money::vnd).ok_or_else(too_large)?;
    if amount > Money::SALE_MAX { Err(too_large()) } else { Ok(amount) }
}

/// Reads a number whose identifier ends in its count of decimals.
fn scaled(ai: &str, value: &str) -> Result<Decimal, Gs1Error> {
    if !value.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Gs1Error::NotDigits { ai: ai.to_owned() });
    }
    let bad = || Gs1Error::TooLarge { ai: ai.to_owned() };
    let decimals = ai.chars().last().and_then(|c| c.to_digit(10)).ok_or_else(bad)?;
    let number: i64 = value.parse().map_err(|_| bad())?;
    Decimal::try_new(number, decimals).map_err(|_| bad())
}

/// Returns whether a field of open length may have swallowed others: its end reads as a day or a serial of its own.
///
/// Only asked when the whole code holds no separator.
pub(super) fn may_be_glued(value: &str) -> bool {
    let tails = value.char_indices().skip(1).filter_map(|(at, _)| value.get(at..));
    value.chars().count() > 20 || tails.into_iter().any(is_whole_tail)
}

/// Returns whether a text reads from here to its end as fields that people do put after a lot.
fn is_whole_tail(text: &str) -> bool {
    let Some((ai, kind)) = identifier_of(text) else { return false };
    let body = text.get(ai.len()..).unwrap_or_default();
    match (ai, kind) {
        ("11" | "13" | "15" | "16" | "17", Identifier::Digits(length)) => {
            let Some((date, rest)) = body.split_at_checked(length) else { return false };
            let digits = date.bytes().all(|b| b.is_ascii_digit());
            digits && read_day(date, 2000).is_some() && (rest.is_empty() || identifier_of(rest).is_some())
        }
        ("01", Identifier::Digits(length)) => {
            body.get(..length).is_some_and(|gtin| crate::domain::barcode::Barcode::parse(gtin).is_ok())
        }
        _ => false,
    }
}
