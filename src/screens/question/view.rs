//! Draws a question.

use ratatui::layout::Rect;

use super::Question;
use crate::look::{Tone, line, wrap};
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the question with its two answers.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, question: &Question) {
    let (app, lang) = (canvas.app, canvas.lang);
    canvas.hush();
    let lines = wrap(&question.say(app), 46);
    let rows = u16::try_from(lines.len()).unwrap_or(1);
    let inner = canvas.dialog(body, "", (54, rows + 3));
    for (row, text) in (1..).zip(&lines) {
        canvas.put(line(inner, row), text, Tone::Strong);
    }
    let answers = Rect { x: inner.x, ..line(inner, rows + 2) };
    let used = canvas.put(answers, "Enter", Tone::Accent) + 1;
    let rest = |used: u16| Rect { x: answers.x + used, width: answers.width.saturating_sub(used), ..answers };
    let used = used + canvas.put(rest(used), words::yes(lang), Tone::Plain) + 4;
    let used = used + canvas.put(rest(used), "Esc", Tone::Accent) + 1;
    canvas.put(rest(used), words::no(lang), Tone::Plain);
}
