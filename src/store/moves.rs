//! Rows of transfers, opening stock and reversals: which document stands, and which was undone.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::projections::{At, Projection};
use super::stock::{insert_lot, move_all};
use super::{Fault, Reader, oversold};
use crate::domain::entry::Fact;
use crate::domain::ids::{LotId, ProducerCode, TillId};
use crate::domain::lot::Lot;
use crate::domain::moves::{
    GoodsMoved, GoodsRepacked, GoodsSent, PlacedLot, StockTakenOn, TransferClosed, TransferReceived,
};
use crate::domain::quantity::Quantity;
use crate::domain::query::{TransferDetail, TransferState, TransitRow};
use crate::domain::reversal::{DocumentReversed, Reversible, document_seq};
use crate::domain::stock::{Explained, Movement, StockPlace};

/// Transfers sent and not undone; closed by a document, or still on the way.
pub(super) const TRANSFER: Projection = Projection {
    name: "transfer",
    sql: "CREATE TABLE transfer (till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL, closed TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_open ON transfer(till, seq) WHERE closed = '';",
    key: "till, seq",
};

/// When a transfer was opened and closed, entry by entry, so that the books know what was on the way on a day past.
pub(super) const TRANSFER_CHANGE: Projection = Projection {
    name: "transfer_change",
    sql: "CREATE TABLE transfer_change (till INTEGER NOT NULL, sent INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL, opened INTEGER NOT NULL CHECK (opened IN (-1, 1)), PRIMARY KEY (till, sent, seq)) STRICT, WITHOUT ROWID;",
    key: "till, sent, seq",
};

/// What must hold: a transfer is open when it was opened once more than it was closed.
pub(super) const IDENTITIES: &[(&str, &str, &str)] = &[(
    "SELECT 1 FROM (SELECT till, sent, opened FROM transfer_change UNION ALL SELECT till, seq, -1 FROM transfer WHERE closed = '')
       GROUP BY till, sent HAVING sum(opened) <> 0 LIMIT 1",
    "hàng trên đường khác các lần gửi và kết thúc",
    "what is on the way differs from what was sent and closed",
)];

/// Transfers of other points that were taken in.
pub(super) const TRANSFER_IN: Projection = Projection {
    name: "transfer_in",
    sql: "CREATE TABLE transfer_in (till INTEGER NOT NULL, from_till TEXT NOT NULL, transfer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, from_till, transfer)) STRICT, WITHOUT ROWID;",
    key: "till, from_till, transfer",
};

/// Whose opening stock is in the books.
pub(super) const TAKEN_ON: Projection = Projection {
    name: "taken_on",
    sql: "CREATE TABLE taken_on (till INTEGER NOT NULL, producer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, producer)) STRICT, WITHOUT ROWID;",
    key: "till, producer",
};

/// Documents undone, each by one other.
pub(super) const REVERSED: Projection = Projection {
    name: "reversed",
    sql: "CREATE TABLE reversed (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, undone_by TEXT NOT NULL, PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX reversed_document ON reversed(document);",
    key: "till, seq",
};

/// What is undone is not what was written.
pub(super) const OTHER_DOCUMENT: Fault = Fault::Contradiction(
    "phiếu bị hủy không phải phiếu đã lập",
    "the document reversed is not the one that was written",
);

const NOT_OPEN: Fault = Fault::Contradiction("phiếu điều chuyển này không còn mở", "that transfer is not open");
const UNDONE: Fault = Fault::Contradiction("phiếu này đã hủy rồi", "that document was reversed already");

fn one(changed: usize, otherwise: Fault) -> Result<(), Fault> {
    if changed == 1 { Ok(()) } else { Err(otherwise) }
}

/// Notes that a transfer is on the way from an entry on (1), or no longer (-1).
fn note(at: At<'_>, day: NaiveDate, sent: i64, opened: i64) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO transfer_change(till, sent, seq, business_day, opened) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![at.till, sent, at.seq, day, opened])?;
    Ok(())
}

/// Moves goods, and what they explain on to the buyer.
fn move_and_explain(
    at: At<'_>,
    day: NaiveDate,
    mut movements: Vec<Movement>,
    explains: &[Explained],
) -> Result<(), Fault> {
    movements.extend(explains.iter().map(|e| Movement {
        lot: e.lot.clone(),
        from: StockPlace::Shelf,
        to: StockPlace::Buyer,
        quantity: e.quantity,
    }));
    explains.iter().try_for_each(|e| oversold::explain(at, day, e))?;
    move_all(at, day, &movements)
}

pub(super) fn moved(at: At<'_>, day: NaiveDate, m: &GoodsMoved) -> Result<(), Fault> {
    move_and_explain(at, day, m.movements.clone(), &m.explains)
}

