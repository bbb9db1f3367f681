//! Side tables of other shapes: rows kept, or nothing changed.

use super::*;

const BEFORE: &str = "
    CREATE TABLE draft (kind TEXT PRIMARY KEY, body TEXT NOT NULL, colour TEXT) STRICT;
    INSERT INTO draft VALUES ('b', 'x', 'red'), ('a', 'y', NULL);";

fn changed(sql: &str) -> Result<Connection, Fault> {
    let mut conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(BEFORE).unwrap();
    let tx = conn.transaction().unwrap();
    change(&tx, "draft", sql)?;
    tx.commit().unwrap();
    Ok(conn)
}

#[test]
fn a_side_table_of_another_shape_keeps_its_rows() {
    let sql = "CREATE TABLE draft (body TEXT NOT NULL, kind TEXT PRIMARY KEY, held INTEGER NOT NULL DEFAULT 0) STRICT";
    let conn = changed(sql).unwrap();
    let rows: String = conn
        .query_row("SELECT group_concat(kind || body || held, ' ' ORDER BY kind) FROM draft", [], |r| r.get(0))
        .unwrap();
    assert_eq!(rows, "ay0 bx0");
    // As written in a new ledger, to the letter: the proof compares it.
    assert_eq!(objects(&conn).unwrap().into_values().map(|o| o.sql).collect::<Vec<_>>(), [sql]);
}

#[test]
fn rows_that_fit_no_new_shape_are_never_dropped() {
    assert!(changed("CREATE TABLE draft (kind TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT").is_err());
}

#[test]
fn the_journal_is_never_changed() {
    let mut conn = Connection::open_in_memory().unwrap();
    conn.execute_batch("CREATE TABLE journal (pos INTEGER PRIMARY KEY, note TEXT)").unwrap();
    assert!(matches!(structure(&conn.transaction().unwrap()), Err(Fault::Damaged)));
}
