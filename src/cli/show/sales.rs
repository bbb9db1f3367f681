//! What was sold: sales, one sale, a shift, a day.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::{DayReport, SaleDetail, SaleRow, ShiftReport};

pub(super) fn list(rows: &[SaleRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "sales": rows }));
    }
    let mut out = vec![heads(&["phiếu", "lúc", "thu ngân", "dòng", "khách trả", "chờ tiền", ""])];
    for r in rows {
        let note = if r.voided { "đã hủy" } else { "" };
        let at = r.at.local().format("%d/%m %H:%M").to_string();
        let waiting = if r.waiting.is_zero() { String::new() } else { r.waiting.dotted() };
        out.push(vec![
            r.receipt.clone(),
            at,
            r.staff.clone(),
            r.lines.to_string(),
            r.payable.dotted(),
            waiting,
            note.into(),
        ]);
    }
    table(&out, &[3, 4, 5])
}

pub(super) fn one(d: &SaleDetail, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!(d));
    }
    say!("{}  {}  {}  ca {}", d.sale.receipt, d.at.local().format("%d/%m/%Y %H:%M"), d.staff, d.sale.shift);
    let mut out = vec![heads(&["hàng", "chủ thể", "sao", "SL", "giá", "giảm", "tiền"])];
    for l in &d.sale.lines {
        let stars = l.stars.map_or_else(String::new, |s| s.to_string());
        let off = l.discount.plus(l.share).unwrap_or_default();
        let off = if off.is_zero() { String::new() } else { off.dotted() };
        out.push(vec![
            l.name.clone(),
            l.producer_name.clone(),
            stars,
            l.quantity.to_string(),
            l.price.dotted(),
            off,
            l.amount.dotted(),
        ]);
    }
    table(&out, &[3, 4, 5, 6])?;
    say!("khách trả {}  thừa {}  chờ tiền {}", d.sale.payable, d.sale.change, d.waiting);
    if d.voided {
        say!("ĐÃ HỦY");
    }
    Ok(())
}

pub(super) fn shift(r: &ShiftReport, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!(r));
    }
    let t = &r.totals;
    let row = |k: &str, v: String| vec![k.to_owned(), v];
    let vnd = |k: &str, v: Money| row(k, v.dotted());
    let mut out = vec![
        row("ca", format!("{} ({})", r.shift, r.business_day.format("%d/%m/%Y"))),
        row("số phiếu", t.sales.to_string()),
        row("phiếu hủy", t.voids.to_string()),
        vnd("tiền hàng", t.gross),
        vnd("giảm giá", t.discount),
        vnd("khách trả", t.payable),
        vnd("tiền mặt", t.cash),
        vnd("chuyển khoản", t.transfer),
        vnd("chờ tiền về", t.waiting),
        vnd("tiền đầu ca", r.float_vnd),
    ];
    // The count is blind: what the drawer should hold is told only after it was counted.
    if let Some(c) = &r.closed {
        out.extend([vnd("phải có", c.expected), vnd("đếm được", c.counted), vnd("thừa/thiếu", c.over)]);
        out.push(row("lý do", c.reason.clone()));
        if let Some((who, at, why)) = &r.explained {
            out.push(row("giải thích", format!("{why} ({who} {})", at.local().format("%d/%m %H:%M"))));
        }
        out.push(row("đầu chuỗi", r.head.clone()));
    }
    table(&out, &[1])
}

pub(super) fn day(r: &DayReport, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!(r));
    }
    say!("Ngày {}: {} phiếu, khách trả {} đ", r.day.format("%d/%m/%Y"), r.totals.sales, r.totals.payable);
    let mut out = vec![heads(&["mã", "hàng", "chủ thể", "SL", "tiền"])];
    for g in &r.goods {
        let quantity = Quantity::from_thousandths(g.quantity_milli).unwrap_or(Quantity::ZERO).to_string();
        out.push(vec![g.sku.clone(), g.name.clone(), g.producer.clone(), quantity, g.amount.dotted()]);
    }
    table(&out, &[3, 4])
}
