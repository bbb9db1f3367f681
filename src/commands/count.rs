//! Counts of goods: started, counted as goods are seen, compared with the books, or given up.

mod approve;

use std::collections::BTreeMap;

use super::goods::{document, positive};
use super::{CommandError, Ctx, Decision, text};
use crate::domain::command::{DropCount, FinishCount, RecordCount, SetCount, StartCount, Uncounted};
use crate::domain::count::{CountDropped, CountFinished, CountLine, CountScope, CountStarted, CountState, CountTotals};
use crate::domain::entry::Fact;
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::LotPart;
use crate::domain::outcome::Outcome;
use crate::domain::quantity::Quantity;
use crate::domain::query::CountRow;
use crate::domain::refusal::{CountRefusal, GoodsRefusal, Refusal, Term};
use crate::domain::staff::Role;
use crate::store::{Booked, Counting, Fault, Tx};

pub(super) use approve::approve_count;

/// The most packs a count may name one by one.
const SKUS_MAX: usize = 500;

/// The most lines one entry of a finished count holds, so that it stays far below its limit.
const LINES_A_PART: usize = 400;

/// Starts a count, unless one of the same goods in the same place is not over.
pub(super) fn start_count(tx: &mut Tx<'_>, c: &StartCount) -> Result<Decision, CommandError> {
    if !c.place.is_here() {
        return Err(GoodsRefusal::BadPlace.into());
    }
    checked_scope(tx, &c.scope)?;
    let counts = tx.reader().counts()?;
    for other in counts.into_iter().filter(|o| is_standing(o) && o.place == c.place) {
        let mut owners = owners(tx, &c.scope)?;
        owners.extend(self::owners(tx, &other.scope)?);
        if c.scope.overlaps(&other.scope, &|sku| owners.get(sku).cloned()) {
            return Err(CountRefusal::CountIsOpen { count: other.count }.into());
        }
    }
    let started = CountStarted { document: document(tx, 'K')?, place: c.place, scope: c.scope.clone() };
    Ok(Decision::one(Fact::CountStarted(started)))
}

fn checked_scope(tx: &mut Tx<'_>, scope: &CountScope) -> Result<(), CommandError> {
    match scope {
        CountScope::All => Ok(()),
        CountScope::Producer(code) => match tx.reader().producer(code)? {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownProducer { producer: code.to_string() }.into()),
        },
        CountScope::Skus(skus) if skus.is_empty() => Err(CountRefusal::CountWhat.into()),
        CountScope::Skus(skus) if skus.len() > SKUS_MAX => Err(CountRefusal::ScopeTooLong { max: SKUS_MAX }.into()),
        CountScope::Skus(skus) => skus.iter().try_for_each(|sku| match tx.card(sku)? {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownSku { sku: sku.to_string() }.into()),
        }),
    }
}

/// Tells whose each pack is that a scope names one by one.
fn owners(tx: &mut Tx<'_>, scope: &CountScope) -> Result<BTreeMap<SkuCode, ProducerCode>, Fault> {
    let CountScope::Skus(skus) = scope else { return Ok(BTreeMap::new()) };
    let mut owners = BTreeMap::new();
    for sku in skus {
        if let Some(card) = tx.card(sku)? {
            owners.insert(sku.clone(), card.producer.code.clone());
        }
    }
    Ok(owners)
}

const fn is_standing(row: &CountRow) -> bool {
    matches!(row.state, CountState::Open | CountState::Finished)
}

/// Finds the count that is meant: the one named, else the only one that is not over.
fn standing(tx: &Tx<'_>, named: Option<&str>) -> Result<CountRow, CommandError> {
    if let Some(count) = named {
        let count = count.trim();
        let row = tx.reader().count(count)?;
        let row = row.ok_or_else(|| CountRefusal::UnknownCount { count: count.to_owned() })?;
        return if is_standing(&row) { Ok(row) } else { Err(CountRefusal::CountIsClosed { count: row.count }.into()) };
    }
    let mut open: Vec<CountRow> = tx.reader().counts()?.into_iter().filter(is_standing).collect();
    match (open.pop(), open.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(CountRefusal::NoCount.into()),
        (Some(last), false) => {
            let counts = open.iter().chain([&last]).map(|r| r.count.as_str()).collect::<Vec<_>>().join(", ");
            Err(CountRefusal::WhichCount { counts }.into())
        }
    }
}

/// What a line of a count is of.
struct Goods {
    sku: SkuCode,
    lot: Option<LotId>,
    name: String,
}

