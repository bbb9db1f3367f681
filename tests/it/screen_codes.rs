//! Scans at the counter: what is sold by them, what is asked, what is nobody's business.

use ocop::domain::code_book::{CodeLayout, LabelValue, Verifier};
use ocop::screens::{Effect, ScreenSettings};

use crate::screen_kiosk::{Kiosk, shop::Shop};

const ONE: &str = "<scan:https://tem.example.vn/ong?sn=1001>";
const TWO: &str = "<scan:https://tem.example.vn/ong?sn=1002>";
const THREE: &str = "<scan:https://tem.example.vn/ong?sn=1003>";

/// The usual shop, whose honey bears a number with a right check digit.
fn shop() -> Shop {
    let mut cards = Shop::new().shelf.cards().to_vec();
    let honey = cards.iter_mut().find(|card| card.sku.as_str() == "MO500").unwrap();
    honey.barcodes.push("8936012345674".into());
    Shop::with_cards(cards)
}

fn after(keys: &str) -> Kiosk {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), shop());
    kiosk.keys(keys);
    kiosk
}

/// A till that learned from two stamps of one kind and sold them.
fn taught() -> Kiosk {
    after(&format!("{ONE}mat ong hoa\n{TWO}\n<F8>"))
}

/// A number closed with its check digit, weighed from the left.
fn closed(body: &str) -> String {
    let padded = format!("{body:0>13}");
    let sum: u32 = padded.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * [3, 1][i % 2]).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

#[test]
fn an_unknown_stamp_rings_is_picked_and_is_remembered() {
    let mut kiosk = after(ONE);
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1));
    assert!(kiosk.shows("Tem này là hàng nào?") && kiosk.shows("tem.example.vn/ong?sn=…"), "{}", kiosk.text());
    kiosk.keys("mat ong hoa\n");
    assert_eq!(kiosk.kept(), "1×MO500");
    assert!(kiosk.shows("Đã nhớ mã này: Mật ong hoa nhãn 500 ml"), "{}", kiosk.text());
    kiosk.keys(ONE);
    assert_eq!(kiosk.kept(), "2×MO500", "the very one is known");
}

#[test]
fn a_second_stamp_of_its_kind_is_guessed_and_confirmed_with_enter() {
    let mut kiosk = after(&format!("{ONE}mat ong hoa\n{TWO}"));
    assert!(kiosk.shows("▸ Mật ong hoa nhãn 500 ml"), "{}", kiosk.text());
    kiosk.keys("\n");
    assert_eq!(kiosk.kept(), "2×MO500");
    kiosk.keys(TWO);
    assert_eq!(kiosk.kept(), "2×MO500", "its kind has serials now");
    kiosk.keys(THREE);
    assert_eq!(kiosk.kept(), "3×MO500", "two agreed, the third is known");
    assert!(kiosk.shows("Theo tem đã nhớ"), "the till says by what it knew: {}", kiosk.text());
}

#[test]
fn goods_taken_away_again_are_asked_about_and_never_guessed_after() {
    let mut kiosk = taught();
    kiosk.keys(THREE).keys("<del>").keys(THREE);
    assert!(kiosk.shows("Tem này là hàng nào?"), "{}", kiosk.text());
    kiosk.keys("keo dua\n");
    assert_eq!(kiosk.kept(), "1×KD450");
    kiosk.keys("<scan:https://tem.example.vn/ong?sn=1004>");
    assert_eq!(kiosk.kept(), "1×KD450", "stamps of this kind are no longer guessed");
    assert!(kiosk.shows("Tem này là hàng nào?"), "{}", kiosk.text());
}

#[test]
fn esc_leaves_an_unknown_stamp_and_teaches_nothing() {
    let mut kiosk = after(&format!("{ONE}mat ong<esc>{ONE}"));
    assert!(kiosk.shows("Tem này là hàng nào?"));
    kiosk.keys("\n");
    assert!(kiosk.shows("Gõ tên hàng rồi chọn"), "nobody's goods are sold: {}", kiosk.text());
    assert_eq!(kiosk.kept(), "");
}

#[test]
fn a_scan_does_not_take_the_question_away() {
    let mut kiosk = after(&format!("{ONE}<scan:8936012345705>"));
    assert_eq!(kiosk.kept(), "1×KD450");
    kiosk.keys("mat ong hoa\n");
    assert_eq!(kiosk.kept(), "1×KD450 1×MO500");
}

#[test]
fn the_same_stamp_twice_on_a_ticket_is_not_added_twice() {
    let mut kiosk = taught();
    kiosk.keys(THREE).keys(THREE);
    assert_eq!(kiosk.kept(), "1×MO500");
    assert!(kiosk.shows("Tem này đã có trong phiếu"), "{}", kiosk.text());
    kiosk.keys("+");
    assert_eq!(kiosk.kept(), "2×MO500");
}

