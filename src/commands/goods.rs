//! Goods in and out beside sales: received, written off, given back, put on hold.

use chrono::NaiveDate;

use super::catalogue::checked_price;
use super::{CommandError, Ctx, Decision, shown, text, text_or_empty};
use crate::domain::catalogue::SoldBy;
use crate::domain::command::{LotLine, ReceiveGoods, ReceiveLine, ReturnGoods, WriteOffGoods};
use crate::domain::delivery::Check;
use crate::domain::entry::Fact;
use crate::domain::goods_paper::Leaf;
use crate::domain::ids::{LotId, ProducerCode};
use crate::domain::lot::{AGREEMENT_MAX, Lot, LotOnShelf, SupplyForm, is_too_far};
use crate::domain::money::Money;
use crate::domain::outbox::PrintDoc;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::{CertificateRefusal, GoodsRefusal, Lying, Refusal};
use crate::domain::shelf::SkuCard;
use crate::domain::shelf_life::ShelfLife;
use crate::domain::stock::{
    Explained, GoodsReceived, GoodsReturned, GoodsWrittenOff, HoldSet, LossCause, Movement, ReceivedLine, RefusedLine,
    StockPlace,
};
use crate::store::{Fault, Tx};

/// The most lines one document may have.
const LINES_MAX: usize = 500;

/// Receives goods: each line a lot of its own, or a refusal with its reason.
pub(super) fn receive_goods(tx: &Tx<'_>, ctx: &Ctx, c: &ReceiveGoods) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    if reader.producer(&c.producer)?.is_none() {
        return Err(Refusal::UnknownProducer { producer: c.producer.to_string() }.into());
    }
    let note = text_or_empty("số phiếu giao", &c.delivery_note, 60)?;
    if !note.is_empty()
        && let Some(document) = reader.note_received(&c.producer, &note)?
    {
        return Err(GoodsRefusal::NoteReceived { note, document }.into());
    }
    counted(c.lines.len())?;
    if !c.place.is_here() {
        return Err(GoodsRefusal::BadPlace.into());
    }
    let mut received = GoodsReceived {
        document: document(tx, 'N')?,
        producer: c.producer.clone(),
        delivery_note: note,
        place: c.place,
        lines: Vec::new(),
        refused: Vec::new(),
        explains: Vec::new(),
    };
    let agreement = agreement(&c.agreement)?;
    for line in &c.lines {
        take_line(tx, ctx, line, agreement.as_deref(), &mut received)?;
    }
    if received.place == StockPlace::Shelf {
        received.explains = explains(tx, received.lines.iter().map(|l| (&l.lot, l.quantity)))?;
    }
    tx.drop_delivery_of(c)?;
    let promises = leaves(&received.document);
    Ok(Decision::Append(vec![super::moves::fits(Fact::GoodsReceived(received))?], promises))
}

/// Finds the sales below the books that goods come to the shelf explain, oldest first.
pub(super) fn explains<'a>(
    tx: &Tx<'_>,
    lots: impl Iterator<Item = (&'a Lot, Quantity)>,
) -> Result<Vec<Explained>, CommandError> {
    let mut out: Vec<Explained> = Vec::new();
    for (lot, mut left) in lots.filter(|(lot, _)| lot.form != SupplyForm::Sample) {
        for row in tx.reader().oversold(Some(&lot.sku))? {
            let mut told = out.iter().filter(|e| (e.sale, e.line) == (row.sale, row.line)).map(|e| e.quantity);
            let missing = told.try_fold(row.quantity, |sum, q| sum.plus(q.negated()))?;
            let quantity = missing.min(left);
            if quantity.is_positive() {
                left = left.plus(quantity.negated())?;
                out.push(Explained { sale: row.sale, line: row.line, lot: lot.id.clone(), quantity });
            }
        }
    }
    Ok(out)
}

fn take_line(
    tx: &Tx<'_>,
    ctx: &Ctx,
    line: &ReceiveLine,
    agreement: Option<&str>,
    to: &mut GoodsReceived,
) -> Result<(), CommandError> {
    let unknown = || Refusal::UnknownSku { sku: line.sku.to_string() };
    let card = tx.reader().card(&line.sku)?.ok_or_else(unknown)?;
    positive(&card, line.quantity)?;
    if !line.refuse.is_empty() {
        let reason = text("lý do", &line.refuse, 200)?;
        let (sku, lot_code) = (line.sku.clone(), text_or_empty("số lô", &line.lot_code, 40)?);
        to.refused.push(RefusedLine { sku, quantity: line.quantity, reason, lot_code, expires: line.expires });
        return Ok(());
    }
    if card.producer.code != to.producer {
        return Err(GoodsRefusal::OtherProducer { name: card.title(), producer: card.producer.name.clone() }.into());
    }
    can_be(&card, line, ctx.day)?;
    let keeps_days = keeps_days(tx, &card, line, ctx.day)?;
    let n = to.lines.len().saturating_add(1);
    let lot = Lot {
        id: new_lot(tx, line, to, n)?,
        sku: line.sku.clone(),
        producer: to.producer.clone(),
        code: text_or_empty("số lô", &line.lot_code, 40)?,
        made: line.made,
        expires: line.expires,
        received: ctx.day,
        form: line.form,
        agreement: agreement.map(str::to_owned),
        delivery_note: to.delivery_note.clone(),
        from_lot: None,
        consignment_price: consignment_price(line.consignment_price)?,
    };
    to.lines.push(ReceivedLine {
        lot,
        name: card.title(),
        unit: card.unit,
        quantity: line.quantity,
        checks: checks(line),
        keeps_days,
    });
    Ok(())
}

