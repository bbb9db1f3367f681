//! Draws the form that sets the target.

use ratatui::layout::Rect;

use super::{Part, TargetForm};
use crate::domain::assortment::TargetScope;
use crate::domain::lang::Lang;
use crate::look::{Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::{ocop, point as words};

const LABEL: usize = 15;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &TargetForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, words::target_title(lang), (72, 6));
    for (row, part) in (0..).zip(Part::ALL) {
        let label = format!("{:<LABEL$}", label(part, lang));
        let place = line(inner, row);
        let is_here = form.part == part;
        match form.line(part) {
            Some(typed) if is_here => canvas.field(field(place, part), &label, typed, hint(part, lang)),
            Some(typed) => canvas.quiet_field(field(place, part), &label, typed.text()),
            None => scope(canvas, place, &label, form),
        }
        if part == Part::From {
            let day = form.from(canvas.app.now.date()).map(ocop::date).unwrap_or_default();
            canvas.put_right(place, &day, Tone::Accent);
        }
    }
    let foot = line(inner, 5);
    canvas.put(
        Rect { x: foot.x + 1, width: foot.width.saturating_sub(1), ..foot },
        words::target_foot(lang),
        Tone::Dim,
    );
}

fn field(place: Rect, part: Part) -> Rect {
    if part == Part::From { Rect { width: place.width.saturating_sub(11), ..place } } else { place }
}

fn scope(canvas: &mut Canvas<'_>, place: Rect, label: &str, form: &TargetForm) {
    let lang = canvas.lang;
    let is_here = form.part == Part::Scope;
    let used = canvas.put(place, &format!(" {label} "), if is_here { Tone::Accent } else { Tone::Dim });
    let what = match form.scope {
        TargetScope::OwnProvince => words::own_only(lang),
        TargetScope::AnyProvince => words::any_province(lang),
    };
    let x = place.x + used;
    let room = Rect { x, width: place.right().saturating_sub(x), ..place };
    canvas.put(room, what, if is_here { Tone::Accent } else { Tone::Plain });
    if is_here {
        canvas.put_right(place, ocop::arrows_choose(lang), Tone::Dim);
    }
}

const fn label(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Percent => words::percent(lang),
        Part::Scope => words::scope(lang),
        Part::From => words::from(lang),
        Part::Basis => words::basis(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Percent => words::percent_hint(lang),
        Part::Scope => "",
        Part::From => words::from_hint(lang),
        Part::Basis => words::basis_hint(lang),
    }
}
