//! Who, where and when of an entry, and the hash that chains it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{EntryError, Hash};
use crate::domain::ids::{CommandId, PointCode, StaffId, Text, TillId};
use crate::domain::moment::Moment;

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
