//! Draws the form that opens a case or fills packs, with its arithmetic before Enter.

use ratatui::layout::Rect;

use super::{PLACES, Part, RepackForm, WAYS, Way};
use crate::domain::moves::Measure;
use crate::domain::quantity::Quantity;
use crate::look::{Tone, fit_name, line, page, scroll_bar};
use crate::screens::lot_form::view::{choice, typed};
use crate::screens::lot_form::{BEARERS, CAUSES};
use crate::screens::stock::view::code;
use crate::screens::view::Canvas;
use crate::screens::words::{repack as say, stock as words};

/// Rows of packs to choose from.
const PACKS: u16 = 8;

/// Draws the form: what is opened, then one field a row, the arithmetic under the figures.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &RepackForm) {
    let lang = canvas.lang;
    let is_lost = form.parts().contains(&Part::Cause);
    let rows = if form.part == Part::Into { 4 + PACKS } else { 12 + if is_lost { 3 } else { 0 } };
    let inner = canvas.dialog(body, say::title(lang), (76, rows));
    let row = &form.row;
    canvas.put(line(inner, 0), &fit_name(&row.pack.name, inner.width), Tone::Strong);
    let last = row.lot.expires.map_or_else(|| words::keeps(lang).to_owned(), words::short_day);
    let under = format!("{} · {last} · {} · {}", code(row), words::place_name(lang, row.place), row.owner.name);
    canvas.put(line(inner, 1), &under, Tone::Dim);
    if form.part == Part::Into {
        return packs(canvas, Rect { y: inner.y + 3, height: inner.height.saturating_sub(3), ..inner }, form);
    }
    let mut at = 3;
    for part in form.parts() {
        field(canvas, line(inner, at), form, *part);
        at += 1;
        if *part == Part::Made {
            sum(canvas, line(inner, at), form);
            at += 2;
        }
    }
}

/// Draws the search for the pack and what it finds.
fn packs(canvas: &mut Canvas<'_>, area: Rect, form: &RepackForm) {
    let lang = canvas.lang;
    let into = &form.into;
    typed(canvas, line(area, 0), say::into(lang), &into.line, say::into_hint(lang), true);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(PACKS), ..area };
    if into.found_len() == 0 {
        canvas.put(line(list, 0), say::none_found(lang), Tone::Dim);
    }
    let shown = page(into.found_len(), Some(into.picked), usize::from(list.height));
    for (at, index) in (0..list.height).zip(shown.clone()) {
        let Some(pack) = into.found().nth(index) else { continue };
        let place = line(list, at);
        if index == into.picked {
            canvas.mark(Rect { width: place.width.saturating_sub(1), ..place });
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        let used = canvas.put_right(room, &pack.unit, Tone::Dim) + 2;
        canvas.put(room, &fit_name(&pack.name, room.width.saturating_sub(used)), Tone::Plain);
    }
    scroll_bar(canvas.buf, list, &canvas.theme, shown, into.found_len());
}

