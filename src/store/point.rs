//! Rows of the point and of the dated VAT rates.

use rusqlite::{OptionalExtension, params};

use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::point::Point;
use crate::domain::tax::{TaxClass, TaxRate};

pub(super) const POINT: Projection = Projection {
    name: "point",
    sql: "CREATE TABLE point (till INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
    key: "till",
};

pub(super) const TAX_RATE: Projection = Projection {
    name: "tax_rate",
    sql: "CREATE TABLE tax_rate (class TEXT NOT NULL, from_day TEXT NOT NULL, percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (class, from_day)) STRICT, WITHOUT ROWID;",
    key: "class, from_day",
};

pub(super) fn describe(at: At<'_>, point: &Point) -> Result<(), Fault> {
    let body = serde_json::to_string(point).map_err(|_| Fault::BadRow("point"))?;
    at.conn
        .prepare_cached(
            "INSERT INTO point(till, body) VALUES (?1, ?2) ON CONFLICT(till) DO UPDATE SET body = excluded.body",
        )?
        .execute(params![at.till, body])?;
    Ok(())
}

pub(super) fn set_rate(at: At<'_>, rate: &TaxRate) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO tax_rate(class, from_day, percent, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT(class, from_day) DO UPDATE SET percent = excluded.percent, at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
             WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (tax_rate.at_ms, tax_rate.till, tax_rate.seq)",
        )?
        .execute(params![rate.class.code(), rate.from, rate.percent, at.at_ms, at.till, at.seq])?;
    Ok(())
}

impl Reader<'_> {
    /// Returns this till's point, once described.
    pub fn point(&self) -> Result<Option<Point>, Fault> {
        let body: Option<String> = self
            .conn
            .prepare_cached("SELECT body FROM point WHERE till = ?1")?
            .query_row([self.till_no], |r| r.get(0))
            .optional()?;
        body.map(|b| serde_json::from_str(&b).map_err(|_| Fault::BadRow("point"))).transpose()
    }
    /// Returns the dated VAT rates.
    pub fn tax_rates(&self) -> Result<Vec<TaxRate>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT class, from_day, percent FROM tax_rate ORDER BY class, from_day")?;
        let rows = stmt.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?)))?;
        rows.map(|row| {
            let (class, from, percent) = row?;
            let class = TaxClass::from_code(&class).ok_or(Fault::BadRow("tax_rate"))?;
            Ok(TaxRate { class, from, percent })
        })
        .collect()
    }
}
