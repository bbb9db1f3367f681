//! What came of a transfer, line by line: counted in at the other point, or booked out by its sender.
//!
//! Both count the same lines; what differs stands in [`Matter`]. Where goods are put, who bears a loss and
//! the like are asked once, at the end.

use chrono::NaiveDate;

use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::ReceiveTransfer;
use crate::domain::lot::Lot;
use crate::domain::moves::{GoodsSent, Loss, PointName};
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::stock::{Bearer, LossCause, StockPlace};
use crate::domain::text::clean;

mod draft;
mod end;
mod lines;
pub mod view;

/// Whose side it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// Goods came here from another point.
    TakeIn(ReceiveTransfer),
    /// Goods left here and the other point has told what came.
    Close(GoodsSent),
}

/// The field with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The next goods, or a line chosen.
    Goods,
    /// How much of the chosen line arrived.
    Arrived,
    /// How much of it is damaged, or came back.
    Beside,
    /// Why it differs.
    Why,
    /// Where goods are put.
    Place,
    /// The other point's minutes.
    Minutes,
    /// Why goods are lost.
    Cause,
    /// Who bears the loss.
    Bearer,
    /// The loss in the staff's words.
    LossWhy,
}

/// A line of the transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalLine {
    /// The lot.
    pub lot: Lot,
    /// The pack's name as the sender has it.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much was sent.
    pub sent: Quantity,
    /// How much arrived and is taken; all of it until somebody counts.
    pub arrived: Option<Quantity>,
    /// How much is damaged, or came back.
    pub beside: Quantity,
    /// Why it differs.
    pub why: String,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Whose side it is.
    pub matter: Matter,
    /// The field with the focus.
    pub part: Part,
    /// What is typed to find a line.
    pub goods: Line,
    /// The lines.
    pub lines: Vec<ArrivalLine>,
    /// The line chosen.
    pub selected: usize,
    /// What is typed in a field of figures.
    pub figure: Line,
    /// Why the chosen line differs.
    pub why: Line,
    /// Where goods are put, as its place in [`PLACES`].
    pub place: usize,
    /// The other point's minutes.
    pub minutes: Line,
    /// Why goods are lost, as its place in [`CAUSES`].
    pub cause: Option<usize>,
    /// Who bears it, as its place in the list of those who may.
    pub bearer: Option<usize>,
    /// The loss in the staff's words.
    pub loss_why: Line,
}

/// The places goods are put.
pub const PLACES: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];
/// Why goods may be lost on the way.
pub const CAUSES: [LossCause; 4] = [LossCause::Lost, LossCause::Damaged, LossCause::Expired, LossCause::Given];

impl ArrivalLine {
    fn new(lot: Lot, name: String, unit: String, sent: Quantity) -> Self {
        Self { lot, name, unit, sent, arrived: None, beside: Quantity::ZERO, why: String::new() }
    }

    /// Returns how much arrived: all of it until somebody counts.
    pub fn arrived(&self) -> Quantity {
        self.arrived.unwrap_or(self.sent)
    }

    /// Returns whether something else came than was sent.
    pub fn differs(&self) -> bool {
        self.arrived() != self.sent || self.beside != Quantity::ZERO
    }

    /// Returns whether its last day was before this one.
    pub fn is_past(&self, day: NaiveDate) -> bool {
        self.lot.expires.is_some_and(|last| last < day)
    }

    /// Returns how much of what was sent is neither arrived nor beside.
    pub fn missing(&self) -> Quantity {
        let known = self.arrived().min(self.sent).plus(self.beside).unwrap_or(self.sent);
        let rest = self.sent.plus(known.negated()).unwrap_or(Quantity::ZERO);
        if rest.is_positive() { rest } else { Quantity::ZERO }
    }
}

impl Arrival {
    fn new(matter: Matter, lines: Vec<ArrivalLine>, place: StockPlace, typing: Mode) -> Self {
        Self {
            matter,
            part: Part::Goods,
            goods: Line::new(typing),
            lines,
            selected: 0,
            figure: Line::new(Mode::Off),
            why: Line::new(typing),
            place: PLACES.iter().position(|p| *p == place).unwrap_or(0),
            minutes: Line::new(Mode::Off),
            cause: None,
            bearer: None,
            loss_why: Line::new(typing),
        }
    }

    /// Starts to count in what another point has sent.
    pub fn to_take_in(sent: ReceiveTransfer, typing: Mode) -> Self {
        let lines = sent.lines.iter().map(|l| ArrivalLine {
            arrived: l.arrived,
            beside: l.damaged.unwrap_or(Quantity::ZERO),
            why: l.reason.clone(),
            ..ArrivalLine::new(l.lot.clone(), l.name.clone(), l.unit.clone(), l.sent)
        });
        let (lines, place) = (lines.collect(), sent.place.unwrap_or(StockPlace::Shelf));
        Self::new(Matter::TakeIn(sent), lines, place, typing)
    }

