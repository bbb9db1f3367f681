//! The append-only chain of entries.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Fault, Head, Reader, Tx, projections};
use crate::domain::entry::{Entry, Fact, Hash, Header, LedgerBegun, chain};
use crate::domain::ids::CommandId;

/// A row of the journal as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its arrival.
    pub pos: i64,
    /// Whose chain, as a local number.
    pub till: i64,
    /// Its place in that chain.
    pub seq: i64,
    /// The header as hashed.
    pub header: String,
    /// The payload as hashed.
    pub payload: String,
    /// The hash.
    pub hash: Hash,
}

pub(super) fn head(conn: &Connection, till_no: i64) -> Result<Head, Fault> {
    let row: Option<(i64, Hash, String)> = conn
        .query_row("SELECT seq, hash, header FROM journal WHERE till = ?1 ORDER BY seq DESC LIMIT 1", [till_no], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        })
        .optional()?;
    let Some((seq, hash, header)) = row else { return Ok(Head::EMPTY) };
    let header = Header::from_json(&header).map_err(|source| Fault::Entry { seq, source })?;
    Ok(Head { seq, hash, at_ms: header.at.at_ms })
}

pub(super) fn is_practice(conn: &Connection) -> Result<bool, Fault> {
    Ok(begun(conn)?.is_some_and(|b| b.practice))
}

/// Reads the first entry: what the ledger said of itself when it was made.
fn begun(conn: &Connection) -> Result<Option<LedgerBegun>, Fault> {
    let first: Option<(i64, String, String)> = conn
        .query_row("SELECT seq, header, payload FROM journal ORDER BY pos LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        })
        .optional()?;
    let Some((seq, header, payload)) = first else { return Ok(None) };
    let entry = Entry::read(&header, &payload).map_err(|source| Fault::Entry { seq, source })?;
    Ok(if let Fact::LedgerBegun(begun) = entry.fact { Some(begun) } else { None })
}

impl Tx<'_> {
    /// Appends an entry to this till's chain and projects it, in this transaction.
    pub fn append(&mut self, header: Header, fact: Fact) -> Result<Entry, Fault> {
        let header_json = header.to_json().map_err(Fault::Write)?;
        let payload = fact.payload().map_err(Fault::Write)?;
        let hash = chain(&self.head.hash, &header_json, payload.as_bytes());
        self.tx
            .prepare_cached("INSERT INTO journal(till, seq, header, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.till_no, header.seq, header_json, payload, hash])?;
        self.head = Head { seq: header.seq, hash, at_ms: header.at.at_ms };
        self.known.heed(&fact);
        let entry = Entry { header, fact };
        projections::project(&self.tx, self.till_no, self.tx.last_insert_rowid(), &entry)?;
        Ok(entry)
    }
}

impl Reader<'_> {
    /// Returns the public key the first entry names, in hexadecimal.
    pub fn first_key(&self) -> Result<Option<String>, Fault> {
        Ok(begun(self.conn)?.map(|b| b.key))
    }
    /// Finds the entry a command id made, with the command's digest.
    pub fn entry_of_command(&self, id: &CommandId) -> Result<Option<Entry>, Fault> {
        let pos: Option<i64> = self
            .conn
            .prepare_cached("SELECT pos FROM command WHERE id = ?1")?
            .query_row([id.as_str()], |r| r.get(0))
            .optional()?;
        pos.map(|pos| self.entry_at(pos)).transpose()
    }
    /// Finds an entry of this till by its own id, among the last ones: what a failed write left.
    pub fn entry_of_uuid(&self, uuid: uuid::Uuid) -> Result<Option<Entry>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT pos FROM journal WHERE till = ?1 ORDER BY seq DESC LIMIT 512")?;
        let all: Vec<i64> = stmt.query_map([self.till_no], |r| r.get(0))?.collect::<Result<_, _>>()?;
        for pos in all {
            let entry = self.entry_at(pos)?;
            if entry.header.uuid == uuid {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }
    /// Reads the entry at a place of this till's chain.
    pub fn entry(&self, seq: i64) -> Result<Option<Entry>, Fault> {
        let pos: Option<i64> = self
            .conn
            .prepare_cached("SELECT pos FROM journal WHERE till = ?1 AND seq = ?2")?
            .query_row(params![self.till_no, seq], |r| r.get(0))
            .optional()?;
        pos.map(|pos| self.entry_at(pos)).transpose()
    }
    /// Returns the hash of an entry of this till's chain.
    pub fn hash_at(&self, seq: i64) -> Result<Option<Hash>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT hash FROM journal WHERE till = ?1 AND seq = ?2")?
            .query_row(params![self.till_no, seq], |r| r.get(0))
            .optional()?)
    }
    fn entry_at(&self, pos: i64) -> Result<Entry, Fault> {
        let (seq, header, payload): (i64, String, String) = self
            .conn
            .prepare_cached("SELECT seq, header, payload FROM journal WHERE pos = ?1")?
            .query_row([pos], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        Entry::read(&header, &payload).map_err(|source| Fault::Entry { seq, source })
    }
}

/// What a walk over the chains found wrong first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEntry {
    /// Its arrival.
    pub pos: i64,
    /// Its place as the table says.
    pub seq: i64,
    /// What is wrong, in Vietnamese and English.
    pub why: (&'static str, &'static str),
}
