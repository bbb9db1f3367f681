//! What typed figures mean: money in thousands, quantities before a star, discounts in per cent.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;

/// Reads an amount as typed: dots are ignored, and a number under 1.000 means thousands.
///
/// `300` is 300.000, `1500` is 1.500, `500.` is 500.
pub fn typed_money(text: &str) -> Option<Money> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let amount: i64 = digits.parse().ok()?;
    let is_short = amount < 1_000 && !text.contains('.');
    let money = Money::vnd(if is_short { amount.checked_mul(1_000)? } else { amount });
    (money <= Money::SALE_MAX).then_some(money)
}

/// Returns whether what is typed is a number too large for any amount.
pub fn is_too_large(text: &str) -> bool {
    let mut digits = text.chars().filter(|c| !matches!(c, '.' | ' '));
    !text.is_empty() && digits.all(|c| c.is_ascii_digit()) && text.len() > 9 && typed_money(text).is_none()
}

/// Returns what stands beside a money field: `= 300.000 đ`, or nothing when it is no amount.
pub fn money_echo(text: &str) -> String {
    typed_money(text).map_or_else(String::new, |money| format!("= {money} đ"))
}

/// Reads a quantity as typed, with a comma or a point before its decimals.
pub fn typed_quantity(text: &str) -> Result<Quantity, Refusal> {
    let plain = text.trim().replace(',', ".");
    let value = Decimal::from_str(&plain).map_err(|_| Refusal::NotAQuantity)?;
    Ok(Quantity::new(value)?)
}

/// Splits `3*mat ong` into the quantity's text and the rest; no star, no quantity.
pub fn split_quantity(text: &str) -> (Option<&str>, &str) {
    let is_figure = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    match text.split_once('*') {
        Some((figure, rest)) if is_figure(figure.trim()) => (Some(figure.trim()), rest.trim()),
        _ => (None, text.trim()),
    }
}

/// Reads a discount: `10%` of the amount, or money as typed.
pub fn typed_discount(text: &str, of: Money) -> Option<Money> {
    let Some(percent) = text.trim().strip_suffix('%') else { return typed_money(text) };
    let percent = Decimal::from_str(&percent.trim().replace(',', ".")).ok()?;
    let is_rate = percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
    is_rate.then(|| of.ratio(percent, Decimal::ONE_HUNDRED).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_under_a_thousand_means_thousands() {
        for (typed, shown) in [
            ("300", "= 300.000 đ"),
            ("1000", "= 1.000 đ"),
            ("35.000", "= 35.000 đ"),
            ("500.", "= 500 đ"),
            ("0", "= 0 đ"),
            ("", ""),
            ("-5", ""),
            ("12k", ""),
            ("99999999999999999999", ""),
        ] {
            assert_eq!(money_echo(typed), shown, "{typed}");
        }
    }

    #[test]
    fn a_quantity_needs_its_star() {
        assert_eq!(split_quantity("3*mat ong"), (Some("3"), "mat ong"));
        assert_eq!(split_quantity("0,5*"), (Some("0,5"), ""));
        assert_eq!(split_quantity("8936"), (None, "8936"));
        assert_eq!(split_quantity("*3"), (None, "*3"));
        assert_eq!(typed_quantity("0,25").unwrap().to_string(), "0,25");
        assert_eq!(typed_quantity("0,0001"), Err(Refusal::NotAQuantity));
        assert_eq!(typed_quantity("8936012345678"), Err(Refusal::NotAQuantity));
    }

    #[test]
    fn a_discount_is_money_or_a_part() {
        let of = Money::vnd(298_000);
        assert_eq!(typed_discount("10%", of), Some(Money::vnd(29_800)));
        assert_eq!(typed_discount("2,5 %", of), Some(Money::vnd(7_450)));
        assert_eq!(typed_discount("10", of), Some(Money::vnd(10_000)));
        assert_eq!(typed_discount("101%", of), None);
    }
}
