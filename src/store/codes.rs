//! Rows of what codes mean: scales' layouts, learned codes, and the stamps that were sold.
//!
//! Stamps are a side table of hashes: no serial number is kept anywhere.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::catalogue::{codes, from_code};
use super::projections::{At, Projection};
use super::{Fault, Reader, Tx};
use crate::domain::code_book::{CodeBook, CodeForgotten, CodeLayout, CodeLearned, LabelValue, Stamp, Verifier};
use crate::domain::entry::Header;
use crate::domain::ids::SkuCode;
use crate::domain::moment::Moment;

pub(super) const CODE_LAYOUT: Projection = Projection {
    name: "code_layout",
    sql: "CREATE TABLE code_layout (prefix TEXT PRIMARY KEY, item INTEGER NOT NULL, value TEXT NOT NULL, step INTEGER NOT NULL CHECK (step > 0), verifier TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "prefix",
};
pub(super) const CODE_LEARNED: Projection = Projection {
    name: "code_learned",
    sql: "CREATE TABLE code_learned (pattern TEXT NOT NULL, sample TEXT NOT NULL, sku TEXT NOT NULL, units INTEGER NOT NULL CHECK (units > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (pattern, sample)) STRICT, WITHOUT ROWID;",
    key: "pattern, sample",
};
pub(super) const CODE_FORGOTTEN: Projection = Projection {
    name: "code_forgotten",
    sql: "CREATE TABLE code_forgotten (pattern TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "pattern",
};

/// What was learned and not forgotten since, whatever the order in which tills said so.
const LEARNED: &str = "FROM code_learned l WHERE NOT EXISTS (SELECT 1 FROM code_forgotten f
  WHERE f.pattern = l.pattern AND (f.at_ms, f.till, f.seq) > (l.at_ms, l.till, l.seq))";

/// How many stamps are remembered; more than a showroom sells in years.
const STAMPS_MAX: i64 = 200_000;

pub(super) fn set_layout(at: At<'_>, l: &CodeLayout) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO code_layout(prefix, item, value, step, verifier, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT(prefix) DO UPDATE SET item = excluded.item, value = excluded.value, step = excluded.step, verifier = excluded.verifier,
               at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
             WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (code_layout.at_ms, code_layout.till, code_layout.seq)",
        )?
        .execute(params![l.prefix, l.item, word(l.value)?, l.step, word(l.verifier)?, at.at_ms, at.till, at.seq])?;
    Ok(())
}

fn word(value: impl serde::Serialize) -> Result<String, Fault> {
    let value = serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned));
    value.ok_or(Fault::BadRow("code_layout"))
}

pub(super) fn learn_code(at: At<'_>, l: &CodeLearned) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO code_learned(pattern, sample, sku, units, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT(pattern, sample) DO UPDATE SET sku = excluded.sku, units = excluded.units,
               at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
             WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (code_learned.at_ms, code_learned.till, code_learned.seq)",
        )?
        .execute(params![l.pattern, l.sample.as_str(), l.sku.as_str(), l.units, at.at_ms, at.till, at.seq])?;
    Ok(())
}

pub(super) fn forget_code(at: At<'_>, f: &CodeForgotten) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO code_forgotten(pattern, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT(pattern) DO UPDATE SET at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
             WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (code_forgotten.at_ms, code_forgotten.till, code_forgotten.seq)",
        )?
        .execute(params![f.pattern, at.at_ms, at.till, at.seq])?;
    Ok(())
}

