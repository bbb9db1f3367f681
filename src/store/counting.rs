//! Goods as they are counted, before the count is finished: a side table, kept at every scan, so that
//! a power cut takes nothing; and what the books held at the moment something was counted.
//!
//! Each line keeps how long the journal was when it was first and last counted.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, params};

use super::{Fault, Reader, Tx, stock};
use crate::domain::count::{Below, CountedLot, When};
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::Hold;
use crate::domain::quantity::Quantity;
use crate::domain::query::CountRow;
use crate::domain::stock::StockPlace;

/// Goods of one pack or lot, as counted so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// What.
    pub sku: SkuCode,
    /// Which lot, when it was read.
    pub lot: Option<LotId>,
    /// How much.
    pub quantity: Quantity,
    /// The journal's length when it was first counted.
    pub first: i64,
    /// The journal's length when it was last counted.
    pub last: i64,
    /// How much of the pack had been sold below the books then.
    pub below: Quantity,
}

/// A pack the books have in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// What.
    pub sku: SkuCode,
    /// Its name as the catalogue has it now.
    pub name: String,
    /// Whose.
    pub producer: ProducerCode,
    /// The producer's name.
    pub producer_name: String,
}

impl Tx<'_> {
    /// Keeps a line of a count as it stands.
    pub fn keep_counting(&self, document: &str, c: &Counting, at_ms: i64) -> Result<(), Fault> {
        let lot = c.lot.as_ref().map_or("", LotId::as_str);
        let (milli, below) = (c.quantity.thousandths(), c.below.thousandths());
        self.tx
            .prepare_cached(
                "INSERT INTO counting(document, sku, lot, milli, first, last, below, told, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
                 ON CONFLICT(document, sku, lot) DO UPDATE SET milli = excluded.milli, first = excluded.first, last = excluded.last, below = excluded.below, told = 0, at_ms = excluded.at_ms",
            )?
            .execute(params![document, c.sku.as_str(), lot, milli, c.first, c.last, below, at_ms])?;
        Ok(())
    }
    /// Says that a line was not counted after all; its row stays until the count is compared without it.
    pub fn forget_counting(&self, document: &str, sku: &SkuCode, lot: Option<&LotId>) -> Result<(), Fault> {
        let lot = lot.map_or("", LotId::as_str);
        self.tx
            .prepare_cached("UPDATE counting SET milli = NULL, told = 0 WHERE document = ?1 AND sku = ?2 AND lot = ?3")?
            .execute(params![document, sku.as_str(), lot])?;
        Ok(())
    }
    /// Notes that all of a count was compared with the books.
    pub fn counting_told(&self, document: &str) -> Result<(), Fault> {
        self.tx.prepare_cached("DELETE FROM counting WHERE document = ?1 AND milli IS NULL")?.execute([document])?;
        self.tx.prepare_cached("UPDATE counting SET told = 1 WHERE document = ?1")?.execute([document])?;
        Ok(())
    }
    /// Forgets a count that is over: what it came to is in the journal.
    pub fn drop_counting(&self, document: &str) -> Result<(), Fault> {
        self.tx.prepare_cached("DELETE FROM counting WHERE document = ?1")?.execute([document])?;
        Ok(())
    }
}

/// How much of a lot came into a place after the journal had a length, less what went.
const SINCE: &str = "coalesce((SELECT sum(CASE WHEN m.target = ?2 THEN m.milli ELSE -m.milli END) FROM till t JOIN movement m ON m.lot = l.id AND m.till = t.no
  AND m.seq > coalesce((SELECT j.seq FROM journal j WHERE j.till = t.no AND j.pos <= ?3 ORDER BY j.seq DESC LIMIT 1), 0)
  WHERE m.target = ?2 OR m.source = ?2), 0)";

/// Whether the books had moved anything of a lot when the journal had a length.
const SEEN_BEFORE: &str = "EXISTS (SELECT 1 FROM movement m JOIN journal j ON j.till = m.till AND j.seq = m.seq WHERE m.lot = l.id AND j.pos <= ?3)";

fn quantity(milli: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(milli).map_err(|_| Fault::BadRow("counting"))
}

fn sku(code: String) -> Result<SkuCode, Fault> {
    SkuCode::new(code).map_err(|_| Fault::BadRow("counting"))
}

