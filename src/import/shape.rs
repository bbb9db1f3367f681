//! Rows that are no goods: headings between them, repeated headings, totals, signatures, and what they lend.
//!
//! A row with one text alone is a heading only when the text says so; else it is left to be refused.

use std::rc::Rc;

use super::Told;
use super::cells::{cleaned, folded};
use super::headers::{Column, Field, JOINT, words};
use super::numbering::is_numbering;
use super::place::{self, PlaceSystem};
use super::words::kind_from_name;
use crate::domain::sheet::PassedRow;

/// What headings between the rows say of the rows below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lent {
    pub(super) producer: Option<Rc<str>>,
    pub(super) province: Option<Rc<str>>,
    pub(super) commune: Option<Rc<str>>,
}

/// What kind of heading a row is; a heading of one kind ends those that stand below the last of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Province,
    District,
    Commune,
    Producer,
    Group,
}

/// Walks the rows below a heading and tells goods from the rest.
pub(super) struct Shape<'a> {
    columns: &'a [Column],
    header: Vec<Vec<String>>,
    names: Option<usize>,
    codes: Vec<usize>,
    price: Option<usize>,
    over: Vec<(Over, Rc<str>)>,
    lent: Rc<Lent>,
    goods_seen: bool,
    signed: bool,
    /// The rows that are no goods.
    pub(super) passed: Vec<PassedRow>,
}

impl<'a> Shape<'a> {
    pub(super) fn new(columns: &'a [Column]) -> Self {
        let at = |field| columns.iter().position(|c| c.field == Some(field));
        Self {
            header: columns.iter().map(|c| c.header.split(JOINT).map(words).collect()).collect(),
            names: at(Field::ProductName),
            codes: [Field::SkuCode, Field::Barcode].into_iter().filter_map(at).collect(),
            price: at(Field::Price),
            columns,
            over: Vec::new(),
            lent: Rc::default(),
            goods_seen: false,
            signed: false,
            passed: Vec::new(),
        }
    }

    /// Returns what is lent to a row of goods; none for a row that is something else.
    pub(super) fn goods(&mut self, line: u32, cells: &[String]) -> Option<Rc<Lent>> {
        let told = self.repeated(cells).or_else(|| self.numbers(cells)).or_else(|| self.total(cells));
        let told = told.or_else(|| self.signature(cells)).or_else(|| self.heading(cells));
        let Some(told) = told else {
            self.goods_seen = true;
            return Some(Rc::clone(&self.lent));
        };
        let value = cells.iter().map(|c| cleaned(c)).find(|c| !c.is_empty()).unwrap_or_default();
        let value = value.chars().take(60).collect();
        self.passed.push(PassedRow { row: line, value, told });
        None
    }

