//! Quantities of a sheet as opening stock: columns by meaning, cells with their reasons.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::cells::{self, folded};
use super::dates::{self, DayOrder};
use super::row::{Row, shortened};
use super::{Column, Field, Told};
use crate::domain::catalogue::SoldBy;
use crate::domain::lot::{AGREEMENT_MAX, SupplyForm, typed_date};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// What a row says of goods that lie in the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpeningCells {
    /// How much, as written: what a dot means depends on how the goods are sold.
    pub quantity: String,
    /// The lot in the books it was written from; empty when the sheet comes from elsewhere.
    pub lot_id: String,
    /// Why it is on hold, as the sheet has it; empty when it may be sold.
    pub hold: String,
    /// The lot code on the pack.
    pub lot_code: String,
    /// The last day it may be sold.
    pub expires: Option<NaiveDate>,
    /// When it was made.
    pub made: Option<NaiveDate>,
    /// The day it came.
    pub received: Option<NaiveDate>,
    /// Where it lies; the shelf when the sheet does not say.
    pub place: StockPlace,
    /// How it came; consigned when the sheet does not say.
    pub form: SupplyForm,
    /// What one is handed over for; none when the sheet does not say, or says nought.
    pub price: Option<Money>,
    /// The agreement it came under; empty when the sheet does not say.
    pub agreement: String,
}

/// Gives the columns of stock their meaning, which they have only when opening stock is taken on.
pub(super) fn promote(columns: &mut [Column]) {
    for field in Field::ALL.iter().copied().filter(|f| f.is_stock()) {
        if columns.iter().any(|c| c.field == Some(field)) {
            continue;
        }
        let is_open = |c: &Column, aside| c.field.is_none() && c.aside == Some(aside);
        let Some(aside) = field.asides().iter().find(|a| columns.iter().any(|c| is_open(c, **a))) else { continue };
        let nearest = columns.iter().filter(|c| is_open(c, *aside)).filter_map(|c| c.why).max();
        let mut alike = columns.iter_mut().filter(|c| is_open(c, *aside) && c.why == nearest);
        if let Some(column) = alike.next() {
            (column.field, column.aside) = (Some(field), None);
        }
        alike.for_each(|column| column.rival = Some(field));
    }
}

/// Reads what lies in the shop; none for a row without a quantity.
pub(super) fn cells(row: &mut Row<'_>, order: DayOrder) -> Option<OpeningCells> {
    let quantity = row.text(Field::StockQuantity);
    if quantity.is_empty() || quantity == "0" {
        return None;
    }
    Some(OpeningCells {
        quantity,
        lot_id: row.text(Field::StockLotId),
        hold: row.optional(Field::StockHold, 200).unwrap_or_default(),
        lot_code: row.optional(Field::StockLot, 40).unwrap_or_default(),
        expires: day(row, Field::StockExpires, order),
        made: day(row, Field::StockMade, order),
        received: day(row, Field::StockReceived, order),
        place: row.word(Field::StockPlace, place, "Kệ, Kho, Hội chợ").unwrap_or(StockPlace::Shelf),
        form: row.word(Field::StockForm, form, "Ký gửi, Mua đứt, Mẫu trưng bày").unwrap_or(SupplyForm::Consignment),
        price: row.money(Field::StockPrice).filter(|price| !price.is_zero()),
        agreement: row.optional(Field::StockAgreement, AGREEMENT_MAX).unwrap_or_default(),
    })
}

/// Reads a day of a lot, as packs bear it: `31/12/26`, and for a last day a month, which ends with its end.
fn day(row: &mut Row<'_>, field: Field, order: DayOrder) -> Option<NaiveDate> {
    let text = row.text(field);
    if text.is_empty() {
        return None;
    }
    let month = || typed_date(&text, NaiveDate::MIN).filter(|_| field == Field::StockExpires && is_month(&text));
    match dates::date(&long_year(&text).unwrap_or_else(|| text.clone()), order) {
        Ok(day) => Some(day),
        Err(why) => month().or_else(|| {
            row.refuse(field, why);
            None
        }),
    }
}

/// Returns whether a text is a month as packs bear it: `12/2026`, `1226`; four figures may be a year too.
fn is_month(text: &str) -> bool {
    let four = Some(text).filter(|text| text.len() == 4).and_then(|text| text.parse().ok());
    text.split(['/', '-', '.']).count() == 2 && text.len() >= 6
        || four.is_some_and(|n: u16| !(2000..=2100).contains(&n))
}

/// Writes the century before a year of two figures: lots are of this one, which other days of a sheet may not be.
fn long_year(text: &str) -> Option<String> {
    let (before, year) = text.rsplit_once(['/', '-', '.'])?;
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = before.split(['/', '-', '.']).collect();
    let is_day = parts.len() == 2 && parts.into_iter().all(is_short) && year.len() == 2 && is_short(year);
    is_day.then(|| format!("{}20{year}", text.get(..text.len() - 2).unwrap_or_default()))
}

/// Reads a place of the shop: its name, its code, or a shelf with its number.
fn place(text: &str) -> Option<StockPlace> {
    let text = folded(text);
    let here = StockPlace::ALL.into_iter().filter(|p| p.is_here());
    here.into_iter().find(|p| {
        let names = [folded(p.names().0), folded(p.names().1), p.code().to_owned()];
        names.iter().any(|name| text == *name || text.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with(' ')))
    })
}

