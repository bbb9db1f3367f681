//! What a typed amount will mean, shown before Enter.

use crate::domain::money::Money;

/// Reads an amount as typed: dots are ignored, and a number under 1.000 means thousands.
///
/// `300` is 300.000, `1500` is 1.500, `12.000` is 12.000.
pub fn typed_money(text: &str) -> Option<Money> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let amount: i64 = digits.parse().ok()?;
    let money = Money::vnd(if amount < 1_000 && !text.contains('.') { amount.checked_mul(1_000)? } else { amount });
    (money <= Money::SALE_MAX).then_some(money)
}

/// Returns what stands beside a money field: `= 300.000 đ`, or nothing when it is no amount.
pub fn money_echo(text: &str) -> String {
    typed_money(text).map_or_else(String::new, |money| format!("= {money} đ"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_under_a_thousand_means_thousands() {
        for (typed, shown) in [
            ("300", "= 300.000 đ"),
            ("999", "= 999.000 đ"),
            ("1000", "= 1.000 đ"),
            ("35.000", "= 35.000 đ"),
            ("0", "= 0 đ"),
            ("", ""),
            ("-5", ""),
            ("12k", ""),
            ("99999999999999999999", ""),
        ] {
            assert_eq!(money_echo(typed), shown, "{typed}");
        }
    }
}
