//! Carrying and transfers by keys and scanner: shelf and store room, two tills with a file between them.

use ocop::domain::lang::Lang;
use serde_json::json;

use crate::screen_kiosk::squeezed;
use crate::screen_stand::Stand;

/// A till at another point, with the same catalogue.
fn other_point() -> Stand {
    let mut stand = Stand::new();
    stand.past(r#"{"do":"describe_point","code":"Q2","name":"OCOP Ba Tri","regime":"household"}"#);
    stand
}

/// Puts lots that came into the store room.
fn in_store(stand: &mut Stand, lots: &[(&str, &str, u32)]) {
    for (sku, lot, quantity) in lots {
        let line = json!({"do":"move_goods","to":"store","lines":[{"lot":lot,"place":"shelf","quantity":quantity.to_string()}]});
        stand.lot(sku, lot, *quantity, if lot.ends_with('1') { 40 } else { 90 });
        stand.past(&line.to_string());
    }
}

fn places(stand: &Stand) -> Vec<String> {
    stand.lying().into_iter().map(|(lot, place, quantity)| format!("{lot} {place} {quantity}")).collect()
}

#[test]
fn the_shelf_is_filled_from_the_store_room_by_scanning_the_lots_that_expire_first() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A2", 6), ("NUOC", "A1", 2), ("KHO", "K1", 5)]);
    stand.sign_in("lan").keys("<ctrl-v><scan:8938505974194>2*<scan:8938505974194>kho dua\n2,5*\n");
    assert!(stand.shows("3 dòng"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Chuyển 3 dòng đến Kệ?"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("Đã chuyển, phiếu Q1-D"), "{}", stand.text());
    assert_eq!(places(&stand), ["A1 shelf 2", "A2 shelf 1", "A2 store 5", "K1 shelf 2,5", "K1 store 2,5"]);
    assert!(stand.is_sound());
}

#[test]
fn no_more_is_carried_than_lies_there_and_the_screen_says_where_the_rest_is() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A1", 2)]);
    stand.lot("NUOC", "B2", 3, 90).sign_in("lan");
    stand.keys("<ctrl-v>5*<scan:8938505974194>");
    assert!(stand.shows("chỉ lấy được 2 ở Kho – sổ còn: Kệ 3"), "{}", stand.text());
    stand.keys("<tab>3\n");
    assert!(stand.shows("chỉ còn 2"), "{}", stand.text());
}

#[test]
fn what_is_gathered_outlives_esc_and_may_be_taken_from_another_lot() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A1", 4), ("NUOC", "A2", 6)]);
    stand.sign_in("lan").keys("<ctrl-v>3*<scan:8938505974194><esc>");
    assert!(stand.shows("đang dở vẫn giữ"), "{}", stand.text());
    stand.keys("<ctrl-v><tab><right>\n<F10>\n");
    assert_eq!(places(&stand), ["A1 store 4", "A2 shelf 3", "A2 store 3"], "{}", stand.text());
}

#[test]
fn what_is_gathered_survives_a_pulled_plug_and_is_gone_once_it_is_booked() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A1", 4), ("NUOC", "A2", 6)]);
    stand.sign_in("lan").keys("<ctrl-v>3*<scan:8938505974194>");
    stand.sign_in("minh").keys("<ctrl-v>");
    assert!(stand.shows("1 dòng") && stand.shows("3 Nước màu"), "{}", stand.text());
    stand.keys("<del>").sign_in("minh").keys("<ctrl-v>");
    assert!(!stand.shows("Nước màu"), "what is taken off stays off: {}", stand.text());
    stand.keys("2*<scan:8938505974194><F10>\n").sign_in("lan").keys("<ctrl-v>");
    assert!(!stand.shows("Nước màu"), "what is booked is not kept: {}", stand.text());
    assert_eq!(places(&stand), ["A1 shelf 2", "A1 store 2", "A2 store 6"]);
    stand.sign_in("minh").keys(":điều chuyển: gửi\nq2\nOCOP Ba Tri\nanh Tư\n\n6*<scan:8938505974194>");
    stand.sign_in("minh").keys(":điều chuyển: gửi\n");
    assert!(stand.shows("Q2") && stand.shows("anh Tư") && stand.shows("2 dòng"), "{}", stand.text());
    stand.keys("\n\n").sign_in("minh").keys(":điều chuyển: gửi\n");
    assert!(!stand.shows("anh Tư") && stand.is_sound(), "{}", stand.text());
}

