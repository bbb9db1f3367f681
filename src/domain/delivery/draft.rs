//! Goods being counted, a delivery or opening stock: kept at every change, several side by side, one a producer.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::command::{ReceiveGoods, ReceiveLine, TakeOnLine, TakeOnStock};
use crate::domain::ids::ProducerCode;
use crate::domain::lot::SupplyForm;
use crate::domain::stock::StockPlace;

/// What is being counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// Goods that a producer brings.
    #[default]
    Delivery,
    /// Goods that lay here before the books began.
    OpeningStock,
}

impl DraftKind {
    /// Returns whether it is a delivery, which files need not say.
    pub fn is_delivery(&self) -> bool {
        *self == Self::Delivery
    }
    const fn code(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::OpeningStock => "opening",
        }
    }
}

/// One line as counted: what a delivery asks, and what only opening stock says of each line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct DraftLine {
    /// The goods as a delivery has them.
    #[serde(flatten)]
    pub line: ReceiveLine,
    /// Where it lies, when that is not where the rest is put.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<StockPlace>,
    /// The day it came, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// Whether somebody said that it keeps: no last day is not the same as one that nobody wrote down.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub keeps: bool,
}

/// What an opening line says beside the goods.
#[derive(Deserialize)]
struct Beside {
    place: Option<StockPlace>,
    received: Option<NaiveDate>,
    keeps: Option<bool>,
}

impl TryFrom<serde_json::Value> for DraftLine {
    type Error = serde_json::Error;
    /// Reads a line; a word that neither half knows is refused.
    fn try_from(mut value: serde_json::Value) -> Result<Self, Self::Error> {
        let mut take = |word: &str| value.as_object_mut().and_then(|line| line.remove(word));
        let beside =
            serde_json::json!({ "place": take("place"), "received": take("received"), "keeps": take("keeps") });
        let Beside { place, received, keeps } = serde_json::from_value(beside)?;
        Ok(Self { line: serde_json::from_value(value)?, place, received, keeps: keeps.unwrap_or(false) })
    }
}

impl From<ReceiveLine> for DraftLine {
    fn from(line: ReceiveLine) -> Self {
        Self { line, place: None, received: None, keeps: false }
    }
}

impl DraftLine {
    /// Returns whether nobody has said yet until when goods that are taken are good.
    pub fn lacks_last_day(&self) -> bool {
        self.line.refuse.is_empty() && self.line.expires.is_none() && !self.keeps
    }
}

impl Deref for DraftLine {
    type Target = ReceiveLine;
    fn deref(&self) -> &ReceiveLine {
        &self.line
    }
}

impl DerefMut for DraftLine {
    fn deref_mut(&mut self) -> &mut ReceiveLine {
        &mut self.line
    }
}

/// Goods as far as they have been counted, kept at every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// What is being counted.
    #[serde(default, skip_serializing_if = "DraftKind::is_delivery")]
    pub kind: DraftKind,
    /// Whose goods, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<ProducerCode>,
    /// The producer's own delivery note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delivery_note: String,
    /// Who counts opening stock with us and signs for the producer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub counted_with: String,
    /// The agreement the goods come under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreement: String,
    /// Where the goods are put.
    #[serde(default = "shelf")]
    pub place: StockPlace,
    /// How the next line comes.
    #[serde(default = "consignment")]
    pub form: SupplyForm,
    /// What was counted so far; with no line and nothing written it is dropped.
    #[serde(default)]
    pub lines: Vec<DraftLine>,
}

const fn shelf() -> StockPlace {
    StockPlace::Shelf
}

const fn consignment() -> SupplyForm {
    SupplyForm::Consignment
}

impl Default for Delivery {
    fn default() -> Self {
        Self::new(DraftKind::Delivery)
    }
}

