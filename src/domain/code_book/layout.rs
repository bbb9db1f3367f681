//! How scales write their labels: which digits name the item, which tell weight or price.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::barcode::Barcode;
use crate::domain::catalogue::SoldBy;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;

/// What the figures inside a scale's label tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelValue {
    /// The weight; a step is so many grams.
    Weight,
    /// The price of the pack; a step is so many đồng.
    Price,
    /// Nothing any more: the layout is put away.
    None,
}

/// Whether the value has a check digit of its own before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verifier {
    /// It has none.
    #[default]
    None,
    /// It has the one of the GS1 General Specifications, §7.9.
    Gs1,
}

impl Verifier {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// How a scale writes its labels: `PP IIIII VVVVV C` (prefix, item, value, check digit), thirteen digits; with a
/// verifier `PP IIII K VVVVV C` or `PP IIIII K VVVV C`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeLayout {
    /// Its two first digits: `02`, or `20` to `28`; `29` is the shop's own codes.
    pub prefix: String,
    /// How many digits name the item; the rest but the last is the value.
    pub item: u8,
    /// What the value tells.
    pub value: LabelValue,
    /// What one step of the value is: grams or đồng.
    pub step: u32,
    /// Whether the value has a check digit of its own.
    #[serde(default, skip_serializing_if = "Verifier::is_none")]
    pub verifier: Verifier,
}

/// The check digit of a label's value does not follow from the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the check digit of the value is wrong; weigh and print the label again")]
pub struct WrongVerifier;

/// A label of a scale, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Prefix and item: what a pack's code or the code book is asked by.
    pub item: String,
    /// The code the item has with no value in it, as scales' templates are recorded.
    pub template: String,
    /// What the label says.
    pub worth: Worth,
}

/// What a scale's label says of its pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// So many kilograms.
    Weight(Quantity),
    /// So much money.
    Price(Money),
}

impl CodeLayout {
    /// Returns whether labels can be written so; a verifier guards a value of four or five digits.
    pub fn is_right(&self) -> bool {
        let prefix = matches!(self.prefix.parse::<u8>(), Ok(2 | 20..=28)) && self.prefix.len() == 2;
        let items = match self.verifier {
            Verifier::None => 3..=7,
            Verifier::Gs1 => 4..=5,
        };
        prefix && items.contains(&self.item) && (1..=10_000).contains(&self.step)
    }

    /// Shows how its labels are written: `21 IIIII VVVVV C`, with a verifier `21 IIII K VVVVV C`.
    pub fn shown(&self) -> String {
        let item = usize::from(self.item);
        let check = match self.verifier {
            Verifier::None => "",
            Verifier::Gs1 => "K ",
        };
        let value = 10usize.saturating_sub(item).saturating_sub(check.len() / 2);
        format!("{} {} {check}{} C", self.prefix, "I".repeat(item), "V".repeat(value))
    }

    /// Reads a label; nothing when it is of another layout or says nothing.
    pub fn read(&self, code: &Barcode) -> Result<Option<Weighed>, WrongVerifier> {
        let Some((item, rest)) = self.parts(code) else { return Ok(None) };
        let Some(figures) = self.verified(&rest)? else { return Ok(None) };
        Ok(self.worth(figures).and_then(|worth| {
            let item = format!("{}{item}", self.prefix);
            let template = Barcode::closed(&format!("{item:0<12}"))?.as_str().to_owned();
            Some(Weighed { item, template, worth })
        }))
    }

    /// Splits a label of this prefix: the item, and what follows it up to the last digit.
    fn parts(&self, code: &Barcode) -> Option<(String, String)> {
        if self.value == LabelValue::None {
            return None;
        }
        let gtin = code.gtin14()?;
        let digits = gtin.strip_prefix('0').filter(|_| matches!(code.as_str().len(), 12 | 13))?;
        let rest = digits.strip_prefix(self.prefix.as_str())?;
        let (item, rest) = rest.split_at_checked(usize::from(self.item))?;
        Some((item.to_owned(), rest.get(..rest.len().checked_sub(1)?)?.to_owned()))
    }

