//! Draws the form that records a paper, and the one that withdraws it; what was read is echoed beside the field.

use ratatui::layout::Rect;

use super::{CertificateForm, Part};
use crate::domain::lang::Lang;
use crate::look::{Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::certificates as words;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &CertificateForm) {
    let lang = canvas.lang;
    let inner = canvas.dialog(body, words::form_title(lang), (76, 9));
    let name = form.product.as_ref().filter(|_| !form.is_for_all).map_or(&form.producer.1, |(_, name)| name);
    canvas.put(line(inner, 0), name, Tone::Strong);
    if form.product.is_some() {
        let whose = if form.is_for_all { words::whole_producer(lang) } else { words::for_product(lang) };
        canvas.put_right(line(inner, 0), &format!("Tab: [{whose}]"), Tone::Dim);
    }
    for (row, part) in (2..).zip(Part::ALL) {
        let label = format!("{:<11}", label(part, lang));
        let place = line(inner, row);
        let echo = echo(part, form, canvas);
        let room = 26;
        let field = Rect { width: place.width.saturating_sub(if echo.is_empty() { 0 } else { room + 1 }), ..place };
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
        Part::Kind => words::kind(lang),
        Part::Number => words::number(lang),
        Part::Issuer => words::issuer(lang),
        Part::From => words::from(lang),
        Part::To => words::to(lang),
        Part::FiledAt => words::filed_at(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Kind => words::kind_hint(lang),
        Part::Number | Part::Issuer => "",
        Part::From => words::day_hint(lang),
        Part::To => words::to_hint(lang),
        Part::FiledAt => words::filed_hint(lang),
    }
}

fn echo(part: Part, form: &CertificateForm, canvas: &Canvas<'_>) -> String {
    let (today, lang) = (canvas.app.now.date(), canvas.lang);
    match part {
        Part::Kind => form.kind().map_or_else(String::new, |kind| {
            let (vi, en) = kind.rules().names;
            words::short_name(lang, lang.pick(vi, en)).into_owned()
        }),
        Part::Number | Part::Issuer | Part::FiledAt => String::new(),
        Part::From => form.from(today).map(words::date).unwrap_or_default(),
        Part::To => form.to(today).map(words::date).unwrap_or_default(),
    }
}
