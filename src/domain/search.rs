//! Finding goods as people type: any order, no marks, initials, every code.

use super::text::fold;

/// One match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The row's place.
    pub ix: u32,
}

/// What is searched.
#[derive(Debug, Default)]
pub struct SearchIndex {
    keys: Vec<String>,
}

/// The texts of one row.
#[derive(Debug, Clone, Copy)]
pub struct SearchText<'a> {
    /// Name and pack.
    pub name: &'a str,
    /// The producer's name.
    pub producer: &'a str,
    /// Commune and province.
    pub place: &'a str,
    /// Every code.
    pub codes: &'a [&'a str],
}

/// Returns the folded text the store keeps.
pub fn search_key(t: &SearchText<'_>) -> String {
    fold(&format!("{} {} {} {}", t.name, t.producer, t.place, t.codes.join(" ")))
}

impl SearchIndex {
    /// Builds the index from keys and original names.
    pub fn build<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self { keys: rows.map(|(k, _)| k.to_owned()).collect() }
    }
    /// Finds every row that holds every word.
    pub fn search(&self, query: &str, out: &mut Vec<Hit>) {
        out.clear();
        let folded = fold(query);
        for (ix, key) in (0u32..).zip(&self.keys) {
            if folded.split_whitespace().all(|w| key.contains(w)) {
                out.push(Hit { ix });
            }
        }
    }
}
