//! Sales seen again, help, the command line, languages, papers on the screen.

use ocop::domain::command::Command;
use ocop::domain::label::LabelPaper;
use ocop::domain::lang::Lang;
use ocop::screens::action::Place;
use ocop::screens::typing::Mode;
use ocop::screens::{Action, Effect, KeyTable, Msg, ScreenSettings};

use crate::screen_kiosk::Kiosk;
use crate::screen_kiosk::shop::Shop;

#[test]
fn a_sale_is_voided_with_a_reason_and_says_what_goes_back() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*MO500\n<F9>500\n<ctrl-l>\n<del>\n");
    assert!(kiosk.shows("Ghi lý do"), "{}", kiosk.text());
    kiosk.keys("khách đổi ý\n");
    assert!(kiosk.shows("Đã hủy phiếu Q1-000124 – trả khách 240.000 đ tiền mặt"), "{}", kiosk.text());
    assert!(kiosk.shows("ĐÃ HỦY"));
    kiosk.keys("<esc>");
    assert!(kiosk.shows("Phiếu trong ca") && kiosk.shows("ĐÃ HỦY"), "{}", kiosk.text());
}

#[test]
fn a_receipt_is_printed_again_from_the_list_or_at_once() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F8><ctrl-r>");
    assert!(kiosk.shows("In lại phiếu Q1-000124, bản 1"), "{}", kiosk.text());
    kiosk.keys("<ctrl-l><F10>");
    let again = |e: &&Effect| matches!(e, Effect::Run(c) if matches!(**c, Command::ReprintReceipt(_)));
    assert_eq!(kiosk.seen.iter().filter(again).count(), 2);
}

#[test]
fn every_action_of_a_place_is_found_by_its_name() {
    for lang in [ocop::domain::lang::Lang::Vi, ocop::domain::lang::Lang::En] {
        for action in Action::ALL.iter().filter(|a| !matches!(a, Action::CommandLine)) {
            let mut kiosk = Kiosk::with(ScreenSettings { lang, ..Default::default() }, Shop::new());
            kiosk.keys(":").keys(&action.long(lang).replace('<', ""));
            let is_at = |place| action.rules().places.contains(&place);
            let is_here = [Place::Sale, Place::Sales, Place::Stock].into_iter().any(is_at);
            assert_eq!(kiosk.shows(&format!("▸ {}", action.long(lang))), is_here, "{action:?}\n{}", kiosk.text());
        }
    }
}

#[test]
fn what_is_done_to_a_lot_is_found_from_the_ticket_and_opens_the_list() {
    for (typed, key) in [
        (":ghi giam", "F6: ghi giảm"),
        (":hao hut", "F6: ghi giảm"),
        (":tam dung", "F8: tạm dừng"),
        (":mo thung", "Ctrl-G: chia gói"),
        (":lay mau", "F9: lấy mẫu"),
        (":tra hang", "F7: trả hàng"),
    ] {
        let mut kiosk = Kiosk::new();
        kiosk.keys(typed).keys("\n");
        assert!(kiosk.shows("chọn lô rồi") && kiosk.shows(key), "{typed}: {}", kiosk.text());
    }
}

#[test]
fn english_words_reach_the_command_line_as_they_are_typed() {
    let lang = ocop::domain::lang::Lang::En;
    let settings = ScreenSettings { lang, typing: Mode::Telex, ..Default::default() };
    let mut kiosk = Kiosk::with(settings, Shop::new());
    kiosk.keys(":receive");
    assert!(kiosk.shows("▸ Receive goods from a producer"), "{}", kiosk.text());
}

#[test]
fn the_help_begins_with_the_keys_of_where_it_was_asked_for() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-f><F1>");
    let page = kiosk.text();
    let (stock, sale) = (page.find("F6       Ghi giảm"), page.find("F2       Phiếu mới"));
    assert!(stock.is_some() && sale.is_none_or(|sale| stock < Some(sale)), "{page}");
}

