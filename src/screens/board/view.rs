//! Draws a board: title and count, the filter, the heads, the rows in sight, the foot.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Board;
use crate::look::{self, Column, Theme, Tone, line};
use crate::screens::App;
use crate::screens::pane::{OnScan, Pane, Room};
use crate::screens::view::{Canvas, loading};
use crate::screens::words::board as words;

/// How many rows are asked how wide they are at every frame, beside those in sight: a page of a small screen.
const MEASURED: usize = 20;

/// One column: what stands over it, and how it takes its room.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// What stands over it.
    pub title: &'a str,
    /// How it takes its room.
    pub column: Column,
}

impl<'a> Head<'a> {
    /// Puts a title over a column.
    pub const fn new(title: &'a str, column: Column) -> Self {
        Self { title, column }
    }
}

/// What stands around the rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sheet<'a> {
    /// What the list is.
    pub title: &'a str,
    /// The ways to see it that a key turns through; nothing when there is one.
    pub tabs: &'a [&'a str],
    /// Which of them is seen.
    pub tab: usize,
    /// The columns; with no titles the row of heads is left out.
    pub heads: &'a [Head<'a>],
    /// What to say and what to do next while there are no rows at all.
    pub empty: &'a [&'a str],
    /// Totals and the like, below the rows, line by line; nothing when empty.
    pub foot: &'a str,
}

/// Draws the board on the whole body; `cells` is asked for the rows in sight alone.
pub fn draw<'a, R>(
    canvas: &mut Canvas<'_>,
    body: Rect,
    board: &'a Board<R>,
    sheet: &Sheet<'_>,
    cells: impl Fn(&'a R, &Theme) -> Vec<Span<'a>>,
) {
    canvas.clear(body);
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let theme = canvas.theme;
    let columns = columns(board, inner.height, sheet, |row| cells(row, &theme));
    let room = head(canvas, inner, board, (sheet, &columns));
    if !board.is_filled() {
        return loading(canvas, room);
    }
    if board.kept.is_empty() {
        return nothing(canvas, room, board, sheet);
    }
    let chosen = board.chosen().map(|row| cells(row, &theme)).unwrap_or_default();
    let whole = look::hidden(look::cells_width(room.width), &columns, &chosen).join(" · ");
    let list = foot(canvas, room, &whole, sheet.foot);
    let row = |at: usize| board.shown(at).map(|row| cells(row, &theme)).unwrap_or_default();
    look::list(canvas.buf, list, &theme, &columns, board.kept.len(), Some(board.picked), row);
}

/// Returns whether a scan is for the page in sight; elsewhere it is sold.
fn scans_filter(app: &App) -> bool {
    let page = app.panes.iter().rev().map(Pane::rules).find(|rules| rules.room == Room::Page);
    page.is_some_and(|rules| rules.on_scan == OnScan::Takes)
}

/// Returns the columns for what the list holds: its first rows, filtered or not, and those in sight.
fn columns<'a, R>(
    board: &'a Board<R>,
    height: u16,
    sheet: &Sheet<'_>,
    cells: impl Fn(&'a R) -> Vec<Span<'a>>,
) -> Vec<Column> {
    let columns: Vec<Column> = sheet.heads.iter().map(|head| head.column.titled(head.title)).collect();
    let sight = look::page(board.kept.len(), Some(board.picked), usize::from(height));
    let rows = board.rows().iter().take(MEASURED).chain(sight.filter_map(|at| board.shown(at)));
    let heads = sheet.heads.iter().map(|head| Span::raw(head.title.to_owned())).collect();
    look::fitted(&columns, std::iter::once(heads).chain(rows.map(cells)))
}

/// Draws what stands over the rows and returns the room below.
fn head<R>(canvas: &mut Canvas<'_>, inner: Rect, board: &Board<R>, (sheet, columns): (&Sheet<'_>, &[Column])) -> Rect {
    let lang = canvas.lang;
    let top = line(inner, 0);
    let mut used = 0;
    if board.is_filled() && !board.rows().is_empty() {
        let count = words::count(lang, board.kept.len(), board.rows().len());
        used = canvas.put_right(top, &count, Tone::Dim) + 2;
    }
    title(canvas, Rect { width: top.width.saturating_sub(used), ..top }, sheet);
    let hint = if scans_filter(canvas.app) { words::hint_or_scan(lang) } else { words::hint(lang) };
    canvas.field(line(inner, 1), "▸", &board.line, hint);
    let said = canvas.say(Rect { y: inner.y + 2, height: inner.height.saturating_sub(2).min(3), ..inner });
    let mut row = 2 + said;
    if board.kept.is_empty() || sheet.heads.iter().all(|head| head.title.is_empty()) {
        row += 1;
    } else {
        let place = line(inner, row);
        let place = Rect { x: place.x + 2, width: place.width.saturating_sub(4), ..place };
        let titles: Vec<Span<'_>> = sheet.heads.iter().map(|head| Span::styled(head.title, canvas.theme.dim)).collect();
        look::row(canvas.buf, place, columns, &titles);
        row += 1;
    }
    Rect { y: inner.y + row, height: inner.height.saturating_sub(row), ..inner }
}

/// Draws the title and, beside it, the ways to see the list; the one seen stands in brackets.
fn title(canvas: &mut Canvas<'_>, area: Rect, sheet: &Sheet<'_>) {
    let mut x = area.x + canvas.put(area, sheet.title, Tone::Strong) + 2;
    for (at, name) in sheet.tabs.iter().enumerate() {
        let room = Rect { x, width: area.right().saturating_sub(x), ..area };
        let text = if at == sheet.tab { format!("[{name}]") } else { format!(" {name} ") };
        x += canvas.put(room, &text, if at == sheet.tab { Tone::Accent } else { Tone::Dim });
    }
}

/// Says that there is nothing, and what to do about it.
fn nothing<R>(canvas: &mut Canvas<'_>, room: Rect, board: &Board<R>, sheet: &Sheet<'_>) {
    let lang = canvas.lang;
    let not_found = words::nothing(lang, board.line.text());
    let filtered = [(not_found.as_str(), Tone::Plain), (words::nothing_hint(lang), Tone::Dim)];
    let tones = std::iter::once(Tone::Plain).chain(std::iter::repeat(Tone::Dim));
    let empty: Vec<(&str, Tone)> = sheet.empty.iter().copied().zip(tones).collect();
    let said = if board.rows().is_empty() { &empty[..] } else { &filtered };
    look::say(canvas.buf, room, &canvas.theme, said);
}

/// Draws the foot and returns the room above it: a rule that tells the chosen row in full, then totals.
fn foot(canvas: &mut Canvas<'_>, room: Rect, whole: &str, text: &str) -> Rect {
    let rows = 1 + u16::try_from(text.lines().count()).unwrap_or(1);
    if room.height < 4 + rows {
        return room;
    }
    let top = room.height - rows;
    canvas.rule(line(room, top));
    let inner = Rect { x: room.x + 2, width: room.width.saturating_sub(4), ..room };
    if !whole.is_empty() {
        canvas.put(line(inner, top), &format!(" {} ", look::fit(whole, inner.width.saturating_sub(2))), Tone::Plain);
    }
    for (row, text) in (top + 1..).zip(text.lines()) {
        canvas.put(line(inner, row), text, Tone::Strong);
    }
    Rect { height: top, ..room }
}