#[test]
fn goods_gathered_that_are_gone_meanwhile_are_named_once_with_where_they_went() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A1", 4), ("KHO", "K1", 5), ("MO500", "M1", 2)]);
    stand.sign_in("lan").keys("<ctrl-v>3*<scan:8938505974194>2,5*kho dua\nhoa nhan\n");
    assert!(stand.shows("3 dòng"), "{}", stand.text());
    let gone = |lot: &str, quantity: &str| json!([{"lot":lot,"place":"store","quantity":quantity}]);
    stand.past(
        &json!({"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ","lines":gone("A1", "4")})
            .to_string(),
    );
    stand.past(&json!({"do":"move_goods","to":"fair","lines":gone("K1", "5")}).to_string());
    stand.sign_in("lan").keys("<ctrl-v>");
    let told = "Nước màu dừa chai 250 ml (đã ghi giảm), Cá khô dứa (nay ở Hội chợ)";
    assert!(stand.shows("1 dòng"), "{}", stand.text());
    assert!(squeezed(&stand.screen(200, 24)).contains(told), "{}", stand.screen(200, 24));
    stand.keys("<esc><ctrl-v>").sign_in("lan").keys("<ctrl-v>");
    assert!(stand.shows("1 dòng") && !stand.screen(200, 24).contains("ghi giảm"), "said once: {}", stand.text());
    stand.lang = Lang::En;
    stand.past(&json!({"do":"return_goods","producer":"OX","reason":"trả","lines":gone("M1", "2")}).to_string());
    stand.sign_in("lan").keys("<ctrl-v>");
    assert!(
        squeezed(&stand.screen(200, 24)).contains("Mật ong hoa nhãn 500 ml (back with the producer)"),
        "{}",
        stand.text()
    );
}

#[test]
fn what_is_half_done_is_told_at_a_managers_sign_in_and_enter_goes_on_with_it() {
    let (mut here, mut there) = (Stand::new(), other_point());
    let folder = tempfile::tempdir().unwrap();
    here.lot("NUOC", "A1", 4, 40).lot("MO500", "M2", 5, 90).sign_in("minh");
    here.keys(":điều chuyển: gửi\nq2\nOCOP Ba Tri\nanh Tư\n\n4*<scan:8938505974194>hoa nhan\n\n\n");
    here.keys(&format!("{}\n", folder.path().display()));
    let file = folder.path().read_dir().unwrap().next().unwrap().unwrap().path();
    there.sign_in("lan").keys(&format!(":nhận điều chuyển\n{}\n3*<scan:8938505974194>", file.display()));
    std::fs::remove_file(file).unwrap();
    there.sign_in("minh");
    assert!(there.shows("1 lần chuyển hàng làm dở"), "{}", there.text());
    there.keys("\n");
    assert!(there.shows("chưa đếm 1 · lệch 1"), "one is opened at once, without its file: {}", there.text());

    here.sign_in("lan").keys("<ctrl-v><backtab><backtab><right><tab><tab>2*hoa nhan\n");
    here.sign_in("minh").keys(":hàng trên đường\n\n<tab>3\n").sign_in("minh");
    assert!(here.shows("2 lần chuyển hàng làm dở"), "{}", here.text());
    here.keys("<down>\n");
    assert!(
        here.shows("Xong điều chuyển → OCOP Ba Tri") && here.shows("Chuyển chỗ Kệ → Kho"),
        "several are listed: {}",
        here.text()
    );
    here.keys("c0\n");
    assert!(here.shows("Xong điều chuyển") && here.shows("lệch 1"), "{}", here.text());
}

#[test]
fn a_transfer_half_counted_survives_a_pulled_plug_on_both_sides() {
    let (mut here, mut there) = (Stand::new(), other_point());
    let folder = tempfile::tempdir().unwrap();
    here.lot("NUOC", "A1", 4, 40).lot("MO500", "M2", 5, 90).sign_in("minh");
    here.keys(":điều chuyển: gửi\nq2\nOCOP Ba Tri\nanh Tư\n\n4*<scan:8938505974194>5*hoa nhan\n\n\n");
    here.keys(&format!("{}\n", folder.path().display()));
    let file = folder.path().read_dir().unwrap().next().unwrap().unwrap().path();
    let read = format!(":nhận điều chuyển\n{}\n", file.display());

    there.sign_in("lan").keys(&read).keys("3*<scan:8938505974194>");
    assert!(there.shows("chưa đếm 1 · lệch 1"), "{}", there.text());
    there.sign_in("minh").keys(&read);
    assert!(there.shows("chưa đếm 1 · lệch 1"), "the count is there: {}", there.text());
    there.keys("<F10>một chai vỡ\n\n2\n").sign_in("lan").keys(&read);
    assert!(there.shows("chưa đếm 2") && !there.shows("lệch 1"), "what is booked is not kept: {}", there.text());

    here.keys(":hàng trên đường\n\n<tab>3\n").sign_in("minh").keys(":hàng trên đường\n\n");
    assert!(here.shows("lệch 1"), "{}", here.text());
    assert!(here.is_sound() && there.is_sound());
}

