//! What is said of codes that are no goods.

use crate::domain::lang::Lang;
use crate::domain::scan::Private;

/// Says what of the buyer's was scanned, and that nothing of it was kept.
pub const fn scanned_private(lang: Lang, kind: Private) -> &'static str {
    match kind {
        Private::IdCard => lang.pick(
            "Đây là giấy tờ của khách, không phải hàng – không lưu gì cả",
            "These are the buyer's papers, not goods; nothing was kept",
        ),
        Private::BankQr => lang.pick(
            "Đây là mã chuyển tiền, không phải hàng – không lưu",
            "This is a payment code, not goods; it was not kept",
        ),
        Private::Contact => lang.pick(
            "Đây là số điện thoại hoặc danh thiếp, không phải hàng – không lưu",
            "This is a telephone number or name card, not goods; it was not kept",
        ),
        Private::Wifi => lang
            .pick("Đây là mã Wi-Fi, không phải hàng – không lưu", "This is a Wi-Fi code, not goods; it was not kept"),
        Private::Text => lang.pick(
            "Đây không phải mã hàng – quét mã vạch của hàng",
            "This is no code of goods; scan the goods' bar code",
        ),
    }
}
