//! Goods under heads: a table on a wide page, a few rows a line on a roll.

use super::{Align, Grid, Row, Run, Size, Style, cells, lay_text, wrap};
use crate::domain::goods_paper::{ColumnKind, GoodsList, ListColumn};

/// The fewest letters across that a table needs.
const TABLE_MIN: usize = 72;
/// The fewest letters a name gets in a table.
const NAME_MIN: usize = 22;
/// The most letters a word about goods gets before it wraps.
const DETAIL_MAX: usize = 20;
/// The fewest letters a word about goods gets.
const DETAIL_MIN: usize = 6;
/// Letters of a date.
const DATE: usize = 10;
/// Letters between two columns.
const GAP: usize = 2;
const DOT: &str = " · ";

/// A list laid out so that a page may end between two lines.
#[derive(Debug)]
pub(in crate::paper) struct Listed<'a> {
    /// What stands above the first line of every page.
    pub(in crate::paper) head: Vec<Row<'a>>,
    /// The rows of each line.
    pub(in crate::paper) lines: Vec<Vec<Row<'a>>>,
}

/// Lays a list out for a paper that does not end.
pub(super) fn lay<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, list: &'a GoodsList) {
    let listed = listed(grid, list);
    rows.extend(listed.head);
    for (i, line) in listed.lines.into_iter().enumerate() {
        if i > 0 {
            rows.push(Row::Gap(7));
        }
        rows.extend(line);
    }
}

/// Lays a list out line by line.
pub(in crate::paper) fn listed<'a>(grid: &Grid, list: &'a GoodsList) -> Listed<'a> {
    let mut caption = Vec::new();
    lay_text(&mut caption, grid, &list.caption, Style::BOLD, Align::Left);
    if grid.columns(Size::Normal) < TABLE_MIN {
        return Listed { head: caption, lines: roll(grid, list) };
    }
    let spans = spans(grid.columns(Size::Normal), list);
    let heads: Vec<&str> = placed(list).iter().map(|c| c.head.as_str()).collect();
    caption.extend(wide(grid, list, &spans, &heads, Style::BOLD));
    let lines = list.lines.iter().map(|line| {
        let cells: Vec<&str> = line.iter().map(String::as_str).collect();
        let mut rows = wide(grid, list, &spans, &cells, Style::PLAIN);
        wide_notes(&mut rows, grid, list, &spans, line);
        rows
    });
    Listed { head: caption, lines: lines.collect() }
}

/// Returns the columns that have their own place in a table.
fn placed(list: &GoodsList) -> &[ListColumn] {
    let end = list.columns.iter().position(|c| c.kind == ColumnKind::Note).unwrap_or(list.columns.len());
    list.columns.get(..end).unwrap_or_default()
}

/// Lays the lines for a roll: all of them, or the first few and a word about the rest.
fn roll<'a>(grid: &Grid, list: &'a GoodsList) -> Vec<Vec<Row<'a>>> {
    let cut = list.on_roll.as_ref().filter(|cut| list.lines.len() > cut.lines);
    let shown = cut.map_or(list.lines.len(), |cut| cut.lines);
    let mut lines: Vec<Vec<Row<'a>>> = list.lines.iter().take(shown).map(|l| narrow(grid, list, l)).collect();
    if let Some(cut) = cut {
        let mut rest = Vec::new();
        lay_text(&mut rest, grid, &cut.rest, Style::PLAIN, Align::Left);
        lines.push(rest);
    }
    lines
}

/// Lays what is said below a line of a table, under its name.
fn wide_notes<'a>(
    rows: &mut Vec<Row<'a>>,
    grid: &Grid,
    list: &'a GoodsList,
    spans: &[(usize, usize)],
    line: &'a [String],
) {
    let name = list.columns.iter().position(|c| c.kind == ColumnKind::Name);
    let (start, _) = name.and_then(|at| spans.get(at)).copied().unwrap_or_default();
    let notes = list.columns.iter().zip(line).filter(|(c, cell)| c.kind == ColumnKind::Note && !cell.is_empty());
    for (column, note) in notes {
        let at = start + cells(&column.head) + 1;
        for (i, text) in wrap(note, grid.columns(Size::Normal).saturating_sub(at)).into_iter().enumerate() {
            let head = (i == 0).then(|| grid.left(start, &column.head, Style::PLAIN));
            rows.push(Row::Text(head.into_iter().chain([grid.left(at, text, Style::PLAIN)]).collect()));
        }
    }
}

