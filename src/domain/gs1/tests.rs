//! GS1 codes told as stories, and written by an independent hand before they are read.

use super::*;
use proptest::prelude::*;

/// The year the stories play in.
const YEAR: i32 = 2026;

fn read(text: &str) -> Result<Gs1, Gs1Error> {
    Gs1::parse(text, YEAR)
}

fn link(url: &str) -> Result<Gs1, Gs1Error> {
    Gs1::parse_link(url, YEAR)
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn code(text: &str) -> Option<Barcode> {
    Some(Barcode::parse(text).unwrap())
}

#[test]
fn an_element_string_tells_number_days_lot_and_serial() {
    let all = read("0108934588593024112511011726123110L-07/A\u{1d}21SN0001\u{1d}3712").unwrap();
    assert_eq!((all.gtin.clone(), all.lot.as_deref()), (code("08934588593024"), Some("L-07/A")));
    assert_eq!((all.made, all.expires), (day("2025-11-01"), day("2026-12-31")));
    assert_eq!((all.serial.as_deref(), all.count, all.is_unsure), (Some("SN0001"), Some(12), false));
}

#[test]
fn what_is_printed_under_the_bars_reads_alike() {
    let raw = read("01089345885930241726123110L7(1)B").unwrap();
    let printed = read("(01)08934588593024(17)261231(10)L7(1)B").unwrap();
    assert_eq!((printed.expires, printed.lot.as_deref()), (day("2026-12-31"), Some("L7(1)B")));
    assert_eq!(raw, printed);
    assert_eq!(read("(01) 08934588593024 (17) 261231").unwrap().gtin, code("08934588593024"));
}

#[test]
fn day_nought_is_the_last_of_its_month() {
    for (six, whole) in [("261200", "2026-12-31"), ("280200", "2028-02-29"), ("270200", "2027-02-28")] {
        assert_eq!(read(&format!("0108934588593024 17{six}").replace(' ', "")).unwrap().expires, day(whole), "{six}");
    }
    for six in ["261301", "260230", "260001"] {
        assert_eq!(read(&format!("010893458859302417{six}")), Err(Gs1Error::BadDate { ai: "17".into() }), "{six}");
    }
}

#[test]
fn two_figures_of_a_year_lie_in_the_nearest_century() {
    for (now, six, year) in [
        (2026, "760101", 2076),
        (2026, "770101", 1977),
        (2099, "000101", 2100),
        (2099, "490101", 2149),
        (2001, "990101", 1999),
    ] {
        let read = Gs1::parse(&format!("17{six}"), now).unwrap();
        assert_eq!(read.expires.map(|d| chrono::Datelike::year(&d)), Some(year), "{now} {six}");
    }
}

#[test]
fn a_wrong_check_digit_is_never_read_over() {
    assert!(matches!(read("010893458859302517261231"), Err(Gs1Error::Gtin(BarcodeError::CheckDigit { .. }))));
    assert!(matches!(
        link("https://id.gs1.org/01/08934588593025"),
        Err(Gs1Error::Gtin(BarcodeError::CheckDigit { .. }))
    ));
}

#[test]
fn a_separator_sent_as_something_else_is_a_separator() {
    for gs in ["\u{1d}", "|", "~", "^", "<GS>", "{GS}", "\u{241d}"] {
        let both = read(&format!("010893458859302410L7{gs}17261231")).unwrap();
        assert_eq!((both.lot.as_deref(), both.expires), (Some("L7"), day("2026-12-31")), "{gs}");
    }
}

#[test]
fn a_lost_separator_is_noticed_and_nothing_is_guessed() {
    let glued = read("010893458859302410L717261231").unwrap();
    assert_eq!((glued.gtin.is_some(), glued.lot, glued.expires, glued.is_unsure), (true, None, None, true));
    let plain = read("010893458859302410L-2611").unwrap();
    assert_eq!((plain.lot.as_deref(), plain.is_unsure), (Some("L-2611"), false));
    let told = read("0108934588593024172612311 0".replace(' ', "").as_str()).unwrap_err();
    assert_eq!(told, Gs1Error::Truncated { ai: "10".into() });
}

#[test]
fn weight_is_kilograms_to_the_gram_and_price_is_dong() {
    for (text, thousandths) in
        [("3103001250", 1_250), ("3100000012", 12_000), ("3105012345", 123), ("3102000150", 1_500)]
    {
        assert_eq!(read(text).unwrap().weight.map(Quantity::thousandths), Some(thousandths), "{text}");
    }
    assert_eq!(read("392045000").unwrap().price, Some(Money::vnd(45_000)));
    assert_eq!(read("393070445000").unwrap().price, Some(Money::vnd(45_000)));
    assert_eq!(read("393084045000").unwrap().price, None, "dollars are not đồng");
}

#[test]
fn what_is_wrong_has_a_name() {
    for (text, why) in [
        ("", Gs1Error::Empty),
        ("0108934", Gs1Error::Truncated { ai: "01".into() }),
        ("18261231", Gs1Error::UnknownIdentifier { at: "1826".into() }),
        ("1726123A", Gs1Error::NotDigits { ai: "17".into() }),
        ("10LÔ7", Gs1Error::Character { ai: "10".into() }),
        ("10A\u{1d}10B", Gs1Error::Twice { ai: "10".into() }),
        ("37999999999", Gs1Error::TooLong { ai: "37".into() }),
        ("(99", Gs1Error::UnknownIdentifier { at: "(99".into() }),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
}

#[test]
fn a_digital_link_of_any_domain_reads_alike() {
    let gtin = code("09521234543213");
    assert_eq!(link("https://id.gs1.org/01/09521234543213").unwrap().gtin, gtin);
    let all = link("https://id.gs1.org/01/09521234543213/10/ABC123/21/12345?17=261231&3103=000500&utm=x").unwrap();
    assert_eq!((all.gtin, all.lot.as_deref(), all.serial.as_deref()), (gtin.clone(), Some("ABC123"), Some("12345")));
    assert_eq!((all.expires, all.weight.map(Quantity::thousandths)), (day("2026-12-31"), Some(500)));
    let own = link("HTTPS://Truyxuat.Example/vi/sp/gtin/9521234543213/lot/A%2F7#top").unwrap();
    assert_eq!((own.gtin, own.lot.as_deref()), (gtin, Some("A/7")));
    for url in [
        "https://truyxuat.example/abc?sn=1",
        "ftp://id.gs1.org/01/09521234543213",
        "https://id.gs1.org/01/123",
        "https://id.gs1.org/01/09521234543213/10",
    ] {
        assert_eq!(link(url), Err(Gs1Error::NoLink), "{url}");
    }
}

#[test]
fn the_earliest_of_the_last_days_counts() {
    let both = read("1727013115261231").unwrap();
    assert_eq!(both.last_day(), day("2026-12-31"));
    assert_eq!(read("11261231").unwrap().last_day(), None);
}

/// Closes thirteen digits with an independent sum: weighed from the left, all fourteen are a multiple of ten.
fn closed(body: u64) -> String {
    let body = format!("{body:013}");
    let sum: u32 = body.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * [3, 1][i % 2]).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

prop_compose! {
    fn label()(
        body in 1u64..9_999_999_999_999,
        lot in prop::option::of("[A-Za-z0-9/._-]{1,20}"),
        serial in prop::option::of("[A-Za-z0-9%&?=-]{1,20}"),
        days in 0i64..15_000,
        is_dated: bool,
        grams in prop::option::of(0u32..999_999),
        count in prop::option::of(1u32..99_999_999),
    ) -> (Gs1, String) {
        let expires = chrono::NaiveDate::from_ymd_opt(2010, 1, 1).unwrap() + chrono::Days::new(days.unsigned_abs());
        let gtin = closed(body);
        let label = Gs1 {
            gtin: code(&gtin), lot, serial, count, expires: is_dated.then_some(expires),
            weight: grams.map(|g| Quantity::from_thousandths(i64::from(g)).unwrap()),
            ..Gs1::default()
        };
        (label, gtin)
    }
}

/// Writes a label as a printer of labels would: fields of fixed length first.
fn written(label: &Gs1, gtin: &str) -> String {
    let mut out = format!("01{gtin}");
    if let Some(day) = label.expires {
        out += &format!("17{}", day.format("%y%m%d"));
    }
    if let Some(kg) = label.weight {
        out += &format!("3103{:06}", kg.thousandths());
    }
    for (ai, value) in
        [("10", label.lot.clone()), ("21", label.serial.clone()), ("37", label.count.map(|n| n.to_string()))]
    {
        out += &value.map(|value| format!("{ai}{value}\u{1d}")).unwrap_or_default();
    }
    out
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

proptest! {
    #[test]
    fn what_was_written_is_what_is_read((label, gtin) in label()) {
        let marked = format!("{}\u{1d}99X", written(&label, &gtin).trim_end_matches(SEPARATOR));
        let read = read(&marked).unwrap();
        prop_assert_eq!(&read.others, &[("99".to_owned(), "X".to_owned())]);
        prop_assert_eq!(Gs1 { others: Vec::new(), ..read }, label);
    }

    #[test]
    fn a_link_says_the_same_as_the_bars((label, gtin) in label()) {
        let mut url = format!("https://id.example/01/{gtin}");
        for (ai, value) in [("10", &label.lot), ("21", &label.serial)] {
            url += &value.as_ref().map(|v| format!("/{ai}/{}", escaped(v))).unwrap_or_default();
        }
        url += "?x=1";
        url += &label.expires.map(|d| format!("&17={}", d.format("%y%m%d"))).unwrap_or_default();
        url += &label.weight.map(|w| format!("&3103={:06}", w.thousandths())).unwrap_or_default();
        url += &label.count.map(|n| format!("&37={n}")).unwrap_or_default();
        prop_assert_eq!(link(&url), Ok(label));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", fields in "[0-9()A-Zế|\u{1d}]{0,60}") {
        for text in [text, fields.clone(), format!("https://x/01/{fields}"), format!("01089345885930241{fields}")] {
            let _ = (read(&text), link(&text), looks_like_elements(&text));
        }
    }
}
