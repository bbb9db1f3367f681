//! Rows of shifts: their totals are kept at every sale, so a report reads one row.

use rusqlite::{OptionalExtension, Row, params};

use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::entry::{Fact, Header};
use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::query::{OpenShiftState, ShiftReport};
use crate::domain::shift::{ShiftClosed, ShiftExplained, ShiftOpened, ShiftTotals, counted};

pub(super) const SHIFT: Projection = Projection {
    name: "shift",
    sql: "CREATE TABLE shift (
  till INTEGER NOT NULL, no INTEGER NOT NULL, opened_seq INTEGER NOT NULL, opened_by TEXT NOT NULL, opened_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
  business_day TEXT NOT NULL, float_vnd INTEGER NOT NULL,
  sales INTEGER NOT NULL DEFAULT 0, voids INTEGER NOT NULL DEFAULT 0, gross INTEGER NOT NULL DEFAULT 0, discount INTEGER NOT NULL DEFAULT 0,
  payable INTEGER NOT NULL DEFAULT 0, vat INTEGER NOT NULL DEFAULT 0, cash INTEGER NOT NULL DEFAULT 0, transfer INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0,
  cash_sales INTEGER NOT NULL DEFAULT 0, transfer_sales INTEGER NOT NULL DEFAULT 0, closed_seq INTEGER, closed_by TEXT, explained_seq INTEGER,
  PRIMARY KEY (till, no), CHECK (payable = gross - discount), CHECK (payable = cash + transfer)) STRICT, WITHOUT ROWID;
CREATE INDEX shift_day ON shift(business_day);",
    key: "till, no",
};

pub(super) fn open(at: At<'_>, header: &Header, s: &ShiftOpened) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO shift(till, no, opened_seq, opened_by, opened_ms, offset_min, business_day, float_vnd) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            at.till,
            s.shift,
            at.seq,
            header.staff.as_str(),
            header.at.at_ms,
            header.at.offset_min,
            header.business_day,
            s.float_vnd.get()
        ])?;
    Ok(())
}

pub(super) fn close(at: At<'_>, header: &Header, s: &ShiftClosed) -> Result<(), Fault> {
    let sql = format!("SELECT float_vnd, {TOTALS} FROM shift WHERE till = ?1 AND no = ?2");
    let row = at.conn.prepare_cached(&sql)?.query_row(params![at.till, s.shift], |r| Ok((r.get(0)?, totals(r, 1)?)));
    let (float, taken) = row.optional()?.ok_or(NOT_OPEN)?;
    let follows = s.float_vnd == Money::vnd(float)
        && taken.agrees(&s.totals)
        && counted(&s.notes) == Ok(s.counted)
        && s.float_vnd.plus(s.totals.cash) == Ok(s.expected)
        && s.counted.minus(s.expected) == Ok(s.over);
    if !follows {
        return Err(Fault::Contradiction(
            "số chốt ca không khớp các phiếu của ca hoặc tiền đếm",
            "the close does not follow from the shift's sales and the count",
        ));
    }
    let changed = at
        .conn
        .prepare_cached(
            "UPDATE shift SET closed_seq = ?3, closed_by = ?4 WHERE till = ?1 AND no = ?2 AND closed_seq IS NULL",
        )?
        .execute(params![at.till, s.shift, at.seq, header.staff.as_str()])?;
    if changed == 1 { Ok(()) } else { Err(NOT_OPEN) }
}

pub(super) fn explain(at: At<'_>, s: &ShiftExplained) -> Result<(), Fault> {
    let changed = at
        .conn
        .prepare_cached("UPDATE shift SET explained_seq = ?3 WHERE till = ?1 AND no = ?2 AND closed_seq IS NOT NULL")?
        .execute(params![at.till, s.shift, at.seq])?;
    if changed == 1 { Ok(()) } else { Err(Fault::Contradiction("ca này chưa chốt", "the shift is not closed")) }
}

const NOT_OPEN: Fault = Fault::Contradiction("ca này không đang mở", "the shift is not open");

/// Adds to an open shift's totals; each figure may be negative.
pub(super) fn add(at: At<'_>, no: u32, t: &ShiftTotals) -> Result<(), Fault> {
    let changed = at
        .conn
        .prepare_cached(
            "UPDATE shift SET sales = sales + ?3, voids = voids + ?4, gross = gross + ?5, discount = discount + ?6, payable = payable + ?7,
               vat = vat + ?8, cash = cash + ?9, transfer = transfer + ?10, waiting = waiting + ?11,
               voided = voided + ?12, cash_sales = cash_sales + ?13, transfer_sales = transfer_sales + ?14 WHERE till = ?1 AND no = ?2 AND closed_seq IS NULL",
        )?
        .execute(params![
            at.till,
            no,
            t.sales,
            t.voids,
            t.gross.get(),
            t.discount.get(),
            t.payable.get(),
            t.vat.get(),
            t.cash.get(),
            t.transfer.get(),
            t.waiting.get(),
            t.voided.get(),
            t.cash_sales,
            t.transfer_sales
        ])?;
    if changed == 1 { Ok(()) } else { Err(NOT_OPEN) }
}

/// Takes from what waits; the shift may be closed by now.
pub(super) fn confirm(at: At<'_>, no: u32, amount: Money) -> Result<(), Fault> {
    let sql = "UPDATE shift SET waiting = waiting - ?3 WHERE till = ?1 AND no = ?2";
    let changed = at.conn.prepare_cached(sql)?.execute(params![at.till, no, amount.get()])?;
    if changed == 1 { Ok(()) } else { Err(NOT_OPEN) }
}

