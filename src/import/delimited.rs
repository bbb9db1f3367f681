//! CSV in the dialects Excel writes: comma, semicolon or tab; UTF-8 or UTF-16; CRLF; `sep=;`.

use std::borrow::Cow;

use super::sheet::{Gather, Sheet};
use super::{SheetFault, headers, legacy};

/// Reads a delimited file.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    // Bytes that are no Unicode are taken as they are: an old encoding shows when the words are looked at.
    let (text, unreadable_from) = match decode(bytes) {
        Err(SheetFault::Encoding { line })
            if !bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xfe, 0xff]) =>
        {
            (Cow::Owned(legacy::surface(bytes)), Some(line))
        }
        decoded => (decoded?, None),
    };
    if text.trim_start().starts_with('<') {
        return Err(SheetFault::OtherFormat("HTML/XML"));
    }
    if text.chars().take(4096).any(|c| c == '\0') {
        return Err(SheetFault::Unknown);
    }
    let gathered = rows(&text)?;
    if let Some(line) = unreadable_from
        && legacy::detect(gathered.texts()).is_none()
        && !legacy::readable(gathered.texts())
    {
        return Err(SheetFault::Encoding { line });
    }
    Ok(gathered.into_sheet())
}

/// Splits decoded text into rows.
fn rows(text: &str) -> Result<Gather, SheetFault> {
    let (text, delimiter, skipped) = match text.strip_prefix("sep=").and_then(|t| t.chars().next()) {
        Some(d) if d.is_ascii() => (text.split_once('\n').map_or("", |(_, rest)| rest), d as u8, 1),
        _ => (text, delimiter(text), 0),
    };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let odd_quotes = memchr::memchr_iter(b'"', text.as_bytes()).count() % 2 == 1;
    let mut gather = Gather::default();
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 + skipped };
    let mut last = (0, false);
    while reader.read_record(&mut record).map_err(|e| SheetFault::Damaged(e.to_string()))? {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        last = (line, record.iter().any(|cell| cell.contains('\n')));
        gather.push(line, record.iter().map(String::from).collect())?;
    }
    if odd_quotes && last.1 {
        return Err(SheetFault::OpenQuote { line: last.0 });
    }
    Ok(gather)
}

/// Counts the lines of the file, blank ones too, which the reader passes over.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// Returns the line of the first cell at or after a byte; bytes must not go back.
    fn of(&mut self, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(c) = self.text.get(self.at).filter(|c| self.at < byte || matches!(c, b'\r' | b'\n')) {
            self.at += 1;
            if *c == b'\n' || (*c == b'\r' && self.text.get(self.at) != Some(&b'\n')) {
                self.line += 1;
            }
        }
        self.line
    }
}

/// Decodes UTF-8 and UTF-16; anything else is said to be unreadable.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetFault> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|b| unit([b[0], b[1]])).collect();
        let text = String::from_utf16_lossy(&units);
        match text.split('\n').position(|l| l.contains('\u{fffd}')) {
            Some(at) => Err(SheetFault::Encoding { line: at + 1 }),
            None if rest.len() % 2 == 1 => Err(SheetFault::Damaged("UTF-16".into())),
            None => Ok(Cow::Owned(text)),
        }
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, SheetFault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(e) => {
            let line = memchr::memchr_iter(b'\n', &bytes[..e.valid_up_to()]).count() + 1;
            Err(SheetFault::Encoding { line })
        }
    }
}

/// Chooses the delimiter that splits some first line into the most known headings, else the most even one.
fn delimiter(text: &str) -> u8 {
    let known = |d: u8| {
        let split = |l: &str| l.split(char::from(d)).map(|c| c.trim_matches('"').to_owned()).collect::<Vec<_>>();
        text.lines().take(30).map(|l| headers::recognised(&split(l))).max().unwrap_or(0)
    };
    let by = |d: &u8| (known(*d), evenness(text, *d), std::cmp::Reverse(*d));
    [b',', b';', b'\t'].into_iter().max_by_key(by).unwrap_or(b',')
}

