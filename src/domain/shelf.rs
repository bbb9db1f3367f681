//! Everything the counter knows about one pack, gathered so that a line can be priced.

mod codes;

use std::sync::Arc;

use chrono::NaiveDate;

use super::catalogue::{Price, Producer, SkuTax, SoldBy};
use super::code_book::CodeBook;
use super::ids::{ProductCode, SkuCode};
use super::money::Money;
use super::recognition::{StarClock, StarTerm, valid_at};
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
    pub recognitions: Vec<StarTerm>,
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
    /// Returns the recognition whose stars may be shown at a moment.
    pub fn recognition_at(&self, clock: StarClock) -> Option<&StarTerm> {
        valid_at(&self.recognitions, clock)
    }
    /// Returns the number of stars to show at a moment; none when there is no valid recognition.
    pub fn stars_at(&self, clock: StarClock) -> Option<u8> {
        self.recognition_at(clock).map(|r| r.stars.get())
    }
    /// Returns the number of stars that hold to the end of a day, as labels and reports of the day show them.
    pub fn stars_on(&self, day: NaiveDate) -> Option<u8> {
        self.stars_at(StarClock::end_of(day))
    }
}

/// The whole catalogue as the counter holds it: cards, a search index and the codes a scanner reads.
///
/// Built once from the ledger and replaced when the catalogue changes; never changed in place.
#[derive(Debug, Default)]
pub struct Shelf {
    cards: Vec<SkuCard>,
    index: SearchIndex,
    codes: codes::Codes,
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
        let codes = codes::Codes::of(&cards);
        Self { cards, index, codes, rates, book: CodeBook::default() }
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
        self.with_code(code).first().copied()
    }
    /// Finds every pack of a scanned or typed code: more than one when producers share it.
    pub fn with_code(&self, code: &str) -> Vec<&SkuCard> {
        let found = self.codes.find(&self.cards, code.trim());
        found.into_iter().filter_map(|i| self.card(i)).collect()
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
