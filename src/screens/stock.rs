//! Hàng tồn: what lies in the shop, by product, producer, place, last day, pace; and below the books.
//!
//! One answer is gathered in every way there is, so that changing the view asks nobody.

pub mod day;
mod lines;
pub mod view;

use std::sync::Arc;

use chrono::NaiveDate;

use super::board::{Board, Step};
use super::lot::LotView;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sales_list::SaleView;
use super::typing::Mode;
use super::{App, Effect};
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::query::{Answer, OversoldRow, Pace, Query, StockRow};
use crate::domain::stock::StockPlace;
use crate::domain::stock::sheet::calendar::Span;
use crate::domain::stock::sheet::{self, SlowRule};
pub use day::DayForm;
pub use lines::{Line, Sum};

/// How the stock is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// By pack.
    Packs,
    /// By producer.
    Producers,
    /// By place.
    Places,
    /// Lot by lot.
    Lots,
    /// By last day, month by month.
    Months,
    /// By last day, lot by lot.
    Expiry,
    /// What does not sell.
    Slow,
    /// What was sold below the books.
    Oversold,
}

impl View {
    /// The views a key turns through.
    pub const TURN: [Self; 6] = [Self::Packs, Self::Producers, Self::Places, Self::Months, Self::Slow, Self::Oversold];
}

/// Which rows are meant: all, or those of a pack, a producer, a place, a stretch of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// Of one pack.
    pub sku: Option<SkuCode>,
    /// Of one producer.
    pub producer: Option<ProducerCode>,
    /// In one place.
    pub place: Option<StockPlace>,
    /// With their last day in one stretch of the calendar.
    pub span: Option<Span>,
}

impl Scope {
    /// Returns whether a row is meant, as a day sees it.
    pub fn holds(&self, row: &StockRow, today: NaiveDate) -> bool {
        self.sku.as_ref().is_none_or(|sku| *sku == row.pack.sku)
            && self.producer.as_ref().is_none_or(|code| *code == row.owner.code)
            && self.place.is_none_or(|place| place == row.place)
            && self.span.is_none_or(|span| span == Span::of(row.lot.expires, today))
    }
}

/// The stock, or a part of it.
#[derive(Debug, Clone)]
pub struct StockPane {
    /// How it is shown.
    pub view: View,
    /// What of it.
    pub scope: Scope,
    /// What the part is called; empty for the whole.
    pub name: String,
    /// The lines.
    pub board: Board<Line>,
    /// What the lines shown come to.
    pub sum: Sum,
    /// The day past it is shown of; none for now.
    pub as_of: Option<NaiveDate>,
    today: NaiveDate,
    rows: Option<Arc<Vec<StockRow>>>,
    /// Whether any of the goods have a price they were handed over for.
    has_consignment: bool,
    pace: Option<Vec<Pace>>,
    oversold: Option<Vec<OversoldRow>>,
}

impl StockPane {
    /// Starts a view of all goods, before any answer.
    pub fn new(view: View, today: NaiveDate, typing: Mode) -> Self {
        Self {
            view,
            scope: Scope::default(),
            name: String::new(),
            board: Board::new(typing),
            sum: Sum::default(),
            as_of: None,
            today,
            rows: None,
            has_consignment: false,
            pace: None,
            oversold: None,
        }
    }

    /// Starts a view of a part of what another pane shows.
    fn part(&self, view: View, scope: Scope, name: String, typing: Mode) -> Self {
        let rows = self.rows.clone();
        let mut part = Self { scope, name, rows, as_of: self.as_of, ..Self::new(view, self.today, typing) };
        part.fill();
        part
    }

    /// Returns the questions a view needs answered.
    fn queries(&self) -> Vec<Query> {
        let sheet = Query::StockSheet { today: self.day(), as_of: self.as_of };
        match self.view {
            View::Slow => {
                vec![sheet, Query::Pace { until: self.day(), days: SlowRule::default().idle_days }]
            }
            View::Oversold => vec![sheet, Query::Oversold { as_of: self.as_of }],
            View::Packs | View::Producers | View::Places | View::Lots | View::Months | View::Expiry => vec![sheet],
        }
    }

    /// Takes the rows, when they are of the day that is shown.
    pub fn take_rows(&mut self, as_of: Option<NaiveDate>, rows: &Arc<Vec<StockRow>>) {
        if as_of == self.as_of {
            self.rows = Some(Arc::clone(rows));
            self.fill();
        }
    }

    /// Takes how packs sold, when it is until the day that is shown.
    pub fn take_pace(&mut self, until: NaiveDate, pace: &[Pace]) {
        if until == self.day() {
            self.pace = Some(pace.to_vec());
            self.fill();
        }
    }

    /// Takes what was sold below the books, when it is of the day that is shown.
    pub fn take_oversold(&mut self, as_of: Option<NaiveDate>, rows: &[OversoldRow]) {
        if as_of == self.as_of {
            self.oversold = Some(rows.to_vec());
            self.fill();
        }
    }

