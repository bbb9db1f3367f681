//! Stamps, cases and scales' labels told as stories, and against independent models.

use super::*;
use crate::domain::catalogue::SoldBy;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use proptest::prelude::*;

fn sku(code: &str) -> SkuCode {
    SkuCode::new(code).unwrap()
}

fn pattern(url: &str) -> String {
    CodeKey::of_link(url).unwrap().pattern
}

/// A book that was taught these addresses, in this order.
fn taught(samples: &[(&str, &str)]) -> CodeBook {
    let learned = |(url, code): &(&str, &str)| {
        let CodeKey { pattern, sample } = CodeKey::of_link(url).unwrap();
        CodeLearned { pattern, sample, sku: sku(code), units: 1 }
    };
    CodeBook::build(Vec::new(), samples.iter().map(learned).collect::<Vec<_>>())
}

/// What a book says of an address: the goods, with `!` when each stamp exists once; `?` and the guess when it asks.
fn said(book: &CodeBook, url: &str) -> String {
    match book.find(&CodeKey::of_link(url).unwrap()) {
        Known::Goods { sku, is_serial: true, .. } => format!("{sku}!"),
        Known::Goods { sku, is_serial: false, .. } => sku.to_string(),
        Known::Unknown { maybe } => format!("?{}", maybe.map(|s| s.to_string()).unwrap_or_default()),
    }
}

#[test]
fn the_changing_part_of_an_address_is_split_off() {
    for (url, kind) in [
        ("https://check.example.vn/abc?sn=123", "check.example.vn/abc?sn=*"),
        ("HTTPS://WWW.Check.example.vn:443/abc/?sn=123&utm_source=tem", "check.example.vn/abc?sn=*"),
        ("https://truyxuat.vn/sp/mat-ong-hoa-nhan-500ml", "truyxuat.vn/sp/mat-ong-hoa-nhan-500ml"),
        ("https://truyxuat.vn/sp/mat-ong/SN-2026-000123", "truyxuat.vn/sp/mat-ong/*"),
        ("https://tem.vn/#/t/7f9c24e8-3b12-4c6e", "tem.vn/t/*"),
        ("https://tem.vn/qKxRtMzAb", "tem.vn/*"),
        ("https://tem.vn/?AB12CD34", "tem.vn?*="),
        ("tem.vn/v1/p?lang=vi&id=77", "tem.vn/v1/p?id=*&lang=vi"),
    ] {
        assert_eq!(pattern(url), kind, "{url}");
    }
    assert_eq!(CodeKey::of_link(&format!("https://a.vn/{}", "x".repeat(600))), None);
    assert_eq!(CodeKey::of_link("https://"), None);
}

#[test]
fn one_stamp_teaches_itself_two_teach_their_kind() {
    let (a, b, c) = ("https://tem.vn/abc?sn=1", "https://tem.vn/abc?sn=2", "https://tem.vn/abc?sn=3");
    let one = taught(&[(a, "MO")]);
    assert_eq!((said(&one, a), said(&one, b)), ("MO".into(), "?MO".into()), "asked, with a guess");
    let two = taught(&[(a, "MO"), (b, "MO")]);
    assert_eq!((said(&two, a), said(&two, c)), ("MO!".into(), "MO!".into()));
    assert_eq!(said(&two, "https://tem.vn/xyz?sn=3"), "?");
}

#[test]
fn samples_that_disagree_are_never_a_guess() {
    let (a, b, c) = ("https://tem.vn/q?id=1001", "https://tem.vn/q?id=1002", "https://tem.vn/q?id=1003");
    let mixed = taught(&[(a, "MO"), (b, "KEO")]);
    assert_eq!([a, b, c].map(|url| said(&mixed, url)), ["MO", "KEO", "?"]);
    let late = taught(&[(a, "MO"), (b, "MO"), (c, "KEO")]);
    assert_eq!([a, c].map(|url| said(&late, url)), ["MO", "KEO"], "no longer one of a kind that is known");
}

#[test]
fn an_address_without_a_serial_is_the_product_s_own_and_may_be_scanned_all_day() {
    let book = taught(&[("https://tem.vn/sp/mat-ong", "MO")]);
    assert_eq!(said(&book, "http://www.tem.vn/sp/mat-ong/"), "MO");
}

#[test]
fn what_is_learned_again_is_corrected() {
    let url = "https://tem.vn/sp/mat-ong";
    assert_eq!(said(&taught(&[(url, "MO"), (url, "KEO")]), url), "KEO");
}

fn layout(prefix: &str, item: u8, value: LabelValue, step: u32) -> CodeLayout {
    CodeLayout { prefix: prefix.into(), item, value, step, verifier: Verifier::None }
}

