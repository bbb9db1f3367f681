//! What entries say about paper: a document of goods printed again; and which entries are documents.

use serde::{Deserialize, Serialize};

use super::Fact;

/// A document of goods was printed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentReprinted {
    /// The document.
    pub document: String,
    /// Which copy: 1 is the first reprint.
    pub copy: u32,
}

impl Fact {
    /// Returns the number of the document of goods that this entry is, if it is one.
    pub fn document(&self) -> Option<&str> {
        match self {
            Self::GoodsReceived(g) => Some(&g.document),
            Self::GoodsWrittenOff(w) => Some(&w.document),
            Self::GoodsReturned(r) => Some(&r.document),
            Self::LedgerBegun(_)
            | Self::PointDescribed(_)
            | Self::StaffRecorded(_)
            | Self::PinSet(_)
            | Self::TaxRateSet(_)
            | Self::CatalogueRecorded(_)
            | Self::ShiftOpened(_)
            | Self::SaleCompleted(_)
            | Self::SaleVoided(_)
            | Self::TransferConfirmed(_)
            | Self::ReceiptReprinted(_)
            | Self::ShiftClosed(_)
            | Self::HoldSet(_)
            | Self::DocumentReprinted(_)
            | Self::LabelsPrinted(_) => None,
        }
    }
}
