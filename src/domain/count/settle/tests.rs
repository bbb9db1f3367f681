//! What a count does to lots, told case by case.

use super::*;
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::lot::LotPart;

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn pieces(n: i64) -> Quantity {
    Quantity::from_thousandths(n * 1_000).unwrap()
}

/// A lot: its id, what is left of it now, what came since the count, its last day.
fn lot(id: &str, now: i64, since: i64, expires: Option<&str>) -> CountedLot {
    let lot = Lot {
        id: LotId::new(id).unwrap(),
        sku: SkuCode::new("MO").unwrap(),
        producer: ProducerCode::new("HTX").unwrap(),
        code: String::new(),
        made: None,
        expires: expires.map(day),
        received: day("2026-11-01"),
        form: SupplyForm::Consignment,
        agreement: None,
        delivery_note: String::new(),
        from_lot: None,
        consignment_price: None,
    };
    let known = if since > 0 && since == now { When::Since } else { When::Before };
    CountedLot { lot, hold: Hold::Free, now: pieces(now), since: pieces(since), known }
}

fn sold(sale: i64, n: i64, when: When) -> Below {
    Below { sale, line: 0, quantity: pieces(n), when }
}

/// Settles a count at a place; the books held what the lots held then.
fn told(place: StockPlace, counted: i64, named: &[(&str, i64)], lots: &[CountedLot], below: &[Below]) -> Settled {
    let expected: i64 = lots.iter().map(|l| l.now.thousandths() - l.since.thousandths()).sum();
    let part = |(id, n): &(&str, i64)| LotPart { lot: LotId::new(id).unwrap(), quantity: pieces(*n) };
    let line = CountLine {
        sku: SkuCode::new("MO").unwrap(),
        name: "Mật ong".into(),
        unit: "chai".into(),
        producer: ProducerCode::new("HTX").unwrap(),
        counted: Some(pieces(counted)),
        expected: Quantity::from_thousandths(expected).unwrap(),
        lots: named.iter().map(part).collect(),
        after: 9,
        moved: Quantity::ZERO,
        below: Quantity::ZERO,
    };
    let spare = lot("NEW", 0, 0, None).lot;
    let line = CountLine { below: pieces(below_then(below)), ..line };
    let day = day("2026-11-25");
    settle(&Case { line: &line, place, day, lots, below, bearer: Bearer::Producer, spare: &spare }).unwrap()
}

fn below_then(below: &[Below]) -> i64 {
    below.iter().filter(|b| b.when == When::Before).map(|b| b.quantity.thousandths() / 1_000).sum()
}

fn shelf(counted: i64, named: &[(&str, i64)], lots: &[CountedLot], below: &[Below]) -> Vec<String> {
    moves(&told(StockPlace::Shelf, counted, named, lots, below))
}

fn moves(settled: &Settled) -> Vec<String> {
    let line = |m: &Movement| format!("{} {}>{} {}", m.lot, m.from.code(), m.to.code(), m.quantity);
    settled.movements.iter().map(line).collect()
}

#[test]
fn what_matches_moves_nothing() {
    assert!(shelf(5, &[], &[lot("A", 5, 0, None)], &[]).is_empty());
}

#[test]
fn a_shortage_is_taken_as_a_sale_would_have_taken_it() {
    let lots =
        [lot("L", 4, 0, Some("2027-01-31")), lot("S", 3, 0, Some("2026-12-31")), lot("X", 2, 0, Some("2026-11-01"))];
    assert_eq!(shelf(5, &[], &lots, &[]), ["S shelf>loss 3", "L shelf>loss 1"], "the expired lot comes last");
}

