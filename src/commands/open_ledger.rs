//! A new ledger and its first entry.

use crate::domain::entry::{Entry, Fact, Header, LedgerBegun};
use crate::domain::ids::{StaffId, TillId};
use crate::domain::moment::Moment;
use crate::domain::tax::law;
use crate::store::{Fault, Ledger};

/// What a new ledger is made with.
#[derive(Debug, Clone)]
pub struct NewLedger {
    /// The till's fingerprint.
    pub till: TillId,
    /// The till's public key, in hexadecimal.
    pub key: String,
    /// Whether it is for practice.
    pub practice: Practice,
    /// When.
    pub at: Moment,
    /// Random bytes for the first entry's id.
    pub seed: [u8; 16],
}

/// Whether a ledger's figures may ever reach a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// A real ledger.
    Real,
    /// For practice.
    Practice,
}

/// Makes the file and its first entry.
pub fn create_ledger(path: &std::path::Path, new: NewLedger) -> Result<Ledger, Fault> {
    let begun = LedgerBegun { practice: new.practice == Practice::Practice, key: new.key, rates: law() };
    let fact = Fact::LedgerBegun(begun);
    let header = Header {
        till: new.till,
        point: super::unnamed_point()?,
        seq: 1,
        uuid: super::entry_uuid(new.at.at_ms, new.seed),
        kind: fact.kind().to_owned(),
        version: Entry::VERSION,
        at: new.at,
        business_day: new.at.date(),
        staff: StaffId::new("owner").map_err(|_| Fault::BadRow("staff"))?,
        command: None,
        digest: String::new(),
        clock_ms: None,
    };
    Ledger::create(path, header, fact)
}
