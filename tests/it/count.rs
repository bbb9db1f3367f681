//! Counts of goods: blind, interruptible, right while goods are sold, and settled by a manager with a reason.

use std::collections::BTreeMap;

use ocop::domain::outcome::Outcome;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::Shop;

/// A shop with a cashier and a manager.
fn shop() -> Shop {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#);
    shop.run(r#"{"do":"record_staff","code":"minh","name":"Minh","role":"manager"}"#);
    shop
}

fn run(shop: &mut Shop, line: Value) -> Outcome {
    shop.run(&line.to_string())
}

fn refused(shop: &mut Shop, line: Value) -> &'static str {
    shop.refused(&line.to_string())
}

/// Receives goods in a place and returns their lot.
fn receive(shop: &mut Shop, sku: &str, n: i64, place: &str) -> String {
    let producer = if sku == "KD450" { "DA" } else { "OX" };
    let line = json!({"sku":sku,"quantity":n.to_string(),"form":"consignment"});
    match run(shop, json!({"do":"receive_goods","producer":producer,"place":place,"lines":[line]})) {
        Outcome::GoodsReceived { lots, .. } => lots[0].to_string(),
        other => panic!("{other:?}"),
    }
}

fn sell(shop: &mut Shop, sku: &str, n: i64) -> String {
    let price = if sku == "KD450" { 58_000 } else { 120_000 };
    shop.sell(sku, u32::try_from(n).unwrap(), price * n)
}

fn start(shop: &mut Shop, scope: Value) -> String {
    started(run(shop, json!({"do":"start_count","place":"shelf","scope":scope})))
}

fn started(did: Outcome) -> String {
    match did {
        Outcome::CountStarted { count, .. } => count,
        other => panic!("{other:?}"),
    }
}

fn record(shop: &mut Shop, sku: &str, n: i64) -> Outcome {
    run(shop, json!({"do":"record_count","sku":sku,"quantity":n.to_string()}))
}

fn set(shop: &mut Shop, sku: &str, n: i64) {
    run(shop, json!({"do":"set_count","sku":sku,"quantity":n.to_string()}));
}

/// Finishes and returns what differs: pack, counted, expected.
fn finish(shop: &mut Shop) -> Vec<(String, i64, i64)> {
    match run(shop, json!({"do":"finish_count"})) {
        Outcome::CountFinished { differences, .. } => {
            let whole = |q: ocop::domain::quantity::Quantity| q.thousandths() / 1_000;
            differences.iter().map(|d| (d.sku.to_string(), whole(d.counted), whole(d.expected))).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn approve(shop: &mut Shop) {
    run(shop, json!({"do":"approve_count","reason":"kiểm kê cuối tháng","bearer":"shop"}));
}

/// What lies in the shop's places: lot and place.
fn stock(shop: &mut Shop) -> BTreeMap<(String, &'static str), i64> {
    let rows = shop.desk().ledger.reader().stock(None).unwrap();
    let row =
        |r: ocop::domain::query::LotRow| ((r.lot.id.to_string(), r.place.code()), r.quantity.thousandths() / 1_000);
    rows.into_iter().map(row).collect()
}

fn on_shelf(shop: &mut Shop) -> i64 {
    stock(shop).iter().filter(|((_, place), _)| *place == "shelf").map(|(_, n)| n).sum()
}

fn oversold(shop: &mut Shop) -> i64 {
    shop.desk().ledger.reader().oversold(None).unwrap().iter().map(|r| r.quantity.thousandths() / 1_000).sum()
}

/// Where a lot's goods went, summed over its movements.
fn went(shop: &mut Shop, lot: &str, to: &str) -> i64 {
    let id = ocop::domain::ids::LotId::new(lot).unwrap();
    let rows = shop.desk().ledger.reader().lot_movements(&id).unwrap();
    rows.iter().filter(|r| r.to.code() == to).map(|r| r.quantity.thousandths() / 1_000).sum()
}

#[test]
fn a_count_started_before_and_finished_after_a_sale_is_right() {
    let mut shop = shop();
    let lot = receive(&mut shop, "MO500", 10, "shelf");
    receive(&mut shop, "KD450", 5, "shelf");
    start(&mut shop, json!("all"));
    sell(&mut shop, "MO500", 2);
    record(&mut shop, "MO500", 7);
    sell(&mut shop, "MO500", 3);
    sell(&mut shop, "KD450", 1);
    record(&mut shop, "KD450", 4);
    assert_eq!(finish(&mut shop), [("MO500".into(), 7, 8)], "only the jar that nobody sold is missing");
    sell(&mut shop, "MO500", 1);
    approve(&mut shop);
    assert_eq!(stock(&mut shop)[&(lot.clone(), "shelf")], 7 - 3 - 1);
    assert_eq!(went(&mut shop, &lot, "loss"), 1);
    shop.verify().unwrap();
}

#[test]
fn goods_sold_between_two_scans_of_theirs_are_pointed_out() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 10, "shelf");
    start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 6);
    sell(&mut shop, "MO500", 2);
    record(&mut shop, "MO500", 4);
    let moved = |did: Outcome| match did {
        Outcome::CountFinished { differences, .. } => {
            differences.iter().map(|d| d.moved.thousandths()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let did = run(&mut shop, json!({"do":"finish_count"}));
    assert_eq!(moved(did), [2_000], "two of the six counted first may be those sold");
    set(&mut shop, "MO500", 8);
    assert!(finish(&mut shop).is_empty(), "counted again at one moment, all is there");
}

#[test]
fn the_books_are_told_to_nobody_before_the_count_is_finished() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 97, "shelf");
    let count = start(&mut shop, json!({"producer":"OX"}));
    record(&mut shop, "MO500", 3);
    for args in [vec!["show", "count", &count], vec!["show", "count", &count, "--json"], vec!["show", "count"]] {
        let shown = shop.ocop(&args);
        assert!(shown.status == 0 && !shown.out.contains("97"), "{args:?}: {shown:?}");
    }
    let minutes = |shop: &mut Shop| {
        let reader = shop.desk().ledger.reader();
        ocop::queries::count::minutes(reader, &count, ocop::domain::lang::Lang::Vi).unwrap()
    };
    assert_eq!(minutes(&mut shop), None);
    finish(&mut shop);
    let names: Vec<_> = minutes(&mut shop).unwrap().signatures.into_iter().map(|s| s.0).collect();
    assert_eq!(names, ["Người kiểm kê", "Quản lý", "Đại diện chủ thể"]);
    let shown = shop.ocop(&["show", "count", &count]).out;
    let row = shown.lines().find(|l| l.contains("-94")).unwrap();
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["Mật", "ong", "500", "ml", "chai", "97", "3", "-94"]);
}