    fn cell<'c>(&self, cells: &'c [String], at: Option<usize>) -> &'c str {
        at.and_then(|i| cells.get(i)).map_or("", |c| c.trim())
    }

    /// The heading again, as every printed page has it.
    fn repeated(&self, cells: &[String]) -> Option<Told> {
        let name = words(self.cell(cells, self.names));
        if name.is_empty() && self.names.is_some() && cells.iter().filter(|c| !c.trim().is_empty()).count() < 2 {
            return None;
        }
        let full = cells.iter().zip(&self.header).filter(|(c, _)| !c.trim().is_empty());
        let (mut same, mut all) = (0, 0);
        for (cell, parts) in full {
            all += 1;
            same += usize::from(parts.contains(&words(cell)));
        }
        (all >= 2 && same == all).then(|| Told::new("tiêu đề lặp lại", "the heading again"))
    }

    fn numbers(&self, cells: &[String]) -> Option<Told> {
        is_numbering(cells, self.columns.len()).then(|| Told::new("dòng đánh số cột", "the numbers of the columns"))
    }

    fn total(&self, cells: &[String]) -> Option<Told> {
        let name = self.cell(cells, self.names);
        let first = cells.iter().map(|c| c.trim()).find(|c| !c.is_empty()).unwrap_or_default();
        let text = words(if name.is_empty() { first } else { name });
        let is_total = ["tong cong", "tong so", "tong", "cong", "total", "grand total"].contains(&text.as_str())
            || TOTALS.iter().any(|w| text.starts_with(w));
        (is_total && !self.has_code(cells)).then(|| Told::new("dòng tổng cộng", "a total"))
    }

    /// Who drew the sheet up, and everything below that is no goods.
    fn signature(&mut self, cells: &[String]) -> Option<Told> {
        if !self.goods_seen || has_digit(self.cell(cells, self.price)) || self.has_code(cells) {
            return None;
        }
        self.signed |= cells.iter().any(|c| signs(&words(c)));
        self.signed.then(|| Told::new("phần ký tên, ghi chú cuối bảng", "signatures and notes below the table"))
    }

    /// Whether a code of goods stands in the row, not a word that ran into its column.
    fn has_code(&self, cells: &[String]) -> bool {
        self.codes.iter().map(|at| self.cell(cells, Some(*at))).any(|code| {
            !code.is_empty()
                && code.is_ascii()
                && (has_digit(code) || !code.contains(' '))
                && !TOTAL_CODES.contains(&words(code).as_str())
        })
    }

    /// A text alone that names whose or where the goods below are, or only their group.
    fn heading(&mut self, cells: &[String]) -> Option<Told> {
        if self.columns.iter().filter(|c| c.field.is_some()).count() < 2 {
            return None;
        }
        let mut alone: Option<&str> = None;
        let mut numbered = false;
        for (at, cell) in cells.iter().map(|c| c.trim()).enumerate().filter(|(_, c)| !c.is_empty()) {
            if alone.is_some() || self.names.is_some_and(|name| at > name) {
                return None;
            }
            if is_ordinal(cell) {
                numbered |= !has_digit(cell);
            } else {
                alone = Some(cell);
            }
        }
        let text = cleaned(alone?).into_owned();
        let (bare, lettered) = without_ordinal(&text);
        let (over, value) = said(bare, numbered || lettered)?;
        self.enter(over, value);
        Some(match over {
            Over::Producer => Told::new("tên chủ thể của các dòng dưới", "the producer of the rows below"),
            Over::Province | Over::Commune => Told::new("địa bàn của các dòng dưới", "the place of the rows below"),
            Over::District => Told::new("địa bàn (huyện, không ghi)", "a district, which is not kept"),
            Over::Group => Told::new("tên nhóm hàng", "the name of a group"),
        })
    }

    fn enter(&mut self, over: Over, value: &str) {
        if let Some(depth) = self.over.iter().position(|(o, _)| *o == over) {
            self.over.truncate(depth);
        }
        self.over.push((over, value.into()));
        let last = |over| self.over.iter().rev().find(|(o, _)| *o == over).map(|(_, v)| Rc::clone(v));
        self.lent = Rc::new(Lent {
            producer: last(Over::Producer),
            province: last(Over::Province),
            commune: last(Over::Commune),
        });
    }
}

/// How a row of sums begins.
const TOTALS: [&str; 8] =
    ["tong cong ", "tong so ", "cong don", "cong trang", "cong nhom", "cong mang sang", "mang sang", "chuyen sang"];
/// Words of a row of sums that may stand in the column of codes, written without marks.
const TOTAL_CODES: [&str; 3] = ["tong", "cong", "total"];

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// A row's own number: `1`, `1.2`, `IV`, `A.`.
fn is_ordinal(cell: &str) -> bool {
    let bare = cell.trim_matches(['.', ')', '(', '-', ' ']);
    let roman = bare.len() <= 5 && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase());
    let number = bare.len() <= 5 && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    roman || letter || number
}

