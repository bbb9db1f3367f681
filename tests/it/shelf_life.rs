//! How long goods must still keep when they come: the shop's own rule, kept in the journal.

use serde_json::{Value, json};

use crate::screen_stand::Stand;
use crate::shop::Shop;

fn rules(shop: &mut Shop) -> Value {
    shop.ocop(&["show", "shelf-life", "--json"]).json().remove(0)
}

#[test]
fn a_shop_sets_the_rule_of_all_goods_and_of_a_set_and_takes_them_back() {
    let mut shop = Shop::open();
    assert_eq!(rules(&mut shop), json!({"shelf_life":[{"share":"1/3","days":30}],"usual":true}));
    for line in [
        r#"{"do":"set_shelf_life_rule","share":"2/3"}"#,
        r#"{"do":"set_shelf_life_rule","group_item":4,"share":"1/2","days":60}"#,
        r#"{"do":"set_shelf_life_rule","group_item":9,"days":7}"#,
        r#"{"do":"set_shelf_life_rule","group_item":9}"#,
    ] {
        shop.run(line);
    }
    let told = json!({"shelf_life":[{"share":"2/3"},{"group_item":4,"share":"1/2","days":60}],"usual":false});
    assert_eq!(rules(&mut shop), told);
    assert!(shop.verify().is_ok());
    assert_eq!(shop.ocop(&["rebuild"]).status, 0);
    assert_eq!(rules(&mut shop), told);
    shop.run(r#"{"do":"set_shelf_life_rule"}"#);
    assert_eq!(rules(&mut shop)["usual"], json!(true));
}

#[test]
fn a_rule_that_cannot_be_is_refused() {
    let mut shop = Shop::open();
    for (line, code) in [
        (r#"{"do":"set_shelf_life_rule","group_item":27,"days":1}"#, "no_such_set"),
        (r#"{"do":"set_shelf_life_rule","group_item":0,"days":1}"#, "no_such_set"),
        (r#"{"do":"set_shelf_life_rule","days":3651}"#, "too_many_days"),
    ] {
        assert_eq!(shop.refused(line), code);
    }
    let ran = shop.lines(&[], &[r#"{"do":"set_shelf_life_rule","share":"4/3"}"#]);
    assert_eq!(ran.status, 1, "{ran:?}");
}

#[test]
fn the_rule_is_set_by_keys_and_the_door_follows_it_at_once() {
    let mut stand = Stand::new();
    stand.sign_in("minh").keys("<ctrl-n><scan:8938505974194>\n\n+40\n");
    assert!(!stand.shows("chỉ còn 40 ngày"), "{}", stand.text());
    stand.keys("<esc><esc>:hạn tối thiểu\n");
    assert!(stand.shows("Mọi hàng") && stand.shows("sẵn có"), "{}", stand.text());
    assert!(!stand.shows("Del"), "nobody has set it yet: {}", stand.text());
    stand.keys("\n<backspace><backspace><backspace>\n<backspace><backspace>60\n");
    assert!(stand.shows("Đã đặt hạn còn lại tối thiểu") && stand.shows("còn 60 ngày"), "{}", stand.text());
    assert!(stand.shows("Del bỏ mức này"), "{}", stand.text());
    stand.keys("<down>\n27\n1/2\n\n");
    assert!(stand.shows("Không có bộ sản phẩm OCOP số 27"), "{}", stand.text());
    stand.keys("<esc><esc><ctrl-n>");
    assert!(stand.shows("còn 40 ngày"), "{}", stand.text());
    assert!(stand.is_sound());
}

#[test]
fn a_cashier_looks_at_the_rule_and_does_not_set_it() {
    let mut stand = Stand::new();
    stand.sign_in("lan").keys(":hạn tối thiểu\n\n");
    assert!(stand.shows("cần quản lý"), "{}", stand.text());
}

#[test]
fn by_command_too_short_lives_are_told_and_refused_lines_keep_their_last_day() {
    let mut shop = Shop::open();
    let did = shop.run(
        r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[
        {"sku":"MO500","quantity":"5","lot":"A","expires":"2026-12-10","form":"consignment"},
        {"sku":"MO500","quantity":"5","lot":"B","expires":"2027-12-10","form":"consignment"},
        {"sku":"MO500","quantity":"2","lot_code":"L9","expires":"2026-11-20","form":"consignment","refuse":"hết hạn"}]}"#,
    );
    let told = serde_json::to_value(&did).unwrap();
    assert_eq!(told["short_life"], json!([{"lot":"A","name":"Mật ong 500 ml","days":18}]));
    let paper = shop.ocop(&["show", "document", told["document"].as_str().unwrap()]).out;
    assert!(paper.contains("20/11/2026") && paper.contains("L9") && paper.contains("hết hạn"), "{paper}");
    assert!(shop.verify().is_ok());
}

#[test]
fn a_last_day_no_pack_has_is_a_year_misread() {
    let mut shop = Shop::open();
    let line = |verb: &str| {
        format!(
            r#"{{"do":{verb},"lines":[{{"sku":"MO500","quantity":"5","place":"shelf","expires":"2062-12-31","form":"consignment"}}]}}"#
        )
    };
    let came = line(r#""receive_goods","producer":"OX","place":"shelf""#).replacen(
        r#","place":"shelf","expires""#,
        r#","expires""#,
        1,
    );
    assert_eq!(shop.refused(&came), "last_day_far");
    assert_eq!(shop.refused(&line(r#""take_on_stock","producer":"OX","counted_with":"chị Ba""#)), "last_day_far");
}
