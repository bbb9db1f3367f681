//! Rows of OCOP stamps: batches with their balance, what was done to them, which numbers are used, who needs them.
//!
//! Each till keeps its own stamps: nothing here assumes that there is one till.

mod read;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::Fault;
use super::projections::{At, Projection};
use crate::domain::ocop_stamp::{
    StampBalance, StampBatch, StampFate, StampNeedSet, StampUse, StampsCounted, StampsUndone, StampsUsed,
};

pub use read::{StampDocument, StampsOnPack};

pub(super) const BATCH: Projection = Projection {
    name: "ocop_stamp_batch",
    sql: "CREATE TABLE ocop_stamp_batch (till INTEGER NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, business_day TEXT NOT NULL, body TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), received INTEGER NOT NULL CHECK (received > 0),
  applied INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0), spoiled INTEGER NOT NULL DEFAULT 0 CHECK (spoiled >= 0),
  returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0), counted INTEGER NOT NULL DEFAULT 0,
  remaining INTEGER NOT NULL CHECK (remaining >= 0 AND remaining = received + counted - applied - spoiled - returned),
  PRIMARY KEY (till, id)) STRICT, WITHOUT ROWID;",
    key: "till, id",
};

pub(super) const USE: Projection = Projection {
    name: "ocop_stamp_use",
    sql: "CREATE TABLE ocop_stamp_use (till INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, business_day TEXT NOT NULL, document TEXT NOT NULL, batch TEXT NOT NULL, fate TEXT NOT NULL,
  sku TEXT, quantity INTEGER NOT NULL CHECK (quantity > 0 OR fate = 'counted'), about TEXT NOT NULL, reason TEXT NOT NULL, undone_on TEXT,
  PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX ocop_stamp_use_batch ON ocop_stamp_use(till, batch);
CREATE INDEX ocop_stamp_use_sku ON ocop_stamp_use(sku) WHERE sku IS NOT NULL;",
    key: "till, seq",
};

pub(super) const SERIAL: Projection = Projection {
    name: "ocop_stamp_serial",
    sql: "CREATE TABLE ocop_stamp_serial (till INTEGER NOT NULL, batch TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, off INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= first), PRIMARY KEY (till, batch, seq, n)) STRICT, WITHOUT ROWID;",
    key: "till, batch, seq, n",
};

pub(super) const NEED: Projection = Projection {
    name: "ocop_stamp_need",
    sql:
        "CREATE TABLE ocop_stamp_need (sku TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  need TEXT NOT NULL CHECK (need IN ('printed', 'sticker')), PRIMARY KEY (sku, at_ms, till, seq)) STRICT, WITHOUT ROWID;",
    key: "sku, at_ms, till, seq",
};

/// What must hold of stamps: a batch's balance is the sum of its documents, and no number was used twice.
pub(super) const IDENTITIES: &[(&str, &str, &str)] = &[
    (
        "SELECT 1 FROM ocop_stamp_batch b LEFT JOIN (SELECT till, batch,
             sum(CASE fate WHEN 'applied' THEN quantity WHEN 'destroyed' THEN -quantity ELSE 0 END) a,
             sum(CASE WHEN fate IN ('spoiled', 'destroyed') THEN quantity ELSE 0 END) s,
             sum(CASE fate WHEN 'returned' THEN quantity ELSE 0 END) r,
             sum(CASE fate WHEN 'counted' THEN quantity ELSE 0 END) c
             FROM ocop_stamp_use WHERE undone_on IS NULL GROUP BY till, batch) u ON u.till = b.till AND u.batch = b.id
           WHERE b.applied <> coalesce(u.a, 0) OR b.spoiled <> coalesce(u.s, 0) OR b.returned <> coalesce(u.r, 0) OR b.counted <> coalesce(u.c, 0)
             OR b.received + b.counted <> b.remaining + b.applied + b.spoiled + b.returned LIMIT 1",
        "tem OCOP nhận, còn, dán, hỏng, trả không khớp",
        "a batch of OCOP stamps does not add up",
    ),
    (
        "SELECT 1 FROM ocop_stamp_serial a JOIN ocop_stamp_serial b ON b.till = a.till AND b.batch = a.batch AND b.off = a.off
           AND (b.seq, b.n) > (a.seq, a.n) AND b.first <= a.last AND a.first <= b.last LIMIT 1",
        "một số tem OCOP dùng hai lần",
        "an OCOP stamp's number was used twice",
    ),
];

const UNKNOWN: Fault =
    Fault::Contradiction("lô tem OCOP không có trong sổ", "a batch of OCOP stamps is not in the books");
const UNBALANCED: Fault =
    Fault::Contradiction("số tem OCOP còn lại không khớp", "what is left of a batch of OCOP stamps does not follow");
const TWICE: Fault = Fault::Contradiction("số tem OCOP đã dùng rồi", "an OCOP stamp's number is used already");

pub(super) fn receive(at: At<'_>, day: NaiveDate, b: &StampBatch) -> Result<(), Fault> {
    let body = serde_json::to_string(b).map_err(|_| Fault::BadRow("ocop_stamp_batch"))?;
    at.conn
        .prepare_cached(
            "INSERT INTO ocop_stamp_batch(till, id, seq, at_ms, business_day, body, stars, received, remaining) VALUES (?1, ?2, ?3, ?4, ?8, ?5, ?6, ?7, ?7)",
        )?
        .execute(params![at.till, b.batch.as_str(), at.seq, at.at_ms, body, b.stars.get(), b.quantity, day])?;
    Ok(())
}

