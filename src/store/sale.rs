//! Rows of sales and of each pack's day. The sale itself is read from the journal.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::projections::{At, Projection};
use super::sums::{DayGain, Sums};
use super::{Fault, Reader, shift, stock};
use crate::domain::entry::{Fact, Header, ReceiptReprinted, SaleVoided, TransferConfirmed};
use crate::domain::ids::SkuCode;
use crate::domain::money::Money;
use crate::domain::query::{DaySku, SaleDetail, SaleRow};
use crate::domain::sale::Sale;
use crate::domain::shift::ShiftTotals;

pub(super) const SALE: Projection = Projection {
    name: "sale",
    sql: "CREATE TABLE sale (
  till INTEGER NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL, shift INTEGER NOT NULL,
  payable INTEGER NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, copies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (till, no)) STRICT, WITHOUT ROWID;
CREATE INDEX sale_waiting ON sale(till, no) WHERE waiting > 0;",
    key: "till, no",
};

pub(super) const SKU_DAY: Projection = Projection {
    name: "sku_day",
    sql: "CREATE TABLE sku_day (
  business_day TEXT NOT NULL, till INTEGER NOT NULL, sku TEXT NOT NULL, quantity_milli INTEGER NOT NULL, amount INTEGER NOT NULL, vat INTEGER NOT NULL,
  PRIMARY KEY (business_day, till, sku)) STRICT, WITHOUT ROWID;",
    key: "business_day, till, sku",
};

/// Returns the number at the end of a receipt: 124 of `Q1-000124`.
pub fn receipt_no(receipt: &str) -> Option<i64> {
    receipt.rsplit_once('-').and_then(|(_, n)| n.parse().ok())
}

/// Which way a sale's figures go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Done,
    Undone,
}

pub(super) fn figures(sale: &Sale, waiting: Money, way: Way) -> Result<ShiftTotals, Fault> {
    let vat = Money::sum(sale.lines.iter().map(|l| l.vat)).map_err(|_| Fault::OutOfBalance)?;
    let sign = |m: Money| if way == Way::Done { m } else { Money::ZERO.minus(m).unwrap_or(m) };
    let one = if way == Way::Done { 1 } else { -1 };
    let one_if = |m: Money| if m.is_zero() { 0 } else { one };
    Ok(ShiftTotals {
        sales: one,
        voids: i64::from(way == Way::Undone),
        gross: sign(sale.gross),
        discount: sign(sale.discount),
        payable: sign(sale.payable),
        vat: sign(vat),
        cash: sign(sale.cash_kept()),
        transfer: sign(sale.transferred()),
        waiting: sign(waiting),
        voided: if way == Way::Undone { sale.payable } else { Money::ZERO },
        cash_sales: one_if(sale.cash_kept()),
        transfer_sales: one_if(sale.transferred()),
    })
}

/// Adds to each pack's day; each figure may be negative.
pub(super) fn add_days<'a>(
    at: At<'_>,
    day: NaiveDate,
    packs: impl Iterator<Item = (&'a SkuCode, DayGain)>,
) -> Result<(), Fault> {
    let day = day.to_string();
    let mut stmt = at.conn.prepare_cached(
        "INSERT INTO sku_day(business_day, till, sku, quantity_milli, amount, vat) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT(business_day, till, sku) DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli,
           amount = amount + excluded.amount, vat = vat + excluded.vat",
    )?;
    for (sku, gain) in packs {
        stmt.execute(params![day, at.till, sku.as_str(), gain.milli, gain.amount, gain.vat])?;
    }
    Ok(())
}

/// Returns what a voided sale takes from its packs' day.
fn losses(sale: &Sale) -> impl Iterator<Item = (&SkuCode, DayGain)> {
    sale.lines.iter().map(|l| {
        let less = |n: i64| n.saturating_neg();
        let gain =
            DayGain { milli: less(l.quantity.thousandths()), amount: less(l.amount.get()), vat: less(l.vat.get()) };
        (&l.sku, gain)
    })
}

