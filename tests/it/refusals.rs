//! What the till will not do, and what stays as it was when it would not.

use ocop::domain::lang::Lang;
use ocop::domain::tax::TaxClass;
use serde_json::{Value, json};

use crate::shop::{STOCK, Shop};

const OPEN: &str = r#"{"do":"open_shift","float_vnd":1000000}"#;

fn open_shop() -> Shop {
    let mut shop = Shop::practice();
    assert_eq!(shop.lines(&[], &[STOCK[0], STOCK[1], OPEN]).status, 0);
    shop
}

/// Runs one line and returns its outcome.
fn one(shop: &mut Shop, line: &Value) -> Value {
    shop.lines(&[], &[&line.to_string()]).json()[0].clone()
}

fn row(sku: &str, name: &str, producer: &str) -> Value {
    json!({"sku":sku,"name":name,"unit":"hộp","sold_by":"piece","price":50_000,"producer":producer,
        "producer_name":producer,"producer_kind":"company"})
}

fn import(rows: &[Value]) -> Value {
    json!({"do":"import_catalogue","rows":rows})
}

fn names(shop: &mut Shop) -> Vec<(String, String, String)> {
    let shown: Value = serde_json::from_str(&shop.ocop(&["show", "products", "--json"]).out).unwrap();
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let of = |p: &Value| (text(&p["sku"]), text(&p["name"]), text(&p["producer"]));
    shown["products"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn an_import_never_hands_a_product_to_another_producer() {
    let mut shop = Shop::practice();
    let product = json!({"do":"record_product","code":"MO","name":"Mật ong","producer":"HTX1"});
    let producer = json!({"do":"record_producer","code":"HTX1","name":"HTX Một","kind":"cooperative"});
    let sku = json!({"do":"record_sku","code":"MO500","product":"MO","unit":"chai","sold_by":"piece"});
    for line in [producer, product, sku] {
        assert_eq!(one(&mut shop, &line)["ok"], true);
    }
    assert_eq!(one(&mut shop, &import(&[row("MO", "Kẹo dừa", "XX")]))["new"], 1);
    let owner = |sku: &str| (sku.to_owned(), if sku == "MO" { "Kẹo dừa" } else { "Mật ong" }.to_owned());
    let seen: Vec<_> = names(&mut shop).into_iter().map(|(sku, name, _)| (sku, name)).collect();
    assert!(seen.contains(&owner("MO")) && seen.contains(&owner("MO500")), "{seen:?}");
}

#[test]
fn renaming_one_pack_leaves_its_siblings_their_name() {
    let mut shop = Shop::practice();
    one(&mut shop, &import(&[row("A1", "Trà", "CT"), row("A2", "Trà", "CT")]));
    one(&mut shop, &import(&[row("A1", "Trà xanh", "CT")]));
    let mut seen: Vec<_> = names(&mut shop).into_iter().map(|n| (n.0, n.1)).collect();
    seen.sort();
    assert_eq!(seen, [("A1".into(), "Trà xanh".into()), ("A2".to_owned(), "Trà".to_owned())]);
}

#[test]
fn a_wild_ticket_number_does_not_use_up_the_others() {
    let mut shop = open_shop();
    for ticket in ["Q1T999999999", "Q1T9223372036854775807", "x", "Q1T1\u{1b}[2J"] {
        let keep = json!({"do":"keep_ticket","ticket":ticket,"lines":[{"sku":"MO500","quantity":"1"}]});
        assert_eq!(one(&mut shop, &keep)["refused"], "bad_ticket", "{ticket:?}");
    }
    let sale = json!({"do":"complete_sale","ticket":"a".repeat(300_000),"lines":[{"sku":"MO500","quantity":"1"}],
        "tenders":[{"kind":"cash","amount":120_000}]});
    assert_eq!(one(&mut shop, &sale)["refused"], "bad_ticket");
}

#[test]
fn two_transfers_of_one_sale_are_confirmed_apart() {
    let mut shop = open_shop();
    let sale = json!({"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],
        "tenders":[{"kind":"transfer","amount":70_000},{"kind":"transfer","amount":50_000}]});
    let receipt = one(&mut shop, &sale)["receipt"].clone();
    let seen = |amount: i64| json!({"do":"confirm_transfer","receipt":receipt,"amount":amount});
    let said = one(&mut shop, &seen(130_000));
    assert_eq!(said["refused"], "not_so_much_waiting", "{said}");
    assert_eq!(one(&mut shop, &seen(50_000))["amount"], 50_000);
    assert_eq!(one(&mut shop, &seen(80_000))["refused"], "not_so_much_waiting");
    assert_eq!(one(&mut shop, &json!({"do":"confirm_transfer","receipt":receipt}))["amount"], 70_000);
    shop.verify().unwrap();
}

#[test]
fn goods_outside_vat_get_no_rate() {
    let mut shop = open_shop();
    let rate = json!({"do":"set_tax_rate","class":"kct","from":"2020-01-01","percent":5});
    assert_eq!(one(&mut shop, &rate)["refused"], "no_rate_for_class");
    let forged = [ocop::domain::tax::TaxRate { class: TaxClass::Kct, from: "2020-01-01".parse().unwrap(), percent: 5 }];
    assert_eq!(ocop::domain::tax::rate_on(&forged, TaxClass::Kct, "2026-01-01".parse().unwrap()), None);
}

#[test]
fn a_sale_too_large_to_be_voided_is_refused_not_a_fault() {
    let mut shop = open_shop();
    let rows: Vec<Value> =
        (0..499).map(|i| row(&format!("L{i}"), &format!("{i} {}", "ư".repeat(195)), "DAI")).collect();
    assert_eq!(one(&mut shop, &import(&rows))["new"], 499);
    let lines: Vec<Value> = (0..499).map(|i| json!({"sku":format!("L{i}"),"quantity":"1"})).collect();
    let sale = json!({"do":"complete_sale","lines":lines,"tenders":[{"kind":"cash","amount":24_950_000}]});
    let said = one(&mut shop, &sale);
    assert_eq!(said["refused"], "too_many_lines", "{said}");
}

#[test]
fn each_language_is_said_without_the_other() {
    let mut shop = open_shop();
    let point = json!({"do":"describe_point","code":"Q1","name":"","regime":"direct"});
    let said = one(&mut shop, &point);
    assert!(said["say_en"].as_str().unwrap().starts_with("point name"), "{said}");
    let sku = json!({"do":"record_sku","code":"X1","product":"MO500","unit":"chai","sold_by":"piece","barcodes":["8934588593020"]});
    let said = one(&mut shop, &sku);
    assert!(said["say"].as_str().unwrap().contains("sai số kiểm tra"), "{said}");
    let none = ocop::domain::refusal::Refusal::NoChange { label: ocop::domain::tender::TenderKind::Transfer.term() };
    assert_eq!(none.say(Lang::En), "Transfer gives no change; enter the exact amount");
}

#[test]
fn one_entry_from_the_future_does_not_rule_prices_and_stars_once_staff_say_what_day_it_is() {
    let mut shop = open_shop();
    let later =
        r#"{"do":"set_price","sku":"MO500","price":150000,"from":"2030-01-01","at":"2036-01-01T08:00:00+07:00"}"#;
    assert_eq!(shop.lines(&[], &[later]).status, 0);
    let sale: ocop::domain::command::Command = serde_json::from_str(&crate::shop::sale("MO500", 1, 200_000)).unwrap();
    let now = crate::shop::at("2026-11-22T09:00:00+07:00");
    let pay = |shop: &mut Shop| {
        let owner = ocop::domain::command::Actor::Owner;
        match shop.desk().run_at(&owner, sale.clone(), None, now).unwrap() {
            ocop::domain::outcome::Outcome::SaleCompleted { payable, .. } => payable.get(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(pay(&mut shop), 150_000, "nobody has said that the clock is right");
    shop.desk().trust_clock();
    assert_eq!(pay(&mut shop), 120_000);
    shop.verify().unwrap();
}

#[test]
fn a_long_reason_does_not_keep_a_shift_open() {
    let mut shop = open_shop();
    let close = json!({"do":"close_shift","notes":[],"reason":"thối nhầm ".repeat(500)});
    assert_eq!(one(&mut shop, &close)["did"], "shift_closed");
}
