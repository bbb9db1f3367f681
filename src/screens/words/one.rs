//! English nouns beside the number one.

/// What sentences count: `1 lots` is written `1 lot`.
const COUNTED: [&str; 6] = ["codes", "days", "labels", "lines", "lots", "packs"];

/// Takes the plural off a counted noun that stands right behind a bare 1, or behind `1 more`.
pub(super) fn of_one(text: String) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_one = |at: usize| words.get(at).is_some_and(|word| matches!(*word, "1" | "(1" | "“1"));
    let is_behind_one = |at: usize| match at.checked_sub(1) {
        Some(before) if words.get(before) == Some(&"more") => before.checked_sub(1).is_some_and(is_one),
        Some(before) => is_one(before),
        None => false,
    };
    if !words.iter().enumerate().any(|(at, _)| is_behind_one(at)) {
        return text;
    }
    let said = words.iter().enumerate().map(|(at, word)| match singular(word) {
        Some(one) if is_behind_one(at) => one,
        Some(_) | None => (*word).to_owned(),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// Writes a counted noun for one; the signs behind it stay.
fn singular(word: &str) -> Option<String> {
    let end = word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(word.len());
    let (noun, signs) = word.split_at(end);
    COUNTED.contains(&noun).then(|| format!("{}{signs}", noun.trim_end_matches('s')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_is_said_as_one() {
        for (said, is) in [
            ("Withdrawn; 1 lots on hold", "Withdrawn; 1 lot on hold"),
            ("Withdrawn; 11 lots on hold", "Withdrawn; 11 lots on hold"),
            ("Drop what was counted of OX (1 lines)?", "Drop what was counted of OX (1 line)?"),
            ("and 1 more codes", "and 1 more code"),
            ("Printing 1 labels, 2 packs left", "Printing 1 label, 2 packs left"),
            ("= 01/12/2026, 1 days left", "= 01/12/2026, 1 day left"),
            ("Ông Lộc 1 hũ", "Ông Lộc 1 hũ"),
        ] {
            assert_eq!(of_one(said.to_owned()), is);
        }
    }
}
