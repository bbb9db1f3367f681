//! Text that a spreadsheet or this import would take for something else, marked by an apostrophe and read back.
//!
//! One mark before `=1+1`, `-`, `N/A` or `#REF!` makes text of them; a text that has the mark already gets another.

use std::borrow::Cow;

use super::cells::{is_error, is_formula, is_nothing};

/// Marks a text that would not read back as itself.
pub fn mark(text: &str) -> Cow<'_, str> {
    if needs_mark(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Returns the text behind a mark; none when there is no mark.
pub fn unmarked(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| needs_mark(rest))
}

fn needs_mark(text: &str) -> bool {
    is_formula(text) || is_nothing(text) || is_error(text) || text.strip_prefix('\'').is_some_and(needs_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_would_be_taken_for_something_else_is_marked() {
        for text in ["=1+1", "-", "+84 912", "@a", "N/A", "#REF!", "'=1", "''=1", "＝1"] {
            assert_eq!(mark(text), format!("'{text}"));
        }
        for text in ["Kẹo", "'Tis", "a=b", "", "35000", "''"] {
            assert_eq!((mark(text).as_ref(), unmarked(text)), (text, None));
        }
    }

    proptest! {
        #[test]
        fn what_is_marked_reads_back(text in "[-'=+@#N/A.a]{0,6}") {
            let marked = mark(&text).into_owned();
            prop_assert!(!is_formula(&marked));
            prop_assert_eq!(unmarked(&marked).unwrap_or(&marked), text);
        }
    }
}
