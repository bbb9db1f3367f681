//! Paying by keys: cash, VietQR, both; nothing is paid before the ledger says so.

use ocop::domain::command::Command;
use ocop::domain::tender::{TenderKind, TenderState};
use ocop::domain::vietqr::VietQr;
use ocop::screens::{Effect, ScreenSettings};

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop;

/// How the only sale was paid after these keys on a ticket of 240.000: `cash 500000, transfer 1 waiting`.
fn paid(keys: &str, tenders: &str) {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n").keys(keys);
    assert_eq!(how(&kiosk), tenders, "{keys}\n{}", kiosk.text());
}

fn how(kiosk: &Kiosk) -> String {
    let Some(sold) = kiosk.shop.sales.first() else { return "nothing".into() };
    let tender = |t: &ocop::domain::tender::Tender| {
        let kind = if t.kind == TenderKind::Cash { "cash" } else { "transfer" };
        let waiting = if t.state == TenderState::Waiting { " waiting" } else { "" };
        format!("{kind} {}{waiting}", t.amount.get())
    };
    sold.sale.tenders.iter().map(tender).collect::<Vec<_>>().join(", ")
}

#[test]
fn exact_cash_is_one_key() {
    paid("<F8>", "cash 240000");
    paid("<F9><F8>", "cash 240000");
}

#[test]
fn a_transfer_is_two_keys_like_cash() {
    paid("<F9>\n", "transfer 240000");
}

#[test]
fn cash_is_typed_in_thousands_or_by_note_keys() {
    paid("<F9>500\n", "cash 500000");
    paid("<F9>250000\n", "cash 250000");
    paid("<F9>ww\n", "cash 400000");
    paid("<F10>qr\n", "cash 550000");
    paid("<F10>\n", "cash 240000");
}

#[test]
fn money_not_seen_yet_waits_and_the_screen_says_so() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9><F10>");
    assert_eq!(how(&kiosk), "transfer 240000 waiting");
    assert!(kiosk.shows("Chờ tiền về 240.000 đ") && kiosk.shows("chờ tiền về 1"), "{}", kiosk.text());
    assert!(!kiosk.shows("Đã nhận tiền"));
    kiosk.keys("<ctrl-w><F9>");
    assert!(kiosk.shows("Đã nhận 240.000 đ của phiếu Q1-000124"), "{}", kiosk.text());
    assert!(kiosk.shows("Không phiếu nào chờ tiền về"));
    assert_eq!(kiosk.shop.state.waiting_transfers, 0);
}

#[test]
fn one_sale_may_be_paid_in_two_ways() {
    paid("<F9>100\n<F9>\n", "cash 100000, transfer 140000");
    paid("<F9>100\n<F9><F10>", "cash 100000, transfer 140000 waiting");
    paid("<F9>200<F9>\n\n", "nothing");
    paid("<F9>100\n200\n", "cash 100000, cash 200000");
}

#[test]
fn a_part_may_come_by_transfer_and_the_rest_in_cash() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F10>200<F9>");
    assert!(kiosk.shows("Chuyển khoản VietQR"), "{}", kiosk.text());
    kiosk.keys("\n50\n");
    assert_eq!(how(&kiosk), "transfer 200000, cash 50000");
    assert_eq!(kiosk.shop.sales[0].sale.change.get(), 10_000);
}

#[test]
fn a_tender_taken_can_be_given_back() {
    paid("<F9>100\n<backspace><F8>", "cash 240000");
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>100\n<esc><F2>");
    assert!(kiosk.shows("Đã nhận 100.000 đ cho phiếu này"), "a ticket with money on it is not put aside");
    kiosk.keys("<F9><del>");
    assert!(kiosk.shows("Trả lại khách 100.000 đ"), "{}", kiosk.text());
}

#[test]
fn change_is_shown_only_once_the_sale_is_stored() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>500");
    assert!(!kiosk.shows("260.000"), "{}", kiosk.text());
    kiosk.is_slow = true;
    kiosk.keys("\n");
    assert!(!kiosk.shows("Tiền thừa") && !kiosk.shows("Đã lưu"), "{}", kiosk.text());
    kiosk.answer();
    assert!(kiosk.shows("Đã lưu phiếu Q1-000124") && kiosk.shows("Tiền thừa trả khách"), "{}", kiosk.text());
    assert!(kiosk.shows("1 × 200.000 · 1 × 50.000 · 1 × 10.000"));
}

