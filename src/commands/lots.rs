//! Which lots a sale takes: the first to expire within the owner, without asking anyone.

use super::{CommandError, Ctx};
use crate::domain::ids::LotId;
use crate::domain::lot::{LotOnShelf, Unsellable, in_the_way, take};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{GoodsRefusal, Refusal, Term};
use crate::domain::sale::{LotChoice, SaleLine, TicketLine};
use crate::domain::staff::Role;
use crate::domain::stock::StockPlace;
use crate::store::Tx;

/// Writes the lots into the lines of a sale. A pack the books never held is left alone.
pub(super) fn take_lots(
    tx: &Tx<'_>,
    ctx: &Ctx,
    asked: &[TicketLine],
    lines: &mut [SaleLine],
) -> Result<(), CommandError> {
    let mut gone: Vec<(LotId, Quantity)> = Vec::new();
    for (asked, line) in asked.iter().zip(lines) {
        if !tx.reader().is_booked(&line.sku)? {
            continue;
        }
        let mut here = match &asked.lot {
            None => tx.reader().lots_of(&line.sku, StockPlace::Shelf)?,
            Some(LotChoice::Lot(id)) => vec![chosen(tx, ctx, id, line)?],
            Some(LotChoice::Unbooked) if ctx.role < Role::Manager => {
                return Err(Refusal::NotAllowed {
                    what: Term::new("bán lô chưa có trong sổ", "sell a lot not yet in the books"),
                }
                .into());
            }
            Some(LotChoice::Unbooked) => Vec::new(),
        };
        // What an earlier line of this ticket took is no longer there.
        for l in &mut here {
            for (_, quantity) in gone.iter().filter(|g| g.0 == l.lot.id) {
                l.left = l.left.plus(quantity.negated())?;
            }
        }
        let day = ctx.day;
        let taken = take(&here, line.quantity, day);
        if taken.short.is_some()
            && let Some(why) = in_the_way(&here, day)
        {
            return Err(refusal(why, line).into());
        }
        gone.extend(taken.parts.iter().map(|p| (p.lot.clone(), p.quantity)));
        (line.lots, line.short) = (taken.parts, taken.short);
    }
    Ok(())
}

fn chosen(tx: &Tx<'_>, ctx: &Ctx, id: &LotId, line: &SaleLine) -> Result<LotOnShelf, CommandError> {
    let unknown = || GoodsRefusal::UnknownLot { lot: id.to_string() };
    let lot = tx.reader().lot_at(id, StockPlace::Shelf)?.filter(|l| l.lot.sku == line.sku).ok_or_else(unknown)?;
    match lot.unsellable_on(ctx.day) {
        Some(why) => Err(refusal(why, line).into()),
        None => Ok(lot),
    }
}

fn refusal(why: Unsellable, line: &SaleLine) -> GoodsRefusal {
    let name = line.name.clone();
    match why {
        Unsellable::Expired(day) => GoodsRefusal::LotExpired { name, day: day.format("%d/%m/%Y").to_string() },
        Unsellable::Held => GoodsRefusal::LotHeld { name },
        Unsellable::Sample => GoodsRefusal::LotIsSample { name },
    }
}
