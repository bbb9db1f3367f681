//! Each distinct word once, with the rows it stands in.
//!
//! A catalogue of 20,000 goods has a few thousand words beside its codes, so looking through the
//! words is short work; what takes time is joining their rows. A word that stands in more than one
//! row of 32 keeps its rows as bits: smaller than a list, and joined 64 at a time.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use memchr::memmem::Finder;

/// A set of rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)])
    }

    pub(super) fn set(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / 64) {
            *word |= bit(row);
        }
    }

    pub(super) fn has(&self, row: u32) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word| word & bit(row) != 0)
    }

    fn join(&mut self, other: &[u64]) {
        self.0.iter_mut().zip(other).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.join(&other.0);
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// The rows in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).step_by(64).zip(&self.0).flat_map(|(first, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let row = (left != 0).then(|| first.saturating_add(left.trailing_zeros()));
                left &= left.wrapping_sub(1);
                row
            })
        })
    }
}

/// The bit of a row in its word of 64.
const fn bit(row: u32) -> u64 {
    1u64.wrapping_shl(row)
}

/// Where a word is written and where its rows are.
#[derive(Debug, Clone, Copy)]
struct Word {
    written: u32,
    /// The first of its rows, or of its bits.
    rows: u32,
    /// How many rows are listed; none when they are bits.
    listed: u32,
}

/// The words of some fields of all rows.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Every word after a space.
    text: Vec<u8>,
    words: Vec<Word>,
    listed: Vec<u32>,
    bits: Vec<u64>,
}

impl Words {
    /// Adds the rows where a word begins like this to `begins`, those where one holds it to `holds`.
    pub(super) fn find(&self, part: &Finder<'_>, begins: &mut Bits, holds: &mut Bits) {
        let text = self.text.as_slice();
        let mut at = 0;
        let mut ix = 0;
        while let Some(found) = text.get(at..).and_then(|rest| part.find(rest)) {
            let byte = at.saturating_add(found);
            ix = self.word_at(ix, byte);
            let Some(word) = self.words.get(ix) else { return };
            let first = byte == (word.written as usize).saturating_add(1);
            self.join(*word, if first { begins } else { holds });
            ix = ix.saturating_add(1);
            at = self.words.get(ix).map_or(text.len(), |word| word.written as usize);
        }
    }

    /// The bytes kept.
    pub(super) fn bytes(&self) -> usize {
        let lists = self.listed.capacity().saturating_mul(size_of::<u32>());
        let bits = self.bits.capacity().saturating_mul(size_of::<u64>());
        let words = self.words.capacity().saturating_mul(size_of::<Word>());
        self.text.capacity().saturating_add(lists).saturating_add(bits).saturating_add(words)
    }

    fn join(&self, word: Word, to: &mut Bits) {
        let from = word.rows as usize;
        if word.listed == 0 {
            to.join(self.bits.get(from..).unwrap_or_default());
        } else {
            let listed = self.listed.get(from..from.saturating_add(word.listed as usize));
            listed.unwrap_or_default().iter().for_each(|row| to.set(*row));
        }
    }

    /// The word that holds a byte, at or after `from`: near ones step by step, far ones by halves.
    fn word_at(&self, from: usize, byte: usize) -> usize {
        let later = self.words.get(from.saturating_add(1)..).unwrap_or_default();
        let within = |word: &Word| word.written as usize <= byte;
        let near = later.iter().take(8).take_while(|word| within(word)).count();
        from.saturating_add(if near < 8 { near } else { later.partition_point(within) })
    }
}

/// Collects the words of the rows, in order.
#[derive(Default)]
pub(super) struct Collect<'a> {
    known: HashMap<&'a [u8], u32, BuildHasherDefault<Mix>>,
    words: Vec<(&'a [u8], u32)>,
    stands: Vec<(u32, u32)>,
}

impl<'a> Collect<'a> {
    /// Adds the words of a row's fields.
    pub(super) fn add(&mut self, row: u32, fields: &'a str) {
        for word in fields.as_bytes().split(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii()) {
            if word.is_empty() {
                continue;
            }
            let new = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let ix = *self.known.entry(word).or_insert(new);
            if ix == new {
                self.words.push((word, 0));
            }
            if let Some((_, count)) = self.words.get_mut(ix as usize) {
                *count = count.saturating_add(1);
            }
            self.stands.push((ix, row));
        }
    }

    /// Lays the words and their rows side by side.
    pub(super) fn finish(self, rows: usize) -> Words {
        let mut out = Words::default();
        let stride = rows.div_ceil(64);
        for (word, count) in &self.words {
            let many = *count as usize > rows / 32;
            let (first, listed) = if many { (out.bits.len(), 0) } else { (out.listed.len(), *count) };
            out.words.push(Word { written: offset(out.text.len()), rows: offset(first), listed });
            out.text.push(b' ');
            out.text.extend_from_slice(word);
            if many {
                out.bits.resize(first.saturating_add(stride), 0);
            } else {
                out.listed.resize(first.saturating_add(*count as usize), 0);
            }
        }
        let mut next: Vec<u32> = out.words.iter().map(|word| word.rows).collect();
        for (ix, row) in self.stands {
            let (Some(word), Some(next)) = (out.words.get(ix as usize), next.get_mut(ix as usize)) else { continue };
            if word.listed == 0 {
                let at = (word.rows as usize).saturating_add(row as usize / 64);
                out.bits.get_mut(at).into_iter().for_each(|word| *word |= bit(row));
            } else {
                out.listed.get_mut(*next as usize).into_iter().for_each(|slot| *slot = row);
                *next = next.saturating_add(1);
            }
        }
        out.words.shrink_to_fit();
        out.text.shrink_to_fit();
        out.listed.shrink_to_fit();
        out.bits.shrink_to_fit();
        out
    }
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Eight bytes a step: words are short, and nobody attacks their own catalogue.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            self.write_u64(eight.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
        }
    }

    fn write_u64(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(5) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, len: usize) {
        self.write_u64(len as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
