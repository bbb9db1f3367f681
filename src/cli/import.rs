//! `ocop import`: a catalogue sheet, all or nothing, every refused row with its reason.

mod counted;
mod progress;
mod report;

use std::path::PathBuf;

use serde_json::json;

use super::show::print_json;
use super::who::Who;
use super::{CliError, Place, both, open_desk};
use crate::domain::command::{Command, ImportCatalogue};
use crate::domain::outcome::Outcome;
use crate::domain::refusal::Refusal;
use crate::domain::sheet::{CountedWith, DateOrder, RememberedChoices, SheetChoices, SheetPreview, StockChoice};
use crate::import::{Sheet, SheetFault, against, headers, open_sheet};
use crate::runtime;
use crate::store::ReadOnly;

use progress::Bar;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Tệp CSV, XLSX hoặc XLS · the sheet.
    file: PathBuf,
    /// Chỉ xem trước, không ghi gì · show what would happen, write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Bỏ qua dòng chưa đúng, nhập phần còn lại · skip refused rows.
    #[arg(long)]
    skip_refused: bool,
    /// Sửa nghĩa của cột, như "Tên hàng hóa=name,D=price,Ghi chú=-" · correct what columns mean; it is remembered.
    #[arg(long, value_name = "HEADING=MEANING,…")]
    map: Vec<String>,
    /// Ngày viết dd/mm (dmy) hay mm/dd (mdy) · which number of a date is the day.
    #[arg(long, value_name = "dmy|mdy", value_parser = date_order)]
    date_order: Option<DateOrder>,
    /// Chủ thể của những dòng không ghi chủ thể · whose goods they are where a row names nobody.
    #[arg(long, value_name = "NAME|CODE")]
    producer: Option<String>,
    /// Ghi số tồn trong tệp thành tồn đầu, mỗi chủ thể một biên bản · take quantities on as opening stock.
    #[arg(long, requires = "counted_with")]
    opening_stock: bool,
    /// Người của chủ thể cùng đếm và ký: một tên cho mọi chủ thể, hoặc "Chủ thể=Tên" nhiều lần · who of a producer counted with us and signs.
    #[arg(long, value_name = "NAME|PRODUCER=NAME", requires = "opening_stock")]
    counted_with: Vec<String>,
    /// In ra JSON · print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    who: Who,
}

fn date_order(text: &str) -> Result<DateOrder, String> {
    match text {
        "dmy" => Ok(DateOrder::Dmy),
        "mdy" => Ok(DateOrder::Mdy),
        _ => Err("dmy (ngày/tháng) | mdy (tháng/ngày)".to_owned()),
    }
}

pub(super) fn import(place: &Place, args: &Args) -> Result<(), CliError> {
    let bar = Bar::new();
    bar.say("đọc tệp · reading");
    let sheet = open_sheet(&args.file).map_err(told)?;
    let choices = choices(args, &sheet)?;
    let source = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    bar.say("so với sổ · comparing");
    let ledger = place.home.ledger();
    let ledger = if ledger.exists() { Some(ReadOnly::open(&ledger)?) } else { None };
    let reader = ledger.as_ref().map(ReadOnly::reader);
    let shown = runtime::preview_sheet(reader, &sheet, &source, &choices)?.map_err(told)?;
    drop(ledger);
    bar.clear();
    if args.json {
        print_json(&json!({ "preview": shown }))?
    } else {
        report::preview(&shown)?
    }
    if !shown.rivals().is_empty() {
        return Err(Refusal::ColumnsAlike.into());
    }
    let with = counted::counted_with(&args.counted_with, &shown)?;
    let refused = shown.counts.refused;
    if refused > 0 && !args.skip_refused {
        return Err(Refusal::RowsRefused { rows: refused }.into());
    }
    if args.dry_run {
        if !args.json {
            say!("Xem trước, chưa ghi gì.\n  (dry run: nothing was written)");
        }
        return Ok(());
    }
    write(place, args, (shown, with), choices, &bar)
}

fn write(
    place: &Place,
    args: &Args,
    (shown, with): (SheetPreview, CountedWith),
    choices: SheetChoices,
    bar: &Bar,
) -> Result<(), CliError> {
    let mut desk = open_desk(&place.home, place.config.clone())?;
    let actor = args.who.sign_in(&mut desk)?;
    let left = report::left(&shown);
    let remember =
        (!choices.is_empty()).then(|| RememberedChoices { key: shown.key.clone(), choices: shown.choices.clone() });
    let opening = shown.take_on(&with);
    let source = shown.source.clone();
    let command = ImportCatalogue { source, choices: remember, rows: against::rows(shown), opening };
    desk.ledger.watch(bar.watch(command.rows.len()));
    let outcome = desk.run(&actor, Command::ImportCatalogue(command));
    bar.clear();
    let outcome = outcome?;
    if args.json {
        return print_json(&json!({ "outcome": outcome }));
    }
    if let Some(left) = left {
        say!("{left}");
    }
    tell(&outcome)
}

/// Reads what the options choose, against the headings of the file.
fn choices(args: &Args, sheet: &Sheet) -> Result<SheetChoices, CliError> {
    let mut columns = Vec::new();
    for part in args.map.iter().flat_map(|m| split(m)) {
        let column = headers::told_column(&sheet.header, &part).ok_or_else(|| wrong_map(&part, sheet))?;
        columns.push(column);
    }
    let stock = if args.opening_stock { StockChoice::OpeningStock } else { StockChoice::Aside };
    Ok(SheetChoices { columns, date_order: args.date_order, producer: args.producer.clone(), stock })
}

/// Splits `a=b,c=d`; a comma without an equals sign after it belongs to the heading.
fn split(map: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in map.split(',') {
        match out.last_mut().filter(|last| !last.contains('=')) {
            Some(last) => {
                last.push(',');
                last.push_str(part);
            }
            None => out.push(part.to_owned()),
        }
    }
    out
}

fn wrong_map(part: &str, sheet: &Sheet) -> CliError {
    let known: Vec<&str> = crate::domain::sheet::Field::ALL.iter().map(|f| f.code()).collect();
    let (headings, known) = (sheet.header.join(" | "), known.join(", "));
    CliError::Usage(both(
        &format!("không hiểu --map \"{part}\"; các cột: {headings}; các nghĩa: {known}, hoặc - để bỏ qua"),
        &format!("--map \"{part}\" is not understood; headings: {headings}; meanings: {known}, or - for none"),
    ))
}

fn told(fault: SheetFault) -> CliError {
    let told = fault.told();
    CliError::Fault(both(&told.vi, &told.en))
}

fn tell(outcome: &Outcome) -> Result<(), CliError> {
    if let Outcome::CatalogueRecorded { new, changed, unchanged, taken_on, .. } = outcome {
        say!("Đã nhập: {new} mới, {changed} đổi, {unchanged} giữ nguyên.");
        say!("  (imported: {new} new, {changed} changed, {unchanged} unchanged)");
        if *taken_on > 0 {
            say!("Đã ghi tồn đầu: {taken_on} biên bản.\n  (opening stock: {taken_on} minutes)");
        }
    } else {
        say!("Không có gì mới – sổ giữ nguyên.\n  (nothing new; the ledger is as it was)");
    }
    Ok(())
}
