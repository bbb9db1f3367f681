//! Goods on the move: sent and taken in, taken on, repacked, and every document undone by another.

use std::collections::BTreeMap;

use ocop::commands::CommandError;
use ocop::domain::outcome::Outcome;
use serde_json::{Value, json};

use crate::forged::rewrite;
use crate::shop::{Shop, sale};

/// A case of twelve jars and a bag of a quarter kilogram, beside the goods every story has.
const PACKS: &str = r#"{"do":"import_catalogue","rows":[
    {"sku":"MO12","name":"Mật ong","pack":"thùng 12 chai","unit":"thùng","sold_by":"piece","price":1400000,"tax":"r5","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"TK25","name":"Tôm khô gói","pack":"250 g","unit":"gói","sold_by":"piece","price":260000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#;

pub fn shop() -> Shop {
    let mut shop = Shop::open();
    shop.run(PACKS);
    shop
}

/// Runs a line; what was refused comes back as its code.
pub fn tried(shop: &mut Shop, line: &Value) -> Result<Outcome, &'static str> {
    shop.attempt(&line.to_string()).map_err(|e| match e {
        CommandError::Refused(refusal) => refusal.code(),
        e @ (CommandError::Fault(_) | CommandError::Unknown(_)) => panic!("{line}: {e}"),
    })
}

/// Runs a line that must succeed and returns its document's number.
pub fn done(shop: &mut Shop, line: &Value) -> String {
    let outcome = tried(shop, line).unwrap_or_else(|code| panic!("{line}: {code}"));
    let told = serde_json::to_value(&outcome).unwrap();
    told["document"].as_str().unwrap_or_else(|| panic!("{told}")).to_owned()
}

fn receive(shop: &mut Shop, sku: &str, quantity: &str, place: &str, lot: &str) -> String {
    let producer = if sku.starts_with("KD") { "DA" } else { "OX" };
    let line = json!({"sku":sku,"quantity":quantity,"lot":lot,"lot_code":"L7","made":"2026-10-01",
        "expires":"2027-05-31","form":"consignment"});
    done(shop, &json!({"do":"receive_goods","producer":producer,"place":place,"delivery_note":lot,"lines":[line]}))
}

fn send(shop: &mut Shop, lot: &str, place: &str, quantity: &str) -> String {
    let line = json!({"lot":lot,"place":place,"quantity":quantity});
    done(shop, &json!({"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":[line]}))
}

pub fn reverse(shop: &mut Shop, document: &str) -> Result<Outcome, &'static str> {
    tried(shop, &json!({"do":"reverse_document","document":document,"reason":"ghi nhầm"}))
}

/// What lies in the shop's places, in thousandths, by lot and place.
pub fn on_hand(shop: &mut Shop) -> BTreeMap<(String, String), i64> {
    let rows = shop.desk().ledger.reader().stock(None).unwrap();
    rows.iter().map(|r| ((r.lot.id.to_string(), r.place.code().to_owned()), r.quantity.thousandths())).collect()
}

fn at(shop: &mut Shop, lot: &str, place: &str) -> i64 {
    on_hand(shop).get(&(lot.to_owned(), place.to_owned())).map_or(0, |milli| milli / 1_000)
}

/// Sums a lot's movements into a place, of the shop or beyond.
fn moved_to(shop: &mut Shop, lot: &str, place: &str) -> i64 {
    let id = ocop::domain::ids::LotId::new(lot).unwrap();
    let rows = shop.desk().ledger.reader().lot_movements(&id).unwrap();
    let sum: i64 = rows
        .iter()
        .map(|r| {
            let milli = r.quantity.thousandths();
            i64::from(r.to.code() == place) * milli - i64::from(r.from.code() == place) * milli
        })
        .sum();
    sum / 1_000
}

fn oversold(shop: &mut Shop) -> i64 {
    let rows = shop.desk().ledger.reader().oversold(None).unwrap();
    rows.iter().map(|r| r.quantity.thousandths()).sum::<i64>() / 1_000
}

