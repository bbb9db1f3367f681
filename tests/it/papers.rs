//! Documents of goods and labels: what they say is what was written down, and a label that lies is due.

use std::path::Path;

use ocop::config::Config;
use ocop::domain::command::Paper;
use ocop::domain::goods_paper::Leaf;
use ocop::domain::ids::StaffId;
use ocop::domain::label::LabelDue;
use ocop::domain::lang::Lang;
use ocop::domain::outbox::PrintDoc;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::{Answer, Query, SignedIn};
use ocop::domain::staff::Role;
use ocop::runtime::{self, Counter, Wires};
use ocop::screens::{Effect, Msg, ScreenSettings};
use serde_json::Value;

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop as Counterpart;
use crate::shop::{Shop, at};

const RECEIVE: &str = r#"{"do":"receive_goods","producer":"OX","delivery_note":"PXK-17","place":"shelf","lines":[
    {"sku":"MO500","quantity":"24","lot":"LO-1","lot_code":"L2611","made":"2026-11-01","expires":"2027-11-30","form":"consignment"},
    {"sku":"TK","quantity":"1.250","lot":"LO-2","form":"purchase"},
    {"sku":"MO500","quantity":"2","form":"consignment","refuse":"nắp hở"}]}"#;
const RETURN: &str = r#"{"do":"return_goods","producer":"OX","reason":"sắp hết hạn","lines":[{"lot":"LO-1","place":"shelf","quantity":"2"}]}"#;
const WRITE_OFF: &str = r#"{"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ hũ khi xếp kệ","lines":[{"lot":"LO-1","place":"shelf","quantity":"1"}]}"#;

const SEND: &str = r#"{"do":"send_goods","to":{"code":"Q2","name":"OCOP Ba Tri"},"note":"anh Tư chở","lines":[{"lot":"LO-1","place":"shelf","quantity":"6"}]}"#;
const CLOSE: &str = r#"{"do":"close_transfer","transfer":"Q1-C000006","minutes":"Q2-E000005","back_to":"store",
    "lines":[{"lot":"LO-1","arrived":"4","back":"1"}],"loss":{"cause":"lost","bearer":"shop","reason":"rơi dọc đường"}}"#;
const CLOSE_ALL: &str = r#"{"do":"close_transfer","transfer":"Q1-C000008"}"#;
const TAKE_ON: &str = r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Ba Ong","lines":[
    {"sku":"MO500","quantity":"12","lot":"DAU-1","place":"store","form":"consignment"}]}"#;
const PACKS: &str = r#"{"do":"import_catalogue","rows":[
    {"sku":"TK25","name":"Tôm khô gói","pack":"250 g","unit":"gói","sold_by":"piece","price":260000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#;
const PACK: &str = r#"{"sku":"CODE","name":"Gói CODE","unit":"gói","sold_by":"piece","price":10000,"producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}"#;
const REPACK: &str = r#"{"do":"repack_goods","open":{"lot":"LO-2","place":"shelf","quantity":"1.25"},"measure":{"content":"0.25"},
    "into":{"sku":"TK25","quantity":"4","place":"shelf"},"lost":"0.25","loss":{"cause":"damaged","bearer":"shop","reason":"rơi vãi"}}"#;
const PRICED: &str = r#"{"do":"receive_goods","producer":"OX","delivery_note":"PXK-18","place":"shelf","lines":[
    {"sku":"MO500","quantity":"24","lot":"LO-1","form":"consignment","consignment_price":95000},
    {"sku":"TK","quantity":"1.250","lot":"LO-2","form":"purchase","consignment_price":800000},
    {"sku":"MO500","quantity":"2","lot":"LO-3","form":"sample"}]}"#;
const AGAIN: &str = r#"{"do":"print_document"}"#;

/// Checks that a paper says all of it.
fn has(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}: {page}");
    }
}

/// Finds the figure behind a head, on a row of its own.
fn figure_of<'p>(page: &'p str, head: &str) -> Option<&'p str> {
    page.lines().find_map(|row| row.trim().strip_prefix(head)?.split_whitespace().next())
}

