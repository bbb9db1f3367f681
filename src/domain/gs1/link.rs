//! GS1 Digital Link: the same fields in an address (GS1 Digital Link Standard: URI Syntax).
//!
//! Any domain will do, with a path before the number or without. The compressed form is left alone.

/// The most fields an address may hold; more is no label.
const FIELDS_MAX: usize = 40;

/// Takes an address apart into identifiers and values; nothing when it names no goods.
pub(super) fn fields(url: &str) -> Option<Vec<(String, String)>> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (_, path) = place.split_once('/')?;
    let mut out = of_path(path)?;
    out.extend(of_query(query));
    (out.len() <= FIELDS_MAX).then_some(out)
}

/// Reads `01/…/22/…/10/…/21/…`, whatever stands before it.
fn of_path(path: &str) -> Option<Vec<(String, String)>> {
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.windows(2).rposition(|pair| matches!(pair, [key, gtin] if name(key) == "01" && is_number(gtin)))?;
    let mut out = Vec::new();
    for pair in parts.get(at..)?.chunks(2) {
        match pair {
            [key, value] => {
                let value = decoded(value);
                let value = if name(key) == "01" { format!("{value:0>14}") } else { value };
                out.push((name(key).to_owned(), value));
            }
            [""] => {}
            _ => return None,
        }
    }
    Some(out)
}

/// Reads `17=261231&3103=000500`; keys that are no identifiers are the shop's or the maker's own.
fn of_query(query: &str) -> Vec<(String, String)> {
    let pairs = query.split(['&', ';']).filter_map(|pair| pair.split_once('='));
    let ours = pairs.filter(|(key, value)| is_identifier(name(key)) && !value.is_empty());
    ours.map(|(key, value)| (name(key).to_owned(), decoded(value))).collect()
}

fn is_identifier(key: &str) -> bool {
    (2..=4).contains(&key.len()) && super::identifier_of(key).is_some_and(|(known, _)| known == key)
}

fn is_number(text: &str) -> bool {
    matches!(text.len(), 8 | 12 | 13 | 14) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The words early links used for the identifiers.
fn name(key: &str) -> &str {
    match key {
        "gtin" => "01",
        "cpv" => "22",
        "lot" => "10",
        "ser" => "21",
        "exp" => "17",
        other => other,
    }
}

/// Undoes `%2F` and its like; what is no such figure stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut at = 0usize;
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at.saturating_add(1)..at.saturating_add(3)).filter(|_| byte == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(plain) => {
                out.push(plain);
                at = at.saturating_add(3);
            }
            None => {
                out.push(byte);
                at = at.saturating_add(1);
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
