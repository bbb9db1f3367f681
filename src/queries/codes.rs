//! What codes mean that no pack lists, with who taught it.

use std::collections::HashMap;

use crate::domain::code_book::LabelValue;
use crate::domain::query::{Codes, LearnedRow};
use crate::store::{Fault, Reader};

/// Gathers scales' layouts in use and every kind that was learned.
pub fn codes(reader: Reader<'_>) -> Result<Codes, Fault> {
    let book = reader.code_book()?;
    let taught = reader.codes_taught()?;
    let names: HashMap<String, String> =
        reader.staff()?.into_iter().map(|s| (s.id.as_str().to_owned(), s.name)).collect();
    let mut learned = Vec::new();
    for kind in book.kinds() {
        let Some((staff, at)) = taught.get(kind.pattern).cloned() else { continue };
        let name = match kind.sku {
            Some(sku) => reader.card(sku)?.map_or_else(|| sku.to_string(), |card| card.title()),
            None => String::new(),
        };
        let staff = names.get(&staff).cloned().unwrap_or(staff);
        let (pattern, sku) = (kind.pattern.to_owned(), kind.sku.cloned());
        learned.push(LearnedRow { pattern, sku, name, units: kind.units, samples: kind.samples, staff, at });
    }
    let mut layouts = book.layouts;
    layouts.retain(|layout| layout.value != LabelValue::None);
    Ok(Codes { layouts, learned })
}
