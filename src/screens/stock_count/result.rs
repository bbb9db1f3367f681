//! What differs between count and books, who bears what is missing, and why.

use super::{Flow, Stage, StockCount};
use crate::domain::command::SkuBearer;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::query::CountResult;
use crate::domain::stock::Bearer;
use crate::screens::App;
use crate::screens::field::{choose, edit};
use crate::screens::press::Press;
use crate::screens::typing::{Line, Mode};
use crate::screens::update::Pending;

/// What a manager decides about differences.
#[derive(Debug, Clone)]
pub struct Results {
    /// The chosen difference.
    pub picked: usize,
    /// Shortages the shop does not bear.
    pub bearers: Vec<SkuBearer>,
    /// Why they differ.
    pub reason: Line,
}

impl Results {
    /// Starts with the shop bearing everything: what is lost in its keeping is its own, unless a manager says otherwise.
    pub fn new(typing: Mode) -> Self {
        Self { picked: 0, bearers: Vec::new(), reason: Line::new(typing) }
    }

    /// Returns who bears a shortage.
    pub fn bearer(&self, sku: &SkuCode) -> Bearer {
        self.bearers.iter().find(|b| b.sku == *sku).map_or(Bearer::Shop, |b| b.bearer)
    }

    fn turn(&mut self, sku: &SkuCode) {
        let bearer = match self.bearer(sku) {
            Bearer::Shop => Bearer::Producer,
            Bearer::Producer => Bearer::Shop,
        };
        self.bearers.retain(|b| b.sku != *sku);
        self.bearers.push(SkuBearer { sku: sku.clone(), bearer });
    }
}

impl StockCount {
    /// Returns what a person must look at: differences, and goods that moved while they were counted.
    pub fn differences(&self) -> Vec<&CountResult> {
        let results = self.detail.as_ref().map(|d| d.results.as_slice()).unwrap_or_default();
        let matters = |r: &&CountResult| r.line.difference() != Quantity::ZERO || r.line.moved.is_positive();
        results.iter().filter(matters).collect()
    }

    /// Takes a key: arrows choose, Tab turns who bears it, letters are the reason, and Enter approves as after any last field.
    pub(super) fn result_key(&mut self, app: &mut App, press: &Press) -> Flow {
        let len = self.differences().len();
        match press {
            Press::Esc => {
                self.stand_on_difference();
                self.stage = Stage::Counting;
            }
            Press::Tab | Press::BackTab => {
                let short =
                    self.differences().get(self.results.picked).filter(|r| is_short(r)).map(|r| r.line.sku.clone());
                if let Some(sku) = short {
                    self.results.turn(&sku);
                }
            }
            Press::Enter => app.run(self.approval(), Pending::Other),
            press if choose(&mut self.results.picked, len, press) => {}
            press => drop(edit(&mut self.results.reason, press)),
        }
        Flow::Stay
    }

    /// Stands on the line of the chosen difference, to count it again.
    fn stand_on_difference(&mut self) {
        let sku = self.differences().get(self.results.picked).map(|r| r.line.sku.clone());
        let Some(detail) = &self.detail else { return };
        let at = detail.counted.iter().position(|row| Some(&row.sku) == sku.as_ref());
        self.selected = at.unwrap_or(self.selected);
    }
}

/// Returns whether less was found than the books have.
pub fn is_short(result: &CountResult) -> bool {
    result.line.difference().negated().is_positive()
}