    /// Makes the lines anew once everything they need is here.
    fn fill(&mut self) {
        let rows = self.rows.clone().unwrap_or_default();
        self.has_consignment = sheet::has_consignment_price(&rows);
        let is_ready = match self.view {
            View::Slow => self.rows.is_some() && self.pace.is_some(),
            View::Oversold => self.oversold.is_some(),
            View::Packs | View::Producers | View::Places | View::Lots | View::Months | View::Expiry => {
                self.rows.is_some()
            }
        };
        if is_ready {
            let lines = self.lines(&rows);
            self.board.fill(lines, |line, key| line.found_by(&rows, key));
            self.add_up();
        }
    }

    fn lines(&self, rows: &[StockRow]) -> Vec<Line> {
        match self.view {
            View::Slow => lines::slow(rows, self.pace.as_deref().unwrap_or_default(), self.day()),
            View::Oversold => lines::oversold(self.oversold.as_deref().unwrap_or_default()),
            View::Packs => lines::packs(rows, &self.scope, self.day()),
            View::Producers => lines::producers(rows, &self.scope, self.day()),
            View::Places => lines::places(rows, &self.scope, self.day()),
            View::Lots => lines::lots(rows, &self.scope, self.day()),
            View::Months => lines::months(rows, &self.scope, self.day()),
            View::Expiry => lines::expiry(rows, &self.scope, self.day()),
        }
    }

    fn add_up(&mut self) {
        // Where no goods have a consignment price, nothing is said of those that have none.
        let rows = if self.has_consignment { self.rows() } else { &[] };
        self.sum = Sum::of(self.board.kept(), rows);
    }

    /// Returns the rows the lines point at.
    pub fn rows(&self) -> &[StockRow] {
        self.rows.as_ref().map_or(&[], |rows| rows.as_slice())
    }

    /// Returns the day the list is of.
    pub fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or(self.today)
    }

    /// Returns whether any of the goods have a price they were handed over for.
    pub const fn has_consignment(&self) -> bool {
        self.has_consignment
    }

    /// Shows another day, or today, once its rows come.
    fn set_day(&mut self, as_of: Option<NaiveDate>) {
        self.as_of = as_of;
        (self.rows, self.pace, self.oversold) = (None, None, None);
        self.board.reload();
    }

    /// Returns the chosen lot, when the chosen line is one.
    pub fn chosen_lot(&self) -> Option<&StockRow> {
        match self.board.chosen()? {
            Line::Lot { at, .. } => self.rows().get(*at),
            Line::Pack(group) | Line::Producer(group) | Line::Place(_, group) | Line::Span(_, group) => {
                let is_one = group.sum.lots == 1 && group.sum.units.len() == 1;
                let row = self.rows().get(group.first).filter(|_| is_one)?;
                // One lot may lie in two places.
                let places =
                    self.rows().iter().filter(|r| r.lot.id == row.lot.id && self.scope.holds(r, self.day())).count();
                (places == 1).then_some(row)
            }
            Line::Slow(_) | Line::Oversold(_) => None,
        }
    }

    /// Returns the pack of the chosen line, when it is one.
    pub fn chosen_sku(&self) -> Option<SkuCode> {
        let at = match self.board.chosen()? {
            Line::Lot { at, .. } => *at,
            Line::Pack(group) => group.first,
            Line::Slow(slow) => slow.group.first,
            Line::Producer(_) | Line::Place(..) | Line::Span(..) | Line::Oversold(_) => return None,
        };
        self.rows().get(at).map(|row| row.pack.sku.clone())
    }

    /// Takes a key: Enter goes nearer, Tab turns to the next view.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let before = self.board.kept_len();
        let step = self.board.press(press);
        if self.board.kept_len() != before {
            self.add_up();
        }
        match (step, press) {
            (Step::Close, _) if self.as_of.is_some() && self.is_whole() => {
                self.set_day(None);
                app.effects.extend(self.queries().into_iter().map(Effect::Ask));
            }
            (Step::Close, _) => return Flow::Close,
            (Step::Open, _) => self.open(app),
            (Step::Other, Press::Tab) if self.is_whole() => self.turn(app, 1),
            (Step::Other, Press::BackTab) if self.is_whole() => self.turn(app, View::TURN.len() - 1),
            (Step::Stay | Step::Other, _) => {}
        }
        Flow::Stay
    }

    /// Returns whether it shows all goods.
    pub fn is_whole(&self) -> bool {
        self.scope == Scope::default()
    }

    fn turn(&mut self, app: &mut App, by: usize) {
        let at = View::TURN.iter().position(|view| *view == self.view).unwrap_or(0);
        self.view = View::TURN[(at + by) % View::TURN.len()];
        self.board.reload();
        self.fill();
        let is_known = |query: &Query| matches!(query, Query::StockSheet { .. }) && self.rows.is_some();
        app.effects.extend(self.queries().into_iter().filter(|query| !is_known(query)).map(Effect::Ask));
    }

    /// Shows the lots of the pack of a row.
    fn open_pack(&self, app: &mut App, at: usize) {
        let Some(row) = self.rows().get(at) else { return };
        let scope = Scope { sku: Some(row.pack.sku.clone()), ..self.scope.clone() };
        let part = self.part(View::Lots, scope, row.pack.name.clone(), app.settings.typing);
        app.panes.push(Pane::Stock(Box::new(part)));
    }

    /// Goes nearer: from producers and places to packs, from packs to lots, from a lot to its way.
    fn open(&self, app: &mut App) {
        let typing = app.settings.typing;
        let row = |at: usize| self.rows().get(at);
        match self.board.chosen() {
            Some(Line::Pack(group)) => self.open_pack(app, group.first),
            Some(Line::Slow(slow)) => self.open_pack(app, slow.group.first),
            Some(Line::Producer(group)) => {
                let Some(row) = row(group.first) else { return };
                let scope = Scope { producer: Some(row.owner.code.clone()), ..self.scope.clone() };
                let part = self.part(View::Packs, scope, row.owner.name.clone(), typing);
                app.panes.push(Pane::Stock(Box::new(part)));
            }
            Some(Line::Place(place, _)) => {
                let scope = Scope { place: Some(*place), ..self.scope.clone() };
                let name = super::words::stock::place_name(app.lang(), *place).to_owned();
                app.panes.push(Pane::Stock(Box::new(self.part(View::Packs, scope, name, typing))));
            }
            Some(Line::Span(span, _)) => {
                let scope = Scope { span: Some(*span), ..self.scope.clone() };
                let name = super::words::stock::span_name(app.lang(), *span);
                app.panes.push(Pane::Stock(Box::new(self.part(View::Expiry, scope, name, typing))));
            }
            Some(Line::Lot { at, .. }) => {
                let Some(row) = row(*at) else { return };
                app.open_lot(LotView::new(row.clone(), typing).on(self.as_of));
            }
            Some(Line::Oversold(sold)) => {
                let receipt = sold.receipt.clone();
                app.effects.push(Effect::Ask(Query::Sale { receipt: receipt.clone() }));
                app.panes.push(Pane::Sale(SaleView { receipt, detail: None, top: 0 }));
            }
            None => {}
        }
    }
}

