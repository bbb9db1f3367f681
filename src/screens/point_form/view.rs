//! Draws the form that describes the point; what was read is echoed beside the field.

use ratatui::layout::Rect;

use super::{Part, PointForm};
use crate::domain::catalogue::PlaceSystem;
use crate::domain::lang::Lang;
use crate::look::{Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::point as words;

const LABEL: usize = 13;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &PointForm) {
    let lang = canvas.lang;
    let title = words::point_title(lang, form.point.code.as_str());
    let inner = canvas.dialog(body, &title, (76, 9));
    for (row, part) in (0..).zip(Part::ALL) {
        let label = format!("{:<LABEL$}", label(part, lang));
        let place = line(inner, row);
        if part == Part::Regime {
            let (vi, en) = form.regime.names();
            let tone = if form.part == part { Tone::Accent } else { Tone::Plain };
            let used =
                canvas.put(place, &format!(" {label} "), if form.part == part { Tone::Accent } else { Tone::Dim });
            let x = place.x + used;
            canvas.put(Rect { x, width: place.right().saturating_sub(x), ..place }, lang.pick(vi, en), tone);
            if form.part == part {
                canvas.put_right(place, crate::screens::words::ocop::arrows_choose(lang), Tone::Dim);
            }
            continue;
        }
        let echo = echo(part, form, lang);
        let room = if echo.is_empty() { 0 } else { 30.min(place.width / 2) };
        let field = Rect { width: place.width.saturating_sub(room + u16::from(room > 0)), ..place };
        if form.part == part {
            canvas.field(field, &label, form.line(part), hint(part, lang));
        } else {
            canvas.quiet_field(field, &label, form.line(part).text());
        }
        canvas.put_right(Rect { x: place.right().saturating_sub(room), width: room, ..place }, &echo, Tone::Accent);
    }
}

const fn label(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Name => words::name(lang),
        Part::Address => words::address(lang),
        Part::Province => words::province(lang),
        Part::Phone => words::phone(lang),
        Part::TaxCode => words::tax_code(lang),
        Part::Regime => words::regime(lang),
        Part::Bank => words::bank(lang),
        Part::Account => words::account(lang),
        Part::Holder => words::holder(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Name | Part::Address | Part::Phone | Part::TaxCode | Part::Regime => "",
        Part::Province => words::province_hint(lang),
        Part::Bank => words::bank_hint(lang),
        Part::Account => words::account_hint(lang),
        Part::Holder => words::holder_hint(lang),
    }
}

/// Says how the typed province or bank was understood; what is typed in full is not said again.
fn echo(part: Part, form: &PointForm, lang: Lang) -> String {
    match part {
        Part::Province => {
            let typed = form.line(Part::Province).text().trim();
            form.province().map_or_else(String::new, |p| match (p.system, p.name == typed) {
                (PlaceSystem::New34, true) => String::new(),
                (PlaceSystem::New34, false) => p.name.to_owned(),
                (PlaceSystem::Old63, true) => words::now_called(lang, p.now_name()),
                (PlaceSystem::Old63, false) => words::old_province(lang, p.name, p.now_name()),
            })
        }
        Part::Bank => form.bank().map_or_else(String::new, |(bin, name)| format!("{name} · {}", bin.as_str())),
        Part::Name | Part::Address | Part::Phone | Part::TaxCode | Part::Regime => String::new(),
        Part::Account | Part::Holder => String::new(),
    }
}
