//! `ocop show`: the questions, as a table for people or JSON for programs.

mod certificates;
mod codes;
mod count;
mod documents;
mod goods;
mod labels;
mod moves;
mod ocop_stamp;
mod recognition;
mod sales;
mod sheet;
mod shelf_life;
mod stock;

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{CliError, Place, both, day};
use crate::domain::ids::SkuCode;
use crate::domain::money::Money;
use crate::domain::query::{Answer, Query};
use crate::domain::refusal::{CountRefusal, MovesRefusal, Refusal};
use crate::domain::shelf::SkuCard;
use crate::import::catalogue_out;
use crate::queries;
use crate::runtime;
use crate::store::ReadOnly;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
    /// In ra JSON · print JSON.
    #[arg(long, global = true)]
    json: bool,
    /// Ghi ra tệp .csv hoặc .xlsx mà `ocop import` đọc lại được (hàng, tồn) · write products or stock to a sheet.
    #[arg(long, global = true, value_name = "FILE")]
    to: Option<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Một phiếu, hoặc các phiếu của ca đang mở · one sale, or the open shift's.
    Sale {
        /// Số phiếu, như Q1-000124 · the receipt number.
        receipt: Option<String>,
    },
    /// Phiếu còn chờ tiền về · transfers nobody has confirmed.
    Waiting,
    /// Báo cáo một ca · a shift's report.
    Shift {
        /// Số ca; không có thì ca mới nhất · the shift's number.
        shift: Option<u32>,
    },
    /// Một ngày bán · a business day.
    Day {
        /// Ngày, như 2026-11-22; không có thì hôm nay · the day.
        #[arg(value_parser = day::day)]
        day: Option<NaiveDate>,
    },
    /// Hàng tồn · what lies in the shop.
    Stock(stock::StockArgs),
    /// Lịch hạn dùng · what expires, and when.
    Expiry(stock::FindArgs),
    /// Hàng bán chậm · what lies here and does not sell.
    Slow(stock::SlowArgs),
    /// Đường đi của một lô · a lot from its arrival to the buyer.
    Lot {
        /// Mã lô · the lot.
        lot: String,
        /// Cuối ngày bán này; bỏ trống: bây giờ · at the end of that business day.
        #[arg(long, value_name = "DAY", value_parser = day::past_day)]
        as_of: Option<NaiveDate>,
    },
    /// Giấy tờ: đã có, sắp hết hạn, còn thiếu · papers filed, ending, missing.
    Certificates(certificates::Which),
    /// Hồ sơ một sản phẩm khi kiểm tra · all that an inspector asks of one product.
    Inspection(certificates::Inspect),
    /// Các lô của một quy cách · the lots of a pack.
    Lots {
        /// Mã quy cách · the pack.
        sku: String,
        #[command(flatten)]
        asked: stock::PastDay,
    },
    /// Các chủ thể đã khai · every producer recorded.
    Producers,
    /// Nhãn giá cần in: chưa có, hoặc giá, sao đã đổi · shelf labels to print.
    Labels {
        /// Ngày; không có thì hôm nay · the day.
        #[arg(value_parser = day::day)]
        day: Option<NaiveDate>,
    },
    /// Hạn còn lại tối thiểu khi nhận hàng · how long goods must still keep when they come.
    ShelfLife,
    /// Bán âm, chưa giải thích · sold below the books.
    Oversold(stock::PastDay),
    /// Mã đã nhớ và mã cân · what codes mean that no pack lists.
    Codes {
        /// Chữ cần tìm; không có thì tất cả · what to look for.
        text: Vec<String>,
    },
    /// Tem OCOP: các lô tem · OCOP stamps, by batch.
    Stamps(ocop_stamp::Which),
    /// Công nhận OCOP: sắp hết hạn, hết hạn, thu hồi · recognitions as they stand.
    Recognitions(recognition::Which),
    /// Cơ cấu hàng trên kệ: có sao, của tỉnh nhà · which share of the goods shows stars.
    Assortment(recognition::AsOf),
    /// Việc hôm nay của quản lý · what needs doing today.
    Today {
        /// Chi tiết một việc, như lots_expired · the rows behind one line.
        topic: Option<String>,
        /// Tính đến hết ngày · as of a day's end.
        #[arg(long, value_name = "DAY", value_parser = day::day)]
        as_of: Option<NaiveDate>,
    },
    /// Hàng đang trên đường sang điểm khác · goods on the way to other points.
    Transit(stock::PastDay),
    /// Một phiếu điều chuyển; --json là lệnh cho điểm nhận · a transfer; --json is the receiving point's command.
    Transfer {
        /// Số phiếu, như Q1-C000012 · its number.
        transfer: String,
    },
    /// Chứng từ hàng: nhận, trả, ghi giảm, điều chuyển, kiểm kê, hủy · documents of goods.
    Documents(documents::Which),
    /// Một chứng từ hàng, như trên giấy · one document of goods, as on its paper.
    Document {
        /// Số chứng từ, như Q1-N000012 · its number.
        document: String,
    },
    /// Các đợt kiểm kê, hoặc một đợt · counts of goods, or one of them.
    Count {
        /// Số đợt, như Q1-K000012 · the count's number.
        count: Option<String>,
    },
    /// Tìm hàng như ở quầy · find goods as at the counter.
    Products {
        /// Chữ cần tìm; không có thì tất cả · what to look for.
        text: Vec<String>,
    },
}

