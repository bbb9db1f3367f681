//! The expiry calendar: what must go first, lot by lot, then stretch by stretch.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::{bare_table, heads, print_json, table};
use super::{FindArgs, consigned, date, row_json, with};
use crate::cli::CliError;
use crate::domain::query::StockRow;
use crate::domain::stock::sheet::calendar::{self, Span};
use crate::domain::stock::sheet::{self, Due, Gathered};
use crate::store::Reader;

/// Prints the expiry calendar: what must go first, then the months.
pub(in crate::cli::show) fn expiry(reader: Reader<'_>, asked: &FindArgs, as_json: bool) -> Result<(), CliError> {
    let (rows, today) = (asked.rows(reader)?, asked.day());
    let (due, months) = (sheet::by_due(&rows, today), sheet::by_month(&rows));
    let calendar = calendar::calendar(rows.iter().enumerate(), today);
    let dated = sheet::by_last_day(rows.iter().enumerate());
    if as_json {
        let due: Vec<Value> = due.iter().map(|(due, sum)| with(sum, json!({"due": due.code()}))).collect();
        let month =
            |((year, month), sum): (&(i32, u32), &Gathered)| with(sum, json!({"month": format!("{year}-{month:02}")}));
        let months: Vec<Value> = months.iter().map(month).collect();
        let stock: Vec<Value> = dated.iter().map(|(at, _)| row_json(&rows[*at])).collect();
        let calendar: Vec<Value> = calendar.iter().map(|(span, g)| with(&g.sum, span_json(*span))).collect();
        let told = json!({"day": today, "due": due, "months": months, "calendar": calendar, "stock": stock});
        return print_json(&told);
    }
    for (which, sum) in &due {
        say!("{}: {} lô, {}, {} đ", which.names().0, sum.lots, sum.quantities(), sum.value);
        let of = dated.iter().filter(|(_, last)| Due::of(*last, today) == *which);
        let lines: Vec<Vec<String>> = of.map(|(at, last)| expiry_line(&rows[*at], *last)).collect();
        bare_table(&lines, &[4])?;
        say!("");
    }
    let mut out = vec![heads(&["hạn dùng", "lô", "giá trị", "ký gửi", "SL"])];
    for (span, g) in &calendar {
        let name = span.names().0;
        out.push(vec![name, g.sum.lots.to_string(), g.sum.value.dotted(), consigned(&g.sum), g.sum.quantities()]);
    }
    table(&out, &[1, 2, 3])
}

fn span_json(span: Span) -> Value {
    let days = span.days();
    json!({"span": span.code(), "from": days.map(|(from, _)| from), "to": days.map(|(_, to)| to)})
}

fn expiry_line(r: &StockRow, last: NaiveDate) -> Vec<String> {
    let quantity = format!("{} {}", r.quantity, r.pack.unit);
    let place = r.place.names().0.to_owned();
    vec![date(Some(last)), r.lot.id.to_string(), r.pack.name.clone(), place, quantity, r.owner.name.clone()]
}
