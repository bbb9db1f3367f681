//! Proof that a ledger is what it says: the chain, and every view replayed into a fresh database.
//!
//! Streams: one entry in memory at a time, the fresh database on disk.

mod frame;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::journal::{BadEntry, walk};
use super::projections::{Projection, TABLES, project};
use super::{Fault, ReadOnly, sale, schema};
use crate::domain::entry::{Entry, Fact, SaleVoided};
use crate::domain::lang::Lang;
use crate::domain::sale::Sale;
pub use frame::has_head;

/// What is wrong with a ledger, the first thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// An entry is not what was written.
    Entry(BadEntry),
    /// An entry cannot be replayed.
    Replay {
        /// Its place.
        seq: i64,
        /// What the program says, in Vietnamese and English.
        why: (String, String),
    },
    /// A table, index or trigger is missing, changed or does not belong.
    Schema {
        /// What it is, as SQLite says: `trigger`.
        kind: String,
        /// Its name.
        name: String,
    },
    /// A view is not what the journal says.
    View {
        /// The table.
        table: &'static str,
        /// The row as stored; absent when it is missing.
        stored: Option<String>,
        /// The row as replayed; absent when it should not be there.
        replayed: Option<String>,
    },
    /// The totals of a shift do not follow from its sales.
    Identity {
        /// What does not add up, in Vietnamese and English.
        what: (&'static str, &'static str),
    },
    /// The file itself is damaged.
    File(String),
}

/// What was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: u64,
    /// How many rows of views were compared.
    pub rows: u64,
}

/// Walks the chain alone: the quick half of the proof.
pub fn chain_only(conn: &Connection) -> Result<Result<u64, BadEntry>, Fault> {
    walk(conn, |_, _, _, _| Ok(()))
}

/// Walks the chain of a ledger alone, telling how far it is.
pub fn chain(ledger: &ReadOnly, progress: &mut dyn FnMut(u64)) -> Result<Result<u64, BadEntry>, Fault> {
    let mut n: u64 = 0;
    walk(ledger.conn(), |_, _, _, _| {
        n = n.saturating_add(1);
        progress(n);
        Ok(())
    })
}

/// Proves a whole ledger: file, chain, replay of every view both ways, money identities.
pub fn verify(ledger: &ReadOnly, progress: &mut dyn FnMut(u64)) -> Result<Result<Verified, Finding>, Fault> {
    let conn = ledger.conn();
    // One view of the file from beginning to end, while the till goes on selling.
    conn.execute_batch("BEGIN")?;
    let result = verify_in(conn, progress);
    conn.execute_batch("COMMIT")?;
    result
}

fn verify_in(conn: &Connection, progress: &mut dyn FnMut(u64)) -> Result<Result<Verified, Finding>, Fault> {
    let sound: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    if sound != "ok" {
        return Ok(Err(Finding::File(sound)));
    }
    let fresh = scratch()?;
    let entries = match replay_into(&fresh, conn, progress)? {
        Ok(entries) => entries,
        Err(finding) => return Ok(Err(finding)),
    };
    if let Some(finding) = frame::schema(conn, &fresh)? {
        return Ok(Err(finding));
    }
    if let Some(finding) = frame::empty_till(conn)? {
        return Ok(Err(finding));
    }
    let mut rows: u64 = 0;
    for table in TABLES {
        match same(conn, &fresh, table)? {
            Ok(n) => rows = rows.saturating_add(n),
            Err(finding) => return Ok(Err(finding)),
        }
    }
    match identities(conn)? {
        Some(what) => Ok(Err(Finding::Identity { what })),
        None => Ok(Ok(Verified { entries, rows })),
    }
}

/// Replays a ledger into a database of its own and forgets it: the longest part of the proof, for a bench.
#[doc(hidden)]
pub fn replay(ledger: &ReadOnly) -> Result<Result<u64, Finding>, Fault> {
    replay_into(&scratch()?, ledger.conn(), &mut |_| {})
}

fn replay_into(
    fresh: &Connection,
    conn: &Connection,
    progress: &mut dyn FnMut(u64),
) -> Result<Result<u64, Finding>, Fault> {
    let mut n: u64 = 0;
    let mut failed: Option<Finding> = None;
    fresh.execute_batch("BEGIN")?;
    let walked = walk(conn, |header, payload, till, pos| {
        if failed.is_none() {
            let seq = header.seq;
            let fact = std::str::from_utf8(payload).map_err(|_| Fault::BadRow("journal")).and_then(|payload| {
                Fact::read(&header.kind, header.version, payload).map_err(|source| Fault::Entry { seq, source })
            });
            let done = fact.and_then(|fact| {
                frame::begins(&header, &fact)?;
                if let Fact::SaleVoided(v) = &fact {
                    same_sale(fresh, conn, till, v)?;
                }
                project(fresh, till, pos, &Entry { header, fact })
            });
            failed = done.err().map(|e| Finding::Replay { seq, why: (e.say(Lang::Vi), e.say(Lang::En)) });
        }
        n = n.saturating_add(1);
        progress(n);
        Ok(())
    })?;
    fresh.execute_batch("COMMIT")?;
    Ok(match (walked, failed) {
        (Err(bad), _) => Err(Finding::Entry(bad)),
        (Ok(_), Some(finding)) => Err(finding),
        (Ok(entries), None) => Ok(entries),
    })
}

