//! What is said of money taken and given back.

use super::tender;
use crate::domain::lang::Lang;
use crate::domain::money::Money;
use crate::domain::tender::TenderKind;
use crate::domain::vietqr::VietQrError;

/// Says what goes back to the buyer of a voided sale.
pub fn voided(lang: Lang, receipt: &str, cash: Money, transfer: Money) -> String {
    let part = |amount: Money, kind: TenderKind| {
        (!amount.is_zero()).then(|| format!("{amount} đ {}", tender(lang, kind).to_lowercase()))
    };
    let parts = [part(cash, TenderKind::Cash), part(transfer, TenderKind::Transfer)];
    let back: Vec<String> = parts.into_iter().flatten().collect();
    match (lang, back.is_empty()) {
        (Lang::Vi, true) => format!("Đã hủy phiếu {receipt}"),
        (Lang::Vi, false) => format!("Đã hủy phiếu {receipt} – trả khách {}", back.join(" và ")),
        (Lang::En, true) => format!("Receipt {receipt} is voided"),
        (Lang::En, false) => format!("Receipt {receipt} is voided; give back {}", back.join(" and ")),
    }
}

/// Says that a part was taken.
pub fn taken(lang: Lang, kind: TenderKind, amount: Money) -> String {
    format!(
        "{} {amount} đ",
        lang.pick(if kind == TenderKind::Cash { "Đã nhận tiền mặt" } else { "Đã nhận chuyển khoản" }, "Taken:")
    )
}

/// Says that a part goes back to the buyer.
pub fn give_back(lang: Lang, kind: TenderKind, amount: Money) -> String {
    match lang {
        Lang::Vi => format!("Trả lại khách {amount} đ ({})", tender(lang, kind).to_lowercase()),
        Lang::En => format!("Give {amount} đ back to the buyer ({})", tender(lang, kind).to_lowercase()),
    }
}

/// Says why there is no code to pay with.
pub fn vietqr(lang: Lang, error: VietQrError, pay: &str) -> String {
    let (why, or) = match error {
        VietQrError::Amount => (
            lang.pick(
                "Số tiền này không làm được mã QR (từ 1 đ đến dưới 500.000.000 đ)",
                "No QR for this amount (1 đ to under 500,000,000 đ)",
            ),
            lang.pick(", hoặc chia làm hai lần", ", or split it in two"),
        ),
        VietQrError::Bin | VietQrError::Account | VietQrError::Purpose => (
            lang.pick(
                "Tài khoản nhận tiền chưa đúng – quản lý sửa ở thông tin điểm bán",
                "The bank account is not right; a manager corrects the point",
            ),
            "",
        ),
        VietQrError::Fields | VietQrError::Checksum | VietQrError::Foreign => {
            (lang.pick("Không làm được mã QR", "No QR could be made"), "")
        }
    };
    match lang {
        Lang::Vi => format!("{why} – {pay}: thu tiền mặt{or}"),
        Lang::En => format!("{why}; {pay}: cash{or}"),
    }
}
