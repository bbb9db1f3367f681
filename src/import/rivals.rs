//! Columns that may mean the same: which of them compete, and where that makes a difference.
//!
//! An exact heading beats a loose one without a word; columns that never disagree need no question.

use super::cells::{self, folded};
use super::headers::{JOINT, is_exact, words};
use super::numbering::is_numbering;
use crate::domain::sheet::{Column, Field, Why};

/// Marks a column as meaning what another is taken for, when its heading is as near.
pub(super) fn mark(columns: &mut [Column], at: usize, field: Field, why: Why) {
    let is_as_near = columns.iter().any(|c| c.field == Some(field) && c.why == Some(why));
    if let Some(column) = columns.get_mut(at).filter(|c| c.why.is_none() && is_as_near) {
        column.rival = Some(field);
    }
}

/// Gives a field that lost its column to the first of those that competed for it.
pub(super) fn succeed(columns: &mut [Column]) {
    for at in 0..columns.len() {
        let Some(field) = columns.get(at).and_then(|c| c.rival) else { continue };
        if columns.iter().any(|c| c.field == Some(field)) {
            continue;
        }
        if let Some(column) = columns.get_mut(at) {
            let why = if is_exact(&column.header) { Why::Named } else { Why::Begins };
            (column.field, column.aside, column.why, column.rival) = (Some(field), None, Some(why), None);
        }
    }
}

/// Drops the question of columns whose cells never differ from those taken.
pub(super) fn settle(columns: &mut [Column], rows: &[(u32, Vec<String>)]) {
    for at in 0..columns.len() {
        let Some((field, taken)) = columns.get(at).and_then(|c| c.rival).and_then(|field| {
            let taken = columns.iter().position(|c| c.field == Some(field));
            taken.map(|taken| (field, taken))
        }) else {
            continue;
        };
        let parts: Vec<String> = columns.get(at).map_or("", |c| &c.header).split(JOINT).map(words).collect();
        let differ = |row: &[String]| {
            let cell = |at: usize| row.get(at).map(|c| cells::text(c)).unwrap_or_default();
            let (mine, other) = (cell(at), cell(taken));
            !is_same(field, &other, &mine) && !parts.contains(&words(&mine)) && !is_numbering(row, columns.len())
        };
        if !rows.iter().any(|(_, row)| differ(row))
            && let Some(column) = columns.get_mut(at)
        {
            column.rival = None;
        }
    }
}

/// Returns whether it is all one which of two cells is taken; an empty one says nothing.
fn is_same(field: Field, taken: &str, other: &str) -> bool {
    if other.is_empty() || folded(taken) == folded(other) {
        return true;
    }
    match field {
        Field::Price => cells::money(taken).is_ok_and(|price| cells::money(other) == Ok(price)),
        // A group in words is not kept.
        Field::GroupItem => other.parse::<u8>().is_err(),
        _ => false,
    }
}
