//! Which packs a scanned or typed code names: places in the list of cards, sorted by their codes.
//!
//! The codes themselves stay in the cards: a table of its own held every one a second time.

use std::cmp::Ordering;

use super::SkuCard;

/// One code of one card: the pack's own is the 0th, bar codes follow.
#[derive(Debug, Clone, Copy)]
struct Spot {
    card: u32,
    nth: u32,
}

/// Every code of every card, in order.
#[derive(Debug, Default)]
pub(super) struct Codes(Box<[Spot]>);

impl Codes {
    /// Sorts the codes of all cards; of equal ones the earlier card comes first.
    pub(super) fn of(cards: &[SkuCard]) -> Self {
        let mut all: Vec<(u128, Spot)> = Vec::with_capacity(cards.len().saturating_mul(2));
        for (card, c) in (0u32..).zip(cards) {
            for (nth, code) in
                (0u32..).zip(std::iter::once(c.sku.as_str()).chain(c.barcodes.iter().map(String::as_str)))
            {
                all.push((start(code), Spot { card, nth }));
            }
        }
        let order = |a: &(u128, Spot), b: &(u128, Spot)| {
            let whole = || compare(code_at(cards, a.1), code_at(cards, b.1)).then(a.1.card.cmp(&b.1.card));
            a.0.cmp(&b.0).then_with(whole)
        };
        all.sort_unstable_by(order);
        Self(all.into_iter().map(|(_, spot)| spot).collect())
    }
    /// Returns the places of the cards that have a code, without regard to its case; each once.
    pub(super) fn find(&self, cards: &[SkuCard], code: &str) -> Vec<u32> {
        let from = self.0.partition_point(|spot| compare(code_at(cards, *spot), code) == Ordering::Less);
        let rest = self.0.get(from..).unwrap_or_default();
        let same = rest.iter().take_while(|spot| compare(code_at(cards, **spot), code) == Ordering::Equal);
        let mut found: Vec<u32> = same.map(|spot| spot.card).collect();
        found.dedup();
        found
    }
}

fn code_at(cards: &[SkuCard], spot: Spot) -> &str {
    let card = usize::try_from(spot.card).ok().and_then(|i| cards.get(i));
    let nth = usize::try_from(spot.nth).unwrap_or(0);
    card.map_or("", |card| match nth.checked_sub(1) {
        None => card.sku.as_str(),
        Some(i) => card.barcodes.get(i).map_or("", String::as_str),
    })
}

/// Compares two codes as if both were written in capitals.
fn compare(a: &str, b: &str) -> Ordering {
    let up = |b: u8| b.to_ascii_uppercase();
    a.bytes().map(up).cmp(b.bytes().map(up))
}

/// Returns the first sixteen bytes in capitals, as a number that sorts as they do: enough to tell most codes apart.
fn start(code: &str) -> u128 {
    let mut first = [0u8; 16];
    first.iter_mut().zip(code.bytes()).for_each(|(to, b)| *to = b.to_ascii_uppercase());
    u128::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{Producer, ProducerKind, SoldBy};
    use crate::domain::ids::{ProducerCode, ProductCode, SkuCode};
    use proptest::prelude::*;
    use std::sync::Arc;

    fn card(sku: &str, barcodes: &[String]) -> SkuCard {
        let producer = Producer {
            code: ProducerCode::new("HTX").unwrap(),
            name: "HTX".into(),
            kind: ProducerKind::Cooperative,
            place: None,
        };
        SkuCard {
            sku: SkuCode::new(sku).unwrap(),
            product: ProductCode::new(sku).unwrap(),
            name: "Mật ong".into(),
            pack: String::new(),
            unit: "chai".into(),
            sold_by: SoldBy::Piece,
            barcodes: barcodes.to_vec(),
            quick: false,
            producer: Arc::new(producer),
            ocop_code: String::new(),
            group_item: None,
            prices: Vec::new(),
            taxes: Vec::new(),
            recognitions: Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn a_code_names_every_pack_that_has_it_in_their_order(
            rows in prop::collection::vec(prop::collection::vec("[a-bA-B1]{1,2}|89360123456[0-9]{1,8}", 0..3), 1..20),
            asked in "[a-bA-B1]{1,2}|89360123456[0-9]{1,8}",
        ) {
            let cards: Vec<SkuCard> = rows.iter().enumerate().map(|(i, codes)| card(&format!("S{i}"), codes)).collect();
            let codes = Codes::of(&cards);
            for code in rows.iter().flatten().chain([&asked]) {
                let naive: Vec<u32> = (0u32..)
                    .zip(&rows)
                    .filter(|(_, row)| row.iter().any(|c| c.to_uppercase() == code.to_uppercase()))
                    .map(|(i, _)| i)
                    .collect();
                prop_assert_eq!(codes.find(&cards, code), naive);
            }
            prop_assert_eq!(codes.find(&cards, "s0"), vec![0]);
        }
    }
}
