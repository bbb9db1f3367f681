//! One row being read: its cells by meaning, its reasons and warnings so far.

use std::rc::Rc;

use chrono::NaiveDate;

use super::broken::{is_broken, words_without_horn};
use super::cells::{self, Stars};
use super::dates::{self, DayOrder};
use super::headers::{Column, Field, in_thousands};
use super::shape::Lent;
use super::{Told, quoted, split};
use crate::domain::barcode::{Barcode, BarcodeError};
use crate::domain::money::Money;
use crate::domain::sheet::{Aside, RowRefusal, Warning};

/// The longest name of goods or a producer.
const NAME_CHARS_MAX: usize = 200;
/// The highest price of one unit.
const PRICE_MAX: Money = Money::vnd(1_000_000_000);

/// A row of the sheet while it is read.
pub(super) struct Row<'a> {
    pub(super) line: u32,
    pub(super) refusals: Vec<RowRefusal>,
    pub(super) warnings: Vec<Warning>,
    cells: &'a [String],
    mapping: &'a Mapping,
    lent: Rc<Lent>,
}

/// The columns and where each field stands.
pub(super) struct Mapping {
    columns: Vec<Column>,
    places: [Option<usize>; Field::COUNT],
    stock: Option<usize>,
    units: [PriceUnit; Field::COUNT],
}

/// In what a sheet writes its prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PriceUnit {
    Dong,
    Thousands,
}

/// From here on a price in thousands is likelier one in đồng: nobody means 5 million by 5000.
const THOUSANDS_MAX: Money = Money::vnd(5_000_000);

impl Mapping {
    pub(super) fn new(columns: &[Column]) -> Self {
        let (mut places, mut units) = ([None; Field::COUNT], [PriceUnit::Dong; Field::COUNT]);
        for (at, column) in columns.iter().enumerate() {
            if let Some(field) = column.field {
                places[field as usize] = Some(at);
                if in_thousands(&column.header) {
                    units[field as usize] = PriceUnit::Thousands;
                }
            }
        }
        let stock = columns.iter().position(|c| c.field == Some(Field::StockQuantity));
        let stock = stock.or_else(|| columns.iter().position(|c| c.aside == Some(Aside::Stock)));
        let stock = stock.or_else(|| columns.iter().position(|c| c.aside == Some(Aside::Quantity)));
        Self { columns: columns.to_vec(), places, stock, units }
    }

    /// Returns the fields that have a column.
    fn fields(&self) -> impl Iterator<Item = Field> {
        self.columns.iter().filter_map(|c| c.field)
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(line: u32, cells: &'a [String], mapping: &'a Mapping, lent: Rc<Lent>) -> Self {
        Self { line, refusals: Vec::new(), warnings: Vec::new(), cells, mapping, lent }
    }

    /// Returns a cell as it stands in the file; nothing where there is no such column.
    pub(super) fn raw(&self, field: Field) -> &'a str {
        self.mapping.places[field as usize].and_then(|i| self.cells.get(i)).map_or("", String::as_str)
    }

    /// Returns a cell's cleaned text; nothing for a spreadsheet's error, which is refused on its own.
    pub(super) fn text(&self, field: Field) -> String {
        let raw = self.raw(field);
        let text = cells::text(raw);
        match text.is_empty() || cells::is_error(raw.trim()) {
            true => self.lent(field).map_or_else(String::new, str::to_owned),
            false => text,
        }
    }

    /// Returns what a heading between the rows says of an empty cell.
    fn lent(&self, field: Field) -> Option<&str> {
        match field {
            Field::ProducerName if self.raw(Field::ProducerCode).trim().is_empty() => self.lent.producer.as_deref(),
            Field::Province if self.raw(Field::ProvinceCode).trim().is_empty() => self.lent.province.as_deref(),
            Field::Commune => self.lent.commune.as_deref(),
            _ => None,
        }
    }

    /// Returns the stock figure beside the goods, which is shown and not taken.
    pub(super) fn stock(&self) -> Option<String> {
        let text = cells::text(self.cells.get(self.mapping.stock?)?);
        (!text.is_empty() && text != "0").then_some(text)
    }