#[test]
fn what_one_point_prints_another_takes_in_and_the_difference_stays_on_both_sides() {
    let (mut here, mut there) = (shop(), shop());
    there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
    receive(&mut here, "MO500", "10", "store", "OX-1");
    let transfer = send(&mut here, "OX-1", "store", "6");
    let mut taken = here.ocop(&["show", "transfer", &transfer, "--json"]).json().remove(0);
    assert_eq!(
        there
            .lines(
                &[],
                &[&{
                    let mut other = taken.clone();
                    other["to"]["code"] = json!("Q9");
                    other.to_string()
                }]
            )
            .each("refused"),
        ["transfer_for_other"]
    );
    taken["lines"][0]["arrived"] = json!("4");
    taken["lines"][0]["damaged"] = json!("1");
    assert_eq!(tried(&mut there, &taken), Err("needs_reason"));
    taken["lines"][0]["reason"] = json!("một hũ vỡ, một hũ thiếu");
    let minutes = done(&mut there, &taken);
    assert_eq!((at(&mut there, "OX-1", "shelf"), moved_to(&mut there, "OX-1", "point")), (4, -4));
    assert_eq!(tried(&mut there, &taken), Err("transfer_received_before"));
    let lot = there.desk().ledger.reader().stock(None).unwrap().remove(0).lot;
    assert_eq!(
        (lot.code.as_str(), lot.expires.unwrap().to_string(), lot.producer.as_str()),
        ("L7", "2027-05-31".into(), "OX")
    );
    let close = |more: Value| {
        let mut line = json!({"do":"close_transfer","transfer":transfer,"minutes":minutes,
            "lines":[{"lot":"OX-1","arrived":"4","back":"1"}]});
        line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line
    };
    assert_eq!(tried(&mut here, &close(json!({}))), Err("needs_loss"), "one jar is nowhere");
    done(&mut here, &close(json!({"loss":{"cause":"lost","bearer":"shop","reason":"mất trên đường"}})));
    assert_eq!((at(&mut here, "OX-1", "store"), moved_to(&mut here, "OX-1", "transit")), (5, 0));
    assert_eq!((moved_to(&mut here, "OX-1", "point"), moved_to(&mut here, "OX-1", "loss")), (4, 1));
    assert!(here.verify().is_ok() && there.verify().is_ok());
}

#[test]
fn a_price_written_into_a_transfer_by_hand_is_checked_like_any_other() {
    let (mut here, mut there) = (shop(), shop());
    there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
    receive(&mut here, "MO500", "10", "store", "OX-1");
    let transfer = send(&mut here, "OX-1", "store", "6");
    let mut taken = here.ocop(&["show", "transfer", &transfer, "--json"]).json().remove(0);
    for bad in [json!(-90_000), json!(0), json!(9_000_000_000_000_i64)] {
        taken["lines"][0]["lot"]["consignment_price"] = bad;
        assert_eq!(tried(&mut there, &taken), Err("bad_price"));
    }
    taken["lines"][0]["lot"]["consignment_price"] = json!(90_000);
    done(&mut there, &taken);
    assert!(there.verify().is_ok());
}

#[test]
fn a_lot_with_dates_that_cannot_be_is_refused_by_its_name() {
    let (mut here, mut there) = (shop(), shop());
    there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
    receive(&mut here, "MO500", "10", "store", "OX-1");
    let transfer = send(&mut here, "OX-1", "store", "6");
    let taken = here.ocop(&["show", "transfer", &transfer, "--json"]).json().remove(0);
    for (made, expires, received, code, sentence) in [
        ("2026-11-23", "2027-05-31", "2026-11-22", "lot_made_ahead", "ngày sản xuất 23/11/2026 chưa tới"),
        (
            "2026-10-02",
            "2026-10-01",
            "2026-11-22",
            "lot_ends_before_made",
            "hạn dùng 01/10/2026 trước ngày sản xuất 02/10/2026",
        ),
        ("2026-10-01", "2027-05-31", "2026-11-23", "lot_came_ahead", "ngày nhập 23/11/2026 chưa tới"),
        (
            "2026-10-03",
            "2027-05-31",
            "2026-10-02",
            "lot_came_before_made",
            "nhập 02/10/2026 trước ngày sản xuất 03/10/2026",
        ),
    ] {
        let mut bad = taken.clone();
        for (field, day) in [("made", made), ("expires", expires), ("received", received)] {
            bad["lines"][0]["lot"][field] = json!(day);
        }
        match there.attempt(&bad.to_string()) {
            Err(CommandError::Refused(refusal)) => {
                let told = refusal.say(ocop::domain::lang::Lang::Vi);
                assert!(refusal.code() == code && told.contains("OX-1") && told.contains(sentence), "{code}: {told}");
            }
            other => panic!("{code}: {other:?}"),
        }
    }
    done(&mut there, &taken);
}