fn field(canvas: &mut Canvas<'_>, area: Rect, form: &RepackForm, part: Part) {
    let (lang, has_focus) = (canvas.lang, form.part == part);
    let new_unit = form.into.chosen().map_or("", |pack| pack.unit.as_str());
    let old_unit = form.row.pack.unit.as_str();
    match part {
        Part::Into => {
            let name = form.into.chosen().map_or("", |pack| pack.name.as_str());
            let room = area.width.saturating_sub(14);
            canvas.quiet_field(area, &label(say::into(lang)), &fit_name(name, room));
        }
        Part::Way => {
            let names = WAYS.map(|way| match way {
                Way::Contains => say::one_gives(lang, old_unit, new_unit),
                Way::Content => say::one_takes(lang, new_unit, old_unit),
            });
            let names = [names[0].as_str(), names[1].as_str()];
            choice(canvas, area, say::way(lang), &names, Some(form.way), has_focus);
        }
        Part::Measure => {
            let (of, unit) = match WAYS.get(form.way) {
                Some(Way::Content) => (say::each_takes(lang, new_unit), old_unit),
                Some(Way::Contains) | None => (say::each_gives(lang, old_unit), new_unit),
            };
            figure(canvas, area, say::measure(lang), &form.measure, &format!("{unit} · {of}"), has_focus);
        }
        Part::Opened => {
            let left = words::of_left(lang, form.row.quantity, old_unit);
            figure(canvas, area, say::opened(lang), &form.opened, &left, has_focus);
        }
        Part::Made => figure(canvas, area, say::made(lang), &form.made, new_unit, has_focus),
        Part::Cause => {
            let names = CAUSES.map(|cause| words::cause_name(lang, cause));
            choice(canvas, area, words::cause(lang), &names, form.cause, has_focus);
        }
        Part::Bearer => {
            let names = BEARERS.map(|bearer| words::bearer_name(lang, bearer));
            choice(canvas, area, words::bearer(lang), &names, form.bearer, has_focus);
        }
        Part::Reason => {
            typed(canvas, area, words::reason(lang), &form.reason, words::reason_hint(lang), has_focus);
        }
        Part::Place => {
            let names = PLACES.map(|place| words::place_name(lang, place));
            choice(canvas, area, words::place(lang), &names, Some(form.place), has_focus);
        }
        Part::Expires => {
            let old = form.row.lot.expires.map_or_else(|| words::keeps(lang).to_owned(), words::short_day);
            let hint = say::expires_hint(lang, &old);
            if !has_focus && form.expires.is_empty() {
                return canvas.quiet_field(area, &label(words::last_day(lang)), &say::as_before(lang, &old));
            }
            typed(canvas, area, words::last_day(lang), &form.expires, &hint, has_focus);
        }
    }
}

fn label(text: &str) -> String {
    format!("{text:<10}")
}

/// Draws a figure with what it counts beside it.
fn figure(
    canvas: &mut Canvas<'_>,
    area: Rect,
    label: &str,
    text: &crate::screens::typing::Line,
    beside: &str,
    has_focus: bool,
) {
    let room = Rect { width: 26.min(area.width), ..area };
    typed(canvas, room, label, text, "", has_focus);
    let beside_room = Rect { x: area.x + 28, width: area.width.saturating_sub(28), ..area };
    canvas.put(beside_room, beside, Tone::Dim);
}

/// Writes the arithmetic: what opening gives, what is made of it, what is lost.
fn sum(canvas: &mut Canvas<'_>, area: Rect, form: &RepackForm) {
    let lang = canvas.lang;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let (Some(measure), Some((opened, made)), Some(pack)) = (form.measured(), form.figures(), form.into.chosen())
    else {
        canvas.put(area, say::sum_hint(lang), Tone::Dim);
        return;
    };
    let (old, new) = (form.row.pack.unit.as_str(), pack.unit.as_str());
    let Some(lost) = form.lost() else { return };
    let (given, unit) = match measure {
        Measure::Contains(n) => {
            let all = made.plus(lost).map(|all| all.to_string()).unwrap_or_default();
            (format!("{opened} {old} × {n} = {all} {new}"), new)
        }
        Measure::Content(n) => {
            let used = opened.plus(lost.negated()).map(|used| used.to_string()).unwrap_or_default();
            (format!("{made} {new} × {n} = {used} {old}"), old)
        }
    };
    let (told, tone) = if lost == Quantity::ZERO {
        (say::all_there(lang).to_owned(), Tone::Good)
    } else if lost.is_positive() {
        (say::is_lost(lang, lost, unit), Tone::Warn)
    } else {
        (say::too_many(lang, lost.negated(), unit), Tone::Warn)
    };
    let used = canvas.put(area, &given, Tone::Strong) + 2;
    canvas.put(Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area }, &told, tone);
}
