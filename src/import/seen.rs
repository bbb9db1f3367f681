//! What the rows above have said already: the second row with a code is the one refused.

use std::collections::HashMap;

use super::Told;
use super::catalogue::CatalogueRow;
use super::headers::Field;
use super::row::Row;

/// The codes met so far and the line each stands on.
#[derive(Default)]
pub(super) struct Seen {
    skus: HashMap<String, (u32, usize)>,
    barcodes: HashMap<String, (u32, Option<String>)>,
    producers: HashMap<String, (String, u32)>,
}

impl Seen {
    /// Finds the line that says the very same of the same goods.
    pub(super) fn same(&self, taken: &CatalogueRow, rows: &[CatalogueRow]) -> Option<u32> {
        let (first, at) = self.skus.get(&taken.sku_code.to_lowercase())?;
        let other = rows.get(*at)?;
        let mine = CatalogueRow {
            row: other.row,
            stock: other.stock.clone(),
            opening: other.opening.clone(),
            ..taken.clone()
        };
        (mine == *other).then_some(*first)
    }

    /// Returns whether the row repeats nothing; the second row with a code is the one refused.
    pub(super) fn is_new(&mut self, taken: &CatalogueRow, row: &mut Row<'_>, at: usize) -> bool {
        let again = |what: &str, first: u32| {
            Told::new(format!("{what} đã có ở dòng {first}"), format!("{what} is already on line {first}"))
        };
        let sku = taken.sku_code.to_lowercase();
        if let Some((first, _)) = self.skus.get(&sku) {
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
        self.skus.insert(sku, (taken.row, at));
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

/// Goods without a code of their own that an earlier row has already: the way out is a code or a pack.
pub(super) fn same_goods(first: u32) -> Told {
    Told::new(
        format!("sản phẩm này đã có ở dòng {first}; nếu là hàng khác, ghi thêm mã hàng hoặc quy cách"),
        format!("these goods are already on line {first}; if they are others, add a code or a pack"),
    )
}
