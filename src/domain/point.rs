//! The point of sale as it describes itself: name, address, tax code, regime, bank account.

use serde::{Deserialize, Serialize};

use super::catalogue::Place;
use super::tax::Regime;

/// Where transfers go. The account belongs to the point, so it is no one's personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    /// The bank's BIN, six digits.
    pub bin: String,
    /// The account number, at most 19 letters and digits.
    pub account: String,
    /// The holder as the bank writes it, for the buyer to check.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub holder: String,
}

/// A point of sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its code, which begins every receipt number: `Q1`.
    pub code: super::ids::PointCode,
    /// Its name, as the slip prints it.
    pub name: String,
    /// Its address, as the slip prints it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Its telephone, as the slip prints it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// The seller's tax code (MST).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tax_code: String,
    /// How the seller pays VAT.
    pub regime: Regime,
    /// Where transfers go; without it there is no VietQR.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<BankAccount>,
}

/// Returns whether text is a tax code: 10 digits, 10-3, or a 12-digit personal number.
pub fn is_tax_code(code: &str) -> bool {
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    match code.split_once('-') {
        Some((head, branch)) => digits(head, 10) && digits(branch, 3),
        None => digits(code, 10) || digits(code, 12) || digits(code, 13),
    }
}
