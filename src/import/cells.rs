//! Cells as people fill them in: money, stars, empty marks, formulas.

use std::borrow::Cow;

use super::{Told, quoted};
use crate::domain::money::Money;
use crate::domain::text::{clean, fold};

/// Cleans text, at once where there is nothing to clean.
pub(super) fn cleaned(raw: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let mut tidy = |c: char| {
        let fits = matches!(c, '!'..='~' | 'À'..='\u{24f}' | 'Ạ'..='ỹ') || (c == ' ' && before != ' ');
        before = c;
        fits
    };
    // Letters of these ranges are composed already and never join what follows, marks being outside them.
    let clean_already = raw.chars().all(&mut tidy) && before != ' ';
    if clean_already || raw.is_empty() { Cow::Borrowed(raw) } else { Cow::Owned(clean(raw)) }
}

/// Cleans and folds text, at once where it is plain ASCII.
pub(super) fn folded(raw: &str) -> String {
    let text = cleaned(raw);
    if text.is_ascii() { text.to_ascii_lowercase() } else { fold(&text) }
}

/// Returns a cell's text, cleaned; a lone dash or `n/a` is nothing, what is behind a mark is itself.
pub fn text(raw: &str) -> String {
    let text = cleaned(raw);
    if let Some(marked) = quoted::unmarked(&text) {
        return marked.to_owned();
    }
    if is_nothing(&text) { String::new() } else { text.into_owned() }
}

/// Returns whether a cell is filled in to say that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "--" | "_" | "." | "/" | "N/A" | "n/a" | "null" | "NULL")
}

/// Returns whether text begins as a formula would, half or full width.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\0'])
}

/// What stands in a cell whose formula has no result: a program wrote it that does not calculate.
pub const NOT_CALCULATED: &str = "#FORMULA!";

/// Writes a cell that holds yes or no, as spreadsheets show it: it is no number.
pub const fn bool(is_true: bool) -> &'static str {
    if is_true { "TRUE" } else { "FALSE" }
}

/// Returns whether a cell holds a spreadsheet's error (`#REF!`).
pub fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#REF!" | "#N/A" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NULL!" | "#NUM!" | "#SPILL!" | "#GETTING_DATA"
    ) || text == NOT_CALCULATED
}

/// Reads an amount: `35000`, `1.234.000 đ`, `1,234,000`, `35k`, `1,2 triệu`.
pub fn money(text: &str) -> Result<Money, Told> {
    let folded = folded(text);
    let mut number = folded.as_str();
    for unit in ["vnd", "dong", "₫", "d"] {
        number = number.strip_suffix(unit).unwrap_or(number).trim_end();
    }
    let (number, times) = [("nghin", 1_000), ("ngan", 1_000), ("k", 1_000), ("trieu", 1_000_000), ("tr", 1_000_000)]
        .iter()
        .find_map(|(word, n)| number.strip_suffix(word).map(|rest| (rest.trim_end(), *n)))
        .unwrap_or((number, 1));
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(rest) = digits.strip_prefix('-').filter(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Told::new(
            format!("giá âm: -{rest}; ghi giá bán"),
            format!("the price is negative: -{rest}; write the selling price"),
        ));
    }
    let amount =
        amount(&digits, times).or_else(|| if times == 1 { spoken(&digits) } else { None }).ok_or_else(|| {
            Told::new(
                format!("không đọc được số tiền \"{text}\"; viết 35000 hoặc 35.000"),
                format!("cannot read the amount \"{text}\"; write 35000 or 35.000"),
            )
        })?;
    if amount > Money::SALE_MAX.get() {
        return Err(Told::new(format!("số tiền quá lớn: {text}"), format!("the amount is too large: {text}")));
    }
    Ok(Money::vnd(amount))
}

