//! OCOP stamps: every one is somewhere, none is used twice, and only stars that hold today are put on.

use std::collections::{BTreeMap, BTreeSet};

use ocop::domain::outcome::Outcome;
use ocop::domain::query::StampBatchRow;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::{Shop, at};

/// A shop with a thousand four-star stamps; MO500 has four stars until the year's end, KD450 none.
fn shop() -> Shop {
    let mut shop = Shop::open();
    receive(&mut shop, json!({}));
    shop
}

fn with(mut line: Value, more: Value) -> String {
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line.to_string()
}

fn receiving(more: Value) -> String {
    let batch = json!({"do":"receive_stamps","batch":"T4","stars":4,"quantity":1000,"from_serial":"BT-0001","to_serial":"BT-1000",
        "funded_by":"state","from":"VP điều phối NTM"});
    with(batch, more)
}

fn receive(shop: &mut Shop, more: Value) {
    shop.run(&receiving(more));
}

fn apply(more: Value) -> String {
    with(json!({"do":"apply_stamps","batch":"T4","sku":"MO500","quantity":10}), more)
}

fn spoil(more: Value) -> String {
    with(json!({"do":"spoil_stamps","batch":"T4","quantity":2,"cause":"torn","reason":"rách khi bóc"}), more)
}

fn give_back(more: Value) -> String {
    with(json!({"do":"return_stamps","batch":"T4","quantity":5,"to":"VP điều phối NTM"}), more)
}

fn destroy(more: Value) -> String {
    with(
        json!({"do":"destroy_stamps","batch":"T4","sku":"MO500","quantity":3,"minutes":"BB-1","reason":"thu hồi"}),
        more,
    )
}

fn count(counted: u32, reason: &str) -> String {
    json!({"do":"count_stamps","batch":"T4","counted":counted,"reason":reason}).to_string()
}

fn undo(document: Option<&str>) -> String {
    json!({"do":"undo_stamps","batch":"T4","document":document,"reason":"ghi nhầm"}).to_string()
}

fn batch(shop: &mut Shop, id: &str) -> StampBatchRow {
    let rows = shop.desk().ledger.reader().stamp_batches(None).unwrap();
    rows.into_iter().find(|r| r.batch.batch.as_str() == id).unwrap()
}

/// Received, applied, spoiled, returned, counted, left.
fn parts(shop: &mut Shop) -> [i64; 6] {
    let row = batch(shop, "T4");
    let b = row.balance;
    [b.received, b.applied, b.spoiled, b.returned, b.counted, row.left]
}

fn goods(shop: &mut Shop, sku: &str, producer: &str, n: u32) {
    let line = json!({"do":"receive_goods","producer":producer,"place":"shelf","lines":[{"sku":sku,"quantity":n.to_string(),"form":"consignment"}]});
    shop.run(&line.to_string());
}

