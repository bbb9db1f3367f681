//! The only SQL: schema, journal, projections, side tables, backup.
//!
//! One connection writes; any number read. What is decided is decided elsewhere.

mod aside;
mod assortment;
pub mod backup;
mod cards;
mod catalogue;
mod certificate;
mod codes;
mod count;
mod counting;
mod draft;
pub mod fault;
mod inspection;
pub mod journal;
mod known;
mod moves;
mod ocop_stamp;
mod outbox;
mod oversold;
mod papers;
mod people;
mod point;
pub mod projections;
mod recognition;
mod sale;
pub mod schema;
mod sheet;
mod shelf_life;
mod shift;
mod stock;
mod stock_sheet;
mod sums;
mod ticket;
mod upgrade;
pub mod verify;
mod walk;
mod watch;
mod work;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::domain::entry::{Fact, GENESIS, Hash, Header};
use crate::domain::ids::TillId;
pub use aside::Aside;
pub use certificate::NamedCertificate;
pub use counting::{Booked, Counting};
pub use fault::Fault;
pub use known::CurrentShift;
use known::Known;
pub use ocop_stamp::{StampDocument, StampsOnPack};
pub use outbox::Settled;
pub use papers::ListedDocument;
pub use people::PinRow;
pub use recognition::{FullTerm, Recognised};
pub use watch::Watch;
pub use work::{LotsToSee, PackInShop};

/// The end of this till's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last entry's place, 0 before the first.
    pub seq: i64,
    /// The last entry's hash.
    pub hash: Hash,
    /// The last entry's time.
    pub at_ms: i64,
}

/// The ledger, open for writing by this till.
#[derive(Debug)]
pub struct Ledger {
    conn: Connection,
    path: PathBuf,
    till: TillId,
    till_no: i64,
    head: Head,
    practice: bool,
    known: Known,
    watch: Option<Watch>,
}

/// How a ledger is opened: each connection stays in one thread, so SQLite need not lock it.
const WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
const READ: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

