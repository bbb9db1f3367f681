//! Kiểm kê: goods are scanned where they lie, compared with the books, and a manager decides.
//!
//! What is counted is kept by the till at every scan; this pane shows what it was told. What the
//! books hold is not known here before the count is finished.

mod counting;
mod result;
mod start;

use super::action::Place;
use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sale::SaleField;
use super::typing::Line;
use super::update::{Mood, Pending};
use super::{App, Effect};
use crate::domain::command::{ApproveCount, Command, DropCount, FinishCount, Uncounted};
use crate::domain::count::CountState;
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::quantity::Quantity;
use crate::domain::query::{CountDetail, CountRow, Query};
use crate::domain::refusal::Refusal;
use crate::domain::stock::Bearer;
use crate::domain::text::clean;
use crate::screens::words::count as say;

pub use result::Results;
pub use start::StartForm;

pub mod view;

/// Where a person is in a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Choosing one of those that are open.
    List,
    /// Starting one.
    Start,
    /// Counting.
    Counting,
    /// Looking at what nobody has counted yet.
    Rest,
    /// Looking at what differs.
    Result,
    /// Saying why it is dropped.
    Drop,
}

/// The pane of counts.
pub struct StockCount {
    /// Where the person is.
    pub stage: Stage,
    /// Counts that are not over, once answered.
    pub rows: Option<Vec<CountRow>>,
    /// The chosen count, uncounted pack or starting place of a list.
    pub picked: usize,
    /// The form that starts one.
    pub start: StartForm,
    /// The count at hand; empty before one is chosen.
    pub count: String,
    /// What the till keeps of it, once answered.
    pub detail: Option<Box<CountDetail>>,
    /// What is typed and found.
    pub field: SaleField,
    /// The line of the count the person stands on.
    pub selected: usize,
    /// What differs, and who bears it.
    pub results: Results,
    /// Why it is dropped.
    pub reason: Line,
}

impl StockCount {
    fn new(app: &App) -> Self {
        let typing = app.settings.typing;
        Self {
            stage: Stage::List,
            rows: None,
            picked: 0,
            start: StartForm::new(app),
            count: String::new(),
            detail: None,
            field: SaleField::new(typing),
            selected: 0,
            results: Results::new(typing),
            reason: Line::new(typing),
        }
    }

    /// Returns where keys act.
    pub const fn place(&self) -> Place {
        match self.stage {
            Stage::Counting | Stage::Rest => Place::Counting,
            Stage::Result => Place::CountResult,
            Stage::List | Stage::Start | Stage::Drop => Place::Form,
        }
    }

    /// Returns whether letters belong to a field.
    pub fn is_typing(&self) -> bool {
        match self.stage {
            Stage::List | Stage::Rest => false,
            Stage::Start | Stage::Drop => true,
            Stage::Counting => !self.field.line.is_empty(),
            Stage::Result => !self.results.reason.is_empty(),
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.stage {
            Stage::List => self.list_key(app, press),
            Stage::Start => self.start_key(app, press),
            Stage::Counting => self.counting_key(app, press),
            Stage::Rest => self.rest_key(app, press),
            Stage::Result => self.result_key(app, press),
            Stage::Drop => self.drop_key(app, press),
        }
    }

    /// Takes a scan: what is scanned here is counted, never sold.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        match self.stage {
            Stage::Counting | Stage::Rest => {
                self.stage = Stage::Counting;
                self.count_scanned(app, code);
            }
            Stage::Result => app.warn(say::compared_already(app.lang()).to_owned()),
            Stage::List | Stage::Start | Stage::Drop => app.warn(say::choose_first(app.lang()).to_owned()),
        }
        Flow::Stay
    }

    fn list_key(&mut self, app: &mut App, press: &Press) -> Flow {
        let len = self.rows.as_ref().map_or(0, Vec::len);
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter if self.picked >= len => self.stage = Stage::Start,
            Press::Enter => {
                let chosen = self.rows.as_ref().and_then(|rows| rows.get(self.picked));
                if let Some(row) = chosen {
                    let (count, state) = (row.count.clone(), row.state);
                    self.open(app, count);
                    self.stage = if state == CountState::Finished { Stage::Result } else { Stage::Counting };
                }
            }
            press => drop(choose(&mut self.picked, len.saturating_add(1), press)),
        }
        Flow::Stay
    }

    /// Takes a count up.
    fn open(&mut self, app: &mut App, count: String) {
        app.effects.push(Effect::Ask(Query::Count { count: count.clone() }));
        (self.stage, self.detail, self.count) = (Stage::Counting, None, count);
        (self.picked, self.selected) = (0, 0);
        self.field.clear();
        self.results = Results::new(app.settings.typing);
    }

    /// Makes the command that lets the books follow the count.
    fn approval(&self) -> Command {
        Command::ApproveCount(ApproveCount {
            count: Some(self.count.clone()),
            reason: clean(self.results.reason.text()),
            bearer: Some(Bearer::Shop),
            bearers: self.results.bearers.clone(),
        })
    }

    fn drop_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => self.stage = Stage::Counting,
            Press::Enter => {
                let reason = clean(self.reason.text());
                if reason.is_empty() {
                    app.refuse(&Refusal::NeedsReason);
                } else {
                    let drop = DropCount { count: Some(self.count.clone()), reason };
                    app.run(Command::DropCount(drop), Pending::Other);
                }
            }
            press => drop(edit(&mut self.reason, press)),
        }
        Flow::Stay
    }

    /// Takes the list of counts: those that are not over, and with none of them the way to start one.
    pub fn take_rows(&mut self, rows: &[CountRow]) {
        let open = |r: &&CountRow| matches!(r.state, CountState::Open | CountState::Finished);
        let rows: Vec<CountRow> = rows.iter().filter(open).cloned().collect();
        if rows.is_empty() && self.stage == Stage::List {
            self.stage = Stage::Start;
        }
        self.rows = Some(rows);
    }

    /// Takes what the till keeps of the count.
    pub fn take_detail(&mut self, detail: Option<&CountDetail>) {
        self.detail = detail.filter(|d| d.row.count == self.count).cloned().map(Box::new);
        let detail = self.detail.as_deref();
        self.selected = self.selected.min(detail.map_or(0, |d| d.counted.len()).saturating_sub(1));
        if self.stage == Stage::Rest {
            let len = detail.map_or(0, |d| d.uncounted.len());
            self.picked = self.picked.min(len.saturating_sub(1));
        }
    }
}

