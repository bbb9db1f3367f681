//! Lots at the sale, by keys: seen, chosen, refused with the way on, and never a guess whose goods are paid.

use serde_json::json;

use crate::screen_stand::Stand;

#[test]
fn the_lots_of_a_line_are_seen_and_another_is_chosen() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys("<scan:8938505974194><ctrl-d>");
    assert!(stand.shows(&format!("A {} 5", stand.shown(40))), "{}", stand.text());
    stand.keys("<down><down>\n");
    assert!(stand.shows("lô B"), "{}", stand.text());
    stand.keys("<scan:8938505974194><F8>");
    assert_eq!(stand.shelf(), "A:4 B:4", "the line chosen for, and one that took the first to expire");
    assert!(stand.is_sound());
}

#[test]
fn a_chosen_lot_is_named_again_after_a_pulled_plug() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys("<scan:8938505974194><ctrl-d><down><down>\n").sign_in("lan");
    assert!(stand.shows("lô B"), "{}", stand.text());
}

#[test]
fn goods_past_their_day_are_said_at_the_scan_and_sold_only_as_a_fresh_lot_by_a_manager() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, -2).sign_in("lan");
    stand.keys("<scan:8938505974194>");
    assert!(stand.shows(&format!("hết hạn {} – không được bán", stand.shown(-2))), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.shows("Chọn lô") && stand.entries("sale_completed").is_empty(), "{}", stand.text());
    assert!(stand.shows("Esc rồi Del bỏ dòng") && !stand.shows("Ctrl-D"), "the way on from here: {}", stand.text());
    stand.keys("<down><down>\n");
    assert!(stand.shows("việc này cần quản lý") || stand.shows("Việc này cần quản lý"), "{}", stand.text());
    stand.sign_in("minh").keys("<ctrl-d><down><down>\n");
    assert!(stand.shows("lô chưa có trong sổ"), "{}", stand.text());
    stand.keys("<F8>");
    let sale = stand.entries("sale_completed").pop().unwrap();
    assert_eq!((&sale["lines"][0]["short"], &sale["lines"][0]["lots"]), (&json!("1"), &json!(null)));
}

#[test]
fn a_held_lot_is_released_by_a_manager_from_the_sale() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40);
    stand.past(r#"{"do":"set_hold","lot":"A","hold":"held","reason":"lấy mẫu"}"#);
    stand.sign_in("lan").keys("<scan:8938505974194>");
    assert!(stand.shows("đang tạm dừng bán"), "{}", stand.text());
    stand.keys("<ctrl-d>");
    assert!(stand.shows("đang tạm dừng bán (lấy mẫu) – quản lý chọn lô"), "{}", stand.text());
    stand.keys("<down><F8>");
    assert!(stand.shows("iệc này cần quản lý"), "{}", stand.text());
    stand.sign_in("minh").keys("<ctrl-d><down><F8>có kết quả tốt\n\n");
    assert!(stand.shows("Lô này bán lại được"), "{}", stand.text());
    stand.keys("<esc><F8>");
    assert_eq!(stand.shelf(), "A:4", "{}", stand.text());
}

#[test]
fn good_ones_in_the_store_room_are_the_way_out() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, -2).lot("NUOC", "B", 6, 90);
    stand.past(r#"{"do":"move_goods","to":"store","lines":[{"lot":"B","place":"shelf","quantity":"6"}]}"#);
    stand.sign_in("lan").keys("<scan:8938505974194>");
    assert!(stand.shows("kho còn 6 bán được – Ctrl-V"), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.shows("mang ra kệ") && stand.entries("sale_completed").is_empty(), "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn what_the_store_room_has_stands_beside_what_the_shelf_lacks() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 2, 40).lot("NUOC", "B", 6, 90);
    stand.past(r#"{"do":"move_goods","to":"store","lines":[{"lot":"B","place":"shelf","quantity":"6"}]}"#);
    stand.sign_in("lan").keys("5*<scan:8938505974194>");
    assert!(stand.shows("kệ còn 2, kho 6"), "{}", stand.text());
}

#[test]
fn before_the_lots_of_one_line_nothing_is_said_of_another() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, -2).lot("MV500", "M", 5, 90);
    stand.sign_in("lan").keys("<scan:8938505974194>mat ong bac ha\n<ctrl-d>");
    assert!(stand.shows("Chọn lô · Mật ong") && !stand.shows("không được bán"), "{}", stand.text());
}

#[test]
fn more_than_the_books_hold_is_sold_and_said() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 2, 40).sign_in("lan");
    stand.keys("5*<scan:8938505974194>");
    assert!(stand.shows("sổ còn 2"), "{}", stand.text());
    stand.keys("<F8><esc>");
    assert!(stand.shows("Bán âm 3 – đã ghi lại: Nước màu dừa"), "{}", stand.text());
}

#[test]
fn one_code_of_two_producers_is_asked_about_only_when_both_have_it() {
    let sold = |setup: &dyn Fn(&mut Stand)| {
        let mut stand = Stand::new();
        setup(&mut stand);
        stand.sign_in("lan").keys("<scan:8936012345674>");
        let is_asked = stand.shows("hàng của ai");
        let name = if stand.shows("1 Mật ong hoa nhãn") { "MO500" } else { "MV500" };
        (is_asked, if is_asked { "" } else { name })
    };
    assert_eq!(sold(&|_| ()), (true, ""), "nobody has any");
    assert_eq!(sold(&|s| _ = s.lot("MO500", "A", 1, 40)), (false, "MO500"));
    assert_eq!(sold(&|s| _ = s.lot("MV500", "B", 1, 40)), (false, "MV500"));
    assert_eq!(sold(&|s| _ = s.lot("MO500", "A", 1, 40).lot("MV500", "B", 1, 40)), (true, ""));
    assert_eq!(sold(&|s| _ = s.lot("MO500", "A", 1, -1).lot("MV500", "B", 1, 40)), (false, "MV500"), "expired");
}

#[test]
fn scans_while_staff_are_asked_count_or_wait_and_never_answer() {
    let mut stand = Stand::new();
    stand.lot("MO500", "A", 9, 40).lot("MV500", "B", 9, 40).sign_in("lan");
    stand.keys("<scan:8936012345674><scan:8936012345674><scan:8938505974194>");
    assert!(stand.shows("2*8936012345674") && stand.shows("mã vừa quét chờ"), "{}", stand.text());
    stand.keys("<down>\n");
    assert!(stand.shows("2 Mật ong hoa nhãn") && stand.shows("1 Nước màu dừa"), "{}", stand.text());
    stand.keys("<scan:8936012345674>");
    assert!(stand.shows("3 Mật ong hoa nhãn"), "told once a ticket: {}", stand.text());
}
