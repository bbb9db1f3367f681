//! Rows of counts and of what each came to when it was last compared with the books.

use rusqlite::{OptionalExtension, Row, params};

use super::projections::{At, Projection};
use super::{Fault, Reader, oversold, stock};
use crate::domain::count::{Adjusted, CountApproved, CountDropped, CountFinished, CountLine, CountStarted, CountState};
use crate::domain::entry::Header;
use crate::domain::moment::Moment;
use crate::domain::query::{CountResult, CountRow};
use crate::domain::stock::StockPlace;

pub(super) const COUNT: Projection = Projection {
    name: "stock_count",
    sql: "CREATE TABLE stock_count (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, place TEXT NOT NULL, scope TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'approved', 'dropped')), round INTEGER NOT NULL DEFAULT 0, totals TEXT,
  started_by TEXT NOT NULL, started_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL, closed_by TEXT NOT NULL DEFAULT '', closed_ms INTEGER,
  reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX stock_count_document ON stock_count(till, document);",
    key: "till, seq",
};

pub(super) const COUNT_LINE: Projection = Projection {
    name: "stock_count_line",
    sql: "CREATE TABLE stock_count_line (till INTEGER NOT NULL, seq INTEGER NOT NULL, sku TEXT NOT NULL, milli INTEGER NOT NULL, body TEXT NOT NULL, adjusted TEXT,
  PRIMARY KEY (till, seq, sku)) STRICT, WITHOUT ROWID;",
    key: "till, seq, sku",
};

const NOT_OPEN: Fault = Fault::Contradiction("đợt kiểm kê này không đang mở", "the count is not open");
const NOT_FOLLOWING: Fault = Fault::Contradiction(
    "điều chỉnh kiểm kê không khớp chênh lệch hoặc thiếu người chịu",
    "an approved count's movements do not follow from its losses and explanations",
);

pub(super) fn start(at: At<'_>, header: &Header, c: &CountStarted) -> Result<(), Fault> {
    let scope = json(&c.scope)?;
    at.conn
        .prepare_cached(
            "INSERT INTO stock_count(till, seq, document, place, scope, state, started_by, started_ms, offset_min) VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, ?7, ?8)",
        )?
        .execute(params![
            at.till,
            at.seq,
            c.document,
            c.place.code(),
            scope,
            header.staff.as_str(),
            header.at.at_ms,
            header.at.offset_min
        ])?;
    Ok(())
}

/// Finds a count that is not over.
fn standing(at: At<'_>, document: &str) -> Result<i64, Fault> {
    let seq = at
        .conn
        .prepare_cached(
            "SELECT seq FROM stock_count WHERE till = ?1 AND document = ?2 AND state IN ('open', 'finished')",
        )?
        .query_row(params![at.till, document], |r| r.get(0))
        .optional()?;
    seq.ok_or(NOT_OPEN)
}

/// Moves a count on and writes down by whom.
fn close(at: At<'_>, header: &Header, count: i64, state: CountState, reason: &str) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "UPDATE stock_count SET state = ?3, closed_by = ?4, closed_ms = ?5, reason = ?6 WHERE till = ?1 AND seq = ?2",
        )?
        .execute(params![at.till, count, state.code(), header.staff.as_str(), header.at.at_ms, reason])?;
    Ok(())
}

/// Writes down what a count came to; each round takes the place of the one before.
pub(super) fn finish(at: At<'_>, header: &Header, c: &CountFinished) -> Result<(), Fault> {
    let count = standing(at, &c.document)?;
    if c.part == 1 {
        at.conn
            .prepare_cached("DELETE FROM stock_count_line WHERE till = ?1 AND seq = ?2")?
            .execute(params![at.till, count])?;
    }
    let mut row = at
        .conn
        .prepare_cached("INSERT INTO stock_count_line(till, seq, sku, milli, body) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for line in &c.lines {
        let milli = line.difference().thousandths();
        row.execute(params![at.till, count, line.sku.as_str(), milli, json(line)?])?;
    }
    at.conn
        .prepare_cached("UPDATE stock_count SET round = ?3, totals = ?4 WHERE till = ?1 AND seq = ?2")?
        .execute(params![at.till, count, c.round, json(&c.totals)?])?;
    close(at, header, count, CountState::Finished, "")
}

