//! What is asked about OCOP stamps.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use crate::domain::entry::Fact;
use crate::domain::ids::{SkuCode, StampBatchId};
use crate::domain::moment::Moment;
use crate::domain::ocop_stamp::{
    SerialRange, StampBalance, StampBatch, StampEvent, StampNeed, StampUse, free, stamped_here,
};
use crate::domain::query::{StampBatchRow, StampUseRow};
use crate::store::work::lying;
use crate::store::{Fault, Reader};

/// Batches with where their stamps were at the end of day ?3.
const BATCHES: &str = "SELECT b.body, b.at_ms, b.received, coalesce(u.a, 0), coalesce(u.s, 0), coalesce(u.r, 0), coalesce(u.c, 0)
  FROM ocop_stamp_batch b LEFT JOIN (SELECT batch,
      sum(CASE fate WHEN 'applied' THEN quantity WHEN 'destroyed' THEN -quantity ELSE 0 END) a,
      sum(CASE WHEN fate IN ('spoiled', 'destroyed') THEN quantity ELSE 0 END) s,
      sum(CASE fate WHEN 'returned' THEN quantity ELSE 0 END) r, sum(CASE fate WHEN 'counted' THEN quantity ELSE 0 END) c
      FROM ocop_stamp_use WHERE till = ?1 AND business_day <= ?3 AND (undone_on IS NULL OR undone_on > ?3) GROUP BY batch) u ON u.batch = b.id
  WHERE b.till = ?1 AND (?2 IS NULL OR b.id = ?2) AND b.business_day <= ?3 ORDER BY b.seq DESC";

const USES: &str = "SELECT document, at_ms, fate, quantity, coalesce(sku, ''), about, reason, undone_on IS NOT NULL AND undone_on <= ?3 FROM ocop_stamp_use
  WHERE till = ?1 AND batch = ?2 AND business_day <= ?3 ORDER BY seq DESC";
const LAST_USE: &str = "SELECT document, at_ms, fate, quantity, coalesce(sku, ''), about, reason, 0 FROM ocop_stamp_use
  WHERE till = ?1 AND batch = ?2 AND business_day <= ?3 AND (undone_on IS NULL OR undone_on > ?3) ORDER BY seq DESC LIMIT 1";

/// Units of a pack in the shop's own places, in whole units.
const HERE: &str = "SELECT coalesce(sum(s.milli), 0) / 1000 FROM lot l JOIN stock s ON s.lot = l.id WHERE l.sku = ?1 AND ?2 IS NULL AND s.place IN ('shelf', 'store', 'fair')";
/// The same at a day's end.
const HERE_PAST: &str = "SELECT coalesce(sum(CASE WHEN m.target IN ('shelf', 'store', 'fair') THEN m.milli ELSE 0 END
    - CASE WHEN m.source IN ('shelf', 'store', 'fair') THEN m.milli ELSE 0 END), 0) / 1000
  FROM lot l JOIN movement m ON m.lot = l.id WHERE l.sku = ?1 AND m.business_day <= ?2";

/// What changed how many stamped units are here, in order: stamps put on or taken off, units that left or came back.
const EVENTS: &str = "SELECT 1, CASE fate WHEN 'applied' THEN quantity ELSE -quantity END, seq AS place, 0 AS n FROM ocop_stamp_use
    WHERE sku = ?1 AND business_day <= ?2 AND (undone_on IS NULL OR undone_on > ?2)
  UNION ALL SELECT 0, CASE WHEN m.source IN ('shelf', 'store', 'fair') THEN m.milli ELSE -m.milli END / 1000, m.seq, m.n + 1
    FROM lot l JOIN movement m ON m.lot = l.id WHERE l.sku = ?1 AND m.business_day <= ?2
      AND ((m.source IN ('shelf', 'store', 'fair') AND m.target IN ('buyer', 'producer', 'loss', 'transit')) OR m.source = 'buyer')
  ORDER BY place, n";

