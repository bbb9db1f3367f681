//! A spreadsheet of any shape becomes rows with reasons; no writes.
//!
//! Two steps: [`read_sheet`] makes a header and rows of text out of a CSV, XLSX or XLS file, or says in one
//! sentence why the file cannot be read (a fault). [`read_catalogue`] gives the columns their meaning and
//! each row its types, or its reasons (refusals). Nothing here knows the ledger.

mod about;
pub mod against;
mod aliases;
mod broken;
pub mod catalogue;
pub mod catalogue_out;
pub mod cells;
mod cfb;
pub mod codes;
pub mod csv_out;
pub mod dates;
pub mod delimited;
mod header_rows;
pub mod headers;
pub mod legacy;
mod numbering;
mod opening;
pub mod place;
pub mod quoted;
mod rivals;
mod row;
mod seen;
mod shape;
pub mod sheet;
pub mod split;
mod syllable;
pub mod words;
pub mod workbook;
pub mod xls;
pub mod xlsx_out;

pub use crate::domain::sheet::{Column, Field, RowRefusal, Told, Warning};
pub use against::{empty_preview, preview};
pub use catalogue::{CatalogueRow, Reading, read_catalogue, read_with};
pub use legacy::Encoding;
pub use place::{PlaceSystem, Province, place};
pub use sheet::{Sheet, SheetFault, open_sheet, read_sheet};

#[cfg(test)]
mod tests;
