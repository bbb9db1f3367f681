//! Documents of goods asked for on the command line: found by what is on them, told as on their paper.

use crate::shop::Shop;

const RECEIVE: &str = r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-17","place":"shelf","lines":[
    {"sku":"MO500","quantity":"24","lot":"LO-1","lot_code":"L2611","form":"consignment"},
    {"sku":"TK","quantity":"2","refuse":"ẩm mốc","form":"consignment"}]}"#;

/// Everything that has a number: received, carried, sent, taken on, written off, given back, counted, undone.
fn shop() -> Shop {
    let mut shop = Shop::open();
    for line in [
        RECEIVE,
        r#"{"do":"move_goods","to":"store","lines":[{"lot":"LO-1","place":"shelf","quantity":"4"}]}"#,
        r#"{"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":[{"lot":"LO-1","place":"store","quantity":"4"}]}"#,
        r#"{"do":"take_on_stock","producer":"DA","counted_with":"chị Sáu","lines":[{"sku":"KD450","quantity":"40","place":"shelf","form":"consignment","lot":"KD-1"}]}"#,
        r#"{"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ hũ","lines":[{"lot":"LO-1","place":"shelf","quantity":"1"}]}"#,
        r#"{"do":"return_goods","producer":"OX","reason":"đổi nhãn","lines":[{"lot":"LO-1","place":"shelf","quantity":"2"}]}"#,
        r#"{"do":"start_count","place":"shelf","scope":"all"}"#,
        r#"{"do":"set_count","sku":"MO500","quantity":"16"}"#,
        r#"{"do":"set_count","sku":"KD450","quantity":"40"}"#,
        r#"{"do":"finish_count"}"#,
        r#"{"do":"approve_count","reason":"thiếu một","bearer":"shop"}"#,
    ] {
        shop.run(line);
    }
    shop
}

/// The letters of the numbers that are listed.
fn letters(shop: &mut Shop, args: &[&str]) -> String {
    let told = shop.ocop(&[&["show", "documents", "--json"], args].concat()).json().remove(0);
    let rows = told["documents"].as_array().unwrap().clone();
    rows.iter().map(|row| row["document"].as_str().unwrap().chars().nth(3).unwrap()).collect()
}

#[test]
fn every_document_is_listed_newest_first() {
    let mut shop = shop();
    assert_eq!(letters(&mut shop, &[]), "KRHOCDN");
    shop.run(r#"{"do":"reverse_document","document":"Q1-R000010","reason":"chủ thể không đến"}"#);
    assert_eq!(letters(&mut shop, &[]), "BKRHOCDN");
    let text = shop.ocop(&["show", "documents"]).out;
    assert!(text.contains("hủy ở") && text.contains("hủy chứng từ") && text.contains("owner"), "{text}");
    shop.verify().unwrap();
}

#[test]
fn a_document_is_found_by_what_is_on_it() {
    let mut shop = shop();
    for (typed, found) in [
        (&["ba", "tri"][..], "C"),
        (&["kẹo"], "O"),
        (&["mat ong"], "KRHCDN"),
        (&["tôm"], "N"),
        (&["đông á"], "O"),
        (&["tra hang"], "R"),
        (&["received"], "N"),
        (&["doi nhan"], "R"),
        (&["Q1-D000006"], "D"),
        (&["không có đâu"], ""),
    ] {
        assert_eq!(letters(&mut shop, typed), found, "{typed:?}");
    }
    assert!(shop.ocop(&["show", "documents", "khong", "co"]).out.contains("Không có chứng từ nào"));
}

#[test]
fn days_are_those_on_the_paper() {
    let mut shop = shop();
    let all = letters(&mut shop, &[]);
    let day = shop.ocop(&["show", "documents", "--json"]).json()[0]["documents"][0]["at"].clone();
    let day = ocop::domain::moment::Moment::vietnam(day["at_ms"].as_i64().unwrap()).date();
    let (day, next) = (day.to_string(), day.succ_opt().unwrap().to_string());
    assert_eq!(letters(&mut shop, &["--day", &day]), all);
    assert_eq!(letters(&mut shop, &["--from", &day, "--until", &next]), all);
    assert_eq!(letters(&mut shop, &["--from", &next]), "");
    let wrong = shop.ocop(&["show", "documents", "--from", &next, "--until", &day]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
}

#[test]
fn one_document_is_told_as_on_its_paper() {
    let mut shop = shop();
    let paper = shop.ocop(&["show", "document", "Q1-N000005"]).out;
    assert!(paper.contains("BIÊN BẢN GIAO NHẬN HÀNG HÓA") && paper.contains("ẩm mốc"), "{paper}");
    let told = shop.ocop(&["show", "document", "Q1-H000009", "--json"]).json().remove(0);
    assert_eq!((&told["kind"], &told["reason"]), (&"written_off".into(), &"vỡ hũ".into()));
    assert!(told["paper"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().contains("GHI GIẢM")));
    let none = shop.ocop(&["show", "document", "Q1-N000099"]);
    assert!(none.status == 1 && none.err.contains("Q1-N000099"), "{}", none.err);
}
