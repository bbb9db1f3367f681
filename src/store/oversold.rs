//! What was sold below the books: how much waits to be explained now, and how it stood at a day's end.

use chrono::NaiveDate;
use rusqlite::params;

use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::entry::Header;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::query::OversoldRow;
use crate::domain::stock::Explained;

/// Sold below the books, waiting to be explained: per pack and sale.
pub(super) const OVERSOLD: Projection = Projection {
    name: "oversold",
    sql: "CREATE TABLE oversold (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, seq, n)) STRICT, WITHOUT ROWID;",
    key: "till, seq, n",
};

/// What made it more or less, entry by entry, so that the books know how much it was on a day past.
pub(super) const CHANGE: Projection = Projection {
    name: "oversold_change",
    sql: "CREATE TABLE oversold_change (till INTEGER NOT NULL, sale INTEGER NOT NULL, n INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, sale, n, seq)) STRICT, WITHOUT ROWID;",
    key: "till, sale, n, seq",
};

/// What later goods explain of sales below the books: by which document, out of which lot.
pub(super) const EXPLAINED: Projection = Projection {
    name: "explained",
    sql: "CREATE TABLE explained (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, by_seq INTEGER NOT NULL, lot TEXT NOT NULL,
  sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (till, seq, n, by_seq, lot)) STRICT, WITHOUT ROWID;
CREATE INDEX explained_by ON explained(till, by_seq);
CREATE INDEX explained_receipt ON explained(till, receipt);",
    key: "till, seq, n, by_seq, lot",
};

/// What must hold: what waits is what its changes come to.
pub(super) const IDENTITIES: &[(&str, &str, &str)] = &[(
    "SELECT 1 FROM (SELECT till, sale, n, milli FROM oversold_change UNION ALL SELECT till, seq, n, -milli FROM oversold)
       GROUP BY till, sale, n HAVING sum(milli) <> 0 LIMIT 1",
    "số bán âm khác các lần bán và giải thích",
    "what is sold below the books differs from what was sold and explained",
)];

/// How much of a line of a sale is meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The sale's entry.
    pub sale: i64,
    /// Its line.
    pub n: i64,
    /// How much, in thousandths.
    pub milli: i64,
}

/// Notes how much more, or less below zero, a line that is listed comes to.
fn note(at: At<'_>, day: NaiveDate, line: Line) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO oversold_change(till, sale, n, seq, business_day, sku, receipt, milli)
             SELECT till, seq, n, ?4, ?5, sku, receipt, ?6 FROM oversold WHERE till = ?1 AND seq = ?2 AND n = ?3
             ON CONFLICT(till, sale, n, seq) DO UPDATE SET milli = milli + excluded.milli",
        )?
        .execute(params![at.till, line.sale, line.n, at.seq, day, line.milli])?;
    Ok(())
}

/// Lists what the books did not hold of a line just sold.
pub(super) fn short(
    at: At<'_>,
    day: NaiveDate,
    n: i64,
    sku: &SkuCode,
    receipt: &str,
    q: Quantity,
) -> Result<(), Fault> {
    let milli = q.thousandths();
    at.conn
        .prepare_cached("INSERT INTO oversold(till, seq, n, sku, receipt, milli) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![at.till, at.seq, n, sku.as_str(), receipt, milli])?;
    // The first word on this line: nothing is looked up, for a busy shop without books writes one at every sale.
    at.conn
        .prepare_cached(
            "INSERT INTO oversold_change(till, sale, n, seq, business_day, sku, receipt, milli)
             VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![at.till, at.seq, n, day, sku.as_str(), receipt, milli])?;
    Ok(())
}

/// Takes what is explained off the list of goods sold below the books, and keeps by what.
pub(super) fn explain(at: At<'_>, day: NaiveDate, e: &Explained) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO explained(till, seq, n, by_seq, lot, sku, receipt, milli)
             SELECT till, seq, n, ?4, ?5, sku, receipt, ?6 FROM oversold WHERE till = ?1 AND seq = ?2 AND n = ?3",
        )?
        .execute(params![at.till, e.sale, e.line, at.seq, e.lot.as_str(), e.quantity.thousandths()])?;
    note(at, day, Line { sale: e.sale, n: e.line, milli: e.quantity.thousandths().saturating_neg() })?;
    let key = params![at.till, e.sale, e.line, e.quantity.thousandths()];
    at.conn
        .prepare_cached("UPDATE oversold SET milli = milli - ?4 WHERE till = ?1 AND seq = ?2 AND n = ?3")?
        .execute(key)?;
    at.conn
        .prepare_cached("DELETE FROM oversold WHERE till = ?1 AND seq = ?2 AND n = ?3 AND milli <= 0")?
        .execute(params![at.till, e.sale, e.line])?;
    Ok(())
}