#[test]
fn an_expired_lot_may_arrive_and_is_never_sold() {
    let (mut here, mut there) = (shop(), shop());
    there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
    there.sell("MO500", 1, 120_000);
    receive(&mut here, "MO500", "10", "store", "OX-1");
    let transfer = send(&mut here, "OX-1", "store", "6");
    let mut taken = here.ocop(&["show", "transfer", &transfer, "--json"]).json().remove(0);
    taken["lines"][0]["lot"]["expires"] = json!("2026-11-21");
    done(&mut there, &taken);
    assert_eq!(at(&mut there, "OX-1", "shelf"), 6, "goods are where they are");
    assert_eq!(there.refused(&sale("MO500", 1, 120_000)), "lot_expired");
    assert!(there.verify().is_ok());
}

#[test]
fn goods_on_the_way_are_listed_until_the_transfer_is_closed() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    let transfer = send(&mut shop, "OX-1", "shelf", "6");
    let today = crate::shop::at("2026-11-25T08:00:00+07:00").date();
    let rows = shop.desk().ledger.reader().in_transit(today, None).unwrap();
    assert_eq!((rows.len(), rows[0].days, rows[0].quantity.to_string()), (1, 3, "6".into()));
    let shown = shop.ocop(&["show", "transit"]).out;
    assert!(shown.contains(&transfer) && shown.contains("OCOP Ba Tri (Q2)"), "{shown}");
    let close = json!({"do":"close_transfer","transfer":transfer});
    done(&mut shop, &close);
    assert_eq!(tried(&mut shop, &close), Err("no_open_transfer"));
    assert!(shop.desk().ledger.reader().in_transit(today, None).unwrap().is_empty());
    assert_eq!(moved_to(&mut shop, "OX-1", "point"), 6, "lots that are not named arrived in full");
}

#[test]
fn more_than_was_sent_must_have_lain_where_it_came_from() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "7", "shelf", "OX-1");
    let transfer = send(&mut shop, "OX-1", "shelf", "6");
    let close = |n: &str| json!({"do":"close_transfer","transfer":transfer,"lines":[{"lot":"OX-1","arrived":n,"reason":"xếp nhầm"}]});
    assert_eq!(tried(&mut shop, &close("8")), Err("not_so_much"));
    done(&mut shop, &close("7"));
    assert_eq!((at(&mut shop, "OX-1", "shelf"), moved_to(&mut shop, "OX-1", "transit")), (0, 0));
    shop.verify().unwrap();
}

#[test]
fn more_than_was_sent_says_why_at_the_sender_and_its_paper_tells_it() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "9", "shelf", "OX-1");
    let transfer = send(&mut shop, "OX-1", "shelf", "6");
    let close = |reason: &str| json!({"do":"close_transfer","transfer":transfer,"lines":[{"lot":"OX-1","arrived":"8","reason":reason}]});
    let refused = shop.attempt(&close(" ").to_string()).unwrap_err().to_string();
    assert!(refused.contains("2 more arrived than were sent"), "{refused}");
    assert_eq!(tried(&mut shop, &close("")), Err("more_needs_reason"));
    let document = done(&mut shop, &close("xếp nhầm hai chai"));
    let paper = shop.ocop(&["show", "document", &document]).out;
    let words = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Thừa 2") && words.contains("xếp nhầm hai chai"), "{paper}");
    shop.verify().unwrap();
}

