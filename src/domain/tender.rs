//! How a sale is paid: cash gives change, a transfer waits until a person has seen the money.

use serde::{Deserialize, Serialize};

use super::money::Money;
use super::refusal::{Refusal, Term};

/// The ways to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenderKind {
    /// Notes in the drawer.
    Cash,
    /// A bank transfer by VietQR.
    Transfer,
}

/// What is true of a way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TenderRules {
    /// The Vietnamese label.
    pub label: &'static str,
    /// The English label.
    pub label_en: &'static str,
    /// Whether more may be given than is owed.
    pub gives_change: bool,
    /// Whether it waits until a person confirms it.
    pub waits: bool,
}

impl TenderKind {
    /// Returns the facts of a way to pay.
    pub const fn rules(self) -> TenderRules {
        match self {
            Self::Cash => TenderRules { label: "Tiền mặt", label_en: "Cash", gives_change: true, waits: false },
            Self::Transfer => {
                TenderRules { label: "Chuyển khoản", label_en: "Transfer", gives_change: false, waits: true }
            }
        }
    }
}

impl TenderKind {
    /// Returns the label in both languages.
    pub const fn term(self) -> Term {
        let rules = self.rules();
        Term::new(rules.label, rules.label_en)
    }
}

/// Whether the money of a tender has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenderState {
    /// It is here.
    #[default]
    Received,
    /// Chờ tiền về.
    Waiting,
}

impl TenderState {
    const fn is_received(&self) -> bool {
        matches!(self, Self::Received)
    }
}

/// One tender of a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// How.
    pub kind: TenderKind,
    /// How much was given.
    pub amount: Money,
    /// Whether it is here.
    #[serde(default, skip_serializing_if = "TenderState::is_received")]
    pub state: TenderState,
    /// The transfer's purpose, as the bank statement will show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

/// Returns the change, or why these tenders do not pay the sum.
///
/// Change comes from cash alone: what is not cash may not exceed what is owed.
pub fn settle(payable: Money, tenders: &[Tender]) -> Result<Money, Refusal> {
    if tenders.iter().any(|t| t.amount.is_negative() || (t.amount.is_zero() && !payable.is_zero())) {
        return Err(Refusal::BadTender);
    }
    if let Some(t) = tenders.iter().find(|t| t.state == TenderState::Waiting && !t.kind.rules().waits) {
        return Err(Refusal::CannotWait { label: t.kind.term() });
    }
    let given = Money::sum(tenders.iter().map(|t| t.amount))?;
    let exact = Money::sum(tenders.iter().filter(|t| !t.kind.rules().gives_change).map(|t| t.amount))?;
    if given < payable {
        return Err(Refusal::ShortPaid { missing: payable.minus(given)? });
    }
    if exact > payable {
        return Err(Refusal::NoChange { label: TenderKind::Transfer.term() });
    }
    Ok(given.minus(payable)?)
}

/// The notes in use, largest first (17/11/2026; 200 and 100 are practically unused).
pub const NOTES: [i64; 10] = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500];

/// Returns the fewest notes that make up an amount, and what no note can pay.
pub fn by_notes(amount: Money) -> (Vec<(i64, i64)>, Money) {
    let mut left = amount.get().max(0);
    let mut notes = Vec::new();
    for note in NOTES {
        let n = left.checked_div(note).unwrap_or(0);
        if n > 0 {
            notes.push((note, n));
            left = left.saturating_sub(n.saturating_mul(note));
        }
    }
    (notes, Money::vnd(left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use TenderKind::{Cash, Transfer};

    fn pay(payable: i64, tenders: &[(TenderKind, i64)]) -> Result<i64, Refusal> {
        let tenders: Vec<Tender> = tenders
            .iter()
            .map(|&(kind, a)| Tender { kind, amount: Money::vnd(a), state: TenderState::Received, purpose: None })
            .collect();
        settle(Money::vnd(payable), &tenders).map(Money::get)
    }

    #[test]
    fn change_comes_from_cash_alone() {
        assert_eq!(pay(35_000, &[(Cash, 50_000)]), Ok(15_000));
        assert_eq!(pay(35_000, &[(Transfer, 30_000), (Cash, 10_000)]), Ok(5_000));
        assert_eq!(pay(35_000, &[(Transfer, 50_000)]), Err(Refusal::NoChange { label: Transfer.term() }));
        assert_eq!(
            pay(35_000, &[(Transfer, 36_000), (Cash, 10_000)]),
            Err(Refusal::NoChange { label: Transfer.term() })
        );
    }

    #[test]
    fn short_money_says_how_much_is_missing() {
        assert_eq!(pay(35_000, &[(Cash, 30_000)]), Err(Refusal::ShortPaid { missing: Money::vnd(5_000) }));
        assert_eq!(pay(35_000, &[]), Err(Refusal::ShortPaid { missing: Money::vnd(35_000) }));
        assert_eq!(pay(35_000, &[(Cash, -1), (Cash, 50_000)]), Err(Refusal::BadTender));
    }

    #[test]
    fn change_is_told_in_the_fewest_notes() {
        assert_eq!(by_notes(Money::vnd(165_500)).0, [(100_000, 1), (50_000, 1), (10_000, 1), (5_000, 1), (500, 1)]);
        assert_eq!(by_notes(Money::vnd(1_234)).1, Money::vnd(234));
    }
}
