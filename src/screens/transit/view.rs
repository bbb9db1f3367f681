//! Draws the list of goods on the way.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{OnTheWay, TransitBoard};
use crate::domain::lang::Lang;
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::moves as words;
use crate::screens::words::stock::short_day;

/// From so many days on the way a transfer wants looking after.
const LONG_DAYS: i64 = 3;

/// Draws the list: number, to where, since when, what.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &TransitBoard) {
    let lang = canvas.lang;
    let heads = [
        Head::new(words::col_transfer(lang), Column::fixed(11)),
        Head::new(words::col_to(lang), Column::name(16)),
        Head::new(words::col_sent_on(lang), Column::fixed(8).rank(2)),
        Head::new(words::col_since(lang), Column::fixed(10)),
        Head::new(words::col_what(lang), Column::name(22).rank(1)),
    ];
    let empty = [words::none_on_the_way(lang), words::none_hint(lang)];
    let sheet = Sheet { title: words::transit_title(lang), heads: &heads, empty: &empty, ..Sheet::default() };
    draw_board(canvas, body, &shown.board, &sheet, |transfer, theme| cells(transfer, lang, theme));
}

fn cells<'a>(transfer: &'a OnTheWay, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let Some(first) = transfer.first() else { return Vec::new() };
    let what: Cow<'_, str> = match transfer.rows.as_slice() {
        [row] => format!("{} {} {}", row.quantity, row.unit, row.name).into(),
        rows => words::so_many(lang, rows.len(), &first.name).into(),
    };
    let since = if first.days >= LONG_DAYS { theme.warn } else { theme.text };
    vec![
        Span::styled(first.transfer.as_str(), theme.strong),
        Span::styled(words::point(&first.to), theme.text),
        Span::styled(short_day(first.sent_on), theme.dim),
        Span::styled(words::since(lang, first.days), since),
        Span::styled(what, theme.text),
    ]
}
