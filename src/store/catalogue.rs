//! Rows of the catalogue.
//!
//! The search key stands beside each pack, so that start-up folds nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, params};

use super::Fault;
use super::projections::{At, Projection};
use crate::domain::catalogue::{CatalogueFact, Price, Producer, Product, Sku, SkuTax};
use crate::domain::recognition::Recognition;
use crate::domain::search::{SearchText, search_key};
use crate::domain::text::sort_key;

pub(super) const PRODUCER: Projection = Projection {
    name: "producer",
    sql: "CREATE TABLE producer (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, commune TEXT NOT NULL, province TEXT NOT NULL,
  place_code TEXT, place_system TEXT, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    key: "code",
};
pub(super) const PRODUCT: Projection = Projection {
    name: "product",
    sql: "CREATE TABLE product (code TEXT PRIMARY KEY, name TEXT NOT NULL, producer TEXT NOT NULL, group_item INTEGER, ocop_code TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX product_producer ON product(producer);",
    key: "code",
};
pub(super) const SKU: Projection = Projection {
    name: "sku",
    sql: "CREATE TABLE sku (code TEXT PRIMARY KEY, product TEXT NOT NULL, pack TEXT NOT NULL, unit TEXT NOT NULL, sold_by TEXT NOT NULL, quick INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '', sort BLOB NOT NULL DEFAULT x'', at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sku_product ON sku(product);",
    key: "code",
};
pub(super) const BARCODE: Projection = Projection {
    name: "barcode",
    sql: "CREATE TABLE barcode (sku TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (sku, code)) STRICT, WITHOUT ROWID;
CREATE INDEX barcode_code ON barcode(code);",
    key: "sku, code",
};
pub(super) const PRICE: Projection = Projection {
    name: "price",
    sql: "CREATE TABLE price (sku TEXT NOT NULL, from_day TEXT NOT NULL, price INTEGER NOT NULL CHECK (price > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;",
    key: "sku, from_day",
};
pub(super) const SKU_TAX: Projection = Projection {
    name: "sku_tax",
    sql: "CREATE TABLE sku_tax (sku TEXT NOT NULL, from_day TEXT NOT NULL, class TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;",
    key: "sku, from_day",
};
pub(super) const RECOGNITION: Projection = Projection {
    name: "recognition",
    sql: "CREATE TABLE recognition (product TEXT NOT NULL, from_day TEXT NOT NULL, decision TEXT NOT NULL, to_day TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), level TEXT NOT NULL, decided TEXT, body TEXT NOT NULL, criteria TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day, decision)) STRICT, WITHOUT ROWID;",
    key: "product, from_day, decision",
};

/// Writes a plain enum as its code, the way serde spells it.
pub(super) fn code_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads a plain enum from its code.
pub(super) fn from_code<'a, T: serde::Deserialize<'a>>(code: &'a str, table: &'static str) -> Result<T, Fault> {
    let code = serde::de::value::BorrowedStrDeserializer::<serde::de::value::Error>::new(code);
    T::deserialize(code).map_err(|_| Fault::BadRow(table))
}

/// The end of an upsert where the last writer by (time, till, place) wins.
pub(super) fn last_writer(table: &str, key: &str, columns: &[&str]) -> String {
    let set: Vec<String> =
        columns.iter().chain(&["at_ms", "till", "seq"]).map(|c| format!("{c} = excluded.{c}")).collect();
    format!(
        "ON CONFLICT({key}) DO UPDATE SET {} WHERE (excluded.at_ms, excluded.till, excluded.seq) >= ({table}.at_ms, {table}.till, {table}.seq)",
        set.join(", ")
    )
}

/// Learns facts in their order, then writes anew the search keys of packs whose product or producer changed.
pub(super) fn learn(at: At<'_>, facts: &[CatalogueFact]) -> Result<(), Fault> {
    let mut stale: BTreeSet<String> = BTreeSet::new();
    for fact in facts {
        match fact {
            CatalogueFact::Producer(p) => {
                producer(at, p)?;
                stale.extend(codes(
                    at.conn,
                    "SELECT s.code FROM product p JOIN sku s ON s.product = p.code WHERE p.producer = ?1",
                    p.code.as_str(),
                )?);
            }
            CatalogueFact::Product(p) => {
                product(at, p)?;
                stale.extend(codes(at.conn, "SELECT code FROM sku WHERE product = ?1", p.code.as_str())?);
            }
            CatalogueFact::Sku(s) => {
                sku(at, s)?;
            }
            CatalogueFact::Price(p) => price(at, p)?,
            CatalogueFact::Tax(t) => tax(at, t)?,
            CatalogueFact::Recognition(r) => recognition(at, r)?,
        }
    }
    stale.iter().try_for_each(|code| refresh_key(at.conn, code))
}

