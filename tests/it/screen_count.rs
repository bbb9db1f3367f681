//! Counting goods by keys and scans, on the real screens over a real ledger.

use ocop::config::Config;
use ocop::domain::command::{Actor, Command};
use ocop::domain::ids::StaffId;
use ocop::domain::lang::Lang;
use ocop::domain::query::SignedIn;
use ocop::domain::staff::Role;
use ocop::runtime::{self, Desk, Home};
use serde_json::{Value, json};

use crate::screen_kiosk::squeezed;
use crate::screen_stand::Live;
use crate::shop::{noon, wound};

/// A till with its screens; the plug may be pulled.
struct Till {
    live: Live,
    folder: tempfile::TempDir,
}

fn person(id: &str) -> SignedIn {
    let (name, role) = if id == "lan" { ("Lan", Role::Cashier) } else { ("Minh", Role::Manager) };
    SignedIn { staff: StaffId::new(id).unwrap(), name: name.into(), role }
}

impl Till {
    /// Sixty-four jars and five boxes on the shelf, Lan signed in.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::find(Some(folder.path().join("till")));
        let row = |sku: &str, name: &str, code: &str, producer: &str| {
            serde_json::from_value(json!({"sku":sku,"name":name,"unit":"chai","sold_by":"piece","price":120_000,"tax":"r5",
                "barcodes":[code],"producer":producer,"producer_name":format!("HTX {producer}"),"producer_kind":"cooperative"})).unwrap()
        };
        let rows = vec![
            row("MO500", "Mật ong hoa nhãn", "8936012345674", "OngXanh"),
            row("KD450", "Kẹo dừa", "8936012345704", "DongA"),
            row("TRA", "Trà Shan", "8936012345728", "DongA"),
        ];
        let mut desk = wound(runtime::create_practice(&home, Config::default(), rows, noon()).unwrap());
        runtime::open_today(&mut desk).unwrap();
        for (producer, sku, n) in [("OngXanh", "MO500", "64"), ("DongA", "KD450", "5")] {
            run(
                &mut desk,
                json!({"do":"receive_goods","producer":producer,"place":"shelf",
                "lines":[{"sku":sku,"quantity":n,"form":"consignment"}]}),
            );
        }
        Self::open(desk, folder)
    }

    fn open(desk: Desk, folder: tempfile::TempDir) -> Self {
        Self { live: Live::open(desk, person("lan"), Lang::Vi), folder }
    }

    /// Pulls the plug: screens and desk are gone, the folder stays.
    fn cut_off(self) -> Self {
        let Self { live, folder } = self;
        drop(live);
        let home = Home::find(Some(folder.path().join("till")));
        Self::open(wound(Desk::open(&home, Config::default()).unwrap()), folder)
    }

    fn keys(&mut self, text: &str) -> &mut Self {
        self.live.keys(text);
        self
    }

    fn text(&self) -> String {
        self.live.screen(80, 24)
    }

    /// The screen without its bars.
    fn body(&self) -> String {
        self.text().lines().skip(2).collect::<Vec<_>>().join("\n")
    }

    /// Whether words stand on the screen, however many spaces are between them.
    fn shows(&self, words: &str) -> bool {
        squeezed(&self.text()).contains(words)
    }

    /// What lies on the shelf, and what a lot's loss is, by the program's own tables.
    fn stock(&mut self) -> Vec<(String, i64)> {
        let ledger = self.folder.path().join("till/ledger.db");
        let read = ocop::store::ReadOnly::open(&ledger).unwrap();
        let rows = read.reader().stock(None).unwrap();
        rows.into_iter().map(|r| (r.lot.sku.to_string(), r.quantity.thousandths() / 1_000)).collect()
    }

    fn is_sound(&self) -> bool {
        let ledger = ocop::store::ReadOnly::open(&self.folder.path().join("till/ledger.db")).unwrap();
        ocop::store::verify::verify(&ledger, &mut |_| {}).unwrap().is_ok()
    }
}

