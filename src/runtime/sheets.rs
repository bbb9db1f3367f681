//! A sheet held against a ledger: what was chosen for its heading before, the catalogue, the day.

use crate::domain::sheet::{SheetChoices, SheetPreview, StockChoice};
use std::collections::HashMap;
use std::path::Path;

use crate::domain::shelf::Shelf;
use crate::domain::stock::here::StockHere;
use crate::import::against::{self, Ground};
use crate::import::{Sheet, SheetFault, headers, open_sheet};
use crate::queries;
use crate::store::{Fault, Reader};

use super::clock;
use super::desk::Desk;

/// Opens a file for the screens: what an import would do, or one sentence why it cannot be read.
///
/// A sheet in which no column names the goods is shown by its columns alone, so that one can be chosen.
pub(super) fn look(desk: &Desk, path: &Path, told: &SheetChoices) -> Result<Result<Box<SheetPreview>, String>, Fault> {
    let sentence = |f: SheetFault| {
        let told = f.told();
        desk.lang().pick(&told.vi, &told.en).to_owned()
    };
    let source = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let sheet = match open_sheet(path) {
        Ok(sheet) => sheet,
        Err(fault) => return Ok(Err(sentence(fault))),
    };
    let reader = desk.ledger.reader();
    Ok(match preview_sheet(Some(reader), &sheet, &source, told)? {
        Ok(shown) => Ok(Box::new(shown)),
        Err(SheetFault::NoNames) => {
            let remembered = reader.sheet_choices(&headers::key(&sheet.header))?;
            let (shelf, taken_on, today) = (Shelf::default(), HashMap::new(), clock::now().date());
            let here = StockHere::default();
            let ground =
                Ground { remembered: &remembered, told, shelf: &shelf, today, taken_on: &taken_on, here: &here };
            Ok(Box::new(against::empty_preview(&source, &sheet, ground)))
        }
        Err(fault) => Err(sentence(fault)),
    })
}

/// Shows what an import of a sheet would do; without a ledger all its goods are new.
pub fn preview_sheet(
    ledger: Option<Reader<'_>>,
    sheet: &Sheet,
    source: &str,
    told: &SheetChoices,
) -> Result<Result<SheetPreview, SheetFault>, Fault> {
    let (remembered, shelf, taken_on, here) = match ledger {
        Some(reader) => {
            let remembered = reader.sheet_choices(&headers::key(&sheet.header))?;
            let mut here = reader.stock_here()?;
            if told.stock == StockChoice::OpeningStock {
                reader.add_lots(&mut here)?;
            }
            (remembered, queries::shelf::shelf(reader)?, reader.all_taken_on()?, here)
        }
        None => (SheetChoices::default(), Shelf::default(), HashMap::new(), StockHere::default()),
    };
    let today = clock::now().date();
    let ground = Ground { remembered: &remembered, told, shelf: &shelf, today, taken_on: &taken_on, here: &here };
    Ok(against::preview(source, sheet, ground))
}
