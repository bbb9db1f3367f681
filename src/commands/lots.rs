//! Which lots a sale takes: the one the pack names, else the first to expire within the owner, without asking anyone.

use super::{CommandError, Ctx, shown};
use crate::domain::ids::LotId;
use crate::domain::lot::{Hold, LotOnShelf, LotPart, PackLot, Unsellable, barred, in_the_way, sellable_left, take};
use crate::domain::refusal::{CodeRefusal, GoodsRefusal, HeldFor, OnShelf, RecognitionRefusal, Refusal, Term};
use crate::domain::sale::{LotChoice, SaleLine, TicketLine};
use crate::domain::staff::Role;
use crate::domain::stock::StockPlace;
use crate::store::Tx;

/// The lots a line may take from.
enum Meant {
    /// Goods nobody books.
    Unbooked,
    /// These alone: chosen by hand, or named by the pack.
    These(Vec<LotOnShelf>),
    /// The first to expire of all.
    Any(Vec<LotOnShelf>),
}

/// Writes the lots into the lines of a sale. Goods of a producer with nothing in the books yet are left alone.
///
/// Lines whose lot is named take before those that take what comes first: the jar in the hand is that lot.
pub(super) fn take_lots(
    tx: &Tx<'_>,
    ctx: &Ctx,
    asked: &[TicketLine],
    lines: &mut [SaleLine],
) -> Result<(), CommandError> {
    let mut named = Vec::new();
    let mut any = Vec::new();
    for (asked, line) in asked.iter().zip(lines) {
        match meant(tx, ctx, asked, line)? {
            Meant::Unbooked => not_in_quarantine(tx, ctx, line)?,
            Meant::These(here) => named.push((line, here)),
            Meant::Any(here) => any.push((line, here)),
        }
    }
    let mut gone: Vec<LotPart> = Vec::new();
    for (line, mut here) in named.into_iter().chain(any) {
        // What another line of this ticket took is no longer there.
        for l in &mut here {
            for part in gone.iter().filter(|part| part.lot == l.lot.id) {
                l.left = l.left.plus(part.quantity.negated())?;
            }
        }
        let taken = take(&here, line.quantity, ctx.day);
        if taken.short.is_some()
            && let Some(why) = in_the_way(&here, ctx.day)
        {
            return Err(refusal(tx, ctx, why, line, &here)?.into());
        }
        if taken.short.is_some() {
            not_in_quarantine(tx, ctx, line)?;
        }
        gone.extend(taken.parts.iter().cloned());
        (line.lots, line.short) = (taken.parts, taken.short);
    }
    Ok(())
}

/// Refuses goods in quarantine of which the books hold no lot that a manager could have released.
fn not_in_quarantine(tx: &Tx<'_>, ctx: &Ctx, line: &SaleLine) -> Result<(), CommandError> {
    if super::quarantine::is_in(tx, ctx, &line.sku)? {
        return Err(RecognitionRefusal::InQuarantine { name: line.name.clone() }.into());
    }
    Ok(())
}

/// Finds the lots a line may take from; refuses those that nobody may sell.
fn meant(tx: &Tx<'_>, ctx: &Ctx, asked: &TicketLine, line: &mut SaleLine) -> Result<Meant, CommandError> {
    if let Some(LotChoice::Scanned(pack)) = &asked.lot {
        check_pack(ctx, pack, line)?;
    }
    if !tx.reader().is_booked(&line.sku)? {
        if let Some(LotChoice::Scanned(pack)) = &asked.lot {
            line.pack_lot.clone_from(&pack.code);
        }
        return Ok(Meant::Unbooked);
    }
    match &asked.lot {
        None => Ok(Meant::Any(tx.reader().lots_of(&line.sku, StockPlace::Shelf)?)),
        Some(LotChoice::Lot(id)) => Ok(Meant::These(vec![chosen(tx, ctx, id, line)?])),
        Some(LotChoice::Scanned(pack)) => scanned(tx, ctx, pack, line),
        Some(LotChoice::Unbooked) if ctx.role < Role::Manager => Err(Refusal::NotAllowed {
            what: Term::new("bán lô chưa có trong sổ", "sell a lot not yet in the books"),
        }
        .into()),
        Some(LotChoice::Unbooked) => Ok(Meant::These(Vec::new())),
    }
}

