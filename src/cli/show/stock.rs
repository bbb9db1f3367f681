//! What lies in the shop: by product, producer, lot or place, by last day, by how slowly it sells.

pub(super) mod expiry;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{bare_table, heads, print_json, table};
use crate::cli::{CliError, day};
use crate::domain::ids::{LotId, SkuCode};
use crate::domain::lot::Hold;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::StockRow;
use crate::domain::refusal::GoodsRefusal;
use crate::domain::search::RowFilter;
use crate::domain::stock::sheet::{self, Gathered, Group, SlowRule};
use crate::runtime;
use crate::store::Reader;

/// What the lists have in common.
#[derive(Debug, clap::Args)]
pub(super) struct FindArgs {
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::past_day)]
    as_of: Option<NaiveDate>,
    /// Chỉ một chủ thể: mã hoặc tên · one producer, by code or name.
    #[arg(long, value_name = "TEXT")]
    producer: Option<String>,
    /// Tìm như ở quầy · find as at the counter.
    #[arg(long, value_name = "TEXT")]
    find: Option<String>,
}

/// Of which day gone by a list is asked.
#[derive(Debug, clap::Args)]
pub(super) struct PastDay {
    /// Tính đến hết ngày · as of a day's end.
    #[arg(long, value_name = "DAY", value_parser = day::past_day)]
    pub(super) as_of: Option<NaiveDate>,
}

#[derive(Debug, clap::Args)]
pub(super) struct StockArgs {
    /// Gộp theo · gather by.
    #[arg(long, value_enum, default_value = "lot")]
    by: By,
    /// Chỉ lô hết hạn trong số ngày này (0 là đã hết hoặc hôm nay) · only lots that expire within so many days.
    #[arg(long, value_name = "DAYS")]
    expiring: Option<i64>,
    #[command(flatten)]
    find: FindArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct SlowArgs {
    /// Không bán được trong số ngày này · nothing sold for so many days.
    #[arg(long, default_value_t = SlowRule::default().idle_days)]
    days: i64,
    /// Hoặc còn đủ bán quá số ngày này · or enough here for more days than this.
    #[arg(long, default_value_t = SlowRule::default().cover_days)]
    cover: i64,
    #[command(flatten)]
    find: FindArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum By {
    /// Theo hàng · by product.
    Product,
    /// Theo chủ thể · by producer.
    Producer,
    /// Theo lô · by lot.
    Lot,
    /// Theo nơi để · by place.
    Place,
}

impl StockArgs {
    /// Reads the rows asked for.
    pub(super) fn rows(&self, reader: Reader<'_>) -> Result<Vec<StockRow>, CliError> {
        let mut rows = self.find.rows(reader)?;
        if let Some(days) = self.expiring {
            let until = self.find.day() + chrono::Duration::days(days.clamp(-36_500, 36_500));
            rows.retain(|r| r.lot.expires.is_some_and(|last| last <= until));
        }
        Ok(rows)
    }
}

/// Lists the lots of a pack at a day's end.
pub(super) fn lots_on(reader: Reader<'_>, sku: &SkuCode, day: NaiveDate, as_json: bool) -> Result<(), CliError> {
    let mut rows = reader.stock_rows(day, Some(day))?;
    rows.retain(|row| row.pack.sku == *sku);
    by_lot(&rows, day, as_json)
}

impl FindArgs {
    fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| runtime::now().date())
    }

    /// Reads the rows and keeps those asked for.
    fn rows(&self, reader: Reader<'_>) -> Result<Vec<StockRow>, CliError> {
        let rows = reader.stock_rows(self.day(), self.as_of)?;
        let rows = kept(rows, self.find.as_deref(), sheet::found_by);
        Ok(kept(rows, self.producer.as_deref(), |row, key| {
            key.text(row.owner.code.as_str());
            key.text(&row.owner.name);
        }))
    }
}

