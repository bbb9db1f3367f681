//! An entry of the journal: what happened, who says so, and the hash that chains it.
//!
//! The payload is kept as the exact bytes that were hashed. Old versions are upcast on
//! reading and never rewritten.

mod body;
mod header;
mod papers;

use super::assortment::AssortmentTarget;
use super::certificate::{Certificate, CertificateWithdrawn, PaperRule};
use super::code_book::{CodeForgotten, CodeLayout, CodeLearned};
use super::count::{CountApproved, CountDropped, CountFinished, CountStarted};
use super::label::LabelsPrinted;
use super::moves::{GoodsMoved, GoodsRepacked, GoodsSent, StockTakenOn, TransferClosed, TransferReceived};
use super::ocop_stamp::{StampBatch, StampNeedSet, StampsCounted, StampsUndone, StampsUsed};
use super::point::Point;
use super::recognition::{OcopStatusRecorded, RecognitionWithdrawn};
use super::reversal::DocumentReversed;
use super::sale::Sale;
use super::shelf_life::ShelfLifeRule;
use super::shift::{ShiftClosed, ShiftExplained, ShiftOpened};
use super::staff::Staff;
use super::stock::{GoodsReceived, GoodsReturned, GoodsWrittenOff, HoldSet};
use super::tax::TaxRate;

pub use body::{
    CatalogueCounts, CatalogueRecorded, LedgerBegun, PinSet, ReceiptReprinted, SaleVoided, TransferConfirmed,
};
pub use header::{Header, Place, chain, fingerprint};
pub use papers::DocumentReprinted;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// What the first entry of a chain follows.
pub const GENESIS: Hash = [0; 32];

/// The most bytes one payload may hold.
pub const PAYLOAD_MAX: usize = 256 * 1024;

/// Why an entry cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The header is not one.
    #[error("the entry's header cannot be read")]
    Header,
    /// The payload is not what its kind promises.
    #[error("the {kind} entry's payload cannot be read: {why}")]
    Payload {
        /// The kind.
        kind: String,
        /// What the parser says.
        why: String,
    },
    /// A newer program wrote it.
    #[error("the entry's kind {0:?} is not known to this version of the program")]
    UnknownKind(String),
    /// It is beyond [`PAYLOAD_MAX`].
    #[error("the entry is larger than 256 KiB; split it")]
    TooLarge,
}

/// What an entry is as a document of goods: none, one with a number, one that also says why.
macro_rules! paper {
    (plain, $body:ident) => {{
        let _ = $body;
        None
    }};
    (document, $body:ident) => {
        Some(($body.document.as_str(), None))
    };
    (reasoned, $body:ident) => {
        Some(($body.document.as_str(), Some($body.reason.as_str())))
    };
}

macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident($body:ty) = $kind:literal: $paper:ident),* $(,)?) => {
        /// What happened: one variant a kind of entry.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Fact { $($(#[$doc])* $variant($body)),* }

        impl Fact {
            /// Every kind of entry there is.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];
            /// Returns the kind as tables hold it.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind),* }
            }
            /// Returns the number and the reason of the document of goods that this entry is, or is a part of.
            pub fn paper(&self) -> Option<(&str, Option<&str>)> {
                match self { $(Self::$variant(body) => paper!($paper, body)),* }
            }
            /// Writes the payload as the exact bytes to be hashed.
            pub fn payload(&self) -> Result<String, EntryError> {
                let text = match self { $(Self::$variant(body) => serde_json::to_string(body)),* };
                let text = text.map_err(|e| EntryError::Payload { kind: self.kind().into(), why: e.to_string() })?;
                if text.len() > PAYLOAD_MAX { Err(EntryError::TooLarge) } else { Ok(text) }
            }
            /// Reads a payload of a kind and version.
            pub fn read(kind: &str, version: u16, payload: &str) -> Result<Self, EntryError> {
                let why = |e: serde_json::Error| EntryError::Payload { kind: kind.into(), why: e.to_string() };
                match (kind, version) {
                    $(($kind, 1) => Ok(Self::$variant(serde_json::from_str(payload).map_err(why)?)),)*
                    (kind, _) => Err(EntryError::UnknownKind(kind.into())),
                }
            }
        }
    };
}

