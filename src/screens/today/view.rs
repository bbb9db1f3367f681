//! Draws today's work and the rows behind a line of it.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Today, Work};
use crate::domain::lang::Lang;
use crate::domain::today::TodayTopic;
use crate::look::{self, Column, Tone, line};
use crate::screens::board::view::{Head, Sheet};
use crate::screens::view::{Canvas, loading};
use crate::screens::words;
use crate::screens::words::ocop;

/// Draws the lines: how many, of what; what cannot wait stands out.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, today: &Today) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let day = words::long_date(lang, canvas.app.now.date());
    let room = canvas.page(body, &format!("{} · {day}", ocop::today_title(lang)));
    let Some(lines) = &today.lines else { return loading(canvas, room) };
    if lines.is_empty() {
        let words = [(ocop::nothing_today(lang), Tone::Plain), (ocop::sell_on(lang), Tone::Dim)];
        return look::say(canvas.buf, room, &theme, &words);
    }
    let columns = [Column::fixed(1), Column::figure(5), Column::name(30)];
    let cells = |at: usize| {
        let Some(line) = lines.get(at) else { return Vec::new() };
        let (vi, en) = line.topic.names_of(line.count);
        let (mark, style) = if is_pressing(line.topic) { ("!", theme.warn) } else { ("", theme.strong) };
        vec![
            Span::styled(mark, style),
            Span::styled(line.count.to_string(), style),
            Span::styled(lang.pick(vi, en), theme.text),
        ]
    };
    let foot = room.height.min(2);
    let list = Rect { height: room.height - foot, ..room };
    look::list(canvas.buf, list, &theme, &columns, lines.len(), Some(today.picked), cells);
    let place =
        line(Rect { x: room.x + 2, width: room.width.saturating_sub(4), ..room }, room.height.saturating_sub(1));
    canvas.put(place, ocop::sell_on(lang), Tone::Dim);
}

/// What is against a rule already, not only soon.
const fn is_pressing(topic: TodayTopic) -> bool {
    match topic {
        TodayTopic::LotsExpired | TodayTopic::RecognitionsWithdrawn | TodayTopic::RecognitionsExpired => true,
        TodayTopic::StampsToDestroy | TodayTopic::TransitLate => true,
        TodayTopic::DeliveryOpen | TodayTopic::MovesOpen => false,
        TodayTopic::CountsToApprove | TodayTopic::CountsOpen => false,
        TodayTopic::TransitOpen | TodayTopic::LabelsChanged | TodayTopic::StampsShort => false,
        TodayTopic::LotsExpiring | TodayTopic::LotsHeld | TodayTopic::RecognitionsExpiring => false,
        TodayTopic::PapersMissing | TodayTopic::PapersExpiring => false,
        TodayTopic::BelowTarget | TodayTopic::TransfersWaiting | TodayTopic::Oversold | TodayTopic::QuickItems => false,
    }
}

/// Names the column of days: a last day, or the day something happened.
const fn col_day(topic: TodayTopic, lang: Lang) -> &'static str {
    match topic {
        TodayTopic::TransitLate | TodayTopic::TransitOpen => ocop::col_left_on(lang),
        TodayTopic::LabelsChanged => ocop::col_printed_on(lang),
        TodayTopic::DeliveryOpen | TodayTopic::MovesOpen => ocop::col_since(lang),
        TodayTopic::CountsToApprove | TodayTopic::CountsOpen => ocop::col_since(lang),
        TodayTopic::LotsExpired | TodayTopic::LotsExpiring | TodayTopic::LotsHeld => ocop::col_day(lang),
        TodayTopic::RecognitionsWithdrawn | TodayTopic::RecognitionsExpired => ocop::col_day(lang),
        TodayTopic::RecognitionsExpiring | TodayTopic::PapersMissing => ocop::col_day(lang),
        TodayTopic::PapersExpiring | TodayTopic::BelowTarget | TodayTopic::TransfersWaiting => ocop::col_day(lang),
        TodayTopic::StampsToDestroy | TodayTopic::StampsShort => ocop::col_day(lang),
        TodayTopic::Oversold | TodayTopic::QuickItems => ocop::col_day(lang),
    }
}

/// Prices, old and new, need more room than a code.
fn code_width(topic: TodayTopic) -> u16 {
    if topic == TodayTopic::LabelsChanged { 19 } else { 10 }
}

/// Draws the rows behind a line.
pub fn draw_work(canvas: &mut Canvas<'_>, body: Rect, work: &Work) {
    let lang = canvas.lang;
    let (vi, en) = work.topic.names();
    let title = words::sentence(lang.pick(vi, en));
    if work.topic == TodayTopic::MovesOpen {
        return half_moves(canvas, body, work, &title);
    }
    let heads = [
        Head::new(words::col_goods(lang), Column::name(20)),
        Head::new(ocop::col_producer(lang), Column::owner(12).rank(2)),
        Head::new(ocop::col_code(lang), Column::name(code_width(work.topic)).rank(1)),
        Head::new(col_day(work.topic, lang), Column::fixed(10)),
        Head::new(words::col_quantity(lang), Column::figure(7)),
    ];
    let sheet = Sheet { title: &title, heads: &heads, empty: &[ocop::no_work(lang)], foot: "", tabs: &[], tab: 0 };
    crate::screens::board::view::draw(canvas, body, &work.board, &sheet, |row, theme| {
        vec![
            Span::styled(row.name.as_str(), theme.text),
            Span::styled(row.producer.as_str(), theme.dim),
            Span::styled(row.code.as_str(), theme.dim),
            Span::styled(row.day.map(ocop::date).unwrap_or_default(), theme.text),
            Span::styled(row.quantity.map(|q| q.to_string()).unwrap_or_default(), theme.strong),
        ]
    });
}

/// Draws goods on the move half done: what is being done, from where to where, under which number.
fn half_moves(canvas: &mut Canvas<'_>, body: Rect, work: &Work, title: &str) {
    let (app, lang) = (canvas.app, canvas.lang);
    let heads = [
        Head::new(words::documents::kind(lang), Column::name(20)),
        Head::new(words::stock::way(lang), Column::name(20)),
        Head::new(words::moves::col_transfer(lang), Column::fixed(12)),
        Head::new(words::moves::col_lines(lang), Column::figure(6)),
    ];
    let sheet = Sheet { title, heads: &heads, empty: &[ocop::no_work(lang)], foot: "", tabs: &[], tab: 0 };
    crate::screens::board::view::draw(canvas, body, &work.board, &sheet, |row, theme| {
        vec![
            Span::styled(app.half_move_title(&row.name, &row.code), theme.text),
            Span::styled(row.name.as_str(), theme.text),
            Span::styled(row.code.as_str(), theme.dim),
            Span::styled(row.quantity.map(|q| q.to_string()).unwrap_or_default(), theme.strong),
        ]
    });
}
