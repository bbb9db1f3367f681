//! Transfers: goods leave for another point, come from one, and the sender books what arrived.
//!
//! Each point keeps its own books. What leaves is on the way until it is closed; what the other point took then
//! lies in *another point*, out of which those books took it in: over both, every place adds up.

use chrono::NaiveDate;

use super::goods::{agreement, both, consignment_price, counted, document, movements, not_so_much, positive};
use super::moves::{fits, here, loss, lot_at, not_held, shelf_explains, title};
use super::{CommandError, Ctx, Decision, shown, text, text_or_empty};
use crate::domain::command::{CloseLine, CloseTransfer, ReceiveTransfer, SendGoods, TransferLine};
use crate::domain::entry::Fact;
use crate::domain::goods_paper::Leaf;
use crate::domain::half_move::HalfMove;
use crate::domain::ids::LotId;
use crate::domain::lot::Lot;
use crate::domain::moves::{
    ArrivedLine, ClosedLine, GoodsSent, PlacedLot, PointName, TransferClosed, TransferReceived,
};
use crate::domain::outbox::PrintDoc;
use crate::domain::point::Point;
use crate::domain::quantity::Quantity;
use crate::domain::query::TransferState;
use crate::domain::refusal::{GoodsRefusal, MovesRefusal, Refusal};
use crate::domain::stock::StockPlace;
use crate::store::{Fault, Tx};

fn own_point(tx: &Tx<'_>) -> Result<Point, CommandError> {
    tx.reader().point()?.ok_or_else(|| Refusal::NoPoint.into())
}

fn named(point: &PointName) -> Result<PointName, Refusal> {
    Ok(PointName { code: point.code.clone(), name: text_or_empty("tên điểm nhận", &point.name, 120)? })
}

/// Sends goods to another point: off their place, onto the road; what is past its last day stays.
pub(super) fn send_goods(tx: &Tx<'_>, ctx: &Ctx, c: &SendGoods) -> Result<Decision, CommandError> {
    let own = own_point(tx)?;
    if own.code == c.to.code {
        return Err(MovesRefusal::SamePoint.into());
    }
    let mut lines: Vec<PlacedLot> = Vec::with_capacity(c.lines.len());
    for m in movements(tx, &c.lines, StockPlace::Transit, None)? {
        let l = lot_at(tx, &m.lot, m.from)?;
        let card = tx.reader().card(&l.lot.sku)?.ok_or(Fault::BadRow("lot"))?;
        not_held(tx, &l, &card.title())?;
        if let Some(last) = l.lot.expires.filter(|last| *last < ctx.day) {
            return Err(MovesRefusal::ExpiredStays { name: card.title(), day: shown(last) }.into());
        }
        if lines.iter().any(|before| before.lot.id == m.lot) {
            return Err(MovesRefusal::LotTwice { lot: m.lot.to_string() }.into());
        }
        lines.push(PlacedLot { lot: l.lot, name: card.title(), unit: card.unit, quantity: m.quantity, place: m.from });
    }
    let sent = GoodsSent {
        document: document(tx, 'C')?,
        from_till: tx.reader().till().clone(),
        from: PointName { code: own.code, name: own.name },
        to: named(&c.to)?,
        note: text_or_empty("ghi chú", &c.note, 200)?,
        lines,
    };
    tx.drop_sent(c)?;
    let promises = both(&sent.document, [Leaf::Sender, Leaf::Receiver]);
    Ok(Decision::Append(vec![fits(Fact::GoodsSent(sent))?], promises))
}