/// Reads `1tr2` (1.200.000), `1tr250` and `2k5` as they are said: what follows the word are its next digits.
fn spoken(text: &str) -> Option<i64> {
    let words = [("trieu", 1_000_000), ("tr", 1_000_000), ("nghin", 1_000), ("ngan", 1_000), ("k", 1_000)];
    let (whole, part, times) = words.iter().find_map(|(word, n)| {
        let (whole, part) = text.split_once(word)?;
        Some((whole, part, *n))
    })?;
    let digits = |t: &str| (1..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || (times == 1_000 && part.len() > 1) {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    whole.parse::<i64>().ok()?.checked_mul(times)?.checked_add(part.parse::<i64>().ok()?.checked_mul(times / scale)?)
}

/// Takes grouped digits with an optional decimal part; only whole đồng come out.
fn amount(digits: &str, times: i64) -> Option<i64> {
    let (whole, decimals) = split_decimals(digits, times)?;
    let mut value = whole.parse::<i64>().ok()?.checked_mul(times)?;
    if !decimals.is_empty() {
        let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let part = decimals.parse::<i64>().ok()?.checked_mul(times)?;
        if part % scale != 0 {
            return None;
        }
        value = value.checked_add(part / scale)?;
    }
    Some(value)
}

/// Splits `1.234.000,00` into `1234000` and `00`; none where grouping and decimals cannot be told apart.
fn split_decimals(digits: &str, times: i64) -> Option<(String, String)> {
    if digits.is_empty() || digits.len() > 24 || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let Some(last) = digits.rfind(['.', ',']) else { return Some((digits.to_owned(), String::new())) };
    let (before, after) = (&digits[..last], &digits[last + 1..]);
    let mark = digits[last..].chars().next()?;
    if before.contains(mark) || (after.len() == 3 && times == 1 && before != "0") {
        return ungrouped(digits, mark).map(|whole| (whole, String::new()));
    }
    let alone = !before.contains(['.', ',']);
    let other = if mark == '.' { ',' } else { '.' };
    let whole = if alone { before.to_owned() } else { ungrouped(before, other)? };
    (!whole.is_empty() && matches!(after.len(), 1 | 2)).then(|| (whole, after.to_owned()))
}

/// Joins groups of three: `1.234.000` is `1234000`; none where a group has another length.
fn ungrouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next().filter(|g| (1..=3).contains(&g.len()))?;
    let mut whole = first.to_owned();
    for group in groups {
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        whole.push_str(group);
    }
    first.bytes().all(|b| b.is_ascii_digit()).then_some(whole)
}

/// What a star cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stars {
    /// No recognition.
    None,
    /// Recognised with three to five stars.
    Recognised(u8),
    /// Hoped for ("tiềm năng 5 sao"): not a star, whatever the number.
    Potential(Option<u8>),
}

/// Reads stars: `4`, `4 sao`, `★★★★`, `OCOP 4 sao`; "tiềm năng" is not a star.
pub fn stars(text: &str) -> Result<Stars, Told> {
    let folded = folded(text);
    if folded.is_empty()
        || matches!(
            folded.as_str(),
            "0" | "khong" | "chua" | "chua co" | "chua xep hang" | "chua phan hang" | "none" | "no"
        )
    {
        return Ok(Stars::None);
    }
    let hopes = ["tiem nang", "potential", "du kien", "de nghi"];
    if let Some((at, end)) = hopes.iter().filter_map(|w| folded.find(w).map(|at| (at, at + w.len()))).min() {
        return Ok(Stars::Potential(held_beside_hope(&folded[..at], &folded[end..])));
    }
    match count(&folded) {
        Some(n @ 3..=5) => Ok(Stars::Recognised(n)),
        Some(n @ 1..=2) => Err(Told::new(
            format!("{n} sao không phải là sản phẩm được công nhận; chỉ có 3, 4 và 5 sao"),
            format!("{n} stars is not a recognised product; only 3, 4 and 5 stars are"),
        )),
        _ => Err(Told::new(
            format!("không đọc được số sao \"{text}\"; ghi 3, 4 hoặc 5"),
            format!("cannot read the stars \"{text}\"; write 3, 4 or 5"),
        )),
    }
}

/// Returns the stars a product has while it hopes for more: `4 sao (tiềm năng 5 sao)` has four.
///
/// In `5 sao tiềm năng` the only number is the hope itself.
fn held_beside_hope(before: &str, after: &str) -> Option<u8> {
    let marks = [' ', '(', ')', '-', '–', '—', ',', ';', ':', '.'];
    let mut hoped = after.trim_matches(marks);
    for word in ["nang", "len"] {
        hoped = hoped.strip_prefix(word).unwrap_or(hoped).trim_start();
    }
    let held = count(before.trim_matches(marks)).filter(|n| (3..=5).contains(n))?;
    count(hoped).is_some_and(|n| n > held && n <= 5).then_some(held)
}

