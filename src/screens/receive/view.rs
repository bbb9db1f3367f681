//! Draws receiving: the head of the delivery, its lines, the fields of the line being typed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Part, Receive, RefuseForm};
use crate::domain::delivery::{Check, DraftLine, REFUSALS};
use crate::domain::lang::Lang;
use crate::domain::shelf_life::ShelfLife;
use crate::look::{self, Column, Tone, line};
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::{producer_field, words};

mod fields;

/// From this many columns the fields of a line stand beside the list.
const WIDE: u16 = 120;
/// Columns of the labels.
const LABEL: u16 = 14;
/// Rows of the fields of a line.
const FORM_ROWS: u16 = 8;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &Receive) {
    let lang = canvas.lang;
    let delivery = &canvas.app.delivery;
    let title = if delivery.is_opening() { words::takeon::title(lang) } else { words::goods::receive_title(lang) };
    let room = canvas.page(body, title);
    let refused = delivery.lines.iter().filter(|l| !l.refuse.is_empty()).count();
    if !delivery.lines.is_empty() {
        let lines = delivery.lines.len();
        let sum = if refused > 0 { words::goods::sum(lang, lines, refused) } else { words::goods::count(lang, lines) };
        canvas.put_right(Rect { width: body.width.saturating_sub(1), ..line(body, 0) }, &sum, Tone::Dim);
    }
    head(canvas, Rect { height: 2, ..room }, pane);
    canvas.rule(line(room, 2));
    let rest = Rect { y: room.y + 3, height: room.height.saturating_sub(3), ..room };
    if pane.part == Part::Producer {
        if pane.producer.is_unknown() {
            canvas.put(line(rest, 1), words::takeon::enter_producer(lang), Tone::Dim);
        }
        return producer_field::view::draw(canvas, rest, &pane.producer);
    }
    let Some(form) = pane.form.as_ref().filter(|_| pane.part == Part::Line) else {
        return goods(canvas, rest, pane);
    };
    if body.width >= WIDE {
        let left = Rect { width: rest.width * 11 / 20, ..rest };
        lines(canvas, left, pane);
        let right = Rect { x: left.right() + 2, width: rest.width.saturating_sub(left.width + 2), ..rest };
        return fields::draw(canvas, right, form);
    }
    let list = Rect { height: rest.height.saturating_sub(FORM_ROWS), ..rest };
    lines(canvas, list, pane);
    fields::draw(canvas, Rect { y: list.bottom(), height: FORM_ROWS.min(rest.height), ..rest }, form);
}

/// Pads a label so that the fields stand in one column.
fn label(word: &str) -> String {
    let width = usize::from(LABEL).saturating_sub(usize::from(look::width(word)));
    format!("{word}{}", " ".repeat(width))
}

/// Returns the columns of the fields at the left of the head.
fn left_part(row: Rect) -> u16 {
    (row.width - 38.min(row.width / 2)).min(60)
}

/// Whose goods, under which note, where they are put, how they come.
fn head(canvas: &mut Canvas<'_>, area: Rect, pane: &Receive) {
    let (app, lang) = (canvas.app, canvas.lang);
    let chosen = app.delivery.producer.as_ref().and_then(|code| pane.producer.of_code(code));
    let name = chosen.map(|p| p.name.as_str()).unwrap_or_default();
    let first = line(area, 0);
    if pane.part == Part::Producer {
        let hint = words::goods::find_producer(lang);
        canvas.field(first, &label(words::goods::producer(lang)), &pane.producer.line, hint);
    } else {
        let whose = Rect { width: left_part(first), ..first };
        let room = whose.width.saturating_sub(LABEL + 2);
        canvas.quiet_field(whose, &label(words::goods::producer(lang)), &look::fit_owner(name, room));
        agreement(
            canvas,
            Rect { x: whose.right() + 1, width: first.right().saturating_sub(whose.right() + 1), ..first },
            pane,
        );
    }
    let second = line(area, 1);
    let note = Rect { width: left_part(second), ..second };
    let (word, hint, written) = if app.delivery.is_opening() {
        (words::takeon::with(lang), words::takeon::with_hint(lang), &app.delivery.counted_with)
    } else {
        (words::goods::note(lang), words::goods::note_hint(lang), &app.delivery.delivery_note)
    };
    if pane.part == Part::Note {
        canvas.field(note, &label(word), &pane.note, hint);
    } else {
        canvas.quiet_field(note, &label(word), written);
    }
    let place = words::goods::place(lang, app.delivery.place);
    let form = words::goods::form(lang, app.delivery.form);
    let mut x = note.right() + 1;
    for (part, word, value) in
        [(Part::Place, words::goods::place_label(lang), place), (Part::Form, words::goods::form_label(lang), form)]
    {
        let room = Rect { x, width: second.right().saturating_sub(x), ..second };
        let used = canvas.put(room, word, Tone::Dim) + 1;
        let room = Rect { x: x + used, width: room.width.saturating_sub(used), ..room };
        let is_here = pane.part == part;
        let shown = if is_here { format!("‹ {value} ›") } else { value.to_owned() };
        let tone = if is_here { Tone::Accent } else { Tone::Plain };
        x = room.x + canvas.put(room, &shown, tone) + 2;
    }
}

