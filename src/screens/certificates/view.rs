//! Draws lists of papers.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{CertificateBoard, PaperLine, View};
use crate::domain::certificate::{CertificateState, NeedState};
use crate::domain::lang::Lang;
use crate::domain::query::{CertificateRow, MissingRow};
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::{certificates as words, stock};

/// Draws the list: what, whose, number, last day, how it stands, where the original is.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &CertificateBoard) {
    let lang = canvas.lang;
    let tabs = View::ALL.map(|view| tab(lang, view));
    let at = View::ALL.iter().position(|view| *view == shown.view).unwrap_or(0);
    let filed = [
        Head::new(words::paper(lang), Column::name(16)),
        Head::new(words::owner(lang), Column::name(12)),
        Head::new(words::number(lang), Column::fixed(14).rank(2)),
        Head::new(words::until(lang), Column::fixed(10)),
        Head::new(words::standing(lang), Column::fixed(14)),
        Head::new(words::filed_at(lang), Column::name(10).rank(3)),
    ];
    let missing = [
        Head::new(words::product(lang), Column::name(16)),
        Head::new(words::producer(lang), Column::owner(12).rank(2)),
        Head::new(words::needed(lang), Column::name(20)),
        Head::new(words::standing(lang), Column::fixed(11)),
        Head::new(words::here(lang), Column::figure(7)),
    ];
    let is_missing = matches!(shown.view, View::Missing | View::MissingElsewhere);
    let heads: &[Head<'_>] = if is_missing { &missing } else { &filed };
    let (here, elsewhere) = shown.missing;
    let counts = words::missing_counts(lang, here, elsewhere);
    let empty = match shown.view {
        View::Missing if elsewhere > 0 => [words::none_missing_here(lang), counts.as_str()],
        view => empty(lang, view),
    };
    let foot = if is_missing { counts.as_str() } else { "" };
    let sheet = Sheet { title: words::title(lang), tabs: &tabs, tab: at, heads, empty: &empty, foot };
    draw_board(canvas, body, &shown.board, &sheet, |line, theme| match line {
        PaperLine::Filed(row) => filed_cells(row, lang, theme),
        PaperLine::Missing(row) => missing_cells(row, lang, theme),
    });
}

const fn tab(lang: Lang, view: View) -> &'static str {
    match view {
        View::All => words::all(lang),
        View::Ending => words::ending(lang),
        View::Expired => words::expired(lang),
        View::Missing => words::missing(lang),
        View::MissingElsewhere => words::missing_elsewhere(lang),
    }
}

const fn empty(lang: Lang, view: View) -> [&'static str; 2] {
    match view {
        View::All => [words::none(lang), words::none_hint(lang)],
        View::Ending => [words::none_ending(lang), words::tab_hint(lang)],
        View::Expired => [words::none_expired(lang), words::tab_hint(lang)],
        View::Missing | View::MissingElsewhere => [words::none_missing(lang), words::tab_hint(lang)],
    }
}

fn filed_cells<'a>(row: &'a CertificateRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let c = &row.paper.certificate;
    let is_valid = row.state == CertificateState::Valid;
    let is_of_product = !row.product_name.is_empty();
    let owner = if is_of_product { row.product_name.as_str().into() } else { stock::short_owner(&row.producer_name) };
    let until = c.to.map_or_else(|| "–".to_owned(), words::date);
    vec![
        Span::styled(words::short_name(lang, c.name(lang)), theme.text),
        Span::styled(owner, theme.dim),
        Span::styled(c.number.as_str(), theme.dim),
        Span::styled(until, theme.text),
        Span::styled(words::state(lang, row.state, row.days_left), if is_valid { theme.text } else { theme.warn }),
        Span::styled(c.filed_at.as_str(), theme.dim),
    ]
}

fn missing_cells<'a>(row: &'a MissingRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let (vi, en) = row.kind.rules().names;
    let state = if row.state == NeedState::Lapsed { words::lapsed(lang) } else { words::not_there(lang) };
    let here = if row.in_shop.is_positive() { row.in_shop.to_string() } else { "–".to_owned() };
    vec![
        Span::styled(row.product_name.as_str(), theme.text),
        Span::styled(row.producer_name.as_str(), theme.dim),
        Span::styled(words::short_name(lang, lang.pick(vi, en)), theme.text),
        Span::styled(state, theme.warn),
        Span::styled(here, theme.strong),
    ]
}
