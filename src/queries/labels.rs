//! Labels: which are due, and what those of an entry say.

use chrono::NaiveDate;

use crate::domain::entry::Fact;
use crate::domain::label::{Label, LabelDue, labels_due};
use crate::domain::stock::StockPlace;
use crate::store::{Fault, Reader};

/// Lists the shelf labels that are missing or no longer true on a day.
pub fn due(reader: Reader<'_>, day: NaiveDate) -> Result<Vec<LabelDue>, Fault> {
    Ok(labels_due(&reader.cards()?, &reader.last_labels()?, day))
}

/// Gathers the labels an entry printed: prices and stars as they were then.
pub fn labels(reader: Reader<'_>, seq: i64) -> Result<Vec<Label>, Fault> {
    let entry = reader.entry(seq)?;
    let Some(Fact::LabelsPrinted(printed)) = entry.map(|e| e.fact) else { return Ok(Vec::new()) };
    let mut out = Vec::with_capacity(printed.labels.len());
    for label in &printed.labels {
        let Some(card) = reader.card(&label.sku)? else { continue };
        let lot = match &label.lot {
            Some(id) => reader.lot_at(id, StockPlace::Shelf)?.map(|l| l.lot),
            None => None,
        };
        out.push(Label::of(label, &card, lot));
    }
    Ok(out)
}
