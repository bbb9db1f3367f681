//! Draws the form that records a recognition; what was read of stars and days is echoed beside the field.

use ratatui::layout::Rect;

use super::{Part, RecogniseForm};
use crate::look::{Tone, line, stars};
use crate::screens::view::Canvas;
use crate::screens::words::ocop;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &RecogniseForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, ocop::recognise_title(lang), (72, 9));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    for (row, part) in (2..).zip(Part::ALL) {
        let (label, echo) = (label(part, canvas), echo(part, form, canvas));
        let place = line(inner, row);
        let room = 12;
        let field = Rect { width: place.width.saturating_sub(room + 1), ..place };
        if form.part == part {
            let hint = match part {
                Part::Stars | Part::Decision | Part::Body => "",
                Part::From => ocop::day_hint(lang),
                Part::To => ocop::to_hint(lang),
            };
            canvas.field(field, &label, form.line(part), hint);
        } else {
            canvas.quiet_field(field, &label, form.line(part).text());
        }
        canvas.put_right(Rect { x: place.right().saturating_sub(room), width: room, ..place }, &echo, Tone::Accent);
    }
    canvas.put(line(inner, 8), ocop::recognise_foot(lang), Tone::Dim);
}

fn label(part: Part, canvas: &Canvas<'_>) -> String {
    let lang = canvas.lang;
    let word = match part {
        Part::Stars => ocop::recognise_stars(lang),
        Part::Decision => ocop::col_decision(lang),
        Part::Body => ocop::recognise_body(lang),
        Part::From => ocop::recognise_from(lang),
        Part::To => ocop::recognise_to(lang),
    };
    format!("{word:<16}")
}

fn echo(part: Part, form: &RecogniseForm, canvas: &Canvas<'_>) -> String {
    let today = canvas.app.now.date();
    match part {
        Part::Stars => form.stars().map(|n| stars(n.get(), &canvas.theme)).unwrap_or_default(),
        Part::Decision | Part::Body => String::new(),
        Part::From => form.from(today).map(ocop::date).unwrap_or_default(),
        Part::To => form.to(today).map(ocop::date).unwrap_or_default(),
    }
}
