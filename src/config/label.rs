//! What labels are printed on: the paper in the printer, or stickers, or sheets.

use serde::Deserialize;

use crate::domain::label::{StickerSheet, StickerSize};

/// What labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LabelConfig {
    /// What lies in the printer: its paper, or stickers of a size.
    pub roll: LabelRoll,
    /// White between two stickers of the roll, in millimetres.
    pub gap_mm: GapMm,
    /// The sheet of A4 stickers.
    pub sheet: SheetName,
}

impl Default for LabelConfig {
    fn default() -> Self {
        Self { roll: LabelRoll::Paper, gap_mm: GapMm(2), sheet: SheetName(StickerSheet::default()) }
    }
}

/// What lies in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum LabelRoll {
    /// The receipt paper, as wide as it is.
    Paper,
    /// Stickers of one size.
    Sticker(StickerSize),
}

impl TryFrom<String> for LabelRoll {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("`{text}` is no label; write paper, or a size in mm such as 40x30, 50x30, 60x40");
        if text == "paper" { Ok(Self::Paper) } else { StickerSize::parse(&text).map(Self::Sticker).ok_or_else(wrong) }
    }
}

/// White between two stickers: 0 to 20 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub struct GapMm(u16);

impl GapMm {
    /// Returns the millimetres.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for GapMm {
    type Error = String;
    fn try_from(mm: u16) -> Result<Self, Self::Error> {
        if mm <= 20 { Ok(Self(mm)) } else { Err(format!("`{mm}` is no gap between labels; write 0 to 20")) }
    }
}

/// A sheet of A4 stickers by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SheetName(pub StickerSheet);

impl TryFrom<String> for SheetName {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let names = StickerSheet::ALL.map(|s| s.name).join(", ");
        StickerSheet::named(&text).map(Self).ok_or_else(|| format!("`{text}` is no sheet of labels; write {names}"))
    }
}
