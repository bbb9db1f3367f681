//! Goods in, by keys: whose, which note, line after line, booked once and never lost half done.

use serde_json::json;

use crate::screen_stand::Stand;

fn receiving() -> Stand {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<ctrl-n>");
    stand
}

#[test]
fn a_delivery_is_scanned_typed_looked_at_and_booked() {
    let mut stand = receiving();
    stand.keys("ong xanh\nPXK-17\n<scan:8938505974194>24\nL2611\n+400\n\n95\n ");
    assert!(stand.shows("✓ nhãn đúng") && stand.shows("Space tất cả"), "{}", stand.text());
    stand.keys("\n2,5*kho\n\nK7\n\n\n\n<esc><F10>");
    assert!(stand.shows("1 dòng chưa ghi hạn dùng: Cá khô dứa. Hàng này"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Ghi sổ 2 dòng nhận, 0 dòng không nhận?"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Đã ghi biên bản") && stand.shows("BIÊN BẢN GIAO NHẬN"), "{}", stand.text());
    let booked = stand.entries("goods_received").pop().unwrap();
    assert_eq!((&booked["delivery_note"], &booked["place"]), (&json!("PXK-17"), &json!("shelf")));
    let line = &booked["lines"][0];
    assert_eq!(line["lot"]["expires"], json!(stand.day(400)));
    assert_eq!((&line["lot"]["code"], &line["quantity"]), (&json!("L2611"), &json!("24")));
    assert_eq!(line["lot"]["consignment_price"], json!(95_000), "under a thousand means thousands");
    assert_eq!(booked["lines"][1]["lot"]["consignment_price"], json!(null), "a note without prices has none");
    assert_eq!(line["checks"], json!(["label", "date", "stamp", "shelf_life"]));
    assert_eq!(stand.shelf(), "K7:2,5 L2611:24");
    assert!(stand.is_sound());
}

#[test]
fn the_first_scan_tells_whose_goods_come_and_the_same_code_counts_one_more() {
    let mut stand = receiving();
    stand.keys("<scan:8938505974194><scan:8938505974194><scan:8938505974194>");
    assert!(stand.shows("Chủ thể HTX Ong Xanh"), "{}", stand.text());
    stand.keys("\nA\n\n\n\n\n<scan:8938505974194>5\nB\n<esc><F10>\n\n");
    assert_eq!(stand.shelf(), "A:3 B:5", "a line told and left is not counted into: {}", stand.text());
}

#[test]
fn what_a_gs1_code_says_is_not_typed_again() {
    let mut stand = receiving();
    let until = stand.day(200).replace('-', "");
    let until = &until[2..];
    stand.keys(&format!("<scan:(01)08938505974194(17){until}(37)12(10)L7>"));
    assert!(stand.shows("L7") && stand.shows(&stand.shown(200)) && stand.shows("12 Nước màu"), "{}", stand.text());
    stand.keys("<F10>\n");
    assert_eq!(stand.shelf(), "L7:12");
}

#[test]
fn a_code_that_is_not_read_whole_joins_no_known_lot_and_says_so() {
    let mut stand = receiving();
    stand.keys("<scan:]C1010893850597419417271231\u{1d}10L5>");
    assert!(stand.shows("L5 31/12/2027"), "{}", stand.text());
    stand.keys("<scan:]C1010893850597419417271331>");
    assert!(stand.shows("đọc không hết – xem số lô, hạn dùng") && stand.shows("2 dòng"), "{}", stand.text());
}

#[test]
fn the_date_read_is_shown_before_it_is_taken_and_a_bad_one_asked_again() {
    let mut stand = receiving();
    stand.keys("<scan:8938505974194>\n\n+90");
    assert!(stand.shows(&format!("= {}, còn 90 ngày", stand.shown(90))), "{}", stand.text());
    stand.keys("<backspace><backspace><backspace>mai\n");
    assert!(stand.shows("«mai» không phải ngày – gõ 1226, 31/12/26 hoặc +90"), "{}", stand.text());
    stand.keys("<backspace><backspace><backspace>+20\n");
    assert!(stand.shows("chỉ còn 20 ngày – vẫn nhận được"), "{}", stand.text());
}

