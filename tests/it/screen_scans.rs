//! The jar in the hand names its lot: what is scanned is what is taken, or it is said why not.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::screen_stand::Stand;

/// The code of the coconut sauce with what GS1 says beside it.
fn jar(rest: &str) -> String {
    format!("<scan:]d20108938505974194{rest}>")
}

/// A day from today as GS1 writes it.
fn gs1_day(stand: &Stand, days: i64) -> String {
    stand.day(days)[2..].replace('-', "")
}

fn lines(stand: &Stand) -> Value {
    stand.entries("sale_completed").pop().map(|mut sale| sale["lines"].take()).unwrap_or_default()
}

fn lots_of(line: &Value) -> String {
    let parts = line["lots"].as_array().into_iter().flatten();
    parts.map(|p| format!("{}:{}", p["lot"].as_str().unwrap(), p["quantity"].as_str().unwrap())).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_lot_on_the_jar_is_the_lot_that_is_sold() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    for scan in ["10B", "10b\u{1d}3701", "10B\u{1d}21SN1"] {
        stand.keys(&jar(scan)).keys("<F8>");
    }
    assert_eq!(stand.shelf(), "A:5 B:2", "{}", stand.text());
    let until = gs1_day(&stand, 90);
    stand.keys(&format!("<scan:https://ID.GS1.org/01/08938505974194/10/B?17={until}&utm_source=tem>"));
    assert!(stand.shows("lô B"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!(stand.shelf(), "A:5 B:1");
    stand.keys(&jar(&format!("17{until}"))).keys("<F8>");
    assert_eq!(stand.shelf(), "A:5", "the day on the jar names it where no code does");
    assert!(stand.is_sound());
}

#[test]
fn jars_of_two_lots_are_two_lines_and_named_ones_take_first() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 1, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys("<scan:8938505974194>").keys(&jar("10A")).keys(&jar("10B")).keys(&jar("10B"));
    assert!(stand.shows("lô A") || stand.shows("lô B"), "{}", stand.text());
    stand.keys("<F8>");
    let sold = lines(&stand);
    let lots: Vec<String> = sold.as_array().unwrap().iter().map(lots_of).collect();
    assert_eq!(lots, ["B:1", "A:1", "B:2"], "the nameless jar may not take the only jar of lot A");
    assert_eq!((stand.shelf().as_str(), stand.is_sound()), ("B:2", true));
}

#[test]
fn a_named_lot_past_its_day_is_refused_at_the_scan_though_others_would_do() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "OLD", 5, -2).lot("NUOC", "B", 5, 90).sign_in("minh");
    stand.keys(&jar("10OLD"));
    assert!(stand.shows(&format!("lô OLD hết hạn {} – không bán. Del: bỏ", stand.shown(-2))), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.shows("OLD hết hạn") && stand.entries("sale_completed").is_empty(), "{}", stand.text());
    stand.keys("<del>").keys(&jar("10B")).keys("<F8>");
    assert_eq!(stand.shelf(), "B:4 OLD:5");
    let sale = json!({"do":"complete_sale","lines":[{"sku":"NUOC","quantity":"1","lot":{"scanned":{"code":"OLD"}}}],"tenders":[{"kind":"cash","amount":35_000}]});
    assert_eq!(stand.refused(&sale.to_string()), "named_lot_expired");
}

#[test]
fn a_second_jar_of_an_expired_lot_is_refused_as_loudly_as_the_first() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "OLD", 5, -2).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys(&jar("10B")).keys(&jar("10OLD"));
    assert!(stand.shows("lô OLD hết hạn"), "{}", stand.text());
    stand.keys(&jar("10B"));
    assert!(!stand.shows("không bán. Del"), "{}", stand.text());
    stand.keys(&jar("10OLD"));
    assert!(stand.shows("lô OLD hết hạn"), "{}", stand.text());
}

#[test]
fn a_named_lot_on_hold_is_refused_and_a_manager_releases_it_there() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90);
    stand.past(r#"{"do":"set_hold","lot":"B","hold":"held","reason":"lấy mẫu"}"#);
    stand.sign_in("minh").keys(&jar("10B"));
    assert!(stand.shows("lô B đang tạm dừng bán"), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.entries("sale_completed").is_empty(), "{}", stand.text());
    stand.keys("<down><down><F8>có kết quả tốt\n\n<esc><F8>");
    assert_eq!(stand.shelf(), "A:5 B:4", "{}", stand.text());
}

#[test]
fn a_lot_the_books_do_not_know_is_said_and_the_first_to_expire_is_sold() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).sign_in("lan");
    stand.keys(&jar("10MOI7"));
    assert!(stand.shows("sổ không có lô MOI7 – lấy lô hết hạn trước"), "{}", stand.text());
    assert!(stand.shows("không có trong sổ"), "{}", stand.text());
    stand.keys("<F8>");
    let sold = lines(&stand);
    assert_eq!((lots_of(&sold[0]).as_str(), &sold[0]["pack_lot"]), ("A:1", &json!("MOI7")), "the entry keeps what the jar said");
    stand.sign_in("minh").keys(&jar("10MOI7"));
    assert!(stand.shows("bán lô chưa có trong sổ"), "{}", stand.text());
    stand.keys("<ctrl-d><end><down><down><down>\n<F8>");
    assert_eq!((&lines(&stand)[0]["short"], stand.shelf().as_str()), (&json!("1"), "A:4"), "{}", stand.text());
}