/// Returns the day until whose end things count: a day no journal reaches, when things are asked for as they are.
fn until(as_of: Option<NaiveDate>) -> NaiveDate {
    as_of.or_else(|| NaiveDate::from_ymd_opt(9_999, 12, 30)).unwrap_or_default()
}

/// Stamps of a batch on a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampsOnPack {
    /// The pack.
    pub sku: SkuCode,
    /// The batch.
    pub batch: StampBatchId,
    /// The stars on them.
    pub stars: u8,
    /// How many, less those destroyed.
    pub applied: i64,
}

/// A document about stamps that may be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampDocument {
    /// Its place in the journal.
    pub seq: i64,
    /// Its number.
    pub document: String,
    /// What was done.
    pub kind: StampUse,
    /// The pack.
    pub sku: Option<String>,
    /// How many.
    pub quantity: i64,
    /// Whether it is undone.
    pub undone: bool,
}

fn document_of(r: &Row<'_>) -> Result<StampDocument, Fault> {
    let kind = StampUse::from_code(&r.get::<_, String>(2)?).ok_or(Fault::BadRow("ocop_stamp_use"))?;
    let (seq, document, sku) = (r.get(0)?, r.get(1)?, r.get(3)?);
    Ok(StampDocument { seq, document, kind, sku, quantity: r.get(4)?, undone: r.get(5)? })
}

