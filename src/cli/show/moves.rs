//! Goods on the way, as tables; a transfer as the command the other point gives.

use chrono::NaiveDate;
use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::command::{Command, ReceiveTransfer};
use crate::domain::moves::PointName;
use crate::domain::query::{Query, TransferDetail, TransferState, TransitRow};
use crate::runtime;

fn point(p: &PointName) -> String {
    if p.name.is_empty() { p.code.to_string() } else { format!("{} ({})", p.name, p.code) }
}

/// Returns the question what is on the way, now or at a day's end.
pub(super) fn on_the_way(as_of: Option<NaiveDate>) -> Query {
    Query::Transit { today: as_of.unwrap_or_else(|| runtime::now().date()), as_of }
}

pub(super) fn transit(rows: &[TransitRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "transit": rows }));
    }
    if rows.is_empty() {
        say!("Không có hàng trên đường.");
        return Ok(());
    }
    let mut out = vec![heads(&["phiếu", "đến", "ngày gửi", "số ngày", "hàng", "lô", "SL"])];
    for r in rows {
        out.push(vec![
            r.transfer.clone(),
            point(&r.to),
            r.sent_on.format("%d/%m/%Y").to_string(),
            r.days.to_string(),
            r.name.clone(),
            r.lot.id.to_string(),
            r.quantity.to_string(),
        ]);
    }
    table(&out, &[3, 6])
}

pub(super) fn transfer(d: &TransferDetail, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!(Command::ReceiveTransfer(ReceiveTransfer::of(&d.sent))));
    }
    let state = match &d.state {
        TransferState::OnTheWay => "trên đường".to_owned(),
        TransferState::Closed { document } => format!("xong ở {document}"),
        TransferState::Reversed { document } => format!("đã hủy ở {document}"),
    };
    let day = d.day.format("%d/%m/%Y");
    say!("{}  {day}  {} → {}  {state}", d.sent.document, point(&d.sent.from), point(&d.sent.to));
    if !d.sent.note.is_empty() {
        say!("{}", d.sent.note);
    }
    let mut out = vec![heads(&["lô", "hàng", "đvt", "hạn", "từ", "SL"])];
    for l in &d.sent.lines {
        let expires = l.lot.expires.map_or_else(|| "-".into(), |day| day.format("%d/%m/%Y").to_string());
        let from = l.place.names().0.to_owned();
        out.push(vec![l.lot.id.to_string(), l.name.clone(), l.unit.clone(), expires, from, l.quantity.to_string()]);
    }
    table(&out, &[5])
}
