//! What is asked about codes: what a stamp or case is, and that it is not.

use serde::{Deserialize, Serialize};

use crate::domain::ids::SkuCode;

/// Remembers what a code is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnCode {
    /// The code as scanned: a stamp's address, a case's number, a scale's label.
    pub code: String,
    /// What it is.
    pub sku: SkuCode,
    /// How many of them it stands for; one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
}

/// Puts away what was learned about a code and all of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgetCode {
    /// The code as scanned; empty when its kind is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The kind, as lists show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}
