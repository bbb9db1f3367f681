//! The rows of any list as folded bytes, looked through in one pass at every key pressed.
//!
//! A list keeps its order, so nothing is ranked here; [`super::SearchIndex`] ranks. A row is kept
//! when every word typed is a part of what it is found by.

use std::cmp::Reverse;

use memchr::memmem::Finder;

use super::key::{CODE, MARKED, words, words_into};
use super::words::offset;

/// The end of a row; no word holds it.
const END: char = '\n';

/// What each row of a list is found by.
#[derive(Debug, Clone, Default)]
pub struct RowFilter {
    text: String,
    /// Where each row ends, behind its [`END`].
    ends: Vec<u32>,
}

/// Takes what one row is found by.
#[derive(Debug)]
pub struct RowKey<'a>(&'a mut String);

impl RowKey<'_> {
    /// Adds text as people write it: names, codes, places.
    pub fn text(&mut self, text: &str) {
        words_into(text, self.0);
    }

    /// Adds a pack's key as the store keeps it ([`super::search_key`]); nothing is folded again.
    pub fn key(&mut self, key: &str) {
        let folded = key.split_once(MARKED).map_or(key, |(folded, _)| folded);
        self.0.extend(folded.chars().filter(|c| *c != END));
        self.0.push(CODE);
    }
}

