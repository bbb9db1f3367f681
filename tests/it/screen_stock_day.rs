//! The stock of a day gone by, asked for by keys and only looked at; what goods come to at consignment prices.

use ocop::domain::lang::Lang;
use ocop::domain::staff::Role;

use crate::screen_stock::Till;
use crate::shop::{Shop, at};

/// Three days: honey at a price of handing over and shrimps without one; honey sold on the second; on the third a lot
/// held, more honey come, and sweets sold below the books.
fn three_days() -> Shop {
    let mut shop = Shop::open();
    for line in [
        r#"{"do":"record_staff","id":"minh","name":"Minh","role":"manager"}"#,
        r#"{"do":"record_staff","id":"lan","name":"Lan","role":"cashier"}"#,
        r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-1","place":"shelf","lines":[
            {"sku":"MO500","quantity":"10","lot":"LO-1","lot_code":"MOT","expires":"2026-11-23","form":"consignment","consignment_price":90000},
            {"sku":"TK","quantity":"2.5","lot":"LO-2","form":"consignment"}]}"#,
    ] {
        shop.run(line);
    }
    let next = |shop: &mut Shop, day: &str, lines: &[&str]| {
        shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
        shop.attempt_at(r#"{"do":"open_shift","float_vnd":0}"#, at(&format!("{day}T08:00:00+07:00"))).unwrap();
        lines.iter().for_each(|line| drop(shop.run(line)));
    };
    next(
        &mut shop,
        "2026-11-23",
        &[
            r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"4"}],"tenders":[{"kind":"cash","amount":480000}]}"#,
        ],
    );
    next(
        &mut shop,
        "2026-11-24",
        &[
            r#"{"do":"set_hold","lot":"LO-2","hold":"held","reason":"lấy mẫu"}"#,
            r#"{"do":"receive_goods","producer":"OX","delivery_note":"PX-2","place":"store","lines":[
            {"sku":"MO500","quantity":"7","lot":"LO-3","lot_code":"BA","expires":"2027-03-31","form":"purchase","consignment_price":80000}]}"#,
        ],
    );
    shop
}

fn till(role: Role) -> Till {
    Till::over(three_days(), role, Lang::Vi)
}

#[track_caller]
fn shows_all(till: &Till, all: &[&str]) {
    for words in all {
        till.shows(words);
    }
}

#[test]
fn a_day_gone_by_is_asked_for_and_told_as_it_lay() {
    let mut till = till(Role::Manager);
    shows_all(till.keys("<ctrl-f>"), &["13 chai", "Ctrl-Y xem ngày"]);
    till.keys("<ctrl-y>").shows("Hàng tồn của ngày nào?");
    till.keys("22/11/26").shows("= Chủ nhật 22/11/2026");
    till.keys("\n");
    shows_all(&till, &["HẾT NGÀY Chủ nhật 22/11/2026 – CHỈ XEM", "Esc: về hôm nay", "10 chai", "2,5 kg"]);
    till.keys("<tab><tab><tab>");
    shows_all(&till, &["Ngày 23/11/2026 1", "Không có hạn 1"]);
    till.keys("<tab>").shows("[bán chậm]");
    till.keys("<tab>").shows("[bán âm]").shows("Không bán âm");
    till.keys("<tab>").shows("[theo hàng]");
}

