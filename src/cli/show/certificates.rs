//! Papers, and all that an inspector asks of one product, as tables.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use super::recognition::{history, when};
use super::{heads, print_json, table};
use crate::cli::{CliError, Place, day};
use crate::domain::certificate::{CertificateKind, NeedState, StandingRule};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::domain::outbox::PrintDoc;
use crate::domain::query::{
    CertificateAnswer, CertificateList, CertificateRow, CertificateScope, Inspection, MissingRow, Query,
};
use crate::domain::refusal::Refusal;

/// Which papers to show.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Which {
    /// Của một chủ thể · of one producer.
    #[arg(long, value_name = "PRODUCER")]
    producer: Option<String>,
    /// Của một sản phẩm, kể cả giấy của chủ thể · of one product, with its producer's.
    #[arg(long, value_name = "PRODUCT")]
    product: Option<String>,
    /// Giấy còn thiếu · papers missing.
    #[arg(long)]
    missing: bool,
    /// Hết hạn trong số ngày này, như 90, 30, 7 · that end within so many days.
    #[arg(long, value_name = "DAYS", conflicts_with = "missing", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    within: Option<i64>,
    /// Đã hết hạn · past their last day.
    #[arg(long, conflicts_with_all = ["missing", "within"])]
    expired: bool,
    /// Giấy nào phải có, theo luật hay theo điểm bán · which papers are asked, by law or by the shop.
    #[arg(long, conflicts_with_all = ["missing", "within", "expired", "producer", "product"])]
    required: bool,
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    as_of: Option<NaiveDate>,
}

impl Which {
    pub(in crate::cli) fn query(&self) -> Result<Query, Refusal> {
        if self.required {
            return Ok(Query::PaperRules { day: when(self.as_of).day() });
        }
        let list = match (self.missing, self.within, self.expired) {
            (true, ..) => CertificateList::Missing,
            (false, Some(days), _) => CertificateList::Within(days),
            (false, None, true) => CertificateList::Expired,
            (false, None, false) => CertificateList::All,
        };
        let producer = self
            .producer
            .as_ref()
            .map(|code| ProducerCode::new(code).map_err(|_| Refusal::UnknownProducer { producer: code.clone() }));
        let product = self.product.as_ref().map(|code| product_of(code));
        let scope = CertificateScope { producer: producer.transpose()?, product: product.transpose()? };
        Ok(Query::Certificates { list, scope, when: when(self.as_of) })
    }
}

/// Which product to inspect.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Inspect {
    /// Mã sản phẩm · the product's code.
    product: String,
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    as_of: Option<NaiveDate>,
    /// Lưu thành tệp PDF · save it as a PDF file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pdf: Option<PathBuf>,
}

impl Inspect {
    /// Saves it as PDF, when that is asked for.
    pub(in crate::cli) fn save(&self, place: &Place) -> Result<bool, CliError> {
        let Some(path) = &self.pdf else { return Ok(false) };
        let product = product_of(&self.product)?;
        let none = || Refusal::UnknownProduct { product: self.product.clone() };
        let doc = PrintDoc::Inspection { product: product.clone(), as_of: self.as_of };
        crate::cli::print::pdf::write(place, &doc, path, none).map(|()| true)
    }
    pub(in crate::cli) fn query(&self) -> Result<Query, Refusal> {
        Ok(Query::Inspection { product: product_of(&self.product)?, when: when(self.as_of) })
    }
}

fn product_of(code: &str) -> Result<ProductCode, Refusal> {
    ProductCode::new(code).map_err(|_| Refusal::UnknownProduct { product: code.to_owned() })
}

fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

pub(super) fn certificates(answer: &CertificateAnswer, as_json: bool) -> Result<(), CliError> {
    let is_missing = answer.list == CertificateList::Missing;
    match (as_json, is_missing) {
        (true, true) => print_json(&json!({ "missing": answer.missing })),
        (true, false) => print_json(&json!({ "certificates": answer.papers })),
        (false, true) => missing(&answer.missing),
        (false, false) => papers(&answer.papers),
    }
}

fn papers(rows: &[CertificateRow]) -> Result<(), CliError> {
    let mut out = vec![heads(&["giấy", "số", "chủ thể", "sản phẩm", "nơi cấp", "từ", "đến", "còn", "", "bản gốc"])];
    for r in rows {
        let c = &r.paper.certificate;
        let left = r.days_left.map_or_else(String::new, |days| format!("{days} ngày"));
        out.push(vec![
            c.name(Lang::Vi).to_owned(),
            c.number.clone(),
            r.producer_name.clone(),
            r.product_name.clone(),
            c.issuer.clone(),
            date(c.from),
            c.to.map_or_else(|| "-".into(), date),
            left,
            r.state.names().0.to_owned(),
            c.filed_at.clone(),
        ]);
    }
    table(&out, &[7])
}

