//! A paper as PDF: the same rows on pages of A4, or on one strip as wide as the roll.
//!
//! Letters are embedded with their meaning, so that names can be found and copied; stars, bars and codes
//! are shapes, sharp at any size. No time and no random id is in the file: the same paper, the same bytes.

mod canvas;
mod face;
mod file;
mod flow;

use super::block::Block;
use super::layout::Grid;
use crate::domain::lang::Lang;

pub(super) use canvas::Canvas;
pub(super) use face::Faces;
pub(super) use file::{Leaf, write};

/// The paper a PDF is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfPage {
    /// Pages of A4, numbered at the foot.
    A4,
    /// One strip of 80 mm, as long as it must be.
    Strip,
}

/// How a page is measured, in points and letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The width of the sheet.
    pub(super) width: f32,
    /// The height of the sheet; none when it is as long as it must be.
    pub(super) height: Option<f32>,
    /// White at the left.
    pub(super) left: f32,
    /// White above and below.
    pub(super) above: f32,
    /// Letters of running text across.
    pub(super) columns: usize,
    /// The size of a dot.
    pub(super) dot: f32,
}

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;
/// The size of A4.
pub(super) const A4: (f32, f32) = (210.0 * MM, 297.0 * MM);

impl PdfPage {
    const fn measure(self) -> Measure {
        match self {
            // Running text of 8.5 points; 20 mm at the left for the binder.
            Self::A4 => {
                Measure { width: A4.0, height: Some(A4.1), left: 20.0 * MM, above: 15.0 * MM, columns: 96, dot: 0.425 }
            }
            Self::Strip => {
                Measure { width: 80.0 * MM, height: None, left: 4.0 * MM, above: 4.0 * MM, columns: 48, dot: MM / 8.0 }
            }
        }
    }
}

/// Writes a paper as a PDF file; the title stands in the file's properties and at the foot of each page.
pub fn pdf(blocks: &[Block], page: PdfPage, title: &str, lang: Lang) -> Vec<u8> {
    let measure = page.measure();
    let grid = Grid::dots(measure.columns);
    let mut faces = Faces::default();
    let mut leaves = flow::flow(blocks, &grid, &measure, &mut faces);
    if page == PdfPage::A4 {
        flow::number(&mut leaves, &measure, &mut faces, title, lang);
    }
    write(leaves, &faces, title)
}

#[cfg(test)]
mod tests;
