//! Opening stock: what lay there before the books began, counted with the producer.

use super::goods::{agreement, consignment_price, counted, document, leaves, lot_id, positive};
use super::moves::{fits, here};
use super::{CommandError, Ctx, Decision, append, shown, text, text_or_empty};
use crate::domain::command::{Command, ImportCatalogue, Order, TakeOnLine, TakeOnStock};
use crate::domain::entry::Fact;
use crate::domain::ids::LotId;
use crate::domain::lot::{Hold, Lot, SupplyForm, is_too_far};
use crate::domain::moves::{PlacedLot, StockTakenOn};
use crate::domain::outbox::PrintDoc;
use crate::domain::refusal::{GoodsRefusal, MovesRefusal, Refusal};
use crate::domain::stock::{Explained, HoldSet, StockPlace};
use crate::store::Tx;

/// Appends what an import brings before its last entry: the catalogue, then a document a producer, all in its transaction.
///
/// Returns the last entry's fact, which tells what the import came to. Any other command keeps its facts.
pub(super) fn before(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    order: &Order,
    mut facts: Vec<Fact>,
    mut promises: Vec<PrintDoc>,
) -> Result<(Vec<Fact>, Vec<PrintDoc>), CommandError> {
    let Command::ImportCatalogue(ImportCatalogue { opening, .. }) = &order.command else {
        return Ok((facts, promises));
    };
    if opening.is_empty() {
        return Ok((facts, promises));
    }
    let last = facts.pop();
    if !facts.is_empty() {
        append(tx, ctx, order, None, facts)?;
    }
    for stock in opening {
        let Decision::Append(taken, papers) = take_on_stock(tx, ctx, stock)? else { continue };
        append(tx, ctx, order, None, taken)?;
        promises.extend(papers);
    }
    Ok((last.into_iter().collect(), promises))
}

/// Takes on a producer's opening stock, once: expired goods too, which then must go back or be written off.
pub(super) fn take_on_stock(tx: &Tx<'_>, ctx: &Ctx, c: &TakeOnStock) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    if reader.producer(&c.producer)?.is_none() {
        return Err(Refusal::UnknownProducer { producer: c.producer.to_string() }.into());
    }
    if let Some(document) = reader.taken_on(&c.producer)? {
        return Err(MovesRefusal::TakenOnBefore { document }.into());
    }
    counted(c.lines.len())?;
    let mut taken = StockTakenOn {
        document: document(tx, 'O')?,
        producer: c.producer.clone(),
        counted_with: text("người cùng đếm", &c.counted_with, 120)?,
        note: text_or_empty("ghi chú", &c.note, 200)?,
        lines: Vec::with_capacity(c.lines.len()),
        explains: Vec::new(),
        sold_before: Vec::new(),
        holds: Vec::new(),
    };
    for line in &c.lines {
        let placed = placed(tx, ctx, line, &taken)?;
        let (lot, reason) = (placed.lot.id.clone(), text_or_empty("lý do tạm dừng", &line.hold, 200)?);
        taken.lines.push(placed);
        if !reason.is_empty() && !taken.holds.iter().any(|h| h.lot == lot) {
            taken.holds.push(HoldSet { lot, hold: Hold::Held, reason, minutes: String::new() });
        }
    }
    taken.sold_before = sold_before(tx, ctx, &taken.lines)?;
    tx.drop_opening_of(c)?;
    let promises = leaves(&taken.document);
    Ok(Decision::Append(vec![fits(Fact::StockTakenOn(taken))?], promises))
}

/// Finds the sales below the books that these goods explain: sold before they were counted, and not out of the count.
fn sold_before(tx: &Tx<'_>, ctx: &Ctx, lines: &[PlacedLot]) -> Result<Vec<Explained>, CommandError> {
    let mut lots: Vec<&Lot> = lines.iter().map(|l| &l.lot).filter(|lot| lot.form != SupplyForm::Sample).collect();
    // Of two lots of a pack it was the one that could be sold.
    lots.sort_by_key(|lot| (lot.sku.clone(), lot.expires.is_some_and(|last| last < ctx.day)));
    lots.dedup_by(|b, a| a.sku == b.sku);
    let mut sold = Vec::new();
    for lot in lots {
        for row in tx.reader().oversold(Some(&lot.sku))? {
            sold.push(Explained { sale: row.sale, line: row.line, lot: lot.id.clone(), quantity: row.quantity });
        }
    }
    Ok(sold)
}

fn placed(tx: &Tx<'_>, ctx: &Ctx, line: &TakeOnLine, to: &StockTakenOn) -> Result<PlacedLot, CommandError> {
    let unknown = || Refusal::UnknownSku { sku: line.sku.to_string() };
    let card = tx.reader().card(&line.sku)?.ok_or_else(unknown)?;
    positive(&card, line.quantity)?;
    here(line.place)?;
    if card.producer.code != to.producer {
        return Err(GoodsRefusal::OtherProducer { name: card.title(), producer: card.producer.name.clone() }.into());
    }
    let received = line.received.unwrap_or(ctx.day);
    let late = line.made.is_some_and(|made| made > received || line.expires.is_some_and(|last| last < made));
    if received > ctx.day || late {
        return Err(Refusal::BadDates.into());
    }
    if let Some(last) = line.expires.filter(|last| is_too_far(*last, ctx.day)) {
        return Err(GoodsRefusal::LastDayFar { name: card.title(), day: shown(last) }.into());
    }
    let lot = Lot {
        id: named_lot(tx, line.lot.as_ref(), to.lines.iter().map(|l| &l.lot.id), to.lines.len().saturating_add(1))?,
        sku: line.sku.clone(),
        producer: to.producer.clone(),
        code: text_or_empty("số lô", &line.lot_code, 40)?,
        made: line.made,
        expires: line.expires,
        received,
        form: line.form,
        agreement: agreement(&line.agreement)?,
        delivery_note: String::new(),
        from_lot: None,
        consignment_price: consignment_price(line.consignment_price)?,
    };
    let lot = if line.lot.is_none() { as_before(lot, line.place, &to.lines) } else { lot };
    Ok(PlacedLot { lot, name: card.title(), unit: card.unit, quantity: line.quantity, place: line.place })
}

/// Returns the lot a line before told of in another place, when this is the same in all that is known of it.
fn as_before(lot: Lot, place: StockPlace, before: &[PlacedLot]) -> Lot {
    let is_it = |l: &&PlacedLot| l.place != place && Lot { id: lot.id.clone(), ..l.lot.clone() } == lot;
    let found = before.iter().find(is_it).map(|l| l.lot.id.clone());
    match found.filter(|id| !before.iter().any(|l| l.lot.id == *id && l.place == place)) {
        Some(id) => Lot { id, ..lot },
        None => lot,
    }
}

/// Returns the id the caller gave, when no lot has it, else one of the till's own.
pub(super) fn named_lot<'a>(
    tx: &Tx<'_>,
    given: Option<&LotId>,
    mut here: impl Iterator<Item = &'a LotId>,
    n: usize,
) -> Result<LotId, CommandError> {
    let Some(id) = given else { return Ok(lot_id(tx, n)?) };
    if here.any(|l| l == id) || tx.reader().lot_at(id, StockPlace::Shelf)?.is_some() {
        return Err(GoodsRefusal::LotKnown { lot: id.to_string() }.into());
    }
    Ok(id.clone())
}
