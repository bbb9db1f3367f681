//! Draws the form of a scale's layout, with the label as it will be read.

use ratatui::layout::Rect;

use super::{LayoutForm, Part, USUAL_ITEM, USUAL_STEP};
use crate::domain::code_book::{CodeLayout, LabelValue, Verifier};
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words::codes as words;

/// The widest label and a space.
const LABEL: usize = 24;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &LayoutForm) {
    let lang = canvas.lang;
    let legend = wrap(words::legend(lang), 64);
    let rows = u16::try_from(legend.len()).unwrap_or(2);
    let inner = canvas.dialog(body, words::form_title(lang), (70, 7 + rows));
    let weight = [(LabelValue::Weight, words::weight(lang)), (LabelValue::Price, words::price(lang))];
    let checks = [
        (Verifier::None, words::verifier(lang, Verifier::None)),
        (Verifier::Gs1, words::verifier(lang, Verifier::Gs1)),
    ];
    for (row, part) in (0..).zip(Part::ALL) {
        let area = line(inner, row);
        match part {
            Part::Prefix => field(canvas, area, form, part, words::prefix_hint(lang)),
            Part::Item => field(canvas, area, form, part, &USUAL_ITEM.to_string()),
            Part::Step => field(canvas, area, form, part, &USUAL_STEP.to_string()),
            Part::Value => choice(canvas, area, form, part, &weight.map(|(v, name)| (name, v == form.value))),
            Part::Verifier => choice(canvas, area, form, part, &checks.map(|(v, name)| (name, v == form.verifier))),
        }
    }
    let sample = form.layout().filter(CodeLayout::is_right).map_or_else(|| "–".to_owned(), |l| l.shown());
    canvas.quiet_field(line(inner, 6), &format!("{:<LABEL$}", words::col_layout(lang)), &sample);
    for (row, text) in (7..).zip(&legend) {
        canvas.put(line(inner, row), text, Tone::Dim);
    }
}

fn label(canvas: &Canvas<'_>, form: &LayoutForm, part: Part) -> String {
    let lang = canvas.lang;
    let text = match (part, form.value) {
        (Part::Prefix, _) => words::prefix(lang),
        (Part::Item, _) => words::item(lang),
        (Part::Value, _) => words::value(lang),
        (Part::Step, LabelValue::Price) => words::step_dong(lang),
        (Part::Step, LabelValue::Weight | LabelValue::None) => words::step_grams(lang),
        (Part::Verifier, _) => words::col_verifier(lang),
    };
    format!("{text:<LABEL$}")
}

fn field(canvas: &mut Canvas<'_>, area: Rect, form: &LayoutForm, part: Part, hint: &str) {
    let label = label(canvas, form, part);
    let typed = match part {
        Part::Prefix => &form.prefix,
        Part::Item => &form.item,
        Part::Step | Part::Value | Part::Verifier => &form.step,
    };
    if form.part == part {
        canvas.field(area, &label, typed, hint);
    } else {
        canvas.quiet_field(area, &label, if typed.is_empty() { hint } else { typed.text() });
    }
}

/// Draws a choice; the chosen one stands in brackets.
fn choice(canvas: &mut Canvas<'_>, area: Rect, form: &LayoutForm, part: Part, all: &[(&str, bool)]) {
    let has_focus = form.part == part;
    if has_focus {
        canvas.mark(area);
        canvas.put_right(area, words::arrows(canvas.lang), Tone::Dim);
    }
    let label = label(canvas, form, part);
    let tone = if has_focus { Tone::Accent } else { Tone::Dim };
    let mut x = area.x + 1 + canvas.put(Rect { x: area.x + 1, ..area }, &label, tone) + 1;
    for (name, is_chosen) in all {
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        let text = if *is_chosen { format!("[{name}]") } else { format!(" {name} ") };
        x += canvas.put(room, &text, if *is_chosen { Tone::Strong } else { Tone::Dim });
    }
}
