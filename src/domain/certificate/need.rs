//! Which papers a product must have: by the rows that hold on the day, and by what its name boasts of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CertificateKind as Kind;
use super::{CertificateState, FiledCertificate, StandingRule, days_left, is_followed, state_among};
use crate::domain::catalogue::ProducerKind;
use crate::domain::ids::{ProducerCode, ProductCode};

/// What the rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedSubject {
    /// The product.
    pub product: ProductCode,
    /// Its name, which may boast of a standard.
    pub name: String,
    /// Who makes it.
    pub producer: ProducerCode,
    /// What kind of maker that is.
    pub producer_kind: ProducerKind,
    /// Which of the 26 sets of QĐ 148/2023 it belongs to.
    pub group_item: Option<u8>,
    /// The stars it shows on the day.
    pub stars: Option<u8>,
}

/// Returns whether a shop counts a maker as too small for papers that have a lesser one in their place.
const fn is_small(kind: ProducerKind) -> bool {
    match kind {
        ProducerKind::Household | ProducerKind::Group | ProducerKind::Unregistered => true,
        ProducerKind::Cooperative | ProducerKind::Company => false,
    }
}

/// How a need is met on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedState {
    /// A paper holds; its days left when it ends and nothing follows it.
    Met(Option<i64>),
    /// There was one, and it holds no more.
    Lapsed,
    /// There never was one.
    Missing,
}

/// A paper that a product must have, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The paper asked for.
    pub kind: Kind,
    /// How it is met.
    pub state: NeedState,
}

/// Returns what a product must have on a day by the rows of that day, judged by all papers of its producer.
pub fn needs_of(
    subject: &NeedSubject,
    rules: &[StandingRule],
    papers: &[FiledCertificate],
    day: NaiveDate,
) -> Vec<Need> {
    let own: Vec<&FiledCertificate> = papers.iter().filter(|p| speaks_of(p, subject)).collect();
    let mut out: Vec<Need> = Vec::new();
    for rule in rules.iter().map(|standing| &standing.rule).filter(|rule| rule.asks(subject)) {
        let Some(paper) = rule.paper else { continue };
        let small: &[Kind] = if is_small(subject.producer_kind) { &rule.small } else { &[] };
        let serves = |kind: Kind| kind == paper || rule.or.contains(&kind) || small.contains(&kind);
        out.push(Need { kind: paper, state: state(&own, papers, serves, day) });
    }
    for kind in Kind::boasted(&subject.name) {
        out.push(Need { kind, state: state(&own, papers, |k| k == kind, day) });
    }
    out
}

/// Returns whether a paper speaks of a product: its own, or one of its producer as a whole.
fn speaks_of(paper: &FiledCertificate, subject: &NeedSubject) -> bool {
    let c = &paper.certificate;
    c.producer == subject.producer && c.product.as_ref().is_none_or(|p| *p == subject.product)
}

fn state(
    own: &[&FiledCertificate],
    all: &[FiledCertificate],
    serves: impl Fn(Kind) -> bool,
    day: NaiveDate,
) -> NeedState {
    let mut best: Option<Option<i64>> = None;
    let mut was_there = false;
    for paper in own.iter().filter(|p| serves(p.certificate.kind)) {
        match state_among(all, paper, day) {
            CertificateState::Valid => {
                let left = if is_followed(all, paper) { None } else { days_left(&paper.certificate, day) };
                best = Some(match best {
                    None => left,
                    Some(known) => known.and_then(|known| left.map(|left| left.max(known))),
                });
            }
            CertificateState::Upcoming => {}
            CertificateState::Replaced | CertificateState::Expired | CertificateState::Withdrawn => was_there = true,
        }
    }
    match (best, was_there) {
        (Some(left), _) => NeedState::Met(left),
        (None, true) => NeedState::Lapsed,
        (None, false) => NeedState::Missing,
    }
}
