//! Fields of two digits, two digits of length, and a value.

/// Adds one field to the end of a text.
pub(super) fn push(out: &mut String, id: &str, value: &str) {
    out.push_str(&format!("{id}{:02}{value}", value.len()));
}

/// Writes fields one after another.
pub(super) fn join(fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (id, value) in fields {
        push(&mut out, id, value);
    }
    out
}

/// Reads all fields, or nothing when a length is wrong, a value empty, or an id comes twice.
pub(super) fn split(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    if !text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    while !rest.is_empty() {
        let (id, after) = digits(rest)?;
        let (length, after) = digits(after)?;
        let (value, after) = after.split_at_checked(length.parse().ok()?)?;
        if value.is_empty() || fields.iter().any(|f| f.0 == id) {
            return None;
        }
        fields.push((id, value));
        rest = after;
    }
    Some(fields)
}

fn digits(text: &str) -> Option<(&str, &str)> {
    text.split_at_checked(2).filter(|(two, _)| two.bytes().all(|b| b.is_ascii_digit()))
}