/// Takes `I. ` or `A) ` off the front, and says whether it was letters.
fn without_ordinal(text: &str) -> (&str, bool) {
    let Some((first, rest)) = text.split_once([' ', '.', ')', '-', ':']) else { return (text, false) };
    let rest = rest.trim_start_matches(['.', ')', '-', ':', ' ']);
    let marked = text[first.len()..].starts_with(['.', ')', ':']) || text[first.len()..].starts_with(" -");
    if marked && !first.is_empty() && !rest.is_empty() && is_ordinal(first) {
        (rest, !has_digit(first))
    } else {
        (text, false)
    }
}

/// What a text alone says it is.
fn said(text: &str, lettered: bool) -> Option<(Over, &str)> {
    let folded = folded(text);
    if let Some((label, value)) = text.split_once(':')
        && ["chu the", "ten chu the", "nha cung cap", "ncc", "nha san xuat", "co so", "ben gui", "htx"]
            .contains(&words(label).as_str())
        && !value.trim().is_empty()
    {
        return Some((Over::Producer, value.trim()));
    }
    if kind_from_name(text).is_some() {
        return Some((Over::Producer, text));
    }
    let lower = text.to_lowercase();
    let begins = |all: &[&str]| all.iter().any(|w| lower.starts_with(w));
    if begins(&["tỉnh "]) && place::resolve(text, "", None).is_ok() {
        return Some((Over::Province, text));
    }
    if begins(&["huyện ", "thị xã ", "quận ", "thành phố ", "tp ", "tp. ", "tp.", "tỉnh "]) {
        return Some((Over::District, text));
    }
    if begins(&["xã ", "phường ", "thị trấn ", "đặc khu "]) {
        return Some((Over::Commune, text));
    }
    let named = ["nhom", "nganh", "danh muc", "bo san pham", "phan ", "muc ", "san pham dat", "san pham hang"];
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    let province = [PlaceSystem::New34, PlaceSystem::Old63].iter().any(|s| place::place(text, *s).is_some());
    if province {
        return Some((Over::Province, text));
    }
    (lettered || capitals || named.iter().any(|w| folded.starts_with(w))).then_some((Over::Group, text))
}

