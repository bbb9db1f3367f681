//! XLSX by our own hand: one sheet, texts as texts, numbers as numbers, a heading that stays in view.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::catalogue_out::Cell;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Three ways a cell looks: plain number, text (`@`, so that a code typed over stays a code), bold heading.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>"#;

/// The widest a column is drawn, in characters.
const WIDTH_MAX: usize = 48;

/// Writes rows as the one sheet of an XLSX file; the first row is the heading.
pub fn write_xlsx(sheet: &str, rows: &[Vec<Cell>]) -> Result<Vec<u8>, ZipError> {
    let book = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        escaped(sheet)
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &worksheet(rows)),
    ] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn worksheet(rows: &[Vec<Cell>]) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#,
    );
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..columns {
        let cells = rows.iter().take(200).filter_map(|r| r.get(column));
        let width = cells.map(|c| c.as_str().chars().count()).max().unwrap_or(8).clamp(8, WIDTH_MAX) + 2;
        let n = column + 1;
        let _ = write!(out, r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#);
    }
    out.push_str("</cols><sheetData>");
    for (row, line) in rows.iter().zip(1..) {
        let _ = write!(out, r#"<row r="{line}">"#);
        for (cell, column) in row.iter().zip(0..) {
            let at = letters(column);
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let style = if line == 1 { 2 } else { 1 };
                    let text = escaped(text);
                    let _ = write!(out, r#"<c r="{at}{line}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>"#);
                }
                Cell::Number(number) => {
                    let _ = write!(out, r#"<c r="{at}{line}"><v>{number}</v></c>"#);
                }
            }
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
fn letters(mut column: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'A' + u8::try_from(column % 26).unwrap_or(0));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => break,
        }
    }
    out.iter().rev().map(|b| char::from(*b)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_sheet;

    #[test]
    fn what_is_written_reads_back() {
        let text = |t: &str| Cell::Text(t.to_owned());
        let rows = [
            vec![text("Tên hàng"), text("Mã vạch"), text("Giá bán")],
            vec![text("Kẹo <dừa> & \"mứt\""), text("0012345678905"), Cell::Number("58000".into())],
            vec![text("'=1+1"), text(""), Cell::Number("0.5".into())],
        ];
        let sheet = read_sheet(&write_xlsx("Hàng & giá", &rows).unwrap()).unwrap();
        assert_eq!(sheet.name.as_deref(), Some("Hàng & giá"));
        assert_eq!(sheet.header, ["Tên hàng", "Mã vạch", "Giá bán"]);
        assert_eq!(sheet.rows[0].1, ["Kẹo <dừa> & \"mứt\"", "0012345678905", "58000"]);
        assert_eq!(sheet.rows[1].1, ["'=1+1", "", "0.5"]);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
