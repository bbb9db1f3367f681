//! Draws lists of sales, one sale, and the void dialog.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Kind, SaleView, SalesList};
use crate::domain::query::{SaleDetail, SaleRow};
use crate::domain::tender::{TenderKind, TenderState};
use crate::look::{self, Column, Tone, fit_name, line, stars};
use crate::screens::view::{Canvas, loading};
use crate::screens::words;

/// Draws a list: receipt, hour, who, how many lines, how it stands, how much.
pub fn draw_list(canvas: &mut Canvas<'_>, body: Rect, list: &SalesList) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let (title, empty) = match list.kind {
        Kind::Shift => (words::sales_title(lang), words::no_sales(lang)),
        Kind::Waiting => (words::waiting_title(lang), words::no_waiting(lang)),
    };
    let room = canvas.page(body, title);
    let Some(rows) = &list.rows else { return loading(canvas, room) };
    if rows.is_empty() {
        return look::say(canvas.buf, room, &theme, &[(empty, Tone::Plain)]);
    }
    let columns = [
        Column::fixed(11),
        Column::fixed(11),
        Column::name(8).rank(2),
        Column::figure(8).rank(3),
        Column::name(14),
        Column::figure(13),
    ];
    let app = canvas.app;
    let cells = |at: usize| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let (state, style) = standing(row, lang, &theme);
        let main = if row.voided { theme.dim } else { theme.strong };
        vec![
            Span::styled(row.receipt.clone(), main),
            Span::styled(row.at.local().format("%d/%m %H:%M").to_string(), theme.dim),
            Span::styled(app.name_of(&row.staff).to_owned(), theme.text),
            Span::styled(words::lines(lang, row.lines), theme.dim),
            Span::styled(state, style),
            Span::styled(row.payable.dotted(), main),
        ]
    };
    look::list(canvas.buf, room, &theme, &columns, rows.len(), Some(list.picked), cells);
}

fn standing(row: &SaleRow, lang: crate::domain::lang::Lang, theme: &look::Theme) -> (String, ratatui::style::Style) {
    if row.voided {
        (words::is_voided(lang).to_owned(), theme.warn)
    } else if row.waiting.is_zero() {
        (String::new(), theme.text)
    } else {
        (words::waiting(lang).to_owned(), theme.warn)
    }
}

/// Draws one sale in full.
pub fn draw_sale(canvas: &mut Canvas<'_>, body: Rect, view: &SaleView) {
    let lang = canvas.lang;
    let room = canvas.page(body, &format!("{} {}", words::ticket(lang), view.receipt));
    let Some(detail) = &view.detail else { return loading(canvas, room) };
    let when = detail.at.local().format("%d/%m/%Y %H:%M");
    let mut under = format!("{when} · {}", canvas.app.name_of(&detail.staff));
    if detail.copies > 0 {
        under = format!("{under} · {}", words::copies(lang, detail.copies));
    }
    canvas.put(line(room, 0), &under, Tone::Dim);
    if detail.voided {
        canvas.put_right(line(room, 0), words::is_voided(lang), Tone::Warn);
    }
    let foot_rows = u16::try_from(detail.sale.tenders.len()).unwrap_or(8).min(8) + 4;
    let list = Rect { y: room.y + 2, height: room.height.saturating_sub(2 + foot_rows), ..room };
    sale_lines(canvas, list, detail, view.top);
    let foot = Rect { y: list.bottom(), height: foot_rows.min(room.height), ..room };
    sale_foot(canvas, foot, detail);
}

fn sale_lines(canvas: &mut Canvas<'_>, area: Rect, detail: &SaleDetail, top: usize) {
    let lines = &detail.sale.lines;
    let rows = usize::from(area.height / 2).max(1);
    let top = top.min(lines.len().saturating_sub(rows));
    for (at, sold) in lines.iter().skip(top).take(rows).enumerate() {
        let y = u16::try_from(at).unwrap_or(0) * 2;
        let (first, second) = (line(area, y), line(area, y + 1));
        canvas.put_right(Rect { width: 6, ..first }, &sold.quantity.to_string(), Tone::Strong);
        let used = canvas.put_right(first, &sold.amount.dotted(), Tone::Strong);
        let name = Rect { x: first.x + 8, width: first.width.saturating_sub(10 + used), ..first };
        canvas.put(name, &fit_name(&sold.name, name.width), Tone::Plain);
        let grade = sold.stars.map(|n| stars(n, &canvas.theme) + " ").unwrap_or_default();
        let text = format!("{grade}{} · {}", sold.price, sold.producer_name);
        canvas.put(Rect { x: second.x + 8, width: second.width.saturating_sub(8), ..second }, &text, Tone::Dim);
    }
    let left = lines.len().saturating_sub(top + rows);
    if left > 0 {
        let foot = line(area, area.height.saturating_sub(1));
        canvas.put_right(foot, &format!("↓ {}", words::more_below(canvas.lang, left)), Tone::Dim);
    }
}

fn sale_foot(canvas: &mut Canvas<'_>, area: Rect, detail: &SaleDetail) {
    let (lang, sale) = (canvas.lang, &detail.sale);
    canvas.rule(line(area, 0));
    let figures = Rect { x: area.right().saturating_sub(46), width: 46.min(area.width), ..area };
    let mut row = 1;
    if !sale.discount.is_zero() {
        canvas.pair(line(figures, row), words::discount(lang), &format!("-{}", sale.discount), Tone::Plain);
        row += 1;
    }
    canvas.pair(line(figures, row), words::takings(lang), &sale.payable.dotted(), Tone::Strong);
    row += 1;
    for tender in sale.tenders.iter().take(8) {
        let is_waiting = tender.state == TenderState::Waiting && !detail.waiting.is_zero();
        let (state, tone) = match (tender.kind, is_waiting) {
            (TenderKind::Cash, _) => (String::new(), Tone::Plain),
            (TenderKind::Transfer, true) => (format!(" · {}", words::waiting(lang)), Tone::Warn),
            (TenderKind::Transfer, false) => (format!(" · {}", words::received(lang)), Tone::Plain),
        };
        let label = format!("{}{state}", words::tender(lang, tender.kind));
        canvas.pair(line(figures, row), &label, &tender.amount.dotted(), tone);
        row += 1;
    }
    if !sale.change.is_zero() {
        canvas.pair(line(figures, row), words::change(lang), &sale.change.dotted(), Tone::Plain);
    }
}
