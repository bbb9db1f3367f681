//! A sheet becomes a catalogue: typed rows, or the reasons why not, row by row.
//!
//! A row is taken whole or refused whole, with every reason at once so that its owner corrects it once.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::dates::{self, DayOrder};
use super::headers::{Column, Field, columns};
use super::place::{self, Province};
use super::row::{Mapping, Row};
use super::words::{Level, Word, kind_from_name};
use super::{Sheet, SheetFault, Told, codes};
use crate::domain::barcode::Barcode;
use crate::domain::catalogue::{ProducerKind, SoldBy};
use crate::domain::money::Money;
use crate::domain::tax::TaxClass;

/// One product in one pack, as a file offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueRow {
    /// Its line in the file.
    pub row: u32,
    /// The code of the goods, given or derived.
    pub sku_code: String,
    /// The bar codes, none twice.
    pub barcodes: Vec<Barcode>,
    /// The name on the jar.
    pub product_name: String,
    /// What one piece holds, such as `500 ml`.
    pub pack: Option<String>,
    /// What one piece is called, such as `hũ`.
    pub unit: Option<String>,
    /// By piece, weight or as a service.
    pub sold_by: Option<SoldBy>,
    /// The price with tax.
    pub price: Option<Money>,
    /// The day from which the price holds.
    pub price_from: Option<NaiveDate>,
    /// The tax class as a person set it.
    pub tax_class: Option<TaxClass>,
    /// The producer's code, given or derived.
    pub producer_code: Option<String>,
    /// The producer's name.
    pub producer_name: Option<String>,
    /// The producer's kind, given or told by its name.
    pub producer_kind: Option<ProducerKind>,
    /// The producer's commune or ward.
    pub commune: Option<String>,
    /// The producer's province in the numbering the file meant.
    pub place: Option<&'static Province>,
    /// The product group, as written.
    pub group_item: Option<String>,
    /// Three to five stars.
    pub stars: Option<u8>,
    /// The number of the decision that recognised it.
    pub decision: Option<String>,
    /// The level of government that recognised it.
    pub level: Option<Level>,
    /// The first day of the recognition.
    pub valid_from: Option<NaiveDate>,
    /// The last day of the recognition, given or thirty-six months on.
    pub valid_to: Option<NaiveDate>,
    /// The OCOP code, as written.
    pub ocop_code: Option<String>,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowRefusal {
    /// Its line in the file.
    pub row: u32,
    /// The heading of the column, as it stands in the file.
    pub column: String,
    /// The beginning of what the cell holds.
    pub value: String,
    /// The reason, with the way out.
    pub reason: Told,
}

/// What was taken with a doubt or left away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The line in the file, the first of them when many rows share it; none when it concerns the file.
    pub row: Option<u32>,
    /// What it is.
    pub told: Told,
}

/// What a sheet gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Reading {
    /// The rows that are good, in the order of the file.
    pub rows: Vec<CatalogueRow>,
    /// The rows that are not, with every reason.
    pub refused: Vec<RowRefusal>,
    /// What each column was taken for; a column without a field is ignored.
    pub mapping: Vec<Column>,
    /// What should be looked at.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// Counts the refused rows, each once.
    pub fn refused_rows(&self) -> usize {
        let mut rows: Vec<u32> = self.refused.iter().map(|r| r.row).collect();
        rows.dedup();
        rows.len()
    }
}

/// Reads a sheet as a catalogue.
pub fn read_catalogue(sheet: &Sheet) -> Result<Reading, SheetFault> {
    let mapping = columns(&sheet.header);
    if !mapping.iter().any(|c| c.field == Some(Field::ProductName)) {
        return Err(SheetFault::NoNames);
    }
    let mut reading = Reading { mapping, ..Reading::default() };
    warn_about_sheet(sheet, &mut reading);
    let mapping = Mapping::new(&reading.mapping);
    let rows: Vec<Row<'_>> = sheet.rows.iter().map(|(line, cells)| Row::new(*line, cells, &mapping)).collect();
    let known = Known::of(&rows);
    let mut seen = Seen::default();
    for mut row in rows {
        let taken = take(&mut row, &known);
        if let Some(taken) = taken.filter(|t| row.refusals.is_empty() && seen.is_new(t, &mut row)) {
            reading.rows.push(taken);
            reading.warnings.append(&mut row.warnings);
        }
        reading.refused.append(&mut row.refusals);
    }
    reading.warnings = gathered(reading.warnings);
    Ok(reading)
}