const TOTALS: &str =
    "sales, voids, gross, discount, payable, vat, cash, transfer, waiting, voided, cash_sales, transfer_sales";

fn totals(r: &Row<'_>, from: usize) -> rusqlite::Result<ShiftTotals> {
    let at = |i: usize| r.get::<_, i64>(from.saturating_add(i));
    let vnd = |i: usize| at(i).map(Money::vnd);
    Ok(ShiftTotals {
        sales: at(0)?,
        voids: at(1)?,
        gross: vnd(2)?,
        discount: vnd(3)?,
        payable: vnd(4)?,
        vat: vnd(5)?,
        cash: vnd(6)?,
        transfer: vnd(7)?,
        waiting: vnd(8)?,
        voided: vnd(9)?,
        cash_sales: at(10)?,
        transfer_sales: at(11)?,
    })
}

/// The open shift as decisions need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenShiftRow {
    /// What the status bar shows.
    pub state: OpenShiftState,
    /// What lay in the drawer at the start.
    pub float_vnd: Money,
    /// What it took so far.
    pub totals: ShiftTotals,
}

impl Reader<'_> {
    /// Returns this till's open shift.
    pub fn open_shift(&self) -> Result<Option<OpenShiftRow>, Fault> {
        let sql = format!(
            "SELECT no, business_day, float_vnd, {TOTALS}, closed_seq FROM shift WHERE till = ?1 ORDER BY no DESC LIMIT 1"
        );
        let row = self
            .conn
            .prepare_cached(&sql)?
            .query_row([self.till_no], |r| {
                let (no, day, float): (u32, _, i64) = (r.get(0)?, r.get(1)?, r.get(2)?);
                let closed: Option<i64> = r.get(15)?;
                Ok((no, day, float, totals(r, 3)?, closed))
            })
            .optional()?;
        Ok(row.and_then(|(shift, business_day, float, totals, closed)| {
            let state = OpenShiftState { shift, business_day, sales: totals.sales };
            closed.is_none().then_some(OpenShiftRow { state, float_vnd: Money::vnd(float), totals })
        }))
    }
    /// Returns the number the next shift takes.
    pub fn next_shift(&self) -> Result<u32, Fault> {
        let last: Option<u32> = self
            .conn
            .prepare_cached("SELECT max(no) FROM shift WHERE till = ?1")?
            .query_row([self.till_no], |r| r.get(0))?;
        Ok(last.unwrap_or(0).saturating_add(1))
    }
    /// Returns a shift's report; the latest one's when no number is given.
    pub fn shift_report(&self, no: Option<u32>) -> Result<Option<ShiftReport>, Fault> {
        let sql = format!(
            "SELECT no, opened_by, opened_ms, offset_min, business_day, float_vnd, {TOTALS}, closed_seq, explained_seq FROM shift
             WHERE till = ?1 AND no = coalesce(?2, (SELECT max(no) FROM shift WHERE till = ?1))"
        );
        let row = self
            .conn
            .prepare_cached(&sql)?
            .query_row(params![self.till_no, no], |r| {
                let opened_at = Moment { at_ms: r.get(2)?, offset_min: r.get(3)? };
                let (closed, explained): (Option<i64>, Option<i64>) = (r.get(18)?, r.get(19)?);
                let report = ShiftReport {
                    shift: r.get(0)?,
                    opened_by: r.get(1)?,
                    opened_at,
                    business_day: r.get(4)?,
                    float_vnd: Money::vnd(r.get(5)?),
                    totals: totals(r, 6)?,
                    closed: None,
                    closed_by: None,
                    explained: None,
                    head: String::new(),
                };
                Ok((report, closed, explained))
            })
            .optional()?;
        let Some((mut report, closed, explained)) = row else { return Ok(None) };
        if let Some(seq) = closed {
            self.add_close(&mut report, seq)?;
        }
        if let Some(seq) = explained {
            let entry = self.entry(seq)?.ok_or(Fault::BadRow("shift"))?;
            let Fact::ShiftExplained(said) = entry.fact else { return Err(Fault::BadRow("shift")) };
            report.explained = Some((entry.header.staff.as_str().to_owned(), entry.header.at, said.reason));
        }
        Ok(Some(report))
    }
    fn add_close(&self, report: &mut ShiftReport, seq: i64) -> Result<(), Fault> {
        let entry = self.entry(seq)?.ok_or(Fault::BadRow("shift"))?;
        let at = entry.header.at;
        report.closed_by = Some((entry.header.staff.as_str().to_owned(), at));
        if let Fact::ShiftClosed(closed) = entry.fact {
            report.closed = Some(closed);
        }
        let hash = self.hash_at(seq)?.unwrap_or_default();
        report.head = hash.iter().take(8).map(|b| format!("{b:02x}")).collect();
        Ok(())
    }
    /// Returns a business day's totals over the shifts of every till.
    pub fn day_totals(&self, day: chrono::NaiveDate) -> Result<ShiftTotals, Fault> {
        let sums: Vec<String> = TOTALS.split(", ").map(|c| format!("coalesce(sum({c}), 0)")).collect();
        let sql = format!("SELECT {} FROM shift WHERE business_day = ?1", sums.join(", "));
        Ok(self.conn.prepare_cached(&sql)?.query_row([day], |r| totals(r, 0))?)
    }
}
