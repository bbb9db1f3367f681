//! An entry of the journal: what happened, who says so, and the hash that chains it.
//!
//! The payload is kept as the exact bytes that were hashed. Old versions are upcast on
//! reading and never rewritten.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::catalogue::CatalogueFact;
use super::ids::{CommandId, PointCode, StaffId, Text, TillId};
use super::moment::Moment;
use super::point::Point;
use super::sale::Sale;
use super::shift::{ShiftClosed, ShiftOpened};
use super::staff::Staff;
use super::stock::{GoodsReceived, GoodsReturned, GoodsWrittenOff, HoldSet};
use super::tax::TaxRate;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// What the first entry of a chain follows.
pub const GENESIS: Hash = [0; 32];

/// The most bytes one payload may hold.
pub const PAYLOAD_MAX: usize = 256 * 1024;

/// Who, where and when: the part of an entry that is the same for all kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The till whose chain this is in.
    pub till: TillId,
    /// The point it stood at.
    pub point: PointCode,
    /// Its place in the till's chain, from 1, without gaps.
    pub seq: i64,
    /// Its own id (version 7).
    pub uuid: Uuid,
    /// What kind of fact it holds.
    pub kind: String,
    /// The version of that kind's payload.
    pub version: u16,
    /// When, never before the entry it follows.
    pub at: Moment,
    /// The local day on which the shift was opened.
    pub business_day: NaiveDate,
    /// Who did it.
    pub staff: StaffId,
    /// The command's id; absent when it is the entry's own.
    pub command: Option<CommandId>,
    /// The first eight bytes of the command's hash, in hexadecimal, to know it again.
    pub digest: String,
    /// What the clock said, when that was behind the last entry.
    pub clock_ms: Option<i64>,
}

type HeaderRow<'a> = (
    Text<'a>,
    Text<'a>,
    i64,
    Text<'a>,
    Text<'a>,
    u16,
    i64,
    i16,
    NaiveDate,
    Text<'a>,
    Option<Text<'a>>,
    Text<'a>,
    Option<i64>,
);

impl Header {
    /// Writes the header as the compact JSON array that is hashed.
    pub fn to_json(&self) -> Result<String, EntryError> {
        let uuid = self.uuid.simple().to_string();
        let row: HeaderRow<'_> = (
            self.till.as_str().into(),
            self.point.as_str().into(),
            self.seq,
            uuid.as_str().into(),
            self.kind.as_str().into(),
            self.version,
            self.at.at_ms,
            self.at.offset_min,
            self.business_day,
            self.staff.as_str().into(),
            self.command.as_ref().map(|c| c.as_str().into()),
            self.digest.as_str().into(),
            self.clock_ms,
        );
        serde_json::to_string(&row).map_err(|_| EntryError::Header)
    }
    /// Reads a header.
    pub fn from_json(text: &str) -> Result<Self, EntryError> {
        let row: HeaderRow<'_> = serde_json::from_str(text).map_err(|_| EntryError::Header)?;
        let bad = |_| EntryError::Header;
        Ok(Self {
            till: TillId::new(row.0.0).map_err(bad)?,
            point: PointCode::new(row.1.0).map_err(bad)?,
            seq: row.2,
            uuid: Uuid::parse_str(&row.3.0).map_err(|_| EntryError::Header)?,
            kind: row.4.0.into_owned(),
            version: row.5,
            at: Moment { at_ms: row.6, offset_min: row.7 },
            business_day: row.8,
            staff: StaffId::new(row.9.0).map_err(bad)?,
            command: row.10.map(|id| CommandId::new(id.0)).transpose().map_err(|_| EntryError::Header)?,
            digest: row.11.0.into_owned(),
            clock_ms: row.12,
        })
    }
}

/// What a walk over a chain asks of a header, read without the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// The till whose chain this is in.
    pub till: Cow<'a, str>,
    /// Its place in that chain.
    pub seq: i64,
    /// When.
    pub at_ms: i64,
}

impl<'a> Place<'a> {
    /// Reads a header's till, place and time.
    pub fn of(header: &'a str) -> Result<Self, EntryError> {
        type Rest = IgnoredAny;
        type Row<'a> = (Text<'a>, Rest, i64, Rest, Rest, Rest, i64, Rest, Rest, Rest, Rest, Rest, Rest);
        let row: Row<'a> = serde_json::from_str(header).map_err(|_| EntryError::Header)?;
        Ok(Self { till: row.0.0, seq: row.2, at_ms: row.6 })
    }
}