impl Shop {
    /// Runs a line and returns the pages it promised, as text.
    fn pages(&mut self, line: &str) -> Vec<(PrintDoc, String)> {
        let at = ocop::domain::moment::Moment::vietnam(self.desk().ledger.head().at_ms).later(1_000);
        let owner = ocop::domain::command::Actor::Owner;
        let command = serde_json::from_str(line).unwrap();
        let done = self.desk().run_promising(&owner, command, None, at, Paper::Promise).unwrap();
        let page = |id: &i64| {
            let job = self.desk.as_ref().unwrap().ledger.reader().job(*id).unwrap().unwrap();
            let page = self.desk.as_ref().unwrap().page(&job).unwrap().unwrap();
            (job.doc, page.lines.join("\n"))
        };
        done.promised.iter().map(page).collect()
    }
    /// Lists the packs whose label is due on a day.
    fn due(&mut self, day: &str) -> Vec<LabelDue> {
        match self.desk().answer(&Query::LabelsDue { day: day.parse().unwrap() }).unwrap() {
            Answer::LabelsDue(rows) => rows,
            other => panic!("{other:?}"),
        }
    }
    fn due_skus(&mut self, day: &str) -> Vec<String> {
        self.due(day).iter().map(|d| d.sku.to_string()).collect()
    }
}

#[test]
fn opening_stock_a_producer_signs_for_tells_its_prices_and_goods_on_the_road_do_not() {
    let mut shop = Shop::open();
    let taken = TAKE_ON.replace(r#""form":"consignment""#, r#""form":"consignment","consignment_price":90000"#);
    let page = shop.pages(&taken)[0].1.clone();
    has(&page, &["Đơn giá", "90.000", "Cộng tiền hàng (gồm thuế GTGT): 1.080.000 đ"]);
    let send = SEND.replace("LO-1", "DAU-1").replace("shelf", "store");
    let page = shop.pages(&send)[0].1.clone();
    assert!(page.contains("Mật ong") && !page.contains("Đơn giá") && !page.contains("90.000"), "{page}");
}

#[test]
fn minutes_of_a_delivery_tell_price_and_amount_where_the_note_has_them() {
    let mut shop = Shop::open();
    let page = shop.pages(PRICED)[0].1.clone();
    has(
        &page,
        &[
            "95.000",
            "2.280.000",
            "800.000",
            "1.000.000",
            "Cộng tiền hàng (gồm thuế GTGT): 3.280.000 đ",
            "Số dòng chưa ghi giá: 1",
        ],
    );
    assert_eq!(figure_of(&page, "Thành tiền"), Some("2.280.000"), "{page}");
    assert_eq!(page.matches("Đơn giá").count(), 2, "a line without a price has no empty row: {page}");
    let page = Shop::open().pages(RECEIVE)[0].1.clone();
    assert!(!page.contains("Đơn giá") && !page.contains("Thành tiền") && !page.contains("Cộng tiền"), "{page}");
}

#[test]
fn goods_received_are_told_on_a_sheet_for_each_side() {
    let mut shop = Shop::open();
    let pages = shop.pages(RECEIVE);
    let leaves: Vec<_> = pages.iter().map(|(doc, _)| doc.clone()).collect();
    let sheet = |leaf| PrintDoc::Document { number: "Q1-N000005".into(), copy: 0, leaf: Some(leaf) };
    assert_eq!(leaves, [sheet(Leaf::Point), sheet(Leaf::Producer)]);
    for words in [
        "BIÊN BẢN GIAO NHẬN HÀNG HÓA",
        "HTX Ong Xanh",
        "PXK-17",
        "Mật ong 500 ml",
        "L2611",
        "01/11/2026",
        "30/11/2027",
        "24 chai",
        "1,25 kg",
        "Mua đứt",
        "Hàng không nhận",
        "nắp hở",
        "ĐẠI DIỆN CHỦ THỂ",
        "ĐẠI DIỆN ĐIỂM BÁN",
        "BẢN TẬP",
    ] {
        assert!(pages[0].1.contains(words), "{words}: {}", pages[0].1);
    }
    assert!(pages[0].1.contains("Liên 1") && pages[1].1.contains("Liên 2") && !pages[0].1.contains("BẢN IN LẠI"));
    shop.verify().unwrap();
}

#[test]
fn goods_given_back_and_written_off_say_why_and_who_bears_it() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let back = shop.pages(RETURN);
    assert_eq!(back.len(), 2);
    for words in
        ["PHIẾU TRẢ HÀNG CHỦ THỂ", "BÊN NHẬN (chủ thể): HTX Ong Xanh", "Lý do trả: sắp hết hạn", "2 chai", "Từ Kệ"]
    {
        assert!(back[0].1.contains(words), "{words}: {}", back[0].1);
    }
    let off = shop.pages(WRITE_OFF);
    assert_eq!(off.len(), 1);
    for words in [
        "BIÊN BẢN GHI GIẢM HÀNG HÓA",
        "Nguyên nhân: Hỏng, vỡ",
        "Bên chịu: Điểm bán",
        "vỡ hũ khi xếp kệ",
        "1 chai",
        "HTX Ong Xanh",
    ] {
        assert!(off[0].1.contains(words), "{words}: {}", off[0].1);
    }
}

