//! Draws what is asked of a code.

use ratatui::layout::Rect;

use super::{Ask, Learn, Purpose};
use crate::look::{self, Tone, fit_name, line, page, scroll_bar};
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the form: the code, the field, and the goods found.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, learn: &Learn) {
    let (app, lang) = (canvas.app, canvas.lang);
    let list_rows = match learn.ask {
        Ask::Case(_) => 0,
        Ask::Stamp | Ask::Label(_) => body.height.saturating_sub(14).clamp(3, 8),
    };
    let title = match learn.ask {
        Ask::Stamp => words::stamp_title(lang),
        Ask::Label(_) => words::item_title(lang),
        Ask::Case(_) => words::case_title(lang),
    };
    let inner = canvas.dialog(body, title, (72, list_rows + 5));
    let row = |n: u16| Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..line(inner, n) };
    canvas.put(row(0), &learn.shown, Tone::Dim);
    let foot = row(inner.height.saturating_sub(1));
    if let Ask::Case(sku) = &learn.ask {
        let card = card_of(&app.shelf, sku);
        let title = card.map(|c| c.title()).unwrap_or_default();
        let unit = card.map(|c| c.unit.clone()).unwrap_or_default();
        canvas.put(row(1), &fit_name(&title, row(1).width), Tone::Strong);
        let field = Rect { width: row(2).width / 2, ..row(2) };
        canvas.field(field, &words::units_of_case(lang, &unit), &learn.line, "24");
        let hint = match learn.purpose {
            Purpose::Sell(_) => words::units_hint(lang),
            Purpose::Receive(_) => words::goods::units_hint(lang),
        };
        canvas.put(foot, hint, Tone::Dim);
        return;
    }
    canvas.field(row(1), words::stamp_field(lang), &learn.line, words::stamp_type(lang));
    let list = Rect { height: list_rows, ..row(2) };
    hits(canvas, list, learn);
    canvas.put(foot, words::stamp_hint(lang), Tone::Dim);
    if learn.quantity != crate::domain::quantity::Quantity::ONE {
        canvas.put_right(foot, &words::times(lang, &learn.quantity.to_string()), Tone::Accent);
    }
}

fn hits(canvas: &mut Canvas<'_>, area: Rect, learn: &Learn) {
    let app = canvas.app;
    if learn.hits.is_empty() && !learn.line.is_empty() {
        canvas.put(line(area, 0), words::nothing_found(canvas.lang), Tone::Dim);
    }
    let shown = page(learn.hits.len(), Some(learn.picked), usize::from(area.height));
    for (row, index) in (0..area.height).zip(shown.clone()) {
        let Some(card) = learn.hits.get(index).and_then(|sku| card_of(&app.shelf, sku)) else { continue };
        let place = line(area, row);
        if index == learn.picked {
            canvas.mark(Rect { width: place.width.saturating_sub(1), ..place });
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        let name = fit_name(&card.title(), room.width * 3 / 5).into_owned();
        let used = canvas.put(room, &name, Tone::Plain) + 2;
        let who = look::fit_owner(&card.producer.name, room.width.saturating_sub(used)).into_owned();
        canvas.put_right(Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room }, &who, Tone::Dim);
    }
    scroll_bar(canvas.buf, area, &canvas.theme, shown, learn.hits.len());
}
