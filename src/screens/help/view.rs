//! Draws the keys, from the one table, by where they act.

use ratatui::layout::Rect;

use super::Help;
use crate::domain::lang::Lang;
use crate::look::{Tone, line, wrap};
use crate::screens::action::{Action, Place};
use crate::screens::view::Canvas;
use crate::screens::words;

/// A row of the page: a heading, or a key and what it does.
enum Row {
    Heading(&'static str),
    Key(String, &'static str),
    Space,
}

/// A place, its heading, and which actions stand under it.
type Group<'a> = (Place, &'static str, &'a dyn Fn(&Action) -> bool);

/// Draws the page, in two columns where there is room.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, help: Help) {
    let (app, lang) = (canvas.app, canvas.lang);
    let room = canvas.page(body, words::help_title(lang));
    let foot = wrap(words::help_foot(lang), room.width);
    let foot_rows = u16::try_from(foot.len()).unwrap_or(0);
    let list = Rect { height: room.height.saturating_sub(foot_rows + 1), ..room };
    let label = |action| app.settings.keys.label(action);
    let rows = rows(lang, help.place, &label);
    let columns: u16 = if room.width >= 110 { 2 } else { 1 };
    let width = room.width / columns;
    let height = usize::from(list.height);
    let top = help.top.min(rows.len().saturating_sub(height * usize::from(columns)));
    for (at, row) in rows.iter().skip(top).take(height * usize::from(columns)).enumerate() {
        let column = u16::try_from(at / height.max(1)).unwrap_or(0);
        let y = u16::try_from(at % height.max(1)).unwrap_or(0);
        let place = Rect { x: list.x + column * width, width: width.saturating_sub(2), ..line(list, y) };
        match row {
            Row::Heading(text) => drop(canvas.put(place, text, Tone::Accent)),
            Row::Key(key, text) => {
                canvas.put(Rect { width: 8, ..place }, key, Tone::Strong);
                canvas.put(Rect { x: place.x + 9, width: place.width.saturating_sub(9), ..place }, text, Tone::Plain);
            }
            Row::Space => {}
        }
    }
    for (row, text) in (0..).zip(&foot) {
        canvas.put(line(room, room.height.saturating_sub(foot_rows) + row), text, Tone::Dim);
    }
    let left = rows.len().saturating_sub(top + height * usize::from(columns));
    if left > 0 {
        canvas.put_right(line(body, 0), &format!("↓ {} ", words::more_below(lang, left)), Tone::Dim);
    }
}

fn rows(lang: Lang, here: Place, label: &dyn Fn(Action) -> String) -> Vec<Row> {
    let is_everywhere = |a: &Action| a.acts_in(Place::Form);
    let is_counting = |place: Place| matches!(place, Place::Counting | Place::CountResult);
    let is_moving = |place: Place| matches!(place, Place::Moves | Place::Transit);
    let mut groups: [Group<'_>; 11] = [
        (Place::Sale, words::place_sale(lang), &|a| a.acts_in(Place::Sale) && !is_everywhere(a)),
        (Place::Pay, words::place_pay(lang), &|a| a.acts_in(Place::Pay) && !a.acts_in(Place::Sale)),
        (Place::Sales, words::place_sales(lang), &|a| a.acts_in(Place::Sales) && !is_everywhere(a)),
        (Place::Stock, words::stock::title(lang), &|a| a.acts_in(Place::Stock) && !is_everywhere(a)),
        (Place::Documents, words::documents::title(lang), &|a| a.acts_in(Place::Documents) && !is_everywhere(a)),
        (Place::Report, words::place_report(lang), &|a| a.acts_in(Place::Report) && !is_everywhere(a)),
        (Place::Receive, words::goods::place_receive(lang), &|a| a.acts_in(Place::Receive) && !is_everywhere(a)),
        (Place::Moves, words::moves::place_moves(lang), &|a| {
            (a.acts_in(Place::Moves) || a.acts_in(Place::Transit)) && !is_everywhere(a)
        }),
        (Place::Lots, words::goods::place_lots(lang), &|a| a.acts_in(Place::Lots) && !is_everywhere(a)),
        (Place::Counting, words::count::place_counting(lang), &|a| {
            (a.acts_in(Place::Counting) || a.acts_in(Place::CountResult)) && !is_everywhere(a)
        }),
        (Place::Form, words::place_anywhere(lang), &is_everywhere),
    ];
    // A stable sort: the group of this place comes first, the others keep their order.
    groups.sort_by_key(|(place, ..)| {
        *place != here && !(is_counting(*place) && is_counting(here)) && !(is_moving(*place) && is_moving(here))
    });
    let mut rows = Vec::new();
    for (_, heading, is_here) in groups {
        rows.push(Row::Heading(heading));
        for action in Action::ALL.iter().filter(|a| is_here(a)) {
            let key = label(*action);
            rows.push(Row::Key(if key.is_empty() { ":".to_owned() } else { key }, action.long(lang)));
        }
        if heading == words::place_sale(lang) {
            rows.push(Row::Key("3*".to_owned(), words::empty_hint(lang)));
            rows.push(Row::Key("5* Enter".to_owned(), words::star_enter(lang)));
            rows.push(Row::Key("↑ ↓".to_owned(), words::arrows(lang)));
        }
        rows.push(Row::Space);
    }
    rows
}
