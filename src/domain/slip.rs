//! What a slip says, before it has a shape: plain values for paper and preview.
//!
//! Everything is owned and already decided: the paper layer computes no money, knows no ledger
//! and prints a star only because it stands here.

mod count;

pub use super::lang::Lang;
use super::{money::Money, quantity::Quantity};
use chrono::NaiveDateTime;

pub use count::{CountSlip, CountSlipLine};

/// The head of every paper: who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlipShop {
    /// The name over the door.
    pub name: String,
    /// Where it stands.
    pub address: String,
    /// The tax code, empty when there is none.
    pub tax_code: String,
    /// The telephone, empty when there is none.
    pub phone: String,
}

/// Which paper of a sale this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlipKind {
    /// The slip of a paid sale, with its receipt number.
    #[default]
    Receipt,
    /// The slip shown before payment, with the ticket's reference.
    Draft,
}

/// A slip of one sale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaleSlip {
    /// Who sells.
    pub shop: SlipShop,
    /// Paid, or still to be paid.
    pub kind: SlipKind,
    /// The receipt number, or the ticket's reference on a draft.
    pub number: String,
    /// Which copy this is; nothing on the first print.
    pub copy: Option<u32>,
    /// Whether it comes from a practice ledger.
    pub practice: bool,
    /// The local time of the sale.
    pub at: NaiveDateTime,
    /// The till's name.
    pub till: String,
    /// Who served.
    pub cashier: String,
    /// What was sold.
    pub lines: Vec<SlipLine>,
    /// The sum of quantity × price, before any discount.
    pub gross: Money,
    /// All discounts together, as a positive amount.
    pub discount: Money,
    /// What the customer pays.
    pub payable: Money,
    /// VAT by rate; empty when the regime does not show it.
    pub vat: Vec<SlipVat>,
    /// How it was paid.
    pub tenders: Vec<SlipTender>,
    /// What went back to the customer.
    pub change: Money,
    /// The code to pay by transfer, when one is asked for.
    pub transfer: Option<SlipTransfer>,
    /// Sentences at the foot.
    pub notes: Vec<String>,
}

/// One line of a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipLine {
    /// The product.
    pub name: String,
    /// The pack (`500 ml`), empty when there is none.
    pub pack: String,
    /// Who made it, empty when unknown.
    pub producer: String,
    /// Stars of a recognition valid on the day of the sale.
    pub stars: Option<u8>,
    /// How much.
    pub quantity: Quantity,
    /// The unit it is counted in (`hũ`), may be empty.
    pub unit: String,
    /// The price of one unit.
    pub price: Money,
    /// The line's own discount, as a positive amount.
    pub discount: Money,
    /// What the line comes to after its discount.
    pub amount: Money,
    /// A remark, may be empty.
    pub note: String,
}

/// One row of VAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipVat {
    /// The rate as written (`8 %`).
    pub label: String,
    /// The amount before VAT.
    pub net: Money,
    /// The VAT.
    pub vat: Money,
    /// Both together.
    pub gross: Money,
}

/// Whether money counts as received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TenderState {
    /// Nothing to say (cash).
    #[default]
    Plain,
    /// A transfer nobody has confirmed yet.
    Waiting,
    /// A transfer a person has seen arrive.
    Confirmed,
}

/// One way a sale was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipTender {
    /// The tender's name (`Tiền mặt`).
    pub label: String,
    /// How much was given.
    pub amount: Money,
    /// Whether it is known to have arrived.
    pub state: TenderState,
}

/// The code a customer pays with, and the same in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlipTransfer {
    /// The text inside the picture.
    pub payload: String,
    /// The amount it asks for.
    pub amount: Money,
    /// Bank, account and holder as a person reads them.
    pub account: String,
    /// The purpose the bank will show.
    pub purpose: String,
}

/// The report of a shift: its Z slip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShiftSlip {
    /// Whose till.
    pub shop: SlipShop,
    /// The till's name.
    pub till: String,
    /// The shift's number.
    pub shift: u32,
    /// Which copy this is; nothing on the first print.
    pub copy: Option<u32>,
    /// Whether it comes from a practice ledger.
    pub practice: bool,
    /// When it began.
    pub opened_at: NaiveDateTime,
    /// When it ended; nothing while it runs.
    pub closed_at: Option<NaiveDateTime>,
    /// Who answered for the drawer.
    pub staff: String,
    /// What lay in the drawer at the start.
    pub float: Money,
    /// How many sales.
    pub sales_count: u32,
    /// What they came to.
    pub sales: Money,
    /// The same by tender.
    pub tenders: Vec<ShiftTender>,
    /// All discounts, as a positive amount.
    pub discounts: Money,
    /// Sales undone within the shift.
    pub voids: CountedSum,
    /// Goods taken back.
    pub returns: CountedSum,
    /// The notes counted; empty when nobody counted.
    pub counted: Vec<NoteCount>,
    /// What the count came to.
    pub counted_total: Money,
    /// What the drawer should hold.
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    /// Why they differ, may be empty.
    pub reason: String,
    /// Transfers nobody has confirmed yet.
    pub waiting: Vec<WaitingTransfer>,
    /// The short form of the journal's head, the anchor outside the file.
    pub chain_head: String,
}

/// A tender's share of a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftTender {
    /// The tender's name.
    pub label: String,
    /// How often, and how much.
    pub sum: CountedSum,
}

/// A number of events and what they came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountedSum {
    /// How many.
    pub count: u32,
    /// How much.
    pub amount: Money,
}

/// Notes of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteCount {
    /// The note.
    pub note: Money,
    /// How many of them.
    pub pieces: u32,
    /// What they come to.
    pub amount: Money,
}

/// A transfer that waits for a person's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingTransfer {
    /// The receipt it belongs to.
    pub number: String,
    /// When it was shown.
    pub at: NaiveDateTime,
    /// How much.
    pub amount: Money,
}

/// A page that shows what a printer can do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestPage {
    /// Whose till.
    pub shop: SlipShop,
    /// The till's name.
    pub till: String,
    /// The printer as configured.
    pub printer: String,
    /// The width of its head in dots.
    pub dots: u16,
    /// The local time.
    pub at: NaiveDateTime,
    /// The text of the code to try.
    pub code: String,
}
