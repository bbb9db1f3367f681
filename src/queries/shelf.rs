//! The catalogue as the counter holds it.

use crate::domain::shelf::Shelf;
use crate::store::{Fault, Reader};

/// Gathers the whole catalogue; nothing is folded here, the store keeps the search keys.
pub fn shelf(reader: Reader<'_>) -> Result<Shelf, Fault> {
    let cards = reader.cards()?;
    let keys = reader.search_keys()?;
    // What the reading took is free before the index asks for its own.
    reader.forget_pages()?;
    let shelf = Shelf::build(cards, keys.lines(), reader.tax_rates()?);
    Ok(shelf.with_book(reader.code_book()?))
}