#[test]
fn a_document_printed_again_is_counted_and_says_so() {
    let mut shop = Shop::open();
    assert_eq!(shop.refused(r#"{"do":"print_document"}"#), "no_document");
    shop.run(RECEIVE);
    shop.run(RETURN);
    let again = r#"{"do":"print_document","document":"Q1-N000005"}"#;
    assert!(shop.pages(again)[0].1.contains("BẢN IN LẠI lần 1"));
    shop.desk().ledger.rebuild().unwrap();
    let pages = shop.pages(again);
    assert!(pages[0].1.contains("BẢN IN LẠI lần 2") && pages[0].1.contains("BIÊN BẢN GIAO NHẬN"));
    assert!(shop.pages(r#"{"do":"print_document"}"#)[0].1.contains("PHIẾU TRẢ HÀNG"), "the newest");
    assert_eq!(shop.refused(r#"{"do":"print_document","document":"Q1-N000099"}"#), "unknown_document");
    shop.verify().unwrap();
}

#[test]
fn a_document_keeps_the_names_it_was_signed_under() {
    let mut shop = Shop::open();
    let first = shop.pages(RECEIVE)[0].1.clone();
    shop.run(r#"{"do":"record_product","code":"MO500","name":"Mật ong đổi tên","producer":"OX"}"#);
    let again = shop.pages(r#"{"do":"print_document"}"#)[0].1.clone();
    assert!(first.contains("Mật ong 500 ml") && again.contains("Mật ong 500 ml"), "{again}");
}

#[test]
fn a_transfer_goes_with_a_sheet_for_each_point() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let pages = shop.pages(SEND);
    let sheet = |leaf| PrintDoc::Document { number: "Q1-C000006".into(), copy: 0, leaf: Some(leaf) };
    assert_eq!(pages.iter().map(|p| p.0.clone()).collect::<Vec<_>>(), [sheet(Leaf::Sender), sheet(Leaf::Receiver)]);
    has(
        &pages[0].1,
        &[
            "PHIẾU ĐIỀU CHUYỂN HÀNG HÓA",
            "BÊN NHẬN (điểm bán): OCOP Ba Tri (Q2)",
            "anh Tư chở",
            "HTX Ong Xanh",
            "L2611",
            "Từ Kệ",
            "6 chai",
            "ĐẠI DIỆN BÊN NHẬN",
            "Liên 1 – bên gửi giữ",
        ],
    );
    assert!(pages[1].1.contains("Liên 2 – bên nhận giữ"), "{}", pages[1].1);
    shop.verify().unwrap();
}

#[test]
fn minutes_of_a_transfer_tell_what_was_missing_and_damaged_on_both_sides() {
    let (mut here, mut there) = (Shop::open(), Shop::open());
    there.run(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"deduction"}"#);
    here.run(RECEIVE);
    here.run(SEND);
    let mut came = here.ocop(&["show", "transfer", "Q1-C000006", "--json"]).json().remove(0);
    came["lines"][0]["arrived"] = "4".into();
    came["lines"][0]["damaged"] = "1".into();
    came["lines"][0]["reason"] = "một hũ vỡ, một hũ thiếu".into();
    let pages = there.pages(&came.to_string());
    let sheet = |leaf| PrintDoc::Document { number: "Q2-E000006".into(), copy: 0, leaf: Some(leaf) };
    assert_eq!(pages.iter().map(|p| p.0.clone()).collect::<Vec<_>>(), [sheet(Leaf::Sender), sheet(Leaf::Receiver)]);
    let minutes = pages[1].1.clone();
    has(&minutes, &["BIÊN BẢN NHẬN HÀNG ĐIỀU CHUYỂN", "Phiếu điều chuyển: Q1-C000006", "một hũ vỡ, một hũ thiếu"]);
    assert_eq!(["Gửi", "Nhận", "Hỏng", "Thiếu"].map(|head| figure_of(&minutes, head)), ["6", "4", "1", "1"].map(Some));
    assert!(!minutes.contains("Thừa") && minutes.contains("1 dòng chênh lệch"), "{minutes}");
    let pages = here.pages(CLOSE);
    let closed = pages[0].1.clone();
    assert_eq!(pages.len(), 1, "the other point has its own minutes");
    has(
        &closed,
        &[
            "BIÊN BẢN KẾT THÚC ĐIỀU CHUYỂN",
            "OCOP Ba Tri (Q2)",
            "Q2-E000005",
            "Bên chịu: Điểm bán",
            "rơi dọc đường",
            "Hàng về để ở: Kho",
        ],
    );
    let heads = ["Gửi", "Đến nơi", "Về lại", "Mất"];
    assert_eq!(heads.map(|head| figure_of(&closed, head)), ["6", "4", "1", "1"].map(Some), "{closed}");
}

#[test]
fn opening_stock_is_signed_by_who_counted_for_the_producer() {
    let mut shop = Shop::open();
    let pages = shop.pages(TAKE_ON);
    let sheet = |leaf| PrintDoc::Document { number: "Q1-O000005".into(), copy: 0, leaf: Some(leaf) };
    assert_eq!(pages.iter().map(|p| p.0.clone()).collect::<Vec<_>>(), [sheet(Leaf::Point), sheet(Leaf::Producer)]);
    has(&pages[1].1, &["BIÊN BẢN TỒN ĐẦU KỲ", "CHỦ THỂ: HTX Ong Xanh", "Nơi để Kho", "12 chai", "ĐẠI DIỆN CHỦ THỂ"]);
    assert_eq!(pages[1].1.matches("chị Ba Ong").count(), 2, "as a side and under the line: {}", pages[1].1);
}

#[test]
fn minutes_of_a_count_list_what_differs_and_what_is_right() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    shop.run(r#"{"do":"start_count","place":"shelf","scope":"all"}"#);
    shop.run(r#"{"do":"set_count","sku":"MO500","quantity":"22"}"#);
    shop.run(r#"{"do":"set_count","sku":"TK","quantity":"1.25"}"#);
    shop.run(r#"{"do":"finish_count"}"#);
    let pages = shop.pages(r#"{"do":"approve_count","reason":"chuột cắn","bearer":"shop"}"#);
    assert_eq!(pages.len(), 1);
    let (differs, right) = pages[0].1.split_once("Hàng đúng sổ").unwrap();
    has(differs, &["BIÊN BẢN KIỂM KÊ HÀNG HÓA", "Lý do chênh: chuột cắn", "Mật ong 500 ml", "Bên chịu Điểm bán"]);
    assert_eq!(["Sổ", "Đếm", "Chênh"].map(|head| figure_of(differs, head)), ["24", "22", "−2"].map(Some));
    has(right, &["Tôm khô", "1,25 kg", "1 đúng sổ, 1 thiếu, 0 thừa", "NGƯỜI KIỂM KÊ", "QUẢN LÝ"]);
}

#[test]
fn a_count_in_several_parts_is_one_paper() {
    let mut shop = Shop::open();
    let codes: Vec<String> = (0..160).map(|n| format!("G{n:03}")).collect();
    let rows: Vec<String> = codes.iter().map(|c| PACK.replace("CODE", c)).collect();
    shop.run(&format!(r#"{{"do":"import_catalogue","rows":[{}]}}"#, rows.join(",")));
    shop.run(&format!(r#"{{"do":"start_count","place":"shelf","scope":{{"skus":{}}}}}"#, Value::from(codes.clone())));
    for code in &codes {
        shop.run(&format!(r#"{{"do":"set_count","sku":"{code}","quantity":"1"}}"#));
    }
    shop.run(r#"{"do":"finish_count"}"#);
    let pages = shop.pages(r#"{"do":"approve_count","reason":"đếm lần đầu","bearer":"shop"}"#);
    assert_eq!(pages.len(), 1);
    for code in &codes {
        assert!(pages[0].1.contains(&format!("Gói {code}")), "{code}");
    }
    assert!(shop.pages(AGAIN)[0].1.contains("BẢN IN LẠI lần 1"));
    shop.verify().unwrap();
}

#[test]
fn goods_carried_and_repacked_can_be_printed() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    shop.run(PACKS);
    assert_eq!(
        shop.pages(r#"{"do":"move_goods","to":"store","lines":[{"lot":"LO-1","place":"shelf","quantity":"3"}]}"#),
        []
    );
    has(&shop.pages(AGAIN)[0].1, &["PHIẾU CHUYỂN CHỖ HÀNG HÓA", "Chuyển đến: Kho", "Từ Kệ", "3 chai"]);
    assert_eq!(shop.pages(REPACK), []);
    let page = shop.pages(AGAIN)[0].1.clone();
    has(
        &page,
        &[
            "PHIẾU SANG GÓI",
            "1 gói = 0,25 kg",
            "Hao hụt: 0,25 kg",
            "Bên chịu: Điểm bán",
            "Mở ra",
            "Đóng thành",
            "4 gói",
        ],
    );
    shop.verify().unwrap();
}

#[test]
fn a_document_undone_says_so_and_its_reversal_is_a_paper_of_its_own() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    assert!(!shop.pages(AGAIN)[0].1.contains("ĐÃ HỦY"));
    assert_eq!(shop.pages(r#"{"do":"reverse_document","document":"Q1-N000005","reason":"nhập nhầm chủ thể"}"#), []);
    let page = shop.pages(AGAIN)[0].1.clone();
    has(
        &page,
        &[
            "BIÊN BẢN HỦY CHỨNG TỪ",
            "Hủy chứng từ số: Q1-N000005",
            "BIÊN BẢN GIAO NHẬN HÀNG HÓA",
            "Lý do: nhập nhầm chủ thể",
            "Từ Kệ · Về Chủ thể",
            "24 chai",
            "BÊN GIAO (chủ thể): HTX Ong Xanh",
            "ĐẠI DIỆN CHỦ THỂ",
        ],
    );
    assert!(!page.contains("ĐÃ HỦY"), "the reversal stands: {page}");
    let undone = shop.pages(r#"{"do":"print_document","document":"Q1-N000005"}"#)[0].1.clone();
    has(&undone, &["BIÊN BẢN GIAO NHẬN HÀNG HÓA", "ĐÃ HỦY theo Q1-B000007", "BẢN IN LẠI lần 2"]);
    shop.verify().unwrap();
}

#[test]
fn every_document_of_goods_can_be_a_pdf() {
    let mut shop = Shop::open();
    for line in [TAKE_ON, RECEIVE, PACKS, SEND, CLOSE_ALL, REPACK] {
        shop.run(line);
    }
    shop.run(r#"{"do":"reverse_document","document":"Q1-O000005","reason":"đếm nhầm"}"#);
    let numbers = ["Q1-O000005", "Q1-N000006", "Q1-C000008", "Q1-X000009", "Q1-S000010", "Q1-B000011"];
    for number in numbers {
        let pdf = shop.path().join(format!("{number}.pdf"));
        let ran = shop.ocop(&["print", "document", number, "--pdf", pdf.to_str().unwrap()]);
        assert_eq!(ran.status, 0, "{number}: {ran:?}");
        assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"), "{number}");
    }
}

#[test]
fn a_pdf_is_written_beside_an_open_till_and_leaves_no_trace_in_the_ledger() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let head = shop.desk().ledger.head();
    let pdf = shop.path().join("bien-ban.pdf");
    let ran =
        crate::shop::ocop(shop.path(), &["print", "document", "Q1-N000005", "--pdf", pdf.to_str().unwrap()], &[], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"));
    assert_eq!(shop.desk().ledger.head(), head);
    let ran = crate::shop::ocop(shop.path(), &["print", "document", "Q1-X1", "--pdf", pdf.to_str().unwrap()], &[], "");
    ran.says(1, "không có chứng từ Q1-X1", "there is no document Q1-X1");
    assert_eq!(std::fs::read(&pdf).unwrap(), bytes, "what was there stays");
}

#[test]
fn a_pdf_that_cannot_be_written_is_told_and_leaves_nothing_behind() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let nowhere = shop.path().join("none/labels.pdf");
    let ran = shop.ocop(&["print", "labels", "MO500", "--pdf", nowhere.to_str().unwrap()]);
    assert_eq!(ran.status, 3, "{ran:?}");
    assert!(shop.due_skus("2026-11-22").contains(&"MO500".to_owned()), "a label nobody has is still due");
    let pdf = shop.path().join("labels.pdf");
    let ran = shop.ocop(&["print", "labels", "NONE", "--pdf", pdf.to_str().unwrap()]);
    ran.says(1, "mã NONE chưa có", "NONE is not known");
    assert_eq!(std::fs::read_dir(shop.path()).unwrap().filter(|f| name(f).contains("labels")).count(), 0);
}

fn name(file: &std::io::Result<std::fs::DirEntry>) -> String {
    file.as_ref().unwrap().file_name().into_string().unwrap()
}

#[test]
fn a_label_is_due_until_it_is_printed_and_again_when_its_price_changes() {
    let mut shop = Shop::open();
    assert_eq!(shop.due_skus("2026-11-22"), ["KD450", "MO500", "TK"]);
    let label = shop.pages(r#"{"do":"print_labels","skus":["MO500"]}"#)[0].1.clone();
    assert!(label.contains("★★★★") && label.contains("120.000 đ") && label.contains("240.000 đ/lít"), "{label}");
    assert_eq!(shop.due_skus("2026-11-22"), ["KD450", "TK"]);
    let rest = r#"{"do":"print_labels","changed":true}"#;
    shop.run(rest);
    assert_eq!(shop.refused(rest), "labels_right");
    shop.run(r#"{"do":"set_price","sku":"KD450","price":61000,"from":"2026-11-25"}"#);
    assert_eq!(shop.due("2026-11-24"), [], "a price of another day is not due yet");
    let due = shop.due("2026-11-25");
    let prices = |d: &LabelDue| (d.sku.to_string(), d.was_price.map(|p| p.get()), d.price.get());
    assert_eq!(due.iter().map(prices).collect::<Vec<_>>(), [("KD450".into(), Some(58_000), 61_000)]);
    shop.verify().unwrap();
}

#[test]
fn a_star_gained_or_lost_on_a_day_makes_its_label_due_on_that_day() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"print_labels","changed":true}"#);
    assert_eq!(shop.due("2026-12-31"), []);
    let due = shop.due("2027-01-01");
    assert_eq!((due.len(), due[0].was_stars, due[0].stars), (1, Some(4), None));
    let print = r#"{"do":"print_labels","changed":true}"#;
    let did = shop.attempt_at(print, at("2027-01-01T08:00:00+07:00")).unwrap();
    let Outcome::LabelsPrinted { seq, labels: 1, left: 0, .. } = did else { panic!("{did:?}") };
    let desk = shop.desk.as_ref().unwrap();
    let pdf = runtime::pdf(
        desk.ledger.reader(),
        &PrintDoc::Labels { seq },
        &Config::default(),
        Lang::Vi,
        at("2027-01-01T08:00:00+07:00"),
    );
    assert!(pdf.unwrap().is_some());
    let page = shop.pages(r#"{"do":"print_labels","skus":["MO500"]}"#)[0].1.clone();
    assert!(!page.contains('★') && page.contains("120.000 đ"), "{page}");
    shop.run(r#"{"do":"record_recognition","product":"MO500","stars":5,"decision":"99/QĐ","level":"Bộ","from":"2027-02-01","to":"2030-02-01"}"#);
    let due = shop.due("2027-02-01");
    assert_eq!((due[0].was_stars, due[0].stars), (None, Some(5)));
}

#[test]
fn a_label_shows_what_was_written_down_however_late_it_prints() {
    let mut shop = Shop::open();
    let did = shop.run(r#"{"do":"print_labels","skus":["KD450"],"copies":3}"#);
    let Outcome::LabelsPrinted { seq, labels: 3, .. } = did else { panic!("{did:?}") };
    shop.run(r#"{"do":"set_price","sku":"KD450","price":99000,"from":"2026-01-01"}"#);
    let jobs = shop.desk().open_jobs().unwrap();
    let job = jobs.iter().find(|j| j.doc == PrintDoc::Labels { seq }).unwrap().clone();
    let page = shop.desk().page(&job).unwrap().unwrap().lines.join("\n");
    assert_eq!((page.matches("58.000 đ").count(), page.matches("99.000").count()), (3, 0), "{page}");
}

#[test]
fn a_lot_label_says_how_long_the_lot_is_good_and_is_no_price_label() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let page = shop.pages(r#"{"do":"print_labels","kind":"lot","lots":["LO-1"]}"#)[0].1.clone();
    for words in ["Mật ong 500 ml", "HSD 30/11/2027", "Lô L2611", "NSX 01/11/2026", "Nhận 22/11/2026"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("120.000") && shop.due_skus("2026-11-22").contains(&"MO500".to_owned()));
    assert_eq!(shop.refused(r#"{"do":"print_labels","kind":"lot","lots":["LO-9"]}"#), "unknown_lot");
    let old = r#"{"do":"take_on_stock","producer":"OX","counted_with":"chị Ba","lines":[{"sku":"MO500","quantity":"4","place":"shelf","form":"consignment","lot":"CU","expires":"2026-11-01"}]}"#;
    shop.run(old);
    assert_eq!(shop.refused(r#"{"do":"print_labels","kind":"lot","lots":["CU"]}"#), "label_expired");
}

#[test]
fn what_cannot_be_labelled_is_refused_with_the_way_out() {
    let mut shop = Shop::open();
    assert_eq!(shop.refused(r#"{"do":"print_labels"}"#), "no_labels");
    assert_eq!(shop.refused(r#"{"do":"print_labels","skus":["NONE"]}"#), "unknown_sku");
    assert_eq!(shop.refused(r#"{"do":"print_labels","skus":["MO500"],"copies":0}"#), "too_many_labels");
    assert_eq!(shop.refused(r#"{"do":"print_labels","skus":["MO500"],"copies":601}"#), "too_many_labels");
    assert_eq!(shop.refused(r#"{"do":"print_labels","skus":["MO500","KD450"],"copies":301}"#), "too_many_labels");
    shop.run(r#"{"do":"record_sku","code":"MO9","product":"MO500","unit":"chai","sold_by":"piece"}"#);
    assert_eq!(shop.refused(r#"{"do":"print_labels","skus":["MO9"]}"#), "no_price");
}

#[test]
fn more_labels_than_one_job_takes_are_told_and_printed_next_time() {
    let mut shop = Shop::open();
    let did = shop.run(r#"{"do":"print_labels","changed":true,"copies":300}"#);
    assert!(matches!(did, Outcome::LabelsPrinted { labels: 600, left: 1, .. }), "{did:?}");
    let ran = shop.ocop(&["show", "labels", "2026-11-22", "--json"]);
    let due: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((due["labels"].as_array().unwrap().len(), &due["labels"][0]["sku"]), (1, &Value::from("TK")));
}

#[test]
fn sheets_of_labels_are_written_down_and_never_wait_for_the_printer() {
    let mut shop = Shop::open();
    let pdf = shop.path().join("nhan.pdf");
    let ran = shop.ocop(&["print", "labels", "--changed", "--pdf", pdf.to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    assert!(shop.desk().open_jobs().unwrap().iter().all(|j| !matches!(j.doc, PrintDoc::Labels { .. })));
    assert_eq!(shop.due("2026-11-22"), []);
}

#[test]
fn stickers_in_the_printer_get_pictures_of_their_pitch_and_no_cut() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"print_labels","skus":["MO500"]}"#);
    let job = shop.desk().open_jobs().unwrap().pop().unwrap();
    let cut = [0x1D, 0x56];
    let is_cut = |bytes: &[u8]| bytes.windows(2).any(|w| w == cut);
    assert!(is_cut(&shop.desk().page(&job).unwrap().unwrap().bytes));
    shop.desk().config = Config::parse("[label]\nroll = \"40x30\"\n", Path::new("ocop.toml")).unwrap();
    assert!(!is_cut(&shop.desk().page(&job).unwrap().unwrap().bytes));
}

/// A screen that remembers.
#[derive(Default)]
struct Wall(Vec<Msg>);

impl Wires for Wall {
    fn tell(&mut self, msg: Msg) {
        self.0.push(msg);
    }
    fn print(&mut self, _: i64, _: Vec<u8>) {}
    fn load_shelf(&mut self, _: &Path, _: Lang) {}
}

#[test]
fn a_paper_asked_for_by_a_screen_is_saved_in_the_till_s_folder() {
    let mut shop = Shop::open();
    shop.run(RECEIVE);
    let folder = shop.path().join("papers");
    let who = SignedIn { staff: StaffId::new("owner").unwrap(), name: "Lan".into(), role: Role::Manager };
    let mut till = Counter::new(shop.desk.take().unwrap(), Some(who), Wall::default());
    let doc = PrintDoc::Document { number: "Q1-N000005".into(), copy: 0, leaf: None };
    till.perform(Effect::SavePdf(doc));
    let Some(Msg::PdfSaved { path }) = till.wires().0.last() else { panic!("{:?}", till.wires().0.last()) };
    assert_eq!(Path::new(path), folder.join("Q1-N000005.pdf"));
    assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn labels_and_reports_are_one_key_away_from_paper_and_pdf() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), Counterpart::new());
    kiosk.keys("MO500").keys("<ctrl-u>");
    assert!(kiosk.shows("In 1 nhãn"), "{}", kiosk.text());
    kiosk.keys("<esc>:nhãn ra PDF\n");
    assert!(matches!(kiosk.seen.last(), Some(Effect::SavePdf(PrintDoc::Labels { .. }))), "{:?}", kiosk.seen.last());
    kiosk.send(Msg::PdfSaved { path: "/nhà/papers/nhan-9.pdf".into() });
    assert!(kiosk.shows("Đã lưu /nhà/papers/nhan-9.pdf"), "{}", kiosk.text());
}