impl Ledger {
    /// Makes a new ledger file with its first entry: under another name, and named when it is whole.
    pub fn create(path: &Path, header: Header, begun: Fact) -> Result<Self, Fault> {
        if path.exists() {
            return Err(Fault::AlreadyThere(path.to_path_buf()));
        }
        let till = header.till.clone();
        let half = path.with_extension("new");
        remove_file(&half)?;
        let made = fill(&half, header, begun).and_then(|()| put_in_place(&half, path));
        if made.is_err() {
            // What cannot be removed now is removed by the next try.
            let _ = remove_file(&half);
        }
        made?;
        Self::open(path, till)
    }
    /// Opens a ledger file for writing, after checking that it is one; an earlier version's is brought up to date.
    pub fn open(path: &Path, till: TillId) -> Result<Self, Fault> {
        Self::open_saying(path, till, &mut |_| {})
    }
    /// Opens a ledger file for writing and, before an earlier version's is brought up to date, says its entries.
    pub fn open_saying(path: &Path, till: TillId, say: &mut dyn FnMut(u64)) -> Result<Self, Fault> {
        if !path.exists() {
            return Err(Fault::NoLedger(path.to_path_buf()));
        }
        schema::check_file(path)?;
        let conn = Connection::open_with_flags(path, WRITE).map_err(Fault::open(path))?;
        schema::check(&conn, path)?;
        schema::configure(&conn, path)?;
        let mut ledger = Self::with(conn, path, till)?;
        upgrade::bring(&mut ledger.conn, say)?;
        Ok(ledger)
    }
    fn with(conn: Connection, path: &Path, till: TillId) -> Result<Self, Fault> {
        let till_no = conn
            .query_row("SELECT no FROM till WHERE id = ?1", [till.as_str()], |r| r.get(0))
            .map_err(|e| if e == rusqlite::Error::QueryReturnedNoRows { Fault::OtherTill } else { e.into() })?;
        let practice = journal::is_practice(&conn)?;
        let head = journal::head(&conn, till_no)?;
        Ok(Self { conn, path: path.to_path_buf(), till, till_no, head, practice, known: Known::default(), watch: None })
    }
    /// Opens the file again after a failed write, to learn what is really there.
    pub fn reopen(&mut self) -> Result<(), Fault> {
        let fresh = Self::open(&self.path, self.till.clone())?;
        let watch = self.watch.take();
        *self = Self { watch, ..fresh };
        Ok(())
    }
    /// Sets who is told how far a long command has come.
    pub fn watch(&mut self, watch: Option<Watch>) {
        self.watch = watch;
    }
    /// Begins the one transaction of a command.
    pub fn begin(&mut self) -> Result<Tx<'_>, Fault> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Tx {
            tx,
            till: &self.till,
            till_no: self.till_no,
            practice: self.practice,
            head: self.head,
            written: &mut self.head,
            known: &mut self.known,
            watch: self.watch.as_mut(),
        })
    }
    /// Returns a view for questions.
    pub fn reader(&self) -> Reader<'_> {
        Reader { conn: &self.conn, till: &self.till, till_no: self.till_no, practice: self.practice }
    }
    /// Returns this till's fingerprint.
    pub const fn till(&self) -> &TillId {
        &self.till
    }
    /// Returns whether this is a practice ledger.
    pub const fn is_practice(&self) -> bool {
        self.practice
    }
    /// Returns the end of the chain.
    pub const fn head(&self) -> Head {
        self.head
    }
    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// Makes every projection anew from the journal, and the structure around it, in one transaction.
    pub fn rebuild(&mut self) -> Result<u64, Fault> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let entries = upgrade::make_current(&tx)?;
        tx.commit()?;
        self.known = Known::default();
        Ok(entries)
    }
    /// Stops flushing commits to the disk, for a bench that makes history or weighs a sale without its flush.
    ///
    /// No command, setting or variable reaches it: what is committed after it may be lost.
    #[doc(hidden)]
    pub fn forget_the_disk(&self) -> Result<(), Fault> {
        Ok(self.conn.execute_batch("PRAGMA synchronous = OFF")?)
    }
    /// Folds the write-ahead log into the file; called when the till is idle.
    pub fn checkpoint(&self) -> Result<(), Fault> {
        Ok(self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }
}

/// Makes tables and first entry in one transaction, and closes the file.
fn fill(path: &Path, header: Header, begun: Fact) -> Result<(), Fault> {
    let mut conn = Connection::open(path).map_err(Fault::open(path))?;
    schema::configure(&conn, path)?;
    let (till, mut head, mut known) = (header.till.clone(), Head::EMPTY, Known::default());
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    schema::create(&tx)?;
    tx.execute("INSERT INTO till(no, id) VALUES (1, ?1)", [till.as_str()])?;
    let (written, known) = (&mut head, &mut known);
    let mut tx = Tx { tx, till: &till, till_no: 1, practice: false, head: Head::EMPTY, written, known, watch: None };
    tx.append(header, begun)?;
    tx.commit()?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, e)| e.into())
}

/// Removes a ledger file that was not finished, with what SQLite keeps beside it.
fn remove_file(path: &Path) -> Result<(), Fault> {
    for tail in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        let removed = std::fs::remove_file(&name);
        if let Some(source) = removed.err().filter(|e| e.kind() != std::io::ErrorKind::NotFound) {
            return Err(Fault::File { path: name.into(), source });
        }
    }
    Ok(())
}

/// Gives a whole file its name, and makes both last.
pub(crate) fn put_in_place(from: &Path, to: &Path) -> Result<(), Fault> {
    let fault = |path: &Path| {
        let path = path.to_path_buf();
        move |source: std::io::Error| {
            let full = source.kind() == std::io::ErrorKind::StorageFull;
            if full { Fault::DiskFull } else { Fault::File { path, source } }
        }
    };
    std::fs::File::open(from).and_then(|f| f.sync_all()).map_err(fault(from))?;
    std::fs::rename(from, to).map_err(fault(to))?;
    let folder = to.parent().unwrap_or(to);
    std::fs::File::open(folder).and_then(|d| d.sync_all()).map_err(fault(folder))
}

