//! XLS (Excel 97–2003): read by our own hand, because the files come damaged and the till must not stop.
//!
//! Only what a catalogue needs: texts, numbers, dates, results of formulas. Every length is checked.

use std::collections::BTreeMap;

use super::cfb::{Container, u16_at, u32_at};
use super::dates::serial_day;
use super::sheet::{CELL_BYTES_MAX, CELLS_MAX, Gather, Sheet, TEXT_BYTES_MAX};
use super::{SheetFault, cells};

/// Reads the first sheet of an XLS file that holds anything.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(SheetFault::Password);
    }
    if !container.has("Workbook") {
        let what = if container.has("Book") { "Excel 5.0/95" } else { "Word/PowerPoint" };
        return Err(SheetFault::OtherFormat(what));
    }
    let stream = container.stream("Workbook")?;
    let book = Book::read(&stream)?;
    let names = || book.sheets.iter().map(|(name, _)| name.clone());
    for (at, (name, position)) in book.sheets.iter().enumerate() {
        let rows = book.rows(stream.get(*position..).unwrap_or_default())?;
        if !rows.is_empty() {
            let unread = names().enumerate().filter(|(i, _)| *i != at).map(|(_, n)| n).collect();
            return Ok(Sheet { name: Some(name.clone()), unread, ..rows.into_sheet() });
        }
    }
    Err(SheetFault::Empty)
}

fn damaged() -> SheetFault {
    SheetFault::Damaged("XLS".into())
}

/// Walks records: a type, a length, that many bytes. A cut record ends the walk.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, len) = (u16_at(rest, 0)?, u16_at(rest, 2)? as usize);
        let data = rest.get(4..4 + len)?;
        rest = rest.get(4 + len..)?;
        Some((kind, data))
    })
}

/// What the workbook says once for all its sheets.
#[derive(Default)]
struct Book {
    /// Visible worksheets and where they begin.
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    /// For each cell format, whether it shows a day.
    shows_day: Vec<bool>,
    from_1904: bool,
}

impl Book {
    fn read(stream: &[u8]) -> Result<Self, SheetFault> {
        let mut book = Self::default();
        let mut formats = BTreeMap::new();
        let mut cell_formats = Vec::new();
        let mut shared: Option<Vec<&[u8]>> = None;
        let mut ended = false;
        for (kind, data) in records(stream) {
            match kind {
                0x0809 if u16_at(data, 0) != Some(0x0600) => return Err(SheetFault::OtherFormat("Excel 5.0/95")),
                0x002f => return Err(SheetFault::Password),
                0x0022 => book.from_1904 = u16_at(data, 0) == Some(1),
                0x0085 => book.sheets.extend(bound_sheet(data)),
                0x041e => formats.extend(u16_at(data, 0).zip(text_at(data, 2))),
                0x00e0 => cell_formats.push(u16_at(data, 2).unwrap_or(0)),
                0x00fc => shared = Some(vec![data]),
                0x003c if book.strings.is_empty() => shared.iter_mut().for_each(|s| s.push(data)),
                0x000a => ended = true,
                _ => {}
            }
            if kind != 0x00fc && kind != 0x003c {
                book.strings.extend(shared.take().map(|s| shared_strings(&s)).unwrap_or_default());
            }
            if ended {
                break;
            }
        }
        if !ended {
            return Err(damaged());
        }
        book.shows_day = cell_formats.iter().map(|f| shows_day(*f, formats.get(f).map(String::as_str))).collect();
        Ok(book)
    }

    /// Reads one sheet from its first record on.
    fn rows(&self, stream: &[u8]) -> Result<Gather, SheetFault> {
        let mut cells = Cells::default();
        let mut awaited = None;
        let mut depth = 0;
        for (kind, data) in records(stream) {
            match kind {
                0x0809 => depth += 1,
                0x000a => depth -= 1,
                // A chart inside the sheet has cells of its own.
                _ if depth > 1 => continue,
                0x0203 => cells.put(data, f64_at(data, 6).map(|n| self.number(data, n)))?,
                0x027e => cells.put(data, u32_at(data, 6).map(|rk| self.number(data, rk_value(rk))))?,
                0x00bd => self.many_rk(data, &mut cells)?,
                0x00fd => cells.put(data, u32_at(data, 6).and_then(|i| self.strings.get(i as usize)).cloned())?,
                0x0204 => cells.put(data, text_at(data, 6))?,
                0x0205 => cells.put(data, Some(bool_or_error(data.get(6), data.get(7) == Some(&1))))?,
                0x0006 if data.get(12..14) == Some(&[0xff, 0xff]) => match data.get(6) {
                    Some(0) => awaited = data.get(..4),
                    Some(1) => cells.put(data, Some(bool_or_error(data.get(8), false)))?,
                    Some(2) => cells.put(data, Some(bool_or_error(data.get(8), true)))?,
                    _ => {}
                },
                0x0006 => cells.put(data, f64_at(data, 6).map(|n| self.number(data, n)))?,
                0x0207 => {
                    if let Some(at) = awaited.take() {
                        cells.put(at, text_at(data, 0))?;
                    }
                }
                _ => {}
            }
            if depth == 0 {
                return cells.into_rows();
            }
        }
        Err(damaged())
    }

