//! Draws the form that records where a product is on its way.

use ratatui::layout::Rect;

use super::{Part, StatusForm};
use crate::domain::lang::Lang;
use crate::look::{Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::{self, ocop};

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &StatusForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, ocop::status_title(lang), (72, 8));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    for (row, part) in (2..).zip(Part::ALL) {
        let label = format!("{:<16}", label(part, lang));
        let place = line(inner, row);
        let field = Rect { width: place.width.saturating_sub(if part == Part::From { 11 } else { 0 }), ..place };
        match form.line(part) {
            Some(typed) if form.part == part => canvas.field(field, &label, typed, hint(part, lang)),
            Some(typed) => canvas.quiet_field(field, &label, typed.text()),
            None => {
                let (vi, en) = form.status.names();
                canvas.quiet_field(field, &label, &words::sentence(lang.pick(vi, en)));
                if form.part == part {
                    canvas.mark(place);
                    canvas.put_right(place, ocop::arrows_choose(lang), Tone::Dim);
                }
            }
        }
        if part == Part::From {
            let day = form.from(canvas.app.now.date()).map(ocop::date).unwrap_or_default();
            canvas.put_right(place, &day, Tone::Accent);
        }
    }
    canvas.put(line(inner, 7), ocop::status_foot(lang), Tone::Dim);
}

const fn label(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Status => ocop::col_state(lang),
        Part::From => ocop::recognise_from(lang),
        Part::Hoped => ocop::status_hoped(lang),
        Part::Note => ocop::status_note(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Status => "",
        Part::From => words::point::from_hint(lang),
        Part::Hoped => ocop::status_hoped_hint(lang),
        Part::Note => ocop::status_note_hint(lang),
    }
}