/// A ledger opened for reading only, beside the till that writes.
#[derive(Debug)]
pub struct ReadOnly {
    conn: Connection,
    till: TillId,
    till_no: i64,
    practice: bool,
}

impl ReadOnly {
    /// Opens a ledger file of this version for reading; the till may be selling meanwhile.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let unread = Self::open_unread(path)?;
        let practice = journal::is_practice(&unread.conn)?;
        Ok(Self { practice, ..unread })
    }
    /// Opens a ledger file for the proof alone: no entry is read yet, so that the proof may name a bad one.
    pub fn open_unread(path: &Path) -> Result<Self, Fault> {
        let any = Self::open_any(path)?;
        if upgrade::is_current(&any.conn)? { Ok(any) } else { Err(Fault::Older(path.to_path_buf())) }
    }
    /// Opens a ledger file of this version or an earlier one, to copy it or ask whose it is: its views may be missing.
    pub fn open_any(path: &Path) -> Result<Self, Fault> {
        if !path.exists() {
            return Err(Fault::NoLedger(path.to_path_buf()));
        }
        schema::check_file(path)?;
        let conn = Connection::open_with_flags(path, READ).map_err(Fault::open(path))?;
        schema::check(&conn, path)?;
        schema::configure_reader(&conn)?;
        let (no, id): (i64, String) =
            conn.query_row("SELECT no, id FROM till ORDER BY no LIMIT 1", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let till = TillId::new(id).map_err(|_| Fault::Foreign(path.to_path_buf()))?;
        Ok(Self { conn, till, till_no: no, practice: false })
    }
    /// Returns a view for questions.
    pub fn reader(&self) -> Reader<'_> {
        Reader { conn: &self.conn, till: &self.till, till_no: self.till_no, practice: self.practice }
    }
    /// Returns the end of this till's chain.
    pub fn head(&self) -> Result<Head, Fault> {
        journal::head(&self.conn, self.till_no)
    }
    /// Reads every page of the file once and says whether it is sound.
    pub fn quick_check(&self) -> Result<(), Fault> {
        let sound: String = self.conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
        if sound == "ok" { Ok(()) } else { Err(Fault::Damaged) }
    }
    /// Returns the connection, for the upkeep inside this layer.
    pub(crate) const fn conn(&self) -> &Connection {
        &self.conn
    }
}

/// A view for questions: no method of it writes.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    conn: &'a Connection,
    till: &'a TillId,
    till_no: i64,
    practice: bool,
}

impl Reader<'_> {
    /// Returns this till's fingerprint.
    pub const fn till(&self) -> &TillId {
        self.till
    }
    /// Returns whether this is a practice ledger.
    pub const fn is_practice(&self) -> bool {
        self.practice
    }
    /// Gives back the pages kept from a long read: nobody reads the whole catalogue twice in a row.
    pub fn forget_pages(&self) -> Result<(), Fault> {
        Ok(self.conn.execute_batch("PRAGMA shrink_memory")?)
    }
}

/// The one transaction of a command. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx<'a> {
    tx: rusqlite::Transaction<'a>,
    till: &'a TillId,
    till_no: i64,
    practice: bool,
    head: Head,
    written: &'a mut Head,
    known: &'a mut Known,
    watch: Option<&'a mut Watch>,
}

impl Tx<'_> {
    /// Returns a view for the questions a decision asks.
    pub fn reader(&self) -> Reader<'_> {
        Reader { conn: &self.tx, till: self.till, till_no: self.till_no, practice: self.practice }
    }
    /// Returns the end of the chain, with what this transaction appended.
    pub const fn head(&self) -> Head {
        self.head
    }
    /// Makes it all durable, or none of it.
    ///
    /// After an error here the outcome is unknown, not no: reopen and look.
    pub fn commit(self) -> Result<(), Fault> {
        self.tx.commit()?;
        *self.written = self.head;
        Ok(())
    }
}

impl Head {
    /// The head of a chain without entries.
    pub const EMPTY: Self = Self { seq: 0, hash: GENESIS, at_ms: 0 };
}
