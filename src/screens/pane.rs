//! What may lie over the sale: each pane, where it is, and whether it lets letters through.

use super::App;
use super::action::Place;
use super::assortment::Meter;
use super::certificate_form::{CertificateForm, WithdrawPaper};
use super::certificates::CertificateBoard;
use super::command_line::CommandLine;
use super::discount::Discount;
use super::held::Held;
use super::help::Help;
use super::inspection::InspectionView;
use super::learn::Learn;
use super::lot::LotView;
use super::lot_form::LotForm;
use super::lots::{HoldForm, Lots};
use super::ocop_stamp::StampBoard;
use super::pay::Pay;
use super::press::Press;
use super::price::{PriceForm, Story};
use super::question::Question;
use super::quick_item::QuickItem;
use super::receive::{Receive, RefuseForm};
use super::recognise::RecogniseForm;
use super::recognitions::{History, RecognitionBoard};
use super::sales_list::{SaleView, SalesList, VoidForm};
use super::sheet::SheetImport;
use super::shift::{CountForm, ExplainForm, FloatForm, Report};
use super::stamp_form::StampForm;
use super::stock::StockPane;
use super::stock_count::{Stage, StockCount};
use super::today::{Today, Work};
use super::withdraw::WithdrawForm;

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
    /// Counts of goods.
    StockCount(Box<StockCount>),
    /// The keys.
    Help(Help),
    /// A delivery being counted.
    Receive(Box<Receive>),
    /// Why a line of it is refused.
    Refuse(RefuseForm),
    /// The lots of a line.
    Lots(Lots),
    /// Why a lot is held or released.
    Hold(HoldForm),
    /// Finding an action by name.
    CommandLine(CommandLine),
    /// A question.
    Question(Question),
    /// A sheet before it is imported.
    Sheet(Box<SheetImport>),
    /// A slip printed to the screen.
    Paper(Paper),
    /// What lies in the shop.
    Stock(Box<StockPane>),
    /// The way of a lot.
    Lot(Box<LotView>),
    /// What is done with a lot.
    LotForm(Box<LotForm>),
    /// Today's work.
    Today(Today),
    /// The rows behind a line of today's work.
    Work(Box<Work>),
    /// Recognitions as they stand.
    Recognitions(Box<RecognitionBoard>),
    /// One product's way through the programme.
    History(Box<History>),
    /// Withdrawing a recognition.
    Withdraw(Box<WithdrawForm>),
    /// Recording a recognition.
    Recognise(Box<RecogniseForm>),
    /// Papers as they stand.
    Certificates(Box<CertificateBoard>),
    /// Recording a paper.
    CertificateForm(Box<CertificateForm>),
    /// Withdrawing a paper.
    WithdrawPaper(Box<WithdrawPaper>),
    /// All that an inspector asks of one product.
    Inspection(Box<InspectionView>),
    /// The assortment meter.
    Assortment(Meter),
    /// OCOP stamps.
    Stamps(Box<StampBoard>),
    /// What is done with OCOP stamps.
    StampForm(Box<StampForm>),
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
            Self::Receive(_) => Place::Receive,
            Self::Lots(_) => Place::Lots,
            Self::Refuse(_) | Self::Hold(_) => Place::Form,
            Self::StockCount(count) => match count.stage {
                Stage::Counting | Stage::Rest => Place::Counting,
                Stage::Result => Place::CountResult,
                Stage::List | Stage::Start | Stage::Drop => Place::Form,
            },
            Self::Void(_) | Self::Held(_) | Self::Quick(_) | Self::Discount(_) | Self::Price(_) => Place::Form,
            Self::Story(_)
            | Self::Float(_)
            | Self::Help(_)
            | Self::CommandLine(_)
            | Self::Explain(_)
            | Self::Question(_)
            | Self::Paper(_)
            | Self::Learn(_)
            | Self::LotForm(_)
            | Self::Today(_)
            | Self::Work(_)
            | Self::Recognitions(_)
            | Self::History(_)
            | Self::Withdraw(_)
            | Self::Recognise(_)
            | Self::Certificates(_)
            | Self::CertificateForm(_)
            | Self::WithdrawPaper(_)
            | Self::Assortment(_)
            | Self::Stamps(_)
            | Self::StampForm(_)
            | Self::Sheet(_) => Place::Form,
            Self::Stock(_) | Self::Lot(_) | Self::Inspection(_) => Place::Stock,
        }
    }

    /// Returns whether letters and Del belong to a field, not to the key table.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Void(_) | Self::Quick(_) | Self::Discount(_) | Self::Price(_) | Self::Explain(_) => true,
            Self::Learn(_) | Self::Refuse(_) | Self::Hold(_) => true,
            Self::Receive(pane) => pane.is_typing(),
            Self::Lots(_) => false,
            Self::Float(_) | Self::Count(_) | Self::CommandLine(_) | Self::Question(_) | Self::Sheet(_) => true,
            Self::Pay(_) | Self::Sales(_) | Self::Sale(_) | Self::Held(_) | Self::Story(_) => false,
            Self::StockCount(count) => count.is_typing(),
            Self::Report(_) | Self::Help(_) | Self::Paper(_) => false,
            Self::LotForm(_) => true,
            Self::Stock(pane) => pane.board.is_typing(),
            Self::Lot(view) => view.board.is_typing(),
            Self::Withdraw(_) | Self::Recognise(_) => true,
            Self::CertificateForm(_) | Self::WithdrawPaper(_) => true,
            Self::Certificates(pane) => pane.board.is_typing(),
            Self::Inspection(pane) => pane.board.is_typing(),
            Self::Work(pane) => pane.board.is_typing(),
            Self::Recognitions(pane) => pane.board.is_typing(),
            Self::Today(_) | Self::History(_) | Self::Assortment(_) => false,
            Self::Stamps(pane) => pane.board.is_typing(),
            Self::StampForm(_) => true,
        }
    }

    /// Returns whether it holds something typed, so that a scan must not take it away.
    pub fn stays_on_scan(&self) -> bool {
        match self {
            Self::Void(_) | Self::Quick(_) | Self::Price(_) | Self::Float(_) | Self::Count(_) => true,
            Self::Discount(_)
            | Self::Explain(_)
            | Self::Learn(_)
            | Self::LotForm(_)
            | Self::Receive(_)
            | Self::Refuse(_)
            | Self::Hold(_)
            | Self::StockCount(_)
            | Self::Sheet(_) => true,
            Self::Stock(_) | Self::Lot(_) | Self::Lots(_) => false,
            Self::Pay(_) | Self::Sales(_) | Self::Sale(_) | Self::Held(_) => false,
            Self::Story(_) | Self::Report(_) | Self::Help(_) | Self::CommandLine(_) => false,
            Self::Question(_) | Self::Paper(_) => false,
            Self::Withdraw(_) | Self::Recognise(_) => true,
            Self::CertificateForm(_) | Self::WithdrawPaper(_) => true,
            Self::Certificates(_) | Self::Inspection(_) => false,
            Self::Today(_) | Self::Work(_) | Self::Recognitions(_) | Self::History(_) | Self::Assortment(_) => false,
            Self::Stamps(_) => false,
            Self::StampForm(_) => true,
        }
    }

    /// Returns whether it has a use of its own for a scan, which then sells nothing.
    pub const fn takes_scan(&self) -> bool {
        matches!(
            self,
            Self::Receive(_)
                | Self::StockCount(_)
                | Self::Stock(_)
                | Self::Lot(_)
                | Self::Stamps(_)
                | Self::StampForm(_)
        )
    }

    /// Takes a scan, when it has a use for one.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        match self {
            Self::Receive(pane) => pane.scan(app, code),
            Self::StockCount(pane) => pane.scan(app, code),
            pane => pane.press(app, &Press::Scan(code.to_owned())),
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
            Self::StockCount(pane) => pane.press(app, press),
            Self::Help(pane) => pane.press(press),
            Self::Receive(pane) => pane.press(app, press),
            Self::Refuse(pane) => pane.press(app, press),
            Self::Lots(pane) => pane.press(app, press),
            Self::Hold(pane) => pane.press(app, press),
            Self::CommandLine(pane) => pane.press(app, press),
            Self::Question(pane) => pane.press(app, press),
            Self::Sheet(pane) => pane.press(app, press),
            Self::Paper(pane) => pane.press(press),
            Self::Stock(pane) => pane.press(app, press),
            Self::Lot(pane) => pane.press(app, press),
            Self::LotForm(pane) => pane.press(app, press),
            Self::Today(pane) => pane.press(app, press),
            Self::Work(pane) => pane.press(app, press),
            Self::Recognitions(pane) => pane.press(app, press),
            Self::History(pane) => pane.press(app, press),
            Self::Withdraw(pane) => pane.press(app, press),
            Self::Recognise(pane) => pane.press(app, press),
            Self::Certificates(pane) => pane.press(app, press),
            Self::CertificateForm(pane) => pane.press(app, press),
            Self::WithdrawPaper(pane) => pane.press(app, press),
            Self::Inspection(pane) => pane.press(app, press),
            Self::Assortment(pane) => pane.press(press),
            Self::Stamps(pane) => pane.press(app, press),
            Self::StampForm(pane) => pane.press(app, press),
        }
    }
}

impl Paper {
    fn press(&mut self, press: &Press) -> Flow {
        if super::field::choose(&mut self.top, self.lines.len(), press) { Flow::Stay } else { Flow::Close }
    }
}
