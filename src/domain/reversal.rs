//! A document of goods undone by another entry: everything that moved moves back.

use serde::{Deserialize, Serialize};

use super::entry::Fact;
use super::moves::{GoodsMoved, GoodsRepacked, GoodsSent, StockTakenOn, TransferClosed, TransferReceived};
use super::query::DocumentKind;
use super::stock::{Explained, GoodsReceived, GoodsReturned, GoodsWrittenOff, Movement, StockPlace};

/// A document that may be undone, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reversible {
    /// A receipt of goods.
    GoodsReceived(GoodsReceived),
    /// A write-off.
    GoodsWrittenOff(GoodsWrittenOff),
    /// A return to a producer.
    GoodsReturned(GoodsReturned),
    /// A way between the shop's own places.
    GoodsMoved(GoodsMoved),
    /// A transfer sent.
    GoodsSent(GoodsSent),
    /// A transfer received.
    TransferReceived(TransferReceived),
    /// A transfer closed.
    TransferClosed(TransferClosed),
    /// Opening stock.
    StockTakenOn(StockTakenOn),
    /// A repacking.
    GoodsRepacked(Box<GoodsRepacked>),
}

/// A document was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentReversed {
    /// Its own number: `Q1-B000020`.
    pub document: String,
    /// The entry that is undone.
    pub seq: i64,
    /// Why.
    pub reason: String,
    /// Sales below the books that it had explained and that stand unexplained again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unexplains: Vec<Explained>,
    /// What is undone, as it was: a reversal is complete in itself.
    pub undone: Reversible,
}

impl Reversible {
    /// Takes a fact when it is a document that may be undone.
    pub fn of(fact: Fact) -> Option<Self> {
        match fact {
            Fact::GoodsReceived(d) => Some(Self::GoodsReceived(d)),
            Fact::GoodsWrittenOff(d) => Some(Self::GoodsWrittenOff(d)),
            Fact::GoodsReturned(d) => Some(Self::GoodsReturned(d)),
            Fact::GoodsMoved(d) => Some(Self::GoodsMoved(d)),
            Fact::GoodsSent(d) => Some(Self::GoodsSent(d)),
            Fact::TransferReceived(d) => Some(Self::TransferReceived(d)),
            Fact::TransferClosed(d) => Some(Self::TransferClosed(d)),
            Fact::StockTakenOn(d) => Some(Self::StockTakenOn(d)),
            Fact::GoodsRepacked(d) => Some(Self::GoodsRepacked(d)),
            Fact::LedgerBegun(_)
            | Fact::CertificateRecorded(_)
            | Fact::CertificateWithdrawn(_)
            | Fact::RequiredPapersSet(_)
            | Fact::PointDescribed(_)
            | Fact::StaffRecorded(_)
            | Fact::PinSet(_)
            | Fact::TaxRateSet(_)
            | Fact::CatalogueRecorded(_)
            | Fact::ShiftOpened(_)
            | Fact::SaleCompleted(_)
            | Fact::SaleVoided(_)
            | Fact::TransferConfirmed(_)
            | Fact::ReceiptReprinted(_)
            | Fact::ShiftClosed(_)
            | Fact::HoldSet(_)
            | Fact::ShiftExplained(_)
            | Fact::CodeLayoutSet(_)
            | Fact::CodeLearned(_)
            | Fact::CodeForgotten(_)
            | Fact::RecognitionWithdrawn(_)
            | Fact::OcopStatusRecorded(_)
            | Fact::AssortmentTargetSet(_)
            | Fact::ShelfLifeRuleSet(_)
            | Fact::CountStarted(_)
            | Fact::CountFinished(_)
            | Fact::CountApproved(_)
            | Fact::CountDropped(_)
            | Fact::DocumentReprinted(_)
            | Fact::StampsReceived(_)
            | Fact::StampsUsed(_)
            | Fact::StampsCounted(_)
            | Fact::StampsUndone(_)
            | Fact::StampNeedSet(_)
            | Fact::LabelsPrinted(_)
            | Fact::DocumentReversed(_) => None,
        }
    }
    /// Returns which kind of document it is.
    pub const fn kind(&self) -> DocumentKind {
        match self {
            Self::GoodsReceived(_) => DocumentKind::Received,
            Self::GoodsWrittenOff(_) => DocumentKind::WrittenOff,
            Self::GoodsReturned(_) => DocumentKind::GivenBack,
            Self::GoodsMoved(_) => DocumentKind::Carried,
            Self::GoodsSent(_) => DocumentKind::Sent,
            Self::TransferReceived(_) => DocumentKind::TransferReceived,
            Self::TransferClosed(_) => DocumentKind::TransferClosed,
            Self::StockTakenOn(_) => DocumentKind::TakenOn,
            Self::GoodsRepacked(_) => DocumentKind::Repacked,
        }
    }
    /// Returns its number.
    pub fn document(&self) -> &str {
        match self {
            Self::GoodsReceived(d) => &d.document,
            Self::GoodsWrittenOff(d) => &d.document,
            Self::GoodsReturned(d) => &d.document,
            Self::GoodsMoved(d) => &d.document,
            Self::GoodsSent(d) => &d.document,
            Self::TransferReceived(d) => &d.document,
            Self::TransferClosed(d) => &d.document,
            Self::StockTakenOn(d) => &d.document,
            Self::GoodsRepacked(d) => &d.document,
        }
    }
    /// Returns what it moved, without what was sold before it came.
    pub fn movements(&self) -> Vec<Movement> {
        match self {
            Self::GoodsReceived(d) => d.arrivals(),
            Self::GoodsWrittenOff(d) => d.movements.clone(),
            Self::GoodsReturned(d) => d.movements.clone(),
            Self::GoodsMoved(d) => d.movements.clone(),
            Self::GoodsSent(d) => d.movements(),
            Self::TransferReceived(d) => d.movements(),
            Self::TransferClosed(d) => d.movements(),
            Self::StockTakenOn(d) => d.movements(),
            Self::GoodsRepacked(d) => d.movements(),
        }
    }
}

impl DocumentReversed {
    /// Returns what moves back, what had been sold before it came first.
    pub fn movements(&self) -> Vec<Movement> {
        let sold = self.unexplains.iter().map(|e| Movement {
            lot: e.lot.clone(),
            from: StockPlace::Buyer,
            to: StockPlace::Shelf,
            quantity: e.quantity,
        });
        sold.chain(self.undone.movements().into_iter().map(Movement::mirrored)).collect()
    }
}

/// Returns whether a document's number is that of one that undoes another: `Q1-B000012`.
pub fn is_reversal(document: &str) -> bool {
    document_seq(document).is_some() && document.rsplit_once('-').is_some_and(|(_, tail)| tail.starts_with('B'))
}

/// Reads the entry a document's number ends with: 152 of `Q1-N000152`.
pub fn document_seq(document: &str) -> Option<i64> {
    let (point, tail) = document.rsplit_once('-')?;
    let digits = tail.strip_prefix(|letter: char| letter.is_ascii_uppercase())?;
    let number = !point.is_empty() && (6..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_names_its_entry() {
        assert_eq!(document_seq("Q1-N000152"), Some(152));
        assert_eq!(document_seq("Q-1-C1000152"), Some(1_000_152));
        for bad in ["", "Q1", "Q1-N", "Q1-1000124", "Q1-N15x000", "-N000152", "Q1-ế000152", "Q1-N99999999999999999999"]
        {
            assert_eq!(document_seq(bad), None, "{bad}");
        }
    }
}
