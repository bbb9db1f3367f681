//! The keys of lots and papers.

use super::{Keys, fixed, table};
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::screens::action::Action;
use crate::screens::certificates::{CertificateBoard, PaperLine};
use crate::screens::{App, words};

/// What is done with a lot.
const LOT_KEYS: [Action; 4] = [Action::WriteOff, Action::GiveBack, Action::HoldLot, Action::Repack];

/// What is done in each list of papers: nothing is promised where there is no row.
pub(super) fn certificate_keys(app: &App, shown: &CertificateBoard, lang: Lang) -> Keys {
    let mut keys = fixed(&[("Tab", words::ocop::next_list(lang))]);
    match shown.board.chosen() {
        None => return keys,
        Some(PaperLine::Missing(_)) => keys.extend(fixed(&[("Enter", words::certificates::file_it(lang))])),
        Some(PaperLine::Filed(_)) => {
            keys.extend(fixed(&[
                ("Enter", words::certificates::renew(lang)),
                ("Del", words::certificates::withdraw(lang)),
            ]));
        }
    }
    keys.extend(table(app, lang, &[Action::Inspect]));
    keys
}

/// What is done with the lot in sight.
pub(super) fn lot_keys(app: &App, lang: Lang) -> Keys {
    let mut keys = table(app, lang, &LOT_KEYS);
    release(app, lang, &mut keys);
    keys
}

/// Says that the key which holds a lot sells again the one in sight, when that is held.
pub(super) fn release(app: &App, lang: Lang, keys: &mut Keys) {
    let hold = app.settings.keys.label(Action::HoldLot);
    let is_held = app.lot_in_sight().is_some_and(|row| row.hold == Hold::Held);
    for key in keys.iter_mut().filter(|(label, ..)| is_held && *label == hold) {
        words::stock::release(lang).clone_into(&mut key.1);
    }
}