fn kept(
    rows: Vec<StockRow>,
    typed: Option<&str>,
    key: impl FnMut(&StockRow, &mut crate::domain::search::RowKey<'_>),
) -> Vec<StockRow> {
    let Some(typed) = typed else { return rows };
    let mut found = Vec::new();
    RowFilter::build(&rows, key).find(typed, &mut found);
    let mut found = found.into_iter().peekable();
    (0u32..).zip(rows).filter(|(at, _)| found.next_if_eq(at).is_some()).map(|(_, row)| row).collect()
}

/// Writes what rows come to at consignment prices; a plus says that some have none.
fn consigned(sum: &Gathered) -> String {
    match (sum.no_consignment.is_empty(), sum.consignment.is_zero()) {
        (true, _) => sum.consignment.dotted(),
        (false, true) => "-".into(),
        (false, false) => format!("{}+", sum.consignment),
    }
}

fn date(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "-".into(), |d| d.format("%d/%m/%Y").to_string())
}

fn units(units: &[(String, Quantity)]) -> Value {
    units.iter().map(|(unit, quantity)| json!({"unit": unit, "quantity": quantity})).collect()
}

fn gathered(sum: &Gathered) -> Value {
    json!({
        "units": units(&sum.units), "packs": sum.packs, "lots": sum.lots, "held": sum.held,
        "nearest": sum.nearest, "value": sum.value, "unpriced": sum.unpriced,
        "consignment_value": sum.consignment, "no_consignment_price": units(&sum.no_consignment),
    })
}

/// Adds what a group has in common to what it comes to.
fn with(sum: &Gathered, more: Value) -> Value {
    let mut all = gathered(sum);
    if let (Value::Object(all), Value::Object(more)) = (&mut all, more) {
        all.extend(more);
    }
    all
}

fn row_json(r: &StockRow) -> Value {
    json!({
        "lot": r.lot, "name": r.pack.name, "unit": r.pack.unit, "producer_name": r.owner.name,
        "held": r.hold == Hold::Held, "place": r.place, "quantity": r.quantity,
        "price": r.pack.price, "value": r.value(),
        "consignment_value": r.consignment_value(), "document": r.document,
    })
}

fn total_line(total: &Gathered) -> Vec<String> {
    vec!["cộng".into(), format!("{} lô", total.lots), total.quantities(), total.value.dotted()]
}

/// Prints what lies in the shop.
pub(super) fn stock(reader: Reader<'_>, asked: &StockArgs, as_json: bool) -> Result<(), CliError> {
    let rows = asked.rows(reader)?;
    let every = || rows.iter().enumerate();
    match asked.by {
        By::Lot => by_lot(&rows, asked.find.day(), as_json),
        By::Product => by_product(&rows, &sheet::by_pack(every()), as_json),
        By::Producer => by_producer(&rows, &sheet::by_producer(every()), as_json),
        By::Place => by_place(&rows, as_json),
    }
}

fn standing(r: &StockRow, today: NaiveDate) -> &'static str {
    match (r.hold, r.lot.expires) {
        (Hold::Held, _) => "tạm dừng",
        (Hold::Free, Some(last)) if last < today => "hết hạn",
        (Hold::Free, _) => "",
    }
}

fn by_lot(rows: &[StockRow], today: NaiveDate, as_json: bool) -> Result<(), CliError> {
    let total = sheet::total(rows);
    if as_json {
        let stock: Vec<Value> = rows.iter().map(row_json).collect();
        return print_json(&json!({"stock": stock, "total": gathered(&total)}));
    }
    let mut out = vec![heads(&["lô", "hàng", "chủ thể", "hạn", "ở", "SL", "giá trị", "ký gửi", ""])];
    for r in rows {
        out.push(vec![
            r.lot.id.to_string(),
            r.pack.name.clone(),
            r.owner.name.clone(),
            date(r.lot.expires),
            r.place.names().0.to_owned(),
            format!("{} {}", r.quantity, r.pack.unit),
            r.value().dotted(),
            r.consignment_value().map_or_else(|| "-".into(), Money::dotted),
            standing(r, today).to_owned(),
        ]);
    }
    table(&out, &[5, 6, 7])?;
    said_total(&total)
}