#[test]
fn each_line_of_a_closing_may_have_its_own_cause_and_bearer() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "9", "shelf", "OX-1");
    receive(&mut shop, "MO12", "3", "shelf", "OX-2");
    let lines = json!([{"lot":"OX-1","place":"shelf","quantity":"4"},{"lot":"OX-2","place":"shelf","quantity":"2"}]);
    let sent = json!({"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":lines});
    let transfer = done(&mut shop, &sent);
    let lost = json!({"cause":"lost","bearer":"shop","reason":"rơi dọc đường"});
    let leaked = json!({"cause":"damaged","bearer":"producer","reason":"nắp thùng hở"});
    let close = |arrived: &str, own: &Value, all: &Value| {
        json!({"do":"close_transfer","transfer":transfer,"loss":all,
            "lines":[{"lot":"OX-1","arrived":"3"},{"lot":"OX-2","arrived":arrived,"loss":own}]})
    };
    let none = Value::Null;
    assert_eq!(tried(&mut shop, &close("1", &leaked, &none)), Err("needs_loss"), "one line has nobody to bear it");
    assert_eq!(tried(&mut shop, &close("2", &leaked, &lost)), Err("nothing_lost"), "all of that line arrived");
    let mut silent = leaked.clone();
    silent["reason"] = json!(" ");
    assert_eq!(tried(&mut shop, &close("1", &silent, &lost)), Err("needs_reason"));
    let document = done(&mut shop, &close("1", &leaked, &lost));
    let paper = shop.ocop(&["show", "document", &document]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["Bên chịu: Điểm bán", "rơi dọc đường", "chủ thể chịu", "nắp thùng hở"] {
        assert!(paper.to_lowercase().contains(&words.to_lowercase()), "{words}: {paper}");
    }
    reverse(&mut shop, &document).unwrap();
    let mut each = close("1", &leaked, &none);
    each["lines"][0]["loss"] = lost;
    done(&mut shop, &each);
    shop.verify().unwrap();
}

#[test]
fn held_goods_stay_where_they_are() {
    let mut shop = shop();
    receive(&mut shop, "MO12", "2", "store", "OX-1");
    shop.run(r#"{"do":"set_hold","lot":"OX-1","hold":"held","reason":"tạm giữ","minutes":"BB-7"}"#);
    let line = json!({"lot":"OX-1","place":"store","quantity":"1"});
    let send = json!({"do":"send_goods","to":{"code":"Q2"},"lines":[line]});
    let open = json!({"do":"repack_goods","open":line,"measure":{"contains":"12"},
        "into":{"sku":"MO500","quantity":"12","place":"shelf"}});
    assert_eq!((tried(&mut shop, &send), tried(&mut shop, &open)), (Err("lot_held"), Err("lot_held")));
    let own = json!({"do":"send_goods","to":{"code":"Q1"},"lines":[line]});
    assert_eq!(tried(&mut shop, &own), Err("same_point"));
}

#[test]
fn an_expired_lot_goes_to_no_other_point_and_is_carried_within_this_one() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "5", "shelf", "OX-1");
    let later = crate::shop::at("2027-06-01T09:00:00+07:00");
    let line = json!([{"lot":"OX-1","place":"shelf","quantity":"2"}]);
    let send = json!({"do":"send_goods","to":{"code":"Q2"},"lines":line}).to_string();
    let refused = shop.attempt_at(&send, later).unwrap_err().to_string();
    assert!(refused.contains("expired on 31/05/2027 and goes to no other point"), "{refused}");
    let ways = [
        json!({"do":"move_goods","to":"store","lines":line}),
        json!({"do":"return_goods","producer":"OX","reason":"hết hạn","lines":line}),
        json!({"do":"write_off_goods","cause":"expired","bearer":"producer","reason":"hết hạn",
            "lines":[{"lot":"OX-1","place":"shelf","quantity":"1"}]}),
    ];
    ways.iter().for_each(|way| drop(shop.attempt_at(&way.to_string(), later).unwrap()));
    shop.verify().unwrap();
}

