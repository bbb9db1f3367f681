//! Rows in columns, figures at the right, and lists with a chosen row.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::bars::kept;
use super::text::{fit, fit_name, fit_owner, put, put_right, width as text_width};
use super::{Theme, line};

/// Columns between two columns.
const GAP: u16 = 2;

/// How a column takes its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    width: u16,
    /// The most it takes, when what it will hold is known.
    most: u16,
    kind: Kind,
    rank: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Text,
    Owner,
    Fixed,
    Figure,
}

impl Column {
    const fn new(width: u16, kind: Kind) -> Self {
        Self { width, most: u16::MAX, kind, rank: 0 }
    }
    /// Takes what room is left, at least this much: enough for the name to keep its meaning.
    pub const fn name(width_min: u16) -> Self {
        Self::new(width_min, Kind::Name)
    }
    /// Takes room as a name does, but is cut at its end: words, not a name with a size.
    pub const fn text(width_min: u16) -> Self {
        Self::new(width_min, Kind::Text)
    }
    /// Takes what room is left like a name; general words of a producer's name go before it is cut.
    pub const fn owner(width_min: u16) -> Self {
        Self::new(width_min, Kind::Owner)
    }
    /// Takes exactly this much.
    pub const fn fixed(width: u16) -> Self {
        Self::new(width, Kind::Fixed)
    }
    /// Takes exactly this much, figures at the right.
    pub const fn figure(width: u16) -> Self {
        Self::new(width, Kind::Figure)
    }
    /// Returns whether it shares in the room that is left.
    const fn shares(self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Text | Kind::Owner)
    }
    /// Takes room for its title, whatever else it was given: half a word over a column names nothing.
    #[must_use]
    pub fn titled(self, title: &str) -> Self {
        match self.kind {
            Kind::Fixed | Kind::Figure => Self { width: self.width.max(text_width(title)), ..self },
            Kind::Name | Kind::Text | Kind::Owner => self,
        }
    }
    /// Takes no more than the widest of its cells.
    fn holding(self, widest: u16) -> Self {
        Self { width: self.width.min(widest), most: widest, ..self }
    }
    /// Goes before columns of a lower rank when there is no room; rank 0 stays.
    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }
}

/// Returns the columns for these rows: none takes more than the widest of its cells.
///
/// What a date, a number or a short name does not need goes to the names that are cut. Hand it the
/// heads and rows that stay while people type, or the columns move under their eyes.
pub fn fitted<'a>(columns: &[Column], rows: impl Iterator<Item = Vec<Span<'a>>>) -> Vec<Column> {
    let mut widest = vec![0u16; columns.len()];
    for row in rows {
        for (widest, cell) in widest.iter_mut().zip(row) {
            *widest = text_width(&cell.content).max(*widest);
        }
    }
    columns.iter().zip(widest).map(|(column, widest)| column.holding(widest)).collect()
}

/// Divides a width over columns: `(offset, width)` of each, nothing for one that has to go.
///
/// What is left is shared by the names in proportion, up to the most each takes; what nobody needs is
/// shared like that too, so that figures end at the right edge and no gulf opens behind the first name.
fn divide(room: u16, columns: &[Column]) -> Vec<Option<(u16, u16)>> {
    let parts: Vec<(u16, u8)> = columns.iter().map(|c| (c.width, c.rank)).collect();
    let keep = kept(&parts, GAP, room);
    let stay: Vec<Column> = columns.iter().zip(&keep).filter(|(_, k)| **k).map(|(c, _)| *c).collect();
    let mut widths = shared(room, &stay).into_iter();
    let mut x = 0u16;
    let mut spans = Vec::with_capacity(columns.len());
    for keep in keep {
        spans.push(keep.then(|| widths.next()).flatten().map(|width| {
            let span = (x, width.min(room.saturating_sub(x)));
            x = x.saturating_add(width).saturating_add(GAP);
            span
        }));
    }
    spans
}

/// The widths of columns that all stay.
fn shared(room: u16, columns: &[Column]) -> Vec<u16> {
    let gaps = GAP * u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let mut widths: Vec<u16> = columns.iter().map(|c| c.width).collect();
    let mut left = room.saturating_sub(widths.iter().fold(gaps, |sum, width| sum.saturating_add(*width)));
    let mut before = 0;
    while left != before {
        before = left;
        left = hand_out(left, columns, &mut widths, |column| column.most);
    }
    hand_out(left, columns, &mut widths, |_| u16::MAX);
    widths
}

