//! Selling by keys and scans: what is sold, what is kept, what is said.

use ocop::domain::moment::Moment;
use ocop::domain::refusal::Refusal;
use ocop::screens::{Effect, ScreenSettings};

use crate::screen_kiosk::{Kiosk, shop::Shop};

/// The keys, and what the ticket holds after them.
fn sold(keys: &str, kept: &str) {
    let mut kiosk = Kiosk::new();
    kiosk.keys(keys);
    assert_eq!(kiosk.kept(), kept, "{keys}");
}

#[test]
fn the_same_goods_are_one_line() {
    sold("<scan:8936012345675><scan:8936012345675>", "2×MO500");
    sold("<scan:8936012345675>MO500\nkeo dua\n", "2×MO500 1×KD450");
}

#[test]
fn a_number_with_a_star_is_a_quantity_before_a_scan_a_name_or_for_the_line() {
    sold("3*<scan:8936012345675>", "3×MO500");
    sold("3*keo dua\n", "3×KD450");
    sold("<scan:8936012345675>5*\n", "5×MO500");
    sold("0,5*kho dua\n", "0,5×KHO");
    sold("<scan:2900000000018>0.25*\n", "0,25×KHO");
}

#[test]
fn bare_figures_are_a_code_and_never_a_quantity() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<scan:8936012345675>5\n");
    assert_eq!(kiosk.kept(), "1×MO500");
    assert_eq!(kiosk.bells(), 1);
    sold("8936012345705\n", "1×KD450");
    sold("500<down>\n", "1×MO500");
}

#[test]
fn half_a_jar_is_not_sold() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("0,5*MO500\n");
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1));
}

#[test]
fn fifty_scans_in_a_row_lose_none_whatever_was_open() {
    for before in ["", "mat", "<F1>", "<F7>", ":", "<ctrl-l>", "<scan:8936012345675><F9>"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys(before);
        let already = usize::from(before.contains("scan"));
        for _ in 0..50 {
            kiosk.keys("<scan:8936012345675>");
        }
        assert_eq!(kiosk.kept(), format!("{}×MO500", 50 + already), "{before}");
    }
}

#[test]
fn a_scan_does_not_take_a_form_away() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-b>ong xanh\nMật ong rừng<scan:8936012345675>\n150\n");
    assert_eq!(kiosk.kept(), "1×MO500 1×BN0009");
}

#[test]
fn scans_wait_while_the_ledger_writes_and_go_to_the_next_ticket() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<scan:8936012345675>");
    kiosk.is_slow = true;
    kiosk.keys("<F8><scan:8936012345705><scan:8936012345705><F8>");
    kiosk.answer();
    assert_eq!(kiosk.shop.sales.len(), 1, "a key pressed twice sells once");
    assert_eq!(kiosk.kept(), "2×KD450");
}

#[test]
fn an_unknown_code_rings_and_is_sold_as_a_quick_item() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("2*<scan:8934567890123>");
    assert_eq!(kiosk.bells(), 1);
    kiosk.keys("\nba tri\nBánh phồng\n25\n");
    assert_eq!(kiosk.kept(), "2×BN0009");
    kiosk.keys("<scan:8934567890123>");
    assert_eq!(kiosk.kept(), "3×BN0009", "the code is known now");
}

#[test]
fn a_name_nobody_has_becomes_a_quick_item() {
    sold("ruou sim\nsuoi giang\n\n99\n", "1×BN0009");
}

#[test]
fn an_odd_quantity_is_asked_about() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("1000*MO500\n");
    assert_eq!(kiosk.kept(), "");
    kiosk.keys("<esc>");
    assert_eq!(kiosk.kept(), "");
    kiosk.keys("1000*MO500\n\n");
    assert_eq!(kiosk.kept(), "1000×MO500");
    sold("<scan:8936012345675>8936012345675*\n", "1×MO500");
}

#[test]
fn plus_minus_and_del_work_on_the_line() {
    sold("MO500\nKD450\n++", "1×MO500 3×KD450");
    sold("MO500\nKD450\n<up>+", "2×MO500 1×KD450");
    sold("MO500\n-", "1×MO500");
    sold("MO500\nKD450\n<del>", "1×MO500");
    sold("MO500\nKD450\n<up><del><ctrl-z>", "1×MO500 1×KD450");
}

#[test]
fn letters_of_an_action_are_letters_while_a_name_is_typed() {
    sold("MO500\nkeo-dua<home><del><del><del><del>\n", "1×MO500 1×MD250");
}

#[test]
fn esc_never_loses_the_ticket() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\nabc<esc><esc><esc><F9><esc><F6><esc><esc>KD450\n");
    assert_eq!(kiosk.kept(), "1×MO500 1×KD450");
}