#[test]
fn a_power_cut_takes_nothing_that_was_scanned() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 5, "shelf");
    let count = start(&mut shop, json!("all"));
    for n in 1..=3 {
        record(&mut shop, "MO500", 1);
        shop.close();
        let shown: Value = serde_json::from_str(&shop.ocop(&["show", "count", &count, "--json"]).out).unwrap();
        assert_eq!(shown["counted"][0]["quantity"], n.to_string());
    }
    shop.verify().unwrap();
    assert_eq!(finish(&mut shop), [("MO500".into(), 3, 5)]);
}

#[test]
fn a_scan_said_twice_under_one_id_is_one_scan() {
    let mut shop = shop();
    start(&mut shop, json!("all"));
    let scan = r#"{"id":"s1","do":"record_count","sku":"MO500","quantity":"1"}"#;
    let ran = shop.lines(&[], &[scan, scan, r#"{"do":"record_count","sku":"MO500","quantity":"1"}"#]);
    assert_eq!(ran.each("quantity"), ["1", "1", "2"]);
}

#[test]
fn goods_nobody_counted_are_said_to_be_gone_or_left_out() {
    let mut shop = shop();
    let (honey, sweets) = (receive(&mut shop, "MO500", 5, "shelf"), receive(&mut shop, "KD450", 4, "shelf"));
    receive(&mut shop, "TK", 2, "store");
    start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 5);
    assert_eq!(refused(&mut shop, json!({"do":"finish_count"})), "uncounted");
    run(&mut shop, json!({"do":"finish_count","uncounted":"left_out"}));
    approve(&mut shop);
    assert_eq!(stock(&mut shop)[&(sweets.clone(), "shelf")], 4, "left out, left alone");
    start(&mut shop, json!("all"));
    set(&mut shop, "KD450", 0);
    let did = run(&mut shop, json!({"do":"finish_count","uncounted":"none_left"}));
    assert!(
        matches!(did, Outcome::CountFinished { totals, .. } if totals.short == 2 && totals.left_out == 0),
        "{did:?}"
    );
    approve(&mut shop);
    assert_eq!((went(&mut shop, &honey, "loss"), went(&mut shop, &sweets, "loss")), (5, 4));
    assert_eq!(on_shelf(&mut shop), 0);
    shop.verify().unwrap();
}

#[test]
fn a_manager_approves_with_a_reason_and_names_who_bears_what_is_missing() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 5, "shelf");
    let sweets = receive(&mut shop, "KD450", 5, "shelf");
    let count = start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 4);
    record(&mut shop, "KD450", 3);
    assert_eq!(refused(&mut shop, json!({"do":"approve_count","reason":"x","bearer":"shop"})), "count_not_finished");
    finish(&mut shop);
    let as_cashier = shop.attempt_as("lan", r#"{"do":"approve_count","reason":"x","bearer":"shop"}"#);
    assert!(as_cashier.unwrap_err().to_string().contains("manager"));
    assert!(shop.attempt_as("lan", r#"{"do":"drop_count","reason":"x"}"#).is_err(), "nor hides what was seen");
    assert_eq!(refused(&mut shop, json!({"do":"approve_count","bearer":"shop"})), "needs_reason");
    assert_eq!(refused(&mut shop, json!({"do":"approve_count","reason":"x"})), "needs_bearer");
    let bearers = json!([{"sku":"KD450","bearer":"producer"}]);
    run(&mut shop, json!({"do":"approve_count","reason":"chuột cắn","bearer":"shop","bearers":bearers}));
    let shown = shop.ocop(&["show", "count", &count]).out;
    assert!(shown.contains("chuột cắn") && shown.contains("đã duyệt"), "{shown}");
    let reader = shop.desk().ledger.reader();
    let paper = ocop::queries::count::minutes(reader, &count, ocop::domain::lang::Lang::Vi).unwrap().unwrap();
    assert_eq!((paper.lines.len(), paper.short, paper.reason.as_str()), (2, 2, "chuột cắn"));
    assert!(paper.lines.iter().any(|l| l.bearer == "Chủ thể" && l.difference.to_string() == "-2"), "{paper:?}");
    let row = |name: &str| shown.lines().find(|l| l.starts_with(name)).unwrap().to_owned();
    assert!(row("Kẹo dừa").ends_with("-2  chủ thể") && row("Mật ong").ends_with("-1  cửa hàng"), "{shown}");
    assert_eq!(went(&mut shop, &sweets, "loss"), 2);
    assert_eq!(
        refused(&mut shop, json!({"do":"record_count","count":count,"sku":"MO500","quantity":"1"})),
        "count_is_closed"
    );
    shop.verify().unwrap();
}

#[test]
fn what_is_counted_after_the_comparison_must_be_compared_again() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 5, "shelf");
    start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 4);
    finish(&mut shop);
    run(&mut shop, json!({"do":"set_count","sku":"MO500"}));
    assert_eq!(refused(&mut shop, json!({"do":"approve_count","reason":"x","bearer":"shop"})), "count_not_finished");
    assert_eq!(refused(&mut shop, json!({"do":"finish_count"})), "uncounted", "taken back, it is not counted");
    set(&mut shop, "MO500", 5);
    match run(&mut shop, json!({"do":"finish_count"})) {
        Outcome::CountFinished { round, totals, .. } => assert_eq!((round, totals.matched), (2, 1)),
        other => panic!("{other:?}"),
    }
    run(&mut shop, json!({"do":"approve_count"}));
    assert_eq!(on_shelf(&mut shop), 5);
    shop.verify().unwrap();
}

