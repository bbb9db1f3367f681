//! What sales in a row add to their shift and to each pack's day, summed before it is written.
//!
//! A sale at the counter is a row of one; a replay writes a whole morning at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::projections::At;
use super::{Fault, sale, shift};
use crate::domain::ids::SkuCode;
use crate::domain::sale::Sale;
use crate::domain::shift::ShiftTotals;

/// The most packs kept before they are written: a replay's memory stays small.
const PACKS_MAX: usize = 8_192;

/// What one pack's day gains: thousandths of units, what buyers paid, the VAT inside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DayGain {
    pub milli: i64,
    pub amount: i64,
    pub vat: i64,
}

/// Where a row of sales belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    till: i64,
    shift: u32,
    day: NaiveDate,
}

/// Sums of sales that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Sums {
    run: Option<Run>,
    first_seq: i64,
    totals: ShiftTotals,
    packs: HashMap<SkuCode, DayGain>,
}

impl Sums {
    /// Adds a completed sale; writes what belongs to another shift or day first.
    pub fn add(&mut self, at: At<'_>, day: NaiveDate, sold: &Sale) -> Result<(), Fault> {
        let run = Run { till: at.till, shift: sold.shift, day };
        if self.run != Some(run) || self.packs.len() > PACKS_MAX {
            self.write(at)?;
            self.first_seq = at.seq;
        }
        self.run = Some(run);
        let figures = sale::figures(sold, sold.waiting(), sale::Way::Done)?;
        self.totals = self.totals.plus(&figures).map_err(|_| Fault::OutOfBalance)?;
        for line in &sold.lines {
            if !self.packs.contains_key(&line.sku) {
                self.packs.insert(line.sku.clone(), DayGain::default());
            }
            let Some(gain) = self.packs.get_mut(&line.sku) else { continue };
            gain.milli = gain.milli.saturating_add(line.quantity.thousandths());
            gain.amount = gain.amount.saturating_add(line.amount.get());
            gain.vat = gain.vat.saturating_add(line.vat.get());
        }
        Ok(())
    }
    /// Returns the first sale not written yet, for a complaint about all of them.
    pub fn first_seq(&self) -> Option<i64> {
        self.run.map(|_| self.first_seq)
    }
    /// Writes the sums and begins anew; what cannot be written stays, and with it the first sale of it.
    pub fn write(&mut self, at: At<'_>) -> Result<(), Fault> {
        let Some(run) = self.run else { return Ok(()) };
        let at = At { till: run.till, seq: self.first_seq, ..at };
        shift::add(at, run.shift, &self.totals)?;
        let mut packs: Vec<(SkuCode, DayGain)> = self.packs.drain().collect();
        packs.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        sale::add_days(at, run.day, packs.iter().map(|(sku, gain)| (sku, *gain)))?;
        self.totals = ShiftTotals::default();
        self.run = None;
        Ok(())
    }
}
