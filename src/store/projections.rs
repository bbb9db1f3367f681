//! Every table that is derived from the journal, in one list, and the step that derives it.

use rusqlite::{Connection, params};

use super::sums::Sums;
use super::{
    Fault, assortment, catalogue, certificate, codes, count, moves, ocop_stamp, oversold, papers, people, point,
    recognition, sale, shelf_life, shift, stock, stock_sheet,
};
use crate::domain::entry::{Entry, Fact};
use crate::domain::ids::CommandId;

/// A projection: its name, its tables' SQL, and the order in which two copies are compared.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    /// The table's name.
    pub name: &'static str,
    /// The statements that make it.
    pub sql: &'static str,
    /// Its key, for walking it in order.
    pub key: &'static str,
}

const COMMAND: Projection = Projection {
    name: "command",
    sql: "CREATE TABLE command (id TEXT PRIMARY KEY, pos INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "id",
};

/// Raised when an entry comes to other rows in the same tables: ledgers derive theirs anew on opening.
pub const VERSION: u32 = 1;

/// Every projection there is. `verify` compares them all, `rebuild` makes them all anew.
pub const TABLES: &[Projection] = &[
    COMMAND,
    point::POINT,
    point::TAX_RATE,
    people::STAFF,
    catalogue::PRODUCER,
    catalogue::PRODUCT,
    catalogue::SKU,
    catalogue::BARCODE,
    catalogue::PRICE,
    catalogue::SKU_TAX,
    catalogue::RECOGNITION,
    certificate::CERTIFICATE,
    certificate::CERTIFICATE_WITHDRAWN,
    certificate::PAPER_RULE,
    recognition::WITHDRAWAL,
    recognition::OCOP_STATUS,
    assortment::TARGET,
    shelf_life::RULE,
    shift::SHIFT,
    sale::SALE,
    sale::SKU_DAY,
    stock::LOT,
    stock::STOCK,
    stock::MOVEMENT,
    oversold::OVERSOLD,
    oversold::CHANGE,
    codes::CODE_LAYOUT,
    codes::CODE_LEARNED,
    codes::CODE_FORGOTTEN,
    ocop_stamp::BATCH,
    ocop_stamp::USE,
    ocop_stamp::SERIAL,
    ocop_stamp::NEED,
    stock_sheet::LOT_HOLD,
    oversold::EXPLAINED,
    moves::TRANSFER,
    moves::TRANSFER_CHANGE,
    moves::TRANSFER_IN,
    moves::TAKEN_ON,
    moves::REVERSED,
    count::COUNT,
    count::COUNT_LINE,
    papers::DOCUMENT,
    papers::LABEL,
];

/// What an entry's projection may use beside the entry: its till and its arrival.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub conn: &'a Connection,
    pub till: i64,
    pub seq: i64,
    pub at_ms: i64,
}

impl<'a> At<'a> {
    const fn of(conn: &'a Connection, till: i64, entry: &Entry) -> Self {
        Self { conn, till, seq: entry.header.seq, at_ms: entry.header.at.at_ms }
    }
}

/// Derives everything an entry changes.
pub fn project(conn: &Connection, till: i64, pos: i64, entry: &Entry) -> Result<(), Fault> {
    let mut sums = Sums::default();
    project_in_row(conn, till, pos, entry, &mut sums)?;
    sums.write(At::of(conn, till, entry))
}

/// Derives what an entry changes; sales in a row are summed, and written before anything else happens.
pub(super) fn project_in_row(
    conn: &Connection,
    till: i64,
    pos: i64,
    entry: &Entry,
    sums: &mut Sums,
) -> Result<(), Fault> {
    let header = &entry.header;
    let at = At::of(conn, till, entry);
    if !matches!(entry.fact, Fact::SaleCompleted(_)) {
        sums.write(at)?;
    }
    if let Some(id) = &header.command {
        remember(conn, id, pos)?;
    }
    if let Some(number) = entry.fact.document() {
        papers::made(at, number)?;
    }
    derive(at, entry, sums)
}

