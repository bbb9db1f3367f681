//! Labels on sheets of A4 stickers, or on plain paper with marks to cut along.

use super::{Mark, place};
use crate::domain::label::{Label, StickerSheet};
use crate::domain::lang::Lang;
use crate::paper::pdf::{A4, Canvas, Faces, Leaf, MM, write};

/// A dot of a print head in points.
const DOT: f32 = MM / 8.0;
/// The length of a mark to cut along, in dots.
const CUT: usize = 24;

/// Writes labels as PDF, from the upper left sticker on, each as often as it is wanted.
pub fn sticker_sheets(labels: &[Label], sheet: &StickerSheet, title: &str, lang: Lang) -> Vec<u8> {
    let grid = Cells::of(sheet);
    let mut faces = Faces::default();
    let placed = labels.iter().map(|label| (place::place(label, grid.dots, lang), label.copies));
    let all: Vec<Vec<Mark>> = placed.flat_map(|(marks, n)| (0..n).map(move |_| marks.clone())).collect();
    let leaf = |page: &[Vec<Mark>]| {
        let mut canvas = Canvas::new(grid.corner(0), DOT);
        grid.cuts(&mut canvas);
        for (i, marks) in page.iter().enumerate() {
            canvas.move_to(grid.corner(i));
            marks.iter().for_each(|mark| draw(&mut canvas, &mut faces, mark));
        }
        Leaf { size: A4, content: canvas.finish() }
    };
    let leaves = all.chunks(grid.count()).map(leaf).collect();
    write(leaves, &faces, title)
}

fn draw(canvas: &mut Canvas, faces: &mut Faces, mark: &Mark) {
    match mark {
        Mark::Text { x, base, text, style } => canvas.text(faces, (*x, *base), text, *style),
        Mark::Fill { x, y, width, height } => canvas.fill(*x, *y, *width, *height),
    }
}

/// The stickers of a sheet in points.
struct Cells {
    columns: usize,
    rows: usize,
    left: f32,
    top: f32,
    across: f32,
    down: f32,
    width: f32,
    dots: (usize, usize),
}

impl Cells {
    /// Puts the grid into the middle of the page.
    fn of(sheet: &StickerSheet) -> Self {
        let points = |tenths: u16| f32::from(tenths) / 10.0 * MM;
        let dots = |tenths: u16| usize::from(tenths) * 8 / 10;
        let (width, down, gap) = (points(sheet.width), points(sheet.height), points(sheet.gap));
        let whole = f32::from(sheet.columns) * (width + gap) - gap;
        let tall = f32::from(sheet.rows) * down;
        Self {
            columns: usize::from(sheet.columns),
            rows: usize::from(sheet.rows),
            left: (A4.0 - whole) / 2.0,
            top: A4.1 - (A4.1 - tall) / 2.0,
            across: width + gap,
            down,
            width,
            dots: (dots(sheet.width), dots(sheet.height)),
        }
    }
    const fn count(&self) -> usize {
        self.columns * self.rows
    }
    /// Returns the upper left corner of a sticker.
    fn corner(&self, i: usize) -> (f32, f32) {
        let (column, row) = (i % self.columns, i / self.columns);
        (self.left + column as f32 * self.across, self.top - row as f32 * self.down)
    }
    /// Draws marks in the white around the stickers, for plain paper.
    fn cuts(&self, canvas: &mut Canvas) {
        let (first, last) =
            (self.left - CUT as f32 * DOT, self.left + self.across * (self.columns - 1) as f32 + self.width);
        for row in 0..=self.rows {
            let y = self.top - row as f32 * self.down;
            for x in [first, last] {
                canvas.move_to((x, y));
                canvas.hair(0, 0, CUT);
            }
        }
    }
}
