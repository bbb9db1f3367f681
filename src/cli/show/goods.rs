//! What was sold below the books, as a table.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::query::OversoldRow;

pub(super) fn oversold(rows: &[OversoldRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "oversold": rows }));
    }
    let mut out = vec![heads(&["phiếu", "lúc", "mã", "hàng", "SL"])];
    for r in rows {
        let at = r.at.local().format("%d/%m/%Y %H:%M").to_string();
        out.push(vec![r.receipt.clone(), at, r.sku.clone(), r.name.clone(), r.quantity.to_string()]);
    }
    table(&out, &[4])
}
