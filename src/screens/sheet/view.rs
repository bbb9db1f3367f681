//! Draws the import: the file, the counts, the columns or the rows, the keys.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Part, RowLine, SheetImport, text};
use crate::domain::lang::Lang;
use crate::domain::sheet::{Change, Column as SheetColumn, OpeningDocument, SheetPreview, Step, Verdict, Why};
use crate::look::{self, Column, Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::sentence;

/// Draws the pane over the whole body.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &SheetImport) {
    let lang = canvas.lang;
    let room = canvas.page(body, text::title(lang));
    match pane.part {
        Part::Path => canvas.field(line(room, 0), text::file(lang), &pane.path, text::path_hint(lang)),
        Part::Columns | Part::Rows | Part::Stock | Part::Producer | Part::Counted => {
            canvas.quiet_field(line(room, 0), text::file(lang), pane.path.text());
        }
    }
    let below = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
    match &pane.shown {
        None if pane.is_reading => drop(canvas.put(below, text::reading(lang), Tone::Dim)),
        None => {
            let words = [(text::how(lang), Tone::Plain), (text::how_more(lang), Tone::Dim)];
            look::say(canvas.buf, below, &canvas.theme, &words);
        }
        Some(shown) => preview(canvas, below, pane, shown),
    }
}

/// Rows below the list for what the chosen line says in full.
const DETAIL_ROWS: u16 = 3;

fn preview(canvas: &mut Canvas<'_>, room: Rect, pane: &SheetImport, shown: &SheetPreview) {
    let lang = canvas.lang;
    let tone = if shown.counts.refused > 0 { Tone::Warn } else { Tone::Strong };
    canvas.put(line(room, 0), &text::counts(lang, shown.counts), tone);
    match pane.step {
        Some(step) => drop(canvas.put_right(line(room, 0), &bar(lang, step, shown.rows.len()), Tone::Accent)),
        None if pane.is_reading => drop(canvas.put_right(line(room, 0), text::reading(lang), Tone::Dim)),
        None => {}
    }
    let told = ask(canvas, Rect { y: room.y + 1, height: (room.height / 4).min(room.height), ..room }, pane, shown);
    let beside = text::aside_counts(lang, shown.counts);
    canvas.put(line(room, 1 + told), &beside, Tone::Dim);
    let top = told + if beside.is_empty() { 2 } else { 3 };
    let detail = Rect { y: room.bottom().saturating_sub(DETAIL_ROWS), height: DETAIL_ROWS, ..room };
    let list = Rect { y: room.y + top, height: room.height.saturating_sub(top + DETAIL_ROWS + 1), ..room };
    match pane.part {
        Part::Rows => rows(canvas, list, pane, shown),
        Part::Stock => stock(canvas, list, pane, shown),
        Part::Path | Part::Columns | Part::Producer | Part::Counted => columns(canvas, list, pane, shown),
    }
    if pane.part == Part::Counted {
        return counted(canvas, detail, pane);
    }
    if pane.part == Part::Producer {
        return canvas.field(line(detail, 0), text::whose(lang), &pane.producer, text::whose_hint(lang));
    }
    let full = match pane.part {
        Part::Rows => pane.lines.get(pane.row).map(|at| row_cells(lang, shown, *at).join("  ")),
        Part::Stock => shown.opening.get(pane.document).map(|d| lines_of(lang, pane, d)),
        Part::Path | Part::Columns | Part::Producer | Part::Counted => {
            shown.columns.get(pane.column).map(|c| meaning(lang, c))
        }
    };
    let lines = look::wrap(&full.unwrap_or_default(), detail.width.saturating_sub(2));
    for (row, text) in (0..DETAIL_ROWS).zip(lines) {
        canvas.put(line(detail, row), &text, Tone::Dim);
    }
}

/// A bar of the import's progress.
fn bar(lang: Lang, step: Step, rows: usize) -> String {
    const CELLS: usize = 16;
    let (done, all) = match step {
        Step::Row(n) => (n, rows),
        Step::Entry(n, all) => (n, all),
    };
    let full = (done * CELLS).checked_div(all).unwrap_or(CELLS).min(CELLS);
    format!("{}{} {}", "█".repeat(full), "░".repeat(CELLS - full), text::step(lang, step, rows))
}

