//! Documents of goods on the screen: found, read, printed again, undone; the real screens on a real ledger.

use ocop::domain::lang::Lang;

use crate::screen_kiosk::squeezed;
use crate::screen_stand::Stand;

/// Honey that came, some of it broken, some carried to the store room.
fn stand() -> Stand {
    let mut stand = Stand::new();
    stand.lot("MO500", "L-1", 24, 200);
    stand.past(r#"{"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ hũ khi xếp kệ","lines":[{"lot":"L-1","place":"shelf","quantity":"2"}]}"#);
    stand.past(r#"{"do":"move_goods","to":"store","lines":[{"lot":"L-1","place":"shelf","quantity":"10"}]}"#);
    stand.lot("MV500", "L-2", 6, 100);
    stand
}

trait Shown {
    fn sees(&mut self, keys: &str, all: &[&str]) -> &mut Self;
    fn misses(&mut self, words: &str) -> &mut Self;
}

impl Shown for Stand {
    #[track_caller]
    fn sees(&mut self, keys: &str, all: &[&str]) -> &mut Self {
        self.keys(keys);
        let text = squeezed(&self.text());
        for words in all {
            assert!(text.contains(words), "{words}\n{}", self.text());
        }
        self
    }
    #[track_caller]
    fn misses(&mut self, words: &str) -> &mut Self {
        assert!(!self.text().contains(words), "{words}\n{}", self.text());
        self
    }
}

/// The numbers on the screen, from top to bottom.
fn numbers(stand: &Stand) -> Vec<String> {
    let text = stand.text();
    let number = |line: &str| line.split_whitespace().find(|word| word.starts_with("Q1-")).map(str::to_owned);
    text.lines().filter_map(number).collect()
}

#[test]
fn every_document_is_listed_newest_first_and_found_by_what_is_on_it() {
    let mut stand = stand();
    stand
        .sign_in("lan")
        .sees(":chứng từ hàng\n", &["Chứng từ hàng", "[30 ngày]", "nhận hàng", "ghi giảm", "chuyển chỗ"]);
    let all = numbers(&stand);
    let letters: Vec<&str> = all.iter().map(|n| &n[3..4]).collect();
    assert_eq!(letters, ["N", "D", "H", "N"]);
    for (typed, found) in [("bạc hà", 1), ("ong xanh", 3), ("vo hu", 1), ("ghi giam", 1), (&all[3][3..], 1)] {
        stand.keys(typed);
        assert_eq!(numbers(&stand).len(), found, "{typed}\n{}", stand.text());
        stand.keys("<esc>");
    }
    assert!(stand.is_sound());
}

#[test]
fn the_days_are_turned_through_and_an_empty_span_says_what_to_do() {
    let mut stand = stand();
    stand.sign_in("lan").sees(":chứng từ hàng\n<backtab><backtab>", &["[hôm nay]", "Tab: xem nhiều ngày hơn"]);
    stand.sees("<backtab>", &["[tất cả]", "4 dòng"]);
    let mut fresh = Stand::new();
    fresh.sign_in("lan").sees(":chứng từ hàng\n<tab><tab>", &["[tất cả]", "Nhận hàng của chủ thể"]);
}

#[test]
fn a_document_is_read_as_on_its_paper_and_printed_again() {
    let mut stand = stand();
    stand.sign_in("lan").sees(":chứng từ hàng\nghi giam\n", &["GHI GIẢM HÀNG HÓA", "vỡ hũ khi xếp kệ", "F10 in lại"]);
    stand.sees("<F10>", &["In lại chứng từ", "Q1-H000008, bản 1", "1 lần"]);
    let again = stand.entries("document_reprinted");
    assert_eq!((again.len(), again[0]["copy"].as_u64()), (1, Some(1)));
    stand.sees("<F10>", &[]);
    assert_eq!(stand.entries("document_reprinted")[1]["copy"], 2);
}

#[test]
fn a_manager_undoes_a_document_with_a_reason_and_everything_lies_where_it_lay() {
    let mut stand = stand();
    stand.sign_in("minh").sees("<esc>:chứng từ hàng\nghi giam\n<F8>", &["Hủy chứng từ Q1-H", "Coi như không hao hụt"]);
    stand.sees("\n", &["lý do"]);
    assert!(stand.entries("document_reversed").is_empty(), "nothing without a reason");
    stand.sees("đếm nhầm, hũ còn nguyên\n", &["Đã hủy Q1-H", "biên bản Q1-B", "ĐÃ HỦY"]);
    let undone = stand.entries("document_reversed");
    assert_eq!(undone[0]["reason"], "đếm nhầm, hũ còn nguyên");
    assert_eq!(stand.shelf(), "L-1:14 L-1:10 L-2:6");
    stand.sees("<esc>", &["đã hủy: ghi giảm"]);
    stand.sees("<esc>:chứng từ hàng\n", &["hủy chứng từ", "Q1-B"]);
    assert!(stand.is_sound());
}

#[test]
fn the_chosen_document_stays_chosen_when_its_reversal_comes_above_it() {
    let mut stand = stand();
    stand.sign_in("minh").sees("<esc>:chứng từ hàng\n<down><down>", &["▸ Q1-H"]);
    stand.sees("<F8>đếm nhầm\n", &["Đã hủy Q1-H", "▸ Q1-H", "Q1-B"]);
}

#[test]
fn what_is_undone_is_not_undone_twice_and_a_reversal_never() {
    let mut stand = stand();
    stand.sign_in("minh").keys("<esc>:chứng từ hàng\nchuyen cho\n<F8>bê nhầm lô\n<F8>");
    stand.sees("", &["đã hủy ở Q1-B"]).misses("Vì sao");
    stand.sees("<esc><esc>huy chung tu<F8>", &["không hủy được"]);
    assert_eq!(stand.entries("document_reversed").len(), 1);
}

#[test]
fn a_cashier_reads_and_does_not_undo() {
    let mut stand = stand();
    stand.sign_in("lan").sees(":chứng từ hàng\nghi giam\n<F8>", &["hủy chứng từ hàng", "quản lý"]);
    stand.misses("Lý do ▸");
    assert!(stand.entries("document_reversed").is_empty());
}

#[test]
fn goods_that_are_gone_keep_their_receipt() {
    let mut stand = stand();
    stand.sign_in("minh").sees("<esc>:chứng từ hàng\nbac ha<F8>nhập nhầm\n", &["Đã hủy Q1-N"]);
    stand.sees(
        "<esc><esc>:chứng từ hàng\nnhan hang hoa nhan\n<F8>nhập nhầm\n",
        &["không hủy được; trả hàng hoặc ghi giảm phần còn lại"],
    );
    assert_eq!(stand.entries("document_reversed").len(), 1);
    assert!(stand.is_sound());
}

#[test]
fn a_step_of_a_lots_way_opens_its_document_which_is_undone_there() {
    let mut stand = stand();
    stand.sign_in("minh").sees("<esc><ctrl-f>hoa nhan\n\n", &["Đường đi của lô", "Hao hụt"]);
    stand.sees("hao hut\n", &["GHI GIẢM HÀNG HÓA"]);
    stand.sees("<F8>ghi nhầm lô\n", &["Đã hủy Q1-H"]);
    stand.sees("<esc><esc>", &["Q1-B", "Hao hụt → Kệ"]);
    assert!(stand.is_sound());
}

#[test]
fn a_step_that_sold_goods_still_opens_its_receipt() {
    let mut stand = stand();
    stand.past(
        r#"{"do":"complete_sale","lines":[{"sku":"MV500","quantity":"1"}],"tenders":[{"kind":"cash","amount":95000}]}"#,
    );
    stand.sign_in("lan").sees("<ctrl-f>bac ha\n\nQ1-000001\n", &["Phiếu Q1-000001", "95.000"]);
}

#[test]
fn english_is_complete() {
    let mut stand = stand();
    stand.lang = Lang::En;
    stand.sign_in("minh").sees("<esc>:documents\n", &["Documents", "[30 days]", "written off", "received"]);
    stand.sees("written\n", &["GOODS WRITTEN OFF", "F10 reprint"]);
    stand.sees("<F8>", &["Undo document Q1-H", "As if nothing had been lost"]);
    stand.sees("counted wrongly\n", &["is undone, minutes Q1-B"]);
}
