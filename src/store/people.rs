//! Rows of staff, and the side table of their PIN hashes.

use rusqlite::{OptionalExtension, Row, params};

use super::projections::{At, Projection};
use super::{Fault, Reader, Tx};
use crate::domain::ids::StaffId;
use crate::domain::staff::{Role, Staff};

pub(super) const STAFF: Projection = Projection {
    name: "staff",
    sql: "CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('cashier', 'manager')), active INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "id",
};

/// A PIN's hash and the throttle on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinRow {
    /// The hash, as argon2 writes it.
    pub hash: String,
    /// Wrong tries since the last right one.
    pub failures: u32,
    /// No try before this instant.
    pub until_ms: i64,
}

const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Cashier => "cashier",
        Role::Manager => "manager",
    }
}

pub(super) fn record(at: At<'_>, staff: &Staff) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO staff(id, name, role, active, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT(id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active,
               at_ms = excluded.at_ms, till = excluded.till, seq = excluded.seq
             WHERE (excluded.at_ms, excluded.till, excluded.seq) >= (staff.at_ms, staff.till, staff.seq)",
        )?
        .execute(params![
            staff.id.as_str(),
            staff.name,
            role_code(staff.role),
            staff.active,
            at.at_ms,
            at.till,
            at.seq
        ])?;
    Ok(())
}

fn read(r: &Row<'_>) -> rusqlite::Result<(String, String, String, bool)> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
}

fn staff_of((id, name, role, active): (String, String, String, bool)) -> Result<Staff, Fault> {
    let id = StaffId::new(id).map_err(|_| Fault::BadRow("staff"))?;
    let role = if role == role_code(Role::Manager) { Role::Manager } else { Role::Cashier };
    Ok(Staff { id, name, role, active })
}

impl Reader<'_> {
    /// Returns everyone who is or was here, by id.
    pub fn staff(&self) -> Result<Vec<Staff>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT id, name, role, active FROM staff ORDER BY id")?;
        let rows = stmt.query_map([], read)?;
        rows.map(|row| staff_of(row?)).collect()
    }
    /// Finds one person.
    pub fn staff_member(&self, id: &StaffId) -> Result<Option<Staff>, Fault> {
        self.conn
            .prepare_cached("SELECT id, name, role, active FROM staff WHERE id = ?1")?
            .query_row([id.as_str()], read)
            .optional()?
            .map(staff_of)
            .transpose()
    }
    /// Returns a person's PIN row, when a PIN was set.
    pub fn pin(&self, id: &StaffId) -> Result<Option<PinRow>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT hash, failures, until_ms FROM pin WHERE staff = ?1")?
            .query_row([id.as_str()], |r| Ok(PinRow { hash: r.get(0)?, failures: r.get(1)?, until_ms: r.get(2)? }))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Keeps a PIN's hash and throttle.
    pub fn keep_pin(&self, id: &StaffId, pin: &PinRow) -> Result<(), Fault> {
        self.tx
            .prepare_cached(
                "INSERT INTO pin(staff, hash, failures, until_ms) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT(staff) DO UPDATE SET hash = excluded.hash, failures = excluded.failures, until_ms = excluded.until_ms",
            )?
            .execute(params![id.as_str(), pin.hash, pin.failures, pin.until_ms])?;
        Ok(())
    }
}
