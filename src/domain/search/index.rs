//! The words of all keys, joined by sets of rows.
//!
//! Reading every row's text at every key pressed took 160 times a bare pass over it when one letter
//! was typed and nearly every row answered; joining the rows of the words that match does not care.

use memchr::memmem::Finder;

use super::{
    key::{CODE, FIELD, MARKED, marked_words, words},
    words::{Bits, Collect, Words, offset},
};

/// How well a SKU answers what was typed; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

impl Rank {
    const CODE: Self = Self(0);
    const NAME_START_WHOLE: Self = Self(1);
    const NAME_START: Self = Self(2);
    const NAME_PHRASE_WHOLE: Self = Self(3);
    const NAME_PHRASE: Self = Self(4);
    const NAME_WORDS: Self = Self(5);
    const INITIALS: Self = Self(6);
    const WORDS: Self = Self(7);
    const INITIALS_INSIDE: Self = Self(8);
    const NAME_INSIDE: Self = Self(9);
    const INSIDE: Self = Self(10);
    const COUNT: usize = 22;

    /// Returns whether what was typed is one of the SKU's codes, whole.
    pub const fn is_code(self) -> bool {
        self.0 == Self::CODE.0
    }

    /// Puts names that lack the marks typed behind all that have them.
    const fn behind(self) -> Self {
        Self(self.0.saturating_add(11))
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

/// All keys of the catalogue, ready to be searched at every key pressed.
#[derive(Debug, Default)]
pub struct SearchIndex {
    in_name: Words,
    in_initials: Words,
    elsewhere: Words,
    names: Texts,
    marked: Texts,
    codes: Texts,
}

impl SearchIndex {
    /// Builds the index from the keys of [`super::search_key`].
    ///
    /// Give the rows in dictionary order ([`crate::domain::text::sort_key`]): hits that answer
    /// equally well keep the order given.
    pub fn build<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        let (mut in_name, mut in_initials, mut elsewhere) =
            (Collect::default(), Collect::default(), Collect::default());
        for (row, key) in (0..).zip(keys) {
            let (folded, marked) = key.split_once(MARKED).unwrap_or((key, ""));
            let (name, rest) = folded.split_once(FIELD).unwrap_or((folded, ""));
            let (initials, rest) = rest.split_once(FIELD).unwrap_or(("", rest));
            let codes = rest.find(CODE).and_then(|at| rest.get(at..)).unwrap_or("");
            in_name.add(row, name);
            in_initials.add(row, initials);
            elsewhere.add(row, rest);
            index.names.push(name);
            index.marked.push(marked);
            index.codes.push(codes);
        }
        let rows = index.len();
        Self {
            in_name: in_name.finish(rows),
            in_initials: in_initials.finish(rows),
            elsewhere: elsewhere.finish(rows),
            ..index
        }
    }

    /// Finds every SKU whose key holds every word typed, the best first.
    ///
    /// Nothing typed finds nothing.
    pub fn search(&self, typed: &str, out: &mut Vec<Hit>) {
        out.clear();
        let Some(query) = Query::new(typed) else { return };
        let found = self.find(&query);
        let mut ranked: [Vec<u32>; Rank::COUNT] = Default::default();
        for row in found.all.rows() {
            let rank = self.rank(row, &query, &found);
            ranked.get_mut(usize::from(rank.0)).into_iter().for_each(|rows| rows.push(row));
        }
        for (rank, rows) in (0..).map(Rank).zip(&ranked) {
            out.extend(rows.iter().map(|row| Hit { ix: *row, rank }));
        }
    }

    /// Returns the number of SKUs.
    pub fn len(&self) -> usize {
        self.names.ends.len()
    }

    /// Returns whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.names.ends.is_empty()
    }

    /// Returns the bytes the index keeps.
    pub fn bytes(&self) -> usize {
        let words = [&self.in_name, &self.in_initials, &self.elsewhere].map(Words::bytes);
        let texts = [&self.names, &self.marked, &self.codes].map(Texts::bytes);
        words.into_iter().chain(texts).fold(0, usize::saturating_add)
    }