fn said_total(total: &Gathered) -> Result<(), CliError> {
    bare_table(&[total_line(total)], &[])?;
    if total.unpriced > 0 {
        say!("{} mặt hàng chưa có giá, chưa tính giá trị", total.unpriced);
    }
    let (known, without) = (total.consignment, sheet::said(&total.no_consignment));
    if without.is_empty() {
        say!("{known} đ theo giá ký gửi");
    } else {
        say!("{known} đ theo giá ký gửi; chưa có giá: {without}");
    }
    Ok(())
}

fn by_product(rows: &[StockRow], groups: &[Group], as_json: bool) -> Result<(), CliError> {
    let total = sheet::total(rows);
    if as_json {
        let one = |g: &Group| {
            let r = &rows[g.first];
            let more = json!({"sku": r.pack.sku, "name": r.pack.name, "producer": r.owner.code,
                "producer_name": r.owner.name, "price": r.pack.price});
            with(&g.sum, more)
        };
        let stock: Vec<Value> = groups.iter().map(one).collect();
        return print_json(&json!({"stock": stock, "total": gathered(&total)}));
    }
    let mut out = vec![heads(&["mã", "hàng", "chủ thể", "lô", "hạn gần nhất", "SL", "giá", "giá trị", "ký gửi"])];
    for g in groups {
        let r = &rows[g.first];
        out.push(vec![
            r.pack.sku.to_string(),
            r.pack.name.clone(),
            r.owner.name.clone(),
            g.sum.lots.to_string(),
            date(g.sum.nearest),
            g.sum.quantities(),
            r.pack.price.map_or_else(|| "-".into(), Money::dotted),
            g.sum.value.dotted(),
            consigned(&g.sum),
        ]);
    }
    table(&out, &[3, 5, 6, 7, 8])?;
    said_total(&total)
}

fn by_producer(rows: &[StockRow], groups: &[Group], as_json: bool) -> Result<(), CliError> {
    let total = sheet::total(rows);
    let mut groups: Vec<(&StockRow, &Gathered)> = groups.iter().map(|g| (&rows[g.first], &g.sum)).collect();
    groups.sort_by_cached_key(|(r, _)| crate::domain::text::sort_key(&r.owner.name));
    if as_json {
        let one = |(r, sum): &(&StockRow, &Gathered)| {
            with(sum, json!({"producer": r.owner.code, "producer_name": r.owner.name}))
        };
        let stock: Vec<Value> = groups.iter().map(one).collect();
        return print_json(&json!({"stock": stock, "total": gathered(&total)}));
    }
    let mut out = vec![heads(&["mã", "chủ thể", "mặt hàng", "lô", "hạn gần nhất", "giá trị", "ký gửi", "SL"])];
    for (r, sum) in groups {
        out.push(vec![
            r.owner.code.to_string(),
            r.owner.name.clone(),
            sum.packs.to_string(),
            sum.lots.to_string(),
            date(sum.nearest),
            sum.value.dotted(),
            consigned(sum),
            sum.quantities(),
        ]);
    }
    table(&out, &[2, 3, 5, 6])?;
    said_total(&total)
}

fn by_place(rows: &[StockRow], as_json: bool) -> Result<(), CliError> {
    let total = sheet::total(rows);
    let groups = sheet::by_place(rows.iter().enumerate());
    if as_json {
        let stock: Vec<Value> = groups.iter().map(|(place, g)| with(&g.sum, json!({"place": place}))).collect();
        return print_json(&json!({"stock": stock, "total": gathered(&total)}));
    }
    let mut out = vec![heads(&["nơi để", "mặt hàng", "lô", "hạn gần nhất", "giá trị", "ký gửi", "SL"])];
    for (place, g) in groups {
        out.push(vec![
            place.names().0.to_owned(),
            g.sum.packs.to_string(),
            g.sum.lots.to_string(),
            date(g.sum.nearest),
            g.sum.value.dotted(),
            consigned(&g.sum),
            g.sum.quantities(),
        ]);
    }
    table(&out, &[1, 2, 4, 5])?;
    said_total(&total)
}

