//! The jar in the hand names its lot: what is scanned is what is taken, or it is said why not.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::screen_stand::Stand;

/// The code of the coconut sauce with what GS1 says beside it.
fn jar(rest: &str) -> String {
    format!("<scan:]d20108938505974194{rest}>")
}

/// A day from today as GS1 writes it.
fn gs1_day(stand: &Stand, days: i64) -> String {
    stand.day(days)[2..].replace('-', "")
}

fn lines(stand: &Stand) -> Value {
    stand.entries("sale_completed").pop().map(|mut sale| sale["lines"].take()).unwrap_or_default()
}

fn lots_of(line: &Value) -> String {
    let parts = line["lots"].as_array().into_iter().flatten();
    parts
        .map(|p| format!("{}:{}", p["lot"].as_str().unwrap(), p["quantity"].as_str().unwrap()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_lot_on_the_jar_is_the_lot_that_is_sold() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    for scan in ["10B", "10b\u{1d}3701", "10B\u{1d}21SN1"] {
        stand.keys(&jar(scan)).keys("<F8>");
    }
    assert_eq!(stand.shelf(), "A:5 B:2", "{}", stand.text());
    let until = gs1_day(&stand, 90);
    stand.keys(&format!("<scan:https://ID.GS1.org/01/08938505974194/10/B?17={until}&utm_source=tem>"));
    assert!(stand.shows("lô B"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!(stand.shelf(), "A:5 B:1");
    stand.keys(&jar(&format!("17{until}"))).keys("<F8>");
    assert_eq!(stand.shelf(), "A:5", "the day on the jar names it where no code does");
    assert!(stand.is_sound());
}

#[test]
fn jars_of_two_lots_are_two_lines_and_named_ones_take_first() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 1, 40).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys("<scan:8938505974194>").keys(&jar("10A")).keys(&jar("10B")).keys(&jar("10B"));
    assert!(stand.shows("lô A") || stand.shows("lô B"), "{}", stand.text());
    stand.keys("<F8>");
    let sold = lines(&stand);
    let lots: Vec<String> = sold.as_array().unwrap().iter().map(lots_of).collect();
    assert_eq!(lots, ["B:1", "A:1", "B:2"], "the nameless jar may not take the only jar of lot A");
    assert_eq!((stand.shelf().as_str(), stand.is_sound()), ("B:2", true));
}

#[test]
fn a_named_lot_past_its_day_is_refused_at_the_scan_though_others_would_do() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "OLD", 5, -2).lot("NUOC", "B", 5, 90).sign_in("minh");
    stand.keys(&jar("10OLD"));
    assert!(stand.shows(&format!("lô OLD hết hạn {} – không bán. Del: bỏ", stand.shown(-2))), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.shows("OLD hết hạn") && stand.entries("sale_completed").is_empty(), "{}", stand.text());
    stand.keys("<del>").keys(&jar("10B")).keys("<F8>");
    assert_eq!(stand.shelf(), "B:4 OLD:5");
    let sale = json!({"do":"complete_sale","lines":[{"sku":"NUOC","quantity":"1","lot":{"scanned":{"code":"OLD"}}}],"tenders":[{"kind":"cash","amount":35_000}]});
    assert_eq!(stand.refused(&sale.to_string()), "named_lot_expired");
}

#[test]
fn a_second_jar_of_an_expired_lot_is_refused_as_loudly_as_the_first() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "OLD", 5, -2).lot("NUOC", "B", 5, 90).sign_in("lan");
    stand.keys(&jar("10B")).keys(&jar("10OLD"));
    assert!(stand.shows("lô OLD hết hạn"), "{}", stand.text());
    stand.keys(&jar("10B"));
    assert!(!stand.shows("không bán. Del"), "{}", stand.text());
    stand.keys(&jar("10OLD"));
    assert!(stand.shows("lô OLD hết hạn"), "{}", stand.text());
}

#[test]
fn a_named_lot_on_hold_is_refused_and_a_manager_releases_it_there() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 5, 90);
    stand.past(r#"{"do":"set_hold","lot":"B","hold":"held","reason":"lấy mẫu"}"#);
    stand.sign_in("minh").keys(&jar("10B"));
    assert!(stand.shows("lô B đang tạm dừng bán"), "{}", stand.text());
    stand.keys("<F8>");
    assert!(stand.entries("sale_completed").is_empty(), "{}", stand.text());
    stand.keys("<down><down><F8>có kết quả tốt\n\n<esc><F8>");
    assert_eq!(stand.shelf(), "A:5 B:4", "{}", stand.text());
}

