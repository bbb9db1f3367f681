//! The gauge of the test page: dots a worn or dirty head cannot print evenly.

use super::bitmap::Bitmap;

/// Draws a frame to both edges, a comb of fine lines, a chequer, and a staircase.
pub(super) fn draw(paper: &mut Bitmap) {
    let width = paper.width();
    let top = paper.grow(128) + 4;
    paper.fill(0, top, width, 2);
    paper.fill(0, top, 2, 40);
    paper.fill(width - 2, top, 2, 40);
    for x in (12..width - 12).step_by(12) {
        let long = if (x / 12) % 8 == 0 { 20 } else { 10 };
        paper.fill(x, top, 1, long);
    }
    let quarter = width / 4;
    for (part, pitch) in [2usize, 3, 4].into_iter().enumerate() {
        for x in (part * quarter..(part + 1) * quarter - 8).step_by(pitch) {
            paper.fill(x, top + 48, pitch / 2, 32);
        }
    }
    for y in 0..32 {
        for x in (3 * quarter + y % 2..width).step_by(2) {
            paper.fill(x, top + 48 + y, 1, 1);
        }
    }
    for (i, x) in (0..width - 7).step_by(8).enumerate() {
        paper.fill(x, top + 88 + i % 32, 8, 1);
    }
}
