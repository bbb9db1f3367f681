//! Draws what a manager does with a lot.

use ratatui::layout::Rect;

use super::{BEARERS, CAUSES, Deed, LotForm, Part};
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::look::{Tone, fit_name, line};
use crate::screens::stock::view::code;
use crate::screens::typing::Line;
use crate::screens::view::Canvas;
use crate::screens::words::{certificates, moves, stock as words};

/// The widest label and a space.
const LABEL: usize = 10;

/// Draws the form: what lot it is, then one field a row.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &LotForm) {
    let lang = canvas.lang;
    let parts = form.deed.parts();
    let rows = u16::try_from(parts.len()).unwrap_or(4);
    let inner = canvas.dialog(body, title(lang, form), (72, rows + 3));
    let row = &form.row;
    canvas.put(line(inner, 0), &fit_name(&row.pack.name, inner.width), Tone::Strong);
    let last = row.lot.expires.map_or_else(|| words::keeps(lang).to_owned(), words::short_day);
    let place = words::place_name(lang, row.place);
    let under = format!("{} · {last} · {place} · {}", code(row), row.owner.name);
    canvas.put(line(inner, 1), &under, Tone::Dim);
    for (at, part) in (3..).zip(parts) {
        field(canvas, line(inner, at), form, *part);
    }
}

const fn title(lang: Lang, form: &LotForm) -> &'static str {
    match (form.deed, form.to_set()) {
        (Deed::Carry, _) => moves::carry_title(lang),
        (Deed::WriteOff, _) => words::write_off(lang),
        (Deed::GiveBack, _) => words::give_back(lang),
        (Deed::Sample, _) => certificates::sample_title(lang),
        (Deed::Hold, Hold::Held) => words::do_hold(lang),
        (Deed::Hold, Hold::Free) => words::do_free(lang),
    }
}

fn field(canvas: &mut Canvas<'_>, area: Rect, form: &LotForm, part: Part) {
    let (lang, has_focus) = (canvas.lang, form.part == part);
    match part {
        Part::To => {
            let names = form.targets().map(|place| words::place_name(lang, place));
            choice(canvas, area, moves::to_place(lang), &names, form.to, has_focus);
        }
        Part::Cause => {
            let names = CAUSES.map(|cause| words::cause_name(lang, cause));
            choice(canvas, area, words::cause(lang), &names, form.cause, has_focus);
        }
        Part::Bearer => {
            let names = BEARERS.map(|bearer| words::bearer_name(lang, bearer));
            choice(canvas, area, words::bearer(lang), &names, form.bearer, has_focus);
        }
        Part::Quantity => {
            let (room, of) = (Rect { width: 30.min(area.width), ..area }, Rect { x: area.x + 32, ..area });
            typed(canvas, room, words::how_much(lang), &form.quantity, "", has_focus);
            let of = Rect { width: area.width.saturating_sub(32), ..of };
            canvas.put(of, &words::of_left(lang, form.row.quantity, &form.row.pack.unit), Tone::Dim);
        }
        Part::Reason => {
            typed(canvas, area, words::reason(lang), &form.reason, words::reason_hint(lang), has_focus);
        }
        Part::Authority => {
            let (label, hint) = (certificates::authority(lang), certificates::authority_hint(lang));
            typed(canvas, area, label, &form.reason, hint, has_focus);
        }
        Part::Minutes => {
            let is_sample = form.deed == Deed::Sample;
            let hint = if is_sample { certificates::minutes_needed(lang) } else { words::minutes_hint(lang) };
            typed(canvas, area, words::minutes(lang), &form.minutes, hint, has_focus);
        }
    }
}

/// Draws a typed field; the one with the focus has the cursor.
pub(in crate::screens) fn typed(
    canvas: &mut Canvas<'_>,
    area: Rect,
    label: &str,
    text: &Line,
    hint: &str,
    has_focus: bool,
) {
    let label = format!("{label:<LABEL$}");
    if has_focus { canvas.field(area, &label, text, hint) } else { canvas.quiet_field(area, &label, text.text()) }
}

/// Draws choices with their digits; the chosen one is marked with more than colour.
pub(in crate::screens) fn choice(
    canvas: &mut Canvas<'_>,
    area: Rect,
    label: &str,
    names: &[&str],
    chosen: Option<usize>,
    has_focus: bool,
) {
    if has_focus {
        canvas.mark(area);
    }
    let label = format!("{label:<LABEL$}");
    let tone = if has_focus { Tone::Accent } else { Tone::Dim };
    let mut x = area.x + 1 + canvas.put(Rect { x: area.x + 1, ..area }, &label, tone) + 1;
    for (at, name) in names.iter().enumerate() {
        let is_chosen = chosen == Some(at);
        let text = if is_chosen { format!("[{} {name}]", at + 1) } else { format!(" {} {name} ", at + 1) };
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        x += canvas.put(room, &text, if is_chosen { Tone::Strong } else { Tone::Plain }) + 1;
    }
}
