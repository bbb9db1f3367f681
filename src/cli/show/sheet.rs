//! `--to FILE`: an answer as a sheet that `ocop import` reads back.

use std::io::Write;
use std::path::Path;

use crate::cli::{CliError, both};
use crate::import::catalogue_out::Cell;
use crate::import::csv_out::write_csv;
use crate::import::xlsx_out::write_xlsx;

/// Writes rows to a new CSV or XLSX file.
pub(super) fn write(to: &Path, sheet: &str, rows: &[Vec<Cell>]) -> Result<(), CliError> {
    let ending = to.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let bytes = match ending.as_deref() {
        Some("csv") => {
            let texts: Vec<Vec<String>> =
                rows.iter().map(|r| r.iter().map(|c| c.as_str().to_owned()).collect()).collect();
            write_csv(texts.iter().map(Vec::as_slice)).into_bytes()
        }
        Some("xlsx") => write_xlsx(sheet, rows).map_err(|e| CliError::from(std::io::Error::other(e)))?,
        Some(_) | None => {
            let (vi, en) = ("--to: tên tệp phải có đuôi .csv hoặc .xlsx", "--to: name the file .csv or .xlsx");
            return Err(CliError::Usage(both(vi, en)));
        }
    };
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(to);
    let mut file = file.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let path = to.display();
            let vi = format!("{path} đã có – chọn tên khác hoặc xóa tệp cũ");
            CliError::Usage(both(&vi, &format!("{path} is there already; choose another name or remove it")))
        }
        _ => e.into(),
    })?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    let (goods, path) = (rows.len().saturating_sub(1), to.display());
    say!("Đã ghi {goods} dòng vào {path}.\n  (rows written: {goods})");
    Ok(())
}