/// Compares the sale inside a void, to the last lot, with the one that was made.
fn same_sale(fresh: &Connection, conn: &Connection, till: i64, v: &SaleVoided) -> Result<(), Fault> {
    let no = sale::receipt_no(&v.receipt);
    let seq: Option<i64> = fresh
        .prepare_cached("SELECT seq FROM sale WHERE till = ?1 AND no = ?2")?
        .query_row(params![till, no], |r| r.get(0))
        .optional()?;
    let payload: String = conn
        .prepare_cached("SELECT payload FROM journal WHERE till = ?1 AND seq = ?2")?
        .query_row(params![till, seq.ok_or(sale::OTHER_SALE)?], |r| r.get(0))?;
    let made: Option<Sale> = serde_json::from_str(&payload).ok();
    if made.as_ref() == Some(&v.sale) { Ok(()) } else { Err(sale::OTHER_SALE) }
}

/// A database of its own that SQLite keeps on disk and forgets on closing.
fn scratch() -> Result<Connection, Fault> {
    let conn = Connection::open("")?;
    schema::configure_reader(&conn)?;
    conn.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -16000;",
    )?;
    schema::tables(&conn)?;
    Ok(conn)
}

/// Walks two copies of a table side by side and tells the first row that differs.
fn same(stored: &Connection, replayed: &Connection, table: &Projection) -> Result<Result<u64, Finding>, Fault> {
    let sql = format!("SELECT * FROM {} ORDER BY {}", table.name, table.key);
    let (mut a, mut b) = (stored.prepare(&sql)?, replayed.prepare(&sql)?);
    let width = a.column_count();
    let (mut a, mut b) = (a.query([])?, b.query([])?);
    let mut n: u64 = 0;
    loop {
        let (ra, rb) = (a.next()?, b.next()?);
        let differs = match (ra, rb) {
            (None, None) => return Ok(Ok(n)),
            (Some(x), Some(y)) => (0..width).any(|i| x.get_ref(i).ok() != y.get_ref(i).ok()),
            (Some(_), None) | (None, Some(_)) => true,
        };
        if differs {
            return Ok(Err(Finding::View {
                table: table.name,
                stored: ra.map(|r| show(r, width)),
                replayed: rb.map(|r| show(r, width)),
            }));
        }
        n = n.saturating_add(1);
    }
}

fn show(row: &rusqlite::Row<'_>, width: usize) -> String {
    let cell = |i: usize| match row.get_ref(i) {
        Ok(ValueRef::Null) => "-".to_owned(),
        Ok(ValueRef::Integer(n)) => n.to_string(),
        Ok(ValueRef::Text(t)) => String::from_utf8_lossy(t).into_owned(),
        Ok(ValueRef::Real(_) | ValueRef::Blob(_)) | Err(_) => "?".to_owned(),
    };
    (0..width).map(cell).collect::<Vec<_>>().join(" | ")
}

type Identity = (&'static str, &'static str, &'static str);

/// What must hold between the views: each query finds a row only when money went astray.
const IDENTITIES: &[Identity] = &[
    (
        "SELECT 1 FROM shift t LEFT JOIN (SELECT till, shift, sum(payable) p, count(*) n, sum(waiting) w FROM sale WHERE voided = 0 GROUP BY till, shift) s
           ON s.till = t.till AND s.shift = t.no WHERE t.payable <> coalesce(s.p, 0) OR t.sales <> coalesce(s.n, 0) OR t.waiting <> coalesce(s.w, 0) LIMIT 1",
        "tổng ca khác tổng các phiếu của ca",
        "a shift's totals differ from its sales",
    ),
    (
        "SELECT 1 FROM (SELECT business_day, till, sum(payable) p, sum(vat) v FROM shift GROUP BY business_day, till) t
           LEFT JOIN (SELECT business_day, till, sum(amount) a, sum(vat) v FROM sku_day GROUP BY business_day, till) d
           ON d.business_day = t.business_day AND d.till = t.till WHERE t.p <> coalesce(d.a, 0) OR t.v <> coalesce(d.v, 0) LIMIT 1",
        "tổng theo hàng khác tổng theo ca",
        "a day's goods differ from its shifts",
    ),
    (
        "SELECT 1 FROM stock GROUP BY lot HAVING sum(milli) <> 0 LIMIT 1",
        "một lô ra và vào không bằng nhau",
        "a lot's movements do not add up to zero over all places",
    ),
    (
        "SELECT 1 FROM (SELECT till, max(no) m, min(no) l, count(*) n FROM sale GROUP BY till) WHERE m <> n OR l <> 1 LIMIT 1",
        "số phiếu bị nhảy hoặc trùng",
        "receipt numbers have a gap",
    ),
];

fn identities(conn: &Connection) -> Result<Option<(&'static str, &'static str)>, Fault> {
    for (sql, vi, en) in IDENTITIES {
        let found: Option<i64> = conn.query_row(sql, [], |r| r.get(0)).optional()?;
        if found.is_some() {
            return Ok(Some((vi, en)));
        }
    }
    Ok(None)
}