/// Prints what lies here and does not sell.
pub(super) fn slow(reader: Reader<'_>, asked: &SlowArgs, as_json: bool) -> Result<(), CliError> {
    let (rows, today) = (asked.find.rows(reader)?, asked.find.day());
    let rule = SlowRule { idle_days: asked.days, cover_days: asked.cover };
    let slow = sheet::slow(&rows, &reader.pace(today, asked.days)?, today, rule);
    if as_json {
        let one = |s: &sheet::Slow| {
            let r = &rows[s.group.first];
            let more = json!({"sku": r.pack.sku, "name": r.pack.name, "producer": r.owner.code,
                "producer_name": r.owner.name, "last_sold": s.last, "idle_days": s.idle_days, "cover_days": s.cover_days});
            with(&s.group.sum, more)
        };
        let slow: Vec<Value> = slow.iter().map(one).collect();
        return print_json(&json!({"day": today, "days": asked.days, "slow": slow}));
    }
    let mut out =
        vec![heads(&["mã", "hàng", "chủ thể", "bán lần cuối", "nằm (ngày)", "đủ bán (ngày)", "SL", "giá trị"])];
    for s in &slow {
        let r = &rows[s.group.first];
        out.push(vec![
            r.pack.sku.to_string(),
            r.pack.name.clone(),
            r.owner.name.clone(),
            date(s.last),
            s.idle_days.to_string(),
            s.cover_days.map_or_else(|| "-".into(), |days| days.to_string()),
            s.group.sum.quantities(),
            s.group.sum.value.dotted(),
        ]);
    }
    table(&out, &[4, 5, 6, 7])
}

/// Prints a lot from its arrival on.
pub(super) fn lot(reader: Reader<'_>, lot: &str, as_of: Option<NaiveDate>, as_json: bool) -> Result<(), CliError> {
    let unknown = || GoodsRefusal::UnknownLot { lot: lot.to_owned() };
    let id = LotId::new(lot).map_err(|_| unknown())?;
    let day = as_of.unwrap_or_else(|| runtime::now().date());
    let history = reader.lot_history(&id, day)?.ok_or_else(unknown)?;
    let history = match as_of {
        Some(day) => history.until(day),
        None => history,
    };
    let r = &history.row;
    if as_json {
        let places: Vec<Value> =
            history.places.iter().map(|(place, quantity)| json!({"place": place, "quantity": quantity})).collect();
        return print_json(&json!({
            "lot": r.lot, "name": r.pack.name, "unit": r.pack.unit, "producer_name": r.owner.name,
            "document": r.document, "held": r.hold == Hold::Held, "places": places,
            "movements": history.moves, "holds": history.holds,
        }));
    }
    say!("{}  {}  {}", r.lot.id, r.pack.name, r.owner.name);
    let code = if r.lot.code.is_empty() { "-" } else { &r.lot.code };
    say!("số lô {code}  hạn {}  nhận {} ({})", date(r.lot.expires), date(Some(r.lot.received)), r.document);
    if let Some(agreement) = &r.lot.agreement {
        say!("hợp đồng {agreement}");
    }
    if let Some(price) = r.lot.consignment_price {
        say!("giá ký gửi {price} đ mỗi {}", r.pack.unit);
    }
    let mut out = vec![heads(&["lúc", "chứng từ", "từ", "đến", "SL", "ai", "lý do"])];
    for m in &history.moves {
        out.push(vec![
            m.at.local().format("%d/%m/%Y %H:%M").to_string(),
            m.document.clone(),
            m.from.names().0.to_owned(),
            m.to.names().0.to_owned(),
            m.quantity.to_string(),
            m.staff.clone(),
            m.reason.clone(),
        ]);
    }
    table(&out, &[4])?;
    for h in &history.holds {
        let what = if h.hold == Hold::Held { "tạm dừng bán" } else { "bán lại" };
        say!("{}  {what}  {}  {} {}", h.at.local().format("%d/%m/%Y %H:%M"), h.staff, h.reason, h.minutes);
    }
    let left: Vec<String> = history.places.iter().map(|(place, q)| format!("{}: {q}", place.names().0)).collect();
    say!("còn {}", if left.is_empty() { "0".to_owned() } else { left.join(" · ") });
    Ok(())
}
