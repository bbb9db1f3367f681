//! Rows of what was withdrawn and of what is on its way, and recognitions gathered by product.

use std::sync::LazyLock;

use rusqlite::{OptionalExtension, Row, params};

use super::cards::{star_term_of, text};
use super::catalogue::{code_of, from_code, last_writer};
use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::ids::{LotId, ProductCode, SkuCode};
use crate::domain::moment::Moment;
use crate::domain::query::WithdrawalNote;
use crate::domain::recognition::{
    AfterWithdrawal, OcopStatus, OcopStatusRecorded, Recognition, RecognitionWithdrawn, StarClock, StarTerm, Stars,
    in_quarantine,
};

pub(super) const WITHDRAWAL: Projection = Projection {
    name: "withdrawal",
    sql: "CREATE TABLE withdrawal (product TEXT NOT NULL, from_day TEXT NOT NULL, decision TEXT NOT NULL, effective_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
  reason TEXT NOT NULL, notice TEXT NOT NULL, goods TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day, decision)) STRICT, WITHOUT ROWID;",
    key: "product, from_day, decision",
};

pub(super) const OCOP_STATUS: Projection = Projection {
    name: "ocop_status",
    sql: "CREATE TABLE ocop_status (product TEXT NOT NULL, from_day TEXT NOT NULL, status TEXT NOT NULL, hoped INTEGER, note TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day)) STRICT, WITHOUT ROWID;",
    key: "product, from_day",
};

pub(super) fn withdraw(at: At<'_>, w: &RecognitionWithdrawn) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO withdrawal(product, from_day, decision, effective_ms, offset_min, reason, notice, goods, at_ms, till, seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) {}",
            last_writer(
                "withdrawal",
                "product, from_day, decision",
                &["effective_ms", "offset_min", "reason", "notice", "goods"]
            )
        )
    });
    let mut stmt = at.conn.prepare_cached(&SQL)?;
    for term in &w.terms {
        stmt.execute(params![
            w.product.as_str(),
            term.from,
            term.decision,
            w.effective.at_ms,
            w.effective.offset_min,
            w.reason,
            w.notice,
            code_of(&w.goods),
            at.at_ms,
            at.till,
            at.seq
        ])?;
    }
    Ok(())
}