#[test]
fn a_lot_is_carried_from_the_list_of_stock_by_anyone() {
    let mut stand = Stand::new();
    in_store(&mut stand, &[("NUOC", "A1", 4)]);
    stand.sign_in("lan").keys("<ctrl-f>nuoc\n<F5>");
    assert!(stand.shows("Chuyển chỗ"), "{}", stand.text());
    stand.keys("13\n");
    assert_eq!(places(&stand), ["A1 shelf 3", "A1 store 1"], "{}", stand.text());
    assert!(stand.shows("Đã chuyển, phiếu"), "{}", stand.text());
}

#[test]
fn sending_and_closing_need_a_manager() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A1", 4, 40).sign_in("lan").keys(":điều chuyển: gửi\n");
    assert!(stand.shows("iệc này cần quản lý"), "{}", stand.text());
    let line = r#"{"do":"send_goods","to":{"code":"Q2"},"lines":[{"lot":"A1","place":"shelf","quantity":"2"}]}"#;
    stand.past(line);
    stand.sign_in("lan").keys(":hàng trên đường\n\n");
    assert!(stand.shows("Q1-C") && stand.shows("iệc này cần quản lý"), "{}", stand.text());
}

#[test]
fn one_till_sends_another_takes_in_from_the_file_and_the_sender_closes_over_a_difference() {
    let (mut here, mut there) = (Stand::new(), other_point());
    let folder = tempfile::tempdir().unwrap();
    here.lot("NUOC", "A1", 4, 40).lot("NUOC", "A2", 6, 90).lot("MO500", "M2", 5, 90).sign_in("minh");
    here.keys(":điều chuyển: gửi\nq2\nOCOP Ba Tri\nanh Tư\n\n6*<scan:8938505974194>hoa nhan\n\n");
    assert!(here.shows("Gửi 3 dòng đến OCOP Ba Tri (Q2)?"), "{}", here.text());
    here.keys(&format!("\n{}\n", folder.path().display()));
    assert!(here.shows("mang tệp này sang điểm nhận"), "{}", here.text());
    let file = folder.path().read_dir().unwrap().next().unwrap().unwrap().path();

    there.sign_in("lan").keys(&format!(":nhận điều chuyển\n{}\n", file.display()));
    assert!(there.shows("3 dòng · chưa đếm 3") && there.shows("từ OCOP Bến Tre (Q1)"), "{}", there.text());
    there.keys("4*<scan:8938505974194><scan:8938505974194>hoa nhan\n\n\n");
    assert!(there.shows("lệch 1"), "{}", there.text());
    there.keys("<F10>");
    assert!(there.shows("vì sao lệch"), "the line that differs is asked about: {}", there.text());
    there.keys("một chai vỡ\n\n2\n");
    assert!(there.shows("BIÊN BẢN NHẬN HÀNG ĐIỀU CHUYỂN") && there.shows("lệch 1 dòng"), "{}", there.text());
    assert_eq!(places(&there), ["A1 store 4", "A2 store 1", "M2 store 1"]);

    here.keys(":hàng trên đường\n\n");
    assert!(here.shows("đến OCOP Ba Tri (Q2) · anh Tư"), "{}", here.text());
    here.keys("<down><tab>1\n\n\n");
    assert!(here.shows("Biên bản") && here.shows("mất 1"), "{}", here.text());
    here.keys("Q2-E000001\n12vỡ trên xe\n");
    assert!(here.shows("lệch 1 dòng") && here.shows("BIÊN BẢN KẾT THÚC ĐIỀU CHUYỂN"), "{}", here.text());
    assert!(here.shows("Không có hàng trên đường"), "{}", here.text());
    let closed = here.entries("transfer_closed").remove(0);
    assert_eq!(closed["loss"], json!({"cause":"lost","bearer":"shop","reason":"vỡ trên xe"}));
    assert!(here.is_sound() && there.is_sound());
}

