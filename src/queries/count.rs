//! One count: what was counted, what is still to be counted, and, once compared, how it came out.

use super::slips::shop;
use crate::domain::count::{Adjusted, CountState};
use crate::domain::ids::StaffId;
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;
use crate::domain::query::{CountDetail, CountResult, CountedRow, UncountedRow};
use crate::domain::slip::{CountSlip, CountSlipLine};
use crate::domain::stock::Bearer;
use crate::store::{Fault, Reader};

/// Gathers a count; the books' quantities are in it only as they were told when it was finished.
pub fn detail(reader: Reader<'_>, document: &str) -> Result<Option<CountDetail>, Fault> {
    let Some(row) = reader.count(document.trim())? else { return Ok(None) };
    let mut counted = Vec::new();
    for c in reader.counting(&row.count)? {
        let name = reader.card(&c.sku)?.map_or_else(|| c.sku.to_string(), |card| card.title());
        counted.push(CountedRow { sku: c.sku, lot: c.lot, name, quantity: c.quantity });
    }
    let uncounted = match row.state {
        CountState::Open | CountState::Finished => reader.uncounted(&row)?,
        CountState::Approved | CountState::Dropped => Vec::new(),
    };
    let uncounted =
        uncounted.into_iter().map(|b| UncountedRow { sku: b.sku, name: b.name, producer: b.producer_name }).collect();
    let results = reader.count_results(&row.count)?;
    Ok(Some(CountDetail { row, counted, uncounted, results }))
}

/// Gathers the minutes of a count; there are none before it is compared with the books.
pub fn minutes(reader: Reader<'_>, document: &str, lang: Lang) -> Result<Option<CountSlip>, Fault> {
    let Some(row) = reader.count(document.trim())? else { return Ok(None) };
    let Some(totals) = row.totals else { return Ok(None) };
    let name = |id: &str| -> Result<String, Fault> {
        let known = StaffId::new(id).ok().map(|id| reader.staff_member(&id)).transpose()?.flatten();
        Ok(known.map(|s| s.name).unwrap_or_default())
    };
    let (place, state) = (row.place.names(), row.state.names());
    let manager = if row.state == CountState::Approved { name(&row.closed_by)? } else { String::new() };
    Ok(Some(CountSlip {
        shop: shop(reader.point()?.as_ref()),
        practice: reader.is_practice(),
        place: lang.pick(place.0, place.1).to_owned(),
        started_at: row.started_at.local(),
        closed_at: row.closed_at.map(|at| at.local()),
        state: lang.pick(state.0, state.1).to_owned(),
        round: row.round,
        lines: reader.count_results(&row.count)?.iter().map(|r| minutes_line(r, lang)).collect(),
        matched: totals.matched,
        short: totals.short,
        over: totals.over,
        signatures: vec![
            (lang.pick("Người kiểm kê", "Counted by").to_owned(), name(&row.started_by)?),
            (lang.pick("Quản lý", "Manager").to_owned(), manager),
            (lang.pick("Đại diện chủ thể", "For the producer").to_owned(), String::new()),
        ],
        number: row.count,
        producer: row.producer,
        reason: row.reason,
    }))
}

/// Sums the sales below the books that came to light: explained by the count, and by a receipt while it was open.
fn sold_before(adjusted: &Adjusted) -> Quantity {
    adjusted.explained.plus(adjusted.explained_since).unwrap_or(adjusted.explained)
}

fn minutes_line(r: &CountResult, lang: Lang) -> CountSlipLine {
    let bearer = r.adjusted.as_ref().and_then(|a| a.bearer).map_or("", |b| match b {
        Bearer::Shop => lang.pick("Điểm bán", "The point"),
        Bearer::Producer => lang.pick("Chủ thể", "The producer"),
    });
    CountSlipLine {
        name: r.line.name.clone(),
        unit: r.line.unit.clone(),
        expected: r.line.counted.map(|_| r.line.expected),
        counted: r.line.counted,
        difference: r.line.difference(),
        bearer: bearer.to_owned(),
        explained: r.adjusted.as_ref().map(sold_before).unwrap_or_default(),
    }
}
