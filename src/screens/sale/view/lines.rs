//! Draws the lines of the ticket: two rows each while there is room, one for those not stood on.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::domain::money::Money;
use crate::domain::sale::TicketLine;
use crate::domain::shelf::SkuCard;
use crate::look::{Tone, fit_name, fit_owner, line, scroll_bar, stars, width, wrap};
use crate::screens::lots::LineStock;
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Columns of the figures.
const QUANTITY: u16 = 5;
const PRICE: u16 = 10;
const AMOUNT: u16 = 12;
/// From this many columns the price of one has a column of its own.
const WITH_PRICE: u16 = 60;

/// Draws the lines, the one the cashier stands on marked and always in sight.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    let ticket = &canvas.app.ticket;
    let head = u16::from(area.height > 10);
    if head == 1 {
        header(canvas, Rect { x: area.x + 1, width: area.width.saturating_sub(3), ..line(area, 0) });
    }
    let area = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
    let rows = usize::from(area.height);
    let is_roomy = ticket.lines.len() * 2 <= rows;
    let shown = in_sight(ticket.lines.len(), ticket.selected, if is_roomy { rows } else { rows.saturating_sub(1) });
    let stocks = canvas.app.line_stocks();
    let mut y = area.y;
    for index in shown.clone() {
        let Some(asked) = ticket.lines.get(index) else { continue };
        let is_selected = index == ticket.selected;
        let height = if is_roomy || is_selected { 2 } else { 1 };
        let place = Rect { y, height, width: area.width.saturating_sub(1), ..area };
        if is_selected {
            canvas.mark(place);
        }
        let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
        let card = card_of(&canvas.app.shelf, &asked.sku);
        let stock = stocks.get(index).copied().unwrap_or(LineStock::Fine);
        row(canvas, inner, asked, card, stock);
        y = y.saturating_add(height);
    }
    scroll_bar(canvas.buf, area, &canvas.theme, shown, ticket.lines.len());
}

/// The rows in sight: as many as fit_owner, the chosen one among them, as late as possible.
fn in_sight(len: usize, selected: usize, rows: usize) -> Range<usize> {
    let rows = rows.max(1);
    let first = (selected + 1).saturating_sub(rows).min(len.saturating_sub(rows.min(len)));
    first..(first + rows).min(len)
}

fn header(canvas: &mut Canvas<'_>, area: Rect) {
    let lang = canvas.lang;
    canvas.put_right(Rect { width: QUANTITY, ..area }, words::col_quantity(lang), Tone::Dim);
    let name = name_room(area);
    canvas.put(name, words::col_goods(lang), Tone::Dim);
    if area.width >= WITH_PRICE {
        canvas.put_right(price_room(area), words::col_price(lang), Tone::Dim);
    }
    canvas.put_right(amount_room(area), words::col_amount(lang), Tone::Dim);
}

fn amount_room(area: Rect) -> Rect {
    Rect { x: area.right().saturating_sub(AMOUNT), width: AMOUNT.min(area.width), ..area }
}

fn price_room(area: Rect) -> Rect {
    let x = area.right().saturating_sub(AMOUNT + PRICE);
    Rect { x, width: PRICE.min(area.width), ..area }
}

fn name_room(area: Rect) -> Rect {
    let figures = if area.width >= WITH_PRICE { AMOUNT + PRICE } else { AMOUNT };
    let x = area.x + QUANTITY + 2;
    Rect { x, width: area.right().saturating_sub(figures + 1).saturating_sub(x), ..area }
}

