//! The manager's first screen: what needs doing today, one line each, and the rows behind a line.
//!
//! It never stands in the way of a sale: a scan sells, and what is typed goes on in the field below.

use super::action::Place;
use super::board::{Board, Step};
use super::certificates::View as CertificateView;
use super::field::choose;
use super::ocop_stamp::StampTab;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::price::Story;
use super::recognitions::RecognitionBoard;
use super::sales_list::Kind;
use super::stock::View;
use super::{App, Effect};
use crate::domain::ids::SkuCode;
use crate::domain::query::{Query, RecognitionList, When, WorkRow};
use crate::domain::today::{RECOGNITION_DAYS, TodayLine, TodayTopic};

pub mod view;

/// Today's work.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// The lines, once answered.
    pub lines: Option<Vec<TodayLine>>,
    /// The chosen one.
    pub picked: usize,
}

impl Today {
    /// Takes the lines; the choice stays within them.
    pub fn fill(&mut self, lines: Vec<TodayLine>) {
        self.picked = self.picked.min(lines.len().saturating_sub(1));
        self.lines = Some(lines);
    }

    /// Takes a key: Enter opens the line, whatever is typed is for the sale.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let lines = self.lines.as_deref().unwrap_or_default();
        match press {
            Press::Enter => match lines.get(self.picked) {
                Some(line) => app.open_work(line.topic),
                None => return Flow::Close,
            },
            Press::Esc => return Flow::Close,
            press if choose(&mut self.picked, lines.len(), press) => {}
            press => return sell_on(app, press),
        }
        Flow::Stay
    }
}

/// Hands a key to the sale, when nothing but today's work lies over it.
fn sell_on(app: &mut App, press: &Press) -> Flow {
    if !app.panes.is_empty() {
        return Flow::Stay;
    }
    match (app.settings.keys.action(press, Place::Sale), press) {
        (Some(action), _) => app.act(action),
        (None, Press::Char(_) | Press::Paste(_)) => app.sale_key(press),
        (None, _) => return Flow::Stay,
    }
    Flow::Close
}

/// The rows behind a line of today's work.
#[derive(Debug, Clone)]
pub struct Work {
    /// Which line.
    pub topic: TodayTopic,
    /// The rows.
    pub board: Board<WorkRow>,
}

impl Work {
    /// Takes the rows.
    pub fn fill(&mut self, rows: Vec<WorkRow>) {
        self.board.fill(rows, |row, key| {
            key.text(&row.name);
            key.text(&row.producer);
            key.text(&row.code);
        });
    }

    /// Takes a key: Enter shows the goods of the row or goes on with them, F10 prints the labels of the list.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        if app.is_done(press) && self.topic == TodayTopic::LabelsChanged {
            let skus: Vec<SkuCode> = self.board.kept().filter_map(|row| row.sku.clone()).collect();
            app.print_labels_of(skus);
            return Flow::Stay;
        }
        match self.board.press(press) {
            Step::Close => return Flow::Close,
            Step::Open if self.topic == TodayTopic::MovesOpen => {
                if let Some(row) = self.board.chosen() {
                    app.go_on_with(&row.name, &row.code);
                }
            }
            Step::Open => {
                if let Some(sku) = self.board.chosen().and_then(|row| row.sku.clone()) {
                    app.panes.push(Pane::Story(Story { sku }));
                }
            }
            Step::Stay | Step::Other => {}
        }
        Flow::Stay
    }
}

impl App {
    /// Shows today's work.
    pub(super) fn open_today(&mut self) {
        self.panes.push(Pane::Today(Today::default()));
        self.ask_today();
    }

    /// Asks what needs doing, as things are now.
    pub(super) fn ask_today(&mut self) {
        self.effects.push(Effect::Ask(Query::Today { when: When::Now(self.now) }));
    }

    /// Shows what was asked at a manager's sign-in, unless there is nothing or selling has begun.
    pub(super) fn show_today(&mut self, lines: Vec<TodayLine>) {
        let is_idle = self.ticket.lines.is_empty() && self.sale.line.is_empty() && self.last.is_none();
        let is_free = self.panes.iter().all(|pane| matches!(pane, Pane::Float(_) | Pane::Question(_)));
        if self.is_manager() && is_idle && is_free && !lines.is_empty() {
            let mut today = Today::default();
            today.fill(lines);
            self.panes.insert(0, Pane::Today(today));
        }
    }

    /// Opens the list behind a line of today's work.
    pub(super) fn open_work(&mut self, topic: TodayTopic) {
        match topic {
            TodayTopic::TransfersWaiting => self.open_sales(Kind::Waiting),
            TodayTopic::BelowTarget => self.open_assortment(),
            TodayTopic::RecognitionsExpired => self.open_recognitions(RecognitionList::Expired),
            TodayTopic::RecognitionsWithdrawn => self.open_recognitions(RecognitionList::Withdrawn),
            TodayTopic::RecognitionsExpiring => self.open_recognitions(RecognitionList::Within(RECOGNITION_DAYS)),
            TodayTopic::PapersMissing => self.open_certificates(CertificateView::Missing),
            TodayTopic::PapersExpiring => self.open_certificates(CertificateView::Ending),
            TodayTopic::LotsExpired | TodayTopic::LotsExpiring => self.open_stock(View::Months),
            TodayTopic::Oversold => self.open_stock(View::Oversold),
            TodayTopic::StampsToDestroy => self.open_stamps_at(StampTab::Destroy),
            TodayTopic::StampsShort => self.open_stamps_at(StampTab::Batches),
            TodayTopic::DeliveryOpen => self.open_half_counted(),
            TodayTopic::MovesOpen => self.open_half_moves(),
            TodayTopic::CountsToApprove | TodayTopic::CountsOpen => self.open_counts(),
            TodayTopic::TransitLate | TodayTopic::TransitOpen => self.open_transit(),
            TodayTopic::LotsHeld | TodayTopic::LabelsChanged | TodayTopic::QuickItems => self.list_work(topic),
        }
    }

    /// Opens the rows behind a line.
    pub(super) fn list_work(&mut self, topic: TodayTopic) {
        let board = Board::new(self.settings.typing);
        self.panes.push(Pane::Work(Box::new(Work { topic, board })));
        self.ask_work(topic);
    }

    /// Asks for the rows behind a line.
    pub(super) fn ask_work(&mut self, topic: TodayTopic) {
        self.effects.push(Effect::Ask(Query::Work { topic, when: When::Now(self.now) }));
    }

    /// Opens a list of recognitions.
    pub(super) fn open_recognitions(&mut self, list: RecognitionList) {
        let board = RecognitionBoard::new(list, self.settings.typing);
        self.effects.push(Effect::Ask(board.query(self.now)));
        self.panes.push(Pane::Recognitions(Box::new(board)));
    }
}