facts! {
    /// The ledger began.
    LedgerBegun(LedgerBegun) = "ledger_begun": plain,
    /// The point described itself.
    PointDescribed(Point) = "point_described": plain,
    /// A person was added or changed.
    StaffRecorded(Staff) = "staff_recorded": plain,
    /// A PIN was set.
    PinSet(PinSet) = "pin_set": plain,
    /// A VAT rate was set.
    TaxRateSet(TaxRate) = "tax_rate_set": plain,
    /// Something was learned about the catalogue.
    CatalogueRecorded(CatalogueRecorded) = "catalogue_recorded": plain,
    /// A paper was recorded.
    CertificateRecorded(Certificate) = "certificate_recorded": plain,
    /// A paper was withdrawn.
    CertificateWithdrawn(CertificateWithdrawn) = "certificate_withdrawn": plain,
    /// Which paper is asked of which goods was set.
    RequiredPapersSet(PaperRule) = "required_papers_set": plain,
    /// Recognitions were withdrawn.
    RecognitionWithdrawn(RecognitionWithdrawn) = "recognition_withdrawn": plain,
    /// A product is on its way to a recognition.
    OcopStatusRecorded(OcopStatusRecorded) = "ocop_status_recorded": plain,
    /// The assortment's target was set.
    AssortmentTargetSet(AssortmentTarget) = "assortment_target_set": plain,
    /// How long goods must keep was set.
    ShelfLifeRuleSet(ShelfLifeRule) = "shelf_life_rule_set": plain,
    /// A shift opened.
    ShiftOpened(ShiftOpened) = "shift_opened": plain,
    /// A sale was completed.
    SaleCompleted(Sale) = "sale_completed": plain,
    /// A sale was voided.
    SaleVoided(SaleVoided) = "sale_voided": plain,
    /// A transfer was confirmed.
    TransferConfirmed(TransferConfirmed) = "transfer_confirmed": plain,
    /// A receipt was printed again.
    ReceiptReprinted(ReceiptReprinted) = "receipt_reprinted": plain,
    /// A shift closed.
    ShiftClosed(ShiftClosed) = "shift_closed": plain,
    /// A closed shift's difference was explained.
    ShiftExplained(ShiftExplained) = "shift_explained": plain,
    /// Goods came from a producer.
    GoodsReceived(GoodsReceived) = "goods_received": document,
    /// Goods were written off.
    GoodsWrittenOff(GoodsWrittenOff) = "goods_written_off": reasoned,
    /// Goods went back to their producer.
    GoodsReturned(GoodsReturned) = "goods_returned": reasoned,
    /// A lot was put on hold or released.
    HoldSet(HoldSet) = "hold_set": plain,
    /// How scales write labels of a prefix was set.
    CodeLayoutSet(CodeLayout) = "code_layout_set": plain,
    /// Staff said what a code means.
    CodeLearned(CodeLearned) = "code_learned": plain,
    /// What was learned about a kind of codes was put away.
    CodeForgotten(CodeForgotten) = "code_forgotten": plain,
    /// A batch of OCOP stamps came.
    StampsReceived(StampBatch) = "stamps_received": plain,
    /// OCOP stamps were put on, spoiled, given back or destroyed.
    StampsUsed(StampsUsed) = "stamps_used": plain,
    /// OCOP stamps were counted.
    StampsCounted(StampsCounted) = "stamps_counted": plain,
    /// What was written about OCOP stamps was undone.
    StampsUndone(StampsUndone) = "stamps_undone": plain,
    /// Whether a pack needs an OCOP sticker was said.
    StampNeedSet(StampNeedSet) = "stamp_need_set": plain,
    /// Goods were carried between the shop's own places.
    GoodsMoved(GoodsMoved) = "goods_moved": document,
    /// Goods left for another point.
    GoodsSent(GoodsSent) = "goods_sent": document,
    /// Goods came from another point.
    TransferReceived(TransferReceived) = "transfer_received": document,
    /// The other point has told what came.
    TransferClosed(TransferClosed) = "transfer_closed": document,
    /// What lay there before the books began was taken on.
    StockTakenOn(StockTakenOn) = "stock_taken_on": document,
    /// Goods of one lot became a lot of another pack.
    GoodsRepacked(Box<GoodsRepacked>) = "goods_repacked": document,
    /// A document of goods was undone.
    DocumentReversed(DocumentReversed) = "document_reversed": reasoned,
    /// A count of goods began.
    CountStarted(CountStarted) = "count_started": plain,
    /// A count was compared with the books.
    CountFinished(CountFinished) = "count_finished": plain,
    /// The books followed a count.
    CountApproved(CountApproved) = "count_approved": reasoned,
    /// A count was given up.
    CountDropped(CountDropped) = "count_dropped": plain,
    /// A document of goods was printed again.
    DocumentReprinted(DocumentReprinted) = "document_reprinted": plain,
    /// Labels were printed.
    LabelsPrinted(LabelsPrinted) = "labels_printed": plain,
}