    /// Notes why the row is not taken.
    pub(super) fn refuse(&mut self, field: Field, reason: Told) {
        let header =
            self.mapping.places[field as usize].and_then(|i| self.mapping.columns.get(i)).map(|c| c.header.clone());
        let column = header.unwrap_or_else(|| field.code().to_owned());
        let value = shortened(&crate::domain::text::clean(self.raw(field)));
        self.refusals.push(RowRefusal { row: self.line, column, value, reason });
    }

    /// Notes what should be looked at.
    pub(super) fn warn(&mut self, told: Told) {
        self.warnings.push(Warning { row: Some(self.line), told });
    }

    /// Returns whether nothing stands in its columns, or formulas alone that were filled down below the goods.
    pub(super) fn is_blank(&self) -> bool {
        self.mapping.fields().all(|field| matches!(self.raw(field).trim(), "" | cells::NOT_CALCULATED))
    }

    pub(super) fn refuse_spreadsheet_errors(&mut self) {
        for field in self.mapping.fields().collect::<Vec<_>>() {
            match self.raw(field).trim() {
                cells::NOT_CALCULATED => self.refuse(
                    field,
                    Told::new(
                        "công thức chưa có kết quả; mở tệp bằng chương trình bảng tính, lưu lại rồi nhập",
                        "the formula has no result yet; open the file in a spreadsheet program, save it and import it again",
                    ),
                ),
                text if cells::is_error(text) => self.refuse(
                    field,
                    Told::new("ô này báo lỗi trong bảng tính", "the spreadsheet shows an error in this cell"),
                ),
                _ => {}
            }
        }
    }

    /// Refuses a row of which letters were lost before it came here: never half right.
    pub(super) fn refuse_broken_letters(&mut self) {
        let broken = |f: &Field| is_broken(self.raw(*f)) || self.lent(*f).is_some_and(is_broken);
        for field in self.mapping.fields().filter(broken).collect::<Vec<_>>() {
            self.refuse(
                field,
                Told::new(
                    "chữ đã hỏng trước khi vào tệp này; gõ lại ô này hoặc xin lại tệp gốc",
                    "its letters were lost before this file was made; type the cell anew or ask for the original",
                ),
            );
        }
    }

    /// Reads the goods' name; none for a blank row, a heading between rows or a total below them.
    pub(super) fn product_name(&mut self) -> Option<String> {
        let name = self.text(Field::ProductName);
        let mapped = || self.mapping.fields();
        let others = mapped().filter(|f| *f != Field::ProductName && !self.raw(*f).trim().is_empty()).count()
            + usize::from(self.lent.producer.is_some() && !self.raw(Field::ProductName).trim().is_empty());
        if name.is_empty() {
            if others > 0 && self.refusals.is_empty() {
                self.refuse(Field::ProductName, Told::new("không có tên sản phẩm", "there is no product name"));
            }
            return None;
        }
        if others == 0 && mapped().count() > 1 {
            self.refuse(
                Field::ProductName,
                Told::new(
                    "chỉ có tên; thêm giá, chủ thể hoặc mã",
                    "there is only a name; add a price, a producer or a code",
                ),
            );
            return None;
        }
        let name = self.plain(Field::ProductName, NAME_CHARS_MAX)?;
        // Where others kept theirs the file is not refused; whoever imports it looks at this one.
        if let Some(word) = words_without_horn(&name).next() {
            self.warn(Told::new(
                format!("«{word}» có lẽ đã mất chữ ư; xem lại tên \"{name}\""),
                format!("«{word}» seems to have lost its ư; look at the name \"{name}\""),
            ));
        }
        Some(name)
    }

    /// Reads a text that names something: no formula, not too long.
    pub(super) fn plain(&mut self, field: Field, chars_max: usize) -> Option<String> {
        let text = self.optional(field, chars_max)?;
        let marked = quoted::unmarked(&cells::cleaned(self.raw(field))).is_some();
        if cells::is_formula(&text) && !marked {
            self.refuse(
                field,
                Told::new(
                    "bắt đầu bằng dấu = + - @ như một công thức; bỏ dấu đó",
                    "it begins with = + - @ like a formula; remove that sign",
                ),
            );
            return None;
        }
        Some(text)
    }

