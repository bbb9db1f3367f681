//! OCOP stamps: received, put on, spoiled, given back, counted, destroyed.
//!
//! A stamp says to a buyer what a decision says on paper: only goods recognised today with the same stars get one.

use super::goods::document;
use super::{CommandError, Ctx, Decision, text, text_or_empty};
use crate::domain::catalogue::SoldBy;
use crate::domain::command::{
    ApplyStamps, CountStamps, DestroyStamps, ReceiveStamps, ReturnStamps, SpoilStamps, UndoStamps,
};
use crate::domain::entry::Fact;
use crate::domain::ids::{SkuCode, StampBatchId};
use crate::domain::ocop_stamp::{
    STAMPS_MAX, SerialRange, StampBatch, StampFate, StampLoss, StampNeed, StampNeedSet, StampUse, StampsCounted,
    StampsUndone, StampsUsed, free, take,
};
use crate::domain::query::StampBatchRow;
use crate::domain::refusal::{Refusal, StampRefusal};
use crate::domain::shelf::SkuCard;
use crate::store::Tx;

/// The letter of documents about stamps (tem): `Q1-M000152`.
const LETTER: char = 'M';

/// Receives a batch; its numbers are in no other.
pub(super) fn receive_stamps(tx: &Tx<'_>, c: &ReceiveStamps) -> Result<Decision, CommandError> {
    some(c.quantity)?;
    let batches = tx.reader().stamp_batches(None)?;
    if batches.iter().any(|b| b.batch.batch == c.batch) {
        return Err(StampRefusal::StampBatchKnown { batch: c.batch.to_string() }.into());
    }
    let serials = new_serials(c)?;
    if let Some(range) = &serials {
        let overlap = |b: &&StampBatchRow| b.batch.serials.as_ref().is_some_and(|s| s.overlaps(range));
        if let Some(other) = batches.iter().find(overlap) {
            let serials = other.batch.serials.as_ref().map(ToString::to_string).unwrap_or_default();
            return Err(StampRefusal::SerialsOverlap { batch: other.batch.batch.to_string(), serials }.into());
        }
    }
    if let Some(producer) = &c.producer
        && tx.reader().producer(producer)?.is_none()
    {
        return Err(Refusal::UnknownProducer { producer: producer.to_string() }.into());
    }
    Ok(Decision::one(Fact::StampsReceived(StampBatch {
        batch: c.batch.clone(),
        stars: c.stars,
        quantity: c.quantity,
        serials,
        funded_by: c.funded_by,
        from: text("người giao tem", &c.from, 120)?,
        paper: text_or_empty("số phiếu giao tem", &c.paper, 60)?,
        producer: c.producer.clone(),
    })))
}

/// Reads the numbers of a new batch.
fn new_serials(c: &ReceiveStamps) -> Result<Option<SerialRange>, Refusal> {
    let bad = |_| Refusal::from(StampRefusal::BadStampSerials);
    let range = match (&c.from_serial, &c.to_serial) {
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(StampRefusal::BadStampSerials.into()),
        (Some(first), Some(last)) => SerialRange::parse(first, last).map_err(bad)?,
        (Some(first), None) => {
            let one = SerialRange::parse(first, first).map_err(bad)?;
            let (first, _) = one.ends();
            one.between(first, first.saturating_add(u64::from(c.quantity)).saturating_sub(1))
        }
    };
    // What was counted up may have outgrown its digits.
    let range = SerialRange::parse(&range.first_text(), &range.last_text()).map_err(bad)?;
    as_many(&range, c.quantity)?;
    Ok(Some(range))
}

fn as_many(range: &SerialRange, quantity: u32) -> Result<(), Refusal> {
    if range.len() == u64::from(quantity) {
        return Ok(());
    }
    let serials = i64::try_from(range.len()).unwrap_or(i64::MAX);
    Err(StampRefusal::SerialsDiffer { serials, quantity }.into())
}

fn some(quantity: u32) -> Result<(), Refusal> {
    if (1..=STAMPS_MAX).contains(&quantity) { Ok(()) } else { Err(StampRefusal::BadStampCount.into()) }
}

fn known(tx: &Tx<'_>, batch: &StampBatchId) -> Result<StampBatchRow, CommandError> {
    let unknown = || StampRefusal::UnknownStampBatch { batch: batch.to_string() };
    Ok(tx.reader().stamp_batch(batch)?.ok_or_else(unknown)?)
}

fn card(tx: &Tx<'_>, sku: &SkuCode) -> Result<SkuCard, CommandError> {
    let unknown = || Refusal::UnknownSku { sku: sku.to_string() };
    Ok(tx.reader().card(sku)?.ok_or_else(unknown)?)
}

