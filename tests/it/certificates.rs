//! Papers of producers and products, and what an inspector is shown of one product.

use std::collections::BTreeMap;

use ocop::commands::CommandError;
use ocop::domain::certificate::CertificateKind;
use ocop::domain::lang::Lang;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::{Answer, CertificateAnswer, CertificateList, CertificateScope, Inspection, Query, When};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::Shop;

const GOODS: [&str; 2] = [
    r#"{"do":"record_product","code":"MO","name":"Mật ong hoa nhãn","producer":"OX","group_item":4}"#,
    r#"{"do":"record_sku","code":"MO1","product":"MO","pack":"1 lít","unit":"chai","sold_by":"piece"}"#,
];

fn shop() -> Shop {
    let mut shop = Shop::open();
    GOODS.iter().for_each(|line| drop(shop.run(line)));
    shop.run(r#"{"do":"set_price","sku":"MO1","price":200000,"from":"2026-01-01"}"#);
    shop.run(r#"{"do":"set_tax_class","sku":"MO1","class":"r5","from":"2026-01-01"}"#);
    shop
}

fn paper(kind: &str, number: &str, from: &str, to: Option<&str>) -> String {
    json!({"do":"record_certificate","producer":"OX","kind":kind,"number":number,"from":from,"to":to}).to_string()
}

fn ask(shop: &mut Shop, list: CertificateList, day: &str) -> CertificateAnswer {
    let query =
        Query::Certificates { list, scope: CertificateScope::default(), when: When::EndOf(day.parse().unwrap()) };
    match shop.desk().answer(&query).unwrap() {
        Answer::Certificates(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

fn numbers(shop: &mut Shop, list: CertificateList, day: &str) -> Vec<String> {
    ask(shop, list, day).papers.into_iter().map(|row| row.paper.certificate.number).collect()
}

fn missing(shop: &mut Shop, day: &str) -> Vec<CertificateKind> {
    let rows = ask(shop, CertificateList::Missing, day).missing;
    rows.into_iter().filter(|row| row.product.as_str() == "MO").map(|row| row.kind).collect()
}

fn inspect(shop: &mut Shop) -> Inspection {
    let now = Moment::vietnam(shop.desk().ledger.head().at_ms);
    let query = Query::Inspection { product: "MO".to_owned().try_into().unwrap(), when: When::Now(now) };
    match shop.desk().answer(&query).unwrap() {
        Answer::Inspection(Some(told)) => *told,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paper_keeps_what_it_calls_itself_and_gets_the_usual_last_day_of_its_kind() {
    let mut shop = shop();
    let safety = shop.run(&paper("Giấy đủ điều kiện ATTP", "12/ATTP", "2024-02-29", None));
    assert!(matches!(safety, Outcome::CertificateRecorded(p) if p.to.is_some_and(|to| to.to_string() == "2027-02-28")));
    shop.run(&paper("ISO22000:2018", "I-7", "2025-01-01", Some("2028-01-01")));
    let all = ask(&mut shop, CertificateList::All, "2026-11-22").papers;
    let iso = &all.iter().find(|row| row.paper.certificate.number == "I-7").unwrap().paper.certificate;
    assert_eq!((iso.kind, iso.title.as_str()), (CertificateKind::Iso22000, "ISO22000:2018"));
    shop.verify().unwrap();
}

#[test]
fn what_is_no_paper_is_refused_with_the_way_out() {
    let mut shop = shop();
    assert_eq!(shop.refused(&paper("giấy khai sinh", "1", "2026-01-01", None)), "unknown_certificate_kind");
    assert_eq!(shop.refused(&paper("VietGAP", "1", "2026-01-01", None)), "needs_last_day");
    assert_eq!(shop.refused(&paper("VietGAP", "1", "2026-01-02", Some("2026-01-01"))), "bad_dates");
    let other = r#"{"do":"record_certificate","producer":"DA","product":"MO","kind":"tự công bố","from":"2026-01-01"}"#;
    assert_eq!(shop.refused(other), "others_product");
    let nobody = r#"{"do":"record_certificate","producer":"XX","kind":"tự công bố","from":"2026-01-01"}"#;
    assert_eq!(shop.refused(nobody), "unknown_producer");
    let line = r#"{"do":"withdraw_certificate","producer":"OX","kind":"GMP","number":"9","reason":"x"}"#;
    assert_eq!(shop.refused(line), "no_such_certificate");
}

#[test]
fn a_cashier_files_no_papers() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier"}"#);
    let refused = shop.attempt_as("lan", &paper("tự công bố", "1", "2026-01-01", None));
    assert!(matches!(refused, Err(CommandError::Refused(r)) if r.code() == "not_allowed"));
}

#[test]
fn papers_end_are_renewed_and_are_missed_on_the_day() {
    let mut shop = shop();
    assert_eq!(missing(&mut shop, "2026-11-22"), [CertificateKind::SelfDeclaration, CertificateKind::FoodSafety]);
    shop.run(&paper("ATTP", "1", "2023-12-01", Some("2026-12-01")));
    shop.run(&paper("tự công bố", "2", "2025-01-01", None));
    assert!(missing(&mut shop, "2026-11-22").is_empty());
    assert_eq!(numbers(&mut shop, CertificateList::Within(7), "2026-11-22"), [""; 0]);
    assert_eq!(numbers(&mut shop, CertificateList::Within(30), "2026-11-22"), ["1"]);
    assert_eq!(numbers(&mut shop, CertificateList::Expired, "2026-12-02"), ["1"]);
    assert_eq!(missing(&mut shop, "2026-12-02"), [CertificateKind::FoodSafety]);
    shop.run(&paper("ATTP", "3", "2026-12-02", None));
    assert!(missing(&mut shop, "2026-12-02").is_empty());
    assert_eq!(numbers(&mut shop, CertificateList::Within(30), "2026-11-22"), [""; 0], "its follower is filed");
    assert_eq!(numbers(&mut shop, CertificateList::Expired, "2026-12-02"), [""; 0]);
}

#[test]
fn a_withdrawn_paper_counts_no_more_from_its_day_on() {
    let mut shop = shop();
    shop.run(&paper("ATTP", "1", "2026-01-01", None));
    shop.run(r#"{"do":"withdraw_certificate","producer":"OX","kind":"attp","number":"1","day":"2026-11-10","reason":"kiểm tra không đạt"}"#);
    assert!(!missing(&mut shop, "2026-11-09").contains(&CertificateKind::FoodSafety));
    assert!(missing(&mut shop, "2026-11-10").contains(&CertificateKind::FoodSafety));
    shop.verify().unwrap();
}

#[test]
fn a_table_without_rows_says_so() {
    let mut shop = shop();
    let ways: [&[&str]; 4] = [&["certificates", "--within", "30"], &["stamps"], &["count"], &["codes"]];
    for way in ways {
        let said = shop.ocop(&[&["show"], way].concat());
        assert!(said.out.contains("Không có dòng nào.") && said.out.contains("(nothing)"), "{way:?}: {}", said.out);
    }
}

#[test]
fn the_command_line_shows_papers_as_table_and_json() {
    let mut shop = shop();
    shop.run(r#"{"do":"record_certificate","producer":"OX","kind":"ATTP","number":"12/ATTP","from":"2024-01-01","filed_at":"tủ 2, bìa HTX Ong Xanh"}"#);
    let table = shop.ocop(&["show", "certificates", "--producer", "OX", "--as-of", "2026-11-22"]);
    assert!(table.out.contains("12/ATTP") && table.out.contains("tủ 2, bìa HTX Ong Xanh"), "{}", table.out);
    let missing =
        shop.ocop(&["show", "certificates", "--missing", "--product", "MO", "--as-of", "2026-11-22", "--json"]);
    assert_eq!(missing.json()[0]["missing"][0]["kind"], "self_declaration");
    let inspected = shop.ocop(&["show", "inspection", "MO", "--json"]);
    assert_eq!(inspected.json()[0]["papers"][0]["number"], "12/ATTP");
    assert_eq!(shop.ocop(&["show", "inspection", "NONE"]).status, 1);
}

const CAME: &str = r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[{"sku":"MO1","quantity":"24","lot":"LO-1","lot_code":"L2611","expires":"2027-11-30","form":"consignment"}]}"#;

fn sample(quantity: &str) -> String {
    json!({"do":"take_sample","lot":"LO-1","place":"shelf","quantity":quantity,"minutes":"BB-07/2026",
        "authority":"Chi cục ATVSTP","bearer":"producer"})
    .to_string()
}

#[test]
fn an_inspector_s_sample_leaves_the_shelf_with_its_minutes() {
    let mut shop = shop();
    shop.run(CAME);
    assert_eq!(shop.refused(&sample("25")), "not_so_much");
    assert_eq!(shop.refused(&sample("1").replace("BB-07/2026", " ")), "needs_minutes");
    assert_eq!(shop.refused(&sample("1").replace("Chi cục ATVSTP", "")), "needs_authority");
    let off = r#"{"do":"write_off_goods","cause":"sampled","bearer":"shop","reason":"x","lines":[{"lot":"LO-1","place":"shelf","quantity":"1"}]}"#;
    assert_eq!(shop.refused(off), "sample_apart");
    shop.run(&sample("2"));
    let told = inspect(&mut shop);
    assert_eq!(told.lots[0].left.to_string(), "22");
    assert!(told.events[0].reason.contains("BB-07/2026"));
    shop.verify().unwrap();
}

#[test]
fn an_inspector_sees_lots_papers_stars_and_sales_and_no_money() {
    let mut shop = shop();
    shop.run(CAME);
    let receipt = shop.sell("MO1", 3, 600_000);
    let voided = shop.sell("MO1", 1, 200_000);
    shop.run(&json!({"do":"void_sale","receipt":voided,"reason":"x"}).to_string());
    shop.run(r#"{"do":"set_hold","lot":"LO-1","hold":"held","reason":"chờ kết quả","minutes":"BB-08"}"#);
    shop.run(r#"{"do":"record_recognition","product":"MO","stars":4,"decision":"12/QĐ","from":"2025-01-01"}"#);
    let told = inspect(&mut shop);
    let lot = &told.lots[0];
    assert_eq!(
        (lot.came.to_string(), lot.sold.to_string(), lot.left.to_string()),
        ("24".into(), "3".into(), "21".into())
    );
    assert_eq!(
        (told.receipts[0].delivery_note.as_str(), told.receipts[0].quantity.to_string()),
        ("PX-17", "24".into())
    );
    let sales: Vec<_> = told.sales.iter().map(|s| (s.receipt.as_str(), s.quantity.to_string())).collect();
    assert_eq!(sales, [(receipt.as_str(), "3".to_owned())]);
    assert_eq!(told.holds[0].minutes, "BB-08");
    assert_eq!(told.recognitions.terms[0].term.stars.get(), 4);
    let text = serde_json::to_string(&told).unwrap();
    assert!(
        ["price", "amount", "200000", "600000", "commission", "buyer\":"].iter().all(|word| !text.contains(word)),
        "{text}"
    );
}

#[test]
fn what_an_office_numbers_is_not_filed_without_its_number() {
    let mut shop = shop();
    for kind in ["ATTP", "GHP", "VietGAP", "nhãn hiệu"] {
        let line = json!({"do":"record_certificate","producer":"OX","kind":kind,"from":"2026-01-01","to":"2027-01-01"});
        assert_eq!(shop.refused(&line.to_string()), "needs_number", "{kind}");
    }
    shop.run(r#"{"do":"record_certificate","producer":"OX","kind":"tự công bố","product":"MO","from":"2026-01-01"}"#);
    shop.run(r#"{"do":"record_certificate","producer":"OX","kind":"test","product":"MO","from":"2026-01-01"}"#);
}

#[test]
fn the_inspector_s_paper_marks_what_is_past_its_day_and_says_where_there_is_nothing() {
    let mut shop = shop();
    shop.run(
        r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Ba","lines":[
        {"sku":"MO1","quantity":"4","place":"shelf","form":"consignment","lot":"CU","expires":"2026-11-01"}]}"#,
    );
    let now = shop.desk().now();
    let (product, reader) = ("MO".to_owned().try_into().unwrap(), shop.desk().ledger.reader());
    let paper = ocop::queries::inspection_paper::paper(reader, &product, When::Now(now), now, Lang::Vi);
    let paper = paper.unwrap().unwrap();
    let lots = &paper.lists[0];
    assert!(lots.lines[0].contains(&"hết hạn".to_owned()), "{lots:?}");
    assert!(paper.notes[0].starts_with("Không có: ") && paper.notes[0].contains("Đã bán"), "{:?}", paper.notes);
    assert!(!paper.notes[0].contains("Các lô"), "{:?}", paper.notes);
}

#[test]
fn an_inspector_is_told_once_what_came_however_it_came_and_whatever_was_undone() {
    let mut shop = shop();
    shop.run(
        r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Ba","lines":[
        {"sku":"MO1","quantity":"4","place":"shelf","form":"consignment","lot":"CU"}]}"#,
    );
    shop.run(CAME);
    let gone = shop.run(r#"{"do":"return_goods","producer":"OX","reason":"nhầm","lines":[{"lot":"LO-1","place":"shelf","quantity":"3"}]}"#);
    let Outcome::GoodsReturned { document, .. } = gone else { panic!("{gone:?}") };
    shop.run(&json!({"do":"reverse_document","document":document,"reason":"ghi nhầm"}).to_string());
    let told = inspect(&mut shop);
    let came: BTreeMap<_, _> = told.lots.iter().map(|l| (l.lot.id.as_str(), l.came.to_string())).collect();
    assert_eq!(came, BTreeMap::from([("CU", "4".to_owned()), ("LO-1", "24".to_owned())]));
    let receipts: Vec<_> = told.receipts.iter().map(|r| r.quantity.to_string()).collect();
    assert_eq!(receipts, ["24", "4"], "{:?}", told.receipts);
}

#[test]
fn goods_sold_before_they_are_in_the_books_are_in_the_sales_all_the_same() {
    let mut shop = shop();
    let receipt = shop.sell("MO1", 2, 400_000);
    shop.run(CAME);
    let told = inspect(&mut shop);
    assert_eq!(told.sales[0].receipt, receipt);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// The model is a list of papers in the order they were told; the last word about a number and first day counts.
    #[test]
    fn papers_as_of_any_day_are_what_a_naive_fold_says(
        steps in prop::collection::vec((0u8..3, 0usize..3, 0i64..4, 1i64..60, 0i64..80), 1..14),
    ) {
        let mut shop = shop();
        let on = |n: i64| chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + chrono::Duration::days(n);
        let kinds = ["gmp", "haccp", "halal"];
        let mut model: BTreeMap<(usize, i64), (i64, Option<i64>)> = BTreeMap::new();
        for (what, kind, number, length, gone) in steps {
            let (from, key) = (number * 10, (kind, number));
            if what < 2 {
                let to = on(from + length).to_string();
                shop.run(&paper(kinds[kind], &number.to_string(), &on(from).to_string(), Some(&to)));
                let withdrawn = model.get(&key).and_then(|known| known.1);
                model.insert(key, (from + length, withdrawn));
            } else {
                let line: Value = json!({"do":"withdraw_certificate","producer":"OX","kind":kinds[kind],"number":number.to_string(),
                    "day":on(gone).to_string(),"reason":"x"});
                let is_in_force = model.get(&key).is_some_and(|(last, was)| gone <= *last && was.is_none_or(|day| gone < day));
                prop_assert_eq!(shop.attempt(&line.to_string()).is_ok(), is_in_force);
                if is_in_force {
                    model.get_mut(&key).unwrap().1 = Some(gone);
                }
            }
        }
        for day in [0, 9, 10, 25, 40, 61, 90] {
            let mut valid = Vec::new();
            for (kind, name) in kinds.iter().enumerate() {
                let of_kind = model.iter().filter(|(key, _)| key.0 == kind);
                let holds = of_kind.filter(|((_, n), (last, gone))| n * 10 <= day && day <= *last && gone.is_none_or(|g| day < g));
                valid.extend(holds.map(|((_, n), _)| *n).max().map(|n| ((*name).to_owned(), n.to_string())));
            }
            let told = ask(&mut shop, CertificateList::All, &on(day).to_string()).papers;
            let mut seen: Vec<_> = told
                .into_iter()
                .filter(|row| row.state == ocop::domain::certificate::CertificateState::Valid)
                .map(|row| (row.paper.certificate.kind.rules().code.to_owned(), row.paper.certificate.number))
                .collect();
            seen.sort();
            prop_assert_eq!(seen, valid, "day {}", day);
        }
        shop.verify().unwrap();
    }
}

#[test]
fn which_papers_a_product_must_have_is_the_shops_to_change_from_a_day_on() {
    let mut shop = shop();
    let before = missing(&mut shop, "2026-11-22");
    assert_eq!(before, [CertificateKind::SelfDeclaration, CertificateKind::FoodSafety]);
    shop.run(r#"{"do":"set_required_papers","rule":"iso","from":"2026-12-01","paper":"iso22000","sets":[[4,4]],"basis":"siêu thị tỉnh đòi"}"#);
    shop.run(r#"{"do":"set_required_papers","rule":"declaration","from":"2026-12-01","basis":"nghị định mới"}"#);
    assert_eq!(missing(&mut shop, "2026-11-30"), before);
    assert_eq!(missing(&mut shop, "2026-12-01"), [CertificateKind::FoodSafety, CertificateKind::Iso22000]);
    let told = shop.ocop(&["show", "certificates", "--required", "--as-of", "2026-12-01", "--json"]).json();
    let row = |name: &str| told[0]["required"].as_array().unwrap().iter().find(|r| r["rule"] == name).unwrap().clone();
    assert_eq!((&row("iso")["source"], &row("food_safety")["source"]), (&json!("shop"), &json!("law")));
    assert_eq!((&row("declaration")["paper"], &row("iso")["basis"]), (&Value::Null, &json!("siêu thị tỉnh đòi")));
    shop.verify().unwrap();
}

#[test]
fn a_rule_about_papers_names_sets_and_stars_there_are_and_is_a_managers() {
    let mut shop = shop();
    for wrong in [json!({"sets":[[0,4]]}), json!({"sets":[[5,4]]}), json!({"sets":[[20,27]]}), json!({"stars":2})] {
        let mut line = json!({"do":"set_required_papers","rule":"iso","paper":"iso22000"});
        line.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        assert_eq!(shop.refused(&line.to_string()), "bad_paper_rule", "{line}");
    }
    shop.run(r#"{"do":"record_staff","code":"hoa","name":"Hoa","role":"cashier"}"#);
    let told = shop.attempt_as("hoa", r#"{"do":"set_required_papers","rule":"iso","paper":"iso22000"}"#);
    assert!(matches!(&told, Err(CommandError::Refused(r)) if r.code() == "not_allowed"), "{told:?}");
}
