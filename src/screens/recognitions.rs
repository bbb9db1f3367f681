//! Recognitions as they stand, in lists that Tab turns, and one product's way through the programme.

use super::board::{Board, Step};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::recognise::RecogniseForm;
use super::status_form::StatusForm;
use super::typing::Mode;
use super::withdraw::WithdrawForm;
use super::{App, Effect, words};
use crate::domain::ids::ProductCode;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::query::{Query, RecognitionHistory, RecognitionList, RecognitionRow, When, WithdrawalNote};
use crate::domain::recognition::{AfterWithdrawal, RecognitionState};
use crate::domain::refusal::{Refusal, Term};

pub mod view;

/// The lists, in the order Tab turns them.
const LISTS: [RecognitionList; 6] = [
    RecognitionList::Within(90),
    RecognitionList::Within(30),
    RecognitionList::Within(7),
    RecognitionList::Expired,
    RecognitionList::Withdrawn,
    RecognitionList::All,
];

/// A list of recognitions.
#[derive(Debug, Clone)]
pub struct RecognitionBoard {
    /// Which.
    pub list: RecognitionList,
    /// The rows.
    pub board: Board<RecognitionRow>,
}

impl RecognitionBoard {
    /// Starts without rows.
    pub fn new(list: RecognitionList, typing: Mode) -> Self {
        Self { list, board: Board::new(typing) }
    }

    /// Returns what it asks for.
    pub const fn query(&self, now: Moment) -> Query {
        Query::Recognitions { list: self.list, when: When::Now(now) }
    }

    /// Takes the rows.
    pub fn fill(&mut self, rows: Vec<RecognitionRow>) {
        self.board.fill(rows, |row, key| {
            key.text(&row.name);
            key.text(&row.producer);
            key.text(&row.term.decision);
            key.text(row.product.as_str());
        });
    }

    /// Takes a key: Enter shows the product's way, Tab turns to the next list.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        if matches!(press, Press::Tab | Press::BackTab) {
            self.turn(*press == Press::Tab);
            app.effects.push(Effect::Ask(self.query(app.now)));
            return Flow::Stay;
        }
        match self.board.press(press) {
            Step::Close => return Flow::Close,
            Step::Open => {
                if let Some(row) = self.board.chosen() {
                    app.open_history(row.product.clone());
                }
            }
            Step::Stay | Step::Other => {}
        }
        Flow::Stay
    }

    fn turn(&mut self, is_on: bool) {
        let at = LISTS.iter().position(|list| *list == self.list).unwrap_or(0);
        let next = if is_on { at + 1 } else { at + LISTS.len() - 1 };
        self.list = LISTS[next % LISTS.len()];
        self.board.reload();
    }
}

/// One product's way.
#[derive(Debug, Clone)]
pub struct History {
    /// The product.
    pub product: ProductCode,
    /// Its way, once answered.
    pub history: Option<Box<RecognitionHistory>>,
    /// The first line in sight.
    pub top: usize,
}

impl History {
    /// Returns what it asks for.
    pub fn query(&self, now: Moment) -> Query {
        Query::RecognitionHistory { product: self.product.clone(), when: When::Now(now) }
    }

    /// Returns whether there is a recognition in force, which could be withdrawn.
    pub fn can_be_withdrawn(&self) -> bool {
        self.history.iter().flat_map(|history| &history.terms).any(|term| term.state == RecognitionState::Valid)
    }

    /// Returns whether what was withdrawn is sold on without stars, so that its goods could still be put on hold.
    pub fn can_be_kept_apart(&self) -> bool {
        let last = self.history.iter().flat_map(|history| &history.terms).next_back();
        let is_plain = |note: &WithdrawalNote| note.goods == AfterWithdrawal::SellPlain;
        let is_gone = last.is_some_and(|term| term.state == RecognitionState::Withdrawn);
        is_gone && last.and_then(|term| term.withdrawal.as_ref()).is_some_and(is_plain)
    }

    /// Takes a key: arrows turn the page, Ins records a recognition, F6 what is on its way to one, Del withdraws.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Delete => {
                if let Some(history) = self.history.as_ref().filter(|_| app.may_recognise()) {
                    let mut form =
                        WithdrawForm::new(history.product.clone(), history.name.clone(), app.settings.typing);
                    if !self.can_be_withdrawn() && self.can_be_kept_apart() {
                        form.goods = AfterWithdrawal::Quarantine;
                    }
                    app.panes.push(Pane::Withdraw(Box::new(form)));
                }
            }
            Press::Insert => {
                if let Some(history) = self.history.as_ref().filter(|_| app.may_recognise()) {
                    let form = RecogniseForm::new(history.product.clone(), history.name.clone(), app.settings.typing);
                    app.panes.push(Pane::Recognise(Box::new(form)));
                }
            }
            Press::F(6) => {
                if let Some(history) = &self.history {
                    app.show_status_form(StatusForm::of(history, app.settings.typing));
                }
            }
            press => drop(super::field::choose(&mut self.top, view::LINES_MAX, press)),
        }
        Flow::Stay
    }
}

impl App {
    /// Shows a product's way through the programme.
    pub(super) fn open_history(&mut self, product: ProductCode) {
        let history = History { product, history: None, top: 0 };
        self.effects.push(Effect::Ask(history.query(self.now)));
        self.panes.push(Pane::History(Box::new(history)));
    }

    /// Asks again for what a pane about goods shows.
    pub(super) fn ocop_uncovered(&mut self) {
        let now = self.now;
        let query = self.panes.last().and_then(|pane| {
            if let Pane::Recognitions(shown) = pane {
                return Some(shown.query(now));
            }
            if let Pane::Stamps(shown) = pane {
                return Some(shown.query(now));
            }
            let Pane::History(shown) = pane else { return None };
            Some(shown.query(now))
        });
        if let Some(query) = query {
            self.effects.push(Effect::Ask(query));
        } else if let Some(Pane::Work(work)) = self.panes.last() {
            self.ask_work(work.topic);
        } else if let Some(Pane::Assortment(_)) = self.panes.last() {
            self.ask_assortment();
        } else if let Some(Pane::Today(_)) = self.panes.last() {
            self.ask_today();
        }
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(super) fn may_recognise(&mut self) -> bool {
        if !self.is_manager() {
            let right = words::ocop::recognise_right;
            let what = Term::new(right(Lang::Vi), right(Lang::En));
            self.refuse(&Refusal::NotAllowed { what });
        }
        self.is_manager()
    }
}
