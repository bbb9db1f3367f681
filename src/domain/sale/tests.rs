//! What a ticket comes to: the rules, and a property against a naive model.

use std::sync::Arc;

use proptest::prelude::*;

use chrono::NaiveDate;

use super::*;
use crate::domain::catalogue::{Price, Producer, ProducerKind, SkuTax};
use crate::domain::ids::ProductCode;
use crate::domain::tax::law;

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn card(code: &str, price: i64, class: Option<TaxClass>, sold_by: SoldBy) -> SkuCard {
    let sku = SkuCode::new(code).unwrap();
    SkuCard {
        sku: sku.clone(),
        product: ProductCode::new(code).unwrap(),
        name: code.into(),
        pack: String::new(),
        unit: "chai".into(),
        sold_by,
        barcodes: vec![],
        quick: false,
        producer: Arc::new(Producer {
            code: ProducerCode::new("HTX").unwrap(),
            name: "HTX".into(),
            kind: ProducerKind::Cooperative,
            place: None,
        }),
        ocop_code: String::new(),
        group_item: None,
        prices: vec![Price { sku: sku.clone(), price: Money::vnd(price), from: day("2026-01-01") }],
        taxes: class.map(|class| SkuTax { sku, class, from: day("2026-01-01") }).into_iter().collect(),
        recognitions: vec![],
    }
}

fn asked(code: &str, quantity: &str) -> TicketLine {
    TicketLine {
        sku: SkuCode::new(code).unwrap(),
        quantity: Quantity::new(quantity.parse().unwrap()).unwrap(),
        price: None,
        discount: Money::ZERO,
        lot: None,
        stamps: Vec::new(),
    }
}

fn price(cards: &[SkuCard], lines: &[TicketLine], discount: i64, on: &str) -> Result<Priced, Refusal> {
    let rates = law();
    let rules = PriceRules { at: StarClock::end_of(day(on)), regime: Regime::Deduction, rates: &rates };
    let pairs: Vec<_> = cards.iter().zip(lines).collect();
    price_ticket(&pairs, Money::vnd(discount), rules)
}

#[test]
fn the_same_jar_is_taxed_by_the_day_it_is_paid() {
    let jar = [card("K", 108_000, Some(TaxClass::R8), SoldBy::Piece)];
    let vat = |on| price(&jar, &[asked("K", "1")], 0, on).unwrap().vat[0].clone();
    assert_eq!((vat("2026-12-31").label, vat("2026-12-31").vat), ("8%".into(), Money::vnd(8_000)));
    assert_eq!((vat("2027-01-01").label, vat("2027-01-01").vat), ("10%".into(), Money::vnd(9_818)));
}

#[test]
fn a_pack_nobody_has_classed_is_taxed_at_the_highest_rate() {
    let p = price(&[card("K", 110_000, None, SoldBy::Piece)], &[asked("K", "1")], 0, "2026-06-01").unwrap();
    assert_eq!((p.lines[0].tax, p.vat[0].vat), (None, Money::vnd(10_000)));
}

#[test]
fn a_shown_price_that_changed_is_told() {
    let jar = [card("K", 108_000, None, SoldBy::Piece)];
    let seen = TicketLine { price: Some(Money::vnd(100_000)), ..asked("K", "1") };
    assert!(matches!(price(&jar, &[seen], 0, "2026-06-01"), Err(Refusal::PriceChanged { .. })));
}

#[test]
fn pieces_are_whole_and_weights_are_not() {
    let at = |by, q: &str| price(&[card("K", 350_000, None, by)], &[asked("K", q)], 0, "2026-06-01");
    assert!(matches!(at(SoldBy::Piece, "0.5"), Err(Refusal::WholePieces { .. })));
    assert_eq!(at(SoldBy::Weight, "0.455").unwrap().payable, Money::vnd(159_250));
    assert!(matches!(at(SoldBy::Piece, "-3"), Err(Refusal::BadQuantity { .. })));
    assert_eq!(at(SoldBy::Piece, "1000000"), Err(Refusal::AmountTooLarge));
}

#[test]
fn a_pack_without_a_price_is_refused() {
    assert!(matches!(
        price(&[card("K", 1, None, SoldBy::Piece)], &[asked("K", "1")], 0, "2025-06-01"),
        Err(Refusal::NoPrice { .. })
    ));
}

proptest! {
    #[test]
    fn every_ticket_balances(
        rows in prop::collection::vec((1i64..2_000_000, 1i64..40, 0i64..100, 0usize..6), 1..12),
        off in 0i64..100,
    ) {
        let cards: Vec<_> = rows.iter().enumerate()
            .map(|(i, r)| card(&format!("S{i}"), r.0, Some(TaxClass::ALL[r.3]), SoldBy::Piece)).collect();
        let lines: Vec<_> = rows.iter().enumerate()
            .map(|(i, r)| TicketLine { discount: Money::vnd(r.0 * r.1 * r.2 / 100), ..asked(&format!("S{i}"), &r.1.to_string()) })
            .collect();
        let before: i64 = rows.iter().map(|r| r.0 * r.1 - r.0 * r.1 * r.2 / 100).sum();
        let discount = before * off / 100;
        let p = price(&cards, &lines, discount, "2026-06-01").unwrap();
        prop_assert_eq!(p.payable.get(), before - discount);
        let sale = Sale {
            receipt: "Q1-000001".into(), ticket: None, shift: 1, gross: p.gross, discount: p.discount,
            payable: p.payable, vat: p.vat.clone(), change: Money::vnd(7),
            tenders: vec![Tender { kind: TenderKind::Cash, amount: Money::vnd(p.payable.get() + 7), state: TenderState::Received, purpose: None }],
            lines: p.lines,
        };
        prop_assert!(sale.balances());
        let short = Sale { payable: Money::vnd(sale.payable.get() - 1), ..sale };
        prop_assert!(!short.balances());
    }
}
