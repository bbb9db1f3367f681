//! Blocks to rows for one width; the same rows become picture, preview and plain text.

use super::block::{Align, Barcode, Block, Item, Rule, Size, Style, Table};
use super::wrap::{cells, wrap, wrap_even};

mod abreast;
mod list;

pub(super) use list::{Listed, listed};

/// Stars stand a little larger than the words beside them.
const STARS: Style = Style::TITLE;

/// A line to write on, longer than any paper is wide.
const DOTS: &str = "................................................................................................................................";

/// How wide the paper is, and one letter of each size, in units of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    width: usize,
    small: usize,
    normal: usize,
    large: usize,
    huge: usize,
    giant: usize,
}

impl Grid {
    /// Makes the grid of a picture: a letter is 12 dots wide.
    pub(super) const fn dots(columns: usize) -> Self {
        Self { width: columns * 12, small: 9, normal: 12, large: 18, huge: 24, giant: 32 }
    }
    /// Makes the grid of text: every letter is one cell.
    pub(super) const fn text(columns: usize) -> Self {
        Self { width: columns, small: 1, normal: 1, large: 1, huge: 1, giant: 1 }
    }
    const fn cell(&self, size: Size) -> usize {
        match size {
            Size::Small => self.small,
            Size::Normal => self.normal,
            Size::Large => self.large,
            Size::Huge => self.huge,
            Size::Giant => self.giant,
        }
    }
    const fn columns(&self, size: Size) -> usize {
        self.width / self.cell(size)
    }
    fn extent(&self, text: &str, style: Style) -> usize {
        cells(text) * self.cell(style.size)
    }
    fn left<'a>(&self, column: usize, text: &'a str, style: Style) -> Run<'a> {
        Run { x: column * self.normal, text, style }
    }
    fn right<'a>(&self, end: usize, text: &'a str, style: Style) -> Run<'a> {
        Run { x: (end * self.normal).saturating_sub(self.extent(text, style)), text, style }
    }
    fn middle<'a>(&self, text: &'a str, style: Style) -> Run<'a> {
        Run { x: self.width.saturating_sub(self.extent(text, style)) / 2, text, style }
    }
}

/// Letters that stand together.
#[derive(Debug)]
pub(super) struct Run<'a> {
    pub(super) x: usize,
    pub(super) text: &'a str,
    pub(super) style: Style,
}

/// One row of a paper.
#[derive(Debug)]
pub(super) enum Row<'a> {
    Text(Vec<Run<'a>>),
    Banner(Vec<Run<'a>>),
    Rule(Rule),
    Qr(&'a str),
    Barcode(&'a Barcode),
    Gauge,
    Gap(u16),
}

/// Lays blocks out.
pub(super) fn layout<'a>(blocks: &'a [Block], grid: &Grid) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(blocks.len() * 3);
    for block in blocks {
        match block {
            Block::Text { text, style, align } => lay_text(&mut rows, grid, text, *style, *align),
            Block::Pair { left, right, style } => lay_pair(&mut rows, grid, left, right, *style),
            Block::Total { label, amount } => lay_total(&mut rows, grid, label, amount),
            Block::Item(item) => lay_item(&mut rows, grid, item),
            Block::Table(table) => lay_table(&mut rows, grid, table),
            Block::List(list) => list::lay(&mut rows, grid, list),
            Block::Abreast(columns) => abreast::lay(&mut rows, grid, columns),
            Block::Blank(label) => lay_blank(&mut rows, grid, label),
            Block::Banner(text) => lay_banner(&mut rows, grid, text),
            Block::Rule(rule) => rows.push(Row::Rule(*rule)),
            Block::Qr(text) => rows.push(Row::Qr(text)),
            Block::Barcode(code) => rows.push(Row::Barcode(code)),
            Block::Gauge => rows.push(Row::Gauge),
            Block::Space(dots) => rows.push(Row::Gap(*dots)),
        }
    }
    rows
}

fn lay_text<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, text: &'a str, style: Style, align: Align) {
    let lines = match align {
        Align::Left | Align::Right => wrap(text, grid.columns(style.size)),
        Align::Center => wrap_even(text, grid.columns(style.size)),
    };
    for line in lines {
        let run = match align {
            Align::Left => grid.left(0, line, style),
            Align::Center => grid.middle(line, style),
            Align::Right => grid.right(grid.columns(Size::Normal), line, style),
        };
        rows.push(Row::Text(vec![run]));
    }
}

