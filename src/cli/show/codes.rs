//! What codes mean that no pack lists, as tables.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::code_book::{CodeBook, LabelValue};

pub(super) fn book(book: &CodeBook, as_json: bool) -> Result<(), CliError> {
    let kinds = book.kinds();
    if as_json {
        let learned: Vec<_> = kinds
            .iter()
            .map(|k| json!({ "pattern": k.pattern, "sku": k.sku, "units": k.units, "samples": k.samples }))
            .collect();
        return print_json(&json!({ "layouts": book.layouts, "learned": learned }));
    }
    let mut out = vec![heads(&["mã", "hàng", "SL", "mẫu"])];
    for layout in &book.layouts {
        let unit = match layout.value {
            LabelValue::Weight => "g",
            LabelValue::Price => "đ",
            LabelValue::None => continue,
        };
        let items = "I".repeat(usize::from(layout.item));
        let meaning = format!("mã cân, mỗi bước {} {unit}", layout.step);
        out.push(vec![format!("{}{items}…", layout.prefix), meaning, String::new(), String::new()]);
    }
    for k in kinds {
        let goods = k.sku.map_or_else(|| "nhiều hàng".into(), ToString::to_string);
        out.push(vec![k.pattern.to_owned(), goods, k.units.to_string(), k.samples.to_string()]);
    }
    table(&out, &[2, 3])
}
