//! A reading becomes the rows a command takes: what is missing is filled the way a shop would.

use super::catalogue::CatalogueRow as Read;
use super::words::{Level, kind_from_name};
use crate::domain::catalogue::{CatalogueRow, Place, ProducerKind, RowRecognition, SoldBy};
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::recognition::{Stars, last_day};

/// Turns one good row of a sheet into a row of the command; none when a code cannot be one.
pub fn row(read: &Read) -> Option<CatalogueRow> {
    let name = read.producer_name.clone().or_else(|| read.producer_code.clone())?;
    Some(CatalogueRow {
        sku: SkuCode::new(read.sku_code.clone()).ok()?,
        barcodes: read.barcodes.iter().map(|b| b.as_str().to_owned()).collect(),
        name: read.product_name.clone(),
        pack: read.pack.clone().unwrap_or_default(),
        unit: read.unit.clone().unwrap_or_else(|| "cái".into()),
        sold_by: read.sold_by.unwrap_or(SoldBy::Piece),
        price: read.price,
        price_from: read.price_from,
        tax: read.tax_class,
        producer: ProducerCode::new(read.producer_code.clone().unwrap_or_else(|| super::codes::producer_code(&name)))
            .ok()?,
        producer_kind: read.producer_kind.or_else(|| kind_from_name(&name)).unwrap_or(ProducerKind::Unregistered),
        producer_name: name,
        place: place(read),
        group_item: read.group_item.as_deref().and_then(|g| g.parse().ok()),
        ocop_code: read.ocop_code.clone().unwrap_or_default(),
        recognition: recognition(read),
    })
}

fn place(read: &Read) -> Option<Place> {
    let commune = read.commune.clone().unwrap_or_default();
    match read.place {
        Some(p) => {
            Some(Place { commune, province: p.name.to_owned(), code: Some(p.code.to_owned()), system: Some(p.system) })
        }
        None if commune.is_empty() => None,
        None => Some(Place { commune, province: String::new(), code: None, system: None }),
    }
}

fn recognition(read: &Read) -> Option<RowRecognition> {
    let from = read.valid_from?;
    Some(RowRecognition {
        stars: Stars::new(read.stars?).ok()?,
        decision: read.decision.clone().unwrap_or_default(),
        level: read.level.map(level).unwrap_or_default(),
        from,
        to: read.valid_to.unwrap_or_else(|| last_day(from)),
    })
}

/// Names who recognised, as papers say it; districts did until 30/06/2025.
fn level(level: Level) -> String {
    match level {
        Level::District => "UBND huyện",
        Level::Province => "UBND tỉnh",
        Level::National => "Trung ương",
    }
    .to_owned()
}
