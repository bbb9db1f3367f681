//! Documents of goods printed again, and labels: both are written down, so that the next one knows.

use super::{CommandError, Ctx, Decision, shown};
use crate::domain::command::{PrintDocument, PrintLabels};
use crate::domain::entry::{DocumentReprinted, Fact};
use crate::domain::label::{LabelKind, LabelPaper, LabelsPrinted, PrintedLabel, labels_due};
use crate::domain::outbox::PrintDoc;
use crate::domain::refusal::{GoodsRefusal, PaperRefusal, Refusal};
use crate::domain::stock::StockPlace;
use crate::store::Tx;

/// The most stickers of one job: twenty-five sheets.
const LABELS_MAX: u32 = 600;

/// Prints a document of goods again: counted, and marked on the paper.
pub(super) fn print_document(tx: &Tx<'_>, c: &PrintDocument) -> Result<Decision, CommandError> {
    let Some((entry, copies)) = tx.reader().document(c.document.as_deref())? else {
        return Err(match &c.document {
            Some(document) => PaperRefusal::UnknownDocument { document: document.clone() },
            None => PaperRefusal::NoDocument,
        }
        .into());
    };
    let document = entry.fact.document().unwrap_or_default().to_owned();
    let copy = copies.saturating_add(1);
    let print = PrintDoc::Document { number: document.clone(), copy, leaf: None };
    Ok(Decision::Append(vec![Fact::DocumentReprinted(DocumentReprinted { document, copy })], vec![print]))
}

/// Prints labels and remembers what stands on them.
pub(super) fn print_labels(tx: &Tx<'_>, ctx: &Ctx, c: &PrintLabels) -> Result<Decision, CommandError> {
    let copies = c.copies.unwrap_or(1);
    if !(1..=LABELS_MAX).contains(&copies) {
        return Err(PaperRefusal::TooManyLabels { max: LABELS_MAX }.into());
    }
    let most = usize::try_from(LABELS_MAX.checked_div(copies).unwrap_or(1)).unwrap_or(1);
    let (labels, left) = match (c.kind, c.changed) {
        (LabelKind::Shelf, true) => changed(tx, ctx, copies, most)?,
        (LabelKind::Shelf, false) => (shelf(tx, ctx, c, copies)?, 0),
        (LabelKind::Lot, _) => (lots(tx, ctx, c, copies)?, 0),
    };
    if labels.is_empty() {
        return Err(if c.changed { PaperRefusal::LabelsRight } else { PaperRefusal::NoLabels }.into());
    }
    if labels.len() > most {
        return Err(PaperRefusal::TooManyLabels { max: LABELS_MAX }.into());
    }
    let promises = match c.to {
        LabelPaper::Roll => vec![PrintDoc::Labels { seq: tx.head().seq.saturating_add(1) }],
        LabelPaper::Sheet => Vec::new(),
    };
    let printed = LabelsPrinted { kind: c.kind, to: c.to, day: ctx.day, labels, left };
    Ok(Decision::Append(vec![Fact::LabelsPrinted(printed)], promises))
}

/// Gathers the labels that are missing or no longer true, as many as one job takes, and counts the rest.
fn changed(tx: &Tx<'_>, ctx: &Ctx, copies: u32, most: usize) -> Result<(Vec<PrintedLabel>, usize), CommandError> {
    let reader = tx.reader();
    let due = labels_due(&reader.cards()?, &reader.last_labels()?, ctx.day);
    let left = due.len().saturating_sub(most);
    let label = |d: crate::domain::label::LabelDue| PrintedLabel {
        sku: d.sku,
        lot: None,
        price: Some(d.price),
        stars: d.stars,
        copies,
    };
    Ok((due.into_iter().take(most).map(label).collect(), left))
}

fn shelf(tx: &Tx<'_>, ctx: &Ctx, c: &PrintLabels, copies: u32) -> Result<Vec<PrintedLabel>, CommandError> {
    let mut labels = Vec::with_capacity(c.skus.len());
    for sku in &c.skus {
        let card = tx.reader().card(sku)?.ok_or_else(|| Refusal::UnknownSku { sku: sku.to_string() })?;
        let price = card.price_on(ctx.day).ok_or_else(|| Refusal::NoPrice { sku: sku.clone() })?;
        let stars = card.stars_on(ctx.day);
        labels.push(PrintedLabel { sku: sku.clone(), lot: None, price: Some(price), stars, copies });
    }
    Ok(labels)
}

fn lots(tx: &Tx<'_>, ctx: &Ctx, c: &PrintLabels, copies: u32) -> Result<Vec<PrintedLabel>, CommandError> {
    let mut labels = Vec::with_capacity(c.lots.len());
    for lot in &c.lots {
        let unknown = || GoodsRefusal::UnknownLot { lot: lot.to_string() };
        let here = tx.reader().lot_at(lot, StockPlace::Shelf)?.ok_or_else(unknown)?;
        if let Some(last) = here.lot.expires.filter(|last| *last < ctx.day) {
            let day = shown(last);
            return Err(PaperRefusal::LabelExpired { lot: lot.to_string(), day }.into());
        }
        labels.push(PrintedLabel { sku: here.lot.sku, lot: Some(lot.clone()), price: None, stars: None, copies });
    }
    Ok(labels)
}
