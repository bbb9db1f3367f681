//! Draws a document of goods: its paper as on the roll, and beside it what became of it.

use ratatui::layout::Rect;

use super::DocumentView;
use crate::domain::goods_paper::GoodsPaper;
use crate::domain::lang::Lang;
use crate::domain::query::DocumentRow;
use crate::look::{Tone, line, panel, wrap};
use crate::paper;
use crate::screens::view::{Canvas, loading};
use crate::screens::words::{self, documents as say};

/// How wide a roll of 80 mm is.
const COLUMNS: u16 = 48;
/// Rows of paper in sight on the smallest screen.
const ROWS_MIN: usize = 17;
/// The room that the facts beside the paper need.
const FACTS: u16 = 22;

/// Writes the paper as on the roll.
fn rows(paper: &GoodsPaper, lang: Lang) -> Vec<String> {
    paper::preview(&paper::goods_paper(paper, lang), usize::from(COLUMNS))
}

/// Returns the last row that may stand at the top on the smallest screen.
pub fn last_top(paper: &GoodsPaper) -> usize {
    rows(paper, Lang::Vi).len().saturating_sub(ROWS_MIN)
}

/// Draws the paper and the facts beside it; where a slip just printed leaves little room, the facts alone.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, view: &DocumentView) {
    let lang = canvas.lang;
    let Some(detail) = &view.detail else {
        let room = canvas.page(body, &view.document);
        return loading(canvas, room);
    };
    let row = &detail.row;
    let room = canvas.page(body, &format!("{} · {}", row.document, say::capital(row.kind.name(lang))));
    let cols = COLUMNS + 4;
    if room.width < cols {
        return facts(canvas, room, row);
    }
    let lines = rows(&detail.paper, lang);
    let framed = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = Rect { width: cols, height: room.height.min(framed), ..room };
    let inner = panel(canvas.buf, area, &canvas.theme, "");
    let height = usize::from(inner.height);
    let top = view.top.min(lines.len().saturating_sub(height));
    for (at, text) in (0..inner.height).zip(lines.iter().skip(top)) {
        canvas.put(line(inner, at), text, Tone::Plain);
    }
    let left = lines.len().saturating_sub(top + height);
    if left > 0 {
        let foot = Rect { x: area.x + 2, y: area.bottom().saturating_sub(1), width: cols.saturating_sub(4), height: 1 };
        canvas.put_right(foot, &format!(" ↓ {} ", words::more_below(lang, left)), Tone::Dim);
    }
    let beside = Rect { x: area.right() + 2, width: room.right().saturating_sub(area.right() + 2), ..room };
    if beside.width >= FACTS {
        facts(canvas, Rect { y: beside.y + 1, height: beside.height.saturating_sub(1), ..beside }, row);
    }
}

/// Writes what became of it beside the paper.
fn facts(canvas: &mut Canvas<'_>, area: Rect, row: &DocumentRow) {
    let lang = canvas.lang;
    let mut at = 0;
    if let Some(by) = &row.undone_by {
        for text in wrap(&say::undone_by(lang, by), area.width) {
            canvas.put(line(area, at), &text, Tone::Warn);
            at += 1;
        }
        at += 1;
    }
    let again = if row.copies == 0 { say::not_again(lang).to_owned() } else { say::times(lang, row.copies) };
    let all = [
        (say::made(lang), row.at.local().format("%d/%m/%Y %H:%M").to_string()),
        (say::by(lang), row.staff_name.clone()),
        (say::about(lang), row.about.clone()),
        (say::producer(lang), row.producers.join(", ")),
        (say::reason(lang), row.reason.clone()),
        (say::printed(lang), again),
    ];
    let told: Vec<(&str, String)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    canvas.facts(Rect { y: area.y + at, height: area.height.saturating_sub(at), ..area }, 9, &told);
}
