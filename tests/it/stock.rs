//! `ocop show`: what lies in the shop as tables and JSON, today and on any day past.

use std::collections::BTreeMap;

use ocop::domain::ids::{LotId, SkuCode};
use ocop::domain::lot::Hold;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::store::ReadOnly;
use proptest::prelude::*;
use serde_json::Value;

use crate::shop::{Shop, at};

const SUNDAY: &str = "2026-11-22";

fn shop() -> Shop {
    let mut shop = Shop::open();
    for line in [
        r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[
            {"sku":"MO500","quantity":"24","lot":"LO-1","lot_code":"L2611","expires":"2026-12-20","form":"consignment"},
            {"sku":"MO500","quantity":"6","lot":"LO-2","lot_code":"L2508","expires":"2026-11-23","form":"consignment"},
            {"sku":"TK","quantity":"3.5","lot":"LO-3","expires":"2027-02-01","form":"consignment"}]}"#,
        r#"{"do":"receive_goods","producer":"DA","place":"store","lines":[{"sku":"KD450","quantity":"40","lot":"LO-4","form":"purchase"}]}"#,
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"tenders":[{"kind":"cash","amount":240000}]}"#,
    ] {
        shop.run(line);
    }
    shop
}

fn json(shop: &mut Shop, args: &[&str]) -> Value {
    let ran = shop.ocop(&[&["show"], args, &["--json"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn however_it_is_gathered_the_value_is_the_same() {
    let mut shop = shop();
    let value = 28 * 120_000 + 3_496_500 + 40 * 58_000;
    for (by, rows) in [("lot", 4), ("product", 3), ("producer", 2), ("place", 2)] {
        let told = json(&mut shop, &["stock", "--by", by, "--as-of", SUNDAY]);
        let stock = told["stock"].as_array().unwrap();
        let sum: i64 = stock.iter().map(|row| row["value"].as_i64().unwrap()).sum();
        assert_eq!((stock.len(), sum, told["total"]["value"].as_i64()), (rows, value, Some(value)), "{by}: {told}");
        let table = shop.ocop(&["show", "stock", "--by", by, "--as-of", SUNDAY]).out;
        assert!(table.contains("9.176.500"), "{by}\n{table}");
    }
}

#[test]
fn what_lies_here_is_known_by_pack_and_whose_it_is() {
    let shop = shop();
    let ledger = ReadOnly::open(&shop.ledger()).unwrap();
    let here = ledger.reader().stock_here().unwrap();
    let left = |sku: &str| -> Vec<String> {
        let sku = SkuCode::new(sku).unwrap();
        here.of(&sku).map(|(whose, left)| format!("{whose} {left}")).collect()
    };
    assert_eq!(
        (left("MO500"), left("TK"), left("KD450")),
        (vec!["OX 28".into()], vec!["OX 3,5".into()], vec!["DA 40".into()])
    );
    let sold = left("VE");
    assert!(sold.is_empty(), "{sold:?}");
}

#[test]
fn stock_is_found_as_at_the_counter() {
    let mut shop = shop();
    let mut lots = |more: &[&str]| -> Vec<String> {
        let told = json(&mut shop, &[&["stock", "--as-of", SUNDAY], more].concat());
        told["stock"].as_array().unwrap().iter().map(|r| r["lot"]["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(lots(&["--find", "ong mat"]), ["LO-2", "LO-1"], "the first to expire first");
    assert_eq!(lots(&["--find", "l2611"]), ["LO-1"]);
    assert_eq!(lots(&["--find", "PX-17 tom"]), ["LO-3"]);
    assert_eq!(lots(&["--producer", "dong a"]), ["LO-4"]);
    assert_eq!(lots(&["--producer", "OX", "--find", "kẹo"]), [] as [&str; 0]);
    assert_eq!(lots(&["--expiring", "7"]), ["LO-2"]);
}

#[test]
fn the_calendar_tells_what_is_due_and_the_months() {
    let told = json(&mut shop(), &["expiry", "--as-of", "2026-11-24"]);
    let field = |list: &str, name: &str| -> Vec<String> {
        told[list].as_array().unwrap().iter().map(|r| r[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(field("due", "due"), ["expired", "30", "90"]);
    assert_eq!(field("months", "month"), ["2026-11", "2026-12", "2027-02"]);
    assert_eq!(told["due"][0]["units"][0]["quantity"], "4", "two were sold while it was good");
    let table = shop().ocop(&["show", "expiry", "--as-of", "2026-11-24"]).out;
    assert!(table.starts_with("Đã hết hạn: 1 lô, 4 chai, 480.000 đ\n23/11/2026  LO-2"), "{table}");
}

#[test]
fn slow_goods_are_those_nobody_bought_for_so_many_days() {
    let mut shop = shop();
    let mut slow = |days: &str| -> Vec<(String, i64)> {
        let told = json(&mut shop, &["slow", "--days", days, "--cover", "1000", "--as-of", "2026-11-25"]);
        let of = |r: &Value| (r["sku"].as_str().unwrap().to_owned(), r["idle_days"].as_i64().unwrap());
        told["slow"].as_array().unwrap().iter().map(of).collect()
    };
    let all = [("TK", 3), ("MO500", 3), ("KD450", 3)].map(|(sku, days)| (sku.to_owned(), days));
    assert_eq!(slow("3"), all, "the dearest first");
    assert_eq!(slow("4"), []);
}

#[test]
fn a_lot_s_way_tells_who_when_and_by_which_paper() {
    let mut shop = shop();
    shop.run(r#"{"do":"void_sale","receipt":"Q1-000001","reason":"khách đổi ý"}"#);
    shop.run(r#"{"do":"set_hold","lot":"LO-2","hold":"held","reason":"lấy mẫu","minutes":"BB-7"}"#);
    shop.run(r#"{"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ hũ","lines":[{"lot":"LO-2","place":"shelf","quantity":"1"}]}"#);
    let told = json(&mut shop, &["lot", "LO-2"]);
    let way: Vec<String> = told["movements"].as_array().unwrap().iter().map(step).collect();
    assert_eq!(way[1..3], ["shelf>buyer 2 Q1-000001  ".to_owned(), "buyer>shelf 2 Q1-000001 khách đổi ý ".to_owned()]);
    assert!(way[0].starts_with("producer>shelf 6 Q1-N") && way[3].starts_with("shelf>loss 1 Q1-H"), "{way:?}");
    assert_eq!((&told["holds"][0]["minutes"], &told["held"]), (&"BB-7".into(), &true.into()));
    assert_eq!(told["places"][0]["quantity"], "5");
    let text = shop.ocop(&["show", "lot", "LO-2"]).out;
    assert!(text.contains("tạm dừng bán") && text.contains("còn Kệ: 5"), "{text}");
    shop.ocop(&["show", "lot", "LO-9"]).says(1, "không có lô LO-9", "there is no lot LO-9");
}

fn step(m: &Value) -> String {
    let text = |name: &str| m[name].as_str().unwrap_or_default().to_owned();
    let who = if text("staff").is_empty() { "?" } else { "" };
    format!("{}>{} {} {} {} {who}", text("from"), text("to"), text("quantity"), text("document"), text("reason"))
}

#[test]
fn sold_below_the_books_is_listed_with_its_name_and_hour() {
    let mut shop = shop();
    shop.run(r#"{"do":"complete_sale","lines":[{"sku":"KD450","quantity":"3"}],"tenders":[{"kind":"cash","amount":174000}]}"#);
    let told = json(&mut shop, &["oversold"]);
    assert_eq!(
        (&told["oversold"][0]["name"], &told["oversold"][0]["quantity"]),
        (&"Kẹo dừa 450 g".into(), &"3".into())
    );
    assert!(shop.ocop(&["show", "oversold"]).out.contains("22/11/2026"));
}

#[test]
fn a_past_day_knows_what_was_held_and_what_it_was_worth() {
    let mut shop = shop();
    let next = |shop: &mut Shop, day: &str, line: &str| {
        shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
        shop.attempt_at(r#"{"do":"open_shift","float_vnd":1000000}"#, at(&format!("{day}T08:00:00+07:00"))).unwrap();
        shop.run(line);
    };
    next(&mut shop, "2026-11-23", r#"{"do":"set_hold","lot":"LO-3","hold":"held","reason":"lấy mẫu"}"#);
    shop.run(r#"{"do":"set_price","sku":"TK","price":1200000,"from":"2026-11-23"}"#);
    next(&mut shop, "2026-11-24", r#"{"do":"set_hold","lot":"LO-3","hold":"free","reason":"đạt"}"#);
    let reader = shop.desk().ledger.reader();
    let then = |day: &str| {
        let day = day.parse().unwrap();
        let row = reader.stock_rows(day, Some(day)).unwrap().into_iter().find(|r| r.lot.id.as_str() == "LO-3").unwrap();
        (row.hold, row.value().get())
    };
    assert_eq!(then("2026-11-22"), (Hold::Free, 3_496_500));
    assert_eq!(then("2026-11-23"), (Hold::Held, 4_200_000));
    assert_eq!(then("2026-11-24"), (Hold::Free, 4_200_000));
    shop.verify().unwrap();
}

#[test]
fn a_sale_that_was_explained_later_names_its_lot_to_an_inspector() {
    let mut shop = Shop::open();
    for line in [
        r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"1","lot":"M1","form":"consignment"}]}"#,
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"3"}],"tenders":[{"kind":"cash","amount":360000}]}"#,
        r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"5","lot":"M2","form":"consignment"}]}"#,
    ] {
        shop.run(line);
    }
    assert_eq!(json(&mut shop, &["inspection", "MO500"])["sales"][0]["lots"], serde_json::json!(["M1", "M2"]));
}

#[test]
fn what_an_inspector_and_a_manager_were_told_of_a_day_is_told_of_it_later() {
    let mut shop = shop();
    let told = |shop: &mut Shop| {
        [&["inspection", "MO500"][..], &["lot", "LO-1"], &["today"], &["recognitions"]]
            .map(|asked| json(shop, &[asked, &["--as-of", SUNDAY]].concat()))
    };
    let then = told(&mut shop);
    assert_eq!((&then[0]["lots"][0]["hold"], &then[0]["sales"].as_array().unwrap().len()), (&"free".into(), &1));
    shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
    shop.attempt_at(r#"{"do":"open_shift","float_vnd":1000000}"#, at("2026-11-23T08:00:00+07:00")).unwrap();
    for line in [
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"3"}],"tenders":[{"kind":"cash","amount":360000}]}"#,
        r#"{"do":"write_off_goods","lines":[{"lot":"LO-1","place":"shelf","quantity":"1"}],"cause":"damaged","bearer":"shop","reason":"vỡ"}"#,
        r#"{"do":"set_hold","lot":"LO-1","hold":"held","reason":"lấy mẫu"}"#,
        r#"{"do":"withdraw_recognition","product":"MO500","effective":"2026-11-23T09:00:00+07:00","reason":"sai hồ sơ"}"#,
        r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"9","lot":"LO-9","form":"consignment"}]}"#,
    ] {
        shop.run(line);
    }
    assert_eq!(told(&mut shop), then, "nothing of a later day is in it");
    let now = json(&mut shop, &["inspection", "MO500"]);
    assert_eq!((now["lots"].as_array().unwrap().len(), now["sales"].as_array().unwrap().len()), (3, 2));
}

/// What lies where, as the model and the books tell it.
type Lying = BTreeMap<String, i64>;

fn lying(shop: &mut Shop, as_of: Option<chrono::NaiveDate>) -> Lying {
    let rows = shop.desk().ledger.reader().stock_rows(chrono::NaiveDate::MAX, as_of).unwrap();
    rows.iter().map(|r| (r.lot.id.as_str().to_owned(), r.quantity.thousandths() / 1_000)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn every_evening_is_remembered_as_it_was(days in prop::collection::vec(prop::collection::vec((0u8..3, 1i64..5), 0..4), 1..5)) {
        let mut shop = Shop::open();
        let (mut model, mut evenings, mut lots) = (Lying::new(), Vec::new(), 0);
        for (n, steps) in days.into_iter().enumerate() {
            if n > 0 {
                shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
                let morning = at(crate::shop::MORNING).at_ms + n as i64 * 86_400_000;
                shop.attempt_at(r#"{"do":"open_shift","float_vnd":1000000}"#, Moment::vietnam(morning)).unwrap();
            }
            for (what, n) in steps {
                let first = model.keys().next().cloned();
                match (what, first) {
                    (0, _) => {
                        lots += 1;
                        let lot = format!("LO-{lots:02}");
                        shop.run(&format!(r#"{{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{{"sku":"MO500","quantity":"{n}","lot":"{lot}","form":"consignment"}}]}}"#));
                        model.insert(lot, n);
                    }
                    (1, Some(lot)) => {
                        let n = n.min(model[&lot]);
                        let sold = shop.run(&format!(r#"{{"do":"complete_sale","lines":[{{"sku":"MO500","quantity":"{n}"}}],"tenders":[{{"kind":"cash","amount":{}}}]}}"#, n * 120_000));
                        let is_sale = matches!(sold, Outcome::SaleCompleted { .. });
                        prop_assert!(is_sale);
                        *model.get_mut(&lot).unwrap() -= n;
                    }
                    (2, Some(lot)) => {
                        shop.run(&format!(r#"{{"do":"return_goods","producer":"OX","reason":"x","lines":[{{"lot":"{lot}","place":"shelf","quantity":"1"}}]}}"#));
                        *model.get_mut(&lot).unwrap() -= 1;
                    }
                    _ => {}
                }
                model.retain(|_, n| *n > 0);
            }
            let day = at(crate::shop::MORNING).date() + chrono::Days::new(n as u64);
            evenings.push((day, model.clone()));
        }
        prop_assert_eq!(lying(&mut shop, None), model);
        for (day, then) in evenings {
            prop_assert_eq!(&lying(&mut shop, Some(day)), &then, "{}", day);
            let reader = shop.desk().ledger.reader();
            for (lot, left) in then {
                let history = reader.lot_history(&LotId::new(lot).unwrap(), day).unwrap().unwrap().until(day);
                let lay: Vec<i64> = history.places.iter().map(|(_, q)| q.thousandths() / 1_000).collect();
                prop_assert_eq!(lay, [left], "the way of a lot ends as the books of that day: {}", day);
            }
        }
    }
}

#[test]
fn a_day_is_written_as_people_write_it_and_one_to_come_is_not_asked_of_the_books() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"5","lot":"A","form":"consignment"}]}"#);
    for day in ["2026-11-22", "22/11/2026", "22/11/26"] {
        let ran = shop.ocop(&["show", "lots", "MO500", "--as-of", day]);
        assert!(ran.status == 0 && ran.out.contains("5 chai"), "{day}: {ran:?}");
    }
    for (day, said) in [("hôm qua", "không phải ngày"), ("1126", "không phải ngày"), ("01/01/2199", "chưa tới")]
    {
        for list in [&["stock"][..], &["oversold"], &["transit"], &["stamps"], &["lots", "MO500"], &["lot", "A"]] {
            let ran = shop.ocop(&[&["show"], list, &["--as-of", day]].concat());
            assert!(
                ran.status == 2 && ran.err.contains(said) && ran.err.contains("write it") | ran.err.contains("to come"),
                "{ran:?}"
            );
        }
    }
}