#[test]
fn the_same_goods_are_not_counted_twice_at_once() {
    let mut shop = shop();
    let honey = start(&mut shop, json!({"producer":"OX"}));
    for scope in [json!("all"), json!({"producer":"OX"}), json!({"skus":["KD450","MO500"]})] {
        let again = json!({"do":"start_count","place":"shelf","scope":scope});
        assert_eq!(refused(&mut shop, again), "count_is_open", "{scope}");
    }
    run(&mut shop, json!({"do":"start_count","place":"store"}));
    assert_eq!(refused(&mut shop, json!({"do":"record_count","sku":"MO500","quantity":"1"})), "which_count");
    let outside = json!({"do":"record_count","count":honey,"sku":"KD450","quantity":"1"});
    assert_eq!(refused(&mut shop, outside), "not_in_count");
    let drop = json!({"do":"drop_count","count":honey,"reason":"mở nhầm"});
    assert!(shop.attempt_as("lan", &drop.to_string()).is_err(), "what somebody else counts is not theirs to drop");
    run(&mut shop, drop);
    let by_lan = r#"{"do":"start_count","place":"fair"}"#;
    let own = started(shop.attempt_as("lan", by_lan).unwrap());
    shop.attempt_as("lan", &json!({"do":"drop_count","count":own,"reason":"mở nhầm"}).to_string()).unwrap();
    run(&mut shop, json!({"do":"start_count","place":"shelf","scope":{"skus":["KD450","MO500"]}}));
    assert_eq!(refused(&mut shop, json!({"do":"start_count","place":"buyer"})), "bad_place");
    shop.verify().unwrap();
}