#[test]
fn a_stamp_that_was_sold_before_warns_and_only_then() {
    let mut kiosk = taught();
    kiosk.keys(THREE).keys("<del>");
    kiosk.keys("KD450\n<F8>");
    kiosk.keys("<scan:https://tem.example.vn/ong?sn=1005>");
    assert!(!kiosk.shows("Tem trùng"), "{}", kiosk.text());
    kiosk.keys("<F8><scan:https://tem.example.vn/ong?sn=1005>");
    assert!(kiosk.shows("Tem trùng: đã bán ở phiếu Q1-000126"), "{}", kiosk.text());
    assert_eq!(kiosk.kept(), "1×MO500", "the jar is in the hand: it is sold, and said");
}

#[test]
fn a_stamp_scanned_and_not_sold_is_not_remembered() {
    let mut kiosk = taught();
    let serial = "<scan:https://tem.example.vn/ong?sn=1009>";
    kiosk.keys(serial).keys("KD450\n<up><del><F8>").keys(serial);
    assert_eq!(kiosk.shop.sales.last().unwrap().sale.lines[0].sku.as_str(), "KD450");
    let told = |k: &Kiosk| k.shop.stamps.len();
    assert_eq!(told(&kiosk), 2, "the stamps of the first sale alone: {:?}", kiosk.shop.stamps);
    assert!(!kiosk.shows("Tem trùng"), "{}", kiosk.text());
}

#[test]
fn the_stamp_that_taught_its_kind_warns_when_it_comes_again() {
    let mut kiosk = taught();
    kiosk.keys(ONE);
    assert!(kiosk.shows("Tem trùng: đã bán ở phiếu"), "{}", kiosk.text());
    let kiosk = after(&format!("{ONE}mat ong hoa\n{TWO}\n{ONE}"));
    assert_eq!(kiosk.kept(), "2×MO500", "it is on the ticket already: {}", kiosk.text());
}

#[test]
fn an_address_of_a_product_may_be_scanned_all_day() {
    let page = "<scan:https://ongxanh.example.vn/mat-ong-hoa-nhan>";
    let mut kiosk = after(&format!("{page}MO500\n"));
    kiosk.keys(page).keys(page);
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("3×MO500", 1));
}

#[test]
fn gs1_says_the_goods_whatever_carries_it() {
    for scan in [
        "]d20108936012345674\u{1d}17271231\u{1d}10L7",
        "0108936012345674172712311 0L7",
        "(01)08936012345674(17)271231(10)L7",
        "https://id.gs1.org/01/08936012345674/10/L7?17=271231",
        "08936012345674",
    ] {
        let kiosk = after(&format!("<scan:{}>", scan.replace("1 0L7", "10L7")));
        assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("1×MO500", 0), "{scan}");
    }
}

#[test]
fn goods_past_the_day_on_their_label_are_not_sold() {
    for day in ["261121", "261100"] {
        let kiosk = after(&format!("<scan:010893601234567417{day}>"));
        let expired = day == "261121";
        assert_eq!(kiosk.kept(), if expired { "" } else { "1×MO500" }, "{day}");
        assert_eq!(kiosk.shows("nhãn ghi hết hạn 21/11/2026 – không bán"), expired, "{}", kiosk.text());
    }
    assert_eq!(after("<scan:010893601234567417261122>").kept(), "1×MO500", "the last day is a day");
}

#[test]
fn weight_and_count_inside_gs1_are_the_quantity() {
    assert_eq!(after("<scan:01029000000000183103000735>").kept(), "0,735×KHO");
    assert_eq!(after("<scan:02089360123456743712>").kept(), "12×MO500");
    assert_eq!(after("2*<scan:02089360123456743712>").kept(), "24×MO500");
}

#[test]
fn the_same_serial_of_gs1_is_one_jar() {
    let jar = "<scan:010893601234567421SN77>";
    let mut kiosk = after(&format!("{jar}{jar}"));
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("1×MO500", 1));
    kiosk.keys("<F8>").keys(jar);
    assert!(kiosk.shows("Tem trùng: đã bán ở phiếu Q1-000124"), "{}", kiosk.text());
}

#[test]
fn gs1_goods_of_two_producers_still_ask_whose_they_are() {
    let mut kiosk = Kiosk::with(ScreenSettings::default(), Shop::sharing("8936012345674"));
    kiosk.keys("2*<scan:010893601234567417271231>");
    assert_eq!((kiosk.kept().as_str(), kiosk.shows("hàng của ai")), ("", true), "{}", kiosk.text());
    kiosk.keys("<down>\n");
    assert_eq!(kiosk.kept(), "2×MV350");
}