    /// Takes the verifier off the value, once it is right; a template has neither.
    fn verified<'a>(&self, rest: &'a str) -> Result<Option<&'a str>, WrongVerifier> {
        match self.verifier {
            Verifier::None => Ok(Some(rest)),
            Verifier::Gs1 if rest.bytes().all(|b| b == b'0') => Ok(None),
            Verifier::Gs1 => match rest.split_at_checked(1) {
                Some((told, figures)) if verifier_of(figures).is_some_and(|right| told.starts_with(right)) => {
                    Ok(Some(figures))
                }
                Some(_) | None => Err(WrongVerifier),
            },
        }
    }

    fn worth(&self, figures: &str) -> Option<Worth> {
        let value = figures.parse::<i64>().ok()?.checked_mul(i64::from(self.step)).filter(|v| *v > 0)?;
        match self.value {
            LabelValue::Weight => Some(Worth::Weight(Quantity::from_thousandths(value).ok()?)),
            LabelValue::Price => Some(Worth::Price(Money::vnd(value))),
            LabelValue::None => None,
        }
    }
}

/// Returns the check digit of a price or weight of four or five digits.
///
/// GS1 General Specifications, §7.9 «Check digit calculation for price/weight fields»: each digit is weighed by
/// its place (2−, 3, 5+ or 5−; a sign takes the product's tens from its units or adds them); of four digits the
/// sum times three ends in the check digit, of five the check digit is the one whose 5− product fills the sum up to
/// the next ten. The worked examples there: 2875 gives 9, 14685 gives 6.
pub fn verifier_of(figures: &str) -> Option<char> {
    let digits: Vec<u32> = figures.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let weights: &[Weight] = match digits.len() {
        4 => &[Weight::TwoMinus, Weight::TwoMinus, Weight::Three, Weight::FiveMinus],
        5 => &[Weight::FivePlus, Weight::TwoMinus, Weight::FiveMinus, Weight::FivePlus, Weight::TwoMinus],
        _ => return None,
    };
    let sum = digits.iter().zip(weights).fold(0u32, |sum, (d, w)| sum.saturating_add(w.of(*d)));
    let check = if digits.len() == 4 {
        sum.saturating_mul(3) % 10
    } else {
        let missing = 10u32.saturating_sub(sum % 10) % 10;
        (0..10).find(|d| Weight::FiveMinus.of(*d) == missing)?
    };
    char::from_digit(check, 10)
}

/// How a digit is weighed.
#[derive(Debug, Clone, Copy)]
enum Weight {
    TwoMinus,
    Three,
    FivePlus,
    FiveMinus,
}

impl Weight {
    const fn of(self, digit: u32) -> u32 {
        let times: u32 = match self {
            Self::TwoMinus => 2,
            Self::Three => 3,
            Self::FivePlus | Self::FiveMinus => 5,
        };
        let product = digit.saturating_mul(times);
        let tens = product / 10;
        match self {
            Self::Three => product % 10,
            Self::FivePlus => product.saturating_add(tens) % 10,
            // A product of one digit by 2 or 5 is never less than its tens.
            Self::TwoMinus | Self::FiveMinus => product.saturating_sub(tens) % 10,
        }
    }
}

