//! Labels on shelves and lots: what they say, what was printed last, and the stickers they go on.
//!
//! A posted price must be the price: a label is due when its price or its stars are no longer
//! those of the day (niêm yết giá).

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{LotId, SkuCode};
use super::lot::Lot;
use super::money::Money;
use super::shelf::SkuCard;
use super::unit_price::{Per, unit_price};

/// What a label is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelKind {
    /// Nhãn giá: stands at the shelf.
    #[default]
    Shelf,
    /// Nhãn lô: sticks on the goods.
    Lot,
}

/// What labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelPaper {
    /// The till's printer.
    #[default]
    Roll,
    /// Sheets of A4, as PDF.
    Sheet,
}

/// A label as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedLabel {
    /// What it is for.
    pub sku: SkuCode,
    /// The lot, on a lot's label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// The price it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// The stars it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// How many of it.
    pub copies: u32,
}

/// Labels were printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelsPrinted {
    /// What they are for.
    pub kind: LabelKind,
    /// What they were printed on.
    pub to: LabelPaper,
    /// The day whose prices and stars they show.
    pub day: NaiveDate,
    /// The labels.
    pub labels: Vec<PrintedLabel>,
    /// How many more were due and are left for another time.
    #[serde(default, skip_serializing_if = "is_none_left")]
    pub left: usize,
}

const fn is_none_left(left: &usize) -> bool {
    *left == 0
}

/// What stands on a pack's last shelf label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastLabel {
    /// The price.
    pub price: Money,
    /// The stars.
    pub stars: Option<u8>,
    /// The day it was printed for.
    pub day: NaiveDate,
}

/// A shelf label that no longer says what is true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDue {
    /// The pack.
    pub sku: SkuCode,
    /// Its name and pack.
    pub name: String,
    /// The price to show.
    pub price: Money,
    /// The stars to show.
    pub stars: Option<u8>,
    /// The price on the last label; none when there never was one.
    pub was_price: Option<Money>,
    /// The stars on the last label.
    pub was_stars: Option<u8>,
    /// The day of the last label.
    pub printed: Option<NaiveDate>,
}

/// Lists the packs whose shelf label is missing or wrong on a day, in the order of the cards.
pub fn labels_due(cards: &[SkuCard], last: &HashMap<SkuCode, LastLabel>, day: NaiveDate) -> Vec<LabelDue> {
    let due = |card: &SkuCard| {
        let (price, stars) = (card.price_on(day)?, card.stars_on(day));
        let was = last.get(&card.sku);
        let wrong = was.is_none_or(|l| l.price != price || l.stars != stars);
        wrong.then(|| LabelDue {
            sku: card.sku.clone(),
            name: card.title(),
            price,
            stars,
            was_price: was.map(|l| l.price),
            was_stars: was.and_then(|l| l.stars),
            printed: was.map(|l| l.day),
        })
    };
    cards.iter().filter_map(due).collect()
}

/// What a scanner reads on a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelCode {
    /// Thirteen digits.
    Ean13(String),
    /// Anything else the till knows.
    Other(String),
}

/// A label, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it is for.
    pub kind: LabelKind,
    /// The product.
    pub name: String,
    /// The pack, empty when there is none.
    pub pack: String,
    /// The unit counted.
    pub unit: String,
    /// The price, on a shelf label.
    pub price: Option<Money>,
    /// The price of a kilogram or litre, where the pack tells.
    pub unit_price: Option<(Money, Per)>,
    /// Stars of a recognition valid on the label's day.
    pub stars: Option<u8>,
    /// Who makes it.
    pub producer: String,
    /// What a scanner reads.
    pub code: LabelCode,
    /// The lot, on a lot label.
    pub lot: Option<Lot>,
    /// How many of it.
    pub copies: u32,
}

impl Label {
    /// Makes the label that was printed, with what the catalogue says of the pack.
    pub fn of(printed: &PrintedLabel, card: &SkuCard, lot: Option<Lot>) -> Self {
        Self {
            kind: if lot.is_some() { LabelKind::Lot } else { LabelKind::Shelf },
            name: card.name.clone(),
            pack: card.pack.clone(),
            unit: card.unit.clone(),
            price: printed.price,
            unit_price: printed.price.and_then(|p| unit_price(p, &card.pack)),
            stars: printed.stars,
            producer: card.producer.name.clone(),
            code: code_of(card),
            lot,
            copies: printed.copies,
        }
    }
}

/// Chooses the code a scanner reads best; every pack has one, its own if no other.
fn code_of(card: &SkuCard) -> LabelCode {
    let digits = |n: usize| card.barcodes.iter().find(|c| c.len() == n && c.bytes().all(|b| b.is_ascii_digit()));
    if let Some(code) = digits(13) {
        return LabelCode::Ean13(code.clone());
    }
    if let Some(code) = digits(12) {
        return LabelCode::Ean13(format!("0{code}"));
    }
    let other = card.barcodes.iter().find(|c| c.is_ascii()).map_or(card.sku.as_str(), String::as_str);
    LabelCode::Other(other.to_owned())
}

/// The size of a sticker on a roll, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StickerSize {
    /// Across the roll.
    pub width_mm: u16,
    /// Along the roll.
    pub height_mm: u16,
}

impl StickerSize {
    /// Reads `40x30`: across 20 to 100, along 15 to 150.
    pub fn parse(text: &str) -> Option<Self> {
        let (width, height) = text.split_once(['x', '×'])?;
        let size = Self { width_mm: width.trim().parse().ok()?, height_mm: height.trim().parse().ok()? };
        ((20..=100).contains(&size.width_mm) && (15..=150).contains(&size.height_mm)).then_some(size)
    }
}

/// A sheet of A4 stickers, in tenths of millimetres; the grid stands in the middle of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StickerSheet {
    /// Its name in the settings.
    pub name: &'static str,
    /// Stickers across.
    pub columns: u16,
    /// Stickers down.
    pub rows: u16,
    /// The width of one.
    pub width: u16,
    /// The height of one.
    pub height: u16,
    /// White between two columns.
    pub gap: u16,
}

impl StickerSheet {
    /// The sheets on sale: 24, 21 and 40 stickers.
    pub const ALL: [Self; 3] = [
        Self { name: "a4-24", columns: 3, rows: 8, width: 635, height: 339, gap: 25 },
        Self { name: "a4-21", columns: 3, rows: 7, width: 635, height: 381, gap: 25 },
        Self { name: "a4-40", columns: 4, rows: 10, width: 525, height: 297, gap: 0 },
    ];
    /// Finds a sheet by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name == name)
    }
}

impl Default for StickerSheet {
    fn default() -> Self {
        let [first, ..] = Self::ALL;
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sticker_is_read_as_people_write_it() {
        assert_eq!(StickerSize::parse("40x30"), Some(StickerSize { width_mm: 40, height_mm: 30 }));
        assert_eq!(StickerSize::parse("60 × 40").map(|s| s.width_mm), Some(60));
        assert!(["", "40", "40x", "10x30", "40x300", "x"].iter().all(|t| StickerSize::parse(t).is_none()));
    }

    #[test]
    fn every_sheet_fits_on_a4() {
        for sheet in StickerSheet::ALL {
            assert!(sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap <= 2_100, "{}", sheet.name);
            assert!(sheet.rows * sheet.height <= 2_970, "{}", sheet.name);
        }
    }
}