#[test]
fn goods_looked_for_in_the_wrong_place_are_told_where_they_lie() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "9", "store", "OX-1");
    receive(&mut shop, "MO12", "2", "store", "THUNG");
    send(&mut shop, "OX-1", "store", "3");
    let line = json!({"lot":"OX-1","place":"shelf","quantity":"2"});
    let off = json!({"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ","lines":[line]});
    let back = json!({"do":"return_goods","producer":"OX","reason":"trả","lines":[line]});
    let open = json!({"do":"repack_goods","open":{"lot":"THUNG","place":"fair","quantity":"1"},
        "measure":{"contains":"12"},"into":{"sku":"MO500","quantity":"12","place":"shelf"}});
    let mut told = |line: &Value| match shop.attempt(&line.to_string()) {
        Err(CommandError::Refused(refusal)) => (refusal.code(), refusal.say(ocop::domain::lang::Lang::Vi)),
        other => panic!("{line}: {other:?}"),
    };
    for (line, words) in [
        (&off, "ở Kệ sổ chỉ còn 0, lô này nằm ở Kho 6, Trên đường 3"),
        (&back, "ở Kệ sổ chỉ còn 0, lô này nằm ở Kho 6, Trên đường 3"),
        (&open, "ở Hội chợ sổ chỉ còn 0, lô này nằm ở Kho 2"),
    ] {
        let (code, said) = told(line);
        assert!(code == "lies_elsewhere" && said.contains(words), "{code}: {said}");
    }
    let all = json!({"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ",
        "lines":[{"lot":"THUNG","place":"store","quantity":"3"}]});
    assert_eq!(told(&all).0, "not_so_much", "it lies nowhere else");
}

#[test]
fn opening_stock_is_taken_on_once_a_producer_with_who_counted() {
    let mut shop = shop();
    let mut take = json!({"do":"take_on_stock","producer":"OX","counted_with":"","lines":[
        {"sku":"MO500","quantity":"5","place":"shelf","expires":"2026-11-01","form":"consignment","lot":"CU"},
        {"sku":"MO500","quantity":"8","place":"store","expires":"2027-06-30","form":"purchase","received":"2026-09-02","lot":"MOI"}]});
    assert_eq!(tried(&mut shop, &take), Err("bad_text"), "somebody signs for the producer");
    take["counted_with"] = json!("anh Ba (HTX Ong Xanh)");
    let document = done(&mut shop, &take);
    assert_eq!((at(&mut shop, "CU", "shelf"), at(&mut shop, "MOI", "store")), (5, 8));
    assert_eq!(moved_to(&mut shop, "MOI", "opening"), -8);
    assert_eq!(tried(&mut shop, &take), Err("taken_on_before"));
    reverse(&mut shop, &document).unwrap();
    assert!(on_hand(&mut shop).is_empty());
    for (line, lot) in take["lines"].as_array_mut().unwrap().iter_mut().zip(["CU-2", "MOI-2"]) {
        line["lot"] = json!(lot);
    }
    done(&mut shop, &take);
    shop.verify().unwrap();
}

#[test]
fn goods_nobody_has_received_are_flagged_once_the_books_of_their_producer_have_begun() {
    let mut shop = shop();
    shop.sell("MO500", 2, 240_000);
    assert_eq!(oversold(&mut shop), 0, "before the books began nothing is missed");
    receive(&mut shop, "MO500", "5", "shelf", "OX-1");
    shop.sell("MO12", 3, 4_200_000);
    assert_eq!(oversold(&mut shop), 3, "its producer's goods are booked");
    shop.sell("KD450", 1, 58_000);
    assert_eq!(oversold(&mut shop), 3, "another producer's are not yet");
    shop.verify().unwrap();
}

#[test]
fn what_was_sold_before_the_opening_count_is_not_taken_out_of_it() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "5", "shelf", "OX-1");
    shop.sell("MO500", 7, 840_000);
    shop.sell("MO12", 3, 4_200_000);
    assert_eq!(oversold(&mut shop), 5);
    let document = done(
        &mut shop,
        &json!({"do":"take_on_stock","producer":"OX","counted_with":"chị Ba","lines":[
            {"sku":"MO500","quantity":"4","place":"store","form":"consignment","lot":"CU","expires":"2027-05-31"},
            {"sku":"MO12","quantity":"20","place":"shelf","form":"consignment","lot":"THUNG"}]}),
    );
    assert_eq!(oversold(&mut shop), 0);
    assert_eq!(
        (at(&mut shop, "CU", "store"), at(&mut shop, "CU", "shelf"), at(&mut shop, "THUNG", "shelf")),
        (4, 0, 20)
    );
    assert_eq!((moved_to(&mut shop, "THUNG", "opening"), moved_to(&mut shop, "THUNG", "buyer")), (-23, 3));
    shop.run(r#"{"do":"void_sale","receipt":"Q1-000002","reason":"khách đổi ý"}"#);
    assert_eq!(at(&mut shop, "THUNG", "shelf"), 23, "what a void brings back is on the shelf again");
    assert_eq!(oversold(&mut shop), 0);
    shop.verify().unwrap();
    reverse(&mut shop, &document).unwrap();
    assert_eq!(oversold(&mut shop), 2, "the void stands");
    assert!(on_hand(&mut shop).values().all(|milli| *milli == 0));
    shop.verify().unwrap();
}

