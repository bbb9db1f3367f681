//! Draws the form of a deed with OCOP stamps; what is meant is echoed beside what is typed.

use ratatui::layout::Rect;

use super::{Part, StampDeed, StampForm};
use crate::look::{Tone, fit_name, line};
use crate::screens::view::Canvas;
use crate::screens::words::ocop_stamp as words;

/// The widest label and a space.
const LABEL: usize = 13;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &StampForm) {
    let lang = canvas.lang;
    let (vi, en) = form.deed.names();
    let parts = form.deed.parts();
    let top = if form.about.is_empty() { 0 } else { 2 };
    let rows = u16::try_from(parts.len()).unwrap_or(1);
    let inner = canvas.dialog(body, lang.pick(vi, en), (74, top + rows));
    if top > 0 {
        let left = form.left.map(|left| words::left_of(lang, left)).unwrap_or_default();
        let used = canvas.put_right(line(inner, 0), &left, Tone::Dim);
        canvas.put(line(inner, 0), &fit_name(&form.about, inner.width.saturating_sub(used + 1)), Tone::Strong);
    }
    for (row, part) in (top..).zip(parts) {
        field(canvas, line(inner, row), form, *part);
    }
}

fn field(canvas: &mut Canvas<'_>, area: Rect, form: &StampForm, part: Part) {
    let has_focus = form.part == part;
    let label = format!("{:<LABEL$}", label(canvas, form.deed, part));
    if part == Part::Choice {
        return choice(canvas, area, form, &label, has_focus);
    }
    let hint = hint(canvas, form, part);
    let echo = match part {
        Part::Sku => form.goods(&canvas.app.shelf).map(|card| card.title()).unwrap_or_default(),
        _ => String::new(),
    };
    let room = if echo.is_empty() { 0 } else { area.width / 2 };
    let place = Rect { width: area.width.saturating_sub(room), ..area };
    if has_focus {
        canvas.field(place, &label, form.line(part), &hint);
    } else {
        canvas.quiet_field(place, &label, form.line(part).text());
    }
    let right = Rect { x: place.right(), width: room, ..area };
    canvas.put_right(right, &fit_name(&echo, room.saturating_sub(1)), Tone::Accent);
}

fn label(canvas: &Canvas<'_>, deed: StampDeed, part: Part) -> &'static str {
    let lang = canvas.lang;
    match (part, deed) {
        (Part::Batch, _) => words::batch(lang),
        (Part::Stars, _) => words::stars(lang),
        (Part::Sku, _) => words::sku(lang),
        (Part::Quantity, StampDeed::Count) => words::counted(lang),
        (Part::Quantity, _) => words::quantity(lang),
        (Part::Serial, _) => words::serial(lang),
        (Part::Choice, StampDeed::Receive) => words::funding(lang),
        (Part::Choice, StampDeed::Spoil) => words::cause(lang),
        (Part::Choice, _) => words::need(lang),
        (Part::Who, StampDeed::Receive) => words::from(lang),
        (Part::Who, _) => words::to(lang),
        (Part::Paper, _) => words::paper(lang),
        (Part::Reason, _) => words::reason(lang),
        (Part::Minutes, _) => words::minutes(lang),
    }
}

fn hint(canvas: &Canvas<'_>, form: &StampForm, part: Part) -> String {
    let lang = canvas.lang;
    match part {
        Part::Sku => words::sku_hint(lang).to_owned(),
        Part::Serial if form.next.is_empty() => words::serial_hint(lang).to_owned(),
        Part::Serial => words::next_free(lang, &form.next),
        Part::Minutes if form.deed == StampDeed::Spoil => words::minutes_hint(lang).to_owned(),
        Part::Batch | Part::Stars | Part::Quantity | Part::Choice | Part::Who => String::new(),
        Part::Paper | Part::Reason | Part::Minutes => String::new(),
    }
}

/// Draws choices with their digits; the chosen one is marked with more than colour.
fn choice(canvas: &mut Canvas<'_>, area: Rect, form: &StampForm, label: &str, has_focus: bool) {
    if has_focus {
        canvas.mark(area);
    }
    let tone = if has_focus { Tone::Accent } else { Tone::Dim };
    let mut x = area.x + 1 + canvas.put(Rect { x: area.x + 1, ..area }, label, tone) + 1;
    for (at, (vi, en)) in form.deed.choices().into_iter().enumerate() {
        let name = canvas.lang.pick(vi, en);
        let is_chosen = form.choice == Some(at);
        let text = if is_chosen { format!("[{} {name}]", at + 1) } else { format!(" {} {name} ", at + 1) };
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        x += canvas.put(room, &text, if is_chosen { Tone::Strong } else { Tone::Plain });
    }
}
