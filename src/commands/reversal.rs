//! A document of goods undone: every movement the other way, or nothing.

use std::collections::BTreeMap;

use super::goods::document;
use super::moves::{lot_at, title};
use super::{CommandError, Decision, text};
use crate::domain::command::ReverseDocument;
use crate::domain::entry::{Entry, Fact};
use crate::domain::ids::LotId;
use crate::domain::quantity::Quantity;
use crate::domain::query::DocumentKind;
use crate::domain::refusal::{MovesRefusal, Refusal, WayOut};
use crate::domain::reversal::{DocumentReversed, Reversible, document_seq};
use crate::domain::stock::{Movement, StockPlace};
use crate::store::Tx;

/// Undoes a document while the goods are still where it put them.
pub(super) fn reverse_document(tx: &Tx<'_>, c: &ReverseDocument) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    let asked = c.document.trim();
    let unknown = || MovesRefusal::UnknownDocument { document: asked.to_owned() };
    let seq = document_seq(asked).ok_or_else(unknown)?;
    let undone = undone(reader.entry(seq)?.ok_or_else(unknown)?, asked)?;
    if let Some(by) = reader.reversed_by(seq)? {
        return Err(MovesRefusal::ReversedBefore { document: asked.to_owned(), by }.into());
    }
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    if let Reversible::GoodsSent(_) = &undone
        && let Some(document) = reader.transfer_closed_by(seq)?.filter(|by| !by.is_empty())
    {
        return Err(MovesRefusal::TransferIsClosed { document }.into());
    }
    // What a void has brought back since is on the shelf already.
    let unexplains = reader.explained_by(seq)?;
    let reversal = DocumentReversed { document: document(tx, 'B')?, seq, reason, unexplains, undone };
    still_there(tx, reversal.undone.kind(), &reversal.movements())?;
    if let Reversible::GoodsSent(sent) = &reversal.undone {
        tx.drop_closing(&sent.document)?;
    }
    Ok(Decision::one(Fact::DocumentReversed(reversal)))
}

/// Takes a document out of its entry when it bears the number that was asked for.
fn undone(entry: Entry, asked: &str) -> Result<Reversible, MovesRefusal> {
    let unknown = || MovesRefusal::UnknownDocument { document: asked.to_owned() };
    if let Fact::DocumentReversed(r) = &entry.fact
        && r.document == asked
    {
        return Err(MovesRefusal::NotReversible { document: asked.to_owned() });
    }
    Reversible::of(entry.fact).filter(|d| d.document() == asked).ok_or_else(unknown)
}

/// Checks that everything that moves back is still where the document put it.
fn still_there(tx: &Tx<'_>, kind: DocumentKind, movements: &[Movement]) -> Result<(), CommandError> {
    let mut net: BTreeMap<(&LotId, StockPlace), i64> = BTreeMap::new();
    for m in movements {
        let milli = m.quantity.thousandths();
        let out = net.entry((&m.lot, m.from)).or_default();
        *out = out.saturating_sub(milli);
        let into = net.entry((&m.lot, m.to)).or_default();
        *into = into.saturating_add(milli);
    }
    let bounded = |place: StockPlace| place.is_here() || place == StockPlace::Transit;
    for ((lot, place), milli) in net.into_iter().filter(|((_, place), milli)| *milli < 0 && bounded(*place)) {
        let there = lot_at(tx, lot, place)?;
        let needed = Quantity::from_thousandths(milli.saturating_neg())?;
        if needed > there.left {
            let name = title(tx, &there.lot)?;
            let way = WayOut(kind);
            return Err(MovesRefusal::GoodsGone { name, left: there.left, needed, place, way }.into());
        }
    }
    Ok(())
}