fn warn_about_sheet(sheet: &Sheet, reading: &mut Reading) {
    if let Some(encoding) = sheet.encoding {
        let name = encoding.name();
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("tệp dùng bảng mã cũ {name}, đã đổi sang Unicode; xem lại tên hàng trước khi nhận"),
                format!("the letters were in the old encoding {name} and have been decoded; look the names over first"),
            ),
        });
    }
    if let (Some(name), false) = (&sheet.name, sheet.unread.is_empty()) {
        let others = sheet.unread.join(", ");
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("chỉ đọc trang \"{name}\"; không đọc: {others}"),
                format!("only the sheet \"{name}\" was read; not read: {others}"),
            ),
        });
    }
}

/// What is told by a column or by other rows than the row's own.
struct Known {
    price_from: DayOrder,
    valid_from: DayOrder,
    valid_to: DayOrder,
    /// Codes that rows of the file give to producers' names.
    producers: HashMap<String, String>,
}

impl Known {
    fn of(rows: &[Row<'_>]) -> Self {
        let order = |field| dates::day_order(rows.iter().map(|r| r.raw(field)));
        let mut producers = HashMap::new();
        for row in rows {
            let (code, name) = (row.text(Field::ProducerCode), row.text(Field::ProducerName));
            if !code.is_empty() && !name.is_empty() {
                producers.entry(name.to_lowercase()).or_insert(code);
            }
        }
        Self {
            price_from: order(Field::PriceFrom),
            valid_from: order(Field::ValidFrom),
            valid_to: order(Field::ValidTo),
            producers,
        }
    }
}

/// Reads one row; none for a row that cannot be a product. Reasons gather in the row.
fn take(row: &mut Row<'_>, known: &Known) -> Option<CatalogueRow> {
    row.refuse_spreadsheet_errors();
    let product_name = row.product_name()?;
    let pack = row.optional(Field::Pack, 80);
    let producer_name = row.plain(Field::ProducerName, 200);
    let producer_code = row.plain(Field::ProducerCode, 40).or_else(|| {
        let name = producer_name.as_ref()?;
        Some(known.producers.get(&name.to_lowercase()).cloned().unwrap_or_else(|| codes::producer_code(name)))
    });
    let owner = producer_name.as_deref().or(producer_code.as_deref()).unwrap_or_default();
    let sku_code = row
        .plain(Field::SkuCode, 40)
        .unwrap_or_else(|| codes::sku_code(owner, &product_name, pack.as_deref().unwrap_or_default()));
    let said_kind =
        row.word(Field::ProducerKind, ProducerKind::parse, "cooperative, company, household, group, unregistered");
    let (stars, valid_from, valid_to) = recognition(row, known);
    Some(CatalogueRow {
        row: row.line,
        sku_code,
        barcodes: row.barcodes(),
        unit: row.optional(Field::Unit, 40),
        sold_by: row.word(Field::SoldBy, SoldBy::parse, "piece, weight, service"),
        price: row.price(),
        price_from: row.date(Field::PriceFrom, known.price_from),
        tax_class: row.word(Field::TaxClass, TaxClass::parse, "kct, kkknt, r0, r5, r8, r10"),
        producer_code,
        producer_kind: said_kind.or_else(|| kind_from_name(producer_name.as_deref()?)),
        producer_name,
        commune: row.optional(Field::Commune, 120),
        place: place_of(row),
        group_item: row.optional(Field::GroupItem, 200),
        stars,
        decision: row.optional(Field::Decision, 120),
        level: row.level(),
        valid_from,
        valid_to,
        ocop_code: row.optional(Field::OcopCode, 60),
        pack,
        product_name,
    })
}

/// Reads the stars and the days they hold.
fn recognition(row: &mut Row<'_>, known: &Known) -> (Option<u8>, Option<NaiveDate>, Option<NaiveDate>) {
    let stars = row.stars();
    let from = row.date(Field::ValidFrom, known.valid_from);
    let to = row.date(Field::ValidTo, known.valid_to).or_else(|| from.and_then(dates::recognised_until));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        row.refuse(Field::ValidTo, Told::new("hết hiệu lực trước khi bắt đầu", "it ends before it begins"));
    }
    if stars.is_some() && from.is_none() && to.is_none() && row.refusals.is_empty() {
        row.warn(Told::new(
            "có sao nhưng không có ngày công nhận; chưa hiện sao cho đến khi có ngày",
            "there are stars but no day of recognition; they are not shown until there is one",
        ));
    }
    (stars, from, to)
}

