//! The way of a lot: from its arrival to the buyers, by which papers, by whose hand.

pub mod view;

use chrono::NaiveDate;

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sales_list::SaleView;
use super::typing::Mode;
use super::{App, Effect};
use crate::domain::query::{HoldRow, LotHistory, MovementRow, Query, StockRow};
use crate::domain::reversal::document_seq;

/// A step of a lot's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LotStep {
    /// It moved.
    Moved(MovementRow),
    /// It was put on hold or released.
    Held(HoldRow),
}

/// The way of a lot.
#[derive(Debug, Clone)]
pub struct LotView {
    row: StockRow,
    as_of: Option<NaiveDate>,
    history: Option<Box<LotHistory>>,
    /// Its steps, newest first.
    pub board: Board<LotStep>,
}

impl LotView {
    /// Starts with the lot as a list showed it.
    pub fn new(row: StockRow, typing: Mode) -> Self {
        Self { row, as_of: None, history: None, board: Board::new(typing) }
    }

    /// Starts with the lot as a list of a day past showed it.
    pub fn on(self, as_of: Option<NaiveDate>) -> Self {
        Self { as_of, ..self }
    }

    /// Returns the day past it is shown of; none for now.
    pub const fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// Returns the lot in the place it was chosen in.
    pub const fn row(&self) -> &StockRow {
        &self.row
    }

    /// Returns what is known of the lot, once answered.
    pub fn history(&self) -> Option<&LotHistory> {
        self.history.as_deref()
    }

    /// Returns what the view asks for.
    pub fn query(&self, today: NaiveDate) -> Query {
        Query::LotHistory { lot: self.row.lot.id.clone(), today }
    }

    /// Takes the answer, when it is about this lot.
    pub fn take(&mut self, history: &LotHistory) {
        if history.row.lot.id != self.row.lot.id {
            return;
        }
        let history = &self.as_of.map_or_else(|| history.clone(), |day| history.clone().until(day));
        self.row.hold = history.row.hold;
        let here = history.places.iter().find(|(place, _)| *place == self.row.place);
        self.row.quantity = here.map_or(crate::domain::quantity::Quantity::ZERO, |(_, quantity)| *quantity);
        let moves = history.moves.iter().cloned().map(LotStep::Moved);
        let holds = history.holds.iter().cloned().map(LotStep::Held);
        let mut steps: Vec<LotStep> = moves.chain(holds).collect();
        steps.sort_by_key(|step| std::cmp::Reverse(step.at_ms()));
        self.board.fill(steps, |step, key| match step {
            LotStep::Moved(m) => {
                for text in [&m.document, &m.staff, &m.reason] {
                    key.text(text);
                }
                for place in [m.from, m.to] {
                    key.text(place.names().0);
                    key.text(place.names().1);
                }
            }
            LotStep::Held(h) => {
                for text in [&h.staff, &h.reason, &h.minutes] {
                    key.text(text);
                }
            }
        });
        self.history = Some(Box::new(history.clone()));
    }

    /// Takes a key: Enter on a step shows its sale or its document.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.board.press(press) {
            Step::Close => return Flow::Close,
            Step::Open => self.open(app),
            Step::Stay | Step::Other => {}
        }
        Flow::Stay
    }

    fn open(&self, app: &mut App) {
        let Some(LotStep::Moved(m)) = self.board.chosen() else { return };
        if document_seq(&m.document).is_some() {
            app.open_document(m.document.clone());
        } else {
            let receipt = m.document.clone();
            app.effects.push(Effect::Ask(Query::Sale { receipt: receipt.clone() }));
            app.panes.push(Pane::Sale(SaleView { receipt, detail: None, top: 0 }));
        }
    }
}

impl LotStep {
    const fn at_ms(&self) -> i64 {
        match self {
            Self::Moved(m) => m.at.at_ms,
            Self::Held(h) => h.at.at_ms,
        }
    }
}

impl App {
    /// Opens the way of a lot.
    pub(super) fn open_lot(&mut self, view: LotView) {
        self.effects.push(Effect::Ask(view.query(self.now.date())));
        self.panes.push(Pane::Lot(Box::new(view)));
    }
}
