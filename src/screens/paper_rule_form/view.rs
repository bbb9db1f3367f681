//! Draws the form that says which paper is asked of which goods; what was read is echoed beside the field.

use ratatui::layout::Rect;

use super::{PaperRuleForm, Part};
use crate::domain::lang::Lang;
use crate::look::{self, Tone, line};
use crate::screens::view::Canvas;
use crate::screens::words::{ocop, paper_rules as words};

const LABEL: usize = 17;
/// The room of what was read.
const ECHO: u16 = 24;

/// Draws the form as a dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &PaperRuleForm) {
    let lang = canvas.lang;
    let title = if form.is_change() { words::change_title(lang) } else { words::new_title(lang) };
    let inner = canvas.dialog(body, title, (76, 9));
    for (row, part) in (0..).zip(Part::ALL) {
        let place = line(inner, row);
        let pad = LABEL.saturating_sub(usize::from(look::width(label(part, lang))));
        let label = format!("{}{}", label(part, lang), " ".repeat(pad));
        let echo = echo(part, form, canvas);
        let taken = if echo.is_empty() { 0 } else { ECHO + 1 };
        let field = Rect { width: place.width.saturating_sub(taken), ..place };
        if form.part == part {
            canvas.field(field, &label, form.line(part), hint(part, lang));
        } else {
            canvas.quiet_field(field, &label, form.line(part).text());
        }
        let room = Rect { x: place.right().saturating_sub(ECHO), width: ECHO, ..place };
        canvas.put_right(room, &look::fit(&echo, ECHO), Tone::Accent);
    }
    let foot = line(inner, 8);
    let foot = Rect { x: foot.x + 1, width: foot.width.saturating_sub(1), ..foot };
    canvas.put(foot, words::form_foot(lang, form.part), Tone::Dim);
}

const fn label(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Paper => words::paper(lang),
        Part::Or => words::or(lang),
        Part::Small => words::small(lang),
        Part::Sets => words::sets_label(lang),
        Part::Stars => words::stars(lang),
        Part::From => words::from(lang),
        Part::Basis => words::basis(lang),
    }
}

const fn hint(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Paper => words::paper_hint(lang),
        Part::Or => words::or_hint(lang),
        Part::Small => words::small_hint(lang),
        Part::Sets => words::sets_hint(lang),
        Part::Stars => words::stars_hint(lang),
        Part::From => words::from_hint(lang),
        Part::Basis => words::basis_hint(lang),
    }
}

/// Says what the program read; a kind in its full name, so that a near spelling is seen.
fn echo(part: Part, form: &PaperRuleForm, canvas: &Canvas<'_>) -> String {
    let lang = canvas.lang;
    match part {
        Part::Paper | Part::Or | Part::Small if form.part == part => match form.kinds(part) {
            Ok(kinds) => kinds.last().map(|kind| words::kind(lang, *kind)).unwrap_or_default(),
            Err(_) => words::unclear(lang).to_owned(),
        },
        Part::From => form.from(canvas.app.now.date()).map(ocop::date).unwrap_or_default(),
        Part::Paper | Part::Or | Part::Small | Part::Sets | Part::Stars | Part::Basis => String::new(),
    }
}
