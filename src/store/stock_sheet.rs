//! Reads what lies in the shop for lists: lots with names and prices, how packs sold, where a lot went.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension, params};

use super::projections::{At, Projection};
use super::{Fault, Reader};
use crate::domain::command::LotLine;
use crate::domain::entry::{Entry, Fact};
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::{Hold, Lot};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::{GoneLot, HoldRow, LotHistory, MovementRow, Pace, StockOwner, StockPack, StockRow};
use crate::domain::stock::{HoldSet, StockPlace};

/// Every hold and release, so that the books know what was held on a day past.
pub(super) const LOT_HOLD: Projection = Projection {
    name: "lot_hold",
    sql: "CREATE TABLE lot_hold (lot TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  held INTEGER NOT NULL, PRIMARY KEY (lot, at_ms, till, seq)) STRICT, WITHOUT ROWID;",
    key: "lot, at_ms, till, seq",
};

/// Keeps a hold or a release.
pub(super) fn hold(at: At<'_>, day: NaiveDate, h: &HoldSet) -> Result<(), Fault> {
    at.conn
        .prepare_cached(
            "INSERT INTO lot_hold(lot, at_ms, till, seq, business_day, held) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![h.lot.as_str(), at.at_ms, at.till, at.seq, day, h.hold == Hold::Held])?;
    Ok(())
}

/// What lies where now.
const NOW: &str = "SELECT lot, place, milli FROM stock WHERE ?1 IS NULL";
/// What lay where at a day's end.
const PAST: &str = "SELECT lot, place, sum(milli) AS milli FROM (
  SELECT lot, target AS place, milli FROM movement WHERE business_day <= ?1
  UNION ALL SELECT lot, source, -milli FROM movement WHERE business_day <= ?1) GROUP BY lot, place";

/// The packs that ever had a lot, in dictionary order, with the price of a day.
const PACKS: &str = "SELECT s.code, p.name || CASE WHEN s.pack = '' THEN '' ELSE ' ' || s.pack END, s.unit, s.search,
  (SELECT price FROM price WHERE sku = s.code AND from_day <= ?1 ORDER BY from_day DESC LIMIT 1)
  FROM sku s JOIN product p ON p.code = s.product WHERE s.code IN (SELECT sku FROM lot) ORDER BY s.sort, s.code";

/// A pack and its place in the dictionary.
type Packs = HashMap<SkuCode, (usize, Arc<StockPack>)>;
type Owners = HashMap<ProducerCode, Arc<StockOwner>>;

fn quantity(milli: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(milli).map_err(|_| Fault::BadRow("stock"))
}

const fn hold_of(held: bool) -> Hold {
    if held { Hold::Held } else { Hold::Free }
}

fn place_of(code: &str) -> Result<StockPlace, Fault> {
    StockPlace::from_code(code).ok_or(Fault::BadRow("stock"))
}