/// The agreement the goods come under, at the right of whose they are.
fn agreement(canvas: &mut Canvas<'_>, area: Rect, pane: &Receive) {
    let (lang, word) = (canvas.lang, words::goods::agreement(canvas.lang));
    let used = look::width(word) + 1;
    if pane.part == Part::Agreement {
        canvas.field(area, &format!("{word} "), &pane.agreement, words::goods::agreement_hint(lang));
    } else if !canvas.app.delivery.agreement.is_empty() {
        canvas.put(area, word, Tone::Dim);
        let room = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        canvas.put(room, &look::fit(&canvas.app.delivery.agreement, room.width), Tone::Plain);
    }
}

/// The field for the next goods, and below it what is found or what was counted.
fn goods(canvas: &mut Canvas<'_>, area: Rect, pane: &Receive) {
    let lang = canvas.lang;
    let first = line(area, 0);
    if pane.part == Part::Goods {
        let is_opening = canvas.app.delivery.is_opening();
        let hint = if is_opening { words::takeon::scan_here(lang) } else { words::goods::scan_delivery(lang) };
        canvas.field(first, "▸", &pane.goods, hint);
    }
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if !pane.is_listing() {
        return lines(canvas, list, pane);
    }
    if pane.hits.is_empty() {
        let words = [(words::nothing_found(lang), Tone::Plain), (words::goods::enter_item(lang), Tone::Dim)];
        return look::say(canvas.buf, Rect { height: list.height.min(6), ..list }, &canvas.theme, &words);
    }
    let columns = [Column::name(24), Column::name(14).rank(1)];
    let (app, theme) = (canvas.app, canvas.theme);
    let cells = |at: usize| {
        let Some(card) = pane.hits.get(at).and_then(|sku| card_of(&app.shelf, sku)) else { return Vec::new() };
        // Whose goods they are stands in the head already, once it is known.
        let whose = if app.delivery.producer.is_none() { card.producer.name.as_str() } else { card.unit.as_str() };
        vec![Span::styled(card.title(), theme.text), Span::styled(whose, theme.dim)]
    };
    look::list(canvas.buf, list, &theme, &columns, pane.hits.len(), Some(pane.picked), cells);
}

