//! CSV for Excel: UTF-8 with a mark, CRLF, and no cell that a spreadsheet would run as a formula.

use super::cells::is_formula;

/// Writes rows as CSV; a cell that begins like a formula gets an apostrophe before it.
pub fn write_csv<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            write_cell(cell, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn write_cell(cell: &str, out: &mut String) {
    let unsafe_start = is_formula(cell) && !is_plain_number(cell);
    let quoted = unsafe_start || cell.contains([',', ';', '"', '\n', '\r', '\t']) || cell != cell.trim();
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if unsafe_start {
        out.push('\'');
    }
    for c in cell.chars().filter(|c| *c != '\0') {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

/// Returns whether it is a number with its sign, such as `-35000`.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_comes_out_as_a_formula() {
        for evil in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1+2"] {
            let out = write_csv([&[evil.to_owned()][..]]);
            assert!(out.starts_with("\u{feff}\"'"), "{out:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let rows = [vec!["Tên hàng".to_owned(), "Giá".into()], vec!["Kẹo \"dừa\", béo".into(), "-35000".into()]];
        let out = write_csv(rows.iter().map(Vec::as_slice));
        let sheet = super::super::read_sheet(out.as_bytes()).unwrap();
        assert_eq!((sheet.header, sheet.rows[0].1.clone()), (rows[0].clone(), rows[1].clone()));
    }
}
