//! Today's work of what was begun and is not finished: every number has its rows, and goes when the work is done.

use serde_json::{Value, json};

use crate::shop::{Shop, at};

const NOW: &str = "2026-11-26T09:00:00+07:00";

fn shop() -> Shop {
    let mut shop = Shop::open();
    let line = json!({"sku":"MO500","quantity":"20","lot":"L1","expires":"2027-11-30","form":"consignment"});
    let receive = json!({"do":"receive_goods","producer":"OX","place":"shelf","lines":[line]});
    shop.run(&receive.to_string());
    shop
}

/// What a topic lists at nine in the morning of the 26th.
fn rows(shop: &mut Shop, topic: &str) -> Vec<Value> {
    use ocop::domain::query::{Answer, Query, When};
    use ocop::domain::today::TodayTopic;
    let topic = *TodayTopic::ALL.iter().find(|t| t.code() == topic).unwrap();
    let when = When::Now(at(NOW));
    let reader = shop.desk().ledger.reader();
    let Answer::Work(_, rows) = ocop::queries::answer(reader, &Query::Work { topic, when }).unwrap() else { panic!() };
    let reader = shop.desk().ledger.reader();
    let Answer::Today(lines) = ocop::queries::answer(reader, &Query::Today { when }).unwrap() else { panic!() };
    let told = lines.iter().find(|l| l.topic == topic).map_or(0, |l| l.count as usize);
    assert_eq!(told, rows.len(), "the number is the rows behind it");
    rows.iter().map(|row| serde_json::to_value(row).unwrap()).collect()
}

fn texts(rows: &[Value], field: &str) -> Vec<String> {
    rows.iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
}

fn send(shop: &mut Shop, when: &str) {
    let line = json!({"lot":"L1","place":"shelf","quantity":"2"});
    let send = json!({"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":[line]});
    shop.attempt_at(&send.to_string(), at(when)).unwrap();
}

#[test]
fn a_transfer_is_open_for_three_days_and_late_after_them() {
    let mut shop = shop();
    send(&mut shop, "2026-11-22T15:00:00+07:00");
    let (open, late) = (rows(&mut shop, "transit_open"), rows(&mut shop, "transit_late"));
    assert_eq!((open.len(), texts(&late, "name")), (0, vec!["→ OCOP Ba Tri".to_owned()]));
    let code = late[0]["code"].as_str().unwrap().to_owned();
    let close = json!({"do":"close_transfer","transfer":code,"minutes":"Q2-E000001"});
    shop.run(&close.to_string());
    assert!(rows(&mut shop, "transit_late").is_empty());
}

