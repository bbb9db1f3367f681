//! The floor: the rows of a sale and of a kept ticket, written by plain statements into plain tables.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};

use super::history::Done;

/// What a sale wrote: the sizes the bare transaction takes.
pub struct Row {
    header: String,
    pub payload: String,
    skus: Vec<String>,
    outbox: Vec<String>,
    pub keeps: Vec<String>,
}

impl Row {
    /// Reads the last sale of a ledger.
    pub fn last(conn: &Connection, keeps: Vec<String>) -> Done<Self> {
        let (header, payload): (String, String) = conn
            .prepare_cached("SELECT header, payload FROM journal ORDER BY pos DESC LIMIT 1")?
            .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let sale: serde_json::Value = serde_json::from_str(&payload)?;
        let lines = sale["lines"].as_array().ok_or("the last entry is no sale")?;
        let skus = lines.iter().filter_map(|l| l["sku"].as_str()).map(str::to_owned).collect();
        let mut stmt = conn.prepare_cached("SELECT doc FROM outbox ORDER BY id DESC LIMIT 2")?;
        let outbox = stmt.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
        Ok(Self { header, payload, skus, outbox, keeps })
    }
}

/// Opens a ledger to look at it.
pub fn look(ledger: &Path) -> Done<Connection> {
    Ok(Connection::open_with_flags(ledger, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// A database with the history in plain tables: each a key and no index beside it, no trigger, no check.
pub struct Bare(Connection);

const TABLES: &str = "
CREATE TABLE journal (pos INTEGER PRIMARY KEY, till INTEGER, seq INTEGER, header TEXT, payload TEXT, hash BLOB);
CREATE TABLE sale (no INTEGER PRIMARY KEY, till INTEGER, seq INTEGER, shift INTEGER, payable INTEGER, waiting INTEGER, voided INTEGER, copies INTEGER);
CREATE TABLE shift (no INTEGER PRIMARY KEY, sales INTEGER, gross INTEGER, payable INTEGER, vat INTEGER, cash INTEGER, transfer INTEGER, waiting INTEGER);
CREATE TABLE sku_day (business_day TEXT, till INTEGER, sku TEXT, quantity_milli INTEGER, amount INTEGER, vat INTEGER,
  PRIMARY KEY (business_day, till, sku)) WITHOUT ROWID;
CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT, doc TEXT, state TEXT, attempts INTEGER, error TEXT, at_ms INTEGER);
CREATE TABLE ticket (reference TEXT PRIMARY KEY, held INTEGER, body TEXT, at_ms INTEGER) WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
INSERT INTO journal SELECT pos, till, seq, header, payload, hash FROM full.journal;
INSERT INTO sale SELECT no, till, seq, shift, payable, waiting, voided, copies FROM full.sale;
INSERT INTO shift SELECT no, sales, gross, payable, vat, cash, transfer, waiting FROM full.shift;
INSERT INTO sku_day SELECT business_day, till, sku, quantity_milli, amount, vat FROM full.sku_day;
INSERT INTO counter VALUES ('ticket', 0);";

impl Bare {
    /// Copies a ledger's history into plain tables beside it.
    pub fn open(ledger: &Path) -> Done<Self> {
        let conn = Connection::open(ledger.with_file_name("bare.db"))?;
        conn.query_row("PRAGMA journal_mode = WAL", [], |r| r.get::<_, String>(0))?;
        conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;")?;
        conn.execute("ATTACH ?1 AS full", [ledger.to_str()])?;
        conn.execute_batch(&format!("BEGIN; {TABLES} COMMIT; DETACH full;"))?;
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;")?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(Self(conn))
    }
    /// Writes a ticket as one row and the counter.
    pub fn keep(&self, n: i64, body: &str) -> Done {
        let c = &self.0;
        c.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        c.prepare_cached("INSERT OR REPLACE INTO ticket VALUES (?1, 0, ?2, 1)")?
            .execute(params![format!("Q1T{n:06}"), body])?;
        c.prepare_cached("UPDATE counter SET value = ?1 WHERE name = 'ticket'")?.execute([n])?;
        c.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }
    /// Writes the rows of a sale.
    pub fn sale(&self, n: i64, row: &Row) -> Done {
        let c = &self.0;
        c.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        c.prepare_cached("DELETE FROM ticket WHERE reference = ?1")?.execute([format!("Q1T{n:06}")])?;
        c.prepare_cached("UPDATE counter SET value = ?1 WHERE name = 'ticket'")?.execute([n])?;
        c.prepare_cached("INSERT INTO journal(till, seq, header, payload, hash) VALUES (1, ?1, ?2, ?3, ?4)")?
            .execute(params![n, row.header, row.payload, [7u8; 32]])?;
        c.prepare_cached(
            "INSERT INTO sale(till, seq, shift, payable, waiting, voided, copies) VALUES (1, ?1, 366, 450000, 0, 0, 0)",
        )?
        .execute([n])?;
        c.prepare_cached(
            "UPDATE shift SET sales = sales + 1, gross = gross + ?1, payable = payable + ?1, vat = vat + ?1, cash = cash + ?1,
               transfer = transfer + ?1, waiting = waiting + ?1 WHERE no = 366",
        )?
        .execute([450_000])?;
        let mut day = c.prepare_cached(
            "INSERT INTO sku_day VALUES ('2026-11-23', 1, ?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET
               quantity_milli = quantity_milli + excluded.quantity_milli, amount = amount + excluded.amount, vat = vat + excluded.vat",
        )?;
        for sku in &row.skus {
            day.execute(params![sku, 1_000, 120_000, 8_888])?;
        }
        for doc in &row.outbox {
            c.prepare_cached("INSERT INTO outbox(lane, doc, state, attempts, error, at_ms) VALUES ('printer', ?1, 'queued', 0, '', 1)")?
                .execute([doc])?;
        }
        c.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }
}
