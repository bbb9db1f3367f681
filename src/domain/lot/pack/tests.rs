//! Which lots a pack names.

use super::*;
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::quantity::Quantity;

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn lot(id: &str, code: &str, expires: Option<&str>) -> LotOnShelf {
    LotOnShelf {
        lot: Lot {
            id: LotId::new(id).unwrap(),
            sku: SkuCode::new("MO").unwrap(),
            producer: ProducerCode::new("HTX").unwrap(),
            code: code.into(),
            made: None,
            expires: expires.map(day),
            received: day("2026-11-01"),
            form: SupplyForm::Consignment,
            agreement: None,
            delivery_note: String::new(),
            from_lot: None,
            consignment_price: None,
        },
        left: Quantity::pieces(5).unwrap(),
        hold: Hold::Free,
    }
}

fn named(code: &str, last_day: Option<&str>, lots: &[LotOnShelf]) -> String {
    let pack = PackLot { code: code.into(), last_day: last_day.map(day) };
    pack.named(lots).iter().map(|l| l.lot.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_code_names_its_lot_and_a_day_alone_the_lot_that_ends_then() {
    let lots =
        [lot("A", "L7", Some("2026-12-31")), lot("B", "L8", Some("2027-01-31")), lot("C", "", Some("2027-02-28"))];
    for (code, last, is) in [
        ("L7", None, "A"),
        ("l 7", None, "A"),
        ("L7", Some("2030-01-01"), "A"),
        ("", Some("2027-01-31"), "B"),
        ("L9", Some("2027-01-31"), ""),
        ("L9", Some("2027-02-28"), "C"),
        ("L9", None, ""),
        ("", Some("2028-01-01"), ""),
    ] {
        assert_eq!(named(code, last, &lots), is, "{code} {last:?}");
    }
}

#[test]
fn of_two_lots_with_one_code_the_day_decides() {
    let lots =
        [lot("A", "L7", Some("2026-12-31")), lot("B", "L7", Some("2027-12-31")), lot("C", "", Some("2027-12-31"))];
    assert_eq!(named("L7", None, &lots), "A B");
    assert_eq!(named("L7", Some("2027-12-31"), &lots), "B");
}

#[test]
fn lots_are_barred_only_when_all_of_them_are() {
    let today = day("2026-11-25");
    let mut held = lot("H", "L7", None);
    held.hold = Hold::Held;
    let past = lot("P", "L7", Some("2026-11-24"));
    assert_eq!(barred(&[held.clone(), past.clone()], today), Some(Unsellable::Held));
    assert_eq!(barred(&[past, lot("F", "L7", None)], today), None);
    assert_eq!(barred(&[], today), None);
}

#[test]
fn what_no_code_could_say_is_not_right() {
    let right = |code: &str, last: Option<&str>| PackLot { code: code.into(), last_day: last.map(day) }.is_right();
    assert!(right("L7", None) && right("", Some("2026-12-31")));
    assert!(!right("", None) && !right("Nguyễn Văn A", None) && !right(&"9".repeat(21), None));
}
