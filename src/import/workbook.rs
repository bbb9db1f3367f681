//! XLSX: the package is weighed part by part before anything reads its sheets.
//!
//! The weighing unpacks into nothing and stops at the bounds, whatever sizes the directory claims.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::SheetFault;
use super::cells::{self, NOT_CALCULATED};
use super::legacy::{self, Encoding};
use super::sheet::{CELL_BYTES_MAX, COLUMNS_MAX, Gather, Sheet};

/// The most parts a package may have.
const PARTS_MAX: usize = 5_000;
/// The most bytes all parts may unpack to.
const UNPACKED_MAX: u64 = 250 << 20;
/// The most bytes the table of shared texts may unpack to: it is kept in memory.
const STRINGS_MAX: u64 = 40 << 20;
/// How many times its packed size a part may unpack to, once it is larger than a mebibyte.
const RATIO_MAX: u64 = 100;

/// The most merged cells that are looked at.
const MERGED_MAX: usize = 20_000;

/// Reads the first sheet of an XLSX file that holds anything.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    let fonts = weigh(bytes)?;
    // The reader is someone else's; a file that breaks it must not break the till.
    catch_unwind(AssertUnwindSafe(|| first_sheet(bytes, fonts)))
        .unwrap_or_else(|_| Err(SheetFault::Damaged("XLSX".into())))
}

/// Unpacks every part into nothing, counting; returns the old encoding that the fonts speak for.
fn weigh(bytes: &[u8]) -> Result<Option<Encoding>, SheetFault> {
    let damaged = |e: zip::result::ZipError| SheetFault::Damaged(format!("ZIP: {e}"));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > PARTS_MAX {
        return Err(SheetFault::Suspicious(format!("{} parts", zip.len())));
    }
    let mut total = 0;
    let mut is_workbook = false;
    let mut fonts = None;
    for i in 0..zip.len() {
        let part = zip.by_index(i).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        check_name(&name)?;
        is_workbook |= name.ends_with("workbook.xml");
        let ratio_bound = part.compressed_size().saturating_mul(RATIO_MAX).max(1 << 20);
        let is_strings = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let bound = ratio_bound.min(UNPACKED_MAX - total).min(if is_strings { STRINGS_MAX } else { u64::MAX });
        let read = match () {
            () if is_strings => weigh_strings(part, bound)?,
            () if name.ends_with("styles.xml") => weigh_styles(part, bound.min(STRINGS_MAX), &mut fonts)?,
            () => drain(part, bound)?,
        };
        if read > bound {
            return Err(SheetFault::Suspicious(format!("{name}: > {} MB", bound >> 20)));
        }
        total += read;
    }
    if is_workbook { Ok(fonts) } else { Err(SheetFault::OtherFormat("ZIP/ODS/DOCX")) }
}

fn check_name(name: &str) -> Result<(), SheetFault> {
    let lower = name.to_ascii_lowercase();
    let outside = lower.starts_with(['/', '\\']) || lower.split(['/', '\\']).any(|p| p == ".." || p.ends_with(':'));
    let nested = [".zip", ".7z", ".rar", ".gz", ".xz"].iter().any(|e| lower.ends_with(e));
    if outside || nested { Err(SheetFault::Suspicious(name.chars().take(60).collect())) } else { Ok(()) }
}

fn drain(part: impl Read, bound: u64) -> Result<u64, SheetFault> {
    std::io::copy(&mut part.take(bound + 1), &mut std::io::sink()).map_err(|e| SheetFault::Damaged(e.to_string()))
}

/// Weighs the shared texts and their claimed count, for which the reader would set memory aside.
fn weigh_strings(part: impl Read, bound: u64) -> Result<u64, SheetFault> {
    let mut text = Vec::new();
    part.take(bound + 1).read_to_end(&mut text).map_err(|e| SheetFault::Damaged(e.to_string()))?;
    for at in memchr::memmem::find_iter(&text, b"uniqueCount") {
        let claim = text[at + 11..].iter().take(60).map(|b| char::from(*b));
        let digits: String = claim.skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        if digits.parse::<usize>().map_or(!digits.is_empty(), |n| n > text.len()) {
            return Err(SheetFault::Suspicious(format!("uniqueCount {digits}")));
        }
    }
    Ok(text.len() as u64)
}

