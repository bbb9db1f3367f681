//! Draws the lots of a line.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Lots, LotsRow};
use crate::domain::query::LotRow;
use crate::look::{self, Column, Tone, line};
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the lots: code, last day, how much is left, when it came, what keeps it from being sold.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, lots: &Lots) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let title = card_of(&app.shelf, &lots.sku).map_or_else(|| lots.sku.to_string(), |card| card.title());
    let rows = lots.rows(app);
    let len = rows.as_ref().map_or(1, Vec::len);
    let height = u16::try_from(len).unwrap_or(u16::MAX).min(body.height.saturating_sub(9)).max(3);
    let inner = canvas.dialog(body, &format!("{} · {title}", words::goods::lots_title(lang)), (78, height + 1));
    let Some(rows) = rows else { return crate::screens::view::loading(canvas, inner) };
    let columns = [
        Column::name(14),
        Column::fixed(10),
        Column::figure(7),
        Column::fixed(10).rank(2),
        Column::fixed(7).rank(1),
        Column::fixed(12),
    ];
    let heads = words::goods::lot_heads(lang);
    let head = Rect { x: inner.x + 2, width: inner.width.saturating_sub(4), ..line(inner, 0) };
    let heads: Vec<Span<'_>> = heads.iter().map(|text| Span::styled(*text, theme.dim)).collect();
    look::row(canvas.buf, head, &columns, &heads);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let cells = |at: usize| match rows.get(at) {
        None | Some(LotsRow::First | LotsRow::Unbooked) => Vec::new(),
        Some(LotsRow::Lot(row)) => lot_cells(canvas.app, &theme, row),
    };
    look::list(canvas.buf, list, &theme, &columns, rows.len(), Some(lots.picked), cells);
    let shown = look::page(rows.len(), Some(lots.picked), usize::from(list.height));
    for (y, index) in (0..list.height).zip(shown) {
        let (text, tone) = match rows.get(index) {
            Some(LotsRow::First) => (words::goods::first_to_expire(lang), Tone::Plain),
            Some(LotsRow::Unbooked) if app.is_manager() => (words::goods::unbooked_row(lang), Tone::Plain),
            Some(LotsRow::Unbooked) => (words::goods::unbooked_row(lang), Tone::Dim),
            Some(LotsRow::Lot(_)) | None => continue,
        };
        let room = Rect { x: list.x + 2, width: list.width.saturating_sub(4), ..line(list, y) };
        canvas.put(room, text, tone);
    }
}

fn lot_cells<'a>(app: &crate::screens::App, theme: &look::Theme, row: &LotRow) -> Vec<Span<'a>> {
    let lang = app.lang();
    let date = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let state = words::goods::lot_state(lang, row, app.now.date());
    let is_fine = state.is_empty();
    let style = if is_fine { theme.text } else { theme.dim };
    vec![
        Span::styled(words::goods::lot_code(lang, row), style),
        Span::styled(row.lot.expires.map_or_else(|| "–".to_owned(), date), style),
        Span::styled(row.quantity.to_string(), if is_fine { theme.strong } else { theme.dim }),
        Span::styled(date(row.lot.received), theme.dim),
        Span::styled(words::goods::place(lang, row.place), theme.dim),
        Span::styled(state, theme.warn),
    ]
}
