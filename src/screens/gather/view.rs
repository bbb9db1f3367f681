//! Draws goods gathered: the head, the lines, the fields of the chosen line.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::pick::is_fit;
use super::{Errand, Gather, GatherLine, Part};
use crate::look::{self, Column, Theme, Tone, line};
use crate::screens::stock::view::code;
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words::moves as say;
use crate::screens::{App, words};

/// Columns of the labels.
const LABEL: usize = 9;

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, pane: &Gather) {
    let lang = canvas.lang;
    let room = canvas.page(body, say::title(lang, pane.errand));
    if !pane.lines.is_empty() {
        let count = words::goods::count(lang, pane.lines.len());
        canvas.put_right(Rect { width: body.width.saturating_sub(1), ..line(body, 0) }, &count, Tone::Dim);
    }
    let used = match pane.errand {
        Errand::Carry => {
            places(canvas, line(room, 0), pane);
            1
        }
        Errand::Send => point(canvas, Rect { height: 2, ..room }, pane),
    };
    canvas.rule(line(room, used));
    let rest = Rect { y: room.y + used + 1, height: room.height.saturating_sub(used + 1), ..room };
    goods(canvas, rest, pane);
}

fn label(word: &str) -> String {
    let width = LABEL.saturating_sub(usize::from(look::width(word)));
    format!("{word}{}", " ".repeat(width))
}

/// From where and, when goods are carried, to where.
fn places(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) {
    let lang = canvas.lang;
    let from = pane.from.map_or(say::anywhere(lang), |place| words::stock::place_name(lang, place));
    let to = (Part::To, say::to_place(lang), words::stock::place_name(lang, pane.to));
    let all = [(Part::From, say::from_place(lang), from), to];
    let shown = if pane.errand == Errand::Carry { &all[..] } else { &all[..1] };
    let mut x = area.x + 1;
    for (part, word, value) in shown {
        let room = |x: u16| Rect { x, width: area.right().saturating_sub(x), ..area };
        x += canvas.put(room(x), word, Tone::Dim) + 1;
        let is_here = pane.part == *part;
        let text = if is_here { format!("‹ {value} ›") } else { (*value).to_owned() };
        x += canvas.put(room(x), &text, if is_here { Tone::Accent } else { Tone::Strong }) + 3;
    }
}

/// To which point, by whom, and from where; returns the rows used.
fn point(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) -> u16 {
    let lang = canvas.lang;
    let narrow = 30.min(area.width / 3);
    let (first, second) = (line(area, 0), line(area, 1));
    let right = |area: Rect| Rect { x: area.x + narrow, width: area.width.saturating_sub(narrow), ..area };
    let left = |area: Rect| Rect { width: narrow.saturating_sub(1), ..area };
    // The hint of the code needs the row; the name stands beside it once something is typed.
    let code_room = if pane.part == Part::Code && pane.code.is_empty() { first } else { left(first) };
    let fields = [
        (Part::Code, code_room, say::point_code(lang), &pane.code, say::point_hint(lang)),
        (Part::Name, right(first), say::point_name(lang), &pane.name, say::name_hint(lang)),
        (Part::Note, right(second), say::note(lang), &pane.note, say::note_hint(lang)),
    ];
    for (part, room, word, typed, hint) in fields {
        if part == Part::Name && code_room == first {
            continue;
        }
        if pane.part == part {
            canvas.field(room, &label(word), typed, hint);
        } else {
            canvas.quiet_field(room, &label(word), typed.text());
        }
    }
    places(canvas, left(second), pane);
    2
}

/// The field for the next goods, and below it what is found or what is gathered.
fn goods(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) {
    let lang = canvas.lang;
    if pane.part == Part::Goods {
        canvas.field(line(area, 0), "▸", &pane.goods, say::scan(lang));
    }
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if pane.is_listing() {
        return hits(canvas, list, pane);
    }
    let Some(chosen) = pane.lines.get(pane.selected).filter(|_| pane.part == Part::Line) else {
        return whole(canvas, list, pane);
    };
    let above = Rect { height: list.height.saturating_sub(3), ..list };
    lines(canvas, above, pane);
    edit(canvas, Rect { y: above.bottom(), height: 3.min(list.height), ..list }, pane, chosen);
}

/// The lines, and under them the chosen one in full: names may be cut in the list, and there is no room for its lot.
fn whole(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) {
    let lang = canvas.lang;
    let is_cut = area.height > 4 && area.width < 120;
    let Some(chosen) = pane.lines.get(pane.selected).filter(|_| is_cut) else {
        return lines(canvas, area, pane);
    };
    lines(canvas, Rect { height: area.height - 2, ..area }, pane);
    let row = &chosen.row;
    let place = words::stock::place_name(lang, row.place);
    let text = format!("{} · {} · {place}", row.pack.name, code(row));
    let foot = line(area, area.height - 1);
    canvas.put(Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..foot }, &text, Tone::Dim);
}

