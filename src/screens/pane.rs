//! What may lie over the sale: each pane, where it is, and whether it lets letters through.

use super::App;
use super::action::Place;
use super::command_line::CommandLine;
use super::discount::Discount;
use super::held::Held;
use super::help::Help;
use super::learn::Learn;
use super::lot::LotView;
use super::lot_form::LotForm;
use super::pay::Pay;
use super::press::Press;
use super::price::{PriceForm, Story};
use super::question::Question;
use super::quick_item::QuickItem;
use super::sales_list::{SaleView, SalesList, VoidForm};
use super::shift::{CountForm, ExplainForm, FloatForm, Report};
use super::stock::StockPane;

/// A pane over the sale.
pub enum Pane {
    /// Paying.
    Pay(Pay),
    /// The sales of the shift, or those waiting for money.
    Sales(SalesList),
    /// One sale.
    Sale(SaleView),
    /// Why a sale is voided.
    Void(VoidForm),
    /// Held tickets.
    Held(Held),
    /// An item made at the counter.
    Quick(Box<QuickItem>),
    /// What a code is.
    Learn(Box<Learn>),
    /// A discount.
    Discount(Discount),
    /// A price.
    Price(PriceForm),
    /// A product's story.
    Story(Story),
    /// Opening a shift.
    Float(FloatForm),
    /// Counting the drawer.
    Count(Box<CountForm>),
    /// A shift's report.
    Report(Box<Report>),
    /// Why a shift was over or short.
    Explain(ExplainForm),
    /// The keys.
    Help(Help),
    /// Finding an action by name.
    CommandLine(CommandLine),
    /// A question.
    Question(Question),
    /// A slip printed to the screen.
    Paper(Paper),
    /// What lies in the shop.
    Stock(Box<StockPane>),
    /// The way of a lot.
    Lot(Box<LotView>),
    /// What is done with a lot.
    LotForm(Box<LotForm>),
}

/// A slip printed to the screen.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// Its lines.
    pub lines: Vec<String>,
    /// The first line in sight.
    pub top: usize,
}

/// Whether a pane stays after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It stays.
    Stay,
    /// It goes.
    Close,
}

impl Pane {
    /// Returns where its keys act.
    pub fn place(&self) -> Place {
        match self {
            Self::Pay(_) => Place::Pay,
            Self::Sales(_) | Self::Sale(_) => Place::Sales,
            Self::Count(_) => Place::Count,
            Self::Report(_) => Place::Report,
            Self::Void(_) | Self::Held(_) | Self::Quick(_) | Self::Discount(_) | Self::Price(_) => Place::Form,
            Self::Story(_)
            | Self::Float(_)
            | Self::Help(_)
            | Self::CommandLine(_)
            | Self::Explain(_)
            | Self::Question(_)
            | Self::Paper(_)
            | Self::Learn(_)
            | Self::LotForm(_) => Place::Form,
            Self::Stock(_) | Self::Lot(_) => Place::Stock,
        }
    }

    /// Returns whether letters and Del belong to a field, not to the key table.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Void(_) | Self::Quick(_) | Self::Discount(_) | Self::Price(_) | Self::Explain(_) | Self::Learn(_) => {
                true
            }
            Self::Float(_) | Self::Count(_) | Self::CommandLine(_) | Self::Question(_) => true,
            Self::Pay(_) | Self::Sales(_) | Self::Sale(_) | Self::Held(_) | Self::Story(_) => false,
            Self::Report(_) | Self::Help(_) | Self::Paper(_) => false,
            Self::LotForm(_) => true,
            Self::Stock(pane) => pane.board.is_typing(),
            Self::Lot(view) => view.board.is_typing(),
        }
    }

    /// Returns whether it holds something typed, so that a scan must not take it away.
    pub fn stays_on_scan(&self) -> bool {
        match self {
            Self::Void(_) | Self::Quick(_) | Self::Price(_) | Self::Float(_) | Self::Count(_) => true,
            Self::Discount(_) | Self::Explain(_) | Self::Learn(_) | Self::LotForm(_) => true,
            Self::Stock(_) | Self::Lot(_) => false,
            Self::Pay(_) | Self::Sales(_) | Self::Sale(_) | Self::Held(_) => false,
            Self::Story(_) | Self::Report(_) | Self::Help(_) | Self::CommandLine(_) => false,
            Self::Question(_) | Self::Paper(_) => false,
        }
    }

    /// Returns whether a scan is for its own field and sells nothing.
    pub const fn takes_scans(&self) -> bool {
        match self {
            Self::Pay(_) | Self::Sales(_) | Self::Sale(_) | Self::Void(_) | Self::Held(_) | Self::Quick(_) => false,
            Self::Discount(_) | Self::Price(_) | Self::Story(_) | Self::Float(_) | Self::Count(_) => false,
            Self::Report(_) | Self::Help(_) | Self::CommandLine(_) | Self::Question(_) | Self::Paper(_) => false,
            Self::LotForm(_) | Self::Explain(_) | Self::Learn(_) => false,
            Self::Stock(_) | Self::Lot(_) => true,
        }
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self {
            Self::Pay(pane) => pane.press(app, press),
            Self::Sales(pane) => pane.press(app, press),
            Self::Sale(pane) => pane.press(press),
            Self::Void(pane) => pane.press(app, press),
            Self::Held(pane) => pane.press(app, press),
            Self::Quick(pane) => pane.press(app, press),
            Self::Learn(pane) => pane.press(app, press),
            Self::Discount(pane) => pane.press(app, press),
            Self::Price(pane) => pane.press(app, press),
            Self::Story(pane) => pane.press(press),
            Self::Float(pane) => pane.press(app, press),
            Self::Count(pane) => pane.press(app, press),
            Self::Report(pane) => pane.press(press),
            Self::Explain(pane) => pane.press(app, press),
            Self::Help(pane) => pane.press(press),
            Self::CommandLine(pane) => pane.press(app, press),
            Self::Question(pane) => pane.press(app, press),
            Self::Paper(pane) => pane.press(press),
            Self::Stock(pane) => pane.press(app, press),
            Self::Lot(pane) => pane.press(app, press),
            Self::LotForm(pane) => pane.press(app, press),
        }
    }
}

impl Paper {
    fn press(&mut self, press: &Press) -> Flow {
        if super::field::choose(&mut self.top, self.lines.len(), press) { Flow::Stay } else { Flow::Close }
    }
}
