//! Rows of lots, of what lies where, and of every movement between places.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::projections::{At, Projection};
use super::{Fault, Reader, oversold};
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::{Hold, Lot, LotOnShelf};
use crate::domain::quantity::Quantity;
use crate::domain::query::LotRow;
use crate::domain::sale::Sale;
use crate::domain::stock::here::StockHere;
use crate::domain::stock::{GoodsReceived, HoldSet, Movement, StockPlace};

pub(super) const LOT: Projection = Projection {
    name: "lot",
    sql: "CREATE TABLE lot (id TEXT PRIMARY KEY, sku TEXT NOT NULL, producer TEXT NOT NULL, body TEXT NOT NULL, document TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE INDEX lot_sku ON lot(sku);
CREATE INDEX lot_producer ON lot(producer);",
    key: "id",
};

pub(super) const STOCK: Projection = Projection {
    name: "stock",
    sql: "CREATE TABLE stock (lot TEXT NOT NULL, place TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (lot, place)) STRICT, WITHOUT ROWID;",
    key: "lot, place",
};

pub(super) const MOVEMENT: Projection = Projection {
    name: "movement",
    sql: "CREATE TABLE movement (lot TEXT NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, business_day TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL CHECK (target <> source), milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (lot, till, seq, n)) STRICT, WITHOUT ROWID;",
    key: "lot, till, seq, n",
};

const fn form_code(hold: Hold) -> i64 {
    match hold {
        Hold::Free => 0,
        Hold::Held => 1,
    }
}

pub(super) fn receive(at: At<'_>, day: NaiveDate, g: &GoodsReceived) -> Result<(), Fault> {
    let mut movements = Vec::with_capacity(g.lines.len());
    for line in &g.lines {
        insert_lot(at, &line.lot, &g.document)?;
        movements.push(Movement {
            lot: line.lot.id.clone(),
            from: StockPlace::Producer,
            to: g.place,
            quantity: line.quantity,
        });
    }
    let explained = g.explains.iter().map(|e| Movement {
        lot: e.lot.clone(),
        from: g.place,
        to: StockPlace::Buyer,
        quantity: e.quantity,
    });
    movements.extend(explained);
    g.explains.iter().try_for_each(|e| oversold::explain(at, day, e))?;
    move_all(at, day, &movements)
}

/// Writes a new lot down with the document that made it.
pub(super) fn insert_lot(at: At<'_>, lot: &Lot, document: &str) -> Result<(), Fault> {
    let body = serde_json::to_string(lot).map_err(|_| Fault::BadRow("lot"))?;
    at.conn
        .prepare_cached("INSERT INTO lot(id, sku, producer, body, document) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![lot.id.as_str(), lot.sku.as_str(), lot.producer.as_str(), body, document])?;
    Ok(())
}

/// Moves what a sale took to the buyer, and lists what the books did not hold.
pub(super) fn sold(at: At<'_>, day: NaiveDate, sale: &Sale) -> Result<(), Fault> {
    let movements = parts(sale, StockPlace::Shelf, StockPlace::Buyer);
    if !movements.is_empty() {
        move_all(at, day, &movements)?;
    }
    for (n, line) in (0i64..).zip(&sale.lines) {
        if let Some(short) = line.short {
            oversold::short(at, day, n, &line.sku, &sale.receipt, short)?;
        }
    }
    Ok(())
}

/// Brings what a voided sale took back to the shelf, with what later goods had explained of it.
pub(super) fn unsold(at: At<'_>, day: NaiveDate, sale: &Sale) -> Result<(), Fault> {
    let mut movements = parts(sale, StockPlace::Buyer, StockPlace::Shelf);
    if sale.lines.iter().any(|l| l.short.is_some()) {
        movements.extend(no_longer_explained(at, &sale.receipt)?);
    }
    if !movements.is_empty() {
        move_all(at, day, &movements)?;
    }
    if sale.lines.iter().any(|l| l.short.is_some()) {
        oversold::undo(at, day, &sale.receipt)?;
    }
    Ok(())
}

/// Forgets what explained a sale that is undone: those goods are on the shelf after all.
fn no_longer_explained(at: At<'_>, receipt: &str) -> Result<Vec<Movement>, Fault> {
    let mut out = Vec::new();
    {
        let mut stmt = at.conn.prepare_cached(
            "SELECT lot, milli FROM explained WHERE till = ?1 AND receipt = ?2 ORDER BY seq, n, by_seq, lot",
        )?;
        let mut rows = stmt.query(params![at.till, receipt])?;
        while let Some(r) = rows.next()? {
            let lot = LotId::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("explained"))?;
            let quantity = quantity(r.get(1)?)?;
            out.push(Movement { lot, from: StockPlace::Buyer, to: StockPlace::Shelf, quantity });
        }
    }
    at.conn
        .prepare_cached("DELETE FROM explained WHERE till = ?1 AND receipt = ?2")?
        .execute(params![at.till, receipt])?;
    Ok(out)
}

