//! Which of the first rows name the columns: one row, or a group's heading over a row of its own.

use super::cells::cleaned;
use super::headers::{Field, JOINT, columns, is_exact, recognised};
use super::numbering::is_numbering;

/// How far down a heading may stand.
const DEPTH: usize = 25;
/// The longest heading of a column.
const HEADING_CHARS_MAX: usize = 60;

/// The most rows that may stand under a heading and belong to it.
const UNDER_MAX: usize = 3;

/// Takes the heading out of the rows: its cells and the place of the first row below it.
///
/// The row, or pair of rows, that tells most; the first of equals, because pages repeat their heading.
/// Rows of units or of the same names again under it are its own.
pub(super) fn find(rows: &[(u32, Vec<String>)]) -> (Vec<String>, usize) {
    let first = rows.first().map(|(_, row)| row.clone()).unwrap_or_default();
    let mut best = (first, 1, 1);
    for (at, (_, row)) in rows.iter().take(DEPTH).enumerate() {
        let single = recognised(row);
        if single > best.2 {
            best = (row.clone(), at + 1, single);
        }
        let Some((_, below)) = rows.get(at + 1).filter(|(_, below)| is_second(row, below)) else { continue };
        let joined = join(row, below);
        let score = known(&joined);
        if score > best.2 && score > known(row) && score > known(below) {
            best = (joined, at + 2, score);
        }
    }
    let (mut header, mut end, _) = best;
    for (_, below) in rows.iter().skip(end).take(UNDER_MAX) {
        let joined = join(&header, below);
        if !belongs(&header, below, &joined) {
            break;
        }
        (header, end) = (joined, end + 1);
    }
    (header, end)
}

/// Counts the columns that would have a meaning.
fn known(header: &[String]) -> usize {
    columns(header).iter().filter(|c| c.why.is_some()).count()
}

/// Returns whether a row may be the lower half of a heading: short texts without figures.
fn is_second(top: &[String], below: &[String]) -> bool {
    let is_heading = |c: &String| !c.bytes().any(|b| b.is_ascii_digit()) && c.chars().count() <= HEADING_CHARS_MAX;
    below.iter().all(is_heading) && !is_numbering(below, top.len())
}

/// Returns whether a row under a heading can be nothing but its own, though it tells no more:
/// each cell a unit in brackets, the name above again, or a known heading.
fn belongs(header: &[String], below: &[String], joined: &[String]) -> bool {
    let has_letter = |cell: &str| cell.chars().any(char::is_alphabetic);
    let is_own = |at: usize, cell: &str| {
        let over = header.get(at).map(|h| cleaned(h)).unwrap_or_default();
        let in_brackets = cell.starts_with('(') && cell.ends_with(')') && has_letter(cell);
        in_brackets || last_part(&over) == cell || is_exact(cell) || joined.get(at).is_some_and(|h| is_exact(h))
    };
    let cells = || below.iter().enumerate().map(|(at, c)| (at, cleaned(c))).filter(|(_, c)| !c.is_empty());
    let short = |cell: &str| cell.chars().count() <= HEADING_CHARS_MAX;
    let before = known(header);
    before > 0
        && (cells().all(|(at, cell)| short(&cell) && is_own(at, &cell)) || names_the_nameless(header, below))
        && !is_numbering(below, header.len())
        && known(joined) >= before
}

/// Returns whether a row names columns that have no name beside a group, and no goods: `Giá | | Tồn` over
/// ` | tại cơ sở | tại siêu thị | `.
fn names_the_nameless(header: &[String], below: &[String]) -> bool {
    let is_empty = |row: &[String], at: usize| row.get(at).is_none_or(|cell| cell.trim().is_empty());
    let of_goods = columns(header).iter().position(|c| c.field == Some(Field::ProductName));
    let named: Vec<usize> = (0..below.len()).filter(|at| !is_empty(below, *at)).collect();
    let is_of_group = |at: &usize| is_empty(header, *at) || is_empty(header, at + 1);
    of_goods.is_some_and(|at| is_empty(below, at))
        && named.iter().any(|at| *at < header.len() && is_empty(header, *at))
        && named.iter().all(is_of_group)
        && is_second(header, below)
}

fn last_part(heading: &str) -> &str {
    heading.rsplit(JOINT).next().unwrap_or(heading)
}

