//! One count: what was counted, what is still to be counted, and, once compared, how it came out.

use crate::domain::count::CountState;
use crate::domain::query::{CountDetail, CountedRow, UncountedRow};
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