#[test]
fn a_line_is_refused_by_one_key_with_a_reason_picked_or_written() {
    let mut stand = receiving();
    stand.keys("<scan:8938505974194>6\n<F6>");
    assert!(stand.shows("1–5 chọn"), "{}", stand.text());
    stand.keys("3");
    assert!(stand.shows("KHÔNG NHẬN"), "{}", stand.text());
    stand.keys("kho\n\n<F6>5mốc trắng\n<F10>");
    assert!(stand.shows("Ghi sổ 0 dòng nhận, 2 dòng không nhận?"), "{}", stand.text());
    stand.keys("\n");
    let booked = stand.entries("goods_received").pop().unwrap();
    let reasons: Vec<_> = booked["refused"].as_array().unwrap().iter().map(|r| r["reason"].clone()).collect();
    assert_eq!(reasons, [json!("hỏng, vỡ"), json!("mốc trắng")]);
    assert_eq!(stand.shelf(), "");
}

#[test]
fn expired_goods_are_said_at_once_and_refused_or_not_booked() {
    let mut stand = receiving();
    stand.keys("<scan:8938505974194>\n\n01/01/2021\n");
    assert!(stand.shows("đã hết hạn – F6 không nhận dòng này"), "{}", stand.text());
    stand.keys("<F10>\n");
    assert!(stand.shows("từ chối dòng này") && stand.shelf().is_empty(), "{}", stand.text());
    stand.keys("<F6>1<F10>\n");
    assert_eq!(stand.entries("goods_received").len(), 1, "{}", stand.text());
}

#[test]
fn a_delivery_in_progress_survives_the_way_back_and_a_pulled_plug() {
    let mut stand = receiving();
    stand.keys("ong xanh\nPXK-20\n<scan:8938505974194>7\nL1\n<esc><esc>");
    assert!(stand.shows("Phiếu nhận đang dở vẫn được giữ – Ctrl-N"), "{}", stand.text());
    assert!(stand.shows("nhận hàng dở"), "{}", stand.text());
    stand.sign_in("minh").keys("<ctrl-n>");
    assert!(stand.shows("PXK-20") && stand.shows("7 Nước màu") && stand.shows("HTX Ong Xanh"), "{}", stand.text());
    stand.keys("<F10>\n\n").sign_in("lan").keys("<ctrl-n>");
    assert!(!stand.shows("PXK-20") && stand.shelf() == "L1:7", "what is booked is not kept: {}", stand.text());
}

#[test]
fn the_same_delivery_note_twice_is_told_with_its_minutes() {
    let mut stand = receiving();
    stand.keys("ong xanh\nPXK-17\n<scan:8938505974194>3\n<F10>\n\n");
    stand.keys("<ctrl-n>ong xanh\nPXK-17\n<scan:8938505974194>3\n<F10>\n\n");
    assert!(
        stand.shows("phiếu giao PXK-17 đã nhận ở Q1-N") || stand.shows("Phiếu giao PXK-17 đã nhận ở Q1-N"),
        "{}",
        stand.text()
    );
    assert_eq!(stand.entries("goods_received").len(), 1);
    assert!(stand.shows("3 Nước màu"), "nothing typed is lost: {}", stand.text());
}

#[test]
fn goods_of_another_producer_are_not_mixed_in() {
    let mut stand = receiving();
    stand.keys("meo vac\n\n<scan:8938505974194>");
    assert!(stand.shows("là hàng của HTX Ong Xanh"), "{}", stand.text());
    stand.keys("<scan:8936012345674>4\n<F10>\n\n");
    let booked = stand.entries("goods_received").pop().unwrap();
    assert_eq!(booked["lines"][0]["lot"]["sku"], json!("MV500"), "a shared code means the producer who stands here");
}

