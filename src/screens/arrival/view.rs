//! Draws what came of a transfer: its lines, the fields of the chosen one, what is asked at the end.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Arrival, ArrivalLine, CAUSES, Matter, PLACES, Part};
use crate::domain::quantity::Quantity;
use crate::look::{self, Column, Theme, Tone, fit_name, line};
use crate::screens::lot_form::BEARERS;
use crate::screens::lot_form::view::choice;
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words::moves as say;
use crate::screens::{App, words};

/// Columns of the labels.
const LABEL: usize = 13;
/// Rows of the fields of a line.
const LINE_ROWS: u16 = 4;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &Arrival) {
    let lang = canvas.lang;
    let (transfer, point) = pane.about();
    let title = match &pane.matter {
        Matter::TakeIn(_) => format!("{} {transfer}", say::receive_title(lang)),
        Matter::Close(_) => format!("{} {transfer}", say::close_title(lang)),
    };
    let room = canvas.page(body, &title);
    let (uncounted, differ) = pane.counts();
    let uncounted = if pane.is_counting() { uncounted } else { 0 };
    let counts = say::counts(lang, pane.lines.len(), uncounted, differ);
    canvas.put_right(Rect { width: body.width.saturating_sub(1), ..line(body, 0) }, &counts, Tone::Dim);
    canvas.put(Rect { x: room.x + 1, ..line(room, 0) }, &other_end(canvas.app, pane, point), Tone::Dim);
    let rest = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
    match pane.part {
        Part::Goods => {
            let hint = if pane.is_counting() { say::scan_arrived(lang) } else { say::scan_line(lang) };
            canvas.field(line(rest, 0), "▸", &pane.goods, hint);
            let list = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest };
            lines(canvas, list, pane);
        }
        Part::Arrived | Part::Beside | Part::Why => {
            let list = Rect { y: rest.y + 1, height: rest.height.saturating_sub(LINE_ROWS + 1), ..rest };
            lines(canvas, list, pane);
            fields(canvas, Rect { y: list.bottom(), height: LINE_ROWS, ..rest }, pane);
        }
        Part::Place | Part::Minutes | Part::Cause | Part::Bearer | Part::LossWhy => {
            let rows =
                u16::try_from(pane.end_parts().len()).unwrap_or(5) + 2 + u16::from(expired(canvas.app, pane) > 0);
            let list = Rect { y: rest.y + 1, height: rest.height.saturating_sub(rows + 1), ..rest };
            lines(canvas, list, pane);
            end(canvas, Rect { y: list.bottom(), height: rows, ..rest }, pane);
        }
    }
}

/// Says where goods come from or go to, and who carries them.
fn other_end(app: &App, pane: &Arrival, point: &crate::domain::moves::PointName) -> String {
    let lang = app.lang();
    match &pane.matter {
        Matter::TakeIn(_) => say::sent_from(lang, &say::point(point)),
        Matter::Close(sent) if sent.note.is_empty() => say::sent_to(lang, &say::point(point)),
        Matter::Close(sent) => format!("{} · {}", say::sent_to(lang, &say::point(point)), sent.note),
    }
}

fn label(word: &str) -> String {
    let width = LABEL.saturating_sub(usize::from(look::width(word)));
    format!("{word}{}", " ".repeat(width))
}

fn lines(canvas: &mut Canvas<'_>, area: Rect, pane: &Arrival) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let columns = [
        Column::figure(5),
        Column::figure(5),
        Column::figure(7),
        Column::name(36),
        Column::fixed(12).rank(2),
        Column::fixed(10).rank(1),
        Column::name(12),
    ];
    let beside = if pane.is_counting() { say::col_damaged(lang) } else { say::col_back(lang) };
    let heads = [
        say::col_sent(lang),
        say::col_arrived(lang),
        beside,
        words::col_goods(lang),
        say::col_lot(lang),
        say::col_until(lang),
        "",
    ];
    let heads: Vec<Span<'_>> = heads.iter().map(|text| Span::styled(*text, theme.dim)).collect();
    let head = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..line(area, 0) };
    look::row(canvas.buf, head, &columns, &heads);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let cells = |at: usize| pane.lines.get(at).map(|row| cells(app, &theme, pane, row)).unwrap_or_default();
    look::list(canvas.buf, list, &theme, &columns, pane.lines.len(), Some(pane.selected), cells);
}

fn cells<'a>(app: &'a App, theme: &Theme, pane: &Arrival, row: &'a ArrivalLine) -> Vec<Span<'a>> {
    let is_told = row.arrived.is_some() || !pane.is_counting();
    let arrived = if is_told { row.arrived().to_string() } else { "·".to_owned() };
    let beside = if row.beside == Quantity::ZERO { String::new() } else { row.beside.to_string() };
    let until = row.lot.expires.map_or_else(|| "–".to_owned(), |day| day.format("%d/%m/%Y").to_string());
    let is_past = row.is_past(app.now.date());
    let tone = if row.differs() { theme.warn } else { theme.strong };
    vec![
        Span::styled(row.sent.to_string(), theme.text),
        Span::styled(arrived, tone),
        Span::styled(beside, theme.warn),
        Span::styled(row.name.as_str(), theme.text),
        Span::styled(row.lot.code.as_str(), theme.dim),
        Span::styled(until, if is_past { theme.warn } else { theme.text }),
        standing(app, theme, pane, row),
    ]
}

