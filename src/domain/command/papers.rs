//! What is asked about paper that is neither a receipt nor a shift's: documents of goods, labels.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{LotId, SkuCode};
use crate::domain::label::{LabelKind, LabelPaper};

/// Prints a document of goods again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintDocument {
    /// Its number; the newest one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// Prints labels.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintLabels {
    /// What they are for.
    #[serde(default)]
    pub kind: LabelKind,
    /// The packs, for shelf labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skus: Vec<SkuCode>,
    /// The lots, for lot labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<LotId>,
    /// Whether every shelf label is printed that is missing or no longer true.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changed: bool,
    /// How many of each; one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// What they are printed on.
    #[serde(default)]
    pub to: LabelPaper,
}