#[test]
fn a_case_asks_once_how_many_it_holds() {
    let case = format!("<scan:{}>", closed("1893601234567"));
    let mut kiosk = after(&case);
    assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1), "a case is not one jar");
    assert!(kiosk.shows("Đây là mã thùng của Mật ong hoa nhãn 500 ml"), "{}", kiosk.text());
    kiosk.keys("1\n");
    assert!(kiosk.shows("từ 2 đến 10.000"), "{}", kiosk.text());
    kiosk.keys("<backspace>12\n");
    assert_eq!(kiosk.kept(), "12×MO500");
    kiosk.keys(&format!("2*{case}"));
    assert_eq!((kiosk.kept().as_str(), kiosk.shows("Thùng 12: Mật ong")), ("36×MO500", true), "{}", kiosk.text());
}

#[test]
fn a_case_counted_wrongly_is_asked_about_again_after_del() {
    let case = format!("<scan:{}>", closed("1893601234567"));
    let mut kiosk = after(&format!("{case}12\n<del>"));
    kiosk.keys(&case).keys("<del>").keys(&case);
    assert!(kiosk.shows("Thùng này có mấy?"), "{}", kiosk.text());
    kiosk.keys("24\n");
    assert_eq!(kiosk.kept(), "24×MO500");
    kiosk.keys(&case);
    assert_eq!(kiosk.kept(), "48×MO500", "the last word counts");
}

fn scale(prefix: &str, value: LabelValue) -> Kiosk {
    let layout = CodeLayout {
        prefix: prefix.into(),
        item: 5,
        value,
        step: if value == LabelValue::Price { 10 } else { 1 },
        verifier: Verifier::None,
    };
    Kiosk::with(ScreenSettings::default(), Shop::with_layouts(&[layout]))
}

#[test]
fn a_weighed_pack_is_sold_by_its_label_once_its_item_is_known() {
    let mut kiosk = scale("21", LabelValue::Weight);
    kiosk.keys(&format!("<scan:{}>", closed("210012300735")));
    assert!(kiosk.shows("Mã cân này là hàng nào?") && kiosk.shows("2100123"), "{}", kiosk.text());
    kiosk.keys("kho dua\n");
    assert_eq!(kiosk.kept(), "0,735×KHO");
    kiosk.keys(&format!("<scan:{}>", closed("210012301250")));
    assert_eq!(kiosk.kept(), "1,985×KHO");
}

#[test]
fn a_label_with_a_price_is_paid_to_the_dong() {
    let mut kiosk = scale("22", LabelValue::Price);
    let label = |price: i64| format!("<scan:{}>", closed(&format!("2200456{:05}", price / 10)));
    kiosk.keys(&label(123_450)).keys("kho dua\n").keys(&label(98_760)).keys("<F8>");
    let sale = &kiosk.shop.sales[0].sale;
    assert_eq!(sale.payable.get(), 123_450 + 98_760);
    assert_eq!(sale.lines[0].quantity.to_string(), "0,53", "294 g and 236 g at 420.000");
}

#[test]
fn codes_of_the_shop_are_not_taken_for_a_scale_s() {
    let mut kiosk = scale("21", LabelValue::Weight);
    kiosk.keys("<scan:2900000000018>");
    assert_eq!(kiosk.kept(), "1×KHO");
}

#[test]
fn what_is_the_buyer_s_is_never_sold_shown_or_kept() {
    for (scan, words) in [
        ("083099012345|331234567|Nguyễn Thị Ánh|01011990|Nữ|Ấp 3 Bến Tre|01012021", "giấy tờ của khách"),
        (
            "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
            "mã chuyển tiền",
        ),
        ("2|99|0909123456|NGUYEN THI ANH||0|0|50000", "mã chuyển tiền"),
        ("WIFI:S:Quan Anh;T:WPA;P:matkhau123;;", "mã Wi-Fi"),
        ("https://zalo.me/0909123456", "danh thiếp"),
        ("Chị Ánh dặn mua mật ong", "không phải mã hàng"),
    ] {
        let mut kiosk = after(&format!("<scan:{scan}>"));
        assert_eq!((kiosk.kept().as_str(), kiosk.bells()), ("", 1), "{scan}");
        assert!(kiosk.shows(words), "{scan}\n{}", kiosk.text());
        kiosk.keys("\n");
        let screen = kiosk.text();
        for part in ["Ánh", "ANH", "083099", "331234567", "matkhau", "0909", "970403"] {
            assert!(!screen.contains(part), "{part} of {scan}\n{screen}");
        }
        let told = format!("{:?}", kiosk.seen);
        assert!(kiosk.seen.iter().all(|e| *e == Effect::Bell), "nothing leaves the screens: {told}");
    }
}

#[test]
fn a_buyer_s_code_over_an_open_pane_changes_nothing() {
    let mut kiosk = after("MO500\n<F9><scan:083099012345|331234567|Nguyen Thi Anh|01011990|Nu|Ap 3|01012021>");
    assert!(kiosk.shows("giấy tờ của khách"), "{}", kiosk.text());
    kiosk.keys("<F8>");
    assert_eq!(kiosk.shop.sales.len(), 1);
}
