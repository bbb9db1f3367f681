//! Papers of producers and products (giấy tờ): what they are, how long they hold, and which must be there.
//!
//! A paper holds by its own days: what is asked as of a past day is answered by those days and by
//! everything recorded since, so that a paper filed late still covers the day it was good for.

mod kind;
mod need;
mod rule;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{ProducerCode, ProductCode};

pub use kind::{CertificateKind, CertificateTerm, KindRules, Plurality};
pub use need::{Need, NeedState, NeedSubject, needs_of};
pub use rule::{PaperRule, RuleSource, SETS, StandingRule, rules_on, usual_rule};

/// A paper of a producer, or of one product of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Whose it is.
    pub producer: ProducerCode,
    /// The product it speaks of; none when it speaks of the producer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductCode>,
    /// What it is.
    pub kind: CertificateKind,
    /// What it calls itself, where that says more than the kind: `ISO 22000:2018`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its number; empty when it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive; none for a paper without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where the original is filed: `tủ 2, bìa HTX Ong Xanh`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filed_at: String,
}

/// What tells one paper from another: whose it is, what it is, its number and its first day.
pub type CertificateKey<'a> = (&'a ProducerCode, Option<&'a ProductCode>, CertificateKind, &'a str, NaiveDate);

impl Certificate {
    /// Returns what tells it from another.
    pub fn key(&self) -> CertificateKey<'_> {
        (&self.producer, self.product.as_ref(), self.kind, &self.number, self.from)
    }
    /// Returns what it is called.
    pub fn name(&self, lang: super::lang::Lang) -> &str {
        let (vi, en) = self.kind.rules().names;
        if self.title.is_empty() { lang.pick(vi, en) } else { &self.title }
    }
}

/// A paper no longer counts, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateWithdrawn {
    /// Whose it is.
    pub producer: ProducerCode,
    /// The product it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductCode>,
    /// What it is.
    pub kind: CertificateKind,
    /// Its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its first day.
    pub from: NaiveDate,
    /// The first day on which it no longer counts.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A paper with its withdrawal, as the books hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiledCertificate {
    /// The paper.
    #[serde(flatten)]
    pub certificate: Certificate,
    /// From when it no longer counts and why, once that is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<(NaiveDate, String)>,
}

/// How a paper stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateState {
    /// Its first day is still to come.
    Upcoming,
    /// It holds.
    Valid,
    /// A newer one of its kind has begun.
    Replaced,
    /// Its last day is past.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

impl CertificateState {
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Upcoming => ("chưa đến ngày", "to come"),
            Self::Valid => ("còn hạn", "valid"),
            Self::Replaced => ("đã có giấy mới", "replaced"),
            Self::Expired => ("hết hạn", "expired"),
            Self::Withdrawn => ("đã thu hồi", "withdrawn"),
        }
    }
}

impl FiledCertificate {
    /// Returns how it stands on a day, other papers apart.
    pub fn state_on(&self, day: NaiveDate) -> CertificateState {
        let c = &self.certificate;
        if self.withdrawn.as_ref().is_some_and(|(from, _)| *from <= day) {
            CertificateState::Withdrawn
        } else if day < c.from {
            CertificateState::Upcoming
        } else if c.to.is_some_and(|to| to < day) {
            CertificateState::Expired
        } else {
            CertificateState::Valid
        }
    }
    /// Returns whether another paper is of the same owner and kind, where only one counts at a time.
    fn is_rival(&self, other: &Self) -> bool {
        let (a, b) = (&self.certificate, &other.certificate);
        a.kind == b.kind
            && a.kind.rules().plurality == Plurality::One
            && (&a.producer, &a.product) == (&b.producer, &b.product)
            && a.key() != b.key()
    }
}

/// Returns how a paper stands on a day beside the others.
pub fn state_among(all: &[FiledCertificate], paper: &FiledCertificate, day: NaiveDate) -> CertificateState {
    let own = paper.state_on(day);
    let follows = |other: &&FiledCertificate| {
        other.is_rival(paper)
            && other.state_on(day) == CertificateState::Valid
            && (other.certificate.from, &other.certificate.number) > (paper.certificate.from, &paper.certificate.number)
    };
    if matches!(own, CertificateState::Valid | CertificateState::Expired) && all.iter().any(|other| follows(&other)) {
        CertificateState::Replaced
    } else {
        own
    }
}

/// Returns whether a newer paper takes over before a gap opens: the day after its last day, or earlier.
pub fn is_followed(all: &[FiledCertificate], paper: &FiledCertificate) -> bool {
    let Some(last) = paper.certificate.to else { return false };
    let gap = last.succ_opt().unwrap_or(last);
    all.iter().any(|other| {
        let c = &other.certificate;
        other.is_rival(paper)
            && c.from > paper.certificate.from
            && c.from <= gap
            && c.to.is_none_or(|to| to > last)
            && other.withdrawn.is_none()
    })
}

/// Returns how many days a paper still holds after a day, below zero when its last day is past.
pub fn days_left(paper: &Certificate, day: NaiveDate) -> Option<i64> {
    paper.to.map(|to| to.signed_duration_since(day).num_days())
}

#[cfg(test)]
mod tests;
