//! Which of the first rows name the columns: one row, or a group's heading over a row of its own.

use super::cells::cleaned;
use super::headers::{JOINT, columns, recognised};

/// How far down a heading may stand.
const DEPTH: usize = 25;
/// The longest heading of a column.
const HEADING_CHARS_MAX: usize = 60;

/// Takes the heading out of the rows: its cells and the place of the first row below it.
///
/// The row, or pair of rows, that tells most; the first of equals, because pages repeat their heading.
pub(super) fn find(rows: &[(u32, Vec<String>)]) -> (Vec<String>, usize) {
    let first = rows.first().map(|(_, row)| row.clone()).unwrap_or_default();
    let mut best = (first, 1, 1);
    for (at, (_, row)) in rows.iter().take(DEPTH).enumerate() {
        let single = recognised(row);
        if single > best.2 {
            best = (row.clone(), at + 1, single);
        }
        let Some((_, below)) = rows.get(at + 1) else { continue };
        let Some(joined) = join(row, below) else { continue };
        let score = known(&joined);
        if score > best.2 && score > known(row) && score > known(below) {
            best = (joined, at + 2, score);
        }
    }
    (best.0, best.1)
}

/// Counts the columns that would have a meaning.
fn known(header: &[String]) -> usize {
    columns(header).iter().filter(|c| c.why.is_some()).count()
}

/// Joins a row of groups with the row below; none when the lower row is no heading.
fn join(top: &[String], below: &[String]) -> Option<Vec<String>> {
    let is_heading = |c: &String| !c.bytes().any(|b| b.is_ascii_digit()) && c.chars().count() <= HEADING_CHARS_MAX;
    if !below.iter().all(is_heading) {
        return None;
    }
    let mut group = String::new();
    let width = top.len().max(below.len());
    let joined = (0..width).map(|column| {
        let cell = |row: &[String]| row.get(column).map(|c| cleaned(c).into_owned()).unwrap_or_default();
        let (over, under) = (cell(top), cell(below));
        if !over.is_empty() {
            group.clone_from(&over);
        }
        match (over.is_empty(), under.is_empty()) {
            // A cell merged downwards names its column alone, and ends the group before it.
            (_, true) => {
                group.clear();
                over
            }
            (false, false) if over == under => over,
            (_, false) if group.is_empty() => under,
            (_, false) => format!("{group}{JOINT}{under}"),
        }
    });
    Some(joined.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        text.lines().zip(1..).map(|(l, n)| (n, l.split('|').map(|c| c.trim().to_owned()).collect())).collect()
    }

    #[test]
    fn two_rows_are_one_heading_where_that_tells_more() {
        let sheet = rows("DANH SÁCH SẢN PHẨM\nSTT|Mã hàng|Tên hàng|Giá||Tồn\n|||bán|vốn|\n1|A1|Kẹo|5.000|4.000|2");
        let (header, below) = find(&sheet);
        assert_eq!(header, ["STT", "Mã hàng", "Tên hàng", "Giá › bán", "Giá › vốn", "Tồn"]);
        assert_eq!(below, 3);
        let sheet = rows("|Sản phẩm||Quyết định công nhận||\nSTT|Tên|ĐVT|Số|Ngày|Hạng sao\n1|Kẹo|hộp|12|1/2/2025|4");
        let (header, below) = find(&sheet);
        assert_eq!((header[3].as_str(), below), ("Quyết định công nhận › Số", 2));
    }

    #[test]
    fn a_row_of_goods_is_no_second_heading() {
        let sheet = rows("Tên hàng|ĐVT|Chủ thể|Ghi chú\nKẹo|hộp|HTX A|ngon\nMứt|hộp|HTX B|");
        assert_eq!(find(&sheet), (rows("Tên hàng|ĐVT|Chủ thể|Ghi chú")[0].1.clone(), 1));
        let sheet = rows("DANH MỤC SẢN PHẨM OCOP\nTên hàng|Giá bán\nKẹo|5000");
        assert_eq!(find(&sheet).0, ["Tên hàng", "Giá bán"]);
    }
}
