//! Draws the lists of OCOP stamps.
//!
//! Stars on a stamp are told in figures: drawn stars are for goods that have them today.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{StampBoard, StampRow, StampTab};
use crate::domain::lang::Lang;
use crate::domain::query::{StampBatchRow, StampTodoRow, StampsToDestroyRow};
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_sheet};
use crate::screens::view::Canvas;
use crate::screens::words::ocop_stamp as words;

/// Draws the list that is seen.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &StampBoard) {
    let lang = canvas.lang;
    let tabs = [words::tab_batches(lang), words::tab_todo(lang), words::tab_destroy(lang)];
    let tab = StampTab::ALL.iter().position(|tab| *tab == shown.tab).unwrap_or(0);
    let empty = match shown.tab {
        StampTab::Batches => [words::no_batches(lang), words::no_batches_hint(lang)],
        StampTab::Todo => [words::no_todo(lang), words::tab_hint(lang)],
        StampTab::Destroy => [words::no_destroy(lang), words::tab_hint(lang)],
    };
    let heads = heads(shown.tab, lang);
    let foot = foot(shown, lang);
    let sheet = Sheet { title: words::title(lang), tabs: &tabs, tab, heads: &heads, empty: &empty, foot: &foot };
    draw_sheet(canvas, body, &shown.board, &sheet, |row, theme| match row {
        StampRow::Batch(row) => batch(row, theme),
        StampRow::Todo(row) => todo(row, lang, theme),
        StampRow::Destroy(row) => destroy(row, lang, theme),
    });
}

fn heads(tab: StampTab, lang: Lang) -> Vec<Head<'static>> {
    match tab {
        StampTab::Batches => vec![
            Head::new(words::col_batch(lang), Column::name(12)),
            Head::new(words::col_stars(lang), Column::figure(5)),
            Head::new(words::col_received(lang), Column::figure(7)),
            Head::new(words::col_applied(lang), Column::figure(6)),
            Head::new(words::col_spoiled(lang), Column::figure(6)),
            Head::new(words::col_returned(lang), Column::figure(6)),
            Head::new(words::col_counted(lang), Column::figure(5).rank(1)),
            Head::new(words::col_left(lang), Column::figure(7)),
            Head::new(words::col_free(lang), Column::fixed(14).rank(2)),
            Head::new(words::col_from(lang), Column::name(16).rank(3)),
        ],
        StampTab::Todo => vec![
            Head::new(words::col_goods(lang), Column::name(18)),
            Head::new(words::col_producer(lang), Column::owner(10).rank(2)),
            Head::new(words::col_stars(lang), Column::figure(5)),
            Head::new(words::col_here(lang), Column::figure(8)),
            Head::new(words::col_stamped(lang), Column::figure(8)),
            Head::new(words::col_missing(lang), Column::figure(9)),
            Head::new(words::col_stamps_left(lang), Column::figure(8)),
        ],
        StampTab::Destroy => vec![
            Head::new(words::col_goods(lang), Column::name(18)),
            Head::new(words::col_producer(lang), Column::owner(10).rank(2)),
            Head::new(words::col_batch(lang), Column::fixed(12).rank(1)),
            Head::new(words::col_on_stamp(lang), Column::figure(8)),
            Head::new(words::col_now(lang), Column::figure(5)),
            Head::new(words::col_applied(lang), Column::figure(6)),
            Head::new(words::col_here(lang), Column::figure(8)),
            Head::new(words::col_at_most(lang), Column::figure(8)),
        ],
    }
}

fn figure<'a>(n: i64, style: ratatui::style::Style) -> Span<'a> {
    Span::styled(if n == 0 { "–".to_owned() } else { n.to_string() }, style)
}

fn batch<'a>(row: &'a StampBatchRow, theme: &Theme) -> Vec<Span<'a>> {
    let b = row.balance;
    let next = row.free.first().map(crate::domain::ocop_stamp::SerialRange::first_text).unwrap_or_default();
    vec![
        Span::styled(row.batch.batch.as_str(), theme.text),
        Span::styled(row.batch.stars.get().to_string(), theme.text),
        figure(b.received, theme.text),
        figure(b.applied, theme.text),
        figure(b.spoiled, theme.text),
        figure(b.returned, theme.text),
        figure(b.counted, if b.counted == 0 { theme.dim } else { theme.warn }),
        figure(row.left, theme.strong),
        Span::styled(next, theme.dim),
        Span::styled(row.batch.from.as_str(), theme.dim),
    ]
}

fn todo<'a>(row: &'a StampTodoRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let (stamped, missing) = match row.need {
        Some(_) => (figure(row.stamped, theme.text), figure(row.missing, theme.warn)),
        None => (figure(row.stamped, theme.dim), Span::styled(words::not_said(lang), theme.warn)),
    };
    let left = if row.stamps_left < row.missing { theme.warn } else { theme.text };
    vec![
        Span::styled(row.name.as_str(), theme.text),
        Span::styled(row.producer.as_str(), theme.dim),
        Span::styled(row.stars.to_string(), theme.text),
        figure(row.on_hand, theme.text),
        stamped,
        missing,
        figure(row.stamps_left, left),
    ]
}

fn destroy<'a>(row: &'a StampsToDestroyRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let now = row.stars_now.map_or_else(|| words::no_stars(lang).to_owned(), |stars| stars.to_string());
    vec![
        Span::styled(row.name.as_str(), theme.text),
        Span::styled(row.producer.as_str(), theme.dim),
        Span::styled(row.batch.as_str(), theme.dim),
        Span::styled(row.stars.to_string(), theme.text),
        Span::styled(now, theme.warn),
        figure(row.applied, theme.text),
        figure(row.on_hand, theme.text),
        figure(row.at_most, theme.warn),
    ]
}

/// Adds up the rows in sight of the filter.
fn foot(shown: &StampBoard, lang: Lang) -> String {
    let rows = || shown.board.kept();
    let left = |stars: u8| {
        let of = |row: &StampRow| match row {
            StampRow::Batch(row) if row.batch.stars.get() == stars => row.left,
            StampRow::Batch(_) | StampRow::Todo(_) | StampRow::Destroy(_) => 0,
        };
        rows().map(of).sum::<i64>()
    };
    let count = |row: &StampRow| match row {
        StampRow::Todo(row) if row.need.is_some() => row.missing,
        StampRow::Destroy(row) => row.at_most,
        StampRow::Batch(_) | StampRow::Todo(_) => 0,
    };
    let sum: i64 = rows().map(count).sum();
    match shown.tab {
        StampTab::Batches => words::foot_batches(lang, left(3), left(4), left(5)),
        StampTab::Todo => words::foot_todo(lang, sum),
        StampTab::Destroy => words::foot_destroy(lang, sum),
    }
}
