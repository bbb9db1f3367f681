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
    paid("<F10>240\n", "cash 240000");
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
    paid("<F9>100\n<F9><F9>\n", "cash 100000, transfer 140000");
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
    kiosk.keys("240\n");
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
fn a_jar_scanned_before_anything_is_typed_goes_on_the_ticket() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9><scan:8936012345705>");
    assert!(kiosk.shows("Về phiếu bán – đã thêm Kẹo dừa sầu riêng 450 g"), "{}", kiosk.text());
    assert_eq!(kiosk.kept(), "2×MO500 1×KD450");
}

#[test]
fn a_jar_scanned_while_money_is_taken_waits_for_esc() {
    for keys in ["<F9>100\n", "<F9>100", "<F9>q", "<F9>100\n<F1>"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys("2*MO500\n").keys(keys).keys("<scan:8936012345705>");
        assert!(kiosk.shows("Đang thanh toán – Esc rồi quét"), "{keys}\n{}", kiosk.text());
        assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("2×MO500", 1));
    }
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>100\n<esc><scan:8936012345705>");
    assert!(kiosk.shows("Đã thêm Kẹo dừa sầu riêng 450 g") && kiosk.shows("Còn thiếu"), "{}", kiosk.text());
    kiosk.keys("<F8>");
    assert_eq!(how(&kiosk), "cash 100000, cash 198000");
}

#[test]
fn an_amount_no_sale_can_have_is_too_large() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>12345678901234567\n");
    assert!(kiosk.shows("Số tiền quá lớn"), "{}", kiosk.text());
    assert_eq!(how(&kiosk), "nothing");
}

#[test]
fn money_taken_for_a_ticket_passes_to_no_other_ticket_shift_or_person() {
    for keys in ["<F2>", "<F12>", ":chot ca\n", "<ctrl-q>", "<F7>\n"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys("KD450\n<F2>2*MO500\n<F9>100\n<esc>").keys(keys);
        assert!(kiosk.shows("Đã nhận 100.000 đ cho phiếu này"), "{keys}\n{}", kiosk.text());
        assert!(!kiosk.seen.contains(&Effect::Quit) && !kiosk.shows("Ai đứng quầy?") && !kiosk.shows("Đếm tiền"));
    }
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>100\n<esc><del>");
    assert!(kiosk.shows("trả lại khách 100.000 đ"), "{}", kiosk.text());
    kiosk.keys("MO500\n<F8>");
    assert_eq!(how(&kiosk), "cash 120000");
}

#[test]
fn cash_typed_and_not_taken_is_gone_for_whoever_unlocks() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>500<F12>1234\n");
    assert!(!kiosk.shows("500.000") && kiosk.shows("Mật ong hoa nhãn"), "{}", kiosk.text());
}

#[test]
fn f9_twice_stays_at_the_code() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9><F9>");
    assert!(kiosk.shows("Chuyển khoản VietQR") && kiosk.shows("Đang hiện mã QR"), "{}", kiosk.text());
    paid("<F9><F9>\n", "transfer 240000");
}

#[test]
fn nothing_typed_is_never_taken_as_cash() {
    for keys in ["<F10>\n", "<F10><F10>", "<F10>300<esc>\n", "<F10>k\n", "<F10><ctrl-k>"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys("2*MO500\n").keys(keys);
        assert_eq!(how(&kiosk), "nothing", "{keys}");
        assert!(kiosk.shows("F8: tiền mặt vừa đủ"), "{keys}\n{}", kiosk.text());
    }
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>k");
    assert!(kiosk.shows("k không phải phím tờ"), "{}", kiosk.text());
}

#[test]
fn the_last_note_is_taken_back_whole_and_figures_after_notes_begin_anew() {
    paid("<F9>ww<backspace>q\n", "cash 700000");
    paid("<F9>500w<backspace>\n", "cash 500000");
    paid("<F9>ww300\n", "cash 300000");
    paid("<F9>w<backspace>\n", "nothing");
}

#[test]
fn very_much_cash_is_asked_about() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>24000000\n");
    assert!(kiosk.shows("Khách đưa 24.000.000 đ – có đúng không?"), "{}", kiosk.text());
    kiosk.keys("<esc>");
    assert_eq!(how(&kiosk), "nothing");
    kiosk.keys("\n\n");
    assert_eq!(how(&kiosk), "cash 24000000");
    paid("<F9>9000000\n", "cash 9000000");
}

#[test]
fn a_part_taken_leaves_the_large_digits_whole() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F10>");
    let before = kiosk.text();
    kiosk.keys("<esc>ST25\n<F10>185\n");
    let after = kiosk.text();
    assert!(kiosk.shows("F8: tiền mặt vừa đủ") && before.contains("F8: tiền mặt vừa đủ"), "{after}");
    let digits = |page: &str| -> Vec<String> {
        let lines = page.lines().skip(1).take(6);
        lines.map(|l| l.chars().filter(|c| "█▀▄▌▐".contains(*c)).collect()).collect()
    };
    assert_eq!(digits(&before), digits(&after), "{before}\n{after}");
}
