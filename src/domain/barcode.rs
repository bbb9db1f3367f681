//! Codes on goods: GTIN with its check digit, and codes from the store range.
//!
//! A code is compared by its fourteen digits, kept as scanned. Nothing here invents a number that
//! belongs to the national range 893, and nothing asks a network what a code means.

use serde::{Deserialize, Serialize};

/// A code that can stand on a jar: a GTIN with a right check digit, or a code of the shop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Barcode(String);

/// Why some text cannot be a bar code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BarcodeError {
    /// There is nothing.
    #[error("the code is empty")]
    Empty,
    /// A spreadsheet turned the number into `8.93E+12`.
    #[error("the spreadsheet destroyed the code; format the column as text and scan it again")]
    Destroyed,
    /// The last digit does not follow from the others.
    #[error("the check digit is wrong (it should be {expected}); scan the code again")]
    CheckDigit {
        /// The digit that would be right.
        expected: char,
    },
    /// A national number with digits missing or added.
    #[error("a code that begins with 893 has 13 digits; scan it again")]
    Length,
    /// Fewer than four characters.
    #[error("a code has at least 4 characters")]
    TooShort,
    /// More than thirty-two characters.
    #[error("a code has at most 32 characters")]
    TooLong,
    /// A character that a bar code of the shop does not hold.
    #[error("a code holds letters without marks, digits and - _ . / only")]
    Character,
}

impl BarcodeError {
    /// Returns what is wrong in Vietnamese.
    pub fn vietnamese(&self) -> String {
        match self {
            Self::Empty => "trống".to_owned(),
            Self::Destroyed => "bị bảng tính làm hỏng; định dạng cột là văn bản (Text) rồi quét lại".to_owned(),
            Self::CheckDigit { expected } => format!("sai số kiểm tra (phải là {expected}); quét lại"),
            Self::Length => "thiếu hoặc thừa số; mã 893 có 13 số, quét lại".to_owned(),
            Self::TooShort => "quá ngắn; ít nhất 4 ký tự".to_owned(),
            Self::TooLong => "quá dài; nhiều nhất 32 ký tự".to_owned(),
            Self::Character => "chỉ được có chữ không dấu, số và - _ . /".to_owned(),
        }
    }
}

/// Who gave a code out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BarcodeKind {
    /// A GTIN of 8, 12, 13 or 14 digits, the same in every shop.
    Gtin,
    /// A number from the range that every shop may use for itself (02, 04, 20 to 29).
    Store,
    /// Letters and digits of the shop's own making.
    Own,
}

impl Barcode {
    /// Reads a code as a person, a file or a scanner gives it.
    pub fn parse(text: &str) -> Result<Self, BarcodeError> {
        let code = clean_scan(text).to_uppercase();
        if code.is_empty() {
            return Err(BarcodeError::Empty);
        }
        if is_destroyed(&code) {
            return Err(BarcodeError::Destroyed);
        }
        if !code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')) {
            return Err(BarcodeError::Character);
        }
        if code.len() > 32 {
            return Err(BarcodeError::TooLong);
        }
        if code.len() < 4 {
            return Err(BarcodeError::TooShort);
        }
        if code.bytes().all(|b| b.is_ascii_digit()) {
            check_number(&code)?;
        }
        Ok(Self(code))
    }

    /// Makes the shop's own EAN-13 for a running number, under the restricted prefix 29.
    pub fn internal(seq: u32) -> Self {
        let mut code = format!("29{seq:010}");
        code.push(check_digit(&code));
        Self(code)
    }

    /// Closes digits with their check digit; nothing when they are no GTIN's.
    pub fn closed(digits: &str) -> Option<Self> {
        Self::parse(&format!("{digits}{}", check_digit(digits))).ok().filter(|code| code.gtin14().is_some())
    }

    /// Returns the GTIN of the goods inside, when this is a case's: fourteen digits that begin with 1 to 8.
    pub fn inside(&self) -> Option<Self> {
        let is_case = self.0.len() == 14 && self.0.starts_with(|c: char| matches!(c, '1'..='8'));
        let digits = self.0.get(1..13).filter(|_| is_case && self.gtin14().is_some())?;
        Self::closed(digits)
    }

    /// Returns the code as scanned.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the fourteen digits two spellings of one GTIN share; none for letters or odd lengths.
    pub fn gtin14(&self) -> Option<String> {
        (is_gtin_length(self.0.len()) && self.0.bytes().all(|b| b.is_ascii_digit())).then(|| format!("{:0>14}", self.0))
    }

    /// Returns what codes are compared by: the fourteen digits, else the code itself.
    pub fn key(&self) -> String {
        self.gtin14().unwrap_or_else(|| self.0.clone())
    }

    /// Returns whether two spellings mean the same goods (`012345678905` and `0012345678905`).
    pub fn same_as(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// Returns who gave the code out.
    pub fn kind(&self) -> BarcodeKind {
        let Some(gtin) = self.gtin14() else { return BarcodeKind::Own };
        let restricted = if self.0.len() == 8 {
            self.0.starts_with(['0', '2'])
        } else {
            gtin.starts_with("02") || gtin.starts_with("002") || gtin.starts_with("004")
        };
        if restricted { BarcodeKind::Store } else { BarcodeKind::Gtin }
    }
}

