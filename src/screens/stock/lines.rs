//! The lines of each view, made from the rows, and what they come to.

use chrono::NaiveDate;

use super::Scope;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::{OversoldRow, Pace, StockRow};
use crate::domain::search::RowKey;
use crate::domain::stock::StockPlace;
use crate::domain::stock::sheet::calendar::{Span, calendar};
use crate::domain::stock::sheet::{self, Group, Slow, SlowRule};
use crate::domain::text::sort_key;

/// A line of a list of stock; numbers are places among the rows.
///
/// Small, for all of them are added up at every key pressed: what is large stands apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A pack.
    Pack(Box<Group>),
    /// A producer.
    Producer(Box<Group>),
    /// A place.
    Place(StockPlace, Box<Group>),
    /// A stretch of the calendar.
    Span(Span, Box<Group>),
    /// A lot in a place.
    Lot {
        /// Which row.
        at: usize,
        /// What it would bring.
        value: Money,
        /// What it comes to at the price it was handed over for, when that is known.
        consignment: Option<Money>,
    },
    /// A pack that does not sell.
    Slow(Box<Slow>),
    /// Sold below the books.
    Oversold(Box<OversoldRow>),
}

impl Line {
    /// Tells what the line is found by.
    pub fn found_by(&self, rows: &[StockRow], key: &mut RowKey<'_>) {
        let row = |at: usize| rows.get(at);
        match self {
            Self::Pack(group) => pack_key(row(group.first), key),
            Self::Slow(slow) => pack_key(row(slow.group.first), key),
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
            Self::Span(span, _) => {
                let (vi, en) = span.names();
                key.text(&vi);
                key.text(&en);
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

fn pack_key(row: Option<&StockRow>, key: &mut RowKey<'_>) {
    let Some(row) = row else { return };
    key.key(&row.pack.search);
    key.text(&row.owner.name);
}

fn within<'a>(rows: &'a [StockRow], scope: &'a Scope, today: NaiveDate) -> impl Iterator<Item = (usize, &'a StockRow)> {
    rows.iter().enumerate().filter(move |(_, row)| scope.holds(row, today))
}

/// Makes a line of each pack.
pub(super) fn packs(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    sheet::by_pack(within(rows, scope, today)).into_iter().map(|group| Line::Pack(Box::new(group))).collect()
}

/// Makes a line of each producer, by name.
pub(super) fn producers(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    let mut groups = sheet::by_producer(within(rows, scope, today));
    groups.sort_by_cached_key(|group| rows.get(group.first).map(|row| sort_key(&row.owner.name)));
    groups.into_iter().map(|group| Line::Producer(Box::new(group))).collect()
}

/// Makes a line of each place.
pub(super) fn places(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    sheet::by_place(within(rows, scope, today))
        .into_iter()
        .map(|(place, group)| Line::Place(place, Box::new(group)))
        .collect()
}

/// Makes a line of each lot where it lies.
pub(super) fn lots(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    within(rows, scope, today).map(|(at, row)| lot(at, row)).collect()
}

fn lot(at: usize, row: &StockRow) -> Line {
    Line::Lot { at, value: row.value(), consignment: row.consignment_value() }
}

/// Makes a line of each stretch of the calendar in which last days fall.
pub(super) fn months(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    let spans = calendar(within(rows, scope, today), today);
    spans.into_iter().map(|(span, group)| Line::Span(span, Box::new(group))).collect()
}

/// Makes a line of each lot that has a last day, the nearest first; of goods without one where they are meant.
pub(super) fn expiry(rows: &[StockRow], scope: &Scope, today: NaiveDate) -> Vec<Line> {
    if scope.span == Some(Span::Keeps) {
        return lots(rows, scope, today);
    }
    let dated = sheet::by_last_day(within(rows, scope, today));
    dated.into_iter().filter_map(|(at, _)| Some(lot(at, rows.get(at)?))).collect()
}

/// Makes a line of each pack that does not sell.
pub(super) fn slow(rows: &[StockRow], pace: &[Pace], today: NaiveDate) -> Vec<Line> {
    sheet::slow(rows, pace, today, SlowRule::default()).into_iter().map(|slow| Line::Slow(Box::new(slow))).collect()
}

/// Makes a line of each sale below the books.
pub(super) fn oversold(sold: &[OversoldRow]) -> Vec<Line> {
    sold.iter().map(|sold| Line::Oversold(Box::new(sold.clone()))).collect()
}

/// What the lines shown come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many lots the lines gather.
    pub lots: u32,
    /// What it would bring at selling prices.
    pub value: Money,
    /// How many packs have no price.
    pub unpriced: u32,
    /// What it comes to at the prices it was handed over for, as far as they are known.
    pub consignment: Money,
    /// How much of it has no such price, by unit.
    pub no_consignment: Vec<(String, Quantity)>,
}

impl Sum {
    /// Adds lines of some rows up.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>, rows: &[StockRow]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            match line {
                Line::Pack(group) | Line::Producer(group) => sum.add(group),
                Line::Place(_, group) | Line::Span(_, group) => sum.add(group),
                Line::Slow(slow) => sum.add(&slow.group),
                Line::Lot { at, value, consignment } => {
                    match (consignment, rows.get(*at)) {
                        (Some(worth), _) => sum.consignment = sum.consignment.plus(*worth).unwrap_or(sum.consignment),
                        (None, Some(row)) => sheet::count(&mut sum.no_consignment, row),
                        (None, None) => {}
                    }
                    sum.value = sum.value.plus(*value).unwrap_or(sum.value);
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
        self.consignment = self.consignment.plus(group.sum.consignment).unwrap_or(self.consignment);
        sheet::add_units(&mut self.no_consignment, &group.sum.no_consignment);
    }
}
