//! Which goods need OCOP stamps, and which bear stamps they may not bear any more.

use crate::domain::catalogue::SoldBy;
use crate::domain::ids::StampBatchId;
use crate::domain::ocop_stamp::StampNeed;
use crate::domain::query::{StampBatchRow, StampTodoRow, StampsToDestroyRow, When};
use crate::domain::shelf::SkuCard;
use crate::store::{Fault, Reader};

/// Lists packs in the shop that need more stamps than they bear, and recognised ones of which nobody has said.
///
/// Goods sold by weight and services have no pack to put a stamp on.
pub fn todo(reader: Reader<'_>, when: When) -> Result<Vec<StampTodoRow>, Fault> {
    let as_of = when.stock_day();
    let batches = reader.stamp_batches(as_of)?;
    let mut out = Vec::new();
    for sku in reader.packs_here(as_of)? {
        let Some(card) = reader.card(&sku)?.filter(|c| c.sold_by == SoldBy::Piece) else { continue };
        let Some(stars) = card.stars_at(when.clock()) else { continue };
        let need = reader.stamp_need(&sku, as_of)?;
        if need == Some(StampNeed::Printed) {
            continue;
        }
        let on_hand = reader.units_here(&sku, as_of)?;
        let stamped = reader.stamped_units(&sku, on_hand, as_of)?;
        let missing = on_hand.saturating_sub(stamped);
        if missing <= 0 {
            continue;
        }
        let (batch, stamps_left) = stamps_for(&batches, &card, stars);
        out.push(StampTodoRow {
            sku: sku.to_string(),
            name: card.title(),
            producer: card.producer.name.clone(),
            stars,
            need,
            on_hand,
            stamped,
            missing,
            batch,
            stamps_left,
        });
    }
    // What surely needs stamps stands before what somebody must still look at; the order of names within.
    out.sort_by_key(|row| row.need.is_none());
    Ok(out)
}

/// Returns the oldest batch with stamps a pack may take from, and how many are left in all of them.
fn stamps_for(batches: &[StampBatchRow], card: &SkuCard, stars: u8) -> (Option<StampBatchId>, i64) {
    let fits = |b: &&StampBatchRow| {
        b.batch.stars.get() == stars && b.batch.producer.as_ref().is_none_or(|p| *p == card.producer.code)
    };
    let fitting = || batches.iter().filter(fits).filter(|b| b.left > 0);
    let left = fitting().fold(0, |sum: i64, b| sum.saturating_add(b.left));
    (fitting().next_back().map(|b| b.batch.batch.clone()), left)
}

/// Lists stamps on goods in the shop whose product has no such stars now: withdrawn, expired, or other stars.
pub fn to_destroy(reader: Reader<'_>, when: When) -> Result<Vec<StampsToDestroyRow>, Fault> {
    let (as_of, mut out) = (when.stock_day(), Vec::new());
    for on in reader.stamps_on_packs(None, as_of)? {
        let Some(card) = reader.card(&on.sku)? else { continue };
        let stars_now = card.stars_at(when.clock());
        let on_hand = reader.units_here(&on.sku, as_of)?;
        if stars_now == Some(on.stars) || on_hand <= 0 {
            continue;
        }
        out.push(StampsToDestroyRow {
            product: card.product.to_string(),
            sku: on.sku.to_string(),
            name: card.title(),
            producer: card.producer.name.clone(),
            batch: on.batch.to_string(),
            stars: on.stars,
            stars_now,
            applied: on.applied,
            on_hand,
            at_most: on.applied.min(on_hand),
        });
    }
    out.sort_by(|a, b| (&a.product, &a.sku, &a.batch).cmp(&(&b.product, &b.sku, &b.batch)));
    Ok(out)
}
