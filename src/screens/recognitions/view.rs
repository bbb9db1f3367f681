//! Draws lists of recognitions and one product's way.
//!
//! Stars are drawn only where they may be shown today; what was, or is hoped for, is said in words.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{History, LISTS, RecognitionBoard};
use crate::domain::lang::Lang;
use crate::domain::query::{HistoryTerm, RecognitionHistory, RecognitionRow};
use crate::domain::recognition::{AfterWithdrawal, RecognitionState, level_name};
use crate::look::{self, Column, Theme, Tone, line, stars, wrap};
use crate::screens::board::view::{Head, Sheet};
use crate::screens::view::{Canvas, loading};
use crate::screens::words;
use crate::screens::words::ocop::{self, date};

/// More lines than a product's way ever has.
pub const LINES_MAX: usize = 400;

/// Draws a list: product, stars, whose, decision, last day, how it stands, how much is here.
pub fn draw_board(canvas: &mut Canvas<'_>, body: Rect, shown: &RecognitionBoard) {
    let lang = canvas.lang;
    let tabs = LISTS.map(|list| ocop::list_tab(lang, list));
    let tab = LISTS.iter().position(|list| *list == shown.list).unwrap_or(0);
    let tabs: Vec<&str> = tabs.iter().map(String::as_str).collect();
    let heads = [
        Head::new(ocop::col_product(lang), Column::name(18)),
        Head::new(ocop::col_stars(lang), Column::fixed(5)),
        Head::new(ocop::col_producer(lang), Column::owner(10).rank(2)),
        Head::new(ocop::col_decision(lang), Column::fixed(18).rank(3)),
        Head::new(ocop::col_until(lang), Column::fixed(10)),
        Head::new(ocop::col_state(lang), Column::fixed(13)),
        Head::new(ocop::col_here(lang), Column::figure(7)),
    ];
    let empty = [ocop::no_recognitions(lang), ocop::no_recognitions_hint(lang)];
    let here = shown.board.kept().filter(|row| row.in_shop.is_positive()).count();
    let foot = format!("{} · {}", ocop::list_title(lang, shown.list), ocop::products_here(lang, here));
    let sheet = Sheet { title: ocop::recognitions(lang), heads: &heads, empty: &empty, foot: &foot, tabs: &tabs, tab };
    crate::screens::board::view::draw(canvas, body, &shown.board, &sheet, |row, theme| cells(row, lang, theme));
}

fn cells<'a>(row: &'a RecognitionRow, lang: Lang, theme: &Theme) -> Vec<Span<'a>> {
    let is_valid = row.state == RecognitionState::Valid;
    let grade = if is_valid { stars(row.term.stars.get(), theme) } else { String::new() };
    let here = if row.in_shop.is_positive() { row.in_shop.to_string() } else { "–".to_owned() };
    vec![
        Span::styled(row.name.as_str(), theme.text),
        Span::styled(grade, theme.accent),
        Span::styled(row.producer.as_str(), theme.dim),
        Span::styled(row.term.decision.as_str(), theme.dim),
        Span::styled(date(row.term.to), theme.text),
        Span::styled(standing(row, lang), if is_valid { theme.text } else { theme.warn }),
        Span::styled(here, theme.strong),
    ]
}

fn standing(row: &RecognitionRow, lang: Lang) -> String {
    match row.state {
        RecognitionState::Valid => ocop::days_left(lang, row.days_left),
        RecognitionState::Expired => ocop::days_over(lang, row.days_left.saturating_neg()),
        RecognitionState::Withdrawn => ocop::is_withdrawn(lang).to_owned(),
        RecognitionState::Upcoming | RecognitionState::Replaced => {
            let (vi, en) = row.state.names();
            lang.pick(vi, en).to_owned()
        }
    }
}

