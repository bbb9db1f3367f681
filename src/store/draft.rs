//! Work not yet finished, one of a kind or of a producer: a side table, so that a power cut takes nothing from staff.

use rusqlite::{OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};

use super::{Fault, Reader, Tx};
use crate::domain::command::{LotLine, MoveGoods, ReceiveGoods, SendGoods, TakeOnStock};
use crate::domain::delivery::{Delivery, DraftKind};
use crate::domain::half_move::{Gathered, HalfMove};

/// Under which an earlier program kept the one delivery there was.
const ONLY: &str = "delivery";

impl Tx<'_> {
    /// Keeps goods being counted as they stand; what is empty is dropped.
    pub fn keep_delivery(&self, delivery: &Delivery, at_ms: i64) -> Result<(), Fault> {
        let key = delivery.key();
        let unnamed = Delivery::new(delivery.kind).key();
        for old in [unnamed.as_str(), ONLY] {
            let kept = self.reader().draft::<Delivery>(old)?;
            if kept.is_some_and(|kept| kept.key() == key || delivery.goes_on_with(&kept)) {
                self.drop_draft(old)?;
            }
        }
        if delivery.is_empty() { self.drop_draft(&key) } else { self.keep_draft(&key, delivery, at_ms) }
    }
    /// Drops the kept delivery when it is the very one that is received now.
    pub fn drop_delivery_of(&self, received: &ReceiveGoods) -> Result<(), Fault> {
        let of = Delivery { producer: Some(received.producer.clone()), ..Delivery::default() };
        for key in [of.key().as_str(), ONLY] {
            let kept = self.reader().draft::<Delivery>(key)?;
            if kept.and_then(|d| d.order()).as_ref() == Some(received) {
                self.drop_draft(key)?;
            }
        }
        Ok(())
    }
    /// Drops the kept opening stock when it is the very one that is taken on now.
    pub fn drop_opening_of(&self, taken: &TakeOnStock) -> Result<(), Fault> {
        let of = Delivery { producer: Some(taken.producer.clone()), ..Delivery::new(DraftKind::OpeningStock) };
        let kept = self.reader().draft::<Delivery>(&of.key())?;
        let is_it = kept.and_then(|d| d.opening()).as_ref() == Some(taken);
        if is_it { self.drop_draft(&of.key()) } else { Ok(()) }
    }
    /// Keeps goods on the move as they stand; what is empty is dropped.
    pub fn keep_move(&self, half: &HalfMove, at_ms: i64) -> Result<(), Fault> {
        if half.is_empty() { self.drop_move(half) } else { self.keep_draft(&half.key(), half, at_ms) }
    }
    /// Drops what was kept of goods on the move: they are booked.
    pub fn drop_move(&self, half: &HalfMove) -> Result<(), Fault> {
        self.drop_draft(&half.key())
    }
    /// Drops what was kept of closing a transfer: it never left.
    pub fn drop_closing(&self, transfer: &str) -> Result<(), Fault> {
        self.drop_draft(&HalfMove::closing(transfer))
    }
    /// Drops what was gathered to be carried when it is the very one that is carried now.
    pub fn drop_carried(&self, moved: &MoveGoods) -> Result<(), Fault> {
        self.drop_gathered(&HalfMove::Carry(Gathered::default()), &moved.lines)
    }
    /// Drops what was gathered to be sent when it is the very one that is sent now.
    pub fn drop_sent(&self, sent: &SendGoods) -> Result<(), Fault> {
        self.drop_gathered(&HalfMove::Send(Gathered::default()), &sent.lines)
    }
    fn drop_gathered(&self, of: &HalfMove, booked: &[LotLine]) -> Result<(), Fault> {
        let is_it = match self.reader().draft::<HalfMove>(&of.key())? {
            Some(HalfMove::Carry(kept) | HalfMove::Send(kept)) => kept.lines == booked,
            Some(HalfMove::TakeIn(_) | HalfMove::Close(_)) | None => false,
        };
        if is_it { self.drop_move(of) } else { Ok(()) }
    }
    fn keep_draft(&self, kind: &str, body: &impl Serialize, at_ms: i64) -> Result<(), Fault> {
        let body = serde_json::to_string(body).map_err(|_| Fault::BadRow("draft"))?;
        self.tx
            .prepare_cached(
                "INSERT INTO draft(kind, body, at_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT(kind) DO UPDATE SET body = excluded.body, at_ms = excluded.at_ms",
            )?
            .execute(params![kind, body, at_ms])?;
        Ok(())
    }
    fn drop_draft(&self, kind: &str) -> Result<(), Fault> {
        self.tx.prepare_cached("DELETE FROM draft WHERE kind = ?1")?.execute([kind])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Returns all goods being counted, what was touched last first.
    pub fn deliveries(&self) -> Result<Vec<Delivery>, Fault> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT body FROM draft WHERE kind = ?1 OR kind LIKE 'delivery:%' OR kind LIKE 'opening:%' ORDER BY at_ms DESC, kind",
        )?;
        let bodies = stmt.query_map([ONLY], |r| r.get::<_, String>(0))?;
        bodies.map(|b| serde_json::from_str(&b?).map_err(|_| Fault::BadRow("draft"))).collect()
    }
    /// Returns all goods on the move that are not booked yet, what was touched last first.
    pub fn half_moves(&self) -> Result<Vec<HalfMove>, Fault> {
        let mut stmt =
            self.conn.prepare_cached("SELECT body FROM draft WHERE kind LIKE 'move:%' ORDER BY at_ms DESC, kind")?;
        let bodies = stmt.query_map([], |r| r.get::<_, String>(0))?;
        bodies.map(|b| serde_json::from_str(&b?).map_err(|_| Fault::BadRow("draft"))).collect()
    }
    fn draft<T: DeserializeOwned>(&self, kind: &str) -> Result<Option<T>, Fault> {
        let body: Option<String> = self
            .conn
            .prepare_cached("SELECT body FROM draft WHERE kind = ?1")?
            .query_row([kind], |r| r.get(0))
            .optional()?;
        body.map(|b| serde_json::from_str(&b).map_err(|_| Fault::BadRow("draft"))).transpose()
    }
}
