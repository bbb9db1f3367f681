//! Finds a product's lots, and its sales in the journal.

use chrono::NaiveDate;
use rusqlite::params;

use super::{Fault, Reader};
use crate::domain::entry::{Entry, Fact};
use crate::domain::ids::{LotId, ProductCode, SkuCode};
use crate::domain::query::InspectedSale;

impl Reader<'_> {
    /// Returns the ids of a product's lots, the newest first.
    pub fn lots_of_product(&self, product: &ProductCode) -> Result<Vec<LotId>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT l.id FROM sku s JOIN lot l ON l.sku = s.code WHERE s.product = ?1
             ORDER BY json_extract(l.body, '$.received') DESC, l.id DESC",
        )?;
        let mut rows = stmt.query([product.as_str()])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(LotId::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("lot"))?);
        }
        Ok(out)
    }
    /// Returns the sales of a pack that stand, the newest first.
    ///
    /// A pass over the sales that name it: no view is kept of what one inspection a year asks.
    pub fn sales_of(&self, sku: &SkuCode, until: Option<NaiveDate>) -> Result<Vec<InspectedSale>, Fault> {
        let named = format!("\"sku\":\"{sku}\"");
        let mut stmt = self.conn.prepare_cached(
            "SELECT s.seq, j.header, j.payload FROM sale s JOIN journal j ON j.till = s.till AND j.seq = s.seq
             WHERE s.voided = 0 AND instr(j.payload, ?1) > 0 ORDER BY j.pos DESC",
        )?;
        let mut rows = stmt.query(params![named])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let (seq, header, payload): (i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let entry = Entry::read(&header, &payload).map_err(|source| Fault::Entry { seq, source })?;
            if until.is_some_and(|day| entry.header.business_day > day) {
                continue;
            }
            let Fact::SaleCompleted(sale) = entry.fact else { return Err(Fault::BadRow("sale")) };
            for (n, line) in (0i64..).zip(&sale.lines).filter(|(_, line)| line.sku == *sku) {
                let mut lots: Vec<LotId> = line.lots.iter().map(|part| part.lot.clone()).collect();
                // A day past is told what it knew: later goods explained it later.
                if line.short.is_some() && until.is_none() {
                    lots.extend(self.lots_explaining(seq, n)?);
                }
                out.push(InspectedSale {
                    receipt: sale.receipt.clone(),
                    at: entry.header.at,
                    name: line.name.clone(),
                    quantity: line.quantity,
                    lots,
                });
            }
        }
        Ok(out)
    }
    /// Returns the lots that explained later what a line was sold below the books.
    fn lots_explaining(&self, sale: i64, line: i64) -> Result<Vec<LotId>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT lot FROM explained WHERE till = ?1 AND seq = ?2 AND n = ?3 GROUP BY lot ORDER BY min(by_seq)",
        )?;
        let mut rows = stmt.query(params![self.till_no, sale, line])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(LotId::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("explained"))?);
        }
        Ok(out)
    }
}