/// How many of the first lines hold a delimiter equally often, weighed by how often.
fn evenness(text: &str, delimiter: u8) -> usize {
    let mut counts = vec![0usize];
    let mut quoted = false;
    for b in text.bytes().take(64 << 10) {
        match b {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => counts.push(0),
            b if b == delimiter && !quoted => *counts.last_mut().unwrap_or(&mut 0) += 1,
            _ => {}
        }
    }
    counts.truncate(40);
    counts.iter().map(|n| n * counts.iter().filter(|m| *m == n).count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: &[u8]) -> Sheet {
        read(bytes).unwrap()
    }

    #[test]
    fn every_dialect_gives_the_same_sheet() {
        let comma = "Tên hàng,Giá\r\n\"Kẹo, dừa\",58000\r\n\r\nMật ong,120000\r\n";
        let expected = sheet(comma.as_bytes());
        assert_eq!(
            expected.rows,
            [(2, vec!["Kẹo, dừa".into(), "58000".into()]), (4, vec!["Mật ong".into(), "120000".into()])]
        );
        let semicolon = "\u{feff}Tên hàng;Giá\nKẹo, dừa;58000\n\nMật ong;120000";
        assert_eq!(sheet(semicolon.as_bytes()), expected);
        assert_eq!(sheet(semicolon.replace(';', "\t").as_bytes()), expected);
        for (bom, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
            let mut bytes = bom.to_vec();
            bytes.extend(semicolon.trim_start_matches('\u{feff}').encode_utf16().flat_map(unit));
            assert_eq!(sheet(&bytes), expected);
        }
    }

    #[test]
    fn prices_with_commas_do_not_split_a_file_of_semicolons() {
        let s = sheet("Tên hàng;Giá\nA;1,234,000\nB;2,345,000\nC;3,456,000\n".as_bytes());
        assert_eq!(s.rows[2].1, ["C", "3,456,000"]);
        assert_eq!(sheet(b"a;b;c\n1;2;3\n").header.len(), 3);
    }

    #[test]
    fn the_separator_line_of_excel_is_obeyed() {
        let s = sheet("sep=;\r\nTên hàng;Giá\r\nA,b,c,d;1\r\n".as_bytes());
        assert_eq!((s.header.len(), s.rows[0].0, s.rows[0].1.len()), (2, 3, 2));
    }

    #[test]
    fn titles_above_the_header_are_passed_over() {
        let s = sheet(
            "SỔ TỔNG HỢP TỒN KHO,,,\nTháng 11,,,\n\nMã hàng,Tên hàng hóa,Đơn vị,Cuối kỳ\nA1,Kẹo,hộp,5\n".as_bytes(),
        );
        assert_eq!(s.header[1], "Tên hàng hóa");
        assert_eq!(s.rows, [(5, vec!["A1".into(), "Kẹo".into(), "hộp".into(), "5".into()])]);
    }

    #[test]
    fn a_quote_that_never_closes_swallows_no_rows() {
        let text = "Tên hàng,Giá\nA,1\n\"B,2\nC,3\nD,4\n";
        assert!(matches!(read(text.as_bytes()), Err(SheetFault::OpenQuote { line: 3 })));
        assert_eq!(sheet("Tên hàng,Giá\n5\" chảo,1\nC,3\n".as_bytes()).rows.len(), 2, "an inch is no quote");
    }

    #[test]
    fn unreadable_letters_and_other_formats_are_one_sentence() {
        assert!(matches!(read(b"name\n\xff\xfe\xff\n"), Err(SheetFault::Encoding { line: 2 })));
        assert_eq!(sheet(b"T\xean,Gi\xe1\n").header, ["Tên", "Giá"], "a Western encoding shares these letters");
        assert!(matches!(read(b"<html><table></table></html>"), Err(SheetFault::OtherFormat(_))));
        assert!(matches!(read(&[0, 1, 2, 3]), Err(SheetFault::Unknown)));
    }
}