/// Finds what was counted, once it belongs to the count.
fn goods(
    tx: &mut Tx<'_>,
    row: &CountRow,
    sku: Option<&SkuCode>,
    lot: Option<&LotId>,
    quantity: Option<Quantity>,
) -> Result<Goods, CommandError> {
    let of_lot = match lot {
        Some(id) => {
            let unknown = || GoodsRefusal::UnknownLot { lot: id.to_string() };
            Some(tx.reader().lot_at(id, row.place)?.ok_or_else(unknown)?.lot.sku)
        }
        None => None,
    };
    let code = of_lot.as_ref().or(sku).ok_or(CountRefusal::CountWhat)?;
    let card = tx.card(code)?.ok_or_else(|| Refusal::UnknownSku { sku: code.to_string() })?;
    if let (Some(lot), Some(sku)) = (lot, sku)
        && sku != code
    {
        return Err(CountRefusal::LotOfOther { lot: lot.to_string(), name: card.title() }.into());
    }
    if !row.scope.covers(code, &card.producer.code) {
        return Err(CountRefusal::NotInCount { name: card.title(), count: row.count.clone() }.into());
    }
    if let Some(quantity) = quantity.filter(|q| *q != Quantity::ZERO) {
        positive(&card, quantity)?;
    }
    Ok(Goods { sku: code.clone(), lot: lot.cloned(), name: card.title() })
}

/// Adds goods to a count as they are seen.
pub(super) fn record_count(tx: &mut Tx<'_>, ctx: &Ctx, c: &RecordCount) -> Result<Decision, CommandError> {
    let row = standing(tx, c.count.as_deref())?;
    let goods = goods(tx, &row, c.sku.as_ref(), c.lot.as_ref(), Some(c.quantity))?;
    if !c.quantity.is_positive() {
        return Err(Refusal::BadQuantity { name: goods.name }.into());
    }
    let now = tx.reader().journal_length()?;
    let before = tx.reader().counting_line(&row.count, &goods.sku, goods.lot.as_ref())?;
    let quantity = before.as_ref().map_or(Ok(c.quantity), |b| b.quantity.plus(c.quantity))?;
    let first = before.map_or(now, |b| b.first);
    keep(tx, ctx, &row, goods, Some((quantity, first, now)))
}

/// Says how much there is in all, counted anew at this moment.
pub(super) fn set_count(tx: &mut Tx<'_>, ctx: &Ctx, c: &SetCount) -> Result<Decision, CommandError> {
    let row = standing(tx, c.count.as_deref())?;
    let goods = goods(tx, &row, c.sku.as_ref(), c.lot.as_ref(), c.quantity)?;
    let now = tx.reader().journal_length()?;
    keep(tx, ctx, &row, goods, c.quantity.map(|q| (q, now, now)))
}

/// Keeps a line as it stands and tells how much it is.
fn keep(
    tx: &Tx<'_>,
    ctx: &Ctx,
    row: &CountRow,
    goods: Goods,
    is: Option<(Quantity, i64, i64)>,
) -> Result<Decision, CommandError> {
    let (sku, lot) = (goods.sku, goods.lot);
    match is {
        Some((quantity, first, last)) => {
            let below = below(tx, &sku)?;
            let line = Counting { sku: sku.clone(), lot: lot.clone(), quantity, first, last, below };
            tx.keep_counting(&row.count, &line, ctx.now.at_ms)?;
        }
        None => tx.forget_counting(&row.count, &sku, lot.as_ref())?,
    }
    let quantity = is.map(|i| i.0);
    Ok(Decision::Aside(Outcome::Counted { count: row.count.clone(), sku, lot, quantity }, Vec::new()))
}

/// Returns how much of a pack was sold below the books until now and is not explained: a receipt may explain it
/// before the count is finished, but not out of what was counted.
fn below(tx: &Tx<'_>, sku: &SkuCode) -> Result<Quantity, CommandError> {
    let rows = tx.reader().oversold(Some(sku))?;
    Ok(rows.iter().try_fold(Quantity::ZERO, |sum, r| sum.plus(r.quantity))?)
}

/// Compares a count with the books, each pack as they were when it was last counted.
pub(super) fn finish_count(tx: &mut Tx<'_>, ctx: &Ctx, c: &FinishCount) -> Result<Decision, CommandError> {
    let row = standing(tx, c.count.as_deref())?;
    let rest = tx.reader().uncounted(&row)?;
    match (c.uncounted, rest.as_slice()) {
        (_, []) | (Uncounted::LeftOut, _) => {}
        (Uncounted::Ask, rest) => {
            let names = rest.iter().take(3).map(|b| b.name.as_str()).collect::<Vec<_>>().join(", ");
            return Err(CountRefusal::Uncounted { packs: rest.len(), names }.into());
        }
        (Uncounted::NoneLeft, rest) => none_left(tx, ctx, &row, rest)?,
    }
    let mut by_sku: BTreeMap<SkuCode, Vec<Counting>> = BTreeMap::new();
    for line in tx.reader().counting(&row.count)? {
        by_sku.entry(line.sku.clone()).or_default().push(line);
    }
    if by_sku.is_empty() {
        return Err(CountRefusal::NothingCounted { count: row.count }.into());
    }
    let mut lines = Vec::new();
    if c.uncounted == Uncounted::LeftOut {
        for b in &rest {
            lines.push(line(tx, &row, &b.sku, &[])?);
        }
    }
    for (sku, counted) in &by_sku {
        lines.push(line(tx, &row, sku, counted)?);
    }
    tx.counting_told(&row.count)?;
    Ok(Decision::Append(parts(&row, lines), Vec::new()))
}

