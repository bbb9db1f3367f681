//! What a sheet would take on as opening stock: lines gathered by producer, each with its reason when it is not taken.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Ground;
use crate::domain::catalogue::CatalogueRow;
use crate::domain::command::TakeOnLine;
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::lot::{SupplyForm, is_too_far};
use crate::domain::quantity::Quantity;
use crate::domain::sheet::{Column, Field, OpeningDocument, OpeningLine, RowRefusal};
use crate::domain::shelf::SkuCard;
use crate::domain::stock::StockPlace;
use crate::domain::stock::here::StockHere;
use crate::import::Told;
use crate::import::catalogue::CatalogueRow as Read;
use crate::import::opening::{OpeningCells, quantity};

/// The most lines one document may have.
const LINES_MAX: usize = 500;

/// What tells two lines apart.
type Lot = (SkuCode, String, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>, StockPlace, SupplyForm);

/// What is gathered so far.
pub(super) struct Opening<'a> {
    taken_on: &'a HashMap<ProducerCode, String>,
    here: &'a StockHere,
    today: NaiveDate,
    /// The headings of the fields, as reasons name them.
    headings: HashMap<Field, String>,
    at: HashMap<ProducerCode, usize>,
    seen: HashMap<Lot, u32>,
    /// One a producer.
    pub(super) documents: Vec<OpeningDocument>,
}

impl<'a> Opening<'a> {
    pub(super) fn new(ground: Ground<'a>, columns: &[Column]) -> Self {
        let headings = columns.iter().filter_map(|c| Some((c.field?, c.header.clone()))).collect();
        let (taken_on, here, today) = (ground.taken_on, ground.here, ground.today);
        Self { taken_on, here, today, headings, at: HashMap::new(), seen: HashMap::new(), documents: Vec::new() }
    }

    /// Takes what a row says of goods that lie here; a row that says nothing of them is fine.
    pub(super) fn take(&mut self, read: &Read, goods: &CatalogueRow, card: Option<&SkuCard>) -> Result<(), RowRefusal> {
        let Some(cells) = &read.opening else { return Ok(()) };
        let line = self.line(read, cells, goods, card)?;
        if line.quantity == Quantity::ZERO {
            return Ok(());
        }
        let key =
            (line.sku.clone(), line.lot_code.clone(), line.expires, line.made, line.received, line.place, line.form);
        if let Some(first) = self.seen.get(&key) {
            let told = Told::new(
                format!("lặp lại hàng, lô, nơi để của dòng {first}; gộp thành một dòng"),
                format!("the same goods, lot and place as on line {first}; make them one line"),
            );
            return Err(self.refusal(read, Field::StockQuantity, &cells.quantity, told));
        }
        let at = self.document(goods);
        let lines = self.documents.get(at).map_or(0, |d| d.lines.len());
        if lines >= LINES_MAX {
            let told = Told::new(
                format!("một chủ thể có tối đa {LINES_MAX} dòng tồn đầu; gộp bớt lô"),
                format!("opening stock has at most {LINES_MAX} lines a producer; join lots"),
            );
            return Err(self.refusal(read, Field::StockQuantity, &cells.quantity, told));
        }
        if let Some(document) = self.taken_on.get(&goods.producer)
            && !self.here.is_taken_on(&line.sku, &line.lot_code, line.expires)
        {
            let told = Told::new(
                format!(
                    "tồn đầu của chủ thể đã ghi ở {document} mà không có hàng này; nhận hàng hoặc kiểm kê để ghi thêm"
                ),
                format!("the producer's opening stock is in {document} without these goods; receive or count them"),
            );
            return Err(self.refusal(read, Field::StockQuantity, &cells.quantity, told));
        }
        self.seen.insert(key, read.row);
        if let Some(document) = self.documents.get_mut(at) {
            let name =
                if goods.pack.is_empty() { goods.name.clone() } else { format!("{} {}", goods.name, goods.pack) };
            document.lines.push(OpeningLine { row: read.row, name, unit: goods.unit.clone(), line });
        }
        Ok(())
    }

    fn line(
        &self,
        read: &Read,
        cells: &OpeningCells,
        goods: &CatalogueRow,
        card: Option<&SkuCard>,
    ) -> Result<TakeOnLine, RowRefusal> {
        if read.unit.is_none() && card.is_none() {
            let told = Told::new(
                "có số tồn nhưng không có đơn vị tính; điền đơn vị",
                "there is a quantity and no unit; fill in the unit",
            );
            return Err(self.refusal(read, Field::Unit, "", told));
        }
        if self.here.has_lot(&cells.lot_id) {
            let told = Told::new(
                "lô này đã có trong sổ; tồn đầu chỉ ghi hàng chưa có trong sổ",
                "this lot is in the books already; opening stock takes on what they do not have",
            );
            return Err(self.refusal(read, Field::StockLotId, &cells.lot_id, told));
        }
        let quantity = quantity(&cells.quantity, goods.sold_by)
            .map_err(|told| self.refusal(read, Field::StockQuantity, &cells.quantity, told))?;
        let came = cells.received.unwrap_or(self.today);
        if came > self.today {
            let told = Told::new("ngày nhận sau hôm nay", "it came later than today");
            return Err(self.refusal(read, Field::StockReceived, &came.to_string(), told));
        }
        if let Some(last) = cells.expires.filter(|last| is_too_far(*last, self.today)) {
            let told = Told::new("hạn dùng quá xa; xem lại năm", "the last day is too far off; look at the year");
            return Err(self.refusal(read, Field::StockExpires, &last.to_string(), told));
        }
        if let Some(made) = cells.made.filter(|made| *made > came || cells.expires.is_some_and(|last| last < *made)) {
            let told = Told::new(
                "ngày làm phải trước ngày nhận và trước hạn dùng",
                "it is made before it comes and before it expires",
            );
            return Err(self.refusal(read, Field::StockMade, &made.to_string(), told));
        }
        Ok(TakeOnLine {
            sku: goods.sku.clone(),
            quantity,
            place: cells.place,
            lot_code: cells.lot_code.clone(),
            made: cells.made,
            expires: cells.expires,
            received: cells.received,
            form: cells.form,
            lot: None,
            consignment_price: cells.price,
            agreement: cells.agreement.clone(),
            hold: cells.hold.clone(),
        })
    }

    /// Finds the producer's document, or begins it.
    fn document(&mut self, goods: &CatalogueRow) -> usize {
        let next = self.documents.len();
        let at = *self.at.entry(goods.producer.clone()).or_insert(next);
        if at == next {
            self.documents.push(OpeningDocument {
                producer: goods.producer.clone(),
                producer_name: goods.producer_name.clone(),
                taken_before: self.taken_on.get(&goods.producer).cloned(),
                lines: Vec::new(),
            });
        }
        at
    }

    fn refusal(&self, read: &Read, field: Field, value: &str, reason: Told) -> RowRefusal {
        let column = self.headings.get(&field).cloned().unwrap_or_else(|| field.names().0.to_owned());
        RowRefusal { row: read.row, column, value: value.to_owned(), reason }
    }
}