impl App {
    /// Opens the stock in a view.
    pub(super) fn open_stock(&mut self, view: View) {
        let pane = StockPane::new(view, self.now.date(), self.settings.typing);
        self.effects.extend(pane.queries().into_iter().map(Effect::Ask));
        self.panes.push(Pane::Stock(Box::new(pane)));
    }

    /// Asks again for what the lists of stock show, after something moved.
    pub(super) fn stock_changed(&mut self) {
        let mut queries: Vec<Query> = Vec::new();
        for pane in &self.panes {
            let asked = if let Pane::Stock(pane) = pane {
                pane.queries()
            } else if let Pane::Lot(view) = pane {
                vec![view.query(self.now.date())]
            } else if let Pane::Inspection(view) = pane {
                vec![view.query(self.now)]
            } else {
                continue;
            };
            for query in asked {
                if !queries.contains(&query) {
                    queries.push(query);
                }
            }
        }
        self.effects.extend(queries.into_iter().map(Effect::Ask));
    }

    /// Returns the lot that is shown or chosen.
    pub(super) fn lot_in_sight(&self) -> Option<StockRow> {
        let top = self.panes.last()?;
        if let Pane::Stock(pane) = top {
            return pane.chosen_lot().filter(|_| pane.as_of.is_none()).cloned();
        }
        if let Pane::Inspection(view) = top {
            return view.chosen_lot();
        }
        if let Pane::Lots(pane) = top {
            return self.lot_chosen(pane);
        }
        match top {
            Pane::Lot(view) if view.as_of().is_none() => Some(view.row().clone()),
            _ => None,
        }
    }

    /// Hands an answer about stock to every pane that shows some; returns whether it was one.
    pub(super) fn stock_answered(&mut self, answer: &Answer) -> bool {
        for pane in &mut self.panes {
            match (answer, pane) {
                (Answer::StockSheet { as_of, rows }, Pane::Stock(pane)) => pane.take_rows(*as_of, rows),
                (Answer::Pace { until, packs }, Pane::Stock(pane)) => pane.take_pace(*until, packs),
                (Answer::Oversold { as_of, rows }, Pane::Stock(pane)) => pane.take_oversold(*as_of, rows),
                (Answer::LotHistory(Some(history)), Pane::Lot(view)) => view.take(history),
                _ => {}
            }
        }
        let is_sheet = matches!(answer, Answer::StockSheet { .. } | Answer::Pace { .. });
        is_sheet || matches!(answer, Answer::Oversold { .. } | Answer::LotHistory(_))
    }
}
