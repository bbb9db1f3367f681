//! Goods carried between the point's own places, and what all documents of goods on the move share.

use super::goods::{document, explains, movements};
use super::{CommandError, Ctx, Decision, text, text_or_empty};
use crate::domain::command::MoveGoods;
use crate::domain::entry::{Fact, PAYLOAD_MAX};
use crate::domain::half_move::HalfMove;
use crate::domain::ids::LotId;
use crate::domain::lot::{Hold, Lot, LotOnShelf};
use crate::domain::moves::{GoodsMoved, Loss};
use crate::domain::outcome::{Kept, Outcome};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{GoodsRefusal, HeldFor, MovesRefusal, Refusal};
use crate::domain::sale::LINES_MAX;
use crate::domain::stock::{Explained, StockPlace};
use crate::store::{Fault, Tx};

/// Carries goods between the point's own places, held and expired ones too.
pub(super) fn move_goods(tx: &Tx<'_>, ctx: &Ctx, c: &MoveGoods) -> Result<Decision, CommandError> {
    here(c.to)?;
    if c.lines.iter().any(|l| l.place == c.to) {
        return Err(MovesRefusal::SamePlace.into());
    }
    let movements = movements(tx, &c.lines, c.to, None)?;
    let mut come: Vec<(Lot, Quantity)> = Vec::new();
    for m in &movements {
        if let Some(l) = tx.reader().lot_at(&m.lot, m.from)?.filter(|l| l.unsellable_on(ctx.day).is_none()) {
            come.push((l.lot, m.quantity));
        }
    }
    let explains = shelf_explains(tx, ctx, come.iter().map(|(lot, q)| (lot, c.to, *q)))?;
    tx.drop_carried(c)?;
    Ok(Decision::one(fits(Fact::GoodsMoved(GoodsMoved { document: document(tx, 'D')?, movements, explains }))?))
}

/// Keeps goods on the move as far as they are gathered or counted.
pub(super) fn keep_move(tx: &Tx<'_>, ctx: &Ctx, c: &HalfMove) -> Result<Decision, CommandError> {
    let lines = match c {
        HalfMove::Carry(g) | HalfMove::Send(g) => {
            text_or_empty("mã điểm nhận", &g.code, 40)?;
            text_or_empty("tên điểm nhận", &g.name, 120)?;
            text_or_empty("ghi chú", &g.note, 200)?;
            g.lines.len()
        }
        HalfMove::TakeIn(c) => c.lines.len(),
        HalfMove::Close(c) => c.lines.len(),
    };
    if lines > LINES_MAX {
        return Err(Refusal::TooManyLines.into());
    }
    tx.keep_move(c, ctx.now.at_ms)?;
    Ok(Decision::Aside(Outcome::MoveKept(Kept { lines: c.lines() }), Vec::new()))
}

/// Goods can only be put in the point's own places.
pub(super) fn here(place: StockPlace) -> Result<(), GoodsRefusal> {
    if place.is_here() { Ok(()) } else { Err(GoodsRefusal::BadPlace) }
}

/// Finds the sales below the books that goods explain: those that come to the shelf and may be sold.
pub(super) fn shelf_explains<'a>(
    tx: &Tx<'_>,
    ctx: &Ctx,
    come: impl Iterator<Item = (&'a Lot, StockPlace, Quantity)>,
) -> Result<Vec<Explained>, CommandError> {
    let good = |lot: &Lot| lot.expires.is_none_or(|last| last >= ctx.day);
    let come = come.filter(|(lot, place, _)| *place == StockPlace::Shelf && good(lot));
    explains(tx, come.map(|(lot, _, quantity)| (lot, quantity)))
}

/// What an entry keeps free for the one that undoes it: that holds it whole, and what it had explained again.
const ROOM: usize = 48 * 1024;

/// Refuses a document too large for one entry.
pub(super) fn fits(fact: Fact) -> Result<Fact, CommandError> {
    let length = fact.payload().map_or(usize::MAX, |p| p.len());
    if length > PAYLOAD_MAX.saturating_sub(ROOM) { Err(Refusal::TooManyLines.into()) } else { Ok(fact) }
}

/// Finds a lot of the books.
pub(super) fn lot_at(tx: &Tx<'_>, id: &LotId, place: StockPlace) -> Result<LotOnShelf, CommandError> {
    let unknown = || GoodsRefusal::UnknownLot { lot: id.to_string() };
    tx.reader().lot_at(id, place)?.ok_or_else(|| unknown().into())
}

/// Returns a pack's name for a refusal.
pub(super) fn title(tx: &Tx<'_>, lot: &Lot) -> Result<String, CommandError> {
    Ok(tx.reader().card(&lot.sku)?.ok_or(Fault::BadRow("lot"))?.title())
}

/// Refuses what is on hold: an inspector's hold keeps goods where they are.
pub(super) fn not_held(tx: &Tx<'_>, lot: &LotOnShelf, name: &str) -> Result<(), CommandError> {
    match lot.hold {
        Hold::Held => {
            let why = HeldFor(tx.reader().held_for(&lot.lot.id)?);
            Err(GoodsRefusal::LotHeld { name: name.to_owned(), why }.into())
        }
        Hold::Free => Ok(()),
    }
}

/// Cleans what is said about a loss; nothing may be lost without it, and it may not be said of nothing.
pub(super) fn loss(said: Option<&Loss>, lost: Quantity, name: &str) -> Result<Option<Loss>, CommandError> {
    match said {
        None if lost.is_positive() => Err(MovesRefusal::NeedsLoss { lost, name: name.to_owned() }.into()),
        None => Ok(None),
        Some(_) if !lost.is_positive() => Err(MovesRefusal::NothingLost.into()),
        Some(loss) => {
            let reason = text("lý do", &loss.reason, 200).map_err(|_| Refusal::NeedsReason)?;
            Ok(Some(Loss { reason, ..loss.clone() }))
        }
    }
}
