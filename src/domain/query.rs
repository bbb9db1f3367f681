//! What may be asked without changing anything, and the shapes of the answers.

mod certificate;
mod codes;
mod count;
mod counter;
mod document;
mod goods;
mod inspection;
mod ocop_stamp;
mod stock;
mod till;

use std::sync::Arc;
mod recognition;
mod work;

use chrono::NaiveDate;

use super::assortment::Assortment;
use super::catalogue::Producer;
use super::certificate::StandingRule;
use super::code_book::Stamp;
use super::command::{KeepTicket, LotLine};
use super::delivery::Delivery;
use super::half_move::HalfMove;
use super::ids::{LotId, ProducerCode, ProductCode, SkuCode, StampBatchId, TillId};
use super::label::LabelDue;
use super::lang::Lang;
use super::point::Point;
use super::shelf_life::ShelfLifeRules;
use super::staff::Staff;
use super::today::{TodayLine, TodayTopic};

pub use certificate::{CertificateAnswer, CertificateList, CertificateRow, CertificateScope, MissingRow};
pub use codes::{Codes, LearnedRow};
pub use count::{CountDetail, CountResult, CountRow, CountedRow, UncountedRow};
pub use counter::{DayReport, DaySku, SaleDetail, SaleRow, ShiftReport};
pub use document::{DaySpan, DocumentDetail, DocumentKind, DocumentRow, Undoing};
pub use goods::{GoneLot, LotRow, MovementRow, OversoldRow, SkuLots, TransferDetail, TransferState, TransitRow};
pub use inspection::{
    InspectedEvent, InspectedHold, InspectedLot, InspectedReceipt, InspectedSale, Inspection, lot_code,
};
pub use ocop_stamp::{StampBatchRow, StampTodoRow, StampUseRow, StampsToDestroyRow};
pub use recognition::{HistoryTerm, RecognitionHistory, RecognitionList, RecognitionRow, When, WithdrawalNote};
pub use stock::{HoldRow, LotHistory, Pace, StockOwner, StockPack, StockRow};
pub use till::{OpenShiftState, PrinterState, SignedIn};
pub use work::WorkRow;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The sales of the open shift, newest first.
    ShiftSales,
    /// The sales whose transfer nobody has confirmed, oldest first.
    WaitingTransfers,
    /// One sale in full.
    Sale {
        /// Its receipt number.
        receipt: String,
    },
    /// A shift's report; the open one's when no number is given.
    Shift {
        /// Its number on this till.
        shift: Option<u32>,
    },
    /// A business day in figures.
    Day {
        /// The day.
        day: NaiveDate,
    },
    /// What lies in the shop with names, prices and values; as of a day's end when one is given.
    StockSheet {
        /// The day whose prices count.
        today: NaiveDate,
        /// The day past.
        as_of: Option<NaiveDate>,
    },
    /// How packs sold in the days before a day's end.
    Pace {
        /// The day.
        until: NaiveDate,
        /// How many days.
        days: i64,
    },
    /// A lot from its arrival on.
    LotHistory {
        /// Which.
        lot: LotId,
        /// The day whose price counts.
        today: NaiveDate,
    },
    /// Papers filed, ending or missing, as of a day.
    Certificates {
        /// Which of them.
        list: CertificateList,
        /// Whose.
        scope: CertificateScope,
        /// As of when.
        when: When,
    },
    /// Which papers are asked of which goods.
    PaperRules {
        /// On which day.
        day: NaiveDate,
    },
    /// All that an inspector asks of one product.
    Inspection {
        /// Which.
        product: ProductCode,
        /// As of when.
        when: When,
    },
    /// What was sold below the books and is not explained yet, or was not at a day's end.
    Oversold {
        /// The day past.
        as_of: Option<NaiveDate>,
    },
    /// The lots of some packs that have something left.
    LotsOf {
        /// Which packs.
        skus: Vec<SkuCode>,
    },
    /// Where lots went that no longer lie where somebody gathered them.
    LotsGone {
        /// What was gathered.
        lines: Vec<LotLine>,
    },
    /// Every producer recorded.
    Producers,
    /// The agreement a producer's goods came under last.
    LastAgreement {
        /// Whose.
        producer: ProducerCode,
    },
    /// How long goods must still keep when they come.
    ShelfLifeRules,
    /// Which receipt a stamp was sold on before.
    Stamp {
        /// The stamp.
        stamp: Stamp,
    },
    /// What codes mean that no pack lists.
    CodeBook,
    /// Every batch of OCOP stamps, the latest first.
    StampBatches {
        /// The day past.
        as_of: Option<NaiveDate>,
    },
    /// What was done to the stamps of a batch, the latest first.
    StampUses {
        /// Which.
        batch: StampBatchId,
        /// The day past.
        as_of: Option<NaiveDate>,
    },
    /// Packs in the shop that need OCOP stamps.
    StampTodo {
        /// When.
        when: When,
    },
    /// OCOP stamps on goods that may not bear them any more.
    StampsToDestroy {
        /// When.
        when: When,
    },
    /// Recognitions as they stand at a moment.
    Recognitions {
        /// Which.
        list: RecognitionList,
        /// When.
        when: When,
    },
    /// A product's way through the programme.
    RecognitionHistory {
        /// The product.
        product: ProductCode,
        /// When it is looked at.
        when: When,
    },
    /// Which share of the goods in the shop shows stars.
    Assortment {
        /// When.
        when: When,
    },
    /// What needs doing today.
    Today {
        /// When.
        when: When,
    },
    /// What one line of today's work counts.
    Work {
        /// The line.
        topic: TodayTopic,
        /// When.
        when: When,
    },
    /// What is on the way to other points.
    Transit {
        /// The day until which the days are counted.
        today: NaiveDate,
        /// The day past.
        as_of: Option<NaiveDate>,
    },
    /// A transfer this point sent.
    Transfer {
        /// Its number.
        transfer: String,
    },
    /// Documents of goods of some days, the newest first.
    Documents {
        /// The days.
        days: DaySpan,
    },
    /// One document of goods as its paper tells it.
    Document {
        /// Its number.
        document: String,
        /// In whose language.
        lang: Lang,
    },
    /// Counts of goods: those that are not over first, then the latest.
    Counts,
    /// One count.
    Count {
        /// Its number.
        count: String,
    },
    /// The shelf labels that are missing or no longer true on a day.
    LabelsDue {
        /// The day.
        day: NaiveDate,
    },
}

