//! What a counted difference does to lots, when a manager lets the books follow the count.
//!
//! - Nothing that left after the count is argued with: the shelf gets what was counted, less what
//!   went since, plus what came since. A shortage is never more than lies there now: what was sold
//!   after the count is proof that it was there.
//! - Goods counted lot by lot get what was counted of each lot; one lot over and another short by as
//!   much is a mix-up that nobody bears.
//! - Otherwise a shortage is taken from the lots a sale would have taken: most goods that are missing
//!   left over the counter without being scanned. Lots a sale may not take come last.
//! - A shortage first explains what was sold below the books before the count, oldest first: the
//!   missing jar is the one that was sold. The rest is a loss with a bearer.
//! - What a shelf's count cannot explain by a shortage was on the shelf though the books did not know
//!   it, and was sold: it is found, and goes to the buyer. So a counted pack has no sale below the
//!   books before its count, and no later receipt takes goods off the shelf that were counted.
//! - What a receipt explained in the meantime had been sold before the count, not out of that receipt:
//!   it lies on the shelf and is found.
//! - A surplus goes to the lot that came last, most likely miscounted at the door, and to none that came
//!   after the counting while the books know another; where they know no lot, to a new one on consignment: the producer is paid when it is sold. A sale below the books
//!   since the count took part of it.

use chrono::NaiveDate;

use super::{CountLine, LotLoss};
use crate::domain::ids::LotId;
use crate::domain::lot::{Hold, Lot, LotOnShelf, SupplyForm};
use crate::domain::quantity::{Quantity, QuantityError};
use crate::domain::stock::{Bearer, Explained, Movement, StockPlace};

/// A lot of counted goods as it lies in the place now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedLot {
    /// The lot.
    pub lot: Lot,
    /// Whether it is on hold.
    pub hold: Hold,
    /// What the books hold of it there now.
    pub now: Quantity,
    /// What came since it was counted, less what went.
    pub since: Quantity,
    /// Whether the books learned of it before or since.
    pub known: When,
}

/// Whether something came before goods were counted: a sale below the books, a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before.
    Before,
    /// Since.
    Since,
}

/// A sale below the books that nothing has explained yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// The sale's entry.
    pub sale: i64,
    /// The line in it, from 0.
    pub line: i64,
    /// How much.
    pub quantity: Quantity,
    /// Before or since the count.
    pub when: When,
}

/// Everything a counted pack's settlement hangs on.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// What was counted.
    pub line: &'a CountLine,
    /// Where.
    pub place: StockPlace,
    /// Today: which lots may be sold.
    pub day: NaiveDate,
    /// Every lot of the pack.
    pub lots: &'a [CountedLot],
    /// Sales below the books, oldest first.
    pub below: &'a [Below],
    /// Who bears a shortage.
    pub bearer: Bearer,
    /// The lot to make when the books know none.
    pub spare: &'a Lot,
}

/// What the books do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Movements, each above zero.
    pub movements: Vec<Movement>,
    /// Of those to loss, who bears them.
    pub losses: Vec<LotLoss>,
    /// Sales below the books that are explained.
    pub explains: Vec<Explained>,
    /// The lot that was made.
    pub made: Option<Lot>,
    /// Lost in all.
    pub lost: Quantity,
    /// Found in all, beside mix-ups of lots.
    pub found: Quantity,
    /// Explained in all.
    pub explained: Quantity,
    /// Of what was sold below the books before the count, what something else has explained since.
    pub explained_since: Quantity,
}

/// One lot on its way to what it shall be, in thousandths.
struct Share<'a> {
    lot: &'a CountedLot,
    now: i64,
    floor: i64,
    goal: i64,
}

/// Work in progress.
struct Work<'a> {
    case: &'a Case<'a>,
    /// What each sale below the books still wants explained.
    open: Vec<i64>,
    out: Settled,
}