fn parts(sale: &Sale, from: StockPlace, to: StockPlace) -> Vec<Movement> {
    let all = sale.lines.iter().flat_map(|l| &l.lots);
    all.map(|p| Movement { lot: p.lot.clone(), from, to, quantity: p.quantity }).collect()
}

pub(super) fn hold(at: At<'_>, day: NaiveDate, h: &HoldSet) -> Result<(), Fault> {
    super::stock_sheet::hold(at, day, h)?;
    at.conn
        .prepare_cached("UPDATE lot SET held = ?2 WHERE id = ?1")?
        .execute(params![h.lot.as_str(), form_code(h.hold)])?;
    Ok(())
}

/// Moves goods between places: what leaves one arrives in the other.
pub(super) fn move_all(at: At<'_>, day: NaiveDate, movements: &[Movement]) -> Result<(), Fault> {
    let mut row = at.conn.prepare_cached(
        "INSERT INTO movement(lot, till, seq, n, business_day, source, target, milli) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut stock = at.conn.prepare_cached(
        "INSERT INTO stock(lot, place, milli) VALUES (?1, ?2, ?3) ON CONFLICT(lot, place) DO UPDATE SET milli = milli + excluded.milli",
    )?;
    for (n, m) in (0i64..).zip(movements) {
        let milli = m.quantity.thousandths();
        row.execute(params![m.lot.as_str(), at.till, at.seq, n, day, m.from.code(), m.to.code(), milli])?;
        stock.execute(params![m.lot.as_str(), m.from.code(), milli.saturating_neg()])?;
        stock.execute(params![m.lot.as_str(), m.to.code(), milli])?;
    }
    Ok(())
}

fn quantity(milli: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(milli).map_err(|_| Fault::BadRow("stock"))
}

pub(super) fn lot(body: &str) -> Result<Lot, Fault> {
    serde_json::from_str(body).map_err(|_| Fault::BadRow("lot"))
}

fn on_shelf(r: &Row<'_>) -> rusqlite::Result<(String, bool, i64)> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?))
}

fn lot_on_shelf((body, held, milli): (String, bool, i64)) -> Result<LotOnShelf, Fault> {
    let hold = if held { Hold::Held } else { Hold::Free };
    Ok(LotOnShelf { lot: lot(&body)?, left: quantity(milli)?, hold })
}