pub(super) fn show(place: &Place, args: &Args) -> Result<(), CliError> {
    let ledger = ReadOnly::open(&place.home.ledger())?;
    let reader = ledger.reader();
    if args.to.is_some() && !matches!(args.what, What::Products { .. } | What::Stock { .. }) {
        let (vi, en) = ("--to chỉ dùng với products và stock", "--to goes with products and stock only");
        return Err(CliError::Usage(both(vi, en)));
    }
    let query = match &args.what {
        What::Products { text } => {
            let shelf = queries::shelf::shelf(reader)?;
            let text = text.join(" ");
            let found: Vec<&SkuCard> =
                if text.is_empty() { shelf.cards().iter().collect() } else { shelf.search(&text) };
            if let Some(to) = &args.to {
                return sheet::write(to, "Danh mục", &catalogue_out::catalogue(&found, runtime::now().date()));
            }
            return products(&found, args.json);
        }
        What::Stock(asked) => {
            let Some(to) = &args.to else { return stock::stock(reader, asked, args.json) };
            let shelf = queries::shelf::shelf(reader)?;
            return sheet::write(to, "Tồn kho", &catalogue_out::stock(&asked.rows(reader)?, &shelf));
        }
        What::Expiry(asked) => return stock::expiry::expiry(reader, asked, args.json),
        What::Slow(asked) => return stock::slow(reader, asked, args.json),
        What::Lot { lot, as_of } => return stock::lot(reader, lot, *as_of, args.json),
        What::Certificates(which) => which.query()?,
        What::Inspection(which) if which.save(place)? => return Ok(()),
        What::Inspection(which) => which.query()?,
        What::Lots { sku, asked } => {
            let sku = SkuCode::new(sku).map_err(|_| Refusal::UnknownSku { sku: sku.clone() })?;
            if let Some(day) = asked.as_of {
                return stock::lots_on(reader, &sku, day, args.json);
            }
            Query::LotsOf { skus: vec![sku] }
        }
        What::Producers => Query::Producers,
        What::ShelfLife => Query::ShelfLifeRules,
        What::Oversold(asked) => Query::Oversold { as_of: asked.as_of },
        What::Codes { .. } => Query::CodeBook,
        What::Stamps(which) => which.query()?,
        What::Recognitions(which) => which.query()?,
        What::Assortment(asked) => Query::Assortment { when: recognition::when(asked.as_of) },
        What::Today { topic, as_of } => recognition::work_of(topic.as_deref(), *as_of)?,
        What::Transit(asked) => moves::on_the_way(asked.as_of),
        What::Transfer { transfer } => Query::Transfer { transfer: transfer.trim().to_owned() },
        What::Documents(which) => return which.show(reader, args.json),
        What::Document { document } => return documents::one(reader, document, place, args.json),
        What::Count { count: Some(count) } => Query::Count { count: count.clone() },
        What::Count { count: None } => Query::Counts,
        What::Labels { day } => Query::LabelsDue { day: day.unwrap_or_else(|| runtime::now().date()) },
        What::Sale { receipt: Some(receipt) } => Query::Sale { receipt: receipt.clone() },
        What::Sale { receipt: None } => Query::ShiftSales,
        What::Waiting => Query::WaitingTransfers,
        What::Shift { shift } => Query::Shift { shift: *shift },
        What::Day { day } => Query::Day { day: day.unwrap_or_else(|| runtime::now().date()) },
    };
    match queries::answer(reader, &query)? {
        Answer::Sales(rows) => sales::list(&rows, args.json),
        Answer::Sale(Some(detail)) => sales::one(&detail, args.json),
        Answer::Sale(None) => {
            let Query::Sale { receipt } = query else { return Ok(()) };
            Err(Refusal::UnknownReceipt { receipt }.into())
        }
        Answer::Shift(Some(report)) => sales::shift(&report, args.json),
        Answer::Shift(None) => Err(Refusal::UnknownShift.into()),
        Answer::Day(report) => sales::day(&report, args.json),
        Answer::StockSheet { .. } | Answer::Pace { .. } | Answer::LotHistory(_) | Answer::LotsGone(_) => Ok(()),
        Answer::LastAgreement(..) => Ok(()),
        Answer::PaperRules(rules) => certificates::rules(&rules, args.json),
        Answer::Certificates(answer) => certificates::certificates(&answer, args.json),
        Answer::Inspection(told) => certificates::inspection(told.as_deref(), &query, args.json),
        Answer::Lots(packs) => goods::lots(&packs, args.json),
        Answer::ShelfLifeRules(rules) => shelf_life::rules(&rules, args.json),
        Answer::Producers(rows) => goods::producers(&rows, args.json),
        Answer::LabelsDue(rows) => labels::due(&rows, args.json),
        Answer::Oversold { rows, .. } => goods::oversold(&rows, args.json),
        Answer::CodeBook(book) => {
            let What::Codes { text } = &args.what else { return Ok(()) };
            codes::book(*book, &text.join(" "), args.json)
        }
        Answer::StampBatches(rows) => ocop_stamp::batches(&rows, args.json),
        Answer::StampUses(rows) => ocop_stamp::uses(&rows, args.json),
        Answer::StampTodo(rows) => ocop_stamp::todo(&rows, args.json),
        Answer::StampsToDestroy(rows) => ocop_stamp::to_destroy(&rows, args.json),
        Answer::Stamp(_) => Ok(()),
        Answer::Recognitions(_, rows) => recognition::recognitions(&rows, args.json),
        Answer::RecognitionHistory(history) => recognition::history(history.as_deref(), &query, args.json),
        Answer::Assortment(counted) => recognition::assortment(&counted, args.json),
        Answer::Today(lines) => recognition::today(&lines, args.json),
        Answer::Work(_, rows) => recognition::work(&rows, args.json),
        Answer::Transit(rows) => moves::transit(&rows, args.json),
        Answer::Transfer(Some(detail)) => moves::transfer(&detail, args.json),
        Answer::Transfer(None) => {
            let Query::Transfer { transfer } = query else { return Ok(()) };
            Err(MovesRefusal::NoOpenTransfer { transfer }.into())
        }
        Answer::Documents(..) | Answer::Document(_) => Ok(()),
        Answer::Counts(rows) => count::list(&rows, args.json),
        Answer::Count(Some(detail)) => count::one(&detail, args.json),
        Answer::Count(None) => {
            let Query::Count { count } = query else { return Ok(()) };
            Err(CountRefusal::UnknownCount { count }.into())
        }
    }
}

