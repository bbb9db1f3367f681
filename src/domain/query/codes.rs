//! Answers about what codes mean.

use serde::{Deserialize, Serialize};

use crate::domain::code_book::CodeLayout;
use crate::domain::ids::SkuCode;
use crate::domain::moment::Moment;

/// What was learned about codes of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedRow {
    /// What all of its kind share, the rest a `*`.
    pub pattern: String,
    /// What it is; nothing where the samples disagree.
    pub sku: Option<SkuCode>,
    /// Its name as the catalogue has it now; empty where the samples disagree.
    pub name: String,
    /// How many one code stands for.
    pub units: u32,
    /// How many different ones were taught.
    pub samples: u32,
    /// Who taught the latest.
    pub staff: String,
    /// When.
    pub at: Moment,
}

/// Everything codes mean that no pack lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    /// How scales write, by prefix; those put away left out.
    pub layouts: Vec<CodeLayout>,
    /// What was learned, by kind.
    pub learned: Vec<LearnedRow>,
}
