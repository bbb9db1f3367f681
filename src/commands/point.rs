//! The point of sale and the dated VAT rates.

use super::{CommandError, Decision, place, text, text_or_empty};
use crate::domain::entry::Fact;
use crate::domain::point::{BankAccount, Point, is_tax_code};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::tax::{TaxClass, TaxRate};
use crate::domain::vietqr::{Account, BankBin, bank};

/// The longest point code: with a ticket's number it must fit a transfer's 19 characters.
const CODE_MAX: usize = 8;

/// Describes the point; an account that a transfer could not reach is refused, never trimmed.
pub(super) fn describe_point(point: &Point) -> Result<Decision, CommandError> {
    if !point.tax_code.is_empty() && !is_tax_code(&point.tax_code) {
        return Err(Refusal::BadTaxCode.into());
    }
    text("mã điểm bán", point.code.as_str(), CODE_MAX)?;
    let bank = point.bank.as_ref().map(checked_bank).transpose()?;
    let point = Point {
        name: text("tên điểm bán", &point.name, 120)?,
        address: text_or_empty("địa chỉ", &point.address, 200)?,
        phone: text_or_empty("điện thoại", &point.phone, 30)?,
        place: place(point.place.as_ref())?,
        bank,
        ..point.clone()
    };
    Ok(Decision::one(Fact::PointDescribed(point)))
}

fn checked_bank(account: &BankAccount) -> Result<BankAccount, Refusal> {
    let bad = |why: Term| Refusal::BadBankAccount { why };
    let bin = BankBin::new(&account.bin).map_err(|e| bad(Term::made(e.vietnamese(), e)))?;
    if bank(&bin).is_none() {
        return Err(bad(Term::made(
            format!("không có ngân hàng mang mã BIN {}", account.bin),
            format!("there is no bank with BIN {}", account.bin),
        )));
    }
    Account::new(&account.account).map_err(|e| bad(Term::made(e.vietnamese(), e)))?;
    Ok(BankAccount { holder: text_or_empty("chủ tài khoản", &account.holder, 60)?, ..account.clone() })
}

/// Sets the rate of a class from a day on.
pub(super) fn set_tax_rate(rate: TaxRate) -> Result<Decision, CommandError> {
    if matches!(rate.class, TaxClass::Kct | TaxClass::Kkknt) {
        return Err(Refusal::NoRateForClass.into());
    }
    if rate.percent > 100 {
        return Err(Refusal::BadRate.into());
    }
    Ok(Decision::one(Fact::TaxRateSet(rate)))
}
