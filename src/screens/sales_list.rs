//! The sales of the shift and those that wait for money: seen, printed again, confirmed, voided.

use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, Effect};
use crate::domain::command::{Command, VoidSale};
use crate::domain::query::{Query, SaleDetail, SaleRow};
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;

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

/// Why a sale is voided.
#[derive(Debug, Clone)]
pub struct VoidForm {
    /// Which sale.
    pub receipt: String,
    /// The reason.
    pub line: Line,
}

impl VoidForm {
    /// Starts without a reason.
    pub fn new(receipt: String, typing: Mode) -> Self {
        Self { receipt, line: Line::new(typing) }
    }

    /// Takes a key: Enter voids once there is a reason.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => {
                let reason = clean(self.line.text());
                if reason.is_empty() {
                    app.refuse(&Refusal::NeedsReason);
                } else {
                    let void = VoidSale { receipt: self.receipt.clone(), reason };
                    app.run(Command::VoidSale(void), Pending::Other);
                }
            }
            press => drop(edit(&mut self.line, press)),
        }
        Flow::Stay
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
