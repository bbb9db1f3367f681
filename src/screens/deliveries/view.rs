//! Draws what is half counted.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Deliveries;
use crate::domain::delivery::{Delivery, DraftKind};
use crate::look::{self, Column, Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::takeon as say;
use crate::screens::{App, words};

/// Draws the list: whose, of which kind, under which note, how many lines.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, list: Deliveries) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let room = canvas.page(body, say::open_title(lang));
    let half = app.half_counted();
    let begin = match list.kind {
        DraftKind::Delivery => say::new_delivery(lang),
        DraftKind::OpeningStock => say::new_opening(lang),
    };
    let columns = [Column::name(24), Column::fixed(13), Column::name(14).rank(1), Column::figure(9)];
    let cells = |at: usize| match at.checked_sub(1) {
        None => vec![Span::styled(format!("+ {begin}"), theme.strong)],
        Some(at) => half.get(at).map(|of| row(app, &theme, of)).unwrap_or_default(),
    };
    look::list(canvas.buf, room, &theme, &columns, half.len() + 1, Some(list.picked), cells);
    if half.is_empty() {
        canvas.put(line(room, 2), words::goods::no_lines(lang), Tone::Dim);
    }
}

fn row(app: &App, theme: &look::Theme, of: &Delivery) -> Vec<Span<'static>> {
    let lang = app.lang();
    let (kind, note) = match of.kind {
        DraftKind::Delivery => (say::is_delivery(lang), &of.delivery_note),
        DraftKind::OpeningStock => (say::is_opening(lang), &of.counted_with),
    };
    vec![
        Span::styled(app.producer_name(of), theme.text),
        Span::styled(kind, theme.dim),
        Span::styled(note.clone(), theme.dim),
        Span::styled(words::goods::count(lang, of.lines.len()), theme.strong),
    ]
}
