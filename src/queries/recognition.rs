//! Recognitions as they stand: ending, ended with goods still here, withdrawn; and one product's way.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::assortment::{Assortment, OnShelf};
use crate::domain::ids::ProductCode;
use crate::domain::quantity::Quantity;
use crate::domain::query::{HistoryTerm, RecognitionHistory, RecognitionList, RecognitionRow, When};
use crate::domain::recognition::{RecognitionState, StarClock, StarTerm, ruling, state_among, valid_at};
use crate::store::{Fault, FullTerm, Reader, Recognised};

/// Lists recognitions as they stand, the first to end first; of those withdrawn, what still lies here.
pub fn recognitions(reader: Reader<'_>, list: RecognitionList, when: When) -> Result<Vec<RecognitionRow>, Fault> {
    Ok(Standings::read(reader, when)?.rows(list))
}

/// Every recognised product and what of it lies in the shop, read once for any number of lists.
pub struct Standings {
    products: Vec<Recognised>,
    in_shop: HashMap<ProductCode, Quantity>,
    clock: StarClock,
}

impl Standings {
    /// Reads how things stand.
    pub fn read(reader: Reader<'_>, when: When) -> Result<Self, Fault> {
        let mut products = reader.recognised()?;
        products.iter_mut().flat_map(|p| &mut p.terms).for_each(|term| forget_later(term, when));
        Ok(Self { products, in_shop: in_shop(&reader, when)?, clock: when.clock() })
    }
    /// Lists what belongs in a list, the first to end first; of those withdrawn, what still lies here.
    pub fn rows(&self, list: RecognitionList) -> Vec<RecognitionRow> {
        let mut rows: Vec<RecognitionRow> = self.products.iter().filter_map(|p| self.row(p, list)).collect();
        rows.sort_by_key(|r| (list == RecognitionList::Withdrawn && !r.in_shop.is_positive(), r.term.to));
        rows
    }
    fn row(&self, p: &Recognised, list: RecognitionList) -> Option<RecognitionRow> {
        let clock = self.clock;
        let term = ruling(&p.terms, clock).or_else(|| p.terms.first())?;
        let state = term.state_at(clock);
        let here = self.in_shop.get(&p.product).copied().unwrap_or(Quantity::ZERO);
        let days_left = term.to.signed_duration_since(clock.day).num_days();
        let is_listed = match list {
            RecognitionList::Within(days) => {
                state == RecognitionState::Valid && days_left <= days && !is_followed(&p.terms, term)
            }
            RecognitionList::Expired => state == RecognitionState::Expired && here.is_positive(),
            RecognitionList::Withdrawn => state == RecognitionState::Withdrawn,
            RecognitionList::All => true,
        };
        is_listed.then(|| RecognitionRow {
            product: p.product.clone(),
            name: p.name.clone(),
            producer: p.producer.clone(),
            term: term.clone(),
            state,
            days_left,
            in_shop: here,
        })
    }
}

/// Takes off a term what a day past did not know yet: that it would be withdrawn.
fn forget_later(term: &mut StarTerm, when: When) {
    term.withdrawn_ms = term.withdrawn_ms.filter(|at_ms| is_known(*at_ms, when));
    term.withdrawn_goods = term.withdrawn_goods.filter(|_| term.withdrawn_ms.is_some());
}

/// Returns whether something of a moment is told: at a day's end, nothing that came later.
fn is_known(at_ms: i64, when: When) -> bool {
    when.stock_day().is_none() || at_ms <= when.clock().at_ms
}

/// Returns whether a recorded decision takes over before or on the day after this one ends.
fn is_followed(terms: &[StarTerm], term: &StarTerm) -> bool {
    let next = term.to.succ_opt().unwrap_or(NaiveDate::MAX);
    terms.iter().any(|t| t.from > term.from && t.from <= next && t.to > term.to && t.withdrawn_ms.is_none())
}

pub(super) fn in_shop(reader: &Reader<'_>, when: When) -> Result<HashMap<ProductCode, Quantity>, Fault> {
    let mut sums: HashMap<ProductCode, Quantity> = HashMap::new();
    for pack in reader.packs_in_shop(when.stock_day())? {
        let sum = sums.entry(pack.product).or_insert(Quantity::ZERO);
        *sum = sum.plus(pack.quantity).map_err(|_| Fault::BadRow("stock"))?;
    }
    Ok(sums)
}

/// Tells a product's way through the programme; nothing when there is no such product.
pub fn history(reader: Reader<'_>, product: &ProductCode, when: When) -> Result<Option<RecognitionHistory>, Fault> {
    let Some((name, producer)) = reader.product_title(product)? else { return Ok(None) };
    let clock = when.clock();
    let mut full = reader.full_terms(product)?;
    for (term, _, withdrawal) in &mut full {
        forget_later(term, when);
        *withdrawal = withdrawal.take().filter(|note| is_known(note.effective.at_ms, when));
    }
    let all: Vec<StarTerm> = full.iter().map(|(term, _, _)| term.clone()).collect();
    let of = |(term, r, withdrawal): FullTerm| HistoryTerm {
        state: state_among(&all, &term, clock),
        term,
        decided: r.decided,
        body: r.body,
        criteria: r.criteria,
        withdrawal,
    };
    let terms = full.into_iter().map(of).collect();
    let in_shop = in_shop(&reader, when)?.get(product).copied().unwrap_or(Quantity::ZERO);
    let statuses = reader.ocop_statuses(product)?;
    Ok(Some(RecognitionHistory { product: product.clone(), name, producer, terms, statuses, in_shop }))
}

/// Counts the packs on shelves and at fairs for the assortment meter: what buyers see. Samples are not sold and
/// do not count.
pub fn assortment(reader: Reader<'_>, when: When) -> Result<Assortment, Fault> {
    let clock = when.clock();
    let terms: HashMap<ProductCode, Vec<StarTerm>> =
        reader.recognised()?.into_iter().map(|p| (p.product, p.terms)).collect();
    let mut places = HashMap::new();
    let mut packs = Vec::new();
    for pack in reader.packs_in_shop(when.stock_day())?.into_iter().filter(|p| p.is_for_sale && p.is_shown) {
        let stars = terms.get(&pack.product).and_then(|t| valid_at(t, clock)).map(|t| t.stars);
        let place = match places.get(&pack.product) {
            Some(place) => Option::clone(place),
            None => {
                let producer = reader.product(&pack.product)?.map(|p| reader.producer(&p.producer)).transpose()?;
                let place = producer.flatten().and_then(|p| p.place);
                places.insert(pack.product.clone(), place.clone());
                place
            }
        };
        packs.push(OnShelf { stars, place });
    }
    let here = reader.point()?.and_then(|p| p.place);
    Ok(Assortment::count(&packs, here.as_ref(), reader.assortment_target(clock.day)?))
}