fn run(desk: &mut Desk, line: Value) {
    let command: Command = serde_json::from_value(line).unwrap();
    desk.run(&Actor::Staff(StaffId::new("minh").unwrap()), command).unwrap();
}

const HONEY: &str = "<scan:8936012345674>";
const SWEETS: &str = "<scan:8936012345704>";

#[test]
fn a_whole_count_from_the_first_scan_to_the_managers_approval() {
    let mut till = Till::new();
    till.keys(":kiem ke\n");
    assert!(till.shows("Bắt đầu kiểm kê") && till.shows("để trống: đếm tất cả"), "{}", till.text());
    till.keys("\n").keys(&HONEY.repeat(3)).keys("4*").keys(HONEY).keys("5*keo dua\n");
    assert!(till.shows("7 Mật ong hoa nhãn") && till.shows("5 Kẹo dừa"), "{}", till.text());
    assert!(!till.body().contains("64"), "what the books hold is not told\n{}", till.text());
    till.keys("<F10>");
    assert!(till.shows("1 thiếu · 1 khớp") && till.shows("64 7 -57 cửa hàng"), "{}", till.text());
    till.keys("<F10>");
    assert!(till.shows("Việc này cần quản lý (duyệt kiểm kê)"), "{}", till.text());
    till.keys("<F12><down><down>2468\n<F10>");
    assert!(till.shows("Ghi lý do"), "{}", till.text());
    till.keys("<tab>chuot can<F10>");
    assert!(till.shows("Đã duyệt Q1-K"), "{}", till.text());
    assert_eq!(till.stock(), [("KD450".into(), 5), ("MO500".to_owned(), 7)]);
    assert!(till.is_sound());
}

#[test]
fn enter_behind_the_reason_approves_as_the_key_does() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys(HONEY).keys("5*keo dua\n<F10>\n");
    assert!(till.shows("Việc này cần quản lý (duyệt kiểm kê)"), "{}", till.text());
    till.keys("<F12><down><down>2468\n\n");
    assert!(till.shows("Ghi lý do"), "{}", till.text());
    till.keys("chuot can\n");
    assert!(till.shows("Đã duyệt Q1-K"), "{}", till.text());
}

#[test]
fn a_scan_is_counted_here_and_sold_elsewhere() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys(HONEY);
    till.keys("<F1>").keys(HONEY);
    assert!(till.shows("2 Mật ong hoa nhãn"), "help goes, the count takes it\n{}", till.text());
    till.keys("<esc>").keys(SWEETS);
    assert!(till.shows("Khách phải trả") && till.shows("Kẹo dừa"), "{}", till.text());
    till.keys(":kiem ke\n\n");
    assert!(till.shows("2 Mật ong hoa nhãn") && !till.shows("Khách phải trả"), "{}", till.text());
}

#[test]
fn a_count_goes_on_after_a_power_cut_where_the_last_scan_left_it() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys(&HONEY.repeat(4)).keys(SWEETS);
    let mut till = till.cut_off();
    assert!(till.shows("Còn 1 đợt kiểm kê đang mở"), "{}", till.text());
    till.keys(":kiem ke\n");
    assert!(till.shows("đang đếm") && till.shows("tất cả"), "{}", till.text());
    till.keys("\n").keys(HONEY);
    assert!(till.shows("5 Mật ong hoa nhãn") && till.shows("1 Kẹo dừa"), "{}", till.text());
}

#[test]
fn a_line_is_set_stepped_emptied_and_taken_back_by_the_keys_of_a_ticket() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys(HONEY).keys("9*\n");
    assert!(till.shows("9 Mật ong"), "{}", till.text());
    till.keys("+");
    assert!(till.shows("10 Mật ong"), "{}", till.text());
    till.keys("--");
    assert!(till.shows("8 Mật ong"), "{}", till.text());
    till.keys("0*\n");
    assert!(till.shows("0 Mật ong hoa nhãn không còn"), "{}", till.text());
    till.keys("<del>");
    assert!(till.shows("Chưa đếm gì"), "{}", till.text());
    till.keys("1000*MO500\n");
    assert!(till.shows("Số lượng 1000 – có đúng không?"), "{}", till.text());
    till.keys("<esc>");
    assert!(till.shows("Chưa đếm gì"), "{}", till.text());
}