#[test]
fn a_case_opened_gives_as_many_as_it_held_no_later_than_it() {
    let mut shop = shop();
    receive(&mut shop, "MO12", "2", "store", "THUNG");
    let open = |made: &str, more: Value| {
        let mut line = json!({"do":"repack_goods","open":{"lot":"THUNG","place":"store","quantity":"1"},
            "measure":{"contains":"12"},"into":{"sku":"MO500","quantity":made,"place":"shelf","lot":"CHAI"}});
        line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line
    };
    let broken = json!({"lost":"1","loss":{"cause":"damaged","bearer":"producer","reason":"vỡ khi mở"}});
    assert_eq!(tried(&mut shop, &open("11", json!({}))), Err("not_conserved"));
    assert_eq!(tried(&mut shop, &open("12", broken.clone())), Err("not_conserved"));
    assert_eq!(tried(&mut shop, &open("11", json!({"lost":"1"}))), Err("needs_loss"));
    shop.run(r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#);
    let by_lan = shop.attempt_as("lan", &open("11", broken.clone()).to_string()).unwrap_err();
    assert!(matches!(by_lan, CommandError::Refused(ref r) if r.code() == "not_allowed"), "{by_lan}");
    let mut fewer = open("11", json!({}));
    fewer["measure"]["contains"] = json!("11");
    assert_eq!(tried(&mut shop, &fewer), Err("other_sizes"), "a case of 12 holds 12, whatever is counted");
    let mut late = open("12", json!({}));
    late["into"]["expires"] = json!("2027-06-01");
    assert_eq!(tried(&mut shop, &late), Err("expires_later"));
    done(&mut shop, &open("11", broken));
    assert_eq!((at(&mut shop, "THUNG", "store"), at(&mut shop, "CHAI", "shelf")), (1, 11));
    let lot =
        shop.desk().ledger.reader().stock(None).unwrap().into_iter().find(|r| r.lot.id.as_str() == "CHAI").unwrap().lot;
    let kept = (lot.expires.unwrap().to_string(), lot.made.unwrap().to_string(), lot.code.as_str().to_owned());
    assert_eq!(kept, ("2027-05-31".into(), "2026-10-01".into(), "L7".into()));
    assert_eq!(lot.from_lot.unwrap().as_str(), "THUNG");
    shop.verify().unwrap();
}

#[test]
fn loose_goods_are_packed_to_the_gram() {
    let mut shop = shop();
    receive(&mut shop, "TK", "5.2", "store", "ROI");
    let pack = |bags: &str, lost: &str| {
        json!({"do":"repack_goods","open":{"lot":"ROI","place":"store","quantity":"5.2"},
        "measure":{"content":"0.25"},"into":{"sku":"TK25","quantity":bags,"place":"shelf","lot":"GOI"},
        "lost":lost,"loss":{"cause":"lost","bearer":"shop","reason":"vụn"}})
    };
    assert_eq!(tried(&mut shop, &pack("20", "0.1")), Err("not_conserved"));
    done(&mut shop, &pack("20", "0.2"));
    let (old, new) = (on_hand(&mut shop).get(&("ROI".into(), "store".into())).copied(), at(&mut shop, "GOI", "shelf"));
    assert_eq!((old, new), (None, 20));
    shop.verify().unwrap();
}

#[test]
fn a_case_opened_late_explains_the_jars_already_sold_from_it() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "1", "shelf", "OX-1");
    receive(&mut shop, "MO12", "1", "store", "THUNG");
    shop.sell("MO500", 4, 480_000);
    assert_eq!(oversold(&mut shop), 3);
    let open = json!({"do":"repack_goods","open":{"lot":"THUNG","place":"store","quantity":"1"},
        "measure":{"contains":"12"},"into":{"sku":"MO500","quantity":"12","place":"shelf","lot":"CHAI"}});
    let document = done(&mut shop, &open);
    assert_eq!((oversold(&mut shop), at(&mut shop, "CHAI", "shelf")), (0, 9));
    reverse(&mut shop, &document).unwrap();
    assert_eq!((oversold(&mut shop), at(&mut shop, "THUNG", "store"), at(&mut shop, "CHAI", "shelf")), (3, 1, 0));
    shop.verify().unwrap();
}

