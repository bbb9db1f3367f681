//! What is asked at the counter: sales, tickets, shifts, paper.

use serde::{Deserialize, Serialize};

use super::TakeOnStock;
use crate::domain::catalogue::CatalogueRow;
use crate::domain::ids::{ProducerCode, StaffId};
use crate::domain::money::Money;
use crate::domain::sale::TicketLine;
use crate::domain::sheet::RememberedChoices;
use crate::domain::shift::NoteCount;
use crate::domain::tender::{TenderKind, TenderState};

/// A tender as given at the counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenderGiven {
    /// How.
    pub kind: TenderKind,
    /// How much.
    pub amount: Money,
    /// Whether the money was seen; a transfer waits unless it was.
    #[serde(default)]
    pub state: Option<TenderState>,
}

/// What a completed sale prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintChoice {
    /// The receipt.
    #[default]
    Receipt,
    /// Nothing.
    Nothing,
}

/// Completes a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompleteSale {
    /// The open ticket it was, whose reference a transfer carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// What is sold.
    pub lines: Vec<TicketLine>,
    /// A discount on the whole ticket.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
    /// How it is paid.
    pub tenders: Vec<TenderGiven>,
    /// What is printed.
    #[serde(default)]
    pub print: PrintChoice,
}

/// Makes a pack at the counter, to be completed by a manager later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordQuickItem {
    /// Whose goods.
    pub producer: ProducerCode,
    /// What it is called.
    pub name: String,
    /// Its price, VAT included.
    pub price: Money,
    /// The code that was scanned, when there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barcode: Option<String>,
}

/// Imports rows of a catalogue; only what changed is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportCatalogue {
    /// The file's name, for the record.
    #[serde(default)]
    pub source: String,
    /// The rows.
    pub rows: Vec<CatalogueRow>,
    /// What was chosen for sheets with this heading, to be remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices: Option<RememberedChoices>,
    /// Opening stock that the sheet tells of, taken on with it: all of it, or nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<TakeOnStock>,
}

/// Opens a shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenShift {
    /// What lies in the drawer.
    pub float_vnd: Money,
}

/// Closes the open shift with what was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseShift {
    /// What was counted, by note.
    pub notes: Vec<NoteCount>,
    /// Why it differs; may be given when it is known to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Names a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfReceipt {
    /// Its number.
    pub receipt: String,
}

/// Confirms a transfer's money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTransfer {
    /// The receipt's number.
    pub receipt: String,
    /// How much was seen; all that is waiting when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// Voids a sale of the open shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoidSale {
    /// Its number.
    pub receipt: String,
    /// Why.
    pub reason: String,
}

/// Sets a PIN.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetPin {
    /// Whose.
    pub staff: StaffId,
    /// The PIN; never written down, never logged.
    pub pin: String,
}

impl std::fmt::Debug for SetPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetPin").field("staff", &self.staff).finish_non_exhaustive()
    }
}

/// A ticket as it stands, kept at every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepTicket {
    /// Its reference.
    pub ticket: String,
    /// Its lines; none drops it.
    pub lines: Vec<TicketLine>,
    /// A discount on the whole ticket.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
    /// Whether it is put aside for later.
    #[serde(default)]
    pub held: bool,
    /// The line the cashier stood on.
    #[serde(default)]
    pub selected: usize,
}

/// Prints a ticket before it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintDraft {
    /// The ticket's reference.
    pub ticket: String,
    /// What is on it.
    pub lines: Vec<TicketLine>,
    /// A discount on the whole ticket.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
}

/// Names a shift to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintShift {
    /// Its number on this till.
    pub shift: u32,
}

/// Asks for nothing more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