impl Query {
    /// Returns whether it may read much of the ledger: lists, and what is gathered from everything there is.
    ///
    /// What a sale waits for is not among them, nor what is soon read and whose answer does not say whose it is:
    /// long answers may come in another order than they were asked for.
    pub const fn is_long(&self) -> bool {
        match self {
            Self::StockSheet { .. } | Self::Pace { .. } | Self::LotHistory { .. } | Self::Oversold { .. } => true,
            Self::Certificates { .. } | Self::Inspection { .. } | Self::LabelsDue { .. } => true,
            Self::Recognitions { .. } | Self::Assortment { .. } => true,
            Self::Today { .. } | Self::Work { .. } | Self::Transit { .. } | Self::Counts => true,
            Self::StampBatches { .. } | Self::StampTodo { .. } | Self::StampsToDestroy { .. } => true,
            Self::Documents { .. } => true,
            Self::ShiftSales | Self::WaitingTransfers | Self::Day { .. } => false,
            Self::RecognitionHistory { .. } => false,
            Self::Sale { .. } | Self::Shift { .. } | Self::LotsOf { .. } | Self::Producers => false,
            Self::LastAgreement { .. } => false,
            Self::Stamp { .. } | Self::CodeBook | Self::StampUses { .. } => false,
            Self::LotsGone { .. } | Self::Transfer { .. } | Self::Count { .. } | Self::Document { .. } => false,
            Self::PaperRules { .. } | Self::ShelfLifeRules => false,
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Sales in rows.
    Sales(Vec<SaleRow>),
    /// One sale in full.
    Sale(Option<Box<SaleDetail>>),
    /// A shift's report.
    Shift(Option<Box<ShiftReport>>),
    /// A day in figures.
    Day(Box<DayReport>),
    /// What lies in the shop, in dictionary order of the packs.
    StockSheet {
        /// The day past that was asked about; none for now.
        as_of: Option<NaiveDate>,
        /// The rows.
        rows: Arc<Vec<StockRow>>,
    },
    /// How packs sold.
    Pace {
        /// The day that was asked about.
        until: NaiveDate,
        /// The packs.
        packs: Vec<Pace>,
    },
    /// A lot from its arrival on.
    LotHistory(Option<Box<LotHistory>>),
    /// Papers.
    Certificates(Box<CertificateAnswer>),
    /// Which papers are asked of which goods.
    PaperRules(Vec<StandingRule>),
    /// All about one product.
    Inspection(Option<Box<Inspection>>),
    /// Sold below the books.
    Oversold {
        /// The day past that was asked about; none for now.
        as_of: Option<NaiveDate>,
        /// The rows.
        rows: Vec<OversoldRow>,
    },
    /// The lots of each pack asked for.
    Lots(Vec<SkuLots>),
    /// Where lots went.
    LotsGone(Vec<GoneLot>),
    /// Producers, by name.
    Producers(Vec<Producer>),
    /// The agreement of a producer's last goods; empty when none was named.
    LastAgreement(ProducerCode, String),
    /// How long goods must keep.
    ShelfLifeRules(ShelfLifeRules),
    /// The receipt a stamp was sold on before.
    Stamp(Option<String>),
    /// What codes mean.
    CodeBook(Box<Codes>),
    /// Batches of OCOP stamps.
    StampBatches(Vec<StampBatchRow>),
    /// What was done to a batch.
    StampUses(Vec<StampUseRow>),
    /// Packs that need OCOP stamps.
    StampTodo(Vec<StampTodoRow>),
    /// OCOP stamps to be destroyed.
    StampsToDestroy(Vec<StampsToDestroyRow>),
    /// Recognitions in rows.
    Recognitions(RecognitionList, Vec<RecognitionRow>),
    /// A product's way, when the product is known.
    RecognitionHistory(Option<Box<RecognitionHistory>>),
    /// The packs of the shop, counted.
    Assortment(Box<Assortment>),
    /// Today's work, the most pressing first.
    Today(Vec<TodayLine>),
    /// What a line of today's work counts.
    Work(TodayTopic, Vec<WorkRow>),
    /// Goods on the way.
    Transit(Vec<TransitRow>),
    /// A transfer.
    Transfer(Option<Box<TransferDetail>>),
    /// Documents of goods, and of which days.
    Documents(DaySpan, Vec<DocumentRow>),
    /// One document of goods.
    Document(Option<Box<DocumentDetail>>),
    /// Counts in rows.
    Counts(Vec<CountRow>),
    /// One count in full.
    Count(Option<Box<CountDetail>>),
    /// Labels to print.
    LabelsDue(Vec<LabelDue>),
}

/// What the counter stands on: sent after every command that changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TillState {
    /// The till's fingerprint.
    pub till: TillId,
    /// Whether nothing here may reach a real report.
    pub practice: bool,
    /// The point, once described.
    pub point: Option<Point>,
    /// Everyone who works here.
    pub staff: Vec<Staff>,
    /// The open shift.
    pub shift: Option<OpenShiftState>,
    /// The reference the next ticket takes.
    pub next_ticket: String,
    /// The ticket that was open when the till stopped.
    pub open_ticket: Option<KeepTicket>,
    /// Tickets put aside, oldest first.
    pub held: Vec<KeepTicket>,
    /// Goods that were being counted when the till stopped, what was touched last first.
    pub deliveries: Vec<Delivery>,
    /// Goods on the move that were gathered or counted when the till stopped.
    pub half_moves: Vec<HalfMove>,
    /// How long goods must still keep when they come.
    pub shelf_life: ShelfLifeRules,
    /// The last receipt of this till.
    pub last_receipt: Option<String>,
    /// How many transfers wait to be confirmed.
    pub waiting_transfers: u32,
    /// How many counts of goods are not over.
    pub open_counts: u32,
    /// Set when the clock is behind the last entry: staff are asked what day it is.
    pub clock_behind: bool,
}
