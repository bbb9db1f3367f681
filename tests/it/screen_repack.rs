//! Cases opened and packs filled by keys: what comes out is what went in, seen before Enter.

use ocop::domain::lang::Lang;

use crate::screen_kiosk::squeezed;
use crate::screen_stand::Stand;

/// A case and a bag, beside the bottles and the loose fish they are made into and out of.
const PACKS: &str = r#"{"do":"import_catalogue","rows":[
    {"sku":"MOTHUNG","name":"Mật ong hoa nhãn","pack":"thùng 24 chai","unit":"thùng","sold_by":"piece","price":2700000,"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"},
    {"sku":"KHO250","name":"Cá khô dứa","pack":"gói 300 g","unit":"gói","sold_by":"piece","price":110000,"barcodes":["8936012349993"],"price_from":"2020-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#;

/// Three cases of honey and ten kilograms of fish on the shelf.
fn stand() -> Stand {
    let mut stand = Stand::new();
    stand.past(PACKS);
    stand.lot("MOTHUNG", "T-1", 3, 200).lot("KHO", "K-1", 10, 60);
    stand
}

#[track_caller]
fn sees(stand: &mut Stand, keys: &str, all: &[&str]) {
    stand.keys(keys);
    let text = squeezed(&stand.text());
    for words in all {
        assert!(text.contains(words), "{words}\n{}", stand.text());
    }
}

#[test]
fn a_case_becomes_its_bottles() {
    let mut stand = stand();
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>thung<ctrl-g>", &["Mở thùng, chia gói", "Mật ong hoa nhãn thùng 24 chai"]);
    sees(&mut stand, "hoa nhan 500\n", &["mỗi thùng ra mấy chai"]);
    sees(&mut stand, "\n24\n", &["1 thùng × 24 = 24 chai đủ, không hao", "trong 3 thùng"]);
    sees(&mut stand, "2", &["2 thùng × 24 = 48 chai đủ", "Enter tiếp"]);
    sees(&mut stand, "\n\n\n\n", &["Đã sang gói, phiếu Q1-S"]);
    let done = &stand.entries("goods_repacked")[0];
    assert_eq!((&done["opened"]["quantity"], &done["made"]["quantity"]), (&"2".into(), &"48".into()));
    assert_eq!((&done["made"]["lot"]["from_lot"], &done["made"]["place"]), (&"T-1".into(), &"shelf".into()));
    assert_eq!(stand.shelf(), "K-1:10 T-1:48 T-1:1");
    assert!(stand.is_sound());
}

#[test]
fn what_breaks_is_borne_by_somebody_and_nothing_appears() {
    let mut stand = stand();
    stand.sign_in("minh");
    sees(&mut stand, "<esc><ctrl-f>thung<ctrl-g>hoa nhan 500\n\n24\n2\n49\n", &["thừa 1 chai", "đếm lại"]);
    sees(&mut stand, "<backspace><backspace>47\n", &["hao 1 chai", "Ai chịu", "Vì"]);
    sees(&mut stand, "\n", &["Chọn vì sao"]);
    sees(&mut stand, "1", &["[1 hỏng]"]);
    sees(&mut stand, "2rơi khi khui thùng\n2\n", &["Đã sang gói"]);
    let done = &stand.entries("goods_repacked")[0];
    assert_eq!((&done["lost"], &done["made"]["place"]), (&"1".into(), &"store".into()));
    assert_eq!((&done["loss"]["cause"], &done["loss"]["bearer"]), (&"damaged".into(), &"shop".into()));
    assert!(stand.is_sound());
}

#[test]
fn loose_goods_fill_packs_to_the_gram_and_the_rest_is_lost() {
    let mut stand = stand();
    stand.sign_in("minh");
    sees(&mut stand, "<esc><ctrl-f>ca kho dua<ctrl-g><scan:8936012349993>", &["[2 mỗi gói cần mấy kg]"]);
    sees(&mut stand, "\n0,3\n", &["33 gói × 0,3 = 9,9 kg hao 0,1 kg"]);
    sees(&mut stand, "5\n", &["16 gói × 0,3 = 4,8 kg hao 0,2 kg"]);
    let soon = stand.shown(20);
    sees(&mut stand, &format!("\n31vụn khi cân\n1{soon}\n"), &["Đã sang gói"]);
    let done = &stand.entries("goods_repacked")[0];
    assert_eq!((&done["made"]["quantity"], &done["lost"]), (&"16".into(), &"0.2".into()));
    assert_eq!(done["made"]["lot"]["expires"], stand.day(20));
    assert!(stand.is_sound());
}

#[test]
fn a_cashier_opens_a_case_but_loses_nothing() {
    let mut stand = stand();
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>thung<ctrl-g>hoa nhan 500\n\n24\n1\n23\n", &["sang gói có hao hụt", "quản lý"]);
    assert!(stand.entries("goods_repacked").is_empty());
}

#[test]
fn what_cannot_be_opened_says_why_and_what_to_do() {
    let mut stand = stand();
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>thung<ctrl-g>khong co<right>", &["không có quy cách nào như vậy"]);
    sees(&mut stand, "\n", &["Chọn quy cách mới"]);
    sees(&mut stand, "<scan:8938505974194>", &["mỗi thùng ra mấy chai"]);
    sees(&mut stand, "\n\n", &["Gõ một gói đổi được bao nhiêu"]);
    sees(&mut stand, "24\n9\n", &["sổ chỉ còn 3"]);
    stand.keys("<esc>").lot("MV500", "L-9", 4, 100);
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>bac ha<ctrl-g>", &["HTX Mèo Vạc chưa có quy cách khác"]);
    stand.past(r#"{"do":"set_hold","lot":"T-1","hold":"held","reason":"lấy mẫu"}"#);
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>thung<ctrl-g>", &["đang tạm dừng bán"]);
    assert!(stand.entries("goods_repacked").is_empty());
}

#[test]
fn a_case_opened_by_mistake_is_closed_again_from_the_lots_way() {
    let mut stand = stand();
    stand.sign_in("minh");
    stand.keys("<esc><ctrl-f>thung\n\n<ctrl-g>hoa nhan 500\n\n24\n1\n\n\n\n");
    sees(&mut stand, "\n", &["PHIẾU SANG GÓI", "1 thùng = 24 chai"]);
    sees(&mut stand, "<F8>khui nhầm thùng\n", &["Đã hủy Q1-S"]);
    assert_eq!(stand.shelf(), "K-1:10 T-1:3");
    assert!(stand.is_sound());
}

#[test]
fn packs_are_what_they_print() {
    let mut stand = stand();
    stand.sign_in("lan");
    sees(&mut stand, "<ctrl-f>thung<ctrl-g>hoa nhan 500\n", &["1 thùng × 24 = 24 chai đủ"]);
    sees(&mut stand, "\n20\n", &["Theo quy cách trên bao bì, mỗi thùng ra 24 chai"]);
    sees(&mut stand, "<backspace><backspace>24\n\n\n\n\n", &["Đã sang gói, phiếu Q1-S"]);
    assert_eq!(stand.shelf(), "K-1:10 T-1:24 T-1:2");
    assert!(stand.is_sound());
}

#[test]
fn english_is_complete() {
    let mut stand = stand();
    stand.lang = Lang::En;
    stand.sign_in("minh");
    sees(&mut stand, "<esc><ctrl-f>thung<ctrl-g>hoa nhan 500\n", &["Open a case, fill packs", "chai in each thùng"]);
    sees(&mut stand, "\n24\n1\n23", &["lost: 1 chai", "Borne by"]);
}

#[test]
fn goods_become_another_product_only_by_a_manager() {
    let mut stand = stand();
    stand.sign_in("lan");
    let keys = "<ctrl-f>thung<ctrl-g>ca kho\n\n24\n1\n\n\n\n";
    sees(&mut stand, keys, &["sang gói của sản phẩm khác", "quản lý"]);
    assert_eq!(stand.entries("goods_repacked").len(), 0);
}
