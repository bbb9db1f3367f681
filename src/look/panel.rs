//! Frames, dialogs, notices and empty places.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{put, put_centred, width, wrap};
use super::{Theme, Tone, line};

/// Draws a framed, emptied area with its title and returns the room inside.
pub fn panel(buf: &mut Buffer, area: Rect, theme: &Theme, title: &str) -> Rect {
    let area = area.intersection(buf.area);
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
            cell.set_style(theme.base);
        }
    }
    if area.width < 4 || area.height < 3 {
        return Rect { height: 0, ..area };
    }
    let bar = "─".repeat(usize::from(area.width - 2));
    put(buf, area, &format!("┌{bar}┐"), theme.rule);
    put(buf, line(area, area.height - 1), &format!("└{bar}┘"), theme.rule);
    for row in 1..area.height - 1 {
        put(buf, line(area, row), "│", theme.rule);
        put(buf, Rect { x: area.right() - 1, width: 1, ..line(area, row) }, "│", theme.rule);
    }
    if width(title) > 0 {
        let room = Rect { x: area.x + 2, width: area.width - 4, ..area };
        let shown = super::fit(title, room.width.saturating_sub(2));
        put(buf, room, &format!(" {shown} "), theme.strong);
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Draws a dialog of at most this size in the middle of the screen and returns the room inside.
pub fn dialog(buf: &mut Buffer, screen: Rect, theme: &Theme, title: &str, size: (u16, u16)) -> Rect {
    let (cols, rows) = (size.0.min(screen.width), size.1.min(screen.height));
    let area = Rect {
        x: screen.x + (screen.width - cols) / 2,
        y: screen.y + (screen.height - rows) / 2,
        width: cols,
        height: rows,
    };
    panel(buf, area, theme, title)
}

/// Draws what happened or what is wrong, with a mark that says the same as the colour, and returns the rows used.
pub fn notice(buf: &mut Buffer, area: Rect, theme: &Theme, tone: Tone, text: &str) -> u16 {
    let mark = match tone {
        Tone::Good => theme.glyphs.good(),
        Tone::Warn => '!',
        Tone::Plain | Tone::Strong | Tone::Dim | Tone::Accent => '·',
    };
    let room = Rect { x: area.x.saturating_add(2), width: area.width.saturating_sub(2), ..area };
    let lines = wrap(text, room.width);
    put(buf, area, &mark.to_string(), theme.tone(tone));
    for (row, words) in (0..area.height).zip(&lines) {
        put(buf, line(room, row), words, theme.tone(tone));
    }
    area.height.min(u16::try_from(lines.len()).unwrap_or(u16::MAX))
}

/// Says something in the middle of an empty place: what to do next, and how.
pub fn say(buf: &mut Buffer, area: Rect, theme: &Theme, words: &[(&str, Tone)]) {
    let lines: Vec<(String, Tone)> =
        words.iter().flat_map(|(text, tone)| wrap(text, area.width).into_iter().map(|l| (l, *tone))).collect();
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let top = area.height.saturating_sub(rows) / 2;
    for (row, (words, tone)) in (top..area.height).zip(&lines) {
        put_centred(buf, line(area, row), words, theme.tone(*tone));
    }
}
