//! OCOP stamps in three lists that Tab turns: batches, goods that need stamps, stamps to be destroyed.

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::stamp_form::{StampDeed, StampForm};
use super::typing::Mode;
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::ids::{SkuCode, StampBatchId};
use crate::domain::moment::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::query::{Answer, Query, StampBatchRow, StampTodoRow, StampsToDestroyRow, When};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::search::RowKey;
use words::ocop_stamp as said;

pub mod view;

/// Which list is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampTab {
    /// Batches.
    Batches,
    /// Goods that need stamps.
    Todo,
    /// Stamps to be destroyed.
    Destroy,
}

impl StampTab {
    /// Every list, in the order Tab turns them.
    pub const ALL: [Self; 3] = [Self::Batches, Self::Todo, Self::Destroy];
}

/// A row of any of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampRow {
    /// A batch.
    Batch(Box<StampBatchRow>),
    /// Goods that need stamps.
    Todo(Box<StampTodoRow>),
    /// Stamps to be destroyed.
    Destroy(Box<StampsToDestroyRow>),
}

/// The lists.
#[derive(Debug, Clone)]
pub struct StampBoard {
    /// Which is seen.
    pub tab: StampTab,
    /// Its rows.
    pub board: Board<StampRow>,
}

impl StampBoard {
    /// Starts with the batches, on their way.
    pub fn new(typing: Mode) -> Self {
        Self { tab: StampTab::Batches, board: Board::new(typing) }
    }

    /// Returns what it asks for.
    pub const fn query(&self, now: Moment) -> Query {
        match self.tab {
            StampTab::Batches => Query::StampBatches { as_of: None },
            StampTab::Todo => Query::StampTodo { when: When::Now(now) },
            StampTab::Destroy => Query::StampsToDestroy { when: When::Now(now) },
        }
    }

    /// Takes an answer for the list that is seen and returns whether it was one.
    pub fn take(&mut self, answer: &Answer) -> bool {
        let rows: Vec<StampRow> = match (answer, self.tab) {
            (Answer::StampBatches(rows), StampTab::Batches) => {
                rows.iter().cloned().map(|row| StampRow::Batch(Box::new(row))).collect()
            }
            (Answer::StampTodo(rows), StampTab::Todo) => {
                rows.iter().cloned().map(|row| StampRow::Todo(Box::new(row))).collect()
            }
            (Answer::StampsToDestroy(rows), StampTab::Destroy) => {
                rows.iter().cloned().map(|row| StampRow::Destroy(Box::new(row))).collect()
            }
            _ => return false,
        };
        self.board.fill(rows, key_of);
        true
    }

    /// Takes a key: Enter puts on or destroys, Tab turns, the others act on the chosen row.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let is_free = !self.board.is_typing();
        match press {
            Press::Tab | Press::BackTab => self.turn(app, *press == Press::Tab),
            Press::Insert => app.open_stamp_form(|app| StampForm::receive(app.settings.typing)),
            Press::Delete if is_free && self.tab == StampTab::Batches => self.undo(app),
            Press::F(6) if self.tab == StampTab::Todo => self.say_need(app),
            Press::F(6) => self.of_batch(app, StampDeed::Spoil),
            Press::F(7) => self.of_batch(app, StampDeed::Return),
            Press::F(8) => self.of_batch(app, StampDeed::Count),
            Press::Scan(code) => {
                // Rows are known by the pack's code, not by what is printed on it.
                let sku = app.shelf.by_code(code).map(|card| card.sku.to_string());
                if self.board.scan(sku.as_deref().unwrap_or(code)) == Step::Open {
                    self.open(app);
                }
            }
            press => match self.board.press(press) {
                Step::Close => return Flow::Close,
                Step::Open => self.open(app),
                Step::Stay | Step::Other => {}
            },
        }
        Flow::Stay
    }

    fn turn(&mut self, app: &mut App, is_on: bool) {
        let at = StampTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let by = if is_on { 1 } else { StampTab::ALL.len() - 1 };
        self.tab = StampTab::ALL[(at + by) % StampTab::ALL.len()];
        self.board.reload();
        app.effects.push(Effect::Ask(self.query(app.now)));
    }

    fn open(&self, app: &mut App) {
        let typing = app.settings.typing;
        match self.board.chosen() {
            Some(StampRow::Batch(row)) => {
                let form = StampForm::of_batch(StampDeed::Apply, row, app.lang(), typing);
                app.open_stamp_form(|_| form);
            }
            Some(StampRow::Todo(row)) if row.need.is_none() => self.say_need(app),
            Some(StampRow::Todo(row)) => match &row.batch {
                None => app.warn(said::no_batch_fits(app.lang()).to_owned()),
                Some(batch) => {
                    let n = row.missing.min(row.stamps_left);
                    let form = StampForm::of_goods(StampDeed::Apply, batch, (&row.sku, &row.name), n, typing);
                    app.open_stamp_form(|_| form);
                }
            },
            Some(StampRow::Destroy(row)) => {
                let Ok(batch) = StampBatchId::new(&row.batch) else { return };
                let goods = (row.sku.as_str(), row.name.as_str());
                let form = StampForm::of_goods(StampDeed::Destroy, &batch, goods, row.at_most, typing);
                app.open_stamp_form(|_| form);
            }
            None => {}
        }
    }

    fn of_batch(&self, app: &mut App, deed: StampDeed) {
        if let Some(StampRow::Batch(row)) = self.board.chosen() {
            let form = StampForm::of_batch(deed, row, app.lang(), app.settings.typing);
            app.open_stamp_form(|_| form);
        }
    }

    fn undo(&self, app: &mut App) {
        let Some(StampRow::Batch(row)) = self.board.chosen() else { return };
        match &row.last {
            None => app.tell(Mood::Info, said::nothing_to_undo(app.lang()).to_owned()),
            Some(last) => {
                let form = StampForm::undo(row, last, app.lang(), app.settings.typing);
                app.open_stamp_form(|_| form);
            }
        }
    }

    fn say_need(&self, app: &mut App) {
        if let Some(StampRow::Todo(row)) = self.board.chosen()
            && let Ok(sku) = SkuCode::new(&row.sku)
        {
            let form = StampForm::need(sku, &row.name, row.need);
            app.open_stamp_form(|_| form);
        }
    }
}