/// Settles one counted pack.
pub fn settle(case: &Case<'_>) -> Result<Settled, QuantityError> {
    let (shares, unplaced) = goals(case);
    let gained: i64 = shares.iter().map(|s| s.goal.saturating_sub(s.now).max(0)).fold(unplaced, i64::saturating_add);
    let gone: i64 = shares.iter().map(|s| s.now.saturating_sub(s.goal).max(0)).fold(0, i64::saturating_add);
    let mixed = gained.min(gone);
    let open = case.below.iter().map(|b| b.quantity.thousandths()).collect();
    let mut work = Work { case, open, out: Settled::default() };
    work.take_away(&shares, mixed)?;
    let lands = work.put_in(&shares, unplaced)?;
    work.explain_the_rest(&lands, gained.saturating_sub(mixed))?;
    work.out.explained_since = Quantity::from_thousandths(explained_since(case))?;
    work.out.found = Quantity::from_thousandths(gained.saturating_sub(mixed))?;
    Ok(work.out)
}

/// Decides what each lot shall hold, in the order a sale takes them, and what has no lot to go to.
fn goals<'a>(case: &Case<'a>) -> (Vec<Share<'a>>, i64) {
    let mut shares: Vec<Share<'a>> = case.lots.iter().map(|l| share(case, l)).collect();
    shares.sort_by_key(|s| {
        let l = s.lot;
        let shelf = LotOnShelf { lot: l.lot.clone(), left: l.now, hold: l.hold };
        let last = shelf.unsellable_on(case.day).is_some();
        (last, l.lot.expires.unwrap_or(NaiveDate::MAX), l.lot.received, l.lot.id.clone())
    });
    let sum = |of: fn(&Share<'_>) -> i64| shares.iter().map(of).fold(0, i64::saturating_add);
    let now = sum(|s| s.now).saturating_add(explained_since(case));
    let goal = now.saturating_add(case.line.difference().thousandths()).max(0);
    let mut excess = sum(|s| s.goal).saturating_sub(goal);
    for s in &mut shares {
        let cut = s.goal.saturating_sub(s.floor).clamp(0, excess.max(0));
        s.goal = s.goal.saturating_sub(cut);
        excess = excess.saturating_sub(cut);
    }
    let surplus = excess.saturating_neg().max(0);
    match likely(&mut shares) {
        Some(s) => {
            s.goal = s.goal.saturating_add(surplus);
            (shares, 0)
        }
        None => (shares, surplus),
    }
}

/// Returns how much of what a shelf had sold below the books before its count was explained or voided since.
fn explained_since(case: &Case<'_>) -> i64 {
    if case.place != StockPlace::Shelf {
        return 0;
    }
    let before = case.below.iter().filter(|b| b.when == When::Before).map(|b| b.quantity.thousandths());
    case.line.below.thousandths().saturating_sub(before.fold(0, i64::saturating_add)).max(0)
}

fn share<'a>(case: &Case<'a>, l: &'a CountedLot) -> Share<'a> {
    let now = l.now.thousandths();
    let named = case.line.lots.iter().find(|p| p.lot == l.lot.id).map(|p| p.quantity.thousandths());
    let floor = named.map_or(0, |n| n.saturating_add(l.since.thousandths()).max(0));
    Share { lot: l, now, floor, goal: now.max(floor) }
}

/// Finds the lot a surplus most likely belongs to: of those that lay here when it was counted, the one that came last.
fn likely<'s, 'a>(shares: &'s mut [Share<'a>]) -> Option<&'s mut Share<'a>> {
    let kept = shares.iter_mut().filter(|s| s.lot.lot.form != SupplyForm::Sample);
    kept.max_by_key(|s| {
        let then = s.now.saturating_sub(s.lot.since.thousandths());
        (then > 0, s.lot.known == When::Before, s.goal > 0, s.lot.lot.received, s.lot.lot.id.clone())
    })
}

