//! Draws the producers found under their field.

use ratatui::layout::Rect;

use super::ProducerField;
use crate::look::{Tone, line, page, scroll_bar};
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws who is found, the chosen one marked, each with its place.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, field: &ProducerField) {
    let found = field.found();
    if found.is_empty() {
        canvas.put(line(area, 0), words::no_producer_found(canvas.lang), Tone::Dim);
    }
    let shown = page(found.len(), Some(field.picked), usize::from(area.height));
    for (row, index) in (0..area.height).zip(shown.clone()) {
        let Some(producer) = found.get(index) else { continue };
        let place = line(area, row);
        if index == field.picked && field.has_choice() {
            canvas.mark(Rect { width: place.width.saturating_sub(1), ..place });
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        let used = canvas.put(room, &producer.name, Tone::Plain) + 2;
        let at = producer.place.as_ref().map(|p| p.line()).unwrap_or_default();
        canvas.put_right(Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room }, &at, Tone::Dim);
    }
    scroll_bar(canvas.buf, area, &canvas.theme, shown, found.len());
}
