//! Draws the sale just stored: what goes back to the buyer, in large figures and in notes.

use ratatui::layout::Rect;

use crate::domain::tender::by_notes;
use crate::look::{self, Tone, line};
use crate::screens::pay::LastSale;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Wider than this the labels and the figures lose sight of each other.
const WIDTH_MAX: u16 = 76;

/// Draws the last sale where the ticket was.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, last: &LastSale) {
    let lang = canvas.lang;
    let width = area.width.saturating_sub(4).min(WIDTH_MAX);
    let inner = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    look::notice(canvas.buf, line(inner, 1), &canvas.theme, Tone::Good, &words::saved(lang, &last.receipt));
    let figures = Rect { width: inner.width.min(44), ..inner };
    canvas.pair(line(figures, 3), words::to_pay(lang), &last.payable.dotted(), Tone::Plain);
    let mut row = 4;
    for tender in &last.tenders {
        canvas.pair(line(figures, row), words::tender(lang, tender.kind), &tender.amount.dotted(), Tone::Plain);
        row += 1;
    }
    for short in &last.short {
        let text = words::goods::sold_short(lang, &short.name, short.quantity);
        look::notice(canvas.buf, line(inner, row), &canvas.theme, Tone::Warn, &text);
        row += 1;
    }
    row += 1;
    if !last.waiting.is_zero() {
        let text = format!("{} {} đ", words::waiting(lang), last.waiting);
        look::notice(canvas.buf, line(inner, row), &canvas.theme, Tone::Warn, &text);
        row += 2;
    } else if last.change.is_zero() {
        look::notice(canvas.buf, line(inner, row), &canvas.theme, Tone::Good, words::received(lang));
    }
    if last.change.is_zero() {
        return;
    }
    canvas.put(line(inner, row), words::change(lang), Tone::Strong);
    let room = Rect { y: inner.y + row + 1, height: inner.height.saturating_sub(row + 1), ..inner };
    let digits = Rect { height: room.height.saturating_sub(1).min(5), ..room };
    let used = look::big_digits(canvas.buf, digits, &canvas.theme, last.change);
    let (notes, rest) = by_notes(last.change);
    let mut parts: Vec<String> =
        notes.iter().map(|(note, n)| format!("{n} × {}", crate::domain::money::Money::vnd(*note))).collect();
    if !rest.is_zero() {
        parts.push(format!("{rest} đ"));
    }
    let below = Rect { y: room.y + used + 1, height: room.height.saturating_sub(used + 1), ..room };
    for (row, text) in (0..below.height).zip(whole_parts(&parts, below.width)) {
        canvas.put_right(line(below, row), &text, Tone::Plain);
    }
}

/// Joins parts into rows without ever breaking one.
fn whole_parts(parts: &[String], width: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(row) if look::width(row) + 3 + look::width(part) <= width => {
                row.push_str(" · ");
                row.push_str(part);
            }
            _ => rows.push(part.clone()),
        }
    }
    rows
}
