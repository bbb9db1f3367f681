//! What people chose for sheets with one heading: a side table, so that the next of them reads at once.

use rusqlite::{OptionalExtension, params};

use super::{Fault, Reader, Tx};
use crate::domain::sheet::{RememberedChoices, SheetChoices};

impl Tx<'_> {
    /// Remembers what was chosen for a heading; nothing chosen forgets it.
    pub fn keep_choices(&self, remembered: &RememberedChoices, at_ms: i64) -> Result<(), Fault> {
        if remembered.choices.is_empty() {
            self.tx.prepare_cached("DELETE FROM import_mapping WHERE heading = ?1")?.execute([&remembered.key])?;
            return Ok(());
        }
        let body = serde_json::to_string(&remembered.choices).map_err(|_| Fault::BadRow("import_mapping"))?;
        self.tx
            .prepare_cached(
                "INSERT INTO import_mapping(heading, body, at_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT(heading) DO UPDATE SET body = excluded.body, at_ms = excluded.at_ms",
            )?
            .execute(params![remembered.key, body, at_ms])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns what was chosen before for a heading.
    pub fn sheet_choices(&self, key: &str) -> Result<SheetChoices, Fault> {
        let body: Option<String> = self
            .conn
            .prepare_cached("SELECT body FROM import_mapping WHERE heading = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()?;
        body.map_or_else(
            || Ok(SheetChoices::default()),
            |b| serde_json::from_str(&b).map_err(|_| Fault::BadRow("import_mapping")),
        )
    }
}
