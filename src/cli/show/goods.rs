//! What was sold below the books, as a table.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::catalogue::Producer;
use crate::domain::query::{OversoldRow, SkuLots};

pub(super) fn lots(packs: &[SkuLots], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "lots": packs }));
    }
    let mut out = vec![heads(&["lô", "số lô", "hạn", "nhận ngày", "ở", "SL", ""])];
    for r in packs.iter().flat_map(|pack| &pack.lots) {
        let expires = r.lot.expires.map_or_else(|| "-".into(), |d| d.format("%d/%m/%Y").to_string());
        let received = r.lot.received.format("%d/%m/%Y").to_string();
        let held = if r.held { "tạm dừng" } else { "" };
        let place = r.place.names().0.to_owned();
        let (id, code) = (r.lot.id.to_string(), r.lot.code.clone());
        out.push(vec![id, code, expires, received, place, r.quantity.to_string(), held.into()]);
    }
    table(&out, &[5])
}

pub(super) fn producers(rows: &[Producer], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "producers": rows }));
    }
    let mut out = vec![heads(&["mã", "chủ thể", "ở"])];
    for p in rows {
        let place = p.place.as_ref().map(|place| place.line()).unwrap_or_default();
        out.push(vec![p.code.to_string(), p.name.clone(), place]);
    }
    table(&out, &[])
}

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
