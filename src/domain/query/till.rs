//! What the status bar tells: the open shift, who has signed in, how the printer stands.

use chrono::NaiveDate;

use crate::domain::ids::StaffId;
use crate::domain::staff::Role;

/// The open shift, as the status bar tells it. The expected cash is not here: the count is blind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenShiftState {
    /// Its number on this till.
    pub shift: u32,
    /// The day it counts for.
    pub business_day: NaiveDate,
    /// How many sales stand.
    pub sales: i64,
}

/// Who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// How the printer stands, for the status bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrinterState {
    /// Jobs not yet sent.
    pub queued: u32,
    /// Whether the last try failed.
    pub failing: bool,
    /// Whether nobody knows if the last job came out.
    pub unknown: bool,
    /// Pages given up because the till stood dark too long; a copy printed takes one off.
    pub unprinted: u32,
}
