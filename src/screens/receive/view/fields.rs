//! Draws the fields of the line being typed.

use ratatui::layout::Rect;

use super::{LABEL, label};
use crate::domain::delivery::{Check, DraftLine};
use crate::domain::lang::Lang;
use crate::domain::lot::typed_date;
use crate::domain::shelf_life::ShelfLife;
use crate::look::{self, Tone, line};
use crate::screens::amount::{money_echo, typed_money};
use crate::screens::receive::line_form::{KEEPS, not_later};
use crate::screens::receive::{LineForm, LinePart};
use crate::screens::ticket::card_of;
use crate::screens::typing::Line;
use crate::screens::view::Canvas;
use crate::screens::{App, words};

/// A field of a line: its label, what is typed, what to type, what is read of it.
type Field<'a> = (LinePart, &'a str, &'a Line, &'a str, (String, Tone));

/// The fields of the line being typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, form: &LineForm) {
    let (app, lang) = (canvas.app, canvas.lang);
    let Some(row) = app.delivery.lines.get(form.at) else { return };
    let card = card_of(&app.shelf, &row.sku);
    let title = card.map_or_else(|| row.sku.to_string(), |card| card.title());
    canvas.rule(line(area, 0));
    canvas.put(
        Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..line(area, 0) },
        &format!(" {title} "),
        Tone::Strong,
    );
    let counted = row.quantity.to_string();
    let unit = card.map(|card| card.unit.clone()).unwrap_or_default();
    let rows = rows(app, lang, form, row, (&counted, unit));
    for (at, (part, word, typed, hint, (echo, tone))) in (1..).zip(rows) {
        let place = Rect { width: (LABEL + 24).min(area.width), ..line(area, at) };
        if form.part == part {
            canvas.field(place, &label(word), typed, hint);
        } else {
            let shown = if part == LinePart::Quantity { hint } else { typed.text() };
            canvas.quiet_field(place, &label(word), shown);
        }
        let beside = Rect { x: place.right() + 1, width: area.right().saturating_sub(place.right() + 1), ..place };
        canvas.put(beside, &echo, tone);
    }
    if app.delivery.is_opening() {
        return place(canvas, line(area, 7), form, row);
    }
    let rest = Rect { y: area.y + 6, height: area.height.saturating_sub(6), ..area };
    checks(canvas, rest, form, row);
}

/// The fields that are typed, each with what is read of it.
fn rows<'a>(
    app: &App,
    lang: Lang,
    form: &'a LineForm,
    row: &DraftLine,
    (counted, unit): (&'a str, String),
) -> Vec<Field<'a>> {
    let today = app.now.date();
    let keeps = || (words::goods::no_expiry(lang).to_owned(), Tone::Accent);
    let until = (form.expires.text().trim() == KEEPS).then(keeps);
    let until = until.or_else(|| {
        typed_date(form.expires.text(), today).map(|day| {
            let shown = day.format("%d/%m/%Y").to_string();
            match app.shelf_life(&row.sku, row.made, day) {
                ShelfLife::Past => (words::goods::is_past(lang, &shown), Tone::Warn),
                ShelfLife::Short(days) if !app.delivery.is_opening() => {
                    (words::goods::keeps(lang, &shown, days), Tone::Warn)
                }
                ShelfLife::Short(days) | ShelfLife::Long(days) => {
                    (words::goods::keeps(lang, &shown, days), Tone::Accent)
                }
            }
        })
    });
    let shown = |typed: &Line| {
        let day = typed_date(typed.text(), today)?;
        Some((format!("= {}", not_later(typed, day, today).format("%d/%m/%Y")), Tone::Accent))
    };
    let made = shown(&form.made);
    let nothing = || (String::new(), Tone::Dim);
    let came = shown(&form.received);
    let mut rows: Vec<Field<'a>> = vec![
        (LinePart::Quantity, words::goods::quantity(lang), &form.quantity, counted, (unit, Tone::Dim)),
        (LinePart::Lot, words::goods::lot_label(lang), &form.lot, words::goods::lot_hint(lang), nothing()),
        (
            LinePart::Expires,
            words::goods::expires(lang),
            &form.expires,
            words::goods::expires_hint(lang),
            until.unwrap_or_else(nothing),
        ),
        (
            LinePart::Made,
            words::goods::made(lang),
            &form.made,
            words::goods::made_hint(lang),
            made.unwrap_or_else(nothing),
        ),
    ];
    if app.delivery.is_opening() {
        let (word, hint) = (words::takeon::received(lang), words::takeon::received_hint(lang));
        rows.push((LinePart::Received, word, &form.received, hint, came.unwrap_or_else(nothing)));
    }
    let (word, hint) = (words::goods::consignment_price(lang, row.form), words::goods::price_hint(lang));
    rows.push((LinePart::Price, word, &form.price, hint, handed_over(lang, form, row)));
    rows
}