fn none_left(tx: &Tx<'_>, ctx: &Ctx, row: &CountRow, rest: &[Booked]) -> Result<(), CommandError> {
    let now = tx.reader().journal_length()?;
    rest.iter().try_for_each(|b| {
        let below = below(tx, &b.sku)?;
        let none = Counting { sku: b.sku.clone(), lot: None, quantity: Quantity::ZERO, first: now, last: now, below };
        Ok(tx.keep_counting(&row.count, &none, ctx.now.at_ms)?)
    })
}

/// Writes one pack down beside what the books held when it was last counted; without a line it was left out.
fn line(tx: &mut Tx<'_>, row: &CountRow, sku: &SkuCode, counted: &[Counting]) -> Result<CountLine, CommandError> {
    let card = tx.card(sku)?.ok_or_else(|| Refusal::UnknownSku { sku: sku.to_string() })?;
    let reader = tx.reader();
    let last = counted.iter().map(|c| c.last).max();
    let first = counted.iter().map(|c| c.first).min();
    let mut line = CountLine {
        sku: sku.clone(),
        name: card.title(),
        unit: card.unit.clone(),
        producer: card.producer.code.clone(),
        counted: None,
        expected: Quantity::ZERO,
        lots: Vec::new(),
        after: 0,
        moved: Quantity::ZERO,
        below: Quantity::ZERO,
    };
    let (Some(first), Some(last)) = (first, last) else { return Ok(line) };
    let mut sum = Quantity::ZERO;
    for c in counted {
        sum = sum.plus(c.quantity)?;
        if let Some(lot) = &c.lot {
            line.lots.push(LotPart { lot: lot.clone(), quantity: c.quantity });
        }
    }
    for lot in reader.counted_lots(sku, row.place, last)? {
        line.expected = line.expected.plus(lot.now)?.plus(lot.since.negated())?;
    }
    line.below = counted.iter().filter(|c| c.last == last).map(|c| c.below).max().unwrap_or_default();
    line.moved = reader.moved_between(sku, row.place, first, last)?;
    (line.counted, line.after) = (Some(sum), last);
    Ok(line)
}

/// Splits a finished count over as many entries as it needs; the differences come last.
fn parts(row: &CountRow, mut lines: Vec<CountLine>) -> Vec<Fact> {
    let totals = CountTotals::of(&lines);
    lines.sort_by_key(|l| (l.difference() != Quantity::ZERO, l.counted.is_some()));
    let chunks: Vec<&[CountLine]> = lines.rchunks(LINES_A_PART).collect();
    let parts = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let part = |(n, lines): (u32, &&[CountLine])| {
        Fact::CountFinished(CountFinished {
            document: row.count.clone(),
            place: row.place,
            round: row.round.saturating_add(1),
            part: n,
            parts,
            lines: lines.to_vec(),
            totals,
        })
    };
    (1..).zip(chunks.iter().rev()).map(part).collect()
}

/// Gives a count up; once the differences were seen, only a manager may.
pub(super) fn drop_count(tx: &Tx<'_>, ctx: &Ctx, c: &DropCount) -> Result<Decision, CommandError> {
    let row = standing(tx, c.count.as_deref())?;
    if row.round > 0 && ctx.role < Role::Manager {
        let what = Term::new("bỏ đợt kiểm kê đã so với sổ", "drop a count that was compared with the books");
        return Err(Refusal::NotAllowed { what }.into());
    }
    if row.started_by != ctx.staff.as_str() && ctx.role < Role::Manager {
        let what = Term::new("bỏ đợt kiểm kê người khác mở", "drop a count that somebody else started");
        return Err(Refusal::NotAllowed { what }.into());
    }
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let counted = u32::try_from(tx.reader().counting(&row.count)?.len()).unwrap_or(u32::MAX);
    tx.drop_counting(&row.count)?;
    Ok(Decision::one(Fact::CountDropped(CountDropped { document: row.count, reason, counted })))
}
