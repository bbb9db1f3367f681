//! Draws the dialog that asks for a folder or a file.

use ratatui::layout::Rect;

use super::{TransferFile, Way};
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words::moves as words;

/// Draws the field, and under it what the file is for.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, form: &TransferFile) {
    let lang = canvas.lang;
    let (title, label, hint, says) = match &form.way {
        Way::Save { transfer } => {
            (words::save_title(lang, transfer), words::folder(lang), words::folder_hint(lang), words::save_says(lang))
        }
        Way::Read => {
            let title = words::receive_title(lang).to_owned();
            (title, words::file(lang), words::path_hint(lang), words::read_says(lang))
        }
    };
    let lines = wrap(says, 66.min(body.width.saturating_sub(8)));
    let rows = u16::try_from(lines.len()).unwrap_or(2);
    let inner = canvas.dialog(body, &title, (72, rows + 3));
    canvas.field(line(inner, 1), label, &form.line, hint);
    for (at, text) in (3..).zip(&lines) {
        canvas.put(Rect { x: inner.x + 1, ..line(inner, at) }, text, Tone::Dim);
    }
}
