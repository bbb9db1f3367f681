//! Which papers are asked of which goods: rows that a manager may change without a new program.
//!
//! What the program brings along is only where a shop starts. A row says whether it rests on a law, and on
//! which article, or on no more than the shop's own rule. The food-safety law is moving: NĐ 15/2018 applies,
//! its successor NĐ 46/2026 is suspended (NQ 09/2026, NQ 15/2026); a change is a row of the journal.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CertificateKind as Kind;
use super::NeedSubject;
use crate::domain::text::fold;

/// How many sets of goods QĐ 148/2023 has.
pub const SETS: u8 = 26;

/// What a row rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleSource {
    /// An article of a law, named in the basis.
    Law,
    /// The shop's own rule: nobody has shown the article.
    Shop,
}

impl RuleSource {
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Law => ("luật", "law"),
            Self::Shop => ("điểm bán", "the shop"),
        }
    }
}

/// A paper asked of some goods, or asked no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRule {
    /// What the row is called: `trace`. A row of the same name, in capitals or not, takes the place of an earlier one.
    pub rule: String,
    /// The first day on which it holds; ever since when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The paper; none: from that day on nothing is asked by this name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Kind>,
    /// Of goods in these sets of QĐ 148/2023, each from one to another; empty: of every set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<(u8, u8)>,
    /// Of goods that show at least so many stars; any when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// What serves as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Kind>,
    /// What serves for a household or a group, too small for the paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub small: Vec<Kind>,
    /// The article or the paper that asks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

impl PaperRule {
    /// Returns whether it asks anything of a product.
    pub fn asks(&self, subject: &NeedSubject) -> bool {
        let in_set = |set: u8| self.sets.iter().any(|(a, b)| (*a..=*b).contains(&set));
        let of_set = self.sets.is_empty() || subject.group_item.is_some_and(in_set);
        let of_stars = self.stars.is_none_or(|floor| subject.stars.is_some_and(|stars| stars >= floor));
        of_set && of_stars
    }
    /// Writes its sets: `4–17, 19`; nothing for every set.
    pub fn sets_written(&self) -> String {
        let set =
            |(first, last): &(u8, u8)| if first == last { first.to_string() } else { format!("{first}–{last}") };
        self.sets.iter().map(set).collect::<Vec<_>>().join(", ")
    }
    /// Returns whether it asks the same of the same goods on the same basis, from whatever day.
    fn asks_as(&self, other: &Self) -> bool {
        let same = Self { rule: other.rule.clone(), from: other.from, ..self.clone() };
        same == *other
    }
}

/// A row as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandingRule {
    /// The row.
    #[serde(flatten)]
    pub rule: PaperRule,
    /// What it rests on.
    pub source: RuleSource,
}

/// A row the program brings along.
struct Usual {
    rule: &'static str,
    paper: Kind,
    sets: &'static [(u8, u8)],
    stars: Option<u8>,
    or: &'static [Kind],
    small: &'static [Kind],
    source: RuleSource,
    basis: &'static str,
}

/// What exempts a place from the certificate by NĐ 15/2018 Điều 12.1.k, or counts as the like.
const SAFETY_SYSTEMS: &[Kind] = &[Kind::Gmp, Kind::Haccp, Kind::Iso22000, Kind::Ifs, Kind::Brc, Kind::Fssc22000];

/// Where every shop starts.
///
/// NĐ 15/2018 Điều 4, 6 and 12, and TT 17/2018 Điều 3 and 4, were compared with published digests of their text;
/// NĐ 105/2017 Điều 4 with its text. The articles behind stars and cosmetics were not found: those rows are the
/// shop's. That a household or a group counts as too small for the certificate is the shop's reading too: the law
/// exempts small primary production and small preliminary processing, whoever does it.
const USUAL: &[Usual] = &[
    // Packed and processed food and drink; fresh and merely cleaned goods (sets 1 to 3) declare nothing.
    Usual {
        rule: "declaration",
        paper: Kind::SelfDeclaration,
        sets: &[(4, 17)],
        stars: None,
        or: &[Kind::RegisteredDeclaration],
        small: &[],
        source: RuleSource::Law,
        basis: "NĐ 15/2018 Điều 4",
    },
    // Health-protection food is registered (Điều 6); other supplements of the set are declared by their maker.
    Usual {
        rule: "functional_food",
        paper: Kind::RegisteredDeclaration,
        sets: &[(18, 18)],
        stars: None,
        or: &[Kind::SelfDeclaration],
        small: &[],
        source: RuleSource::Law,
        basis: "NĐ 15/2018 Điều 4, 6",
    },
    Usual {
        rule: "cosmetic",
        paper: Kind::CosmeticNotification,
        sets: &[(19, 19)],
        stars: None,
        or: &[],
        small: &[],
        source: RuleSource::Shop,
        basis: "",
    },
    Usual {
        rule: "food_safety",
        paper: Kind::FoodSafety,
        sets: &[(1, 18)],
        stars: None,
        or: SAFETY_SYSTEMS,
        small: &[Kind::FoodSafetyPledge],
        source: RuleSource::Law,
        basis: "NĐ 15/2018 Điều 12; TT 17/2018 Điều 3, 4",
    },
    // Set 15 holds weak fermented drinks too, which need none.
    Usual {
        rule: "liquor",
        paper: Kind::LiquorLicence,
        sets: &[(14, 14)],
        stars: None,
        or: &[],
        small: &[],
        source: RuleSource::Law,
        basis: "NĐ 105/2017 Điều 4",
    },
    Usual {
        rule: "trace",
        paper: Kind::Trace,
        sets: &[],
        stars: Some(4),
        or: &[],
        small: &[],
        source: RuleSource::Shop,
        basis: "",
    },
    Usual {
        rule: "trademark",
        paper: Kind::Trademark,
        sets: &[],
        stars: Some(4),
        or: &[],
        small: &[],
        source: RuleSource::Shop,
        basis: "",
    },
];

