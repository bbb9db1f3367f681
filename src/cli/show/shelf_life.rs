//! How long goods must keep, as a table.

use serde_json::json;

use super::{heads, print_json, table};
use crate::cli::CliError;
use crate::domain::shelf_life::ShelfLifeRules;

pub(super) fn rules(rules: &ShelfLifeRules, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return print_json(&json!({ "shelf_life": rules.all(), "usual": rules.is_usual() }));
    }
    let mut out = vec![heads(&["hàng", "phần hạn còn lại", "số ngày còn lại"])];
    for rule in rules.all() {
        let group = rule.group_item.map_or_else(|| "mọi hàng".to_owned(), |group| format!("bộ {group}"));
        let share = rule.share.map_or_else(|| "-".to_owned(), |share| share.to_string());
        out.push(vec![group, share, rule.days.map_or_else(|| "-".to_owned(), |days| days.to_string())]);
    }
    table(&out, &[1, 2])?;
    if rules.is_usual() {
        say!("Chưa đặt cho mọi hàng: dùng mức sẵn có.\n  (not set for all goods: the usual rule holds)");
    }
    Ok(())
}