/// Gives each column its first letter and its width; the name takes what the others leave.
fn spans(columns: usize, list: &GoodsList) -> Vec<(usize, usize)> {
    let natural = |i: usize, kind: ColumnKind, head: &str| {
        let widest = list.lines.iter().filter_map(|l| l.get(i)).map(|c| cells(c)).max().unwrap_or(0);
        let head = head.split(' ').map(cells).max().unwrap_or(0);
        match kind {
            ColumnKind::Name | ColumnKind::Note => 0,
            ColumnKind::Detail => widest.min(DETAIL_MAX).max(head),
            ColumnKind::Number | ColumnKind::Figure | ColumnKind::Unit => widest.max(head),
        }
    };
    let mut widths: Vec<usize> = placed(list).iter().enumerate().map(|(i, c)| natural(i, c.kind, &c.head)).collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    // A name too narrow to be read takes letters from the widest words about it, but never breaks a date.
    let least: Vec<usize> = (0..widths.len()).map(|i| longest_word(list, i).clamp(DETAIL_MIN, DATE)).collect();
    while widths.iter().sum::<usize>() + gaps + NAME_MIN > columns {
        let details =
            widths.iter_mut().zip(placed(list)).zip(&least).filter(|((_, c), _)| c.kind == ColumnKind::Detail);
        match details.filter(|((w, _), least)| **w > **least).map(|((w, _), _)| w).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
    let mut rest = columns.saturating_sub(widths.iter().sum::<usize>() + gaps);
    // What the longest name does not need goes to the longest words.
    let widest = |i: usize| list.lines.iter().filter_map(|l| l.get(i)).map(|c| cells(c)).max().unwrap_or(0);
    let name = placed(list).iter().position(|c| c.kind == ColumnKind::Name).map_or(0, widest).max(NAME_MIN);
    for (i, column) in placed(list).iter().enumerate().filter(|(_, c)| c.kind == ColumnKind::Detail) {
        let more = widest(i).max(cells(&column.head)).saturating_sub(widths[i]).min(rest.saturating_sub(name));
        widths[i] += more;
        rest -= more;
    }
    let names = placed(list).iter().filter(|c| c.kind == ColumnKind::Name).count().max(1);
    for (width, column) in widths.iter_mut().zip(placed(list)) {
        if column.kind == ColumnKind::Name {
            *width = rest / names;
        }
    }
    let starts = widths.iter().scan(0, |at, w| {
        let start = *at;
        *at += w + GAP;
        Some((start, *w))
    });
    starts.collect()
}

/// Returns how long the longest word of a column is.
fn longest_word(list: &GoodsList, at: usize) -> usize {
    list.lines.iter().filter_map(|l| l.get(at)).flat_map(|c| c.split(' ')).map(cells).max().unwrap_or(0)
}

/// Lays one line of a table; every cell wraps in its own column.
fn wide<'a>(grid: &Grid, list: &GoodsList, spans: &[(usize, usize)], line: &[&'a str], style: Style) -> Vec<Row<'a>> {
    let mut rows: Vec<Vec<Run<'a>>> = Vec::new();
    for ((cell, column), (start, width)) in line.iter().zip(&list.columns).zip(spans) {
        for (i, text) in wrap(cell, *width).into_iter().enumerate() {
            if rows.len() <= i {
                rows.push(Vec::new());
            }
            let run = match column.kind {
                ColumnKind::Number | ColumnKind::Figure => grid.right(start + width, text, style),
                ColumnKind::Name | ColumnKind::Detail | ColumnKind::Unit | ColumnKind::Note => {
                    grid.left(*start, text, style)
                }
            };
            if let Some(row) = rows.get_mut(i) {
                row.push(run);
            }
        }
    }
    rows.into_iter().map(Row::Text).collect()
}

