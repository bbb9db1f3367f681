//! The bars: where, who and how above; the practice band; the keys that act here below.

mod documents;
mod goods;

use ratatui::layout::Rect;

use super::Canvas;
use super::move_keys::{arrival_keys, gather_keys, transit_keys};
use crate::domain::lang::Lang;
use crate::domain::today::TodayTopic;
use crate::look::{self, Key, Part, Tone, put};
use crate::screens::action::{Action, Place};
use crate::screens::learn::{Learn, Purpose};
use crate::screens::pane::Pane;
use crate::screens::pay::Way;
use crate::screens::quick_item::{Part as QuickPart, QuickItem};
use crate::screens::reason::Matter;
use crate::screens::receive::Part as ReceivePart;
use crate::screens::stock_count::{Stage, StockCount};
use crate::screens::withdraw::Part as WithdrawPart;
use crate::screens::words::count as say;
use crate::screens::words::ocop;
use crate::screens::{App, words};
use goods::{
    certificate_keys, history_keys, inspection_keys, lots_keys, paper_rule_keys, refuse_keys, shelf_life_keys,
    stamp_keys, stock_keys,
};

/// Draws the status bar.
pub fn status(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    let point = app.till.as_ref().and_then(|t| t.point.as_ref());
    let name = look::fit(point.map_or("OCOP", |p| p.name.as_str()), area.width * 2 / 5);
    let till = point.map(|p| format!("{} {}", lang.pick("Quầy", "Till"), p.code)).unwrap_or_default();
    let who = app.session.as_ref().map_or(words::staff_none(lang), |s| s.name.as_str());
    let shift = app.till.as_ref().and_then(|t| t.shift.as_ref());
    let shift = shift.map_or_else(|| words::no_shift(lang).to_owned(), |s| words::shift_no(lang, s.shift));
    let clock = format!("{} {}", words::short_date(lang, app.now.date()), app.now.local().format("%H:%M"));
    let plain = |text, rank| Part { text, tone: Tone::Plain, rank };
    let left = [plain(&name, 0), plain(&till, 5), plain(who, 2), plain(&shift, 3), plain(&clock, 1)];
    let right = right_parts(app, lang, canvas.theme.glyphs.good());
    let right: Vec<Part<'_>> = right.iter().map(|(text, tone, rank)| Part { text, tone: *tone, rank: *rank }).collect();
    look::status_bar(canvas.buf, area, &canvas.theme, &left, &right);
}

/// Says what is half counted, unless it is in sight.
fn half_counted(app: &App, lang: Lang) -> Option<String> {
    let is_in_sight = app.panes.iter().any(|pane| matches!(pane, Pane::Receive(_)));
    match app.half_counted().as_slice() {
        [] => None,
        [_] if is_in_sight => None,
        [one] if one.is_opening() => Some(words::takeon::opening_open(lang).to_owned()),
        [_] => Some(words::goods::delivery_open(lang).to_owned()),
        more => Some(words::takeon::deliveries_open(lang, more.len())),
    }
}