/// Takes in what another point sent: its lots as they were, with what came otherwise.
pub(super) fn receive_transfer(tx: &Tx<'_>, ctx: &Ctx, c: &ReceiveTransfer) -> Result<Decision, CommandError> {
    let own = own_point(tx)?;
    if own.code != c.to.code {
        return Err(MovesRefusal::TransferForOther { point: c.to.code.to_string() }.into());
    }
    if c.from_till == *tx.reader().till() {
        return Err(MovesRefusal::SamePoint.into());
    }
    let transfer = text("số phiếu điều chuyển", &c.transfer, 40)?;
    if let Some(document) = tx.reader().transfer_received(&c.from_till, &transfer)? {
        return Err(MovesRefusal::TransferReceivedBefore { transfer, document }.into());
    }
    counted(c.lines.len())?;
    let place = c.place.unwrap_or(StockPlace::Shelf);
    here(place)?;
    let (mut lines, mut new_lots): (Vec<ArrivedLine>, Vec<LotId>) = (Vec::new(), Vec::new());
    for line in &c.lines {
        if lines.iter().any(|before| before.lot.id == line.lot.id) {
            return Err(MovesRefusal::LotTwice { lot: line.lot.id.to_string() }.into());
        }
        if is_new(tx, &line.lot)? {
            new_lots.push(line.lot.id.clone());
        }
        can_be(&line.lot, ctx.day)?;
        lines.push(arrived(tx, line)?);
    }
    let mut come: Vec<(&Lot, StockPlace, Quantity)> = Vec::new();
    for l in &lines {
        if l.arrived.is_positive() && (new_lots.contains(&l.lot.id) || sellable(tx, ctx, &l.lot.id)?) {
            come.push((&l.lot, place, l.arrived));
        }
    }
    let explains = shelf_explains(tx, ctx, come.into_iter())?;
    let received = TransferReceived {
        document: document(tx, 'E')?,
        transfer,
        from_till: c.from_till.clone(),
        from: named(&c.from)?,
        place,
        lines,
        new_lots,
        explains,
    };
    tx.drop_move(&HalfMove::TakeIn(c.clone()))?;
    let promises = both(&received.document, [Leaf::Sender, Leaf::Receiver]);
    Ok(Decision::Append(vec![fits(Fact::TransferReceived(received))?], promises))
}

fn sellable(tx: &Tx<'_>, ctx: &Ctx, lot: &LotId) -> Result<bool, CommandError> {
    Ok(lot_at(tx, lot, StockPlace::Shelf)?.unsellable_on(ctx.day).is_none())
}

/// Returns whether these books do not have a lot yet; a lot they have must be the same goods.
fn is_new(tx: &Tx<'_>, lot: &Lot) -> Result<bool, CommandError> {
    match tx.reader().lot_at(&lot.id, StockPlace::Shelf)? {
        None => Ok(true),
        Some(known) if known.lot.is_the_same_as(lot) => Ok(false),
        Some(_) => Err(MovesRefusal::LotDiffers { lot: lot.id.to_string() }.into()),
    }
}

/// Refuses a lot whose days cannot be true together, or not yet; one past its last day may come, and is not sold.
fn can_be(lot: &Lot, today: NaiveDate) -> Result<(), MovesRefusal> {
    let (id, came) = (lot.id.to_string(), lot.received);
    match (lot.made, lot.expires) {
        (Some(made), _) if made > today => Err(MovesRefusal::LotMadeAhead { lot: id, day: shown(made) }),
        (Some(made), Some(last)) if last < made => {
            Err(MovesRefusal::LotEndsBeforeMade { lot: id, made: shown(made), last: shown(last) })
        }
        _ if came > today => Err(MovesRefusal::LotCameAhead { lot: id, day: shown(came) }),
        (Some(made), _) if came < made => {
            Err(MovesRefusal::LotCameBeforeMade { lot: id, made: shown(made), day: shown(came) })
        }
        (Some(_) | None, _) => Ok(()),
    }
}

fn arrived(tx: &Tx<'_>, line: &TransferLine) -> Result<ArrivedLine, CommandError> {
    let unknown = || Refusal::UnknownSku { sku: line.lot.sku.to_string() };
    let card = tx.reader().card(&line.lot.sku)?.ok_or_else(unknown)?;
    if card.producer.code != line.lot.producer {
        return Err(GoodsRefusal::OtherProducer { name: card.title(), producer: card.producer.name.clone() }.into());
    }
    positive(&card, line.sent)?;
    let arrived = line.arrived.unwrap_or(line.sent);
    let damaged = line.damaged.unwrap_or(Quantity::ZERO);
    for part in [arrived, damaged].into_iter().filter(|q| *q != Quantity::ZERO) {
        positive(&card, part)?;
    }
    let out = ArrivedLine {
        lot: Lot {
            code: text_or_empty("số lô", &line.lot.code, 40)?,
            delivery_note: text_or_empty("số phiếu giao", &line.lot.delivery_note, 60)?,
            consignment_price: consignment_price(line.lot.consignment_price)?,
            agreement: agreement(line.lot.agreement.as_deref().unwrap_or_default())?,
            ..line.lot.clone()
        },
        name: text("tên hàng", &line.name, 400)?,
        unit: text("đơn vị", &line.unit, 20)?,
        sent: line.sent,
        arrived,
        damaged,
        reason: text_or_empty("lý do", &line.reason, 200)?,
    };
    if out.differs() && out.reason.is_empty() {
        return Err(Refusal::NeedsReason.into());
    }
    Ok(out)
}

