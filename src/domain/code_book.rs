//! What codes mean that no catalogue lists: labels of scales by their layout, stamps and cases as staff taught them.
//!
//! A stamp's serial number never enters the journal: samples are told apart by a hash. What an address shows
//! is nobody's business here; nothing is fetched.

mod layout;
mod trace;

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::barcode::Barcode;
use super::ids::SkuCode;

pub use layout::{CodeLayout, LabelValue, Verifier, Weighed, Worth, WrongVerifier, label_quantity};
pub use trace::shown;

/// One stamp or label among all, by a hash: enough to know it again, not to read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stamp(String);

/// The text is no stamp's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a stamp is sixteen hexadecimal digits")]
pub struct BadStamp;

impl Stamp {
    fn of(text: &str) -> Self {
        let hash = Sha256::digest(format!("ocop-stamp\n{text}").as_bytes());
        Self(hash.iter().take(8).map(|b| format!("{b:02x}")).collect())
    }
    /// Returns the stamp of goods with a serial number.
    pub fn of_serial(gtin: &Barcode, serial: &str) -> Self {
        Self::of(&format!("{}/{serial}", gtin.key()))
    }
    /// Returns the hash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Stamp {
    type Error = BadStamp;
    fn try_from(text: String) -> Result<Self, BadStamp> {
        let plain = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if plain { Ok(Self(text)) } else { Err(BadStamp) }
    }
}

impl From<Stamp> for String {
    fn from(stamp: Stamp) -> Self {
        stamp.0
    }
}

/// What a code is remembered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeKey {
    /// What all stamps of its kind share, the rest a `*`.
    pub pattern: String,
    /// This one among them.
    pub sample: Stamp,
}

impl CodeKey {
    /// Takes an address apart; nothing when it is too long or names no place.
    pub fn of_link(url: &str) -> Option<Self> {
        let (exact, pattern) = trace::taken_apart(url)?;
        Some(Self { pattern, sample: Stamp::of(&exact) })
    }
    /// Takes a code as it is: a case, or the item of a scale's labels.
    pub fn of_code(code: &str) -> Self {
        Self { pattern: code.to_owned(), sample: Stamp::of(code) }
    }
    /// Returns whether a part of it changes from stamp to stamp.
    pub fn varies(&self) -> bool {
        self.pattern.contains('*')
    }
}

/// Staff said what a code means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeLearned {
    /// What all codes of its kind share.
    pub pattern: String,
    /// The very one that was scanned.
    pub sample: Stamp,
    /// What it is.
    pub sku: SkuCode,
    /// How many of them it stands for: a case holds several.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub units: u32,
}

const fn one() -> u32 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_one(n: &u32) -> bool {
    *n == 1
}

/// Everything learned about codes of a kind was put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeForgotten {
    /// Their kind.
    pub pattern: String,
}

/// What the book answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// These goods.
    Goods {
        /// What it is.
        sku: SkuCode,
        /// How many it stands for.
        units: u32,
        /// Whether each stamp of its kind exists once.
        is_serial: bool,
    },
    /// Staff are to be asked.
    Unknown {
        /// What a stamp of its kind was before.
        maybe: Option<SkuCode>,
    },
}

/// Layouts and learned codes, as the counter holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeBook {
    /// How scales write.
    pub layouts: Vec<CodeLayout>,
    samples: BTreeMap<Stamp, CodeLearned>,
    kinds: HashMap<String, Kind>,
}

/// What the samples of one kind agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kind {
    sku: SkuCode,
    units: u32,
    samples: u32,
    is_agreed: bool,
}

/// One kind of codes as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRow<'a> {
    /// What all of its kind share.
    pub pattern: &'a str,
    /// What it is; nothing where the samples disagree.
    pub sku: Option<&'a SkuCode>,
    /// How many one code stands for.
    pub units: u32,
    /// How many samples were seen.
    pub samples: u32,
}

impl CodeBook {
    /// Builds the book from what was learned; later rows of one sample win.
    pub fn build(layouts: Vec<CodeLayout>, learned: impl IntoIterator<Item = CodeLearned>) -> Self {
        let samples: BTreeMap<Stamp, CodeLearned> = learned.into_iter().map(|l| (l.sample.clone(), l)).collect();
        let mut kinds: HashMap<String, Kind> = HashMap::new();
        for l in samples.values() {
            let new = || Kind { sku: l.sku.clone(), units: l.units, samples: 0, is_agreed: true };
            let kind = kinds.entry(l.pattern.clone()).or_insert_with(new);
            kind.samples = kind.samples.saturating_add(1);
            kind.is_agreed &= kind.sku == l.sku && kind.units == l.units;
        }
        Self { layouts, samples, kinds }
    }

    /// Asks what a code is: the very one first, then its kind once two samples agreed and none disagreed.
    pub fn find(&self, key: &CodeKey) -> Known {
        let kind = self.kinds.get(&key.pattern);
        let agreed = kind.filter(|k| k.is_agreed && k.samples > 1 && key.varies());
        if let Some(told) = self.samples.get(&key.sample).filter(|l| l.pattern == key.pattern) {
            return Known::Goods { sku: told.sku.clone(), units: told.units, is_serial: agreed.is_some() };
        }
        match agreed {
            Some(kind) => Known::Goods { sku: kind.sku.clone(), units: kind.units, is_serial: true },
            None => Known::Unknown { maybe: kind.filter(|k| k.is_agreed).map(|k| k.sku.clone()) },
        }
    }

    /// Reads a scale's label; nothing when no scale of the shop writes so.
    pub fn weighed(&self, code: &Barcode) -> Result<Option<Weighed>, WrongVerifier> {
        self.layouts.iter().find_map(|layout| layout.read(code).transpose()).transpose()
    }

    /// Returns every kind that was learned, by name.
    pub fn kinds(&self) -> Vec<KindRow<'_>> {
        let mut rows: Vec<KindRow<'_>> = Vec::with_capacity(self.kinds.len());
        for (pattern, k) in &self.kinds {
            let sku = k.is_agreed.then_some(&k.sku);
            rows.push(KindRow { pattern, sku, units: k.units, samples: k.samples });
        }
        rows.sort_by_key(|row| row.pattern);
        rows
    }
}

#[cfg(test)]
mod tests;
