//! Quantities of a sheet taken on as opening stock: one document a producer.

use serde::Serialize;

use super::SheetPreview;
use crate::domain::command::{TakeOnLine, TakeOnStock};
use crate::domain::ids::ProducerCode;
use crate::domain::quantity::Quantity;

/// What becomes of the quantities of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StockChoice {
    /// They are shown and not taken.
    #[default]
    Aside,
    /// They are taken on as opening stock.
    OpeningStock,
}

/// A line that would be taken on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpeningLine {
    /// Its line in the file.
    pub row: u32,
    /// The goods with their pack.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// The line as the command takes it.
    pub line: TakeOnLine,
}

/// What would be taken on of a producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpeningDocument {
    /// Whose.
    pub producer: ProducerCode,
    /// Their name.
    pub producer_name: String,
    /// The minutes under which it was taken on before: then it is left as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_before: Option<String>,
    /// What.
    pub lines: Vec<OpeningLine>,
}

impl OpeningDocument {
    /// Sums the lines by unit: jars are not added to kilograms.
    pub fn units(&self) -> Vec<(&str, Quantity)> {
        let mut units: Vec<(&str, Quantity)> = Vec::new();
        for line in &self.lines {
            match units.iter_mut().find(|(unit, _)| *unit == line.unit) {
                Some((_, sum)) => *sum = sum.plus(line.line.quantity).unwrap_or(*sum),
                None => units.push((&line.unit, line.line.quantity)),
            }
        }
        units
    }
    /// Writes the sums with their units: `120 chai · 3,5 kg`.
    pub fn quantities(&self) -> String {
        let said: Vec<String> = self.units().iter().map(|(unit, sum)| format!("{sum} {unit}")).collect();
        said.join(" · ")
    }
}

impl SheetPreview {
    /// Returns what takes the quantities on: a producer's once, however often the sheet comes.
    pub fn take_on(&self, counted_with: &str) -> Vec<TakeOnStock> {
        let open = self.opening.iter().filter(|d| d.taken_before.is_none());
        open.map(|d| TakeOnStock {
            producer: d.producer.clone(),
            counted_with: counted_with.to_owned(),
            note: self.source.clone(),
            lines: d.lines.iter().map(|l| l.line.clone()).collect(),
        })
        .collect()
    }
}
