//! Rows of documents of goods and of the labels last printed.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::entry::{DocumentReprinted, Entry};
use crate::domain::ids::SkuCode;
use crate::domain::label::{LabelKind, LabelsPrinted, LastLabel};
use crate::domain::money::Money;
use crate::domain::query::DaySpan;

/// Where the entry of each document is, and how often it was printed again.
pub(super) const DOCUMENT: Projection = Projection {
    name: "document",
    sql: "CREATE TABLE document (number TEXT PRIMARY KEY, till INTEGER NOT NULL, seq INTEGER NOT NULL, copies INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE INDEX document_seq ON document(till, seq);",
    key: "number",
};

/// What stands on the last shelf label of each pack.
pub(super) const LABEL: Projection = Projection {
    name: "label",
    sql: "CREATE TABLE label (sku TEXT PRIMARY KEY, price INTEGER NOT NULL, stars INTEGER, day TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "sku",
};

pub(super) fn made(at: At<'_>, number: &str) -> Result<(), Fault> {
    at.conn
        .prepare_cached("INSERT INTO document(number, till, seq) VALUES (?1, ?2, ?3)")?
        .execute(params![number, at.till, at.seq])?;
    Ok(())
}

pub(super) fn reprinted(at: At<'_>, r: &DocumentReprinted) -> Result<(), Fault> {
    at.conn
        .prepare_cached("UPDATE document SET copies = max(copies, ?2) WHERE number = ?1")?
        .execute(params![r.document, r.copy])?;
    Ok(())
}

pub(super) fn labelled(at: At<'_>, l: &LabelsPrinted) -> Result<(), Fault> {
    if l.kind != LabelKind::Shelf {
        return Ok(());
    }
    let mut row = at.conn.prepare_cached(
        "INSERT INTO label(sku, price, stars, day, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT(sku) DO UPDATE SET price = excluded.price, stars = excluded.stars, day = excluded.day,
           at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
         WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (label.at_ms, label.till, label.seq)",
    )?;
    for label in &l.labels {
        if let Some(price) = label.price {
            row.execute(params![label.sku.as_str(), price.get(), label.stars, l.day, at.at_ms, at.till, at.seq])?;
        }
    }
    Ok(())
}

/// A document of goods as the books list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDocument {
    /// Its entry.
    pub entry: Entry,
    /// How often it was printed again.
    pub copies: u32,
    /// What undid it.
    pub undone_by: Option<String>,
}

impl Reader<'_> {
    /// Returns the documents of goods of some days, the newest first.
    pub fn documents(&self, days: DaySpan) -> Result<Vec<ListedDocument>, Fault> {
        // The seventh and eighth parts of a header are when and the minutes local time is ahead: the date on the paper.
        // No payload is read for the days that are not asked for.
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, copies, undone_by FROM (SELECT d.seq, d.copies, r.undone_by,
               date(json_extract(j.header, '$[6]') / 1000 + json_extract(j.header, '$[7]') * 60, 'unixepoch') AS day
             FROM document d JOIN journal j ON j.till = d.till AND j.seq = d.seq
             LEFT JOIN reversed r ON r.till = d.till AND r.seq = d.seq WHERE d.till = ?1)
             WHERE (?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3) ORDER BY seq DESC",
        )?;
        let mut rows = stmt.query(params![self.till_no, days.from, days.until])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let entry = self.entry(r.get(0)?)?.ok_or(Fault::BadRow("document"))?;
            out.push(ListedDocument { entry, copies: r.get(1)?, undone_by: r.get(2)? });
        }
        Ok(out)
    }
    /// Finds the entry of a document of goods and how often it was printed again; of the newest when no number is given.
    pub fn document(&self, number: Option<&str>) -> Result<Option<(Entry, u32)>, Fault> {
        let found: Option<(i64, u32)> = self
            .conn
            .prepare_cached(
                "SELECT seq, copies FROM document WHERE till = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY seq DESC LIMIT 1",
            )?
            .query_row(params![self.till_no, number], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let Some((seq, copies)) = found else { return Ok(None) };
        Ok(self.entry(seq)?.map(|entry| (entry, copies)))
    }
    /// Returns what stands on the last shelf label of every pack that has one.
    pub fn last_labels(&self) -> Result<HashMap<SkuCode, LastLabel>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT sku, price, stars, day FROM label")?;
        let mut rows = stmt.query([])?;
        let mut out = HashMap::new();
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("label"))?;
            out.insert(sku, LastLabel { price: Money::vnd(r.get(1)?), stars: r.get(2)?, day: r.get(3)? });
        }
        Ok(out)
    }
}