impl Work<'_> {
    /// Takes what is missing from its lots: mixed up, sold below the books, or lost.
    fn take_away(&mut self, shares: &[Share<'_>], mixed: i64) -> Result<(), QuantityError> {
        let mut mixed = mixed;
        for s in shares {
            let missing = s.now.saturating_sub(s.goal).max(0);
            let swapped = missing.min(mixed);
            mixed = mixed.saturating_sub(swapped);
            let lot = &s.lot.lot;
            self.movement(&lot.id, self.case.place, StockPlace::Count, swapped)?;
            let wanted = missing.saturating_sub(swapped);
            let told = self.explain(&lot.id, self.case.place, wanted, When::Before)?;
            let lost = wanted.saturating_sub(told);
            self.movement(&lot.id, self.case.place, StockPlace::Loss, lost)?;
            if lost > 0 {
                let bearer = match lot.form {
                    SupplyForm::Consignment | SupplyForm::Sample => self.case.bearer,
                    SupplyForm::Purchase => Bearer::Shop,
                };
                let quantity = Quantity::from_thousandths(lost)?;
                self.out.lost = self.out.lost.plus(quantity)?;
                self.out.losses.push(LotLoss { lot: lot.id.clone(), quantity, bearer });
            }
        }
        Ok(())
    }

    /// Puts what was found into its lots and returns where it lies, with how much.
    fn put_in(&mut self, shares: &[Share<'_>], unplaced: i64) -> Result<Vec<(LotId, i64)>, QuantityError> {
        let mut lands: Vec<(LotId, i64)> = Vec::new();
        for s in shares {
            let more = s.goal.saturating_sub(s.now).max(0);
            lands.push((s.lot.lot.id.clone(), more));
        }
        if unplaced > 0 {
            lands.push((self.spare(), unplaced));
        }
        lands.retain(|l| l.1 > 0);
        for (lot, more) in &lands {
            self.movement(lot, StockPlace::Count, self.case.place, *more)?;
        }
        Ok(lands)
    }

    /// Explains what a shelf's shortage did not: sold before the count and found now, or sold since out of what was found.
    fn explain_the_rest(&mut self, lands: &[(LotId, i64)], found: i64) -> Result<(), QuantityError> {
        if self.case.place != StockPlace::Shelf {
            return Ok(());
        }
        let before = self.case.below.iter().zip(&self.open).filter(|(b, _)| b.when == When::Before);
        let missing = before.map(|(_, open)| *open).fold(0, i64::saturating_add);
        if missing > 0 {
            let lot = self.likely_lot();
            self.explain(&lot, StockPlace::Count, missing, When::Before)?;
        }
        let mut left = found;
        for (lot, more) in lands {
            let told = self.explain(lot, self.case.place, left.min(*more), When::Since)?;
            left = left.saturating_sub(told);
        }
        Ok(())
    }

    fn likely_lot(&mut self) -> LotId {
        let mut shares: Vec<Share<'_>> = self.case.lots.iter().map(|l| share(self.case, l)).collect();
        match likely(&mut shares) {
            Some(s) => s.lot.lot.id.clone(),
            None => self.spare(),
        }
    }

    fn spare(&mut self) -> LotId {
        self.out.made.get_or_insert_with(|| self.case.spare.clone()).id.clone()
    }

    /// Moves goods of a lot to the buyers who have them already, oldest sale first; returns how much.
    fn explain(&mut self, lot: &LotId, from: StockPlace, most: i64, when: When) -> Result<i64, QuantityError> {
        let mut told: i64 = 0;
        for (below, open) in self.case.below.iter().zip(&mut self.open).filter(|(b, _)| b.when == when) {
            let part = most.saturating_sub(told).min(*open);
            if part <= 0 {
                continue;
            }
            *open = open.saturating_sub(part);
            told = told.saturating_add(part);
            let quantity = Quantity::from_thousandths(part)?;
            self.out.explained = self.out.explained.plus(quantity)?;
            self.out.explains.push(Explained { sale: below.sale, line: below.line, lot: lot.clone(), quantity });
        }
        self.movement(lot, from, StockPlace::Buyer, told)?;
        Ok(told)
    }

    fn movement(&mut self, lot: &LotId, from: StockPlace, to: StockPlace, milli: i64) -> Result<(), QuantityError> {
        if milli > 0 {
            let quantity = Quantity::from_thousandths(milli)?;
            self.out.movements.push(Movement { lot: lot.clone(), from, to, quantity });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
