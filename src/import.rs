//! A spreadsheet of any shape becomes rows with reasons; no writes.
//!
//! Two steps: [`read_sheet`] makes a header and rows of text out of a CSV, XLSX or XLS file, or says in one
//! sentence why the file cannot be read (a fault). [`read_catalogue`] gives the columns their meaning and
//! each row its types, or its reasons (refusals). Nothing here knows the ledger.

pub mod catalogue;
pub mod cells;
mod cfb;
pub mod codes;
pub mod csv_out;
pub mod dates;
pub mod delimited;
pub mod headers;
pub mod legacy;
pub mod place;
mod row;
pub mod rows;
pub mod sheet;
pub mod split;
mod syllable;
pub mod words;
pub mod workbook;
pub mod xls;

pub use catalogue::{CatalogueRow, Reading, RowRefusal, Warning, read_catalogue};
pub use headers::{Column, Field};
pub use legacy::Encoding;
pub use place::{PlaceSystem, Province, place};
pub use sheet::{Sheet, SheetFault, open_sheet, read_sheet};

#[cfg(test)]
mod tests;

use serde::Serialize;

/// A sentence in both languages of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Told {
    /// Takes the sentence in Vietnamese and in English.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }
}
