//! What a committed command promises to devices, kept until it is done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::command::PrintDraft;
use super::goods_paper::Leaf;
use super::ids::ProductCode;

/// Something to be sent to the printer. Bytes are made when it is sent, always the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "print", rename_all = "snake_case")]
pub enum PrintDoc {
    /// A sale's receipt; copy 0 is the first, later ones say so.
    Receipt {
        /// The receipt number.
        receipt: String,
        /// Which copy.
        copy: u32,
    },
    /// A ticket before it is paid.
    Draft {
        /// What is on it.
        draft: PrintDraft,
        /// Who made it.
        staff: String,
        /// When, in UTC milliseconds.
        at_ms: i64,
    },
    /// A closed shift's report.
    Shift {
        /// Its number.
        shift: u32,
    },
    /// A document of goods; copy 0 is the first, later ones say so.
    Document {
        /// Its number.
        number: String,
        /// Which copy.
        #[serde(default, skip_serializing_if = "is_first")]
        copy: u32,
        /// Whose sheet it is, when each side gets one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        leaf: Option<Leaf>,
    },
    /// The labels that an entry names.
    Labels {
        /// The entry's place in the journal.
        seq: i64,
    },
    /// All that an inspector asks of one product; as of a day's end when one is given.
    Inspection {
        /// Which.
        product: ProductCode,
        /// The day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        as_of: Option<NaiveDate>,
    },
    /// A page that shows what the printer can do.
    TestPage,
    /// The drawer's pulse: its own job, never repeated.
    Drawer,
}

const fn is_first(copy: &u32) -> bool {
    *copy == 0
}

/// How far a promise has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Not begun.
    Queued,
    /// Begun; found so after a power cut, nobody knows how far it came.
    Sending,
    /// All bytes left the till.
    Sent,
    /// The printer says it is on paper.
    Printed,
    /// Nobody knows.
    Unknown,
    /// Given up.
    Failed,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 6] = [Self::Queued, Self::Sending, Self::Sent, Self::Printed, Self::Unknown, Self::Failed];
    /// Returns the code tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Printed => "printed",
            Self::Unknown => "unknown",
            Self::Failed => "failed",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A promise with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number in the outbox.
    pub id: i64,
    /// What is to be printed.
    pub doc: PrintDoc,
    /// How far it has come.
    pub state: JobState,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last.
    pub error: String,
}
