//! The keys of stock, lots, papers and stamps.

use super::{Keys, fixed, table};
use crate::domain::delivery::REFUSALS;
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::screens::action::Action;
use crate::screens::certificates::{CertificateBoard, PaperLine};
use crate::screens::inspection::InspectionView;
use crate::screens::ocop_stamp::{StampBoard, StampTab};
use crate::screens::paper_rules::{PaperRuleBoard, TakeBack};
use crate::screens::recognitions::History;
use crate::screens::shelf_life::ShelfLifePane;
use crate::screens::stock::StockPane;
use crate::screens::{App, words};

/// What is done with a lot.
const LOT_KEYS: [Action; 5] = [Action::CarryLot, Action::WriteOff, Action::GiveBack, Action::HoldLot, Action::Repack];

/// What is done in each list of papers: nothing is promised where there is no row.
pub(super) fn certificate_keys(app: &App, shown: &CertificateBoard, lang: Lang) -> Keys {
    let mut keys = fixed(&[("Tab", words::ocop::next_list(lang))]);
    match shown.board.chosen() {
        None => {}
        Some(PaperLine::Missing(_)) => keys.extend(fixed(&[("Enter", words::certificates::file_it(lang))])),
        Some(PaperLine::Filed(_)) => {
            keys.extend(fixed(&[
                ("Enter", words::certificates::renew(lang)),
                ("Del", words::certificates::withdraw(lang)),
            ]));
        }
    }
    if shown.board.chosen().is_some() {
        keys.extend(table(app, lang, &[Action::Inspect]));
    }
    // The first to go where there is no room: it has a name of its own.
    keys.extend(fixed(&[("F6", words::paper_rules::see_rules(lang))]).into_iter().map(|(key, word, _)| (key, word, 3)));
    keys
}

/// What is done with the rows that say which papers are asked for; a cashier reads them.
pub(super) fn paper_rule_keys(app: &App, shown: &PaperRuleBoard, lang: Lang) -> Keys {
    if !app.is_manager() {
        return Vec::new();
    }
    let mut keys = fixed(&[("Enter", words::paper_rules::change(lang)), ("Ins", words::paper_rules::add(lang))]);
    match shown.can_take_back() {
        Some(TakeBack::ToUsual) => keys.extend(fixed(&[("Del", words::paper_rules::to_usual(lang))])),
        Some(TakeBack::Away) => keys.extend(fixed(&[("Del", words::paper_rules::away(lang))])),
        None => {}
    }
    keys
}

/// What is done with the lot in sight.
pub(super) fn lot_keys(app: &App, lang: Lang) -> Keys {
    let mut keys = table(app, lang, &LOT_KEYS);
    release(app, lang, &mut keys);
    keys
}

/// Says that the key which holds a lot sells again the one in sight, when that is held.
fn release(app: &App, lang: Lang, keys: &mut Keys) {
    let hold = app.settings.keys.label(Action::HoldLot);
    let is_held = app.lot_in_sight().is_some_and(|row| row.hold == Hold::Held);
    for key in keys.iter_mut().filter(|(label, ..)| is_held && *label == hold) {
        words::stock::release(lang).clone_into(&mut key.1);
    }
}

/// What is done with the product an inspector asks about.
pub(super) fn inspection_keys(app: &App, pane: &InspectionView, lang: Lang) -> Keys {
    let mut keys = table(app, lang, &[Action::SavePdf]);
    if pane.chosen_lot().is_some() {
        keys.extend(table(app, lang, &[Action::TakeSample, Action::HoldLot]));
        release(app, lang, &mut keys);
    }
    keys
}

/// What is done in each list of stamps.
pub(super) fn stamp_keys(pane: &StampBoard, lang: Lang) -> Keys {
    use words::ocop_stamp as stamp;
    let has_row = pane.board.chosen().is_some();
    let mut keys = match (pane.tab, has_row) {
        (StampTab::Batches, true) => fixed(&[
            ("Enter", stamp::do_apply(lang)),
            ("Ins", stamp::do_receive(lang)),
            ("F6", stamp::do_spoil(lang)),
            ("F7", stamp::do_return(lang)),
            ("F8", stamp::do_count(lang)),
            ("Del", stamp::do_undo(lang)),
        ]),
        (StampTab::Todo, true) => fixed(&[("Enter", stamp::do_apply(lang)), ("F6", stamp::do_need(lang))]),
        (StampTab::Destroy, true) => fixed(&[("Enter", stamp::do_destroy(lang))]),
        (StampTab::Batches, false) => fixed(&[("Ins", stamp::do_receive(lang))]),
        (StampTab::Todo | StampTab::Destroy, false) => Vec::new(),
    };
    // The lists stand beside the title: on a narrow screen Tab is the first key left out.
    keys.push(("Tab".to_owned(), stamp::next_tab(lang).to_owned(), 9));
    keys
}

/// What is done in the lists of stock.
pub(super) fn stock_keys(app: &App, pane: &StockPane, lang: Lang) -> Keys {
    let mut keys = Vec::new();
    if pane.board.chosen().is_some() {
        keys.extend(fixed(&[("Enter", words::stock::open(lang))]));
    }
    if pane.is_whole() {
        keys.extend(fixed(&[("Tab", words::stock::turn(lang))]));
    }
    if pane.as_of.is_some() {
        keys.push((app.settings.keys.label(Action::StockDay), words::stock::to_today(lang).to_owned(), 1));
        return keys;
    }
    if pane.chosen_lot().is_some() {
        keys.extend(lot_keys(app, lang));
    }
    keys.extend(table(app, lang, &[Action::StockDay]));
    keys
}

/// What is done with the lots behind a line of the ticket.
pub(super) fn lots_keys(app: &App, lang: Lang) -> Keys {
    let mut keys = fixed(&[("↑↓", words::choose(lang)), ("Enter", words::goods::take_lot(lang))]);
    if app.is_manager() && app.lot_in_sight().is_some() {
        keys.extend(table(app, lang, &[Action::HoldLot]));
    }
    release(app, lang, &mut keys);
    keys
}

/// Which figures choose why a line is refused.
pub(super) fn refuse_keys(lang: Lang) -> Keys {
    let figures = format!("1–{}", REFUSALS.len() + 1);
    fixed(&[(&figures, words::choose(lang)), ("Enter", words::ok(lang))])
}

/// What a manager does with a product's way through the programme.
pub(super) fn history_keys(shown: &History, lang: Lang) -> Keys {
    let mut keys = fixed(&[("Ins", words::ocop::recognise(lang)), ("F6", words::ocop::record_status(lang))]);
    if shown.can_be_withdrawn() {
        keys.extend(fixed(&[("Del", words::ocop::withdraw(lang))]));
    } else if shown.can_be_kept_apart() {
        keys.extend(fixed(&[("Del", words::ocop::keep_apart(lang))]));
    }
    keys
}

/// What is done with the rules of how long goods must keep.
pub(super) fn shelf_life_keys(app: &App, pane: &ShelfLifePane, lang: Lang) -> Keys {
    if pane.form.is_some() {
        return fixed(&[("Enter", words::next(lang))]);
    }
    if !app.is_manager() {
        return Vec::new();
    }
    let mut keys = fixed(&[("Enter", words::shelf_life::edit(lang))]);
    if pane.can_take_back(app).is_some() {
        keys.extend(fixed(&[("Del", words::shelf_life::take_back(lang))]));
    }
    keys
}
