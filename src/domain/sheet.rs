//! A sheet before it is imported: what its columns were taken for, and what would become of its rows.
//!
//! Plain values that a screen shows and `--json` prints; how a file is read is the business of `import`.

mod field;
mod opening;
mod rivals;

use serde::{Deserialize, Serialize};

use super::catalogue::CatalogueRow;

pub use field::{Aside, Field};
pub use opening::{CountedWith, OpeningDocument, OpeningLine, StockChoice};
pub use rivals::{Rivals, letters};

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

/// How a column came to its meaning, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Its heading begins like a known one.
    Begins,
    /// Its heading is a known one.
    Named,
    /// A person said so for this heading before.
    Remembered,
    /// A person says so now.
    Told,
}

impl Why {
    /// Returns how sure it is, in Vietnamese and English.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Begins => ("gần đúng tên – xem lại", "like a known heading; look it over"),
            Self::Named => ("đúng tên", "a known heading"),
            Self::Remembered => ("đã nhớ", "remembered"),
            Self::Told => ("người dùng chọn", "as told"),
        }
    }
}

/// What stands between a group's heading and the one below it.
pub const JOINT: &str = " › ";

/// One column of a sheet and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading as it stands in the file.
    pub header: String,
    /// What the column holds; none when it is not taken.
    pub field: Option<Field>,
    /// What it is known to hold though it is not taken.
    pub aside: Option<Aside>,
    /// How its meaning was found; none when it has none.
    pub why: Option<Why>,
    /// What it may hold as well as the column taken for that; somebody has to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rival: Option<Field>,
    /// The first cell below that holds anything.
    pub sample: String,
}

impl Column {
    /// Returns its heading with its own part before its group's: where there is little room, that tells two apart.
    pub fn own_part_first(&self) -> String {
        self.header.rsplit(JOINT).collect::<Vec<_>>().join(" ‹ ")
    }
}

/// What a person said a column holds; none for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// The heading, folded to words.
    pub header: String,
    /// How many columns with that heading stand before it.
    #[serde(default, skip_serializing_if = "is_first")]
    pub before: usize,
    /// What it holds.
    pub field: Option<Field>,
}

const fn is_first(before: &usize) -> bool {
    *before == 0
}

/// Which number of `03/04/2026` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// As everyone in Việt Nam writes.
    Dmy,
    /// As an American spreadsheet writes.
    Mdy,
}

/// What a person chose for sheets with one heading: remembered for the next of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetChoices {
    /// Columns whose meaning was corrected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<MappedColumn>,
    /// Which number of a date is the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Whose goods they are where a row names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<String>,
    /// What becomes of quantities; never remembered.
    #[serde(skip)]
    pub stock: StockChoice,
}

impl SheetChoices {
    /// Returns whether nothing was chosen.
    pub const fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.date_order.is_none() && self.producer.is_none()
    }
    /// Lays newer choices over these.
    #[must_use]
    pub fn with(mut self, newer: &Self) -> Self {
        let is_same = |a: &MappedColumn, b: &MappedColumn| (&a.header, a.before) == (&b.header, b.before);
        self.columns.retain(|c| newer.columns.iter().all(|n| !is_same(n, c)));
        self.columns.extend(newer.columns.iter().cloned());
        self.date_order = newer.date_order.or(self.date_order);
        self.producer = newer.producer.clone().or(self.producer);
        self.stock = newer.stock;
        self
    }
}

/// Choices with the heading they are for, as an import keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RememberedChoices {
    /// The hash of the heading, folded to words.
    pub key: String,
    /// What was chosen.
    pub choices: SheetChoices,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowRefusal {
    /// Its line in the file.
    pub row: u32,
    /// The heading of the column, as it stands in the file.
    pub column: String,
    /// The beginning of what the cell holds.
    pub value: String,
    /// The reason, with the way out.
    pub reason: Told,
}

/// What was taken with a doubt or left away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The line in the file, the first of them when many rows share it; none when it concerns the file.
    pub row: Option<u32>,
    /// What it is.
    pub told: Told,
}

/// A row that is no goods: a heading between rows, a total, a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedRow {
    /// Its line in the file.
    pub row: u32,
    /// The beginning of what it holds.
    pub value: String,
    /// What it was taken for.
    pub told: Told,
}

/// One value that an import would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which.
    pub field: Field,
    /// What the ledger says.
    pub old: String,
    /// What the sheet says.
    pub new: String,
}

/// What an import would do with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A pack not known before.
    New,
    /// A known pack with other values.
    Changed(Vec<Change>),
    /// A known pack as it is.
    Unchanged,
}

/// A good row with what would become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreviewRow {
    /// Its line in the file.
    pub row: u32,
    /// What would become of it.
    pub verdict: Verdict,
    /// The row as the command takes it.
    pub goods: CatalogueRow,
}

/// How many rows go which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct PreviewCounts {
    /// Packs not known before.
    pub new: usize,
    /// Packs changed.
    pub changed: usize,
    /// Packs as they are.
    pub unchanged: usize,
    /// Rows refused, each once.
    pub refused: usize,
    /// Rows that are no goods.
    pub passed: usize,
    /// Rows with a stock figure, which is not taken.
    pub stock: usize,
    /// Lines that would be taken on as opening stock.
    pub opening: usize,
}

/// What an import of a sheet would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPreview {
    /// The file's name.
    pub source: String,
    /// The name of the sheet, where the file has several.
    pub sheet: Option<String>,
    /// The hash of the heading, under which choices are remembered.
    pub key: String,
    /// The columns and what they were taken for.
    pub columns: Vec<Column>,
    /// What was chosen for this heading, now and before.
    pub choices: SheetChoices,
    /// Whether some date could mean two days and nobody said which.
    pub asks_date_order: bool,
    /// Whether some row names no producer and nobody said whose it is.
    pub asks_producer: bool,
    /// How many rows go which way.
    pub counts: PreviewCounts,
    /// The good rows.
    pub rows: Vec<PreviewRow>,
    /// Why the others are refused.
    pub refused: Vec<RowRefusal>,
    /// Rows that are no goods.
    pub passed: Vec<PassedRow>,
    /// What should be looked at.
    pub warnings: Vec<Warning>,
    /// What would be taken on as opening stock, producer by producer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<OpeningDocument>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many rows are decided.
    Row(usize),
    /// So many entries of so many are written.
    Entry(usize, usize),
}

/// Counts refused rows, each once; reasons of a row stand together.
pub fn refused_rows(refused: &[RowRefusal]) -> usize {
    let mut rows: Vec<u32> = refused.iter().map(|r| r.row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_choices_lie_over_older_ones() {
        let column = |header: &str, field| MappedColumn { header: header.into(), before: 0, field };
        let old = SheetChoices {
            columns: vec![column("a", Some(Field::Price)), column("b", None)],
            date_order: Some(DateOrder::Dmy),
            producer: None,
            stock: StockChoice::Aside,
        };
        let new = SheetChoices {
            columns: vec![column("a", None)],
            date_order: None,
            producer: Some("HTX".into()),
            stock: StockChoice::OpeningStock,
        };
        let both = old.with(&new);
        assert_eq!(both.columns, [column("b", None), column("a", None)]);
        assert_eq!((both.date_order, both.producer.as_deref()), (Some(DateOrder::Dmy), Some("HTX")));
    }
}
