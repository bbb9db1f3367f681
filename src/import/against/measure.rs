//! Goods that are counted stay counted in what they are counted in.
//!
//! Quantities in the books bear no unit of their own: "7 chai" would become "7 hộp" by a word in a sheet.

use super::titles::unit;
use crate::domain::catalogue::CatalogueRow;
use crate::domain::sheet::{Field, Told};
use crate::domain::shelf::SkuCard;
use crate::domain::stock::here::StockHere;
use crate::domain::text::fold;

/// Returns why a row may not say in what its goods are counted: they lie here, or are sold below the books.
pub(super) fn changed(card: &SkuCard, goods: &CatalogueRow, here: &StockHere) -> Option<(Field, Told)> {
    let folded = |text: &str| fold(unit(text.trim()));
    let (field, vi, en) = if card.unit != goods.unit && folded(&card.unit) != folded(&goods.unit) {
        let new = &goods.unit;
        (Field::Unit, format!("đổi đơn vị thành {new}"), format!("the unit {new}"))
    } else if card.sold_by != goods.sold_by {
        (Field::SoldBy, "đổi cách bán".to_owned(), "another way of selling".to_owned())
    } else {
        return None;
    };
    let old = &card.unit;
    if let Some(left) = here.left(&card.sku) {
        return Some((
            field,
            Told::new(
                format!(
                    "còn {left} {old}; {vi} là đổi nghĩa số đó – xuất hay kiểm kê cho hết trước, hoặc dùng mã hàng mới"
                ),
                format!(
                    "{left} {old} are here and {en} would change what that means; count them out first, or take a new code"
                ),
            ),
        ));
    }
    let short = here.short(&card.sku)?;
    Some((
        field,
        Told::new(
            format!(
                "{short} {old} đã bán chưa có trong sổ; nhập hàng hay kiểm kê trước khi {vi}, hoặc dùng mã hàng mới"
            ),
            format!("{short} {old} were sold below the books; receive or count them before {en}, or take a new code"),
        ),
    ))
}