/// Reads how goods came.
fn form(text: &str) -> Option<SupplyForm> {
    match folded(text).as_str() {
        "ky gui" | "consignment" => Some(SupplyForm::Consignment),
        "mua dut" | "mua" | "purchase" | "bought" => Some(SupplyForm::Purchase),
        "mau" | "mau trung bay" | "sample" => Some(SupplyForm::Sample),
        _ => None,
    }
}

/// Reads a quantity: a dot before three figures groups pieces (`1.200 chai`) and divides weights (`1.250 kg`).
pub(super) fn quantity(text: &str, sold_by: SoldBy) -> Result<Quantity, Told> {
    let digits: String = cells::text(text).chars().filter(|c| !c.is_whitespace()).collect();
    let unclear = || {
        let shown = shortened(text);
        Told::new(
            format!("không đọc được số lượng \"{shown}\"; viết 12 hoặc 2,5"),
            format!("cannot read the quantity \"{shown}\"; write 12 or 2.5"),
        )
    };
    if digits.strip_prefix(['-', '−']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Told::new(
            format!("số lượng âm: {digits}; đếm lại hàng"),
            format!("the quantity is negative: {digits}; count again"),
        ));
    }
    let plain = plain(&digits, sold_by).ok_or_else(unclear)?;
    let value: Decimal = plain.parse().map_err(|_| unclear())?;
    let quantity = Quantity::new(value).map_err(|_| {
        Told::new("số lượng quá lớn hoặc quá ba số lẻ", "the quantity is too large or finer than three decimals")
    })?;
    if sold_by != SoldBy::Weight && !quantity.is_whole() {
        return Err(Told::new(
            format!("hàng đếm theo cái nhưng số lượng là {quantity}; sửa số, hoặc ghi Bán theo: cân"),
            format!("the goods are counted, yet the quantity is {quantity}; correct it, or have them sold by weight"),
        ));
    }
    Ok(quantity)
}

/// Writes a number with a point before its decimals and nothing between its groups.
fn plain(digits: &str, sold_by: SoldBy) -> Option<String> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let Some(last) = digits.rfind(['.', ',']) else { return Some(digits.to_owned()) };
    let (before, after) = (digits.get(..last)?, digits.get(last + 1..)?);
    let mark = digits.get(last..=last)?;
    let groups = |text: &str, mark: &str| {
        let mut parts = text.split(mark);
        let first = parts.next().is_some_and(|p| (1..=3).contains(&p.len()) && p != "0");
        first && parts.all(|p| p.len() == 3) && !text.contains(if mark == "." { ',' } else { '.' })
    };
    let is_grouped = groups(digits, mark) && (sold_by != SoldBy::Weight || before.contains(mark));
    if is_grouped {
        return Some(digits.replace(mark, ""));
    }
    let other = if mark == "." { "," } else { "." };
    let whole = match before.contains(['.', ',']) {
        false => before.to_owned(),
        true if groups(before, other) => before.replace(other, ""),
        true => return None,
    };
    (!whole.is_empty() && !after.is_empty()).then(|| format!("{whole}.{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, sold_by: SoldBy) -> Option<String> {
        quantity(text, sold_by).ok().map(|q| q.to_string())
    }

    #[test]
    fn quantities_are_read_as_people_and_spreadsheets_write_them() {
        for (text, pieces, weight) in [
            ("12", Some("12"), Some("12")),
            ("1.200", Some("1200"), Some("1,2")),
            ("1,200", Some("1200"), Some("1,2")),
            ("1 200", Some("1200"), Some("1200")),
            ("1.234.000", None, None),
            ("12.0", Some("12"), Some("12")),
            ("2,5", None, Some("2,5")),
            ("0.125", None, Some("0,125")),
            ("1.234,5", None, Some("1234,5")),
            ("0.0005", None, None),
            ("-3", None, None),
            ("mười", None, None),
            ("1..2", None, None),
            ("", None, None),
        ] {
            assert_eq!(read(text, SoldBy::Piece).as_deref(), pieces, "{text}");
            assert_eq!(read(text, SoldBy::Weight).as_deref(), weight, "{text}");
        }
    }

    #[test]
    fn years_of_two_figures_and_months_are_read_as_packs_bear_them() {
        for (text, long) in [("31/12/26", Some("31/12/2026")), ("1-3-27", Some("1-3-2027"))] {
            assert_eq!(long_year(text).as_deref(), long, "{text}");
        }
        for text in ["2026-12-31", "31/12/2026", "12/26", "31/12/xx", "1226"] {
            assert_eq!(long_year(text), None, "{text}");
        }
        for (text, is) in [("1226", true), ("12/2026", true), ("2026", false), ("31/12/26", false), ("45356", false)] {
            assert_eq!(is_month(text), is, "{text}");
        }
    }

    #[test]
    fn places_are_known_by_name_code_and_number() {
        use StockPlace::{Fair, Shelf, Store};
        for (text, is) in [
            ("Kệ", Some(Shelf)),
            ("ke 3", Some(Shelf)),
            ("KHO", Some(Store)),
            ("fair", Some(Fair)),
            ("Khách", None),
            ("A1", None),
        ] {
            assert_eq!(place(text), is, "{text}");
        }
    }
}