    fn find(&self, query: &Query) -> Found {
        let none = || Bits::none(self.len());
        let mut found: Option<Found> = None;
        for part in &query.parts {
            let (mut name, mut name_inside) = (none(), none());
            self.in_name.find(part, &mut name, &mut name_inside);
            let (mut initials, mut initials_inside) = (none(), none());
            if part.needle().len() > 1 {
                self.in_initials.find(part, &mut initials, &mut initials_inside);
            }
            let (mut words, mut all) = (none(), none());
            self.elsewhere.find(part, &mut words, &mut all);
            words.or(&name);
            words.or(&initials);
            for more in [&words, &name_inside, &initials_inside] {
                all.or(more);
            }
            match &mut found {
                None => found = Some(Found { name, name_inside, initials, initials_inside, words, all, codes: none() }),
                Some(found) => {
                    found.name.and(&name);
                    found.words.and(&words);
                    found.all.and(&all);
                }
            }
        }
        let mut found = found.unwrap_or_default();
        self.codes.find(&query.code, &mut found.codes);
        found
    }

    fn rank(&self, row: u32, query: &Query, found: &Found) -> Rank {
        let one = query.parts.len() == 1;
        let rank = if found.codes.has(row) {
            return Rank::CODE;
        } else if found.name.has(row) {
            query.in_name(self.names.get(row), one)
        } else if one && found.initials.has(row) {
            Rank::INITIALS
        } else if found.words.has(row) {
            Rank::WORDS
        } else if one && found.initials_inside.has(row) {
            Rank::INITIALS_INSIDE
        } else if one && found.name_inside.has(row) {
            Rank::NAME_INSIDE
        } else {
            Rank::INSIDE
        };
        let has_marks = query.marked.is_empty() || query.has_marks(self.marked.get(row));
        if has_marks { rank } else { rank.behind() }
    }
}

/// The rows where every word typed was found, by how; where only one word tells, by that.
#[derive(Default)]
struct Found {
    /// Each begins a word of the name.
    name: Bits,
    name_inside: Bits,
    initials: Bits,
    initials_inside: Bits,
    /// Each begins a word.
    words: Bits,
    /// Each is a part of a word.
    all: Bits,
    /// What was typed is a code, whole.
    codes: Bits,
}

/// What was typed, taken apart once.
struct Query {
    parts: Vec<Finder<'static>>,
    /// All words in the order typed, from the first space on.
    phrase: Finder<'static>,
    /// The phrase with a space after it.
    whole: Finder<'static>,
    /// The phrase as a whole code.
    code: Finder<'static>,
    /// The words typed with marks.
    marked: Vec<Finder<'static>>,
}

impl Query {
    fn new(typed: &str) -> Option<Self> {
        let folded = words(typed);
        let finder = |text: &str| Finder::new(text.as_bytes()).into_owned();
        let parts: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).map(finder).collect();
        let marked = marked_words(typed);
        let marked = marked.split(' ').filter(|word| words(word).trim_start() != *word);
        (!parts.is_empty()).then(|| Self {
            parts,
            code: finder(&format!("{CODE}{folded}{CODE}")),
            whole: finder(&format!("{folded} ")),
            marked: marked.map(finder).collect(),
            phrase: finder(&folded),
        })
    }

    /// The rank when every word begins a word of the name.
    ///
    /// *Rượu mơ* answers `ruou mo` before *Rượu Mông* does: its last word is whole.
    fn in_name(&self, name: &str, one: bool) -> Rank {
        let (name, phrase) = (name.as_bytes(), self.phrase.needle());
        if let Some(rest) = name.strip_prefix(phrase) {
            let whole = rest.first().is_none_or(|next| *next == b' ');
            return if whole { Rank::NAME_START_WHOLE } else { Rank::NAME_START };
        }
        let one_letter = phrase.len() == 2;
        if !one_letter && (name.ends_with(phrase) || self.whole.find(name).is_some()) {
            Rank::NAME_PHRASE_WHOLE
        } else if one || self.phrase.find(name).is_some() {
            Rank::NAME_PHRASE
        } else {
            Rank::NAME_WORDS
        }
    }

    fn has_marks(&self, name: &str) -> bool {
        self.marked.iter().all(|word| word.find(name.as_bytes()).is_some())
    }
}

/// One text a row, end to end.
#[derive(Debug, Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(offset(self.text.len()));
    }

    fn get(&self, row: u32) -> &str {
        let start = (row as usize).checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(row as usize).copied().unwrap_or_default();
        self.text.get(start.unwrap_or_default() as usize..end as usize).unwrap_or_default()
    }

    fn find(&self, part: &Finder<'_>, rows: &mut Bits) {
        for at in part.find_iter(self.text.as_bytes()) {
            rows.set(offset(self.ends.partition_point(|end| *end as usize <= at)));
        }
    }

    fn bytes(&self) -> usize {
        self.ends.capacity().saturating_mul(size_of::<u32>()).saturating_add(self.text.capacity())
    }
}