/// Reads where the stamps of a batch are.
pub(super) fn balance(at: At<'_>, batch: &str) -> Result<StampBalance, Fault> {
    let found = at
        .conn
        .prepare_cached(
            "SELECT received, applied, spoiled, returned, counted FROM ocop_stamp_batch WHERE till = ?1 AND id = ?2",
        )?
        .query_row(params![at.till, batch], |r| {
            let (received, applied, spoiled) = (r.get(0)?, r.get(1)?, r.get(2)?);
            Ok(StampBalance { received, applied, spoiled, returned: r.get(3)?, counted: r.get(4)? })
        })
        .optional()?;
    found.ok_or(UNKNOWN)
}

/// Writes the balance after a use and asserts what the entry says is left.
fn settle(at: At<'_>, batch: &str, what: StampUse, n: i64, left: i64) -> Result<(), Fault> {
    let b = balance(at, batch)?.after(what, n).filter(|b| b.left() == left).ok_or(UNBALANCED)?;
    at.conn
        .prepare_cached(
            "UPDATE ocop_stamp_batch SET applied = ?3, spoiled = ?4, returned = ?5, counted = ?6, remaining = ?7 WHERE till = ?1 AND id = ?2",
        )?
        .execute(params![at.till, batch, b.applied, b.spoiled, b.returned, b.counted, b.left()])?;
    Ok(())
}

pub(super) fn use_stamps(at: At<'_>, day: NaiveDate, u: &StampsUsed) -> Result<(), Fault> {
    let batch = u.batch.as_str();
    settle(at, batch, u.to.kind(), i64::from(u.quantity), u.left)?;
    let (about, reason) = match &u.to {
        StampFate::Applied { name, .. } => (name.as_str(), String::new()),
        StampFate::Spoiled { cause, reason, minutes } => {
            ("", under(&format!("{}: {reason}", cause.names().0), minutes))
        }
        StampFate::Returned { to } => (to.as_str(), String::new()),
        StampFate::Destroyed { name, minutes, reason, .. } => (name.as_str(), under(reason, minutes)),
    };
    add(
        at,
        day,
        &u.document,
        batch,
        u.to.kind(),
        u.to.sku().map(|s| s.as_str()),
        i64::from(u.quantity),
        about,
        &reason,
    )?;
    let off = u.to.kind() == StampUse::Destroyed;
    for (n, range) in (0i64..).zip(&u.serials) {
        let (first, last) = range.ends();
        let twice: bool = at
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM ocop_stamp_serial WHERE till = ?1 AND batch = ?2 AND off = ?3 AND first <= ?5 AND last >= ?4)",
            )?
            .query_row(params![at.till, batch, off, number(first)?, number(last)?], |r| r.get(0))?;
        if twice {
            return Err(TWICE);
        }
        at.conn
            .prepare_cached(
                "INSERT INTO ocop_stamp_serial(till, batch, seq, n, off, first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![at.till, batch, at.seq, n, off, number(first)?, number(last)?])?;
    }
    Ok(())
}

fn under(reason: &str, minutes: &str) -> String {
    if minutes.is_empty() { reason.to_owned() } else { format!("{reason} ({minutes})") }
}

fn number(n: u64) -> Result<i64, Fault> {
    i64::try_from(n).map_err(|_| Fault::BadRow("ocop_stamp_serial"))
}

#[allow(clippy::too_many_arguments, reason = "the columns of one row")]
fn add(
    at: At<'_>,
    day: NaiveDate,
    document: &str,
    batch: &str,
    what: StampUse,
    sku: Option<&str>,
    quantity: i64,
    about: &str,
    reason: &str,
) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO ocop_stamp_use(till, seq, at_ms, business_day, document, batch, fate, sku, quantity, about, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![at.till, at.seq, at.at_ms, day, document, batch, what.code(), sku, quantity, about, reason])?;
    Ok(())
}

pub(super) fn count(at: At<'_>, day: NaiveDate, c: &StampsCounted) -> Result<(), Fault> {
    let batch = c.batch.as_str();
    settle(at, batch, StampUse::Counted, c.difference(), c.counted)?;
    add(at, day, &c.document, batch, StampUse::Counted, None, c.difference(), "", &c.reason)
}

pub(super) fn undo(at: At<'_>, day: NaiveDate, u: &StampsUndone) -> Result<(), Fault> {
    let batch = u.batch.as_str();
    let found = at
        .conn
        .prepare_cached(
            "SELECT seq, fate, quantity FROM ocop_stamp_use WHERE till = ?1 AND batch = ?2 AND document = ?3 AND undone_on IS NULL",
        )?
        .query_row(params![at.till, batch, u.document], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, i64>(2)?))
        })
        .optional()?;
    let (seq, fate, quantity) = found.ok_or(UNKNOWN)?;
    let what = StampUse::from_code(&fate).ok_or(Fault::BadRow("ocop_stamp_use"))?;
    settle(at, batch, what, quantity.saturating_neg(), u.left)?;
    at.conn
        .prepare_cached("UPDATE ocop_stamp_use SET undone_on = ?3 WHERE till = ?1 AND seq = ?2")?
        .execute(params![at.till, seq, day])?;
    at.conn
        .prepare_cached("DELETE FROM ocop_stamp_serial WHERE till = ?1 AND batch = ?2 AND seq = ?3")?
        .execute(params![at.till, batch, seq])?;
    Ok(())
}

pub(super) fn set_need(at: At<'_>, day: NaiveDate, n: &StampNeedSet) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO ocop_stamp_need(sku, at_ms, till, seq, business_day, need) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![n.sku.as_str(), at.at_ms, at.till, at.seq, day, n.need.code()])?;
    Ok(())
}
