//! Words about documents of goods.

use crate::domain::lang::Lang;

words! {
    title = "Chứng từ hàng", "Documents";
    today = "hôm nay", "today";
    week = "7 ngày", "7 days";
    month = "30 ngày", "30 days";
    year = "365 ngày", "365 days";
    all = "tất cả", "all";
    number = "Số", "Number";
    when = "Lúc", "When";
    kind = "Việc", "What";
    goods = "Hàng", "Goods";
    with = "Với", "With";
    who = "Ai", "Who";
    none = "Không có chứng từ nào trong những ngày này", "There are no documents of these days";
    none_hint = "Tab: xem nhiều ngày hơn", "Tab: look at more days";
    none_yet = "Chưa có chứng từ hàng nào", "There are no documents of goods yet";
    none_yet_hint = "Nhận hàng của chủ thể thì biên bản hiện ở đây", "Receive goods from a producer, and the minutes stand here";
    other_days = "số ngày", "days";
    undo = "hủy chứng từ", "undo it";
    undo_hint = "vì sao ghi sai", "what is wrong with it";
    undo_note = "Số cũ vẫn còn trong sổ.", "The old number stays in the books.";
    undo_right = "hủy chứng từ hàng", "undoing documents of goods";
    choose = "Chọn một chứng từ trước", "Choose a document first";
    made = "Lập", "Made";
    by = "Người lập", "By";
    about = "Về", "About";
    producer = "Chủ thể", "Producer";
    reason = "Lý do", "Reason";
    printed = "In lại", "Reprints";
    not_again = "chưa", "none";
}

sentences! {
    undo_title(document: &str) = "Hủy chứng từ {document}", "Undo document {document}";
    undone(document: &str, by: &str) = "Đã hủy {document}, biên bản {by}", "{document} is undone, minutes {by}";
    undone_by(by: &str) = "Đã hủy, biên bản {by}", "Undone, minutes {by}";
    is_undone(kind: &str) = "đã hủy: {kind}", "undone: {kind}";
    times(copies: u32) = "{copies} lần", "{copies}";
}

/// Begins a word with a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Names goods as a list has room for: the first, and how many more.
///
/// The count is written as packs are, so that a narrow column cuts the name and keeps it.
pub fn some_of(lang: Lang, names: &[String]) -> String {
    match names {
        [first, rest @ ..] if !rest.is_empty() => format!("{first} + {} {}", rest.len(), lang.pick("nữa", "more")),
        [only, ..] => only.clone(),
        [] => String::new(),
    }
}

/// Names a span of days.
pub const fn days(lang: Lang, days: Option<i64>) -> &'static str {
    match days {
        Some(1) => today(lang),
        Some(7) => week(lang),
        Some(30) => month(lang),
        Some(_) => year(lang),
        None => all(lang),
    }
}
