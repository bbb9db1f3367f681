//! What a column means, told from its heading: one table of what people write.

use serde::Serialize;

use super::cells::folded;
use crate::domain::text::clean;

/// What a catalogue column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the headings of our own sample
pub enum Field {
    SkuCode,
    Barcode,
    ProductName,
    Pack,
    Unit,
    SoldBy,
    Price,
    PriceFrom,
    TaxClass,
    ProducerCode,
    ProducerName,
    ProducerKind,
    Commune,
    Province,
    ProvinceCode,
    PlaceSystem,
    GroupItem,
    Stars,
    Decision,
    Level,
    ValidFrom,
    ValidTo,
    OcopCode,
}

/// One column of a sheet and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading as it stands in the file.
    pub header: String,
    /// What the column holds; none when it is ignored.
    pub field: Option<Field>,
}

/// The fields, their codes, and the folded headings they go by.
const FIELDS: [(Field, &str, &str); 23] = [
    (
        Field::SkuCode,
        "sku_code",
        "sku|ma sku|ma hang|ma hang hoa|ma san pham|ma sp|ma hh|ma noi bo|ma vat tu|ma|item code|product code|code",
    ),
    (Field::Barcode, "barcode", "ma vach|so ma vach|ma vach san pham|bar code|barcodes|gtin|ean|ean13|ean 13|upc"),
    (
        Field::ProductName,
        "product_name",
        "ten|ten hang|ten hang hoa|ten hang hoa dich vu|ten san pham|ten sp|ten mat hang|mat hang|san pham|name|product|item name",
    ),
    (
        Field::Pack,
        "pack",
        "quy cach|quy cach dong goi|quy cach san pham|dong goi|khoi luong tinh|dung tich|pack size|packing|packaging|net weight",
    ),
    (Field::Unit, "unit", "don vi|don vi tinh|dv tinh|dvt|uom|unit of measure"),
    (Field::SoldBy, "sold_by", "ban theo|cach ban|hang can|hinh thuc ban"),
    (
        Field::Price,
        "price",
        "gia|gia ban|gia ban le|gia le|don gia|gia niem yet|gia vnd|gia ban vnd|gia ban co vat|selling price|unit price|retail price",
    ),
    (Field::PriceFrom, "price_from", "ngay ap dung|ngay ap dung gia|gia ap dung tu|ap dung tu|gia tu ngay|price date"),
    (
        Field::TaxClass,
        "tax_class",
        "thue|thue suat|thue gtgt|thue suat gtgt|loai thue|nhom thue|vat|tax|tax rate|vat rate",
    ),
    (
        Field::ProducerCode,
        "producer_code",
        "ma chu the|ma nha cung cap|ma ncc|ma nha san xuat|ma nguoi gui|ma co so|supplier code|vendor code",
    ),
    (
        Field::ProducerName,
        "producer_name",
        "chu the|ten chu the|chu the san xuat|chu the ocop|ten chu the ocop|nha san xuat|ten nha san xuat|nha cung cap|\
         ten nha cung cap|ncc|co so|ten co so|co so san xuat|don vi san xuat|don vi cung cap|ben ky gui|hop tac xa|producer|\
         supplier|vendor|maker|subject|subject name",
    ),
    (
        Field::ProducerKind,
        "producer_kind",
        "loai chu the|loai hinh chu the|loai hinh to chuc|loai hinh|loai hinh kinh te|subject type|producer type",
    ),
    (Field::Commune, "commune", "xa|phuong|xa phuong|xa phuong thi tran|phuong xa|ward"),
    (Field::Province, "province", "tinh|tinh thanh|tinh thanh pho|tinh tp|thanh pho|city"),
    (Field::ProvinceCode, "province_code", "ma tinh|ma tinh thanh|ma tinh thanh pho"),
    (Field::PlaceSystem, "place_system", "he ma|he ma tinh|he dia ban|bo ma tinh"),
    (
        Field::GroupItem,
        "group_item",
        "nhom|nhom hang|nhom san pham|nhom hang 3 cap|bo san pham|phan nhom|danh muc|nganh hang|group|category",
    ),
    (
        Field::Stars,
        "stars",
        "sao|so sao|hang sao|sao ocop|hang ocop|phan hang|phan hang sao|phan hang ocop|xep hang|xep hang ocop|star|ocop star|ocop|ocop stars|star rating",
    ),
    (
        Field::Decision,
        "decision",
        "quyet dinh|so quyet dinh|quyet dinh so|so qd|qd|qd cong nhan|quyet dinh cong nhan|so quyet dinh cong nhan|decision no",
    ),
    (Field::Level, "level", "cap|cap cong nhan|cap xep hang|cap danh gia"),
    (
        Field::ValidFrom,
        "valid_from",
        "ngay cong nhan|ngay cap|ngay quyet dinh|ngay qd|ngay bat dau|ngay hieu luc|hieu luc tu|tu ngay|recognised on|certified on",
    ),
    (
        Field::ValidTo,
        "valid_to",
        "het hieu luc|ngay het hieu luc|hieu luc den|het han cong nhan|ngay het han cong nhan|den ngay|ngay ket thuc|expires on",
    ),
    (Field::OcopCode, "ocop_code", "ma ocop|ma so ocop|so ocop|ma san pham ocop|ma so san pham ocop"),
];

