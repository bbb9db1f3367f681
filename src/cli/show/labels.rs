//! Shelf labels to print, as a table.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::label::LabelDue;
use crate::domain::money::Money;

pub(super) fn due(rows: &[LabelDue], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "labels": rows }));
    }
    let stars = |n: Option<u8>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let mut out = vec![heads(&["mã", "hàng", "giá trên nhãn", "giá nay", "sao trên nhãn", "sao nay", "in ngày"])];
    for r in rows {
        out.push(vec![
            r.sku.to_string(),
            r.name.clone(),
            r.was_price.map_or_else(|| "chưa in".into(), Money::dotted),
            r.price.dotted(),
            stars(r.was_stars),
            stars(r.stars),
            r.printed.map_or_else(|| "-".into(), |d| d.format("%d/%m/%Y").to_string()),
        ]);
    }
    table(&out, &[2, 3, 4, 5])
}