#[test]
fn a_lot_the_books_do_not_know_is_said_and_the_first_to_expire_is_sold() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).sign_in("lan");
    stand.keys(&jar("10MOI7"));
    assert!(stand.shows("sổ không có lô MOI7 – lấy lô hết hạn trước"), "{}", stand.text());
    assert!(stand.shows("không có trong sổ"), "{}", stand.text());
    stand.keys("<F8>");
    let sold = lines(&stand);
    assert_eq!(
        (lots_of(&sold[0]).as_str(), &sold[0]["pack_lot"]),
        ("A:1", &json!("MOI7")),
        "the entry keeps what the jar said"
    );
    stand.sign_in("minh").keys(&jar("10MOI7"));
    assert!(stand.shows("bán lô chưa có trong sổ"), "{}", stand.text());
    stand.keys("<ctrl-d><end><down><down><down>\n<F8>");
    assert_eq!((&lines(&stand)[0]["short"], stand.shelf().as_str()), (&json!("1"), "A:4"), "{}", stand.text());
}

#[test]
fn a_lot_whose_last_jar_was_sold_is_still_known() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 5, 40).lot("NUOC", "B", 1, 90).sign_in("lan");
    stand.keys(&jar("10B")).keys("<F8>").keys(&jar("10B"));
    assert!(!stand.shows("không có lô") && stand.shows("sổ còn 0"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!((stand.shelf().as_str(), &lines(&stand)[0]["short"]), ("A:5", &json!("1")), "flagged, not taken from A");
    assert!(stand.is_sound());
}

#[test]
fn a_day_past_on_the_jar_is_refused_even_where_nothing_is_booked() {
    let mut stand = Stand::new();
    let yesterday = gs1_day(&stand, -1);
    stand.sign_in("minh").keys(&jar(&format!("17{yesterday}10X")));
    assert!(stand.shows("không bán") && !stand.shows("35.000"), "{}", stand.text());
    let sale = |last: &str| {
        json!({"do":"complete_sale","lines":[{"sku":"NUOC","quantity":"1","lot":{"scanned":{"code":"X","last_day":last}}}],"tenders":[{"kind":"cash","amount":35_000}]}).to_string()
    };
    let (past, today) = (sale(&stand.day(-1)), sale(&stand.day(0)));
    assert_eq!(stand.refused(&past), "pack_expired");
    stand.past(&today);
    assert_eq!(lines(&stand)[0]["pack_lot"], "X");
    assert_eq!(stand.refused(&past.replace("\"X\"", "\"Nguyễn Văn A\"")), "not_a_code", "no name comes in as a lot");
    assert!(stand.is_sound());
}

#[test]
fn a_lot_waits_with_its_jar_while_staff_are_asked_whose_it_is() {
    let mut stand = Stand::new();
    stand.lot("MO500", "A", 9, 40).lot("MO500", "A2", 9, 80).lot("MV500", "B", 9, 40).sign_in("lan");
    stand.keys("<scan:010893601234567410A2>");
    assert!(stand.shows("hàng của ai"), "{}", stand.text());
    stand.keys("<scan:8936012345674><scan:010893601234567410A2><down>\n<F8>");
    let lots: Vec<String> = lines(&stand).as_array().unwrap().iter().map(lots_of).collect();
    assert_eq!(lots, ["A2:2", "A:1"], "the nameless jar waited and is of the first to expire");
}

/// What a scan of the model names.
const NAMES: [&str; 5] = ["A", "B", "HELD", "NEW", ""];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_scanned_the_parts_add_up_and_the_named_lot_is_taken(
        a in 1u32..4, b in 1u32..4, scans in prop::collection::vec(0usize..5, 1..9),
    ) {
        let mut stand = Stand::new();
        stand.lot("NUOC", "A", a, 40).lot("NUOC", "B", b, 90).lot("NUOC", "HELD", 2, 20);
        stand.past(r#"{"do":"set_hold","lot":"HELD","hold":"held","reason":"mẫu"}"#);
        stand.sign_in("lan");
        let mut asked: Vec<(usize, i64)> = Vec::new();
        for scan in scans {
            stand.keys(&if NAMES[scan].is_empty() { "<scan:8938505974194>".into() } else { jar(&format!("10{}", NAMES[scan])) });
            match asked.iter_mut().find(|(name, _)| *name == scan) {
                Some((_, n)) => *n += 1,
                None => asked.push((scan, 1)),
            }
        }
        stand.keys("<F8>");
        let mut left = BTreeMap::from([("A", i64::from(a)), ("B", i64::from(b))]);
        let mut want: Vec<(Vec<(&str, i64)>, i64)> = vec![(Vec::new(), 0); asked.len()];
        let is_any = |name: usize| name > 2;
        for any in [false, true] {
            for (at, (name, n)) in asked.iter().enumerate().filter(|(_, (name, _))| is_any(*name) == any) {
                let mut need = *n;
                for from in if any { vec!["A", "B"] } else { vec![NAMES[*name]] } {
                    let Some(here) = left.get_mut(from) else { continue };
                    let part = need.min(*here);
                    *here -= part;
                    need -= part;
                    if part > 0 { want[at].0.push((from, part)); }
                }
                want[at].1 = need;
            }
        }
        let is_held = asked.iter().any(|(name, _)| NAMES[*name] == "HELD");
        // What is held stands in the way of anybody who would go below the books.
        let is_in_the_way = asked.iter().zip(&want).any(|((name, _), (_, short))| is_any(*name) && *short > 0);
        let sold = lines(&stand);
        if is_held || is_in_the_way {
            prop_assert!(sold.is_null(), "{}", stand.text());
        } else {
            let sold = sold.as_array().unwrap();
            prop_assert_eq!(sold.len(), want.len());
            for (line, (parts, short)) in sold.iter().zip(&want) {
                let told: Vec<String> = parts.iter().map(|(lot, n)| format!("{lot}:{n}")).collect();
                prop_assert_eq!(lots_of(line), told.join(" "));
                prop_assert_eq!(line["short"].as_str().unwrap_or("0"), short.to_string());
            }
        }
        prop_assert!(stand.is_sound());
    }
}

/// A stand whose till was taught a stamp's kind, a case and a scale's label.
fn taught() -> Stand {
    let mut stand = Stand::new();
    for (code, sku, units) in [
        ("https://tem.example.vn/ong?sn=1001", "MO500", 1),
        ("https://tem.example.vn/ong?sn=1002", "MO500", 1),
        ("https://tem.example.vn/dua?sn=1", "NUOC", 1),
        ("18938505974191", "NUOC", 24),
    ] {
        stand.past(&json!({"do":"learn_code","code":code,"sku":sku,"units":units}).to_string());
    }
    stand.past(r#"{"do":"set_code_layout","prefix":"21","item":5,"value":"weight","step":1}"#);
    stand
}

#[test]
fn codes_learned_are_listed_searched_and_forgotten_by_a_manager() {
    let mut stand = taught();
    stand.sign_in("lan").keys(":mã đã học\n");
    assert!(stand.shows("Mã đã nhớ") && stand.shows("tem.example.vn/ong?sn=*"), "{}", stand.text());
    assert!(stand.shows("18938505974191 Nước màu dừa chai 250 ml 24"), "{}", stand.text());
    stand.keys("<del>");
    assert!(stand.shows("iệc này cần quản lý"), "{}", stand.text());
    stand.sign_in("minh").keys(":mã đã nhớ\nong hoa");
    assert!(stand.shows("1/3 dòng") && !stand.shows("18938505974191"), "{}", stand.text());
    stand.keys("<esc><scan:https://tem.example.vn/ong?sn=7777><home>");
    assert!(stand.shows("1/3 dòng"), "a stamp in the hand finds its kind: {}", stand.text());
    stand.keys("<esc><scan:https://tem.example.vn/ong?sn=7777><esc><del>");
    assert!(stand.shows("Quên "), "{}", stand.text());
    stand.keys("<esc>");
    assert!(stand.entries("code_forgotten").is_empty());
    stand.keys("<del>\n");
    assert!(stand.shows("Đã quên") && stand.shows("2 dòng"), "{}", stand.text());
    assert_eq!(stand.entries("code_forgotten").len(), 1);
    assert!(stand.is_sound());
}

#[test]
fn a_forgotten_stamp_is_asked_about_again() {
    let mut stand = taught();
    stand.past(r#"{"do":"forget_code","pattern":"tem.example.vn/ong?sn=*"}"#);
    stand.sign_in("lan").keys("<scan:https://tem.example.vn/ong?sn=1001>");
    assert!(stand.shows("Tem này là hàng nào?"), "{}", stand.text());
    assert_eq!(stand.refused(r#"{"do":"forget_code","pattern":"tem.example.vn/ong?sn=*"}"#), "code_not_learned");
}

#[test]
fn a_scale_s_layout_is_added_changed_and_removed() {
    let mut stand = taught();
    stand.sign_in("minh").keys(":mã cân\n");
    assert!(stand.shows("21 IIIII VVVVV C cân nặng, mỗi bước 1 g không"), "{}", stand.text());
    stand.keys("<ins>22\n4\n<right>\n100\n<right>");
    assert!(stand.shows("22 IIII K VVVVV C"), "{}", stand.text());
    stand.keys("\n");
    assert!(stand.shows("22 IIII K VVVVV C giá tiền, mỗi bước 100 đ có (GS1)"), "{}", stand.text());
    stand.keys("<ins>29\n\n\n\n\n");
    assert!(stand.shows("02 hoặc 20–28"), "{}", stand.text());
    stand.keys("<esc><end><del>\n");
    assert!(stand.shows("1 dòng") && !stand.shows("22 IIII"), "{}", stand.text());
    let set = stand.entries("code_layout_set");
    assert_eq!((&set[1]["verifier"], &set[2]["value"]), (&json!("gs1"), &json!("none")));
    stand.sign_in("lan").keys(":mã cân\n<ins>");
    assert!(stand.shows("iệc này cần quản lý"), "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn a_label_whose_price_check_digit_is_wrong_is_refused_with_advice() {
    let mut stand = Stand::new();
    stand.past(r#"{"do":"set_code_layout","prefix":"22","item":4,"value":"price","step":10,"verifier":"gs1"}"#);
    stand.sign_in("lan").keys(&format!("<scan:{}>", closed("220123614685"))).keys("ca kho\n");
    assert!(stand.shows("146.850"), "{}", stand.text());
    stand.keys(&format!("<scan:{}>", closed("220123714685")));
    assert!(stand.shows("sai số kiểm tra giá – quét lại; vẫn sai thì cân và in tem mới"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!(stand.entries("sale_completed")[0]["payable"], 146_850);
}

/// A number closed with its check digit, weighed from the left.
fn closed(body: &str) -> String {
    let padded = format!("{body:0>13}");
    let sum: u32 = padded.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * [3, 1][i % 2]).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

#[test]
fn a_case_with_its_lot_is_so_many_of_that_lot_at_the_sale() {
    let mut stand = taught();
    stand.lot("NUOC", "A", 30, 40).lot("NUOC", "B", 30, 90).sign_in("lan");
    stand.keys("<scan:]C1011893850597419110B>");
    assert!(stand.shows("Thùng 24: Nước màu dừa") && stand.shows("lô B"), "{}", stand.text());
    stand.keys("<F8>");
    assert_eq!(stand.shelf(), "A:30 B:6");
}

#[test]
fn a_case_counts_its_units_at_the_door_with_lot_and_day() {
    let mut stand = taught();
    let until = gs1_day(&stand, 90);
    stand.sign_in("minh").keys("<ctrl-n><scan:18938505974191>");
    assert!(stand.shows("24"), "{}", stand.text());
    stand.keys(&format!("<scan:]C1011893850597419117{until}10L9>"));
    assert!(stand.shows("L9"), "{}", stand.text());
    stand.keys("<F10>\n\n");
    let came = stand.entries("goods_received").pop().unwrap();
    let told: Vec<(&Value, &Value)> =
        came["lines"].as_array().unwrap().iter().map(|l| (&l["quantity"], &l["lot"]["code"])).collect();
    assert_eq!(told, [(&json!("24"), &json!(null)), (&json!("24"), &json!("L9"))], "{}", stand.text());
}

#[test]
fn a_case_nobody_knows_yet_is_no_new_item_at_the_door() {
    let mut stand = Stand::new();
    for scan in ["<scan:18938505974191>", "<scan:011893850597419110L9>"] {
        stand.sign_in("minh").keys("<ctrl-n>").keys(scan);
        assert!(stand.shows("Thùng này có mấy?"), "{scan} {}", stand.text());
    }
    stand.keys("24\n<F10>\n\n");
    let came = stand.entries("goods_received").pop().unwrap();
    assert_eq!((&came["lines"][0]["quantity"], &came["lines"][0]["lot"]["code"]), (&json!("24"), &json!("L9")));
    stand.keys("<esc><scan:18938505974191>");
    assert!(stand.shows("Thùng 24"), "learned at the door, known at the sale: {}", stand.text());
}

/// Codes of every kind a scanner may send in a row, the buyer's own among them.
const BURST: [&str; 10] = [
    "8938505974194",
    "]E08938505974194",
    "]C101089385059741943701\u{1d}10B",
    "]Q30108938505974194\u{1d}10A\u{1d}21SN%2F1",
    "https://ID.gs1.org/01/08938505974194/10/A%2D1?17=301231&x=%C3%A1%ZZ",
    "083099012345|331234567|Nguyen Thi Anh|01011990|Nu|Ap 3 Ben Tre|01012021",
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
    "BEGIN:VCARD\nVERSION:3.0\nN:Nguyen;Thi Anh\nTEL:0909123456\nEND:VCARD",
    "https://khong-biet.example.vn/trang?u=chi-anh",
    "2|99|0909123456|NGUYEN THI ANH||0|0|50000",
];

#[test]
fn fifty_scans_in_a_burst_break_no_pane_and_leave_nothing_of_the_buyer_s() {
    let panes = [
        "",
        "<F1>",
        "<F3>",
        "NUOC\n<F6>",
        "<F7>",
        "NUOC\n<F9>",
        "<ctrl-b>",
        "<ctrl-o>",
        "NUOC\n<ctrl-d>",
        "<ctrl-n>",
        "<ctrl-g>",
        "<ctrl-l>",
        "<ctrl-w>",
        "<ctrl-f>",
        ":kiểm kê\n\n",
        ":giấy tờ\n",
        ":tem ocop\n",
        ":tem ocop\n<ins>",
        ":mã đã nhớ\n",
        ":mã cân\n<ins>",
        ":việc hôm nay\n",
        ":công nhận\n",
        ":cơ cấu\n",
        ":hạn dùng\n",
        ":bán âm\n",
        ":báo cáo ca\n",
        ":chốt ca\n",
        "<ctrl-x>",
        ":nhập tệp\n",
        "<ctrl-q>",
        ":",
    ];
    for pane in panes {
        let mut stand = taught();
        stand.lot("NUOC", "A", 30, 40).lot("NUOC", "B", 30, 90).sign_in("minh").keys(pane);
        for round in 0..5 {
            for scan in BURST {
                stand.keys(&format!("<scan:{scan}>"));
            }
            assert!(!stand.text().contains("0909123456"), "{pane} {round} {}", stand.text());
        }
        let told = stand.text();
        for private in ["083099012345", "331234567", "Thi Anh", "THI ANH", "970403"] {
            assert!(!told.contains(private), "{pane}: {private}\n{told}");
        }
        let kept = stand.everything();
        for private in
            ["083099012345", "331234567", "Thi Anh", "THI ANH", "0909123456", "QRIBFTTA", "chi-anh", "SN%2F1", "SN/1"]
        {
            assert!(!kept.contains(private), "{pane}: the ledger keeps {private}");
        }
        assert!(stand.is_sound(), "{pane}");
    }
}

#[test]
fn fifty_scans_of_one_jar_are_fifty_jars_of_its_lot() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 60, 40).lot("NUOC", "B", 60, 90).sign_in("lan");
    stand.keys(&jar("10B").repeat(50)).keys("<F8>");
    assert_eq!((stand.shelf().as_str(), stand.is_sound()), ("A:60 B:10", true));
}

#[test]
fn a_marked_element_string_may_begin_with_any_field() {
    let mut stand = Stand::new();
    stand.lot("NUOC", "A", 9, 40).lot("NUOC", "B", 9, 90).sign_in("lan");
    for scan in
        ["]d210B\u{1d}0108938505974194", "]C117301231010893850597419410B", "]Q3\u{1d}10B\u{1d}0108938505974194\u{1d}"]
    {
        stand.keys(&format!("<scan:{scan}>"));
        assert!(stand.shows("lô B"), "{scan:?} {}", stand.text());
        stand.keys("<F8>");
    }
    stand.keys("<scan:00389385059741940001020893850597419437 2\u{1d}10B>".replace(' ', "").as_str()).keys("<F8>");
    assert_eq!(stand.shelf(), "A:9 B:4", "a pallet's label too: {}", stand.text());
}

#[test]
fn a_number_read_wrong_is_said_to_be_wrong_not_new() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys("<scan:8938505974190>");
    assert!(stand.shows("sai số kiểm tra – quét lại"), "{}", stand.text());
    stand.keys("<esc><scan:https://id.gs1.org/01/08938505974190/10/A1>");
    assert!(stand.shows("sai số kiểm tra – quét lại"), "no stamp to be taught: {}", stand.text());
}
