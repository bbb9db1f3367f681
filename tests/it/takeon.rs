//! Quantities of sheets taken on as opening stock: one document a producer, all of it or nothing.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::Shop;

const SHEET: &str = "\
Mã hàng,Tên hàng,ĐVT,Giá,Chủ thể,Tồn kho,Số lô,Hạn sử dụng,NSX,Vị trí
MO500,Mật ong,chai,120000,HTX Ong Xanh,12,L1,31/12/27,01/10/2026,Kệ
MO500,Mật ong,chai,120000,HTX Ong Xanh,5,L2,30/06/2020,,Kho
TK,Tôm khô,kg,999000,HTX Ong Xanh,\"2,5\",,,,Kho
KD450,Kẹo dừa,hộp,58000,Cty Đông Á,1.200,,,,
MOI,Mứt dừa,hũ,40000,Cơ sở Ba Tri,7,,0627,,Kệ 3
KHONG,Trà,gói,30000,Cơ sở Ba Tri,0,,,,
";
const TAKE: [&str; 3] = ["--opening-stock", "--counted-with", "chị Sáu"];

/// Writes a file into a shop's folder and returns its path.
fn put(shop: &Shop, name: &str, text: &str) -> String {
    let path = shop.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What lies here: pack, lot code, last day and place to thousandths.
fn on_hand(shop: &mut Shop) -> BTreeMap<(String, String, String, String), i64> {
    let mut sums = BTreeMap::new();
    for row in shop.desk().ledger.reader().stock(None).unwrap() {
        let last = row.lot.expires.map(|d| d.to_string()).unwrap_or_default();
        let key = (row.lot.sku.to_string(), row.lot.code.clone(), last, row.place.code().to_owned());
        *sums.entry(key).or_default() += row.quantity.thousandths();
    }
    sums.retain(|_, milli| *milli != 0);
    sums
}

fn key(sku: &str, lot: &str, last: &str, place: &str) -> (String, String, String, String) {
    (sku.into(), lot.into(), last.into(), place.into())
}

#[test]
fn a_stock_sheet_is_taken_on_a_document_a_producer_and_twice_changes_nothing() {
    let mut shop = Shop::open();
    let file = put(&shop, "ton.csv", SHEET);
    let ran = shop.ocop(&[&["import", file.as_str()], TAKE.as_slice()].concat());
    assert!(ran.status == 0 && ran.out.contains("tồn đầu: 3 biên bản"), "{ran:?}");
    assert!(ran.out.contains("HTX Ong Xanh: 3 dòng · 17 chai · 2,5 kg"), "producer by producer: {ran:?}");
    let expected = BTreeMap::from([
        (key("MO500", "L1", "2027-12-31", "shelf"), 12_000),
        (key("MO500", "L2", "2020-06-30", "store"), 5_000),
        (key("TK", "", "", "store"), 2_500),
        (key("KD450", "", "", "shelf"), 1_200_000),
        (key("MOI", "", "2027-06-30", "shelf"), 7_000),
    ]);
    assert_eq!(on_hand(&mut shop), expected);
    let before = shop.verify().unwrap().entries;
    let again = shop.ocop(&[&["import", file.as_str()], TAKE.as_slice()].concat());
    assert!(again.status == 0 && again.out.contains("nothing new") && again.out.contains("để nguyên"), "{again:?}");
    assert_eq!(shop.verify().unwrap().entries, before);
    assert_eq!(on_hand(&mut shop), expected);
}

#[test]
fn each_producer_may_have_somebody_of_their_own_count_with_us() {
    let mut shop = Shop::open();
    let file = put(&shop, "ton.csv", SHEET);
    let import = |shop: &mut Shop, with: &[&str]| {
        let with = with.iter().flat_map(|name| ["--counted-with", name]);
        shop.ocop(&["import", file.as_str(), "--opening-stock"].into_iter().chain(with).collect::<Vec<_>>())
    };
    let wrong: [(&[&str], &str, &str); 4] = [
        (&["OX=anh Ba"], "cùng đếm với Cty Đông Á", "nobody is named for Cty Đông Á"),
        (&["anh Ba", "chị Sáu"], "hai tên chung", "two names for all"),
        (&["HTX Lạ=anh Ba", "chị Sáu"], "không có tồn của chủ thể \"HTX Lạ\"", "it has: HTX Ong Xanh | Cty Đông Á"),
        (&["OX=", "chị Sáu"], "chưa có người", "nobody is named"),
    ];
    for (with, vi, en) in wrong {
        import(&mut shop, with).says(2, vi, en);
    }
    assert!(on_hand(&mut shop).is_empty());
    let ran = import(&mut shop, &["htx ong xanh=anh Ba", "DA=cô Tư", "chị Sáu"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let entries = shop.desk().ledger.reader();
    let with: BTreeMap<_, _> = (1..)
        .map_while(|seq| entries.entry(seq).unwrap())
        .filter_map(|e| match e.fact {
            ocop::domain::entry::Fact::StockTakenOn(t) => Some((t.producer.to_string(), t.counted_with)),
            _ => None,
        })
        .collect();
    assert_eq!((with["OX"].as_str(), with["DA"].as_str(), with.len()), ("anh Ba", "cô Tư", 3));
    assert!(with.values().any(|name| name == "chị Sáu"), "the rest: {with:?}");
}

#[test]
fn without_being_asked_quantities_are_left_and_the_way_is_told() {
    let mut shop = Shop::open();
    let file = put(&shop, "ton.csv", SHEET);
    let ran = shop.ocop(&["import", &file]);
    assert!(ran.status == 1 || ran.out.contains("--opening-stock --counted-with"), "{ran:?}");
    assert!(on_hand(&mut shop).is_empty());
    let nobody = shop.ocop(&["import", &file, "--opening-stock"]);
    assert!(nobody.status == 2 && nobody.err.contains("--counted-with"), "{nobody:?}");
}

#[test]
fn a_row_that_cannot_be_taken_on_says_why_and_nothing_is_half_done() {
    let mut shop = Shop::open();
    let rows = "Mã hàng,Tên hàng,ĐVT,Giá,Chủ thể,SL,Số lô,HSD,NSX,Vị trí\n\
        MO500,Mật ong,chai,,HTX Ong Xanh,-3,,,,\n\
        KD450,Kẹo dừa,hộp,,Cty Đông Á,\"2,5\",,,,\n\
        A1,Mứt,,,Cty Đông Á,4,,,,\n\
        A2,Bánh,hộp,,Cty Đông Á,4,,31/12/2026,31/12/2027,\n\
        A3,Trà,hộp,,Cty Đông Á,4,,,,Gác xép\n\
        TK,Tôm khô,kg,,HTX Ong Xanh,1,,,,\n\
        TK,Tôm khô,kg,,HTX Ong Xanh,2,,,,\n";
    let file = put(&shop, "sai.csv", rows);
    let before = shop.verify().unwrap().entries;
    let ran = shop.ocop(&[&["import", file.as_str()], TAKE.as_slice()].concat());
    ran.says(1, "6 dòng chưa đúng", "rows that are not right: 6");
    for why in ["số lượng âm", "đếm theo cái", "đơn vị tính", "trước hạn dùng", "Kệ, Kho, Hội chợ", "lặp lại hàng"]
    {
        assert!(ran.out.contains(why), "{why}: {ran:?}");
    }
    assert_eq!(shop.verify().unwrap().entries, before);
    let ran = shop.ocop(&[&["import", "--skip-refused", file.as_str()], TAKE.as_slice()].concat());
    assert!(ran.status == 0 && ran.out.contains("tồn đầu: 1 biên bản"), "{ran:?}");
    assert_eq!(on_hand(&mut shop), BTreeMap::from([(key("TK", "", "", "shelf"), 1_000)]));
}

#[test]
fn one_refused_document_leaves_no_trace_of_the_whole_import() {
    let mut shop = Shop::open();
    let doc = |producer: &str, sku: &str| json!({"producer":producer,"counted_with":"chị Sáu","lines":[{"sku":sku,"quantity":"3","place":"shelf","form":"consignment"}]});
    let line = |opening: Value| {
        json!({"do":"import_catalogue","source":"ton.csv","rows":[{"sku":"MUT","name":"Mứt","unit":"hũ","sold_by":"piece","price":40000,"producer":"BT","producer_name":"Cơ sở Ba Tri","producer_kind":"household"}],"opening":opening}).to_string()
    };
    let before = shop.verify().unwrap().entries;
    assert_eq!(shop.refused(&line(json!([doc("BT", "MUT"), doc("DA", "MO500")]))), "other_producer");
    assert!(shop.verify().unwrap().entries == before && on_hand(&mut shop).is_empty());
    let outcome = serde_json::to_value(shop.run(&line(json!([doc("BT", "MUT"), doc("DA", "KD450")])))).unwrap();
    assert_eq!((&outcome["new"], &outcome["taken_on"]), (&json!(1), &json!(2)));
    assert_eq!(shop.refused(&line(json!([doc("BT", "MUT")]))), "taken_on_before");
    assert_eq!(on_hand(&mut shop).len(), 2);
    assert!(shop.verify().is_ok());
}

#[test]
fn an_import_with_stock_under_one_id_is_done_once() {
    let mut shop = Shop::open();
    let line = r#"{"id":"ton-dau-1","do":"import_catalogue","rows":[],"opening":[{"producer":"DA","counted_with":"chị Sáu","lines":[{"sku":"KD450","quantity":"3","place":"shelf","form":"consignment"}]}]}"#;
    let ran = shop.lines(&[], &[line, line]);
    let told = ran.json();
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(told[0]["outcome"], told[1]["outcome"], "{told:?}");
    assert_eq!(on_hand(&mut shop).values().sum::<i64>(), 3_000);
}

#[test]
fn columns_are_corrected_by_hand_like_any_other() {
    let mut shop = Shop::open();
    let file = put(&shop, "dem.csv", "Mã hàng,Tên hàng,Chủ thể,Đếm được,Lô nào\nMO500,Mật ong,HTX Ong Xanh,9,L7\n");
    let args = ["import", &file, "--map", "Đếm được=tồn kho,Lô nào=số lô"];
    let ran = shop.ocop(&[args.as_slice(), TAKE.as_slice()].concat());
    assert!(ran.status == 0, "{ran:?}");
    assert_eq!(on_hand(&mut shop), BTreeMap::from([(key("MO500", "L7", "", "shelf"), 9_000)]));
}

#[test]
fn the_stock_of_one_ledger_is_taken_on_in_another() {
    let mut here = Shop::open();
    let lines = json!([
        {"sku":"MO500","quantity":"12","place":"shelf","lot_code":"0012","made":"2026-10-01","expires":"2027-10-31","received":"2026-11-01","form":"consignment","consignment_price":96000},
        {"sku":"MO500","quantity":"4","place":"store","lot_code":"0012","made":"2026-10-01","expires":"2027-10-31","received":"2026-11-01","form":"purchase"},
        {"sku":"TK","quantity":"1.125","place":"fair","expires":"2020-01-31","form":"consignment"}]);
    here.run(&json!({"do":"take_on_stock","producer":"OX","counted_with":"anh Ba","lines":lines}).to_string());
    here.run(&json!({"do":"take_on_stock","producer":"DA","counted_with":"anh Ba","lines":[{"sku":"KD450","quantity":"1500","place":"shelf","form":"sample"}]}).to_string());
    for name in ["t.csv", "t.xlsx"] {
        let path = here.path().join(name).to_str().unwrap().to_owned();
        assert_eq!(here.ocop(&["show", "stock", "--to", &path]).status, 0);
        let mut there = Shop::practice();
        there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
        let ran = there.ocop(&[&["import", path.as_str()], TAKE.as_slice()].concat());
        assert!(ran.status == 0, "{name}: {ran:?}");
        assert_eq!(on_hand(&mut there), on_hand(&mut here), "{name}");
        let lots = |shop: &mut Shop| {
            let rows = shop.desk().ledger.reader().stock(None).unwrap();
            let mut facts: Vec<_> = rows
                .iter()
                .map(|r| format!("{:?}", (&r.lot.sku, r.lot.made, r.lot.received, r.lot.form, r.lot.consignment_price)))
                .collect();
            facts.sort();
            facts
        };
        assert_eq!(lots(&mut there), lots(&mut here), "{name}");
        assert!(there.verify().is_ok());
    }
}

#[test]
fn a_last_day_that_could_mean_two_is_asked_about() {
    let mut shop = Shop::open();
    let file =
        put(&shop, "han.csv", "Mã hàng,Tên hàng,ĐVT,Chủ thể,Tồn,HSD\nMO500,Mật ong,chai,HTX Ong Xanh,3,5/3/27\n");
    let ran = shop.ocop(&[&["import", file.as_str()], TAKE.as_slice()].concat());
    assert!(ran.status == 1 && ran.out.contains("--date-order"), "{ran:?}");
    let ran = shop.ocop(&[&["import", file.as_str(), "--date-order", "dmy"], TAKE.as_slice()].concat());
    assert_eq!(
        (ran.status, on_hand(&mut shop)),
        (0, BTreeMap::from([(key("MO500", "", "2027-03-05", "shelf"), 3_000)]))
    );
}

#[test]
fn what_the_books_have_is_not_taken_on_again_and_a_hold_is_not_lost() {
    let mut here = Shop::open();
    here.run(r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"12","lot":"A","form":"consignment"},{"sku":"TK","quantity":"2","lot":"B","form":"consignment"}]}"#);
    here.run(r#"{"do":"set_hold","lot":"B","hold":"held","reason":"khách báo mốc"}"#);
    let path = here.path().join("t.xlsx").to_str().unwrap().to_owned();
    assert_eq!(here.ocop(&["show", "stock", "--to", &path]).status, 0);
    let before = on_hand(&mut here);
    let again = here.ocop(&[&["import", path.as_str()], TAKE.as_slice()].concat());
    assert!(again.status == 1 && again.out.contains("đã có trong sổ"), "{again:?}");
    assert_eq!(on_hand(&mut here), before);
    let mut there = Shop::open();
    let ran = there.ocop(&[&["import", path.as_str()], TAKE.as_slice()].concat());
    assert_eq!((ran.status, on_hand(&mut there)), (0, before), "{ran:?}");
    let stock = there.desk().ledger.reader().stock(None).unwrap();
    let held: Vec<_> = stock.iter().map(|r| (r.lot.sku.as_str(), r.held)).collect();
    assert_eq!(held, [("MO500", false), ("TK", true)]);
    assert_eq!(there.refused(r#"{"do":"complete_sale","lines":[{"sku":"TK","quantity":"1"}],"tenders":[{"kind":"cash","amount":999000}]}"#), "lot_held");
    there.verify().unwrap();
}

#[test]
fn a_lot_that_lies_in_two_places_comes_back_as_one() {
    let mut here = Shop::open();
    here.run(r#"{"do":"receive_goods","producer":"OX","agreement":"HĐ 3","place":"shelf","lines":[{"sku":"MO500","quantity":"12","lot":"A","expires":"2027-05-31","form":"consignment"}]}"#);
    here.run(r#"{"do":"move_goods","to":"store","lines":[{"lot":"A","place":"shelf","quantity":"5"}]}"#);
    let path = here.path().join("t.csv").to_str().unwrap().to_owned();
    assert_eq!(here.ocop(&["show", "stock", "--to", &path]).status, 0);
    let mut there = Shop::open();
    let ran = there.ocop(&[&["import", path.as_str()], TAKE.as_slice()].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(on_hand(&mut there), on_hand(&mut here));
    let rows = there.desk().ledger.reader().stock(None).unwrap();
    assert!(rows.len() == 2 && rows[0].lot == rows[1].lot, "{rows:?}");
    assert_eq!(rows[0].lot.agreement.as_deref(), Some("HĐ 3"));
    there.verify().unwrap();
}

#[test]
fn what_was_left_out_of_opening_stock_is_told_when_the_sheet_comes_again() {
    let mut shop = Shop::open();
    let head = "Mã hàng,Tên hàng,ĐVT,Chủ thể,Tồn,HSD\n";
    let bad = put(
        &shop,
        "a.csv",
        &format!("{head}MO500,Mật ong,chai,HTX Ong Xanh,3,31/12/2027\nTK,Tôm khô,kg,HTX Ong Xanh,-5,\n"),
    );
    let ran = shop.ocop(&[&["import", bad.as_str(), "--skip-refused"], TAKE.as_slice()].concat());
    assert_eq!((ran.status, on_hand(&mut shop).len()), (0, 1), "{ran:?}");
    let good = put(
        &shop,
        "b.csv",
        &format!("{head}MO500,Mật ong,chai,HTX Ong Xanh,3,31/12/2027\nTK,Tôm khô,kg,HTX Ong Xanh,5,\n"),
    );
    let ran = shop.ocop(&[&["import", good.as_str()], TAKE.as_slice()].concat());
    assert!(ran.status == 1 && ran.out.contains("nhận hàng hoặc kiểm kê để ghi thêm"), "{ran:?}");
    let again = put(&shop, "c.csv", &format!("{head}MO500,Mật ong,chai,HTX Ong Xanh,3,31/12/2027\n"));
    let ran = shop.ocop(&[&["import", again.as_str()], TAKE.as_slice()].concat());
    assert_eq!((ran.status, on_hand(&mut shop).len()), (0, 1), "what is there already is left as it is: {ran:?}");
}

#[test]
fn what_goods_are_handed_over_for_comes_with_the_sheet() {
    let mut shop = Shop::open();
    let rows = "Mã hàng,Tên hàng,ĐVT,Giá bán,Giá giao,Giá vốn,Chủ thể,Tồn kho\n\
                MO500,Mật ong,chai,120.000,\"96.000\",1,HTX Ong Xanh,12\n\
                TK,Tôm khô,kg,999000,0,2,HTX Ong Xanh,\"2,5\"\n";
    let file = put(&shop, "gia.csv", rows);
    let aside = shop.ocop(&["import", &file, "--dry-run"]);
    assert!(aside.out.contains("giá ký gửi: ghi khi nhận hàng"), "a catalogue does not take it: {aside:?}");
    let ran = shop.ocop(&[&["import", file.as_str()], TAKE.as_slice()].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    let rows = shop.desk().ledger.reader().stock(None).unwrap();
    let mut prices: Vec<_> =
        rows.iter().map(|r| (r.lot.sku.to_string(), r.lot.consignment_price.map(|p| p.get()))).collect();
    prices.sort();
    assert_eq!(prices, [("MO500".to_owned(), Some(96_000)), ("TK".to_owned(), None)], "nought is no price");
    let bad = put(&shop, "hong.csv", "Mã hàng,Tên hàng,ĐVT,Giá vốn,Chủ thể,Tồn\nX1,Mứt,hũ,chưa rõ,Cơ sở Ba Tri,3\n");
    let ran = shop.ocop(&[&["import", bad.as_str()], TAKE.as_slice()].concat());
    assert!(ran.status == 1 && ran.out.contains("Giá vốn") && ran.out.contains("chưa rõ"), "{ran:?}");
}

#[test]
fn a_delivery_an_earlier_program_kept_without_a_producer_goes_on_under_the_name_it_gets() {
    let mut shop = Shop::open();
    let kept =
        r#"{"place":"shelf","form":"consignment","lines":[{"sku":"MO500","quantity":"12","form":"consignment"}]}"#;
    shop.tamper().execute("INSERT INTO draft(kind, body, at_ms) VALUES ('delivery', ?1, 1)", [kept]).unwrap();
    assert_eq!(shop.desk().till_state().unwrap().deliveries.len(), 1);
    let named = kept.replacen('{', r#"{"do":"keep_delivery","producer":"OX","#, 1);
    shop.run(&named);
    let left = shop.desk().till_state().unwrap().deliveries;
    assert_eq!(left.len(), 1, "the same goods are not received twice: {left:?}");
}

#[test]
fn goods_kept_without_a_producer_stay_beside_those_of_one() {
    let mut shop = Shop::open();
    let keep = |whose: &str, lines: &str| format!(r#"{{"do":"keep_delivery"{whose},"lines":[{lines}]}}"#);
    let line = |sku: &str, n: u8| format!(r#"{{"sku":"{sku}","quantity":"{n}","form":"consignment"}}"#);
    let kept = |shop: &mut Shop| {
        let mut keys: Vec<_> = shop.desk().till_state().unwrap().deliveries.iter().map(|d| d.key()).collect();
        keys.sort();
        keys
    };
    shop.run(&keep("", &line("MO500", 12)));
    shop.run(&keep(r#","producer":"DA""#, &line("KD450", 4)));
    assert_eq!(kept(&mut shop), ["delivery:", "delivery:DA"]);
    shop.run(&keep(r#","producer":"DA""#, ""));
    assert_eq!(kept(&mut shop), ["delivery:"], "dropping one drops that one");
    shop.run(&keep(r#","producer":"OX""#, &[line("MO500", 12), line("TK", 2)].join(",")));
    assert_eq!(kept(&mut shop), ["delivery:OX"], "the same goods and more are the same delivery under its name");
    let old = keep("", &line("MO500", 3)).replacen(r#""do":"keep_delivery","#, "", 1);
    shop.tamper().execute("INSERT INTO draft(kind, body, at_ms) VALUES ('delivery', ?1, 1)", [old]).unwrap();
    shop.run(&keep(r#","producer":"DA""#, &line("KD450", 4)));
    assert_eq!(kept(&mut shop), ["delivery:", "delivery:DA", "delivery:OX"]);
}

/// A row of a stock sheet: goods, thousandths, lot, days to the last day, place.
type Row = (usize, i64, u8, Option<u16>, usize);

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn what_lies_here_is_what_the_sheet_counted(rows in prop::collection::vec((0usize..3, 0i64..9_000, 0u8..3, prop::option::of(0u16..900), 0usize..3), 1..14)) {
        let goods = [("MO500", "Mật ong", "chai", "HTX Ong Xanh"), ("TK", "Tôm khô", "kg", "HTX Ong Xanh"), ("KD450", "Kẹo dừa", "hộp", "Cty Đông Á")];
        let (places, codes) = (["Kệ", "Kho", "Hội chợ"], ["shelf", "store", "fair"]);
        let mut csv = String::from("Mã hàng,Tên hàng,ĐVT,Chủ thể,Số lượng,Số lô,HSD,Vị trí\n");
        let mut model: BTreeMap<(String, String, String, String), i64> = BTreeMap::new();
        for (what, milli, lot, days, place) in rows as Vec<Row> {
            let (sku, name, unit, whose) = goods[what];
            let milli = if sku == "TK" { milli } else { milli / 1_000 * 1_000 };
            let last = days.map(|d| chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::Duration::days(d.into()));
            let (shown, iso) = (last.map(|d| d.format("%d/%m/%Y").to_string()).unwrap_or_default(), last.map(|d| d.to_string()).unwrap_or_default());
            let figure = format!("{}.{:03}", milli / 1_000, milli % 1_000);
            let figure = if sku == "TK" { figure } else { (milli / 1_000).to_string() };
            csv.push_str(&format!("{sku},{name},{unit},{whose},{figure},L{lot},{shown},{}\n", places[place]));
            // The same goods, lot and place a second time are left out; nothing counted is no line.
            if milli > 0 {
                model.entry(key(sku, &format!("L{lot}"), &iso, codes[place])).or_insert(milli);
            }
        }
        let mut shop = Shop::open();
        let file = put(&shop, "ton.csv", &csv);
        let ran = shop.ocop(&[&["import", "--skip-refused", "--date-order", "dmy", file.as_str()], TAKE.as_slice()].concat());
        prop_assert_eq!(ran.status, 0, "{:?}", ran);
        prop_assert_eq!(on_hand(&mut shop), model);
        prop_assert!(shop.verify().is_ok());
    }
}