#[test]
fn goods_the_books_never_held_get_a_lot_of_their_own() {
    let mut shop = shop();
    start(&mut shop, json!({"skus":["TK"]}));
    let half = json!({"do":"record_count","sku":"TK","quantity":"0.5"});
    run(&mut shop, half);
    assert_eq!(refused(&mut shop, json!({"do":"record_count","sku":"KD450","quantity":"1"})), "not_in_count");
    run(&mut shop, json!({"do":"finish_count"}));
    approve(&mut shop);
    let rows = shop.desk().ledger.reader().stock(None).unwrap();
    assert_eq!((rows.len(), rows[0].quantity.thousandths(), rows[0].lot.producer.as_str()), (1, 500, "OX"));
    shop.verify().unwrap();
}

#[test]
fn a_count_explains_what_was_sold_below_the_books_and_the_next_delivery_lies_whole_on_the_shelf() {
    let mut shop = shop();
    let first = receive(&mut shop, "MO500", 2, "shelf");
    sell(&mut shop, "MO500", 5);
    assert_eq!(oversold(&mut shop), 3);
    start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 4);
    sell(&mut shop, "MO500", 1);
    assert_eq!(finish(&mut shop), [("MO500".into(), 4, 0)]);
    approve(&mut shop);
    assert_eq!((oversold(&mut shop), stock(&mut shop)[&(first, "shelf")]), (0, 3));
    let next = receive(&mut shop, "MO500", 10, "shelf");
    assert_eq!(stock(&mut shop)[&(next, "shelf")], 10);
    shop.verify().unwrap();
}

#[test]
fn the_minutes_tell_all_that_was_sold_below_the_books_though_a_delivery_came_between() {
    let mut shop = shop();
    let first = receive(&mut shop, "MO500", 2, "shelf");
    sell(&mut shop, "MO500", 5);
    let count = start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 4);
    finish(&mut shop);
    receive(&mut shop, "MO500", 2, "shelf");
    assert_eq!(oversold(&mut shop), 1, "the delivery explained two of three");
    approve(&mut shop);
    assert_eq!((oversold(&mut shop), on_shelf(&mut shop)), (0, 6), "four counted and two that came");
    assert_eq!(stock(&mut shop).get(&(first, "shelf")), Some(&6), "the lot that was known when it was counted");
    let paper = shop.ocop(&["show", "document", &count]).out;
    assert!(paper.contains("Bán trước khi nhập 3"), "{paper}");
    shop.verify().unwrap();
}

#[test]
fn what_a_store_room_misses_was_sold_from_the_shelf_before_it_is_a_loss() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 1, "shelf");
    let stored = receive(&mut shop, "MO500", 6, "store");
    sell(&mut shop, "MO500", 4);
    run(&mut shop, json!({"do":"start_count","place":"store"}));
    record(&mut shop, "MO500", 2);
    finish(&mut shop);
    approve(&mut shop);
    assert_eq!((oversold(&mut shop), went(&mut shop, &stored, "buyer"), went(&mut shop, &stored, "loss")), (0, 3, 1));
    shop.verify().unwrap();
}

#[test]
fn lots_are_counted_one_by_one_when_their_labels_are_read() {
    let mut shop = shop();
    let (a, b) = (receive(&mut shop, "MO500", 5, "shelf"), receive(&mut shop, "MO500", 5, "shelf"));
    start(&mut shop, json!("all"));
    for (lot, n) in [(&a, "3"), (&b, "6")] {
        run(&mut shop, json!({"do":"record_count","lot":lot,"quantity":n}));
    }
    assert_eq!(refused(&mut shop, json!({"do":"record_count","lot":"KHONG-CO","quantity":"1"})), "unknown_lot");
    assert_eq!(refused(&mut shop, json!({"do":"record_count","lot":a,"sku":"KD450","quantity":"1"})), "lot_of_other");
    assert_eq!(finish(&mut shop), [("MO500".into(), 9, 10)]);
    approve(&mut shop);
    let now = stock(&mut shop);
    assert_eq!((now[&(a.clone(), "shelf")], now[&(b, "shelf")], went(&mut shop, &a, "loss")), (3, 6, 1));
    shop.verify().unwrap();
}

