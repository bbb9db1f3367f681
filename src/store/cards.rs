//! Cards gathered from the catalogue's rows: one when it is sold, all when the till starts.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use super::catalogue::{codes, from_code};
use super::{Fault, Reader};
use crate::domain::catalogue::{Place, PlaceSystem, Price, Producer, ProducerKind, Product, SkuTax, SoldBy};
use crate::domain::ids::{ProducerCode, ProductCode, SkuCode};
use crate::domain::money::Money;
use crate::domain::recognition::{AfterWithdrawal, StarTerm, Stars};
use crate::domain::shelf::SkuCard;
use crate::domain::tax::TaxClass;

/// The order of the shelf, the same for cards and search keys.
macro_rules! shelf {
    ($columns:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM sku s JOIN product p ON p.code = s.product JOIN producer r ON r.code = p.producer ORDER BY s.sort, s.code"
        )
    };
}

const CARDS: &str =
    shelf!("s.code, s.product, p.name, s.pack, s.unit, s.sold_by, s.quick, p.ocop_code, p.group_item, p.producer");
const KEYS: &str = shelf!("s.search");
const CARD: &str =
    "SELECT s.code, s.product, p.name, s.pack, s.unit, s.sold_by, s.quick, p.ocop_code, p.group_item, p.producer
  FROM sku s JOIN product p ON p.code = s.product WHERE s.code = ?1";
const PRODUCERS: &str = "SELECT code, name, kind, commune, province, place_code, place_system FROM producer";
const PRODUCER: &str =
    "SELECT code, name, kind, commune, province, place_code, place_system FROM producer WHERE code = ?1";
const PRICES: &str = "SELECT from_day, price, sku FROM price";
const PRICES_OF: &str = "SELECT from_day, price FROM price WHERE sku = ?1";
const TAXES: &str = "SELECT from_day, class, sku FROM sku_tax";
const TAXES_OF: &str = "SELECT from_day, class FROM sku_tax WHERE sku = ?1";
const RECOGNITIONS: &str =
    "SELECT r.from_day, r.decision, r.to_day, r.stars, r.level, w.effective_ms, w.goods, r.product FROM recognition r
  LEFT JOIN withdrawal w ON w.product = r.product AND w.from_day = r.from_day AND w.decision = r.decision";
const RECOGNITIONS_OF: &str =
    "SELECT r.from_day, r.decision, r.to_day, r.stars, r.level, w.effective_ms, w.goods FROM recognition r
  LEFT JOIN withdrawal w ON w.product = r.product AND w.from_day = r.from_day AND w.decision = r.decision WHERE r.product = ?1";

pub(super) fn text<'r>(r: &'r Row<'_>, i: usize, table: &'static str) -> Result<&'r str, Fault> {
    r.get_ref(i)?.as_str().map_err(|_| Fault::BadRow(table))
}

fn producer_of(r: &Row<'_>) -> Result<Producer, Fault> {
    let (commune, province): (String, String) = (r.get(3)?, r.get(4)?);
    let system: Option<String> = r.get(6)?;
    let system = system.map(|s| from_code::<PlaceSystem>(&s, "producer")).transpose()?;
    let empty = commune.is_empty() && province.is_empty();
    Ok(Producer {
        code: ProducerCode::new(text(r, 0, "producer")?).map_err(|_| Fault::BadRow("producer"))?,
        name: r.get(1)?,
        kind: from_code::<ProducerKind>(text(r, 2, "producer")?, "producer")?,
        place: if empty { None } else { Some(Place { commune, province, code: r.get(5)?, system }) },
    })
}

fn card_of(r: &Row<'_>, producer: Arc<Producer>) -> Result<SkuCard, Fault> {
    let bad = |_| Fault::BadRow("sku");
    Ok(SkuCard {
        sku: SkuCode::new(text(r, 0, "sku")?).map_err(bad)?,
        product: ProductCode::new(text(r, 1, "sku")?).map_err(bad)?,
        name: r.get(2)?,
        pack: r.get(3)?,
        unit: r.get(4)?,
        sold_by: from_code::<SoldBy>(text(r, 5, "sku")?, "sku")?,
        barcodes: Vec::new(),
        quick: r.get(6)?,
        producer,
        ocop_code: r.get(7)?,
        group_item: r.get(8)?,
        prices: Vec::new(),
        taxes: Vec::new(),
        recognitions: Vec::new(),
    })
}

