//! The keys that act on documents of goods, on the steps of a lot's way, and while goods are repacked.

use super::goods::lot_keys;
use super::{Keys, fixed, table};
use crate::domain::lang::Lang;
use crate::domain::query::Undoing;
use crate::screens::action::Action;
use crate::screens::document::DocumentView;
use crate::screens::documents::DocumentBoard;
use crate::screens::lot::LotView;
use crate::screens::repack::{Part, RepackForm};
use crate::screens::{App, words};

/// What is done in the list of documents.
pub(super) fn list(app: &App, pane: &DocumentBoard, lang: Lang) -> Keys {
    let mut keys = Vec::new();
    if let Some(row) = pane.board.chosen() {
        keys.extend(fixed(&[("Enter", words::show(lang))]));
        keys.extend(table(app, lang, deeds(row.undoing())));
    }
    keys.push(("Tab".to_owned(), words::documents::other_days(lang).to_owned(), 3));
    keys
}

/// What is done with the document that is shown.
pub(super) fn one(app: &App, view: &DocumentView, lang: Lang) -> Keys {
    let undoing = view.detail.as_ref().map(|detail| detail.row.undoing());
    table(app, lang, deeds(undoing.unwrap_or(Undoing::Never)))
}

/// What is done with a document: one that is undone, or that nothing undoes, has no key for it.
const fn deeds(undoing: Undoing) -> &'static [Action] {
    match undoing {
        Undoing::ByDocument => &[Action::PrintChosen, Action::SavePdf, Action::UndoDocument],
        Undoing::Never => &[Action::PrintChosen, Action::SavePdf],
    }
}

/// What is done with a lot and a step of its way.
pub(super) fn steps(app: &App, view: &LotView, lang: Lang) -> Keys {
    let mut keys = view.board.chosen().map_or_else(Vec::new, |_| fixed(&[("Enter", words::show(lang))]));
    if view.as_of().is_none() {
        keys.extend(lot_keys(app, lang));
    }
    keys
}

/// What Enter does while goods are repacked.
pub(super) fn repack(form: &RepackForm, lang: Lang) -> Keys {
    if form.part == Part::Into {
        return fixed(&[("↑↓", words::choose(lang)), ("Enter", words::next(lang))]);
    }
    let is_last = form.parts().last() == Some(&form.part);
    fixed(&[("Enter", if is_last { Action::Repack.short(lang) } else { words::next(lang) })])
}
