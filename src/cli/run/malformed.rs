//! What is wrong with a line that is no command, in both languages: the reader's own words are English alone.

use crate::domain::refusal::Term;
use crate::domain::text::clean;

/// The longest that is told.
const MOST: usize = 300;

/// How a reader's words begin, and what they say in Vietnamese before the names they hold.
const BEGINNINGS: &[(&str, &str)] = &[
    ("unknown field ", "không có trường"),
    ("missing field ", "thiếu trường"),
    ("duplicate field ", "trường ghi hai lần:"),
    ("unknown variant ", "không có giá trị"),
    ("invalid type: ", "sai kiểu giá trị:"),
    ("invalid value: ", "giá trị không dùng được:"),
    ("invalid length ", "sai số phần tử:"),
    ("EOF while parsing", "dòng bị cắt ngang"),
    ("trailing characters", "sau lệnh còn chữ thừa"),
    ("trailing comma", "thừa dấu phẩy"),
    ("expected `,` or `}`", "thiếu dấu , hoặc }"),
    ("expected `,` or `]`", "thiếu dấu , hoặc ]"),
    ("expected `:`", "thiếu dấu :"),
    ("key must be a string", "tên trường phải đặt trong dấu \" \""),
    ("expected value", "thiếu giá trị"),
    ("expected ident", "giá trị không đặt trong dấu \" \""),
    ("number out of range", "số quá lớn"),
    ("control character", "trong chữ có ký tự điều khiển"),
    ("invalid escape", "sai ký tự sau dấu \\"),
    ("invalid unicode", "chữ không phải UTF-8"),
    ("a code is 1 to ", "mã gồm chữ không dấu, số, - _ . và không dài quá:"),
    ("a quantity has at most", "số lượng có nhiều nhất ba số lẻ"),
    ("a quantity is at most", "số lượng nhiều nhất là 1.000.000"),
    ("an OCOP product has", "sản phẩm OCOP có 3, 4 hoặc 5 sao"),
    ("serial numbers are", "số sê-ri gồm chữ rồi số, số đầu và số cuối cùng một kiểu"),
    ("a share is written", "phần ghi như 1/3, giữa 0 và 1"),
    ("a stamp is sixteen", "tem ghi bằng mười sáu chữ số thập lục"),
    ("input contains invalid characters", "ngày ghi như 2026-12-31"),
    ("input is out of range", "không có ngày ấy – ngày ghi như 2026-12-31"),
    ("premature end of input", "ngày ghi như 2026-12-31"),
    ("trailing input", "ngày ghi như 2026-12-31"),
];

/// Says in both languages why a line could not be read.
pub(super) fn why(e: &serde_json::Error) -> Term {
    let en: String = clean(&e.to_string()).chars().take(MOST).collect();
    let column = if e.line() == 0 { String::new() } else { format!(" (cột {})", e.column()) };
    let told = BEGINNINGS.iter().find(|(beginning, _)| en.starts_with(beginning));
    let vi = told.map_or_else(|| "không đúng mẫu".to_owned(), |(_, vi)| (*vi).to_owned());
    let names = names(&en);
    let vi = if names.is_empty() { vi } else { format!("{vi} {names}") };
    Term::made(format!("{vi}{column}"), en)
}

/// Gathers what the reader's words quote: the name first, then those there are.
fn names(en: &str) -> String {
    let mut quoted = Vec::new();
    let mut rest = en;
    while let Some(open) = rest.find(['`', '"']) {
        let sign = if rest.get(open..).is_some_and(|r| r.starts_with('`')) { '`' } else { '"' };
        let Some(inner) = rest.get(open.saturating_add(1)..) else { break };
        let (name, after) = inner.split_once(sign).unwrap_or((inner, ""));
        quoted.push(format!("«{name}»"));
        rest = after;
    }
    match quoted.split_first() {
        None => String::new(),
        Some((name, [])) => name.clone(),
        Some((name, known)) => format!("{name} – có {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::domain::command::Command;

    fn vi(line: &str) -> String {
        let told = serde_json::from_str::<serde_json::Value>(line).and_then(Command::deserialize);
        why(&told.unwrap_err()).vi.into_owned()
    }

    #[test]
    fn what_is_wrong_is_said_in_vietnamese() {
        for (line, said) in [
            (r#"{"do":"complete_sale","lines":[],"tenders":[],"x":1}"#, "không có trường «x» – có «ticket», «lines»"),
            (r#"{"do":"record_certificate","kind":"xx"}"#, "thiếu trường «producer»"),
            (r#"{"do":"receive_goods","producer":"A","place":"xx","lines":[]}"#, "không có giá trị «xx» – có «shelf»"),
            (r#"{"do":"open_shift","float_vnd":1.5}"#, "sai kiểu giá trị: «1.5»"),
            (r#"{"do":"open_shift""#, "dòng bị cắt ngang (cột 18)"),
            (r#"{do}"#, "tên trường phải đặt trong dấu \" \" (cột 2)"),
        ] {
            let told = vi(line);
            assert!(told.starts_with(said), "{line}: {told}");
        }
    }

    #[test]
    fn a_day_that_is_none_says_how_days_are_written() {
        let line = r#"{"do":"receive_goods","producer":"A","place":"shelf","lines":[{"sku":"A","quantity":"1","expires":"31/12/2026","form":"consignment"}]}"#;
        assert_eq!(vi(line), "ngày ghi như 2026-12-31");
    }
}