/// Closes a transfer: what arrived is the other point's, the rest came back or is lost.
pub(super) fn close_transfer(tx: &Tx<'_>, c: &CloseTransfer) -> Result<Decision, CommandError> {
    let not_open = || MovesRefusal::NoOpenTransfer { transfer: c.transfer.trim().to_owned() };
    let detail = tx.reader().transfer(c.transfer.trim())?.filter(|d| d.state == TransferState::OnTheWay);
    let detail = detail.ok_or_else(not_open)?;
    let back_to = c.back_to.unwrap_or(StockPlace::Store);
    here(back_to)?;
    for (n, told) in c.lines.iter().enumerate() {
        if !detail.sent.lines.iter().any(|l| l.lot.id == told.lot) {
            return Err(MovesRefusal::NotInTransfer { lot: told.lot.to_string() }.into());
        }
        if c.lines.iter().take(n).any(|before| before.lot == told.lot) {
            return Err(MovesRefusal::LotTwice { lot: told.lot.to_string() }.into());
        }
    }
    let (mut lines, mut lost, mut name) = (Vec::<ClosedLine>::new(), Quantity::ZERO, String::new());
    for sent in &detail.sent.lines {
        let line = closed(tx, sent, c.lines.iter().find(|l| l.lot == sent.lot.id))?;
        if line.lost.is_positive() && line.loss.is_none() {
            (lost, name) = (lost.plus(line.lost)?, sent.name.clone());
        }
        lines.push(line);
    }
    // What is said for all is a default: where every line says its own, nothing hangs on it.
    let for_all = c.loss.as_ref().filter(|_| lost.is_positive() || lines.iter().all(|l| l.loss.is_none()));
    let closed = TransferClosed {
        document: document(tx, 'X')?,
        transfer: detail.sent.document,
        sent: detail.seq,
        minutes: text_or_empty("số biên bản", &c.minutes, 60)?,
        back_to,
        loss: loss(for_all, lost, &name)?,
        lines,
    };
    tx.drop_move(&HalfMove::Close(c.clone()))?;
    // Made out at the sender's alone; what the other point signed are its own minutes.
    let print = PrintDoc::Document { number: closed.document.clone(), copy: 0, leaf: None };
    Ok(Decision::Append(vec![fits(Fact::TransferClosed(closed))?], vec![print]))
}

/// Splits what was sent of a lot into arrived, back and lost; more than was sent must lie where it came from.
fn closed(tx: &Tx<'_>, sent: &PlacedLot, told: Option<&CloseLine>) -> Result<ClosedLine, CommandError> {
    let arrived = told.map_or(sent.quantity, |l| l.arrived);
    let back = told.and_then(|l| l.back).unwrap_or(Quantity::ZERO);
    let card = tx.reader().card(&sent.lot.sku)?.ok_or(Fault::BadRow("lot"))?;
    for part in [arrived, back].into_iter().filter(|q| *q != Quantity::ZERO) {
        positive(&card, part)?;
    }
    let rest = sent.quantity.plus(arrived.min(sent.quantity).negated())?;
    let lost = rest.plus(back.negated())?;
    if lost < Quantity::ZERO {
        return Err(MovesRefusal::MoreThanSent { name: sent.name.clone(), sent: sent.quantity }.into());
    }
    let reason = text_or_empty("lý do", told.map_or("", |l| l.reason.as_str()), 200)?;
    let own = told.and_then(|l| l.loss.as_ref());
    let own = if own.is_some() { loss(own, lost, &sent.name)? } else { None };
    let (lot, place) = (sent.lot.id.clone(), sent.place);
    let line = ClosedLine { lot, place, sent: sent.quantity, arrived, back, lost, reason, loss: own };
    let (over, here) = (line.over(), lot_at(tx, &sent.lot.id, sent.place)?);
    if over > here.left && over.is_positive() {
        let places = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];
        return Err(not_so_much(tx, title(tx, &sent.lot)?, &here, sent.place, &places)?.into());
    }
    if over.is_positive() && line.reason.is_empty() {
        return Err(MovesRefusal::MoreNeedsReason { name: sent.name.clone(), over }.into());
    }
    Ok(line)
}
