//! Draws the question for a reason: what it is for, the field, and what will come of it.

use ratatui::layout::Rect;

use super::{Matter, ReasonForm};
use crate::domain::lang::Lang;
use crate::domain::query::DocumentKind;
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the dialog.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &ReasonForm) {
    let lang = canvas.lang;
    let told = told(lang, &form.matter);
    let note = wrap(&told.note, 56);
    let rows = u16::try_from(note.len()).unwrap_or(1);
    let inner = canvas.dialog(body, &told.title, (62, rows + 3));
    for (row, text) in (0..).zip(&note) {
        canvas.put(line(inner, row), text, Tone::Plain);
    }
    canvas.field(line(inner, rows + 1), words::reason(lang), &form.line, told.hint);
}

/// What the dialog says of a matter.
struct Told {
    title: String,
    note: String,
    hint: &'static str,
}

/// Says what it means that a document is undone, each kind in its own words.
fn undo_note(lang: Lang, kind: DocumentKind) -> String {
    let (vi, en) = kind.undone_means();
    let name = words::documents::capital(kind.name(lang));
    format!("{name} · {} {}", lang.pick(vi, en), words::documents::undo_note(lang))
}

fn told(lang: Lang, matter: &Matter) -> Told {
    match matter {
        Matter::Void { receipt } => Told {
            title: format!("{} {receipt}", words::void_title(lang)),
            note: words::void_warning(lang).to_owned(),
            hint: words::void_hint(lang),
        },
        Matter::Explain { shift } => Told {
            title: format!("{} {shift}", words::explain_title(lang)),
            note: words::explain_note(lang).to_owned(),
            hint: words::explain_hint(lang),
        },
        Matter::UndoDocument { document, kind } => Told {
            title: words::documents::undo_title(lang, document),
            note: undo_note(lang, *kind),
            hint: words::documents::undo_hint(lang),
        },
        Matter::Withdraw(row) => {
            let c = &row.paper.certificate;
            let of = if row.product_name.is_empty() { &row.producer_name } else { &row.product_name };
            Told {
                title: words::certificates::withdraw_title(lang).to_owned(),
                note: format!("{} · {of} · {}", c.name(lang), c.number),
                hint: "",
            }
        }
    }
}
