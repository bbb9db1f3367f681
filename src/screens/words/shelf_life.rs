//! What the screens say of how long goods must keep.

use crate::domain::lang::Lang;

words! {
    title = "Hạn còn lại tối thiểu khi nhận", "Least shelf life when goods come";
    right = "đặt hạn còn lại tối thiểu", "setting the least shelf life";
    all_goods = "Mọi hàng", "All goods";
    usual = "sẵn có", "the usual";
    another = "riêng một bộ sản phẩm", "for one OCOP set";
    hint = "Ngày tính khi không rõ ngày làm. Hàng ngắn hạn hơn vẫn nhận được, máy nhắc.", "Days count when nobody knows the day made. Less may come in; the till says so.";
    set = "Bộ sản phẩm OCOP", "OCOP set";
    set_hint = "số 1–26", "1 to 26";
    set_needed = "Ghi số của bộ sản phẩm OCOP, từ 1 đến 26", "Write the number of the OCOP set, 1 to 26";
    share = "Còn ít nhất (phần hạn)", "Share left at least";
    share_hint = "1/3, khi biết ngày làm", "1/3, when the day made is known";
    bad_share = "Phần hạn viết như 1/3 hoặc 2/3", "Write the share like 1/3 or 2/3";
    days = "Còn ít nhất (ngày)", "Days left at least";
    days_hint = "30, khi không biết ngày làm", "30, when the day made is not known";
    bad_days = "Số ngày là số, như 30", "Days are a number, like 30";
    say_something = "Ghi phần hạn hoặc số ngày; Esc rồi Del để bỏ mức này", "Write a share or days; Esc, then Del takes the rule back";
    is_set = "Đã đặt hạn còn lại tối thiểu", "The least shelf life is set";
    take_back = "bỏ mức này", "take back";
    edit = "sửa", "edit";
}

sentences! {
    of_set(set: u8) = "Bộ {set}", "Set {set}";
    share_or_days(share: &str, days: u16) = "còn {share} hạn, hoặc {days} ngày", "{share} of its life, or {days} days";
    share_alone(share: &str) = "còn {share} hạn", "{share} of its life";
    days_alone(days: u16) = "còn {days} ngày", "{days} days";
}