#[test]
fn a_disk_that_fails_leaves_the_ticket_and_shows_no_change() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n");
    kiosk.is_slow = true;
    kiosk.keys("<F9>500\n");
    kiosk.send(ocop::screens::Msg::Failed("đĩa đầy – xóa bớt rồi thử lại".into()));
    assert!(kiosk.shows("Đĩa đầy") && !kiosk.shows("Tiền thừa"), "{}", kiosk.text());
    kiosk.keys("<esc><esc>");
    assert!(kiosk.shows("Mật ong hoa nhãn 500 ml"), "{}", kiosk.text());
}

#[test]
fn the_code_asks_for_the_sum_under_the_ticket_s_reference() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>");
    assert!(kiosk.shows("Vietcombank") && kiosk.shows("0123456789") && kiosk.shows("Q1T000131"));
    let payload = VietQr::to_account(
        ocop::domain::vietqr::BankBin::new("970436").unwrap(),
        ocop::domain::vietqr::Account::new("0123456789").unwrap(),
        ocop::domain::money::Money::vnd(240_000),
        &ocop::domain::vietqr::Purpose::new("Q1T000131").unwrap(),
    );
    assert_eq!(modules(&kiosk, 80, 24), drawn(&payload.unwrap().payload()), "80×24");
    assert_eq!(modules(&kiosk, 120, 40).len(), modules(&kiosk, 80, 24).len(), "120×40");
}

/// The dark modules on the screen, read back from the cells of the light square.
fn modules(kiosk: &Kiosk, cols: u16, rows: u16) -> Vec<bool> {
    use ratatui::style::Color;
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(cols, rows)).unwrap();
    terminal.draw(|frame| ocop::screens::draw(&kiosk.app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let (light, dark) = (Color::Rgb(255, 255, 255), Color::Rgb(0, 0, 0));
    let mut out = Vec::new();
    for y in 0..rows {
        let line: Vec<_> = (0..cols).map(|x| &buffer[(x, y)]).filter(|c| c.bg == light || c.bg == dark).collect();
        out.extend(line.iter().map(|c| c.bg == dark || c.symbol() == "▀"));
        out.extend(line.iter().map(|c| c.bg == dark || c.symbol() == "▄"));
    }
    out.into_iter().filter(|is_dark| *is_dark).collect()
}

fn drawn(payload: &str) -> Vec<bool> {
    let code = qrcode::QrCode::with_error_correction_level(payload, qrcode::EcLevel::M).unwrap();
    code.into_colors().into_iter().filter(|c| *c == qrcode::Color::Dark).map(|_| true).collect()
}

#[test]
fn without_a_bank_account_f9_is_cash_and_says_how_to_add_one() {
    let mut shop = Shop::new();
    shop.state.point.as_mut().unwrap().bank = None;
    let mut kiosk = Kiosk::with(ScreenSettings::default(), shop);
    kiosk.keys("2*MO500\n<F9>");
    assert!(kiosk.shows("Chưa có tài khoản nhận tiền") && kiosk.shows("Khách đưa"), "{}", kiosk.text());
    kiosk.keys("\n");
    assert_eq!(how(&kiosk), "cash 240000");
}

#[test]
fn a_draft_is_printed_before_payment() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9><ctrl-p>");
    assert!(kiosk.seen.iter().any(|e| matches!(e, Effect::Run(c) if matches!(**c, Command::PrintDraft(_)))));
    assert!(kiosk.shows("Đã gửi máy in") && kiosk.shows("Chuyển khoản VietQR"), "{}", kiosk.text());
}

#[test]
fn a_sale_may_be_done_without_a_receipt() {
    use ocop::domain::command::PrintChoice;
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>240<ctrl-k>");
    let nothing = |e: &Effect| matches!(e, Effect::Run(c) if matches!(&**c, Command::CompleteSale(s) if s.print == PrintChoice::Nothing));
    assert!(kiosk.seen.iter().any(nothing));
}

#[test]
fn goods_given_away_are_completed_without_money() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F6>100%\n<F8>");
    assert_eq!(how(&kiosk), "cash 0");
}

#[test]
fn nothing_is_paid_for_an_empty_ticket() {
    for key in ["<F8>", "<F9>", "<F10>"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys(key);
        assert!(kiosk.shows("Phiếu chưa có hàng"), "{key}\n{}", kiosk.text());
    }
}

#[test]
fn jars_scanned_while_paying_are_added_and_the_money_taken_stays() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>100\n<scan:8936012345705>");
    assert!(kiosk.shows("Đã thêm Kẹo dừa sầu riêng 450 g") && kiosk.shows("Còn thiếu"), "{}", kiosk.text());
    kiosk.keys("<F8>");
    assert_eq!(how(&kiosk), "cash 100000, cash 198000");
}
