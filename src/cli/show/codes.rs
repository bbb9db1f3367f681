//! What codes mean that no pack lists, as tables.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::code_book::{LabelValue, Verifier};
use crate::domain::query::Codes;
use crate::domain::text::fold;

pub(super) fn book(mut codes: Codes, text: &str, as_json: bool) -> Result<(), CliError> {
    let words = fold(text);
    let has_all = |told: &str| words.split_whitespace().all(|word| fold(told).contains(word));
    codes.learned.retain(|k| {
        let sku = k.sku.as_ref().map(ToString::to_string).unwrap_or_default();
        has_all(&format!("{} {sku} {} {}", k.pattern, k.name, k.staff))
    });
    codes.layouts.retain(|layout| has_all(&format!("{} ma can", layout.shown())));
    if as_json {
        return print_json(&json!({ "layouts": codes.layouts, "learned": codes.learned }));
    }
    let mut out = vec![heads(&["mã", "hàng", "SL", "mẫu", "ai dạy", "lúc"])];
    for layout in &codes.layouts {
        let unit = match layout.value {
            LabelValue::Weight => "g",
            LabelValue::Price => "đ",
            LabelValue::None => continue,
        };
        let checked = match layout.verifier {
            Verifier::None => "",
            Verifier::Gs1 => ", có số kiểm tra",
        };
        let meaning = format!("mã cân, mỗi bước {} {unit}{checked}", layout.step);
        out.push(vec![layout.shown(), meaning, String::new(), String::new()]);
    }
    for k in &codes.learned {
        let goods = if k.sku.is_some() { k.name.clone() } else { "nhiều hàng".into() };
        let at = k.at.local().format("%d/%m/%Y %H:%M").to_string();
        out.push(vec![k.pattern.clone(), goods, k.units.to_string(), k.samples.to_string(), k.staff.clone(), at]);
    }
    table(&out, &[2, 3])
}
