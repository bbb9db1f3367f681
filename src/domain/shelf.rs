//! Everything the counter knows about one pack, gathered so that a line can be priced.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::catalogue::{Price, Producer, SkuTax, SoldBy};
use super::code_book::CodeBook;
use super::ids::{ProductCode, SkuCode};
use super::money::Money;
use super::recognition::{Recognition, valid_on};
use super::search::SearchIndex;
use super::tax::{TaxClass, TaxRate};

/// A pack with its product, producer, prices, taxes and recognitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkuCard {
    /// The pack's code.
    pub sku: SkuCode,
    /// The product's code.
    pub product: ProductCode,
    /// The product's name.
    pub name: String,
    /// The pack, as printed.
    pub pack: String,
    /// The unit counted.
    pub unit: String,
    /// How it is sold.
    pub sold_by: SoldBy,
    /// The codes a scanner may read.
    pub barcodes: Vec<String>,
    /// Whether it waits for a manager to complete it.
    pub quick: bool,
    /// Who makes it, told once for all their packs.
    pub producer: Arc<Producer>,
    /// The OCOP programme's code.
    pub ocop_code: String,
    /// Which of the 26 sets it belongs to.
    pub group_item: Option<u8>,
    /// Its prices, by first day.
    pub prices: Vec<Price>,
    /// Its tax classes, by first day.
    pub taxes: Vec<SkuTax>,
    /// The product's recognitions.
    pub recognitions: Vec<Recognition>,
}

impl SkuCard {
    /// Writes name and pack as one, as screens and slips print it.
    pub fn title(&self) -> String {
        if self.pack.is_empty() { self.name.clone() } else { format!("{} {}", self.name, self.pack) }
    }
    /// Returns the price on a day.
    pub fn price_on(&self, day: NaiveDate) -> Option<Money> {
        self.prices.iter().filter(|p| p.from <= day).max_by_key(|p| p.from).map(|p| p.price)
    }
    /// Returns the tax class on a day, when a person has set one.
    pub fn class_on(&self, day: NaiveDate) -> Option<TaxClass> {
        self.taxes.iter().filter(|t| t.from <= day).max_by_key(|t| t.from).map(|t| t.class)
    }
    /// Returns the recognition whose stars may be shown on a day.
    pub fn recognition_on(&self, day: NaiveDate) -> Option<&Recognition> {
        valid_on(&self.recognitions, day)
    }
    /// Returns the number of stars to show on a day; none when there is no valid recognition.
    pub fn stars_on(&self, day: NaiveDate) -> Option<u8> {
        self.recognition_on(day).map(|r| r.stars.get())
    }
}

/// The whole catalogue as the counter holds it: cards, a search index and the codes a scanner reads.
///
/// Built once from the ledger and replaced when the catalogue changes; never changed in place.
#[derive(Debug, Default)]
pub struct Shelf {
    cards: Vec<SkuCard>,
    index: SearchIndex,
    codes: HashMap<String, u32>,
    shared: HashMap<String, Vec<u32>>,
    /// The dated VAT rates.
    pub rates: Vec<TaxRate>,
    /// What codes mean that no pack lists.
    pub book: CodeBook,
}

impl Shelf {
    /// Builds the shelf from cards and their search keys (see [`search_key`]).
    pub fn build<'a, K: AsRef<str> + ?Sized + 'a>(
        cards: Vec<SkuCard>,
        keys: impl IntoIterator<Item = &'a K>,
        rates: Vec<TaxRate>,
    ) -> Self {
        let index = SearchIndex::build(keys.into_iter().map(K::as_ref));
        let mut codes = HashMap::with_capacity(cards.len().saturating_mul(2));
        let mut shared: HashMap<String, Vec<u32>> = HashMap::new();
        for (i, card) in (0u32..).zip(&cards) {
            for code in std::iter::once(card.sku.as_str()).chain(card.barcodes.iter().map(String::as_str)) {
                let code = code.to_ascii_uppercase();
                match codes.get(&code) {
                    Some(&first) if first != i => shared.entry(code).or_insert_with(|| vec![first]).push(i),
                    Some(_) => {}
                    None => {
                        codes.insert(code, i);
                    }
                }
            }
        }
        Self { cards, index, codes, shared, rates, book: CodeBook::default() }
    }
    /// Takes what codes mean that no pack lists.
    #[must_use]
    pub fn with_book(self, book: CodeBook) -> Self {
        Self { book, ..self }
    }
    /// Returns every card.
    pub fn cards(&self) -> &[SkuCard] {
        &self.cards
    }
    /// Finds the pack of a scanned or typed code.
    pub fn by_code(&self, code: &str) -> Option<&SkuCard> {
        self.codes.get(&code.trim().to_ascii_uppercase()).and_then(|&i| self.card(i))
    }
    /// Finds every pack of a scanned or typed code: more than one when producers share it.
    pub fn with_code(&self, code: &str) -> Vec<&SkuCard> {
        let code = code.trim().to_ascii_uppercase();
        match self.shared.get(&code) {
            Some(all) => all.iter().filter_map(|&i| self.card(i)).collect(),
            None => self.by_code(&code).into_iter().collect(),
        }
    }
    /// Returns a card by its place.
    pub fn card(&self, ix: u32) -> Option<&SkuCard> {
        usize::try_from(ix).ok().and_then(|i| self.cards.get(i))
    }
    /// Finds packs as people type, best first; every match, never cut short.
    pub fn search(&self, query: &str) -> Vec<&SkuCard> {
        let mut hits = Vec::new();
        self.index.search(query, &mut hits);
        hits.iter().filter_map(|h| self.card(h.ix)).collect()
    }
}
