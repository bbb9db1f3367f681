//! Cards gathered from the catalogue's rows: one when it is sold, all when the till starts.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use super::catalogue::{codes, from_code};
use super::{Fault, Reader};
use crate::domain::catalogue::{Place, PlaceSystem, Price, Producer, ProducerKind, Product, SkuTax, SoldBy};
use crate::domain::ids::{ProducerCode, ProductCode, SkuCode};
use crate::domain::money::Money;
use crate::domain::recognition::{Recognition, Stars};
use crate::domain::shelf::SkuCard;
use crate::domain::tax::TaxClass;

const CARD: &str = "SELECT s.code, s.product, p.name, s.pack, s.unit, s.sold_by, s.quick, p.ocop_code, p.group_item,
  r.code, r.name, r.kind, r.commune, r.province, r.place_code, r.place_system, s.search
  FROM sku s JOIN product p ON p.code = s.product JOIN producer r ON r.code = p.producer";

fn place(r: &Row<'_>) -> Result<Option<Place>, Fault> {
    let (commune, province): (String, String) = (r.get(12)?, r.get(13)?);
    let system: Option<String> = r.get(15)?;
    let system = system.map(|s| from_code::<PlaceSystem>(&s, "producer")).transpose()?;
    let empty = commune.is_empty() && province.is_empty();
    Ok(if empty { None } else { Some(Place { commune, province, code: r.get(14)?, system }) })
}

fn card(r: &Row<'_>) -> Result<SkuCard, Fault> {
    let bad = |_| Fault::BadRow("sku");
    let text = |i: usize| r.get::<_, String>(i);
    Ok(SkuCard {
        sku: SkuCode::new(text(0)?).map_err(bad)?,
        product: ProductCode::new(text(1)?).map_err(bad)?,
        name: text(2)?,
        pack: text(3)?,
        unit: text(4)?,
        sold_by: sold_by(&text(5)?)?,
        barcodes: Vec::new(),
        quick: r.get(6)?,
        producer: Producer {
            code: ProducerCode::new(text(9)?).map_err(bad)?,
            name: text(10)?,
            kind: from_code::<ProducerKind>(&text(11)?, "producer")?,
            place: place(r)?,
        },
        ocop_code: text(7)?,
        group_item: r.get(8)?,
        prices: Vec::new(),
        taxes: Vec::new(),
        recognitions: Vec::new(),
    })
}

fn sold_by(code: &str) -> Result<SoldBy, Fault> {
    from_code(code, "sku")
}

fn price_of(r: &Row<'_>) -> Result<Price, Fault> {
    let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("price"))?;
    Ok(Price { sku, from: r.get(1)?, price: Money::vnd(r.get(2)?) })
}

fn tax_of(r: &Row<'_>) -> Result<SkuTax, Fault> {
    let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("sku_tax"))?;
    let class = TaxClass::from_code(&r.get::<_, String>(2)?).ok_or(Fault::BadRow("sku_tax"))?;
    Ok(SkuTax { sku, from: r.get(1)?, class })
}

fn recognition_of(r: &Row<'_>) -> Result<Recognition, Fault> {
    let product = ProductCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("recognition"))?;
    let stars = Stars::new(r.get(4)?).map_err(|_| Fault::BadRow("recognition"))?;
    let (from, to): (NaiveDate, NaiveDate) = (r.get(1)?, r.get(3)?);
    Ok(Recognition { product, from, decision: r.get(2)?, to, stars, level: r.get(5)? })
}

const PRICES: &str = "SELECT sku, from_day, price FROM price";
const TAXES: &str = "SELECT sku, from_day, class FROM sku_tax";
const RECOGNITIONS: &str = "SELECT product, from_day, decision, to_day, stars, level FROM recognition";

