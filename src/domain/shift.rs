//! A shift: the drawer's float, what it should hold, and what was counted without looking.

use serde::{Deserialize, Serialize};

use super::money::{Money, MoneyOverflow};

/// So many notes of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteCount {
    /// The note's value in đồng; 1 for a sum counted otherwise.
    pub note: i64,
    /// How many.
    pub count: i64,
}

/// Returns what a count comes to.
pub fn counted(notes: &[NoteCount]) -> Result<Money, MoneyOverflow> {
    notes.iter().try_fold(Money::ZERO, |sum, n| sum.plus(Money::vnd(n.note).times_int(n.count)?))
}

/// What a shift has taken so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShiftTotals {
    /// How many sales stand.
    pub sales: i64,
    /// How many sales were voided.
    pub voids: i64,
    /// Σ price × quantity of the sales that stand.
    pub gross: Money,
    /// Their discounts.
    pub discount: Money,
    /// What their buyers paid.
    pub payable: Money,
    /// The VAT inside it.
    pub vat: Money,
    /// Cash that stayed in the drawer.
    pub cash: Money,
    /// Transfers, confirmed or not.
    pub transfer: Money,
    /// Transfers nobody has confirmed yet.
    pub waiting: Money,
    /// What the voided sales came to.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub voided: Money,
    /// How many of the sales that stand left cash in the drawer.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cash_sales: i64,
    /// How many of the sales that stand were transferred, wholly or in part.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub transfer_sales: i64,
}

/// As serde asks for it.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
const fn is_zero(n: &i64) -> bool {
    *n == 0
}

impl ShiftTotals {
    /// Adds figure by figure; each may be negative.
    pub fn plus(&self, other: &Self) -> Result<Self, MoneyOverflow> {
        let count = |a: i64, b: i64| a.checked_add(b).ok_or(MoneyOverflow);
        Ok(Self {
            sales: count(self.sales, other.sales)?,
            voids: count(self.voids, other.voids)?,
            gross: self.gross.plus(other.gross)?,
            discount: self.discount.plus(other.discount)?,
            payable: self.payable.plus(other.payable)?,
            vat: self.vat.plus(other.vat)?,
            cash: self.cash.plus(other.cash)?,
            transfer: self.transfer.plus(other.transfer)?,
            waiting: self.waiting.plus(other.waiting)?,
            voided: self.voided.plus(other.voided)?,
            cash_sales: count(self.cash_sales, other.cash_sales)?,
            transfer_sales: count(self.transfer_sales, other.transfer_sales)?,
        })
    }
    /// Returns whether a close said the same; closes of the first days did not tell the last three figures.
    pub fn agrees(&self, said: &Self) -> bool {
        let first = Self { voided: Money::ZERO, cash_sales: 0, transfer_sales: 0, ..*self };
        said == self || *said == first
    }
}

/// A shift opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftOpened {
    /// Its number on this till.
    pub shift: u32,
    /// What lay in the drawer.
    pub float_vnd: Money,
}

/// Why a closed shift was over or short, once somebody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftExplained {
    /// Its number on this till.
    pub shift: u32,
    /// Why, in the staff's words.
    pub reason: String,
}

/// A shift closed: counted first, compared after, never refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftClosed {
    /// Its number on this till.
    pub shift: u32,
    /// What lay in the drawer at the start.
    pub float_vnd: Money,
    /// What was counted, by note.
    pub notes: Vec<NoteCount>,
    /// What was counted in all.
    pub counted: Money,
    /// What the drawer should have held: float and cash.
    pub expected: Money,
    /// Counted less expected: negative is short.
    pub over: Money,
    /// Why it differs, in the staff's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What the shift took.
    pub totals: ShiftTotals,
}