#[test]
fn the_help_shows_every_key_and_the_keys_of_one_s_own() {
    let keys = KeyTable::new(&[("pay".to_owned(), "ctrl-y".to_owned())].into()).unwrap();
    let mut kiosk = Kiosk::with(ScreenSettings { keys, ..Default::default() }, Shop::new());
    kiosk.keys("<F1>");
    let page = kiosk.screen(120, 70);
    for action in Action::ALL {
        assert!(page.contains(action.long(Default::default())), "{action:?}\n{page}");
    }
    assert!(page.contains("Ctrl-Y   Thanh toán"), "{page}");
    kiosk.keys("<esc>MO500\n");
    assert!(kiosk.shows("Ctrl-Y thanh toán") && !kiosk.shows("F9"), "{}", kiosk.text());
}

#[test]
fn a_paper_on_the_screen_goes_without_swallowing_a_key() {
    for (keys, kept) in [("<scan:8936012345675>", "1×MO500"), ("MO500\n", "1×MO500"), ("<esc>MO500\n", "1×MO500")] {
        let mut kiosk = Kiosk::new();
        kiosk.send(Msg::Paper { lines: vec!["PHIẾU TÍNH TIỀN".into(); 40] });
        assert!(kiosk.shows("PHIẾU TÍNH TIỀN"), "{}", kiosk.text());
        kiosk.keys("<down><pagedown>").keys(keys);
        assert!(!kiosk.shows("PHIẾU TÍNH TIỀN"));
        assert_eq!(kiosk.kept(), kept);
    }
}

#[test]
fn what_is_said_beside_a_narrow_slip_stands_across_the_screen() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F8><ctrl-r>");
    kiosk.send(Msg::Paper { lines: vec!["PHIẾU TÍNH TIỀN".repeat(3); 40] });
    kiosk.keys("<ctrl-r>");
    kiosk.send(Msg::Paper { lines: vec!["PHIẾU TÍNH TIỀN".repeat(3); 40] });
    let said = |cols: u16| {
        let screen = kiosk.screen(cols, 24);
        let row = screen.lines().position(|row| row.contains("In lại phiếu Q1-000124, bản 1"));
        (row, screen.lines().nth(2).unwrap_or_default().contains("Bản in"))
    };
    assert_eq!(said(80), (Some(2), false), "{}", kiosk.text());
    assert!(said(120).1, "there is room beside it: {}", kiosk.screen(120, 24));
}

#[test]
fn a_product_is_told_once_on_a_wide_screen() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n");
    let told = |kiosk: &Kiosk| kiosk.screen(160, 50).matches("8936012345675").count();
    assert_eq!(told(&kiosk), 1, "{}", kiosk.screen(160, 50));
    kiosk.keys("<ctrl-o>");
    assert_eq!(told(&kiosk), 1, "{}", kiosk.screen(160, 50));
}

#[test]
fn labels_sought_by_their_name_go_to_the_printer_once_it_is_known_how_many() {
    for (lang, typed, asked) in [(Lang::Vi, ":nhan doi\n", "nhãn giá?"), (Lang::En, ":labels\n", "shelf labels?")] {
        let mut kiosk = Kiosk::with(ScreenSettings { lang, ..Default::default() }, Shop::new());
        kiosk.keys(typed);
        let is_printed = kiosk.seen.iter().any(|effect| matches!(effect, Effect::Run(_)));
        assert!(kiosk.shows(&format!("7 {asked}")) && !is_printed, "{}", kiosk.text());
        kiosk.keys("\n");
        let to = kiosk.seen.iter().find_map(|effect| match effect {
            Effect::Run(command) => match &**command {
                Command::PrintLabels(labels) => Some(labels.to),
                _ => None,
            },
            _ => None,
        });
        assert_eq!(to, Some(LabelPaper::Roll), "{typed}: {}", kiosk.text());
    }
}

