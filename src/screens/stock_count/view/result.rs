//! Draws what differs: books, count, difference, who bears it; and the reason being typed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{StockCount, title};
use crate::domain::count::CountTotals;
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;
use crate::domain::query::CountResult;
use crate::domain::stock::Bearer;
use crate::look::{self, Column, Tone, line, row};
use crate::screens::stock_count::result::is_short;
use crate::screens::view::{Canvas, loading};
use crate::screens::words::count as say;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &StockCount) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let room = canvas.page(body, &title(pane, lang));
    let Some(detail) = &pane.detail else { return loading(canvas, room) };
    canvas.put(line(room, 0), &totals(detail.row.totals.unwrap_or_default(), lang), Tone::Strong);
    let rows = pane.differences();
    let foot = 3;
    let list = Rect { y: room.y + 3, height: room.height.saturating_sub(3 + foot), ..room };
    if rows.is_empty() {
        look::say(canvas.buf, list, &theme, &[(say::all_match(lang), Tone::Good)]);
    } else {
        heads(canvas, line(room, 2));
        let cells = |at: usize| rows.get(at).map(|r| cells(pane, r, lang, &theme)).unwrap_or_default();
        look::list(canvas.buf, list, &theme, &COLUMNS, rows.len(), Some(pane.results.picked), cells);
    }
    let below = Rect { y: list.bottom(), height: foot.min(room.height), ..room };
    if let Some(chosen) = rows.get(pane.results.picked) {
        canvas.put(line(below, 0), &note(chosen, lang), Tone::Warn);
    }
    if rows.iter().any(|r| r.line.difference() != Quantity::ZERO) {
        canvas.field(line(below, 1), say::reason(lang), &pane.results.reason, say::reason_hint(lang));
    }
    if !app.is_manager() {
        canvas.put(line(below, 2), say::ask_manager(lang), Tone::Dim);
    }
}

const COLUMNS: [Column; 5] =
    [Column::name(24), Column::figure(7), Column::figure(7), Column::figure(7), Column::fixed(9)];

fn heads(canvas: &mut Canvas<'_>, area: Rect) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let words = ["", say::col_books(lang), say::col_counted(lang), say::col_difference(lang), say::col_bearer(lang)];
    let cells = words.map(|word| Span::styled(word, theme.dim));
    let room = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    row(canvas.buf, room, &COLUMNS, &cells);
}

fn cells<'a>(pane: &StockCount, r: &CountResult, lang: Lang, theme: &look::Theme) -> Vec<Span<'a>> {
    let difference = r.line.difference();
    let is_short = is_short(r);
    let sign = if difference.is_positive() { "+" } else { "" };
    let bearer = match pane.results.bearer(&r.line.sku) {
        _ if !is_short && r.line.moved.is_positive() => say::again(lang),
        _ if !is_short => "",
        Bearer::Shop => say::shop_bears(lang),
        Bearer::Producer => say::producer_bears(lang),
    };
    vec![
        Span::styled(r.line.name.clone(), theme.text),
        Span::styled(r.line.expected.to_string(), theme.dim),
        Span::styled(r.line.counted.map(|q| q.to_string()).unwrap_or_default(), theme.strong),
        Span::styled(format!("{sign}{difference}"), if is_short { theme.warn } else { theme.accent }),
        Span::styled(bearer, theme.text),
    ]
}

/// Says what makes a difference doubtful, or explains it.
fn note(r: &CountResult, lang: Lang) -> String {
    if r.line.moved.is_positive() {
        say::moved(lang, r.line.moved)
    } else if r.line.below.is_positive() {
        say::below(lang, r.line.below)
    } else {
        String::new()
    }
}

/// Says how many packs match, are short, over, left out; what is none is not said.
fn totals(t: CountTotals, lang: Lang) -> String {
    let parts = [
        (t.short, say::short(lang, t.short)),
        (t.over, say::over(lang, t.over)),
        (t.matched, say::matched(lang, t.matched)),
        (t.left_out, say::left_outs(lang, t.left_out)),
    ];
    let told: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    told.join(" · ")
}
