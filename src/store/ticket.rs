//! Tickets not yet paid: a side table, so that a power cut takes no line from the cashier.

use rusqlite::{OptionalExtension, params};

use super::{Fault, Reader, Tx};
use crate::domain::command::KeepTicket;

impl Tx<'_> {
    /// Keeps a ticket as it stands; a ticket without lines is dropped.
    pub fn keep_ticket(&self, ticket: &KeepTicket, at_ms: i64) -> Result<(), Fault> {
        if ticket.lines.is_empty() {
            return self.drop_ticket(&ticket.ticket);
        }
        let body = serde_json::to_string(ticket).map_err(|_| Fault::BadRow("ticket"))?;
        self.tx
            .prepare_cached(
                "INSERT INTO ticket(reference, held, body, at_ms) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT(reference) DO UPDATE SET held = excluded.held, body = excluded.body, at_ms = excluded.at_ms",
            )?
            .execute(params![ticket.ticket, ticket.held, body, at_ms])?;
        Ok(())
    }
    /// Drops a ticket.
    pub fn drop_ticket(&self, reference: &str) -> Result<(), Fault> {
        self.tx.prepare_cached("DELETE FROM ticket WHERE reference = ?1")?.execute([reference])?;
        Ok(())
    }
    /// Notes that a ticket reference was used, so that the next one is new.
    pub fn use_ticket_no(&self, no: i64) -> Result<(), Fault> {
        self.tx
            .prepare_cached(
                "INSERT INTO counter(name, value) VALUES ('ticket', ?1)
                 ON CONFLICT(name) DO UPDATE SET value = excluded.value WHERE excluded.value > counter.value",
            )?
            .execute([no])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns the number the next ticket takes.
    pub fn next_ticket_no(&self) -> Result<i64, Fault> {
        let last: Option<i64> = self
            .conn
            .prepare_cached("SELECT value FROM counter WHERE name = 'ticket'")?
            .query_row([], |r| r.get(0))
            .optional()?;
        Ok(last.unwrap_or(0).saturating_add(1))
    }
    /// Returns the kept tickets, oldest first.
    pub fn tickets(&self) -> Result<Vec<KeepTicket>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT body FROM ticket ORDER BY reference")?;
        let bodies = stmt.query_map([], |r| r.get::<_, String>(0))?;
        bodies.map(|b| serde_json::from_str(&b?).map_err(|_| Fault::BadRow("ticket"))).collect()
    }
}