#[test]
fn a_receipt_is_undone_while_its_goods_are_there_and_its_note_is_free_again() {
    let mut shop = shop();
    let first = receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    let again = json!({"do":"receive_goods","producer":"OX","place":"shelf","delivery_note":"OX-1",
        "lines":[{"sku":"MO500","quantity":"6","form":"consignment","lot":"OX-2"}]});
    assert_eq!(tried(&mut shop, &again), Err("note_received"));
    let did = reverse(&mut shop, &first).unwrap();
    assert!(matches!(did, Outcome::DocumentReversed { ref reversed, .. } if *reversed == first), "{did:?}");
    assert_eq!(reverse(&mut shop, &first), Err("reversed_before"));
    let second = done(&mut shop, &again);
    shop.sell("MO500", 2, 240_000);
    assert_eq!(reverse(&mut shop, &second), Err("goods_gone"));
    assert_eq!(at(&mut shop, "OX-2", "shelf"), 4);
    shop.verify().unwrap();
}

#[test]
fn what_is_undone_is_told_in_its_own_words_and_where_goods_are_missed() {
    let mut shop = shop();
    let received = receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    let carried = done(
        &mut shop,
        &json!({"do":"move_goods","to":"store","lines":[{"lot":"OX-1","place":"shelf","quantity":"4"}]}),
    );
    shop.run(
        &json!({"do":"move_goods","to":"fair","lines":[{"lot":"OX-1","place":"store","quantity":"3"}]}).to_string(),
    );
    let mut why = |document: &str| match shop
        .attempt(&json!({"do":"reverse_document","document":document,"reason":"ghi nhầm"}).to_string())
    {
        Err(CommandError::Refused(refusal)) => refusal.say(ocop::domain::lang::Lang::Vi),
        other => panic!("{document}: {other:?}"),
    };
    let (receipt, way) = (why(&received), why(&carried));
    assert!(receipt.contains("cần 10 mà Kệ chỉ còn 6") && receipt.contains("trả hàng hoặc ghi giảm"), "{receipt}");
    assert!(way.contains("cần 4 mà Kho chỉ còn 1") && way.contains("chuyển phần còn lại về chỗ cũ"), "{way}");
    let transfer = send(&mut shop, "OX-1", "shelf", "2");
    let close = done(&mut shop, &json!({"do":"close_transfer","transfer":transfer}));
    for (document, words) in [(close, "Phiếu điều chuyển mở lại"), (transfer, "điểm kia không nhận theo phiếu này nữa")]
    {
        let Ok(Outcome::DocumentReversed { document, .. }) = reverse(&mut shop, &document) else {
            panic!("{document}")
        };
        let paper = shop.ocop(&["show", "document", &document]).out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paper.contains(words) && !paper.contains("âm kho"), "{paper}");
    }
}

#[test]
fn a_receipt_undone_leaves_what_it_explained_unexplained_unless_that_sale_is_void() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "1", "shelf", "OX-1");
    let (a, _) = (shop.sell("MO500", 3, 360_000), shop.sell("MO500", 1, 120_000));
    let late = receive(&mut shop, "MO500", "5", "shelf", "OX-2");
    assert_eq!((oversold(&mut shop), at(&mut shop, "OX-2", "shelf")), (0, 2));
    shop.run(&json!({"do":"void_sale","receipt":a,"reason":"khách đổi ý"}).to_string());
    assert_eq!(at(&mut shop, "OX-2", "shelf"), 4, "the two jars of the void are these");
    reverse(&mut shop, &late).unwrap();
    assert_eq!((oversold(&mut shop), at(&mut shop, "OX-1", "shelf"), at(&mut shop, "OX-2", "shelf")), (1, 1, 0));
    shop.verify().unwrap();
}

