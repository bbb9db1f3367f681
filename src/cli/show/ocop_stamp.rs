//! OCOP stamps as tables: batches, what was done to them, what needs them, what must lose them.

use chrono::NaiveDate;
use serde_json::json;

use super::recognition::when;
use super::{heads, print_json, table};
use crate::cli::{CliError, day};
use crate::domain::ids::StampBatchId;
use crate::domain::query::{Query, StampBatchRow, StampTodoRow, StampUseRow, StampsToDestroyRow};
use crate::domain::refusal::StampRefusal;

/// What to show of OCOP stamps.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Which {
    /// Các lô tem (mặc định) · the batches, as without an option.
    #[arg(long, group = "list")]
    batches: bool,
    /// Hàng đang có còn cần dán tem · goods here that need stamps.
    #[arg(long, group = "list")]
    todo: bool,
    /// Tem phải gỡ và hủy · stamps on goods that may not bear them any more.
    #[arg(long, group = "list")]
    to_destroy: bool,
    /// Lịch sử một lô tem · what was done to a batch.
    #[arg(long, value_name = "BATCH", group = "list")]
    uses: Option<String>,
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::past_day)]
    as_of: Option<NaiveDate>,
}

impl Which {
    /// Returns the question.
    pub(in crate::cli) fn query(&self) -> Result<Query, CliError> {
        let (when, as_of) = (when(self.as_of), self.as_of);
        if let Some(batch) = &self.uses {
            let unknown = |_| StampRefusal::UnknownStampBatch { batch: batch.clone() };
            return Ok(Query::StampUses { batch: StampBatchId::new(batch).map_err(unknown)?, as_of });
        }
        Ok(match (self.todo, self.to_destroy) {
            (true, _) => Query::StampTodo { when },
            (false, true) => Query::StampsToDestroy { when },
            (false, false) => Query::StampBatches { as_of },
        })
    }
}

pub(super) fn batches(rows: &[StampBatchRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "batches": rows }));
    }
    let mut out = vec![heads(&["lô tem", "sao", "nhận", "dán", "hỏng", "trả", "đếm lệch", "còn", "số còn", "nguồn"])];
    for r in rows {
        let b = r.balance;
        let free: Vec<String> = r.free.iter().take(3).map(ToString::to_string).collect();
        let more = if r.free.len() > 3 { ", …" } else { "" };
        let source = format!("{} ({})", r.batch.from, r.batch.funded_by.names().0);
        let numbers = [b.received, b.applied, b.spoiled, b.returned, b.counted, r.left].map(|n| n.to_string());
        let mut row = vec![r.batch.batch.to_string(), r.batch.stars.get().to_string()];
        row.extend(numbers);
        row.extend([format!("{}{more}", free.join(", ")), source]);
        out.push(row);
    }
    table(&out, &[1, 2, 3, 4, 5, 6, 7])
}

pub(super) fn uses(rows: &[StampUseRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "uses": rows }));
    }
    let mut out = vec![heads(&["chứng từ", "lúc", "việc", "SL", "hàng / nơi nhận", "lý do", ""])];
    for r in rows {
        let at = r.at.local().format("%d/%m/%Y %H:%M").to_string();
        let undone = if r.undone { "đã bỏ" } else { "" };
        let (kind, quantity) = (r.kind.names().0.to_owned(), r.quantity.to_string());
        out.push(vec![r.document.clone(), at, kind, quantity, r.about.clone(), r.reason.clone(), undone.into()]);
    }
    table(&out, &[3])
}

pub(super) fn todo(rows: &[StampTodoRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "todo": rows }));
    }
    let mut out = vec![heads(&["mã", "hàng", "sao", "đang có", "đã dán", "cần dán", "tem còn", ""])];
    for r in rows {
        let said = if r.need.is_none() { "chưa khai in sẵn hay dán" } else { "" };
        let numbers = [i64::from(r.stars), r.on_hand, r.stamped, r.missing, r.stamps_left].map(|n| n.to_string());
        let mut row = vec![r.sku.clone(), r.name.clone()];
        row.extend(numbers);
        row.push(said.into());
        out.push(row);
    }
    table(&out, &[2, 3, 4, 5, 6])
}

pub(super) fn to_destroy(rows: &[StampsToDestroyRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "to_destroy": rows }));
    }
    let mut out = vec![heads(&[
        "sản phẩm",
        "mã",
        "hàng",
        "lô tem",
        "sao trên tem",
        "sao nay",
        "đã dán",
        "đang có",
        "hủy nhiều nhất",
    ])];
    for r in rows {
        let now = r.stars_now.map_or_else(|| "-".into(), |s| s.to_string());
        let numbers = [r.applied, r.on_hand, r.at_most].map(|n| n.to_string());
        let mut row = vec![r.product.clone(), r.sku.clone(), r.name.clone(), r.batch.clone(), r.stars.to_string(), now];
        row.extend(numbers);
        out.push(row);
    }
    table(&out, &[4, 5, 6, 7, 8])
}
