//! What was promised to devices and is not yet done.

use rusqlite::{Row, params};

use super::{Fault, Ledger, Reader, Tx};
use crate::domain::outbox::{Job, JobState, PrintDoc};

/// How many finished jobs are kept to look back on.
///
/// The newest always stays, so a number is never given twice; and with so few rows a look at the open
/// ones needs no index, which every sale and every step of a job would have to write.
const KEEP_DONE: i64 = 200;

fn job((id, doc, state, attempts, error): (i64, String, String, u32, String)) -> Result<Job, Fault> {
    Ok(Job {
        id,
        doc: serde_json::from_str(&doc).map_err(|_| Fault::BadRow("outbox"))?,
        state: JobState::from_code(&state).ok_or(Fault::BadRow("outbox"))?,
        attempts,
        error,
    })
}

fn columns(r: &Row<'_>) -> rusqlite::Result<(i64, String, String, u32, String)> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
}

impl Tx<'_> {
    /// Promises a print job, kept only when the transaction commits.
    pub fn promise(&self, doc: &PrintDoc, at_ms: i64) -> Result<i64, Fault> {
        let doc = serde_json::to_string(doc).map_err(|_| Fault::BadRow("outbox"))?;
        self.tx
            .prepare_cached("INSERT INTO outbox(lane, doc, at_ms) VALUES ('printer', ?1, ?2)")?
            .execute(params![doc, at_ms])?;
        Ok(self.tx.last_insert_rowid())
    }
}

impl Reader<'_> {
    /// Returns the jobs not yet done, in their order.
    pub fn open_jobs(&self) -> Result<Vec<Job>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT id, doc, state, attempts, error FROM outbox WHERE lane = 'printer' AND state IN ('queued', 'sending') ORDER BY id",
        )?;
        let rows = stmt.query_map([], columns)?;
        rows.map(|r| job(r?)).collect()
    }
    /// Returns the last jobs, newest first.
    pub fn last_jobs(&self, most: u32) -> Result<Vec<Job>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT id, doc, state, attempts, error FROM outbox ORDER BY id DESC LIMIT ?1")?;
        let rows = stmt.query_map([most], columns)?;
        rows.map(|r| job(r?)).collect()
    }
}

impl Ledger {
    /// Notes how far a job has come. Not history: its own small write.
    pub fn mark_job(&mut self, id: i64, state: JobState, error: &str) -> Result<(), Fault> {
        let tx = self.begin()?;
        let tried = i64::from(state == JobState::Sending);
        tx.tx
            .prepare_cached("UPDATE outbox SET state = ?2, error = ?3, attempts = attempts + ?4 WHERE id = ?1")?
            .execute(params![id, state.code(), error, tried])?;
        tx.tx
            .prepare_cached("DELETE FROM outbox WHERE id <= ?1 AND state IN ('sent', 'printed', 'failed', 'unknown')")?
            .execute([id.saturating_sub(KEEP_DONE)])?;
        tx.commit()
    }
}