fn count(folded: &str) -> Option<u8> {
    let solid = folded.chars().filter(|c| matches!(c, '★' | '*' | '⭐')).count();
    let rest: String = folded.chars().filter(|c| !matches!(c, '★' | '☆' | '*' | '⭐')).collect();
    let mut rest = rest.trim();
    for word in ["san pham", "hang", "ocop", "dat", "xep"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
    }
    for word in ["stars", "star", "sao", "ocop"] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_end();
    }
    let rest = rest.strip_suffix(".0").unwrap_or(rest);
    let named = match rest {
        "ba" | "three" => Some(3),
        "bon" | "four" => Some(4),
        "nam" | "five" => Some(5),
        _ => rest.parse().ok(),
    };
    match (named, solid) {
        (Some(n), 0 | 1) => Some(n),
        (None, n) if n > 0 && rest.is_empty() => u8::try_from(n).ok(),
        (Some(n), m) if usize::from(n) == m => Some(n),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn money_is_read_in_the_ways_people_write_it() {
        for (text, vnd) in [
            ("35000", 35_000),
            ("35.000", 35_000),
            ("35,000", 35_000),
            ("1.234.000", 1_234_000),
            ("1,234,000", 1_234_000),
            ("1 234 000", 1_234_000),
            ("1.234.000,00", 1_234_000),
            ("1,234,000.00", 1_234_000),
            ("35.000 đ", 35_000),
            ("35.000đ", 35_000),
            ("35.000 VNĐ", 35_000),
            ("35.000 đồng", 35_000),
            ("35k", 35_000),
            ("35,5k", 35_500),
            ("35 nghìn", 35_000),
            ("1,2 triệu", 1_200_000),
            ("1tr2", 1_200_000),
            ("1tr250", 1_250_000),
            ("1 triệu 2", 1_200_000),
            ("2k5", 2_500),
            ("35 nghìn đồng", 35_000),
            ("35000.00", 35_000),
            ("0", 0),
        ] {
            assert_eq!(money(text), Ok(Money::vnd(vnd)), "{text}");
        }
    }

    #[test]
    fn money_that_is_unclear_is_refused() {
        for text in [
            "",
            "abc",
            "-35000",
            "35.5",
            "35000.5",
            "1.23.456",
            "1.234k",
            "12.34.567",
            "1e5",
            "1.2E+06",
            "0.500",
            "35.000/kg",
            "liên hệ",
            ".",
            "1.",
            ".5",
            "99999999999999999999",
            "10000000001",
            "1.234,567,890",
            "=35000",
            "1tr2345",
            "1tr2tr",
            "2k55",
            "tr2",
        ] {
            assert!(money(text).is_err(), "{text} → {:?}", money(text));
        }
    }

    #[test]
    fn stars_are_three_to_five_and_hope_is_not_a_star() {
        for text in ["4", "4 sao", "★★★★", "★★★★☆", "OCOP 4 sao", "hạng 4 sao", "4*", "4.0", "bốn sao", "4 ★★★★"]
        {
            assert_eq!(stars(text), Ok(Stars::Recognised(4)), "{text}");
        }
        for text in ["1", "2 sao", "6", "45", "ngon"] {
            assert!(stars(text).is_err(), "{text}");
        }
        assert_eq!(stars("tiềm năng 5 sao"), Ok(Stars::Potential(None)));
        for text in ["4 sao (tiềm năng 5 sao)", "4 sao, đề nghị nâng hạng 5 sao", "4★ – dự kiến lên 5★"]
        {
            assert_eq!(stars(text), Ok(Stars::Potential(Some(4))), "{text}");
        }
        assert_eq!(stars("chưa"), Ok(Stars::None));
    }

    #[test]
    fn a_number_before_the_hope_is_the_hope_itself() {
        for text in [
            "5 sao tiềm năng",
            "5 sao (tiềm năng)",
            "5★ dự kiến năm 2026",
            "4 sao - đề nghị",
            "★★★★★ potential",
            "4 sao tiềm năng 4 sao",
        ] {
            assert_eq!(stars(text), Ok(Stars::Potential(None)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_clean_already_is_what_cleaning_makes(s in "[ aàạĐđơươ\u{300}\u{323}\u{ad}\u{200b}\t0-9Ā-ɏ\u{1b}ẠỹK]{0,12}") {
            prop_assert_eq!(cleaned(&s).into_owned(), clean(&s));
            prop_assert_eq!(folded(&s), fold(&clean(&s)));
        }

        #[test]
        fn what_the_till_writes_it_reads_back(n in 1i64..10_000_000_000) {
            prop_assert_eq!(money(&Money::vnd(n).dotted()), Ok(Money::vnd(n)));
            prop_assert_eq!(money(&n.to_string()), Ok(Money::vnd(n)));
        }

        #[test]
        fn no_text_makes_it_panic(s in "\\PC{0,40}") {
            let _ = (money(&s), stars(&s), text(&s));
        }
    }
}