/// Puts stamps on packs of a product that has these stars today.
pub(super) fn apply_stamps(tx: &Tx<'_>, ctx: &Ctx, c: &ApplyStamps) -> Result<Decision, CommandError> {
    let (row, card) = (known(tx, &c.batch)?, card(tx, &c.sku)?);
    let name = card.title();
    let stamp = row.batch.stars.get();
    match card.stars_at(ctx.stars) {
        None => return Err(StampRefusal::NotRecognised { name }.into()),
        Some(stars) if stars != stamp => {
            return Err(StampRefusal::WrongStars { name, stars: stars.into(), stamp: stamp.into() }.into());
        }
        Some(_) => {}
    }
    if let Some(whose) = row.batch.producer.as_ref().filter(|p| **p != card.producer.code) {
        let producer = tx.reader().producer(whose)?.map_or_else(|| whose.to_string(), |p| p.name);
        return Err(StampRefusal::StampsOfOther { batch: c.batch.to_string(), producer }.into());
    }
    if tx.reader().stamp_need(&c.sku, None)? == Some(StampNeed::Printed) {
        return Err(StampRefusal::PrintedOnPack { name }.into());
    }
    let serials = pick(&row, &row.free, c.quantity, c.from_serial.as_deref(), c.to_serial.as_deref())?;
    enough_packs(tx, &card, c.quantity)?;
    used(tx, &row, c.quantity, serials, StampFate::Applied { sku: c.sku.clone(), name })
}

/// Refuses more stamps than there are packs without one, where the books know what is here.
///
/// They do not while a sale below them waits to be explained, nor before the books of its producer have begun.
fn enough_packs(tx: &Tx<'_>, card: &SkuCard, quantity: u32) -> Result<(), CommandError> {
    let reader = tx.reader();
    let is_known =
        card.sold_by == SoldBy::Piece && reader.is_booked(&card.sku)? && reader.oversold(Some(&card.sku))?.is_empty();
    if !is_known {
        return Ok(());
    }
    let here = reader.units_here(&card.sku, None)?;
    let bare = here.saturating_sub(reader.stamped_units(&card.sku, here, None)?).max(0);
    if i64::from(quantity) > bare {
        return Err(StampRefusal::NotSoManyPacks { name: card.title(), here, bare }.into());
    }
    Ok(())
}

/// Says that stamps were spoiled; those destroyed need minutes.
pub(super) fn spoil_stamps(tx: &Tx<'_>, c: &SpoilStamps) -> Result<Decision, CommandError> {
    let row = known(tx, &c.batch)?;
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let minutes = text_or_empty("số biên bản", &c.minutes, 60)?;
    if c.cause == StampLoss::Destroyed && minutes.is_empty() {
        return Err(StampRefusal::NeedsMinutes.into());
    }
    let serials = pick(&row, &row.free, c.quantity, c.from_serial.as_deref(), c.to_serial.as_deref())?;
    used(tx, &row, c.quantity, serials, StampFate::Spoiled { cause: c.cause, reason, minutes })
}

/// Gives stamps back.
pub(super) fn return_stamps(tx: &Tx<'_>, c: &ReturnStamps) -> Result<Decision, CommandError> {
    let row = known(tx, &c.batch)?;
    let to = text("người nhận tem", &c.to, 120)?;
    let serials = pick(&row, &row.free, c.quantity, c.from_serial.as_deref(), c.to_serial.as_deref())?;
    used(tx, &row, c.quantity, serials, StampFate::Returned { to })
}

/// Takes stamps off packs and destroys them under minutes.
pub(super) fn destroy_stamps(tx: &Tx<'_>, c: &DestroyStamps) -> Result<Decision, CommandError> {
    let (row, card) = (known(tx, &c.batch)?, card(tx, &c.sku)?);
    let minutes = text("số biên bản", &c.minutes, 60).map_err(|_| StampRefusal::NeedsMinutes)?;
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let name = card.title();
    let applied = on_pack(tx, &c.batch, &c.sku)?;
    some(c.quantity)?;
    if i64::from(c.quantity) > applied {
        return Err(StampRefusal::NotSoManyApplied { name, applied }.into());
    }
    let on = match &row.batch.serials {
        Some(whole) => tx.reader().serials_on(whole, &c.batch, &c.sku)?,
        None => Vec::new(),
    };
    let serials = pick(&row, &on, c.quantity, c.from_serial.as_deref(), c.to_serial.as_deref())?;
    used(tx, &row, c.quantity, serials, StampFate::Destroyed { sku: c.sku.clone(), name, minutes, reason })
}

/// Returns how many stamps of a batch are on a pack.
fn on_pack(tx: &Tx<'_>, batch: &StampBatchId, sku: &SkuCode) -> Result<i64, CommandError> {
    let all = tx.reader().stamps_on_packs(Some(sku), None)?;
    Ok(all.iter().find(|p| p.batch == *batch).map_or(0, |p| p.applied))
}