/// Headings that begin like one of ours and mean something else.
const OTHERS: [&str; 12] = [
    "gia si",
    "gia ban si",
    "gia ban buon",
    "gia nhap",
    "gia von",
    "gia goc",
    "don vi tien te",
    "ma dvt",
    "ten viet tat",
    "ma chung tu",
    "ten khach hang",
    "nhom khach hang",
];

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = FIELDS.len();

    /// Returns the heading our own sample uses.
    pub fn code(self) -> &'static str {
        FIELDS.iter().find(|(f, _, _)| *f == self).map_or("", |(_, code, _)| code)
    }
}

/// Folds a heading to words: `Giá bán (VNĐ)` is `gia ban vnd`.
fn words(header: &str) -> String {
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

/// Tells what one heading means, if it is known.
pub fn meaning(header: &str) -> Option<Field> {
    exact(&words(header)).or_else(|| prefix(&words(header)))
}

fn exact(heading: &str) -> Option<Field> {
    let names =
        |code: &str, aliases: &str| code.replace('_', " ") == heading || aliases.split('|').any(|a| a == heading);
    FIELDS.iter().find(|(_, code, aliases)| names(code, aliases)).map(|(field, _, _)| *field)
}

/// The longest known heading of two words or more that this one begins with (`Mã hàng Item code`).
fn prefix(heading: &str) -> Option<Field> {
    let begins = |a: &str| heading.strip_prefix(a).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let ours = FIELDS.iter().flat_map(|(field, _, aliases)| aliases.split('|').map(|a| (a, Some(*field))));
    let all = ours.chain(OTHERS.iter().map(|a| (*a, None)));
    all.filter(|(a, _)| a.contains(' ') && begins(a)).max_by_key(|(a, _)| a.len()).and_then(|(_, field)| field)
}

/// Gives every heading its meaning; the heading nearest to our own names wins a field, the others are ignored.
pub fn columns(header: &[String]) -> Vec<Column> {
    let mut out: Vec<Column> = header.iter().map(|h| Column { header: clean(h), field: None }).collect();
    for judge in [exact, prefix] {
        for column in 0..out.len() {
            let field = judge(&words(&out[column].header));
            if out[column].field.is_none() && field.is_some() && !out.iter().any(|c| c.field == field) {
                out[column].field = field;
            }
        }
    }
    out
}

/// Counts the headings of a row that have a meaning.
pub fn recognised(row: &[String]) -> usize {
    row.iter().filter(|cell| cell.len() < 120 && meaning(cell).is_some()).count()
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
    fn no_heading_means_two_things() {
        let mut all: Vec<&str> = FIELDS.iter().flat_map(|(_, _, a)| a.split('|')).chain(OTHERS).collect();
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
    fn real_sheets_show_their_names_and_codes() {
        let text = include_str!("../../tests/data/import/header_variants.csv");
        let mut seen = 0;
        for line in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
            let header: Vec<String> = line[1].split('|').map(String::from).collect();
            let fields: Vec<Field> = columns(&header).into_iter().filter_map(|c| c.field).collect();
            assert!(fields.contains(&Field::ProductName), "{}: {fields:?}", &line[0]);
            seen += 1;
        }
        assert_eq!(seen, 12);
    }
}