    fn many_rk(&self, data: &[u8], cells: &mut Cells) -> Result<(), SheetFault> {
        let (Some(row), Some(first)) = (data.get(..2), u16_at(data, 2)) else { return Ok(()) };
        let body = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, cell) in (first..).zip(body.chunks_exact(6)) {
            let one = [row, &column.to_le_bytes(), cell].concat();
            cells.put(&one, u32_at(&one, 6).map(|rk| self.number(&one, rk_value(rk))))?;
        }
        Ok(())
    }

    /// Writes a number as its owner sees it: a day where the format shows one.
    fn number(&self, data: &[u8], n: f64) -> String {
        let format = u16_at(data, 4).map_or(0, usize::from);
        let shift = if self.from_1904 { 1_462.0 } else { 0.0 };
        let day = self.shows_day.get(format).filter(|shows| **shows).and_then(|_| serial_day(n + shift));
        day.map_or_else(|| n.to_string(), |d| d.to_string())
    }
}

/// The cells of a sheet as they come, row by row.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u16, Vec<String>>,
    count: usize,
    bytes: usize,
}

impl Cells {
    /// Puts a text where a record's first four bytes say; an unreadable or empty one nowhere.
    fn put(&mut self, at: &[u8], text: Option<String>) -> Result<(), SheetFault> {
        let (Some(row), Some(column)) = (u16_at(at, 0), u16_at(at, 2)) else { return Ok(()) };
        let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(()) };
        let column = usize::from(column & 0xff);
        let cells = self.rows.entry(row).or_default();
        self.bytes += text.len();
        if cells.len() <= column {
            self.count += column + 1 - cells.len();
            cells.resize(column + 1, String::new());
        }
        if self.count > CELLS_MAX || self.bytes > TEXT_BYTES_MAX || text.len() > CELL_BYTES_MAX {
            return Err(SheetFault::TooLarge(format!("> {} MB", TEXT_BYTES_MAX >> 20)));
        }
        cells[column] = text;
        Ok(())
    }

    fn into_rows(self) -> Result<Gather, SheetFault> {
        let mut out = Gather::default();
        for (row, cells) in self.rows {
            out.push(u32::from(row) + 1, cells)?;
        }
        Ok(out)
    }
}

fn bound_sheet(data: &[u8]) -> Option<(String, usize)> {
    let position = u32_at(data, 0)? as usize;
    let (hidden, kind, chars, flags) = (data.get(4)? & 3, *data.get(5)?, usize::from(*data.get(6)?), *data.get(7)?);
    (hidden == 0 && kind == 0).then(|| (characters(data.get(8..).unwrap_or_default(), chars, flags), position))
}

/// Reads a text with a two-byte length and a flag byte.
fn text_at(data: &[u8], at: usize) -> Option<String> {
    let chars = usize::from(u16_at(data, at)?);
    Some(characters(data.get(at + 3..)?, chars, *data.get(at + 2)?))
}

/// Decodes characters of one byte (the lower half of Unicode) or two; as many as there are.
fn characters(bytes: &[u8], chars: usize, flags: u8) -> String {
    if flags & 1 == 0 {
        return bytes.iter().take(chars).map(|b| char::from(*b)).collect();
    }
    let units: Vec<u16> = bytes.chunks_exact(2).take(chars).filter_map(|b| u16_at(b, 0)).collect();
    String::from_utf16_lossy(&units)
}

/// Reads the table of shared texts, which runs on over continuation records.
fn shared_strings(parts: &[&[u8]]) -> Vec<String> {
    let mut reader = Continued { parts, part: 0, at: 8 };
    let mut out = Vec::new();
    while let Some(text) = reader.text() {
        out.push(text);
    }
    out
}

