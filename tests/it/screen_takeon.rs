//! Opening stock by keys, and deliveries side by side: gathered like one delivery, never lost half done.

use serde_json::json;

use crate::screen_stand::Stand;

fn opening() -> Stand {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys(":tồn đầu\n");
    stand
}

#[test]
fn what_lies_in_the_shop_is_scanned_signed_for_and_taken_on() {
    let mut stand = opening();
    stand.keys("ong xanh\nchị Sáu\n<scan:8938505974194>24\nL1\n01/01/2021\n");
    assert!(stand.shows("vẫn ghi tồn đầu"), "expired goods lie there too: {}", stand.text());
    stand.keys("\n01/10/26\n\n<right>\n2,5*kho\n\nK7\n-\n\n\n\n\n<F10>");
    assert!(stand.shows("Ghi tồn đầu 2 dòng, đếm cùng chị Sáu?"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Đã ghi tồn đầu"), "{}", stand.text());
    let booked = stand.entries("stock_taken_on").pop().unwrap();
    assert_eq!((&booked["producer"], &booked["counted_with"]), (&json!("OX"), &json!("chị Sáu")));
    let line = &booked["lines"][0];
    assert_eq!((&line["lot"]["expires"], &line["lot"]["received"]), (&json!("2021-01-01"), &json!("2026-10-01")));
    assert_eq!((&line["place"], &booked["lines"][1]["place"]), (&json!("store"), &json!("shelf")));
    assert!(stand.is_sound());
}

#[test]
fn nobody_books_opening_stock_without_the_producers_own_count() {
    let mut stand = opening();
    stand.keys("ong xanh\n\n<scan:8938505974194>24\n<esc><F10>");
    assert!(stand.shows("Ghi tên người của chủ thể cùng đếm"), "{}", stand.text());
    stand.keys("chị Sáu\n<F10>\n\n");
    assert_eq!(stand.entries("stock_taken_on").len(), 1, "{}", stand.text());
    stand.keys(":tồn đầu\nong xanh\nchị Sáu\n<scan:8938505974194>3\n<esc><F10>\n\n");
    assert!(stand.shows("đã ghi ở Q1-O") || stand.shows("Q1-O"), "{}", stand.text());
    assert_eq!(stand.entries("stock_taken_on").len(), 1, "once a producer");
}

#[test]
fn a_line_of_opening_stock_is_never_refused() {
    let mut stand = opening();
    stand.keys("<scan:8938505974194><F6>");
    assert!(stand.shows("Tồn đầu ghi mọi thứ đang có"), "{}", stand.text());
}

#[test]
fn opening_stock_half_counted_survives_a_pulled_plug_and_a_cashiers_count_waits_for_the_manager() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys(":tồn đầu\nong xanh\nchị Sáu<tab><right>\n<scan:8938505974194>7\nL1\n<esc><esc>");
    assert!(stand.shows("tồn đầu dở"), "{}", stand.text());
    stand.keys(":tồn đầu\n<F10>\n\n");
    assert!(stand.shows("cần quản lý") && stand.entries("stock_taken_on").is_empty(), "{}", stand.text());
    stand.sign_in("minh").keys(":tồn đầu\n");
    assert!(stand.shows("chị Sáu") && stand.shows("7 Nước màu") && stand.shows("Kho"), "{}", stand.text());
    stand.keys("<F10>\n").sign_in("minh").keys(":tồn đầu\n");
    assert!(!stand.shows("chị Sáu") && stand.shelf() == "L1:7", "{}", stand.text());
}

#[test]
fn a_second_producer_is_received_while_a_delivery_is_half_counted() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<ctrl-n>ong xanh\nPXK-1\n<scan:8938505974194>7\nA\n<esc>");
    stand.keys("<F7>");
    assert!(stand.shows("Phiếu đang dở") && stand.shows("HTX Ong Xanh"), "{}", stand.text());
    stand.keys("\nmeo vac\nPXK-9\n<scan:8936012345674>4\nB\n<esc><F10>\n\n");
    assert_eq!(stand.shelf(), "B:4", "{}", stand.text());
    stand.keys("<ctrl-n>");
    assert!(stand.shows("7 Nước màu") && stand.shows("PXK-1"), "{}", stand.text());
    stand.keys("<F10>\n\n");
    assert_eq!(stand.shelf(), "A:7 B:4", "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn several_deliveries_survive_a_pulled_plug_and_one_is_chosen_from_the_list() {
    let mut stand = Stand::new();
    stand
        .sign_in("lan")
        .keys("<ctrl-n><scan:8938505974194>7\nA\n<esc><F7>\nmeo vac\nPXK-9\n<scan:8936012345674>4\nB\n<esc>");
    stand.sign_in("lan");
    assert!(stand.shows("2 phiếu nhận dở"), "{}", stand.text());
    stand.keys("<ctrl-n>");
    assert!(
        stand.shows("Phiếu đang dở") && stand.shows("HTX Mèo Vạc") && stand.shows("HTX Ong Xanh"),
        "{}",
        stand.text()
    );
    stand.keys("<down>\n");
    assert!(stand.shows("7 Nước màu"), "{}", stand.text());
    stand.keys("<F7><down><down><del>");
    assert!(stand.shows("Bỏ phiếu dở của HTX Mèo Vạc (1 dòng)?"), "{}", stand.text());
    stand.keys("\n").sign_in("lan").keys("<ctrl-n>");
    assert!(!stand.shows("Mèo Vạc") && stand.shows("7 Nước màu"), "{}", stand.text());
}

#[test]
fn a_producer_whose_delivery_waits_is_taken_up_not_begun_again() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<ctrl-n>ong xanh\nPXK-1\n<scan:8938505974194>7\nA\n<esc><F7>\nong xanh\n");
    assert!(stand.shows("7 Nước màu") && stand.shows("PXK-1"), "{}", stand.text());
    stand.keys("<F7>\n<scan:8938505974194>");
    assert!(stand.shows("PXK-1"), "a scan tells whose it is as well: {}", stand.text());
}

