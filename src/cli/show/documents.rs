//! Documents of goods as tables and JSON; one of them as on its paper.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{heads, print_json, table};
use crate::cli::{CliError, Place, both, day};
use crate::config::Language;
use crate::domain::lang::Lang;
use crate::domain::query::{Answer, DaySpan, DocumentRow, Query};
use crate::domain::refusal::PaperRefusal;
use crate::domain::search::RowFilter;
use crate::paper;
use crate::queries;
use crate::store::Reader;

/// Which documents to show.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Which {
    /// Chữ cần tìm: số, loại, chủ thể, hàng, người lập, ngày · number, kind, producer, goods, staff, day.
    text: Vec<String>,
    /// Chỉ một ngày · one day.
    #[arg(long, value_name = "DAY", conflicts_with_all = ["from", "until"], value_parser = day::day)]
    day: Option<NaiveDate>,
    /// Từ ngày · from this day on.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    from: Option<NaiveDate>,
    /// Đến hết ngày · up to this day.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    until: Option<NaiveDate>,
}

impl Which {
    /// Shows the documents asked for, the newest first.
    pub(in crate::cli) fn show(&self, reader: Reader<'_>, as_json: bool) -> Result<(), CliError> {
        let days = DaySpan { from: self.day.or(self.from), until: self.day.or(self.until) };
        if days.from.zip(days.until).is_some_and(|(from, until)| until < from) {
            let (vi, en) = ("--until phải từ ngày --from trở đi", "--until may not be before --from");
            return Err(CliError::Usage(both(vi, en)));
        }
        let Answer::Documents(_, rows) = queries::answer(reader, &Query::Documents { days })? else { return Ok(()) };
        let mut found = Vec::new();
        RowFilter::build(&rows, DocumentRow::found_by).find(&self.text.join(" "), &mut found);
        let mut found = found.into_iter().peekable();
        let rows: Vec<DocumentRow> =
            (0u32..).zip(rows).filter(|(at, _)| found.next_if_eq(at).is_some()).map(|(_, row)| row).collect();
        list(&rows, as_json)
    }
}

fn list(rows: &[DocumentRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "documents": rows }));
    }
    if rows.is_empty() {
        say!("Không có chứng từ nào như vậy.");
        return Ok(());
    }
    let mut out = vec![heads(&["số", "lúc", "loại", "hàng", "với", "người lập", "in lại", "hủy ở"])];
    for r in rows {
        let goods = match r.goods.as_slice() {
            [first, _, ..] => format!("{first} +{}", r.goods.len() - 1),
            [only] => only.clone(),
            [] => String::new(),
        };
        let with = if r.about.is_empty() { r.producers.join(", ") } else { r.about.clone() };
        out.push(vec![
            r.document.clone(),
            r.at.local().format("%d/%m/%Y %H:%M").to_string(),
            r.kind.name(Lang::Vi).to_owned(),
            goods,
            with,
            r.staff_name.clone(),
            if r.copies == 0 { String::new() } else { r.copies.to_string() },
            r.undone_by.clone().unwrap_or_default(),
        ]);
    }
    table(&out, &[6])
}

/// How wide the paper is written: as on a roll of 80 mm.
const COLUMNS: usize = 48;

/// Shows one document as its paper tells it.
pub(super) fn one(reader: Reader<'_>, number: &str, place: &Place, as_json: bool) -> Result<(), CliError> {
    let lang = match place.config.screen.language {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };
    let document = number.trim().to_owned();
    let answer = queries::answer(reader, &Query::Document { document: document.clone(), lang })?;
    let Answer::Document(Some(detail)) = answer else {
        return Err(PaperRefusal::UnknownDocument { document }.into());
    };
    let lines = paper::preview(&paper::goods_paper(&detail.paper, lang), COLUMNS);
    if as_json {
        let mut told: Value = json!(detail.row);
        told["paper"] = json!(lines);
        return print_json(&told);
    }
    for line in lines {
        say!("{line}");
    }
    Ok(())
}