fn price_of(r: &Row<'_>, sku: SkuCode) -> Result<Price, Fault> {
    Ok(Price { sku, from: r.get(0)?, price: Money::vnd(r.get(1)?) })
}

fn tax_of(r: &Row<'_>, sku: SkuCode) -> Result<SkuTax, Fault> {
    let class = TaxClass::from_code(text(r, 1, "sku_tax")?).ok_or(Fault::BadRow("sku_tax"))?;
    Ok(SkuTax { sku, from: r.get(0)?, class })
}

pub(super) fn star_term_of(r: &Row<'_>) -> Result<StarTerm, Fault> {
    let stars = Stars::new(r.get(3)?).map_err(|_| Fault::BadRow("recognition"))?;
    let (from, to): (NaiveDate, NaiveDate) = (r.get(0)?, r.get(2)?);
    let goods = r.get_ref(6)?.as_str_or_null().map_err(|_| Fault::BadRow("withdrawal"))?;
    let withdrawn_goods = goods.map(|goods| from_code::<AfterWithdrawal>(goods, "withdrawal")).transpose()?;
    Ok(StarTerm { stars, decision: r.get(1)?, level: r.get(4)?, from, to, withdrawn_ms: r.get(5)?, withdrawn_goods })
}

/// Adds what was read to a list of one, as most are: room for what is there and no more.
fn add<T>(list: &mut Vec<T>, one: Result<T, Fault>) -> Result<(), Fault> {
    list.reserve_exact(1);
    list.push(one?);
    Ok(())
}

