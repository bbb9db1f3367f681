//! What may lie over the sale: each pane, where it is, and whether it lets letters through.

use super::App;
use super::action::Place;
use super::arrival::Arrival;
use super::assortment::Meter;
use super::certificate_form::CertificateForm;
use super::certificates::CertificateBoard;
use super::codes::CodeBoard;
use super::command_line::CommandLine;
use super::deliveries::Deliveries;
use super::discount::Discount;
use super::document::DocumentView;
use super::documents::DocumentBoard;
use super::gather::Gather;
use super::held::Held;
use super::help::Help;
use super::inspection::InspectionView;
use super::layout_form::LayoutForm;
use super::learn::Learn;
use super::lot::LotView;
use super::lot_form::LotForm;
use super::lots::Lots;
use super::ocop_stamp::StampBoard;
use super::paper_rule_form::PaperRuleForm;
use super::paper_rules::PaperRuleBoard;
use super::pay::Pay;
use super::point_form::PointForm;
use super::press::Press;
use super::price::{PriceForm, Story};
use super::producer_form::ProducerForm;
use super::question::Question;
use super::quick_item::QuickItem;
use super::reason::ReasonForm;
use super::receive::{Receive, RefuseForm};
use super::recognise::RecogniseForm;
use super::recognitions::{History, RecognitionBoard};
use super::repack::RepackForm;
use super::sales_list::{SaleView, SalesList};
use super::sheet::SheetImport;
use super::shelf_life::ShelfLifePane;
use super::shift::{CountForm, FloatForm, Report};
use super::stamp_form::StampForm;
use super::status_form::StatusForm;
use super::stock::{DayForm, StockPane};
use super::stock_count::StockCount;
use super::target_form::TargetForm;
use super::today::{Today, Work};
use super::transfer_file::TransferFile;
use super::transit::TransitBoard;
use super::withdraw::WithdrawForm;

/// A pane over the sale.
pub enum Pane {
    /// Paying.
    Pay(Pay),
    /// The sales of the shift, or those waiting for money.
    Sales(SalesList),
    /// One sale.
    Sale(SaleView),
    /// Held tickets.
    Held(Held),
    /// An item made at the counter.
    Quick(Box<QuickItem>),
    /// What a code is.
    Learn(Box<Learn>),
    /// Codes that were learned, and how scales write.
    Codes(Box<CodeBoard>),
    /// How a scale writes.
    LayoutForm(LayoutForm),
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
    /// Why something is undone, withdrawn or explained.
    Reason(ReasonForm),
    /// Counts of goods.
    StockCount(Box<StockCount>),
    /// The keys.
    Help(Help),
    /// A delivery being counted.
    Receive(Box<Receive>),
    /// Recording a producer.
    ProducerForm(Box<ProducerForm>),
    /// How long goods must keep.
    ShelfLife(Box<ShelfLifePane>),
    /// Goods half counted side by side.
    Deliveries(Deliveries),
    /// Why a line of it is refused.
    Refuse(RefuseForm),
    /// The lots of a line.
    Lots(Lots),
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
    /// Which day the stock is shown of.
    StockDay(DayForm),
    /// The way of a lot.
    Lot(Box<LotView>),
    /// What is done with a lot.
    LotForm(Box<LotForm>),
    /// Goods of a lot becoming another pack.
    Repack(Box<RepackForm>),
    /// Documents of goods.
    Documents(Box<DocumentBoard>),
    /// One document of goods.
    Document(Box<DocumentView>),
    /// Goods gathered to be carried or sent.
    Gather(Box<Gather>),
    /// Goods on the way.
    Transit(Box<TransitBoard>),
    /// What came of a transfer.
    Arrival(Box<Arrival>),
    /// The file that goes with a transfer.
    TransferFile(TransferFile),
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
    /// Recording where a product is on its way to a recognition.
    Status(Box<StatusForm>),
    /// Papers as they stand.
    Certificates(Box<CertificateBoard>),
    /// Which papers are asked of which goods.
    PaperRules(Box<PaperRuleBoard>),
    /// One row of them.
    PaperRuleForm(Box<PaperRuleForm>),
    /// Recording a paper.
    CertificateForm(Box<CertificateForm>),
    /// All that an inspector asks of one product.
    Inspection(Box<InspectionView>),
    /// The assortment meter.
    Assortment(Meter),
    /// Describing the point.
    PointForm(Box<PointForm>),
    /// Setting the assortment's target.
    TargetForm(Box<TargetForm>),
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

/// Whose letters and Del are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// The key table's.
    Table,
    /// A field's.
    Field,
}

