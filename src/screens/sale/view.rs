//! Draws the sale: the field, what it found, the ticket, and what is to be paid in large figures.

use ratatui::layout::Rect;

use crate::domain::money::Money;
use crate::look::{self, Tone, line};
use crate::screens::action::Action;
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::pane::Pane;
use crate::screens::sale::not_known;
use crate::screens::view::Canvas;
use crate::screens::words;

mod hits;
mod last;
mod lines;

/// From this many columns the ticket stands beside what is found.
const WIDE: u16 = 100;
/// From this many the product's story stands under what is found.
const VERY_WIDE: u16 = 140;

/// Draws the sale screen.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect) {
    head(canvas, body);
    let room = Rect { y: body.y + 3, height: body.height.saturating_sub(3), ..body };
    let is_listing = canvas.app.sale.is_listing();
    let is_idle = !is_listing && canvas.app.ticket.lines.is_empty();
    if body.width < WIDE || is_idle {
        let (work, foot) = split_total(canvas, room);
        if is_listing {
            hits::draw(canvas, work);
        } else {
            ticket(canvas, work);
        }
        return total(canvas, foot);
    }
    let left = Rect { width: body.width * 9 / 20, ..room };
    let right = Rect { x: left.right() + 1, width: room.width - left.width - 1, ..room };
    for row in 0..room.height {
        let bar = Rect { x: left.right(), width: 1, ..line(room, row) };
        look::put(canvas.buf, bar, "│", canvas.theme.rule);
    }
    finder(canvas, left, body.width);
    let (work, foot) = split_total(canvas, right);
    ticket(canvas, work);
    total(canvas, foot);
}

/// The field, the ticket's reference, and one row for what is said.
fn head(canvas: &mut Canvas<'_>, body: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    let reference = app.ticket.reference.clone().unwrap_or_else(|| app.next_ticket());
    let reference = format!("{} {reference} ", words::ticket(lang));
    let reference = if body.width < 60 { String::new() } else { reference };
    let shown = look::width(&reference);
    let top = line(body, 0);
    canvas.put_right(top, &reference, Tone::Dim);
    let field = Rect { x: top.x + 1, width: top.width.saturating_sub(shown + 3), ..top };
    canvas.field(field, "▸", &app.sale.line, words::scan_or_type(lang));
    let said = Rect { x: body.x + 1, y: body.y + 1, width: body.width.saturating_sub(2), height: 2 };
    if canvas.say(said) == 0 {
        echo(canvas, line(said, 0));
    }
}

/// What the typed text means before Enter, or the code that still waits.
fn echo(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let (figure, rest) = split_quantity(app.sale.line.text());
    if let Some(quantity) = figure.and_then(|f| typed_quantity(f).ok()) {
        let quantity = quantity.to_string();
        let is_line = rest.is_empty() && !app.sale.is_browsing && !app.ticket.lines.is_empty();
        let text = if is_line { words::set_quantity_to(lang, &quantity) } else { words::times(lang, &quantity) };
        canvas.put(inner, &text, Tone::Accent);
    } else if !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()) {
        canvas.put(inner, words::code_enter(lang), Tone::Dim);
    } else if let Some(unknown) = app.sale.unknown.front().filter(|_| rest.is_empty()) {
        let mut text = not_known(lang, &unknown.code);
        if app.sale.unknown.len() > 1 {
            text = format!("{text} {}", words::unknown_waiting(lang, app.sale.unknown.len() - 1));
        }
        look::notice(canvas.buf, area, &canvas.theme, Tone::Warn, &text);
    }
    if app.sale.is_listing() {
        canvas.put_right(inner, &words::found(lang, app.sale.hits.len()), Tone::Dim);
    }
}