impl Reader<'_> {
    /// Returns every batch of this till, the latest first; with a day, as they stood at its end.
    pub fn stamp_batches(&self, as_of: Option<NaiveDate>) -> Result<Vec<StampBatchRow>, Fault> {
        self.batches(None, as_of)
    }
    /// Finds one batch.
    pub fn stamp_batch(&self, id: &StampBatchId) -> Result<Option<StampBatchRow>, Fault> {
        Ok(self.batches(Some(id), None)?.into_iter().next())
    }
    fn batches(&self, id: Option<&StampBatchId>, as_of: Option<NaiveDate>) -> Result<Vec<StampBatchRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(BATCHES)?;
        let mut rows = stmt.query(params![self.till_no, id.map(StampBatchId::as_str), until(as_of)])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let batch: StampBatch =
                serde_json::from_str(&r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("ocop_stamp_batch"))?;
            let (received, applied, spoiled) = (r.get(2)?, r.get(3)?, r.get(4)?);
            let balance = StampBalance { received, applied, spoiled, returned: r.get(5)?, counted: r.get(6)? };
            let free = self.free_serials(&batch, as_of)?;
            let last = self.uses(&batch.batch, LAST_USE, as_of)?.into_iter().next();
            out.push(StampBatchRow {
                at: Moment::vietnam(r.get(1)?),
                balance,
                left: balance.left(),
                free,
                last,
                batch,
            });
        }
        Ok(out)
    }
    /// Returns the numbers of a batch that nobody has used, or had used at a day's end.
    fn free_serials(&self, batch: &StampBatch, as_of: Option<NaiveDate>) -> Result<Vec<SerialRange>, Fault> {
        let Some(whole) = &batch.serials else { return Ok(Vec::new()) };
        let used = match as_of {
            None => {
                let sql = "SELECT first, last FROM ocop_stamp_serial WHERE till = ?1 AND batch = ?2 AND off = 0";
                self.ranges(whole, sql, params![self.till_no, batch.batch.as_str()])?
            }
            Some(day) => self.serials_used(&batch.batch, day)?,
        };
        Ok(free(std::slice::from_ref(whole), &used))
    }
    /// Returns the numbers used at a day's end: the documents tell them, undone since or not.
    fn serials_used(&self, batch: &StampBatchId, day: NaiveDate) -> Result<Vec<SerialRange>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq FROM ocop_stamp_use WHERE till = ?1 AND batch = ?2 AND fate <> 'destroyed'
               AND business_day <= ?3 AND (undone_on IS NULL OR undone_on > ?3) ORDER BY seq",
        )?;
        let seqs: Vec<i64> =
            stmt.query_map(params![self.till_no, batch.as_str(), day], |r| r.get(0))?.collect::<Result<_, _>>()?;
        let mut used = Vec::new();
        for seq in seqs {
            let entry = self.entry(seq)?.ok_or(Fault::BadRow("ocop_stamp_use"))?;
            if let Fact::StampsUsed(u) = entry.fact {
                used.extend(u.serials);
            }
        }
        Ok(used)
    }
    /// Returns the numbers of a batch that are on a pack.
    pub fn serials_on(
        &self,
        whole: &SerialRange,
        batch: &StampBatchId,
        sku: &SkuCode,
    ) -> Result<Vec<SerialRange>, Fault> {
        let sql =
            "SELECT s.first, s.last FROM ocop_stamp_serial s JOIN ocop_stamp_use u ON u.till = s.till AND u.seq = s.seq
             WHERE s.till = ?1 AND s.batch = ?2 AND u.sku = ?3 AND s.off = ?4";
        let key = |off: bool| (self.till_no, batch.as_str(), sku.as_str(), off);
        let on = self.ranges(whole, sql, key(false))?;
        Ok(free(&on, &self.ranges(whole, sql, key(true))?))
    }
    /// Returns the numbers a document used.
    pub fn serials_of(&self, whole: &SerialRange, batch: &StampBatchId, seq: i64) -> Result<Vec<SerialRange>, Fault> {
        let sql = "SELECT first, last FROM ocop_stamp_serial WHERE till = ?1 AND batch = ?2 AND seq = ?3";
        self.ranges(whole, sql, (self.till_no, batch.as_str(), seq))
    }
    fn ranges(&self, whole: &SerialRange, sql: &str, args: impl rusqlite::Params) -> Result<Vec<SerialRange>, Fault> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map(args, |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?)))?;
        let number = |n: i64| u64::try_from(n).map_err(|_| Fault::BadRow("ocop_stamp_serial"));
        rows.map(|row| {
            let (first, last) = row?;
            Ok(whole.between(number(first)?, number(last)?))
        })
        .collect()
    }
    /// Returns what was done to the stamps of a batch, or had been at a day's end, the latest first.
    pub fn stamp_uses(&self, batch: &StampBatchId, as_of: Option<NaiveDate>) -> Result<Vec<StampUseRow>, Fault> {
        self.uses(batch, USES, as_of)
    }
    fn uses(&self, batch: &StampBatchId, sql: &str, as_of: Option<NaiveDate>) -> Result<Vec<StampUseRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query(params![self.till_no, batch.as_str(), until(as_of)])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let kind = StampUse::from_code(&r.get::<_, String>(2)?).ok_or(Fault::BadRow("ocop_stamp_use"))?;
            let at = Moment::vietnam(r.get(1)?);
            let (document, batch, quantity) = (r.get(0)?, batch.to_string(), r.get(3)?);
            let (sku, about, reason, undone) = (r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?);
            out.push(StampUseRow { document, batch, at, kind, quantity, sku, about, reason, undone });
        }
        Ok(out)
    }
    /// Finds a document about a batch's stamps: the one named, or the latest that stands.
    pub fn stamp_document(&self, batch: &StampBatchId, document: Option<&str>) -> Result<Option<StampDocument>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, document, fate, sku, quantity, undone_on IS NOT NULL FROM ocop_stamp_use WHERE till = ?1 AND batch = ?2
               AND CASE WHEN ?3 IS NULL THEN undone_on IS NULL ELSE document = ?3 END ORDER BY seq DESC LIMIT 1",
        )?;
        let mut rows = stmt.query(params![self.till_no, batch.as_str(), document])?;
        rows.next()?.map(document_of).transpose()
    }
    /// Returns whether a pack is printed or needs a sticker, once somebody has said so; with a day, until its end.
    pub fn stamp_need(&self, sku: &SkuCode, as_of: Option<NaiveDate>) -> Result<Option<StampNeed>, Fault> {
        let code: Option<String> = self
            .conn
            .prepare_cached("SELECT need FROM ocop_stamp_need WHERE sku = ?1 AND business_day <= ?2 ORDER BY at_ms DESC, till DESC, seq DESC LIMIT 1")?
            .query_row(params![sku.as_str(), until(as_of)], |r| r.get(0))
            .optional()?;
        code.map(|c| StampNeed::from_code(&c).ok_or(Fault::BadRow("ocop_stamp_need"))).transpose()
    }
    /// Returns how many stamps of each batch are on each pack, or were at a day's end, less those destroyed.
    pub fn stamps_on_packs(&self, sku: Option<&SkuCode>, as_of: Option<NaiveDate>) -> Result<Vec<StampsOnPack>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT u.sku, u.batch, b.stars, sum(CASE u.fate WHEN 'applied' THEN u.quantity ELSE -u.quantity END) AS n
             FROM ocop_stamp_use u JOIN ocop_stamp_batch b ON b.till = u.till AND b.id = u.batch
             WHERE u.till = ?1 AND u.sku IS NOT NULL AND u.business_day <= ?3 AND (u.undone_on IS NULL OR u.undone_on > ?3) AND (?2 IS NULL OR u.sku = ?2)
             GROUP BY u.sku, u.batch HAVING n > 0 ORDER BY u.sku, u.batch",
        )?;
        let mut rows = stmt.query(params![self.till_no, sku.map(SkuCode::as_str), until(as_of)])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let bad = |_| Fault::BadRow("ocop_stamp_use");
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(bad)?;
            let batch = StampBatchId::new(r.get::<_, String>(1)?).map_err(bad)?;
            out.push(StampsOnPack { sku, batch, stars: r.get(2)?, applied: r.get(3)? });
        }
        Ok(out)
    }
    /// Returns every pack of which a whole unit is in the shop, or was at a day's end.
    pub fn packs_here(&self, as_of: Option<NaiveDate>) -> Result<Vec<SkuCode>, Fault> {
        let mut stmt = self.conn.prepare_cached(&format!(
            "SELECT k.code FROM sku k JOIN (SELECT l.sku, sum(s.milli) AS milli FROM lot l JOIN ({}) s ON s.lot = l.id
               WHERE s.place IN ('shelf', 'store', 'fair') GROUP BY l.sku) h ON h.sku = k.code WHERE h.milli >= 1000 ORDER BY k.sort, k.code",
            lying(as_of)
        ))?;
        let rows = stmt.query_map([as_of], |r| r.get::<_, String>(0))?;
        rows.map(|code| SkuCode::new(code?).map_err(|_| Fault::BadRow("sku"))).collect()
    }
    /// Returns how many whole units of a pack are in the shop, or were at a day's end.
    pub fn units_here(&self, sku: &SkuCode, as_of: Option<NaiveDate>) -> Result<i64, Fault> {
        let mut stmt = self.conn.prepare_cached(if as_of.is_some() { HERE_PAST } else { HERE })?;
        Ok(stmt.query_row(params![sku.as_str(), as_of], |r| r.get(0))?)
    }
    /// Returns how many units of a pack in the shop bear a stamp, or did at a day's end, as far as the books can tell.
    pub fn stamped_units(&self, sku: &SkuCode, on_hand: i64, as_of: Option<NaiveDate>) -> Result<i64, Fault> {
        let mut stmt = self.conn.prepare_cached(EVENTS)?;
        let rows = stmt.query_map(params![sku.as_str(), until(as_of)], |r| {
            let n: i64 = r.get(1)?;
            Ok(if r.get(0)? { StampEvent::Stamped(n) } else { StampEvent::Gone(n) })
        })?;
        let events = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(stamped_here(events, on_hand))
    }
}