/// Refuses what no pack could say, and goods past the day on their pack, whatever the books hold.
fn check_pack(ctx: &Ctx, pack: &PackLot, line: &SaleLine) -> Result<(), Refusal> {
    if !pack.is_right() {
        return Err(CodeRefusal::NotACode.into());
    }
    match pack.past(ctx.day) {
        Some(day) => Err(GoodsRefusal::PackExpired { name: line.name.clone(), day: shown(day) }.into()),
        None => Ok(()),
    }
}

/// Finds the lots a pack names; the first to expire where the books know none of that name.
fn scanned(tx: &Tx<'_>, ctx: &Ctx, pack: &PackLot, line: &mut SaleLine) -> Result<Meant, CommandError> {
    let ever = tx.reader().lots_ever(&line.sku, StockPlace::Shelf)?;
    let named = pack.named(&ever);
    if named.is_empty() {
        line.pack_lot.clone_from(&pack.code);
        return Ok(Meant::Any(ever));
    }
    let lot = named.first().map(|l| l.lot.code.clone()).unwrap_or_default();
    let name = line.name.clone();
    match barred(&named, ctx.day) {
        Some(Unsellable::Expired(day)) => Err(GoodsRefusal::NamedLotExpired { name, lot, day: shown(day) }.into()),
        Some(Unsellable::Held) => Err(GoodsRefusal::NamedLotHeld { name, lot, why: held_for(tx, &named)? }.into()),
        Some(Unsellable::Sample) => Err(GoodsRefusal::LotIsSample { name }.into()),
        None => Ok(Meant::These(named)),
    }
}

/// Takes the lot a person chose: one of these goods, on the shelf unless there is none of it left in the shop.
fn chosen(tx: &Tx<'_>, ctx: &Ctx, id: &LotId, line: &SaleLine) -> Result<LotOnShelf, CommandError> {
    let unknown = || GoodsRefusal::UnknownLot { lot: id.to_string() };
    let lot = tx.reader().lot_at(id, StockPlace::Shelf)?.ok_or_else(unknown)?;
    if lot.lot.sku != line.sku {
        return Err(GoodsRefusal::LotOfOther { lot: id.to_string(), name: line.name.clone() }.into());
    }
    let here = std::slice::from_ref(&lot);
    if let Some(why) = lot.unsellable_on(ctx.day) {
        return Err(refusal(tx, ctx, why, line, here)?.into());
    }
    if !lot.left.is_positive() {
        for place in [StockPlace::Store, StockPlace::Fair] {
            let there = tx.reader().lot_at(id, place)?.is_some_and(|l| l.left.is_positive());
            if there {
                return Err(GoodsRefusal::LotElsewhere { lot: id.to_string(), place }.into());
            }
        }
    }
    Ok(lot)
}

/// Returns why the first held lot of some is on hold.
fn held_for(tx: &Tx<'_>, lots: &[LotOnShelf]) -> Result<HeldFor, CommandError> {
    let held = lots.iter().find(|l| l.hold == Hold::Held);
    let why = held.map(|l| tx.reader().held_for(&l.lot.id)).transpose()?;
    Ok(HeldFor(why.unwrap_or_default()))
}

/// Says what keeps a line's goods from being sold; where the store room has good ones, that they are carried first.
fn refusal(
    tx: &Tx<'_>,
    ctx: &Ctx,
    why: Unsellable,
    line: &SaleLine,
    here: &[LotOnShelf],
) -> Result<GoodsRefusal, CommandError> {
    let name = line.name.clone();
    let in_store = sellable_left(&tx.reader().lots_of(&line.sku, StockPlace::Store)?, ctx.day);
    Ok(match (why, in_store) {
        (Unsellable::Sample, _) => GoodsRefusal::LotIsSample { name },
        (Unsellable::Expired(day), Some(left)) => {
            GoodsRefusal::CarryFirst { name, why: OnShelf::Expired(shown(day)), left }
        }
        (Unsellable::Held, Some(left)) => {
            GoodsRefusal::CarryFirst { name, why: OnShelf::Held(held_for(tx, here)?), left }
        }
        (Unsellable::Expired(day), None) => GoodsRefusal::LotExpired { name, day: shown(day) },
        (Unsellable::Held, None) => GoodsRefusal::LotHeld { name, why: held_for(tx, here)? },
    })
}
