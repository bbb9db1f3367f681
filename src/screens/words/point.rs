//! Words about the point's own settings: who it is, and how many goods with stars it is to hold.

use crate::domain::lang::Lang;

words! {
    name = "Tên điểm", "Name";
    address = "Địa chỉ", "Address";
    province = "Tỉnh, thành", "Province";
    phone = "Điện thoại", "Telephone";
    tax_code = "Mã số thuế", "Tax code";
    regime = "Thuế GTGT", "VAT";
    bank = "Ngân hàng", "Bank";
    account = "Số tài khoản", "Account";
    holder = "Chủ TK", "Holder";
    province_hint = "như Vĩnh Long; tên cũ cũng được", "like Vĩnh Long; old names will do";
    bank_hint = "như Vietcombank, VCB; trống: không có QR", "like Vietcombank, VCB; empty: no QR";
    account_hint = "số tài khoản của điểm bán", "the point's own account";
    holder_hint = "viết hoa không dấu, như ngân hàng ghi", "capitals, as the bank writes it";
    unknown_province = "Không có tỉnh nào tên như vậy", "There is no such province";
    unknown_bank = "Không rõ ngân hàng – gõ tên tắt như VCB, hoặc 6 số BIN", "No such bank; type a short name like VCB, or its six digits";
    point_right = "khai điểm bán", "describing the point";
    described = "Đã ghi điểm bán", "The point is described";
    target_title = "Chỉ tiêu hàng có sao OCOP", "Target of goods with OCOP stars";
    percent = "Từ bao nhiêu %", "Per cent";
    scope = "Tính hàng", "Counted";
    from = "Từ ngày", "From";
    basis = "Theo văn bản", "By which paper";
    percent_hint = "như 70; gõ 0 là bỏ chỉ tiêu", "like 70; 0 takes the target away";
    from_hint = "bỏ trống: hôm nay", "empty: today";
    basis_hint = "như QĐ 45/2021, quy chế của tỉnh", "like the province's own rule";
    own_only = "có sao của tỉnh nhà", "with stars, of the own province";
    any_province = "có sao của mọi tỉnh", "with stars, of any province";
    target_foot = "Tính trên mặt hàng ở kệ và hội chợ, không tính kho.", "Counted over the goods on shelves and at fairs, not in the store room.";
    type_percent = "Gõ số từ 0 đến 100", "Type a number from 0 to 100";
    target_right = "đặt chỉ tiêu", "setting the target";
    target_is_set = "Đã đặt chỉ tiêu", "The target is set";
    save = "ghi", "save";
    set_target = "đặt chỉ tiêu", "set target";
    set_point = "khai điểm bán", "the point";
}

sentences! {
    point_title(code: &str) = "Điểm bán {code}", "The point {code}";
    now_called(now: &str) = "nay là {now}", "now {now}";
    old_province(was: &str, now: &str) = "{was}, nay là {now}", "{was}, now {now}";
}