pub(super) fn complete(at: At<'_>, header: &Header, sale: &Sale, sums: &mut Sums) -> Result<(), Fault> {
    if !sale.balances() {
        return Err(Fault::OutOfBalance);
    }
    let no = receipt_no(&sale.receipt).ok_or(Fault::BadRow("sale"))?;
    let waiting = sale.waiting();
    at.conn
        .prepare_cached("INSERT INTO sale(till, no, seq, shift, payable, waiting) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![at.till, no, at.seq, sale.shift, sale.payable.get(), waiting.get()])?;
    stock::sold(at, header.business_day, sale)?;
    sums.add(at, header.business_day, sale)
}

/// What a void of something else than was sold comes to.
pub(super) const OTHER_SALE: Fault = Fault::Contradiction(
    "phiếu bị hủy không giống phiếu đã bán, hoặc đã hủy rồi",
    "the sale voided is not the one made, or was voided before",
);

pub(super) fn void(at: At<'_>, v: &SaleVoided) -> Result<(), Fault> {
    let no = receipt_no(&v.receipt).ok_or(Fault::BadRow("sale"))?;
    let changed = at
        .conn
        .prepare_cached(
            "UPDATE sale SET voided = 1, waiting = 0
             WHERE till = ?1 AND no = ?2 AND voided = 0 AND shift = ?3 AND payable = ?4 AND waiting = ?5",
        )?
        .execute(params![at.till, no, v.sale.shift, v.sale.payable.get(), v.waiting.get()])?;
    if changed != 1 || v.receipt != v.sale.receipt {
        return Err(OTHER_SALE);
    }
    shift::add(at, v.sale.shift, &figures(&v.sale, v.waiting, Way::Undone)?)?;
    let day: NaiveDate = at
        .conn
        .prepare_cached("SELECT business_day FROM shift WHERE till = ?1 AND no = ?2")?
        .query_row(params![at.till, v.sale.shift], |r| r.get(0))?;
    stock::unsold(at, day, &v.sale)?;
    add_days(at, day, losses(&v.sale))
}

pub(super) fn confirm(at: At<'_>, t: &TransferConfirmed) -> Result<(), Fault> {
    let no = receipt_no(&t.receipt).ok_or(Fault::BadRow("sale"))?;
    let changed = at
        .conn
        .prepare_cached(
            "UPDATE sale SET waiting = waiting - ?3 WHERE till = ?1 AND no = ?2 AND shift = ?4 AND ?3 BETWEEN 1 AND waiting",
        )?
        .execute(params![at.till, no, t.amount.get(), t.shift])?;
    if changed != 1 {
        return Err(Fault::Contradiction("phiếu này không chờ số tiền ấy", "the sale does not wait for that much"));
    }
    shift::confirm(at, t.shift, t.amount)
}

pub(super) fn reprint(at: At<'_>, r: &ReceiptReprinted) -> Result<(), Fault> {
    let no = receipt_no(&r.receipt).ok_or(Fault::BadRow("sale"))?;
    let changed = at
        .conn
        .prepare_cached("UPDATE sale SET copies = ?3 WHERE till = ?1 AND no = ?2")?
        .execute(params![at.till, no, r.copy])?;
    if changed == 1 { Ok(()) } else { Err(Fault::Contradiction("không có phiếu này", "there is no such sale")) }
}

struct Stored {
    no: i64,
    shift: u32,
    seq: i64,
    waiting: Money,
    voided: bool,
    copies: u32,
}

/// Told which index to take: SQLite would rather walk every sale there ever was.
const WAITING: &str = "SELECT no, seq, waiting, voided, copies, shift FROM sale INDEXED BY sale_waiting WHERE till = ?1 AND waiting > 0 ORDER BY no";
const STORED: &str = "SELECT no, seq, waiting, voided, copies, shift FROM sale WHERE till = ?1";

fn stored(r: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        no: r.get(0)?,
        seq: r.get(1)?,
        waiting: Money::vnd(r.get(2)?),
        voided: r.get(3)?,
        copies: r.get(4)?,
        shift: r.get(5)?,
    })
}