/// Weighs the styles and looks at the names of their fonts.
fn weigh_styles(part: impl Read, bound: u64, fonts: &mut Option<Encoding>) -> Result<u64, SheetFault> {
    let mut text = Vec::new();
    part.take(bound + 1).read_to_end(&mut text).map_err(|e| SheetFault::Damaged(e.to_string()))?;
    for tag in [&b"<name val=\""[..], b"<rFont val=\""] {
        for at in memchr::memmem::find_iter(&text, tag) {
            let name = text[at + tag.len()..].iter().take(60).take_while(|b| **b != b'"');
            let name: String = name.map(|b| char::from(*b)).collect();
            *fonts = fonts.or_else(|| legacy::of_font(&name));
        }
    }
    Ok(text.len() as u64)
}

fn first_sheet(bytes: &[u8], fonts: Option<Encoding>) -> Result<Sheet, SheetFault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let visible = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|s| s.name.clone()).collect();
    for (at, name) in names.iter().enumerate() {
        let mut rows = match gather(&mut book, name) {
            Err(Stop::Reader(XlsxError::NotAWorksheet(_))) => continue,
            Err(Stop::Reader(e)) => return Err(fault(e)),
            Err(Stop::Fault(e)) => return Err(e),
            Ok(rows) => rows,
        };
        if !rows.is_empty() {
            fill_merged(&mut book, name, &mut rows)?;
            rows.fonts = fonts;
            let unread = names.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, n)| n.clone()).collect();
            return Ok(Sheet { name: Some(name.clone()), unread, ..rows.into_sheet() });
        }
    }
    Err(SheetFault::Empty)
}

/// Gives every row the text of the merged cell that reaches down to it: one producer beside five rows.
fn fill_merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut Gather) -> Result<(), SheetFault> {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else { return Ok(()) };
    for region in merged.iter().take(MERGED_MAX).filter(|m| m.end.0 > m.start.0) {
        rows.fill_down(region.start.1 as usize, region.start.0.saturating_add(1), region.end.0.saturating_add(1))?;
    }
    Ok(())
}

enum Stop {
    Reader(XlsxError),
    Fault(SheetFault),
}

/// Walks the used cells one by one; a million formatted empty rows cost their reading and no memory.
fn gather(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Gather, Stop> {
    let mut used = book.worksheet_cells_reader(name).map_err(Stop::Reader)?;
    let mut rows = Gather::default();
    let (mut line, mut row) = (0, Vec::new());
    while let Some(cell) = used.next_cell_with_formula_metadata().map_err(Stop::Reader)? {
        let text = match (&cell.value, cell.formula) {
            (DataRef::Empty, Some(_)) => NOT_CALCULATED.to_owned(),
            (value, _) => written(value),
        };
        if text.is_empty() {
            continue;
        }
        let (r, c) = cell.pos;
        if r != line {
            rows.push(line.saturating_add(1), std::mem::take(&mut row)).map_err(Stop::Fault)?;
            line = r;
        }
        if text.len() > CELL_BYTES_MAX {
            return Err(Stop::Fault(SheetFault::TooLarge(format!("{}: {} KB", r + 1, text.len() >> 10))));
        }
        let c = c as usize;
        if c >= COLUMNS_MAX {
            return Err(Stop::Fault(SheetFault::TooLarge(format!("{}: > {COLUMNS_MAX} cột/columns", r + 1))));
        }
        if row.len() <= c {
            row.resize(c + 1, String::new());
        }
        row[c] = text;
    }
    rows.push(line.saturating_add(1), row).map_err(Stop::Fault)?;
    Ok(rows)
}

/// Writes a cell as its owner sees it: whole numbers without a point, dates as year-month-day.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_owned(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(b) => cells::bool(*b).to_owned(),
        DataRef::DateTime(d) if d.is_datetime() && d.as_f64() >= 1.0 => {
            let (y, m, day, ..) = d.to_ymd_hms_milli();
            format!("{y:04}-{m:02}-{day:02}")
        }
        DataRef::DateTime(d) => d.as_f64().to_string(),
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::Error(e) => e.to_string(),
        #[allow(unreachable_patterns)]
        _ => String::new(),
    }
}

fn fault(e: XlsxError) -> SheetFault {
    match e {
        XlsxError::Password => SheetFault::Password,
        XlsxError::Io(e) => SheetFault::Damaged(e.to_string()),
        e => SheetFault::Damaged(format!("XLSX: {e}")),
    }
}
