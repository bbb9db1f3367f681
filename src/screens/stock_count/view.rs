//! Draws counts: the list, the form, what is counted, what is left, what differs.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::start::PLACES;
use super::{Stage, StockCount};
use crate::domain::count::CountScope;
use crate::domain::lang::Lang;
use crate::domain::query::CountRow;
use crate::look::{self, Column, Tone, line, wrap};
use crate::screens::view::{Canvas, loading};
use crate::screens::words;
use crate::screens::words::count as say;

mod counting;
mod result;

/// Draws where the person is.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    match pane.stage {
        Stage::List => list(canvas, body, pane),
        Stage::Start => start(canvas, body, pane),
        Stage::Counting => counting::draw(canvas, body, pane),
        Stage::Rest => counting::draw_rest(canvas, body, pane),
        Stage::Result => result::draw(canvas, body, pane),
        Stage::Drop => drop_form(canvas, body, pane),
    }
}

/// Returns which goods a count covers.
fn scope(row: &CountRow, lang: Lang) -> String {
    match &row.scope {
        CountScope::All => say::all_goods(lang).to_owned(),
        CountScope::Producer(_) => row.producer.clone(),
        CountScope::Skus(skus) => say::packs(lang, skus.len()),
    }
}

fn place(row: &CountRow, lang: Lang) -> &'static str {
    let (vi, en) = row.place.names();
    lang.pick(vi, en)
}

/// Returns the title of a count's pages: number, place, goods.
fn title(pane: &StockCount, lang: Lang) -> String {
    let row = pane.detail.as_ref().map(|d| &d.row);
    let what = row.map(|row| format!(" · {} · {}", place(row, lang), scope(row, lang))).unwrap_or_default();
    format!("{} {}{what}", say::title(lang), pane.count)
}

fn list(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let (lang, theme, app) = (canvas.lang, canvas.theme, canvas.app);
    let room = canvas.page(body, say::list_title(lang));
    let Some(rows) = &pane.rows else { return loading(canvas, room) };
    let columns = [
        Column::fixed(11),
        Column::fixed(8),
        Column::name(16),
        Column::fixed(11).rank(2),
        Column::name(8).rank(3),
        Column::fixed(14),
    ];
    let cells = |at: usize| {
        let Some(row) = rows.get(at) else {
            return vec![Span::styled(format!("+ {}", say::new_count(lang)), theme.text)];
        };
        let (vi, en) = row.state.names();
        vec![
            Span::styled(row.count.clone(), theme.strong),
            Span::styled(place(row, lang).to_owned(), theme.text),
            Span::styled(scope(row, lang), theme.text),
            Span::styled(row.started_at.local().format("%d/%m %H:%M").to_string(), theme.dim),
            Span::styled(app.name_of(&row.started_by).to_owned(), theme.dim),
            Span::styled(lang.pick(vi, en).to_owned(), theme.accent),
        ]
    };
    let known = rows.len();
    let above = Rect { height: u16::try_from(known).unwrap_or(u16::MAX).min(room.height.saturating_sub(2)), ..room };
    let picked = (pane.picked < known).then_some(pane.picked);
    look::list(canvas.buf, above, &theme, &columns, known, picked, cells);
    let new = Rect { y: above.bottom() + 1, height: 1, ..room };
    let one = [Column::name(20)];
    look::list(canvas.buf, new, &theme, &one, 1, picked.is_none().then_some(0), |_| cells(known));
}

fn start(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let (lang, form) = (canvas.lang, &pane.start);
    let hint = wrap(say::blind(lang), 62);
    let hint_rows = u16::try_from(hint.len()).unwrap_or(2);
    let list_rows = body.height.saturating_sub(12 + hint_rows).clamp(3, 8);
    let inner = canvas.dialog(body, say::start_title(lang), (70, list_rows + hint_rows + 5));
    let places = line(inner, 0);
    canvas.put(Rect { x: places.x + 1, width: 10, ..places }, say::place(lang), Tone::Dim);
    let mut x = places.x + 11;
    for (at, place) in PLACES.iter().enumerate() {
        let (vi, en) = place.names();
        let name = lang.pick(vi, en);
        let word = if at == form.place { format!("[{name}]") } else { format!(" {name} ") };
        let room = Rect { x, width: look::width(&word).min(places.right().saturating_sub(x)), ..places };
        if at == form.place {
            canvas.mark(room);
        }
        canvas.put(room, &word, if at == form.place { Tone::Accent } else { Tone::Dim });
        x += room.width + 1;
    }
    canvas.put_right(places, say::place_hint(lang), Tone::Dim);
    let label = format!("{:<9}", say::producer(lang));
    canvas.field(line(inner, 1), &label, &form.producer, say::producer_hint(lang));
    let room = Rect { x: inner.x + 1, y: inner.y + 3, width: inner.width.saturating_sub(1), height: list_rows };
    if form.is_of_one() {
        found(canvas, room, pane);
    } else {
        canvas.put(line(room, 0), say::everything(lang), Tone::Plain);
    }
    for (row, text) in (list_rows + 4..).zip(&hint) {
        canvas.put(Rect { x: inner.x + 1, ..line(inner, row) }, text, Tone::Dim);
    }
}

fn found(canvas: &mut Canvas<'_>, room: Rect, pane: &StockCount) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let found = pane.start.found();
    if found.is_empty() {
        canvas.put(line(room, 0), words::no_producer_found(lang), Tone::Dim);
    }
    let cells = |at: usize| {
        let Some(producer) = found.get(at) else { return Vec::new() };
        let place = producer.place.as_ref().map(|p| p.line()).unwrap_or_default();
        vec![Span::styled(producer.name.clone(), theme.text), Span::styled(place, theme.dim)]
    };
    let columns = [Column::name(30), Column::name(20).rank(1)];
    look::list(canvas.buf, room, &theme, &columns, found.len(), Some(pane.start.picked), cells);
}

fn drop_form(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let lang = canvas.lang;
    canvas.clear(body);
    let says = wrap(say::drop_says(lang), 54);
    let rows = u16::try_from(says.len()).unwrap_or(2);
    let title = format!("{} {}", say::drop_title(lang), pane.count);
    let inner = canvas.dialog(body, &title, (60, rows + 3));
    for (row, text) in (0..).zip(&says) {
        canvas.put(line(inner, row), text, Tone::Plain);
    }
    canvas.field(line(inner, rows + 1), say::reason(lang), &pane.reason, say::drop_hint(lang));
}