/// A place in a record and its continuations.
struct Continued<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Continued<'a> {
    fn rest(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|p| p.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next record when this one is used up.
    fn turn(&mut self) -> Option<()> {
        while self.rest().is_empty() {
            self.part += 1;
            self.at = 0;
            if self.part >= self.parts.len() {
                return None;
            }
        }
        Some(())
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        self.turn()?;
        let bytes = self.rest().get(..n)?;
        self.at += n;
        Some(bytes)
    }

    fn skip(&mut self, mut n: usize) -> Option<()> {
        while n > 0 {
            self.turn()?;
            let step = n.min(self.rest().len());
            self.at += step;
            n -= step;
        }
        Some(())
    }

    /// Reads one text; where it breaks over records, each piece says anew how wide its characters are.
    fn text(&mut self) -> Option<String> {
        let head = self.take(3)?;
        let (mut left, mut flags) = (usize::from(u16_at(head, 0)?), head[2]);
        let runs = if flags & 8 != 0 { usize::from(u16_at(self.take(2)?, 0)?) } else { 0 };
        let extra = if flags & 4 != 0 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let mut units: Vec<u16> = Vec::new();
        while left > 0 {
            if self.rest().is_empty() {
                self.turn()?;
                flags = self.take(1)?[0];
            }
            let rest = self.rest();
            let before = units.len();
            if flags & 1 == 0 {
                units.extend(rest.iter().take(left).map(|b| u16::from(*b)));
                self.at += units.len() - before;
            } else {
                units.extend(rest.chunks_exact(2).take(left).filter_map(|b| u16_at(b, 0)));
                self.at += (units.len() - before) * 2;
            }
            if units.len() == before {
                return None;
            }
            left -= units.len() - before;
        }
        self.skip(runs * 4 + extra)?;
        Some(String::from_utf16_lossy(&units))
    }
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// Unpacks a number of four bytes: a whole number or the upper half of a float, perhaps a hundredfold.
fn rk_value(rk: u32) -> f64 {
    let n = if rk & 2 != 0 { f64::from(rk.cast_signed() >> 2) } else { f64::from_bits(u64::from(rk & !3) << 32) };
    if rk & 1 != 0 { n / 100.0 } else { n }
}

fn bool_or_error(value: Option<&u8>, error: bool) -> String {
    let text = match (value, error) {
        (value, false) => cells::bool(value != Some(&0)),
        (Some(0x2a), true) => "#N/A",
        (Some(0x07), true) => "#DIV/0!",
        (Some(0x17), true) => "#REF!",
        (Some(0x1d), true) => "#NAME?",
        (_, true) => "#VALUE!",
    };
    text.to_owned()
}

/// Returns whether a number format shows a day: built in, or with a d or y outside quotes and brackets.
fn shows_day(format: u16, custom: Option<&str>) -> bool {
    let Some(custom) = custom else { return matches!(format, 14..=17 | 22 | 27..=36 | 50..=58) };
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in custom.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracketed => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_catalogue;
    use proptest::prelude::*;

    const SMALL: &[u8] = include_bytes!("../../tests/data/import/small.xls");

    #[test]
    fn an_old_workbook_reads_with_its_numbers_days_and_formulas() {
        let sheet = read(SMALL).unwrap();
        assert_eq!((sheet.name.as_deref(), sheet.unread.as_slice()), (Some("Hàng"), ["Ghi chú".to_owned()].as_slice()));
        let reading = read_catalogue(&sheet).unwrap();
        let honey = &reading.rows[0];
        assert_eq!((honey.product_name.as_str(), honey.barcodes[0].as_str()), ("Mật ong hoa nhãn", "8934588593024"));
        assert_eq!((honey.price.unwrap().get(), honey.stars), (120_000, Some(4)));
        assert_eq!(honey.valid_from, "2024-03-05".parse().ok());
        assert_eq!(reading.rows[1].product_name, "Kẹo dừa sầu riêng");
    }

    #[test]
    fn packed_numbers_unpack() {
        assert_eq!(rk_value(0x3ff0_0000), 1.0);
        assert_eq!(rk_value((35_000 << 2) | 2), 35_000.0);
        assert_eq!(rk_value((1_250 << 2) | 3), 12.5);
    }

    #[test]
    fn a_format_shows_a_day_only_outside_quotes() {
        for (format, day) in
            [("dd/mm/yyyy", true), ("#,##0 \"d\"", false), ("#,##0 [$VND]", false), ("h:mm", false), ("\\d0", false)]
        {
            assert_eq!(shows_day(164, Some(format)), day, "{format}");
        }
        assert!(shows_day(14, None) && !shows_day(0, None));
    }

    #[test]
    fn a_text_broken_over_records_changes_its_width() {
        let first = [&[0u8; 8][..], &[4, 0, 0], b"ab"].concat();
        let second = [1u8, 0xad, 0x1e, b'd', 0];
        assert_eq!(shared_strings(&[&first, &second]), ["abậd"]);
    }

    proptest! {
        #[test]
        fn a_damaged_old_workbook_gives_a_sentence_or_reasons(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), cut in any::<prop::sample::Index>()) {
            let mut bytes = SMALL.to_vec();
            for (at, with) in flips {
                let at = at.index(bytes.len());
                bytes[at] = with;
            }
            let _ = read(&bytes).and_then(|s| read_catalogue(&s));
            bytes.truncate(cut.index(bytes.len()));
            let _ = read(&bytes).and_then(|s| read_catalogue(&s));
        }
    }
}
