//! The catalogue and the stock as rows of a sheet that this import reads back unchanged.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::quoted;
use crate::domain::catalogue::{PlaceSystem, SoldBy};
use crate::domain::ids::SkuCode;
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::query::StockRow;
use crate::domain::recognition::{StarClock, StarTerm, level_word};
use crate::domain::sheet::Field;
use crate::domain::shelf::{Shelf, SkuCard};
use crate::domain::stock::sheet;

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text, marked where a spreadsheet would take it for something else; codes are texts.
    Text(String),
    /// A number, as digits with a point before decimals.
    Number(String),
}

impl Cell {
    fn text(text: &str) -> Self {
        Self::Text(quoted::mark(text).into_owned())
    }
    fn day(day: Option<NaiveDate>) -> Self {
        Self::Text(day.map_or_else(String::new, |d| d.to_string()))
    }
    fn number(number: Option<impl ToString>) -> Self {
        number.map_or_else(|| Self::Text(String::new()), |n| Self::Number(n.to_string()))
    }
    /// Returns what a CSV file holds.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }
}

/// Writes packs as they are on a day, a heading first.
pub fn catalogue(cards: &[&SkuCard], today: NaiveDate) -> Vec<Vec<Cell>> {
    let fields = || Field::ALL.iter().filter(|f| !f.is_stock());
    let mut rows = vec![fields().map(|f| Cell::Text(heading(*f))).collect()];
    rows.extend(cards.iter().map(|card| {
        let dated = Dated::of(card, today);
        fields().map(|f| cell(*f, card, &dated)).collect()
    }));
    rows
}

/// Writes what lies in the shop, lot by lot, a heading first: for people, and as goods for the import.
pub fn stock(lots: &[StockRow], shelf: &Shelf) -> Vec<Vec<Cell>> {
    const GOODS: [Field; 7] = [
        Field::SkuCode,
        Field::ProductName,
        Field::Pack,
        Field::Unit,
        Field::SoldBy,
        Field::ProducerCode,
        Field::ProducerName,
    ];
    let mut head: Vec<Cell> = GOODS.iter().map(|f| Cell::Text(heading(*f))).collect();
    let beside = ["Lô trong sổ", "Số lô", "Ngày làm", "Hạn dùng", "Ngày nhận", "Hình thức", "Vị trí", "Tồn kho"];
    // Where no note named a price, there is no column for one.
    let price = sheet::has_consignment_price(lots).then_some("Giá ký gửi");
    let hold = lots.iter().any(|lot| lot.hold == Hold::Held).then_some("Tạm dừng bán");
    let agreement = lots.iter().any(|lot| lot.lot.agreement.is_some()).then_some("Hợp đồng");
    head.extend(beside.into_iter().chain(price).chain(agreement).chain(hold).map(|h| Cell::Text(h.to_owned())));
    let cards: HashMap<&SkuCode, &SkuCard> = shelf.cards().iter().map(|c| (&c.sku, c)).collect();
    let mut rows = vec![head];
    for lot in lots {
        let Some(card) = cards.get(&lot.lot.sku) else { continue };
        let dated = Dated::default();
        let mut row: Vec<Cell> = GOODS.iter().map(|f| cell(*f, card, &dated)).collect();
        row.push(Cell::text(lot.lot.id.as_str()));
        row.push(Cell::text(&lot.lot.code));
        row.push(Cell::day(lot.lot.made));
        row.push(Cell::day(lot.lot.expires));
        row.push(Cell::day(Some(lot.lot.received)));
        row.push(Cell::text(supply(lot.lot.form)));
        row.push(Cell::text(lot.place.names().0));
        row.push(Cell::Number(lot.quantity.get().to_string()));
        row.extend(price.map(|_| Cell::number(lot.lot.consignment_price.map(|p| p.get()))));
        row.extend(agreement.map(|_| Cell::text(lot.lot.agreement.as_deref().unwrap_or_default())));
        row.extend(hold.map(|_| Cell::text(if lot.hold == Hold::Held { "tạm dừng" } else { "" })));
        rows.push(row);
    }
    rows
}