/// The left of a wide screen: what is found, the product's story, or both.
fn finder(canvas: &mut Canvas<'_>, area: Rect, screen: u16) {
    let is_listing = canvas.app.sale.is_listing();
    let sku = canvas.app.goods_in_sight().cloned();
    let story_rows = area.height / 2;
    let (list, story) = match (is_listing, screen >= VERY_WIDE && area.height >= 24) {
        (true, true) => {
            let list = Rect { height: area.height - story_rows, ..area };
            (Some(list), Some(Rect { y: list.bottom(), height: story_rows, ..area }))
        }
        (true, false) => (Some(area), None),
        (false, _) => (None, Some(area)),
    };
    if let Some(list) = list {
        hits::draw(canvas, list);
    }
    // A product's story laid over the sale is not told beneath it once more.
    let is_told = matches!(canvas.app.panes.last(), Some(Pane::Story(_)));
    let Some(story) = story.filter(|_| !is_told) else { return };
    let inner = Rect { x: story.x + 2, width: story.width.saturating_sub(4), ..story };
    let Some(sku) = sku else { return };
    if list.is_some() {
        canvas.rule(line(inner, 0));
    }
    let inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    crate::screens::price::view::story(canvas, inner, &sku);
}

/// The lines of the ticket, the last sale, or what to do next.
fn ticket(canvas: &mut Canvas<'_>, area: Rect) {
    let app = canvas.app;
    match &app.last {
        _ if !app.ticket.lines.is_empty() => lines::draw(canvas, area),
        Some(last) => last::draw(canvas, area, last),
        None => {
            let lang = canvas.lang;
            let key = |action| app.settings.keys.label(action);
            let more = words::empty_hint_more(lang, &key(Action::Help), &key(Action::CommandLine));
            let words = [
                (words::scan_or_type(lang), Tone::Plain),
                ("", Tone::Dim),
                (words::empty_hint(lang), Tone::Dim),
                (more.as_str(), Tone::Dim),
            ];
            look::say(canvas.buf, area, &canvas.theme, &words);
        }
    }
}

/// Keeps room at the foot for what is to be paid, when there is something.
fn split_total(canvas: &Canvas<'_>, area: Rect) -> (Rect, Rect) {
    let rows = match (canvas.app.ticket.lines.is_empty(), area.height) {
        (true, _) => 0,
        (false, 0..24) => 4,
        (false, _) => 6,
    };
    let work = Rect { height: area.height.saturating_sub(rows), ..area };
    (work, Rect { y: work.bottom(), height: rows.min(area.height), ..area })
}

/// What is to be paid, in figures the buyer can read, and how it comes about.
fn total(canvas: &mut Canvas<'_>, area: Rect) {
    if area.height == 0 {
        return;
    }
    let (app, lang) = (canvas.app, canvas.lang);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    canvas.rule(line(inner, 0));
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let priced = match app.priced() {
        Ok(priced) => priced,
        Err(refusal) => {
            let text = words::sentence(&refusal.say(lang));
            look::notice(canvas.buf, below, &canvas.theme, Tone::Warn, &text);
            return;
        }
    };
    let given = Money::sum(app.tenders.iter().map(|t| t.amount)).unwrap_or_default();
    let (label, amount) =
        if given.is_zero() { (words::to_pay(lang), priced.payable) } else { (words::missing(lang), app.missing()) };
    let mut side = vec![(label.to_owned(), Tone::Plain), (words::products(lang, app.ticket.lines.len()), Tone::Dim)];
    if !priced.discount.is_zero() {
        side.push((format!("{} -{}", words::discount(lang), priced.discount), Tone::Dim));
    }
    if !given.is_zero() {
        side.push((format!("{} {given}", words::tendered(lang)), Tone::Dim));
    }
    let width = side.iter().map(|(text, _)| look::width(text)).max().unwrap_or(0).min(below.width / 2);
    for (row, (text, tone)) in (0..below.height).zip(&side) {
        canvas.put(Rect { width, ..line(below, row) }, text, *tone);
    }
    let digits = Rect { x: below.x + width + 1, width: below.width.saturating_sub(width + 1), ..below };
    look::big_digits(canvas.buf, digits, &canvas.theme, amount);
}
