//! The tables, the settings a ledger runs under, and the checks before a file is trusted.

use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::Fault;

/// Marks the file as an ocop ledger: "OCOP" in ASCII.
pub const APPLICATION_ID: i64 = 0x4f43_4f50;

/// The format this program writes; a higher one is refused.
pub const FORMAT: i64 = 1;

/// The oldest SQLite without the WAL-reset fault.
const SQLITE_MIN: i32 = 3_051_003;

/// The journal and the tables that hold what is not history.
const KEPT: &str = "
CREATE TABLE till (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE journal (
  pos INTEGER PRIMARY KEY, till INTEGER NOT NULL REFERENCES till(no), seq INTEGER NOT NULL CHECK (seq > 0),
  header TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT;
CREATE UNIQUE INDEX journal_seq ON journal(till, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE ticket (reference TEXT PRIMARY KEY, held INTEGER NOT NULL, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (kind TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT NOT NULL, doc TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE pin (staff TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, until_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE stamp (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL) STRICT;
CREATE TABLE aside (id TEXT PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counting (document TEXT NOT NULL, sku TEXT NOT NULL, lot TEXT NOT NULL, milli INTEGER CHECK (milli >= 0), first INTEGER NOT NULL, last INTEGER NOT NULL,
  below INTEGER NOT NULL, told INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (document, sku, lot)) STRICT, WITHOUT ROWID;
CREATE TABLE import_mapping (heading TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

/// Makes every table of a new ledger and marks the file.
pub fn create(conn: &Connection) -> Result<(), Fault> {
    tables(conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", FORMAT)?;
    Ok(())
}

/// Makes the tables alone, for a database the proof compares with.
pub(super) fn tables(conn: &Connection) -> Result<(), Fault> {
    conn.execute_batch(KEPT)?;
    for table in super::projections::TABLES {
        conn.execute_batch(table.sql)?;
    }
    Ok(())
}

/// Sets the settings of a writing connection and asserts that they hold.
pub fn configure(conn: &Connection, path: &Path) -> Result<(), Fault> {
    if rusqlite::version_number() < SQLITE_MIN {
        return Err(Fault::OldSqlite(rusqlite::version().into()));
    }
    conn.busy_timeout(std::time::Duration::from_millis(2_000))?;
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |r| r.get(0)).map_err(Fault::open(path))?;
    if mode != "wal" {
        return Err(Fault::ReadOnly(path.to_path_buf()));
    }
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    configure_reader(conn)
}

/// Sets the settings of any connection.
pub fn configure_reader(conn: &Connection) -> Result<(), Fault> {
    // A plan that hangs on the values bound is made anew at every binding: a third of a sale's work.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(160);
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Checks that a file could be a ledger, without letting SQLite touch it.
pub fn check_file(path: &Path) -> Result<(), Fault> {
    let mut head = [0u8; 16];
    let mut file = std::fs::File::open(path).map_err(|source| {
        let refused = source.kind() == std::io::ErrorKind::PermissionDenied;
        let path = path.to_path_buf();
        if refused { Fault::ReadOnly(path) } else { Fault::File { path, source } }
    })?;
    match file.read_exact(&mut head) {
        Ok(()) if &head == b"SQLite format 3\0" => Ok(()),
        _ => Err(Fault::Foreign(path.to_path_buf())),
    }
}

/// Checks that an open file is a ledger of a known format.
pub fn check(conn: &Connection, path: &Path) -> Result<(), Fault> {
    let pragma = |name: &str| conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).map_err(Fault::open(path));
    if pragma("application_id")? != APPLICATION_ID {
        return Err(Fault::Foreign(path.to_path_buf()));
    }
    let found = pragma("user_version")?;
    if found > FORMAT {
        return Err(Fault::Newer { path: path.to_path_buf(), found, known: FORMAT });
    }
    Ok(())
}