/// Derives what the fact itself changes: one line a kind.
fn derive(at: At<'_>, entry: &Entry, sums: &mut Sums) -> Result<(), Fault> {
    let header = &entry.header;
    match &entry.fact {
        Fact::LedgerBegun(begun) => begun.rates.iter().try_for_each(|r| point::set_rate(at, r)),
        Fact::PointDescribed(p) => point::describe(at, p),
        Fact::TaxRateSet(rate) => point::set_rate(at, rate),
        Fact::StaffRecorded(s) => people::record(at, s),
        Fact::PinSet(_) => Ok(()),
        Fact::CatalogueRecorded(c) => catalogue::learn(at, &c.facts),
        Fact::CertificateRecorded(c) => certificate::record(at, c),
        Fact::CertificateWithdrawn(w) => certificate::withdraw(at, w),
        Fact::RequiredPapersSet(r) => certificate::set_rule(at, r),
        Fact::RecognitionWithdrawn(w) => recognition::withdraw(at, w),
        Fact::OcopStatusRecorded(s) => recognition::record_status(at, s),
        Fact::ShelfLifeRuleSet(r) => shelf_life::set_rule(at, r),
        Fact::AssortmentTargetSet(t) => assortment::set_target(at, t),
        Fact::ShiftOpened(s) => shift::open(at, header, s),
        Fact::SaleCompleted(s) => sale::complete(at, header, s, sums),
        Fact::SaleVoided(v) => sale::void(at, v),
        Fact::TransferConfirmed(t) => sale::confirm(at, t),
        Fact::ReceiptReprinted(r) => sale::reprint(at, r),
        Fact::ShiftClosed(s) => shift::close(at, header, s),
        Fact::ShiftExplained(s) => shift::explain(at, s),
        Fact::GoodsReceived(g) => stock::receive(at, header.business_day, g),
        Fact::GoodsWrittenOff(w) => stock::move_all(at, header.business_day, &w.movements),
        Fact::GoodsReturned(r) => stock::move_all(at, header.business_day, &r.movements),
        Fact::HoldSet(h) => stock::hold(at, header.business_day, h),
        Fact::CodeLayoutSet(l) => codes::set_layout(at, l),
        Fact::CodeLearned(l) => codes::learn_code(at, l),
        Fact::CodeForgotten(f) => codes::forget_code(at, f),
        Fact::StampsReceived(b) => ocop_stamp::receive(at, header.business_day, b),
        Fact::StampsUsed(u) => ocop_stamp::use_stamps(at, header.business_day, u),
        Fact::StampsCounted(c) => ocop_stamp::count(at, header.business_day, c),
        Fact::StampsUndone(u) => ocop_stamp::undo(at, header.business_day, u),
        Fact::StampNeedSet(n) => ocop_stamp::set_need(at, header.business_day, n),
        Fact::GoodsMoved(m) => moves::moved(at, header.business_day, m),
        Fact::GoodsSent(s) => moves::sent(at, header.business_day, s),
        Fact::TransferClosed(t) => moves::closed(at, header.business_day, t),
        Fact::TransferReceived(t) => moves::received(at, header.business_day, t),
        Fact::StockTakenOn(t) => moves::taken_on(at, header.business_day, t),
        Fact::GoodsRepacked(r) => moves::repacked(at, header.business_day, r),
        Fact::DocumentReversed(r) => moves::reverse(at, header.business_day, r),
        Fact::CountStarted(c) => count::start(at, header, c),
        Fact::CountFinished(c) => count::finish(at, header, c),
        Fact::CountApproved(c) => count::approve(at, header, c),
        Fact::CountDropped(c) => count::give_up(at, header, c),
        Fact::DocumentReprinted(r) => papers::reprinted(at, r),
        Fact::LabelsPrinted(l) => papers::labelled(at, l),
    }
}

/// Remembers which entry a command made.
fn remember(conn: &Connection, id: &CommandId, pos: i64) -> Result<(), Fault> {
    let sql = "INSERT INTO command(id, pos) VALUES (?1, ?2) ON CONFLICT(id) DO UPDATE SET pos = excluded.pos";
    conn.prepare_cached(sql)?.execute(params![id.as_str(), pos])?;
    Ok(())
}

/// Writes what the last sales in a row came to.
pub(super) fn write_out(conn: &Connection, sums: &mut Sums) -> Result<(), Fault> {
    sums.write(At { conn, till: 0, seq: 0, at_ms: 0 })
}

/// Makes every projection anew from the journal, in the caller's transaction.
pub fn rebuild(conn: &Connection) -> Result<u64, Fault> {
    for table in TABLES {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS {}; {}", table.name, table.sql))?;
    }
    let mut stmt = conn.prepare("SELECT pos, till, seq, header, payload FROM journal ORDER BY pos")?;
    let mut rows = stmt.query([])?;
    let mut count: u64 = 0;
    let mut sums = Sums::default();
    while let Some(r) = rows.next()? {
        let seq: i64 = r.get(2)?;
        let (header, payload): (String, String) = (r.get(3)?, r.get(4)?);
        let entry = Entry::read(&header, &payload).map_err(|source| Fault::Entry { seq, source })?;
        project_in_row(conn, r.get(1)?, r.get(0)?, &entry, &mut sums)?;
        count = count.saturating_add(1);
    }
    write_out(conn, &mut sums)?;
    Ok(count)
}
