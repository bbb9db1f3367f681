//! `ocop import`: a catalogue sheet, all or nothing, every refused row with its reason.

use std::io::Write;
use std::path::PathBuf;

use super::who::Who;
use super::{CliError, Place, both};
use crate::domain::catalogue::CatalogueRow;
use crate::domain::command::{Command, ImportCatalogue};
use crate::domain::outcome::Outcome;
use crate::domain::refusal::Refusal;
use crate::import::{Reading, SheetFault, open_sheet, read_catalogue, rows};
use crate::runtime::Desk;

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
    #[command(flatten)]
    who: Who,
}

pub(super) fn import(place: &Place, args: &Args) -> Result<(), CliError> {
    let told = |f: SheetFault| {
        let told = f.told();
        CliError::Fault(both(&told.vi, &told.en))
    };
    let reading = read_catalogue(&open_sheet(&args.file).map_err(told)?).map_err(told)?;
    report(&reading)?;
    let refused = reading.refused_rows();
    if refused > 0 && !args.skip_refused {
        return Err(Refusal::RowsRefused { rows: refused }.into());
    }
    if args.dry_run {
        say!("Xem trước: {} dòng đọc được, chưa ghi gì.\n  (dry run: nothing was written)", reading.rows.len());
        return Ok(());
    }
    let mut desk = Desk::open(&place.home, place.config.clone())?;
    let actor = args.who.sign_in(&mut desk)?;
    let source = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let command = Command::ImportCatalogue(ImportCatalogue { source, rows: command_rows(&reading) });
    tell(&desk.run(&actor, command)?)
}

/// Turns a reading into the rows of the command.
pub(super) fn command_rows(reading: &Reading) -> Vec<CatalogueRow> {
    reading.rows.iter().filter_map(rows::row).collect()
}

fn report(reading: &Reading) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "Cột · columns:")?;
    for column in &reading.mapping {
        match column.field {
            Some(field) => writeln!(out, "  {} → {}", column.header, field.code())?,
            None => writeln!(out, "  {} → (bỏ qua · ignored)", column.header)?,
        }
    }
    for w in &reading.warnings {
        writeln!(out, "  ! {}{}", w.row.map_or_else(String::new, |r| format!("dòng {r}: ")), w.told.vi)?;
    }
    for r in &reading.refused {
        writeln!(out, "  ✗ dòng {}, cột {} [{}]: {} ({})", r.row, r.column, r.value, r.reason.vi, r.reason.en)?;
    }
    Ok(())
}

fn tell(outcome: &Outcome) -> Result<(), CliError> {
    if let Outcome::CatalogueRecorded { new, changed, unchanged, .. } = outcome {
        say!("Đã nhập: {new} mới, {changed} đổi, {unchanged} giữ nguyên.");
        say!("  (imported: {new} new, {changed} changed, {unchanged} unchanged)");
    } else {
        say!("Không có gì mới – sổ giữ nguyên.\n  (nothing new; the ledger is as it was)");
    }
    Ok(())
}
