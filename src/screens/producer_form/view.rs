//! Draws the form of a producer nobody has recorded.

use ratatui::layout::Rect;

use super::{Part, ProducerForm};
use crate::look::{self, Tone, line};
use crate::screens::typing::Line;
use crate::screens::view::Canvas;
use crate::screens::words::takeon as say;

/// The widest label.
const LABEL: usize = 14;

/// Draws one field a row.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &ProducerForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, say::producer_title(lang), (64, 6));
    typed(canvas, line(inner, 1), (say::producer_name(lang), &form.name), form.part == Part::Name);
    kind(canvas, line(inner, 2), form);
    typed(canvas, line(inner, 3), (say::commune(lang), &form.commune), form.part == Part::Commune);
    typed(canvas, line(inner, 4), (say::province(lang), &form.province), form.part == Part::Province);
}

fn label(word: &str) -> String {
    let pad = LABEL.saturating_sub(usize::from(look::width(word)));
    format!("{word}{}", " ".repeat(pad))
}

fn typed(canvas: &mut Canvas<'_>, area: Rect, (word, text): (&str, &Line), has_focus: bool) {
    if has_focus {
        canvas.field(area, &label(word), text, "");
    } else {
        canvas.quiet_field(area, &label(word), text.text());
    }
}

fn kind(canvas: &mut Canvas<'_>, area: Rect, form: &ProducerForm) {
    let lang = canvas.lang;
    let (vi, en) = form.kind.names();
    let name = lang.pick(vi, en);
    if form.part == Part::Kind {
        let used = canvas.put(Rect { x: area.x + 1, ..area }, &label(say::kind(lang)), Tone::Accent) + 2;
        let room = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        canvas.put(room, &format!("‹ {name} ›"), Tone::Accent);
    } else {
        canvas.quiet_field(area, &label(say::kind(lang)), name);
    }
}