/// What a scan does to a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnScan {
    /// It was only looked at: it goes, and the goods are sold.
    Leaves,
    /// Something is typed in it: it stays, and the goods are sold behind it.
    Stays,
    /// It has a use of its own for the scan, which then sells nothing.
    Takes,
}

/// How much room a pane takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The whole body.
    Page,
    /// A dialog over what lies below.
    Dialog,
}

/// What is true of a pane.
#[derive(Debug, Clone, Copy)]
pub struct PaneRules {
    /// Where its keys act.
    pub place: Place,
    /// Whose letters and Del are.
    pub letters: Letters,
    /// What a scan does to it.
    pub on_scan: OnScan,
    /// How much room it takes.
    pub room: Room,
}

/// A page that is only looked at.
const fn page(place: Place) -> PaneRules {
    PaneRules { place, letters: Letters::Table, on_scan: OnScan::Leaves, room: Room::Page }
}

/// A dialog that is only looked at.
const fn dialog(place: Place) -> PaneRules {
    PaneRules { room: Room::Dialog, ..page(place) }
}

impl PaneRules {
    /// It holds what was typed, which a scan must not take away.
    const fn typed(self) -> Self {
        Self { letters: Letters::Field, on_scan: OnScan::Stays, ..self }
    }
    /// It has a field that takes letters now, or not.
    const fn typed_if(self, is_typing: bool) -> Self {
        Self { letters: if is_typing { Letters::Field } else { Letters::Table }, ..self }
    }
    const fn scanned(self) -> Self {
        Self { on_scan: OnScan::Takes, ..self }
    }
}

impl Pane {
    /// Returns the facts about it as it stands.
    pub fn rules(&self) -> PaneRules {
        match self {
            Self::Pay(_) => page(Place::Pay),
            Self::Sales(_) | Self::Sale(_) => page(Place::Sales),
            Self::Held(_) | Self::Help(_) | Self::Deliveries(_) => page(Place::Form),
            Self::Today(_) | Self::History(_) | Self::Assortment(_) => page(Place::Form),
            Self::Report(_) => page(Place::Report),
            Self::ShelfLife(pane) => page(Place::Form).typed_if(pane.form.is_some()),
            Self::Count(_) => page(Place::Count).typed(),
            Self::Sheet(_) => page(Place::Form).typed(),
            Self::Receive(pane) => page(Place::Receive).typed_if(pane.is_typing()).scanned(),
            Self::StockCount(pane) => page(pane.place()).typed_if(pane.is_typing()).scanned(),
            Self::Stock(pane) => page(Place::Stock).typed_if(pane.board.is_typing()).scanned(),
            Self::Lot(pane) => page(Place::Stock).typed_if(pane.board.is_typing()).scanned(),
            Self::Documents(pane) => page(Place::Documents).typed_if(pane.board.is_typing()),
            Self::Document(_) => page(Place::Documents),
            Self::Gather(pane) => page(Place::Moves).typed_if(pane.is_typing()).scanned(),
            Self::Arrival(pane) => page(Place::Moves).typed_if(pane.is_typing()).scanned(),
            Self::Transit(pane) => page(Place::Transit).typed_if(pane.board.is_typing()).scanned(),
            Self::Stamps(pane) => page(Place::Form).typed_if(pane.board.is_typing()).scanned(),
            Self::Codes(pane) => page(Place::Form).typed_if(pane.board.is_typing()).scanned(),
            Self::Inspection(pane) => page(Place::Stock).typed_if(pane.board.is_typing()),
            Self::Certificates(pane) => page(Place::Form).typed_if(pane.board.is_typing()),
            Self::PaperRules(pane) => page(Place::Form).typed_if(pane.board.is_typing()),
            Self::Work(pane) => page(Place::Form).typed_if(pane.board.is_typing()),
            Self::Recognitions(pane) => page(Place::Form).typed_if(pane.board.is_typing()),
            Self::Story(_) | Self::Paper(_) => dialog(Place::Form),
            Self::Lots(_) => dialog(Place::Lots),
            Self::CommandLine(_) | Self::Question(_) => dialog(Place::Form).typed_if(true),
            Self::Quick(_) | Self::Learn(_) | Self::Discount(_) | Self::Price(_) => dialog(Place::Form).typed(),
            Self::Reason(_) | Self::Float(_) | Self::Refuse(_) | Self::LotForm(_) => dialog(Place::Form).typed(),
            Self::Withdraw(_) | Self::Recognise(_) | Self::Status(_) | Self::CertificateForm(_) => {
                dialog(Place::Form).typed()
            }
            Self::StockDay(_) | Self::LayoutForm(_) | Self::TransferFile(_) => dialog(Place::Form).typed(),
            Self::PaperRuleForm(_) => dialog(Place::Form).typed(),
            Self::PointForm(_) | Self::TargetForm(_) | Self::ProducerForm(_) => dialog(Place::Form).typed(),
            Self::StampForm(_) | Self::Repack(_) => dialog(Place::Form).typed().scanned(),
        }
    }