fn lay_banner<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, text: &'a str) {
    for line in wrap(text, grid.columns(Size::Normal).saturating_sub(4)) {
        rows.push(Row::Banner(vec![grid.middle(line, Style::BOLD)]));
    }
}

/// Puts the value at the right edge of the label's last row, or below when there is no room.
fn lay_pair<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, left: &'a str, right: &'a str, style: Style) {
    let columns = grid.columns(style.size);
    let room = columns.saturating_sub(cells(right) + 2);
    let beside = cells(left) <= room || room >= columns / 3;
    let lines = wrap(left, if beside { room } else { columns });
    let last = lines.len().saturating_sub(1);
    let mut placed = false;
    for (i, line) in lines.into_iter().enumerate() {
        let mut runs = vec![grid.left(0, line, style)];
        if beside && i == last {
            runs.push(grid.right(grid.columns(Size::Normal), right, style));
            placed = true;
        }
        rows.push(Row::Text(runs));
    }
    if !placed {
        lay_text(rows, grid, right, style, Align::Right);
    }
}

/// Puts a dotted line behind a label, to the edge.
fn lay_blank<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, label: &'a str) {
    let columns = grid.columns(Size::Normal);
    let start = (cells(label) + 1).min(columns.saturating_sub(12));
    lay_text(rows, grid, label, Style::PLAIN, Align::Left);
    let dots = DOTS.get(..columns.saturating_sub(start)).unwrap_or(DOTS);
    match rows.last_mut() {
        Some(Row::Text(runs)) if cells(label) < start => runs.push(grid.left(start, dots, Style::PLAIN)),
        _ => rows.push(Row::Text(vec![grid.left(start, dots, Style::PLAIN)])),
    }
}

fn lay_total<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, label: &'a str, amount: &'a str) {
    let end = grid.columns(Size::Normal);
    let figure = [Style::HUGE, Style::TITLE].into_iter().find(|s| grid.extent(amount, *s) <= grid.width);
    let figure = figure.unwrap_or(Style::BOLD);
    let word = [Style::TITLE, Style::BOLD]
        .into_iter()
        .find(|s| grid.extent(label, *s) + grid.extent(amount, figure) + 2 * grid.normal <= grid.width);
    if let Some(word) = word {
        rows.push(Row::Text(vec![grid.left(0, label, word), grid.right(end, amount, figure)]));
    } else {
        lay_text(rows, grid, label, Style::BOLD, Align::Left);
        lay_text(rows, grid, amount, figure, Align::Right);
    }
}

fn lay_item<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, item: &'a Item) {
    if grid.columns(Size::Normal) >= 40 {
        lay_item_wide(rows, grid, item);
    } else {
        lay_item_narrow(rows, grid, item);
    }
    lay_text(rows, grid, &item.note, Style::PLAIN, Align::Left);
}

