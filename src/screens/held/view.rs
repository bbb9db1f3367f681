//! Draws the held tickets.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Held;
use crate::domain::command::KeepTicket;
use crate::domain::money::Money;
use crate::look::{self, Column, Tone};
use crate::screens::action::Action;
use crate::screens::ticket::card_of;
use crate::screens::view::Canvas;
use crate::screens::{App, words};

/// Draws the list: reference, what is on it, how much.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, held: Held) {
    let (app, lang, theme) = (canvas.app, canvas.lang, canvas.theme);
    let room = canvas.page(body, words::held_title(lang));
    let tickets = app.held();
    if tickets.is_empty() {
        let hint = words::no_held_hint(lang, &canvas.app.settings.keys.label(Action::NewTicket));
        let words = [(words::no_held(lang), Tone::Plain), (hint.as_str(), Tone::Dim)];
        return look::say(canvas.buf, room, &theme, &words);
    }
    let columns = [Column::fixed(10), Column::name(20), Column::figure(11), Column::figure(13)];
    let cells = |at: usize| {
        let Some(ticket) = tickets.get(at) else { return Vec::new() };
        vec![
            Span::styled(ticket.ticket.clone(), theme.strong),
            Span::styled(names(app, ticket), theme.text),
            Span::styled(words::products(lang, ticket.lines.len()), theme.dim),
            Span::styled(amount(app, ticket).dotted(), theme.strong),
        ]
    };
    look::list(canvas.buf, room, &theme, &columns, tickets.len(), Some(held.picked), cells);
}

fn names(app: &App, ticket: &KeepTicket) -> String {
    let name = |sku| card_of(&app.shelf, sku).map_or_else(|| format!("{sku}"), |c| c.name.clone());
    ticket.lines.iter().map(|l| name(&l.sku)).collect::<Vec<_>>().join(", ")
}

fn amount(app: &App, ticket: &KeepTicket) -> Money {
    super::Ticket::resume(ticket.clone()).priced(&app.shelf, app.rules()).map(|p| p.payable).unwrap_or_default()
}
