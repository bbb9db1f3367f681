//! All that an inspector asks of one product, gathered from lots, papers, recognitions and sales.

use super::certificate::certificates;
use super::recognition::history;
use crate::domain::entry::Fact;
use crate::domain::ids::{LotId, ProductCode};
use crate::domain::lot::Lot;
use crate::domain::quantity::Quantity;
use crate::domain::query::{
    CertificateList, CertificateScope, InspectedEvent, InspectedHold, InspectedLot, InspectedReceipt, Inspection,
    LotHistory, MovementRow, When,
};
use crate::domain::reversal::is_reversal;
use crate::domain::stock::{LossCause, StockPlace};
use crate::store::{Fault, Reader};

/// Gathers what an inspector asks of a product; nothing when there is no such product.
pub fn inspection(reader: Reader<'_>, product: &ProductCode, when: When) -> Result<Option<Inspection>, Fault> {
    let Some(found) = reader.product(product)? else { return Ok(None) };
    let producer = reader.producer(&found.producer)?.ok_or(Fault::BadRow("product"))?;
    let scope = CertificateScope { producer: None, product: Some(product.clone()) };
    let papers = certificates(reader, CertificateList::All, &scope, when)?.papers;
    let missing = certificates(reader, CertificateList::Missing, &scope, when)?.missing;
    let Some(recognitions) = history(reader, product, when)? else { return Ok(None) };
    let day = when.day();
    let mut told = Inspection {
        product: product.clone(),
        name: found.name,
        ocop_code: found.ocop_code,
        producer,
        day,
        lots: Vec::new(),
        receipts: Vec::new(),
        papers,
        missing,
        recognitions,
        holds: Vec::new(),
        events: Vec::new(),
        sales: Vec::new(),
    };
    for lot in reader.lots_of_product(product)? {
        let history = reader.lot_history(&lot, day)?.ok_or(Fault::BadRow("lot"))?;
        let history = match when.stock_day() {
            Some(day) => history.until(day),
            None => history,
        };
        // A lot that came later was not here to be inspected.
        if !history.moves.is_empty() {
            tell_lot(reader, &mut told, &lot, history)?;
        }
    }
    for card in reader.cards()?.iter().filter(|c| c.product == *product) {
        told.sales.extend(reader.sales_of(&card.sku, when.stock_day())?);
    }
    told.receipts.sort_by_key(|r| std::cmp::Reverse(r.at.at_ms));
    told.holds.sort_by_key(|h| std::cmp::Reverse(h.at.at_ms));
    told.events.sort_by_key(|e| std::cmp::Reverse(e.at.at_ms));
    told.sales.sort_by_key(|s| std::cmp::Reverse(s.at.at_ms));
    Ok(Some(told))
}

fn tell_lot(reader: Reader<'_>, told: &mut Inspection, id: &LotId, history: LotHistory) -> Result<(), Fault> {
    let came = came(&history.moves)?;
    let to_buyers = sum(history.moves.iter().filter(|m| m.to == StockPlace::Buyer).map(|m| m.quantity))?;
    let from_buyers = sum(history.moves.iter().filter(|m| m.from == StockPlace::Buyer).map(|m| m.quantity))?;
    let sold = to_buyers.plus(from_buyers.negated()).map_err(|_| Fault::BadRow("movement"))?;
    let left = sum(history.places.iter().map(|(_, q)| *q))?;
    for m in history.moves {
        if is_receipt(&m) {
            take_receipt(told, &history.row.lot.delivery_note, m)?;
        } else if is_told_apart(&m) {
            let (lot, at, from, to, quantity) = (id.clone(), m.at, m.from, m.to, m.quantity);
            let cause = if to == StockPlace::Loss { cause(reader, &m.document)? } else { None };
            let (document, reason) = (m.document, m.reason);
            told.events.push(InspectedEvent { lot, at, from, to, quantity, document, cause, reason });
        }
    }
    for h in history.holds {
        let lot = id.clone();
        let (at, hold, reason, minutes, staff) = (h.at, h.hold, h.reason, h.minutes, h.staff);
        told.holds.push(InspectedHold { lot, at, hold, reason, minutes, staff });
    }
    let row = history.row;
    told.lots.push(InspectedLot {
        name: row.pack.name.clone(),
        unit: row.pack.unit.clone(),
        document: row.document,
        came,
        sold,
        places: history.places,
        left,
        hold: row.hold,
        // What the shop pays a producer is no inspector's business.
        lot: Lot { consignment_price: None, ..row.lot },
    });
    Ok(())
}

/// Returns whether goods came into the books by a movement: brought, sent by another point, or there before the books.
fn is_receipt(m: &MovementRow) -> bool {
    is_outside(m.from) && !is_reversal(&m.document)
}

const fn is_outside(place: StockPlace) -> bool {
    matches!(place, StockPlace::Producer | StockPlace::Opening | StockPlace::Point)
}

/// Sums what came of a lot; what was undone never came, and goods that came back by an undone return came once.
fn came(moves: &[MovementRow]) -> Result<Quantity, Fault> {
    let is_in = |m: &&MovementRow| is_receipt(m) || m.from == StockPlace::Repack && !is_reversal(&m.document);
    let is_undone = |m: &&MovementRow| is_reversal(&m.document) && (is_outside(m.to) || m.to == StockPlace::Repack);
    let brought = sum(moves.iter().filter(is_in).map(|m| m.quantity))?;
    let undone = sum(moves.iter().filter(is_undone).map(|m| m.quantity))?;
    brought.plus(undone.negated()).map_err(|_| Fault::BadRow("movement"))
}

/// Returns whether a movement is no sale: what a count gave to a buyer explains one, and is told, or nothing adds up.
fn is_told_apart(m: &MovementRow) -> bool {
    let of_buyer = m.to == StockPlace::Buyer || m.from == StockPlace::Buyer;
    !of_buyer || m.from == StockPlace::Count || m.to == StockPlace::Count
}

/// Finds why goods were written off.
fn cause(reader: Reader<'_>, document: &str) -> Result<Option<LossCause>, Fault> {
    let entry = reader.document(Some(document))?;
    Ok(entry.and_then(|(entry, _)| if let Fact::GoodsWrittenOff(w) = entry.fact { Some(w.cause) } else { None }))
}

/// Adds an arrival to the paper it came in with.
fn take_receipt(told: &mut Inspection, delivery_note: &str, m: MovementRow) -> Result<(), Fault> {
    if let Some(known) = told.receipts.iter_mut().find(|r| r.document == m.document) {
        known.quantity = known.quantity.plus(m.quantity).map_err(|_| Fault::BadRow("movement"))?;
        return Ok(());
    }
    let (document, delivery_note) = (m.document, delivery_note.to_owned());
    told.receipts.push(InspectedReceipt { document, delivery_note, at: m.at, staff: m.staff, quantity: m.quantity });
    Ok(())
}

fn sum(mut quantities: impl Iterator<Item = Quantity>) -> Result<Quantity, Fault> {
    quantities.try_fold(Quantity::ZERO, Quantity::plus).map_err(|_| Fault::BadRow("movement"))
}