#[test]
fn a_lot_whose_last_jar_was_sold_is_still_known() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 1, 90).sign_in("lan");
    stand.keys(&jar("10B")).keys("<F8>").keys(&jar("10B"));
    assert!(!stand.shows("không có lô") && stand.shows("sổ còn 0"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!((stand.shelf().as_str(), &lines(&stand)[0]["short"]), ("A:5", &json!("1")), "flagged, not taken from A");
    assert!(stand.is_sound());
}

#[test]
fn a_day_past_on_the_jar_is_refused_even_where_nothing_is_booked() {
    let mut stand = Stand::new();
    let yesterday = gs1_day(&stand, -1);
    stand.sign_in("minh").keys(&jar(&format!("17{yesterday}10X")));
    assert!(stand.shows("không bán") && !stand.shows("35.000"), "{}", stand.text());
    let sale = |last: &str| json!({"do":"complete_sale","lines":[{"sku":"NUOC","quantity":"1","lot":{"scanned":{"code":"X","last_day":last}}}],"tenders":[{"kind":"cash","amount":35_000}]}).to_string();
    let (past, today) = (sale(&stand.day(-1)), sale(&stand.day(0)));
    assert_eq!(stand.refused(&past), "pack_expired");
    stand.past(&today);
    assert_eq!(lines(&stand)[0]["pack_lot"], "X");
    assert_eq!(stand.refused(&past.replace("\"X\"", "\"Nguyễn Văn A\"")), "not_a_code", "no name comes in as a lot");
    assert!(stand.is_sound());
}

#[test]
fn a_lot_waits_with_its_jar_while_staff_are_asked_whose_it_is() {
    let mut stand = Stand::new();
    stand.lot("MO500", "A", 9, 40).lot("MO500", "A2", 9, 80).lot("MV500", "B", 9, 40).sign_in("lan");
    stand.keys("<scan:010893601234567410A2>");
    assert!(stand.shows("hàng của ai"), "{}", stand.text());
    stand.keys("<down>\n<F8>");
    let sold = lines(&stand);
    assert!(lots_of(&sold[0]) == "A2:1" || sold[0]["pack_lot"] == "A2", "{sold}");
}

/// What a scan of the model names.
const NAMES: [&str; 5] = ["A", "B", "HELD", "NEW", ""];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_scanned_the_parts_add_up_and_the_named_lot_is_taken(
        a in 1u32..4, b in 1u32..4, scans in prop::collection::vec(0usize..5, 1..9),
    ) {
        let mut stand = Stand::new();
        stand.lot("NUOC", "A", a, 40).lot("NUOC", "B", b, 90).lot("NUOC", "HELD", 2, 20);
        stand.past(r#"{"do":"set_hold","lot":"HELD","hold":"held","reason":"mẫu"}"#);
        stand.sign_in("lan");
        let mut asked: Vec<(usize, i64)> = Vec::new();
        for scan in scans {
            stand.keys(&if NAMES[scan].is_empty() { "<scan:8938505974194>".into() } else { jar(&format!("10{}", NAMES[scan])) });
            match asked.iter_mut().find(|(name, _)| *name == scan) {
                Some((_, n)) => *n += 1,
                None => asked.push((scan, 1)),
            }
        }
        stand.keys("<F8>");
        let mut left = BTreeMap::from([("A", i64::from(a)), ("B", i64::from(b))]);
        let mut want: Vec<(Vec<(&str, i64)>, i64)> = vec![(Vec::new(), 0); asked.len()];
        let is_any = |name: usize| name > 2;
        for any in [false, true] {
            for (at, (name, n)) in asked.iter().enumerate().filter(|(_, (name, _))| is_any(*name) == any) {
                let mut need = *n;
                for from in if any { vec!["A", "B"] } else { vec![NAMES[*name]] } {
                    let Some(here) = left.get_mut(from) else { continue };
                    let part = need.min(*here);
                    *here -= part;
                    need -= part;
                    if part > 0 { want[at].0.push((from, part)); }
                }
                want[at].1 = need;
            }
        }
        let is_held = asked.iter().any(|(name, _)| NAMES[*name] == "HELD");
        // What is held stands in the way of anybody who would go below the books.
        let is_in_the_way = asked.iter().zip(&want).any(|((name, _), (_, short))| is_any(*name) && *short > 0);
        let sold = lines(&stand);
        if is_held || is_in_the_way {
            prop_assert!(sold.is_null(), "{}", stand.text());
        } else {
            let sold = sold.as_array().unwrap();
            prop_assert_eq!(sold.len(), want.len());
            for (line, (parts, short)) in sold.iter().zip(&want) {
                let told: Vec<String> = parts.iter().map(|(lot, n)| format!("{lot}:{n}")).collect();
                prop_assert_eq!(lots_of(line), told.join(" "));
                prop_assert_eq!(line["short"].as_str().unwrap_or("0"), short.to_string());
            }
        }
        prop_assert!(stand.is_sound());
    }
}