/// Two rows: what it is and what it comes to; below, who made it and at which price.
fn lay_item_wide<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, item: &'a Item) {
    let columns = grid.columns(Size::Normal);
    let room = columns.saturating_sub(cells(&item.amount) + 2);
    let mut amount = Some(grid.right(columns, &item.amount, Style::BOLD));
    for line in wrap(&item.name, room) {
        let name = grid.left(0, line, Style::BOLD);
        rows.push(Row::Text(std::iter::once(name).chain(amount.take()).collect()));
    }
    let first = rows.len();
    let room = columns.saturating_sub(cells(&item.price) + 2);
    lay_maker(rows, grid, item, if room >= columns / 2 { room } else { columns });
    let price = grid.right(columns, &item.price, Style::PLAIN);
    match rows.get_mut(first) {
        Some(Row::Text(runs)) if room >= columns / 2 => runs.push(price),
        Some(_) | None => rows.push(Row::Text(vec![price])),
    }
    let label_end = columns.saturating_sub(12);
    for (label, value) in &item.more {
        let label = grid.right(label_end, label, Style::PLAIN);
        rows.push(Row::Text(vec![label, grid.right(columns, value, Style::BOLD)]));
    }
}

/// Three rows: the price and what it comes to stand last.
fn lay_item_narrow<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, item: &'a Item) {
    lay_text(rows, grid, &item.name, Style::BOLD, Align::Left);
    lay_maker(rows, grid, item, grid.columns(Size::Normal));
    lay_pair(rows, grid, &item.price, &item.amount, Style::PLAIN);
    for (label, value) in &item.more {
        lay_pair(rows, grid, label, value, Style::PLAIN);
    }
}

/// Puts the stars before the maker; further rows stand under the name, not under the stars.
fn lay_maker<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, item: &'a Item, room: usize) {
    let stars = (!item.stars.is_empty()).then(|| grid.left(0, &item.stars, STARS));
    let x = if stars.is_some() { grid.extent(&item.stars, STARS) + grid.normal } else { 0 };
    let mut lines = wrap_even(&item.maker, room.saturating_sub(x.div_ceil(grid.normal))).into_iter();
    let maker = |text| Run { x, text, style: Style::PLAIN };
    let first: Vec<_> = stars.into_iter().chain(lines.next().map(maker)).collect();
    if !first.is_empty() {
        rows.push(Row::Text(first));
    }
    rows.extend(lines.map(|line| Row::Text(vec![maker(line)])));
}

fn lay_table<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, table: &'a Table) {
    let columns = grid.columns(Size::Normal);
    let mut widths: Vec<usize> = table.head.iter().map(|h| cells(h)).collect();
    for row in &table.rows {
        widths.iter_mut().zip(row).for_each(|(w, c)| *w = (*w).max(cells(c)));
    }
    let gaps = widths.len().saturating_sub(1);
    let Some(slack) = columns.checked_sub(widths.iter().sum::<usize>() + 2 * gaps) else {
        return stack_table(rows, grid, table);
    };
    let share = slack.checked_div(gaps).unwrap_or(0);
    let first = widths.first().copied().unwrap_or(0) + slack - share * gaps;
    let ends: Vec<usize> = widths
        .iter()
        .skip(1)
        .scan(first, |end, w| {
            *end += w + 2 + share;
            Some(*end)
        })
        .collect();
    for (cells, style) in
        std::iter::once((&table.head, Style::BOLD)).chain(table.rows.iter().map(|r| (r, Style::PLAIN)))
    {
        let figures = cells.iter().skip(1).zip(&ends).map(|(c, end)| grid.right(*end, c, style));
        let label = cells.first().map(|c| grid.left(0, c, style));
        rows.push(Row::Text(label.into_iter().chain(figures).collect()));
    }
}

/// Gives every row of a table that is too wide a title and pairs.
fn stack_table<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, table: &'a Table) {
    for row in &table.rows {
        let mut both = table.head.iter().zip(row);
        if let Some((head, cell)) = both.next() {
            let label = grid.left(0, head, Style::BOLD);
            rows.push(Row::Text(vec![label, grid.left(cells(head) + 1, cell, Style::BOLD)]));
        }
        for (head, cell) in both {
            lay_pair(rows, grid, head, cell, Style::PLAIN);
        }
    }
}

#[cfg(test)]
mod tests;
