//! Draws the command line and the actions it finds.

use ratatui::layout::Rect;

use super::CommandLine;
use crate::look::{Tone, line, page, scroll_bar};
use crate::screens::action::Place;
use crate::screens::pane::Pane;
use crate::screens::view::Canvas;
use crate::screens::words;

/// Draws the dialog: the field, the actions below it with their keys.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, command: &CommandLine) {
    let (app, lang) = (canvas.app, canvas.lang);
    let below = app.panes.iter().rev().find(|pane| !matches!(pane, Pane::CommandLine(_)));
    let found = command.found(below.map_or(Place::Sale, |pane| pane.rules().place));
    let inner = canvas.dialog(body, words::command_title(lang), (64, 16.min(body.height.saturating_sub(4))));
    canvas.field(line(inner, 0), ":", &command.line, words::command_hint(lang));
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if found.is_empty() {
        canvas.put(line(list, 0), words::no_such_action(lang), Tone::Dim);
    }
    let shown = page(found.len(), Some(command.picked), usize::from(list.height));
    for (row, index) in (0..list.height).zip(shown.clone()) {
        let Some(action) = found.get(index) else { continue };
        let place = line(list, row);
        if index == command.picked {
            canvas.mark(Rect { width: place.width.saturating_sub(1), ..place });
            canvas.put(place, "▸", Tone::Accent);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        canvas.put(Rect { width: room.width.saturating_sub(10), ..room }, action.long(lang), Tone::Plain);
        canvas.put_right(room, &app.settings.keys.label(*action), Tone::Dim);
    }
    scroll_bar(canvas.buf, list, &canvas.theme, shown, found.len());
}
