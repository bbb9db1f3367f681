//! Opening a case, filling bags: goods of one lot become a lot of another pack, and nothing appears or vanishes.

use super::goods::{document, movements, positive};
use super::moves::{fits, here, loss, lot_at, not_held, shelf_explains};
use super::opening::named_lot;
use super::{CommandError, Ctx, Decision, shown};
use crate::domain::command::RepackGoods;
use crate::domain::entry::Fact;
use crate::domain::lot::{Lot, Unsellable};
use crate::domain::moves::{GoodsRepacked, Measure, PlacedLot, Sizes};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{GoodsRefusal, MovesRefusal, PackMeasure, Refusal, Term};
use crate::domain::shelf::SkuCard;
use crate::domain::staff::Role;
use crate::domain::stock::StockPlace;
use crate::store::{Fault, Tx};

/// Opens goods of one lot into another pack of the same producer. What is lost needs a manager.
pub(super) fn repack_goods(tx: &Tx<'_>, ctx: &Ctx, c: &RepackGoods) -> Result<Decision, CommandError> {
    movements(tx, std::slice::from_ref(&c.open), StockPlace::Repack, None)?;
    here(c.into.place)?;
    let old = lot_at(tx, &c.open.lot, c.open.place)?;
    let card = tx.reader().card(&old.lot.sku)?.ok_or(Fault::BadRow("lot"))?;
    not_held(tx, &old, &card.title())?;
    if let Some(Unsellable::Expired(day)) = old.unsellable_on(ctx.day) {
        return Err(GoodsRefusal::LotExpired { name: card.title(), day: shown(day) }.into());
    }
    let unknown = || Refusal::UnknownSku { sku: c.into.sku.to_string() };
    let new = tx.reader().card(&c.into.sku)?.ok_or_else(unknown)?;
    fits_the_old(&old.lot, &new, c)?;
    if new.product != card.product && ctx.role < Role::Manager {
        let what = Term::new("sang gói của sản phẩm khác", "repack into another product");
        return Err(Refusal::NotAllowed { what }.into());
    }
    let lost = c.lost.unwrap_or(Quantity::ZERO);
    measured(&card, &new, c, lost)?;
    if lost.is_positive() && ctx.role < Role::Manager {
        let what = Term::new("sang gói có hao hụt", "repack with a loss");
        return Err(Refusal::NotAllowed { what }.into());
    }
    let lost_of = match c.measure {
        Measure::Contains(_) => &new,
        Measure::Content(_) => &card,
    };
    let loss = loss(c.loss.as_ref(), lost, &lost_of.title())?;
    let made = PlacedLot {
        lot: new_lot(tx, &old.lot, c)?,
        name: new.title(),
        unit: new.unit,
        quantity: c.into.quantity,
        place: c.into.place,
    };
    let (quantity, place) = (c.open.quantity, c.open.place);
    let explains = shelf_explains(tx, ctx, [(&made.lot, made.place, made.quantity)].into_iter())?;
    let opened = PlacedLot { lot: old.lot, name: card.title(), unit: card.unit, quantity, place };
    let (document, measure) = (document(tx, 'S')?, c.measure);
    let repacked = GoodsRepacked { document, opened, measure, made, lost, loss, explains };
    Ok(Decision::one(fits(Fact::GoodsRepacked(Box::new(repacked)))?))
}

/// The new pack is another one of the same producer, and does not outlive the old lot.
fn fits_the_old(old: &Lot, new: &SkuCard, c: &RepackGoods) -> Result<(), CommandError> {
    if old.sku == c.into.sku {
        return Err(MovesRefusal::SamePack.into());
    }
    if old.producer != new.producer.code {
        return Err(GoodsRefusal::OtherProducer { name: new.title(), producer: new.producer.name.clone() }.into());
    }
    if let (Some(last), Some(asked)) = (old.expires, c.into.expires)
        && asked > last
    {
        return Err(MovesRefusal::ExpiresLater { day: shown(last) }.into());
    }
    if c.into.expires.zip(old.made).is_some_and(|(last, made)| last < made) {
        return Err(Refusal::BadDates.into());
    }
    Ok(())
}

/// Checks that opening comes to exactly what was made and lost, and that packs are what they print.
fn measured(old: &SkuCard, new: &SkuCard, c: &RepackGoods, lost: Quantity) -> Result<(), CommandError> {
    positive(new, c.into.quantity)?;
    let (measure, lost_of) = match c.measure {
        Measure::Contains(n) => (n, new),
        Measure::Content(n) => (n, old),
    };
    if !measure.is_positive() {
        return Err(Refusal::BadQuantity { name: new.title() }.into());
    }
    if lost != Quantity::ZERO {
        positive(lost_of, lost)?;
    }
    let known = Sizes::of(old, new).and_then(|sizes| sizes.told_like(c.measure));
    if let Some(measure) = known.filter(|known| *known != c.measure) {
        let sizes = PackMeasure { measure, old: old.unit.clone(), new: new.unit.clone() };
        return Err(MovesRefusal::OtherSizes { sizes }.into());
    }
    let sides = c.measure.both_sides(c.open.quantity, c.into.quantity, lost);
    let (opened, made) = sides.ok_or(Refusal::NotAQuantity)?;
    if opened != made {
        let said = |d: rust_decimal::Decimal| d.to_string().replace('.', ",");
        return Err(MovesRefusal::NotConserved { opened: said(opened), made: said(made) }.into());
    }
    Ok(())
}

/// Makes the new lot out of the old one: as old, as good, under the same agreement, at the same price by measure.
fn new_lot(tx: &Tx<'_>, old: &Lot, c: &RepackGoods) -> Result<Lot, CommandError> {
    let into = &c.into;
    Ok(Lot {
        id: named_lot(tx, into.lot.as_ref(), std::iter::empty(), 1)?,
        sku: into.sku.clone(),
        expires: into.expires.or(old.expires),
        delivery_note: String::new(),
        from_lot: Some(old.id.clone()),
        consignment_price: old.consignment_price.and_then(|price| c.measure.price_of_new(price)),
        ..old.clone()
    })
}
