//! What lies in the shop, gathered as people ask for it: by pack, producer, place, last day, pace.
//!
//! Pure: the rows come from the store in dictionary order of their packs, the day from the caller.

pub mod calendar;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::StockPlace;
use crate::domain::ids::SkuCode;
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::{Pace, StockRow};
use crate::domain::search::RowKey;

/// What some rows come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// How much, by unit: jars are not added to kilograms.
    pub units: Vec<(String, Quantity)>,
    /// How many packs.
    pub packs: u32,
    /// How many lots.
    pub lots: u32,
    /// How many of the rows are on hold.
    pub held: u32,
    /// The nearest last day.
    pub nearest: Option<NaiveDate>,
    /// The day the oldest of it came.
    pub oldest: Option<NaiveDate>,
    /// What it would bring at the selling price of the day.
    pub value: Money,
    /// How many packs have no price.
    pub unpriced: u32,
    /// What it comes to at the prices it was handed over for, as far as they are known.
    pub consignment: Money,
    /// How much of it has no such price, by unit.
    pub no_consignment: Vec<(String, Quantity)>,
}

impl Gathered {
    /// Adds a row; `before` is the row of the same group that came before it.
    fn add(&mut self, row: &StockRow, before: Option<&StockRow>) {
        let is_same_pack = before.is_some_and(|b| Arc::ptr_eq(&b.pack, &row.pack));
        if !is_same_pack {
            self.packs = self.packs.saturating_add(1);
            self.unpriced = self.unpriced.saturating_add(u32::from(row.pack.price.is_none()));
        }
        if before.is_none_or(|b| b.lot.id != row.lot.id) {
            self.lots = self.lots.saturating_add(1);
        }
        self.held = self.held.saturating_add(u32::from(row.hold == Hold::Held));
        self.nearest = self.nearest.into_iter().chain(row.lot.expires).min();
        self.oldest = self.oldest.into_iter().chain([row.lot.received]).min();
        self.value = self.value.plus(row.value()).unwrap_or(self.value);
        count(&mut self.units, row);
        match row.consignment_value() {
            Some(value) => self.consignment = self.consignment.plus(value).unwrap_or(self.consignment),
            None => count(&mut self.no_consignment, row),
        }
    }

    /// Writes the quantities with their units: `120 chai · 3,5 kg`.
    pub fn quantities(&self) -> String {
        said(&self.units)
    }
}

/// Adds a row's quantity to that of its unit.
pub fn count(units: &mut Vec<(String, Quantity)>, row: &StockRow) {
    add_unit(units, &row.pack.unit, row.quantity);
}

/// Adds quantities to those of their units.
pub fn add_units(units: &mut Vec<(String, Quantity)>, more: &[(String, Quantity)]) {
    more.iter().for_each(|(unit, quantity)| add_unit(units, unit, *quantity));
}

fn add_unit(units: &mut Vec<(String, Quantity)>, unit: &str, quantity: Quantity) {
    match units.iter_mut().find(|(known, _)| known == unit) {
        Some((_, sum)) => *sum = sum.plus(quantity).unwrap_or(*sum),
        None => units.push((unit.to_owned(), quantity)),
    }
}

/// Writes quantities with their units: `120 chai · 3,5 kg`.
pub fn said(units: &[(String, Quantity)]) -> String {
    let said: Vec<String> = units.iter().map(|(unit, sum)| format!("{sum} {unit}")).collect();
    said.join(" · ")
}

/// Returns whether any goods came with a price they were handed over for.
pub fn has_consignment_price(rows: &[StockRow]) -> bool {
    rows.iter().any(|row| row.lot.consignment_price.is_some())
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The first of them, as its place among the rows.
    pub first: usize,
    /// What they come to.
    pub sum: Gathered,
}

