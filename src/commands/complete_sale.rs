//! A sale completed: priced, settled, numbered, promised to paper, in one transaction.

use std::sync::Arc;

use super::{CommandError, Ctx, Decision, lots};
use crate::domain::command::{CompleteSale, PrintChoice, TenderGiven};
use crate::domain::entry::{Fact, PAYLOAD_MAX};
use crate::domain::outbox::PrintDoc;
use crate::domain::point::Point;
use crate::domain::refusal::Refusal;
use crate::domain::sale::{PriceRules, Priced, Sale, TicketLine, price_ticket, ticket_no};
use crate::domain::shelf::SkuCard;
use crate::domain::tender::{Tender, TenderKind, TenderState, settle};
use crate::store::{Fault, Tx};

/// The most tenders one sale may have.
const TENDERS_MAX: usize = 8;

/// Completes a sale and promises its receipt.
///
/// A promise, not a print: a jammed printer must not undo a paid sale.
pub(super) fn complete_sale(tx: &mut Tx<'_>, ctx: &Ctx, c: &CompleteSale) -> Result<Decision, CommandError> {
    let shift = tx.current_shift()?.ok_or(Refusal::NoOpenShift)?.no;
    let point = tx.point()?.ok_or(Refusal::NoPoint)?;
    let no = tx.reader().next_receipt_no()?;
    let mut priced = price(tx, ctx, &point, &c.lines, c.discount)?;
    lots::take_lots(tx, ctx, &c.lines, &mut priced.lines)?;
    let tenders = tenders(&point, c)?;
    let change = settle(priced.payable, &tenders)?;
    let receipt = format!("{}-{no:06}", point.code);
    let sale = Sale {
        receipt: receipt.clone(),
        ticket: c.ticket.clone(),
        shift,
        lines: priced.lines,
        gross: priced.gross,
        discount: priced.discount,
        payable: priced.payable,
        vat: priced.vat,
        tenders,
        change,
    };
    if !sale.balances() {
        return Err(Fault::OutOfBalance.into());
    }
    if sale.lines.len() > 100 {
        fits(&sale)?;
    }
    let promises = promises(&sale, &receipt, c.print);
    if let Some(ticket) = &c.ticket {
        let no = checked_ticket(tx, ticket)?;
        tx.drop_ticket(ticket)?;
        tx.use_ticket_no(no)?;
    }
    tx.keep_stamps(&receipt, c.lines.iter().flat_map(|l| &l.stamps))?;
    Ok(Decision::Append(vec![Fact::SaleCompleted(sale)], promises))
}

/// Prices lines as they are today, by this till's regime and rates.
pub(super) fn price(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    point: &Point,
    lines: &[TicketLine],
    discount: crate::domain::money::Money,
) -> Result<Priced, CommandError> {
    let mut cards: Vec<Arc<SkuCard>> = Vec::with_capacity(lines.len());
    for line in lines {
        let card = tx.card(&line.sku)?.ok_or_else(|| Refusal::UnknownSku { sku: line.sku.to_string() })?;
        cards.push(card);
    }
    let rates = tx.tax_rates()?;
    let rules = PriceRules { at: ctx.stars, regime: point.regime, rates: &rates };
    let pairs: Vec<(&SkuCard, &TicketLine)> = cards.iter().map(Arc::as_ref).zip(lines).collect();
    Ok(price_ticket(&pairs, discount, rules)?)
}

/// Writes down how it was paid; a transfer waits unless its money was seen.
fn tenders(point: &Point, c: &CompleteSale) -> Result<Vec<Tender>, Refusal> {
    if c.tenders.len() > TENDERS_MAX {
        return Err(Refusal::TooManyTenders);
    }
    if point.bank.is_none() && c.tenders.iter().any(|t| t.kind == TenderKind::Transfer) {
        return Err(Refusal::NoBankAccount);
    }
    Ok(c.tenders.iter().map(|t| tender(t, c.ticket.as_deref())).collect())
}

fn tender(given: &TenderGiven, ticket: Option<&str>) -> Tender {
    let usual = if given.kind.rules().waits { TenderState::Waiting } else { TenderState::Received };
    let purpose = if given.kind.rules().waits { ticket.map(str::to_owned) } else { None };
    Tender { kind: given.kind, amount: given.amount, state: given.state.unwrap_or(usual), purpose }
}

fn promises(sale: &Sale, receipt: &str, print: PrintChoice) -> Vec<PrintDoc> {
    let mut promises = Vec::new();
    if sale.tenders.iter().any(|t| t.kind == TenderKind::Cash) {
        promises.push(PrintDoc::Drawer);
    }
    match print {
        PrintChoice::Receipt => promises.push(PrintDoc::Receipt { receipt: receipt.to_owned(), copy: 0 }),
        PrintChoice::Nothing => {}
    }
    promises
}

/// How far ahead of the last ticket a reference may be; a wild number would use them all up.
const AHEAD_MAX: i64 = 1_000;

/// Returns a ticket's number, once it is a reference this till could have given.
pub(super) fn checked_ticket(tx: &Tx<'_>, reference: &str) -> Result<i64, CommandError> {
    let no = ticket_no(reference).ok_or(Refusal::BadTicket)?;
    let next = tx.reader().next_ticket_no()?;
    if no > next.saturating_add(AHEAD_MAX) {
        return Err(Refusal::BadTicket.into());
    }
    Ok(no)
}

/// Refuses a sale whose entry would not fit: a void must fit too, which holds the whole sale.
fn fits(sale: &Sale) -> Result<(), CommandError> {
    let length = serde_json::to_string(sale).map_err(|_| Fault::BadRow("journal"))?.len();
    if length > PAYLOAD_MAX.saturating_sub(4_096) { Err(Refusal::TooManyLines.into()) } else { Ok(()) }
}
