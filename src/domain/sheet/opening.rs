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

/// Who counted opening stock with us and signs: of some producers by name, of the rest one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountedWith {
    each: Vec<(ProducerCode, String)>,
    rest: String,
}

impl CountedWith {
    /// Begins with one person for every producer.
    pub fn everyone(name: impl Into<String>) -> Self {
        Self { each: Vec::new(), rest: name.into() }
    }
    /// Adds who counted one producer's goods.
    #[must_use]
    pub fn also(mut self, producer: ProducerCode, name: String) -> Self {
        self.each.retain(|(known, _)| *known != producer);
        self.each.push((producer, name));
        self
    }
    /// Returns who counted a producer's goods; empty when nobody was named.
    pub fn of(&self, producer: &ProducerCode) -> &str {
        let named = self.each.iter().find(|(known, _)| known == producer);
        named.map_or(self.rest.as_str(), |(_, name)| name.as_str())
    }
}

impl SheetPreview {
    /// Returns what takes the quantities on: a producer's once, however often the sheet comes.
    pub fn take_on(&self, counted_with: &CountedWith) -> Vec<TakeOnStock> {
        let open = self.opening.iter().filter(|d| d.taken_before.is_none());
        open.map(|d| TakeOnStock {
            producer: d.producer.clone(),
            counted_with: counted_with.of(&d.producer).to_owned(),
            note: self.source.clone(),
            lines: d.lines.iter().map(|l| l.line.clone()).collect(),
        })
        .collect()
    }
}
