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
            Self::GoodsMoved(m) => Some(&m.document),
            Self::GoodsSent(s) => Some(&s.document),
            Self::TransferReceived(t) => Some(&t.document),
            Self::TransferClosed(t) => Some(&t.document),
            Self::StockTakenOn(t) => Some(&t.document),
            Self::GoodsRepacked(r) => Some(&r.document),
            Self::DocumentReversed(r) => Some(&r.document),
            // The parts of a long count are one document, told by the first.
            Self::CountApproved(c) => (c.part == 1).then_some(c.document.as_str()),
            Self::LedgerBegun(_)
            | Self::CertificateRecorded(_)
            | Self::CertificateWithdrawn(_)
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
            | Self::ShiftExplained(_)
            | Self::CodeLayoutSet(_)
            | Self::CodeLearned(_)
            | Self::CodeForgotten(_)
            | Self::RecognitionWithdrawn(_)
            | Self::OcopStatusRecorded(_)
            | Self::AssortmentTargetSet(_)
            | Self::ShelfLifeRuleSet(_)
            | Self::CountStarted(_)
            | Self::CountFinished(_)
            | Self::CountDropped(_)
            | Self::DocumentReprinted(_)
            | Self::StampsReceived(_)
            | Self::StampsUsed(_)
            | Self::StampsCounted(_)
            | Self::StampsUndone(_)
            | Self::StampNeedSet(_)
            | Self::LabelsPrinted(_) => None,
        }
    }
    /// Returns why a document of goods was made, where it says so.
    pub fn reason(&self) -> Option<&str> {
        let said = [
            if let Self::GoodsWrittenOff(w) = self { Some(&w.reason) } else { None },
            if let Self::GoodsReturned(r) = self { Some(&r.reason) } else { None },
            if let Self::CountApproved(c) = self { Some(&c.reason) } else { None },
            if let Self::DocumentReversed(r) = self { Some(&r.reason) } else { None },
        ];
        said.into_iter().flatten().next().map(String::as_str)
    }
}
