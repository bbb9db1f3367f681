//! Labels: on the receipt paper as a slip, on stickers of a size as a picture, on A4 sheets as PDF.

mod place;
mod sheet;

use super::bitmap::{Bitmap, WidthDots};
use super::block::{Barcode, Block, Rule, Style};
use super::raster;
use super::receipt::{named, short_form};
use super::wrap::STICKY;
use crate::domain::label::{Label, LabelCode, StickerSize};
use crate::domain::lang::Lang;
use crate::domain::lot::Lot;

pub use sheet::sticker_sheets;

/// Dots in a millimetre of a print head.
const DOTS_MM: usize = 8;

/// A letter or a bar with its place on a label, in dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A text on a base line.
    Text { x: usize, base: usize, text: String, style: Style },
    /// A black rectangle.
    Fill { x: usize, y: usize, width: usize, height: usize },
}

/// Composes labels for the receipt paper, one below the other, each as often as it is wanted.
pub fn label_blocks(labels: &[Label], lang: Lang) -> Vec<Block> {
    let mut paper = Vec::with_capacity(labels.len() * 8);
    for label in labels {
        let one = blocks(label, lang);
        for _ in 0..label.copies {
            if !paper.is_empty() {
                paper.push(Block::Rule(Rule::Thin));
            }
            paper.extend(one.iter().cloned());
        }
    }
    paper
}

fn blocks(label: &Label, lang: Lang) -> Vec<Block> {
    let mut paper =
        vec![Block::Text { text: named(&label.name, &label.pack), style: Style::TITLE, align: super::Align::Left }];
    let words = Words::of(label, lang);
    paper.push(Block::Space(6));
    if !words.hero.is_empty() {
        paper.push(Block::Total { label: words.stars, amount: words.hero });
    }
    paper.extend(words.rows.into_iter().map(Block::left));
    if !label.producer.is_empty() {
        paper.push(Block::left(short_form(&label.producer)));
    }
    paper.push(Block::Space(6));
    paper.push(Block::Barcode(barcode(&label.code)));
    paper.push(Block::center(code_text(&label.code), Style::PLAIN));
    paper
}

/// Draws labels for a roll of stickers: each exactly as high as a sticker and the white behind it.
pub fn stickers(labels: &[Label], size: StickerSize, gap_mm: u16, width: WidthDots, lang: Lang) -> Bitmap {
    let across = (usize::from(size.width_mm) * DOTS_MM).min(usize::from(width.get()));
    let along = usize::from(size.height_mm) * DOTS_MM;
    let mut roll = Bitmap::new(width);
    for label in labels {
        let marks = place::place(label, (across, along), lang);
        for _ in 0..label.copies {
            let top = roll.grow(along + usize::from(gap_mm) * DOTS_MM);
            raster::marks(&mut roll, &marks, (0, top));
        }
    }
    roll
}

/// What a label says beside the name: the one thing that counts, stars, and rows below.
struct Words {
    hero: String,
    stars: String,
    rows: Vec<String>,
}

impl Words {
    fn of(label: &Label, lang: Lang) -> Self {
        if let Some(lot) = &label.lot {
            return Self::of_lot(lot, lang);
        }
        let stars = label.stars.map_or_else(String::new, |n| "★".repeat(usize::from(n.min(5))));
        let hero = label.price.map_or_else(String::new, |p| format!("{p}{STICKY}đ"));
        let per = |(price, per): (crate::domain::money::Money, crate::domain::unit_price::Per)| {
            format!("{price}{STICKY}đ/{}", per.sign())
        };
        let unit = if label.unit.is_empty() { String::new() } else { format!("1{STICKY}{}", label.unit) };
        let parts: Vec<String> =
            [label.unit_price.map(per), Some(unit)].into_iter().flatten().filter(|p| !p.is_empty()).collect();
        Self { hero, stars, rows: vec![parts.join(" · ")] }
    }
    fn of_lot(lot: &Lot, lang: Lang) -> Self {
        let day = |d: chrono::NaiveDate| d.format("%d/%m/%Y").to_string();
        let hero = lot.expires.map_or_else(String::new, |d| format!("{}{STICKY}{}", lang.pick("HSD", "EXP"), day(d)));
        let mut rows = Vec::new();
        if !lot.code.is_empty() {
            rows.push(format!("{}{STICKY}{}", lang.pick("Lô", "Lot"), lot.code));
        }
        let made = lot.made.map(|d| format!("{}{STICKY}{}", lang.pick("NSX", "MFG"), day(d)));
        let received = format!("{}{STICKY}{}", lang.pick("Nhận", "In"), day(lot.received));
        rows.push(made.into_iter().chain([received]).collect::<Vec<_>>().join(" · "));
        Self { hero, stars: String::new(), rows }
    }
}

fn barcode(code: &LabelCode) -> Barcode {
    match code {
        LabelCode::Ean13(digits) => Barcode::Ean13(digits.clone()),
        LabelCode::Other(text) => Barcode::Code128(text.clone()),
    }
}

fn code_text(code: &LabelCode) -> &str {
    match code {
        LabelCode::Ean13(text) | LabelCode::Other(text) => text,
    }
}

#[cfg(test)]
mod tests;