impl App {
    /// Opens the counts; what is open is offered first.
    pub(super) fn open_counts(&mut self) {
        if self.stock_count().is_some() {
            return self.tell(Mood::Info, say::is_open(self.lang()).to_owned());
        }
        self.effects.push(Effect::Ask(Query::Counts));
        let pane = StockCount::new(self);
        self.panes.push(Pane::StockCount(Box::new(pane)));
    }

    /// Says that counts are open, to whoever comes to the till.
    pub(super) fn remind_of_counts(&mut self) {
        let open = self.till.as_ref().map_or(0, |t| t.open_counts);
        if open > 0 && self.session.is_some() && self.panes.is_empty() && self.notice.is_none() {
            self.tell(Mood::Info, say::still_open(self.lang(), open));
        }
    }

    /// Returns the pane of counts, wherever it lies.
    fn stock_count(&mut self) -> Option<&mut StockCount> {
        self.panes.iter_mut().rev().find_map(|pane| {
            let Pane::StockCount(count) = pane else { return None };
            Some(&mut **count)
        })
    }

    /// Finishes what is being counted; what nobody counted is shown first.
    pub(super) fn finish_count(&mut self) {
        let Some(pane) = self.stock_count() else { return };
        let uncounted = if pane.stage == Stage::Rest { Uncounted::LeftOut } else { Uncounted::Ask };
        let finish = FinishCount { count: Some(pane.count.clone()), uncounted };
        self.run(Command::FinishCount(finish), Pending::Other);
    }

    /// Lets the books follow the count.
    pub(super) fn approve_count(&mut self) {
        let Some(approve) = self.stock_count().map(|pane| pane.approval()) else { return };
        self.run(approve, Pending::Other);
    }

    /// Asks why the count is dropped.
    pub(super) fn drop_count(&mut self) {
        let typing = self.settings.typing;
        match self.stock_count() {
            Some(pane) => (pane.stage, pane.reason) = (Stage::Drop, Line::new(typing)),
            None => self.tell(Mood::Info, say::count_first(self.lang()).to_owned()),
        }
    }

    /// Asks again for the count at hand.
    fn ask_count(&mut self) {
        if let Some(count) = self.stock_count().map(|pane| pane.count.clone()) {
            self.effects.push(Effect::Ask(Query::Count { count }));
        }
    }

    /// Goes to a count that was started.
    pub(super) fn count_started(&mut self, count: String) {
        self.tell(Mood::Good, say::started(self.lang(), &count));
        self.with_count(|app, pane| pane.open(app, count));
    }

    /// Shows what the till keeps of a line now.
    pub(super) fn count_kept(&mut self, count: &str, sku: SkuCode, lot: Option<LotId>, quantity: Option<Quantity>) {
        let name = super::ticket::card_of(&self.shelf, &sku).map(|card| card.title());
        self.with_count(|_, pane| pane.counted(count, sku, lot, name, quantity));
    }

    /// Shows what a count came to.
    pub(super) fn count_finished(&mut self, count: &str) {
        self.tell(Mood::Good, say::finished(self.lang(), count));
        self.with_count(|_, pane| (pane.stage, pane.results.picked) = (Stage::Result, 0));
        self.ask_count();
    }

    /// Leaves a count that is over.
    pub(super) fn count_over(&mut self, text: String) {
        self.panes.retain(|pane| !matches!(pane, Pane::StockCount(_)));
        self.tell(Mood::Good, text);
    }

    fn with_count(&mut self, act: impl FnOnce(&mut Self, &mut StockCount)) {
        let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::StockCount(_))) else { return };
        if let Pane::StockCount(mut pane) = self.panes.remove(at) {
            act(self, &mut pane);
            self.panes.insert(at, Pane::StockCount(pane));
        }
    }

    /// Shows what nobody has counted, when that is why a count is not finished.
    pub(super) fn show_uncounted(&mut self) {
        self.with_count(|_, pane| (pane.stage, pane.picked) = (Stage::Rest, 0));
        self.ask_count();
    }
}