impl Reader<'_> {
    /// Returns how many entries the journal has, of whatever till.
    pub fn journal_length(&self) -> Result<i64, Fault> {
        Ok(self.conn.prepare_cached("SELECT coalesce(max(pos), 0) FROM journal")?.query_row([], |r| r.get(0))?)
    }
    /// Returns what was counted so far, the latest first.
    pub fn counting(&self, document: &str) -> Result<Vec<Counting>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT sku, lot, milli, first, last, below FROM counting WHERE document = ?1 AND milli IS NOT NULL ORDER BY at_ms DESC, sku, lot",
        )?;
        let mut rows = stmt.query([document])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let lot: String = r.get(1)?;
            let lot = (!lot.is_empty()).then(|| LotId::new(lot)).transpose().map_err(|_| Fault::BadRow("counting"))?;
            let (first, last, below) = (r.get(3)?, r.get(4)?, quantity(r.get(5)?)?);
            out.push(Counting { sku: sku(r.get(0)?)?, lot, quantity: quantity(r.get(2)?)?, first, last, below });
        }
        Ok(out)
    }
    /// Finds one line of a count.
    pub fn counting_line(
        &self,
        document: &str,
        code: &SkuCode,
        lot: Option<&LotId>,
    ) -> Result<Option<Counting>, Fault> {
        let name = lot.map_or("", LotId::as_str);
        let row: Option<(i64, i64, i64, i64)> = self
            .conn
            .prepare_cached(
                "SELECT milli, first, last, below FROM counting WHERE document = ?1 AND sku = ?2 AND lot = ?3 AND milli IS NOT NULL",
            )?
            .query_row(params![document, code.as_str(), name], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        row.map(|(milli, first, last, below)| {
            let (quantity, below) = (quantity(milli)?, quantity(below)?);
            Ok(Counting { sku: code.clone(), lot: lot.cloned(), quantity, first, last, below })
        })
        .transpose()
    }
    /// Returns the packs of a count that the books have in its place and nobody has counted, by name.
    pub fn uncounted(&self, count: &CountRow) -> Result<Vec<Booked>, Fault> {
        let counted: HashSet<SkuCode> = self.counting(&count.count)?.into_iter().map(|c| c.sku).collect();
        let mut booked = self.booked(count.place)?;
        booked.retain(|b| count.scope.covers(&b.sku, &b.producer) && !counted.contains(&b.sku));
        Ok(booked)
    }
    /// Returns every lot of a pack with what a place holds of it now and what moved there since the journal had a length.
    pub fn counted_lots(&self, code: &SkuCode, place: StockPlace, after: i64) -> Result<Vec<CountedLot>, Fault> {
        let sql = format!(
            "SELECT l.body, l.held, coalesce(s.milli, 0), {SINCE}, {SEEN_BEFORE} FROM lot l LEFT JOIN stock s ON s.lot = l.id AND s.place = ?2 WHERE l.sku = ?1 ORDER BY l.id"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query(params![code.as_str(), place.code(), after])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let hold = if r.get(1)? { Hold::Held } else { Hold::Free };
            let lot = stock::lot(&r.get::<_, String>(0)?)?;
            let known = if r.get(4)? { When::Before } else { When::Since };
            out.push(CountedLot { lot, hold, now: quantity(r.get(2)?)?, since: quantity(r.get(3)?)?, known });
        }
        Ok(out)
    }
    /// Returns how much of a pack moved into or out of a place between two lengths of the journal.
    pub fn moved_between(&self, code: &SkuCode, place: StockPlace, first: i64, last: i64) -> Result<Quantity, Fault> {
        let milli = self
            .conn
            .prepare_cached(
                "SELECT coalesce(sum(m.milli), 0) FROM lot l JOIN movement m ON m.lot = l.id JOIN journal j ON j.till = m.till AND j.seq = m.seq
                 WHERE l.sku = ?1 AND (m.target = ?2 OR m.source = ?2) AND j.pos > ?3 AND j.pos <= ?4",
            )?
            .query_row(params![code.as_str(), place.code(), first, last], |r| r.get(0))?;
        quantity(milli)
    }
    /// Returns a pack's sales below the books, oldest first, before and since the journal had a length.
    pub fn sold_below(&self, code: &SkuCode, after: i64) -> Result<Vec<Below>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT o.seq, o.n, o.milli, j.pos <= ?3 FROM oversold o JOIN journal j ON j.till = o.till AND j.seq = o.seq
             WHERE o.till = ?1 AND o.sku = ?2 ORDER BY o.seq, o.n",
        )?;
        let mut rows = stmt.query(params![self.till_no, code.as_str(), after])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let when = if r.get(3)? { When::Before } else { When::Since };
            out.push(Below { sale: r.get(0)?, line: r.get(1)?, quantity: quantity(r.get(2)?)?, when });
        }
        Ok(out)
    }
    /// Returns the packs the books have in a place, and for the shelf those sold below the books, by name.
    fn booked(&self, place: StockPlace) -> Result<Vec<Booked>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT s.code, p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, w.code, w.name
             FROM (SELECT l.sku FROM stock k JOIN lot l ON l.id = k.lot WHERE k.place = ?1 GROUP BY l.sku HAVING sum(k.milli) <> 0
                   UNION SELECT sku FROM oversold WHERE till = ?2 AND ?1 = 'shelf') b
             JOIN sku s ON s.code = b.sku JOIN product p ON p.code = s.product JOIN producer w ON w.code = p.producer ORDER BY s.sort, s.code",
        )?;
        let mut rows = stmt.query(params![place.code(), self.till_no])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let producer = ProducerCode::new(r.get::<_, String>(2)?).map_err(|_| Fault::BadRow("producer"))?;
            out.push(Booked { sku: sku(r.get(0)?)?, name: r.get(1)?, producer, producer_name: r.get(3)? });
        }
        Ok(out)
    }
}