#[test]
fn goods_nobody_knows_become_an_item_at_the_door() {
    let mut stand = receiving();
    stand.keys("ong xanh\n\n<scan:8936099900018>");
    assert!(stand.shows("Mặt hàng mới") && stand.shows("Tên hàng"), "{}", stand.text());
    stand.keys("Sáp ong\n80");
    assert!(stand.shows("Enter lấy hàng này") && !stand.shows("Enter bán"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("1 Sáp ong"), "{}", stand.text());
    stand.keys("9\n<F10>\n\n");
    let booked = stand.entries("goods_received").pop().unwrap();
    assert_eq!((&booked["lines"][0]["name"], &booked["lines"][0]["quantity"]), (&json!("Sáp ong"), &json!("9")));
}

#[test]
fn place_and_form_are_turned_by_arrows() {
    let mut stand = receiving();
    stand.keys("ong xanh\n<tab><right><tab><right>");
    assert!(stand.shows("Để ở Kho") && stand.shows("‹ Mua đứt ›"), "{}", stand.text());
    stand.keys("\n<scan:8938505974194>2\n<F10>\n\n");
    let booked = stand.entries("goods_received").pop().unwrap();
    assert_eq!((&booked["place"], &booked["lines"][0]["lot"]["form"]), (&json!("store"), &json!("purchase")));
}

#[test]
fn a_last_day_nobody_wrote_down_is_asked_for_before_it_is_booked() {
    let mut stand = receiving();
    stand.keys("ong xanh\n\n<scan:8938505974194>4\nA\n29/2/27<F10>");
    assert!(stand.shows("không phải ngày"), "{}", stand.text());
    stand.keys("<esc>");
    assert!(stand.shows("chưa ghi") && !stand.shows("không hạn"), "{}", stand.text());
    stand.keys("<F10>");
    assert!(stand.shows("Hàng này không có hạn? (Esc: ghi hạn)"), "{}", stand.text());
    stand.keys("<esc>1227<F10>\n");
    assert_eq!(stand.entries("goods_received")[0]["lines"][0]["lot"]["expires"], json!("2027-12-31"));
    assert!(stand.is_sound());
}

#[test]
fn goods_that_keep_are_said_to_and_nothing_is_asked() {
    let mut stand = receiving();
    stand.keys("ong xanh\n\n<scan:8938505974194>4\nA\n-\n<esc>");
    assert!(stand.shows("không hạn") && !stand.shows("chưa ghi"), "{}", stand.text());
    stand.sign_in("lan").keys("<ctrl-n>");
    assert!(stand.shows("không hạn"), "kept through a pulled plug: {}", stand.text());
    stand.keys("<F10>\n");
    assert_eq!(stand.entries("goods_received")[0]["lines"][0]["lot"]["expires"], json!(null));
}

#[test]
fn a_day_being_typed_when_the_plug_is_pulled_is_asked_for_again() {
    let mut stand = receiving();
    stand.keys("ong xanh\n\n<scan:8938505974194>4\nA\n31/12/2").sign_in("lan").keys("<ctrl-n>");
    assert!(stand.shows("chưa ghi") && !stand.shows("không hạn"), "{}", stand.text());
}

#[test]
fn the_day_that_is_shown_is_the_day_that_is_booked() {
    let mut stand = receiving();
    stand.keys("ong xanh\n\n<scan:8938505974194>4\nA\n31/12/62");
    assert!(stand.shows("31/12/2062"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Hạn 31/12/2062 quá xa"), "{}", stand.text());
    let month = stand.day(0).get(5..7).unwrap().to_owned() + stand.day(0).get(2..4).unwrap();
    stand.keys(&format!("+90\n{month}"));
    let today = stand.shown(0);
    assert!(stand.shows(&format!("= {today}")), "a month that is not over ends today: {}", stand.text());
    let ahead = stand.shown(2);
    stand.keys(&"<backspace>".repeat(4)).keys(&format!("{ahead}\n"));
    assert!(stand.shows("không sau hôm nay"), "a day that is still to come is none: {}", stand.text());
    stand.keys(&month);
    stand.keys("<F10>\n");
    assert_eq!(stand.entries("goods_received")[0]["lines"][0]["lot"]["made"], json!(stand.day(0)));
}

#[test]
fn a_payment_code_or_a_card_is_never_goods() {
    let mut stand = receiving();
    stand.keys("<scan:001200000001|012345678|Nguyễn Văn A|01012000|Nam|Hà Nội|01012022>");
    assert!(stand.shows("giấy tờ của khách"), "{}", stand.text());
}

#[test]
fn goods_come_under_an_agreement_that_is_offered_the_next_time_and_stands_on_paper_and_lot() {
    let mut stand = receiving();
    stand.keys("ong xanh\nPXK-1\n<backtab>HĐKG 12/2026\n<scan:8938505974194>4\nA\n1227\n<esc><F10>\n");
    stand.keys("<down><down><down>");
    assert!(stand.shows("Hợp đồng: HĐKG 12/2026"), "on the minutes: {}", stand.text());
    assert_eq!(stand.entries("goods_received")[0]["lines"][0]["lot"]["agreement"], json!("HĐKG 12/2026"));
    stand.keys("<esc><ctrl-n>ong xanh\n");
    assert!(stand.shows("Hợp đồng HĐKG 12/2026"), "offered again: {}", stand.text());
    stand.keys("PXK-2\n<scan:8938505974194>2\nB\n1227\n<esc><F10>\n");
    assert_eq!(stand.entries("goods_received")[1]["lines"][0]["lot"]["agreement"], json!("HĐKG 12/2026"));
    stand.keys("<esc><ctrl-f>nuoc\n\n");
    assert!(stand.shows("hợp đồng HĐKG 12/2026"), "on the lot: {}", stand.text());
    assert!(stand.is_sound());
}