/// Refuses goods past their last day, and days that no pack can have.
fn can_be(card: &SkuCard, line: &ReceiveLine, today: NaiveDate) -> Result<(), GoodsRefusal> {
    let name = card.title();
    match (line.made, line.expires) {
        (_, Some(last)) if last < today => Err(GoodsRefusal::ExpiredOnArrival { name, day: shown(last) }),
        (_, Some(last)) if is_too_far(last, today) => Err(GoodsRefusal::LastDayFar { name, day: shown(last) }),
        (Some(made), _) if made > today => Err(GoodsRefusal::MadeAhead { name, day: shown(made) }),
        (Some(made), Some(last)) if last < made => {
            Err(GoodsRefusal::EndsBeforeMade { name, made: shown(made), last: shown(last) })
        }
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// Returns for how many days goods still keep, where that is less than the shop asks.
fn keeps_days(tx: &Tx<'_>, card: &SkuCard, line: &ReceiveLine, today: NaiveDate) -> Result<Option<i64>, CommandError> {
    let Some(last) = line.expires else { return Ok(None) };
    let rules = tx.reader().shelf_life_rules()?;
    Ok(match rules.of(card.group_item).judge(line.made, last, today) {
        ShelfLife::Short(days) => Some(days),
        ShelfLife::Long(_) | ShelfLife::Past => None,
    })
}

/// Cleans the agreement goods come under; nothing when none is named.
pub(super) fn agreement(said: &str) -> Result<Option<String>, Refusal> {
    let agreement = text_or_empty("hợp đồng", said, AGREEMENT_MAX)?;
    Ok(Some(agreement).filter(|agreement| !agreement.is_empty()))
}

/// Checks a price of handing over, as every price is checked.
pub(super) fn consignment_price(price: Option<Money>) -> Result<Option<Money>, Refusal> {
    price.map_or(Ok(None), |price| checked_price(price).map(|()| Some(price)))
}

/// Returns what was looked at, once each.
fn checks(line: &ReceiveLine) -> Vec<Check> {
    let mut checks = line.checks.clone();
    checks.sort_unstable();
    checks.dedup();
    checks
}

/// Returns the id the caller gave, when no lot has it, else one of the till's own.
fn new_lot(tx: &Tx<'_>, line: &ReceiveLine, to: &GoodsReceived, n: usize) -> Result<LotId, CommandError> {
    let Some(id) = &line.lot else { return Ok(lot_id(tx, n)?) };
    let here = to.lines.iter().any(|l| l.lot.id == *id);
    if here || tx.reader().lot_at(id, StockPlace::Shelf)?.is_some() {
        return Err(GoodsRefusal::LotKnown { lot: id.to_string() }.into());
    }
    Ok(id.clone())
}

/// Names a lot by its till, the entry that receives it, and its place there.
pub(super) fn lot_id(tx: &Tx<'_>, n: usize) -> Result<LotId, Fault> {
    let seq = tx.head().seq.saturating_add(1);
    LotId::new(format!("{}-{seq}-{n}", tx.reader().till())).map_err(|_| Fault::BadRow("lot"))
}

/// Numbers a document by the entry it is: `Q1-N000152`.
pub(super) fn document(tx: &Tx<'_>, letter: char) -> Result<String, CommandError> {
    let point = tx.reader().point()?.ok_or(Refusal::NoPoint)?;
    Ok(format!("{}-{letter}{:06}", point.code, tx.head().seq.saturating_add(1)))
}

/// Promises a document that the point and a producer sign: a sheet for each.
pub(super) fn leaves(document: &str) -> Vec<PrintDoc> {
    both(document, [Leaf::Point, Leaf::Producer])
}

/// Promises a document that two sides sign: a sheet for each.
pub(super) fn both(document: &str, leaves: [Leaf; 2]) -> Vec<PrintDoc> {
    let sheet = |leaf| PrintDoc::Document { number: document.to_owned(), copy: 0, leaf: Some(leaf) };
    leaves.map(sheet).into()
}

pub(super) fn counted(lines: usize) -> Result<(), Refusal> {
    match lines {
        0 => Err(Refusal::EmptyTicket),
        n if n > LINES_MAX => Err(Refusal::TooManyLines),
        _ => Ok(()),
    }
}

pub(super) fn positive(card: &SkuCard, quantity: Quantity) -> Result<(), Refusal> {
    if !quantity.is_positive() {
        return Err(Refusal::BadQuantity { name: card.title() });
    }
    if card.sold_by != SoldBy::Weight && !quantity.is_whole() {
        return Err(Refusal::WholePieces { name: card.title(), unit: card.unit.clone() });
    }
    Ok(())
}

/// Turns lines into movements after checking that the books hold so much there.
pub(super) fn movements(
    tx: &Tx<'_>,
    lines: &[LotLine],
    to: StockPlace,
    owner: Option<&ProducerCode>,
) -> Result<Vec<Movement>, CommandError> {
    counted(lines.len())?;
    let mut out: Vec<Movement> = Vec::with_capacity(lines.len());
    for line in lines {
        let unknown = || GoodsRefusal::UnknownLot { lot: line.lot.to_string() };
        let here = tx.reader().lot_at(&line.lot, line.place)?.ok_or_else(unknown)?;
        let card = tx.reader().card(&here.lot.sku)?.ok_or(Fault::BadRow("lot"))?;
        positive(&card, line.quantity)?;
        if !line.place.is_here() {
            return Err(GoodsRefusal::BadPlace.into());
        }
        if owner.is_some_and(|o| *o != here.lot.producer) {
            return Err(GoodsRefusal::OtherProducer { name: card.title(), producer: card.producer.name.clone() }.into());
        }
        let mut taken = out.iter().filter(|m| m.lot == line.lot && m.from == line.place).map(|m| m.quantity);
        let taken = taken.try_fold(line.quantity, Quantity::plus)?;
        if taken > here.left {
            let places = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair, StockPlace::Transit];
            return Err(not_so_much(tx, card.title(), &here, line.place, &places)?.into());
        }
        out.push(Movement { lot: line.lot.clone(), from: line.place, to, quantity: line.quantity });
    }
    Ok(out)
}

/// Says how little of a lot is in a place, and in which of some others it lies.
pub(super) fn not_so_much(
    tx: &Tx<'_>,
    name: String,
    here: &LotOnShelf,
    place: StockPlace,
    others: &[StockPlace],
) -> Result<GoodsRefusal, Fault> {
    let (mut elsewhere, left) = (Vec::new(), here.left);
    for other in others.iter().filter(|other| **other != place) {
        let there = tx.reader().lot_at(&here.lot.id, *other)?.map(|lot| lot.left);
        elsewhere.extend(there.filter(|left| left.is_positive()).map(|left| (*other, left)));
    }
    Ok(if elsewhere.is_empty() {
        GoodsRefusal::NotSoMuch { name, left }
    } else {
        GoodsRefusal::LiesElsewhere { name, place, left, elsewhere: Lying(elsewhere) }
    })
}

/// Writes goods off; who bears it is named.
pub(super) fn write_off_goods(tx: &Tx<'_>, ctx: &Ctx, c: &WriteOffGoods) -> Result<Decision, CommandError> {
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    if c.cause == LossCause::Sampled {
        return Err(CertificateRefusal::SampleApart.into());
    }
    let movements = movements(tx, &c.lines, StockPlace::Loss, None)?;
    if c.cause == LossCause::Expired {
        movements.iter().try_for_each(|m| is_expired(tx, ctx, m))?;
    }
    let (cause, bearer) = (c.cause, c.bearer);
    let off = GoodsWrittenOff { document: document(tx, 'H')?, cause, bearer, reason, movements, inspected: None };
    let print = PrintDoc::Document { number: off.document.clone(), copy: 0, leaf: None };
    Ok(Decision::Append(vec![Fact::GoodsWrittenOff(off)], vec![print]))
}

/// Refuses to call goods expired that are good today: papers by cause would lie.
fn is_expired(tx: &Tx<'_>, ctx: &Ctx, m: &Movement) -> Result<(), CommandError> {
    let lot = tx.reader().lot_at(&m.lot, m.from)?.map(|there| there.lot);
    match lot.filter(|lot| lot.expires.is_none_or(|last| last >= ctx.day)) {
        None => Ok(()),
        Some(lot) => {
            let name = tx.reader().card(&lot.sku)?.map_or_else(|| lot.sku.to_string(), |card| card.title());
            let day = lot.expires.map_or_else(|| "–".to_owned(), shown);
            Err(GoodsRefusal::NotExpired { name, day }.into())
        }
    }
}

/// Gives goods back to their producer, held and expired ones too.
pub(super) fn return_goods(tx: &Tx<'_>, c: &ReturnGoods) -> Result<Decision, CommandError> {
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let movements = movements(tx, &c.lines, StockPlace::Producer, Some(&c.producer))?;
    let back = GoodsReturned { document: document(tx, 'R')?, producer: c.producer.clone(), reason, movements };
    let promises = leaves(&back.document);
    Ok(Decision::Append(vec![Fact::GoodsReturned(back)], promises))
}

/// Puts a lot on hold or releases it.
pub(super) fn set_hold(tx: &Tx<'_>, c: &HoldSet) -> Result<Decision, CommandError> {
    let unknown = || GoodsRefusal::UnknownLot { lot: c.lot.to_string() };
    tx.reader().lot_at(&c.lot, StockPlace::Shelf)?.ok_or_else(unknown)?;
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let minutes = text_or_empty("số biên bản", &c.minutes, 60)?;
    Ok(Decision::one(Fact::HoldSet(HoldSet { reason, minutes, ..c.clone() })))
}