pub(super) fn sent(at: At<'_>, day: NaiveDate, s: &GoodsSent) -> Result<(), Fault> {
    at.conn
        .prepare_cached("INSERT INTO transfer(till, seq, business_day) VALUES (?1, ?2, ?3)")?
        .execute(params![at.till, at.seq, day])?;
    note(at, day, at.seq, 1)?;
    move_all(at, day, &s.movements())
}

pub(super) fn closed(at: At<'_>, day: NaiveDate, t: &TransferClosed) -> Result<(), Fault> {
    let changed = at
        .conn
        .prepare_cached("UPDATE transfer SET closed = ?3 WHERE till = ?1 AND seq = ?2 AND closed = ''")?
        .execute(params![at.till, t.sent, t.document])?;
    one(changed, NOT_OPEN)?;
    note(at, day, t.sent, -1)?;
    move_all(at, day, &t.movements())
}

pub(super) fn received(at: At<'_>, day: NaiveDate, t: &TransferReceived) -> Result<(), Fault> {
    at.conn
        .prepare_cached("INSERT INTO transfer_in(till, from_till, transfer, document) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![at.till, t.from_till.as_str(), t.transfer, t.document])?;
    for line in t.lines.iter().filter(|l| t.new_lots.contains(&l.lot.id)) {
        insert_lot(at, &line.lot, &t.document)?;
    }
    move_and_explain(at, day, t.movements(), &t.explains)
}

pub(super) fn taken_on(at: At<'_>, day: NaiveDate, t: &StockTakenOn) -> Result<(), Fault> {
    at.conn.prepare_cached("INSERT INTO taken_on(till, producer, document) VALUES (?1, ?2, ?3)")?.execute(params![
        at.till,
        t.producer.as_str(),
        t.document
    ])?;
    let mut lots: Vec<&Lot> = Vec::with_capacity(t.lines.len());
    for line in &t.lines {
        // A lot that lies in two places is one lot.
        if !lots.iter().any(|lot| lot.id == line.lot.id) {
            insert_lot(at, &line.lot, &t.document)?;
            lots.push(&line.lot);
        }
    }
    t.holds.iter().try_for_each(|h| super::stock::hold(at, day, h))?;
    let explains: Vec<Explained> = t.explains.iter().chain(&t.sold_before).cloned().collect();
    move_and_explain(at, day, t.movements(), &explains)
}

pub(super) fn repacked(at: At<'_>, day: NaiveDate, r: &GoodsRepacked) -> Result<(), Fault> {
    insert_lot(at, &r.made.lot, &r.document)?;
    move_and_explain(at, day, r.movements(), &r.explains)
}

/// Moves everything back and forgets what the document had settled.
pub(super) fn reverse(at: At<'_>, day: NaiveDate, r: &DocumentReversed) -> Result<(), Fault> {
    let changed = at
        .conn
        .prepare_cached("INSERT OR IGNORE INTO reversed(till, seq, document, undone_by) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![at.till, r.seq, r.undone.document(), r.document])?;
    one(changed, UNDONE)?;
    r.unexplains.iter().try_for_each(|e| oversold::unexplain(at, day, r.seq, e))?;
    match &r.undone {
        Reversible::GoodsSent(_) => {
            let sql = "DELETE FROM transfer WHERE till = ?1 AND seq = ?2 AND closed = ''";
            one(at.conn.prepare_cached(sql)?.execute([at.till, r.seq])?, NOT_OPEN)?;
            note(at, day, r.seq, -1)?;
        }
        Reversible::TransferClosed(t) => {
            let sql = "UPDATE transfer SET closed = '' WHERE till = ?1 AND seq = ?2 AND closed = ?3";
            one(at.conn.prepare_cached(sql)?.execute(params![at.till, t.sent, t.document])?, UNDONE)?;
            note(at, day, t.sent, 1)?;
        }
        Reversible::TransferReceived(t) => {
            let sql = "DELETE FROM transfer_in WHERE till = ?1 AND from_till = ?2 AND transfer = ?3";
            let key = params![at.till, t.from_till.as_str(), t.transfer];
            one(at.conn.prepare_cached(sql)?.execute(key)?, UNDONE)?;
        }
        Reversible::StockTakenOn(t) => {
            let sql = "DELETE FROM taken_on WHERE till = ?1 AND producer = ?2";
            one(at.conn.prepare_cached(sql)?.execute(params![at.till, t.producer.as_str()])?, UNDONE)?;
        }
        Reversible::GoodsReceived(_)
        | Reversible::GoodsWrittenOff(_)
        | Reversible::GoodsReturned(_)
        | Reversible::GoodsMoved(_)
        | Reversible::GoodsRepacked(_) => {}
    }
    move_all(at, day, &r.movements())
}

/// The transfers on the way now.
const OPEN_NOW: &str = "SELECT seq FROM transfer WHERE till = ?1 AND closed = '' AND ?2 IS NULL ORDER BY seq";
/// The transfers on the way at a day's end.
const OPEN_PAST: &str = "SELECT sent FROM transfer_change WHERE till = ?1 AND business_day <= ?2 GROUP BY sent HAVING sum(opened) > 0 ORDER BY sent";

impl Reader<'_> {
    /// Returns under which minutes a transfer of another point was taken in.
    pub fn transfer_received(&self, from: &TillId, transfer: &str) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT document FROM transfer_in WHERE till = ?1 AND from_till = ?2 AND transfer = ?3")?
            .query_row(params![self.till_no, from.as_str(), transfer], |r| r.get(0))
            .optional()?)
    }
    /// Returns under which minutes a producer's opening stock was taken on.
    pub fn taken_on(&self, producer: &ProducerCode) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT document FROM taken_on WHERE till = ?1 AND producer = ?2")?
            .query_row(params![self.till_no, producer.as_str()], |r| r.get(0))
            .optional()?)
    }
    /// Returns whose opening stock was taken on, each with the minutes.
    pub fn all_taken_on(&self) -> Result<HashMap<ProducerCode, String>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT producer, document FROM taken_on WHERE till = ?1")?;
        let rows = stmt.query_map([self.till_no], |r| Ok((r.get::<_, String>(0)?, r.get(1)?)))?;
        rows.map(|row| {
            let (producer, document) = row?;
            Ok((ProducerCode::new(producer).map_err(|_| Fault::BadRow("taken_on"))?, document))
        })
        .collect()
    }
    /// Returns what undid the document of an entry.
    pub fn reversed_by(&self, seq: i64) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT undone_by FROM reversed WHERE till = ?1 AND seq = ?2")?
            .query_row([self.till_no, seq], |r| r.get(0))
            .optional()?)
    }
    /// Returns what closed the transfer of an entry: empty while it is on the way, none when there is no such transfer.
    pub fn transfer_closed_by(&self, seq: i64) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT closed FROM transfer WHERE till = ?1 AND seq = ?2")?
            .query_row([self.till_no, seq], |r| r.get(0))
            .optional()?)
    }
    /// Returns what the document of an entry explains and no void has brought back.
    pub fn explained_by(&self, seq: i64) -> Result<Vec<Explained>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, n, lot, milli FROM explained WHERE till = ?1 AND by_seq = ?2 ORDER BY seq, n, lot",
        )?;
        let mut rows = stmt.query([self.till_no, seq])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let lot = LotId::new(r.get::<_, String>(2)?).map_err(|_| Fault::BadRow("explained"))?;
            let quantity = Quantity::from_thousandths(r.get(3)?).map_err(|_| Fault::BadRow("explained"))?;
            out.push(Explained { sale: r.get(0)?, line: r.get(1)?, lot, quantity });
        }
        Ok(out)
    }
    /// Finds a transfer this point sent, with how it stands.
    pub fn transfer(&self, document: &str) -> Result<Option<TransferDetail>, Fault> {
        let Some(entry) = document_seq(document).map(|seq| self.entry(seq)).transpose()?.flatten() else {
            return Ok(None);
        };
        let seq = entry.header.seq;
        let Fact::GoodsSent(sent) = entry.fact else { return Ok(None) };
        if sent.document != document {
            return Ok(None);
        }
        let state = match (self.reversed_by(seq)?, self.transfer_closed_by(seq)?) {
            (Some(document), _) => TransferState::Reversed { document },
            (None, Some(document)) if !document.is_empty() => TransferState::Closed { document },
            (None, _) => TransferState::OnTheWay,
        };
        Ok(Some(TransferDetail { day: entry.header.business_day, seq, sent, state }))
    }
    /// Returns what is on the way to other points, oldest first, with the days it has been so; with a day past, what
    /// was at that day's end.
    pub fn in_transit(&self, today: NaiveDate, as_of: Option<NaiveDate>) -> Result<Vec<TransitRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(if as_of.is_some() { OPEN_PAST } else { OPEN_NOW })?;
        let open: Vec<i64> = stmt.query_map(params![self.till_no, as_of], |r| r.get(0))?.collect::<Result<_, _>>()?;
        let mut out = Vec::new();
        for seq in open {
            let entry = self.entry(seq)?.ok_or(Fault::BadRow("transfer"))?;
            let day = entry.header.business_day;
            let Fact::GoodsSent(sent) = entry.fact else { return Err(Fault::BadRow("transfer")) };
            let days = today.signed_duration_since(day).num_days();
            let row = |l: PlacedLot| TransitRow {
                transfer: sent.document.clone(),
                to: sent.to.clone(),
                sent_on: day,
                days,
                lot: l.lot,
                name: l.name,
                unit: l.unit,
                quantity: l.quantity,
            };
            out.extend(sent.lines.iter().cloned().map(row));
        }
        Ok(out)
    }
}
