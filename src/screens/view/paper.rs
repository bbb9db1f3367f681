//! A slip printed to the screen, beside the work.

use ratatui::layout::Rect;

use super::Canvas;
use crate::look::{Tone, line, panel, width};
use crate::screens::pane::Paper;
use crate::screens::words;

/// In less room than this beside a slip a sentence breaks into too many lines to be read.
const SAID_MIN: u16 = 50;

fn cols(body: Rect, slip: &Paper) -> u16 {
    let widest = slip.lines.iter().map(|l| width(l)).max().unwrap_or(0).max(32);
    widest.saturating_add(4).min(body.width)
}

/// Returns whether what is said has to stand over slip and work, for want of room beside.
pub fn is_said_above(body: Rect, slip: &Paper) -> bool {
    body.width.saturating_sub(cols(body, slip)) < SAID_MIN
}

/// Draws the slip at the right and returns the room that is left for the work.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, slip: &Paper) -> Rect {
    let cols = cols(body, slip);
    let area = Rect { x: body.right().saturating_sub(cols), width: cols, ..body };
    let inner = panel(canvas.buf, area, &canvas.theme, words::paper_title(canvas.lang));
    let rows = usize::from(inner.height);
    let top = slip.top.min(slip.lines.len().saturating_sub(rows));
    for (row, text) in (0..inner.height).zip(slip.lines.iter().skip(top)) {
        canvas.put(line(inner, row), text, Tone::Plain);
    }
    let left = slip.lines.len().saturating_sub(top + rows);
    if left > 0 {
        let foot = Rect { x: area.x + 2, y: area.bottom().saturating_sub(1), width: cols.saturating_sub(4), height: 1 };
        canvas.put_right(foot, &format!(" ↓ {} ", words::more_below(canvas.lang, left)), Tone::Dim);
    }
    Rect { width: body.width.saturating_sub(cols), ..body }
}
