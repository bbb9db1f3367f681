//! What is to be said of a whole sheet before anybody takes it: its letters, its prices, what it leaves out.

use super::catalogue::Reading;
use super::headers::{Field, in_thousands, untaken_prices};
use super::{Sheet, Told};
use crate::domain::sheet::Warning;

/// Adds what holds of the whole sheet to a reading whose columns have their meaning.
pub(super) fn warn_about_sheet(sheet: &Sheet, reading: &mut Reading) {
    if let Some(encoding) = sheet.encoding {
        let name = encoding.name();
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("tệp dùng bảng mã cũ {name}, đã đổi sang Unicode; xem lại tên hàng trước khi nhận"),
                format!("the letters were in the old encoding {name} and have been decoded; look the names over first"),
            ),
        });
    }
    let has = |field: Field| reading.mapping.iter().any(|c| c.field == Some(field));
    let untaken = untaken_prices(&reading.mapping).join("\", \"");
    if !has(Field::Price) && !untaken.is_empty() {
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("không nhập giá bán nào; nếu là \"{untaken}\" thì chỉ ra cột đó"),
                format!("no selling price is taken; if it is \"{untaken}\", say so of that column"),
            ),
        });
    }
    if has(Field::Decision) && !has(Field::Stars) {
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                "có số quyết định mà không có cột sao: chưa ghi công nhận nào; chỉ ra cột sao nếu có",
                "there are decisions and no column of stars: no recognition is recorded; say which column has the stars",
            ),
        });
    }
    let price = reading.mapping.iter().find(|c| c.field == Some(Field::Price) && in_thousands(&c.header));
    if let Some(header) = price.map(|c| &c.header) {
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("\"{header}\": giá tính bằng nghìn đồng, 50 là 50.000 đ"),
                format!("\"{header}\": the prices are thousands, 50 is 50.000 đ"),
            ),
        });
    }
    if let (Some(name), false) = (&sheet.name, sheet.unread.is_empty()) {
        let others = sheet.unread.join(", ");
        reading.warnings.push(Warning {
            row: None,
            told: Told::new(
                format!("chỉ đọc trang \"{name}\"; không đọc: {others}"),
                format!("only the sheet \"{name}\" was read; not read: {others}"),
            ),
        });
    }
}
