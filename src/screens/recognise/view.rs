//! Draws the form that records a recognition; what was read of stars and days is echoed beside the field.

use ratatui::layout::Rect;

use super::{Part, RecogniseForm};
use crate::domain::lang::Lang;
use crate::domain::recognition::LastDay;
use crate::look::{Tone, line, stars};
use crate::screens::view::Canvas;
use crate::screens::words::ocop;

/// Room of the echo at the right.
const ECHO: u16 = 12;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &RecogniseForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, ocop::recognise_title(lang), (72, 13));
    canvas.put(line(inner, 0), &form.name, Tone::Strong);
    for (row, part) in (2..).zip(Part::ALL) {
        let label = format!("{:<16}", label(part, lang));
        let (place, echo) = (line(inner, row), echo(part, form, canvas));
        let field = Rect { width: place.width.saturating_sub(ECHO + 1), ..place };
        match form.line(part) {
            Some(typed) if form.part == part => canvas.field(field, &label, typed, hint(part, lang)),
            Some(typed) => canvas.quiet_field(field, &label, typed.text()),
            None => {
                canvas.quiet_field(field, &label, choice(part, form, canvas));
                if form.part == part {
                    canvas.mark(place);
                    canvas.put_right(place, ocop::arrows_choose(lang), Tone::Dim);
                }
            }
        }
        canvas.put_right(Rect { x: place.right().saturating_sub(ECHO), width: ECHO, ..place }, &echo, Tone::Accent);
    }
    canvas.put(line(inner, 12), ocop::recognise_foot(lang), Tone::Dim);
}

fn choice(part: Part, form: &RecogniseForm, canvas: &Canvas<'_>) -> &'static str {
    let lang = canvas.lang;
    match (part, form.last_day) {
        (Part::LastDay, LastDay::Inclusive) => ocop::last_day_counts(lang),
        (Part::LastDay, LastDay::Exclusive) => ocop::last_day_is_over(lang),
        (
            Part::Stars
            | Part::Decision
            | Part::Decided
            | Part::Level
            | Part::Body
            | Part::Criteria
            | Part::From
            | Part::To,
            LastDay::Inclusive | LastDay::Exclusive,
        ) => form.level(canvas.app.now.date()).name(lang),
    }
}

const fn label(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Stars => ocop::recognise_stars(lang),
        Part::Decision => ocop::recognise_decision(lang),
        Part::Decided => ocop::recognise_decided(lang),
        Part::Level => ocop::recognise_level(lang),
        Part::Body => ocop::recognise_body(lang),
        Part::Criteria => ocop::recognise_criteria(lang),
        Part::From => ocop::recognise_from(lang),
        Part::To => ocop::recognise_to(lang),
        Part::LastDay => ocop::recognise_last_day(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Stars | Part::Decision | Part::Level | Part::Body | Part::LastDay => "",
        Part::Decided => ocop::day_hint(lang),
        Part::Criteria => ocop::criteria_hint(lang),
        Part::From => ocop::from_hint(lang),
        Part::To => ocop::to_hint(lang),
    }
}

fn echo(part: Part, form: &RecogniseForm, canvas: &Canvas<'_>) -> String {
    let today = canvas.app.now.date();
    match part {
        Part::Stars => form.stars().map(|n| stars(n.get(), &canvas.theme)).unwrap_or_default(),
        Part::Decision | Part::Level | Part::Body | Part::LastDay => String::new(),
        Part::Decided => form.decided(today).map(ocop::date).unwrap_or_default(),
        Part::Criteria => form.criteria(today),
        Part::From => form.from(today).map(ocop::date).unwrap_or_default(),
        Part::To => form.to(today).map(ocop::date).unwrap_or_default(),
    }
}
