//! Draws the inspector's page: day, what, how much, by which document, and what else there is to say.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{InspectionView, Item, Section};
use crate::domain::certificate::CertificateState;
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::domain::moment::Moment;
use crate::domain::query::{CertificateRow, HistoryTerm, InspectedLot, Inspection, lot_code};
use crate::domain::recognition::{RecognitionState, level_name};
use crate::look::{Column, Theme};
use crate::screens::board::view::{Head, Sheet, draw as draw_board};
use crate::screens::view::Canvas;
use crate::screens::words::{certificates as words, stock};

/// Draws the page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, shown: &InspectionView) {
    let lang = canvas.lang;
    let name = shown.told.as_ref().map(|told| told.name.as_str()).unwrap_or_default();
    let title = words::of_product(lang, name);
    let heads = [
        Head::new(words::col_day(lang), Column::fixed(8)),
        Head::new(words::col_what(lang), Column::name(26)),
        Head::new(words::col_quantity(lang), Column::figure(8)),
        Head::new(words::col_document(lang), Column::fixed(12)),
        Head::new(words::col_note(lang), Column::name(12).rank(1)),
    ];
    let empty = [words::nothing(lang)];
    let sheet = Sheet { title: &title, heads: &heads, empty: &empty, ..Sheet::default() };
    let told = shown.told.as_deref();
    draw_board(canvas, body, &shown.board, &sheet, |item, theme| cells(item, told, lang, theme));
}

fn cells<'a>(item: &'a Item, told: Option<&Inspection>, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let lots = told.map(|told| told.lots.as_slice()).unwrap_or_default();
    match item {
        Item::Head(section, count) => head(*section, *count, lang, theme),
        Item::Lot(lot) => lot_cells(lot, told.map(|told| told.day), lang, theme),
        Item::Receipt(r) => {
            let what = if r.delivery_note.is_empty() { String::new() } else { words::note(lang, &r.delivery_note) };
            row(theme, short(r.at), what, r.quantity.to_string(), &r.document, r.staff.as_str().into())
        }
        Item::Paper(paper) => paper_cells(paper, lang, theme),
        Item::Missing(missing) => {
            let (vi, en) = missing.kind.rules().names;
            let what = words::lacks(lang, &words::short_name(lang, lang.pick(vi, en)));
            let mut cells = row(theme, String::new(), what, String::new(), "", String::new());
            cells.iter_mut().for_each(|cell| cell.style = theme.warn);
            cells
        }
        Item::Recognition(term) => term_cells(term, lang, theme),
        Item::Hold(h) => {
            let what = format!("{}: {}", stock::hold_step(lang, h.hold), h.reason);
            row(theme, short(h.at), what, String::new(), &h.minutes, h.staff.clone())
        }
        Item::Event(e) => {
            let what = match e.cause {
                Some(cause) => crate::screens::words::sentence(stock::cause_name(lang, cause)),
                None => format!("{} → {}", stock::place_name(lang, e.from), stock::place_name(lang, e.to)),
            };
            let what = if e.reason.is_empty() { what } else { format!("{what}: {}", e.reason) };
            row(theme, short(e.at), what, e.quantity.to_string(), &e.document, lot_code(lots, &e.lot).to_owned())
        }
        Item::Sale(s) => {
            let of: Vec<&str> = s.lots.iter().map(|lot| lot_code(lots, lot)).collect();
            row(theme, short(s.at), s.name.clone(), s.quantity.to_string(), &s.receipt, of.join(" "))
        }
    }
}

fn row<'a>(
    theme: &Theme,
    day: String,
    what: String,
    quantity: String,
    document: &'a str,
    note: String,
) -> Vec<Span<'a>> {
    vec![
        Span::styled(day, theme.dim),
        Span::styled(what, theme.text),
        Span::styled(quantity, theme.strong),
        Span::styled(document, theme.text),
        Span::styled(note, theme.dim),
    ]
}

fn short(at: Moment) -> String {
    stock::short_day(at.date())
}

const fn name(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Lots => words::lots(lang),
        Section::Receipts => words::receipts(lang),
        Section::Papers => words::papers(lang),
        Section::Recognitions => words::recognitions(lang),
        Section::Holds => words::holds(lang),
        Section::Sales => words::sales(lang),
    }
}

fn head(section: Section, count: usize, lang: Lang, theme: &Theme) -> Vec<Span<'static>> {
    let note = if count == 0 { words::nothing(lang) } else { "" };
    vec![
        Span::styled("", theme.text),
        Span::styled(name(section, lang), theme.accent),
        Span::styled(if count == 0 { String::new() } else { count.to_string() }, theme.dim),
        Span::styled(note, theme.dim),
        Span::styled("", theme.text),
    ]
}

fn lot_cells<'a>(lot: &'a InspectedLot, day: Option<NaiveDate>, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let code = lot.code();
    let what = match lot.lot.expires {
        Some(last) => words::good_until(lang, code, &stock::short_day(last)),
        None => words::keeps(lang, code),
    };
    let quantity = words::left_of(lang, lot.left, lot.came);
    let note = if lot.lot.delivery_note.is_empty() { String::new() } else { words::note(lang, &lot.lot.delivery_note) };
    let received = stock::short_day(lot.lot.received);
    let mut cells = row(theme, received, what, quantity, &lot.document, note);
    let is_expired = day.is_some_and(|day| lot.is_expired_on(day));
    if is_expired && let Some(what) = cells.get_mut(1) {
        what.style = theme.warn;
    }
    let told = match (lot.hold, is_expired) {
        (Hold::Held, false) => words::held(lang),
        (Hold::Held, true) => words::held_expired(lang),
        (Hold::Free, true) => words::lot_expired(lang),
        (Hold::Free, false) => "",
    };
    if !told.is_empty() {
        cells.truncate(3);
        cells.push(Span::styled(told, theme.warn));
        cells.push(Span::styled(lot.document.as_str(), theme.dim));
    }
    cells
}

fn paper_cells<'a>(paper: &'a CertificateRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let c = &paper.paper.certificate;
    let name = words::short_name(lang, c.name(lang));
    let what = c.to.map_or_else(|| name.to_string(), |to| words::paper_until(lang, &name, &stock::short_day(to)));
    let mut cells = row(theme, stock::short_day(c.from), what, String::new(), &c.number, c.filed_at.clone());
    if paper.state != CertificateState::Valid {
        let (vi, en) = paper.state.names();
        cells.truncate(3);
        cells.push(Span::styled(lang.pick(vi, en), theme.warn));
        cells.push(Span::styled(c.number.as_str(), theme.dim));
    }
    cells
}

fn term_cells<'a>(shown: &'a HistoryTerm, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let term = &shown.term;
    let what = words::stars_until(lang, term.stars.get(), &stock::short_day(term.to));
    let (vi, en) = shown.state.names();
    let body = if shown.body.is_empty() { level_name(&term.level, lang) } else { &shown.body };
    let note = [lang.pick(vi, en), body].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let mut cells = row(theme, stock::short_day(term.from), what, String::new(), &term.decision, note);
    if shown.state != RecognitionState::Valid {
        cells.iter_mut().for_each(|cell| cell.style = theme.dim);
    }
    cells
}
