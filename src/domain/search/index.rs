//! One buffer of keys, searched in one pass: the longest word finds the rows, the others are
//! looked for in those rows alone.

use memchr::{memchr, memmem};

use super::key::{CODE, FIELD, MARKED, marked_words, words};

/// How well a SKU answers what was typed; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

impl Rank {
    const CODE: Self = Self(0);
    const NAME_START: Self = Self(1);
    const NAME_PHRASE: Self = Self(2);
    const NAME_WORDS: Self = Self(3);
    const INITIALS: Self = Self(4);
    const WORDS: Self = Self(5);
    const INITIALS_INSIDE: Self = Self(6);
    const NAME_INSIDE: Self = Self(7);
    const INSIDE: Self = Self(8);

    /// Returns whether what was typed is one of the SKU's codes, whole.
    pub const fn is_code(self) -> bool {
        self.0 == Self::CODE.0
    }

    /// Puts names that lack the marks typed behind all that have them.
    const fn behind(self) -> Self {
        Self(self.0.saturating_add(16))
    }
}

/// A SKU found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the keys the index was built from.
    pub ix: u32,
    /// How well it answers.
    pub rank: Rank,
}

/// Where a row's fields begin in the buffer.
#[derive(Debug, Clone, Copy)]
struct Row {
    start: u32,
    marked: u32,
    name_len: u16,
    initials_len: u16,
}

/// All keys of the catalogue, ready to be searched at every key pressed.
#[derive(Debug, Default)]
pub struct SearchIndex {
    folded: String,
    marked: String,
    rows: Vec<Row>,
}

impl SearchIndex {
    /// Builds the index from the keys of [`super::search_key`].
    ///
    /// Give the rows in dictionary order ([`crate::domain::text::sort_key`]): hits that answer
    /// equally well keep the order given.
    pub fn build<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for key in keys {
            let (folded, marked) = key.split_once(MARKED).unwrap_or((key, ""));
            let (name, rest) = folded.split_once(FIELD).unwrap_or((folded, ""));
            let initials = rest.split_once(FIELD).map_or("", |(initials, _)| initials);
            index.rows.push(Row {
                start: offset(index.folded.len()),
                marked: offset(index.marked.len()),
                name_len: u16::try_from(name.len()).unwrap_or(u16::MAX),
                initials_len: u16::try_from(initials.len()).unwrap_or(u16::MAX),
            });
            index.folded.push_str(folded);
            index.marked.push_str(marked);
        }
        index.folded.shrink_to_fit();
        index.marked.shrink_to_fit();
        index.rows.shrink_to_fit();
        index
    }

    /// Finds every SKU whose key holds every word typed, the best first.
    ///
    /// Nothing typed finds nothing.
    pub fn search(&self, typed: &str, out: &mut Vec<Hit>) {
        out.clear();
        let Some(query) = Query::new(typed) else { return };
        let mut ix = 0;
        let mut at = 0;
        while let Some(found) = self.folded.as_bytes().get(at..).and_then(|rest| query.anchor.find(rest)) {
            ix = self.row_at(ix, at.saturating_add(found));
            at = self.start(ix.saturating_add(1));
            if let Some(rank) = self.rank(ix, &query) {
                out.push(Hit { ix: offset(ix), rank });
            }
            ix = ix.saturating_add(1);
        }
        out.sort_by_key(|hit| hit.rank);
    }

    /// Returns the number of SKUs.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the bytes the index keeps, and those one pass of a search reads.
    pub fn bytes(&self) -> (usize, usize) {
        let rows = self.rows.capacity().saturating_mul(size_of::<Row>());
        let texts = self.folded.capacity().saturating_add(self.marked.capacity());
        (rows.saturating_add(texts), self.folded.len())
    }

    fn start(&self, ix: usize) -> usize {
        self.rows.get(ix).map_or(self.folded.len(), |row| row.start as usize)
    }

    /// The row that holds a byte, at or after `from`: near ones step by step, far ones by halves.
    fn row_at(&self, from: usize, byte: usize) -> usize {
        let later = self.rows.get(from.saturating_add(1)..).unwrap_or_default();
        let within = |row: &Row| row.start as usize <= byte;
        let near = later.iter().take(8).take_while(|row| within(row)).count();
        let steps = if near < 8 { near } else { later.partition_point(within) };
        from.saturating_add(steps)
    }

    fn rank(&self, ix: usize, query: &Query) -> Option<Rank> {
        let row = self.rows.get(ix)?;
        let start = row.start as usize;
        let text = self.folded.as_bytes().get(start..self.start(ix.saturating_add(1)))?;
        if !query.others.iter().all(|word| word.find(text).is_some()) {
            return None;
        }
        let (name, rest) = text.split_at_checked(row.name_len.into())?;
        let initials = rest.get(..usize::from(row.initials_len).saturating_add(1)).unwrap_or_default();
        let rank = if query.in_codes(rest) {
            return Some(Rank::CODE);
        } else if let Some(rank) = query.in_name(name) {
            rank
        } else {
            query.elsewhere(text, name, initials)
        };
        Some(if self.has_marks(ix, row, query) { rank } else { rank.behind() })
    }

    fn has_marks(&self, ix: usize, row: &Row, query: &Query) -> bool {
        if query.marked.is_empty() {
            return true;
        }
        let end = self.rows.get(ix.saturating_add(1)).map_or(self.marked.len(), |row| row.marked as usize);
        let name = self.marked.as_bytes().get(row.marked as usize..end).unwrap_or_default();
        query.marked.iter().all(|word| word.find(name).is_some())
    }
}