#[test]
fn the_sender_is_asked_why_more_arrived_than_was_sent() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A1", 6, 40);
    stand.past(r#"{"do":"send_goods","to":{"code":"Q2"},"lines":[{"lot":"A1","place":"shelf","quantity":"2"}]}"#);
    stand.sign_in("minh").keys(":hàng trên đường\n\n3*\n<F10>");
    assert!(stand.shows("vì sao lệch"), "{}", stand.text());
    stand.keys("<F10>");
    assert!(stand.shows("vì sao lệch"), "nothing was said yet: {}", stand.text());
    stand.keys("xếp nhầm một chai").sign_in("minh").keys(":hàng trên đường\n\n<F10>xếp nhầm\n\n\n");
    let closed = stand.entries("transfer_closed").remove(0);
    assert_eq!(closed["lines"][0]["reason"], "xếp nhầm", "{closed}");
    assert!(stand.is_sound());
}

#[test]
fn what_was_counted_of_a_transfer_outlives_esc_and_goods_not_in_it_are_refused() {
    let (mut here, mut there) = (Stand::new(), other_point());
    let folder = tempfile::tempdir().unwrap();
    here.lot("NUOC", "A1", 4, 40).sign_in("minh");
    here.keys(&format!(":điều chuyển: gửi\nQ2\n\n\n\n<scan:8938505974194>\n\n{}\n", folder.path().display()));
    let file = folder.path().read_dir().unwrap().next().unwrap().unwrap().path();
    let open = format!(":nhận điều chuyển\n{}\n", file.display());
    there.sign_in("lan").keys(&open).keys("<scan:8936012345674>");
    assert!(there.shows("không có trong phiếu này"), "{}", there.text());
    there.keys("<scan:8938505974194><esc>").keys(&open);
    assert!(there.shows("1 dòng") && !there.shows("chưa đếm"), "{}", there.text());
    there.keys("\n\n");
    assert!(there.shows("Đã nhận đủ phiếu") && there.shows("BIÊN BẢN NHẬN HÀNG ĐIỀU CHUYỂN"), "{}", there.text());
    there.keys(&open).keys("\n\n");
    assert!(there.shows("không nhận hai lần"), "{}", there.text());
}

#[test]
fn an_expired_lot_that_arrives_is_told_on_its_line() {
    let (mut here, mut there) = (Stand::new(), other_point());
    let folder = tempfile::tempdir().unwrap();
    here.lot("NUOC", "A1", 4, 1).lot("MO500", "M2", 5, 90).sign_in("minh");
    here.keys("<esc>:điều chuyển: gửi\nq2\n\n\n\n4*<scan:8938505974194>hoa nhan\n\n\n");
    here.keys(&format!("{}\n", folder.path().display()));
    let file = folder.path().read_dir().unwrap().next().unwrap().unwrap().path();
    // It expired on the way.
    let sheet = std::fs::read_to_string(&file).unwrap().replace(&here.day(1), &here.day(-1));
    std::fs::write(&file, sheet).unwrap();
    there.sign_in("lan").keys(&format!(":nhận điều chuyển\n{}\n", file.display()));
    assert!(there.shows("dừa chai 250 ml đã hết hạn"), "{}", there.text());
    there.keys("4*<scan:8938505974194>\n");
    assert!(there.shows("1 lô đã hết hạn: vào sổ mà không bán được"), "{}", there.text());
    there.lang = Lang::En;
    there.sign_in("lan").keys(&format!(":nhận điều chuyển\n{}\n", file.display()));
    assert!(there.shows("250 ml expired"), "{}", there.text());
}

#[test]
fn an_expired_lot_is_not_gathered_for_another_point() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A1", 4, -1).sign_in("minh");
    stand.keys("<esc>:điều chuyển: gửi\nq2\n\n\n\n<scan:8938505974194>");
    assert!(stand.shows("đã hết hạn, không gửi điểm khác") && stand.shows("trả chủ thể"), "{}", stand.text());
    assert!(!stand.shows("1 dòng"), "{}", stand.text());
}

#[test]
fn a_file_that_is_no_transfer_is_told_from_one_that_is_not_there() {
    let mut stand = Stand::new();
    let file = tempfile::NamedTempFile::new().unwrap();
    stand.sign_in("lan").keys(":nhận điều chuyển\n/nowhere/x.json\n");
    assert!(stand.shows("Không mở được tệp"), "{}", stand.text());
    stand.keys("<esc>").keys(&format!(":nhận điều chuyển\n{}\n", file.path().display()));
    assert!(stand.shows("Tệp này không phải phiếu điều chuyển"), "{}", stand.text());
}

#[test]
fn a_manager_who_just_signed_in_finds_the_counters_functions_by_name() {
    let mut here = Stand::new();
    here.lot("NUOC", "A1", 4, 3).sign_in("minh");
    assert!(here.shows("Việc hôm nay"), "{}", here.text());
    here.keys(":hạn dùng\n");
    assert!(here.shows("[hạn dùng]"), "{}", here.text());
}
