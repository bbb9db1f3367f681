//! A sheet becomes a catalogue: typed rows, or the reasons why not, row by row.
//!
//! A row is taken whole or refused whole, with every reason at once so that its owner corrects it once.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::about::warn_about_sheet;
use super::dates::{self, DayOrder};
use super::headers::{Column, Field, choose, columns};
use super::numbering::is_numbering;
use super::opening::{self, OpeningCells};
use super::place::{self, Province};
use super::rivals;
use super::row::{Mapping, Row, shortened};
use super::seen::Seen;
use super::shape::Shape;
use super::words::{Word, kind_from_name, level};
use super::{Sheet, SheetFault, Told, codes};
use crate::domain::barcode::Barcode;
use crate::domain::catalogue::{ProducerKind, SoldBy};
use crate::domain::money::Money;
use crate::domain::recognition::{Stars, Unlawful, check_level, check_term};
use crate::domain::sheet::{PassedRow, RowRefusal, SheetChoices, StockChoice, Warning, Why, refused_rows};
use crate::domain::tax::TaxClass;

/// One product in one pack, as a file offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueRow {
    /// Its line in the file.
    pub row: u32,
    /// The code of the goods, given or derived.
    pub sku_code: String,
    /// Whether the file gives that code.
    pub code_given: bool,
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
    /// The day from which the tax class holds.
    pub tax_from: Option<NaiveDate>,
    /// The producer's code, given or derived.
    pub producer_code: Option<String>,
    /// The producer's name.
    pub producer_name: Option<String>,
    /// The producer's kind, given or told by its name.
    pub producer_kind: Option<ProducerKind>,
    /// Whether the file gives that kind.
    pub kind_given: bool,
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
    /// Who recognised it.
    pub level: Option<String>,
    /// The first day of the recognition.
    pub valid_from: Option<NaiveDate>,
    /// The last day of the recognition, given or thirty-six months on.
    pub valid_to: Option<NaiveDate>,
    /// The OCOP code, as written.
    pub ocop_code: Option<String>,
    /// The code that all packs of the product share.
    pub common_code: Option<String>,
    /// The stock figure beside it, as written; not taken.
    pub stock: Option<String>,
    /// What lies in the shop, when opening stock is taken on.
    pub opening: Option<OpeningCells>,
}

/// What a sheet gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Reading {
    /// The rows that are good, in the order of the file.
    pub rows: Vec<CatalogueRow>,
    /// Rows of goods that an earlier row has told: another lot of them, when opening stock is taken on.
    pub more: Vec<CatalogueRow>,
    /// The rows that are not, with every reason.
    pub refused: Vec<RowRefusal>,
    /// What each column was taken for; a column without a field is ignored.
    pub mapping: Vec<Column>,
    /// What should be looked at.
    pub warnings: Vec<Warning>,
    /// The rows that are no goods.
    pub passed: Vec<PassedRow>,
    /// Whether some date could mean two days and nobody said which.
    pub asks_date_order: bool,
}

impl Reading {
    /// Counts the refused rows, each once.
    pub fn refused_rows(&self) -> usize {
        refused_rows(&self.refused)
    }
}

/// Reads a sheet as a catalogue.
pub fn read_catalogue(sheet: &Sheet) -> Result<Reading, SheetFault> {
    read_with(sheet, &SheetChoices::default(), &SheetChoices::default())
}

/// Gives the columns their meaning: what their headings say, under what was remembered, under what is told now.
pub fn mapped(sheet: &Sheet, remembered: &SheetChoices, told: &SheetChoices) -> Vec<Column> {
    let mut mapping = columns(&sheet.header);
    choose(&mut mapping, remembered, Why::Remembered);
    choose(&mut mapping, told, Why::Told);
    if told.stock == StockChoice::OpeningStock {
        opening::promote(&mut mapping);
    }
    rivals::settle(&mut mapping, &sheet.rows);
    for (at, column) in mapping.iter_mut().enumerate() {
        let rows = sheet.rows.iter().take(50).filter(|(_, row)| !is_numbering(row, sheet.header.len()));
        let mut cells = rows.filter_map(|(_, row)| row.get(at));
        let sample = cells.find(|c| !c.trim().is_empty()).map(|c| crate::domain::text::clean(c));
        column.sample = sample.map(|s| shortened(&s)).unwrap_or_default();
    }
    mapping
}

