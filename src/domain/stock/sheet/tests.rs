//! What is gathered comes to what lies there.

use super::*;
use crate::domain::ids::{LotId, ProducerCode};
use crate::domain::lot::Lot;
use crate::domain::query::{StockOwner, StockPack};
use proptest::prelude::*;

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn pack(sku: &str, unit: &str, price: Option<i64>) -> Arc<StockPack> {
    Arc::new(StockPack {
        sku: SkuCode::new(sku).unwrap(),
        name: sku.to_owned(),
        unit: unit.to_owned(),
        price: price.map(Money::vnd),
        search: String::new(),
    })
}

fn owner(code: &str) -> Arc<StockOwner> {
    Arc::new(StockOwner { code: ProducerCode::new(code).unwrap(), name: code.to_owned() })
}

fn row(pack: &Arc<StockPack>, owner: &Arc<StockOwner>, lot: &str, pieces: i32, expires: Option<&str>) -> StockRow {
    StockRow {
        pack: Arc::clone(pack),
        owner: Arc::clone(owner),
        lot: Lot {
            id: LotId::new(lot).unwrap(),
            sku: pack.sku.clone(),
            producer: owner.code.clone(),
            code: String::new(),
            made: None,
            expires: expires.map(day),
            received: day("2026-10-01"),
            form: SupplyForm::Consignment,
            agreement: None,
            delivery_note: String::new(),
            from_lot: None,
            consignment_price: None,
        },
        document: "Q1-N000001".into(),
        hold: Hold::Free,
        place: StockPlace::Shelf,
        quantity: Quantity::pieces(pieces).unwrap(),
    }
}

fn shop() -> Vec<StockRow> {
    let (honey, fish) = (pack("MO", "chai", Some(120_000)), pack("KHO", "kg", None));
    let (bees, shore) = (owner("OX"), owner("BT"));
    let mut store = row(&honey, &bees, "L1", 3, Some("2026-12-01"));
    store.place = StockPlace::Store;
    vec![
        row(&honey, &bees, "L1", 2, Some("2026-12-01")),
        store,
        row(&honey, &bees, "L2", 5, None),
        row(&fish, &shore, "L3", 4, Some("2026-11-20")),
    ]
}

#[test]
fn a_lot_in_two_places_is_one_lot_and_jars_are_not_added_to_kilograms() {
    let all = total(&shop());
    assert_eq!((all.packs, all.lots, all.quantities().as_str()), (2, 3, "10 chai · 4 kg"));
    assert_eq!((all.value, all.unpriced, all.nearest), (Money::vnd(1_200_000), 1, Some(day("2026-11-20"))));
    let rows = shop();
    let packs = by_pack(rows.iter().enumerate());
    assert_eq!(packs.iter().map(|g| (g.first, g.sum.lots)).collect::<Vec<_>>(), [(0, 2), (3, 1)]);
    let places = by_place(rows.iter().enumerate());
    assert_eq!(
        places.iter().map(|(p, g)| (*p, g.sum.lots)).collect::<Vec<_>>(),
        [(StockPlace::Shelf, 3), (StockPlace::Store, 1)]
    );
}

#[test]
fn a_sample_is_worth_nothing_at_the_counter() {
    let mut sample = shop().remove(0);
    sample.lot.form = SupplyForm::Sample;
    assert_eq!(sample.value(), Money::ZERO);
}

#[test]
fn the_last_day_itself_is_not_expired() {
    let today = day("2026-11-25");
    for (last, due) in [
        ("2026-11-24", Due::Expired),
        ("2026-11-25", Due::Week),
        ("2026-12-02", Due::Week),
        ("2026-12-03", Due::Month),
        ("2026-12-25", Due::Month),
        ("2026-12-26", Due::Quarter),
        ("2027-02-23", Due::Quarter),
        ("2027-02-24", Due::Later),
    ] {
        assert_eq!(Due::of(day(last), today), due, "{last}");
    }
}

#[test]
fn the_calendar_counts_each_lot_once_a_month() {
    let months: Vec<_> = by_month(&shop()).into_iter().map(|(month, sum)| (month, sum.lots)).collect();
    assert_eq!(months, [((2026, 11), 1), ((2026, 12), 1)]);
    let due: Vec<_> = by_due(&shop(), day("2026-11-25")).into_keys().collect();
    assert_eq!(due, [Due::Expired, Due::Week]);
}

fn told(sold: i64, last: Option<&str>, received: &str) -> Vec<(i64, Option<i64>)> {
    let mut rows = vec![row(&pack("MO", "chai", Some(1_000)), &owner("OX"), "L1", 30, None)];
    rows[0].lot.received = day(received);
    let sold = Quantity::from_thousandths(sold * 1_000).unwrap();
    let pace = [Pace { sku: SkuCode::new("MO").unwrap(), last: last.map(day), sold }];
    let told = slow(&rows, &pace, day("2026-11-25"), SlowRule::default());
    told.into_iter().map(|s| (s.idle_days, s.cover_days)).collect()
}

#[test]
fn slow_is_what_nobody_bought_for_a_month_or_what_lasts_a_season() {
    assert_eq!(told(0, None, "2026-10-01"), [(55, None)], "never sold since it came");
    assert_eq!(told(0, Some("2026-09-01"), "2026-11-20"), [], "it came five days ago");
    assert_eq!(told(5, Some("2026-11-24"), "2026-10-01"), [(1, Some(180))], "30 at 5 a month");
    assert_eq!(told(30, Some("2026-11-24"), "2026-10-01"), []);
    assert_eq!(told(2, Some("2026-11-24"), "2026-11-24"), [], "two in two days is not slow");
}

proptest! {
    #[test]
    fn however_it_is_gathered_it_comes_to_the_same(
        rows in prop::collection::vec((0usize..4, 0usize..3, 0usize..3, 0usize..3, 1i32..9), 0..30),
    ) {
        let packs = ["A", "B", "C", "D"].map(|sku| pack(sku, "hộp", Some(1_000)));
        let owners = ["X", "Y", "Z"].map(owner);
        let places = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];
        let mut rows: Vec<StockRow> = rows.into_iter().map(|(p, o, l, place, n)| {
            let mut row = row(&packs[p], &owners[o], &format!("L{p}{o}{l}"), n, None);
            row.place = places[place];
            row
        }).collect();
        rows.sort_by_key(|r| (r.pack.sku.clone(), r.lot.id.clone(), r.place));
        let lots: std::collections::HashSet<_> = rows.iter().map(|r| r.lot.id.clone()).collect();
        let value: i64 = rows.iter().map(|r| r.quantity.thousandths()).sum();
        let all = total(&rows);
        prop_assert_eq!((all.lots as usize, all.value.get()), (lots.len(), value));
        for groups in [by_pack(rows.iter().enumerate()), by_producer(rows.iter().enumerate())] {
            prop_assert_eq!(groups.iter().map(|g| g.sum.lots as usize).sum::<usize>(), lots.len());
            prop_assert_eq!(groups.iter().map(|g| g.sum.value.get()).sum::<i64>(), value);
        }
        let places = by_place(rows.iter().enumerate());
        prop_assert_eq!(places.iter().map(|(_, g)| g.sum.value.get()).sum::<i64>(), value);
    }
}
