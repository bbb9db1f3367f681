//! A field being typed in.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Theme;
use super::text::{put, safe, tail, width};

/// What a field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// What stands before it: `▸` or `Khách đưa`.
    pub prompt: &'a str,
    /// What is typed.
    pub text: &'a str,
    /// Where typing goes on, as a byte offset into the text.
    pub cursor: usize,
    /// What to do, shown while nothing is typed.
    pub hint: &'a str,
}

/// Draws a field on one row and returns where the terminal's cursor belongs when it has the focus.
///
/// A text too long for its room is shown around the cursor.
pub fn field(buf: &mut Buffer, area: Rect, theme: &Theme, field: Field<'_>) -> Position {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
    buf.set_style(area, theme.field);
    let inner = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area };
    let mut used = put(buf, inner, field.prompt, theme.accent);
    used += u16::from(used > 0);
    let room = Rect { x: inner.x.saturating_add(used), width: inner.width.saturating_sub(used), ..inner };
    if field.text.is_empty() {
        put(buf, room, field.hint, theme.dim);
        return Position { x: room.x, y: room.y };
    }
    let cursor = (0..=field.cursor.min(field.text.len())).rev().find(|&at| field.text.is_char_boundary(at));
    let (before, after) = field.text.split_at(cursor.unwrap_or(0));
    let before = safe(before);
    let mut shown = tail(&before, room.width.saturating_sub(1)).to_owned();
    let x = room.x.saturating_add(width(&shown));
    shown.push_str(after);
    put(buf, room, &shown, theme.field);
    Position { x, y: room.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, cursor: usize) -> (String, u16) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 16, 1));
        let spec = Field { prompt: "▸", text, cursor, hint: "Quét mã" };
        let area = buf.area;
        let at = field(&mut buf, area, &Theme::dark(), spec);
        (buf.content().iter().map(|cell| cell.symbol()).collect(), at.x)
    }

    #[test]
    fn an_empty_field_says_what_to_do() {
        assert_eq!(drawn("", 0), (" ▸ Quét mã      ".into(), 3));
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        assert_eq!(drawn("mật ong", 9), (" ▸ mật ong      ".into(), 10));
        assert_eq!(drawn("mật ong", 0), (" ▸ mật ong      ".into(), 3));
        assert_eq!(drawn("mật ong hoa nhãn", 99), (" ▸ ng hoa nhãn  ".into(), 14));
        assert_eq!(drawn("mật ong hoa nhãn", 0), (" ▸ mật ong hoa… ".into(), 3));
        assert_eq!(drawn("mật", 3).1, 4, "a cursor inside a letter stands before it");
    }
}
