//! Counts, as tables and JSON: blind until a count is finished.

use serde_json::json;

use super::{CliError, heads, print_json, table};
use crate::domain::count::{CountScope, CountTotals};
use crate::domain::quantity::Quantity;
use crate::domain::query::{CountDetail, CountResult, CountRow};
use crate::domain::stock::Bearer;

/// Says which goods a count covers.
fn scope(row: &CountRow) -> String {
    match &row.scope {
        CountScope::All => "tất cả".to_owned(),
        CountScope::Producer(_) => row.producer.clone(),
        CountScope::Skus(skus) => format!("{} mặt hàng", skus.len()),
    }
}

fn totals(t: CountTotals) -> String {
    format!("khớp {}, thiếu {}, thừa {}, để ngoài {}", t.matched, t.short, t.over, t.left_out)
}

pub(super) fn list(rows: &[CountRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "counts": rows }));
    }
    let mut out = vec![heads(&["đợt", "nơi", "hàng", "bắt đầu", "người đếm", "", "kết quả"])];
    for r in rows {
        out.push(vec![
            r.count.clone(),
            r.place.names().0.to_owned(),
            scope(r),
            r.started_at.local().format("%d/%m/%Y %H:%M").to_string(),
            r.started_by.clone(),
            r.state.names().0.to_owned(),
            r.totals.map(totals).unwrap_or_default(),
        ]);
    }
    table(&out, &[])
}

pub(super) fn one(d: &CountDetail, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!(d));
    }
    let r = &d.row;
    let started = r.started_at.local().format("%d/%m/%Y %H:%M");
    say!("{}  {}  {}  {}  {} {}", r.count, r.place.names().0, scope(r), r.state.names().0, started, r.started_by);
    if !d.counted.is_empty() {
        let mut out = vec![heads(&["đã đếm", "lô", "SL"])];
        for c in &d.counted {
            let lot = c.lot.as_ref().map(ToString::to_string).unwrap_or_default();
            out.push(vec![c.name.clone(), lot, c.quantity.to_string()]);
        }
        table(&out, &[2])?;
    }
    if !d.uncounted.is_empty() {
        let mut out = vec![heads(&["chưa đếm", "chủ thể"])];
        out.extend(d.uncounted.iter().map(|u| vec![u.name.clone(), u.producer.clone()]));
        table(&out, &[])?;
    }
    if let Some(t) = r.totals {
        say!("{}", totals(t));
        let mut out = vec![heads(&["hàng", "ĐVT", "sổ", "đếm", "lệch", "ai chịu", ""])];
        out.extend(d.results.iter().map(result));
        table(&out, &[2, 3, 4])?;
    }
    if !r.reason.is_empty() {
        say!("lý do: {}", r.reason);
    }
    Ok(())
}

fn result(r: &CountResult) -> Vec<String> {
    let (line, adjusted) = (&r.line, r.adjusted.as_ref());
    let Some(counted) = line.counted else {
        let blank = String::new;
        return vec![line.name.clone(), line.unit.clone(), blank(), blank(), blank(), blank(), "để ngoài".into()];
    };
    let bearer = adjusted.and_then(|a| a.bearer).map_or("", |b| match b {
        Bearer::Shop => "cửa hàng",
        Bearer::Producer => "chủ thể",
    });
    let mut notes = Vec::new();
    if line.moved.is_positive() {
        notes.push(format!("{} ra vào trong lúc đếm", line.moved));
    }
    let sold = adjusted.and_then(|a| a.explained.plus(a.explained_since).ok()).filter(|sold| sold.is_positive());
    if let Some(sold) = sold {
        notes.push(format!("giải thích bán âm {sold}"));
    } else if line.below.is_positive() {
        notes.push(format!("đã bán âm {}", line.below));
    }
    vec![
        line.name.clone(),
        line.unit.clone(),
        line.expected.to_string(),
        counted.to_string(),
        signed(line.difference()),
        bearer.to_owned(),
        notes.join("; "),
    ]
}

fn signed(q: Quantity) -> String {
    if q.is_positive() { format!("+{q}") } else { q.to_string() }
}
