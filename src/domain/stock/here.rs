//! What a shop has of each pack, and whose it is: enough to know what a change of the catalogue would touch.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::lot::Lot;
use crate::domain::quantity::Quantity;

/// What lies in the shop's places or is on the way, by pack and producer, and what is missed; never a zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StockHere {
    left: HashMap<SkuCode, BTreeMap<ProducerCode, Quantity>>,
    short: HashMap<SkuCode, Quantity>,
    lots: HashSet<String>,
    taken_on: HashSet<(SkuCode, String, Option<NaiveDate>)>,
}

impl StockHere {
    /// Adds what lies here of a pack of a producer.
    pub fn add(&mut self, sku: SkuCode, producer: ProducerCode, quantity: Quantity) {
        self.left.entry(sku).or_default().insert(producer, quantity);
    }
    /// Adds what was sold of a pack below the books and waits to be explained.
    pub fn add_short(&mut self, sku: SkuCode, quantity: Quantity) {
        self.short.insert(sku, quantity);
    }
    /// Adds a lot the books have or had.
    pub fn add_lot(&mut self, lot: String) {
        self.lots.insert(lot);
    }
    /// Adds a lot that came with opening stock.
    pub fn add_taken_on(&mut self, lot: Lot) {
        self.taken_on.insert((lot.sku, lot.code, lot.expires));
    }
    /// Returns whether opening stock was taken on with such a lot: of the pack, with this code and last day.
    pub fn is_taken_on(&self, sku: &SkuCode, code: &str, expires: Option<NaiveDate>) -> bool {
        self.taken_on.contains(&(sku.clone(), code.to_owned(), expires))
    }
    /// Returns whether the books have or had a lot.
    pub fn has_lot(&self, lot: &str) -> bool {
        self.lots.contains(lot)
    }
    /// Returns how much lies here of a pack, whoever's it is; none when there is nothing.
    pub fn left(&self, sku: &SkuCode) -> Option<Quantity> {
        self.of(sku).map(|(_, quantity)| quantity).reduce(|sum, more| sum.plus(more).unwrap_or(sum))
    }
    /// Returns how much was sold of a pack below the books; none when all is explained.
    pub fn short(&self, sku: &SkuCode) -> Option<Quantity> {
        self.short.get(sku).copied()
    }
    /// Returns what lies here of a pack, by whose it is.
    pub fn of(&self, sku: &SkuCode) -> impl Iterator<Item = (&ProducerCode, Quantity)> {
        self.left.get(sku).into_iter().flatten().map(|(producer, quantity)| (producer, *quantity))
    }
    /// Finds goods of a pack that are not of this producer: whose, and how much.
    pub fn of_another(&self, sku: &SkuCode, producer: &ProducerCode) -> Option<(&ProducerCode, Quantity)> {
        self.of(sku).find(|(whose, _)| *whose != producer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_of_another_are_told_from_ones_own() {
        let (sku, ox, mv) =
            (SkuCode::new("MO500").unwrap(), ProducerCode::new("OX").unwrap(), ProducerCode::new("MV").unwrap());
        let mut here = StockHere::default();
        assert_eq!(here.of(&sku).count(), 0);
        here.add(sku.clone(), ox.clone(), Quantity::ONE);
        assert_eq!(here.of_another(&sku, &ox), None);
        assert_eq!(here.of_another(&sku, &mv), Some((&ox, Quantity::ONE)));
        assert_eq!(here.left(&sku), Some(Quantity::ONE));
        here.add(sku.clone(), mv, Quantity::ONE);
        assert_eq!(here.left(&sku), Quantity::pieces(2).ok(), "whoever's it is");
    }
}