#[test]
fn a_transfer_is_undone_from_its_end() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    let sent = send(&mut shop, "OX-1", "shelf", "6");
    let closed = done(&mut shop, &json!({"do":"close_transfer","transfer":sent}));
    assert_eq!(reverse(&mut shop, &sent), Err("transfer_is_closed"));
    reverse(&mut shop, &closed).unwrap();
    assert_eq!(moved_to(&mut shop, "OX-1", "transit"), 6);
    reverse(&mut shop, &sent).unwrap();
    assert_eq!((at(&mut shop, "OX-1", "shelf"), moved_to(&mut shop, "OX-1", "transit")), (10, 0));
    assert!(shop.ocop(&["show", "transfer", &sent]).out.contains("đã hủy"));
    shop.verify().unwrap();
}

#[test]
fn only_a_document_of_goods_is_undone_and_by_its_own_number() {
    let mut shop = shop();
    let received = receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    let receipt = shop.sell("MO500", 1, 120_000);
    let off = json!({"do":"write_off_goods","cause":"tasted","bearer":"shop","reason":"khách thử",
        "lines":[{"lot":"OX-1","place":"shelf","quantity":"2"}]});
    let off = done(&mut shop, &off);
    for wrong in [receipt.as_str(), "Q1-N999999", "", &received.replace("-N", "-H")] {
        assert_eq!(reverse(&mut shop, wrong), Err("unknown_document"), "{wrong}");
    }
    let undo = done(&mut shop, &json!({"do":"reverse_document","document":off,"reason":"ghi nhầm"}));
    assert_eq!(at(&mut shop, "OX-1", "shelf"), 9);
    assert_eq!(reverse(&mut shop, &undo), Err("not_reversible"));
    let silent = json!({"do":"reverse_document","document":received,"reason":" "});
    assert_eq!(tried(&mut shop, &silent), Err("needs_reason"));
    shop.verify().unwrap();
}

#[test]
fn a_reversal_of_another_document_than_was_written_is_named() {
    let mut shop = shop();
    let received = receive(&mut shop, "MO500", "10", "shelf", "OX-1");
    reverse(&mut shop, &received).unwrap();
    shop.verify().unwrap();
    let seq = rewrite(&mut shop, "document_reversed", r#""code":"L7""#, r#""code":"L8""#);
    assert!(matches!(shop.verify(), Err(ocop::store::verify::Finding::Replay { seq: found, .. }) if found == seq));
}

#[test]
fn a_move_to_the_shelf_explains_and_nowhere_else_may_goods_be_put() {
    let mut shop = shop();
    receive(&mut shop, "MO500", "5", "store", "OX-1");
    shop.run(&sale("MO500", 2, 240_000));
    let to =
        |place: &str| json!({"do":"move_goods","to":place,"lines":[{"lot":"OX-1","place":"store","quantity":"5"}]});
    assert_eq!((tried(&mut shop, &to("buyer")), tried(&mut shop, &to("store"))), (Err("bad_place"), Err("same_place")));
    done(&mut shop, &to("shelf"));
    assert_eq!((oversold(&mut shop), at(&mut shop, "OX-1", "shelf")), (0, 3));
    shop.verify().unwrap();
}

#[test]
fn a_receipt_too_large_to_be_undone_is_refused_not_a_fault() {
    let mut shop = shop();
    let row = |i: usize| {
        json!({"sku":format!("L{i}"),"name":format!("{i} {}", "ư".repeat(195)),"unit":"hộp","sold_by":"piece",
        "price":50_000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"})
    };
    let rows: Vec<Value> = (0..499).map(row).collect();
    shop.run(&json!({"do":"import_catalogue","rows":rows}).to_string());
    let line = |i: usize| json!({"sku":format!("L{i}"),"quantity":"1","form":"consignment"});
    let receipt = |n: usize| {
        let lines: Vec<Value> = (0..n).map(line).collect();
        json!({"do":"receive_goods","producer":"OX","place":"shelf","lines":lines})
    };
    assert_eq!(tried(&mut shop, &receipt(499)), Err("too_many_lines"));
    let document = done(&mut shop, &receipt(300));
    reverse(&mut shop, &document).unwrap();
    assert!(on_hand(&mut shop).is_empty());
}
