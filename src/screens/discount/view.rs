//! Draws the discount dialog.

use ratatui::layout::Rect;

use super::{Discount, Target};
use crate::look::{Tone, line};
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the dialog: what it is on, the field, what it comes to.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, discount: &Discount) {
    let (app, lang) = (canvas.app, canvas.lang);
    let inner = canvas.dialog(body, words::discount(lang), (58, 7));
    let name = app.ticket.line().and_then(|l| card_of(&app.shelf, &l.sku)).map(|c| c.title()).unwrap_or_default();
    let targets = [
        (Target::Ticket, words::discount_on_ticket(lang).to_owned()),
        (Target::Line, format!("{}: {name}", words::discount_on_line(lang))),
    ];
    for (row, (target, text)) in (0..).zip(targets) {
        let (mark, tone) = if target == discount.target { ("▸", Tone::Accent) } else { (" ", Tone::Dim) };
        let used = canvas.put(line(inner, row), mark, tone) + 1;
        let room = Rect { x: inner.x + used, width: inner.width.saturating_sub(used), ..line(inner, row) };
        canvas.put(room, &text, if target == discount.target { Tone::Plain } else { Tone::Dim });
    }
    canvas.put_right(line(inner, 0), words::tab_turns(lang), Tone::Dim);
    canvas.field(Rect { width: 28, ..line(inner, 3) }, "-", &discount.line, "");
    let of = discount.of(app);
    if let Some(amount) = discount.typed(app).filter(|_| !discount.line.is_empty()) {
        let left = of.minus(amount).unwrap_or_default();
        let tone = if left.is_negative() { Tone::Warn } else { Tone::Accent };
        canvas.put_right(line(inner, 3), &format!("= {amount} đ"), tone);
        canvas.put_right(line(inner, 4), &format!("{of} {} {left}", words::leaves(lang)), Tone::Dim);
    } else {
        canvas.put_right(line(inner, 3), &of.dotted(), Tone::Dim);
    }
    canvas.put(line(inner, 6), words::discount_hint(lang), Tone::Dim);
}
