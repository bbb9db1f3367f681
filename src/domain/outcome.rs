//! What a command did, told from its entry: the same for the first time and for every repeat.

mod of;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::certificate::CertificateKind;
use super::ids::{LotId, PointCode, SkuCode, StaffId, ProductCode};
use super::lot::Hold;
use super::moment::Moment;
use super::money::Money;
use super::quantity::Quantity;

/// Goods of a sale that the books did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortSold {
    /// The pack's name.
    pub name: String,
    /// How much of it.
    pub quantity: Quantity,
}

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
        /// The pack made at the counter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sku: Option<SkuCode>,
    },
    /// A paper was recorded.
    CertificateRecorded {
        /// Its place in the journal.
        seq: i64,
        /// What it is.
        kind: CertificateKind,
        /// Its last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
    },
    /// A paper was withdrawn.
    CertificateWithdrawn {
        /// Its place in the journal.
        seq: i64,
        /// What it is.
        kind: CertificateKind,
        /// The first day on which it no longer counts.
        day: NaiveDate,
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
    },
    /// A delivery was kept as far as it has been counted.
    DeliveryKept {
        /// How many lines it has.
        lines: usize,
    },
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
