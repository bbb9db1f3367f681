//! What was begun and is not finished, or no longer fits: transfers, counts, a delivery, stamps, shelf labels.

use chrono::NaiveDate;

use crate::domain::count::CountState;
use crate::domain::delivery::Delivery;
use crate::domain::half_move::HalfMove;
use crate::domain::ids::SkuCode;
use crate::domain::label::LabelDue;
use crate::domain::moves::PointName;
use crate::domain::ocop_stamp::StampNeed;
use crate::domain::quantity::Quantity;
use crate::domain::query::{CountRow, StampsToDestroyRow, TransitRow, When, WorkRow};
use crate::domain::today::{STAMPS_LEFT_MIN, TRANSIT_DAYS, TodayTopic};
use crate::queries::{labels, ocop_stamp};
use crate::store::{Fault, Reader};

/// Lists what a topic counts; none for a topic about something else.
pub(super) fn work(reader: Reader<'_>, topic: TodayTopic, when: When) -> Result<Vec<WorkRow>, Fault> {
    match topic {
        TodayTopic::StampsToDestroy => ocop_stamp::to_destroy(reader, when)?.into_iter().map(to_destroy).collect(),
        TodayTopic::StampsShort => short(reader, when),
        TodayTopic::TransitLate => transit(reader, when, |days| days > TRANSIT_DAYS),
        TodayTopic::TransitOpen => transit(reader, when, |days| days <= TRANSIT_DAYS),
        TodayTopic::DeliveryOpen => deliveries(reader),
        TodayTopic::MovesOpen => reader.half_moves()?.iter().map(|half| half_move(reader, half)).collect(),
        TodayTopic::CountsToApprove => counts(reader, CountState::Finished),
        TodayTopic::CountsOpen => counts(reader, CountState::Open),
        TodayTopic::LabelsChanged => Ok(changed_labels(reader, when.day())?),
        TodayTopic::LotsExpired
        | TodayTopic::LotsExpiring
        | TodayTopic::LotsHeld
        | TodayTopic::RecognitionsWithdrawn
        | TodayTopic::RecognitionsExpired
        | TodayTopic::RecognitionsExpiring
        | TodayTopic::PapersMissing
        | TodayTopic::PapersExpiring
        | TodayTopic::BelowTarget
        | TodayTopic::TransfersWaiting
        | TodayTopic::Oversold
        | TodayTopic::QuickItems => Ok(Vec::new()),
    }
}

fn pieces(n: i64) -> Option<Quantity> {
    i32::try_from(n).ok().and_then(|n| Quantity::pieces(n).ok())
}

fn to_destroy(r: StampsToDestroyRow) -> Result<WorkRow, Fault> {
    let (quantity, sku) = (pieces(r.at_most), SkuCode::new(&r.sku).ok());
    Ok(WorkRow { name: r.name, producer: r.producer, code: r.batch, day: None, quantity, sku })
}

/// Lists the kinds of stamps that will not do: fewer left than the goods here need, or few left at all.
///
/// A kind of which no batch ever came is not missed; the goods that wait for it are a list of their own.
fn short(reader: Reader<'_>, when: When) -> Result<Vec<WorkRow>, Fault> {
    let (batches, todo) = (reader.stamp_batches(when.stock_day())?, ocop_stamp::todo(reader, when)?);
    let mut out = Vec::new();
    for stars in [5_u8, 4, 3] {
        let of_kind = batches.iter().filter(|b| b.batch.stars.get() == stars);
        let Some(left) = of_kind.map(|b| b.left).reduce(i64::saturating_add) else { continue };
        let waiting = todo.iter().filter(|row| row.stars == stars && row.need == Some(StampNeed::Sticker));
        let needed = waiting.fold(0, |sum: i64, row| sum.saturating_add(row.missing));
        if left >= needed.max(STAMPS_LEFT_MIN) {
            continue;
        }
        out.push(WorkRow {
            name: format!("Tem {stars} sao"),
            producer: String::new(),
            code: format!("cần {needed}"),
            day: None,
            quantity: pieces(left.max(0)),
            sku: None,
        });
    }
    Ok(out)
}

