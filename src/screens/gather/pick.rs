//! Which lot goes: the first to expire of those that lie where goods are taken from.

use chrono::NaiveDate;

use super::{Errand, Gather};
use crate::domain::ids::SkuCode;
use crate::domain::lot::{Hold, LotOnShelf};
use crate::domain::quantity::Quantity;
use crate::domain::query::StockRow;

/// Returns whether a lot may be sold on a day.
pub(super) fn is_fit(row: &StockRow, today: NaiveDate) -> bool {
    let lot = LotOnShelf { lot: row.lot.clone(), left: row.quantity, hold: row.hold };
    lot.unsellable_on(today).is_none()
}

impl Gather {
    /// Returns whether goods may be taken from a row: it lies here, elsewhere than they go, and no hold and no last
    /// day keep it here.
    fn may_take(&self, row: &StockRow, today: NaiveDate) -> bool {
        let is_free = match self.errand {
            Errand::Carry => row.place != self.to,
            Errand::Send => row.hold == Hold::Free && row.lot.expires.is_none_or(|last| last >= today),
        };
        row.place.is_here() && self.from.is_none_or(|place| place == row.place) && row.quantity.is_positive() && is_free
    }

    /// Returns the rows a pack may be taken from, first to expire first; what may not be sold comes last.
    pub(super) fn candidates(&self, sku: &SkuCode, today: NaiveDate) -> Vec<&StockRow> {
        let mut rows: Vec<&StockRow> =
            self.rows().iter().filter(|row| row.pack.sku == *sku && self.may_take(row, today)).collect();
        rows.sort_by_key(|row| {
            let last = row.lot.expires.unwrap_or(NaiveDate::MAX);
            (!is_fit(row, today), last, row.lot.received, row.lot.id.clone(), row.place)
        });
        rows
    }

    /// Returns how much of a row is not gathered yet; nothing of a lot that is sent from another place.
    pub(super) fn left_of(&self, row: &StockRow) -> Quantity {
        let of_lot = self.lines.iter().filter(|line| line.row.lot.id == row.lot.id);
        let mut left = row.quantity;
        for line in of_lot {
            if line.row.place == row.place {
                left = left.plus(line.quantity.negated()).unwrap_or(Quantity::ZERO);
            } else if self.errand == Errand::Send {
                return Quantity::ZERO;
            }
        }
        left
    }

    /// Returns how much of a pack may still be gathered.
    pub fn left_of_pack(&self, sku: &SkuCode, today: NaiveDate) -> Quantity {
        let rows = self.candidates(sku, today);
        rows.iter().fold(Quantity::ZERO, |sum, row| sum.plus(self.left_of(row)).unwrap_or(sum))
    }

    /// Divides a quantity over lots: `(row, how much)`, and what no lot holds.
    pub(super) fn divide(
        &self,
        sku: &SkuCode,
        wanted: Quantity,
        code: &str,
        today: NaiveDate,
    ) -> (Vec<(StockRow, Quantity)>, Quantity) {
        let mut rows = self.candidates(sku, today);
        if rows.iter().any(|row| row.lot.code == code) {
            rows.retain(|row| row.lot.code == code);
        }
        let (mut parts, mut missing): (Vec<(StockRow, Quantity)>, Quantity) = (Vec::new(), wanted);
        for row in rows {
            let is_sent_from_elsewhere = self.errand == Errand::Send
                && parts.iter().any(|(part, _)| part.lot.id == row.lot.id && part.place != row.place);
            let part = missing.min(self.left_of(row));
            if part.is_positive() && !is_sent_from_elsewhere {
                parts.push((row.clone(), part));
                missing = missing.plus(part.negated()).unwrap_or(Quantity::ZERO);
            }
        }
        (parts, missing)
    }
}
