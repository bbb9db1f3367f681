//! The row of column numbers that official forms have under their heading: `(1) (2) (3)`, `A B 1 2`, `(4)=(2)x(3)`.

/// What stands in one cell of such a row.
enum Ordinal {
    Letter(u8),
    Number(u32),
}

fn ordinal(cell: &str) -> Option<Ordinal> {
    let (first, sum) = cell.split_once('=').unwrap_or((cell, ""));
    let is_sign = |c: char| c.is_ascii_digit() || "()[]xX*×+-:/. ".contains(c);
    let bare = first.trim().trim_matches(['(', ')', '[', ']']);
    match bare.as_bytes() {
        _ if !sum.chars().all(is_sign) => None,
        [letter] if letter.is_ascii_uppercase() || (letter.is_ascii_alphabetic() && is_bracketed(cell)) => {
            Some(Ordinal::Letter(letter.to_ascii_uppercase()))
        }
        _ => bare.parse().ok().map(Ordinal::Number),
    }
}

fn is_bracketed(cell: &str) -> bool {
    cell.starts_with(['(', '['])
}

/// Returns whether a row under so many columns only numbers them: letters in their order, then numbers from one.
pub(super) fn is_numbering(cells: &[String], columns: usize) -> bool {
    let (mut letters, mut numbers) = (b'A'.., 1u32..);
    let mut full = 0;
    for cell in cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()) {
        let is_next = match ordinal(cell) {
            Some(Ordinal::Letter(letter)) => numbers.start == 1 && letters.next() == Some(letter),
            Some(Ordinal::Number(number)) => numbers.next() == Some(number),
            None => false,
        };
        if !is_next {
            return false;
        }
        full += 1;
    }
    let least = if cells.iter().all(|c| c.trim().is_empty() || is_bracketed(c.trim())) { 2 } else { 3 };
    full >= least && full + 1 >= columns
}