impl Reader<'_> {
    /// Returns what lies in the shop's places with names and prices, in dictionary order of the packs,
    /// each pack's lots by last day; with a day past, as it was at that day's end, at that day's prices.
    pub fn stock_rows(&self, today: NaiveDate, as_of: Option<NaiveDate>) -> Result<Vec<StockRow>, Fault> {
        let packs = self.stock_packs(as_of.unwrap_or(today))?;
        let owners = self.stock_owners()?;
        let held = as_of.map(|day| self.held_on(day)).transpose()?;
        let source = if as_of.is_some() { PAST } else { NOW };
        let sql = format!(
            "SELECT l.body, l.held, l.document, m.place, m.milli FROM ({source}) m JOIN lot l ON l.id = m.lot
             WHERE m.milli <> 0 AND m.place IN ('shelf', 'store', 'fair')"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query([as_of])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let lot = lot(r.get_ref(0)?.as_str().map_err(|_| Fault::BadRow("lot"))?)?;
            let (rank, pack) = packs.get(&lot.sku).ok_or(Fault::BadRow("lot"))?;
            let owner = owners.get(&lot.producer).ok_or(Fault::BadRow("lot"))?;
            let held = match &held {
                None => r.get(1)?,
                Some(held) => held.get(&lot.id).copied().unwrap_or(false),
            };
            let row = StockRow {
                pack: Arc::clone(pack),
                owner: Arc::clone(owner),
                document: r.get(2)?,
                hold: hold_of(held),
                place: place_of(r.get_ref(3)?.as_str().map_err(|_| Fault::BadRow("stock"))?)?,
                quantity: quantity(r.get(4)?)?,
                lot,
            };
            out.push((*rank, row));
        }
        let last = |row: &StockRow| row.lot.expires.unwrap_or(NaiveDate::MAX);
        out.sort_unstable_by(|(rank_a, a), (rank_b, b)| {
            let order = rank_a.cmp(rank_b).then_with(|| last(a).cmp(&last(b)));
            order.then_with(|| a.lot.id.cmp(&b.lot.id)).then_with(|| a.place.cmp(&b.place))
        });
        Ok(out.into_iter().map(|(_, row)| row).collect())
    }

    fn stock_packs(&self, day: NaiveDate) -> Result<Packs, Fault> {
        let mut stmt = self.conn.prepare_cached(PACKS)?;
        let mut rows = stmt.query([day])?;
        let mut packs = Packs::new();
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("sku"))?;
            let price = r.get::<_, Option<i64>>(4)?.map(Money::vnd);
            let pack =
                StockPack { sku: sku.clone(), name: r.get(1)?, unit: r.get(2)?, price, search: folded(r.get(3)?) };
            packs.insert(sku, (packs.len(), Arc::new(pack)));
        }
        Ok(packs)
    }

    fn stock_owners(&self) -> Result<Owners, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT code, name FROM producer")?;
        let mut rows = stmt.query([])?;
        let mut owners = Owners::new();
        while let Some(r) = rows.next()? {
            let code = ProducerCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("producer"))?;
            owners.insert(code.clone(), Arc::new(StockOwner { code, name: r.get(1)? }));
        }
        Ok(owners)
    }

    fn held_on(&self, day: NaiveDate) -> Result<HashMap<LotId, bool>, Fault> {
        let mut stmt = self
            .conn
            .prepare_cached("SELECT lot, held FROM lot_hold WHERE business_day <= ?1 ORDER BY lot, at_ms, till, seq")?;
        let mut rows = stmt.query([day])?;
        let mut held = HashMap::new();
        while let Some(r) = rows.next()? {
            let id = LotId::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("lot"))?;
            held.insert(id, r.get(1)?);
        }
        Ok(held)
    }

    /// Returns for each pack ever sold the last day of a sale and how much went in the days before a day's end.
    pub fn pace(&self, until: NaiveDate, days: i64) -> Result<Vec<Pace>, Fault> {
        let back = u64::try_from(days).unwrap_or(0);
        let from = until.checked_sub_days(Days::new(back)).unwrap_or(NaiveDate::MIN);
        let mut stmt = self.conn.prepare_cached(
            "SELECT sku, max(CASE WHEN milli > 0 THEN business_day END), sum(CASE WHEN business_day > ?2 THEN milli ELSE 0 END)
             FROM (SELECT sku, business_day, sum(quantity_milli) AS milli FROM sku_day WHERE business_day <= ?1 GROUP BY sku, business_day)
             GROUP BY sku",
        )?;
        let mut rows = stmt.query([until, from])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let sku = SkuCode::new(r.get::<_, String>(0)?).map_err(|_| Fault::BadRow("sku_day"))?;
            out.push(Pace { sku, last: r.get(1)?, sold: quantity(r.get(2)?)? });
        }
        Ok(out)
    }

    /// Returns a lot from its arrival on; nothing when the books never had it.
    pub fn lot_history(&self, id: &LotId, today: NaiveDate) -> Result<Option<LotHistory>, Fault> {
        let found = self
            .conn
            .prepare_cached("SELECT body, held, document FROM lot WHERE id = ?1")?
            .query_row([id.as_str()], |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let Some((body, held, document)) = found else { return Ok(None) };
        let lot = lot(&body)?;
        let card = self.card(&lot.sku)?.ok_or(Fault::BadRow("lot"))?;
        let owner = self.producer(&lot.producer)?.ok_or(Fault::BadRow("lot"))?;
        let (name, price) = (card.title(), card.price_on(today));
        let pack = StockPack { sku: lot.sku.clone(), name, unit: card.unit.clone(), price, search: String::new() };
        let places = self.lot_places(id)?;
        let (place, quantity) = places.first().copied().unwrap_or((StockPlace::Shelf, Quantity::ZERO));
        let row = StockRow {
            pack: Arc::new(pack),
            owner: Arc::new(StockOwner { code: owner.code.clone(), name: owner.name.clone() }),
            document,
            hold: hold_of(held),
            place,
            quantity,
            lot,
        };
        Ok(Some(LotHistory { row, places, moves: self.lot_movements(id)?, holds: self.lot_holds(id)? }))
    }

    fn lot_places(&self, id: &LotId) -> Result<Vec<(StockPlace, Quantity)>, Fault> {
        let mut stmt = self.conn.prepare_cached("SELECT place, milli FROM stock WHERE lot = ?1 AND milli <> 0")?;
        let mut rows = stmt.query([id.as_str()])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let place = place_of(&r.get::<_, String>(0)?)?;
            if place.is_here() || place == StockPlace::Transit {
                out.push((place, quantity(r.get(1)?)?));
            }
        }
        out.sort_by_key(|(place, _)| *place);
        Ok(out)
    }

    /// Returns every movement of a lot, from its arrival on, with who moved it, when and by which paper.
    pub fn lot_movements(&self, id: &LotId) -> Result<Vec<MovementRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT m.seq, m.business_day, m.source, m.target, m.milli, j.header, j.payload
             FROM movement m JOIN journal j ON j.till = m.till AND j.seq = m.seq WHERE m.lot = ?1 ORDER BY j.pos, m.n",
        )?;
        let names = self.staff_names()?;
        let mut rows = stmt.query([id.as_str()])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let seq = r.get(0)?;
            let entry = read(seq, r.get(5)?, r.get(6)?)?;
            let (document, reason) = paper(&entry.fact);
            out.push(MovementRow {
                seq,
                day: r.get(1)?,
                at: entry.header.at,
                staff: name_of(&names, &entry),
                document: document.to_owned(),
                reason: reason.to_owned(),
                from: place_of(&r.get::<_, String>(2)?)?,
                to: place_of(&r.get::<_, String>(3)?)?,
                quantity: quantity(r.get(4)?)?,
            });
        }
        Ok(out)
    }

    /// Tells where each of some lots went last from the place it was gathered in.
    pub fn lots_gone(&self, lines: &[LotLine]) -> Result<Vec<GoneLot>, Fault> {
        let mut out = Vec::new();
        for line in lines {
            let Some(there) = self.lot_at(&line.lot, line.place)? else { continue };
            let card = self.card(&there.lot.sku)?.ok_or(Fault::BadRow("lot"))?;
            let to: Option<String> = self
                .conn
                .prepare_cached(
                    "SELECT m.target FROM movement m JOIN journal j ON j.till = m.till AND j.seq = m.seq
                     WHERE m.lot = ?1 AND m.source = ?2 ORDER BY j.pos DESC, m.n DESC LIMIT 1",
                )?
                .query_row([line.lot.as_str(), line.place.code()], |r| r.get(0))
                .optional()?;
            out.push(GoneLot { name: card.title(), to: to.as_deref().map(place_of).transpose()? });
        }
        Ok(out)
    }

    /// Returns why a lot is on hold now; empty when it is not.
    pub fn held_for(&self, id: &LotId) -> Result<String, Fault> {
        let last = self.lot_holds(id)?.pop().filter(|row| row.hold == Hold::Held);
        Ok(last.map(|row| row.reason).unwrap_or_default())
    }

    fn lot_holds(&self, id: &LotId) -> Result<Vec<HoldRow>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT h.seq, j.header, j.payload FROM lot_hold h JOIN journal j ON j.till = h.till AND j.seq = h.seq
             WHERE h.lot = ?1 ORDER BY h.at_ms, h.till, h.seq",
        )?;
        let names = self.staff_names()?;
        let mut rows = stmt.query([id.as_str()])?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let entry = read(r.get(0)?, r.get(1)?, r.get(2)?)?;
            let staff = name_of(&names, &entry);
            let (at, day) = (entry.header.at, entry.header.business_day);
            let h = entry.fact.holds().iter().find(|h| h.lot == *id).cloned().ok_or(Fault::BadRow("lot_hold"))?;
            out.push(HoldRow { at, day, staff, hold: h.hold, reason: h.reason, minutes: h.minutes });
        }
        Ok(out)
    }

    fn staff_names(&self) -> Result<HashMap<String, String>, Fault> {
        Ok(self.staff()?.into_iter().map(|s| (s.id.as_str().to_owned(), s.name)).collect())
    }
}

/// What finds a pack, without what only ranks it.
fn folded(search: String) -> String {
    match search.find('=') {
        Some(at) => search.get(..at).unwrap_or_default().to_owned(),
        None => search,
    }
}

fn lot(body: &str) -> Result<Lot, Fault> {
    serde_json::from_str(body).map_err(|_| Fault::BadRow("lot"))
}

fn read(seq: i64, header: String, payload: String) -> Result<Entry, Fault> {
    Entry::read(&header, &payload).map_err(|source| Fault::Entry { seq, source })
}

fn name_of(names: &HashMap<String, String>, entry: &Entry) -> String {
    let id = entry.header.staff.as_str();
    names.get(id).cloned().unwrap_or_else(|| id.to_owned())
}

/// The paper an entry is known by, and its reason.
fn paper(fact: &Fact) -> (&str, &str) {
    if let Fact::SaleCompleted(sale) = fact {
        return (&sale.receipt, "");
    }
    if let Fact::SaleVoided(void) = fact {
        return (&void.receipt, &void.reason);
    }
    fact.paper().map_or(("", ""), |(number, reason)| (number, reason.unwrap_or_default()))
}
