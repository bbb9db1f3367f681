//! A sheet held against a ledger: what was chosen for its heading before, the catalogue, the day.

use crate::domain::sheet::{SheetChoices, SheetPreview};
use crate::domain::shelf::Shelf;
use crate::import::against::{self, Ground};
use crate::import::{Sheet, SheetFault, headers};
use crate::queries;
use crate::store::{Fault, Reader};

use super::clock;

/// Shows what an import of a sheet would do; without a ledger all its goods are new.
pub fn preview_sheet(
    ledger: Option<Reader<'_>>,
    sheet: &Sheet,
    source: &str,
    told: &SheetChoices,
) -> Result<Result<SheetPreview, SheetFault>, Fault> {
    let (remembered, shelf) = match ledger {
        Some(reader) => (reader.sheet_choices(&headers::key(&sheet.header))?, queries::shelf::shelf(reader)?),
        None => (SheetChoices::default(), Shelf::default()),
    };
    let ground = Ground { remembered: &remembered, told, shelf: &shelf, today: clock::now().date() };
    Ok(against::preview(source, sheet, ground))
}