/// Says what the price typed is read as, and what the line comes to.
fn handed_over(lang: Lang, form: &LineForm, row: &DraftLine) -> (String, Tone) {
    let Some(price) = typed_money(form.price.text()) else { return (String::new(), Tone::Dim) };
    let amount = price.times(row.quantity.get()).map(|amount| words::goods::comes_to(lang, amount));
    let amount = amount.map(|amount| format!(" · {amount}")).unwrap_or_default();
    (format!("{}{amount}", money_echo(form.price.text())), Tone::Accent)
}

/// Where the line lies.
fn place(canvas: &mut Canvas<'_>, area: Rect, form: &LineForm, row: &DraftLine) {
    let (app, lang) = (canvas.app, canvas.lang);
    let is_here = form.part == LinePart::Place;
    let tone = if is_here { Tone::Accent } else { Tone::Dim };
    canvas.put(Rect { x: area.x + 1, ..area }, words::takeon::place(lang), tone);
    let name = words::goods::place(lang, row.place.unwrap_or(app.delivery.place));
    let shown = if is_here { format!("‹ {name} ›") } else { name.to_owned() };
    let room = Rect { x: area.x + LABEL + 2, width: area.width.saturating_sub(LABEL + 2), ..area };
    canvas.put(room, &shown, if is_here { Tone::Accent } else { Tone::Plain });
}

/// What was looked at, with its keys.
fn checks(canvas: &mut Canvas<'_>, area: Rect, form: &LineForm, row: &DraftLine) {
    let lang = canvas.lang;
    let is_here = form.part == LinePart::Checks;
    let tone = if is_here { Tone::Accent } else { Tone::Dim };
    canvas.put(Rect { x: area.x + 1, ..line(area, 0) }, words::goods::looked_at(lang), tone);
    let left = area.x + LABEL + 2;
    let (mut x, mut at_row) = (left, 0);
    for (at, check) in (1..).zip(Check::ALL) {
        let is_right = row.checks.contains(&check);
        let mark = if is_right { canvas.theme.glyphs.good() } else { '·' };
        let key = if is_here { format!("{at} ") } else { String::new() };
        let text = format!("{key}{mark} {}", check.name(lang));
        if x > left && x + look::width(&text) > area.right() {
            (x, at_row) = (left, at_row + 1);
        }
        let room = Rect { x, width: area.right().saturating_sub(x), ..line(area, at_row) };
        x += canvas.put(room, &text, if is_right { Tone::Good } else { Tone::Plain }) + 2;
    }
    let below = line(area, at_row + 1);
    if is_here {
        let room = Rect { x: area.x + LABEL + 2, width: area.width.saturating_sub(LABEL + 2), ..below };
        canvas.put(room, words::goods::check_keys(lang), Tone::Dim);
    } else if !row.refuse.is_empty() {
        canvas.put(Rect { x: area.x + 1, ..below }, &words::goods::refused_for(lang, &row.refuse), Tone::Warn);
    }
}