#[test]
fn english_is_one_key_away_and_back() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-e>");
    assert!(kiosk.shows("Scan, or type a name") && kiosk.shows("Sun 22/11"), "{}", kiosk.text());
    kiosk.keys("<ctrl-e>");
    assert!(kiosk.shows("Quét mã hoặc gõ tên hàng"));
}

#[test]
fn vietnamese_is_typed_in_names_and_never_in_codes_money_or_pins() {
    let settings = || ScreenSettings { typing: Mode::Telex, ..Default::default() };
    let mut kiosk = Kiosk::with(settings(), Shop::new());
    kiosk.keys("<ctrl-b>ong xanh\nRuowju sim\n150\n");
    assert_eq!(kiosk.shop.shelf.by_code("BN0009").unwrap().name, "Rượu sim");
    kiosk.keys("keo duwaf\n");
    assert_eq!(kiosk.kept(), "1×BN0009 1×KD450");
    kiosk.keys("<ctrl-t>");
    assert!(kiosk.shows("Kiểu gõ: VNI") && kiosk.text().lines().next().unwrap().ends_with('V'));
    kiosk.keys("<ctrl-t>");
    assert!(kiosk.text().lines().next().unwrap().ends_with('E'), "{}", kiosk.text());
    let mut vni = Kiosk::with(ScreenSettings { typing: Mode::Vni, ..Default::default() }, Shop::new());
    vni.keys("mo500\n<F9>500\n");
    assert_eq!(vni.shop.sales[0].sale.change.get(), 380_000);
}

#[test]
fn a_practice_ledger_cannot_be_mistaken() {
    let mut shop = Shop::new();
    shop.state.practice = true;
    let pins = vec![("Lan".to_owned(), "1234".to_owned())];
    let mut kiosk = Kiosk::signed_out(ScreenSettings { practice_pins: pins, ..Default::default() }, shop);
    for keys in ["", "1234\n", "MO500\n<F6>", "<esc><F9>", "<esc><F1>"] {
        kiosk.keys(keys);
        assert!(kiosk.shows("TẬP") && kiosk.shows("PIN: Lan 1234"), "{}", kiosk.text());
    }
}

#[test]
fn leaving_is_asked_about() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-q><esc>");
    assert!(!kiosk.seen.contains(&Effect::Quit));
    kiosk.keys("<ctrl-q>\n");
    assert!(kiosk.seen.contains(&Effect::Quit));
}

#[test]
fn what_is_done_to_a_sale_is_found_from_the_ticket_and_opens_the_list() {
    for (typed, then) in [("huy", "Del: hủy phiếu"), ("void", "Del: hủy phiếu"), ("da nhan tien", "F9: đã nhận tiền")]
    {
        let mut kiosk = Kiosk::new();
        kiosk.keys("MO500\n<F8>:").keys(typed).keys("\n");
        assert!(kiosk.shows("Phiếu trong ca") && kiosk.shows("Q1-000124"), "{typed}\n{}", kiosk.text());
        assert!(kiosk.shows(&format!("Chọn phiếu rồi {then}")), "{typed}\n{}", kiosk.text());
    }
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F8>:in lai");
    assert!(kiosk.shows("In lại phiếu đang chọn"), "{}", kiosk.text());
}

#[test]
fn english_counts_and_labels_are_whole() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-e>MO500\n");
    assert!(kiosk.shows("1 product") && !kiosk.shows("1 products"), "{}", kiosk.text());
    kiosk.keys("KD450\n");
    assert!(kiosk.shows("2 products"), "{}", kiosk.text());
    kiosk.keys(":close shift\n<up>");
    assert!(kiosk.shows("Other (đ)"), "{}", kiosk.text());
    let mut shop = Shop::new();
    shop.state.shift = None;
    let english = ScreenSettings { lang: ocop::domain::lang::Lang::En, ..Default::default() };
    let mut kiosk = Kiosk::with(english, shop);
    kiosk.keys("999999999");
    assert!(kiosk.shows("Drawer float 999999999 = 999.999.999 đ"), "{}", kiosk.text());
}
