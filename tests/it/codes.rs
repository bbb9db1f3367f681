//! Codes in the ledger: learned, corrected, forgotten, and no serial number anywhere.

use serde_json::{Value, json};

use crate::shop::Shop;

const STAMP: &str = "https://tem.example.vn/ong?sn=";

fn one(shop: &mut Shop, line: &Value) -> Value {
    shop.lines(&[], &[&line.to_string()]).json()[0].clone()
}

fn learn(code: &str, sku: &str) -> Value {
    json!({"do":"learn_code","code":code,"sku":sku})
}

fn book(shop: &mut Shop) -> Value {
    serde_json::from_str(&shop.ocop(&["show", "codes", "--json"]).out).unwrap()
}

/// Every byte the ledger holds, folders and all.
fn everything(shop: &mut Shop) -> String {
    let folder = shop.close().to_path_buf();
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|p| p.is_file());
    files.map(|p| String::from_utf8_lossy(&std::fs::read(p).unwrap()).into_owned()).collect()
}

#[test]
fn what_was_learned_outlives_a_rebuild_and_holds_no_serial() {
    let mut shop = Shop::open();
    for line in [
        learn(&format!("{STAMP}98765001"), "MO500"),
        learn(&format!("{STAMP}98765002"), "MO500"),
        json!({"do":"learn_code","code":"18934588593021","sku":"KD450","units":24}),
        json!({"do":"set_code_layout","prefix":"21","item":5,"value":"weight","step":1}),
    ] {
        assert_eq!(one(&mut shop, &line)["ok"], true, "{line}");
    }
    let before = book(&mut shop);
    assert_eq!(before["learned"].as_array().unwrap().len(), 2);
    assert_eq!(before["learned"][1]["pattern"], "tem.example.vn/ong?sn=*");
    assert_eq!((&before["learned"][0]["units"], &before["learned"][1]["samples"]), (&json!(24), &json!(2)));
    let found = shop.ocop(&["show", "codes", "mat", "ong", "--json"]).out;
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!((found["learned"].as_array().unwrap().len(), &found["layouts"]), (1, &json!([])));
    assert_eq!(
        (&found["learned"][0]["name"], &found["learned"][0]["staff"]),
        (&json!("Mật ong 500 ml"), &json!("owner"))
    );
    assert_eq!(shop.ocop(&["rebuild"]).status, 0);
    assert_eq!(book(&mut shop), before);
    shop.verify().unwrap();
    assert!(!everything(&mut shop).contains("98765001"));
}

#[test]
fn a_code_is_forgotten_with_its_kind_and_may_be_learned_again() {
    let mut shop = Shop::open();
    let forget = json!({"do":"forget_code","code":format!("{STAMP}5")});
    assert_eq!(one(&mut shop, &forget)["refused"], "code_not_learned");
    one(&mut shop, &learn(&format!("{STAMP}1"), "KD450"));
    assert_eq!(one(&mut shop, &forget)["did"], "code_forgotten");
    assert_eq!(book(&mut shop)["learned"], json!([]));
    one(&mut shop, &learn(&format!("{STAMP}1"), "MO500"));
    assert_eq!(book(&mut shop)["learned"][0]["sku"], "MO500");
    shop.verify().unwrap();
}

#[test]
fn what_cannot_be_learned_is_said() {
    let mut shop = Shop::open();
    one(
        &mut shop,
        &json!({"do":"record_sku","code":"KD450","product":"KD450","pack":"450 g","unit":"hộp","sold_by":"piece","barcodes":["8934588593024"]}),
    );
    let card = "083099012345|331234567|Nguyễn Thị Ánh|01011990|Nữ|Ấp 3|01012021";
    for (line, why) in [
        (learn(card, "MO500"), "private_code"),
        (learn("00020101021138570010A00000072701270006970403", "MO500"), "private_code"),
        (learn(&format!("{STAMP}1"), "NOPE"), "unknown_sku"),
        (learn("8934588593024", "MO500"), "code_taken"),
        (learn("8934588593025", "MO500"), "not_a_code"),
        (json!({"do":"learn_code","code":"18934588593021","sku":"KD450","units":0}), "bad_units"),
        (json!({"do":"set_code_layout","prefix":"29","item":5,"value":"weight","step":1}), "bad_layout"),
        (
            json!({"do":"record_quick_item","producer":"OX","name":"Mật ong","price":1000,"barcode":card}),
            "private_code",
        ),
        (
            json!({"do":"record_quick_item","producer":"OX","name":"Mật ong","price":1000,"barcode":"083099012346"}),
            "private_code",
        ),
    ] {
        assert_eq!(one(&mut shop, &line)["refused"], why, "{line}");
    }
    let all = everything(&mut shop);
    assert!(!all.contains("331234567") && !all.contains("083099012346"));
}

#[test]
fn stamps_are_remembered_by_the_sale_and_set_free_by_a_void() {
    let mut shop = Shop::open();
    let sell = |stamps: Value| json!({"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1","stamps":stamps}],"tenders":[{"kind":"cash","amount":120_000}]});
    let stamp = "0123456789abcdef";
    assert_eq!(one(&mut shop, &sell(json!([stamp])))["receipt"], "Q1-000001");
    let hash = serde_json::from_value(json!(stamp)).unwrap();
    assert_eq!(shop.desk().ledger.reader().stamp_sold(&hash).unwrap().as_deref(), Some("Q1-000001"));
    let ticket = json!({"do":"keep_ticket","ticket":"Q1T000009","lines":[{"sku":"MO500","quantity":"1","stamps":["00000000000000aa"]}]});
    assert_eq!(one(&mut shop, &ticket)["ok"], true);
    let kept = serde_json::from_value(json!("00000000000000aa")).unwrap();
    assert_eq!(shop.desk().ledger.reader().stamp_sold(&kept).unwrap(), None, "kept is not sold");
    one(&mut shop, &json!({"do":"void_sale","receipt":"Q1-000001","reason":"khách đổi ý"}));
    assert_eq!(shop.desk().ledger.reader().stamp_sold(&hash).unwrap(), None);
    assert_eq!(one(&mut shop, &sell(json!(["SN-77"])))["refused"], "malformed", "a serial itself is not taken");
    shop.verify().unwrap();
}

#[test]
fn an_item_sold_at_the_counter_by_a_wrong_code_can_be_completed() {
    let mut shop = Shop::open();
    let wrong = "8934567890123";
    let pack = |code: &str, product: &str| json!({"do":"record_sku","code":code,"product":product,"pack":"250 g","unit":"hũ","sold_by":"piece","barcodes":[wrong]});
    assert_eq!(one(&mut shop, &pack("MO500", "MO500"))["refused"], "bad_barcode", "nobody has sold by it yet");
    let quick = json!({"do":"record_quick_item","producer":"OX","name":"Mật ong rừng","price":150_000,"barcode":wrong});
    let made = one(&mut shop, &quick)["sku"].as_str().unwrap().to_owned();
    assert_eq!(one(&mut shop, &pack(&made, &made))["changed"], 1);
    let shown: Value = serde_json::from_str(&shop.ocop(&["show", "products", "rung", "--json"]).out).unwrap();
    assert_eq!((&shown["products"][0]["barcodes"], &shown["products"][0]["quick"]), (&json!([wrong]), &json!(false)));
    assert_eq!(one(&mut shop, &pack("MO500", "MO500"))["ok"], true, "the code may move to the pack it belongs to");
    shop.verify().unwrap();
}
