//! Short columns beside each other: who signs, or who gives a paper and under which country.

use super::{Grid, Row, Run};
use crate::paper::block::{Abreast, Piece, Size, Style};
use crate::paper::wrap::wrap_even;

/// Dots between columns that stand below each other.
const BETWEEN: u16 = 8;

/// Lays as many columns beside each other as the paper has room for, the others below.
pub(super) fn lay<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, abreast: &'a Abreast) {
    let fits = grid.columns(Size::Normal) / abreast.least.max(1);
    for (i, columns) in abreast.columns.chunks(fits.max(1)).enumerate() {
        if i > 0 {
            rows.push(Row::Gap(BETWEEN));
        }
        let pieces = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..pieces {
            lay_pieces(rows, grid, columns, at);
        }
    }
}

/// Lays the pieces that stand at the same place of their columns.
fn lay_pieces<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, columns: &'a [Vec<Piece>], at: usize) {
    let width = grid.width / columns.len().max(1);
    let (mut lines, mut gap): (Vec<Vec<Run<'a>>>, u16) = (Vec::new(), 0);
    for (n, column) in columns.iter().enumerate() {
        match column.get(at) {
            Some(Piece::Space(dots)) => gap = gap.max(*dots),
            Some(Piece::Text(text, style)) => {
                let room = (width / grid.cell(style.size)).saturating_sub(1);
                for (i, line) in wrap_even(text, room).into_iter().enumerate() {
                    if lines.len() <= i {
                        lines.push(Vec::new());
                    }
                    if let Some(row) = lines.get_mut(i) {
                        row.push(middle(grid, (n * width, width), line, *style));
                    }
                }
            }
            None => {}
        }
    }
    if gap > 0 {
        rows.push(Row::Gap(gap));
    }
    rows.extend(lines.into_iter().map(Row::Text));
}

fn middle<'a>(grid: &Grid, (start, width): (usize, usize), text: &'a str, style: Style) -> Run<'a> {
    Run { x: start + width.saturating_sub(grid.extent(text, style)) / 2, text, style }
}
