//! Draws lists of codes.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{CodeBoard, CodeLine, CodesTab};
use crate::domain::code_book::CodeLayout;
use crate::domain::lang::Lang;
use crate::domain::query::LearnedRow;
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::codes as words;

/// Draws the list: the code, its goods, how many, who taught it and when; or how scales write.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &CodeBoard) {
    let lang = canvas.lang;
    let tabs = [words::tab_learned(lang), words::tab_layouts(lang)];
    let learned = [
        Head::new(words::col_code(lang), Column::name(26)),
        Head::new(words::col_goods(lang), Column::name(24)),
        Head::new(words::col_units(lang), Column::figure(6)),
        Head::new(words::col_samples(lang), Column::figure(4).rank(3)),
        Head::new(words::col_staff(lang), Column::fixed(10).rank(2)),
        Head::new(words::col_at(lang), Column::fixed(10).rank(1)),
    ];
    let layouts = [
        Head::new(words::col_layout(lang), Column::fixed(18)),
        Head::new(words::col_meaning(lang), Column::name(20)),
        Head::new(words::col_checked(lang), Column::fixed(12)),
    ];
    let (heads, empty): (&[Head<'_>], _) = match shown.tab {
        CodesTab::Learned => (&learned, [words::none_learned(lang), words::none_learned_hint(lang)]),
        CodesTab::Layouts => (&layouts, [words::none_layouts(lang), words::none_layouts_hint(lang)]),
    };
    let foot = match shown.board.chosen() {
        Some(CodeLine::Learned(row)) => words::taught(lang, row),
        Some(CodeLine::Layout(_)) => words::legend_short(lang).to_owned(),
        None => String::new(),
    };
    let tab = usize::from(shown.tab == CodesTab::Layouts);
    let sheet = Sheet { title: words::title(lang), tabs: &tabs, tab, heads, empty: &empty, foot: &foot };
    draw_board(canvas, body, &shown.board, &sheet, |line, theme| match line {
        CodeLine::Learned(row) => learned_cells(row, lang, theme),
        CodeLine::Layout(layout) => layout_cells(layout, lang, theme),
    });
}

fn learned_cells<'a>(row: &'a LearnedRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let goods = match row.sku {
        Some(_) => Span::styled(row.name.as_str(), theme.text),
        None => Span::styled(words::many_goods(lang), theme.warn),
    };
    let units = if row.sku.is_some() { row.units.to_string() } else { "–".to_owned() };
    vec![
        Span::styled(row.pattern.as_str(), theme.text),
        goods,
        Span::styled(units, theme.strong),
        Span::styled(row.samples.to_string(), theme.dim),
        Span::styled(row.staff.as_str(), theme.dim),
        Span::styled(row.at.date().format("%d/%m/%Y").to_string(), theme.dim),
    ]
}

fn layout_cells<'a>(layout: &CodeLayout, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    vec![
        Span::styled(layout.shown(), theme.text),
        Span::styled(words::layout_meaning(lang, layout), theme.text),
        Span::styled(words::verifier(lang, layout.verifier), theme.dim),
    ]
}