/// Draws one line in the rows it has; the name wraps before it is cut, the producer gives way first.
fn row(canvas: &mut Canvas<'_>, area: Rect, asked: &TicketLine, card: Option<&SkuCard>, stock: LineStock) {
    let (first, day) = (line(area, 0), canvas.app.now.date());
    let title = card.map_or_else(|| asked.sku.to_string(), SkuCard::title);
    let price = asked.price.or_else(|| card.and_then(|c| c.price_on(day))).unwrap_or_default();
    let gross = price.times(asked.quantity.get()).unwrap_or_default();
    let amount = gross.minus(asked.discount).unwrap_or_default();
    canvas.put_right(Rect { width: QUANTITY, ..first }, &asked.quantity.to_string(), Tone::Strong);
    if area.width >= WITH_PRICE {
        canvas.put_right(price_room(first), &price.dotted(), Tone::Dim);
    }
    canvas.put_right(amount_room(first), &amount.dotted(), Tone::Strong);
    let name = name_room(first);
    let grade =
        card.and_then(|c| c.stars_at(canvas.app.now.into())).map(|n| stars(n, &canvas.theme)).unwrap_or_default();
    if area.height < 2 {
        let room = name.width.saturating_sub(if grade.is_empty() { 0 } else { width(&grade) + 1 });
        let used = canvas.put(Rect { width: room, ..name }, &fit_name(&title, room), Tone::Plain);
        let x = name.x + used + 1;
        canvas.put(Rect { x, width: name.right().saturating_sub(x), ..name }, &grade, Tone::Accent);
        return;
    }
    let (own, pack) = card.map_or((title.as_str(), ""), |c| (c.name.as_str(), c.pack.as_str()));
    let (head, rest) = two_parts(own, pack, name.width);
    canvas.put(name, &head, Tone::Plain);
    let second = Rect { width: area.right().saturating_sub(name.x), x: name.x, ..line(area, 1) };
    let used = if rest.is_empty() { 0 } else { canvas.put(second, &rest, Tone::Plain) + 2 };
    let x = second.x + used;
    let below = Rect { x, width: second.right().saturating_sub(x), ..second };
    let below = Rect { width: below.width.saturating_sub(books(canvas, below, stock)), ..below };
    under_name(canvas, below, &grade, card, asked, price, area.width >= WITH_PRICE);
}

/// Splits name and pack over two rows at a space; the pack (`100 g`) is never torn.
fn two_parts(name: &str, pack: &str, room: u16) -> (String, String) {
    let whole = format!("{name} {pack}");
    if width(whole.trim_end()) <= room {
        return (whole.trim_end().to_owned(), String::new());
    }
    let mut lines = wrap(name, room).into_iter();
    let head = lines.next().unwrap_or_default();
    let rest: Vec<String> = lines.chain([pack.to_owned()]).filter(|part| !part.is_empty()).collect();
    (head, rest.join(" "))
}

/// At the right of the second row, what the books say against the line; returns the columns used.
fn books(canvas: &mut Canvas<'_>, area: Rect, stock: LineStock) -> u16 {
    let Some(text) = words::goods::books_say(canvas.lang, stock) else { return 0 };
    canvas.put_right(area, &text, Tone::Warn) + 2
}

/// The second row: stars, producer, the price of one where it has no column, the discount.
fn under_name(
    canvas: &mut Canvas<'_>,
    area: Rect,
    grade: &str,
    card: Option<&SkuCard>,
    asked: &TicketLine,
    price: Money,
    has_price_column: bool,
) {
    let (discount, lot) = (asked.discount, canvas.app.chosen_lot(asked));
    let mut right = 0;
    if !discount.is_zero() {
        right =
            canvas.put_right(area, &format!("{} -{discount}", words::discount(canvas.lang).to_lowercase()), Tone::Warn)
                + 2;
    }
    let mut x = area.x;
    let mut put = |canvas: &mut Canvas<'_>, text: &str, tone| {
        let room = Rect { x, width: area.right().saturating_sub(x + right), ..area };
        let used = canvas.put(room, &fit_owner(text, room.width), tone);
        x += used + u16::from(used > 0);
    };
    put(canvas, grade, Tone::Accent);
    if !has_price_column {
        put(canvas, &price.dotted(), Tone::Plain);
        put(canvas, "·", Tone::Dim);
    }
    if let Some(lot) = lot {
        put(canvas, &lot, Tone::Accent);
        put(canvas, "·", Tone::Dim);
    }
    if let Some(card) = card {
        if card.quick {
            put(canvas, &format!("({})", words::quick_mark(canvas.lang)), Tone::Dim);
        }
        put(canvas, &card.producer.name, Tone::Dim);
    }
}