#[test]
fn a_count_waits_to_be_finished_and_then_to_be_approved() {
    let mut shop = shop();
    shop.run(r#"{"do":"start_count","place":"shelf","scope":"all"}"#);
    assert_eq!(texts(&rows(&mut shop, "counts_open"), "name"), ["Kệ"]);
    shop.run(r#"{"do":"finish_count","uncounted":"none_left"}"#);
    assert_eq!((rows(&mut shop, "counts_open").len(), rows(&mut shop, "counts_to_approve").len()), (0, 1));
    shop.run(r#"{"do":"approve_count","reason":"kiểm kê","bearer":"shop"}"#);
    assert!(rows(&mut shop, "counts_to_approve").is_empty());
}

#[test]
fn a_delivery_left_at_the_door_is_told_until_it_is_booked() {
    let mut shop = shop();
    shop.run(r#"{"do":"keep_delivery","producer":"OX","delivery_note":"PXK-18","lines":[]}"#);
    let open = rows(&mut shop, "delivery_open");
    assert_eq!((texts(&open, "name"), texts(&open, "code")), (vec!["HTX Ong Xanh".into()], vec!["PXK-18".into()]));
    shop.run(r#"{"do":"keep_delivery","producer":"OX"}"#);
    assert!(rows(&mut shop, "delivery_open").is_empty());
}

#[test]
fn goods_half_gathered_or_half_received_are_told_until_they_are_booked() {
    let mut shop = shop();
    shop.run(r#"{"do":"keep_move","work":"carry","from":"shelf","to":"store","lines":[{"lot":"L1","place":"shelf","quantity":"2"}]}"#);
    shop.run(r#"{"do":"keep_move","work":"send","code":"Q2","name":"OCOP Ba Tri","lines":[{"lot":"L1","place":"shelf","quantity":"3"}]}"#);
    let mut open = texts(&rows(&mut shop, "moves_open"), "name");
    open.sort();
    assert_eq!(open, ["Kệ → Kho", "→ OCOP Ba Tri"]);
    shop.run(r#"{"do":"move_goods","to":"store","lines":[{"lot":"L1","place":"shelf","quantity":"2"}]}"#);
    send(&mut shop, "2026-11-22T15:00:00+07:00");
    assert_eq!(texts(&rows(&mut shop, "moves_open"), "name"), ["→ OCOP Ba Tri"], "another transfer left");
    let code = texts(&rows(&mut shop, "transit_late"), "code").remove(0);
    let line = json!({"lot":"L1","arrived":"1"});
    let half = json!({"do":"keep_move","work":"close","transfer":code,"lines":[line]});
    shop.run(&half.to_string());
    assert_eq!(texts(&rows(&mut shop, "moves_open"), "code"), [code.as_str(), ""]);
    shop.run(&json!({"do":"reverse_document","document":code,"reason":"chưa đi"}).to_string());
    assert_eq!(texts(&rows(&mut shop, "moves_open"), "code"), [""], "there is nothing left to close");
    let come = json!({"do":"keep_move","work":"take_in","transfer":"Q3-C000009","from_till":"AAAA-BBBB","from":{"code":"Q3","name":"OCOP Mỏ Cày"},
        "to":{"code":"Q1"},"lines":[{"lot":{"id":"M-1","sku":"MO500","producer":"OX","received":"2026-11-01","form":"consignment"},
        "name":"Mật ong","unit":"chai","sent":"4","arrived":"4"}]});
    shop.run(&come.to_string());
    let open = rows(&mut shop, "moves_open");
    assert_eq!((texts(&open, "name")[0].as_str(), texts(&open, "code")[0].as_str()), ("← OCOP Mỏ Cày", "Q3-C000009"));
}

#[test]
fn a_label_on_the_shelf_is_wrong_once_the_price_is_and_one_never_printed_is_not() {
    let mut shop = shop();
    assert!(rows(&mut shop, "labels_changed").is_empty(), "no label hangs anywhere");
    shop.run(r#"{"do":"print_labels","skus":["MO500"]}"#);
    assert!(rows(&mut shop, "labels_changed").is_empty());
    shop.run(r#"{"do":"set_price","sku":"MO500","price":130000,"from":"2026-11-22"}"#);
    assert_eq!(texts(&rows(&mut shop, "labels_changed"), "code"), ["120.000 → 130.000"]);
    shop.run(r#"{"do":"print_labels","skus":["MO500"]}"#);
    assert!(rows(&mut shop, "labels_changed").is_empty());
}

#[test]
fn stamps_run_short_when_few_are_left_and_must_go_with_the_recognition() {
    let mut shop = shop();
    assert!(rows(&mut shop, "stamps_short").is_empty(), "a kind that never came is not missed");
    shop.run(
        r#"{"do":"receive_stamps","batch":"T4","stars":4,"quantity":60,"funded_by":"state","from":"VP điều phối NTM"}"#,
    );
    assert!(rows(&mut shop, "stamps_short").is_empty());
    shop.run(r#"{"do":"apply_stamps","batch":"T4","sku":"MO500","quantity":11}"#);
    let short = rows(&mut shop, "stamps_short");
    assert_eq!((texts(&short, "name"), texts(&short, "quantity")), (vec!["Tem 4 sao".into()], vec!["49".into()]));
    assert!(rows(&mut shop, "stamps_to_destroy").is_empty());
    shop.run(r#"{"do":"withdraw_recognition","product":"MO500","reason":"không đạt","notice":"77/QĐ-UBND"}"#);
    assert_eq!(texts(&rows(&mut shop, "stamps_to_destroy"), "quantity"), ["11"]);
}

#[test]
fn of_a_past_day_only_what_the_journal_dates_is_told() {
    let mut shop = shop();
    shop.run(r#"{"do":"start_count","place":"shelf","scope":"all"}"#);
    let ran = shop.ocop(&["show", "today", "counts_open", "--as-of", "2026-11-21", "--json"]);
    assert_eq!(ran.json()[0]["work"], json!([]), "{ran:?}");
}