#[test]
fn a_delivery_begun_for_the_wrong_producer_is_not_kept_twice() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<ctrl-n>ong xanh\nPXK-1\n<up><up>");
    stand.keys("<backtab><backtab><backtab><backtab><backtab>");
    for _ in 0..12 {
        stand.keys("<backspace>");
    }
    stand.keys("meo vac\n\n<esc>").sign_in("lan").keys("<ctrl-n>");
    assert!(stand.shows("HTX Mèo Vạc") && !stand.shows("Ong Xanh"), "{}", stand.text());
}

#[test]
fn a_producer_nobody_has_recorded_is_recorded_at_the_door() {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys("<ctrl-n>HTX Ba Tri");
    assert!(stand.shows("Enter: khai chủ thể mới"), "{}", stand.text());
    stand.keys("\n\n<right>\nXã An Thạnh\nVĩnh Long\n");
    assert!(stand.shows("Đã khai chủ thể HTX Ba Tri") && stand.shows("Chủ thể HTX Ba Tri"), "{}", stand.text());
    let facts = stand.entries("catalogue_recorded").pop().unwrap()["facts"].to_string();
    assert!(facts.contains("company") && facts.contains("Xã An Thạnh"), "{facts}");
    stand.keys("PXK-5\n<scan:8936099900018>Dừa sáp\n80\n4\n<esc><F10>\n\n");
    let booked = stand.entries("goods_received").pop().unwrap();
    assert_eq!((&booked["lines"][0]["name"], &booked["delivery_note"]), (&json!("Dừa sáp"), &json!("PXK-5")));
    assert!(stand.is_sound());
}

#[test]
fn a_cashier_records_no_producer() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<ctrl-n>HTX Ba Tri\n");
    assert!(stand.shows("cần quản lý"), "{}", stand.text());
}
