//! Words around any list.

use crate::domain::lang::Lang;

words! {
    hint = "Gõ để lọc", "Type to filter";
    hint_or_scan = "Gõ để lọc, hoặc quét mã", "Type to filter, or scan";
    nothing_hint = "Esc: xem lại tất cả", "Esc: see all again";
}

sentences! {
    rows(shown: usize) = "{shown} dòng", "Rows: {shown}";
    rows_of(shown: usize, all: usize) = "{shown}/{all} dòng", "Rows: {shown} of {all}";
    nothing(typed: &str) = "Không có dòng nào có «{typed}»", "No row holds “{typed}”";
}

/// Says how many rows are in the list, and how many of them are kept.
pub fn count(lang: Lang, shown: usize, all: usize) -> String {
    if shown == all { rows(lang, all) } else { rows_of(lang, shown, all) }
}