/// Joins a row of groups with the row below.
fn join(top: &[String], below: &[String]) -> Vec<String> {
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
            (false, false) if last_part(&over) == under => over,
            (_, false) if group.is_empty() => under,
            (_, false) => format!("{group}{JOINT}{under}"),
        }
    });
    joined.collect()
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
    fn a_row_of_units_names_again_or_headings_of_its_own_belongs_to_the_heading() {
        let below = |text: &str| {
            let (header, below) = find(&rows(text));
            (header.join("|"), below)
        };
        let units = "STT|Tên sản phẩm|Khối lượng|Giá|Tồn\n|||(100 g)|\n|||(đồng)|(hộp)\n1|Kẹo|3|5.000|2";
        assert_eq!(below(units).0, "STT|Tên sản phẩm|Khối lượng|Giá|Tồn", "a price in a unit of weight is no price");
        let units = "STT|Tên sản phẩm|Khối lượng|Giá|Tồn\n||(g)|(VNĐ/hộp)|(hộp)\n1|Kẹo|3|5.000|2";
        assert_eq!(below(units), ("STT|Tên sản phẩm|Khối lượng › (g)|Giá › (VNĐ/hộp)|Tồn › (hộp)".into(), 2));
        let again = "STT|Tên hàng|Giá|\nSTT|Tên hàng|bán|vốn\nSTT|Tên hàng|(đ)|(đ)\n1|Kẹo|5.000|4.000";
        assert_eq!(below(again), ("STT|Tên hàng|Giá › bán › (đ)|Giá › vốn › (đ)".into(), 3));
        let own = "Tên sản phẩm|Giá bán|Chủ thể\n||Tên\nKẹo|5.000|HTX A";
        assert_eq!(below(own), ("Tên sản phẩm|Giá bán|Chủ thể › Tên".into(), 2));
        let pair =
            "Tên sản phẩm|ĐVT|Đơn giá (đồng)||Hạng\n||Giá bán tại cơ sở|Giá bán tại siêu thị|\nKẹo|hộp|3000|4000|4 sao";
        let (header, end) = below(pair);
        assert!(end == 2 && header.contains("Đơn giá (đồng) › Giá bán tại siêu thị"), "{header}");
        let goods = "Tên sản phẩm|ĐVT|Giá||Ghi chú\nKẹo|hộp|liên hệ|mới|\n||liên hệ|mới|";
        assert_eq!(below(goods).1, 1, "a row of goods is none");
        let title = "SẢN PHẨM||\nTên hàng|Giá bán|ĐVT\nKẹo|5.000|hộp";
        assert_eq!(below(title), ("Tên hàng|Giá bán|ĐVT".into(), 2), "a title names no columns");
    }

    #[test]
    fn the_numbers_of_the_columns_are_no_second_heading() {
        for numbers in
            ["(1)|(2)|(3)|(4)", "A|B|1|2", "A|B|C|D", "(A)|(B)|(C)|(D)", "1|2|3|4=3x2", "(1)|(2)|(3)|(4)=(3)x(2)"]
        {
            let sheet = rows(&format!("STT|Tên hàng|ĐVT|Giá\n{numbers}\n1|Kẹo|hộp|5.000"));
            assert_eq!(find(&sheet), (rows("STT|Tên hàng|ĐVT|Giá")[0].1.clone(), 1), "{numbers}");
        }
    }

    #[test]
    fn a_row_of_goods_is_no_second_heading() {
        let sheet = rows("Tên hàng|ĐVT|Chủ thể|Ghi chú\nKẹo|hộp|HTX A|ngon\nMứt|hộp|HTX B|");
        assert_eq!(find(&sheet), (rows("Tên hàng|ĐVT|Chủ thể|Ghi chú")[0].1.clone(), 1));
        let sheet = rows("DANH MỤC SẢN PHẨM OCOP\nTên hàng|Giá bán\nKẹo|5000");
        assert_eq!(find(&sheet).0, ["Tên hàng", "Giá bán"]);
        for goods in ["Kẹo|hộp|(chưa có)", "Tên|hộp|5000", "Kẹo||", "Trà|gói|Liên hệ"] {
            let sheet = rows(&format!("Tên hàng|ĐVT|Giá\n{goods}"));
            assert_eq!(find(&sheet).1, 1, "{goods}");
        }
    }
}
