//! Which papers are asked of which goods: read by everyone, set by a manager, and had back.

use crate::screen_stand::Stand;

#[test]
fn a_manager_adds_a_row_sees_it_at_once_and_takes_it_back() {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys(":giấy tờ cần có\n");
    assert!(stand.shows("NĐ 15/2018 Điều 4") && stand.shows("từ 4 sao"), "{}", stand.text());
    stand.keys("<ins>iso 22000\nhaccp, gmp\n\n4-17, 19\n4\n\nsiêu thị đòi\n");
    assert!(stand.shows("Đã đặt giấy tờ cần có") && stand.shows("bộ 4–17, 19, từ 4 sao"), "{}", stand.text());
    stand.keys("<end>");
    assert!(stand.shows("Hoặc: HACCP, GMP") && stand.shows("Del thôi đòi"), "{}", stand.text());
    stand.keys("<del>");
    assert!(!stand.shows("ISO 22000"), "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn a_usual_row_that_was_changed_is_had_back_by_one_key() {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys(":giấy tờ cần có\n");
    assert!(!stand.shows("Del"), "there is nothing to take back: {}", stand.text());
    stand.keys("\n<down><down><down><backspace><backspace>9\n\n\n\n");
    assert!(stand.shows("bộ 4–9"), "{}", stand.text());
    assert!(stand.shows("Del về như sẵn có"), "{}", stand.text());
    stand.keys("<del>");
    assert!(stand.shows("bộ 4–17") && !stand.shows("Del"), "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn what_cannot_be_read_is_asked_again_in_its_field() {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys(":giấy tờ cần có\n<ins>\n\n\n\n\n\n\n");
    assert!(stand.shows("Ghi giấy nào cần có"), "{}", stand.text());
    stand.keys("giấy lạ\n\n\n\n\n\n\n");
    assert!(stand.shows("Không rõ giấy «giấy lạ»"), "{}", stand.text());
    stand.keys("<esc><ins>haccp\n\n\n27\n\n\n\n");
    assert!(stand.shows("Bộ sản phẩm viết như 4-17"), "{}", stand.text());
    stand.keys("<backspace><backspace>4\n7\n\n\n");
    assert!(stand.shows("Sao từ 3 đến 5"), "{}", stand.text());
    stand.keys("<backspace>\n31/12/26\n\n");
    assert!(
        stand.shows("áp dụng từ 31/12/2026"),
        "a row of a day to come is not in the list of today: {}",
        stand.text()
    );
    assert!(stand.is_sound());
}

#[test]
fn missing_papers_lead_to_the_rows_that_ask_for_them_and_a_cashier_only_reads() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys(":giấy tờ\n<f6>");
    assert!(stand.shows("Giấy tờ cần có") && !stand.shows("Ins"), "{}", stand.text());
    stand.keys("<ins>");
    assert!(stand.shows("cần quản lý"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("cần quản lý"), "{}", stand.text());
}