/// Lists the transfers that have been on the way for so long, one row a transfer.
fn transit(reader: Reader<'_>, when: When, is_meant: fn(i64) -> bool) -> Result<Vec<WorkRow>, Fault> {
    let mut rows = reader.in_transit(when.day(), when.stock_day())?;
    rows.retain(|row| is_meant(row.days));
    rows.dedup_by(|a, b| a.transfer == b.transfer);
    Ok(rows.into_iter().map(on_the_way).collect())
}

fn way_to(point: &PointName) -> String {
    let to = if point.name.is_empty() { point.code.as_str() } else { &point.name };
    format!("→ {to}")
}

fn on_the_way(r: TransitRow) -> WorkRow {
    WorkRow {
        name: way_to(&r.to),
        producer: String::new(),
        code: r.transfer,
        day: Some(r.sent_on),
        quantity: None,
        sku: None,
    }
}

/// The deliveries and opening stock that are being counted.
fn deliveries(reader: Reader<'_>) -> Result<Vec<WorkRow>, Fault> {
    let open = reader.deliveries()?;
    let known = if open.is_empty() { Vec::new() } else { reader.producers()? };
    let row = |open: Delivery| {
        let whose = known.iter().find(|p| Some(&p.code) == open.producer.as_ref());
        let name = whose.map(|p| p.name.clone()).unwrap_or_default();
        WorkRow {
            name: name.clone(),
            producer: name,
            code: open.delivery_note,
            day: None,
            quantity: i32::try_from(open.lines.len()).ok().and_then(|n| Quantity::pieces(n).ok()),
            sku: None,
        }
    };
    Ok(open.into_iter().filter(|open| !open.is_empty()).map(row).collect())
}

/// Goods on the move that somebody gathers, counts in or closes.
fn half_move(reader: Reader<'_>, half: &HalfMove) -> Result<WorkRow, Fault> {
    let closed = match half {
        HalfMove::Close(c) => reader.transfer(&c.transfer)?.map(|detail| way_to(&detail.sent.to)),
        HalfMove::Carry(_) | HalfMove::Send(_) | HalfMove::TakeIn(_) => None,
    };
    Ok(WorkRow {
        name: closed.unwrap_or_else(|| half.errand()),
        producer: String::new(),
        code: half.transfer().to_owned(),
        day: None,
        quantity: i32::try_from(half.lines()).ok().and_then(|n| Quantity::pieces(n).ok()),
        sku: None,
    })
}

fn counts(reader: Reader<'_>, state: CountState) -> Result<Vec<WorkRow>, Fault> {
    let row = |c: CountRow| WorkRow {
        name: c.place.names().0.to_owned(),
        producer: c.producer,
        code: c.count,
        day: Some(c.started_at.date()),
        quantity: None,
        sku: None,
    };
    Ok(reader.counts()?.into_iter().filter(|c| c.state == state).map(row).collect())
}

/// Lists the shelf labels that were printed once and no longer say what is true.
fn changed_labels(reader: Reader<'_>, day: NaiveDate) -> Result<Vec<WorkRow>, Fault> {
    let due = labels::due(reader, day)?;
    let mut out = Vec::new();
    for label in due.into_iter().filter(|label| label.printed.is_some()) {
        let producer = reader.card(&label.sku)?.map(|card| card.producer.name.clone()).unwrap_or_default();
        out.push(changed_label(label, producer));
    }
    Ok(out)
}

/// Tells the old price and the new one; of a label whose price is right, the stars.
fn changed_label(l: LabelDue, producer: String) -> WorkRow {
    let stars = |n: Option<u8>| n.map_or_else(|| "không sao".to_owned(), |n| format!("{n} sao"));
    let code = match l.was_price {
        Some(was) if was != l.price => format!("{} → {}", was.dotted(), l.price.dotted()),
        Some(_) | None => format!("{} → {}", stars(l.was_stars), stars(l.stars)),
    };
    WorkRow { name: l.name, producer, code, day: l.printed, quantity: None, sku: Some(l.sku) }
}
