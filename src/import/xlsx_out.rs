//! One sheet as XLSX: texts as texts, numbers as numbers, a heading that stays in view.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::catalogue_out::Cell;

/// The narrowest and the widest a column is drawn, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// How many rows a column's width is taken from.
const MEASURED: usize = 200;

/// Writes rows as the one sheet of an XLSX file; the first row is the heading.
pub fn write_xlsx(sheet: &str, rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(sheet)?;
    page.set_freeze_panes(1, 0)?;
    // As text, so that a code typed over stays a code.
    let text = Format::new().set_num_format("@");
    let head = text.clone().set_bold();
    for (row, line) in (0u32..).zip(rows) {
        let format = if row == 0 { &head } else { &text };
        for (column, cell) in (0u16..).zip(line) {
            match (cell, cell.as_str().parse::<f64>()) {
                (Cell::Text(text), _) if text.is_empty() => {}
                (Cell::Number(_), Ok(number)) => drop(page.write_number(row, column, number)?),
                (Cell::Text(text) | Cell::Number(text), _) => {
                    page.write_string_with_format(row, column, text, format)?;
                }
            }
        }
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (column, at) in (0u16..).zip(0..columns) {
        let cells = rows.iter().take(MEASURED).filter_map(|r| r.get(at));
        let width = cells.map(|c| c.as_str().chars().count()).max().unwrap_or(0).clamp(WIDTHS.0, WIDTHS.1);
        page.set_column_width(column, u32::try_from(width + 2).unwrap_or(50))?;
    }
    book.save_to_buffer()
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
}