/// A header and its fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who, where and when.
    pub header: Header,
    /// What.
    pub fact: Fact,
}

impl Entry {
    /// The version this program writes of every kind.
    pub const VERSION: u16 = 1;

    /// Reads an entry from its stored texts.
    pub fn read(header: &str, payload: &str) -> Result<Self, EntryError> {
        let header = Header::from_json(header)?;
        let fact = Fact::read(&header.kind, header.version, payload)?;
        Ok(Self { header, fact })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::{CommandId, PointCode, StaffId, TillId};
    use crate::domain::moment::Moment;
    use crate::domain::money::Money;

    fn header() -> Header {
        Header {
            till: TillId::new("00112233aabbccdd").unwrap(),
            point: PointCode::new("Q1").unwrap(),
            seq: 7,
            uuid: Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001),
            kind: "shift_opened".into(),
            version: 1,
            at: Moment::vietnam(1_795_590_000_000),
            business_day: "2026-11-25".parse().unwrap(),
            staff: StaffId::new("lan").unwrap(),
            command: Some(CommandId::new("sáng-1").unwrap()),
            digest: "0123456789abcdef".into(),
            clock_ms: None,
        }
    }

    /// The bytes that were hashed are the bytes that will be hashed: a change here breaks every ledger there is.
    #[test]
    fn the_hashed_form_is_frozen() {
        let text = header().to_json().unwrap();
        assert_eq!(
            text,
            r#"["00112233aabbccdd","Q1",7,"01980000000070008000000000000001","shift_opened",1,1795590000000,420,"2026-11-25","lan","sáng-1","0123456789abcdef",null]"#
        );
        let fact = Fact::ShiftOpened(ShiftOpened { shift: 3, float_vnd: Money::vnd(1_000_000) });
        let payload = fact.payload().unwrap();
        assert_eq!(payload, r#"{"shift":3,"float_vnd":1000000}"#);
        let hash: String = chain(&GENESIS, &text, payload.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash, "3e1badedbd17993165d01edf7e004928c846b04c87b5b89fe0629f9f0f078ff2");
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let text = header().to_json().unwrap();
        assert_eq!(Header::from_json(&text), Ok(header()));
        assert_eq!(Header::from_json(&text.replace("\"Q1\"", "\"Q 1\"")), Err(EntryError::Header));
    }

    #[test]
    fn a_header_and_a_payload_cannot_trade_bytes() {
        assert_ne!(chain(&GENESIS, "ab", b"c"), chain(&GENESIS, "a", b"bc"));
    }

    #[test]
    fn an_entry_of_a_newer_program_is_named_not_guessed() {
        assert_eq!(Fact::read("moon_sold", 1, "{}"), Err(EntryError::UnknownKind("moon_sold".into())));
        assert_eq!(Fact::read("shift_opened", 2, "{}"), Err(EntryError::UnknownKind("shift_opened".into())));
    }
}
