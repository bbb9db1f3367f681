//! Rows of papers and of their withdrawal.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::catalogue::{from_code, last_writer};
use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::certificate::{Certificate, CertificateKind, CertificateWithdrawn, FiledCertificate, PaperRule};
use crate::domain::ids::{ProducerCode, ProductCode};

/// A paper of the producer as a whole has an empty product.
pub(super) const CERTIFICATE: Projection = Projection {
    name: "certificate",
    sql: "CREATE TABLE certificate (producer TEXT NOT NULL, product TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, from_day TEXT NOT NULL,
  to_day TEXT, title TEXT NOT NULL, issuer TEXT NOT NULL, filed_at TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (producer, product, kind, number, from_day)) STRICT, WITHOUT ROWID;",
    key: "producer, product, kind, number, from_day",
};

/// Apart from the papers: a withdrawal may arrive from another till before its paper does.
pub(super) const CERTIFICATE_WITHDRAWN: Projection = Projection {
    name: "certificate_withdrawn",
    sql: "CREATE TABLE certificate_withdrawn (producer TEXT NOT NULL, product TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, from_day TEXT NOT NULL,
  day TEXT NOT NULL, reason TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (producer, product, kind, number, from_day)) STRICT, WITHOUT ROWID;",
    key: "producer, product, kind, number, from_day",
};

/// Which papers the shop asks of which goods, in the place of the usual rows.
pub(super) const PAPER_RULE: Projection = Projection {
    name: "paper_rule",
    sql: "CREATE TABLE paper_rule (rule TEXT NOT NULL, from_day TEXT NOT NULL, body TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (rule, from_day)) STRICT, WITHOUT ROWID;",
    key: "rule, from_day",
};

pub(super) fn set_rule(at: At<'_>, rule: &PaperRule) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO paper_rule(rule, from_day, body, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6) {}",
            last_writer("paper_rule", "rule, from_day", &["body"])
        )
    });
    let body = serde_json::to_string(rule).map_err(|_| Fault::BadRow("paper_rule"))?;
    at.conn.prepare_cached(&SQL)?.execute(params![
        rule.rule,
        rule.from.map(|day| day.to_string()).unwrap_or_default(),
        body,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

const KEY: &str = "producer, product, kind, number, from_day";

fn product_text(product: Option<&ProductCode>) -> &str {
    product.map_or("", ProductCode::as_str)
}

pub(super) fn record(at: At<'_>, c: &Certificate) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let columns = ["to_day", "title", "issuer", "filed_at"];
        format!(
            "INSERT INTO certificate(producer, product, kind, number, from_day, to_day, title, issuer, filed_at, at_ms, till, seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) {}",
            last_writer("certificate", KEY, &columns)
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        c.producer.as_str(),
        product_text(c.product.as_ref()),
        c.kind.rules().code,
        c.number,
        c.from,
        c.to,
        c.title,
        c.issuer,
        c.filed_at,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

pub(super) fn withdraw(at: At<'_>, w: &CertificateWithdrawn) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO certificate_withdrawn(producer, product, kind, number, from_day, day, reason, at_ms, till, seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) {}",
            last_writer("certificate_withdrawn", KEY, &["day", "reason"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        w.producer.as_str(),
        product_text(w.product.as_ref()),
        w.kind.rules().code,
        w.number,
        w.from,
        w.day,
        w.reason,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

/// A paper with the names of its producer and product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCertificate {
    /// The paper.
    pub paper: FiledCertificate,
    /// Whose it is.
    pub producer_name: String,
    /// The product's name; empty when it speaks of the producer.
    pub product_name: String,
}

impl Reader<'_> {
    /// Returns what the shop has set about papers, the earliest day first, of one day the latest word last.
    pub fn paper_rules(&self) -> Result<Vec<PaperRule>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT body FROM paper_rule ORDER BY from_day, at_ms, till, seq")?;
        let rows = stmt.query_map([], |r| r.get::<_, String>(0))?;
        rows.map(|body| serde_json::from_str(&body?).map_err(|_| Fault::BadRow("paper_rule"))).collect()
    }
    /// Returns every paper filed, by producer and product, the oldest first.
    pub fn certificates(&self) -> Result<Vec<NamedCertificate>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT c.producer, c.product, c.kind, c.number, c.from_day, c.to_day, c.title, c.issuer, c.filed_at, w.day, w.reason,
                    coalesce(d.name, c.producer), coalesce(p.name, c.product)
             FROM certificate c LEFT JOIN certificate_withdrawn w USING (producer, product, kind, number, from_day)
             LEFT JOIN producer d ON d.code = c.producer LEFT JOIN product p ON p.code = c.product
             ORDER BY d.name, c.producer, c.product, c.kind, c.from_day, c.number",
        )?;
        let mut rows = stmt.query([])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(named(r)?);
        }
        Ok(out)
    }
}

fn named(r: &Row<'_>) -> Result<NamedCertificate, Fault> {
    const TABLE: &str = "certificate";
    let product: String = r.get(1)?;
    let product = if product.is_empty() { None } else { Some(ProductCode::new(product)) };
    let withdrawn: Option<NaiveDate> = r.get(9)?;
    let certificate = Certificate {
        producer: ProducerCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow(TABLE))?,
        product: product.transpose().map_err(|_| Fault::BadRow(TABLE))?,
        kind: from_code::<CertificateKind>(&r.get::<_, String>(2)?, TABLE)?,
        number: r.get(3)?,
        from: r.get(4)?,
        to: r.get(5)?,
        title: r.get(6)?,
        issuer: r.get(7)?,
        filed_at: r.get(8)?,
    };
    let withdrawn = withdrawn.map(|day| Ok::<_, Fault>((day, r.get(10)?))).transpose()?;
    let paper = FiledCertificate { certificate, withdrawn };
    Ok(NamedCertificate { paper, producer_name: r.get(11)?, product_name: r.get(12)? })
}