/// Reads a sheet as a catalogue, as a person chose before and chooses now.
pub fn read_with(sheet: &Sheet, remembered: &SheetChoices, told: &SheetChoices) -> Result<Reading, SheetFault> {
    let mapping = mapped(sheet, remembered, told);
    if !mapping.iter().any(|c| c.field == Some(Field::ProductName)) {
        return Err(SheetFault::NoNames);
    }
    let mut reading = Reading { mapping, ..Reading::default() };
    warn_about_sheet(sheet, &mut reading);
    let mapping = Mapping::new(&reading.mapping);
    let mut shape = Shape::new(&reading.mapping);
    let lines = sheet.rows.iter();
    let rows: Vec<Row<'_>> =
        lines.filter_map(|(line, cells)| Some(Row::new(*line, cells, &mapping, shape.goods(*line, cells)?))).collect();
    reading.passed = std::mem::take(&mut shape.passed);
    let chosen = told.date_order.or(remembered.date_order);
    let known = Known::of(&rows, chosen.map(DayOrder::from).or_else(|| order_of(&reading.mapping)), told.stock);
    reading.asks_date_order = known.order == DayOrder::Open;
    if known.order == DayOrder::MonthFirst {
        reading.warnings.push(Warning { row: None, told: month_first() });
    }
    let mut seen = Seen::default();
    for mut row in rows {
        let taken = take(&mut row, &known);
        if let Some(taken) = taken.filter(|_| row.refusals.is_empty()) {
            if let Some(first) = seen.same(&taken, &reading.rows) {
                match taken.opening {
                    Some(_) => reading.more.push(taken),
                    None => reading.passed.push(repeat(&taken, first)),
                }
            } else if seen.is_new(&taken, &mut row, reading.rows.len()) {
                reading.rows.push(taken);
                reading.warnings.append(&mut row.warnings);
            }
        }
        reading.refused.append(&mut row.refusals);
    }
    reading.warnings = gathered(reading.warnings);
    Ok(reading)
}

/// The order that a heading names: `Ngày cấp (dd/mm/yyyy)`.
fn order_of(columns: &[Column]) -> Option<DayOrder> {
    columns.iter().filter(|c| c.field.is_some()).find_map(|c| match super::cells::folded(&c.header) {
        h if h.contains("dd/mm") || h.contains("ngay/thang") => Some(DayOrder::DayFirst),
        h if h.contains("mm/dd") || h.contains("thang/ngay") => Some(DayOrder::MonthFirst),
        _ => None,
    })
}

fn month_first() -> Told {
    Told::new(
        "ngày trong tệp viết tháng trước (12/25/2024); đọc là tháng/ngày/năm",
        "the dates of the file have the month first (12/25/2024) and are read so",
    )
}

/// The same goods on another line, as stock lists have them lot by lot.
pub(super) fn repeat(taken: &CatalogueRow, first: u32) -> PassedRow {
    let told = Told::new(format!("lặp lại hàng ở dòng {first}"), format!("the same goods as on line {first}"));
    PassedRow { row: taken.row, value: shortened(&taken.product_name), told }
}

/// What is told by other rows than the row's own.
struct Known {
    order: DayOrder,
    /// What becomes of quantities.
    stock: StockChoice,
    /// Codes that rows of the file give to producers' names.
    producers: HashMap<String, String>,
}

/// The columns that hold days.
const DAYS: [Field; 7] = [
    Field::PriceFrom,
    Field::TaxFrom,
    Field::ValidFrom,
    Field::ValidTo,
    Field::StockMade,
    Field::StockExpires,
    Field::StockReceived,
];