/// Draws a product's way, the newest first.
pub fn draw_history(canvas: &mut Canvas<'_>, body: Rect, shown: &History) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let name = shown.history.as_ref().map(|h| h.name.as_str()).unwrap_or_default();
    let title = format!("{} · {name}", ocop::history_of(lang));
    let room = canvas.page(body, title.trim_end_matches([' ', '·']));
    let Some(history) = &shown.history else { return loading(canvas, room) };
    if history.terms.is_empty() && history.statuses.is_empty() {
        return look::say(canvas.buf, room, &theme, &[(ocop::nothing_recorded(lang), Tone::Plain)]);
    }
    let room = Rect { x: room.x + 2, width: room.width.saturating_sub(4), ..room };
    let lines = lines(history, lang, &theme, room.width);
    let rows = usize::from(room.height);
    let top = shown.top.min(lines.len().saturating_sub(rows));
    for (y, (text, tone)) in (0..room.height).zip(lines.iter().skip(top)) {
        canvas.put(line(room, y), text, *tone);
    }
}

/// Writes a product's way in lines of a width.
fn lines(history: &RecognitionHistory, lang: Lang, theme: &Theme, width: u16) -> Vec<(String, Tone)> {
    let mut out: Vec<(String, Tone)> = Vec::new();
    let mut put = |text: &str, indent: usize, tone: Tone| {
        let room = width.saturating_sub(u16::try_from(indent).unwrap_or(0));
        out.extend(wrap(text, room).into_iter().map(|words| (format!("{}{words}", " ".repeat(indent)), tone)));
    };
    put(&format!("{} · {}", history.producer, ocop::in_shop(lang, history.in_shop)), 0, Tone::Dim);
    for status in history.statuses.iter().rev() {
        let (vi, en) = status.status.names();
        let hope = ocop::hope(lang, status.hoped);
        let parts = [date(status.from), words::sentence(lang.pick(vi, en)), hope, status.note.clone()];
        out.push((String::new(), Tone::Plain));
        let text = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        out.extend(wrap(&text, width).into_iter().map(|words| (words, Tone::Plain)));
    }
    for term in history.terms.iter().rev() {
        out.push((String::new(), Tone::Plain));
        out.extend(term_lines(term, lang, theme, width));
    }
    out
}

fn term_lines(shown: &HistoryTerm, lang: Lang, theme: &Theme, width: u16) -> Vec<(String, Tone)> {
    let term = &shown.term;
    let (vi, en) = shown.state.names();
    let is_valid = shown.state == RecognitionState::Valid;
    let grade = if is_valid { stars(term.stars.get(), theme) } else { ocop::had_stars(lang, term.stars.get()) };
    let head = format!("{} – {}   {grade}   {}", date(term.from), date(term.to), lang.pick(vi, en));
    let tone = match shown.state {
        RecognitionState::Valid => Tone::Strong,
        RecognitionState::Upcoming | RecognitionState::Replaced => Tone::Dim,
        RecognitionState::Expired | RecognitionState::Withdrawn => Tone::Warn,
    };
    let mut out = vec![(head, tone)];
    let decided = shown.decided.map(|day| ocop::decided_on(lang, &date(day))).unwrap_or_default();
    let body = if shown.body.is_empty() { level_name(&term.level, lang).to_owned() } else { shown.body.clone() };
    let rule = if shown.criteria.is_empty() { String::new() } else { ocop::criteria(lang, &shown.criteria) };
    let parts: Vec<String> =
        [term.decision.clone(), decided, body, rule].into_iter().filter(|part| !part.is_empty()).collect();
    let indented = |text: &str, tone: Tone| -> Vec<(String, Tone)> {
        wrap(text, width.saturating_sub(2)).into_iter().map(|words| (format!("  {words}"), tone)).collect()
    };
    out.extend(indented(&parts.join(" · "), Tone::Plain));
    if let Some(w) = &shown.withdrawal {
        let when = ocop::moment(w.effective);
        let mut text = ocop::withdrawn_from(lang, &when, &w.reason);
        if !w.notice.is_empty() {
            text = format!("{text} ({})", ocop::by_notice(lang, &w.notice));
        }
        match w.goods {
            AfterWithdrawal::SellPlain => {}
            AfterWithdrawal::Quarantine => text = format!("{text} · {}", ocop::quarantined(lang)),
        }
        out.extend(indented(&text, Tone::Warn));
    }
    out
}