/// What goes on behind the counter: day, waiting money, held tickets, printer, typing.
fn right_parts(app: &App, lang: Lang, good: char) -> Vec<(String, Tone, u8)> {
    let mut parts = Vec::new();
    let day = app.till.as_ref().and_then(|t| t.shift.as_ref()).map(|s| s.business_day);
    if let Some(day) = day.filter(|day| *day != app.now.date()) {
        let label = lang.pick("ngày bán", "business day");
        parts.push((format!("{label} {}", words::short_date(lang, day)), Tone::Warn, 1));
    }
    let waiting = app.till.as_ref().map_or(0, |t| t.waiting_transfers);
    if waiting > 0 {
        parts.push((words::waiting_count(lang, waiting), Tone::Warn, 3));
    }
    if !app.held().is_empty() {
        parts.push((words::held_count(lang, app.held().len()), Tone::Plain, 5));
    }
    if let Some(open) = half_counted(app, lang) {
        parts.push((open, Tone::Plain, 2));
    }
    let counts = app.till.as_ref().map_or(0, |t| t.open_counts);
    if counts > 0 {
        parts.push((say::open(lang, counts), Tone::Plain, 5));
    }
    let printer = app.printer;
    parts.push(if printer.failing {
        (words::printer_failing(lang).to_owned(), Tone::Warn, 1)
    } else if printer.unprinted > 0 {
        (words::unprinted(lang, printer.unprinted), Tone::Warn, 2)
    } else if printer.unknown {
        (words::printer_unknown(lang).to_owned(), Tone::Warn, 2)
    } else if printer.queued > 0 {
        (words::jobs(lang, printer.queued), Tone::Plain, 5)
    } else {
        (format!("{} {good}", words::printer_ok(lang)), Tone::Good, 6)
    });
    parts.push((app.settings.typing.letter().to_string(), Tone::Dim, 1));
    parts
}

/// Draws the line under the status bar: a rule, or the band of a practice ledger.
pub fn band(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, lang) = (canvas.app, canvas.lang);
    if !app.till.as_ref().is_some_and(|t| t.practice) {
        return canvas.rule(area);
    }
    canvas.paint_band(area);
    let pins: Vec<String> = app.settings.practice_pins.iter().map(|(name, pin)| format!("{name} {pin}")).collect();
    let mut text = format!(" {} · {}", words::practice(lang), words::practice_says(lang));
    if !pins.is_empty() {
        text = format!("{text} · PIN: {}", pins.join(", "));
    }
    let style = ratatui::style::Style::new();
    put(canvas.buf, area, &text, style);
}

/// Draws the keys that act here.
pub fn keys(canvas: &mut Canvas<'_>, area: Rect) {
    let keys = keys_of(canvas.app, canvas.lang);
    let keys: Vec<Key<'_>> = keys.iter().map(|(key, word, rank)| Key { key, word, rank: *rank }).collect();
    look::key_bar(canvas.buf, area, &canvas.theme, &keys);
}

pub(super) type Keys = Vec<(String, String, u8)>;

fn keys_of(app: &App, lang: Lang) -> Keys {
    if app.session.is_none() {
        let language = app.settings.keys.label(Action::Language);
        let mut keys = fixed(&[("↑↓", words::choose(lang)), ("Enter", lang.pick("vào", "sign in"))]);
        keys.push((language, Action::Language.short(lang).to_owned(), 2));
        return keys;
    }
    match app.panes.last() {
        None => sale_keys(app, lang),
        Some(pane) => pane_keys(app, pane, lang),
    }
}

pub(super) fn fixed(keys: &[(&str, &str)]) -> Keys {
    keys.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned(), 0)).collect()
}

pub(super) fn table(app: &App, lang: Lang, actions: &[Action]) -> Keys {
    let key = |a: &Action| (app.settings.keys.label(*a), a.short(lang).to_owned(), a.rules().rank);
    actions.iter().map(key).filter(|(label, ..)| !label.is_empty()).collect()
}

fn sale_keys(app: &App, lang: Lang) -> Keys {
    if app.sale.is_listing() || !app.sale.line.is_empty() {
        let choose = [("↑↓", words::choose(lang)), ("Enter", lang.pick("bán", "sell")), ("Esc", words::back(lang))];
        let mut keys = fixed(&choose);
        keys.extend(table(app, lang, &[Action::Product, Action::Help]));
        return keys;
    }
    let has_lines = !app.ticket.lines.is_empty();
    let for_lines = [
        Action::NewTicket,
        Action::Discount,
        Action::ExactCash,
        Action::Pay,
        Action::Done,
        Action::Remove,
        Action::Draft,
        Action::Lots,
    ];
    let acts = |a: &&Action| {
        let is_useful = **a != Action::Held || !app.held().is_empty();
        a.acts_in(Place::Sale) && a.rules().rank < 9 && is_useful && (has_lines || !for_lines.contains(a))
    };
    let actions: Vec<Action> = Action::ALL.iter().filter(acts).copied().collect();
    let mut keys = table(app, lang, &actions);
    let done = app.settings.keys.label(Action::Done);
    for key in keys.iter_mut().filter(|(label, ..)| *label == done) {
        words::cash_figures(lang).clone_into(&mut key.1);
    }
    keys
}