impl Reader<'_> {
    /// Returns the number the next receipt takes.
    pub fn next_receipt_no(&self) -> Result<i64, Fault> {
        let last: Option<i64> = self
            .conn
            .prepare_cached("SELECT max(no) FROM sale WHERE till = ?1")?
            .query_row([self.till_no], |r| r.get(0))?;
        Ok(last.unwrap_or(0).saturating_add(1))
    }
    /// Finds a sale of this till by its receipt number, with what happened to it since.
    pub fn sale(&self, receipt: &str) -> Result<Option<SaleDetail>, Fault> {
        let Some(no) = receipt_no(receipt) else { return Ok(None) };
        let row = self
            .conn
            .prepare_cached(&format!("{STORED} AND no = ?2"))?
            .query_row(params![self.till_no, no], stored)
            .optional()?;
        match row {
            Some(row) => Ok(self.detail(&row)?.filter(|d| d.sale.receipt == receipt)),
            None => Ok(None),
        }
    }
    fn detail(&self, row: &Stored) -> Result<Option<SaleDetail>, Fault> {
        let Some(entry) = self.entry(row.seq)? else { return Ok(None) };
        let staff = self.staff_member(&entry.header.staff)?.map_or_else(|| entry.header.staff.to_string(), |s| s.name);
        let Fact::SaleCompleted(sale) = entry.fact else { return Err(Fault::BadRow("sale")) };
        Ok(Some(SaleDetail {
            seq: row.seq,
            at: entry.header.at,
            business_day: entry.header.business_day,
            staff,
            sale,
            waiting: row.waiting,
            voided: row.voided,
            copies: row.copies,
        }))
    }
    fn row(&self, row: &Stored) -> Result<SaleRow, Fault> {
        let d = self.detail(row)?.ok_or(Fault::BadRow("sale"))?;
        Ok(SaleRow {
            receipt: d.sale.receipt,
            at: d.at,
            staff: d.staff,
            lines: u32::try_from(d.sale.lines.len()).unwrap_or(u32::MAX),
            payable: d.sale.payable,
            waiting: row.waiting,
            voided: row.voided,
        })
    }
    /// Returns the sales of a shift, newest first. Walks back from the newest and stops before the shift.
    pub fn shift_sales(&self, shift: u32) -> Result<Vec<SaleRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(&format!("{STORED} ORDER BY no DESC"))?;
        let mut out = Vec::new();
        for row in stmt.query_map([self.till_no], stored)? {
            let row = row?;
            if row.shift < shift {
                break;
            }
            if row.shift == shift {
                out.push(self.row(&row)?);
            }
        }
        Ok(out)
    }
    fn waiting(&self) -> Result<Vec<Stored>, Fault> {
        let mut stmt = self.conn.prepare_cached(WAITING)?;
        Ok(stmt.query_map([self.till_no], stored)?.collect::<Result<_, _>>()?)
    }
    /// Returns the sales whose transfer nobody has confirmed, oldest first.
    pub fn waiting_sales(&self) -> Result<Vec<SaleRow>, Fault> {
        self.waiting()?.iter().map(|row| self.row(row)).collect()
    }
    /// Returns those of one shift.
    pub fn shift_waiting(&self, shift: u32) -> Result<Vec<SaleRow>, Fault> {
        self.waiting()?.iter().filter(|row| row.shift == shift).map(|row| self.row(row)).collect()
    }
    /// Returns how many sales wait for a transfer.
    pub fn waiting_count(&self) -> Result<u32, Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM sale INDEXED BY sale_waiting WHERE till = ?1 AND waiting > 0")?
            .query_row([self.till_no], |r| r.get(0))?)
    }
    /// Returns what each pack brought on a business day, most first.
    pub fn day_goods(&self, day: NaiveDate) -> Result<Vec<DaySku>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT d.sku, coalesce(p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, d.sku), coalesce(r.name, ''),
               sum(d.quantity_milli), sum(d.amount), sum(d.vat)
             FROM sku_day d LEFT JOIN sku s ON s.code = d.sku LEFT JOIN product p ON p.code = s.product LEFT JOIN producer r ON r.code = p.producer
             WHERE d.business_day = ?1 GROUP BY d.sku HAVING sum(d.quantity_milli) <> 0 ORDER BY sum(d.amount) DESC, d.sku",
        )?;
        let rows = stmt.query_map([day], |r| {
            Ok(DaySku {
                sku: r.get(0)?,
                name: r.get(1)?,
                producer: r.get(2)?,
                quantity_milli: r.get(3)?,
                amount: Money::vnd(r.get(4)?),
                vat: Money::vnd(r.get(5)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
    /// Returns the number of the last receipt.
    pub fn last_receipt(&self) -> Result<Option<String>, Fault> {
        let row = self
            .conn
            .prepare_cached(&format!("{STORED} ORDER BY no DESC LIMIT 1"))?
            .query_row([self.till_no], stored)
            .optional()?;
        Ok(match row {
            Some(row) => self.detail(&row)?.map(|d| d.sale.receipt).or_else(|| Some(row.no.to_string())),
            None => None,
        })
    }
}
