//! Amounts in Vietnamese words, as statements and vouchers want them.
//!
//! House style: *linh*, *tư* after *mươi*, *nghìn*; *mốt* and *lăm* where speech has them.

use crate::domain::money::Money;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const STEPS: [&str; 3] = ["", "nghìn", "triệu"];

/// Writes an amount in words: `Một trăm bốn mươi lăm nghìn đồng`.
pub fn amount_in_words(amount: Money) -> String {
    let mut words: Vec<&str> = Vec::new();
    if amount.is_negative() {
        words.push("âm");
    }
    let n = amount.get().unsigned_abs();
    if n == 0 {
        words.push("không");
    }
    number(n, &mut words, Place::First);
    words.push("đồng");
    let text = words.join(" ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether something larger was said before, so that empty hundreds must be heard.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    First,
    After,
}

/// Says groups of three from the left; `tỷ` counts everything above it again.
fn number(n: u64, words: &mut Vec<&'static str>, mut place: Place) {
    let (billions, rest) = (n / 1_000_000_000, n % 1_000_000_000);
    if billions > 0 {
        number(billions, words, place);
        words.push("tỷ");
        place = Place::After;
    }
    for (step, size) in [(2, 1_000_000), (1, 1_000), (0, 1)] {
        let group = rest / size % 1_000;
        if group > 0 {
            hundreds(group as usize, words, place);
            words.extend(STEPS.get(step).filter(|s| !s.is_empty()));
            place = Place::After;
        }
    }
}

fn hundreds(n: usize, words: &mut Vec<&'static str>, place: Place) {
    let (hundred, ten, one) = (n / 100, n / 10 % 10, n % 10);
    let heard = hundred > 0 || place == Place::After;
    if heard {
        words.extend([DIGITS[hundred], "trăm"]);
    }
    match ten {
        0 if one > 0 && heard => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[ten], "mươi"]),
    }
    match (ten, one) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[one]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_as_people_say_them() {
        for (n, said) in [
            (0, "Không đồng"),
            (15, "Mười lăm đồng"),
            (21, "Hai mươi mốt đồng"),
            (101, "Một trăm linh một đồng"),
            (2_001, "Hai nghìn không trăm linh một đồng"),
            (-55, "Âm năm mươi lăm đồng"),
            (145_000, "Một trăm bốn mươi lăm nghìn đồng"),
            (1_234_000, "Một triệu hai trăm ba mươi tư nghìn đồng"),
            (1_010_010, "Một triệu không trăm mười nghìn không trăm mười đồng"),
            (1_000_000_001, "Một tỷ không trăm linh một đồng"),
            (4_000_000_000_000, "Bốn nghìn tỷ đồng"),
        ] {
            assert_eq!(amount_in_words(Money::vnd(n)), said);
        }
    }

    #[test]
    fn no_amount_is_left_without_words() {
        for n in [i64::MIN, i64::MAX, 1_000_000_000_000_000_000] {
            assert!(amount_in_words(Money::vnd(n)).ends_with(" đồng"));
        }
    }
}