impl std::fmt::Display for Barcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for Barcode {
    type Err = BarcodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Barcode {
    type Error = BarcodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Barcode> for String {
    fn from(code: Barcode) -> Self {
        code.0
    }
}

/// Takes away what a scanner adds: the AIM prefix (`]E0`, `]C1`, `]d2`, `]Q3`), FNC1, line ends.
pub fn clean_scan(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect();
    unmarked(&text).trim().to_owned()
}

/// Takes away the AIM prefix alone; separators inside stay.
pub fn unmarked(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_control() || c.is_whitespace() || c == '\u{feff}');
    let mut rest = text.chars();
    let is_marked = rest.next() == Some(']')
        && rest.next().is_some_and(|c| c.is_ascii_alphabetic())
        && rest.next().is_some_and(|c| c.is_ascii_alphanumeric());
    if is_marked { rest.as_str() } else { text }
}

/// Returns the digit that closes a number, weighing its digits 3 and 1 from the right.
fn check_digit(body: &str) -> char {
    let mut sum = 0u32;
    for (i, digit) in body.chars().rev().filter_map(|c| c.to_digit(10)).enumerate() {
        let weight = if i % 2 == 0 { 3u32 } else { 1 };
        sum = sum.saturating_add(digit.saturating_mul(weight));
    }
    let rest = sum % 10;
    char::from_digit(10u32.saturating_sub(rest) % 10, 10).unwrap_or('0')
}

/// Refuses a number of GTIN length whose check digit is wrong, and a national one cut short.
fn check_number(code: &str) -> Result<(), BarcodeError> {
    if !is_gtin_length(code.len()) {
        return if code.starts_with("893") && code.len() > 8 { Err(BarcodeError::Length) } else { Ok(()) };
    }
    let mut body = code.to_owned();
    let last = body.pop().unwrap_or('0');
    let expected = check_digit(&body);
    if last != expected || code.bytes().all(|b| b == b'0') {
        return Err(BarcodeError::CheckDigit { expected });
    }
    Ok(())
}

const fn is_gtin_length(len: usize) -> bool {
    matches!(len, 8 | 12 | 13 | 14)
}

/// Returns whether a spreadsheet wrote a number as `8.93E+12`.
fn is_destroyed(code: &str) -> bool {
    let Some((mantissa, exponent)) = code.split_once('E') else { return false };
    let number = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let marked = exponent.starts_with('+') || mantissa.contains(['.', ',']);
    marked && number(mantissa) && number(exponent.trim_start_matches('+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An independent check: the whole number, weighed from the left after padding to 14, is a multiple of ten.
    fn adds_up(code: &str) -> bool {
        let padded = format!("{code:0>14}");
        let sum: u32 = padded.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * [3, 1][i % 2]).sum();
        sum.is_multiple_of(10)
    }

    #[test]
    fn a_right_check_digit_is_taken_in_every_length() {
        for code in ["96385074", "036000291452", "4006381333931", "00012345600012", "8934588593024", "8938505974194"] {
            assert_eq!(Barcode::parse(code).map(|b| b.to_string()), Ok(code.to_owned()), "{code}");
        }
    }

    #[test]
    fn invented_codes_are_refused() {
        // Numbers that stand in examples and demonstrations, none with a right check digit.
        for code in
            ["8934567890123", "8938501012345", "8938505974193", "893850012345", "89345885903024", "0000000000000"]
        {
            assert!(matches!(Barcode::parse(code), Err(BarcodeError::CheckDigit { .. })), "{code}");
        }
        assert_eq!(Barcode::parse("8934567890"), Err(BarcodeError::Length));
    }

    #[test]
    fn a_number_destroyed_by_a_spreadsheet_is_refused_with_advice() {
        for code in ["8.93E+12", "8,93E+12", "8.93e12", "8E+12"] {
            assert_eq!(Barcode::parse(code), Err(BarcodeError::Destroyed), "{code}");
        }
        assert!(Barcode::parse("1E10").is_ok(), "a code of the shop may look like this");
    }

    #[test]
    fn shop_codes_hold_letters_digits_and_four_signs() {
        assert_eq!(Barcode::parse("oc-001/a_b.c").map(|b| b.to_string()), Ok("OC-001/A_B.C".to_owned()));
        for (code, why) in [
            ("", BarcodeError::Empty),
            ("  \r\n", BarcodeError::Empty),
            ("12", BarcodeError::TooShort),
            ("MẬT-01", BarcodeError::Character),
            ("AB CD", BarcodeError::Character),
            ("=CMD()", BarcodeError::Character),
            ("A123456789012345678901234567890123", BarcodeError::TooLong),
        ] {
            assert_eq!(Barcode::parse(code), Err(why), "{code}");
        }
    }

    #[test]
    fn two_spellings_of_one_gtin_are_the_same_goods() {
        let (upc, ean) = (Barcode::parse("036000291452").unwrap(), Barcode::parse("0036000291452").unwrap());
        assert!(upc.same_as(&ean) && upc != ean);
        assert_eq!(Barcode::parse("OC-001").unwrap().gtin14(), None);
    }

    #[test]
    fn a_case_s_number_holds_that_of_the_goods_inside() {
        let inside = |code: &str| Barcode::parse(code).unwrap().inside().map(|c| c.to_string());
        assert_eq!(inside("18934588593021"), Some("8934588593024".into()));
        for code in ["08934588593024", "98934588593027", "8934588593024", "OC-001"] {
            assert_eq!(inside(code), None, "{code}");
        }
    }

    #[test]
    fn what_the_scanner_adds_is_taken_away() {
        for raw in ["]E04006381333931\r", "]C1\u{1d}4006381333931", "]d24006381333931\t", "]Q3 4006381333931 "] {
            assert_eq!(clean_scan(raw), "4006381333931");
        }
        assert_eq!(clean_scan("]"), "]");
    }

    proptest! {
        #[test]
        fn the_check_digit_agrees_with_an_independent_sum(n in 1u64..99_999_999_999_999, len in prop::sample::select(vec![8usize, 12, 13, 14])) {
            let padded = format!("{n:014}");
            let code = &padded[14 - len..];
            if code.bytes().any(|b| b != b'0') {
                prop_assert_eq!(Barcode::parse(code).is_ok(), adds_up(code), "{}", code);
            }
        }

        #[test]
        fn codes_of_our_own_are_valid_store_codes_and_never_national(seq: u32) {
            let code = Barcode::internal(seq);
            prop_assert!(adds_up(code.as_str()) && code.as_str().starts_with("29") && code.as_str().len() == 13);
            prop_assert_eq!(code.kind(), BarcodeKind::Store);
            prop_assert_eq!(Barcode::parse(code.as_str()), Ok(code.clone()));
        }

        #[test]
        fn no_text_makes_it_panic(s in "\\PC*") {
            let _ = (Barcode::parse(&s), clean_scan(&s), Barcode::closed(&s));
        }
    }
}