fn place_of(row: &mut Row<'_>) -> Option<&'static Province> {
    let system = row.word(Field::PlaceSystem, place::PlaceSystem::parse, "old63, new34");
    let (name, code) = (row.text(Field::Province), row.text(Field::ProvinceCode));
    if name.is_empty() && code.is_empty() {
        return None;
    }
    let at_fault = if name.is_empty() { Field::ProvinceCode } else { Field::Province };
    place::resolve(&name, &code, system).map_err(|why| row.refuse(at_fault, why)).ok()
}

/// Goods without a code of their own that an earlier row has already: the way out is a code or a pack.
fn same_goods(first: u32) -> Told {
    Told::new(
        format!("sản phẩm này đã có ở dòng {first}; nếu là hàng khác, ghi thêm mã hàng hoặc quy cách"),
        format!("these goods are already on line {first}; if they are others, add a code or a pack"),
    )
}

/// Says once what many rows have in common, on the first of them.
fn gathered(warnings: Vec<Warning>) -> Vec<Warning> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut out: Vec<(Warning, usize)> = Vec::new();
    for warning in warnings {
        let at = *first.entry(warning.told.vi.clone()).or_insert(out.len());
        match out.get_mut(at) {
            Some((_, more)) => *more += 1,
            None => out.push((warning, 0)),
        }
    }
    let said = |(mut warning, more): (Warning, usize)| {
        if more > 0 {
            warning.told.vi.push_str(&format!(" (thêm {more} dòng như vậy)"));
            warning.told.en.push_str(&format!(" (and {more} more rows)"));
        }
        warning
    };
    out.into_iter().map(said).collect()
}

/// The codes met so far and the line each stands on.
#[derive(Default)]
struct Seen {
    skus: HashMap<String, u32>,
    barcodes: HashMap<String, (u32, Option<String>)>,
    producers: HashMap<String, (String, u32)>,
}

impl Seen {
    /// Returns whether the row repeats nothing; the second row with a code is the one refused.
    fn is_new(&mut self, taken: &CatalogueRow, row: &mut Row<'_>) -> bool {
        let again = |what: &str, first: u32| {
            Told::new(format!("{what} đã có ở dòng {first}"), format!("{what} is already on line {first}"))
        };
        let sku = taken.sku_code.to_lowercase();
        if let Some(first) = self.skus.get(&sku) {
            if row.text(Field::SkuCode).is_empty() {
                row.refuse(Field::ProductName, same_goods(*first));
            } else {
                row.refuse(Field::SkuCode, again(&taken.sku_code, *first));
            }
        }
        for code in &taken.barcodes {
            match self.barcodes.get(&code.key()) {
                Some((first, owner)) if *owner == taken.producer_code => {
                    row.refuse(Field::Barcode, again(code.as_str(), *first));
                }
                // Two producers may share a code: the till will ask whose jar it is.
                Some((first, _)) => row.warn(shared(code.as_str(), *first)),
                None => {}
            }
        }
        if !row.refusals.is_empty() {
            return false;
        }
        self.skus.insert(sku, taken.row);
        self.barcodes.extend(taken.barcodes.iter().map(|c| (c.key(), (taken.row, taken.producer_code.clone()))));
        self.compare_producer(taken, row);
        true
    }

    fn compare_producer(&mut self, taken: &CatalogueRow, row: &mut Row<'_>) {
        let (Some(code), Some(name)) = (&taken.producer_code, &taken.producer_name) else { return };
        let (first, line) = self.producers.entry(code.to_lowercase()).or_insert_with(|| (name.clone(), taken.row));
        if first.to_lowercase() != name.to_lowercase() {
            row.warn(Told::new(
                format!("chủ thể {code} tên là \"{first}\" ở dòng {line}, ở đây là \"{name}\""),
                format!("producer {code} is \"{first}\" on line {line} and \"{name}\" here"),
            ));
        }
    }
}

fn shared(code: &str, first: u32) -> Told {
    Told::new(
        format!("mã {code} trùng với dòng {first} của chủ thể khác – khi quét, quầy sẽ hỏi hàng của ai"),
        format!("code {code} is also on line {first}, of another producer; the till will ask whose it is"),
    )
}
