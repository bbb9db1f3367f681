//! Commands under an id that left no entry: a kept ticket, a draft on paper, the drawer's pulse.
//!
//! A side table, so that saying one of them twice does it once, like any other command.

use rusqlite::{OptionalExtension, params};

use super::{Fault, Reader, Tx};
use crate::domain::ids::CommandId;
use crate::domain::outcome::Outcome;

/// What such a command was and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The command's digest.
    pub digest: String,
    /// What it did.
    pub outcome: Outcome,
}

impl Tx<'_> {
    /// Remembers a command that leaves no entry under its id.
    pub fn keep_aside(&self, id: &CommandId, aside: &Aside, at_ms: i64) -> Result<(), Fault> {
        let outcome = serde_json::to_string(&aside.outcome).map_err(|_| Fault::BadRow("aside"))?;
        self.tx
            .prepare_cached("INSERT INTO aside(id, digest, outcome, at_ms) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id.as_str(), aside.digest, outcome, at_ms])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Finds what a command under this id did, when it left no entry.
    pub fn aside(&self, id: &CommandId) -> Result<Option<Aside>, Fault> {
        let row: Option<(String, String)> = self
            .conn
            .prepare_cached("SELECT digest, outcome FROM aside WHERE id = ?1")?
            .query_row([id.as_str()], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let Some((digest, outcome)) = row else { return Ok(None) };
        let outcome = serde_json::from_str(&outcome).map_err(|_| Fault::BadRow("aside"))?;
        Ok(Some(Aside { digest, outcome }))
    }
}
