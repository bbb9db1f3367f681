//! Recognitions, the assortment meter and today's work, as tables.

use chrono::NaiveDate;
use serde_json::json;

use super::{bare_table, heads, print_json, table};
use crate::cli::{CliError, day};
use crate::domain::assortment::{Assortment, TargetScope};
use crate::domain::ids::ProductCode;
use crate::domain::lang::Lang;
use crate::domain::query::{Query, RecognitionHistory, RecognitionList, RecognitionRow, When, WorkRow};
use crate::domain::recognition::{AfterWithdrawal, RecognitionState, level_name};
use crate::domain::refusal::{RecognitionRefusal, Refusal};
use crate::domain::today::{TodayLine, TodayTopic};
use crate::runtime;

/// Which recognitions to show.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Which {
    /// Hết hạn trong số ngày này, như 90, 30, 7 · that end within so many days.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
    within: Option<i64>,
    /// Đã hết hạn mà hàng còn ở quầy · ended, goods still here.
    #[arg(long, conflicts_with = "within")]
    expired: bool,
    /// Đã bị thu hồi · withdrawn.
    #[arg(long, conflicts_with_all = ["within", "expired"])]
    withdrawn: bool,
    /// Quá trình của một sản phẩm · one product's way.
    #[arg(long, value_name = "PRODUCT", conflicts_with_all = ["within", "expired", "withdrawn"])]
    history: Option<String>,
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    as_of: Option<NaiveDate>,
}

impl Which {
    pub(in crate::cli) fn query(&self) -> Result<Query, Refusal> {
        let when = when(self.as_of);
        let Some(code) = &self.history else { return Ok(Query::Recognitions { list: self.list(), when }) };
        let product = ProductCode::new(code).map_err(|_| Refusal::UnknownProduct { product: code.clone() })?;
        Ok(Query::RecognitionHistory { product, when })
    }
    fn list(&self) -> RecognitionList {
        match (self.within, self.expired, self.withdrawn) {
            (Some(days), ..) => RecognitionList::Within(days),
            (None, true, _) => RecognitionList::Expired,
            (None, false, true) => RecognitionList::Withdrawn,
            (None, false, false) => RecognitionList::All,
        }
    }
}

/// Of which day's end a list is asked.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct AsOf {
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::day)]
    pub(in crate::cli) as_of: Option<NaiveDate>,
}

pub(in crate::cli) fn when(as_of: Option<NaiveDate>) -> When {
    as_of.map_or_else(|| When::Now(runtime::now()), When::EndOf)
}

/// Asks for today's work, or for the rows of one topic.
pub(in crate::cli) fn work_of(topic: Option<&str>, as_of: Option<NaiveDate>) -> Result<Query, Refusal> {
    let when = when(as_of);
    let Some(code) = topic else { return Ok(Query::Today { when }) };
    let topic = TodayTopic::ALL.iter().find(|t| t.code() == code);
    let topic = *topic.ok_or_else(|| RecognitionRefusal::NoSuchWork { topic: code.to_owned() })?;
    Ok(Query::Work { topic, when })
}

fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

pub(super) fn recognitions(rows: &[RecognitionRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "recognitions": rows }));
    }
    let mut out = vec![heads(&["mã", "sản phẩm", "sao", "chủ thể", "quyết định", "từ", "đến", "còn", "ở quầy", ""])];
    for r in rows {
        out.push(vec![
            r.product.to_string(),
            r.name.clone(),
            stars_of(r),
            r.producer.clone(),
            r.term.decision.clone(),
            date(r.term.from),
            date(r.term.to),
            format!("{} ngày", r.days_left),
            r.in_shop.to_string(),
            r.state.names().0.to_owned(),
        ]);
    }
    table(&out, &[2, 7, 8])
}

/// Writes the stars that may be shown; what is over, or not yet begun, is said by its state alone.
fn stars_of(r: &RecognitionRow) -> String {
    match r.state {
        RecognitionState::Valid => r.term.stars.get().to_string(),
        RecognitionState::Upcoming | RecognitionState::Replaced => String::new(),
        RecognitionState::Expired | RecognitionState::Withdrawn => String::new(),
    }
}