impl Reader<'_> {
    pub(super) fn each(
        &self,
        sql: &str,
        arg: Option<&str>,
        mut take: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = match arg {
            Some(arg) => stmt.query([arg])?,
            None => stmt.query([])?,
        };
        while let Some(r) = rows.next()? {
            take(r)?;
        }
        Ok(())
    }
    /// Gathers one pack's card.
    pub fn card(&self, code: &SkuCode) -> Result<Option<SkuCard>, Fault> {
        let Some(mut c) = self.card_to_sell(code, &mut HashMap::new())? else { return Ok(None) };
        c.barcodes = codes(self.conn, "SELECT code FROM barcode WHERE sku = ?1 ORDER BY code", code.as_str())?;
        Ok(Some(c))
    }
    /// Gathers what a sale asks of a card: all but the bar codes, the producer from those known already.
    pub(super) fn card_to_sell(
        &self,
        code: &SkuCode,
        producers: &mut HashMap<ProducerCode, Arc<Producer>>,
    ) -> Result<Option<SkuCard>, Fault> {
        let mut found = None;
        self.each(CARD, Some(code.as_str()), |r| {
            let producer = text(r, 9, "product")?;
            if let Some(producer) = producers.get(producer) {
                found = Some(card_of(r, Arc::clone(producer))?);
                return Ok(());
            }
            let producer = ProducerCode::new(producer).map_err(|_| Fault::BadRow("product"))?;
            let Some(producer) = self.producer(&producer)?.map(Arc::new) else { return Ok(()) };
            producers.insert(producer.code.clone(), Arc::clone(&producer));
            found = Some(card_of(r, producer)?);
            Ok(())
        })?;
        let Some(mut c) = found else { return Ok(None) };
        self.each(PRICES_OF, Some(code.as_str()), |r| add(&mut c.prices, price_of(r, c.sku.clone())))?;
        self.each(TAXES_OF, Some(code.as_str()), |r| add(&mut c.taxes, tax_of(r, c.sku.clone())))?;
        self.each(RECOGNITIONS_OF, Some(c.product.as_str()), |r| add(&mut c.recognitions, star_term_of(r)))?;
        Ok(Some(c))
    }
    /// Gathers every card, in the order of [`Reader::search_keys`].
    pub fn cards(&self) -> Result<Vec<SkuCard>, Fault> {
        let mut producers: HashMap<String, Arc<Producer>> = HashMap::new();
        self.each(PRODUCERS, None, |r| {
            let producer = producer_of(r)?;
            producers.insert(producer.code.as_str().to_owned(), Arc::new(producer));
            Ok(())
        })?;
        let count = usize::try_from(self.sku_counts()?.0).unwrap_or(0);
        let mut cards = Vec::with_capacity(count);
        self.each(CARDS, None, |r| {
            let producer = producers.get(text(r, 9, "product")?).ok_or(Fault::BadRow("product"))?;
            cards.push(card_of(r, Arc::clone(producer))?);
            Ok(())
        })?;
        self.fill(&mut cards)?;
        Ok(cards)
    }
    /// Adds bar codes, prices, tax classes and recognitions to their cards.
    fn fill(&self, cards: &mut [SkuCard]) -> Result<(), Fault> {
        let at: HashMap<SkuCode, usize> = cards.iter().enumerate().map(|(i, c)| (c.sku.clone(), i)).collect();
        let mut of = |r: &Row<'_>, i: usize, put: &mut dyn FnMut(&mut SkuCard) -> Result<(), Fault>| {
            let place = at.get(text(r, i, "sku")?);
            place.and_then(|&i| cards.get_mut(i)).map_or(Ok(()), put)
        };
        self.each("SELECT code, sku FROM barcode ORDER BY sku, code", None, |r| {
            of(r, 1, &mut |c| add(&mut c.barcodes, r.get(0).map_err(Fault::from)))
        })?;
        self.each(PRICES, None, |r| of(r, 2, &mut |c| add(&mut c.prices, price_of(r, c.sku.clone()))))?;
        self.each(TAXES, None, |r| of(r, 2, &mut |c| add(&mut c.taxes, tax_of(r, c.sku.clone()))))?;
        let mut stars: HashMap<ProductCode, Vec<StarTerm>> = HashMap::new();
        self.each(RECOGNITIONS, None, |r| {
            let product = ProductCode::new(text(r, 7, "recognition")?).map_err(|_| Fault::BadRow("recognition"))?;
            add(stars.entry(product).or_default(), star_term_of(r))
        })?;
        for c in cards {
            c.recognitions = stars.get(&c.product).cloned().unwrap_or_default();
        }
        Ok(())
    }
    /// Gathers the search key of every card, one a line, in the order of [`Reader::cards`].
    pub fn search_keys(&self) -> Result<String, Fault> {
        let mut keys = String::new();
        self.each(KEYS, None, |r| {
            keys.push_str(text(r, 0, "sku")?);
            keys.push('\n');
            Ok(())
        })?;
        Ok(keys)
    }
    /// Finds one producer.
    pub fn producer(&self, code: &ProducerCode) -> Result<Option<Producer>, Fault> {
        let mut found = None;
        self.each(PRODUCER, Some(code.as_str()), |r| {
            found = Some(producer_of(r)?);
            Ok(())
        })?;
        Ok(found)
    }
    /// Returns every producer, by name.
    pub fn producers(&self) -> Result<Vec<Producer>, Fault> {
        let mut all = Vec::new();
        self.each(PRODUCERS, None, |r| {
            all.push(producer_of(r)?);
            Ok(())
        })?;
        all.sort_by_cached_key(|p| crate::domain::text::sort_key(&p.name));
        Ok(all)
    }
    /// Finds one product.
    pub fn product(&self, code: &ProductCode) -> Result<Option<Product>, Fault> {
        let mut found = None;
        let sql = "SELECT name, producer, group_item, ocop_code FROM product WHERE code = ?1";
        self.each(sql, Some(code.as_str()), |r| {
            let producer = ProducerCode::new(text(r, 1, "product")?).map_err(|_| Fault::BadRow("product"))?;
            let (name, group_item, ocop_code) = (r.get(0)?, r.get(2)?, r.get(3)?);
            found = Some(Product { code: code.clone(), name, producer, group_item, ocop_code });
            Ok(())
        })?;
        Ok(found)
    }
    /// Returns how many packs a product has.
    pub fn packs_of(&self, code: &ProductCode) -> Result<i64, Fault> {
        let sql = "SELECT count(*) FROM sku WHERE product = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([code.as_str()], |r| r.get(0))?)
    }
    /// Returns a product's packs.
    pub fn skus_of(&self, code: &ProductCode) -> Result<Vec<SkuCode>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT code FROM sku WHERE product = ?1 ORDER BY code")?;
        let codes = stmt.query_map([code.as_str()], |r| r.get::<_, String>(0))?;
        codes.map(|c| SkuCode::new(c?).map_err(|_| Fault::BadRow("sku"))).collect()
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