/// Hashes an entry onto the one before it.
pub fn chain(prev: &Hash, header: &str, payload: &[u8]) -> Hash {
    let mut h = Sha256::new();
    h.update(b"ocop1\n");
    h.update(prev);
    h.update(u32::try_from(header.len()).unwrap_or(u32::MAX).to_le_bytes());
    h.update(header.as_bytes());
    h.update(payload);
    h.finalize().into()
}

/// Returns what names a till: the first eight bytes of its public key's SHA-256, in hexadecimal.
pub fn fingerprint(key: &str) -> Option<String> {
    let byte = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|p| u8::from_str_radix(p, 16).ok());
    let bytes: Vec<u8> = key.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    Some(Sha256::digest(bytes).iter().take(8).map(|b| format!("{b:02x}")).collect())
}

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

/// The first entry: what this ledger is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerBegun {
    /// Whether nothing in it may reach a real report.
    pub practice: bool,
    /// The till's public key, in hexadecimal.
    pub key: String,
    /// The dated VAT rates a new ledger knows.
    pub rates: Vec<TaxRate>,
}

/// Part of a catalogue that was recorded or imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueRecorded {
    /// What was learned, only what changed.
    pub facts: Vec<CatalogueFact>,
    /// Where it came from: a file's name, or empty for the till itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What the whole command did, in its last entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<CatalogueCounts>,
}

/// What a catalogue command did to the packs it named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CatalogueCounts {
    /// Packs not known before.
    pub new: u32,
    /// Packs of which something changed.
    pub changed: u32,
    /// Packs already as the sheet says.
    pub unchanged: u32,
}

/// A transfer's money was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferConfirmed {
    /// The receipt it belongs to.
    pub receipt: String,
    /// The sale's shift.
    pub shift: u32,
    /// How much.
    pub amount: super::money::Money,
}

/// A sale was undone in its own shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleVoided {
    /// The receipt undone.
    pub receipt: String,
    /// Why.
    pub reason: String,
    /// The sale, as it was: a void is complete in itself.
    pub sale: Sale,
    /// How much of its transfers was still waiting.
    pub waiting: super::money::Money,
}

/// A receipt was promised again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptReprinted {
    /// The receipt.
    pub receipt: String,
    /// Which copy: 1 is the first reprint.
    pub copy: u32,
}

/// A staff member's PIN was set. The PIN itself is nowhere in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinSet {
    /// Whose.
    pub staff: StaffId,
}

macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident($body:ty) = $kind:literal),* $(,)?) => {
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
    LedgerBegun(LedgerBegun) = "ledger_begun",
    /// The point described itself.
    PointDescribed(Point) = "point_described",
    /// A person was added or changed.
    StaffRecorded(Staff) = "staff_recorded",
    /// A PIN was set.
    PinSet(PinSet) = "pin_set",
    /// A VAT rate was set.
    TaxRateSet(TaxRate) = "tax_rate_set",
    /// Something was learned about the catalogue.
    CatalogueRecorded(CatalogueRecorded) = "catalogue_recorded",
    /// A shift opened.
    ShiftOpened(ShiftOpened) = "shift_opened",
    /// A sale was completed.
    SaleCompleted(Sale) = "sale_completed",
    /// A sale was voided.
    SaleVoided(SaleVoided) = "sale_voided",
    /// A transfer was confirmed.
    TransferConfirmed(TransferConfirmed) = "transfer_confirmed",
    /// A receipt was printed again.
    ReceiptReprinted(ReceiptReprinted) = "receipt_reprinted",
    /// A shift closed.
    ShiftClosed(ShiftClosed) = "shift_closed",
    /// Goods came from a producer.
    GoodsReceived(GoodsReceived) = "goods_received",
    /// Goods were written off.
    GoodsWrittenOff(GoodsWrittenOff) = "goods_written_off",
    /// Goods went back to their producer.
    GoodsReturned(GoodsReturned) = "goods_returned",
    /// A lot was put on hold or released.
    HoldSet(HoldSet) = "hold_set",
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
    use super::*;
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