#[test]
fn a_count_survives_a_rebuild_and_a_forged_approval_is_found() {
    let mut shop = shop();
    receive(&mut shop, "MO500", 5, "shelf");
    start(&mut shop, json!("all"));
    record(&mut shop, "MO500", 4);
    let before = shop.desk().ledger.rebuild().unwrap();
    assert_eq!(finish(&mut shop), [("MO500".into(), 4, 5)]);
    approve(&mut shop);
    assert_eq!(shop.desk().ledger.rebuild().unwrap(), before + 2);
    shop.verify().unwrap();
    let conn = shop.tamper();
    conn.execute("UPDATE stock_count_line SET adjusted = NULL", []).unwrap();
    drop(conn);
    assert!(shop.verify().is_err());
}

#[test]
fn a_count_too_long_for_one_entry_is_split_and_whole() {
    let mut shop = shop();
    let name = "ư".repeat(180);
    let row = |n: i64| json!({"sku":format!("D{n:04}"),"name":format!("{n} {name}"),"unit":"hộp","sold_by":"piece","price":50_000,"producer":"DA","producer_name":"Cty Đông Á","producer_kind":"company"});
    let rows: Vec<Value> = (0..900).map(row).collect();
    run(&mut shop, json!({"do":"import_catalogue","rows":rows}));
    start(&mut shop, json!({"producer":"DA"}));
    for n in 0..900 {
        record(&mut shop, &format!("D{n:04}"), 1 + n % 3);
    }
    match run(&mut shop, json!({"do":"finish_count"})) {
        Outcome::CountFinished { totals, .. } => assert_eq!(totals.over, 900),
        other => panic!("{other:?}"),
    }
    approve(&mut shop);
    assert_eq!(on_shelf(&mut shop), 300 * (1 + 2 + 3));
    shop.verify().unwrap();
}

/// What there truly is, after a count took the place of the books.
#[derive(Debug, Clone, Copy, Default)]
struct Truth {
    shelf: i64,
    below: i64,
}

impl Truth {
    fn act(&mut self, shop: &mut Shop, (what, n): (bool, i64)) {
        if what {
            receive(shop, "MO500", n, "shelf");
            let explained = self.below.min(n);
            self.below -= explained;
            self.shelf += n - explained;
        } else {
            sell(shop, "MO500", n);
            let taken = self.shelf.min(n);
            self.shelf -= taken;
            self.below += n - taken;
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<(bool, i64)>> {
    prop::collection::vec((prop::bool::ANY, 1i64..9), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn once_approved_the_shelf_holds_what_was_counted_and_what_moved_since(
        first in 1i64..12, before in steps(), counted in 0i64..20, then in steps(), at_last in steps(), after in steps(),
    ) {
        let mut shop = shop();
        let mut books = Truth::default();
        books.act(&mut shop, (true, first));
        before.iter().for_each(|s| books.act(&mut shop, *s));
        start(&mut shop, json!("all"));
        set(&mut shop, "MO500", counted);
        let mut truth = Truth { shelf: counted, below: 0 };
        then.iter().for_each(|s| truth.act(&mut shop, *s));
        let expected: Vec<_> = (counted != books.shelf).then(|| ("MO500".to_owned(), counted, books.shelf)).into_iter().collect();
        prop_assert_eq!(finish(&mut shop), expected);
        at_last.iter().for_each(|s| truth.act(&mut shop, *s));
        approve(&mut shop);
        prop_assert_eq!(on_shelf(&mut shop), truth.shelf);
        if counted >= books.shelf {
            prop_assert_eq!(oversold(&mut shop), truth.below);
        } else {
            prop_assert!(oversold(&mut shop) <= truth.below, "a shortage is never more than lies there");
        }
        truth.below = oversold(&mut shop);
        after.iter().for_each(|s| truth.act(&mut shop, *s));
        prop_assert_eq!((on_shelf(&mut shop), oversold(&mut shop)), (truth.shelf, truth.below));
        prop_assert!(shop.verify().is_ok());
    }
}
