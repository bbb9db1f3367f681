//! What a command did, told from its entry: the same for the first time and for every repeat.

mod certificate;
mod copied;
mod moves;
mod ocop_stamp;
mod of;
mod parts;

use serde::{Deserialize, Serialize};

use super::count::CountTotals;
use super::ids::{LotId, PointCode, ProductCode, SkuCode, StaffId};
use super::label::LabelPaper;
use super::lot::Hold;
use super::moment::Moment;
use super::money::Money;
use super::quantity::Quantity;

pub use certificate::{PaperRecorded, PaperWithdrawn};
pub use copied::DocumentCopied;
pub use ocop_stamp::{BatchCounted, BatchReceived, BatchUndone, BatchUsed, NeedSaid};

pub use parts::{Difference, Kept, ShortLife, ShortSold};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Outcome {
    /// The ledger began.
    LedgerBegun {
        /// Its place in the journal.
        seq: i64,
    },
    /// The point described itself.
    PointDescribed {
        /// Its place in the journal.
        seq: i64,
        /// The point.
        point: PointCode,
    },
    /// A staff member was recorded.
    StaffRecorded {
        /// Its place in the journal.
        seq: i64,
        /// Who.
        staff: StaffId,
    },
    /// A PIN was set.
    PinSet {
        /// Its place in the journal.
        seq: i64,
        /// Whose.
        staff: StaffId,
    },
    /// A tax rate was set.
    TaxRateSet {
        /// Its place in the journal.
        seq: i64,
    },
    /// The catalogue learned something.
    CatalogueRecorded {
        /// Its place in the journal.
        seq: i64,
        /// Packs not known before.
        new: u32,
        /// Packs changed.
        changed: u32,
        /// Packs as they were.
        unchanged: u32,
        /// Documents of opening stock taken on with it.
        #[serde(default, skip_serializing_if = "parts::is_none_taken")]
        taken_on: u32,
        /// The pack made at the counter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sku: Option<SkuCode>,
    },
    /// A paper was recorded.
    CertificateRecorded(PaperRecorded),
    /// A paper was withdrawn.
    CertificateWithdrawn(PaperWithdrawn),
    /// Which paper is asked of which goods was set.
    RequiredPapersSet {
        /// Its place in the journal.
        seq: i64,
        /// The row's name.
        rule: String,
    },
    /// A catalogue said nothing new; nothing was written.
    NothingChanged {
        /// Packs as they were.
        unchanged: u32,
    },
    /// Recognitions were withdrawn.
    RecognitionWithdrawn {
        /// Its place in the journal.
        seq: i64,
        /// The product.
        product: ProductCode,
        /// From when.
        effective: Moment,
        /// The lots put on hold with it.
        held: Vec<LotId>,
    },
    /// Where a product is on its way was recorded.
    OcopStatusRecorded {
        /// Its place in the journal.
        seq: i64,
        /// The product.
        product: ProductCode,
    },
    /// How long goods must keep was set.
    ShelfLifeRuleSet {
        /// Its place in the journal.
        seq: i64,
    },
    /// The assortment's target was set.
    AssortmentTargetSet {
        /// Its place in the journal.
        seq: i64,
    },
    /// A shift opened.
    ShiftOpened {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        shift: u32,
    },
    /// A sale was completed.
    SaleCompleted {
        /// Its place in the journal.
        seq: i64,
        /// The receipt number.
        receipt: String,
        /// What the buyer pays.
        payable: Money,
        /// Given back in cash.
        change: Money,
        /// Transfers nobody has confirmed yet.
        waiting: Money,
        /// What was sold below the books.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        short: Vec<ShortSold>,
    },
    /// A sale was voided.
    SaleVoided {
        /// Its place in the journal.
        seq: i64,
        /// The receipt number.
        receipt: String,
        /// What goes back to the buyer in cash.
        cash_back: Money,
        /// What goes back to the buyer by transfer.
        transfer_back: Money,
    },
    /// A transfer was confirmed.
    TransferConfirmed {
        /// Its place in the journal.
        seq: i64,
        /// The receipt number.
        receipt: String,
        /// How much.
        amount: Money,
    },
    /// A receipt was promised again.
    ReceiptReprinted {
        /// Its place in the journal.
        seq: i64,
        /// The receipt number.
        receipt: String,
        /// Which copy.
        copy: u32,
    },
    /// A shift closed.
    ShiftClosed {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        shift: u32,
        /// What the drawer should have held.
        expected: Money,
        /// What was counted.
        counted: Money,
        /// Counted less expected.
        over: Money,
    },
    /// A closed shift's difference was explained.
    ShiftExplained {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        shift: u32,
    },
    /// Goods came from a producer.
    GoodsReceived {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
        /// The lots it made, in the order of its lines.
        lots: Vec<LotId>,
        /// How many lines were refused.
        refused: usize,
        /// Lots that keep less long than the shop asks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        short_life: Vec<ShortLife>,
    },
    /// A delivery was kept as far as it has been counted.
    DeliveryKept(Kept),
    /// Goods on the move were kept as far as they are gathered or counted.
    MoveKept(Kept),
    /// Goods were written off.
    GoodsWrittenOff {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
    },
    /// Goods went back to their producer.
    GoodsReturned {
        /// Its place in the journal.
        seq: i64,
        /// The slip's number.
        document: String,
    },
    /// A lot was put on hold or released.
    HoldSet {
        /// Its place in the journal.
        seq: i64,
        /// Which.
        lot: LotId,
        /// Held or free.
        hold: Hold,
    },
    /// How scales write labels of a prefix was set.
    CodeLayoutSet {
        /// Its place in the journal.
        seq: i64,
        /// The prefix.
        prefix: String,
    },
    /// A code is remembered.
    CodeLearned {
        /// Its place in the journal.
        seq: i64,
        /// What all codes of its kind share.
        pattern: String,
        /// What it is.
        sku: SkuCode,
    },
    /// Codes of a kind are forgotten.
    CodeForgotten {
        /// Its place in the journal.
        seq: i64,
        /// Their kind.
        pattern: String,
    },
    /// A batch of OCOP stamps came.
    StampsReceived(BatchReceived),
    /// OCOP stamps were put on, spoiled, given back or destroyed.
    StampsUsed(BatchUsed),
    /// OCOP stamps were counted.
    StampsCounted(BatchCounted),
    /// What was written about OCOP stamps was undone.
    StampsUndone(BatchUndone),
    /// Whether a pack needs an OCOP sticker was said.
    StampNeedSet(NeedSaid),
    /// Goods were carried between the shop's own places.
    GoodsMoved {
        /// Its place in the journal.
        seq: i64,
        /// The slip's number.
        document: String,
    },
    /// Goods left for another point.
    GoodsSent {
        /// Its place in the journal.
        seq: i64,
        /// The transfer's number.
        document: String,
    },
    /// Goods came from another point.
    TransferReceived {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
        /// The sender's number.
        transfer: String,
        /// How many lines came otherwise than they were sent.
        differences: usize,
    },
    /// A transfer was closed by its sender.
    TransferClosed {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
        /// The transfer's number.
        transfer: String,
        /// How many lines came otherwise than they were sent.
        differences: usize,
    },
    /// Opening stock was taken on.
    StockTakenOn {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
        /// The lots it made, in the order of its lines.
        lots: Vec<LotId>,
    },
    /// Goods were repacked.
    GoodsRepacked {
        /// Its place in the journal.
        seq: i64,
        /// The minutes' number.
        document: String,
        /// The lot it made.
        lot: LotId,
    },
    /// A document was reversed.
    DocumentReversed {
        /// Its place in the journal.
        seq: i64,
        /// Its own number.
        document: String,
        /// The number of what it undoes.
        reversed: String,
    },
    /// A count began.
    CountStarted {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        count: String,
    },
    /// Goods were counted; nothing was written in the journal.
    Counted {
        /// The count.
        count: String,
        /// What.
        sku: SkuCode,
        /// Which lot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lot: Option<LotId>,
        /// How much of it now; none when it is not counted.
        quantity: Option<Quantity>,
    },
    /// A count was compared with the books.
    CountFinished {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        count: String,
        /// How often it was finished.
        round: u32,
        /// How it came out.
        totals: CountTotals,
        /// What differs, the first few hundred.
        differences: Vec<Difference>,
    },
    /// The books followed a count.
    CountApproved {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        count: String,
    },
    /// A count was given up.
    CountDropped {
        /// Its place in the journal.
        seq: i64,
        /// Its number.
        count: String,
    },
    /// A document of goods was promised again.
    DocumentReprinted(DocumentCopied),
    /// Labels were promised, or are ready for a sheet.
    LabelsPrinted {
        /// Its place in the journal.
        seq: i64,
        /// What they are printed on.
        to: LabelPaper,
        /// How many stickers.
        labels: u32,
        /// How many packs were due beside these and are left for another time.
        left: usize,
    },
    /// A ticket was kept.
    TicketKept {
        /// Its reference.
        ticket: String,
    },
    /// A page was promised to the printer; nothing was written in the journal.
    PrintPromised,
    /// A page or pulse was all that was asked for, and the order wanted no paper.
    NotPrinted,
}