#[test]
fn a_scale_s_label_tells_item_and_weight_or_price() {
    let closed = |body: &str| Barcode::closed(body).unwrap();
    let grams = layout("21", 5, LabelValue::Weight, 1).read(&closed("210012301250")).unwrap().unwrap();
    assert_eq!((grams.item.as_str(), grams.template.as_str()), ("2100123", closed("210012300000").as_str()));
    assert_eq!(grams.worth, Worth::Weight(Quantity::from_thousandths(1_250).unwrap()));
    let hundreds = layout("22", 4, LabelValue::Price, 100).read(&closed("220123000450")).unwrap().unwrap();
    assert_eq!((hundreds.item.as_str(), hundreds.worth), ("220123", Worth::Price(Money::vnd(45_000))));
    let short = layout("02", 5, LabelValue::Weight, 5).read(&closed("20012300250")).unwrap().unwrap();
    assert_eq!(short.worth, Worth::Weight(Quantity::from_thousandths(1_250).unwrap()), "twelve digits, steps of 5 g");
    for (layout, body) in [
        (layout("21", 5, LabelValue::Weight, 1), "220012301250"),
        (layout("21", 5, LabelValue::Weight, 1), "210012300000"),
        (layout("21", 5, LabelValue::None, 1), "210012301250"),
    ] {
        assert_eq!(layout.read(&closed(body)), Ok(None), "{body}");
    }
}

#[test]
fn pieces_on_a_label_come_out_even_or_not_at_all() {
    let of = |total| label_quantity(Money::vnd(total), Money::vnd(15_000), SoldBy::Piece);
    assert_eq!(of(45_000), Some((Quantity::pieces(3).unwrap(), Money::ZERO)));
    assert_eq!(of(46_000), None);
    assert_eq!(label_quantity(Money::vnd(1), Money::ZERO, SoldBy::Weight), None);
}

#[test]
fn a_layout_keeps_away_from_the_shop_s_own_codes_and_from_the_country_s() {
    for prefix in ["02", "20", "28"] {
        assert!(layout(prefix, 5, LabelValue::Weight, 1).is_right(), "{prefix}");
    }
    for prefix in ["29", "89", "2", "2a", "", "021", "04"] {
        assert!(!layout(prefix, 5, LabelValue::Weight, 1).is_right(), "{prefix}");
    }
    assert!(!layout("21", 8, LabelValue::Weight, 1).is_right() && !layout("21", 5, LabelValue::Weight, 0).is_right());
}

proptest! {
    #[test]
    fn a_line_comes_to_the_price_on_its_label_exactly(total in 1i64..50_000_000, unit in 1i64..5_000_000) {
        if let Some((quantity, discount)) = label_quantity(Money::vnd(total), Money::vnd(unit), SoldBy::Weight) {
            let gross = Money::vnd(unit).times(quantity.get()).unwrap();
            prop_assert_eq!(gross.minus(discount), Ok(Money::vnd(total)));
            prop_assert!(discount.get() <= unit / 1_000 + 1, "less than a gram's price");
        } else {
            prop_assert!(total / unit >= 999_999, "only a quantity beyond all sense is refused");
        }
    }

    #[test]
    fn a_label_says_what_the_scale_wrote(prefix in 20u8..29, item in 0u32..99_999, value in 1i64..99_999, step in 1u32..1_000) {
        let code = Barcode::closed(&format!("{prefix}{item:05}{value:05}")).unwrap();
        let read = layout(&prefix.to_string(), 5, LabelValue::Price, step).read(&code).unwrap().unwrap();
        prop_assert_eq!(read.worth, Worth::Price(Money::vnd(value * i64::from(step))));
        prop_assert_eq!(read.item, format!("{prefix}{item:05}"));
    }

    #[test]
    fn a_book_says_the_same_whatever_the_order_of_its_samples(serials in prop::collection::vec((0u8..6, 0u8..2), 0..8)) {
        let mut told: std::collections::BTreeMap<u8, u8> = std::collections::BTreeMap::new();
        serials.iter().for_each(|(serial, goods)| { told.insert(*serial, *goods); });
        let urls: Vec<(String, String)> = told.iter().map(|(s, g)| (format!("https://t.vn/?sn={s}"), format!("S{g}"))).collect();
        let pairs: Vec<(&str, &str)> = urls.iter().map(|(u, g)| (u.as_str(), g.as_str())).collect();
        let back: Vec<(&str, &str)> = pairs.iter().rev().copied().collect();
        prop_assert_eq!(taught(&pairs), taught(&back));
        // The model: a serial that was told is known; another only when two or more say the same goods.
        let all_same = told.values().collect::<std::collections::BTreeSet<_>>().len() == 1 && told.len() > 1;
        for serial in 0u8..6 {
            let is_known = matches!(taught(&pairs).find(&CodeKey::of_link(&format!("https://t.vn/?sn={serial}")).unwrap()), Known::Goods { .. });
            prop_assert_eq!(is_known, told.contains_key(&serial) || all_same);
        }
    }

    #[test]
    fn no_address_makes_it_panic(url in "\\PC*", tail in "[/?#&=a-zA-Z0-9*%-]{0,80}") {
        for url in [url, format!("https://a.vn/{tail}")] {
            let _ = (CodeKey::of_link(&url), shown(&url));
        }
    }
}