#[test]
fn what_was_sold_below_the_books_is_told_of_a_day_gone_by() {
    let mut shop = three_days();
    shop.run(r#"{"do":"receive_goods","producer":"DA","place":"shelf","lines":[{"sku":"KD450","quantity":"1","form":"consignment"}]}"#);
    shop.sell("KD450", 4, 4 * 58_000);
    shop.run(r#"{"do":"close_shift","notes":[],"reason":"đếm sau"}"#);
    shop.attempt_at(r#"{"do":"open_shift","float_vnd":0}"#, at("2026-11-25T08:00:00+07:00")).unwrap();
    shop.run(r#"{"do":"receive_goods","producer":"DA","place":"shelf","lines":[{"sku":"KD450","quantity":"9","form":"consignment"}]}"#);
    let mut till = Till::over(shop, Role::Manager, Lang::Vi);
    till.keys(":bán âm\n").shows("Không bán âm");
    till.keys("<ctrl-y>24/11/26\n").shows("Kẹo dừa 450 g").shows("[bán âm]").shows("3");
    till.keys("<ctrl-y>").shows("Không bán âm");
    till.keys("<ctrl-y>23/11/26\n").shows("Không bán âm");
}

#[test]
fn how_long_goods_keep_is_counted_from_the_day_that_is_shown() {
    let mut till = till(Role::Cashier);
    till.keys("<ctrl-f>mat ong\n").shows("quá 3 ngày");
    till.keys("<esc><esc><ctrl-y>-4\nmat ong\n").shows("10 chai").shows("còn 1 ngày");
}

#[test]
fn esc_or_the_same_key_goes_back_to_today() {
    for keys in ["<esc>", "<ctrl-y>"] {
        let mut till = till(Role::Manager);
        till.keys("<ctrl-f><ctrl-y>22/11/26\n").shows("CHỈ XEM");
        till.keys(keys).shows("13 chai").hides("CHỈ XEM");
        till.shows("Hàng tồn [theo hàng]");
    }
}

#[test]
fn nothing_is_done_to_goods_on_a_day_gone_by() {
    let mut till = till(Role::Manager);
    till.keys("<ctrl-f><ctrl-y>23/11/26\nmat ong\n").shows("Các lô: Mật ong 500 ml").hides("F6");
    for key in ["<F6>", "<F7>", "<F8>", "<F9>"] {
        till.keys(key).shows("Ngày đã qua chỉ để xem");
    }
    till.keys(":ghi giảm\n").shows("Ngày đã qua chỉ để xem");
    till.keys("\n").shows("Đường đi của lô").hides("F6");
    till.keys("<F6>").shows("Ngày đã qua chỉ để xem");
}

#[test]
fn the_way_of_a_lot_ends_with_the_day_and_so_do_its_holds() {
    let mut till = till(Role::Cashier);
    till.keys("<ctrl-f><ctrl-y>22/11/26\nmat ong\n\n");
    shows_all(&till, &["HẾT NGÀY Chủ nhật 22/11/2026", "Chủ thể → Kệ", "Kệ: 10 chai", "giá ký gửi 90.000 đ"]);
    till.hides("Kệ → Khách");
    till.keys("<esc><esc><esc><esc><ctrl-y>23/11/26\ntom\n");
    till.hides("tạm dừng");
    till.keys("<esc><esc><esc>tom\n").shows("tạm dừng");
}

#[test]
fn a_day_that_cannot_be_read_or_is_yet_to_come_is_asked_again() {
    let mut till = till(Role::Cashier);
    till.keys("<ctrl-f><ctrl-y>hôm qua\n").shows("Chưa đọc được ngày");
    till.keys("<esc><ctrl-y>+3\n").shows("Ngày ấy chưa tới");
    till.keys("<esc><ctrl-y>26/11/26\n").hides("CHỈ XEM").shows("13 chai");
}

#[test]
fn a_date_that_was_refused_is_typed_anew_or_mended() {
    let mut till = till(Role::Cashier);
    till.keys("<ctrl-f><ctrl-y>32/11/26\n").shows("Chưa đọc được ngày");
    till.keys("22/11/26").shows("= Chủ nhật 22/11/2026").hides("32/11");
    till.keys("<esc><ctrl-y>32/11/26\n").shows("Chưa đọc được ngày");
    till.keys("<home><del>2\n").shows("HẾT NGÀY Chủ nhật 22/11/2026");
}

#[test]
fn before_the_first_goods_there_are_none() {
    let mut till = till(Role::Cashier);
    till.keys("<ctrl-f><ctrl-y>01/11/26\n").shows("CHỈ XEM").shows("Sổ chưa có hàng nào");
}

#[test]
fn value_at_consignment_prices_stands_beside_and_what_has_no_price_is_told() {
    let mut till = till(Role::Cashier);
    shows_all(till.keys("<ctrl-f>"), &["1.100.000 đ theo giá ký gửi · chưa có giá: 2,5 kg"]);
    till.keys("mat ong").shows("1.100.000 đ theo giá ký gửi").hides("chưa có giá");
    till.keys("<esc><tab>").shows("Ký gửi").shows("1.100.000+");
    till.keys("<ctrl-y>23/11/26\n").shows("540.000+");
    till.keys("<esc><esc><ctrl-f>tom\n").shows("chưa có giá: 2,5 kg");
}

#[test]
fn goods_without_any_such_price_take_no_room_for_it() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"record_staff","id":"lan","name":"Lan","role":"cashier"}"#);
    shop.run(r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"TK","quantity":"1","form":"consignment"}]}"#);
    Till::over(shop, Role::Cashier, Lang::Vi).keys("<ctrl-f>").shows("theo giá bán").hides("ký gửi");
}

#[test]
fn a_month_leads_to_its_lots() {
    let mut till = till(Role::Manager);
    till.keys(":hạn dùng\n");
    shows_all(&till, &["Đã hết hạn 1", "Tháng 03/2027 1", "Không có hạn 1"]);
    till.keys("<down>\n").shows("Hạn dùng: Tháng 03/2027").shows("7 chai").hides("6 chai");
    till.keys("<esc><down>\n").shows("Hạn dùng: Không có hạn").shows("Tôm khô");
    till.keys("<esc>2027\n").shows("Hạn dùng: Tháng 03/2027");
}
