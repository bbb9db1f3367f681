//! Recognitions live: stars come, go and never come back by themselves; old sales keep what they were sold as.

use ocop::domain::recognition::AfterWithdrawal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::{Shop, at, sale};
use ocop::commands::CommandError;
use ocop::domain::outcome::Outcome;

/// A till in Bến Tre of old, which is Vĩnh Long today, with a shift open on the morning of 22/11/2026.
fn shop() -> Shop {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"describe_point","code":"Q1","name":"OCOP Bến Tre","regime":"household","place":{"province":"Vĩnh Long","code":"86","system":"new34"},"bank":{"bin":"970436","account":"0123456789"}}"#);
    shop
}

fn receive(shop: &mut Shop, producer: &str, sku: &str, pieces: u32, days: Option<&str>) -> String {
    let line = json!({"sku":sku,"quantity":pieces.to_string(),"expires":days,"form":"consignment"});
    let receive = json!({"do":"receive_goods","producer":producer,"place":"shelf","lines":[line]});
    let Outcome::GoodsReceived { lots, .. } = shop.run(&receive.to_string()) else { panic!("{receive}") };
    lots[0].to_string()
}

fn run_at(shop: &mut Shop, line: &str, when: &str) -> Result<Outcome, String> {
    shop.attempt_at(line, at(when)).map_err(|e| match e {
        CommandError::Refused(refusal) => refusal.code().to_owned(),
        e @ (CommandError::Fault(_) | CommandError::Unknown(_)) => panic!("{e}"),
    })
}

/// Sells one jar at a time of the clock and returns the stars its line was sold with.
fn stars_sold(shop: &mut Shop, when: &str) -> Value {
    let Ok(Outcome::SaleCompleted { receipt, payable, .. }) = run_at(shop, &sale("MO500", 1, 120_000), when) else {
        panic!("{when}")
    };
    assert_eq!(payable.get(), 120_000, "stars never change a price");
    line_of(shop, &receipt)["stars"].clone()
}

fn line_of(shop: &mut Shop, receipt: &str) -> Value {
    let told: Value = serde_json::from_str(&shop.ocop(&["show", "sale", receipt, "--json"]).out).unwrap();
    told["sale"]["lines"][0].clone()
}

