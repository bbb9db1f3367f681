//! Draws the float, the blind count and the report.

use ratatui::layout::Rect;

use super::{CountForm, Counted, FloatForm, Report};
use crate::domain::lang::Lang;
use crate::domain::money::Money;
use crate::domain::query::ShiftReport;
use crate::domain::tender::NOTES;
use crate::look::{self, Tone, line, wrap};
use crate::screens::action::Action;
use crate::screens::amount::money_echo;
use crate::screens::view::{Canvas, loading};
use crate::screens::{App, words};

/// Draws the dialog that opens a shift.
pub fn draw_float(canvas: &mut Canvas<'_>, body: Rect, form: &FloatForm) {
    let lang = canvas.lang;
    let hint = wrap(words::float_hint(lang), 54);
    let rows = u16::try_from(hint.len()).unwrap_or(2);
    let inner = canvas.dialog(body, words::float_title(lang), (60, rows + 3));
    let field = Rect { width: 38.min(inner.width), ..line(inner, 1) };
    canvas.field(field, words::float_field(lang), &form.line, "");
    let echo = Rect { x: field.right() + 2, width: inner.right().saturating_sub(field.right() + 2), ..field };
    canvas.put(echo, &money_echo(form.line.text()), Tone::Accent);
    for (row, text) in (3..).zip(&hint) {
        canvas.put(line(inner, row), text, Tone::Dim);
    }
}

/// Draws the count: a row a note, other money, the sum so far, a note for the record.
pub fn draw_count(canvas: &mut Canvas<'_>, body: Rect, form: &CountForm) {
    let lang = canvas.lang;
    let room = canvas.page(body, words::count_title(lang));
    let left = Rect { width: room.width.min(38), ..room };
    for (row, (typed, note)) in (0u16..).zip(form.notes.iter().zip(NOTES)) {
        let place = line(left, row);
        canvas.put_right(Rect { width: 11, ..place }, &Money::vnd(note).dotted(), Tone::Plain);
        canvas.put(Rect { x: place.x + 12, width: 1, ..place }, "×", Tone::Dim);
        let field = Rect { x: place.x + 14, width: 10, ..place };
        if usize::from(row) == form.row {
            canvas.field(field, "", typed, "0");
        } else {
            canvas.put(Rect { x: field.x + 1, width: 9, ..field }, typed.text(), Tone::Strong);
        }
        let count: i64 = typed.text().parse().unwrap_or(0);
        let amount = Money::vnd(note).times_int(count).unwrap_or_default();
        if count != 0 {
            let x = field.right() + 1;
            canvas.put_right(Rect { x, width: left.right().saturating_sub(x), ..place }, &amount.dotted(), Tone::Dim);
        }
    }
    let other = line(left, 10);
    canvas.put(Rect { width: 14, ..other }, words::count_other(lang), Tone::Plain);
    let field = Rect { x: other.x + 14, width: 14, ..other };
    if form.is_at_other() {
        canvas.field(field, "", &form.other, "0");
    } else {
        canvas.put(Rect { x: field.x + 1, width: 13, ..field }, form.other.text(), Tone::Strong);
    }
    canvas.put_right(other, &money_echo(form.other.text()), Tone::Dim);
    count_side(
        canvas,
        Rect { x: left.right() + 3, width: room.right().saturating_sub(left.right() + 3), ..room },
        form,
    );
    canvas.put(line(room, 12), words::count_reason(lang), Tone::Dim);
    let reason = line(room, 13);
    if form.is_at_reason() {
        canvas.field(reason, "▸", &form.reason, "");
    } else {
        canvas.put(
            Rect { x: reason.x + 1, width: reason.width.saturating_sub(1), ..reason },
            form.reason.text(),
            Tone::Plain,
        );
    }
}

/// The sum counted so far; what it should be stays unknown.
fn count_side(canvas: &mut Canvas<'_>, area: Rect, form: &CountForm) {
    let lang = canvas.lang;
    canvas.put(line(area, 0), words::count_sum(lang), Tone::Plain);
    let digits = Rect { y: area.y + 1, height: 5.min(area.height), ..area };
    look::big_digits(canvas.buf, digits, &canvas.theme, form.sum());
    for (row, text) in (7..area.height).zip(wrap(words::count_blind(lang), area.width)) {
        canvas.put(line(area, row), &text, Tone::Dim);
    }
}

