//! Draws the field for a day, and the band that says a day past is shown.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{DayForm, past_day};
use crate::look::{Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::stock as words;

/// Draws the field and how the day is read.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &DayForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, words::which_day(lang), (58, 4));
    canvas.field(line(inner, 0), "▸", &form.line, words::day_hint(lang));
    let today = canvas.app.now.date();
    if let Some(day) = past_day(form.line.text(), today).filter(|day| *day <= today) {
        canvas.put(line(inner, 1), &format!("= {}", words::full_day(lang, day)), Tone::Accent);
    }
    let rest = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if canvas.say(rest) == 0 {
        canvas.put(line(rest, 0), words::day_s_end(lang), Tone::Dim);
    }
}

/// Draws the band over what is shown of a day past, with the way back, and returns the room below it.
pub fn banner(canvas: &mut Canvas<'_>, body: Rect, as_of: Option<NaiveDate>, back: &str) -> Rect {
    let Some(day) = as_of else { return body };
    let lang = canvas.lang;
    let band = line(body, 0);
    canvas.clear(band);
    let inner = Rect { x: band.x + 1, width: band.width.saturating_sub(2), ..band };
    let used = canvas.put_right(inner, back, Tone::Strong) + 2;
    let room = Rect { width: inner.width.saturating_sub(used), ..inner };
    canvas.put(room, &words::as_it_was(lang, day), Tone::Strong);
    let style = canvas.theme.accent.add_modifier(Modifier::REVERSED);
    canvas.buf.set_style(band.intersection(canvas.buf.area), style);
    Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body }
}