    /// Reads a text that may hold anything but too much.
    pub(super) fn optional(&mut self, field: Field, chars_max: usize) -> Option<String> {
        let text = self.text(field);
        let chars = text.chars().count();
        if chars > chars_max {
            self.refuse(
                field,
                Told::new(
                    format!("dài {chars} ký tự, tối đa {chars_max}"),
                    format!("{chars} characters long, at most {chars_max}"),
                ),
            );
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// Reads one of a few words.
    pub(super) fn word<T>(&mut self, field: Field, parse: fn(&str) -> Option<T>, choice: &str) -> Option<T> {
        let text = self.text(field);
        let word = parse(&text);
        if word.is_none() && !text.is_empty() {
            self.refuse(
                field,
                Told::new(
                    format!("không rõ \"{}\"; ghi một trong: {choice}", shortened(&text)),
                    format!("\"{}\" is not known; write one of: {choice}", shortened(&text)),
                ),
            );
        }
        word
    }

    pub(super) fn price(&mut self) -> Option<Money> {
        let price = self.money(Field::Price)?;
        if price.is_zero() {
            let told = Told::new("giá bằng 0; ghi giá bán hoặc để trống", "the price is 0; write it or leave it empty");
            self.refuse(Field::Price, told);
            return None;
        }
        if price.get() < 1_000 {
            self.warn(Told::new(
                format!("giá {price} đ – có phải {price}.000 đ?"),
                format!("the price is {price} đ – should it be {price}.000 đ?"),
            ));
        }
        Some(price)
    }

    /// Reads an amount of đồng a thing; none for an empty cell, and for one that is refused.
    pub(super) fn money(&mut self, field: Field) -> Option<Money> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let read = match self.mapping.units[field as usize] {
            PriceUnit::Dong => cells::money(&text),
            PriceUnit::Thousands => in_dong(&text),
        };
        match read {
            Ok(price) if price > PRICE_MAX => {
                let max = PRICE_MAX;
                let told = Told::new(format!("giá lớn hơn {max} đ"), format!("the price is above {max} đ"));
                self.refuse(field, told);
                None
            }
            Ok(price) => Some(price),
            Err(why) => {
                self.refuse(field, why);
                None
            }
        }
    }

    pub(super) fn date(&mut self, field: Field, order: DayOrder) -> Option<NaiveDate> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        dates::date(&text, order).map_err(|why| self.refuse(field, why)).ok()
    }

    pub(super) fn stars(&mut self) -> Option<u8> {
        match cells::stars(&self.text(Field::Stars)) {
            Ok(Stars::None) => None,
            Ok(Stars::Recognised(n)) => Some(n),
            Ok(Stars::Potential(n)) => {
                self.warn(Told::new(
                    "\"tiềm năng\" chưa phải là sao; không ghi",
                    "\"potential\" is not a star and was left away",
                ));
                n
            }
            Err(why) => {
                self.refuse(Field::Stars, why);
                None
            }
        }
    }

    pub(super) fn barcodes(&mut self) -> Vec<Barcode> {
        match split::barcodes(&self.text(Field::Barcode)) {
            Ok(codes) => codes,
            Err((code, why)) => {
                self.refuse(Field::Barcode, barcode_reason(&shortened(&code), &why));
                Vec::new()
            }
        }
    }
}

/// Reads a price under a heading that says thousands; one that may be đồng all the same is refused.
fn in_dong(text: &str) -> Result<Money, Told> {
    let price = cells::money(&format!("{text} nghìn")).ok().filter(|price| *price < THOUSANDS_MAX);
    price.ok_or_else(|| {
        let text = shortened(text);
        Told::new(
            format!("tiêu đề ghi nghìn đồng mà ô ghi \"{text}\"; ghi số nghìn như 50, hoặc bỏ chữ nghìn ở tiêu đề"),
            format!("the heading says thousands and the cell \"{text}\"; write thousands such as 50, or leave them out of the heading"),
        )
    })
}

fn barcode_reason(code: &str, why: &BarcodeError) -> Told {
    let vi = why.vietnamese();
    Told::new(format!("mã vạch {code} {vi}"), format!("bar code {code}: {why}"))
}

pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() > 60 { text.chars().take(59).chain(['…']).collect() } else { text.to_owned() }
}
