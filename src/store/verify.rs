//! Proof that a ledger is what it says: the chain, and every view replayed into a fresh database.
//!
//! Streams: one entry in memory at a time, the fresh database on disk.

mod frame;

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::journal::BadEntry;
use super::projections::{Projection, TABLES, project_in_row, write_out};
use super::sums::Sums;
use super::walk::walk;
use super::{Fault, ReadOnly, moves, ocop_stamp, oversold, sale, schema};
use crate::domain::entry::{Entry, Fact};
use crate::domain::lang::Lang;
use crate::domain::reversal::Reversible;
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
    walk(conn, &mut |_| {}, |_| {})
}

/// Walks the chain of a ledger alone, telling how far it is.
pub fn chain(ledger: &ReadOnly, progress: &mut dyn FnMut(u64)) -> Result<Result<u64, BadEntry>, Fault> {
    walk(ledger.conn(), progress, |_| {})
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
    let (fresh, entries) = match replay_all(conn, progress)? {
        Ok(done) => done,
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
    Ok(replay_all(ledger.conn(), &mut |_| {})?.map(|(_, entries)| entries))
}

/// Entries on their way to the replay, each with its till and its arrival.
type Load = Vec<(i64, i64, Entry)>;

/// How many bytes of payloads travel at once, and how many such loads may wait: memory stays small.
const LOAD_BYTES: usize = 64 * 1024;
const LOADS_MAX: usize = 4;

/// Walks the chain and replays its entries into a fresh database, which is handed back.
///
/// Three threads, as a line of people hands boxes on: one reads, one checks, one projects. Empty boxes go back:
/// memory freed by another thread than took it makes both wait.
fn replay_all(conn: &Connection, progress: &mut dyn FnMut(u64)) -> Result<Result<(Connection, u64), Finding>, Fault> {
    let fresh = scratch()?;
    let (tell, told) = sync_channel::<Load>(LOADS_MAX);
    let (give_back, given_back) = channel::<Load>();
    std::thread::scope(|scope| {
        let replay = scope.spawn(|| project_all(fresh, told, give_back));
        let walked = walk_into(conn, tell, given_back, progress);
        let replayed = replay.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (replayed, undone) = replayed?;
        Ok(match (walked?, same_sales(conn, &undone)?, replayed) {
            (Err(bad @ Finding::Entry(_)), ..) => Err(bad),
            // A void stands before whatever else does not add up because of it.
            (_, Some(bad), _) | (_, None, Err(bad)) | (Err(bad), None, Ok(_)) => Err(bad),
            (Ok(entries), None, Ok(fresh)) => Ok((fresh, entries)),
        })
    })
}

/// Walks the chain to its end and sends every entry on; what cannot be parsed ends the replay, not the walk.
fn walk_into(
    conn: &Connection,
    tell: SyncSender<Load>,
    given_back: Receiver<Load>,
    progress: &mut dyn FnMut(u64),
) -> Result<Result<u64, Finding>, Fault> {
    let (mut load, mut failed) = (Load::new(), None::<Finding>);
    let (filled, broken, next, mut size) = (&mut load, &mut failed, &tell, 0usize);
    let walked = walk(conn, progress, move |row| {
        if broken.is_some() {
            return;
        }
        match row.entry() {
            Ok(entry) => filled.push((row.till, row.pos, entry)),
            Err(e) => *broken = Some(unplayable(row.seq, &e)),
        }
        size = size.saturating_add(row.payload.len());
        if size > LOAD_BYTES {
            size = 0;
            given_back.try_iter().for_each(drop);
            // A replay that has ended has said why: it is asked for at the end.
            let _ = next.send(std::mem::take(filled));
        }
    })?;
    let _ = tell.send(load);
    Ok(match (walked, failed) {
        (Err(bad), _) => Err(Finding::Entry(bad)),
        (Ok(_), Some(finding)) => Err(finding),
        (Ok(entries), None) => Ok(entries),
    })
}

/// Where a void or reversal and what it undoes stand: till, seq of what was made, seq of what undoes it.
type Undone = (i64, i64, i64);

/// What the replay came to, and the voids it met on the way.
type Replayed = (Result<Connection, Finding>, Vec<Undone>);

fn project_all(fresh: Connection, told: Receiver<Load>, give_back: Sender<Load>) -> Result<Replayed, Fault> {
    fresh.execute_batch("BEGIN")?;
    let (mut undone, mut sums) = (Vec::new(), Sums::default());
    for load in told {
        for (till, pos, entry) in &load {
            let seq = entry.header.seq;
            let done = frame::begins(&entry.header, &entry.fact).and_then(|()| {
                if let Fact::SaleVoided(v) = &entry.fact {
                    undone.push((*till, sale_seq(&fresh, *till, &v.receipt)?, seq));
                }
                if let Fact::DocumentReversed(r) = &entry.fact {
                    undone.push((*till, r.seq, seq));
                }
                project_in_row(&fresh, *till, *pos, entry, &mut sums)
            });
            if let Err(e) = done {
                return Ok((Err(unplayable_row(&fresh, &mut sums, seq, &e)), undone));
            }
        }
        // Nobody takes it when the walk has ended.
        let _ = give_back.send(load);
    }
    if let Err(e) = write_out(&fresh, &mut sums) {
        return Ok((Err(unplayable(sums.first_seq().unwrap_or(0), &e)), undone));
    }
    fresh.execute_batch("COMMIT")?;
    Ok((Ok(fresh), undone))
}

/// Finds the entry of a sale by its receipt.
fn sale_seq(fresh: &Connection, till: i64, receipt: &str) -> Result<i64, Fault> {
    let seq: Option<i64> = fresh
        .prepare_cached("SELECT seq FROM sale WHERE till = ?1 AND no = ?2")?
        .query_row(params![till, sale::receipt_no(receipt)], |r| r.get(0))
        .optional()?;
    seq.ok_or(sale::OTHER_SALE)
}

/// Compares what is inside each void and reversal, to the last lot, with what was made.
fn same_sales(conn: &Connection, undone: &[Undone]) -> Result<Option<Finding>, Fault> {
    let read = |till: i64, seq: i64| -> Result<Option<Fact>, Fault> {
        let row: Option<(String, String)> = conn
            .prepare_cached("SELECT header, payload FROM journal WHERE till = ?1 AND seq = ?2")?
            .query_row(params![till, seq], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        Ok(row.and_then(|(header, payload)| Entry::read(&header, &payload).ok()).map(|e| e.fact))
    };
    for &(till, made, undoing) in undone {
        let (same, otherwise) = match (read(till, made)?, read(till, undoing)?) {
            (Some(Fact::SaleCompleted(made)), Some(Fact::SaleVoided(v))) => (made == v.sale, sale::OTHER_SALE),
            (Some(made), Some(Fact::DocumentReversed(r))) => {
                (Reversible::of(made).is_some_and(|d| d == r.undone), moves::OTHER_DOCUMENT)
            }
            _ => (false, sale::OTHER_SALE),
        };
        if !same {
            return Ok(Some(unplayable(undoing, &otherwise)));
        }
    }
    Ok(None)
}

/// Names the first entry that cannot be replayed: one of the sales still being summed stands before the one that failed.
fn unplayable_row(fresh: &Connection, sums: &mut Sums, seq: i64, fault: &Fault) -> Finding {
    match write_out(fresh, sums) {
        Err(earlier) => unplayable(sums.first_seq().unwrap_or(seq), &earlier),
        Ok(()) => unplayable(seq, fault),
    }
}

fn unplayable(seq: i64, fault: &Fault) -> Finding {
    Finding::Replay { seq, why: (fault.say(Lang::Vi), fault.say(Lang::En)) }
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
    for (sql, vi, en) in
        IDENTITIES.iter().chain(ocop_stamp::IDENTITIES).chain(oversold::IDENTITIES).chain(moves::IDENTITIES)
    {
        let found: Option<i64> = conn.query_row(sql, [], |r| r.get(0)).optional()?;
        if found.is_some() {
            return Ok(Some((vi, en)));
        }
    }
    Ok(None)
}