#[test]
fn goods_nobody_counted_are_shown_by_name_and_a_person_says_what_becomes_of_them() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys("<scan:8936012345728><F10>");
    assert!(till.shows("Có trong sổ mà chưa đếm") && till.shows("2 mặt hàng"), "{}", till.text());
    assert!(!till.body().contains("64"), "{}", till.text());
    till.keys("0");
    assert!(till.shows("1 mặt hàng") && !till.shows("Kẹo dừa HTX"), "{}", till.text());
    till.keys("<F10>");
    assert!(till.shows("1 thiếu · 1 thừa · 1 để ngoài"), "{}", till.text());
}

#[test]
fn what_differs_is_counted_again_and_compared_again() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n").keys(&HONEY.repeat(3)).keys("5*KD450\n<F10>");
    assert!(till.shows("-61"), "{}", till.text());
    till.keys(HONEY);
    assert!(till.shows("Đã so với sổ – Esc để đếm tiếp"), "{}", till.text());
    till.keys("<esc>64*\n<F10>");
    assert!(till.shows("Mọi mặt hàng khớp sổ") && till.shows("2 khớp"), "{}", till.text());
}

#[test]
fn one_producers_goods_are_counted_apart_and_others_put_aside() {
    let mut till = Till::new();
    till.keys(":kiem ke\ndonga\n").keys(HONEY);
    assert!(till.shows("không thuộc đợt kiểm kê"), "{}", till.text());
    till.keys("mat ong\n");
    assert!(till.shows("Không có hàng nào như vậy trong đợt này"), "{}", till.text());
    till.keys("<esc><esc>:kiem ke\n<down>\n\n");
    assert!(till.shows("đang đếm hàng này"), "{}", till.text());
}

#[test]
fn a_code_nobody_knows_is_put_aside_not_sold() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n<scan:8936012349993>");
    assert!(till.shows("chưa có trong danh mục") && till.shows("Chưa đếm gì"), "{}", till.text());
    till.keys("<scan:LO-KHONG-CO>");
    assert!(till.shows("Không có lô LO-KHONG-CO trong sổ"), "{}", till.text());
}

#[test]
fn a_few_figures_are_a_quantity_whose_star_was_forgotten() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n12\n");
    assert!(till.shows("Mã 12 chưa có"), "no line could have it: {}", till.text());
    till.keys("mat ong\n12\n");
    assert!(till.shows("Gõ 12* rồi Enter"), "{}", till.text());
    till.keys("*\n");
    assert!(till.shows("▸ 12 Mật ong"), "{}", till.text());
}

#[test]
fn a_count_opened_by_mistake_is_dropped_with_a_reason() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n:bo dot\n\n");
    assert!(till.shows("Ghi lý do"), "{}", till.text());
    till.keys("mo nham\n");
    assert!(till.shows("Đã bỏ đợt Q1-K") && till.is_sound(), "{}", till.text());
    assert!(!till.shows("kiểm kê 1"), "{}", till.text());
}

#[test]
fn goods_sold_while_they_were_counted_are_said_to_be_counted_again() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n5*KD450\n").keys("60*").keys(HONEY).keys("<esc>").keys(HONEY).keys("<F8>");
    till.keys("<esc>:kiem ke\n\n3*").keys(HONEY).keys("<F10>");
    assert!(till.shows("1 khớp") || till.shows("2 khớp"), "{}", till.text());
    assert!(till.shows("63 63 0 đếm lại") && till.shows("Có 1 ra vào trong lúc đếm"), "{}", till.text());
}

#[test]
fn asked_for_again_inside_it_a_count_says_that_it_is_open() {
    let mut till = Till::new();
    till.keys(":kiem ke\n\n:kiem ke\n");
    assert!(till.shows("Đang kiểm kê đợt này – quét tiếp"), "{}", till.text());
    till.keys("<scan:8936012345674>");
    assert!(till.shows("1 Mật ong"), "{}", till.text());
}