pub(super) fn history(h: Option<&RecognitionHistory>, query: &Query, as_json: bool) -> Result<(), CliError> {
    let Some(h) = h else {
        let Query::RecognitionHistory { product, .. } = query else { return Ok(()) };
        return Err(Refusal::UnknownProduct { product: product.to_string() }.into());
    };

    if as_json {
        return print_json(&json!(h));
    }
    say!("{}  {}  {}  ở quầy {}", h.product, h.name, h.producer, h.in_shop);
    let mut out = vec![heads(&["từ", "đến", "", "quyết định", "nơi công nhận", "tiêu chí", "tình trạng"])];
    for t in &h.terms {
        let body = if t.body.is_empty() { level_name(&t.term.level, Lang::Vi).to_owned() } else { t.body.clone() };
        let mut state = t.state.names().0.to_owned();
        if let Some(w) = &t.withdrawal {
            let from = w.effective.local().format("%H:%M %d/%m/%Y");
            let goods = match w.goods {
                AfterWithdrawal::SellPlain => "",
                AfterWithdrawal::Quarantine => ", tạm giữ hàng",
            };
            state = format!("thu hồi từ {from} {} ({}{goods})", w.notice, w.reason);
        }
        let stars = format!("{} sao", t.term.stars.get());
        out.push(vec![
            date(t.term.from),
            date(t.term.to),
            stars,
            t.term.decision.clone(),
            body,
            t.criteria.clone(),
            state,
        ]);
    }
    for s in &h.statuses {
        // A hope is said in words: it is no star.
        let hoped = s.hoped.map_or_else(String::new, |n| format!("nhắm {} sao", n.get()));
        let cell = String::new;
        out.push(vec![date(s.from), cell(), hoped, s.note.clone(), cell(), cell(), s.status.names().0.to_owned()]);
    }
    table(&out, &[])
}

pub(super) fn assortment(a: &Assortment, as_json: bool) -> Result<(), CliError> {
    if as_json {
        let permille = a.permille(a.counted());
        return print_json(&json!({ "assortment": a, "counted_permille": permille, "missing": a.missing() }));
    }
    let said = |tenths: u32| format!("{},{} %", tenths / 10, tenths % 10);
    let row = |label: &str, n: u32, tenths: u32| vec![label.to_owned(), n.to_string(), said(tenths)];
    let shares = a.shares();
    let [of_three, of_four, of_five] = shares.by_stars;
    let [three, four, five] = a.by_stars;
    let mut out = vec![
        heads(&["mặt hàng trên kệ", "số", "tỷ lệ"]),
        row("tất cả", a.skus, a.permille(a.skus)),
        row("có sao còn hạn", a.starred(), shares.starred()),
        row("  của tỉnh nhà", a.own, shares.own),
        row("  của tỉnh khác", a.other, shares.other),
        row("  chưa rõ tỉnh", a.unplaced, shares.unplaced),
        row("  5 sao", five, of_five),
        row("  4 sao", four, of_four),
        row("  3 sao", three, of_three),
        row("không có sao", a.plain, shares.plain),
    ];
    if let Some(t) = &a.target {
        let what = match t.scope {
            TargetScope::OwnProvince => "của tỉnh nhà",
            TargetScope::AnyProvince => "có sao",
        };
        out.push(row(&format!("chỉ tiêu {what} từ {} %", t.percent), a.counted(), a.permille(a.counted())));
        out.push(vec!["  còn thiếu".into(), a.missing().to_string(), String::new()]);
    }
    table(&out, &[1, 2])?;
    if !a.knows_province {
        say!("Điểm bán chưa khai tỉnh (describe_point, place): chưa biết hàng nào của tỉnh nhà");
    }
    Ok(())
}

pub(super) fn today(lines: &[TodayLine], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "today": lines }));
    }
    if lines.is_empty() {
        say!("Hôm nay không có việc gì chờ");
        return Ok(());
    }
    let row = |l: &TodayLine| vec![l.count.to_string(), l.topic.names().0.to_owned(), l.topic.code().to_owned()];
    bare_table(&lines.iter().map(row).collect::<Vec<_>>(), &[0])
}

pub(super) fn work(rows: &[WorkRow], as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "work": rows }));
    }
    let mut out = vec![heads(&["hàng", "chủ thể", "mã", "ngày", "SL"])];
    for r in rows {
        let day = r.day.map_or_else(String::new, date);
        let quantity = r.quantity.map_or_else(String::new, |q| q.to_string());
        out.push(vec![r.name.clone(), r.producer.clone(), r.code.clone(), day, quantity]);
    }
    table(&out, &[4])
}