/// Turns the price on a label into a quantity and the discount that brings the line to exactly that price.
///
/// Rounded up to the gram, so that the discount is less than a gram's price and never negative. Pieces must come
/// out even; nothing when they do not.
pub fn label_quantity(total: Money, unit: Money, sold_by: SoldBy) -> Option<(Quantity, Money)> {
    let decimals = match sold_by {
        SoldBy::Weight => 3,
        SoldBy::Piece | SoldBy::Service => 0,
    };
    let exact = Decimal::from(total.get()).checked_div(Decimal::from(unit.get()))?;
    let quantity = Quantity::new(exact.round_dp_with_strategy(decimals, RoundingStrategy::AwayFromZero)).ok()?;
    let discount = unit.times(quantity.get()).ok()?.minus(total).ok()?;
    let is_even = sold_by == SoldBy::Weight || discount.is_zero();
    (quantity.is_positive() && !discount.is_negative() && is_even).then_some((quantity, discount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of products as the specifications print it, by weight and digit.
    const TABLE: [(Weight, [u32; 10]); 4] = [
        (Weight::TwoMinus, [0, 2, 4, 6, 8, 9, 1, 3, 5, 7]),
        (Weight::Three, [0, 3, 6, 9, 2, 5, 8, 1, 4, 7]),
        (Weight::FivePlus, [0, 5, 1, 6, 2, 7, 3, 8, 4, 9]),
        (Weight::FiveMinus, [0, 5, 9, 4, 8, 3, 7, 2, 6, 1]),
    ];

    #[test]
    fn digits_are_weighed_as_the_specifications_print_it() {
        for (weight, products) in TABLE {
            let ours: Vec<u32> = (0..10).map(|d| weight.of(d)).collect();
            assert_eq!(ours, products, "{weight:?}");
        }
    }

    #[test]
    fn the_worked_examples_of_the_specifications_come_out() {
        for (figures, check) in [("2875", Some('9')), ("14685", Some('6')), ("0000", Some('0')), ("00000", Some('0'))] {
            assert_eq!(verifier_of(figures), check, "{figures}");
        }
        assert_eq!((verifier_of("123"), verifier_of("123456"), verifier_of("12a4")), (None, None, None));
    }

    fn layout(item: u8, value: LabelValue) -> CodeLayout {
        CodeLayout { prefix: "21".into(), item, value, step: 10, verifier: Verifier::Gs1 }
    }

    fn label(body: &str) -> Barcode {
        Barcode::closed(body).unwrap()
    }

    #[test]
    fn a_label_with_its_verifier_is_read_and_a_wrong_one_refused() {
        let price = layout(4, LabelValue::Price);
        let read = price.read(&label("211234614685")).unwrap().unwrap();
        assert_eq!((read.item.as_str(), read.worth), ("211234", Worth::Price(Money::vnd(146_850))));
        assert_eq!(price.read(&label("211234714685")), Err(WrongVerifier));
        let weight = layout(5, LabelValue::Weight);
        let read = weight.read(&label("211234592875")).unwrap().unwrap();
        assert_eq!(
            (read.item.as_str(), read.worth),
            ("2112345", Worth::Weight(Quantity::from_thousandths(28_750).unwrap()))
        );
        assert_eq!(weight.read(&label("211234502875")), Err(WrongVerifier));
        assert_eq!(weight.read(&label("211234500000")), Ok(None), "the item's own code has no value");
        assert_eq!(weight.read(&label("221234502875")), Ok(None), "another prefix is another layout's");
    }

    #[test]
    fn a_verifier_guards_four_or_five_digits() {
        for (item, right) in [(3, false), (4, true), (5, true), (6, false)] {
            assert_eq!(layout(item, LabelValue::Price).is_right(), right, "{item}");
        }
        let plain = CodeLayout { verifier: Verifier::None, ..layout(6, LabelValue::Weight) };
        assert!(plain.is_right());
        assert_eq!(serde_json::to_string(&plain).unwrap(), r#"{"prefix":"21","item":6,"value":"weight","step":10}"#);
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(figures in "[0-9]{4,5}", at in 0usize..5, other in 0u8..10) {
            let right = verifier_of(&figures).unwrap();
            let mut wrong = figures.clone().into_bytes();
            let at = at % wrong.len();
            prop_assume!(wrong[at] != b'0' + other);
            wrong[at] = b'0' + other;
            prop_assert_ne!(verifier_of(&String::from_utf8(wrong).unwrap()).unwrap(), right);
        }
    }
}