pub(super) fn record_status(at: At<'_>, s: &OcopStatusRecorded) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO ocop_status(product, from_day, status, hoped, note, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) {}",
            last_writer("ocop_status", "product, from_day", &["status", "hoped", "note"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        s.product.as_str(),
        s.from,
        code_of(&s.status),
        s.hoped.map(Stars::get),
        s.note,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

/// A product and its recognitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The product.
    pub product: ProductCode,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Its recognitions, oldest first.
    pub terms: Vec<StarTerm>,
}

/// A lot that is to be put on hold: its product is in quarantine and nobody has dealt with the lot since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueHold {
    /// The lot.
    pub lot: LotId,
    /// Its product.
    pub product: ProductCode,
    /// Why the product was withdrawn.
    pub reason: String,
    /// The number of the decision that withdrew it.
    pub notice: String,
}

/// Free lots in the shop whose product was withdrawn with quarantine, none of which was held or released since.
const DUE: &str = "SELECT l.id, w.product, w.reason, w.notice FROM withdrawal w
  CROSS JOIN sku s ON s.product = w.product CROSS JOIN lot l ON l.sku = s.code CROSS JOIN stock m ON m.lot = l.id
  WHERE w.goods = 'quarantine' AND w.effective_ms <= ?1 AND l.held = 0
    AND m.place IN ('shelf', 'store', 'fair') AND m.milli > 0
    AND NOT EXISTS (SELECT 1 FROM lot_hold h WHERE h.lot = l.id AND h.at_ms > max(w.at_ms, w.effective_ms))
  GROUP BY l.id ORDER BY l.id";

/// A recognition in full, and how it was withdrawn.
pub type FullTerm = (StarTerm, Recognition, Option<WithdrawalNote>);

const TERMS: &str = "r.from_day, r.decision, r.to_day, r.stars, r.level, w.effective_ms, w.goods";
const JOINED: &str = "recognition r LEFT JOIN withdrawal w ON w.product = r.product AND w.from_day = r.from_day AND w.decision = r.decision";

impl Reader<'_> {
    /// Finds one recognition by its key.
    pub fn recognition(
        &self,
        product: &ProductCode,
        from: chrono::NaiveDate,
        decision: &str,
    ) -> Result<Option<Recognition>, Fault> {
        let full = self.full_terms(product)?;
        Ok(full.into_iter().map(|(_, r, _)| r).find(|r| r.from == from && r.decision == decision))
    }
    /// Gathers every product that was ever recognised, by name.
    pub fn recognised(&self) -> Result<Vec<Recognised>, Fault> {
        let mut out: Vec<Recognised> = Vec::new();
        let sql = format!(
            "SELECT {TERMS}, r.product, p.name, coalesce(d.name, '') FROM {JOINED} JOIN product p ON p.code = r.product
             LEFT JOIN producer d ON d.code = p.producer ORDER BY p.name, r.product, r.from_day, r.decision"
        );
        self.each(&sql, None, |r| {
            let term = star_term_of(r)?;
            let product = product_of(r, 7)?;
            match out.last_mut().filter(|p| p.product == product) {
                Some(last) => last.terms.push(term),
                None => out.push(Recognised { product, name: r.get(8)?, producer: r.get(9)?, terms: vec![term] }),
            }
            Ok(())
        })?;
        Ok(out)
    }
    /// Returns a product's recognitions in full, oldest first.
    pub fn full_terms(&self, product: &ProductCode) -> Result<Vec<FullTerm>, Fault> {
        let mut out = Vec::new();
        let sql = format!(
            "SELECT {TERMS}, r.decided, r.body, r.criteria, w.offset_min, w.reason, w.notice
             FROM {JOINED} WHERE r.product = ?1 ORDER BY r.from_day, r.decision"
        );
        self.each(&sql, Some(product.as_str()), |r| {
            let term = star_term_of(r)?;
            let full = Recognition {
                product: product.clone(),
                stars: term.stars,
                decision: term.decision.clone(),
                level: term.level.clone(),
                from: term.from,
                to: term.to,
                decided: r.get(7)?,
                body: r.get(8)?,
                criteria: r.get(9)?,
            };
            let note = term.withdrawn_ms.zip(term.withdrawn_goods);
            let note = note.map(|(at_ms, goods)| note_of(r, at_ms, goods)).transpose()?;
            out.push((term, full, note));
            Ok(())
        })?;
        Ok(out)
    }
    /// Finds the lots that are to be put on hold at a moment; whether their product was recognised anew is not asked.
    pub fn holds_due(&self, at_ms: i64) -> Result<Vec<DueHold>, Fault> {
        let mut stmt = self.conn.prepare_cached(DUE)?;
        let mut rows = stmt.query([at_ms])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let lot = LotId::new(text(r, 0, "lot")?).map_err(|_| Fault::BadRow("lot"))?;
            out.push(DueHold { lot, product: product_of(r, 1)?, reason: r.get(2)?, notice: r.get(3)? });
        }
        Ok(out)
    }
    /// Returns whether a pack's product was ever withdrawn with quarantine, and which product it is.
    pub fn withdrawn_with_quarantine(&self, sku: &SkuCode) -> Result<Option<ProductCode>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT w.product FROM sku s JOIN withdrawal w ON w.product = s.product WHERE s.code = ?1 AND w.goods = 'quarantine' LIMIT 1",
        )?;
        let mut rows = stmt.query([sku.as_str()])?;
        rows.next()?.map(|r| product_of(r, 0)).transpose()
    }
    /// Returns whether a product's goods are in quarantine: the decision that rules was withdrawn so.
    pub fn in_quarantine(&self, product: &ProductCode, clock: StarClock) -> Result<bool, Fault> {
        let terms: Vec<StarTerm> = self.full_terms(product)?.into_iter().map(|(term, _, _)| term).collect();
        Ok(in_quarantine(&terms, clock))
    }
    /// Returns where a product was on its way, oldest first.
    pub fn ocop_statuses(&self, product: &ProductCode) -> Result<Vec<OcopStatusRecorded>, Fault> {
        let mut out = Vec::new();
        let sql = "SELECT from_day, status, hoped, note FROM ocop_status WHERE product = ?1 ORDER BY from_day";
        self.each(sql, Some(product.as_str()), |r| {
            let hoped: Option<u8> = r.get(2)?;
            out.push(OcopStatusRecorded {
                product: product.clone(),
                from: r.get(0)?,
                status: from_code::<OcopStatus>(text(r, 1, "ocop_status")?, "ocop_status")?,
                hoped: hoped.map(Stars::new).transpose().map_err(|_| Fault::BadRow("ocop_status"))?,
                note: r.get(3)?,
            });
            Ok(())
        })?;
        Ok(out)
    }
    /// Returns a product's name and who makes it.
    pub fn product_title(&self, product: &ProductCode) -> Result<Option<(String, String)>, Fault> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT p.name, coalesce(d.name, '') FROM product p LEFT JOIN producer d ON d.code = p.producer WHERE p.code = ?1",
            )?
            .query_row([product.as_str()], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?)
    }
}

pub(super) fn product_of(r: &Row<'_>, i: usize) -> Result<ProductCode, Fault> {
    ProductCode::new(text(r, i, "product")?).map_err(|_| Fault::BadRow("product"))
}

fn note_of(r: &Row<'_>, at_ms: i64, goods: AfterWithdrawal) -> Result<WithdrawalNote, Fault> {
    Ok(WithdrawalNote {
        effective: Moment { at_ms, offset_min: r.get(10)? },
        reason: r.get(11)?,
        notice: r.get(12)?,
        goods,
    })
}