/// What was typed, taken apart once.
struct Query {
    /// Each word after its space.
    words: Vec<Vec<u8>>,
    /// All words in the order typed, from the first space on.
    phrase: Vec<u8>,
    /// The phrase as a whole code, if any row may have such a code.
    code: memmem::Finder<'static>,
    anchor: memmem::Finder<'static>,
    others: Vec<memmem::Finder<'static>>,
    marked: Vec<memmem::Finder<'static>>,
}

impl Query {
    fn new(typed: &str) -> Option<Self> {
        let folded = words(typed);
        let plain: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let longest = plain.iter().enumerate().max_by_key(|(_, word)| word.len()).map(|(at, _)| at)?;
        let finder = |word: &str| memmem::Finder::new(word.as_bytes()).into_owned();
        let others = plain.iter().enumerate().filter(|(at, _)| *at != longest).map(|(_, word)| finder(word));
        let marked = marked_words(typed);
        let marked = marked.split(' ').filter(|word| words(word).trim_start() != *word);
        Some(Self {
            words: plain.iter().map(|word| format!(" {word}").into_bytes()).collect(),
            code: finder(&format!("{CODE}{folded}{CODE}")),
            anchor: finder(plain.get(longest)?),
            others: others.collect(),
            marked: marked.map(finder).collect(),
            phrase: folded.into_bytes(),
        })
    }

    fn in_codes(&self, rest: &[u8]) -> bool {
        let codes = memchr(CODE as u8, rest).and_then(|at| rest.get(at..));
        codes.is_some_and(|codes| self.code.find(codes).is_some())
    }

    /// The rank when every word begins a word of the name.
    fn in_name(&self, name: &[u8]) -> Option<Rank> {
        if name.starts_with(&self.phrase) {
            return Some(Rank::NAME_START);
        }
        if word_start(name, &self.phrase) {
            return Some(Rank::NAME_PHRASE);
        }
        let several = self.words.len() > 1;
        (several && self.words.iter().all(|word| word_start(name, word))).then_some(Rank::NAME_WORDS)
    }

    fn elsewhere(&self, text: &[u8], name: &[u8], initials: &[u8]) -> Rank {
        let one = self.words.len() == 1;
        let letters = self.phrase.get(1..).unwrap_or_default();
        if one && initials.get(1..).is_some_and(|initials| initials.starts_with(&self.phrase)) {
            return Rank::INITIALS;
        }
        if self.words.iter().all(|word| word_start(text, word)) {
            return Rank::WORDS;
        }
        if one && self.anchor.find(initials).is_some() {
            return Rank::INITIALS_INSIDE;
        }
        if one && memmem::find(name, letters).is_some() {
            return Rank::NAME_INSIDE;
        }
        Rank::INSIDE
    }
}

/// Returns whether a word of the text begins like this; the word comes with its space.
fn word_start(text: &[u8], word: &[u8]) -> bool {
    memchr::memchr_iter(b' ', text).any(|at| text.get(at..).is_some_and(|rest| rest.starts_with(word)))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