fn hits(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    if pane.hits.is_empty() {
        return look::say(canvas.buf, area, &theme, &[(words::nothing_found(lang), Tone::Plain)]);
    }
    let today = app.now.date();
    let columns = [Column::name(44), Column::name(14).rank(1), Column::figure(6), Column::fixed(5).rank(2)];
    let cells = |at: usize| {
        let Some(card) = pane.hits.get(at).and_then(|sku| card_of(&app.shelf, sku)) else { return Vec::new() };
        let left = pane.left_of_pack(&card.sku, today);
        let style = if left.is_positive() { theme.text } else { theme.dim };
        vec![
            Span::styled(card.title(), style),
            Span::styled(words::stock::short_owner(&card.producer.name), theme.dim),
            Span::styled(left.to_string(), if left.is_positive() { theme.strong } else { theme.dim }),
            Span::styled(card.unit.as_str(), theme.dim),
        ]
    };
    look::list(canvas.buf, area, &theme, &columns, pane.hits.len(), Some(pane.picked), cells);
}

fn lines(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    if pane.lines.is_empty() {
        let hint = say::no_lines_hint(lang, pane.errand);
        return look::say(canvas.buf, area, &theme, &[(say::no_lines(lang), Tone::Plain), (hint, Tone::Dim)]);
    }
    let columns = [
        Column::figure(6),
        Column::fixed(5).rank(4),
        Column::name(36),
        Column::fixed(12).rank(3),
        Column::fixed(10).rank(1),
        Column::fixed(8).rank(2),
        Column::figure(6),
    ];
    let heads = [
        words::col_quantity(lang),
        "",
        words::col_goods(lang),
        say::col_lot(lang),
        say::col_until(lang),
        say::col_place(lang),
        say::col_left(lang),
    ];
    let heads: Vec<Span<'_>> = heads.iter().map(|text| Span::styled(*text, theme.dim)).collect();
    let head = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..line(area, 0) };
    look::row(canvas.buf, head, &columns, &heads);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let cells = |at: usize| pane.lines.get(at).map(|row| cells(app, &theme, row)).unwrap_or_default();
    look::list(canvas.buf, list, &theme, &columns, pane.lines.len(), Some(pane.selected), cells);
}

fn cells<'a>(app: &'a App, theme: &Theme, line: &'a GatherLine) -> Vec<Span<'a>> {
    let (lang, row) = (app.lang(), &line.row);
    let is_fit = is_fit(row, app.now.date());
    let until = row.lot.expires.map_or_else(|| "–".to_owned(), |day| day.format("%d/%m/%Y").to_string());
    let left = row.quantity.plus(line.quantity.negated()).unwrap_or(row.quantity);
    vec![
        Span::styled(line.quantity.to_string(), theme.strong),
        Span::styled(row.pack.unit.as_str(), theme.dim),
        Span::styled(row.pack.name.as_str(), theme.text),
        Span::styled(code(row), theme.dim),
        Span::styled(until, if is_fit { theme.text } else { theme.warn }),
        Span::styled(words::stock::place_name(lang, row.place), theme.dim),
        Span::styled(left.to_string(), theme.dim),
    ]
}

/// How much of the chosen line, and of which lot.
fn edit(canvas: &mut Canvas<'_>, area: Rect, pane: &Gather, chosen: &GatherLine) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let row = &chosen.row;
    canvas.rule(line(area, 0));
    let title = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..line(area, 0) };
    canvas.put(title, &format!(" {} ", look::fit_name(&row.pack.name, title.width.saturating_sub(2))), Tone::Strong);
    let first = line(area, 1);
    let counted = chosen.quantity.to_string();
    canvas.field(
        Rect { width: 26.min(first.width), ..first },
        &label(words::goods::quantity(lang)),
        &pane.figure,
        &counted,
    );
    let beside = Rect { x: first.x + 28, width: first.width.saturating_sub(28), ..first };
    canvas.put(beside, &say::left_there(lang, row.quantity, &row.pack.unit), Tone::Dim);
    let second = line(area, 2);
    canvas.quiet_field(second, &label(say::col_lot(lang)), "");
    let (standing, style) = crate::screens::stock::view::standing(lang, row, app.now.date(), &theme);
    let lot = format!("‹ {} · {} ›  ", code(row), words::stock::place_name(lang, row.place));
    let x = second.x + 2 + u16::try_from(LABEL).unwrap_or(9);
    let room = |x: u16| Rect { x, width: second.right().saturating_sub(x), ..second };
    let used = canvas.put(room(x), &lot, Tone::Accent);
    look::put(canvas.buf, room(x + used), &standing, style);
}
