//! Paper and open tickets: copies are history, drafts and kept tickets are not.

use super::complete_sale::{checked_ticket, price};
use super::undo::sale;
use super::{CommandError, Ctx, Decision};
use crate::domain::command::{KeepTicket, OfReceipt, PrintDraft, PrintShift};
use crate::domain::entry::{Fact, ReceiptReprinted};
use crate::domain::outbox::PrintDoc;
use crate::domain::outcome::Outcome;
use crate::domain::refusal::Refusal;
use crate::domain::sale::LINES_MAX;
use crate::store::Tx;

/// Prints a receipt again: counted, and marked on the paper.
pub(super) fn reprint_receipt(tx: &Tx<'_>, c: &OfReceipt) -> Result<Decision, CommandError> {
    let detail = sale(tx, &c.receipt)?;
    let copy = detail.copies.saturating_add(1);
    let receipt = detail.sale.receipt;
    let print = PrintDoc::Receipt { receipt: receipt.clone(), copy };
    Ok(Decision::Append(vec![Fact::ReceiptReprinted(ReceiptReprinted { receipt, copy })], vec![print]))
}

/// Keeps a ticket as it stands, so that a power cut takes nothing from the cashier.
pub(super) fn keep_ticket(tx: &mut Tx<'_>, ctx: &Ctx, c: &KeepTicket) -> Result<Decision, CommandError> {
    let no = checked_ticket(tx, &c.ticket)?;
    if c.lines.len() > LINES_MAX {
        return Err(Refusal::TooManyLines.into());
    }
    tx.keep_ticket(c, ctx.now.at_ms)?;
    // Gathered at the scan, so that nobody waits for it when the money is counted.
    for line in &c.lines {
        tx.card(&line.sku)?;
    }
    tx.use_ticket_no(no)?;
    Ok(Decision::Aside(Outcome::TicketKept { ticket: c.ticket.clone() }, Vec::new()))
}

/// Prints a ticket before it is paid, with the QR for its transfer.
pub(super) fn print_draft(tx: &mut Tx<'_>, ctx: &Ctx, c: &PrintDraft) -> Result<Decision, CommandError> {
    checked_ticket(tx, &c.ticket)?;
    let point = tx.point()?.ok_or(Refusal::NoPoint)?;
    price(tx, ctx, &point, &c.lines, c.discount)?;
    let staff = tx.reader().staff_member(&ctx.staff)?.map_or_else(|| ctx.staff.to_string(), |s| s.name);
    let doc = PrintDoc::Draft { draft: c.clone(), staff, at_ms: ctx.now.at_ms };
    Ok(Decision::Aside(Outcome::PrintPromised, vec![doc]))
}

/// Prints a shift's report.
pub(super) fn print_shift(tx: &Tx<'_>, c: &PrintShift) -> Result<Decision, CommandError> {
    match tx.reader().shift_report(Some(c.shift))? {
        Some(_) => Ok(Decision::Aside(Outcome::PrintPromised, vec![PrintDoc::Shift { shift: c.shift }])),
        None => Err(Refusal::UnknownShift.into()),
    }
}