pub(super) fn codes(conn: &Connection, sql: &str, arg: &str) -> Result<Vec<String>, Fault> {
    let mut stmt = conn.prepare_cached(sql)?;
    Ok(stmt.query_map([arg], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

fn producer(at: At<'_>, p: &Producer) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO producer(code, name, kind, commune, province, place_code, place_system, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) {}",
            last_writer("producer", "code", &["name", "kind", "commune", "province", "place_code", "place_system"])
        )
    });
    let place = p.place.as_ref();
    at.conn.prepare_cached(&SQL)?.execute(params![
        p.code.as_str(),
        p.name,
        code_of(&p.kind),
        place.map_or("", |x| x.commune.as_str()),
        place.map_or("", |x| x.province.as_str()),
        place.and_then(|x| x.code.as_deref()),
        place.and_then(|x| x.system.as_ref().map(code_of)),
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

fn product(at: At<'_>, p: &Product) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO product(code, name, producer, group_item, ocop_code, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) {}",
            last_writer("product", "code", &["name", "producer", "group_item", "ocop_code"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        p.code.as_str(),
        p.name,
        p.producer.as_str(),
        p.group_item,
        p.ocop_code,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

fn sku(at: At<'_>, s: &Sku) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO sku(code, product, pack, unit, sold_by, quick, search, sort, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) {}",
            last_writer("sku", "code", &["product", "pack", "unit", "sold_by", "quick", "search", "sort"])
        )
    });
    let mut barcodes = s.barcodes.clone();
    barcodes.sort();
    barcodes.dedup();
    let keys = keys_of(at.conn, s.code.as_str(), s.product.as_str(), &s.pack, &barcodes)?;
    let (search, sort) = keys.unwrap_or_default();
    let changed = at.conn.prepare_cached(&SQL)?.execute(params![
        s.code.as_str(),
        s.product.as_str(),
        s.pack,
        s.unit,
        code_of(&s.sold_by),
        s.quick,
        search,
        sort,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    if changed == 0 {
        return Ok(());
    }
    at.conn.prepare_cached("DELETE FROM barcode WHERE sku = ?1")?.execute([s.code.as_str()])?;
    let mut stmt = at.conn.prepare_cached("INSERT INTO barcode(sku, code) VALUES (?1, ?2)")?;
    for code in &barcodes {
        stmt.execute([s.code.as_str(), code])?;
    }
    Ok(())
}

fn price(at: At<'_>, p: &Price) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO price(sku, from_day, price, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6) {}",
            last_writer("price", "sku, from_day", &["price"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![p.sku.as_str(), p.from, p.price.get(), at.at_ms, at.till, at.seq])?;
    Ok(())
}

fn tax(at: At<'_>, t: &SkuTax) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO sku_tax(sku, from_day, class, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6) {}",
            last_writer("sku_tax", "sku, from_day", &["class"])
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        t.sku.as_str(),
        t.from,
        t.class.code(),
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

fn recognition(at: At<'_>, r: &Recognition) -> Result<(), Fault> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "INSERT INTO recognition(product, from_day, decision, to_day, stars, level, decided, body, criteria, at_ms, till, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) {}",
            last_writer(
                "recognition",
                "product, from_day, decision",
                &["to_day", "stars", "level", "decided", "body", "criteria"]
            )
        )
    });
    at.conn.prepare_cached(&SQL)?.execute(params![
        r.product.as_str(),
        r.from,
        r.decision,
        r.to,
        r.stars.get(),
        r.level,
        r.decided,
        r.body,
        r.criteria,
        at.at_ms,
        at.till,
        at.seq
    ])?;
    Ok(())
}

fn refresh_key(conn: &Connection, code: &str) -> Result<(), Fault> {
    let row: Option<(String, String)> = conn
        .prepare_cached("SELECT product, pack FROM sku WHERE code = ?1")?
        .query_row([code], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let Some((product, pack)) = row else { return Ok(()) };
    let barcodes = codes(conn, "SELECT code FROM barcode WHERE sku = ?1 ORDER BY code", code)?;
    if let Some((key, sort)) = keys_of(conn, code, &product, &pack, &barcodes)? {
        conn.prepare_cached("UPDATE sku SET search = ?2, sort = ?3 WHERE code = ?1")?
            .execute(params![code, key, sort])?;
    }
    Ok(())
}

/// Makes the search key and the dictionary key of a pack, once its product is known.
fn keys_of(
    conn: &Connection,
    code: &str,
    product: &str,
    pack: &str,
    barcodes: &[String],
) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let row: Option<(String, String, String, String, String)> = conn
        .prepare_cached(
            "SELECT p.name, p.ocop_code, coalesce(r.name, ''), coalesce(r.commune, ''), coalesce(r.province, '')
             FROM product p LEFT JOIN producer r ON r.code = p.producer WHERE p.code = ?1",
        )?
        .query_row([product], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))
        .optional()?;
    let Some((name, ocop, producer, commune, province)) = row else { return Ok(None) };
    let mut all: Vec<&str> = vec![code];
    all.extend(barcodes.iter().map(String::as_str));
    all.extend([ocop.as_str(), product].into_iter().filter(|c| !c.is_empty() && *c != code));
    let place = format!("{commune} {province}");
    let key = search_key(&SearchText { name: &name, pack, producer: &producer, place: place.trim(), codes: &all });
    let title = if pack.is_empty() { name } else { format!("{name} {pack}") };
    Ok(Some((key, sort_key(&title))))
}