#[test]
fn a_held_ticket_comes_back_and_the_open_one_waits() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F2>KD450\n<F7>\n");
    assert_eq!(kiosk.kept(), "1×MO500");
    let held: Vec<String> = kiosk.shop.state.held.iter().map(|t| t.ticket.clone()).collect();
    assert_eq!(held, ["Q1T000132"]);
    kiosk.keys("<F7>\n");
    assert_eq!(kiosk.kept(), "1×KD450");
}

#[test]
fn two_tickets_never_share_a_reference() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F2>MO500\n<F2>MO500\n<F8>MO500\n<F8>");
    let mut tickets: Vec<_> = kiosk.shop.sales.iter().map(|s| s.sale.ticket.clone().unwrap()).collect();
    tickets.extend(kiosk.shop.state.held.iter().map(|t| t.ticket.clone()));
    tickets.sort();
    assert_eq!(tickets, ["Q1T000131", "Q1T000132", "Q1T000133", "Q1T000134"]);
}

#[test]
fn the_open_ticket_comes_back_after_a_power_cut() {
    let mut before = Kiosk::new();
    before.keys("2*MO500\n<F6>10\n");
    let kept = before.seen.iter().rev().find_map(|e| if let Effect::Keep(t) = e { Some(t.clone()) } else { None });
    let mut shop = crate::screen_kiosk::shop::Shop::new();
    shop.state.open_ticket = kept.map(|t| *t);
    let mut kiosk = Kiosk::with(Default::default(), shop);
    kiosk.keys("<F8>");
    assert_eq!(kiosk.shop.sales[0].sale.payable.get(), 230_000);
}

#[test]
fn a_price_that_changed_is_said_and_taken() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n");
    let shelf = kiosk.shop.repriced("MO500", 125_000);
    kiosk.shelf(shelf);
    assert!(kiosk.shows("Giá Mật ong hoa nhãn 500 ml nay là 125.000 đ (đã báo 120.000 đ)"), "{}", kiosk.text());
    kiosk.keys("<F8>");
    assert_eq!(kiosk.shop.sales[0].sale.payable.get(), 125_000);
}

#[test]
fn a_price_the_ledger_refuses_is_taken_too() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n");
    kiosk.shop.repriced("MO500", 125_000);
    kiosk.keys("<F8>");
    assert!(kiosk.shows("báo lại khách"), "{}", kiosk.text());
    let shelf = kiosk.shop.repriced("MO500", 125_000);
    kiosk.shelf(shelf).keys("<F8>");
    assert_eq!(kiosk.shop.sales[0].sale.payable.get(), 125_000);
}

#[test]
fn midnight_brings_the_new_day_s_price() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n");
    kiosk.shop.now = Moment::parse_rfc3339("2026-11-23T00:00:00+07:00").unwrap();
    let shelf = kiosk.shop.repriced("MO500", 130_000);
    kiosk.shelf(shelf);
    assert!(!kiosk.shows("nay là"));
    kiosk.minute("2026-11-23T00:00:00+07:00");
    assert!(kiosk.shows("nay là 130.000 đ"), "{}", kiosk.text());
}

#[test]
fn goods_without_a_price_wait_for_a_manager_who_can_set_it_here() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("XX1\n");
    assert!(kiosk.shows("chưa có giá"), "{}", kiosk.text());
    kiosk.keys("<F12><down>2580\nXX1\n30\n");
    assert_eq!(kiosk.kept(), "1×XX1");
}

#[test]
fn a_discount_is_money_or_a_part_of_ticket_or_line() {
    for (keys, payable) in [
        ("MO500\n<F6>10\n<F8>", 110_000),
        ("MO500\n<F6>10%\n<F8>", 108_000),
        ("MO500\nKD450\n<F6><tab>50%\n<F8>", 149_000),
        ("MO500\n<F6>10\n<F6>0\n<F8>", 120_000),
        ("2*MO500\n<F6>200\n-<F8>", 0),
    ] {
        let mut kiosk = Kiosk::new();
        kiosk.keys(keys);
        assert_eq!(kiosk.shop.sales[0].sale.payable.get(), payable, "{keys}");
    }
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F6>200\n");
    assert!(kiosk.shows(&Refusal::DiscountTooLarge.say(Default::default())[2..]), "{}", kiosk.text());
}

#[test]
fn what_is_no_product_is_not_sold() {
    for scan in ["https://truyxuat.vn/abc", "001099012345|012345678|Nguyễn Văn A|01011990|Nam|Bến Tre|01012021"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys(&format!("<scan:{scan}>"));
        assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1));
        assert!(!kiosk.shows("Nguyễn"));
    }
}