fn pane_keys(app: &App, pane: &Pane, lang: Lang) -> Keys {
    let mut keys = match pane {
        Pane::Pay(pay) => return pay_keys(app, pay.way, lang),
        Pane::Sales(list) if list.chosen().is_none() => Vec::new(),
        Pane::Sales(_) => sales_keys(app, lang),
        Pane::Sale(_) => table(app, lang, &[Action::Confirm, Action::Reprint, Action::Void]),
        Pane::Held(_) if app.held().is_empty() => Vec::new(),
        Pane::Held(_) => fixed(&[("Enter", words::take_up(lang)), ("Del", words::drop_it(lang))]),
        Pane::Quick(item) => quick_keys(item, lang),
        Pane::Receive(pane) if pane.is_listing() => {
            fixed(&[("↑↓", words::choose(lang)), ("Enter", words::goods::take_goods(lang))])
        }
        Pane::Receive(pane) => receive_keys(app, pane.part, lang),
        Pane::ProducerForm(_) => fixed(&[("Enter", words::next(lang))]),
        Pane::ShelfLife(pane) => shelf_life_keys(app, pane, lang),
        Pane::Deliveries(_) => fixed(&[("Enter", words::takeon::take_up(lang)), ("Del", words::drop_it(lang))]),
        Pane::Refuse(_) => refuse_keys(lang),
        Pane::Lots(_) => lots_keys(app, lang),
        Pane::Codes(pane) => fixed(&pane.keys(app)),
        Pane::LayoutForm(_) => fixed(&[("Enter", words::next(lang))]),
        Pane::Learn(learn) => fixed(&[("Enter", learn_key(lang, learn))]),
        Pane::Discount(_) => fixed(&[("Enter", words::ok(lang)), ("Tab", lang.pick("phiếu/dòng", "ticket/line"))]),
        Pane::Reason(form) => fixed(&[("Enter", reason_key(lang, &form.matter))]),
        Pane::Price(_) | Pane::Float(_) => fixed(&[("Enter", words::ok(lang))]),
        Pane::Count(form) => {
            let word = if form.is_at_reason() { Action::CloseShift.short(lang) } else { words::next(lang) };
            let mut keys = fixed(&[("Enter", word)]);
            keys.push((app.settings.keys.label(Action::Done), Action::CloseShift.short(lang).to_owned(), 1));
            keys
        }
        Pane::StockCount(count) => return count_keys(app, count, lang),
        Pane::Report(report) if report.is_closed() => table(app, lang, &[Action::PrintShift, Action::ExplainShift]),
        Pane::Report(_) => Vec::new(),
        Pane::Story(_) => table(app, lang, &[Action::Inspect, Action::CommandLine]),
        Pane::Help(_) | Pane::Paper(_) => fixed(&[("↑↓", lang.pick("lật", "scroll"))]),
        Pane::Sheet(sheet) => fixed(sheet.keys(lang)),
        Pane::CommandLine(_) => fixed(&[("↑↓", words::choose(lang)), ("Enter", lang.pick("làm", "do it"))]),
        Pane::Stock(pane) => stock_keys(app, pane, lang),
        Pane::StockDay(_) => fixed(&[("Enter", words::ok(lang))]),
        Pane::Lot(view) => documents::steps(app, view, lang),
        Pane::Repack(form) => documents::repack(form, lang),
        Pane::Gather(pane) => gather_keys(app, pane, lang),
        Pane::Arrival(pane) => arrival_keys(app, pane, lang),
        Pane::Transit(pane) => transit_keys(app, pane, lang),
        Pane::TransferFile(form) => fixed(&[("Enter", words::moves::file_key(lang, &form.way))]),
        Pane::LotForm(_) => fixed(&[("Enter", words::next(lang))]),
        Pane::Documents(pane) => documents::list(app, pane, lang),
        Pane::Document(view) => documents::one(app, view, lang),
        Pane::Today(_) => fixed(&[("↑↓", words::choose(lang)), ("Enter", ocop::see_it(lang))]),
        Pane::Work(work) if work.topic == TodayTopic::LabelsChanged => {
            let done = app.settings.keys.label(Action::Done);
            fixed(&[(done.as_str(), ocop::print_them(lang)), ("Enter", ocop::see_it(lang))])
        }
        Pane::Work(_) => fixed(&[("Enter", ocop::see_it(lang))]),
        Pane::Certificates(shown) => certificate_keys(app, shown, lang),
        Pane::PaperRules(shown) => paper_rule_keys(app, shown, lang),
        Pane::CertificateForm(_) => fixed(&[("Enter", words::next(lang))]),
        Pane::Inspection(pane) => inspection_keys(app, pane, lang),
        Pane::Recognitions(_) => fixed(&[("Enter", ocop::see_it(lang)), ("Tab", ocop::next_list(lang))]),
        Pane::History(shown) if app.is_manager() => history_keys(shown, lang),
        Pane::Assortment(_) if app.is_manager() => {
            fixed(&[("Ins", words::point::set_target(lang)), ("F6", words::point::set_point(lang))])
        }
        Pane::Recognise(_) | Pane::Status(_) | Pane::PointForm(_) | Pane::TargetForm(_) | Pane::PaperRuleForm(_) => {
            let mut keys = fixed(&[("Enter", words::next(lang))]);
            keys.push((app.settings.keys.label(Action::Done), words::point::save(lang).to_owned(), 1));
            keys
        }
        Pane::History(_) | Pane::Assortment(_) => Vec::new(),
        Pane::Withdraw(form) => {
            let is_last = form.part == WithdrawPart::Goods;
            fixed(&[("Enter", if is_last { ocop::withdraw(lang) } else { words::next(lang) })])
        }
        Pane::Stamps(pane) => stamp_keys(pane, lang),
        Pane::StampForm(_) => fixed(&[("Enter", words::next(lang))]),
        Pane::Question(_) => return fixed(&[("Enter", words::yes(lang)), ("Esc", words::no(lang))]),
    };
    keys.extend(fixed(&[("Esc", words::back(lang))]));
    keys
}

