//! Rows to dots.

use super::bitmap::{Bitmap, WidthDots};
use super::block::{Block, Rule, Size, Style};
use super::font::{Glyphs, Ink, advance};
use super::label::Mark;
use super::layout::{Grid, Row, Run, layout};
use super::{codes, gauge};
use std::cell::RefCell;

/// White dots between one row's ink and the next one's.
const LEADING: usize = 3;
/// White dots around the ink of a banner.
const BANNER: usize = 6;

thread_local! {
    static GLYPHS: RefCell<Glyphs> = RefCell::new(Glyphs::default());
}

/// Draws a paper for a print head.
pub fn raster(blocks: &[Block], width: WidthDots) -> Bitmap {
    let columns = width.columns();
    let margin = (usize::from(width.get()) - columns * advance(Size::Normal)) / 2;
    let rows = layout(blocks, &Grid::dots(columns));
    let mut paper = Bitmap::new(width);
    GLYPHS.with_borrow_mut(|glyphs| {
        for row in &rows {
            draw_row(&mut paper, glyphs, row, margin);
        }
    });
    paper
}

fn draw_row(paper: &mut Bitmap, glyphs: &mut Glyphs, row: &Row<'_>, margin: usize) {
    match row {
        Row::Text(runs) => draw_text(paper, glyphs, runs, margin),
        Row::Banner(runs) => {
            let top = paper.grow(BANNER - LEADING);
            draw_text(paper, glyphs, runs, margin);
            let end = paper.grow(BANNER) + BANNER;
            paper.invert(top, end - top);
            paper.grow(LEADING);
        }
        Row::Rule(rule) => draw_rule(paper, *rule),
        Row::Qr(text) => codes::draw_qr(paper, text),
        Row::Barcode(code) => codes::draw_barcode(paper, code),
        Row::Gauge => gauge::draw(paper),
        Row::Gap(dots) => {
            paper.grow(usize::from(*dots));
        }
    }
}

/// Draws letters on one base line.
///
/// Running text keeps an even pitch; larger letters take the room of their own ink.
fn draw_text(paper: &mut Bitmap, glyphs: &mut Glyphs, runs: &[Run<'_>], margin: usize) {
    let room = runs.iter().fold(Ink::default(), |room, run| {
        room.with(match run.style.size {
            Size::Normal => glyphs.tallest(Style::BOLD),
            Size::Small | Size::Large | Size::Huge | Size::Giant => glyphs.ink_of(run.style, run.text),
        })
    });
    let base = paper.grow(LEADING + room.above + room.below) + LEADING + room.above;
    for run in runs {
        letters(paper, glyphs, (margin + run.x, base), run.text, run.style);
    }
}

/// Draws a text on a base line.
fn letters(paper: &mut Bitmap, glyphs: &mut Glyphs, (x, base): (usize, usize), text: &str, style: Style) {
    let step = advance(style.size);
    for (i, letter) in text.chars().enumerate() {
        let glyph = glyphs.get(style, letter);
        let x = (x + i * step).cast_signed() + glyph.left;
        for (y, dots) in (base.cast_signed() + glyph.top..).zip(glyph.rows.iter()) {
            paper.stamp(x, y, *dots);
        }
    }
}

/// Draws marks where they are placed, below and beside a point.
pub(super) fn marks(paper: &mut Bitmap, marks: &[Mark], (left, top): (usize, usize)) {
    GLYPHS.with_borrow_mut(|glyphs| {
        for mark in marks {
            match mark {
                Mark::Text { x, base, text, style } => letters(paper, glyphs, (left + x, top + base), text, *style),
                Mark::Fill { x, y, width, height } => paper.fill(left + x, top + y, *width, *height),
            }
        }
    });
}

fn draw_rule(paper: &mut Bitmap, rule: Rule) {
    let (air, thick) = match rule {
        Rule::Thin => (9, 2),
        Rule::Thick => (9, 4),
    };
    let top = paper.grow(2 * air + thick) + air;
    paper.fill(0, top, paper.width(), thick);
}