impl Delivery {
    /// Starts with nothing counted.
    pub const fn new(kind: DraftKind) -> Self {
        Self {
            kind,
            producer: None,
            delivery_note: String::new(),
            counted_with: String::new(),
            agreement: String::new(),
            place: shelf(),
            form: consignment(),
            lines: Vec::new(),
        }
    }
    /// Returns whether nothing was counted or written: a producer alone is chosen again in a moment.
    pub fn is_empty(&self) -> bool {
        self.delivery_note.is_empty() && self.counted_with.is_empty() && self.lines.is_empty()
    }
    /// Returns whether it is opening stock.
    pub fn is_opening(&self) -> bool {
        self.kind == DraftKind::OpeningStock
    }
    /// Returns what it is kept under: its kind and producer, of whom there is one at a time.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind.code(), self.producer.as_ref().map_or("", ProducerCode::as_str))
    }
    /// Returns whether it is what was begun before its producer was known: all of that, and perhaps more.
    pub fn goes_on_with(&self, unnamed: &Self) -> bool {
        let texts = |d: &Self| (d.kind, d.delivery_note.clone(), d.counted_with.clone());
        unnamed.producer.is_none()
            && texts(self) == texts(unnamed)
            && !self.is_empty()
            && self.lines.starts_with(&unnamed.lines)
    }
    /// Returns what books a delivery, once the producer is known.
    pub fn order(&self) -> Option<ReceiveGoods> {
        Some(ReceiveGoods {
            producer: self.producer.clone()?,
            delivery_note: self.delivery_note.clone(),
            agreement: self.agreement.clone(),
            place: self.place,
            lines: self.lines.iter().map(|line| line.line.clone()).collect(),
        })
    }
    /// Returns what books opening stock, once the producer is known.
    pub fn opening(&self) -> Option<TakeOnStock> {
        Some(TakeOnStock {
            producer: self.producer.clone()?,
            counted_with: self.counted_with.clone(),
            note: String::new(),
            lines: self.lines.iter().map(|line| self.take_on(line)).collect(),
        })
    }
    fn take_on(&self, line: &DraftLine) -> TakeOnLine {
        TakeOnLine {
            sku: line.sku.clone(),
            quantity: line.quantity,
            place: line.place.unwrap_or(self.place),
            lot_code: line.lot_code.clone(),
            made: line.made,
            expires: line.expires,
            received: line.received,
            form: line.form,
            lot: line.lot.clone(),
            consignment_price: line.consignment_price,
            agreement: self.agreement.clone(),
            hold: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        r#"{"sku":"MO500","quantity":"12","form":"consignment","place":"store","received":"2026-10-01"}"#;

    #[test]
    fn a_line_reads_back_as_it_was_kept_and_a_strange_word_is_refused() {
        let line: DraftLine = serde_json::from_str(LINE).unwrap();
        assert_eq!((line.place, line.received), (Some(StockPlace::Store), "2026-10-01".parse().ok()));
        let kept = serde_json::to_string(&line).unwrap();
        assert_eq!(serde_json::from_str::<DraftLine>(&kept).unwrap(), line);
        assert!(serde_json::from_str::<DraftLine>(&LINE.replace("received", "recieved")).is_err());
        assert!(serde_json::from_str::<DraftLine>("7").is_err());
    }

    #[test]
    fn a_delivery_kept_by_an_earlier_program_is_a_delivery() {
        let kept = r#"{"producer":"HTX1","place":"fair","form":"purchase","lines":[{"sku":"MO500","quantity":"1","form":"purchase"}]}"#;
        let draft: Delivery = serde_json::from_str(kept).unwrap();
        assert_eq!((draft.kind, draft.key().as_str()), (DraftKind::Delivery, "delivery:HTX1"));
        assert_eq!(serde_json::to_string(&draft).unwrap(), kept);
    }

    #[test]
    fn a_line_lies_where_it_says_else_where_the_rest_lies() {
        let line: DraftLine = serde_json::from_str(LINE).unwrap();
        let other = DraftLine { place: None, ..line.clone() };
        let mut draft = Delivery::new(DraftKind::OpeningStock);
        assert_eq!(draft.opening(), None);
        draft.producer = ProducerCode::new("HTX1").ok();
        draft.place = StockPlace::Fair;
        draft.lines = vec![line, other];
        let places: Vec<_> = draft.opening().unwrap().lines.iter().map(|l| l.place).collect();
        assert_eq!(places, [StockPlace::Store, StockPlace::Fair]);
    }
}
