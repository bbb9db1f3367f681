//! The lines of each view, made from the rows, and what they come to.

use chrono::NaiveDate;

use super::Scope;
use crate::domain::money::Money;
use crate::domain::query::{OversoldRow, Pace, StockRow};
use crate::domain::search::RowKey;
use crate::domain::stock::StockPlace;
use crate::domain::stock::sheet::{self, Due, Group, Slow, SlowRule};
use crate::domain::text::sort_key;

/// A line of a list of stock; numbers are places among the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A pack.
    Pack(Group),
    /// A producer.
    Producer(Group),
    /// A place.
    Place(StockPlace, Group),
    /// A lot in a place.
    Lot {
        /// Which row.
        at: usize,
        /// What it would bring.
        value: Money,
    },
    /// A pack that does not sell.
    Slow(Slow),
    /// Sold below the books.
    Oversold(OversoldRow),
}

impl Line {
    /// Tells what the line is found by.
    pub fn found_by(&self, rows: &[StockRow], key: &mut RowKey<'_>) {
        let row = |at: usize| rows.get(at);
        match self {
            Self::Pack(group) | Self::Slow(Slow { group, .. }) => {
                let Some(row) = row(group.first) else { return };
                key.key(&row.pack.search);
                key.text(&row.owner.name);
            }
            Self::Producer(group) => {
                let Some(row) = row(group.first) else { return };
                key.text(&row.owner.name);
                key.text(row.owner.code.as_str());
            }
            Self::Place(place, _) => {
                let (vi, en) = place.names();
                key.text(vi);
                key.text(en);
            }
            Self::Lot { at, .. } => {
                let Some(row) = row(*at) else { return };
                sheet::found_by(row, key);
                if let Some(last) = row.lot.expires {
                    key.text(&last.format("%d/%m/%Y").to_string());
                }
            }
            Self::Oversold(sold) => {
                key.text(&sold.name);
                key.text(&sold.sku);
                key.text(&sold.receipt);
            }
        }
    }
}

fn within<'a>(rows: &'a [StockRow], scope: &'a Scope) -> impl Iterator<Item = (usize, &'a StockRow)> {
    rows.iter().enumerate().filter(|(_, row)| scope.holds(row))
}

/// Makes a line of each pack.
pub(super) fn packs(rows: &[StockRow], scope: &Scope) -> Vec<Line> {
    sheet::by_pack(within(rows, scope)).into_iter().map(Line::Pack).collect()
}

/// Makes a line of each producer, by name.
pub(super) fn producers(rows: &[StockRow], scope: &Scope) -> Vec<Line> {
    let mut groups = sheet::by_producer(within(rows, scope));
    groups.sort_by_cached_key(|group| rows.get(group.first).map(|row| sort_key(&row.owner.name)));
    groups.into_iter().map(Line::Producer).collect()
}

/// Makes a line of each place.
pub(super) fn places(rows: &[StockRow], scope: &Scope) -> Vec<Line> {
    sheet::by_place(within(rows, scope)).into_iter().map(|(place, group)| Line::Place(place, group)).collect()
}

/// Makes a line of each lot where it lies.
pub(super) fn lots(rows: &[StockRow], scope: &Scope) -> Vec<Line> {
    within(rows, scope).map(|(at, row)| Line::Lot { at, value: row.value() }).collect()
}

/// Makes a line of each lot that has a last day, the nearest first.
pub(super) fn expiry(rows: &[StockRow], scope: &Scope) -> Vec<Line> {
    let value = |at: usize| rows.get(at).map(StockRow::value).unwrap_or_default();
    sheet::by_last_day(within(rows, scope)).into_iter().map(|(at, _)| Line::Lot { at, value: value(at) }).collect()
}

/// Makes a line of each pack that does not sell.
pub(super) fn slow(rows: &[StockRow], pace: &[Pace], today: NaiveDate) -> Vec<Line> {
    sheet::slow(rows, pace, today, SlowRule::default()).into_iter().map(Line::Slow).collect()
}

/// Makes a line of each sale below the books.
pub(super) fn oversold(sold: &[OversoldRow]) -> Vec<Line> {
    sold.iter().cloned().map(Line::Oversold).collect()
}

/// What the lines shown come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many lots the lines gather.
    pub lots: u32,
    /// What it would bring at selling prices.
    pub value: Money,
    /// How many packs have no price.
    pub unpriced: u32,
    /// How many lots are expired, or due within 7, 30 and 90 days.
    pub due: [u32; 4],
}

impl Sum {
    /// Adds lines up.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>, rows: &[StockRow], today: NaiveDate) -> Self {
        let mut sum = Self::default();
        for line in lines {
            match line {
                Line::Pack(group) | Line::Producer(group) | Line::Place(_, group) => sum.add(group),
                Line::Slow(slow) => sum.add(&slow.group),
                Line::Lot { at, value } => {
                    sum.value = sum.value.plus(*value).unwrap_or(sum.value);
                    let last = rows.get(*at).and_then(|row| row.lot.expires);
                    let due = last.and_then(|last| Due::ALL.iter().position(|due| *due == Due::of(last, today)));
                    if let Some(count) = due.and_then(|at| sum.due.get_mut(at)) {
                        *count += 1;
                    }
                }
                Line::Oversold(_) => {}
            }
        }
        sum
    }

    fn add(&mut self, group: &Group) {
        self.lots += group.sum.lots;
        self.unpriced += group.sum.unpriced;
        self.value = self.value.plus(group.sum.value).unwrap_or(self.value);
    }
}