/// Gathers rows by what they share, in the order of their first row.
pub fn gather<'a, K: Hash + Eq + Copy>(
    rows: impl IntoIterator<Item = (usize, &'a StockRow)>,
    key: impl Fn(&'a StockRow) -> K,
) -> Vec<Group> {
    let mut groups: Vec<(K, &StockRow, Group)> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for (at, row) in rows {
        let key = key(row);
        // Rows of a pack follow each other: the group before is nearly always the right one.
        let ix = match groups.last() {
            Some((last, ..)) if *last == key => groups.len().saturating_sub(1),
            Some(_) | None => *known.entry(key).or_insert(groups.len()),
        };
        match groups.get_mut(ix) {
            Some((_, before, group)) => {
                group.sum.add(row, Some(before));
                *before = row;
            }
            None => {
                let mut sum = Gathered::default();
                sum.add(row, None);
                groups.push((key, row, Group { first: at, sum }));
            }
        }
    }
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// Tells what a row is found by: the goods as at the counter, whose they are, the lot and its papers.
pub fn found_by(row: &StockRow, key: &mut RowKey<'_>) {
    key.key(&row.pack.search);
    for text in [&row.owner.name, &row.lot.code, &row.document, &row.lot.delivery_note] {
        key.text(text);
    }
    key.text(row.owner.code.as_str());
    key.text(row.lot.id.as_str());
}

/// Gathers rows by pack.
pub fn by_pack<'a>(rows: impl IntoIterator<Item = (usize, &'a StockRow)>) -> Vec<Group> {
    gather(rows, |row| row.pack.sku.as_str())
}

/// Gathers rows by producer.
pub fn by_producer<'a>(rows: impl IntoIterator<Item = (usize, &'a StockRow)>) -> Vec<Group> {
    gather(rows, |row| row.owner.code.as_str())
}

/// Gathers rows by place, in the order of [`StockPlace::ALL`].
pub fn by_place<'a>(rows: impl IntoIterator<Item = (usize, &'a StockRow)>) -> Vec<(StockPlace, Group)> {
    let rows: Vec<(usize, &StockRow)> = rows.into_iter().collect();
    let of = |place: StockPlace| rows.iter().copied().filter(move |(_, row)| row.place == place);
    let one = |place: StockPlace| gather(of(place), |row| row.place).into_iter().map(move |group| (place, group));
    StockPlace::ALL.into_iter().flat_map(one).collect()
}

/// Returns what all the rows come to.
pub fn total<'a>(rows: impl IntoIterator<Item = &'a StockRow>) -> Gathered {
    let mut sum = Gathered::default();
    let mut before = None;
    for row in rows {
        sum.add(row, before);
        before = Some(row);
    }
    sum
}

/// How soon goods must be sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// Their last day is past.
    Expired,
    /// Within 7 days.
    Week,
    /// Within 30 days.
    Month,
    /// Within 90 days.
    Quarter,
    /// Later.
    Later,
}

impl Due {
    /// Every due, the nearest first.
    pub const ALL: [Self; 5] = [Self::Expired, Self::Week, Self::Month, Self::Quarter, Self::Later];

    /// Returns how soon a last day is.
    pub fn of(last: NaiveDate, today: NaiveDate) -> Self {
        match last.signed_duration_since(today).num_days() {
            ..=-1 => Self::Expired,
            0..=7 => Self::Week,
            8..=30 => Self::Month,
            31..=90 => Self::Quarter,
            91.. => Self::Later,
        }
    }

    /// Returns the code files hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Week => "7",
            Self::Month => "30",
            Self::Quarter => "90",
            Self::Later => "later",
        }
    }

    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Expired => ("Đã hết hạn", "Expired"),
            Self::Week => ("Trong 7 ngày", "Within 7 days"),
            Self::Month => ("Trong 30 ngày", "Within 30 days"),
            Self::Quarter => ("Trong 90 ngày", "Within 90 days"),
            Self::Later => ("Sau 90 ngày", "After 90 days"),
        }
    }
}

