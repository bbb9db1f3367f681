//! Draws the quick item form.

use ratatui::layout::Rect;

use super::{Part, QuickItem};
use crate::look::{Tone, line, page, scroll_bar};
use crate::screens::amount::money_echo;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the form: whose goods, what they are called, what they cost.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, item: &QuickItem) {
    let lang = canvas.lang;
    let list_rows = body.height.saturating_sub(14).clamp(3, 8);
    let is_choosing = item.part == Part::Producer;
    let height = if is_choosing { list_rows + 7 } else { 7 };
    let inner = canvas.dialog(body, words::quick_title(lang), (70, height));
    let mut row = 0;
    if let Some(code) = &item.barcode {
        canvas.quiet_field(line(inner, row), &label(words::quick_code(lang)), code);
        row += 1;
    }
    let found = item.found();
    let chosen = item.chosen().map(|p| p.name.as_str()).unwrap_or_default();
    if item.part == Part::Producer {
        let hint = words::quick_find_producer(lang);
        canvas.field(line(inner, row), &label(words::quick_producer(lang)), &item.producer, hint);
    } else {
        canvas.quiet_field(line(inner, row), &label(words::quick_producer(lang)), chosen);
    }
    row += 1;
    if item.part == Part::Producer {
        let list = Rect { x: inner.x + 1, y: inner.y + row, height: list_rows, width: inner.width.saturating_sub(1) };
        producers(canvas, list, item, found.len());
        row += list_rows;
    }
    row += 1;
    match item.part {
        Part::Name => {
            canvas.field(line(inner, row), &label(words::quick_name(lang)), &item.name, words::quick_type_name(lang))
        }
        Part::Producer | Part::Price => {
            canvas.quiet_field(line(inner, row), &label(words::quick_name(lang)), item.name.text())
        }
    }
    row += 1;
    let price = Rect { width: inner.width / 2, ..line(inner, row) };
    match item.part {
        Part::Price => {
            canvas.field(price, &label(words::quick_price(lang)), &item.price, "150 = 150.000");
            let echo = Rect { x: price.right() + 2, width: inner.width / 2 - 2, ..price };
            canvas.put(echo, &money_echo(item.price.text()), Tone::Accent);
        }
        Part::Producer | Part::Name => canvas.quiet_field(price, &label(words::quick_price(lang)), item.price.text()),
    }
    let foot = line(inner, inner.height.saturating_sub(1));
    if item.quantity != crate::domain::quantity::Quantity::ONE {
        let quantity = item.quantity.to_string();
        canvas.put_right(line(inner, row), &words::times(lang, &quantity), Tone::Accent);
    }
    canvas.put(
        Rect { x: foot.x + 1, width: foot.width.saturating_sub(1), ..foot },
        words::quick_later(lang),
        Tone::Dim,
    );
}

/// Pads a label so that the fields stand in one column.
fn label(word: &str) -> String {
    format!("{word:<9}")
}

fn producers(canvas: &mut Canvas<'_>, area: Rect, item: &QuickItem, len: usize) {
    if len == 0 {
        canvas.put(line(area, 0), words::no_producer_found(canvas.lang), Tone::Dim);
    }
    let found = item.found();
    let shown = page(len, Some(item.picked), usize::from(area.height));
    for (row, index) in (0..area.height).zip(shown.clone()) {
        let Some(producer) = found.get(index) else { continue };
        let place = line(area, row);
        if index == item.picked && item.has_choice() {
            canvas.mark(Rect { width: place.width.saturating_sub(1), ..place });
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        let used = canvas.put(room, &producer.name, Tone::Plain) + 2;
        let at = producer.place.as_ref().map(|p| p.line()).unwrap_or_default();
        canvas.put_right(Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room }, &at, Tone::Dim);
    }
    scroll_bar(canvas.buf, area, &canvas.theme, shown, len);
}
