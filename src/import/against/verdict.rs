//! What an import would change in a known pack, value by value.
//!
//! Told the way the command counts: what an earlier row of the file has said already is no change in a later one.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::catalogue::{CatalogueRow, Place, Producer, SoldBy};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::recognition::{StarTerm, level_word};
use crate::domain::sheet::{Change, Field, Verdict};
use crate::domain::shelf::SkuCard;

/// What the rows above have said of producers and products.
#[derive(Default)]
pub(super) struct Said {
    producers: HashMap<ProducerCode, Producer>,
    products: HashMap<ProductCode, (Option<u8>, String)>,
}

impl Said {
    /// Judges a row against the pack it means.
    pub(super) fn verdict(&mut self, card: Option<&SkuCard>, row: &CatalogueRow, today: NaiveDate) -> Verdict {
        let mut changes = Vec::new();
        self.producer(card, row, &mut changes);
        let Some(card) = card else { return Verdict::New };
        let mut differ = |field, old: &str, new: &str| {
            if old != new {
                changes.push(Change { field, old: old.to_owned(), new: new.to_owned() });
            }
        };
        differ(Field::ProductName, &card.name, &row.name);
        differ(Field::Pack, &card.pack, &row.pack);
        differ(Field::Unit, &card.unit, &row.unit);
        differ(Field::SoldBy, sold_by(card.sold_by), sold_by(row.sold_by));
        differ(Field::Barcode, &card.barcodes.join("; "), &row.barcodes.join("; "));
        if let Some(product) = &row.product {
            differ(Field::CommonCode, card.product.as_str(), product.as_str());
        }
        self.product(card, row, &mut changes);
        dated(card, row, today, &mut changes);
        if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed(changes) }
    }

    fn producer(&mut self, card: Option<&SkuCard>, row: &CatalogueRow, changes: &mut Vec<Change>) {
        let new = Producer {
            code: row.producer.clone(),
            name: row.producer_name.clone(),
            kind: row.producer_kind,
            place: row.place.clone(),
        };
        let ledger = card.map(|c| c.producer.as_ref());
        if let Some(old) = ledger.filter(|o| o.code != new.code) {
            let (old, new) = (old.name.clone(), new.name.clone());
            changes.push(Change { field: Field::ProducerName, old, new });
        }
        let said = self.producers.get(&new.code);
        if let Some(old) = said.or_else(|| ledger.filter(|o| o.code == new.code)) {
            let mut differ = |field, old: String, new: String| {
                if old != new {
                    changes.push(Change { field, old, new });
                }
            };
            differ(Field::ProducerName, old.name.clone(), new.name.clone());
            differ(Field::ProducerKind, old.kind.names().0.to_owned(), new.kind.names().0.to_owned());
            differ(Field::Province, place(old.place.as_ref()), place(new.place.as_ref()));
        }
        self.producers.insert(new.code.clone(), new);
    }

    fn product(&mut self, card: &SkuCard, row: &CatalogueRow, changes: &mut Vec<Change>) {
        let new = (row.group_item, row.ocop_code.clone());
        let old = self.products.get(&card.product).cloned().unwrap_or((card.group_item, card.ocop_code.clone()));
        if old.0 != new.0 {
            let text = |g: Option<u8>| g.map_or_else(String::new, |g| g.to_string());
            changes.push(Change { field: Field::GroupItem, old: text(old.0), new: text(new.0) });
        }
        if old.1 != new.1 {
            changes.push(Change { field: Field::OcopCode, old: old.1, new: new.1.clone() });
        }
        self.products.insert(card.product.clone(), new);
    }
}

/// Judges price, tax class and recognition, which hold from a day on.
fn dated(card: &SkuCard, row: &CatalogueRow, today: NaiveDate, changes: &mut Vec<Change>) {
    let from = row.price_from.unwrap_or(today);
    let old = card.price_on(from);
    if let Some(price) = row.price.filter(|p| old != Some(*p)) {
        let old = old.map_or_else(String::new, |p| p.to_string());
        changes.push(Change { field: Field::Price, old, new: price.to_string() });
    }
    let old = card.class_on(row.tax_from.unwrap_or(from));
    if let Some(class) = row.tax.filter(|c| old != Some(*c)) {
        let old = old.map_or("", |c| c.code()).to_owned();
        changes.push(Change { field: Field::TaxClass, old, new: class.code().to_owned() });
    }
    let Some(r) = &row.recognition else { return };
    let same = |k: &&StarTerm| k.from == r.from && k.decision == r.decision;
    let told =
        |stars: u8, to: NaiveDate, level: &str| format!("{stars}★ {} {}", to.format("%d/%m/%Y"), level_word(level));
    let old = card.recognitions.iter().find(same).map(|k| told(k.stars.get(), k.to, &k.level));
    let new = told(r.stars.get(), r.to, &r.level);
    if old.as_ref() != Some(&new) {
        changes.push(Change { field: Field::Stars, old: old.unwrap_or_default(), new });
    }
}

const fn sold_by(how: SoldBy) -> &'static str {
    match how {
        SoldBy::Piece => "piece",
        SoldBy::Weight => "weight",
        SoldBy::Service => "service",
    }
}

fn place(place: Option<&Place>) -> String {
    let Some(p) = place else { return String::new() };
    let code = p.code.as_deref().map_or_else(String::new, |c| format!(" ({c})"));
    format!("{}{code}", p.line())
}