    /// Takes a scan, when it has a use for one.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        match self {
            Self::Receive(pane) => pane.scan(app, code),
            Self::StockCount(pane) => pane.scan(app, code),
            Self::Gather(pane) => pane.scan(app, code),
            Self::Arrival(pane) => pane.scan(app, code),
            pane => pane.press(app, &Press::Scan(code.to_owned())),
        }
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self {
            Self::Pay(pane) => pane.press(app, press),
            Self::Sales(pane) => pane.press(app, press),
            Self::Sale(pane) => pane.press(press),
            Self::Held(pane) => pane.press(app, press),
            Self::Quick(pane) => pane.press(app, press),
            Self::Learn(pane) => pane.press(app, press),
            Self::Codes(pane) => pane.press(app, press),
            Self::LayoutForm(pane) => pane.press(app, press),
            Self::Discount(pane) => pane.press(app, press),
            Self::Price(pane) => pane.press(app, press),
            Self::Story(pane) => pane.press(press),
            Self::Float(pane) => pane.press(app, press),
            Self::Count(pane) => pane.press(app, press),
            Self::Report(pane) => pane.press(press),
            Self::Reason(pane) => pane.press(app, press),
            Self::StockCount(pane) => pane.press(app, press),
            Self::Help(pane) => pane.press(press),
            Self::Receive(pane) => pane.press(app, press),
            Self::Deliveries(pane) => pane.press(app, press),
            Self::ShelfLife(pane) => pane.press(app, press),
            Self::ProducerForm(pane) => pane.press(app, press),
            Self::Refuse(pane) => pane.press(app, press),
            Self::Lots(pane) => pane.press(app, press),
            Self::CommandLine(pane) => pane.press(app, press),
            Self::Question(pane) => pane.press(app, press),
            Self::Sheet(pane) => pane.press(app, press),
            Self::Paper(pane) => pane.press(press),
            Self::Stock(pane) => pane.press(app, press),
            Self::StockDay(form) => form.press(app, press),
            Self::Lot(pane) => pane.press(app, press),
            Self::LotForm(pane) => pane.press(app, press),
            Self::Repack(pane) => pane.press(app, press),
            Self::Documents(pane) => pane.press(app, press),
            Self::Document(pane) => pane.press(press),
            Self::Gather(pane) => pane.press(app, press),
            Self::Transit(pane) => pane.press(app, press),
            Self::Arrival(pane) => pane.press(app, press),
            Self::TransferFile(pane) => pane.press(app, press),
            Self::Today(pane) => pane.press(app, press),
            Self::Work(pane) => pane.press(app, press),
            Self::Recognitions(pane) => pane.press(app, press),
            Self::History(pane) => pane.press(app, press),
            Self::Withdraw(pane) => pane.press(app, press),
            Self::Recognise(pane) => pane.press(app, press),
            Self::Status(pane) => pane.press(app, press),
            Self::Certificates(pane) => pane.press(app, press),
            Self::PaperRules(pane) => pane.press(app, press),
            Self::PaperRuleForm(pane) => pane.press(app, press),
            Self::CertificateForm(pane) => pane.press(app, press),
            Self::Inspection(pane) => pane.press(app, press),
            Self::Assortment(pane) => pane.press(app, press),
            Self::PointForm(pane) => pane.press(app, press),
            Self::TargetForm(pane) => pane.press(app, press),
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