/// The heading of a field, as people read it.
fn heading(field: Field) -> String {
    let name = field.names().0;
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What holds of a pack from a day on.
#[derive(Default)]
struct Dated<'a> {
    price: Option<&'a crate::domain::catalogue::Price>,
    tax: Option<&'a crate::domain::catalogue::SkuTax>,
    recognition: Option<&'a StarTerm>,
}

impl<'a> Dated<'a> {
    /// What holds on a day, else what will first hold; the stars that may be shown, else the last ones.
    fn of(card: &'a SkuCard, today: NaiveDate) -> Self {
        let now = card.prices.iter().filter(|p| p.from <= today).max_by_key(|p| p.from);
        let tax = card.taxes.iter().filter(|t| t.from <= today).max_by_key(|t| t.from);
        let stars = card.recognition_at(StarClock::end_of(today));
        // A star that was withdrawn must not come back by a sheet.
        let standing = card.recognitions.iter().filter(|r| r.withdrawn_ms.is_none());
        Self {
            price: now.or_else(|| card.prices.iter().min_by_key(|p| p.from)),
            tax: tax.or_else(|| card.taxes.iter().min_by_key(|t| t.from)),
            recognition: stars.or_else(|| standing.max_by_key(|r| (r.from, r.stars))),
        }
    }
}

fn cell(field: Field, card: &SkuCard, dated: &Dated<'_>) -> Cell {
    let producer = &card.producer;
    let place = producer.place.as_ref();
    let recognition = dated.recognition;
    match field {
        Field::SkuCode => Cell::text(card.sku.as_str()),
        Field::Barcode => Cell::text(&card.barcodes.join(";")),
        Field::ProductName => Cell::text(&card.name),
        Field::Pack => Cell::text(&card.pack),
        Field::Unit => Cell::text(&card.unit),
        Field::SoldBy => Cell::text(sold_by(card.sold_by)),
        Field::Price => Cell::number(dated.price.map(|p| p.price.get())),
        Field::PriceFrom => Cell::day(dated.price.map(|p| p.from)),
        Field::TaxClass => Cell::text(dated.tax.map_or("", |t| t.class.code())),
        Field::TaxFrom => Cell::day(dated.tax.map(|t| t.from)),
        Field::ProducerCode => Cell::text(producer.code.as_str()),
        Field::ProducerName => Cell::text(&producer.name),
        Field::ProducerKind => Cell::text(producer.kind.names().0),
        Field::Commune => Cell::text(place.map_or("", |p| &p.commune)),
        Field::Province => Cell::text(place.map_or("", |p| &p.province)),
        Field::ProvinceCode => Cell::text(place.and_then(|p| p.code.as_deref()).unwrap_or_default()),
        Field::PlaceSystem => Cell::text(place.and_then(|p| p.system).map_or("", system)),
        Field::GroupItem => Cell::number(card.group_item),
        Field::Stars => Cell::number(recognition.map(|r| r.stars.get())),
        Field::Decision => Cell::text(recognition.map_or("", |r| &r.decision)),
        Field::Level => Cell::text(recognition.map_or("", |r| level_word(&r.level))),
        Field::ValidFrom => Cell::day(recognition.map(|r| r.from)),
        Field::ValidTo => Cell::day(recognition.map(|r| r.to)),
        Field::OcopCode => Cell::text(&card.ocop_code),
        Field::CommonCode => Cell::text(card.product.as_str()),
        // What lies in the shop has rows of its own.
        Field::StockQuantity | Field::StockLot | Field::StockExpires | Field::StockMade => Cell::text(""),
        Field::StockReceived | Field::StockPlace | Field::StockForm | Field::StockPrice => Cell::text(""),
        Field::StockLotId | Field::StockHold | Field::StockAgreement => Cell::text(""),
    }
}

const fn sold_by(how: SoldBy) -> &'static str {
    match how {
        SoldBy::Piece => "theo cái",
        SoldBy::Weight => "theo cân",
        SoldBy::Service => "dịch vụ",
    }
}

const fn supply(form: SupplyForm) -> &'static str {
    match form {
        SupplyForm::Consignment => "Ký gửi",
        SupplyForm::Purchase => "Mua đứt",
        SupplyForm::Sample => "Mẫu trưng bày",
    }
}

const fn system(system: PlaceSystem) -> &'static str {
    match system {
        PlaceSystem::Old63 => "old63",
        PlaceSystem::New34 => "new34",
    }
}
