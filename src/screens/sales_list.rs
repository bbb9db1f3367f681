//! The sales of the shift and those that wait for money: seen, printed again, confirmed, voided.

use super::field::choose;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::{App, Effect};
use crate::domain::query::{Query, SaleDetail, SaleRow};

pub mod view;

/// Which sales a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Those of the shift, newest first.
    Shift,
    /// Those that wait for money, oldest first.
    Waiting,
}

/// A list of sales.
#[derive(Debug, Clone)]
pub struct SalesList {
    /// Which sales.
    pub kind: Kind,
    /// The sales, once answered.
    pub rows: Option<Vec<SaleRow>>,
    /// The chosen one.
    pub picked: usize,
}

impl SalesList {
    /// Returns what the list asks for.
    pub const fn query(&self) -> Query {
        match self.kind {
            Kind::Shift => Query::ShiftSales,
            Kind::Waiting => Query::WaitingTransfers,
        }
    }

    /// Returns the chosen sale.
    pub fn chosen(&self) -> Option<&SaleRow> {
        self.rows.as_ref()?.get(self.picked)
    }

    /// Takes a key: Enter shows the sale.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let len = self.rows.as_ref().map_or(0, Vec::len);
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => {
                if let Some(row) = self.chosen() {
                    let receipt = row.receipt.clone();
                    app.effects.push(Effect::Ask(Query::Sale { receipt: receipt.clone() }));
                    app.panes.push(Pane::Sale(SaleView { receipt, detail: None, top: 0 }));
                }
            }
            press => drop(choose(&mut self.picked, len, press)),
        }
        Flow::Stay
    }
}

/// One sale in full.
#[derive(Debug, Clone)]
pub struct SaleView {
    /// Its receipt number.
    pub receipt: String,
    /// The sale, once answered.
    pub detail: Option<Box<SaleDetail>>,
    /// The first line in sight.
    pub top: usize,
}

impl SaleView {
    /// Takes a key: arrows turn the page.
    pub fn press(&mut self, press: &Press) -> Flow {
        let len = self.detail.as_ref().map_or(0, |d| d.sale.lines.len());
        choose(&mut self.top, len, press);
        if *press == Press::Esc { Flow::Close } else { Flow::Stay }
    }
}

impl App {
    pub(super) fn open_sales(&mut self, kind: Kind) {
        let list = SalesList { kind, rows: None, picked: 0 };
        self.effects.push(Effect::Ask(list.query()));
        self.panes.push(Pane::Sales(list));
    }

    /// Returns the sale that is shown, else the chosen one.
    pub(super) fn chosen_receipt(&self) -> Option<String> {
        self.panes.iter().rev().find_map(|pane| {
            if let Pane::Sale(view) = pane {
                return Some(view.receipt.clone());
            }
            let Pane::Sales(list) = pane else { return None };
            list.chosen().map(|row| row.receipt.clone())
        })
    }

    /// Asks again for what the pane on top shows.
    pub(super) fn uncovered(&mut self) {
        if let Some(Pane::Sales(list)) = self.panes.last() {
            self.effects.push(Effect::Ask(list.query()));
        } else if let Some(Pane::Sale(view)) = self.panes.last() {
            let receipt = view.receipt.clone();
            self.effects.push(Effect::Ask(Query::Sale { receipt }));
        } else {
            self.ocop_uncovered();
        }
    }
}
