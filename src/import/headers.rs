//! What a column means, told from its heading.
//!
//! A heading of two rows stands as its parts with [`JOINT`] between: a group over a column.

use sha2::{Digest, Sha256};

use super::aliases::{ASIDES, FIELDS};
use super::cells::folded;
use super::rivals;
use crate::domain::sheet::{Aside, MappedColumn, SheetChoices, Why};
pub use crate::domain::sheet::{Column, Field, JOINT};
use crate::domain::text::clean;

/// What a heading was found to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Field(Field),
    Aside(Aside),
}

/// A way of judging words.
type Judge = fn(&str) -> Option<Meaning>;

/// Folds a heading to words: `Giá bán (VNĐ)` is `gia ban vnd`.
pub(super) fn words(header: &str) -> String {
    let heading = folded(header);
    let mut out = String::with_capacity(heading.len());
    for word in heading.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Hashes a heading folded to words: choices are remembered under it.
pub fn key(header: &[String]) -> String {
    let mut hash = Sha256::new();
    for column in header {
        hash.update(words(column));
        hash.update("\n");
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// Tells what one heading means, if it is known.
pub fn meaning(header: &str) -> Option<Field> {
    match exact(&words(header)).or_else(|| prefix(&words(header)))? {
        Meaning::Field(field) => Some(field),
        Meaning::Aside(_) => None,
    }
}

fn exact(heading: &str) -> Option<Meaning> {
    let named = |aliases: &str| aliases.split('|').any(|a| a == heading);
    let own = |field: Field| field.code().len() == heading.len() && field.code().replace('_', " ") == heading;
    let field = FIELDS.iter().find(|(field, aliases)| own(*field) || named(aliases)).map(|(f, _)| Meaning::Field(*f));
    field.or_else(|| ASIDES.iter().find(|(_, aliases)| named(aliases)).map(|(a, _)| Meaning::Aside(*a)))
}

/// `Giá bán chưa VAT`, wherever it says so: no price of this till, which sells at prices with it.
fn net_price(heading: &str) -> Option<Meaning> {
    const WITHOUT: [&str; 8] =
        ["chua vat", "chua thue", "truoc thue", "khong vat", "chua gom", "chua bao gom", "chua co", "excl"];
    let is_net = is_taxed_price(heading) && WITHOUT.iter().any(|said| heading.contains(said));
    is_net.then_some(Meaning::Aside(Aside::NetPrice))
}

/// `Đơn giá (đã gồm thuế)`.
fn gross_price(heading: &str) -> Option<Meaning> {
    const WITH: [&str; 8] = ["da vat", "co vat", "gom vat", "gom thue", "co thue", "sau thue", "bao gom", "incl"];
    let is_gross = is_taxed_price(heading) && WITH.iter().any(|said| heading.contains(said));
    is_gross.then_some(Meaning::Field(Field::Price))
}

/// Returns whether a heading speaks of a price and of VAT.
fn is_taxed_price(heading: &str) -> bool {
    let speaks_of_tax = heading.split(' ').any(|word| matches!(word, "vat" | "thue" | "tax"));
    speaks_of_tax && ["gia ", "don gia "].iter().any(|price| heading.starts_with(price))
}

/// The longest known heading of two words or more that this one begins with (`Mã hàng Item code`).
fn prefix(heading: &str) -> Option<Meaning> {
    let begins = |a: &str| heading.strip_prefix(a).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let ours = FIELDS.iter().flat_map(|(field, aliases)| aliases.split('|').map(|a| (a, Meaning::Field(*field))));
    let others = ASIDES.iter().flat_map(|(aside, aliases)| aliases.split('|').map(|a| (a, Meaning::Aside(*aside))));
    let all = ours.chain(others).filter(|(a, _)| a.contains(' ') && begins(a));
    all.max_by_key(|(a, _)| a.len()).map(|(_, meaning)| meaning)
}

/// Words that are a unit when they stand in brackets behind a heading.
const UNITS: &str = "d dong vnd g gr gam gram kg ml l lit cai chiec hop chai goi hu lo tui bich can thung sp";
/// Words for thousands of đồng.
const THOUSANDS: &str = "1000 nghin ngan x1000 1000d 1000vnd 1000dong";

fn is_among(word: &str, words: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Folds a unit to words, thousands written as one figure.
fn unit_words(text: &str) -> String {
    words(text).replace("1 000", "1000")
}

/// Returns whether what stands under a heading is thousands: `Giá (nghìn đồng)`, `Giá (1.000đ)`.
pub(super) fn in_thousands(header: &str) -> bool {
    unit_words(header).split(' ').any(|word| is_among(word, THOUSANDS))
}

/// Takes the unit in brackets off a heading: `Giá (đ/kg)` is `Giá`; none when there is no unit.
fn without_unit(header: &str) -> Option<&str> {
    let (bare, unit) = header.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let unit = unit_words(unit);
    let of_dong = unit.split(' ').any(|w| ["d", "dong", "vnd", "1000d", "1000vnd", "1000dong"].contains(&w));
    let is_unit = |word: &str| is_among(word, UNITS) || (of_dong && is_among(word, THOUSANDS));
    (!unit.is_empty() && unit.split(' ').all(is_unit)).then_some(bare)
}

/// The heading with its parts joined, turned about, its last part alone, and without its unit;
/// `Chủ thể › Tên` is `Tên chủ thể`.
fn readings(header: &str) -> [String; 4] {
    let bare = without_unit(header);
    let parts: Vec<&str> = bare.unwrap_or(header).split(JOINT).filter(|part| !part.trim().is_empty()).collect();
    let (joined, bare) = (words(header), bare.map(words).unwrap_or_default());
    if parts.len() < 2 {
        return [joined, String::new(), String::new(), bare];
    }
    let turned: Vec<&str> = parts.iter().rev().copied().collect();
    [joined, words(&turned.join(" ")), words(parts.last().unwrap_or(&"")), bare]
}

/// Returns whether a heading, or its parts turned about, is a known one.
pub(super) fn is_exact(header: &str) -> bool {
    let [joined, turned, _, bare] = readings(header);
    [joined, turned, bare].iter().any(|text| exact(text).is_some())
}

/// Gives every heading its meaning; the heading nearest to our own names wins a field, the others are not taken.
pub fn columns(header: &[String]) -> Vec<Column> {
    let column = |h: &String| Column {
        header: clean(h),
        field: None,
        aside: None,
        why: None,
        rival: None,
        sample: String::new(),
    };
    let mut out: Vec<Column> = header.iter().map(column).collect();
    let texts: Vec<[String; 4]> = out.iter().map(|c| readings(&c.header)).collect();
    let judges: [(usize, Judge, Why); 8] = [
        (0, net_price, Why::Named),
        (0, exact, Why::Named),
        (1, exact, Why::Named),
        (3, exact, Why::Named),
        (2, exact, Why::Begins),
        (0, gross_price, Why::Begins),
        (0, prefix, Why::Begins),
        (1, prefix, Why::Begins),
    ];
    let mut late = Vec::new();
    for (reading, judge, why) in judges {
        for column in 0..out.len() {
            let (open, text) = (out[column].why.is_none(), &texts[column][reading]);
            if let Some(meaning) = judge(text).filter(|_| open && !text.is_empty())
                && let Some(field) = set(&mut out, column, meaning, why)
            {
                late.push((column, field, why));
            }
        }
    }
    late.into_iter().for_each(|(column, field, why)| rivals::mark(&mut out, column, field, why));
    end_of_recognition(&mut out);
    grade(&mut out);
    out
}

/// `Hạng` alone is the stars; without its mark it would be goods (`hàng`), so it is read before it is folded.
fn grade(columns: &mut [Column]) {
    let has_stars = columns.iter().any(|c| c.field == Some(Field::Stars));
    let named = columns.iter_mut().find(|c| c.why.is_none() && c.header.trim().to_lowercase() == "hạng");
    if let Some(column) = named.filter(|_| !has_stars) {
        (column.field, column.why) = (Some(Field::Stars), Some(Why::Named));
    }
}

/// `Ngày hết hạn` right behind the first day of a recognition is its last day, not the goods'.
fn end_of_recognition(columns: &mut [Column]) {
    if columns.iter().any(|c| c.field == Some(Field::ValidTo)) {
        return;
    }
    let is_end =
        |c: &Column| c.aside == Some(Aside::Expiry) && matches!(words(&c.header).as_str(), "ngay het han" | "het han");
    let behind = columns.windows(2).position(|pair| match pair {
        [first, second] => first.field == Some(Field::ValidFrom) && is_end(second),
        _ => false,
    });
    if let Some(column) = behind.and_then(|at| columns.get_mut(at + 1)) {
        (column.field, column.aside, column.why) = (Some(Field::ValidTo), None, Some(Why::Begins));
    }
}

/// Returns the headings that speak of a price and are no price that is taken.
pub(super) fn untaken_prices(columns: &[Column]) -> Vec<&str> {
    let is_price = |c: &&Column| {
        let heading = words(&c.header);
        let is_known = matches!(c.aside, Some(aside) if !matches!(aside, Aside::NetPrice | Aside::OtherPrice));
        c.field.is_none() && !is_known && ["gia", "don gia", "price"].iter().any(|price| heading.starts_with(price))
    };
    columns.iter().filter(is_price).map(|c| c.header.as_str()).collect()
}

/// Gives a column its meaning; returns the field that another column has already.
fn set(columns: &mut [Column], at: usize, meaning: Meaning, why: Why) -> Option<Field> {
    match meaning {
        Meaning::Field(field) if columns.iter().any(|c| c.field == Some(field)) => return Some(field),
        Meaning::Field(field) => (columns[at].field, columns[at].why) = (Some(field), Some(why)),
        Meaning::Aside(aside) => (columns[at].aside, columns[at].why) = (Some(aside), Some(why)),
    }
    None
}

/// Finds the column a choice is about: of those with its heading, the one that stands so far on.
fn chosen_column(columns: &[Column], chosen: &MappedColumn) -> Option<usize> {
    let alike = columns.iter().enumerate().filter(|(_, c)| words(&c.header) == chosen.header);
    alike.map(|(at, _)| at).nth(chosen.before)
}

/// Lays what a person chose over the columns; a field told of one column leaves every other.
pub fn choose(columns: &mut [Column], choices: &SheetChoices, why: Why) {
    for chosen in &choices.columns {
        let Some(at) = chosen_column(columns, chosen) else { continue };
        if chosen.field.is_some() {
            for column in columns.iter_mut().filter(|c| c.field == chosen.field) {
                (column.field, column.why) = (None, None);
            }
            columns.iter_mut().filter(|c| c.rival == chosen.field).for_each(|c| c.rival = None);
        }
        let column = &mut columns[at];
        (column.field, column.aside, column.why, column.rival) = (chosen.field, None, Some(why), None);
    }
    rivals::succeed(columns);
}

/// Reads `Tên hàng hóa=name`: a heading or its column letter, and what it holds; `-` is nothing.
pub fn told_column(header: &[String], text: &str) -> Option<MappedColumn> {
    let (heading, what) = text.rsplit_once('=')?;
    let wanted = words(heading);
    let by_name = header.iter().position(|h| words(h) == wanted);
    let at = by_name.or_else(|| letter(heading.trim()))?;
    let heading = words(header.get(at)?);
    let before = header.iter().take(at).filter(|h| words(h) == heading).count();
    let what = what.trim();
    let field = match what {
        "-" | "none" | "bỏ" | "bỏ qua" => None,
        _ => Some(meaning(what).or_else(|| stock_meaning(what))?),
    };
    Some(MappedColumn { header: heading, before, field })
}

/// Tells which field of opening stock a word means: `tồn kho`, `số lô`, `quantity`.
fn stock_meaning(what: &str) -> Option<Field> {
    match exact(&words(what))? {
        Meaning::Field(field) => Some(field),
        Meaning::Aside(aside) => Field::ALL.iter().copied().find(|f| f.asides().contains(&aside)),
    }
}

/// The place of a column by its letter: `A` is the first.
fn letter(text: &str) -> Option<usize> {
    let text = text.to_ascii_uppercase();
    if text.is_empty() || text.len() > 2 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let number = text.bytes().fold(0usize, |n, b| n * 26 + usize::from(b - b'A') + 1);
    number.checked_sub(1)
}

/// Counts the headings of a row that have a meaning.
pub fn recognised(row: &[String]) -> usize {
    let known = |cell: &String| {
        let words = words(cell);
        exact(&words).is_some()
            || prefix(&words).is_some()
            || without_unit(cell).is_some_and(|bare| exact(&self::words(bare)).is_some())
    };
    row.iter().filter(|cell| cell.len() < 120 && !cell.is_empty() && known(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) const OWN: &str = "sku_code,barcode,product_name,pack,unit,sold_by,price,tax_class,producer_code,producer_name,\
        producer_kind,commune,province,province_code,place_system,group_item,stars,decision,level,valid_from,valid_to,ocop_code";

    #[test]
    fn our_own_headings_are_all_known() {
        for h in OWN.split(',').chain(["price_from"]) {
            assert_eq!(meaning(h).map(Field::code), Some(h));
        }
    }

    #[test]
    fn the_names_of_fields_are_headings_too() {
        for field in Field::ALL {
            assert_eq!(exact(&words(field.names().0)), Some(Meaning::Field(*field)), "{}", field.names().0);
        }
    }

    #[test]
    fn no_heading_means_two_things() {
        let mut all: Vec<&str> =
            FIELDS.iter().map(|f| f.1).chain(ASIDES.iter().map(|a| a.1)).flat_map(|a| a.split('|')).collect();
        let n = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), n);
        assert!(all.iter().all(|a| *a == words(a)), "aliases are written folded");
    }

    #[test]
    fn headings_are_known_with_and_without_marks_and_in_capitals() {
        for (h, field) in [
            ("Mã vạch", Field::Barcode),
            ("MA VACH", Field::Barcode),
            ("Tên sản phẩm", Field::ProductName),
            ("Gía bán", Field::Price),
            ("Giá bán lẻ (có VAT)Unit selling price (incl.VAT)", Field::Price),
            ("Mã hàng Item code", Field::SkuCode),
            ("Tên hàng hóa/Vật tư", Field::ProductName),
            ("Xã/phường", Field::Commune),
            ("Hạng sao", Field::Stars),
            ("Đơn vị sản xuất", Field::ProducerName),
            ("Nhóm hàng(3 Cấp)", Field::GroupItem),
        ] {
            assert_eq!(meaning(h), Some(field), "{h}");
        }
        for h in ["Giá vốn", "Giá bán sỉ", "STT", "Mã chứng từ", "Hạn Sử Dụng", "Mã ĐVT Cơ bản", "Tồn kho", "hàng", ""]
        {
            assert_eq!(meaning(h), None, "{h}");
        }
    }

    #[test]
    fn the_first_heading_wins_a_field_and_the_nearest_name_wins_over_it() {
        let header: Vec<String> = ["Giá bán lẻ (có VAT)", "Giá bán", "Đơn giá"].map(String::from).to_vec();
        assert_eq!(columns(&header).iter().map(|c| c.field).collect::<Vec<_>>(), [None, Some(Field::Price), None]);
    }

    #[test]
    fn a_heading_under_a_group_reads_with_it() {
        let header: Vec<String> = [
            "STT",
            "Chủ thể › Tên",
            "Chủ thể › Địa chỉ",
            "Sản phẩm › Tên",
            "Giá › bán",
            "Giá › vốn",
            "Công nhận › Số QĐ",
        ]
        .map(String::from)
        .to_vec();
        let fields: Vec<Option<Field>> = columns(&header).iter().map(|c| c.field).collect();
        let expected = [
            None,
            Some(Field::ProducerName),
            None,
            Some(Field::ProductName),
            Some(Field::Price),
            None,
            Some(Field::Decision),
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_unit_behind_a_heading_does_not_hide_it() {
        for h in [
            "Giá (đ)",
            "Đơn giá (đ)",
            "Giá bán (đồng)",
            "Giá › (đồng)",
            "Đơn giá › (VNĐ)",
            "Giá đ/kg",
            "Giá (vnđ/hộp)",
            "Giá (nghìn đồng)",
            "Giá › (1.000đ)",
        ] {
            assert_eq!(columns(&[h.to_owned()])[0].field, Some(Field::Price), "{h}");
        }
        assert_eq!(columns(&["Tồn (hộp)".to_owned()])[0].aside, Some(Aside::Stock));
        let under = ["Giá bán › Giá lẻ › (đ)", "Giá bán › Giá sỉ › (đ)"].map(String::from);
        let under = columns(&under);
        assert_eq!((under[0].field, under[1].aside), (Some(Field::Price), Some(Aside::OtherPrice)));
        assert_eq!(columns(&["Tồn (nghìn hộp)".to_owned()])[0].aside, None);
        for h in ["Giá (triệu đồng)", "Giá (100 g)", "Giá (vốn)", "Tên (mã)", "Giá đề xuất"] {
            assert_eq!(columns(&[h.to_owned()])[0].field, None, "{h}");
        }
    }

    #[test]
    fn a_heading_says_whether_its_prices_are_thousands() {
        for h in ["Giá (nghìn đồng)", "Giá bán (1.000đ)", "Đơn giá › (ngàn đồng)", "Giá (1000 VNĐ)", "Giá bán (x1.000)"]
        {
            assert!(in_thousands(h), "{h}");
        }
        for h in ["Giá (đồng)", "Giá bán", "Giá (100 g)", "Giá 2026", "Giá từ 11.000"] {
            assert!(!in_thousands(h), "{h}");
        }
    }

    #[test]
    fn what_a_person_says_of_a_column_counts() {
        let header: Vec<String> = ["Tên hàng hóa", "Giá", "Giá hội chợ"].map(String::from).to_vec();
        let told = |text| told_column(&header, text);
        assert_eq!(told("C=price"), told("Giá hội chợ=giá bán"));
        assert_eq!((told("Giá thuê=price"), told("Giá=xyz"), told("Giá")), (None, None, None));
        let mut columns = columns(&header);
        let choices = SheetChoices {
            columns: vec![told("C=price").unwrap(), told("Tên hàng hóa=-").unwrap()],
            ..SheetChoices::default()
        };
        choose(&mut columns, &choices, Why::Told);
        assert_eq!(columns.iter().map(|c| c.field).collect::<Vec<_>>(), [None, None, Some(Field::Price)]);
        assert_eq!(columns[2].why, Some(Why::Told));
    }

    #[test]
    fn a_heading_has_one_key_however_it_is_written() {
        let key = |h: &[&str]| key(&h.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>());
        assert_eq!(key(&["Tên hàng", "GIÁ BÁN"]), key(&["ten hang", " Giá  bán: "]));
        assert_ne!(key(&["Tên hàng", "Giá"]), key(&["Tên", "hàng Giá"]));
    }
}
