//! Work not yet finished, one of a kind: a side table, so that a power cut takes nothing from staff.

use rusqlite::{OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};

use super::{Fault, Reader, Tx};
use crate::domain::command::ReceiveGoods;
use crate::domain::delivery::Delivery;

/// The delivery being counted.
const DELIVERY: &str = "delivery";

impl Tx<'_> {
    /// Keeps a delivery as it stands; an empty one is dropped.
    pub fn keep_delivery(&self, delivery: &Delivery, at_ms: i64) -> Result<(), Fault> {
        if delivery.is_empty() { self.drop_draft(DELIVERY) } else { self.keep_draft(DELIVERY, delivery, at_ms) }
    }
    /// Drops the kept delivery when it is the very one that is received now.
    pub fn drop_delivery_of(&self, received: &ReceiveGoods) -> Result<(), Fault> {
        let is_it = self.reader().delivery()?.order().as_ref() == Some(received);
        if is_it { self.drop_draft(DELIVERY) } else { Ok(()) }
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
    /// Returns the delivery being counted; an empty one when there is none.
    pub fn delivery(&self) -> Result<Delivery, Fault> {
        Ok(self.draft(DELIVERY)?.unwrap_or_default())
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