impl Reader<'_> {
    /// Gathers scales' layouts and learned codes.
    pub fn code_book(&self) -> Result<CodeBook, Fault> {
        let layouts = self.code_layouts()?;
        let sql = format!("SELECT l.pattern, l.sample, l.sku, l.units {LEARNED} ORDER BY l.pattern, l.sample");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let rows =
            stmt.query_map([], |r| Ok((r.get(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?, r.get(3)?)))?;
        let mut learned = Vec::new();
        for row in rows {
            let (pattern, sample, sku, units) = row?;
            let sample = Stamp::try_from(sample).map_err(|_| Fault::BadRow("code_learned"))?;
            let sku = SkuCode::new(sku).map_err(|_| Fault::BadRow("code_learned"))?;
            learned.push(CodeLearned { pattern, sample, sku, units });
        }
        Ok(CodeBook::build(layouts, learned))
    }
    fn code_layouts(&self) -> Result<Vec<CodeLayout>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT prefix, item, value, step, verifier FROM code_layout ORDER BY prefix")?;
        let mut rows = stmt.query([])?;
        let mut layouts = Vec::new();
        while let Some(r) = rows.next()? {
            let value = from_code::<LabelValue>(&r.get::<_, String>(2)?, "code_layout")?;
            let verifier = from_code::<Verifier>(&r.get::<_, String>(4)?, "code_layout")?;
            layouts.push(CodeLayout { prefix: r.get(0)?, item: r.get(1)?, value, step: r.get(3)?, verifier });
        }
        Ok(layouts)
    }
    /// Returns who taught the latest code of each kind that is remembered, and when.
    pub fn codes_taught(&self) -> Result<HashMap<String, (String, Moment)>, Fault> {
        let sql = format!(
            "SELECT t.pattern, t.seq, j.header FROM (SELECT l.pattern, l.till, l.seq, l.at_ms {LEARNED}) t
             JOIN journal j ON j.till = t.till AND j.seq = t.seq ORDER BY t.at_ms, t.till, t.seq"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query([])?;
        let mut taught = HashMap::new();
        while let Some(r) = rows.next()? {
            let header = Header::from_json(r.get_ref(2)?.as_str().map_err(|_| Fault::BadRow("journal"))?);
            let header = header.map_err(|source| Fault::Entry { seq: r.get(1).unwrap_or_default(), source })?;
            taught.insert(r.get(0)?, (header.staff.as_str().to_owned(), header.at));
        }
        Ok(taught)
    }
    /// Returns whether anything is known about codes of a kind.
    pub fn is_code_learned(&self, pattern: &str) -> Result<bool, Fault> {
        let sql = format!("SELECT 1 {LEARNED} AND l.pattern = ?1 LIMIT 1");
        let found: Option<i64> = self.conn.prepare_cached(&sql)?.query_row([pattern], |r| r.get(0)).optional()?;
        Ok(found.is_some())
    }
    /// Returns every pack that has a code of the catalogue, spelt just so.
    pub fn packs_with_code(&self, code: &str) -> Result<Vec<SkuCode>, Fault> {
        let found = codes(self.conn, "SELECT sku FROM barcode WHERE code = ?1 ORDER BY sku", code)?;
        found.into_iter().map(|c| SkuCode::new(c).map_err(|_| Fault::BadRow("barcode"))).collect()
    }
    /// Returns the receipt a stamp was sold on before.
    pub fn stamp_sold(&self, stamp: &Stamp) -> Result<Option<String>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT receipt FROM stamp WHERE hash = ?1")?;
        Ok(stmt.query_row([stamp.as_str()], |r| r.get(0)).optional()?)
    }
}

impl Tx<'_> {
    /// Remembers the stamps of a completed sale; the oldest make room.
    pub fn keep_stamps<'a>(&self, receipt: &str, stamps: impl Iterator<Item = &'a Stamp>) -> Result<(), Fault> {
        for stamp in stamps {
            self.tx
                .prepare_cached("INSERT INTO stamp(hash, receipt) VALUES (?1, ?2) ON CONFLICT(hash) DO UPDATE SET receipt = excluded.receipt")?
                .execute(params![stamp.as_str(), receipt])?;
            self.tx
                .prepare_cached("DELETE FROM stamp WHERE id <= (SELECT max(id) FROM stamp) - ?1")?
                .execute([STAMPS_MAX])?;
        }
        Ok(())
    }
    /// Forgets the stamps of a voided sale: the goods may be sold again.
    pub fn drop_stamps(&self, receipt: &str) -> Result<(), Fault> {
        self.tx.prepare_cached("DELETE FROM stamp WHERE receipt = ?1")?.execute([receipt])?;
        Ok(())
    }
}
