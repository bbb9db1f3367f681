//! Which papers a product must have: rules as rows, by its set, its stars, and what its name boasts of.
//!
//! The food-safety law is moving (NĐ 15/2018 applies, its successor is suspended): a change is a change of rows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CertificateKind as Kind;
use super::{CertificateState, FiledCertificate, days_left, is_followed, state_among};
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

/// When a rule asks for its paper.
enum When {
    /// The product is of these sets.
    Sets(&'static [(u8, u8)]),
    /// It shows at least so many stars.
    Stars(u8),
}

/// One rule.
struct Rule {
    when: When,
    /// The paper asked for.
    kind: Kind,
    /// What serves as well.
    or: &'static [Kind],
    /// What serves for a maker too small for the paper.
    small: &'static [Kind],
}

/// What counts as a certificate of the place by NĐ 15/2018 Điều 12.1.k.
const SAFETY_SYSTEMS: &[Kind] = &[Kind::Gmp, Kind::Haccp, Kind::Iso22000, Kind::Fssc22000];

const RULES: &[Rule] = &[
    // Packed and processed food and drink; fresh and merely cleaned goods (sets 1 to 3) declare nothing.
    Rule { when: When::Sets(&[(4, 17)]), kind: Kind::SelfDeclaration, or: &[Kind::RegisteredDeclaration], small: &[] },
    // Functional food and traditional medicine.
    Rule { when: When::Sets(&[(18, 18)]), kind: Kind::RegisteredDeclaration, or: &[Kind::SelfDeclaration], small: &[] },
    Rule { when: When::Sets(&[(19, 19)]), kind: Kind::CosmeticNotification, or: &[], small: &[] },
    Rule { when: When::Sets(&[(1, 18)]), kind: Kind::FoodSafety, or: SAFETY_SYSTEMS, small: &[Kind::FoodSafetyPledge] },
    // Set 15 holds drinks below 5,5 % too, which need none.
    Rule { when: When::Sets(&[(14, 14)]), kind: Kind::LiquorLicence, or: &[], small: &[] },
    // Minimum conditions of four stars in the sheets of QĐ 148/2023.
    Rule { when: When::Stars(4), kind: Kind::Trace, or: &[], small: &[] },
    Rule { when: When::Stars(4), kind: Kind::Trademark, or: &[], small: &[] },
];

impl When {
    fn asks(&self, subject: &NeedSubject) -> bool {
        match self {
            Self::Sets(ranges) => {
                subject.group_item.is_some_and(|set| ranges.iter().any(|(a, b)| (*a..=*b).contains(&set)))
            }
            Self::Stars(floor) => subject.stars.is_some_and(|stars| stars >= *floor),
        }
    }
}

/// Returns whether a maker may promise instead of being certified (NĐ 15/2018 Điều 12.1.a–c).
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

/// Returns what a product must have on a day, judged by all papers of its producer.
pub fn needs_of(subject: &NeedSubject, papers: &[FiledCertificate], day: NaiveDate) -> Vec<Need> {
    let own: Vec<&FiledCertificate> = papers.iter().filter(|p| speaks_of(p, subject)).collect();
    let mut out: Vec<Need> = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.when.asks(subject)) {
        let small: &[Kind] = if is_small(subject.producer_kind) { rule.small } else { &[] };
        let serves = |kind: Kind| kind == rule.kind || rule.or.contains(&kind) || small.contains(&kind);
        out.push(Need { kind: rule.kind, state: state(&own, papers, serves, day) });
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