impl Usual {
    fn standing(&self) -> StandingRule {
        let rule = PaperRule {
            rule: self.rule.to_owned(),
            from: None,
            paper: Some(self.paper),
            sets: self.sets.to_vec(),
            stars: self.stars,
            or: self.or.to_vec(),
            small: self.small.to_vec(),
            basis: self.basis.to_owned(),
        };
        StandingRule { rule, source: self.source }
    }
}

/// Returns the row the program brings along under a name.
pub fn usual_rule(name: &str) -> Option<StandingRule> {
    USUAL.iter().find(|usual| is_same(usual.rule, name)).map(Usual::standing)
}

/// Returns the rows of a day: the usual ones, those the shop changed in their place, and those it added.
///
/// What was set must come with the earliest day first, and of one day the latest word last; what has begun by
/// then rules. A usual row that the shop wrote again word for word is the usual row; one it added and asks no
/// more is gone.
pub fn rules_on(set: &[PaperRule], day: NaiveDate) -> Vec<StandingRule> {
    let mut out: Vec<StandingRule> = USUAL.iter().map(Usual::standing).collect();
    for rule in set.iter().filter(|rule| rule.from.is_none_or(|from| from <= day)) {
        let usual = usual_rule(&rule.rule);
        let own = match usual.filter(|usual| rule.asks_as(&usual.rule)) {
            Some(usual) => usual,
            None => StandingRule { rule: rule.clone(), source: RuleSource::Shop },
        };
        match out.iter_mut().find(|known| is_same(&known.rule.rule, &rule.rule)) {
            Some(known) => *known = own,
            None => out.push(own),
        }
    }
    out.retain(|row| row.rule.paper.is_some() || usual_rule(&row.rule.rule).is_some());
    out
}

/// Returns whether two names are one, however they are written.
fn is_same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(name: &str, paper: Option<Kind>) -> PaperRule {
        let usual = usual_rule("trace").unwrap().rule;
        PaperRule { rule: name.to_owned(), paper, stars: None, ..usual }
    }

    fn on_the_day(set: &[PaperRule]) -> Vec<StandingRule> {
        rules_on(set, NaiveDate::from_ymd_opt(2026, 11, 25).unwrap())
    }

    #[test]
    fn a_row_is_one_however_its_name_is_written() {
        let rows = on_the_day(&[own("Trace", Some(Kind::Iso22000)), own("TRACE", Some(Kind::Haccp))]);
        assert_eq!(rows.len(), USUAL.len());
        let traced: Vec<_> = rows.iter().filter(|r| is_same(&r.rule.rule, "trace")).map(|r| r.rule.paper).collect();
        assert_eq!(traced, [Some(Kind::Haccp)], "the latest word rules");
    }

    #[test]
    fn a_usual_row_written_again_rests_on_what_it_rested_on() {
        let changed = own("declaration", Some(Kind::Iso22000));
        assert_eq!(on_the_day(std::slice::from_ref(&changed))[0].source, RuleSource::Shop);
        let again =
            PaperRule { from: NaiveDate::from_ymd_opt(2026, 11, 20), ..usual_rule("declaration").unwrap().rule };
        assert_eq!(on_the_day(&[changed, again])[0], USUAL[0].standing());
    }

    #[test]
    fn what_the_shop_added_and_asks_no_more_is_gone_and_a_usual_row_says_so() {
        assert_eq!(on_the_day(&[own("iso", Some(Kind::Iso22000)), own("iso", None)]).len(), USUAL.len());
        let rows = on_the_day(&[own("declaration", None)]);
        assert_eq!((rows.len(), rows[0].rule.paper), (USUAL.len(), None));
    }
}
