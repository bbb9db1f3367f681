//! What a command about papers did.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::certificate::{Certificate, CertificateKind, CertificateWithdrawn};

/// A paper was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRecorded {
    /// Its place in the journal.
    pub seq: i64,
    /// What it is.
    pub kind: CertificateKind,
    /// Its last day; none when it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A paper was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperWithdrawn {
    /// Its place in the journal.
    pub seq: i64,
    /// What it is.
    pub kind: CertificateKind,
    /// The first day on which it no longer counts.
    pub day: NaiveDate,
}

impl PaperRecorded {
    pub(super) const fn of(seq: i64, c: &Certificate) -> Self {
        Self { seq, kind: c.kind, to: c.to }
    }
}

impl PaperWithdrawn {
    pub(super) const fn of(seq: i64, w: &CertificateWithdrawn) -> Self {
        Self { seq, kind: w.kind, day: w.day }
    }
}