fn key_of(row: &StampRow, key: &mut RowKey<'_>) {
    match row {
        StampRow::Batch(row) => {
            key.text(row.batch.batch.as_str());
            key.text(&row.batch.from);
            key.text(&row.batch.paper);
        }
        StampRow::Todo(row) => [&row.name, &row.producer, &row.sku].into_iter().for_each(|text| key.text(text)),
        StampRow::Destroy(row) => {
            [&row.name, &row.producer, &row.sku, &row.batch].into_iter().for_each(|text| key.text(text));
        }
    }
}

impl App {
    /// Opens the stamps.
    pub(super) fn open_stamps(&mut self) {
        self.open_stamps_at(StampTab::Batches);
    }

    /// Opens the stamps at one of the lists.
    pub(super) fn open_stamps_at(&mut self, tab: StampTab) {
        let board = StampBoard { tab, ..StampBoard::new(self.settings.typing) };
        self.effects.push(Effect::Ask(board.query(self.now)));
        self.panes.push(Pane::Stamps(Box::new(board)));
    }

    /// Opens a form when whoever is at the till may do its deed.
    fn open_stamp_form(&mut self, form: impl FnOnce(&Self) -> StampForm) {
        let form = form(self);
        if form.deed.is_for_managers() && !self.is_manager() {
            let (vi, en) = form.deed.names();
            return self.refuse(&Refusal::NotAllowed { what: Term::new(vi, en) });
        }
        self.panes.push(Pane::StampForm(Box::new(form)));
    }

    /// Hands an answer about stamps to the list that shows it; returns whether there is one.
    pub(super) fn stamps_answered(&mut self, answer: &Answer) -> bool {
        let shown =
            self.panes.iter_mut().rev().find_map(|pane| if let Pane::Stamps(b) = pane { Some(b) } else { None });
        shown.is_some_and(|board| board.take(answer))
    }

    /// Says what was done to stamps, takes the form away and shows the list anew.
    pub(super) fn stamps_done(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        let text = match outcome {
            Outcome::StampsReceived(b) => said::received(lang, b.batch.as_str(), b.quantity),
            Outcome::StampsUsed(u) => said::used(lang, &u.document, u.quantity, u.left),
            Outcome::StampsCounted(c) if c.difference == 0 => said::counted_right(lang, &c.document),
            Outcome::StampsCounted(c) => said::counted_off(lang, &c.document, c.difference),
            Outcome::StampsUndone(u) => said::undone(lang, &u.document, u.left),
            _ => said::need_said(lang).to_owned(),
        };
        self.close_top(|pane| matches!(pane, Pane::StampForm(_)));
        self.tell(Mood::Good, text);
        self.uncovered();
    }
}