/// Lets the books follow a count; its last part ends it.
pub(super) fn approve(at: At<'_>, header: &Header, c: &CountApproved) -> Result<(), Fault> {
    let count = standing(at, &c.document)?;
    if !follows(c) {
        return Err(NOT_FOLLOWING);
    }
    for lot in &c.lots {
        stock::insert_lot(at, lot, &c.document)?;
    }
    c.explains.iter().try_for_each(|e| oversold::explain(at, header.business_day, e))?;
    stock::move_all(at, header.business_day, &c.movements)?;
    for a in &c.adjusted {
        at.conn
            .prepare_cached("UPDATE stock_count_line SET adjusted = ?4 WHERE till = ?1 AND seq = ?2 AND sku = ?3")?
            .execute(params![at.till, count, a.sku.as_str(), json(a)?])?;
    }
    let state = if c.part == c.parts { CountState::Approved } else { CountState::Finished };
    close(at, header, count, state, &c.reason)
}

/// Returns whether every loss has its bearer and every sale explained its movement.
fn follows(c: &CountApproved) -> bool {
    let moved = |to: StockPlace| c.movements.iter().filter(move |m| m.to == to).map(|m| m.quantity.thousandths());
    let sum = |all: &mut dyn Iterator<Item = i64>| all.fold(0, i64::saturating_add);
    sum(&mut moved(StockPlace::Loss)) == sum(&mut c.losses.iter().map(|l| l.quantity.thousandths()))
        && sum(&mut moved(StockPlace::Buyer)) == sum(&mut c.explains.iter().map(|e| e.quantity.thousandths()))
}

pub(super) fn give_up(at: At<'_>, header: &Header, c: &CountDropped) -> Result<(), Fault> {
    let count = standing(at, &c.document)?;
    close(at, header, count, CountState::Dropped, &c.reason)
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|_| Fault::BadRow("stock_count"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::BadRow("stock_count"))
}

const ROW: &str = "SELECT c.document, c.place, c.scope, c.state, c.round, c.totals, c.started_by, c.started_ms, c.offset_min, c.closed_by, c.closed_ms, c.reason,
  coalesce((SELECT p.name FROM producer p WHERE p.code = json_extract(c.scope, '$.producer')), ''),
  EXISTS (SELECT 1 FROM counting g WHERE g.document = c.document AND g.told = 0) FROM stock_count c WHERE c.till = ?1";

fn row(r: &Row<'_>) -> Result<CountRow, Fault> {
    let bad = || Fault::BadRow("stock_count");
    let (place, scope, state): (String, String, String) = (r.get(1)?, r.get(2)?, r.get(3)?);
    let state = CountState::from_code(&state).ok_or_else(bad)?;
    let (offset_min, has_more): (i16, bool) = (r.get(8)?, r.get(13)?);
    let moment = |at_ms: i64| Moment { at_ms, offset_min };
    Ok(CountRow {
        count: r.get(0)?,
        place: StockPlace::from_code(&place).ok_or_else(bad)?,
        scope: read(&scope)?,
        producer: r.get(12)?,
        state: if has_more && state == CountState::Finished { CountState::Open } else { state },
        round: r.get(4)?,
        started_by: r.get(6)?,
        started_at: moment(r.get(7)?),
        closed_by: r.get(9)?,
        closed_at: r.get::<_, Option<i64>>(10)?.map(moment),
        reason: r.get(11)?,
        totals: r.get::<_, Option<String>>(5)?.map(|t| read(&t)).transpose()?,
    })
}

impl Reader<'_> {
    /// Returns this till's counts: those that are not over first, then the latest.
    pub fn counts(&self) -> Result<Vec<CountRow>, Fault> {
        let sql = format!("{ROW} ORDER BY c.state NOT IN ('open', 'finished'), c.seq DESC");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query([self.till_no])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(row(r)?);
        }
        Ok(out)
    }
    /// Finds one of this till's counts.
    pub fn count(&self, document: &str) -> Result<Option<CountRow>, Fault> {
        let sql = format!("{ROW} AND c.document = ?2");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query(params![self.till_no, document])?;
        rows.next()?.map(row).transpose()
    }
    /// Returns how many of this till's counts are not over.
    pub fn open_counts(&self) -> Result<u32, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM stock_count WHERE till = ?1 AND state IN ('open', 'finished')")?
            .query_row([self.till_no], |r| r.get(0))?)
    }
    /// Returns what a count came to when it was last compared: differences first, then by name.
    pub fn count_results(&self, document: &str) -> Result<Vec<CountResult>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT l.body, l.adjusted FROM stock_count c JOIN stock_count_line l ON l.till = c.till AND l.seq = c.seq
             LEFT JOIN sku s ON s.code = l.sku WHERE c.till = ?1 AND c.document = ?2 ORDER BY l.milli = 0, s.sort, l.sku",
        )?;
        let mut rows = stmt.query(params![self.till_no, document])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let line: CountLine = read(&r.get::<_, String>(0)?)?;
            let adjusted: Option<Adjusted> = r.get::<_, Option<String>>(1)?.map(|a| read(&a)).transpose()?;
            out.push(CountResult { line, adjusted });
        }
        Ok(out)
    }
}
