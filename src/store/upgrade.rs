//! A ledger of an earlier version brought up to date: its structure made today's, its views made anew.
//!
//! One transaction: cut off in the middle, the file is the old one.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::{Fault, projections, schema};

/// Where a ledger keeps the fingerprint of the structure it was made with.
const NAME: &str = "structure";

/// Returns the fingerprint of every table this program has, and of what it derives into them.
fn fingerprint() -> i64 {
    let views = projections::TABLES.iter().map(|t| t.sql);
    let version = projections::VERSION.to_string();
    let all = [schema::KEPT, &version].into_iter().chain(views).fold(Sha256::new(), |hash, sql| {
        // The length keeps two tables apart.
        hash.chain_update(sql.len().to_le_bytes()).chain_update(sql)
    });
    let eight = all.finalize().first_chunk::<8>().copied().unwrap_or_default();
    i64::from_le_bytes(eight)
}

/// Notes in a ledger that its structure and views are this program's.
pub(super) fn mark(conn: &Connection) -> Result<(), Fault> {
    conn.execute(
        "INSERT INTO counter(name, value) VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        params![NAME, fingerprint()],
    )?;
    conn.pragma_update(None, "user_version", schema::FORMAT)?;
    Ok(())
}

/// Returns whether a ledger's structure and views are this program's.
pub(super) fn is_current(conn: &Connection) -> Result<bool, Fault> {
    let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'counter'";
    let there: Option<i64> = conn.query_row(there, [], |r| r.get(0)).optional()?;
    if there.is_none() {
        return Ok(false);
    }
    let sql = "SELECT value FROM counter WHERE name = ?1";
    let found: Option<i64> = conn.query_row(sql, [NAME], |r| r.get(0)).optional()?;
    Ok(found == Some(fingerprint()))
}

/// Brings an earlier version's ledger up to date, after saying how many entries there are; a current one is left alone.
pub(super) fn bring(conn: &mut Connection, say: &mut dyn FnMut(u64)) -> Result<(), Fault> {
    if is_current(conn)? {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let entries: i64 = tx.query_row("SELECT count(*) FROM journal", [], |r| r.get(0))?;
    say(u64::try_from(entries).unwrap_or(0));
    make_current(&tx)?;
    Ok(tx.commit()?)
}

/// Makes structure and views this program's in the caller's transaction, and returns how many entries were read.
pub(super) fn make_current(tx: &Transaction<'_>) -> Result<u64, Fault> {
    structure(tx)?;
    let entries = projections::rebuild(tx)?;
    mark(tx)?;
    Ok(entries)
}

/// A table, index, trigger or view: the table it belongs to, and its SQL.
#[derive(Debug, PartialEq, Eq)]
struct Object {
    table: String,
    sql: String,
}

type Objects = BTreeMap<(String, String), Object>;

/// Reads what a database is made of; what SQLite makes by itself has no SQL and is left out.
fn objects(conn: &Connection) -> Result<Objects, Fault> {
    let mut stmt = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'",
    )?;
    let rows = stmt.query_map([], |r| Ok(((r.get(0)?, r.get(1)?), Object { table: r.get(2)?, sql: r.get(3)? })))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The tables nothing can make anew: they are never changed.
const HISTORY: [&str; 2] = ["till", "journal"];

/// Makes the kept tables, their indexes and guards today's, and drops all else: views are made anew after it.
fn structure(tx: &Transaction<'_>) -> Result<(), Fault> {
    let wanted = {
        let fresh = Connection::open_in_memory()?;
        fresh.execute_batch(schema::KEPT)?;
        objects(&fresh)?
    };
    let is_kept = |table: &str| wanted.contains_key(&("table".to_owned(), table.to_owned()));
    let stored = objects(tx)?;
    let strange = |kind: &str| {
        let kind = kind.to_owned();
        stored.iter().filter(move |((k, _), _)| *k == kind).filter(|(key, object)| wanted.get(*key) != Some(*object))
    };
    // Guards first: none may act on what follows.
    for kind in ["trigger", "view", "index"] {
        for ((_, name), _) in strange(kind) {
            tx.execute_batch(&format!("DROP {kind} {}", quoted(name)))?;
        }
    }
    for ((_, name), _) in strange("table").filter(|((_, name), _)| !is_kept(name)) {
        tx.execute_batch(&format!("DROP TABLE {}", quoted(name)))?;
    }
    for ((_, name), _) in strange("table").filter(|((_, name), _)| is_kept(name)) {
        let new = wanted.get(&("table".to_owned(), name.clone()));
        new.map_or(Ok(()), |new| change(tx, name, &new.sql))?;
    }
    let there = objects(tx)?;
    for kind in ["table", "index", "trigger"] {
        for (_, object) in wanted.iter().filter(|(key, _)| key.0 == kind && !there.contains_key(*key)) {
            tx.execute_batch(&object.sql)?;
        }
    }
    Ok(())
}

/// Gives a side table its new shape with every row it has; a column that is gone is left behind.
fn change(tx: &Transaction<'_>, name: &str, sql: &str) -> Result<(), Fault> {
    if HISTORY.contains(&name) {
        return Err(Fault::Damaged);
    }
    let (table, old) = (quoted(name), quoted(&format!("{name} of the earlier version")));
    tx.execute_batch(&format!("ALTER TABLE {table} RENAME TO {old}; {sql}"))?;
    let columns = |table: &str| -> Result<Vec<String>, Fault> {
        let mut stmt = tx.prepare(&format!("SELECT * FROM {table} LIMIT 0"))?;
        let names = stmt.column_names().map(quoted).collect();
        stmt.query([])?.next()?;
        Ok(names)
    };
    let (before, now) = (columns(&old)?, columns(&table)?);
    let both: Vec<String> = now.into_iter().filter(|c| before.contains(c)).collect();
    let both = both.join(", ");
    tx.execute_batch(&format!("INSERT INTO {table} ({both}) SELECT {both} FROM {old}; DROP TABLE {old}"))?;
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests;