impl Known {
    fn of(rows: &[Row<'_>], chosen: Option<DayOrder>, stock: StockChoice) -> Self {
        let days = || rows.iter().flat_map(|r| DAYS.iter().map(|f| r.raw(*f)));
        let mut producers = HashMap::new();
        for row in rows.iter().filter(|r| !r.raw(Field::ProducerCode).trim().is_empty()) {
            let (code, name) = (row.text(Field::ProducerCode), row.text(Field::ProducerName));
            if !code.is_empty() && !name.is_empty() {
                producers.entry(name.to_lowercase()).or_insert(code);
            }
        }
        Self { order: chosen.unwrap_or_else(|| dates::day_order(days())), stock, producers }
    }
}

/// Reads one row; none for a row that cannot be a product. Reasons gather in the row.
fn take(row: &mut Row<'_>, known: &Known) -> Option<CatalogueRow> {
    if row.is_blank() {
        return None;
    }
    row.refuse_spreadsheet_errors();
    row.refuse_broken_letters();
    let product_name = row.product_name()?;
    let pack = row.optional(Field::Pack, 60);
    let producer_name = row.plain(Field::ProducerName, 200);
    let producer_code = row.plain(Field::ProducerCode, 40).or_else(|| {
        let name = producer_name.as_ref()?;
        Some(known.producers.get(&name.to_lowercase()).cloned().unwrap_or_else(|| codes::producer_code(name)))
    });
    let owner = producer_name.as_deref().or(producer_code.as_deref()).unwrap_or_default();
    let given_code = row.plain(Field::SkuCode, 40);
    let code_given = given_code.is_some();
    let sku_code =
        given_code.unwrap_or_else(|| codes::sku_code(owner, &product_name, pack.as_deref().unwrap_or_default()));
    let said_kind =
        row.word(Field::ProducerKind, ProducerKind::parse, "cooperative, company, household, group, unregistered");
    let (stars, valid_from, valid_to) = recognition(row, known);
    Some(CatalogueRow {
        row: row.line,
        sku_code,
        code_given,
        barcodes: row.barcodes(),
        unit: row.optional(Field::Unit, 20),
        sold_by: row.word(Field::SoldBy, SoldBy::parse, "piece, weight, service"),
        price: row.price(),
        price_from: row.date(Field::PriceFrom, known.order),
        tax_class: row.word(Field::TaxClass, TaxClass::parse, "kct, kkknt, r0, r5, r8, r10"),
        tax_from: row.date(Field::TaxFrom, known.order),
        producer_code,
        kind_given: said_kind.is_some(),
        producer_kind: said_kind.or_else(|| kind_from_name(producer_name.as_deref()?)),
        producer_name,
        commune: row.optional(Field::Commune, 120),
        place: place_of(row),
        group_item: group_item(row),
        stars,
        decision: row.optional(Field::Decision, 80),
        level: row.optional(Field::Level, 120).map(|l| level(&l)),
        valid_from,
        valid_to,
        ocop_code: row.optional(Field::OcopCode, 60),
        common_code: row.plain(Field::CommonCode, 32),
        stock: row.stock(),
        opening: match known.stock {
            StockChoice::Aside => None,
            StockChoice::OpeningStock => opening::cells(row, known.order),
        },
        pack,
        product_name,
    })
}

/// Reads the group; a name is told and left away: a person chooses among the 26 sets.
fn group_item(row: &mut Row<'_>) -> Option<String> {
    let text = row.optional(Field::GroupItem, 200)?;
    if text.parse::<u8>().is_err() {
        row.warn(Told::new(
            "nhóm hàng ghi bằng chữ không lưu; ghi số 1–26 của bộ sản phẩm OCOP",
            "groups written in words are not kept; write the number of the OCOP set, 1 to 26",
        ));
        return None;
    }
    Some(text)
}

/// Reads the stars and the days they hold.
fn recognition(row: &mut Row<'_>, known: &Known) -> (Option<u8>, Option<NaiveDate>, Option<NaiveDate>) {
    let stars = row.stars();
    let from = row.date(Field::ValidFrom, known.order);
    let to = row.date(Field::ValidTo, known.order).or_else(|| from.and_then(dates::recognised_until));
    if from.zip(to).is_some_and(|(from, to)| to <= from) {
        row.refuse(Field::ValidTo, Told::new("hết hiệu lực trước khi bắt đầu", "it ends before it begins"));
    }
    if let (Some(stars), Some(from)) = (stars, from) {
        judged(row, stars, from, to);
    }
    if stars.is_some() && from.is_none() && to.is_none() && row.refusals.is_empty() {
        row.warn(Told::new(
            "có sao nhưng không có ngày công nhận; chưa hiện sao cho đến khi có ngày",
            "there are stars but no day of recognition; they are not shown until there is one",
        ));
    }
    (stars, from, to)
}

/// Refuses what would hold too long, and tells of a level that could not recognise: lists seldom say more than a word.
fn judged(row: &mut Row<'_>, stars: u8, from: NaiveDate, to: Option<NaiveDate>) {
    if let Some(Err(Unlawful::TooLong { latest })) = to.map(|to| check_term(from, to)) {
        let latest = latest.format("%d/%m/%Y");
        row.refuse(
            Field::ValidTo,
            Told::new(
                format!("công nhận OCOP có hạn 36 tháng, muộn nhất đến {latest}"),
                format!("a recognition holds for 36 months, until {latest} at the latest"),
            ),
        );
    }
    let level = row.text(Field::Level);
    let stars = Stars::new(stars).ok().filter(|_| !level.is_empty());
    let Some(Err(why)) = stars.map(|stars| check_level(stars, &level, "", from)) else { return };
    let (vi, en) = match why {
        Unlawful::TooLong { .. } => return,
        Unlawful::FiveNotCentral => ("5 sao do trung ương công nhận", "five stars are recognised by the ministry"),
        Unlawful::DistrictGone => {
            ("từ 01/07/2025 cấp huyện không còn công nhận OCOP", "districts recognise nothing from 01/07/2025 on")
        }
        Unlawful::DistrictThree => ("cấp huyện chỉ công nhận 3 sao", "a district recognised three stars alone"),
        Unlawful::Commune => ("xã chỉ đề nghị, không công nhận sao", "a commune proposes and recognises no stars"),
    };
    row.warn(Told::new(
        format!("{vi}; vẫn nhận, xem lại cấp công nhận trên giấy"),
        format!("{en}; it is taken, look at the level on the paper"),
    ));
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
