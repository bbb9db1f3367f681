//! Draws which papers are asked of which goods.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::PaperRuleBoard;
use crate::domain::certificate::{RuleSource, StandingRule};
use crate::domain::lang::Lang;
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::{certificates, paper_rules as words};

/// Draws the rows: which paper, of which goods, on what ground, since when.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &PaperRuleBoard) {
    let lang = canvas.lang;
    let heads = [
        Head::new(certificates::paper(lang), Column::text(22)),
        Head::new(words::of_goods(lang), Column::text(22)),
        Head::new(words::ground(lang), Column::text(12).rank(1)),
        Head::new(words::since(lang), Column::fixed(10).rank(2)),
    ];
    let foot = shown.board.chosen().map(|row| also(lang, row)).unwrap_or_default();
    let sheet = Sheet { title: words::title(lang), heads: &heads, empty: &[], foot: &foot, ..Sheet::default() };
    draw_board(canvas, body, &shown.board, &sheet, |row, theme| cells(row, lang, theme));
}

fn cells<'a>(row: &'a StandingRule, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let paper = row.rule.paper.map(|kind| words::kind(lang, kind));
    let (vi, en) = row.source.names();
    let ground = match (row.source, row.rule.basis.is_empty()) {
        (RuleSource::Law, _) | (RuleSource::Shop, false) => row.rule.basis.clone(),
        (RuleSource::Shop, true) => words::rule_of(lang, lang.pick(vi, en)),
    };
    vec![
        paper.map_or_else(
            || Span::styled(words::asked_no_more(lang, &row.rule), theme.dim),
            |paper| Span::styled(paper, theme.strong),
        ),
        Span::styled(words::goods(lang, &row.rule), theme.text),
        Span::styled(ground, theme.dim),
        Span::styled(row.rule.from.map(certificates::date).unwrap_or_default(), theme.dim),
    ]
}

/// Says what serves as well as the chosen paper, in the foot.
fn also(lang: Lang, row: &StandingRule) -> String {
    let kinds = |all: &[_]| all.iter().map(|kind| words::kind(lang, *kind)).collect::<Vec<_>>().join(", ");
    let parts = [
        (!row.rule.or.is_empty()).then(|| words::or_else(lang, &kinds(&row.rule.or))),
        (!row.rule.small.is_empty()).then(|| words::of_the_small(lang, &kinds(&row.rule.small))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
