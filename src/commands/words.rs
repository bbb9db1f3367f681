//! Texts at the boundary: cleaned, counted, and named when they are refused.

use chrono::NaiveDate;

use crate::domain::catalogue::Place;
use crate::domain::province::contradicts_itself;
use crate::domain::refusal::{Refusal, Term};

/// Cleans a text and checks its length in characters.
pub(super) fn text(field: &'static str, value: &str, max: usize) -> Result<String, Refusal> {
    let clean = crate::domain::text::clean(value);
    let count = clean.chars().count();
    if (1..=max).contains(&count) { Ok(clean) } else { Err(Refusal::BadText { field: field_term(field), max }) }
}

/// Names a field in both languages.
fn field_term(vi: &'static str) -> Term {
    const FIELDS: &[(&str, &str)] = &[
        ("tên nhân viên", "staff name"),
        ("tên điểm bán", "point name"),
        ("mã điểm bán", "point code"),
        ("địa chỉ", "address"),
        ("điện thoại", "telephone"),
        ("chủ tài khoản", "account holder"),
        ("tên chủ thể", "producer name"),
        ("tên sản phẩm", "product name"),
        ("tên hàng", "item name"),
        ("mã OCOP", "OCOP code"),
        ("quy cách", "pack"),
        ("đơn vị", "unit"),
        ("mã vạch", "barcode"),
        ("số quyết định", "decision number"),
        ("cấp công nhận", "recognising level"),
        ("cơ quan công nhận", "recognising body"),
        ("bộ tiêu chí", "criteria"),
        ("căn cứ", "basis"),
        ("ghi chú", "note"),
        ("tên tệp", "file name"),
        ("tên cột", "column heading"),
        ("mã tiêu đề", "heading key"),
        ("lý do", "reason"),
        ("số phiếu giao", "delivery note"),
        ("số lô", "lot code"),
        ("số biên bản", "minutes number"),
        ("loại giấy", "kind of paper"),
        ("số giấy", "paper number"),
        ("nơi cấp", "issuer"),
        ("nơi cất bản gốc", "where it is filed"),
        ("cơ quan lấy mẫu", "authority"),
        ("phiếu", "ticket"),
        ("người giao tem", "who hands stamps over"),
        ("người nhận tem", "who takes stamps back"),
        ("số phiếu giao tem", "stamps' paper"),
        ("tên điểm nhận", "receiving point"),
        ("ghi chú", "note"),
        ("người cùng đếm", "who counted with us"),
        ("số phiếu điều chuyển", "transfer number"),
    ];
    let en = FIELDS.iter().find(|f| f.0 == vi).map_or(vi, |f| f.1);
    Term::new(vi, en)
}

/// Cleans a text that may be empty.
pub(super) fn text_or_empty(field: &'static str, value: &str, max: usize) -> Result<String, Refusal> {
    if value.trim().is_empty() { Ok(String::new()) } else { text(field, value, max) }
}

/// Writes a day as refusals say it.
pub(super) fn shown(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Cleans where something is.
pub(super) fn place(place: Option<&Place>) -> Result<Option<Place>, Refusal> {
    let clean = |p: &Place| -> Result<Place, Refusal> {
        Ok(Place {
            commune: text_or_empty("xã, phường", &p.commune, 120)?,
            province: text_or_empty("tỉnh", &p.province, 60)?,
            code: p.code.as_ref().map(|c| text("mã tỉnh", c, 8)).transpose()?,
            ..p.clone()
        })
    };
    let place = place.map(clean).transpose()?;
    if let Some(wrong) = place.as_ref().filter(|place| contradicts_itself(place)) {
        let (code, province) = (wrong.code.clone().unwrap_or_default(), wrong.province.clone());
        return Err(Refusal::BadProvince { code, province });
    }
    Ok(place)
}
