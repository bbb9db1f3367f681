//! Draws what was found: name, stars, who makes it, price.

use ratatui::layout::Rect;

use crate::domain::shelf::SkuCard;
use crate::look::{self, Tone, fit_name, fit_owner, line, page, scroll_bar, stars};
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// From this many columns one row says it all.
const ONE_ROW: u16 = 76;

/// Draws the list, the chosen one marked.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    let hits = &app.sale.hits;
    if hits.is_empty() {
        let words = [(words::nothing_found(lang), Tone::Plain), (words::enter_quick(lang), Tone::Dim)];
        let rows = Rect { height: area.height.min(8), ..area };
        return look::say(canvas.buf, rows, &canvas.theme, &words);
    }
    let height = if area.width < ONE_ROW { 2 } else { 1 };
    let shown = page(hits.len(), Some(app.sale.picked), usize::from(area.height / height));
    let cards = hits.get(shown.clone()).unwrap_or_default().iter().filter_map(|sku| card_of(&app.shelf, sku));
    let longest = cards.map(|card| look::width(&card.title())).max().unwrap_or(0);
    for (at, index) in shown.clone().enumerate() {
        let Some(card) = hits.get(index).and_then(|sku| card_of(&app.shelf, sku)) else { continue };
        let y = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(height);
        let rows = Rect { y: area.y.saturating_add(y), height, ..area };
        if index == app.sale.picked {
            canvas.mark(Rect { width: rows.width.saturating_sub(1), ..rows });
            canvas.put(line(rows, 0), "▸", Tone::Accent);
        }
        let room = Rect { x: rows.x + 2, width: rows.width.saturating_sub(4), ..rows };
        if height == 1 { one_row(canvas, room, card, longest) } else { two_rows(canvas, room, card) }
    }
    scroll_bar(canvas.buf, area, &canvas.theme, shown, hits.len());
}

fn price(canvas: &Canvas<'_>, card: &SkuCard) -> String {
    let price = card.price_on(canvas.app.now.date());
    price.map_or_else(|| words::price_none(canvas.lang).to_owned(), |p| p.dotted())
}

fn grade(canvas: &Canvas<'_>, card: &SkuCard) -> String {
    card.stars_at(canvas.app.now.into()).map(|n| stars(n, &canvas.theme)).unwrap_or_default()
}

/// `Mật ong hoa nhãn 500 ml   ★★★★  HTX Ong Xanh   120.000`: the producer is shortened first.
fn one_row(canvas: &mut Canvas<'_>, area: Rect, card: &SkuCard, longest: u16) {
    let title = card.title();
    let fixed = 5 + 2 + 10 + 2;
    let flexible = area.width.saturating_sub(fixed + 2);
    let name = longest.min(flexible * 3 / 4).max(flexible * 11 / 20);
    canvas.put(Rect { width: name, ..area }, &fit_name(&title, name), Tone::Plain);
    let x = area.x + name + 2;
    let grade = grade(canvas, card);
    canvas.put(Rect { x, width: 5, ..area }, &grade, Tone::Accent);
    let who = Rect { x: x + 7, width: flexible.saturating_sub(name), ..area };
    let shown = fit_owner(&card.producer.name, who.width).into_owned();
    canvas.put(who, &shown, Tone::Dim);
    let price = price(canvas, card);
    canvas.put_right(area, &price, Tone::Strong);
}

fn two_rows(canvas: &mut Canvas<'_>, area: Rect, card: &SkuCard) {
    let price = price(canvas, card);
    let used = canvas.put_right(line(area, 0), &price, Tone::Strong);
    let room = area.width.saturating_sub(used + 2);
    let title = card.title();
    canvas.put(Rect { width: room, ..line(area, 0) }, &fit_name(&title, room), Tone::Plain);
    let grade = grade(canvas, card);
    let used = canvas.put(line(area, 1), &grade, Tone::Accent);
    let x = area.x + used + u16::from(used > 0);
    let who = Rect { x, width: area.right().saturating_sub(x), ..line(area, 1) };
    let shown = fit_owner(&card.producer.name, who.width).into_owned();
    canvas.put(who, &shown, Tone::Dim);
}
