//! The keys that act while goods are gathered, on the way, or counted in.

use super::bars::{Keys, fixed, table};
use crate::domain::lang::Lang;
use crate::screens::action::Action;
use crate::screens::arrival::{Arrival, Part as ArrivalPart};
use crate::screens::gather::{Gather, Part as GatherPart};
use crate::screens::transit::TransitBoard;
use crate::screens::{App, words};

pub(super) fn gather_keys(app: &App, pane: &Gather, lang: Lang) -> Keys {
    use words::moves as say;
    let go = say::go(lang, pane.errand);
    let mut keys = match pane.part {
        GatherPart::Goods if pane.is_listing() => fixed(&[("↑↓", words::choose(lang)), ("Enter", say::add(lang))]),
        GatherPart::Goods if pane.lines.is_empty() => Vec::new(),
        GatherPart::Goods => {
            fixed(&[("Enter", go), ("Tab", words::goods::edit_line(lang)), ("Del", words::drop_it(lang))])
        }
        GatherPart::Line => fixed(&[("Enter", words::ok(lang)), ("←→", say::other_lot(lang))]),
        GatherPart::From | GatherPart::To => fixed(&[("←→", words::choose(lang)), ("Enter", words::next(lang))]),
        GatherPart::Code | GatherPart::Name | GatherPart::Note => fixed(&[("Enter", words::next(lang))]),
    };
    if pane.part == GatherPart::Goods {
        keys.push(("Shift-Tab".to_owned(), say::head_fields(lang).to_owned(), 4));
    } else if !pane.lines.is_empty() {
        keys.push((app.settings.keys.label(Action::Done), go.to_owned(), 1));
    }
    keys
}

pub(super) fn arrival_keys(app: &App, pane: &Arrival, lang: Lang) -> Keys {
    use words::moves as say;
    let is_last = pane.end_parts().last() == Some(&pane.part);
    let on = if pane.is_counting() { say::counted_all(lang) } else { words::next(lang) };
    let done = if pane.is_counting() { words::goods::book(lang) } else { say::close(lang) };
    match pane.part {
        ArrivalPart::Goods => fixed(&[("Enter", on), ("Tab", words::goods::edit_line(lang))]),
        ArrivalPart::Arrived | ArrivalPart::Beside | ArrivalPart::Why => {
            let mut keys = fixed(&[("Enter", words::next(lang)), ("↑↓", say::other_line(lang))]);
            keys.push((app.settings.keys.label(Action::Done), on.to_owned(), 1));
            keys
        }
        ArrivalPart::Place | ArrivalPart::Minutes | ArrivalPart::Cause | ArrivalPart::Bearer | ArrivalPart::LossWhy => {
            fixed(&[("Enter", if is_last { done } else { words::next(lang) })])
        }
    }
}

pub(super) fn transit_keys(app: &App, pane: &TransitBoard, lang: Lang) -> Keys {
    let mut keys = Vec::new();
    if pane.board.chosen().is_some() {
        keys.extend(fixed(&[("Enter", words::moves::see_and_close(lang))]));
        keys.extend(table(app, lang, &[Action::SaveTransfer]));
    }
    keys
}