/// Hands room out to the columns that share in it, in proportion and up to the most each takes; returns what is left.
fn hand_out(left: u16, columns: &[Column], widths: &mut [u16], most: impl Fn(&Column) -> u16) -> u16 {
    let is_open = |column: &Column, width: u16| column.shares() && width < most(column);
    let weight = |column: &Column| u32::from(column.width.max(1));
    let mut names: u32 = columns.iter().zip(&*widths).filter(|(c, w)| is_open(c, **w)).map(|(c, _)| weight(c)).sum();
    let (mut rest, mut left) = (u32::from(left), left);
    for (column, width) in columns.iter().zip(widths).filter(|(c, w)| is_open(c, **w)) {
        let share = (rest * weight(column)).div_ceil(names.max(1)).min(rest);
        (rest, names) = (rest - share, names.saturating_sub(weight(column)));
        let takes = u16::try_from(share).unwrap_or(u16::MAX).min(most(column) - *width);
        *width += takes;
        left -= takes;
    }
    left
}

/// Draws one row of cells in columns.
pub fn row(buf: &mut Buffer, area: Rect, columns: &[Column], cells: &[Span<'_>]) {
    let area = Rect { height: area.height.min(1), ..area };
    for ((column, span), cell) in columns.iter().zip(divide(area.width, columns)).zip(cells) {
        let Some((x, width)) = span else { continue };
        let room = Rect { x: area.x.saturating_add(x), width, ..area };
        match column.kind {
            Kind::Figure => put_right(buf, room, &cell.content, cell.style),
            Kind::Name => put(buf, room, &fit_name(&cell.content, width), cell.style),
            Kind::Text => put(buf, room, &fit(&cell.content, width), cell.style),
            Kind::Owner => put(buf, room, &fit_owner(&cell.content, width), cell.style),
            Kind::Fixed => put(buf, room, &cell.content, cell.style),
        };
    }
}

/// Returns what a row of this width does not show whole, led by the row's first name; nothing when it shows all.
///
/// A figure is never cut and says nothing by itself: only names and columns of a set width are asked.
pub fn hidden<'a>(width: u16, columns: &[Column], cells: &'a [Span<'_>]) -> Vec<&'a str> {
    let spans = divide(width, columns);
    let shown = |at: usize| spans.get(at).copied().flatten().map_or(0, |(_, width)| width);
    let lead = columns.iter().position(|column| column.kind == Kind::Name);
    let is_cut = |at: usize, column: &Column, text: &str| {
        column.kind != Kind::Figure && (shown(at) > 0 || column.shares()) && text_width(text) > shown(at)
    };
    let rows = || columns.iter().zip(cells).enumerate();
    if !rows().any(|(at, (column, cell))| is_cut(at, column, &cell.content)) {
        return Vec::new();
    }
    let asked = rows().filter(|(at, (column, cell))| Some(*at) == lead || is_cut(*at, column, &cell.content));
    asked.map(|(_, (_, cell))| cell.content.as_ref()).filter(|text| !text.is_empty()).collect()
}

/// Returns the room of a row's cells in a list this wide: beside the mark and the bar.
pub const fn cells_width(width: u16) -> u16 {
    width.saturating_sub(4)
}

/// Draws a list with its chosen row, the page it is on, and a bar at the right when there is more.
///
/// Only the rows in sight are asked for.
pub fn list<'a>(
    buf: &mut Buffer,
    area: Rect,
    theme: &Theme,
    columns: &[Column],
    len: usize,
    selected: Option<usize>,
    cells: impl Fn(usize) -> Vec<Span<'a>>,
) {
    let shown = page(len, selected, usize::from(area.height));
    for (y, index) in (0..area.height).zip(shown.clone()) {
        let whole = line(area, y);
        if selected == Some(index) {
            let marked = Rect { width: whole.width.saturating_sub(1), ..whole };
            buf.set_style(marked.intersection(buf.area), theme.selected);
            put(buf, whole, "▸", theme.accent);
        }
        let room = Rect { x: whole.x.saturating_add(2), width: cells_width(whole.width), ..whole };
        row(buf, room, columns, &cells(index));
    }
    scroll_bar(buf, area, theme, shown, len);
}

/// Returns which of `len` rows are in sight when `rows` fit: the page with the chosen one.
///
/// Pages keep still while the choice moves over them.
pub fn page(len: usize, selected: Option<usize>, rows: usize) -> Range<usize> {
    if rows == 0 {
        return 0..0;
    }
    let selected = selected.unwrap_or(0).min(len.saturating_sub(1));
    let first = selected / rows * rows;
    first..(first + rows).min(len)
}

/// Draws at the right edge where a page lies in the whole; nothing when all is in sight.
pub fn scroll_bar(buf: &mut Buffer, area: Rect, theme: &Theme, shown: Range<usize>, len: usize) {
    if shown.len() >= len || area.width == 0 || area.height == 0 {
        return;
    }
    let rows = usize::from(area.height);
    let thumb = (rows * shown.len() / len).max(1);
    let top = if shown.end >= len { rows - thumb } else { (rows * shown.start / len).min(rows - thumb) };
    let glyph = theme.glyphs.thumb().to_string();
    for (y, _) in (0..area.height).zip(0..top + thumb).skip(top) {
        put(buf, Rect { x: area.right() - 1, width: 1, ..line(area, y) }, &glyph, theme.rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cols: u16, columns: &[Column], cells: &[&str]) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, cols, 1));
        let cells: Vec<Span<'_>> = cells.iter().map(|c| Span::raw(*c)).collect();
        let area = buf.area;
        row(&mut buf, area, columns, &cells);
        buf.content().iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn figures_stand_at_the_right_and_names_take_the_rest() {
        let columns = [Column::name(8), Column::fixed(4), Column::figure(9)];
        assert_eq!(shown(32, &columns, &["Mật ong", "★★★★", "120.000"]), "Mật ong          ★★★★    120.000");
    }

    #[test]
    fn the_least_needed_column_goes_whole() {
        let columns = [Column::name(10), Column::name(8).rank(1), Column::figure(7)];
        let cells = ["Mật ong dừa", "HTX Ong Xanh", "65.000"];
        assert_eq!(shown(24, &columns, &cells), "Mật ong dừa       65.000");
        assert_eq!(shown(12, &columns, &cells), "Mật ong d…  ".to_owned());
    }

    #[test]
    fn what_a_row_cuts_or_leaves_out_is_told_under_its_name() {
        let columns = [Column::name(10), Column::text(8).rank(1), Column::figure(7)];
        let told = |width: u16, cells: [&'static str; 3]| {
            let cells = cells.map(Span::raw);
            hidden(width, &columns, &cells).iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()
        };
        let tea = ["Trà shan tuyết Sính Phình 100 g", "HTX Ong Xanh", "65.000"];
        assert_eq!(told(80, tea), Vec::<String>::new());
        assert_eq!(told(34, tea), [tea[0], tea[1]]);
        assert_eq!(told(19, ["Trà", "HTX Ong", "65.000"]), ["Trà", "HTX Ong"], "a column that had to go");
    }

    #[test]
    fn a_column_has_room_for_its_title() {
        let columns = [Column::name(8), Column::fixed(4).titled("Sold last"), Column::figure(9).titled("Value")];
        assert_eq!(shown(32, &columns, &["Goods", "Sold last", "Value"]), "Goods       Sold last      Value");
    }

    #[test]
    fn what_no_row_needs_goes_to_the_names_that_are_cut() {
        let columns = [Column::name(8), Column::owner(8), Column::fixed(12), Column::figure(9)];
        let rows = [["Tên hàng", "Của", "Số", "Giá"], ["Trà shan tuyết cổ thụ 100 g", "Hòa An", "12/QĐ", "65.000"]];
        let spans = |row: &[&'static str; 4]| row.map(Span::raw).to_vec();
        let fit = fitted(&columns, rows.iter().map(spans));
        assert_eq!(shown(50, &columns, &rows[1]), "Trà shan tu…  Hòa An       12/QĐ            65.000");
        assert_eq!(shown(50, &fit, &rows[1]), "Trà shan tuyết cổ thụ 100 g  Hòa An  12/QĐ  65.000");
        assert_eq!(shown(60, &fit, &rows[0]), "Tên hàng                           Của         Số        Giá");
    }

    #[test]
    fn words_are_cut_at_their_end_and_names_before_their_size() {
        let cells = ["271 gói · 43 kg · 40 túi", "Trà shan tuyết 100 g"];
        assert_eq!(shown(30, &[Column::text(12), Column::name(14)], &cells), "271 gói · 43…  Trà shan… 100 g");
    }

    #[test]
    fn a_page_keeps_still_while_the_choice_moves_over_it() {
        assert_eq!(page(100, Some(0), 10), page(100, Some(9), 10));
        assert_eq!(page(100, Some(10), 10), 10..20);
        assert_eq!(page(14, Some(99), 10), 10..14);
        assert_eq!(page(0, None, 10), 0..0);
        assert_eq!(page(5, Some(2), 0), 0..0);
    }
}