/// Draws a shift's report: of an open one only what does not give the drawer away.
pub fn draw_report(canvas: &mut Canvas<'_>, body: Rect, shown: &Report) {
    let lang = canvas.lang;
    let title = format!("{} · {}", words::report_title(lang), words::shift_no(lang, shown.shift));
    let room = canvas.page(body, &title);
    let left = Rect { width: room.width.min(44), ..room };
    let mut row = 0;
    if let Some(counted) = counted_of(shown) {
        row = count_result(canvas, room, counted, is_explained(shown)) + 1;
    }
    let Some(report) = &shown.report else {
        return if row == 0 {
            loading(canvas, room)
        };
    };
    for (label, value) in figures(report, shown.is_closed(), lang) {
        canvas.pair(line(left, row), label, &value, Tone::Plain);
        row += 1;
    }
    let facts = people(canvas.app, report, lang);
    let side = Rect { x: left.right() + 3, width: room.right().saturating_sub(left.right() + 3), ..room };
    let top = if counted_of(shown).is_some() { 6 } else { 0 };
    canvas.facts(Rect { y: side.y + top, height: side.height.saturating_sub(top), ..side }, 9, &facts);
    if !shown.is_closed() {
        for (at, text) in (row + 1..).zip(wrap(words::report_open(lang), room.width)) {
            canvas.put(line(room, at), &text, Tone::Dim);
        }
    }
}

fn is_explained(shown: &Report) -> bool {
    shown
        .report
        .as_ref()
        .is_some_and(|r| r.explained.is_some() || r.closed.as_ref().is_some_and(|c| !c.reason.is_empty()))
}

fn counted_of(shown: &Report) -> Option<Counted> {
    let stored = shown.report.as_ref().and_then(|r| r.closed.as_ref());
    let stored = stored.map(|c| Counted { expected: c.expected, counted: c.counted, over: c.over });
    shown.counted.or(stored)
}

/// Expected, counted, and the difference in large figures; returns the rows used.
fn count_result(canvas: &mut Canvas<'_>, area: Rect, result: Counted, is_explained: bool) -> u16 {
    let lang = canvas.lang;
    let left = Rect { width: area.width.min(44), ..area };
    canvas.pair(line(left, 0), words::counted(lang), &result.counted.dotted(), Tone::Strong);
    canvas.pair(line(left, 1), words::expected(lang), &result.expected.dotted(), Tone::Plain);
    let gap = Money::vnd(result.over.get().saturating_abs());
    let (text, tone) = if result.over.is_zero() {
        (words::over_none(lang).to_owned(), Tone::Good)
    } else if result.over.is_negative() {
        (words::short(lang, gap), Tone::Warn)
    } else {
        (words::over(lang, gap), Tone::Warn)
    };
    look::notice(canvas.buf, line(left, 3), &canvas.theme, tone, &text);
    if !result.over.is_zero() && !is_explained {
        let key = canvas.app.settings.keys.label(Action::ExplainShift);
        let way = format!("{key} {}", words::explain_key(lang));
        canvas.put(
            Rect { x: left.right() + 3, width: area.right().saturating_sub(left.right() + 3), ..line(area, 3) },
            &way,
            Tone::Dim,
        );
    }
    4
}

fn figures(report: &ShiftReport, is_closed: bool, lang: Lang) -> Vec<(&'static str, String)> {
    let totals = &report.totals;
    let mut rows = vec![
        (words::sales_count(lang), totals.sales.to_string()),
        (words::voids_count(lang), totals.voids.to_string()),
        (words::transfer(lang), totals.transfer.dotted()),
        (words::waiting(lang), totals.waiting.dotted()),
    ];
    if is_closed {
        rows.extend([
            (words::gross(lang), totals.gross.dotted()),
            (words::discount(lang), totals.discount.dotted()),
            (words::takings(lang), totals.payable.dotted()),
            (words::vat(lang), totals.vat.dotted()),
            (words::cash(lang), totals.cash.dotted()),
            (words::float_field(lang), report.float_vnd.dotted()),
        ]);
    }
    rows
}

fn people(app: &App, report: &ShiftReport, lang: Lang) -> Vec<(&'static str, String)> {
    let at = |m: crate::domain::moment::Moment| m.local().format("%d/%m %H:%M").to_string();
    let mut facts =
        vec![(words::opened_by(lang), format!("{} {}", app.name_of(&report.opened_by), at(report.opened_at)))];
    if let Some((who, when)) = &report.closed_by {
        facts.push((words::closed_by(lang), format!("{} {}", app.name_of(who), at(*when))));
    }
    if let Some(closed) = report.closed.as_ref().filter(|c| !c.reason.is_empty()) {
        facts.push((words::reason(lang), closed.reason.clone()));
    }
    if let Some((who, when, why)) = &report.explained {
        facts.push((words::reason(lang), format!("{why} ({} {})", app.name_of(who), at(*when))));
    }
    if !report.head.is_empty() {
        facts.push((words::head_says(lang), report.head.clone()));
    }
    facts
}