impl RowFilter {
    /// Folds what every row is found by.
    pub fn build<R>(rows: &[R], mut key: impl FnMut(&R, &mut RowKey<'_>)) -> Self {
        let mut filter = Self { text: String::new(), ends: Vec::with_capacity(rows.len()) };
        for row in rows {
            key(row, &mut RowKey(&mut filter.text));
            filter.text.push(END);
            filter.ends.push(offset(filter.text.len()));
        }
        filter
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the folded bytes, as a bare pass reads them.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Finds the rows that hold every word typed, in order; all of them when no word was typed.
    pub fn find(&self, typed: &str, out: &mut Vec<u32>) {
        out.clear();
        let folded = words(typed);
        let mut parts: Vec<Finder<'_>> = folded.split(' ').filter(|word| !word.is_empty()).map(Finder::new).collect();
        // The longest word is the rarest: the others are looked for in few rows.
        parts.sort_by_key(|part| Reverse(part.needle().len()));
        let Some((rarest, others)) = parts.split_first() else {
            return out.extend(0..offset(self.ends.len()));
        };
        // Most rows hold a letter typed alone: what counts then is how a single byte is found.
        let next = |rest: &[u8]| match rarest.needle() {
            [one] => memchr::memchr(*one, rest),
            [..] => rarest.find(rest),
        };
        let text = self.bytes();
        let (mut row, mut at) = (0usize, 0usize);
        while let Some(found) = text.get(at..).and_then(next) {
            row = self.row_at(row, at.saturating_add(found));
            let Some(end) = self.ends.get(row).map(|end| *end as usize) else { return };
            if others.iter().all(|part| part.find(self.key(row)).is_some()) {
                out.push(offset(row));
            }
            row = row.saturating_add(1);
            at = end;
        }
    }

    /// Finds what `typed` keeps, from what `before` kept: a letter more can only leave rows out.
    ///
    /// Where it is no such letter, every row is looked at again. What a letter costs then is one word
    /// in the rows that are left, not every word in every row.
    pub fn narrow(&self, before: &str, typed: &str, kept: &mut Vec<u32>) {
        let (had, has) = (words(before), words(typed));
        let (mut had, mut has) = (had.split(' ').filter(|w| !w.is_empty()), has.split(' ').filter(|w| !w.is_empty()));
        let mut new: Vec<Finder<'_>> = Vec::new();
        loop {
            match (had.next(), has.next()) {
                (None, None) => break,
                (Some(had), Some(has)) if had == has => {}
                (Some(had), Some(has)) if has.contains(had) => new.push(Finder::new(has)),
                (None, Some(has)) if !before.is_empty() => new.push(Finder::new(has)),
                (Some(_) | None, Some(_)) | (Some(_), None) => return self.find(typed, kept),
            }
        }
        kept.retain(|row| new.iter().all(|part| part.find(self.key(*row as usize)).is_some()));
    }

    /// The folded bytes of one row.
    fn key(&self, row: usize) -> &[u8] {
        let end = |row: usize| self.ends.get(row).map_or(0, |end| *end as usize);
        self.bytes().get(row.checked_sub(1).map_or(0, end)..end(row)).unwrap_or_default()
    }

    /// The row that holds a byte, at or after `from`: near ones step by step, far ones by halves.
    fn row_at(&self, from: usize, byte: usize) -> usize {
        let later = self.ends.get(from..).unwrap_or_default();
        let before = |end: &u32| *end as usize <= byte;
        let near = later.iter().take(8).take_while(|end| before(end)).count();
        from.saturating_add(if near < 8 { near } else { later.partition_point(before) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::{SearchText, search_key};
    use proptest::prelude::*;

    fn found(rows: &[&str], typed: &str) -> Vec<u32> {
        let filter = RowFilter::build(rows, |row, key| key.text(row));
        let mut out = Vec::new();
        filter.find(typed, &mut out);
        out
    }

    #[test]
    fn words_are_found_in_any_order_without_marks() {
        let rows = ["Mật ong bạc hà 350 g", "Mật dừa nước", "Trà ướp sen", "Lô Q1-000152-1"];
        assert_eq!(found(&rows, "ong mat"), [0]);
        assert_eq!(found(&rows, "MẬT"), [0, 1]);
        assert_eq!(found(&rows, "q1-152"), [3]);
        assert_eq!(found(&rows, "ong tra"), [] as [u32; 0], "no word may come from the next row");
    }

    #[test]
    fn nothing_typed_keeps_every_row() {
        for typed in ["", "  ", "-"] {
            assert_eq!(found(&["a", "", "b"], typed), [0, 1, 2]);
        }
    }

    #[test]
    fn a_kept_key_is_found_like_the_goods_of_the_sale() {
        let text =
            SearchText { name: "Mì gạo", producer: "Hợp tác xã Chũ", codes: &["8935"], ..Default::default() };
        let kept = [search_key(&text)];
        let filter = RowFilter::build(&kept, |row, key| {
            key.key(row);
            key.text("L2611");
        });
        for typed in ["mỳ gạo", "htx chu", "8935", "l2611 mi"] {
            let mut out = Vec::new();
            filter.find(typed, &mut out);
            assert_eq!(out, [0], "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_row_is_kept_exactly_when_it_holds_every_word(
            rows in prop::collection::vec("[a-cđôĐ 1-]{0,12}", 0..40),
            typed in "[a-cđô 1-]{0,6}",
        ) {
            let slow = |row: &String| words(&typed).split(' ').all(|word| words(row).contains(word));
            let expected: Vec<u32> = (0..).zip(&rows).filter(|(_, row)| slow(row)).map(|(at, _)| at).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            prop_assert_eq!(found(&rows, &typed), expected);
        }

        #[test]
        fn letter_by_letter_finds_what_the_whole_text_does(
            rows in prop::collection::vec("[a-cđôĐ 1-]{0,12}", 0..40),
            typed in "[a-cđô 1-]{0,8}",
            cut in "[a-c ]{0,3}",
        ) {
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let filter = RowFilter::build(&rows, |row, key| key.text(row));
            let (mut before, mut kept) = (String::new(), found(&rows, ""));
            let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
            for text in ends.map(|end| typed.get(..end).unwrap()).chain([cut.as_str(), typed.as_str()]) {
                filter.narrow(&before, text, &mut kept);
                prop_assert_eq!(&kept, &found(&rows, text), "after {:?} came {:?}", before, text);
                text.clone_into(&mut before);
            }
        }
    }
}