#[test]
fn a_ticket_being_sold_is_not_kept_again_behind_the_ledger_s_back() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n");
    kiosk.is_slow = true;
    kiosk.keys("<F8>");
    let keeps = |k: &Kiosk| k.seen.iter().filter(|e| matches!(e, Effect::Keep(_))).count();
    let before = keeps(&kiosk);
    let shelf = kiosk.shop.repriced("MO500", 125_000);
    kiosk.shelf(shelf);
    assert_eq!(keeps(&kiosk), before);
    kiosk.answer();
    assert_eq!((keeps(&kiosk), kiosk.shop.sales.len()), (before + 1, 0), "refused, so kept at the new price");
    kiosk.keys("<F8>");
    assert_eq!(kiosk.shop.sales[0].sale.payable.get(), 125_000);
}

#[test]
fn money_taken_for_a_ticket_that_empties_goes_back() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F9>100\n<esc><del>");
    assert!(kiosk.shows("trả lại khách 100.000 đ"), "{}", kiosk.text());
}

#[test]
fn a_scan_in_a_discount_or_a_count_says_why_not() {
    for (keys, why) in [("<F6>10", "Đang giảm giá – Esc rồi quét"), (":chot ca\n2", "Đang đếm tiền – Esc rồi quét")]
    {
        let mut kiosk = Kiosk::new();
        kiosk.keys("MO500\n").keys(keys).keys("<scan:8936012345705>");
        assert!(kiosk.shows(why), "{}", kiosk.text());
        assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("1×MO500", 1), "{keys}");
    }
}

#[test]
fn nobody_s_goods_are_sold_before_a_producer_is_chosen() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("<ctrl-b>\n");
    assert!(kiosk.shows("Gõ tên chủ thể") && !kiosk.shows("▸ HTX"), "{}", kiosk.text());
    kiosk.keys("Mật ong rừng<esc>");
    sold("<ctrl-b><down>\nMật ong rừng\n150\n", "1×BN0009");
}

#[test]
fn a_producer_is_found_by_the_words_it_begins_with_first() {
    use ocop::domain::catalogue::Producer;
    let mut shop = crate::screen_kiosk::shop::Shop::new();
    let mut cards = shop.shelf.cards().to_vec();
    for (card, name) in cards.iter_mut().zip(["HTX Cao Phong", "HTX Ong mật Bến Tre", "Cơ sở HTX Ong"]) {
        let code = ocop::domain::ids::ProducerCode::new(format!("P{}", card.sku)).unwrap();
        card.producer = Producer { code, name: name.into(), ..(*card.producer).clone() }.into();
    }
    shop = crate::screen_kiosk::shop::Shop::with_cards(cards);
    let mut kiosk = Kiosk::with(Default::default(), shop);
    kiosk.keys("<ctrl-b>htx ong");
    assert!(kiosk.shows("▸ HTX Ong mật Bến Tre"), "{}", kiosk.text());
}

#[test]
fn an_unknown_code_is_forgotten_once_the_sale_goes_on() {
    for keys in ["<scan:8936012345675>", "MO500\n", "MO500\n<F8>", "<F7><esc>", "<F12>1234\n"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys("<scan:8934567890123>").keys(keys);
        assert!(!kiosk.shows("8934567890123"), "{keys}\n{}", kiosk.text());
        kiosk.keys("\n");
        assert!(!kiosk.shows("Mã vạch"), "{keys}\n{}", kiosk.text());
    }
}

#[test]
fn a_refused_quantity_leaves_the_field() {
    for keys in ["0,5*\n", "0*\n", "0,5*MO500\n"] {
        let mut kiosk = Kiosk::new();
        kiosk.keys("MO500\n").keys(keys);
        assert_eq!((kiosk.bells(), kiosk.shows("▸ Quét mã")), (1, true), "{keys}\n{}", kiosk.text());
    }
}

#[test]
fn a_discount_of_nothing_typed_asks_for_one() {
    let mut kiosk = Kiosk::new();
    kiosk.keys("MO500\n<F6>\n");
    assert!(kiosk.shows("Gõ số tiền hoặc %"), "{}", kiosk.text());
    kiosk.keys("12345678901234567\n");
    assert!(kiosk.shows("Số tiền quá lớn"), "{}", kiosk.text());
}

#[test]
fn a_code_of_two_producers_asks_whose_it_is_once_a_ticket() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), Shop::sharing("8936012345675"));
    kiosk.keys("2*<scan:8936012345675>");
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1), "nobody's goods are guessed");
    assert!(kiosk.shows("hàng của ai"), "{}", kiosk.text());
    kiosk.keys("<down>\n");
    let chosen = kiosk.kept();
    assert!(chosen.starts_with("2×"), "{chosen}");
    kiosk.keys("<scan:8936012345675>");
    assert_eq!(kiosk.kept(), chosen.replace("2×", "3×"), "told once, remembered for the ticket");
}