/// What somebody must say, or has said, of the whole sheet, then every warning; returns the rows it took.
fn ask(canvas: &mut Canvas<'_>, area: Rect, pane: &SheetImport, shown: &SheetPreview) -> u16 {
    let lang = canvas.lang;
    let rivals = shown.rivals().first().map(|r| r.told(&shown.columns));
    let rivals = rivals.map(|told| text::asks_column(lang, &sentence(lang.pick(&told.vi, &told.en))));
    let asked = match (shown.asks_date_order, shown.asks_producer) {
        _ if rivals.is_some() => rivals.as_deref(),
        (true, _) => Some(text::asks_dates(lang)),
        (false, true) => Some(text::asks_whose(lang)),
        (false, false) => None,
    };
    let mut said: Vec<&str> = shown.choices.date_order.map(|o| text::dates(lang, o)).into_iter().collect();
    if pane.takes_stock() {
        said.push(text::taking(lang));
    }
    if pane.skips {
        said.push(text::skipping(lang));
    }
    let used = canvas.put_right(line(area, 0), &said.join(" · "), Tone::Accent);
    let mut row = 0;
    let beside = area.width.saturating_sub(if used > 0 { used + 2 } else { 0 });
    for text in
        asked.map(|asked| look::wrap(asked, beside)).unwrap_or_default().into_iter().take(2.min(area.height.into()))
    {
        canvas.put(Rect { width: beside, ..line(area, row) }, &text, Tone::Warn);
        row += 1;
    }
    let width = if row == 0 { beside } else { area.width };
    let warnings = shown.warnings.iter().flat_map(|w| look::wrap(&sentence(lang.pick(&w.told.vi, &w.told.en)), width));
    for text in warnings.take(usize::from(area.height.saturating_sub(row))) {
        canvas.put(Rect { width, ..line(area, row) }, &text, Tone::Dim);
        row += 1;
    }
    row.max(1)
}

fn columns(canvas: &mut Canvas<'_>, room: Rect, pane: &SheetImport, shown: &SheetPreview) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let shape = [Column::text(20), Column::text(30), Column::name(12).rank(1)];
    let cells = |at: usize| {
        let Some(column) = shown.columns.get(at) else { return Vec::new() };
        let style = if column.field.is_some() { theme.strong } else { theme.dim };
        vec![
            Span::styled(column.own_part_first(), theme.text),
            Span::styled(meaning(lang, column), style),
            Span::styled(column.sample.clone(), theme.dim),
        ]
    };
    let picked = matches!(pane.part, Part::Columns).then_some(pane.column);
    let shape = look::fitted(&shape, (0..shown.columns.len()).map(cells));
    look::list(canvas.buf, room, &theme, &shape, shown.columns.len(), picked, cells);
}

/// What a column was taken for, and how sure that is when it is not.
fn meaning(lang: Lang, column: &SheetColumn) -> String {
    match (column.field, column.rival, column.aside) {
        (Some(field), _, _) => {
            let name = lang.pick(field.names().0, field.names().1.trim_end_matches('.'));
            let doubt = column.why.filter(|w| *w != Why::Named).map_or("", |w| lang.pick(w.names().0, w.names().1));
            if doubt.is_empty() { format!("→ {name}") } else { format!("→ {name} ({doubt})") }
        }
        (None, Some(field), _) => {
            format!("? {}", lang.pick(field.names().0, field.names().1.trim_end_matches('.')))
        }
        (None, None, Some(aside)) => format!("– {}", lang.pick(aside.why().0, aside.why().1.trim_end_matches('.'))),
        (None, None, None) => format!("– {}", text::ignored(lang)),
    }
}

