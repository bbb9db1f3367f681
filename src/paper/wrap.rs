//! Breaks text into rows at spaces, never inside a word that fits.

/// A space that never ends a row: between a figure and its unit.
pub(super) const STICKY: char = '\u{a0}';

/// Counts the cells a text takes.
pub(super) fn cells(text: &str) -> usize {
    text.chars().count()
}

/// Breaks a text into rows of at most `max` cells; empty text gives no row.
pub(super) fn wrap(text: &str, max: usize) -> Vec<&str> {
    let mut rows = Vec::new();
    let mut rest = text.trim_matches(' ');
    while !rest.is_empty() {
        let (row, after) = first_row(rest, max.max(1));
        rows.push(row);
        rest = after.trim_start_matches(' ');
    }
    rows
}

/// Breaks a text into as few rows, of lengths as alike as words allow: no lonely last word.
pub(super) fn wrap_even(text: &str, max: usize) -> Vec<&str> {
    let rows = wrap(text, max);
    if rows.len() < 2 {
        return rows;
    }
    let least = cells(text).div_ceil(rows.len());
    (least..max).map(|width| wrap(text, width)).find(|even| even.len() == rows.len()).unwrap_or(rows)
}

fn first_row(text: &str, max: usize) -> (&str, &str) {
    let Some((limit, _)) = text.char_indices().nth(max) else { return (text, "") };
    let fits = text.get(..=limit).filter(|s| s.ends_with(' ')).map(|_| limit);
    let head = text.get(..limit).unwrap_or(text);
    let spaced = || fits.or_else(|| head.rfind(' ')).filter(|&at| at > 0);
    let at = spaced().or_else(|| head.rfind(STICKY).filter(|&at| at > 0)).unwrap_or(limit);
    let (row, after) = text.split_at(at);
    (row.trim_end_matches(' '), after.trim_start_matches([' ', STICKY]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_break_between_words() {
        assert_eq!(wrap("Mật ong hoa nhãn 500 ml", 16), ["Mật ong hoa nhãn", "500 ml"]);
        assert_eq!(wrap("Mật ong hoa nhãn 500\u{a0}ml", 20), ["Mật ong hoa nhãn", "500\u{a0}ml"]);
        assert!(wrap("  ", 10).is_empty());
    }

    #[test]
    fn a_title_leaves_no_lonely_word() {
        let rows = wrap_even("Điểm bán Phường 7, 45 Nguyễn Thị Định, Vĩnh Long", 32);
        assert_eq!(rows, ["Điểm bán Phường 7, 45", "Nguyễn Thị Định, Vĩnh Long"]);
    }

    #[test]
    fn a_word_longer_than_the_paper_is_broken_not_lost() {
        assert_eq!(wrap("893850512345678901234", 10), ["8938505123", "4567890123", "4"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overflows(text in "[a-zA-Zếộữ \u{a0}]{0,120}", max in 1usize..60) {
            let rows = wrap(&text, max);
            let letters = |s: &str| s.chars().filter(|c| !matches!(*c, ' ' | STICKY)).collect::<String>();
            prop_assert!(rows.iter().all(|r| cells(r) <= max));
            prop_assert_eq!(letters(&rows.concat()), letters(&text));
        }
    }
}