fn sales_keys(app: &App, lang: Lang) -> Keys {
    let mut keys = fixed(&[("Enter", words::show(lang))]);
    keys.extend(table(app, lang, &[Action::Confirm, Action::Reprint, Action::Void]));
    keys
}

/// What Enter does with an item made at the counter, or at the door.
fn quick_keys(item: &QuickItem, lang: Lang) -> Keys {
    let last = if item.is_for_delivery() { words::goods::take_goods(lang) } else { lang.pick("bán", "sell") };
    fixed(&[("Enter", if item.part == QuickPart::Price { last } else { words::next(lang) })])
}

/// Names what Enter does with a code once it is known.
const fn learn_key(lang: Lang, learn: &Learn) -> &'static str {
    match learn.purpose {
        Purpose::Sell(_) => words::sell_and_remember(lang),
        Purpose::Receive(_) => words::goods::take_and_remember(lang),
    }
}

/// Names what a reason is the last step of.
const fn reason_key(lang: Lang, matter: &Matter) -> &'static str {
    match matter {
        Matter::Void { .. } => Action::Void.short(lang),
        Matter::UndoDocument { .. } => words::documents::undo(lang),
        Matter::Explain { .. } | Matter::Withdraw(_) => words::ok(lang),
    }
}

fn receive_keys(app: &App, part: ReceivePart, lang: Lang) -> Keys {
    let mut keys = match part {
        ReceivePart::Producer | ReceivePart::Note | ReceivePart::Agreement | ReceivePart::Line => {
            fixed(&[("Enter", words::next(lang))])
        }
        ReceivePart::Place | ReceivePart::Form => fixed(&[("←→", words::choose(lang)), ("Enter", words::next(lang))]),
        ReceivePart::Goods if app.delivery.lines.is_empty() => Vec::new(),
        ReceivePart::Goods => fixed(&[("Enter", words::goods::edit_line(lang)), ("Del", words::drop_it(lang))]),
    };
    if !app.delivery.lines.is_empty() {
        if !app.delivery.is_opening() {
            keys.extend(table(app, lang, &[Action::RefuseLine]));
        }
        let done = app.settings.keys.label(Action::Done);
        keys.push((done, words::goods::book(lang).to_owned(), 0));
    }
    keys.extend(table(app, lang, &[Action::Deliveries]));
    keys.push(("Tab".to_owned(), words::goods::other_field(lang).to_owned(), 3));
    keys
}

