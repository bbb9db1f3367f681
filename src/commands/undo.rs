//! What is said about a sale later: its money was seen, or it was undone in its own shift.

use super::{CommandError, Decision, text};
use crate::domain::command::{ConfirmTransfer, VoidSale};
use crate::domain::entry::{Fact, SaleVoided, TransferConfirmed};
use crate::domain::outbox::PrintDoc;
use crate::domain::query::SaleDetail;
use crate::domain::refusal::Refusal;
use crate::store::Tx;

/// Finds a sale of this till.
pub(super) fn sale(tx: &Tx<'_>, receipt: &str) -> Result<SaleDetail, CommandError> {
    let found = tx.reader().sale(receipt.trim())?;
    found.ok_or_else(|| Refusal::UnknownReceipt { receipt: receipt.to_owned() }.into())
}

/// Confirms that a transfer's money was seen.
pub(super) fn confirm_transfer(tx: &Tx<'_>, c: &ConfirmTransfer) -> Result<Decision, CommandError> {
    let detail = sale(tx, &c.receipt)?;
    if detail.waiting.is_zero() {
        return Err(Refusal::NothingWaiting { receipt: detail.sale.receipt }.into());
    }
    let amount = c.amount.unwrap_or(detail.waiting);
    if amount.get() <= 0 || amount > detail.waiting {
        return Err(Refusal::NotSoMuchWaiting { waiting: detail.waiting }.into());
    }
    let fact = TransferConfirmed { receipt: detail.sale.receipt, shift: detail.sale.shift, amount };
    Ok(Decision::one(Fact::TransferConfirmed(fact)))
}

/// Voids a sale of the open shift. The cash goes back from the same drawer.
pub(super) fn void_sale(tx: &Tx<'_>, c: &VoidSale) -> Result<Decision, CommandError> {
    let detail = sale(tx, &c.receipt)?;
    let open = tx.reader().open_shift()?.ok_or(Refusal::NoOpenShift)?;
    if detail.voided {
        return Err(Refusal::AlreadyVoided { receipt: detail.sale.receipt }.into());
    }
    if detail.sale.shift != open.state.shift {
        return Err(Refusal::VoidTooLate { receipt: detail.sale.receipt }.into());
    }
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    tx.drop_stamps(&detail.sale.receipt)?;
    let cash = !detail.sale.cash_kept().is_zero();
    let voided =
        SaleVoided { receipt: detail.sale.receipt.clone(), reason, sale: detail.sale, waiting: detail.waiting };
    let promises = if cash { vec![PrintDoc::Drawer] } else { Vec::new() };
    Ok(Decision::Append(vec![Fact::SaleVoided(voided)], promises))
}