pub(super) fn print_json(value: &Value) -> Result<(), CliError> {
    Ok(writeln!(std::io::stdout().lock(), "{value}")?)
}

/// Writes rows under their heads; heads alone say that there is nothing.
pub(super) fn table(rows: &[Vec<String>], right: &[usize]) -> Result<(), CliError> {
    bare_table(rows, right)?;
    if rows.len() == 1 {
        say!("Không có dòng nào.\n  (nothing)");
    }
    Ok(())
}

/// Writes rows that have no heads.
pub(super) fn bare_table(rows: &[Vec<String>], right: &[usize]) -> Result<(), CliError> {
    use unicode_width::UnicodeWidthStr;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|s| s.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = std::io::stdout().lock();
    for row in rows {
        let mut line = String::new();
        for (c, cell) in row.iter().enumerate() {
            let pad = " ".repeat(widths[c].saturating_sub(cell.width()));
            let text = if right.contains(&c) { format!("{pad}{cell}  ") } else { format!("{cell}{pad}  ") };
            line.push_str(&text);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

pub(super) fn heads(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

fn products(found: &[&SkuCard], as_json: bool) -> Result<(), CliError> {
    let now = runtime::now();
    let today = now.date();
    if as_json {
        let rows: Vec<Value> = found
            .iter()
            .map(|c| {
                json!({ "sku": c.sku, "name": c.title(), "producer": c.producer.name, "price": c.price_on(today),
                    "stars": c.stars_at(now.into()), "barcodes": c.barcodes, "quick": c.quick })
            })
            .collect();
        return print_json(&json!({ "products": rows }));
    }
    let mut out = vec![heads(&["mã", "hàng", "sao", "chủ thể", "giá"])];
    for c in found {
        let stars = "★".repeat(usize::from(c.stars_at(now.into()).unwrap_or(0)));
        let price = c.price_on(today).map_or_else(|| "-".into(), Money::dotted);
        out.push(vec![c.sku.to_string(), c.title(), stars, c.producer.name.clone(), price]);
    }
    table(&out, &[4])
}