/// Whether a cell begins the foot of a sheet.
fn signs(words: &str) -> bool {
    const FEET: [&str; 13] = [
        "nguoi lap",
        "ke toan",
        "thu kho",
        "thu truong",
        "giam doc",
        "chu tich",
        "tm ",
        "ky ten",
        "ky ghi ro",
        "ky ho ten",
        "xac nhan cua",
        "noi nhan",
        "ghi chu ",
    ];
    let dated = words.contains("ngay ") && words.contains(" thang ") && words.contains(" nam");
    dated || words == "ghi chu" || FEET.iter().any(|f| words.starts_with(f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::headers::columns;

    type Goods = Vec<(u32, Lent)>;

    fn read(text: &str) -> (Goods, Vec<(u32, String)>) {
        let rows: Vec<Vec<String>> =
            text.lines().map(|l| l.split('|').map(|c| c.trim().to_owned()).collect()).collect();
        let columns = columns(&rows[0]);
        let mut shape = Shape::new(&columns);
        let lines = rows.iter().zip(1u32..).skip(1);
        let goods = lines.filter_map(|(r, n)| shape.goods(n, r).map(|l| (n, (*l).clone()))).collect();
        (goods, shape.passed.into_iter().map(|p| (p.row, p.told.en)).collect())
    }

    #[test]
    fn a_heading_between_the_rows_lends_its_producer_until_the_next() {
        let (goods, passed) = read(
            "STT|Tên hàng|Giá|Chủ thể\nI|HTX Ong Xanh||\n1|Mật ong|5000|\nII|Cơ sở Ba Tri||\n1|Kẹo|6000|\nA. HUYỆN MỎ CÀY|||\n1|Bưởi|7000|",
        );
        let producers: Vec<_> = goods.iter().map(|(n, l)| (*n, l.producer.as_deref())).collect();
        assert_eq!(producers, [(3, Some("HTX Ong Xanh")), (5, Some("Cơ sở Ba Tri")), (7, Some("Cơ sở Ba Tri"))]);
        assert_eq!(passed.len(), 3);
    }

    #[test]
    fn a_producer_inside_a_district_ends_with_it() {
        let (goods, _) = read(
            "Tên hàng|Giá|ĐVT\nHuyện Ba Tri||\nHTX Một||\nA|1|h\nHuyện Mỏ Cày||\nB|2|h\nTỉnh Bến Tre||\nXã An Thạnh||\nC|3|h",
        );
        assert_eq!(goods[0].1.producer.as_deref(), Some("HTX Một"));
        assert_eq!(goods[1].1, Lent::default());
        assert_eq!(goods[2].1.province.as_deref(), Some("Tỉnh Bến Tre"));
        assert_eq!(goods[2].1.commune.as_deref(), Some("Xã An Thạnh"));
    }

    #[test]
    fn what_is_no_goods_is_passed_with_its_name() {
        let (goods, passed) = read(
            "STT|Tên hàng|ĐVT|Giá\n(1)|(2)|(3)|(4)\n1|Kẹo|hộp|5.000\nSTT|Tên hàng|ĐVT|Giá\n2|Mứt|hộp|6.000\n|NHÓM 2: TRÀ||\n3|Trà|gói|7.000\n|Tổng cộng||18.000\n|Bến Tre, ngày 5 tháng 3 năm 2026||\n|Người lập biểu||Giám đốc\n|Nguyễn Văn A||Trần B",
        );
        assert_eq!(goods.iter().map(|g| g.0).collect::<Vec<_>>(), [3, 5, 7]);
        let what: Vec<&str> = passed.iter().map(|p| p.1.as_str()).collect();
        assert!(what[0].contains("numbers") && what[1].contains("again") && what[2].contains("group"), "{what:?}");
        assert!(what[3].contains("total") && what[4..].iter().all(|w| w.contains("signatures")), "{what:?}");
    }

    #[test]
    fn the_numbers_of_the_columns_are_no_goods() {
        for numbers in
            ["A|B|C|1", "A|B|C|D", "(1)|(2)|(3)|(4)=(2)x(3)", "1|2|3|4=2x3", "(a)|(b)|(1)|(2)", "[1]|[2]|[3]|"]
        {
            let (goods, passed) = read(&format!("STT|Tên hàng|ĐVT|Giá\n{numbers}\n1|Kẹo|hộp|5.000"));
            assert_eq!((goods.len(), passed.len()), (1, 1), "{numbers}: {goods:?}");
        }
        let (goods, passed) = read("Tên hàng|Giá\n(1)|(2)\nKẹo|5.000");
        assert_eq!((goods.len(), passed.len()), (1, 1), "of two columns");
        for row in ["1|Trà|2|3", "X|Trà|C|1", "B|A|1|2"] {
            assert_eq!(read(&format!("STT|Tên hàng|ĐVT|Giá\n{row}")).0.len(), 1, "{row}");
        }
        assert_eq!(read("Tên hàng|Giá\n1|2").0.len(), 1);
    }

    #[test]
    fn a_total_in_the_column_of_codes_is_a_total() {
        let (goods, passed) = read("Mã hàng|Tên hàng|Giá\nA|Kẹo|5000\nTổng cộng||5000\nTONG|| 5000\nB|Tổng|6000");
        assert_eq!((goods.len(), passed.len()), (2, 2), "goods may be called so when they have a code");
    }

    #[test]
    fn goods_that_look_like_something_else_stay_goods() {
        let (goods, passed) = read(
            "Mã hàng|Tên hàng|ĐVT|Giá\nX1|Xạ đen||5000\nT1|Tổng hợp trái cây|hộp|5000\n|Bánh tráng|| \nC9|Cộng hưởng|hộp|\nG7|Giám đốc (tranh)|bức|100000",
        );
        assert_eq!((goods.len(), passed), (5, vec![]));
    }
}