fn show(shop: &mut Shop, args: &[&str]) -> Value {
    let ran = shop.ocop(&[&["show"], args, &["--json"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

fn names(told: &Value) -> Vec<String> {
    told["recognitions"].as_array().unwrap().iter().map(|r| r["product"].as_str().unwrap().to_owned()).collect()
}

const WITHDRAW: &str = r#"{"do":"withdraw_recognition","product":"MO500","reason":"không đạt khi kiểm tra","notice":"77/QĐ-UBND","effective":"2026-11-22T10:00:00+07:00"}"#;

#[test]
fn a_star_goes_at_the_minute_it_is_withdrawn_and_old_sales_keep_theirs() {
    let mut shop = shop();
    shop.run(WITHDRAW);
    assert_eq!(stars_sold(&mut shop, "2026-11-22T09:59:59+07:00"), 4);
    assert_eq!(stars_sold(&mut shop, "2026-11-22T10:00:00+07:00"), Value::Null);
    assert_eq!(line_of(&mut shop, "Q1-000001")["stars"], 4, "sold as it was");
    assert_eq!(line_of(&mut shop, "Q1-000002").get("decision"), None);
    shop.verify().unwrap();
}

#[test]
fn a_slip_of_an_old_sale_is_printed_again_with_its_star() {
    let mut shop = shop();
    run_at(&mut shop, &sale("MO500", 1, 120_000), "2026-11-22T09:00:00+07:00").unwrap();
    shop.run(r#"{"do":"withdraw_recognition","product":"MO500","reason":"không đạt"}"#);
    let again = shop.ocop(&["print", "receipt", "Q1-000001"]);
    assert!(again.out.contains('★') || again.out.contains('*'), "{}", again.out);
    run_at(&mut shop, &sale("MO500", 1, 120_000), "2026-11-22T12:00:00+07:00").unwrap();
    let fresh = shop.ocop(&["print", "receipt", "Q1-000002"]);
    assert!(!fresh.out.contains('★'), "{}", fresh.out);
}

#[test]
fn now_is_the_minute_so_that_screen_and_slip_agree() {
    let mut shop = shop();
    let now = r#"{"do":"withdraw_recognition","product":"MO500","reason":"không đạt"}"#;
    let Ok(Outcome::RecognitionWithdrawn { effective, .. }) = run_at(&mut shop, now, "2026-11-22T10:00:42.5+07:00")
    else {
        panic!()
    };
    assert_eq!(effective, at("2026-11-22T10:00:00+07:00"));
    assert_eq!(stars_sold(&mut shop, "2026-11-22T10:00:43+07:00"), Value::Null);
}

#[test]
fn a_star_ends_with_its_last_day_at_the_till() {
    let mut shop = shop();
    assert_eq!(stars_sold(&mut shop, "2026-12-31T23:59:59+07:00"), 4);
    assert_eq!(stars_sold(&mut shop, "2027-01-01T00:00:00+07:00"), Value::Null);
}

#[test]
fn thirty_six_months_from_a_leap_day_end_on_the_28th() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_recognition","product":"KD450","stars":3,"decision":"9/QĐ","from":"2024-02-29"}"#);
    shop.run(r#"{"do":"record_recognition","product":"TK","stars":3,"decision":"9/QĐ","from":"2024-02-29","last_day":"exclusive"}"#);
    let of = |shop: &mut Shop, product: &str| {
        show(shop, &["recognitions", "--history", product])["terms"][0]["term"]["to"].clone()
    };
    assert_eq!((of(&mut shop, "KD450"), of(&mut shop, "TK")), (json!("2027-02-28"), json!("2027-02-27")));
}

#[test]
fn a_certificate_of_a_district_that_is_gone_holds_to_its_day() {
    let mut shop = shop();
    shop.run(
        r#"{"do":"record_recognition","product":"KD450","stars":3,"decision":"512/QĐ-UBND","decided":"2024-12-01","level":"cấp huyện","body":"UBND huyện Giồng Trôm","criteria":"148/QĐ-TTg","from":"2024-12-20","to":"2027-12-20"}"#,
    );
    let told = show(&mut shop, &["recognitions", "--history", "KD450"]);
    let term = &told["terms"][0];
    assert_eq!((&term["state"], &term["body"]), (&json!("valid"), &json!("UBND huyện Giồng Trôm")));
    let Outcome::SaleCompleted { receipt, .. } = shop.run(&sale("KD450", 1, 58_000)) else { panic!() };
    assert_eq!(line_of(&mut shop, &receipt)["stars"], 3);
}

#[test]
fn what_the_law_of_the_day_did_not_allow_is_refused_and_nothing_else() {
    let mut shop = shop();
    let with = |stars: u8, more: &str| {
        format!(r#"{{"do":"record_recognition","product":"TK","stars":{stars},"from":"2025-05-10"{more}}}"#)
    };
    for (line, code) in [
        (with(3, ""), "no_decision"),
        (with(3, r#","decision":" ""#), "no_decision"),
        (with(3, r#","decision":"1/QĐ","to":"2028-05-11""#), "recognition_too_long"),
        (with(3, r#","decision":"1/QĐ","to":"2028-05-11","last_day":"exclusive""#), "recognition_too_long"),
        (with(3, r#","decision":"1/QĐ","level":"district","decided":"2025-07-01""#), "district_gone"),
        (with(4, r#","decision":"1/QĐ","body":"UBND huyện Ba Tri""#), "district_three"),
        (with(5, r#","decision":"1/QĐ","level":"province""#), "five_not_central"),
        (with(5, r#","decision":"1/QĐ""#), "five_not_central"),
        (with(3, r#","decision":"1/QĐ","level":"UBND xã An Hiệp""#), "commune_proposes"),
    ] {
        assert_eq!(shop.refused(&line), code, "{line}");
    }
    for line in [
        with(3, r#","decision":"1/QĐ","level":"district","to":"2028-05-10""#),
        with(3, r#","decision":"2/QĐ","level":"district","decided":"2025-06-30""#).replace("2025-05-10", "2025-07-02"),
        with(5, r#","decision":"3/QĐ","body":"Bộ Nông nghiệp và Môi trường""#),
        with(4, r#","decision":"4/QĐ","level":"UBND tỉnh""#),
    ] {
        shop.run(&line);
    }
    shop.verify().unwrap();
}

#[test]
fn a_list_without_decisions_is_taken_as_it_is_but_for_no_longer_than_the_law() {
    let mut shop = shop();
    let row = |to: &str| {
        json!({"do":"import_catalogue","rows":[{"sku":"XS","name":"Xoài sấy","unit":"gói","sold_by":"piece",
            "producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative","price":50_000,
            "recognition":{"stars":3,"from":"2025-05-10","to":to}}]})
        .to_string()
    };
    assert_eq!(shop.refused(&row("2028-05-11")), "recognition_too_long");
    shop.run(&row("2028-05-10"));
    let Outcome::SaleCompleted { receipt, .. } = shop.run(&sale("XS", 1, 50_000)) else { panic!() };
    assert_eq!(line_of(&mut shop, &receipt)["stars"], 3);
}

#[test]
fn a_potential_is_never_a_star() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_ocop_status","product":"KD450","status":"potential","from":"2026-01-01","hoped":5}"#);
    let Outcome::SaleCompleted { receipt, .. } = shop.run(&sale("KD450", 1, 58_000)) else { panic!() };
    assert_eq!(line_of(&mut shop, &receipt).get("stars"), None);
    let told = shop.ocop(&["show", "recognitions", "--history", "KD450"]).out;
    assert!(told.contains("tiềm năng") && !told.contains('★'), "{told}");
    assert_eq!(show(&mut shop, &["products", "kẹo"])["products"][0]["stars"], Value::Null);
    shop.verify().unwrap();
}

#[test]
fn a_withdrawn_product_is_quarantined_with_all_its_lots_or_sold_plain() {
    let mut shop = shop();
    let lots = [receive(&mut shop, "OX", "MO500", 3, None), receive(&mut shop, "OX", "MO500", 2, Some("2027-03-01"))];
    let other = receive(&mut shop, "DA", "KD450", 5, None);
    let quarantine =
        r#"{"do":"withdraw_recognition","product":"MO500","reason":"nhiễm chì","on_withdrawal":"quarantine"}"#;
    let Outcome::RecognitionWithdrawn { held, .. } = shop.run(quarantine) else { panic!() };
    let mut held: Vec<String> = held.iter().map(ToString::to_string).collect();
    held.sort();
    let mut all = lots.to_vec();
    all.sort();
    assert_eq!(held, all);
    assert_eq!(shop.refused(&sale("MO500", 1, 120_000)), "lot_held");
    shop.run(&sale("KD450", 1, 58_000));
    let stock = show(&mut shop, &["stock"]);
    let free: Vec<&str> = stock["stock"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["held"] == false)
        .map(|r| r["lot"]["id"].as_str().unwrap())
        .collect();
    assert_eq!(free, [other.as_str()]);
    assert_eq!(shop.refused(quarantine), "nothing_to_withdraw");
    shop.verify().unwrap();
}

const QUARANTINE: &str = r#"{"do":"withdraw_recognition","product":"MO500","reason":"nhiễm chì","notice":"7/QĐ","on_withdrawal":"quarantine"}"#;

/// Returns the lots that are on hold now.
fn held(shop: &mut Shop) -> Vec<String> {
    let stock = show(shop, &["stock"]);
    let rows = stock["stock"].as_array().unwrap().iter().filter(|r| r["held"] == true);
    let mut held: Vec<String> = rows.map(|r| r["lot"]["id"].as_str().unwrap().to_owned()).collect();
    held.sort();
    held
}

#[test]
fn what_comes_after_a_quarantine_is_held_from_its_booking_on_until_a_manager_releases_the_lot() {
    let mut shop = shop();
    shop.run(QUARANTINE);
    let lot = receive(&mut shop, "OX", "MO500", 3, None);
    let other = receive(&mut shop, "DA", "KD450", 3, None);
    assert_eq!(held(&mut shop), [lot.as_str()]);
    assert_eq!(shop.refused(&sale("MO500", 1, 120_000)), "lot_held");
    let told = shop.ocop(&["show", "lot", &lot]).out;
    assert!(told.contains("nhiễm chì"), "the lot says why: {told}");
    shop.run(&json!({"do":"set_hold","lot":lot,"hold":"free","reason":"đã xét nghiệm"}).to_string());
    shop.run(&sale("MO500", 1, 120_000));
    shop.run(
        &json!({"do":"move_goods","to":"store","lines":[{"lot":other,"place":"shelf","quantity":"1"}]}).to_string(),
    );
    assert_eq!(held(&mut shop), [] as [&str; 0], "released is released");
    shop.verify().unwrap();
}

#[test]
fn every_way_into_the_books_is_held() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_sku","code":"MO250","product":"MO500","unit":"chai","pack":"250 g","sold_by":"piece"}"#);
    let sent = receive(&mut shop, "OX", "MO500", 4, None);
    shop.run(QUARANTINE);
    shop.run(&json!({"do":"set_hold","lot":sent,"hold":"free","reason":"đã xét nghiệm"}).to_string());
    assert_eq!(held(&mut shop), [] as [&str; 0]);
    shop.run(&json!({"do":"repack_goods","open":{"lot":sent,"place":"shelf","quantity":"1"},"into":{"sku":"MO250","quantity":"2","place":"shelf","lot":"chia"},"measure":{"contains":"2"}}).to_string());
    shop.run(r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Sáu","lines":[{"sku":"MO500","quantity":"2","place":"store","lot":"ton","form":"consignment"}]}"#);
    let lot = json!({"id":"Q2-7-1","sku":"MO500","producer":"OX","received":"2026-11-20","form":"consignment"});
    shop.run(&json!({"do":"receive_transfer","transfer":"Q2-C000007","from_till":"Q2","from":{"code":"Q2","name":"Chợ"},"to":{"code":"Q1","name":"OCOP Bến Tre"},"lines":[{"lot":lot,"name":"Mật ong","unit":"chai","sent":"2","arrived":"2"}]}).to_string());
    assert_eq!(held(&mut shop), ["Q2-7-1", "chia", "ton"]);
    shop.verify().unwrap();
}

#[test]
fn a_quarantine_said_for_later_begins_at_its_minute() {
    let mut shop = shop();
    let lot = receive(&mut shop, "OX", "MO500", 3, None);
    let later = QUARANTINE.replace("\"notice\"", "\"effective\":\"2026-11-22T10:00:00+07:00\",\"notice\"");
    shop.run(&later);
    assert_eq!(stars_sold(&mut shop, "2026-11-22T09:59:59+07:00"), 4, "until then it is sold as it was");
    assert_eq!(run_at(&mut shop, &sale("MO500", 1, 120_000), "2026-11-22T10:00:00+07:00"), Err("lot_held".to_owned()));
    run_at(&mut shop, &sale("KD450", 1, 58_000), "2026-11-22T10:00:01+07:00").unwrap();
    assert_eq!(held(&mut shop), [lot.as_str()], "whatever is done next books the hold");
    shop.verify().unwrap();
}

#[test]
fn goods_sold_on_without_stars_may_still_be_put_in_quarantine_and_the_star_stays_gone() {
    let mut shop = shop();
    shop.run(WITHDRAW);
    let later = "2026-11-22T15:00:00+07:00";
    assert_eq!(run_at(&mut shop, WITHDRAW, later), Err("nothing_to_withdraw".to_owned()), "plain goods are plain");
    let lot = receive(&mut shop, "OX", "MO500", 3, None);
    let Ok(Outcome::RecognitionWithdrawn { effective, held: lots, .. }) = run_at(&mut shop, QUARANTINE, later) else {
        panic!()
    };
    assert_eq!((effective, lots.len()), (at("2026-11-22T10:00:00+07:00"), 1), "the star went when it went");
    assert_eq!(run_at(&mut shop, QUARANTINE, later), Err("nothing_to_withdraw".to_owned()), "once");
    shop.run(&json!({"do":"set_hold","lot":lot,"hold":"free","reason":"đã xét nghiệm"}).to_string());
    let next = receive(&mut shop, "OX", "MO500", 3, None);
    assert_eq!(held(&mut shop), [next.as_str()]);
    shop.verify().unwrap();
}

#[test]
fn goods_in_quarantine_are_not_sold_below_the_books_either_until_recognised_anew() {
    let mut shop = shop();
    shop.run(QUARANTINE);
    assert_eq!(shop.refused(&sale("MO500", 1, 120_000)), "in_quarantine");
    shop.run(r#"{"do":"record_recognition","product":"MO500","stars":3,"decision":"90/QĐ","from":"2026-11-22"}"#);
    shop.run(&sale("MO500", 1, 120_000));
    receive(&mut shop, "OX", "MO500", 3, None);
    assert_eq!(held(&mut shop), [] as [&str; 0]);
    shop.verify().unwrap();
}

#[test]
fn what_cannot_be_withdrawn_is_refused_with_the_way_out() {
    let mut shop = shop();
    let with = |more: &str| format!(r#"{{"do":"withdraw_recognition","product":"MO500","reason":"x"{more}}}"#);
    for (line, code) in [
        (with(r#","decision":"lạ""#), "nothing_to_withdraw"),
        (with(r#","effective":"hôm qua""#), "bad_moment"),
        (with(r#","effective":"2027-06-01","on_withdrawal":"quarantine""#), "nothing_to_withdraw"),
        (with("").replace(r#""x""#, r#"" ""#), "needs_reason"),
        (with("").replace("MO500", "LA"), "unknown_product"),
        (with("").replace("MO500", "KD450"), "nothing_to_withdraw"),
        (
            r#"{"do":"record_recognition","product":"TK","stars":3,"decision":"1/QĐ","from":"2026-01-01","to":"2026-01-01"}"#.into(),
            "bad_dates",
        ),
        (
            r#"{"do":"record_recognition","product":"TK","stars":3,"decision":"1/QĐ","from":"2026-01-01","decided":"2030-01-01"}"#.into(),
            "decided_later",
        ),
        (r#"{"do":"set_assortment_target","percent":101,"from":"2026-01-01"}"#.into(), "bad_share"),
    ] {
        assert_eq!(shop.refused(&line), code, "{line}");
    }
}

#[test]
fn a_product_recognised_anew_has_its_stars_again() {
    let mut shop = shop();
    shop.run(WITHDRAW);
    shop.run(r#"{"do":"record_recognition","product":"MO500","stars":3,"decision":"90/QĐ","from":"2026-11-24"}"#);
    assert_eq!(stars_sold(&mut shop, "2026-11-23T08:00:00+07:00"), Value::Null);
    assert_eq!(stars_sold(&mut shop, "2026-11-24T08:00:00+07:00"), 3);
    let told = show(&mut shop, &["recognitions", "--history", "MO500", "--as-of", "2026-11-24"]);
    let states: Vec<&Value> = told["terms"].as_array().unwrap().iter().map(|t| &t["state"]).collect();
    assert_eq!(states, [&json!("withdrawn"), &json!("valid")]);
    assert_eq!(told["terms"][0]["withdrawal"]["notice"], "77/QĐ-UBND");
}

#[test]
fn a_sheet_that_says_the_same_changes_nothing_and_one_that_says_less_forgets_nothing() {
    let mut shop = shop();
    let full = r#"{"do":"record_recognition","product":"MO500","stars":4,"decision":"12/QĐ","body":"UBND tỉnh Bến Tre","criteria":"148/QĐ-TTg","decided":"2023-12-20","from":"2024-01-01","to":"2026-12-31"}"#;
    shop.run(full);
    let rows = crate::shop::STOCK[1];
    assert!(matches!(shop.run(rows), Outcome::NothingChanged { .. }));
    shop.run(&rows.replace("2026-12-31", "2026-12-30"));
    let told = show(&mut shop, &["recognitions", "--history", "MO500"]);
    let term = &told["terms"][0];
    assert_eq!((&term["term"]["to"], &term["body"]), (&json!("2026-12-30"), &json!("UBND tỉnh Bến Tre")));
}

#[test]
fn an_entry_written_before_bodies_were_kept_is_still_read() {
    let old = r#"{"facts":[{"recognition":{"product":"MO","stars":4,"decision":"1/QĐ","from":"2025-03-01","to":"2028-03-01"}}]}"#;
    let fact = ocop::domain::entry::Fact::read("catalogue_recorded", 1, old).unwrap();
    assert_eq!(fact.payload().unwrap(), old, "and written as it was");
}

#[test]
fn the_lists_tell_what_ends_what_ended_on_the_shelf_and_what_was_withdrawn() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_recognition","product":"KD450","stars":3,"decision":"7/QĐ","from":"2023-11-01"}"#);
    shop.run(r#"{"do":"record_recognition","product":"TK","stars":5,"decision":"8/QĐ","level":"central","from":"2024-01-15"}"#);
    let on = |shop: &mut Shop, list: &[&str], day: &str| {
        names(&show(shop, &[&["recognitions"], list, &["--as-of", day]].concat()))
    };
    assert_eq!(on(&mut shop, &["--within", "90"], "2026-11-22"), ["MO500", "TK"], "the first to end first");
    assert_eq!(on(&mut shop, &["--within", "30"], "2026-12-01"), ["MO500"]);
    assert_eq!(on(&mut shop, &["--within", "30"], "2026-11-30"), [] as [&str; 0], "31 days are not 30");
    assert_eq!(on(&mut shop, &["--within", "7"], "2026-12-31"), ["MO500"], "its last day");
    assert_eq!(on(&mut shop, &["--expired"], "2026-11-22"), [] as [&str; 0], "ended, but nothing is here");
    shop.desk();
    receive(&mut shop, "DA", "KD450", 4, None);
    assert_eq!(on(&mut shop, &["--expired"], "2026-11-22"), ["KD450"]);
    assert_eq!(on(&mut shop, &["--expired"], "2026-11-21"), [] as [&str; 0], "it came the day after");
    shop.run(WITHDRAW);
    assert_eq!(on(&mut shop, &["--withdrawn"], "2026-11-22"), ["MO500"]);
    assert_eq!(on(&mut shop, &["--withdrawn"], "2026-11-21"), [] as [&str; 0]);
    for list in ["--expired", "--withdrawn"] {
        let told = shop.ocop(&["show", "recognitions", list, "--as-of", "2026-11-22"]).out;
        let stars = told.lines().next().and_then(|heads| heads.find("sao")).unwrap();
        let at = told.lines().next().unwrap()[..stars].chars().count();
        let cells: Vec<String> = told.lines().skip(1).map(|row| row.chars().skip(at).take(3).collect()).collect();
        assert_eq!(cells, ["   "], "what may not be shown is no star\n{told}");
    }
    shop.run(r#"{"do":"record_recognition","product":"TK","stars":5,"decision":"9/QĐ","level":"central","from":"2027-01-16"}"#);
    assert_eq!(on(&mut shop, &["--within", "90"], "2026-11-22"), [] as [&str; 0], "renewed in time");
}

#[test]
fn the_meter_knows_its_own_province_under_both_lists() {
    let mut shop = shop();
    for (code, name, province, old) in
        [("BT", "Cơ sở Ba Tri", "Bến Tre", "83"), ("QB", "HTX Lệ Thủy", "Quảng Bình", "44")]
    {
        let place = json!({"province":province,"code":old,"system":"old63"});
        shop.run(
            &json!({"do":"record_producer","code":code,"name":name,"kind":"cooperative","place":place}).to_string(),
        );
        shop.run(&json!({"do":"record_product","code":code,"name":name,"producer":code}).to_string());
        shop.run(&json!({"do":"record_sku","code":code,"product":code,"unit":"gói","sold_by":"piece"}).to_string());
        shop.run(
            &json!({"do":"record_recognition","product":code,"stars":3,"decision":"1/QĐ","from":"2025-01-01"})
                .to_string(),
        );
        receive(&mut shop, code, code, 1, None);
    }
    receive(&mut shop, "DA", "KD450", 1, None);
    receive(&mut shop, "OX", "MO500", 1, None);
    shop.run(r#"{"do":"set_assortment_target","percent":70,"scope":"own_province","from":"2026-01-01","basis":"QĐ của tỉnh"}"#);
    let told = show(&mut shop, &["assortment", "--as-of", "2026-11-22"]);
    let a = &told["assortment"];
    let of = |k: &str| a[k].as_i64().unwrap();
    assert_eq!((of("skus"), of("own"), of("other"), of("unplaced"), of("plain")), (4, 1, 1, 1, 1), "{told}");
    assert_eq!((told["counted_permille"].as_i64(), told["missing"].as_i64()), (Some(250), Some(2)));
    shop.run(r#"{"do":"describe_point","code":"Q1","name":"OCOP Quảng Trị","regime":"household","place":{"province":"Quảng Trị","code":"44","system":"new34"}}"#);
    let told = show(&mut shop, &["assortment", "--as-of", "2026-11-22"]);
    assert_eq!(told["assortment"]["own"], 1, "Lệ Thủy lies in Quảng Trị today: {told}");
    let late = show(&mut shop, &["assortment", "--as-of", "2027-01-01"]);
    assert_eq!(late["assortment"]["plain"], 2, "the honey's recognition ended: {late}");
    shop.verify().unwrap();
}

#[test]
fn todays_numbers_are_the_rows_behind_them() {
    let mut shop = shop();
    let day = ["--as-of", "2026-11-30"];
    let today = |shop: &mut Shop| show(shop, &[&["today"], &day[..]].concat())["today"].clone();
    assert_eq!(today(&mut shop), json!([]), "nothing is booked, nothing waits");
    receive(&mut shop, "OX", "MO500", 3, Some("2026-11-29"));
    receive(&mut shop, "OX", "TK", 3, Some("2026-12-07"));
    receive(&mut shop, "OX", "TK", 3, Some("2026-12-08"));
    let held = receive(&mut shop, "DA", "KD450", 1, None);
    shop.run(&json!({"do":"set_hold","lot":held,"hold":"held","reason":"lấy mẫu"}).to_string());
    shop.run(r#"{"do":"record_recognition","product":"KD450","stars":3,"decision":"1/QĐ","from":"2023-11-22"}"#);
    shop.run(r#"{"do":"record_recognition","product":"TK","stars":3,"decision":"1/QĐ","from":"2023-12-15"}"#);
    shop.run(r#"{"do":"record_quick_item","producer":"DA","name":"Kẹo chuối","price":30000}"#);
    shop.run(r#"{"do":"complete_sale","lines":[{"sku":"TK","quantity":"7"}],"tenders":[{"kind":"transfer","amount":6993000}]}"#);
    shop.run(&WITHDRAW.replace("22T10", "23T10"));
    shop.run(r#"{"do":"set_assortment_target","percent":100,"scope":"any_province","from":"2026-01-01"}"#);
    let lines = today(&mut shop);
    let told: Vec<(String, i64)> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (l["topic"].as_str().unwrap().to_owned(), l["count"].as_i64().unwrap()))
        .collect();
    let told: Vec<(&str, i64)> = told.iter().map(|(t, n)| (t.as_str(), *n)).collect();
    // The six kilos of shrimp are sold, so their lots and their recognition press nobody; one kilo is below the books.
    assert_eq!(
        told,
        [
            ("lots_expired", 1),
            ("recognitions_withdrawn", 1),
            ("recognitions_expired", 1),
            ("lots_held", 1),
            ("recognitions_expiring", 1),
            ("below_target", 2),
            ("transfers_waiting", 1),
            ("oversold", 1),
            ("quick_items", 1),
        ]
    );
    for (topic, count) in told.iter().filter(|t| t.0 != "below_target") {
        let rows = show(&mut shop, &[&["today", topic], &day[..]].concat());
        assert_eq!(rows["work"].as_array().unwrap().len() as i64, *count, "{topic}");
    }
    shop.ocop(&["show", "today", "bay"]).says(1, "không có việc bay", "no work called bay");
}

#[test]
fn withdrawals_are_a_managers() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_staff","code":"hoa","name":"Hoa","role":"cashier"}"#);
    for line in [WITHDRAW, r#"{"do":"set_assortment_target","percent":70,"from":"2026-01-01"}"#] {
        let told = shop.attempt_as("hoa", line);
        assert!(matches!(&told, Err(CommandError::Refused(r)) if r.code() == "not_allowed"), "{told:?}");
    }
}

#[test]
fn the_meter_counts_what_buyers_see_not_the_store_room() {
    let mut shop = shop();
    let lot = receive(&mut shop, "OX", "MO500", 3, None);
    let share = |shop: &mut Shop| show(shop, &["assortment"])["assortment"]["skus"].clone();
    assert_eq!(share(&mut shop), json!(1));
    shop.run(&json!({"do":"move_goods","to":"store","lines":[{"lot":lot,"place":"shelf","quantity":"3"}]}).to_string());
    assert_eq!(share(&mut shop), json!(0));
}

/// What is done to one product in the story below, a minute each.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Receive,
    Sell,
    Hold(usize),
    Release(usize),
    /// Withdrawn from so many minutes on; with quarantine or without.
    Withdraw(i64, AfterWithdrawal),
    Recognise,
    Wait(i64),
}

/// A recognition of the model: when and how it was withdrawn, and when that was recorded.
type Withdrawn = Option<(i64, AfterWithdrawal, i64)>;

/// The product on paper: its recognitions, the newest last; its lots, whether held and when last dealt with.
#[derive(Default, Clone)]
struct Paper {
    terms: Vec<Withdrawn>,
    lots: Vec<(String, bool, i64)>,
}

impl Paper {
    fn is_gone(term: &Withdrawn, at: i64) -> bool {
        term.is_some_and(|(from, _, _)| from <= at)
    }
    fn in_quarantine(&self, at: i64) -> bool {
        // The first one is older than the others: it rules only while it is alone.
        let rivals = if self.terms.len() > 1 { &self.terms[1..] } else { &self.terms[..] };
        let all_gone = rivals.iter().all(|term| Self::is_gone(term, at));
        all_gone && rivals.last().unwrap().unwrap().1 == AfterWithdrawal::Quarantine
    }
    /// Keeps the goods apart of what rules and was withdrawn to be sold plain; returns how many recognitions those are.
    fn keep_apart(&mut self, from: i64, at: i64) -> usize {
        let rules = self.terms.last_mut().filter(|term| Self::is_gone(term, from)).and_then(Option::as_mut);
        let plain = rules.filter(|term| term.1 == AfterWithdrawal::SellPlain);
        plain.map_or(0, |term| {
            (term.1, term.2) = (AfterWithdrawal::Quarantine, at);
            1
        })
    }
    fn hold_due(&mut self, at: i64) {
        let since = self.terms.iter().flatten().filter(|w| w.1 == AfterWithdrawal::Quarantine && w.0 <= at);
        let Some(since) = since.map(|w| w.0.max(w.2)).max().filter(|_| self.in_quarantine(at)) else { return };
        for (_, held, dealt) in self.lots.iter_mut().filter(|lot| !lot.1 && lot.2 <= since) {
            (*held, *dealt) = (true, at);
        }
    }
    /// Does a deed if it may be done; returns whether it was.
    fn do_it(&mut self, deed: Deed, at: i64) -> bool {
        match deed {
            Deed::Receive | Deed::Wait(_) => true,
            Deed::Sell if self.lots.is_empty() => !self.in_quarantine(at),
            Deed::Sell => self.lots.iter().any(|lot| !lot.1),
            Deed::Hold(n) | Deed::Release(n) => {
                let all = self.lots.len();
                let Some((_, held, dealt)) = self.lots.get_mut(n % all.max(1)) else { return false };
                (*held, *dealt) = (matches!(deed, Deed::Hold(_)), at);
                true
            }
            Deed::Withdraw(minutes, goods) => {
                let from = at - 1 + minutes;
                let meant = self.terms.iter_mut().filter(|term| !Self::is_gone(term, from));
                let mut changed = meant.map(|term| *term = Some((from, goods, at))).count();
                if changed == 0 && minutes == 0 && goods == AfterWithdrawal::Quarantine {
                    changed = self.keep_apart(from, at);
                }
                if changed > 0 && minutes == 0 && goods == AfterWithdrawal::Quarantine {
                    self.lots.iter_mut().filter(|lot| !lot.1).for_each(|lot| (lot.1, lot.2) = (true, at));
                }
                changed > 0
            }
            Deed::Recognise => {
                self.terms.push(None);
                true
            }
        }
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let goods = prop_oneof![2 => Just(AfterWithdrawal::Quarantine), 1 => Just(AfterWithdrawal::SellPlain)];
    let deed = prop_oneof![
        3 => Just(Deed::Receive),
        2 => Just(Deed::Sell),
        1 => (0usize..4).prop_map(Deed::Hold),
        2 => (0usize..4).prop_map(Deed::Release),
        2 => (0i64..5, goods).prop_map(|(minutes, goods)| Deed::Withdraw(minutes, goods)),
        1 => Just(Deed::Recognise),
        1 => (1i64..6).prop_map(Deed::Wait),
    ];
    prop::collection::vec(deed, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The model counts in half minutes: deeds at the odd ones, withdrawals from the even ones on.
    #[test]
    fn whatever_is_done_what_lies_in_quarantine_is_on_hold_unless_a_manager_released_it(deeds in deeds()) {
        let mut shop = shop();
        let begin = at("2026-11-22T08:00:00+07:00");
        let mut paper = Paper { terms: vec![None], lots: Vec::new() };
        let mut minute = 0;
        for (n, deed) in deeds.iter().enumerate() {
            let now = begin.later(minute * 60_000 + 30_000);
            let lot = |n: usize| paper.lots.get(n % paper.lots.len().max(1)).map_or("-", |lot| lot.0.as_str());
            let set = |n: usize, hold: &str| json!({"do":"set_hold","lot":lot(n),"hold":hold,"reason":"xét"}).to_string();
            let line = match deed {
                Deed::Receive => json!({"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"50","lot":format!("L{n:02}"),"form":"consignment"}]}).to_string(),
                Deed::Sell => sale("MO500", 1, 120_000),
                Deed::Hold(n) => set(*n, "held"),
                Deed::Release(n) => set(*n, "free"),
                Deed::Withdraw(minutes, goods) => json!({"do":"withdraw_recognition","product":"MO500","reason":"xét","on_withdrawal":goods,
                    "effective":begin.later((minute + minutes) * 60_000).rfc3339()}).to_string(),
                Deed::Recognise => format!(r#"{{"do":"record_recognition","product":"MO500","stars":3,"decision":"{n:02}/QĐ","from":"2026-11-22"}}"#),
                Deed::Wait(_) => sale("KD450", 1, 58_000),
            };
            let (half, mut next) = (minute * 2 + 1, paper.clone());
            next.hold_due(half);
            let scaled = if let Deed::Withdraw(minutes, goods) = deed { Deed::Withdraw(minutes * 2, *goods) } else { *deed };
            let may = next.do_it(scaled, half);
            let did = shop.attempt_at(&line, now);
            prop_assert_eq!(did.is_ok(), may, "{:?} at {}: {:?}", deed, minute, did);
            if may {
                if matches!(deed, Deed::Receive) {
                    next.lots.push((format!("L{n:02}"), false, 0));
                }
                next.hold_due(half);
                paper = next;
            }
            minute += if let Deed::Wait(minutes) = deed { *minutes } else { 1 };
        }
        let expected: Vec<String> = paper.lots.iter().filter(|lot| lot.1).map(|lot| lot.0.clone()).collect();
        prop_assert_eq!(held(&mut shop), expected);
        shop.verify().unwrap();
    }
}
