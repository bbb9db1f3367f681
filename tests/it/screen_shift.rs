//! People and shifts by keys: PIN, lock, float, blind count, report.

use ocop::domain::command::{CloseShift, Command};
use ocop::domain::staff::Role;
use ocop::screens::{Effect, ScreenSettings};

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop;

fn signed_out() -> Kiosk {
    Kiosk::signed_out(ScreenSettings::default(), Shop::new())
}

fn closed(kiosk: &Kiosk) -> &CloseShift {
    let close = |e: &'_ Effect| matches!(e, Effect::Run(c) if matches!(**c, Command::CloseShift(_)));
    let effect = kiosk.seen.iter().find(|e| close(e)).expect("the shift was closed");
    match effect {
        Effect::Run(command) => match &**command {
            Command::CloseShift(close) => close,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pin_opens_the_till_and_is_never_shown() {
    let mut kiosk = signed_out();
    kiosk.keys("1234");
    assert!(kiosk.shows("Ai đứng quầy?") && kiosk.shows("****") && !kiosk.shows("1234"), "{}", kiosk.text());
    kiosk.keys("\nMO500\n");
    assert_eq!(kiosk.kept(), "1×MO500");
}

#[test]
fn a_wrong_pin_rings_and_says_so() {
    let mut kiosk = signed_out();
    kiosk.keys("9999\n");
    assert!(kiosk.shows("Sai mã PIN – thử lại"), "{}", kiosk.text());
    assert_eq!(kiosk.bells(), 1);
    kiosk.keys("1234\n");
    assert!(kiosk.shows("Quét mã hoặc gõ tên hàng"));
}

#[test]
fn nothing_is_sold_before_somebody_signs_in() {
    let mut kiosk = signed_out();
    kiosk.keys("<scan:8936012345675>");
    assert!(kiosk.shows("Đăng nhập trước"), "{}", kiosk.text());
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1));
}

#[test]
fn locking_keeps_the_ticket_for_whoever_comes_next() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F12>");
    assert!(kiosk.shows("Ai đứng quầy?") && !kiosk.shows("Mật ong"), "{}", kiosk.text());
    kiosk.keys("<down>2580\n");
    assert!(kiosk.shows("Minh") && kiosk.shows("Mật ong hoa nhãn 500 ml"), "{}", kiosk.text());
}

#[test]
fn a_till_without_a_shift_asks_for_the_float_and_keeps_what_is_scanned() {
    let mut shop = Shop::new();
    shop.state.shift = None;
    let mut kiosk = Kiosk::with(ScreenSettings::default(), shop);
    assert!(kiosk.shows("Tiền đầu ca"), "{}", kiosk.text());
    kiosk.keys("<scan:8936012345675><esc><F8>");
    assert!(kiosk.shows("Chưa mở ca"), "{}", kiosk.text());
    kiosk.keys("500\n");
    assert!(kiosk.shows("Đã mở ca 3"), "{}", kiosk.text());
    assert_eq!(kiosk.shop.float.get(), 500_000);
    kiosk.keys("<F8>");
    assert_eq!(kiosk.shop.sales.len(), 1);
}

#[test]
fn the_drawer_is_counted_blind_and_a_difference_never_stops_the_close() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F8>:chot ca\n");
    kiosk.keys("2\n\n2\n\n1\n\n\n\n\n\n7500");
    let page = kiosk.text();
    assert!(!page.contains("1.240.000") && !page.contains("Sổ tính"), "the expected sum is not shown\n{page}");
    assert!(page.contains("Đã đếm"), "{page}");
    kiosk.keys("\nthối nhầm\n");
    assert!(kiosk.shows("Đếm được 1.227.500 đ – chốt ca?") && !kiosk.shows("1.240.000"), "{}", kiosk.text());
    kiosk.keys("\n");
    let close = closed(&kiosk);
    let counts: Vec<_> = close.notes.iter().map(|n| (n.note, n.count)).collect();
    assert_eq!(counts, [(500_000, 2), (100_000, 2), (20_000, 1), (1, 7_500)]);
    assert_eq!(close.reason, "thối nhầm");
    assert!(kiosk.shows("Thiếu 12.500 đ") && kiosk.shows("Sổ tính 1.240.000"), "{}", kiosk.text());
    kiosk.keys("<F10>");
    assert!(kiosk.shows("Đã gửi máy in"), "{}", kiosk.text());
}

