//! A reading held against the catalogue: what would be new, changed and unchanged, before anything is written.
//!
//! What a sheet does not say stays as the catalogue has it: an empty cell erases nothing.

mod complete;
mod measure;
mod opening;
mod titles;
mod verdict;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::catalogue::{mapped, read_with, repeat};
use super::seen::same_goods;
use super::{Sheet, SheetFault, headers};
use crate::domain::catalogue::CatalogueRow;
use crate::domain::ids::ProducerCode;
use crate::domain::sheet::{
    Aside, Column, Field, PreviewCounts, PreviewRow, SheetChoices, SheetPreview, StockChoice, Verdict, refused_rows,
};
use crate::domain::shelf::Shelf;
use crate::domain::stock::here::StockHere;

use complete::Books;
use opening::Opening;
use verdict::Said;

/// What a preview is made under.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What was chosen for this heading before.
    pub remembered: &'a SheetChoices,
    /// What is chosen now.
    pub told: &'a SheetChoices,
    /// The catalogue.
    pub shelf: &'a Shelf,
    /// The day on which prices begin that name none.
    pub today: NaiveDate,
    /// Whose opening stock was taken on, and under which minutes.
    pub taken_on: &'a HashMap<ProducerCode, String>,
    /// What lies here of each pack.
    pub here: &'a StockHere,
}

/// Shows what an import of a sheet would do.
pub fn preview(source: &str, sheet: &Sheet, ground: Ground<'_>) -> Result<SheetPreview, SheetFault> {
    let reading = read_with(sheet, ground.remembered, ground.told)?;
    let mut shown = empty_preview(source, sheet, ground);
    shown.counts.stock = reading.rows.iter().filter(|r| r.stock.is_some()).count();
    shown.columns = reading.mapping;
    shown.asks_date_order = reading.asks_date_order;
    shown.warnings = reading.warnings;
    shown.passed = reading.passed;
    shown.refused = reading.refused;
    let books = Books::new(ground, shown.choices.producer.as_deref(), &shown.columns);
    let mut said = Said::default();
    let mut opening = Opening::new(ground, &shown.columns);
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for read in &reading.rows {
        let (goods, card) = match books.whole(read) {
            Ok(whole) => whole,
            Err(refusal) => {
                shown.asks_producer |= refusal.asks_producer;
                shown.refused.push(refusal.row);
                continue;
            }
        };
        let before = card.and_then(|c| lines.get(c.sku.as_str())).and_then(|at| shown.rows.get(*at));
        if let Some(first) = before.filter(|first| first.goods != goods) {
            shown.refused.push(books.refusal(read, Field::ProductName, &goods.name, same_goods(first.row)));
            continue;
        }
        if let Err(refusal) = opening.take(read, &goods, card) {
            shown.refused.push(refusal);
        } else if let Some(first) = before {
            shown.passed.push(repeat(read, first.row));
        } else {
            lines.extend(card.map(|c| (c.sku.as_str(), shown.rows.len())));
            let verdict = said.verdict(card, &goods, ground.today);
            shown.rows.push(PreviewRow { row: read.row, verdict, goods });
        }
    }
    for read in &reading.more {
        let taken = books.whole(read).map_err(|r| r.row);
        shown.refused.extend(taken.and_then(|(goods, card)| opening.take(read, &goods, card)).err());
    }
    shown.passed.sort_by_key(|r| r.row);
    shown.opening = opening.documents;
    shown.refused.sort_by_key(|r| r.row);
    count(&mut shown);
    Ok(shown)
}

/// Shows the columns alone: of a sheet that names no goods yet, so that somebody may say which column does.
pub fn empty_preview(source: &str, sheet: &Sheet, ground: Ground<'_>) -> SheetPreview {
    SheetPreview {
        source: source.to_owned(),
        sheet: sheet.name.clone(),
        key: headers::key(&sheet.header),
        columns: mapped(sheet, ground.remembered, ground.told),
        choices: ground.remembered.clone().with(ground.told),
        asks_date_order: false,
        asks_producer: false,
        counts: PreviewCounts::default(),
        rows: Vec::new(),
        refused: Vec::new(),
        passed: Vec::new(),
        warnings: Vec::new(),
        opening: Vec::new(),
    }
}

fn is_quantity(column: &Column) -> bool {
    column.field == Some(Field::StockQuantity) || matches!(column.aside, Some(Aside::Stock | Aside::Quantity))
}

fn count(shown: &mut SheetPreview) {
    let of = |wanted: fn(&Verdict) -> bool| shown.rows.iter().filter(|r| wanted(&r.verdict)).count();
    shown.counts = PreviewCounts {
        new: of(|v| matches!(v, Verdict::New)),
        changed: of(|v| matches!(v, Verdict::Changed(_))),
        unchanged: of(|v| matches!(v, Verdict::Unchanged)),
        refused: refused_rows(&shown.refused),
        passed: shown.passed.len(),
        opening: shown.opening.iter().filter(|d| d.taken_before.is_none()).map(|d| d.lines.len()).sum(),
        stock: if shown.columns.iter().any(is_quantity) && shown.choices.stock == StockChoice::Aside {
            shown.counts.stock
        } else {
            0
        },
    };
}

/// Takes the good rows out, as the command takes them.
pub fn rows(shown: SheetPreview) -> Vec<CatalogueRow> {
    shown.rows.into_iter().map(|r| r.goods).collect()
}
