//! What lies in the shop at the prices it was handed over for: kept with the lot, never guessed, for any day gone by.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ocop::domain::moment::Moment;
use ocop::domain::stock::sheet;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::{Shop, at};

const CAME: &str = r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[
    {"sku":"MO500","quantity":"24","lot":"LO-1","form":"consignment","consignment_price":90000},
    {"sku":"MO500","quantity":"6","lot":"LO-2","form":"consignment"},
    {"sku":"MO500","quantity":"1","lot":"LO-M","form":"sample"},
    {"sku":"TK","quantity":"3.5","lot":"LO-3","form":"purchase","consignment_price":800000}]}"#;
const PACKS: &str = r#"{"do":"import_catalogue","rows":[
    {"sku":"TK25","name":"Tôm khô gói","pack":"250 g","unit":"gói","sold_by":"piece","price":260000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"MOLE","name":"Mật ong chén","unit":"chén","sold_by":"piece","price":15000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"MO50","name":"Mật ong hũ","pack":"50 ml","unit":"hũ","sold_by":"piece","price":15000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#;

fn shop() -> Shop {
    let mut shop = Shop::open();
    shop.run(CAME);
    shop
}

fn show(shop: &mut Shop, args: &[&str]) -> Value {
    let ran = shop.ocop(&[&["show"], args, &["--json"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// The price a lot is kept with.
fn price(shop: &mut Shop, lot: &str) -> Value {
    show(shop, &["lot", lot])["lot"]["consignment_price"].clone()
}

#[test]
fn value_is_told_with_how_much_has_no_price_however_it_is_gathered() {
    let mut shop = shop();
    for by in ["lot", "product", "producer", "place"] {
        let total = &show(&mut shop, &["stock", "--by", by])["total"];
        assert_eq!(total["consignment_value"], 24 * 90_000 + 2_800_000, "{by}");
        assert_eq!(
            total["no_consignment_price"],
            json!([{"unit": "chai", "quantity": "6"}]),
            "a sample needs none: {by}"
        );
    }
    let table = shop.ocop(&["show", "stock", "--by", "product"]).out;
    assert!(
        table.contains("2.160.000+") && table.contains("4.960.000 đ theo giá ký gửi; chưa có giá: 6 chai"),
        "{table}"
    );
}

#[test]
fn a_price_is_a_price_or_is_refused() {
    for bad in ["0", "-5", "9000000000000"] {
        let line = CAME.replacen("90000", bad, 1);
        assert_eq!(Shop::open().refused(&line), "bad_price", "{bad}");
    }
    let taken = r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Ba","lines":[{"sku":"MO500","quantity":"4","place":"shelf","form":"consignment","lot":"D","consignment_price":85000}]}"#;
    assert_eq!(Shop::open().refused(&taken.replace("85000", "0")), "bad_price");
    let mut shop = Shop::open();
    shop.run(taken);
    assert_eq!(price(&mut shop, "D"), 85_000);
}

#[test]
fn a_repack_keeps_a_price_that_comes_out_in_whole_dong_and_no_other() {
    let mut shop = shop();
    shop.run(PACKS);
    shop.run(r#"{"do":"repack_goods","open":{"lot":"LO-3","place":"shelf","quantity":"1"},"measure":{"content":"0.25"},"into":{"sku":"TK25","quantity":"4","place":"shelf","lot":"GOI"}}"#);
    shop.run(r#"{"do":"repack_goods","open":{"lot":"LO-1","place":"shelf","quantity":"1"},"measure":{"contains":"10"},"into":{"sku":"MO50","quantity":"10","place":"shelf","lot":"HU"}}"#);
    shop.run(r#"{"do":"repack_goods","open":{"lot":"LO-1","place":"shelf","quantity":"1"},"measure":{"contains":"7"},"into":{"sku":"MOLE","quantity":"7","place":"shelf","lot":"LE"}}"#);
    shop.run(r#"{"do":"repack_goods","open":{"lot":"LO-2","place":"shelf","quantity":"1"},"measure":{"contains":"10"},"into":{"sku":"MO50","quantity":"10","place":"shelf","lot":"KHONG"}}"#);
    let prices = ["GOI", "HU", "LE", "KHONG"].map(|lot| price(&mut shop, lot));
    assert_eq!(prices, [json!(200_000), json!(9_000), Value::Null, Value::Null]);
    shop.verify().unwrap();
}

#[test]
fn goods_sent_to_another_point_take_their_price_along() {
    let mut shop = shop();
    shop.run(r#"{"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":[{"lot":"LO-1","place":"shelf","quantity":"6"}]}"#);
    let seq = shop.desk().ledger.head().seq;
    let sent = shop.desk().ledger.reader().entry(seq).unwrap().unwrap().fact.payload().unwrap();
    let sent: Value = serde_json::from_str(&sent).unwrap();
    assert_eq!(sent["lines"][0]["lot"]["consignment_price"], 90_000);
}

#[test]
fn the_inspector_is_not_told_what_goods_were_handed_over_for() {
    let mut shop = shop();
    let product =
        shop.desk().shelf().unwrap().cards().iter().find(|c| c.sku.as_str() == "MO500").unwrap().product.clone();
    for json in [&["--json"][..], &[]] {
        let out = shop.ocop(&[&["show", "inspection", product.as_str()], json].concat()).out;
        assert!(out.contains("LO-1") && !out.contains("consignment_price") && !out.contains("90.000"), "{out}");
    }
}

#[test]
fn a_delivery_without_prices_is_kept_as_before() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"TK","quantity":"1","form":"consignment"}]}"#);
    let seq = shop.desk().ledger.head().seq;
    let body = shop.desk().ledger.reader().entry(seq).unwrap().unwrap().fact.payload().unwrap();
    assert!(!body.contains("price"), "{body}");
}

/// A lot in the model: what is left, at which price of handing over, and whether it is a sample.
#[derive(Debug, Clone, Copy)]
struct Jar {
    left: i64,
    price: Option<i64>,
    is_sample: bool,
}

/// What an evening comes to: at selling prices, at prices of handing over, and how much has none.
type Worth = (i64, i64, i64);

fn worth(lots: &BTreeMap<String, Jar>, selling: i64) -> Worth {
    let for_sale = || lots.values().filter(|jar| !jar.is_sample);
    let at_cost = for_sale().map(|jar| jar.left * jar.price.unwrap_or(0)).sum();
    let without = for_sale().filter(|jar| jar.price.is_none()).map(|jar| jar.left).sum();
    (for_sale().map(|jar| jar.left * selling).sum(), at_cost, without)
}

fn told(shop: &mut Shop, today: NaiveDate, as_of: Option<NaiveDate>) -> Worth {
    let rows = shop.desk().ledger.reader().stock_rows(today, as_of).unwrap();
    let total = sheet::total(&rows);
    let without = total.no_consignment.iter().map(|(_, quantity)| quantity.thousandths() / 1_000).sum();
    (total.value.get(), total.consignment.get(), without)
}

/// One step of a day: what is done, how many, and at which price.
type Deed = (u8, i64, Option<i64>);

fn step(shop: &mut Shop, lots: &mut BTreeMap<String, Jar>, selling: i64, n: usize, (what, pieces, price): Deed) {
    let first = lots.iter().find(|(_, jar)| !jar.is_sample && jar.left > 0).map(|(lot, _)| lot.clone());
    let is_sample = what == 1;
    match (what, first) {
        (0..3, _) => {
            let (lot, form) = (format!("LO-{n:03}"), if is_sample { "sample" } else { "consignment" });
            let line =
                json!({"sku":"MO500","quantity":pieces.to_string(),"lot":lot,"form":form,"consignment_price":price});
            shop.run(&json!({"do":"receive_goods","producer":"OX","place":"shelf","lines":[line]}).to_string());
            lots.insert(lot, Jar { left: pieces, price, is_sample });
        }
        (3, Some(lot)) => {
            let jar = lots.get_mut(&lot).unwrap();
            let pieces = pieces.min(jar.left);
            let cash = json!({"kind":"cash","amount":pieces * selling});
            shop.run(
                &json!({"do":"complete_sale","lines":[{"sku":"MO500","quantity":pieces.to_string()}],"tenders":[cash]})
                    .to_string(),
            );
            jar.left -= pieces;
        }
        (4, Some(lot)) => {
            let moved = json!([{"lot":lot,"place":"shelf","quantity":"1"}]);
            shop.run(
                &json!({"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ","lines":moved})
                    .to_string(),
            );
            lots.get_mut(&lot).unwrap().left -= 1;
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn every_evening_s_value_is_remembered_as_it_was(
        days in prop::collection::vec((prop::collection::vec((0u8..5, 1i64..9, prop::option::of(1i64..200_000)), 0..5), 1i64..300), 1..5),
    ) {
        let mut shop = Shop::open();
        let (mut lots, mut evenings, mut n) = (BTreeMap::new(), Vec::new(), 0);
        for (passed, (deeds, thousands)) in (0u64..).zip(days) {
            let day = at(crate::shop::MORNING).date() + chrono::Days::new(passed);
            if passed > 0 {
                shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
                let morning = at(crate::shop::MORNING).at_ms + i64::try_from(passed).unwrap() * 86_400_000;
                shop.attempt_at(r#"{"do":"open_shift","float_vnd":1000000}"#, Moment::vietnam(morning)).unwrap();
            }
            let selling = thousands * 1_000;
            shop.run(&json!({"do":"set_price","sku":"MO500","price":selling,"from":day}).to_string());
            for deed in deeds {
                n += 1;
                step(&mut shop, &mut lots, selling, n, deed);
            }
            evenings.push((day, worth(&lots, selling)));
        }
        let (today, last) = *evenings.last().unwrap();
        prop_assert_eq!(told(&mut shop, today, None), last);
        for (day, then) in evenings {
            prop_assert_eq!(told(&mut shop, day, Some(day)), then, "{}", day);
        }
        prop_assert!(shop.verify().is_ok());
    }
}