fn shown(shop: &mut Shop, args: &[&str]) -> Value {
    let ran = shop.ocop(&[&["show", "stamps", "--json"], args].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.json()[0].clone()
}

#[test]
fn every_stamp_of_a_batch_is_somewhere() {
    let mut shop = shop();
    for line in [apply(json!({})), spoil(json!({})), give_back(json!({})), destroy(json!({}))] {
        shop.run(&line);
    }
    shop.run(&count(982, "thiếu một tem"));
    assert_eq!(parts(&mut shop), [1000, 7, 5, 5, -1, 982]);
    assert_eq!(shop.ocop(&["rebuild"]).status, 0);
    assert_eq!(parts(&mut shop), [1000, 7, 5, 5, -1, 982]);
    shop.verify().unwrap();
}

#[test]
fn a_stamp_of_other_stars_or_for_goods_without_stars_is_refused() {
    let mut shop = shop();
    receive(&mut shop, json!({"batch":"T3","stars":3,"from_serial":null,"to_serial":null}));
    assert_eq!(shop.refused(&apply(json!({"batch":"T3"}))), "stamp_wrong_stars");
    assert_eq!(shop.refused(&apply(json!({"sku":"KD450"}))), "stamp_not_recognised");
    shop.run(&apply(json!({})));
}

#[test]
fn a_stamp_is_put_on_to_the_last_day_of_the_recognition_and_not_after() {
    let mut shop = shop();
    shop.attempt_at(&apply(json!({})), at("2026-12-31T23:00:00+07:00")).unwrap();
    let late = shop.attempt_at(&apply(json!({})), at("2027-01-01T00:00:01+07:00")).unwrap_err();
    assert!(late.say(ocop::domain::lang::Lang::Vi).contains("không có công nhận OCOP còn hiệu lực"), "{late}");
}

#[test]
fn stamps_follow_the_clock_that_stars_follow_though_an_entry_is_later() {
    let mut shop = shop();
    let later = at("2026-11-24T09:00:00+07:00");
    let gone =
        r#"{"do":"withdraw_recognition","product":"MO500","effective":"2026-11-23","reason":"đồng hồ chạy trước"}"#;
    shop.attempt_at(gone, later).unwrap();
    // Staff say that the clock is right and the entry was ahead: it is the 22nd, and the stars still hold.
    shop.desk().trust_clock();
    shop.attempt_at(&apply(json!({})), at("2026-11-22T10:00:00+07:00")).unwrap();
    let refused = shop.attempt_at(&apply(json!({})), at("2026-11-23T10:00:00+07:00"));
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn a_number_is_used_once_and_only_by_its_batch() {
    let mut shop = shop();
    let named = |from: &str, to: &str| apply(json!({"from_serial":from,"to_serial":to}));
    shop.run(&named("BT-0101", "BT-0110"));
    for (from, to) in [("0110", "0119"), ("BT-0101", "BT-0110"), ("TV-0200", "TV-0209"), ("0995", "1004")] {
        assert_eq!(shop.refused(&named(from, to)), "serial_not_left", "{from}");
    }
    assert_eq!(shop.refused(&named("0200", "0204")), "serials_differ");
    assert_eq!(shop.refused(&spoil(json!({"from_serial":"0105"}))), "serial_not_left");
    shop.run(&spoil(json!({"from_serial":"0111"})));
    let did = shop.run(&apply(json!({"quantity":105})));
    assert!(matches!(did, Outcome::StampsUsed(ref u) if u.serials == "BT-0001–BT-0100, BT-0113–BT-0117"), "{did:?}");
}

#[test]
fn a_batch_is_received_once_and_shares_no_number() {
    let mut shop = shop();
    assert_eq!(shop.refused(&receiving(json!({}))), "stamp_batch_known");
    assert_eq!(
        shop.refused(&receiving(json!({"batch":"T5","from_serial":"bt-1000","to_serial":"bt-1999"}))),
        "serials_overlap"
    );
    assert_eq!(shop.refused(&receiving(json!({"batch":"T5","to_serial":"BT-0999"}))), "serials_differ");
    assert_eq!(
        shop.refused(&receiving(json!({"batch":"T5","from_serial":"BT-9500","to_serial":null}))),
        "bad_stamp_serials"
    );
    assert_eq!(shop.refused(&receiving(json!({"batch":"T5","quantity":0}))), "bad_stamp_count");
    receive(&mut shop, json!({"batch":"T5","from_serial":"BT-1001","to_serial":"BT-2000"}));
}

#[test]
fn no_more_is_used_than_is_left_and_none_is_destroyed_that_was_not_put_on() {
    let mut shop = shop();
    assert_eq!(shop.refused(&apply(json!({"quantity":1001}))), "not_so_many_stamps");
    shop.run(&apply(json!({})));
    assert_eq!(shop.refused(&destroy(json!({"quantity":11}))), "not_so_many_applied");
    assert_eq!(shop.refused(&destroy(json!({"from_serial":"0011"}))), "serial_not_left");
    assert_eq!(shop.refused(&destroy(json!({"minutes":" "}))), "stamp_needs_minutes");
    assert_eq!(shop.refused(&spoil(json!({"cause":"destroyed"}))), "stamp_needs_minutes");
    shop.run(&destroy(json!({"from_serial":"0008"})));
    assert_eq!(shop.refused(&destroy(json!({"from_serial":"0008"}))), "serial_not_left");
    assert_eq!(shop.refused(&apply(json!({"quantity":3,"from_serial":"0008"}))), "serial_not_left");
}

#[test]
fn a_count_that_differs_says_why_and_never_beyond_the_numbers() {
    let mut shop = shop();
    assert_eq!(shop.refused(&count(999, " ")), "needs_reason");
    assert_eq!(shop.refused(&count(1001, "thừa")), "more_than_serials");
    shop.run(&count(1000, ""));
    shop.run(&count(990, "mất một dải"));
    shop.run(&count(1000, "tìm thấy"));
    assert_eq!(parts(&mut shop), [1000, 0, 0, 0, 0, 1000]);
    receive(&mut shop, json!({"batch":"T4b","from_serial":null,"to_serial":null}));
    shop.run(r#"{"do":"count_stamps","batch":"T4b","counted":1003,"reason":"nhà in giao dư"}"#);
    assert_eq!(batch(&mut shop, "T4b").left, 1003);
}

#[test]
fn what_was_written_by_mistake_is_undone_and_its_numbers_are_free_again() {
    let mut shop = shop();
    let Outcome::StampsUsed(used) = shop.run(&apply(json!({}))) else { panic!() };
    let document = used.document;
    shop.run(&destroy(json!({})));
    assert_eq!(shop.refused(&undo(Some(&document))), "stamps_used_since");
    shop.run(&undo(None));
    shop.run(&undo(None));
    assert_eq!(parts(&mut shop), [1000, 0, 0, 0, 0, 1000]);
    assert_eq!(shop.refused(&undo(Some(&document))), "stamps_undone_already");
    assert_eq!(shop.refused(&undo(None)), "unknown_stamp_document");
    shop.run(&apply(json!({"quantity":10,"from_serial":"0001"})));
    shop.verify().unwrap();
}

#[test]
fn a_pack_with_printed_stars_gets_no_sticker_until_a_manager_says_so() {
    let mut shop = shop();
    let need = |need: &str| json!({"do":"set_stamp_need","sku":"MO500","need":need}).to_string();
    shop.run(&need("printed"));
    assert_eq!(shop.refused(&apply(json!({}))), "stamp_printed");
    shop.run(&need("sticker"));
    shop.run(&apply(json!({})));
}

#[test]
fn stamps_a_producer_paid_for_go_on_no_other_goods() {
    let mut shop = shop();
    receive(
        &mut shop,
        json!({"batch":"TR","from_serial":null,"to_serial":null,"funded_by":"producer","producer":"DA"}),
    );
    assert_eq!(shop.refused(&apply(json!({"batch":"TR"}))), "stamps_of_other");
    assert_eq!(
        shop.refused(&receiving(json!({"batch":"TX","from_serial":null,"to_serial":null,"producer":"XX"}))),
        "unknown_producer"
    );
    assert_eq!(shop.refused(&apply(json!({"batch":"TR","sku":"KD450"}))), "stamp_not_recognised");
}

#[test]
fn a_cashier_puts_stamps_on_and_a_manager_answers_for_them() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_staff","code":"hoa","name":"Hoa","role":"cashier"}"#);
    shop.attempt_as("hoa", &apply(json!({}))).unwrap();
    shop.attempt_as("hoa", &spoil(json!({}))).unwrap();
    for line in [receiving(json!({"batch":"B"})), give_back(json!({})), count(1, "x"), destroy(json!({})), undo(None)] {
        assert!(shop.attempt_as("hoa", &line).is_err(), "{line}");
    }
}

#[test]
fn goods_that_still_need_stamps_are_listed_until_they_bear_them() {
    let mut shop = shop();
    goods(&mut shop, "MO500", "OX", 12);
    goods(&mut shop, "KD450", "DA", 5);
    let todo = shown(&mut shop, &["--todo"]);
    assert_eq!(
        (&todo["todo"][0]["sku"], &todo["todo"][0]["need"], todo["todo"].as_array().unwrap().len()),
        (&json!("MO500"), &json!(null), 1)
    );
    shop.run(r#"{"do":"set_stamp_need","sku":"MO500","need":"sticker"}"#);
    shop.run(&apply(json!({})));
    shop.sell("MO500", 4, 480_000);
    let row = shown(&mut shop, &["--todo"])["todo"][0].clone();
    let of = |k: &str| row[k].as_i64().unwrap();
    assert_eq!([of("on_hand"), of("stamped"), of("missing"), of("stamps_left")], [8, 6, 2, 990]);
    shop.run(&apply(json!({"quantity":2})));
    assert_eq!(shown(&mut shop, &["--todo"])["todo"], json!([]));
    // What comes next bears none, though more were put on than there are units now.
    goods(&mut shop, "MO500", "OX", 7);
    assert_eq!(shown(&mut shop, &["--todo"])["todo"][0]["missing"], 7);
}

#[test]
fn no_more_stamps_are_put_on_than_there_are_packs_without() {
    let mut shop = shop();
    shop.run(&apply(json!({"quantity":3})));
    goods(&mut shop, "MO500", "OX", 12);
    shop.run(&apply(json!({"quantity":8})));
    assert_eq!(shop.refused(&apply(json!({"quantity":2}))), "not_so_many_packs");
    let told = shop.attempt(&apply(json!({"quantity":2}))).unwrap_err().to_string();
    assert!(told.contains("12 packs are here and 1 of them without a stamp"), "{told}");
    shop.run(&apply(json!({"quantity":1})));
    goods(&mut shop, "MO500", "OX", 5);
    shop.run(&apply(json!({"quantity":5})));
    shop.verify().unwrap();
}

#[test]
fn where_the_books_cannot_know_the_packs_stamps_are_put_on_unasked() {
    let mut shop = shop();
    shop.run(&apply(json!({"quantity":2})));
    goods(&mut shop, "TK", "OX", 2);
    assert_eq!(shop.refused(&apply(json!({"quantity":1}))), "not_so_many_packs", "its producer's books have begun");
    goods(&mut shop, "MO500", "OX", 1);
    shop.sell("MO500", 3, 360_000);
    shop.run(&apply(json!({"quantity":4})));
    goods(&mut shop, "MO500", "OX", 2);
    assert_eq!(shop.refused(&apply(json!({"quantity":1}))), "not_so_many_packs", "the sale is explained, all are sold");
}

#[test]
fn too_few_stamps_of_a_batch_tell_the_way_out() {
    let mut shop = shop();
    let told = shop.attempt(&spoil(json!({"quantity":1001}))).unwrap_err().to_string();
    assert!(
        told.contains("1000 left") && told.contains("take the rest from another batch, receive new ones"),
        "{told}"
    );
}

#[test]
fn stamps_on_goods_that_lost_their_stars_are_listed_for_destruction() {
    let mut shop = shop();
    goods(&mut shop, "MO500", "OX", 10);
    shop.run(&apply(json!({"quantity":10})));
    shop.sell("MO500", 4, 480_000);
    assert_eq!(shown(&mut shop, &["--to-destroy"])["to_destroy"], json!([]));
    let other = r#"{"do":"record_recognition","product":"MO500","stars":5,"decision":"99/QĐ","level":"central","from":"2026-11-01","to":"2029-11-01"}"#;
    shop.run(other);
    let row = shown(&mut shop, &["--to-destroy"])["to_destroy"][0].clone();
    assert_eq!(row["stars_now"], 5);
    assert_eq!(["applied", "on_hand", "at_most"].map(|k| row[k].as_i64().unwrap()), [10, 6, 6]);
    shop.run(&destroy(json!({"quantity":6})));
    let row = shown(&mut shop, &["--to-destroy"])["to_destroy"][0].clone();
    assert_eq!(["applied", "on_hand", "at_most"].map(|k| row[k].as_i64().unwrap()), [4, 6, 4]);
}

#[test]
fn a_withdrawn_product_gets_no_stamp_and_those_it_bears_are_listed_at_once() {
    let mut shop = shop();
    goods(&mut shop, "MO500", "OX", 6);
    shop.run(&apply(json!({"quantity":4})));
    shop.run(r#"{"do":"withdraw_recognition","product":"MO500","decision":"12/QĐ","reason":"không đạt","notice":"7/QĐ","on_withdrawal":"quarantine"}"#);
    let later = at("2026-11-22T09:00:00+07:00");
    let refused = shop.attempt_at(&apply(json!({"quantity":1})), later).unwrap_err();
    assert!(refused.to_string().contains("no valid OCOP recognition"), "{refused}");
    let row = shown(&mut shop, &["--to-destroy"])["to_destroy"][0].clone();
    assert_eq!((&row["stars_now"], row["at_most"].as_i64()), (&json!(null), Some(4)));
    shop.attempt_at(&destroy(json!({"quantity":4})), later).unwrap();
    assert_eq!(shown(&mut shop, &["--to-destroy"])["to_destroy"], json!([]));
    shop.verify().unwrap();
}

#[test]
fn the_tables_tell_people_the_same() {
    let mut shop = shop();
    goods(&mut shop, "MO500", "OX", 12);
    shop.run(&apply(json!({})));
    let say = |shop: &mut Shop, args: &[&str]| shop.ocop(&[&["show", "stamps"], args].concat()).out;
    let batches = say(&mut shop, &[]);
    assert!(batches.contains("T4") && batches.contains("BT-0011–BT-1000") && batches.contains("nhà nước"), "{batches}");
    assert!(say(&mut shop, &["--uses", "T4"]).contains("Mật ong 500 ml"));
    assert!(say(&mut shop, &["--todo"]).contains("chưa khai"));
    assert!(say(&mut shop, &["--to-destroy"]).starts_with("sản phẩm"));
}

#[test]
fn the_proof_finds_a_balance_and_a_number_that_do_not_follow() {
    for (change, en) in [
        ("UPDATE ocop_stamp_batch SET applied = applied - 1, remaining = remaining + 1", "ocop_stamp_batch"),
        ("UPDATE ocop_stamp_serial SET last = last + 5", "ocop_stamp_serial"),
    ] {
        let mut shop = shop();
        shop.run(&apply(json!({})));
        shop.tamper().execute_batch(change).unwrap();
        shop.ocop(&["verify"]).says(3, en, en);
    }
}

#[derive(Debug, Clone)]
enum Deed {
    Apply(u32, Option<u64>),
    Spoil(u32, Option<u64>),
    Return(u32, Option<u64>),
    Destroy(u32),
    Count(i64),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || (1u32..9, prop::option::of(1u64..32));
    prop_oneof![
        4 => n().prop_map(|(n, s)| Deed::Apply(n, s)),
        2 => n().prop_map(|(n, s)| Deed::Spoil(n, s)),
        2 => n().prop_map(|(n, s)| Deed::Return(n, s)),
        2 => (1u32..5).prop_map(Deed::Destroy),
        1 => (-3i64..4).prop_map(Deed::Count),
        2 => Just(Deed::Undo),
    ]
}

/// Thirty stamps as someone with a pencil keeps them: each number in its drawer, and what a count found.
#[derive(Debug, Clone, Default)]
struct Pencil {
    drawer: BTreeMap<u64, char>,
    counted: i64,
}

impl Pencil {
    fn new() -> Self {
        Self { drawer: (1..=30).map(|n| (n, 'l')).collect(), counted: 0 }
    }
    fn of(&self, what: char) -> Vec<u64> {
        self.drawer.iter().filter(|(_, w)| **w == what).map(|(n, _)| *n).collect()
    }
    fn left(&self) -> i64 {
        self.of('l').len() as i64 + self.counted
    }
    /// Moves numbers from one drawer to another, if they are all there and the count allows.
    fn go(&mut self, from: char, to: char, n: u32, first: Option<u64>) -> bool {
        let pool = self.of(from);
        let numbers: Vec<u64> = match first {
            Some(first) => (first..first + u64::from(n)).collect(),
            None => pool.iter().copied().take(n as usize).collect(),
        };
        let there: BTreeSet<u64> = pool.into_iter().collect();
        let enough = from != 'l' || i64::from(n) <= self.left();
        if numbers.len() < n as usize || !numbers.iter().all(|x| there.contains(x)) || !enough {
            return false;
        }
        self.drawer.extend(numbers.into_iter().map(|x| (x, to)));
        true
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_the_pencil_agrees(deeds in prop::collection::vec(deed(), 1..30)) {
        let mut shop = Shop::open();
        receive(&mut shop, json!({"quantity":30,"from_serial":"01","to_serial":"30"}));
        let (mut pencil, mut before) = (Pencil::new(), Vec::<Pencil>::new());
        for deed in &deeds {
            let was = pencil.clone();
            let more = |n: &u32, s: &Option<u64>| json!({"quantity":n,"from_serial":s.map(|s| s.to_string())});
            let (line, right) = match deed {
                Deed::Apply(n, s) => (apply(more(n, s)), pencil.go('l', 'a', *n, *s)),
                Deed::Spoil(n, s) => (spoil(more(n, s)), pencil.go('l', 's', *n, *s)),
                Deed::Return(n, s) => (give_back(more(n, s)), pencil.go('l', 'r', *n, *s)),
                Deed::Destroy(n) => (destroy(json!({"quantity":n})), pencil.go('a', 's', *n, None)),
                Deed::Count(by) => {
                    let counted = (pencil.left() + by).max(0);
                    let right = counted <= pencil.of('l').len() as i64;
                    if right {
                        pencil.counted += counted - was.left();
                    }
                    (count(u32::try_from(counted).unwrap(), "đếm"), right)
                }
                // The latest is undone: the page before it is the page that stands.
                Deed::Undo => (undo(None), before.last().is_some()),
            };
            match (deed, right) {
                (Deed::Undo, true) => pencil = before.pop().unwrap(),
                (_, true) => before.push(was),
                (_, false) => {}
            }
            prop_assert_eq!(shop.attempt(&line).is_ok(), right, "{:?}", deed);
            let (a, s, r) = (pencil.of('a').len() as i64, pencil.of('s').len() as i64, pencil.of('r').len() as i64);
            prop_assert_eq!(parts(&mut shop), [30, a, s, r, pencil.counted, pencil.left()], "{:?}", deed);
            let free: BTreeSet<u64> = batch(&mut shop, "T4").free.iter().flat_map(|f| f.ends().0..=f.ends().1).collect();
            prop_assert_eq!(free, pencil.of('l').into_iter().collect());
        }
        prop_assert!(shop.verify().is_ok());
        let then = parts(&mut shop);
        shop.desk().ledger.rebuild().unwrap();
        prop_assert_eq!(parts(&mut shop), then);
    }
}