impl Reader<'_> {
    /// Returns a pack's lots with what is left of each in a place, in the order they came.
    pub fn lots_of(&self, sku: &SkuCode, place: StockPlace) -> Result<Vec<LotOnShelf>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT l.body, l.held, s.milli FROM lot l JOIN stock s ON s.lot = l.id AND s.place = ?2 WHERE l.sku = ?1 AND s.milli > 0 ORDER BY l.id",
        )?;
        let rows = stmt.query_map(params![sku.as_str(), place.code()], on_shelf)?;
        rows.map(|row| lot_on_shelf(row?)).collect()
    }
    /// Returns every lot a pack ever had, with what is left of each in a place, in the order they came.
    pub fn lots_ever(&self, sku: &SkuCode, place: StockPlace) -> Result<Vec<LotOnShelf>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT l.body, l.held, coalesce(s.milli, 0) FROM lot l LEFT JOIN stock s ON s.lot = l.id AND s.place = ?2 WHERE l.sku = ?1 ORDER BY l.id",
        )?;
        let rows = stmt.query_map(params![sku.as_str(), place.code()], on_shelf)?;
        rows.map(|row| lot_on_shelf(row?)).collect()
    }
    /// Finds one lot with what is left of it in a place.
    pub fn lot_at(&self, id: &LotId, place: StockPlace) -> Result<Option<LotOnShelf>, Fault> {
        let row = self
            .conn
            .prepare_cached(
                "SELECT l.body, l.held, coalesce(s.milli, 0) FROM lot l LEFT JOIN stock s ON s.lot = l.id AND s.place = ?2 WHERE l.id = ?1",
            )?
            .query_row(params![id.as_str(), place.code()], on_shelf)
            .optional()?;
        row.map(lot_on_shelf).transpose()
    }
    /// Returns whether a producer's delivery note was received already, and under which minutes.
    pub fn note_received(&self, producer: &ProducerCode, note: &str) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT document FROM lot WHERE producer = ?1 AND document GLOB '*-N[0-9]*'
                   AND replace(replace(replace(json_extract(body, '$.delivery_note'), '-', ' '), '/', ' '), '.', ' ') = ?2 COLLATE NOCASE
                   AND document NOT IN (SELECT document FROM reversed) LIMIT 1",
            )?
            // `PXK-1` and `pxk 1` are one paper, written by two people.
            .query_row([producer.as_str(), &note.replace(['-', '/', '.'], " ")], |r| r.get(0))
            .optional()?)
    }
    /// Returns what lies in the shop's places, by lot; with a day, as it was at that day's end.
    pub fn stock(&self, as_of: Option<NaiveDate>) -> Result<Vec<LotRow>, Fault> {
        let source = match as_of {
            None => "SELECT lot, place, milli FROM stock WHERE ?1 IS NULL",
            Some(_) => {
                "SELECT lot, place, sum(milli) AS milli FROM (
                   SELECT lot, target AS place, milli FROM movement WHERE business_day <= ?1
                   UNION ALL SELECT lot, source, -milli FROM movement WHERE business_day <= ?1) GROUP BY lot, place"
            }
        };
        let sql = format!(
            "SELECT l.body, l.held, m.place, m.milli, p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END
             FROM ({source}) m JOIN lot l ON l.id = m.lot JOIN sku s ON s.code = l.sku JOIN product p ON p.code = s.product
             WHERE m.milli <> 0 ORDER BY s.sort, l.id, m.place"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query([as_of])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let place: String = r.get(2)?;
            let place = StockPlace::from_code(&place).ok_or(Fault::BadRow("stock"))?;
            if place.is_here() {
                let lot = lot(&r.get::<_, String>(0)?)?;
                out.push(LotRow {
                    lot,
                    name: r.get(4)?,
                    held: r.get(1)?,
                    held_for: String::new(),
                    place,
                    quantity: quantity(r.get(3)?)?,
                });
            }
        }
        Ok(out)
    }
    /// Finds goods of a pack in the shop or on the way that are not of this producer: whose, and how much.
    pub fn left_of_another(
        &self,
        sku: &SkuCode,
        producer: &ProducerCode,
    ) -> Result<Option<(ProducerCode, Quantity)>, Fault> {
        let row: Option<(String, i64)> = self
            .conn
            .prepare_cached(
                "SELECT l.producer, sum(s.milli) FROM lot l JOIN stock s ON s.lot = l.id
                 WHERE l.sku = ?1 AND l.producer <> ?2 AND s.place IN ('shelf', 'store', 'fair', 'transit') AND s.milli > 0
                 GROUP BY l.producer ORDER BY l.producer LIMIT 1",
            )?
            .query_row([sku.as_str(), producer.as_str()], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        row.map(|(code, milli)| {
            let code = ProducerCode::new(code).map_err(|_| Fault::BadRow("lot"))?;
            Ok((code, quantity(milli)?))
        })
        .transpose()
    }
    /// Returns what lies in the shop or is on the way, by pack and whose it is, and what was sold below the books.
    pub fn stock_here(&self) -> Result<StockHere, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT l.sku, l.producer, sum(s.milli) FROM stock s JOIN lot l ON l.id = s.lot
             WHERE s.place IN ('shelf', 'store', 'fair', 'transit') AND s.milli > 0 GROUP BY l.sku, l.producer",
        )?;
        let mut rows = stmt.query([])?;
        let mut here = StockHere::default();
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("lot"))?;
            let producer = ProducerCode::new(r.get::<_, String>(1)?).map_err(|_| Fault::BadRow("lot"))?;
            here.add(sku, producer, quantity(r.get(2)?)?);
        }
        let mut stmt = self.conn.prepare_cached("SELECT sku, sum(milli) FROM oversold WHERE till = ?1 GROUP BY sku")?;
        let mut rows = stmt.query([self.till_no])?;
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("oversold"))?;
            here.add_short(sku, quantity(r.get(1)?)?);
        }
        Ok(here)
    }
    /// Tells also of every lot the books have or had: a sheet of stock may name one.
    pub fn add_lots(&self, here: &mut StockHere) -> Result<(), Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT id FROM lot")?;
        let mut rows = stmt.query([])?;
        while let Some(r) = rows.next()? {
            here.add_lot(r.get(0)?);
        }
        let mut stmt = self.conn.prepare_cached("SELECT body FROM lot WHERE document GLOB '*-O[0-9]*'")?;
        let mut rows = stmt.query([])?;
        while let Some(r) = rows.next()? {
            let body: String = r.get(0)?;
            here.add_taken_on(serde_json::from_str(&body).map_err(|_| Fault::BadRow("lot"))?);
        }
        Ok(())
    }
    /// Returns the agreement a producer's goods came under last; nothing when none was ever named.
    pub fn last_agreement(&self, producer: &ProducerCode) -> Result<Option<String>, Fault> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT json_extract(body, '$.agreement') FROM lot
                 WHERE producer = ?1 AND json_extract(body, '$.agreement') IS NOT NULL
                 ORDER BY json_extract(body, '$.received') DESC, id DESC LIMIT 1",
            )?
            .query_row([producer.as_str()], |r| r.get(0))
            .optional()?)
    }
    /// Returns whether the books have begun for a pack's producer: goods nobody books are not missed.
    pub fn is_booked(&self, sku: &SkuCode) -> Result<bool, Fault> {
        let producer = "SELECT p.producer FROM sku s JOIN product p ON p.code = s.product WHERE s.code = ?1";
        let sql = format!("SELECT EXISTS (SELECT 1 FROM lot WHERE producer = ({producer}))");
        Ok(self.conn.prepare_cached(&sql)?.query_row([sku.as_str()], |r| r.get(0))?)
    }
}