fn missing(rows: &[MissingRow]) -> Result<(), CliError> {
    let mut out = vec![heads(&["mã", "sản phẩm", "chủ thể", "cần có", "", "ở quầy"])];
    for r in rows {
        let state = match r.state {
            NeedState::Lapsed => "hết hiệu lực",
            NeedState::Missing => "chưa có",
            NeedState::Met(_) => "còn hạn",
        };
        out.push(vec![
            r.product.to_string(),
            r.product_name.clone(),
            r.producer_name.clone(),
            r.kind.rules().names.0.to_owned(),
            state.to_owned(),
            r.in_shop.to_string(),
        ]);
    }
    table(&out, &[5])
}

/// Lists which papers are asked of which goods, and what each row rests on.
pub(super) fn rules(rules: &[StandingRule], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "required": rules }));
    }
    let mut out = vec![heads(&["tên", "giấy", "hoặc", "hộ, tổ", "bộ sản phẩm", "sao", "theo", "căn cứ", "từ"])];
    for StandingRule { rule, source } in rules {
        let paper = rule.paper.map_or("(thôi đòi)", |kind| kind.rules().names.0);
        let kinds = |all: &[CertificateKind]| all.iter().map(|k| k.rules().names.0).collect::<Vec<_>>().join(", ");
        out.push(vec![
            rule.rule.clone(),
            paper.to_owned(),
            kinds(&rule.or),
            kinds(&rule.small),
            rule.sets_written(),
            rule.stars.map_or_else(String::new, |stars| format!("từ {stars}")),
            source.names().0.to_owned(),
            rule.basis.clone(),
            rule.from.map_or_else(String::new, date),
        ]);
    }
    table(&out, &[])
}

pub(super) fn inspection(told: Option<&Inspection>, query: &Query, as_json: bool) -> Result<(), CliError> {
    let Some(told) = told else {
        let Query::Inspection { product, .. } = query else { return Ok(()) };
        return Err(Refusal::UnknownProduct { product: product.to_string() }.into());
    };
    if as_json {
        return print_json(&json!(told));
    }
    say!("{}  {}  {}", told.product, told.name, told.producer.name);
    say!("\nCÁC LÔ");
    lots(told)?;
    say!("\nNHẬN HÀNG");
    receipts(told)?;
    say!("\nGIẤY TỜ");
    papers(&told.papers)?;
    if !told.missing.is_empty() {
        say!("\nGIẤY CÒN THIẾU");
        missing(&told.missing)?;
    }
    say!("\nCÔNG NHẬN OCOP");
    history(Some(&told.recognitions), query, false)?;
    say!("\nLẤY MẪU, TẠM GIỮ, GIẢM KHÁC");
    events(told)?;
    say!("\nĐÃ BÁN");
    sales(told)
}

fn lots(told: &Inspection) -> Result<(), CliError> {
    let mut out = vec![heads(&["lô", "số lô", "hàng", "nhận", "hạn", "vào", "bán", "còn", ""])];
    for l in &told.lots {
        let held = match l.hold {
            Hold::Held => "tạm dừng",
            Hold::Free => "",
        };
        out.push(vec![
            l.lot.id.to_string(),
            l.lot.code.clone(),
            l.name.clone(),
            date(l.lot.received),
            l.lot.expires.map_or_else(|| "-".into(), date),
            l.came.to_string(),
            l.sold.to_string(),
            l.left.to_string(),
            held.to_owned(),
        ]);
    }
    table(&out, &[5, 6, 7])
}

fn receipts(told: &Inspection) -> Result<(), CliError> {
    let mut out = vec![heads(&["biên bản", "phiếu giao", "ngày", "người nhận", "SL"])];
    for r in &told.receipts {
        let row =
            [r.document.clone(), r.delivery_note.clone(), date(r.at.date()), r.staff.clone(), r.quantity.to_string()];
        out.push(row.to_vec());
    }
    table(&out, &[4])
}

fn events(told: &Inspection) -> Result<(), CliError> {
    let mut out = vec![heads(&["ngày", "lô", "việc", "SL", "chứng từ", "lý do"])];
    for h in &told.holds {
        let what = match h.hold {
            Hold::Held => "tạm dừng bán",
            Hold::Free => "cho bán lại",
        };
        let row =
            [date(h.at.date()), h.lot.to_string(), what.into(), String::new(), h.minutes.clone(), h.reason.clone()];
        out.push(row.to_vec());
    }
    for e in &told.events {
        let way = format!("{} → {}", e.from.names().0, e.to.names().0);
        let (lot, quantity) = (e.lot.to_string(), e.quantity.to_string());
        out.push([date(e.at.date()), lot, way, quantity, e.document.clone(), e.reason.clone()].to_vec());
    }
    table(&out, &[3])
}

fn sales(told: &Inspection) -> Result<(), CliError> {
    let mut out = vec![heads(&["phiếu", "lúc", "hàng", "SL", "lô"])];
    for s in &told.sales {
        let lots: Vec<&str> = s.lots.iter().map(crate::domain::ids::LotId::as_str).collect();
        let at = s.at.local().format("%d/%m/%Y %H:%M").to_string();
        out.push([s.receipt.clone(), at, s.name.clone(), s.quantity.to_string(), lots.join(" ")].to_vec());
    }
    table(&out, &[3])
}