fn rows(canvas: &mut Canvas<'_>, room: Rect, pane: &SheetImport, shown: &SheetPreview) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if pane.lines.is_empty() {
        canvas.put(room, text::no_rows(lang), Tone::Dim);
        return;
    }
    let shape = [Column::fixed(10), Column::name(30), Column::name(26)];
    let cells = |at: usize| {
        let Some(at) = pane.lines.get(at) else { return Vec::new() };
        let style = if matches!(at, RowLine::Refused(_)) { theme.warn } else { theme.text };
        row_cells(lang, shown, *at).into_iter().map(|cell| Span::styled(cell, style)).collect()
    };
    look::list(canvas.buf, room, &theme, &shape, pane.lines.len(), Some(pane.row), cells);
}

/// What is taken on, producer by producer.
fn stock(canvas: &mut Canvas<'_>, room: Rect, pane: &SheetImport, shown: &SheetPreview) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if shown.opening.is_empty() {
        let lines = look::wrap(text::no_quantities(lang), room.width);
        for (row, said) in (0..room.height).zip(lines) {
            canvas.put(line(room, row), &said, Tone::Dim);
        }
        return;
    }
    let shape = [Column::name(24), Column::figure(10), Column::name(24)];
    let cells = |at: usize| {
        let Some(d) = shown.opening.get(at) else { return Vec::new() };
        let what = match &d.taken_before {
            Some(document) => Span::styled(text::in_minutes(lang, document), theme.dim),
            None => Span::styled(d.quantities(), theme.strong),
        };
        let count = crate::screens::words::goods::count(lang, d.lines.len());
        vec![Span::styled(d.producer_name.clone(), theme.text), Span::styled(count, theme.dim), what]
    };
    look::list(canvas.buf, room, &theme, &shape, shown.opening.len(), Some(pane.document), cells);
}

/// Asks who of a producer counted with us.
fn counted(canvas: &mut Canvas<'_>, area: Rect, pane: &SheetImport) {
    let lang = canvas.lang;
    let Some((document, at, all)) = pane.asked() else { return };
    let whose = format!("{}{} · {at}/{all}", text::whose(lang), document.producer_name);
    canvas.put(line(area, 0), &whose, Tone::Strong);
    let last = pane.counters.last();
    let hint = if last.is_empty() {
        crate::screens::words::takeon::with_hint(lang).to_owned()
    } else {
        text::again(lang, last)
    };
    canvas.field(line(area, 1), text::counted(lang), &pane.counted, &hint);
}

/// Who counted them, and the lines of a producer, as far as there is room.
fn lines_of(lang: Lang, pane: &SheetImport, document: &OpeningDocument) -> String {
    let with = Some(pane.counters.of(&document.producer)).filter(|name| !name.is_empty());
    let with = with.map(|name| format!("{}{name}", text::counted(lang)));
    let said = document.lines.iter().take(40).map(|l| format!("{} {} {}", l.line.quantity, l.unit, l.name));
    with.into_iter().chain(said).collect::<Vec<_>>().join(" · ")
}

/// The line, what it is about, and what would become of it.
fn row_cells(lang: Lang, shown: &SheetPreview, at: RowLine) -> Vec<String> {
    match at {
        RowLine::Refused(at) => {
            let Some(r) = shown.refused.get(at) else { return Vec::new() };
            let cell = if r.value.is_empty() { r.column.clone() } else { format!("{} [{}]", r.column, r.value) };
            vec![text::line(lang, r.row), cell, lang.pick(&r.reason.vi, &r.reason.en).to_owned()]
        }
        RowLine::Good(at) => {
            let Some(r) = shown.rows.get(at) else { return Vec::new() };
            let what = match &r.verdict {
                Verdict::New => text::fresh(lang).to_owned(),
                Verdict::Unchanged => String::new(),
                Verdict::Changed(changes) => {
                    let name = |c: &Change| lang.pick(c.field.names().0, c.field.names().1.trim_end_matches('.'));
                    let each = changes.iter().map(|c| format!("{}: {} → {}", name(c), c.old, c.new));
                    each.collect::<Vec<_>>().join("; ")
                }
            };
            vec![text::line(lang, r.row), r.goods.name.clone(), what]
        }
    }
}
