//! What lies where, as tables.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::query::{LotRow, MovementRow, OversoldRow};

pub(super) fn stock(rows: &[LotRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "stock": rows }));
    }
    let mut out = vec![heads(&["lô", "hàng", "hạn", "ở", "SL", ""])];
    for r in rows {
        let expires = r.lot.expires.map_or_else(|| "-".into(), |d| d.format("%d/%m/%Y").to_string());
        let held = if r.held { "tạm dừng" } else { "" };
        let place = r.place.names().0.to_owned();
        out.push(vec![r.lot.id.to_string(), r.name.clone(), expires, place, r.quantity.to_string(), held.into()]);
    }
    table(&out, &[4])
}

pub(super) fn history(rows: &[MovementRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "movements": rows }));
    }
    let mut out = vec![heads(&["ngày", "mục", "từ", "đến", "SL"])];
    for r in rows {
        let (from, to) = (r.from.names().0.to_owned(), r.to.names().0.to_owned());
        let day = r.day.format("%d/%m/%Y").to_string();
        out.push(vec![day, r.seq.to_string(), from, to, r.quantity.to_string()]);
    }
    table(&out, &[1, 4])
}

pub(super) fn oversold(rows: &[OversoldRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "oversold": rows }));
    }
    let mut out = vec![heads(&["phiếu", "hàng", "SL"])];
    for r in rows {
        out.push(vec![r.receipt.clone(), r.sku.clone(), r.quantity.to_string()]);
    }
    table(&out, &[2])
}