/// Returns the rows that have a last day, the nearest first.
pub fn by_last_day<'a>(rows: impl IntoIterator<Item = (usize, &'a StockRow)>) -> Vec<(usize, NaiveDate)> {
    let dated = rows.into_iter().filter_map(|(at, row)| row.lot.expires.map(|last| (at, last)));
    let mut dated: Vec<(usize, NaiveDate)> = dated.collect();
    dated.sort_by_key(|(at, last)| (*last, *at));
    dated
}

/// Gathers the rows that have a last day by how soon it is.
pub fn by_due(rows: &[StockRow], today: NaiveDate) -> BTreeMap<Due, Gathered> {
    sums(rows, |last| Due::of(last, today))
}

/// Gathers the rows that have a last day by its year and month.
pub fn by_month(rows: &[StockRow]) -> BTreeMap<(i32, u32), Gathered> {
    sums(rows, |last| (last.year(), last.month()))
}

fn sums<K: Ord>(rows: &[StockRow], key: impl Fn(NaiveDate) -> K) -> BTreeMap<K, Gathered> {
    let mut sums: BTreeMap<K, (Option<&StockRow>, Gathered)> = BTreeMap::new();
    for row in rows {
        let Some(last) = row.lot.expires else { continue };
        let (before, sum) = sums.entry(key(last)).or_default();
        sum.add(row, *before);
        *before = Some(row);
    }
    sums.into_iter().map(|(key, (_, sum))| (key, sum)).collect()
}

/// What is called slow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlowRule {
    /// Nothing sold for so many days.
    pub idle_days: i64,
    /// Or enough here for so many days, at the pace of the days above.
    pub cover_days: i64,
}

impl Default for SlowRule {
    fn default() -> Self {
        Self { idle_days: 30, cover_days: 90 }
    }
}

/// A pack that does not sell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slow {
    /// What lies here of it.
    pub group: Group,
    /// The last business day with a sale.
    pub last: Option<NaiveDate>,
    /// Days without a sale: since the last one, or since the oldest of it came.
    pub idle_days: i64,
    /// How many days it will last at the pace of the days asked about; none when nothing sold.
    pub cover_days: Option<i64>,
}

/// Finds the packs that lie here and do not sell, the longest idle first. Samples are not for sale.
pub fn slow(rows: &[StockRow], pace: &[Pace], today: NaiveDate, rule: SlowRule) -> Vec<Slow> {
    let pace: HashMap<&SkuCode, &Pace> = pace.iter().map(|p| (&p.sku, p)).collect();
    let for_sale = rows.iter().enumerate().filter(|(_, row)| row.lot.form != SupplyForm::Sample);
    let told = by_pack(for_sale).into_iter().filter_map(|group| {
        let row = rows.get(group.first)?;
        let quantity = group.sum.units.first().map_or(Quantity::ZERO, |(_, sum)| *sum);
        let pace = pace.get(&row.pack.sku);
        let last = pace.and_then(|p| p.last);
        let days_since = |day: NaiveDate| today.signed_duration_since(day).num_days();
        let idle_days = days_since(group.sum.oldest.into_iter().chain(last).max()?);
        let window = rule.idle_days.min(days_since(group.sum.oldest?).saturating_add(1)).max(1);
        let cover_days = pace.and_then(|p| cover(quantity, p.sold, window));
        let is_slow = idle_days >= rule.idle_days || cover_days.is_some_and(|days| days > rule.cover_days);
        (is_slow && quantity.is_positive()).then_some(Slow { group, last, idle_days, cover_days })
    });
    let mut told: Vec<Slow> = told.collect();
    told.sort_by_key(|s| (s.idle_days.saturating_neg(), s.group.sum.value.get().saturating_neg()));
    told
}

fn cover(quantity: Quantity, sold: Quantity, window: i64) -> Option<i64> {
    let sold = sold.thousandths();
    if sold <= 0 {
        return None;
    }
    quantity.thousandths().saturating_mul(window).checked_div(sold)
}

#[cfg(test)]
mod tests;
