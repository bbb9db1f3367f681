//! What lies in the shop, added up by pack, and the lots that need a person.

use chrono::NaiveDate;
use rusqlite::params;

use super::cards::text;
use super::recognition::product_of;
use super::{Fault, Reader};
use crate::domain::ids::{LotId, ProductCode, SkuCode};
use crate::domain::lot::Hold;
use crate::domain::quantity::Quantity;
use crate::domain::query::WorkRow;

/// A pack that lies in the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackInShop {
    /// The pack.
    pub sku: SkuCode,
    /// Its product.
    pub product: ProductCode,
    /// How much, samples and all.
    pub quantity: Quantity,
    /// Whether some of it is for sale, not a mere sample.
    pub is_for_sale: bool,
    /// Whether some of it stands where buyers see it: on a shelf or at a fair.
    pub is_shown: bool,
}

/// Where every lot lies: now, or as the movements leave it at a day's end.
pub(super) fn lying(as_of: Option<NaiveDate>) -> &'static str {
    match as_of {
        None => "SELECT lot, place, milli FROM stock WHERE ?1 IS NULL",
        Some(_) => {
            "SELECT lot, place, sum(milli) AS milli FROM (
               SELECT lot, target AS place, milli FROM movement WHERE business_day <= ?1
               UNION ALL SELECT lot, source, -milli FROM movement WHERE business_day <= ?1) GROUP BY lot, place"
        }
    }
}

/// The places that are the shop's own, as [`crate::domain::stock::StockPlace::is_here`] has them.
const HERE: &str = "m.place IN ('shelf', 'store', 'fair') AND m.milli > 0";

/// The packs that were made at the counter and wait for a manager.
const QUICK: &str = "SELECT s.code, p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, coalesce(d.name, '')
  FROM sku s JOIN product p ON p.code = s.product LEFT JOIN producer d ON d.code = p.producer WHERE s.quick = 1 ORDER BY s.sort, s.code";

/// Which lots are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LotsToSee {
    /// Those whose last day was before this one.
    ExpiredBefore(NaiveDate),
    /// Those whose last day is from one day to another.
    ExpiringWithin(NaiveDate, NaiveDate),
    /// Those on hold.
    Held,
}

impl Reader<'_> {
    /// Adds up what lies in the shop, pack by pack.
    pub fn packs_in_shop(&self, as_of: Option<NaiveDate>) -> Result<Vec<PackInShop>, Fault> {
        let sql = format!(
            "SELECT l.sku, s.product, sum(m.milli), max(json_extract(l.body, '$.form') <> 'sample'), max(m.place <> 'store')
             FROM ({}) m JOIN lot l ON l.id = m.lot JOIN sku s ON s.code = l.sku WHERE {HERE} GROUP BY l.sku ORDER BY l.sku",
            lying(as_of)
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query([as_of])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(text(r, 0, "sku")?).map_err(|_| Fault::BadRow("sku"))?;
            let (product, quantity) = (product_of(r, 1)?, quantity(r.get(2)?)?);
            out.push(PackInShop { sku, product, quantity, is_for_sale: r.get(3)?, is_shown: r.get(4)? });
        }
        Ok(out)
    }
    /// Lists the lots in the shop that need a person, the first to expire first.
    pub fn lots_to_see(&self, which: LotsToSee, as_of: Option<NaiveDate>) -> Result<Vec<WorkRow>, Fault> {
        let (first, last, held) = match which {
            LotsToSee::ExpiredBefore(day) => (None, day.pred_opt(), false),
            LotsToSee::ExpiringWithin(first, last) => (Some(first), Some(last), false),
            LotsToSee::Held => (None, None, true),
        };
        let sql = format!(
            "SELECT p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, coalesce(d.name, ''), l.id, json_extract(l.body, '$.code'),
                    json_extract(l.body, '$.expires') AS expires, sum(m.milli), l.sku
             FROM ({}) m JOIN lot l ON l.id = m.lot JOIN sku s ON s.code = l.sku JOIN product p ON p.code = s.product
             LEFT JOIN producer d ON d.code = l.producer
             WHERE {HERE} AND CASE WHEN ?4 AND ?1 IS NULL THEN l.held WHEN ?4 THEN coalesce(
               (SELECT h.held FROM lot_hold h WHERE h.lot = l.id AND h.business_day <= ?1 ORDER BY h.at_ms DESC, h.till DESC, h.seq DESC LIMIT 1), 0)
             ELSE expires >= coalesce(?2, '') AND expires <= ?3 END
             GROUP BY l.id ORDER BY expires IS NULL, expires, s.sort, l.id",
            lying(as_of)
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query(params![as_of, first, last, held])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let printed: Option<String> = r.get(3)?;
            out.push(WorkRow {
                name: r.get(0)?,
                producer: r.get(1)?,
                code: printed.map_or_else(|| r.get(2), Ok)?,
                day: r.get(4)?,
                quantity: Some(quantity(r.get(5)?)?),
                sku: SkuCode::new(text(r, 6, "lot")?).ok(),
            });
        }
        Ok(out)
    }
    /// Returns a product's lots that lie in the shop, and whether each is on hold.
    pub fn lots_in_shop(&self, product: &ProductCode) -> Result<Vec<(LotId, Hold)>, Fault> {
        let mut out = Vec::new();
        let sql = format!(
            "SELECT l.id, l.held FROM sku s JOIN lot l ON l.sku = s.code JOIN stock m ON m.lot = l.id
             WHERE s.product = ?1 AND {HERE} GROUP BY l.id ORDER BY l.id"
        );
        self.each(&sql, Some(product.as_str()), |r| {
            let id = LotId::new(text(r, 0, "lot")?).map_err(|_| Fault::BadRow("lot"))?;
            out.push((id, if r.get(1)? { Hold::Held } else { Hold::Free }));
            Ok(())
        })?;
        Ok(out)
    }
    /// Lists the packs that were made at the counter and wait for a manager.
    pub fn quick_items(&self) -> Result<Vec<WorkRow>, Fault> {
        let mut out = Vec::new();
        self.each(QUICK, None, |r| {
            let sku = SkuCode::new(text(r, 0, "sku")?).map_err(|_| Fault::BadRow("sku"))?;
            let (name, producer, code) = (r.get(1)?, r.get(2)?, sku.to_string());
            out.push(WorkRow { name, producer, code, day: None, quantity: None, sku: Some(sku) });
            Ok(())
        })?;
        Ok(out)
    }
}

fn quantity(milli: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(milli).map_err(|_| Fault::BadRow("stock"))
}