#[test]
fn a_surplus_goes_to_the_lot_that_came_last_and_to_a_new_one_when_none_is_known() {
    let mut lots = [lot("A", 4, 0, None), lot("B", 1, 0, None), lot("C", 0, 0, None)];
    lots[1].lot.received = day("2026-11-20");
    lots[2].lot.received = day("2026-11-22");
    assert_eq!(shelf(7, &[], &lots, &[]), ["B count>shelf 2"], "of C nothing lies here");
    let settled = told(StockPlace::Shelf, 2, &[], &[], &[]);
    assert_eq!((moves(&settled), settled.made.is_some()), (vec!["NEW count>shelf 2".into()], true));
}

#[test]
fn a_surplus_goes_to_no_lot_that_came_after_the_counting_while_another_was_there() {
    let mut lots = [lot("A", 5, 0, None), lot("B", 10, 10, None)];
    lots[1].lot.received = day("2026-11-20");
    assert_eq!(shelf(7, &[], &lots, &[]), ["A count>shelf 2"]);
    lots[0] = lot("A", 0, 0, None);
    assert_eq!(shelf(2, &[], &lots, &[]), ["A count>shelf 2"], "known though empty then");
    assert_eq!(shelf(2, &[], &lots[1..], &[]), ["B count>shelf 2"], "the books know no other");
}

#[test]
fn lots_counted_one_by_one_get_what_was_counted_and_a_mix_up_is_nobodys_loss() {
    let lots = [lot("A", 5, 0, None), lot("B", 5, 0, None)];
    let settled = told(StockPlace::Shelf, 9, &[("A", 3), ("B", 6)], &lots, &[]);
    assert_eq!(moves(&settled), ["A shelf>count 1", "A shelf>loss 1", "B count>shelf 1"]);
    assert_eq!((settled.lost, settled.found), (pieces(1), Quantity::ZERO));
    assert_eq!(
        shelf(4, &[("A", 4)], &lots, &[]),
        ["A shelf>loss 1", "B shelf>loss 5"],
        "a lot nobody saw is not there"
    );
}

#[test]
fn a_loss_is_never_more_than_lies_there_now() {
    assert_eq!(shelf(2, &[], &[lot("A", 1, -5, None)], &[]), ["A shelf>loss 1"]);
}

#[test]
fn a_shortage_explains_what_was_sold_below_the_books_before_it_is_a_loss() {
    let settled =
        told(StockPlace::Store, 1, &[], &[lot("A", 6, 0, None)], &[sold(3, 2, When::Before), sold(4, 1, When::Before)]);
    assert_eq!(moves(&settled), ["A store>buyer 3", "A store>loss 2"]);
    assert_eq!(settled.explains.iter().map(|e| e.sale).collect::<Vec<_>>(), [3, 4], "oldest first");
}

#[test]
fn what_a_shelf_cannot_explain_was_found_and_sold() {
    let settled = told(StockPlace::Shelf, 4, &[], &[lot("A", 0, 0, None)], &[sold(3, 3, When::Before)]);
    assert_eq!(moves(&settled), ["A count>shelf 4", "A count>buyer 3"]);
    let store = told(StockPlace::Store, 0, &[], &[lot("A", 0, 0, None)], &[sold(3, 3, When::Before)]);
    assert!(store.explains.is_empty(), "a store room's count says nothing of a shelf");
}

#[test]
fn a_sale_below_the_books_since_the_count_took_part_of_the_surplus() {
    let lots = [lot("A", 0, -8, None)];
    assert_eq!(shelf(10, &[], &lots, &[sold(9, 1, When::Since)]), ["A count>shelf 2", "A shelf>buyer 1"]);
}

#[test]
fn the_shop_bears_what_it_had_bought() {
    let mut bought = lot("A", 3, 0, None);
    bought.lot.form = SupplyForm::Purchase;
    let settled = told(StockPlace::Shelf, 0, &[], &[bought, lot("B", 1, 0, None)], &[]);
    let bearers: Vec<_> = settled.losses.iter().map(|l| (l.lot.as_str(), l.bearer)).collect();
    assert_eq!(bearers, [("A", Bearer::Shop), ("B", Bearer::Producer)]);
}
