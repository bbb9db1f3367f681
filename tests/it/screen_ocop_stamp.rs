//! OCOP stamps by keys: the real screens over a real ledger.

use ocop::domain::lang::Lang;
use ocop::domain::staff::Role;
use serde_json::json;

use crate::screen_stock::Till;
use crate::shop::Shop;

fn shop() -> Shop {
    let mut shop = Shop::open();
    for line in [
        r#"{"do":"record_staff","id":"minh","name":"Minh","role":"manager"}"#,
        r#"{"do":"record_staff","id":"lan","name":"Lan","role":"cashier"}"#,
        r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"12","form":"consignment"}]}"#,
    ] {
        shop.run(line);
    }
    shop
}

fn received() -> Shop {
    let mut shop = shop();
    let batch = json!({"do":"receive_stamps","batch":"T4","stars":4,"quantity":500,"from_serial":"BT-0001",
        "funded_by":"state","from":"VP điều phối NTM"});
    shop.run(&batch.to_string());
    shop
}

#[test]
fn a_manager_receives_a_batch_and_puts_stamps_on_all_by_keys() {
    let mut till = Till::over(shop(), Role::Manager, Lang::Vi);
    till.keys(":tem ocop\n").shows("Chưa nhận lô tem nào");
    till.keys("<Ins>T4-01\n4\n1.000\nBT-0001\n1VP NTM\n\n").shows("Đã nhận 1000 tem, lô T4-01");
    till.keys("\nmat ong\n12\n\n").shows("12 tem, lô còn 988");
    till.keys("<F6>2\n1rách\n\n\n").shows("2 tem, lô còn 986");
    till.keys("<F8>985\nthiếu một\n").shows("lệch -1 tem");
    till.keys("<Del>đếm nhầm\n").shows("lô còn 986");
    till.keys("<F7>86\nVP NTM\n\n").shows("86 tem, lô còn 900");
    assert!(till.shop.verify().is_ok());
}

#[test]
fn what_needs_stamps_is_said_once_and_put_on_from_its_list() {
    let mut till = Till::over(received(), Role::Manager, Lang::Vi);
    till.keys(":tem ocop\n<Tab>").shows("chưa khai");
    till.keys("\n1\n").shows("Đã ghi");
    till.shows("Cần dán 12 tem");
    till.keys("\n\n\n").shows("12 tem, lô còn 488");
    till.shows("Không hàng nào đang có còn thiếu tem");
}

#[test]
fn stamps_of_a_withdrawn_product_are_destroyed_from_their_list() {
    let mut shop = received();
    shop.run(r#"{"do":"apply_stamps","batch":"T4","sku":"MO500","quantity":10}"#);
    shop.run(r#"{"do":"withdraw_recognition","product":"MO500","decision":"12/QĐ","reason":"không đạt","notice":"7/QĐ","on_withdrawal":"quarantine"}"#);
    let mut till = Till::over(shop, Role::Manager, Lang::Vi);
    till.keys(":tem ocop\n<Tab><Tab>").shows("Nhiều nhất 10 tem phải gỡ, hủy");
    till.keys("\n\n\nthu hồi\n").shows("Hủy tem phải có số biên bản");
    till.keys("<Up>BB-09\n\n").shows("10 tem, lô còn 490");
    till.shows("Không có tem phải gỡ, hủy");
}

#[test]
fn a_cashier_puts_stamps_on_and_is_told_what_needs_a_manager() {
    let mut till = Till::over(received(), Role::Cashier, Lang::Vi);
    till.keys(":tem ocop\n<F8>").shows("cần quản lý (Kiểm đếm tem)");
    till.keys("\nkeo dua\n1\n\n").shows("không có công nhận OCOP còn hiệu lực");
    till.keys("<Esc>\nmat ong\n1\n\n").shows("1 tem, lô còn 499");
}

#[test]
fn english_is_whole() {
    let mut till = Till::over(received(), Role::Manager, Lang::En);
    till.keys(":ocop stamps\n").shows("OCOP stamps [batches]");
    till.keys("<F6>").shows("1 torn 2 misprinted 3 lost 4 destroyed");
    till.keys("\n").keys("<Esc><Tab>").shows("not said");
}
