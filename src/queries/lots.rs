//! The lots of some packs, as the sale and the shared codes ask for them.

use crate::domain::ids::SkuCode;
use crate::domain::lot::{Hold, LotOnShelf};
use crate::domain::query::{LotRow, SkuLots};
use crate::domain::stock::StockPlace;
use crate::store::{Fault, Reader};

/// Gathers the lots of each pack: first to expire first, then first come.
pub fn lots_of(reader: Reader<'_>, skus: &[SkuCode]) -> Result<Vec<SkuLots>, Fault> {
    skus.iter().map(|sku| lots(reader, sku)).collect()
}

fn lots(reader: Reader<'_>, sku: &SkuCode) -> Result<SkuLots, Fault> {
    let name = reader.card(sku)?.map_or_else(|| sku.to_string(), |card| card.title());
    let mut lots = Vec::new();
    for place in StockPlace::ALL.into_iter().filter(|p| p.is_here()) {
        for l in reader.lots_of(sku, place)? {
            lots.push(row(reader, l, &name, place)?);
        }
    }
    lots.sort_by_key(|row| {
        (row.lot.expires.unwrap_or(chrono::NaiveDate::MAX), row.lot.received, row.lot.id.clone(), row.place)
    });
    let ever = reader.lots_ever(sku, StockPlace::Shelf)?;
    let booked = reader.is_booked(sku)?;
    let is_gone = |l: &LotOnShelf| !lots.iter().any(|row| row.lot.id == l.lot.id);
    let gone =
        ever.into_iter().filter(is_gone).map(|l| row(reader, l, &name, StockPlace::Shelf)).collect::<Result<_, _>>()?;
    Ok(SkuLots { sku: sku.clone(), booked, lots, gone })
}

fn row(reader: Reader<'_>, l: LotOnShelf, name: &str, place: StockPlace) -> Result<LotRow, Fault> {
    let held = l.hold == Hold::Held;
    let held_for = if held { reader.held_for(&l.lot.id)? } else { String::new() };
    Ok(LotRow { lot: l.lot, name: name.to_owned(), held, held_for, place, quantity: l.left })
}