impl Reader<'_> {
    fn all<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> Result<T, Fault>,
        arg: Option<&str>,
    ) -> Result<Vec<T>, Fault> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = match arg {
            Some(arg) => stmt.query([arg])?,
            None => stmt.query([])?,
        };
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(read(r)?);
        }
        Ok(out)
    }
    /// Gathers one pack's card.
    pub fn card(&self, code: &SkuCode) -> Result<Option<SkuCard>, Fault> {
        let found = self.all(&format!("{CARD} WHERE s.code = ?1"), card, Some(code.as_str()))?;
        let Some(mut c) = found.into_iter().next() else { return Ok(None) };
        c.barcodes = codes(self.conn, "SELECT code FROM barcode WHERE sku = ?1 ORDER BY code", code.as_str())?;
        c.prices = self.all(&format!("{PRICES} WHERE sku = ?1"), price_of, Some(code.as_str()))?;
        c.taxes = self.all(&format!("{TAXES} WHERE sku = ?1"), tax_of, Some(code.as_str()))?;
        c.recognitions =
            self.all(&format!("{RECOGNITIONS} WHERE product = ?1"), recognition_of, Some(c.product.as_str()))?;
        Ok(Some(c))
    }
    /// Gathers every card with its search key, in dictionary order of their names.
    pub fn cards(&self) -> Result<(Vec<SkuCard>, Vec<String>), Fault> {
        let rows =
            self.all(&format!("{CARD} ORDER BY s.sort, s.code"), |r| Ok((card(r)?, r.get::<_, String>(16)?)), None)?;
        let (mut cards, keys): (Vec<SkuCard>, Vec<String>) = rows.into_iter().unzip();
        let at: HashMap<String, usize> =
            cards.iter().enumerate().map(|(i, c)| (c.sku.as_str().to_owned(), i)).collect();
        for p in self.all(PRICES, price_of, None)? {
            if let Some(c) = at.get(p.sku.as_str()).and_then(|&i| cards.get_mut(i)) {
                c.prices.push(p);
            }
        }
        for t in self.all(TAXES, tax_of, None)? {
            if let Some(c) = at.get(t.sku.as_str()).and_then(|&i| cards.get_mut(i)) {
                c.taxes.push(t);
            }
        }
        for (sku, code) in
            self.all("SELECT sku, code FROM barcode", |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)), None)?
        {
            if let Some(c) = at.get(&sku).and_then(|&i| cards.get_mut(i)) {
                c.barcodes.push(code);
            }
        }
        let mut stars: HashMap<ProductCode, Vec<Recognition>> = HashMap::new();
        for r in self.all(RECOGNITIONS, recognition_of, None)? {
            stars.entry(r.product.clone()).or_default().push(r);
        }
        for c in &mut cards {
            c.recognitions = stars.get(&c.product).cloned().unwrap_or_default();
        }
        Ok((cards, keys))
    }
    /// Finds one producer.
    pub fn producer(&self, code: &ProducerCode) -> Result<Option<Producer>, Fault> {
        let sql = "SELECT '', '', '', '', '', '', 0, '', NULL, code, name, kind, commune, province, place_code, place_system FROM producer WHERE code = ?1";
        let read = |r: &Row<'_>| {
            let kind = from_code::<ProducerKind>(&r.get::<_, String>(11)?, "producer")?;
            Ok(Producer { code: code.clone(), name: r.get(10)?, kind, place: place(r)? })
        };
        Ok(self.all(sql, read, Some(code.as_str()))?.into_iter().next())
    }
    /// Finds one product.
    pub fn product(&self, code: &ProductCode) -> Result<Option<Product>, Fault> {
        let read = |r: &Row<'_>| {
            let producer = ProducerCode::new(r.get::<_, String>(1)?).map_err(|_| Fault::BadRow("product"))?;
            Ok(Product { code: code.clone(), name: r.get(0)?, producer, group_item: r.get(2)?, ocop_code: r.get(3)? })
        };
        let sql = "SELECT name, producer, group_item, ocop_code FROM product WHERE code = ?1";
        Ok(self.all(sql, read, Some(code.as_str()))?.into_iter().next())
    }
    /// Finds the product of a producer by its name.
    pub fn product_named(&self, producer: &ProducerCode, name: &str) -> Result<Option<ProductCode>, Fault> {
        let found: Option<String> = self
            .conn
            .prepare_cached("SELECT code FROM product WHERE producer = ?1 AND name = ?2 ORDER BY code LIMIT 1")?
            .query_row([producer.as_str(), name], |r| r.get(0))
            .optional()?;
        found.map(|c| ProductCode::new(c).map_err(|_| Fault::BadRow("product"))).transpose()
    }
    /// Returns how many packs there are, and how many wait for a manager to complete them.
    pub fn sku_counts(&self) -> Result<(i64, i64), Fault> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*), coalesce(sum(quick), 0) FROM sku")?
            .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))?)
    }
}