/// Says how a line stands: past its last day, not counted, missing, over, why; figures beside it tell the rest.
fn standing<'a>(app: &App, theme: &Theme, pane: &Arrival, row: &'a ArrivalLine) -> Span<'a> {
    let lang = app.lang();
    if pane.is_counting() && card_of(&app.shelf, &row.lot.sku).is_none() {
        return Span::styled(say::is_unlisted(lang), theme.warn);
    }
    if pane.is_counting() && row.is_past(app.now.date()) {
        return Span::styled(say::is_expired(lang), theme.warn);
    }
    let over = row.arrived().plus(row.sent.negated()).unwrap_or(Quantity::ZERO);
    if !row.why.is_empty() {
        Span::styled(row.why.as_str(), theme.dim)
    } else if over.is_positive() {
        Span::styled(say::over(lang, over), theme.warn)
    } else if row.missing().is_positive() {
        let text = if pane.is_counting() { say::missing(lang, row.missing()) } else { say::lost(lang, row.missing()) };
        Span::styled(text, theme.warn)
    } else if pane.is_counting() && row.arrived.is_none() {
        Span::styled(say::not_counted(lang), theme.dim)
    } else {
        Span::raw("")
    }
}

/// The fields of the chosen line.
fn fields(canvas: &mut Canvas<'_>, area: Rect, pane: &Arrival) {
    let lang = canvas.lang;
    let Some(row) = pane.lines.get(pane.selected) else { return };
    canvas.rule(line(area, 0));
    let title = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..line(area, 0) };
    canvas.put(title, &format!(" {} ", fit_name(&row.name, title.width.saturating_sub(2))), Tone::Strong);
    let counting = pane.is_counting();
    let first = if counting { say::arrived(lang) } else { say::arrived_there(lang) };
    let second = if counting { say::damaged(lang) } else { say::back(lang) };
    let given = [(Part::Arrived, first, row.arrived().to_string()), (Part::Beside, second, row.beside.to_string())];
    for (at, (part, word, told)) in (1..).zip(given) {
        let place = Rect { width: 34.min(area.width), ..line(area, at) };
        if pane.part == part {
            canvas.field(place, &label(word), &pane.figure, &told);
        } else {
            canvas.quiet_field(place, &label(word), &told);
        }
    }
    let beside = Rect { x: area.x + 36, width: area.width.saturating_sub(36), ..line(area, 1) };
    canvas.put(beside, &say::left_there(lang, row.sent, &row.unit), Tone::Dim);
    if pane.part == Part::Why {
        canvas.field(line(area, 3), &label(say::why(lang)), &pane.why, say::why_hint(lang));
    } else if pane.says_why(row) || (counting && !row.why.is_empty()) {
        canvas.quiet_field(line(area, 3), &label(say::why(lang)), &row.why);
    }
}

/// Counts the lots that come in past their last day.
fn expired(app: &App, pane: &Arrival) -> usize {
    let comes = |l: &&ArrivalLine| l.arrived().is_positive() && l.is_past(app.now.date());
    if pane.is_counting() { pane.lines.iter().filter(comes).count() } else { 0 }
}

/// What is asked once.
fn end(canvas: &mut Canvas<'_>, area: Rect, pane: &Arrival) {
    let lang = canvas.lang;
    canvas.rule(line(area, 0));
    let (uncounted, _) = pane.counts();
    let told =
        if pane.is_counting() && uncounted > 0 { say::uncounted_are_full(lang, uncounted) } else { String::new() };
    canvas.put(Rect { x: area.x + 1, ..line(area, 1) }, &told, Tone::Warn);
    let expired = expired(canvas.app, pane);
    if expired > 0 {
        canvas.put(Rect { x: area.x + 1, ..line(area, 2) }, &say::expired_come_in(lang, expired), Tone::Warn);
    }
    for (at, part) in (2 + u16::from(expired > 0)..).zip(pane.end_parts()) {
        let (place, has_focus) = (line(area, at), pane.part == part);
        match part {
            Part::Place => {
                let names = PLACES.map(|place| words::stock::place_name(lang, place));
                let word = if pane.is_counting() { say::put_on(lang) } else { say::back_to(lang) };
                choice(canvas, place, word, &names, Some(pane.place), has_focus);
            }
            Part::Cause => {
                let names = CAUSES.map(|cause| words::stock::cause_name(lang, cause));
                choice(canvas, place, words::stock::cause(lang), &names, pane.cause, has_focus);
            }
            Part::Bearer => {
                let names = BEARERS.map(|bearer| words::stock::bearer_name(lang, bearer));
                choice(canvas, place, words::stock::bearer(lang), &names, pane.bearer, has_focus);
            }
            Part::Minutes => {
                typed(canvas, place, (say::minutes(lang), say::minutes_hint(lang)), &pane.minutes, has_focus);
            }
            Part::LossWhy => {
                let words = (words::stock::reason(lang), words::stock::reason_hint(lang));
                typed(canvas, place, words, &pane.loss_why, has_focus);
            }
            Part::Goods | Part::Arrived | Part::Beside | Part::Why => {}
        }
    }
}

fn typed(
    canvas: &mut Canvas<'_>,
    area: Rect,
    words: (&str, &str),
    text: &crate::screens::typing::Line,
    has_focus: bool,
) {
    let label = format!("{:<10}", words.0);
    if has_focus { canvas.field(area, &label, text, words.1) } else { canvas.quiet_field(area, &label, text.text()) }
}