/// Returns the numbers used: those named, or the lowest of a pool; none when the batch is not numbered.
fn pick(
    row: &StampBatchRow,
    pool: &[SerialRange],
    quantity: u32,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Vec<SerialRange>, Refusal> {
    let Some(whole) = &row.batch.serials else {
        return match from.or(to) {
            None => Ok(Vec::new()),
            Some(_) => Err(StampRefusal::NoStampSerials { batch: row.batch.batch.to_string() }.into()),
        };
    };
    let left = || pool.iter().take(4).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let Some(from) = from else {
        let none = || StampRefusal::NotSoManyStamps { batch: row.batch.batch.to_string(), left: row.left };
        return match to {
            None => Ok(take(pool, quantity).ok_or_else(none)?),
            Some(_) => Err(StampRefusal::BadStampSerials.into()),
        };
    };
    let asked = || to.map_or_else(|| from.to_owned(), |to| format!("{from}–{to}"));
    let range =
        whole.part(from, to, quantity).map_err(|_| StampRefusal::SerialNotLeft { serials: asked(), left: left() })?;
    as_many(&range, quantity)?;
    if !pool.iter().any(|p| p.holds(&range)) {
        return Err(StampRefusal::SerialNotLeft { serials: range.to_string(), left: left() }.into());
    }
    Ok(vec![range])
}

/// Writes down a use after checking that there are so many.
fn used(
    tx: &Tx<'_>,
    row: &StampBatchRow,
    quantity: u32,
    serials: Vec<SerialRange>,
    to: StampFate,
) -> Result<Decision, CommandError> {
    some(quantity)?;
    let too_many = || StampRefusal::NotSoManyStamps { batch: row.batch.batch.to_string(), left: row.left };
    let balance = row.balance.after(to.kind(), i64::from(quantity)).ok_or_else(too_many)?;
    Ok(Decision::one(Fact::StampsUsed(StampsUsed {
        document: document(tx, LETTER)?,
        batch: row.batch.batch.clone(),
        quantity,
        serials,
        to,
        left: balance.left(),
    })))
}

/// Counts what is left; a difference is kept with its reason.
pub(super) fn count_stamps(tx: &Tx<'_>, c: &CountStamps) -> Result<Decision, CommandError> {
    let row = known(tx, &c.batch)?;
    let counted = i64::from(c.counted);
    let numbers = row.free.iter().fold(0u64, |sum, r| sum.saturating_add(r.len()));
    let numbers = i64::try_from(numbers).unwrap_or(i64::MAX);
    if row.batch.serials.is_some() && counted > numbers {
        return Err(StampRefusal::MoreThanSerials { left: numbers }.into());
    }
    if c.counted > STAMPS_MAX {
        return Err(StampRefusal::BadStampCount.into());
    }
    let reason = if counted == row.left {
        text_or_empty("lý do", &c.reason, 200)?
    } else {
        text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?
    };
    Ok(Decision::one(Fact::StampsCounted(StampsCounted {
        document: document(tx, LETTER)?,
        batch: c.batch.clone(),
        expected: row.left,
        counted,
        reason,
    })))
}

/// Undoes a document written by mistake; what was done since must allow it.
pub(super) fn undo_stamps(tx: &Tx<'_>, c: &UndoStamps) -> Result<Decision, CommandError> {
    let row = known(tx, &c.batch)?;
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let named = c.document.as_deref();
    let unknown = || StampRefusal::UnknownStampDocument { document: named.unwrap_or("–").to_owned() };
    let was = tx.reader().stamp_document(&c.batch, named)?.ok_or_else(unknown)?;
    let document = was.document;
    if was.undone {
        return Err(StampRefusal::StampsUndoneAlready { document }.into());
    }
    let since = || StampRefusal::StampsUsedSince { document: document.clone() };
    if let (StampUse::Applied, Some(sku)) = (was.kind, &was.sku) {
        let sku = SkuCode::new(sku).map_err(|_| unknown())?;
        if on_pack(tx, &c.batch, &sku)? < was.quantity {
            return Err(since().into());
        }
        if let Some(whole) = &row.batch.serials {
            let theirs = tx.reader().serials_of(whole, &c.batch, was.seq)?;
            let destroyed = free(&theirs, &tx.reader().serials_on(whole, &c.batch, &sku)?);
            if !destroyed.is_empty() {
                return Err(since().into());
            }
        }
    }
    let balance = row.balance.after(was.kind, was.quantity.saturating_neg()).ok_or_else(since)?;
    let numbers = row.free.iter().fold(0u64, |sum, r| sum.saturating_add(r.len()));
    if row.batch.serials.is_some()
        && was.kind == StampUse::Counted
        && balance.left() > i64::try_from(numbers).unwrap_or(i64::MAX)
    {
        return Err(since().into());
    }
    Ok(Decision::one(Fact::StampsUndone(StampsUndone {
        batch: c.batch.clone(),
        reason,
        left: balance.left(),
        document,
    })))
}

/// Says whether a pack has its stars printed on it or needs a sticker.
pub(super) fn set_stamp_need(tx: &Tx<'_>, c: &StampNeedSet) -> Result<Decision, CommandError> {
    card(tx, &c.sku)?;
    Ok(Decision::one(Fact::StampNeedSet(c.clone())))
}
