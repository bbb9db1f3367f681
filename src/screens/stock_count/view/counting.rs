//! Draws what is counted, blind: name and how many, the latest on top.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{StockCount, title};
use crate::domain::quantity::Quantity;
use crate::look::{self, Column, Tone, line, wrap};
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::ticket::card_of;
use crate::screens::view::{Canvas, loading};
use crate::screens::words;
use crate::screens::words::count as say;

/// Draws field, found goods or counted lines, and how to type.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let lang = canvas.lang;
    let room = canvas.page(body, &title(pane, lang));
    let Some(detail) = &pane.detail else { return loading(canvas, room) };
    let head = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..line(body, 0) };
    canvas.put_right(head, &say::packs(lang, detail.counted.len()), Tone::Dim);
    canvas.field(line(room, 0), "▸", &pane.field.line, say::scan_or_type(lang));
    if let (Some(figure), _) = split_quantity(pane.field.line.text())
        && let Ok(quantity) = typed_quantity(figure)
    {
        canvas.put_right(line(room, 0), &words::times(lang, &quantity.to_string()), Tone::Accent);
    }
    let list = Rect { y: room.y + 2, height: room.height.saturating_sub(4), ..room };
    if pane.field.is_listing() {
        hits(canvas, list, pane);
    } else {
        lines(canvas, list, pane);
    }
    let how = wrap(say::how(lang), room.width);
    let from = room.height.saturating_sub(u16::try_from(how.len()).unwrap_or(1));
    for (row, text) in (from..).zip(&how) {
        canvas.put(line(room, row), text, Tone::Dim);
    }
}

fn lines(canvas: &mut Canvas<'_>, area: Rect, pane: &StockCount) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let counted = pane.detail.as_ref().map(|d| d.counted.as_slice()).unwrap_or_default();
    if counted.is_empty() {
        return look::say(
            canvas.buf,
            area,
            &theme,
            &[(say::nothing_yet(lang), Tone::Plain), (say::scan_or_type(lang), Tone::Dim)],
        );
    }
    let columns = [Column::figure(6), Column::name(26), Column::name(12).rank(1)];
    let cells = |at: usize| {
        let Some(row) = counted.get(at) else { return Vec::new() };
        let whose = card_of(&app.shelf, &row.sku).map(|card| card.producer.name.clone()).unwrap_or_default();
        let note = match &row.lot {
            _ if row.quantity == Quantity::ZERO => say::none_left(lang).to_owned(),
            Some(lot) => lot.to_string(),
            None => whose,
        };
        let style = if at == 0 { theme.strong } else { theme.text };
        vec![
            Span::styled(row.quantity.to_string(), theme.strong),
            Span::styled(row.name.clone(), style),
            Span::styled(note, theme.dim),
        ]
    };
    look::list(canvas.buf, area, &theme, &columns, counted.len(), Some(pane.selected), cells);
}

fn hits(canvas: &mut Canvas<'_>, area: Rect, pane: &StockCount) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let hits = &pane.field.hits;
    if hits.is_empty() {
        return look::say(canvas.buf, area, &theme, &[(say::not_found(lang), Tone::Plain)]);
    }
    let cells = |at: usize| {
        let Some(card) = hits.get(at).and_then(|sku| card_of(&app.shelf, sku)) else { return Vec::new() };
        vec![Span::styled(card.title(), theme.text), Span::styled(card.producer.name.clone(), theme.dim)]
    };
    let columns = [Column::name(30), Column::owner(16).rank(1)];
    look::list(canvas.buf, area, &theme, &columns, hits.len(), Some(pane.field.picked), cells);
}

/// Draws what nobody has counted; how much of it the books have is not told.
pub fn draw_rest(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let room = canvas.page(body, &title(pane, lang));
    let Some(detail) = &pane.detail else { return loading(canvas, room) };
    let rest = &detail.uncounted;
    canvas.put(line(room, 0), say::rest_title(lang), Tone::Warn);
    canvas.put_right(line(room, 0), &say::packs(lang, rest.len()), Tone::Dim);
    let says = wrap(say::rest_says(lang), room.width);
    for (row, text) in (1..).zip(&says) {
        canvas.put(line(room, row), text, Tone::Plain);
    }
    let used = u16::try_from(says.len()).unwrap_or(1) + 2;
    let list = Rect { y: room.y + used, height: room.height.saturating_sub(used), ..room };
    let cells = |at: usize| {
        let Some(row) = rest.get(at) else { return Vec::new() };
        vec![Span::styled(row.name.clone(), theme.text), Span::styled(row.producer.clone(), theme.dim)]
    };
    let columns = [Column::name(30), Column::name(16).rank(1)];
    look::list(canvas.buf, list, &theme, &columns, rest.len(), Some(pane.picked), cells);
}