/// Lays one line for a roll: number and name, words about it, figures at the right.
fn narrow<'a>(grid: &Grid, list: &'a GoodsList, line: &'a [String]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let of =
        |kind: ColumnKind| list.columns.iter().zip(line).filter(move |(c, cell)| c.kind == kind && !cell.is_empty());
    let number = of(ColumnKind::Number).map(|(_, n)| n.as_str()).next().unwrap_or_default();
    let indent = cells(number) + 1;
    for (_, name) in of(ColumnKind::Name) {
        for (i, text) in wrap(name, grid.columns(Size::Normal).saturating_sub(indent)).into_iter().enumerate() {
            let mut runs = vec![grid.left(indent, text, Style::BOLD)];
            if i == 0 {
                runs.insert(0, grid.left(0, number, Style::PLAIN));
            }
            rows.push(Row::Text(runs));
        }
    }
    let details: Vec<(&str, &str)> = of(ColumnKind::Detail).map(|(c, t)| (c.head.as_str(), t.as_str())).collect();
    narrow_details(&mut rows, grid, indent, &details);
    narrow_figures(&mut rows, grid, indent, list, line);
    for (column, note) in of(ColumnKind::Note) {
        narrow_details(&mut rows, grid, indent, &[(column.head.as_str(), note.as_str())]);
    }
    rows
}

/// Lays words about goods one after the other, each with its head, as many in a row as fit.
fn narrow_details<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, indent: usize, details: &[(&'a str, &'a str)]) {
    let columns = grid.columns(Size::Normal);
    let (mut runs, mut at): (Vec<Run<'a>>, usize) = (Vec::new(), indent);
    for (head, text) in details {
        let long = cells(head) + 1 + cells(text);
        let joined = if runs.is_empty() { 0 } else { cells(DOT) };
        if !runs.is_empty() && at + joined + long > columns {
            rows.push(Row::Text(std::mem::take(&mut runs)));
            at = indent;
        } else if joined > 0 {
            runs.push(grid.left(at, DOT, Style::PLAIN));
            at += joined;
        }
        runs.push(grid.left(at, head, Style::PLAIN));
        if at + long <= columns {
            runs.push(grid.left(at + cells(head) + 1, text, Style::PLAIN));
            at += long;
            continue;
        }
        // Longer than a row: the words run on below their head.
        rows.push(Row::Text(std::mem::take(&mut runs)));
        for part in wrap(text, columns.saturating_sub(indent)) {
            rows.push(Row::Text(vec![grid.left(indent, part, Style::PLAIN)]));
        }
        at = indent;
    }
    if !runs.is_empty() {
        rows.push(Row::Text(runs));
    }
}

/// Lays figures with their units: one alone ends the last row, of several each written has its head.
fn narrow_figures<'a>(rows: &mut Vec<Row<'a>>, grid: &Grid, indent: usize, list: &'a GoodsList, line: &'a [String]) {
    let columns = grid.columns(Size::Normal);
    let mut cells_of = list.columns.iter().zip(line).peekable();
    let mut figures: Vec<(&str, &str, &str)> = Vec::new();
    while let Some((column, figure)) = cells_of.next() {
        if column.kind == ColumnKind::Figure {
            let unit = cells_of.next_if(|(next, _)| next.kind == ColumnKind::Unit);
            figures.push((column.head.as_str(), figure, unit.map_or("", |(_, unit)| unit.as_str())));
        }
    }
    let alone = figures.len() == 1;
    let written = figures.into_iter().filter(|(_, figure, _)| alone || !figure.is_empty());
    for (head, figure, unit) in written {
        let end = columns.saturating_sub(if unit.is_empty() { 0 } else { cells(unit) + 1 });
        let value = grid.right(end, figure, Style::BOLD);
        let (number, unit) = (value.x, grid.right(columns, unit, Style::PLAIN));
        let both = [value, unit].into_iter().filter(|run| !run.text.is_empty());
        match rows.last_mut() {
            Some(Row::Text(runs)) if alone && ends_before(grid, runs, number) => runs.extend(both),
            _ if alone => rows.push(Row::Text(both.collect())),
            _ => rows.push(Row::Text(std::iter::once(grid.left(indent, head, Style::PLAIN)).chain(both).collect())),
        }
    }
}

/// Returns whether a row leaves two letters of white before a place.
fn ends_before(grid: &Grid, runs: &[Run<'_>], place: usize) -> bool {
    runs.iter().all(|run| run.x + grid.extent(run.text, run.style) + 2 * grid.normal <= place)
}
