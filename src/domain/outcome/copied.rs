//! Tells of documents of goods printed again.

use serde::{Deserialize, Serialize};

/// A document of goods was promised again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCopied {
    /// Its place in the journal.
    pub seq: i64,
    /// The document's number.
    pub document: String,
    /// Which copy.
    pub copy: u32,
}
