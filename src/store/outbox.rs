//! What was promised to devices and is not yet done.

use rusqlite::{OptionalExtension, Row, params};

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
    /// Returns the first jobs not yet done, in their order, at most a hundred.
    pub fn open_jobs(&self) -> Result<Vec<Job>, Fault> {
        self.first_open(100)
    }
    /// Returns the job that is next.
    pub fn next_job(&self) -> Result<Option<Job>, Fault> {
        Ok(self.first_open(1)?.pop())
    }
    fn first_open(&self, most: u32) -> Result<Vec<Job>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT id, doc, state, attempts, error FROM outbox WHERE lane = 'printer' AND state IN ('queued', 'sending') ORDER BY id LIMIT ?1",
        )?;
        let rows = stmt.query_map([most], columns)?;
        rows.map(|r| job(r?)).collect()
    }
    /// Counts the jobs not yet done.
    pub fn open_job_count(&self) -> Result<u32, Fault> {
        let mut stmt = self
            .conn
            .prepare_cached("SELECT count(*) FROM outbox WHERE lane = 'printer' AND state IN ('queued', 'sending')")?;
        Ok(stmt.query_row([], |r| r.get(0))?)
    }
    /// Returns whether a job was begun and not heard of again.
    pub fn job_cut_off(&self) -> Result<bool, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending')")?;
        Ok(stmt.query_row([], |r| r.get(0))?)
    }
    /// Finds a job.
    pub fn job(&self, id: i64) -> Result<Option<Job>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT id, doc, state, attempts, error FROM outbox WHERE id = ?1")?;
        stmt.query_row([id], columns).optional()?.map(job).transpose()
    }
    /// Returns the last jobs, newest first.
    pub fn last_jobs(&self, most: u32) -> Result<Vec<Job>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT id, doc, state, attempts, error FROM outbox ORDER BY id DESC LIMIT ?1")?;
        let rows = stmt.query_map([most], columns)?;
        rows.map(|r| job(r?)).collect()
    }
}

/// What was given up of old promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settled {
    /// Pages that never went to the printer.
    pub late: u32,
    /// Pages cut off in the middle: nobody knows how far they came.
    pub cut_off: u32,
}

const DRAWER: &str = r#"{"print":"drawer"}"#;

impl Ledger {
    /// Gives up every open drawer, what was cut off, and pages promised before a time.
    ///
    /// A drawer opened later opens before nobody; an old page comes out in a stranger's hands.
    pub fn settle_promises(&mut self, before_ms: i64) -> Result<Settled, Fault> {
        self.fail_drawers()?;
        let tx = self.begin()?;
        let cut_off = tx.tx.execute("UPDATE outbox SET state = 'unknown' WHERE state = 'sending'", [])?;
        let late =
            tx.tx.execute("UPDATE outbox SET state = 'unknown' WHERE state = 'queued' AND at_ms < ?1", [before_ms])?;
        tx.commit()?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Settled { late: count(late), cut_off: count(cut_off) })
    }
    /// Gives up every drawer that has not opened.
    pub fn fail_drawers(&mut self) -> Result<(), Fault> {
        let tx = self.begin()?;
        tx.tx
            .prepare_cached("UPDATE outbox SET state = 'failed' WHERE state IN ('queued', 'sending') AND doc = ?1")?
            .execute([DRAWER])?;
        tx.commit()
    }
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
