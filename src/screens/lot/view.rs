//! Draws the way of a lot.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{LotStep, LotView};
use crate::domain::lang::Lang;
use crate::look::{Column, Theme, Tone, line};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::stock::day::view::banner;
use crate::screens::stock::view::standing;
use crate::screens::view::Canvas;
use crate::screens::words::stock as words;

/// Rows the facts take.
const FACTS: u16 = 3;

/// Draws what the lot is, where it lies, and its way below, newest first.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, view: &LotView) {
    let (lang, row) = (canvas.lang, view.row());
    let body = banner(canvas, body, view.as_of(), words::back_to_list(lang));
    canvas.clear(Rect { height: FACTS.min(body.height), ..body });
    let top = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    canvas.put(line(top, 0), &row.pack.name, Tone::Strong);
    let code = if row.lot.code.is_empty() { words::code_none(lang) } else { &row.lot.code };
    let came = words::received_by(lang, &words::short_day(row.lot.received), &row.document);
    let agreement =
        row.lot.agreement.as_ref().map(|said| format!(" · {} {said}", words::under(lang))).unwrap_or_default();
    canvas.put(line(top, 1), &format!("{code} · {came}{agreement} · {}", row.owner.name), Tone::Plain);
    let last = row.lot.expires.map_or_else(|| words::keeps(lang).to_owned(), words::short_day);
    let used = canvas.put(line(top, 2), &format!("{} {last}", words::last_day(lang)), Tone::Plain);
    let theme = canvas.theme;
    let (said, style) = standing(lang, row, view.as_of().unwrap_or(canvas.app.now.date()), &theme);
    let beside = Rect { x: top.x + used + 2, width: top.width.saturating_sub(used + 2), ..line(top, 2) };
    let used = if said.is_empty() { 0 } else { crate::look::put(canvas.buf, beside, &said, style) + 2 };
    if let Some(price) = row.lot.consignment_price {
        let rest = Rect { x: beside.x + used, width: beside.width.saturating_sub(used), ..beside };
        canvas.put(rest, &words::handed_over_at(lang, row.lot.form, price), Tone::Plain);
    }
    canvas.put_right(line(top, 2), &left(lang, view), Tone::Strong);
    let sheet = Sheet {
        title: words::of_the_lot(lang),
        heads: &heads(lang),
        empty: &[words::no_lots(lang)],
        ..Sheet::default()
    };
    let below = Rect { y: body.y + FACTS, height: body.height.saturating_sub(FACTS), ..body };
    draw_board(canvas, below, &view.board, &sheet, |step, theme| cells(lang, step, theme));
}

fn left(lang: Lang, view: &LotView) -> String {
    let Some(history) = view.history() else { return String::new() };
    let unit = &view.row().pack.unit;
    let place = |(place, quantity): &(_, _)| words::in_place(lang, words::place_name(lang, *place), *quantity, unit);
    let places: Vec<String> = history.places.iter().map(place).collect();
    if places.is_empty() { words::left_none(lang).to_owned() } else { places.join(" · ") }
}

fn heads(lang: Lang) -> [Head<'static>; 6] {
    [
        Head::new(words::when(lang), Column::fixed(14)),
        Head::new(words::way(lang), Column::fixed(24)),
        Head::new(words::quantity(lang), Column::figure(8)),
        Head::new(words::paper(lang), Column::fixed(12)),
        Head::new(words::who(lang), Column::name(6).rank(1)),
        Head::new(words::reason(lang), Column::name(12).rank(2)),
    ]
}

fn cells<'a>(lang: Lang, step: &'a LotStep, theme: &Theme) -> Vec<Span<'a>> {
    match step {
        LotStep::Moved(m) => {
            let way = format!("{} → {}", words::place_name(lang, m.from), words::place_name(lang, m.to));
            vec![
                Span::styled(m.at.local().format("%d/%m/%y %H:%M").to_string(), theme.dim),
                Span::styled(way, theme.text),
                Span::styled(m.quantity.to_string(), theme.strong),
                Span::styled(m.document.as_str(), theme.text),
                Span::styled(m.staff.as_str(), theme.text),
                Span::styled(m.reason.as_str(), theme.dim),
            ]
        }
        LotStep::Held(h) => vec![
            Span::styled(h.at.local().format("%d/%m/%y %H:%M").to_string(), theme.dim),
            Span::styled(words::hold_step(lang, h.hold), theme.warn),
            Span::styled("", theme.text),
            Span::styled(h.minutes.as_str(), theme.text),
            Span::styled(h.staff.as_str(), theme.text),
            Span::styled(h.reason.as_str(), theme.dim),
        ],
    }
}
