//! Draws the quick item form.

use ratatui::layout::Rect;

use super::{Part, QuickItem};
use crate::look::{Tone, line};
use crate::screens::amount::money_echo;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the form: whose goods, what they are called, what they cost.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, item: &QuickItem) {
    let lang = canvas.lang;
    let list_rows = body.height.saturating_sub(14).clamp(3, 8);
    let is_choosing = item.part == Part::Producer;
    let height = if is_choosing { list_rows + 7 } else { 7 };
    let title = if item.is_for_delivery() { words::goods::new_item(lang) } else { words::quick_title(lang) };
    let inner = canvas.dialog(body, title, (70, height));
    let mut row = 0;
    if let Some(code) = &item.barcode {
        canvas.quiet_field(line(inner, row), &label(words::quick_code(lang)), code);
        row += 1;
    }
    let chosen = item.producer.chosen().map(|p| p.name.as_str()).unwrap_or_default();
    if item.part == Part::Producer {
        let hint = words::quick_find_producer(lang);
        canvas.field(line(inner, row), &label(words::quick_producer(lang)), &item.producer.line, hint);
    } else {
        canvas.quiet_field(line(inner, row), &label(words::quick_producer(lang)), chosen);
    }
    row += 1;
    if item.part == Part::Producer {
        let list = Rect { x: inner.x + 1, y: inner.y + row, height: list_rows, width: inner.width.saturating_sub(1) };
        crate::screens::producer_field::view::draw(canvas, list, &item.producer);
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