/// Puts back on the list what a document had explained of a sale below the books.
pub(super) fn unexplain(at: At<'_>, day: NaiveDate, by: i64, e: &Explained) -> Result<(), Fault> {
    let milli = e.quantity.thousandths();
    let key = params![at.till, e.sale, e.line, by, e.lot.as_str(), milli];
    let changed = at
        .conn
        .prepare_cached(
            "INSERT INTO oversold(till, seq, n, sku, receipt, milli)
             SELECT till, seq, n, sku, receipt, milli FROM explained
             WHERE till = ?1 AND seq = ?2 AND n = ?3 AND by_seq = ?4 AND lot = ?5 AND milli = ?6
             ON CONFLICT(till, seq, n) DO UPDATE SET milli = milli + excluded.milli",
        )?
        .execute(key)?;
    if changed != 1 {
        return Err(Fault::Contradiction("phiếu này không giải thích lần bán ấy", "it does not explain that sale"));
    }
    note(at, day, Line { sale: e.sale, n: e.line, milli })?;
    at.conn
        .prepare_cached("DELETE FROM explained WHERE till = ?1 AND seq = ?2 AND n = ?3 AND by_seq = ?4 AND lot = ?5")?
        .execute(params![at.till, e.sale, e.line, by, e.lot.as_str()])?;
    Ok(())
}

/// Takes a sale that is undone off the list.
pub(super) fn undo(at: At<'_>, day: NaiveDate, receipt: &str) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO oversold_change(till, sale, n, seq, business_day, sku, receipt, milli)
             SELECT till, seq, n, ?3, ?4, sku, receipt, -milli FROM oversold WHERE till = ?1 AND receipt = ?2",
        )?
        .execute(params![at.till, receipt, at.seq, day])?;
    at.conn
        .prepare_cached("DELETE FROM oversold WHERE till = ?1 AND receipt = ?2")?
        .execute(params![at.till, receipt])?;
    Ok(())
}

/// What waits now.
const NOW: &str = "SELECT till, seq, n, sku, receipt, milli FROM oversold WHERE ?3 IS NULL";
/// What waited at a day's end.
const PAST: &str = "SELECT till, sale AS seq, n, min(sku) AS sku, min(receipt) AS receipt, sum(milli) AS milli
  FROM oversold_change WHERE business_day <= ?3 GROUP BY till, sale, n HAVING sum(milli) > 0";

impl Reader<'_> {
    /// Returns what was sold below the books and is not explained, oldest first; of one pack when it is named.
    pub fn oversold(&self, sku: Option<&SkuCode>) -> Result<Vec<OversoldRow>, Fault> {
        self.oversold_rows(sku, None)
    }
    /// Returns what was sold below the books and not explained at a day's end; with no day, now.
    pub fn oversold_on(&self, as_of: Option<NaiveDate>) -> Result<Vec<OversoldRow>, Fault> {
        self.oversold_rows(None, as_of)
    }
    fn oversold_rows(&self, sku: Option<&SkuCode>, as_of: Option<NaiveDate>) -> Result<Vec<OversoldRow>, Fault> {
        let source = if as_of.is_some() { PAST } else { NOW };
        let mut stmt = self.conn.prepare_cached(&format!(
            "SELECT o.seq, o.n, o.sku, o.receipt, o.milli, p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, j.header
             FROM ({source}) o JOIN journal j ON j.till = o.till AND j.seq = o.seq JOIN sku s ON s.code = o.sku JOIN product p ON p.code = s.product
             WHERE o.till = ?1 AND (?2 IS NULL OR o.sku = ?2) ORDER BY o.seq, o.n",
        ))?;
        let mut rows = stmt.query(params![self.till_no, sku.map(SkuCode::as_str), as_of])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let sale = r.get(0)?;
            let header = Header::from_json(r.get_ref(6)?.as_str().map_err(|_| Fault::BadRow("journal"))?);
            let at = header.map_err(|source| Fault::Entry { seq: sale, source })?.at;
            let quantity = Quantity::from_thousandths(r.get(4)?).map_err(|_| Fault::BadRow("oversold"))?;
            let receipt = r.get(3)?;
            out.push(OversoldRow { sale, line: r.get(1)?, sku: r.get(2)?, name: r.get(5)?, at, receipt, quantity });
        }
        Ok(out)
    }
}
