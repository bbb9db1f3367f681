//! Papers as they stand on a day: filed, ending, ended, missing.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::recognition::in_shop;
use crate::domain::catalogue::SoldBy;
use crate::domain::certificate::{
    CertificateState, FiledCertificate, NeedState, NeedSubject, StandingRule, days_left, is_followed, needs_of,
    rules_on, state_among,
};
use crate::domain::ids::{ProducerCode, ProductCode};
use crate::domain::quantity::Quantity;
use crate::domain::query::{CertificateAnswer, CertificateList, CertificateRow, CertificateScope, MissingRow, When};
use crate::domain::shelf::SkuCard;
use crate::store::{Fault, NamedCertificate, Reader};

/// Lists papers as of a day: those that hold by their own days, by everything recorded since.
pub fn certificates(
    reader: Reader<'_>,
    list: CertificateList,
    scope: &CertificateScope,
    when: When,
) -> Result<CertificateAnswer, Fault> {
    let (all, day) = (reader.certificates()?, when.day());
    let mut answer = CertificateAnswer { list, day, papers: Vec::new(), missing: Vec::new() };
    if list == CertificateList::Missing {
        answer.missing = missing(reader, &all, scope, when)?;
        return Ok(answer);
    }
    let owner = match &scope.product {
        Some(product) => reader.product(product)?.map(|p| p.producer),
        None => None,
    };
    let drawers = drawers(&all);
    answer.papers = all
        .iter()
        .filter(|named| is_in_scope(&named.paper, scope, owner.as_ref()))
        .filter_map(|named| {
            let beside = drawers.get(&named.paper.certificate.producer).map_or(&[][..], Vec::as_slice);
            let row = row(named, beside, day);
            belongs(&row, beside, list).then_some(row)
        })
        .collect();
    if !matches!(list, CertificateList::All) {
        answer.papers.sort_by_key(|row| row.paper.certificate.to);
    }
    Ok(answer)
}

/// Returns which papers are asked of which goods on a day.
pub fn rules(reader: Reader<'_>, day: NaiveDate) -> Result<Vec<StandingRule>, Fault> {
    Ok(rules_on(&reader.paper_rules()?, day))
}

/// Puts the papers of each producer together.
fn drawers(all: &[NamedCertificate]) -> HashMap<ProducerCode, Vec<FiledCertificate>> {
    let mut out: HashMap<ProducerCode, Vec<FiledCertificate>> = HashMap::new();
    for named in all {
        out.entry(named.paper.certificate.producer.clone()).or_default().push(named.paper.clone());
    }
    out
}

fn is_in_scope(paper: &FiledCertificate, scope: &CertificateScope, owner: Option<&ProducerCode>) -> bool {
    let c = &paper.certificate;
    let of_producer = scope.producer.as_ref().is_none_or(|p| *p == c.producer);
    let of_product = scope.product.as_ref().is_none_or(|asked| match &c.product {
        Some(product) => product == asked,
        None => owner == Some(&c.producer),
    });
    of_producer && of_product
}

fn row(named: &NamedCertificate, beside: &[FiledCertificate], day: NaiveDate) -> CertificateRow {
    CertificateRow {
        state: state_among(beside, &named.paper, day),
        days_left: days_left(&named.paper.certificate, day),
        paper: named.paper.clone(),
        producer_name: named.producer_name.clone(),
        product_name: named.product_name.clone(),
    }
}

fn belongs(row: &CertificateRow, beside: &[FiledCertificate], list: CertificateList) -> bool {
    match list {
        CertificateList::All => true,
        CertificateList::Within(days) => {
            row.state == CertificateState::Valid
                && row.days_left.is_some_and(|left| left <= days)
                && !is_followed(beside, &row.paper)
        }
        CertificateList::Expired => row.state == CertificateState::Expired,
        CertificateList::Missing => false,
    }
}

/// Lists what products must have and have not; those in the shop first.
fn missing(
    reader: Reader<'_>,
    all: &[NamedCertificate],
    scope: &CertificateScope,
    when: When,
) -> Result<Vec<MissingRow>, Fault> {
    let (drawers, in_shop) = (drawers(all), in_shop(&reader, when)?);
    let (cards, rules) = (reader.cards()?, rules(reader, when.day())?);
    let mut seen: HashMap<&ProductCode, ()> = HashMap::new();
    let mut out = Vec::new();
    for card in cards.iter().filter(|c| c.sold_by != SoldBy::Service && asked(c, scope)) {
        if seen.insert(&card.product, ()).is_some() {
            continue;
        }
        let papers = drawers.get(&card.producer.code).map_or(&[][..], Vec::as_slice);
        let quantity = in_shop.get(&card.product).copied().unwrap_or(Quantity::ZERO);
        for need in needs_of(&subject(card, when), &rules, papers, when.day()) {
            if need.state == NeedState::Lapsed || need.state == NeedState::Missing {
                out.push(missing_row(card, need.kind, need.state, quantity));
            }
        }
    }
    out.sort_by_key(|row| !row.in_shop.is_positive());
    Ok(out)
}

fn asked(card: &SkuCard, scope: &CertificateScope) -> bool {
    scope.producer.as_ref().is_none_or(|p| *p == card.producer.code)
        && scope.product.as_ref().is_none_or(|p| *p == card.product)
}

/// Tells the rules what a product is on a day.
fn subject(card: &SkuCard, when: When) -> NeedSubject {
    NeedSubject {
        product: card.product.clone(),
        name: card.name.clone(),
        producer: card.producer.code.clone(),
        producer_kind: card.producer.kind,
        group_item: card.group_item,
        stars: card.stars_at(when.clock()),
    }
}

fn missing_row(
    card: &SkuCard,
    kind: crate::domain::certificate::CertificateKind,
    state: NeedState,
    in_shop: Quantity,
) -> MissingRow {
    MissingRow {
        product: card.product.clone(),
        product_name: card.name.clone(),
        producer: card.producer.code.clone(),
        producer_name: card.producer.name.clone(),
        kind,
        state,
        in_shop,
    }
}
