//! Rows of the assortment's targets.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::catalogue::{code_of, from_code, last_writer};
use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::assortment::{AssortmentTarget, TargetScope};

pub(super) const TARGET: Projection = Projection {
    name: "assortment_target",
    sql: "CREATE TABLE assortment_target (from_day TEXT PRIMARY KEY, percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100), scope TEXT NOT NULL, basis TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "from_day",
};

pub(super) fn set_target(at: At<'_>, t: &AssortmentTarget) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO assortment_target(from_day, percent, scope, basis, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) {}",
            last_writer("assortment_target", "from_day", &["percent", "scope", "basis"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        t.from,
        t.percent,
        code_of(&t.scope),
        t.basis,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

impl Reader<'_> {
    /// Returns the target of a day: the latest that has begun.
    pub fn assortment_target(&self, day: NaiveDate) -> Result<Option<AssortmentTarget>, Fault> {
        let row: Option<(NaiveDate, u8, String, String)> = self
            .conn
            .prepare_cached(
                "SELECT from_day, percent, scope, basis FROM assortment_target WHERE from_day <= ?1 ORDER BY from_day DESC LIMIT 1",
            )?
            .query_row([day], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        row.map(|(from, percent, scope, basis)| {
            let scope = from_code::<TargetScope>(&scope, "assortment_target")?;
            Ok(AssortmentTarget { percent, scope, from, basis })
        })
        .transpose()
    }
}
