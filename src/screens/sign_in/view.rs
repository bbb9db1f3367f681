//! Draws the sign-in: the people, the PIN as stars.

use ratatui::layout::Rect;

use crate::look::{self, Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws who may stand at the till.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    let people = app.people();
    if people.is_empty() {
        return look::say(canvas.buf, body, &canvas.theme, &[(words::no_staff(lang), Tone::Plain)]);
    }
    let rows = u16::try_from(people.len()).unwrap_or(u16::MAX).min(body.height.saturating_sub(9));
    let inner = canvas.dialog(body, words::sign_in_title(lang), (48, rows + 4));
    let list = Rect { y: inner.y + 1, height: rows, ..inner };
    let shown = look::page(people.len(), Some(app.sign_in.picked), usize::from(rows));
    for (row, index) in (0..rows).zip(shown) {
        let Some(staff) = people.get(index) else { continue };
        let place = line(list, row);
        if index == app.sign_in.picked {
            canvas.mark(place);
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(3), ..place };
        canvas.put(room, &staff.name, Tone::Strong);
        let (vi, en) = staff.role.names();
        canvas.put_right(room, lang.pick(vi, en), Tone::Dim);
    }
    let stars = "*".repeat(app.sign_in.digits());
    let spec = look::Field { prompt: words::pin(lang), text: &stars, cursor: stars.len(), hint: words::pin_hint(lang) };
    canvas.cursor = Some(look::field(canvas.buf, line(inner, rows + 2), &canvas.theme, spec));
}