#[test]
fn the_report_of_an_open_shift_does_not_give_the_drawer_away() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F8>:bao cao\n");
    let page = kiosk.text();
    assert!(page.contains("Ca 2") && !page.contains("240.000") && !page.contains("Tiền mặt  "), "{page}");
}

#[test]
fn the_clock_is_asked_about_once_when_it_is_behind() {
    let mut shop = Shop::new();
    shop.state.clock_behind = true;
    let mut kiosk = Kiosk::with(ScreenSettings::default(), shop);
    assert!(kiosk.shows("Hôm nay là Chủ nhật 22/11/2026, đúng không?"), "{}", kiosk.text());
    kiosk.keys("<esc>");
    assert!(kiosk.shows("Chỉnh lại ngày giờ"), "{}", kiosk.text());
    kiosk.keys("MO500\n<F8>MO500\n<F8>");
    assert_eq!(kiosk.shop.sales.len(), 2);
}

#[test]
fn a_price_is_set_by_a_manager_only() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<ctrl-g>");
    assert!(kiosk.shows("Việc này cần quản lý (đặt giá)"), "{}", kiosk.text());
    kiosk.sign_in("minh", "Minh", Role::Manager).keys("<ctrl-g>125\n<F8>");
    assert_eq!(kiosk.shop.sales[0].sale.payable.get(), 125_000);
}

#[test]
fn a_drawer_nobody_counted_is_not_closed_by_one_key() {
    let mut kiosk = Kiosk::new();
    kiosk.keys(":chot ca\n<F10>");
    assert!(kiosk.shows("két trống thật à?"), "{}", kiosk.text());
    kiosk.keys("<esc>2<F10>");
    assert!(kiosk.shows("Đếm được 1.000.000 đ – chốt ca?") && !kiosk.shows("Khớp"), "{}", kiosk.text());
    kiosk.keys("\n");
    assert!(kiosk.shows("Đếm được 1.000.000") && kiosk.shows("Khớp"), "{}", kiosk.text());
}

#[test]
fn the_lock_screen_stands_on_whoever_locked() {
    let mut kiosk = Kiosk::new();
    kiosk.sign_in("minh", "Minh", Role::Manager).keys("<F12>2580\n");
    assert!(kiosk.shows("Minh") && !kiosk.shows("Ai đứng quầy?"), "{}", kiosk.text());
}

#[test]
fn the_report_names_people_by_their_names() {
    let mut kiosk = Kiosk::new();
    kiosk.keys(":chot ca\n2<F10>\n");
    assert!(kiosk.shows("Mở ca Lan") && kiosk.shows("Chốt ca Lan"), "{}", kiosk.text());
}

#[test]
fn a_price_or_float_no_shop_has_is_too_large() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n").sign_in("minh", "Minh", Role::Manager).keys("<ctrl-g>12345678901234567\n");
    assert!(kiosk.shows("Số tiền quá lớn"), "{}", kiosk.text());
    let mut shop = Shop::new();
    shop.state.shift = None;
    let mut kiosk = Kiosk::with(ScreenSettings::default(), shop);
    kiosk.keys("12345678901234567\n");
    assert!(kiosk.shows("Số tiền quá lớn"), "{}", kiosk.text());
}

#[test]
fn a_difference_may_be_explained_once_it_is_known() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F8>:chot ca\n2<F10>\n");
    assert!(kiosk.shows("Thiếu 240.000 đ") && kiosk.shows("F9 ghi lý do lệch"), "{}", kiosk.text());
    kiosk.keys("<F9>\n");
    assert!(kiosk.shows("Ghi lý do"), "an empty reason is none\n{}", kiosk.text());
    kiosk.keys("thối nhầm\n");
    assert!(kiosk.shows("Đã ghi lý do") && kiosk.shows("thối nhầm"), "{}", kiosk.text());
    assert!(!kiosk.shows("ghi lý do lệch"), "{}", kiosk.text());
}

#[test]
fn an_open_shift_has_nothing_to_explain() {
    let mut kiosk = Kiosk::new();
    kiosk.keys(":bao cao\n<F9>");
    assert!(kiosk.shows("Chốt ca xong mới ghi lý do"), "{}", kiosk.text());
}
