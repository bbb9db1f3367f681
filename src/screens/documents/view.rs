//! Draws the list of documents of goods.

use chrono::Datelike;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{DocumentBoard, SPANS};
use crate::domain::lang::Lang;
use crate::domain::query::DocumentRow;
use crate::look::{Column, Theme, width};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::{documents as words, stock};

/// Draws the list: number, when, what it did, which goods, with whom, by whom.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &DocumentBoard) {
    let lang = canvas.lang;
    let tabs = SPANS.map(|days| words::days(lang, days));
    // A number is never cut: points have codes of any length.
    let numbers = shown.board.rows().iter().map(|row| width(&row.document)).max().unwrap_or(0).max(10);
    let heads = [
        Head::new(words::number(lang), Column::fixed(numbers)),
        Head::new(words::when(lang), Column::fixed(11)),
        Head::new(words::kind(lang), Column::name(19)),
        Head::new(words::goods(lang), Column::name(26)),
        Head::new(words::with(lang), Column::name(18).rank(2)),
        Head::new(words::who(lang), Column::name(8).rank(3)),
    ];
    let is_all = SPANS.get(shown.span) == Some(&None);
    let empty = if is_all {
        [words::none_yet(lang), words::none_yet_hint(lang)]
    } else {
        [words::none(lang), words::none_hint(lang)]
    };
    let (title, tab) = (words::title(lang), shown.span);
    let sheet = Sheet { title, tabs: &tabs, tab, heads: &heads, empty: &empty, ..Sheet::default() };
    let year = canvas.app.now.date().year();
    draw_board(canvas, body, &shown.board, &sheet, |row, theme| cells(row, lang, year, theme));
}

fn cells<'a>(row: &'a DocumentRow, lang: Lang, year: i32, theme: &Theme) -> Vec<Span<'a>> {
    let (kind, main) = match row.undone_by {
        Some(_) => (words::is_undone(lang, row.kind.name(lang)), theme.dim),
        None => (row.kind.name(lang).to_owned(), theme.text),
    };
    let with = match (row.about.is_empty(), row.producers.as_slice()) {
        (false, _) => row.about.as_str().into(),
        (true, [one]) => stock::short_owner(one),
        (true, several) => words::some_of(lang, several).into(),
    };
    let when = if row.at.date().year() == year { "%d/%m %H:%M" } else { "%d/%m/%Y" };
    vec![
        Span::styled(row.document.as_str(), if row.undone_by.is_some() { theme.dim } else { theme.strong }),
        Span::styled(row.at.local().format(when).to_string(), theme.dim),
        Span::styled(kind, main),
        Span::styled(words::some_of(lang, &row.goods), main),
        Span::styled(with, theme.dim),
        Span::styled(row.staff_name.as_str(), theme.dim),
    ]
}