/// The lines counted so far.
fn lines(canvas: &mut Canvas<'_>, area: Rect, pane: &Receive) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let lines = &app.delivery.lines;
    if lines.is_empty() {
        let is_opening = app.delivery.is_opening();
        let hint = if is_opening { words::takeon::no_lines_hint(lang) } else { words::goods::no_lines_hint(lang) };
        let words = [(words::goods::no_lines(lang), Tone::Plain), (hint, Tone::Dim)];
        return look::say(canvas.buf, area, &theme, &words);
    }
    let is_opening = app.delivery.is_opening();
    let (last, last_head) = if is_opening {
        (Column::fixed(8), words::takeon::col_place(lang))
    } else {
        (Column::fixed(6).rank(3), words::goods::col_checks(lang))
    };
    let state = match (is_opening, area.width >= WIDE) {
        (true, _) => 8,
        (false, true) => 30,
        (false, false) => 11,
    };
    let columns = [
        Column::figure(5),
        Column::name(24),
        Column::fixed(10).rank(2),
        Column::fixed(10).rank(1),
        Column::fixed(state),
        last,
    ];
    let heads = [
        words::col_quantity(lang),
        words::col_goods(lang),
        words::goods::col_lot(lang),
        words::goods::col_expires(lang),
        "",
        last_head,
    ];
    let heads: Vec<Span<'_>> = heads.iter().map(|text| Span::styled(*text, theme.dim)).collect();
    let head = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..line(area, 0) };
    look::row(canvas.buf, head, &columns, &heads);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let cells = |at: usize| lines.get(at).map(|row| line_cells(app, &theme, row, state)).unwrap_or_default();
    look::list(canvas.buf, list, &theme, &columns, lines.len(), Some(pane.selected), cells);
}

/// Says that a line is refused, and why where there is room.
fn refused(lang: Lang, why: &str, room: u16) -> String {
    let text = words::goods::refused_for(lang, why);
    if look::width(&text) > room { words::goods::refused_state(lang).to_owned() } else { text }
}

fn line_cells<'a>(app: &'a crate::screens::App, theme: &look::Theme, row: &'a DraftLine, state: u16) -> Vec<Span<'a>> {
    let lang = app.lang();
    let name = card_of(&app.shelf, &row.sku).map_or_else(|| row.sku.to_string(), |card| card.title());
    let is_taken = row.refuse.is_empty();
    let style = if is_taken { theme.text } else { theme.dim };
    let (until, until_tone) = match row.expires {
        Some(day) => (day.format("%d/%m/%Y").to_string(), style),
        None if row.lacks_last_day() => (words::goods::untold(lang).to_owned(), theme.warn),
        None if row.keeps => (words::goods::no_expiry(lang).to_owned(), theme.dim),
        None => (String::new(), theme.dim),
    };
    let life = row.expires.map(|day| app.shelf_life(&row.sku, row.made, day));
    let (state, tone) = match life {
        _ if !is_taken => (refused(lang, &row.refuse, state), theme.warn),
        Some(ShelfLife::Past) => (words::goods::expired_state(lang).to_owned(), theme.warn),
        Some(ShelfLife::Short(_)) if app.delivery.is_opening() => (String::new(), theme.dim),
        Some(ShelfLife::Short(days)) => (words::goods::days_left(lang, days), theme.warn),
        Some(ShelfLife::Long(_)) | None => (String::new(), theme.dim),
    };
    let mark = |check: &Check| if row.checks.contains(check) { theme.glyphs.good() } else { '·' };
    let last = match row.place {
        Some(place) if app.delivery.is_opening() => words::goods::place(lang, place).to_owned(),
        Some(_) | None => Check::ALL.iter().map(mark).collect::<String>(),
    };
    vec![
        Span::styled(row.quantity.to_string(), if is_taken { theme.strong } else { theme.dim }),
        Span::styled(name, style),
        Span::styled(row.lot_code.as_str(), style),
        Span::styled(until, until_tone),
        Span::styled(state, tone),
        Span::styled(last, theme.dim),
    ]
}

/// Draws the reasons a line may be refused for.
pub fn draw_refuse(canvas: &mut Canvas<'_>, body: Rect, form: &RefuseForm) {
    let lang = canvas.lang;
    let rows = u16::try_from(REFUSALS.len()).unwrap_or(0);
    let inner = canvas.dialog(body, words::goods::refuse_title(lang), (60, rows + 3));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    let reasons = REFUSALS.iter().map(|(vi, en)| lang.pick(vi, en)).chain([words::goods::refuse_other(lang)]);
    for (at, reason) in (0u16..).zip(reasons) {
        let place = line(inner, at + 2);
        if usize::from(at) == form.picked {
            canvas.mark(place);
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place };
        canvas.put(room, &format!("{}  {reason}", at + 1), Tone::Plain);
        if at == rows && form.is_written() {
            let used = 4 + look::width(reason) + 2;
            let field = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            canvas.field(field, "", &form.line, words::goods::refuse_hint(lang));
        }
    }
}
