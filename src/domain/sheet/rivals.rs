//! Columns that may mean the same: somebody has to choose one of them.

use super::{Column, Field, SheetPreview, Told};

/// The columns that compete for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// What each of them may hold.
    pub field: Field,
    /// Their places, from the left.
    pub columns: Vec<usize>,
}

impl Rivals {
    /// Tells which columns they are, each with its letter: `Giá bán (D) và Giá bán lẻ (F) …`.
    pub fn told(&self, all: &[Column]) -> Told {
        let name = |at: &usize| {
            let heading = all.get(*at).map_or("", |c| c.header.as_str());
            format!("{heading} ({})", letters(*at))
        };
        let names: Vec<String> = self.columns.iter().map(name).collect();
        let (vi, en) = self.field.names();
        Told::new(
            format!("{} đều có thể là {vi}", names.join(" và ")),
            format!("{} may each be: {}", names.join(" and "), en.trim_end_matches('.').to_lowercase()),
        )
    }
}

impl SheetPreview {
    /// Returns the columns of which somebody has to choose, field by field.
    pub fn rivals(&self) -> Vec<Rivals> {
        let open = |field: &Field| self.columns.iter().any(|c| c.rival == Some(*field));
        let places = |field: Field| {
            let meant = |c: &Column| c.field == Some(field) || c.rival == Some(field);
            self.columns.iter().enumerate().filter(|(_, c)| meant(c)).map(|(at, _)| at).collect()
        };
        let fields = Field::ALL.iter().copied().filter(open);
        fields.map(|field| Rivals { field, columns: places(field) }).collect()
    }
}

/// Writes a column's place as a spreadsheet names it: `A`, `Z`, `AA`.
pub fn letters(at: usize) -> String {
    let letter = |n: usize| u8::try_from(n % 26).map_or('?', |n| char::from(b'A'.saturating_add(n)));
    match (at / 26).checked_sub(1) {
        Some(first) => format!("{}{}", letters(first), letter(at)),
        None => letter(at).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_the_letters_of_a_spreadsheet() {
        let all = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        assert!(all.iter().all(|(at, name)| letters(*at) == *name));
    }
}