fn count_keys(app: &App, count: &StockCount, lang: Lang) -> Keys {
    let label = |action| app.settings.keys.label(action);
    let mut keys = match count.stage {
        Stage::List if count.rows.as_ref().is_none_or(|rows| count.picked >= rows.len()) => {
            fixed(&[("↑↓", words::choose(lang)), ("Enter", say::start(lang))])
        }
        Stage::List => fixed(&[("↑↓", words::choose(lang)), ("Enter", say::go_on(lang))]),
        Stage::Start => fixed(&[("Enter", say::start(lang))]),
        Stage::Counting if count.field.is_listing() => {
            fixed(&[("↑↓", words::choose(lang)), ("Enter", say::count_it(lang))])
        }
        Stage::Counting => {
            let mut keys = table(app, lang, &[Action::FinishCount]);
            keys.extend(
                [("+ −", "±1", 3), ("Del", say::forget(lang), 2)].map(|(k, w, r)| (k.to_owned(), w.to_owned(), r)),
            );
            keys
        }
        Stage::Rest => vec![
            ("0".to_owned(), say::zero(lang).to_owned(), 1),
            (label(Action::FinishCount), say::leave_out(lang).to_owned(), 1),
        ],
        Stage::Result if !app.is_manager() => Vec::new(),
        Stage::Result => {
            let mut keys = table(app, lang, &[Action::ApproveCount]);
            keys.push(("Tab".to_owned(), say::bearer(lang).to_owned(), 1));
            keys
        }
        Stage::Drop => fixed(&[("Enter", Action::DropCount.short(lang))]),
    };
    let esc = if count.stage == Stage::Result { say::again(lang) } else { words::back(lang) };
    keys.extend(fixed(&[("Esc", esc)]));
    keys.extend(table(app, lang, &[Action::Lock, Action::Help]));
    keys
}

fn pay_keys(app: &App, way: Way, lang: Lang) -> Keys {
    let label = |action| app.settings.keys.label(action);
    let mut keys = match way {
        Way::Transfer(_) => {
            let mut keys = fixed(&[("Enter", words::seen_money(lang))]);
            keys.push((label(Action::Done), words::done_waiting(lang).to_owned(), 1));
            keys.push(("0–9".to_owned(), words::cash_figures(lang).to_owned(), 1));
            keys
        }
        Way::Cash => {
            let mut keys = fixed(&[("Enter", words::take_cash(lang))]);
            if app.bank_account().is_some() {
                keys.push((label(Action::Pay), "VietQR".to_owned(), 1));
            }
            keys
        }
    };
    keys.push((label(Action::ExactCash), words::exact_cash(lang).to_owned(), 3));
    keys.extend(table(app, lang, &[Action::Draft, Action::DoneNoPrint]));
    keys.push(("Esc".to_owned(), words::back(lang).to_owned(), 2));
    keys
}