    /// Starts to close a transfer: all of it arrived until somebody says otherwise.
    pub fn to_close(sent: GoodsSent, typing: Mode) -> Self {
        let line = |l: &crate::domain::moves::PlacedLot| {
            ArrivalLine::new(l.lot.clone(), l.name.clone(), l.unit.clone(), l.quantity)
        };
        let lines = sent.lines.iter().map(line).collect();
        Self::new(Matter::Close(sent), lines, StockPlace::Store, typing)
    }

    /// Returns the transfer's number and the point at its other end.
    pub fn about(&self) -> (&str, &PointName) {
        match &self.matter {
            Matter::TakeIn(sent) => (&sent.transfer, &sent.from),
            Matter::Close(sent) => (&sent.document, &sent.to),
        }
    }

    /// Returns whether lines are counted here, not told by somebody else.
    pub const fn is_counting(&self) -> bool {
        matches!(self.matter, Matter::TakeIn(_))
    }

    /// Returns how many lines nobody has counted, and how many differ.
    pub fn counts(&self) -> (usize, usize) {
        let uncounted = self.lines.iter().filter(|l| l.arrived.is_none()).count();
        (uncounted, self.lines.iter().filter(|l| l.differs()).count())
    }

    /// Returns how much is lost, over all lines.
    pub fn lost(&self) -> Quantity {
        let lines = self.lines.iter().filter(|_| !self.is_counting());
        lines.fold(Quantity::ZERO, |sum, line| sum.plus(line.missing()).unwrap_or(sum))
    }

    /// Returns whether a line has to say why: at its sender's only what came beyond what was sent.
    pub fn says_why(&self, line: &ArrivalLine) -> bool {
        if self.is_counting() { line.differs() } else { line.arrived() > line.sent }
    }

    /// Returns whether letters and Del belong to a field.
    pub fn is_typing(&self) -> bool {
        self.part != Part::Goods || !self.goods.is_empty()
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let flow = self.key(app, press);
        app.keep_move(self.half_move());
        flow
    }

    fn key(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.part {
            Part::Goods => return self.goods_key(app, press),
            Part::Arrived | Part::Beside | Part::Why => self.line_key(app, press),
            Part::Place | Part::Minutes | Part::Cause | Part::Bearer | Part::LossWhy => self.end_key(app, press),
        }
        Flow::Stay
    }

    fn has_beside(&self) -> bool {
        self.lines.iter().any(|l| l.beside.is_positive())
    }

    /// Returns what was said about the loss, when something is lost and all of it was said.
    fn loss(&self) -> Option<Loss> {
        if !self.lost().is_positive() {
            return None;
        }
        let cause = self.cause.and_then(|at| CAUSES.get(at)).copied()?;
        let bearer: Bearer = self.bearer.and_then(|at| super::lot_form::BEARERS.get(at)).copied()?;
        Some(Loss { cause, bearer, reason: clean(self.loss_why.text()) })
    }

    /// Goes to what is asked once, at the end; a line that differs must say why first.
    fn finish(&mut self, app: &mut App) {
        let part = self.part;
        match part {
            Part::Arrived | Part::Beside | Part::Why if !self.take(app) => return,
            Part::Place | Part::Minutes | Part::Cause | Part::Bearer | Part::LossWhy => return self.book_all(app),
            Part::Goods | Part::Arrived | Part::Beside | Part::Why => {}
        }
        if let Some(at) = self.lines.iter().position(|l| self.says_why(l) && l.why.is_empty()) {
            self.selected = at;
            self.open(Part::Why);
            return app.refuse(&Refusal::NeedsReason);
        }
        self.part = self.end_parts().first().copied().unwrap_or(Part::Place);
    }

    /// Books what came.
    fn book(&self, app: &mut App) {
        app.run(self.command(), Pending::Other);
    }
}

impl App {
    /// Opens what came of a transfer, as far as it was counted before.
    pub(super) fn open_arrival(&mut self, fresh: Arrival) {
        let pane = match self.half_move(&fresh.half_move().key()) {
            Some(kept) => fresh.resumed(kept),
            None => fresh,
        };
        self.panes.push(Pane::Arrival(Box::new(pane)));
    }

    /// Says that what was counted is kept until the transfer is opened again.
    pub(super) fn set_arrival_aside(&mut self, pane: &Arrival) {
        if !pane.half_move().is_empty() {
            self.tell(Mood::Info, words::moves::counted_kept(self.lang()).to_owned());
        }
    }

    /// Ends the counting of a transfer.
    pub(super) fn finish_arrival(&mut self) {
        let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Arrival(_))) else { return };
        if let Pane::Arrival(mut pane) = self.panes.remove(at) {
            pane.finish(self);
            self.keep_move(pane.half_move());
            self.panes.insert(at.min(self.panes.len()), Pane::Arrival(pane));
        }
    }

    /// A transfer is in the books, here or at its sender's.
    pub(super) fn transfer_dealt_with(&mut self, text: String) {
        if let Some(Pane::Arrival(pane)) = self.panes.last() {
            self.forget_move(pane.half_move());
        }
        self.close_top(|pane| matches!(pane, Pane::Arrival(_)));
        self.tell(Mood::Good, text);
        self.refresh_lots();
        self.stock_changed();
        self.transit_changed();
    }
}
