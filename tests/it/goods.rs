//! Goods: what came is somewhere, the first to expire goes first, and nothing just vanishes.

use std::collections::BTreeMap;

use ocop::config::Config;
use ocop::domain::command::{Actor, Command};
use ocop::domain::ids::StaffId;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::runtime::{self, Desk, Home};
use ocop::store::ReadOnly;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::{noon, wound};

struct Shop {
    desk: Desk,
    at: Moment,
    _folder: tempfile::TempDir,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::find(Some(folder.path().join("till")));
        let row = json!({"sku":"MO","name":"Mật ong","unit":"chai","sold_by":"piece","price":120_000,"tax":"r5",
            "producer":"HTX1","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"});
        let rows = vec![serde_json::from_value(row).unwrap()];
        let mut desk = wound(runtime::create_practice(&home, Config::default(), rows, noon()).unwrap());
        runtime::open_today(&mut desk).unwrap();
        let at = desk.now();
        Self { desk, at, _folder: folder }
    }
    fn by(&mut self, who: &str, line: Value) -> Result<Outcome, String> {
        self.at = self.at.later(1_000);
        let command: Command = serde_json::from_value(line).unwrap();
        let actor = Actor::Staff(StaffId::new(who).unwrap());
        self.desk.run_at(&actor, command, None, self.at).map_err(|e| match e {
            ocop::commands::CommandError::Refused(r) => r.code().to_owned(),
            e @ (ocop::commands::CommandError::Fault(_) | ocop::commands::CommandError::Unknown(_)) => panic!("{e}"),
        })
    }
    fn run(&mut self, line: Value) -> Result<Outcome, String> {
        self.by("minh", line)
    }
    fn receive(&mut self, quantity: i32, days: Option<i64>) -> String {
        let expires = days.map(|d| (self.at.date() + chrono::Duration::days(d)).to_string());
        let line = json!({"sku":"MO","quantity":quantity.to_string(),"expires":expires,"form":"consignment"});
        let did = self.run(json!({"do":"receive_goods","producer":"HTX1","place":"shelf","lines":[line]})).unwrap();
        let Outcome::GoodsReceived { lots, .. } = did else { panic!("{did:?}") };
        lots[0].to_string()
    }
    fn sell(&mut self, quantity: i32) -> Result<String, String> {
        self.sell_lot(quantity, json!(null), "lan")
    }
    fn sell_lot(&mut self, quantity: i32, lot: Value, who: &str) -> Result<String, String> {
        let line = json!({"sku":"MO","quantity":quantity.to_string(),"lot":lot});
        let paid = 120_000 * i64::from(quantity);
        let sale =
            json!({"do":"complete_sale","lines":[line],"tenders":[{"kind":"cash","amount":paid}],"print":"nothing"});
        match self.by(who, sale)? {
            Outcome::SaleCompleted { receipt, .. } => Ok(receipt),
            other => panic!("{other:?}"),
        }
    }
    /// What lies on the shelf, by lot.
    fn shelf(&self) -> BTreeMap<String, i64> {
        let rows = self.desk.ledger.reader().stock(None).unwrap();
        rows.into_iter().map(|r| (r.lot.id.to_string(), r.quantity.thousandths() / 1_000)).collect()
    }
    fn oversold(&self) -> i64 {
        self.desk.ledger.reader().oversold(None).unwrap().iter().map(|r| r.quantity.thousandths() / 1_000).sum()
    }
    fn is_sound(&self) -> bool {
        let ledger = ReadOnly::open(self.desk.ledger.path()).unwrap();
        ocop::store::verify::verify(&ledger, &mut |_| {}).unwrap().is_ok()
    }
}

#[test]
fn a_sale_takes_the_lot_that_expires_first() {
    let mut shop = Shop::new();
    let late = shop.receive(5, Some(90));
    let soon = shop.receive(2, Some(10));
    shop.sell(3).unwrap();
    assert_eq!(
        shop.shelf(),
        BTreeMap::from([(late, 4), (soon, 0)].map(|(l, n)| (l, n))).into_iter().filter(|x| x.1 > 0).collect()
    );
    assert!(shop.is_sound());
}

#[test]
fn more_than_the_books_hold_is_sold_listed_and_explained_by_what_comes_next() {
    let mut shop = Shop::new();
    let first = shop.receive(2, None);
    shop.sell(5).unwrap();
    assert_eq!((shop.oversold(), shop.shelf().get(&first)), (3, None));
    let second = shop.receive(10, None);
    assert_eq!((shop.oversold(), shop.shelf()[&second]), (0, 7));
    assert!(shop.is_sound());
}

#[test]
fn goods_nobody_books_are_sold_and_not_missed() {
    let mut shop = Shop::new();
    shop.sell(4).unwrap();
    assert_eq!(shop.oversold(), 0);
}

#[test]
fn an_expired_lot_is_sold_by_nobody_but_a_fresh_one_may_be_by_a_manager() {
    let mut shop = Shop::new();
    shop.receive(5, Some(0));
    shop.sell(1).unwrap();
    shop.at = shop.at.later(86_400_000);
    assert_eq!(shop.sell(1), Err("lot_expired".into()));
    assert_eq!(shop.sell_lot(1, json!("unbooked"), "lan"), Err("not_allowed".into()));
    shop.sell_lot(1, json!("unbooked"), "minh").unwrap();
    assert_eq!(shop.oversold(), 1);
}

#[test]
fn a_fresh_lot_is_said_to_be_one_though_older_ones_are_good() {
    let mut shop = Shop::new();
    let lot = shop.receive(5, Some(90));
    shop.sell_lot(1, json!("unbooked"), "minh").unwrap();
    assert_eq!((shop.oversold(), shop.shelf()[&lot]), (1, 5), "the jar in the hand is not of that lot");
    shop.receive(3, Some(200));
    assert_eq!(shop.oversold(), 0);
    assert!(shop.is_sound());
}

#[test]
fn a_sale_takes_what_is_on_the_shelf_and_says_where_the_rest_is() {
    let mut shop = Shop::new();
    let (old, new) = (shop.receive(5, Some(0)), shop.receive(6, Some(90)));
    let line = json!({"lot":new,"place":"shelf","quantity":"6"});
    shop.run(json!({"do":"move_goods","to":"store","lines":[line]})).unwrap();
    assert_eq!(shop.sell_lot(1, json!({"lot":new}), "lan"), Err("lot_elsewhere".into()));
    shop.at = shop.at.later(86_400_000);
    assert_eq!(shop.sell(1), Err("carry_first".into()));
    let hold = json!({"do":"set_hold","lot":new,"hold":"held","reason":"lấy mẫu"});
    shop.run(hold).unwrap();
    assert_eq!(shop.sell(1), Err("lot_expired".into()), "what is held in the store room is no way out");
    assert_eq!(shop.shelf()[&old], 5);
    shop.run(json!({"do":"import_catalogue","rows":[{"sku":"KHAC","name":"Khác","unit":"chai","sold_by":"piece",
        "price":1_000,"producer":"HTX1","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}))
        .unwrap();
    let sale = json!({"do":"complete_sale","lines":[{"sku":"KHAC","quantity":"1","lot":{"lot":old}}],
        "tenders":[{"kind":"cash","amount":1_000}]});
    assert_eq!(shop.by("lan", sale), Err("lot_of_other".into()));
}

#[test]
fn the_unit_of_goods_that_lie_here_is_not_changed_by_command_either() {
    let mut shop = Shop::new();
    let lot = shop.receive(2, None);
    let sku = |unit: &str, by: &str| json!({"do":"record_sku","code":"MO","product":"MO","pack":"1 lít","unit":unit,"sold_by":by});
    assert_eq!(shop.run(sku("thùng", "piece")), Err("unit_of_stock".into()));
    assert_eq!(shop.run(sku("chai", "weight")), Err("unit_of_stock".into()));
    shop.run(sku("chai", "piece")).unwrap();
    shop.run(json!({"do":"return_goods","producer":"HTX1","reason":"đổi bao bì","lines":[{"lot":lot,"place":"shelf","quantity":"2"}]})).unwrap();
    shop.run(sku("thùng", "piece")).unwrap();
}

#[test]
fn a_held_lot_waits_until_a_manager_releases_it() {
    let mut shop = Shop::new();
    let lot = shop.receive(5, None);
    let hold = |h: &str| json!({"do":"set_hold","lot":lot,"hold":h,"reason":"lấy mẫu","minutes":"BB-7"});
    assert_eq!(shop.by("lan", hold("held")), Err("not_allowed".into()));
    shop.run(hold("held")).unwrap();
    assert_eq!(shop.sell(1), Err("lot_held".into()));
    shop.run(hold("free")).unwrap();
    shop.sell(1).unwrap();
}

#[test]
fn a_pack_stays_its_producer_s_while_goods_of_that_one_lie_here() {
    let mut shop = Shop::new();
    let lot = shop.receive(2, None);
    let row = |producer: &str| {
        json!({"do":"import_catalogue","rows":[{"sku":"MO","name":"Mật ong","unit":"chai","sold_by":"piece","price":120_000,
            "producer":producer,"producer_name":producer,"producer_kind":"company"}]})
    };
    let product = |producer: &str| json!({"do":"record_product","code":"MO","name":"Mật ong","producer":producer});
    let sku = |product: &str| json!({"do":"record_sku","code":"MO","product":product,"unit":"chai","sold_by":"piece","barcodes":[]});
    shop.run(json!({"do":"record_producer","code":"KHAC","name":"Cty Khác","kind":"company"})).unwrap();
    shop.run(json!({"do":"record_product","code":"MO2","name":"Mật ong","producer":"KHAC"})).unwrap();
    for line in [row("KHAC"), product("KHAC"), sku("MO2")] {
        assert_eq!(shop.run(line.clone()), Err("still_of_other".into()), "{line}");
    }
    shop.run(json!({"do":"move_goods","to":"store","lines":[{"lot":lot,"place":"shelf","quantity":"1"}]})).unwrap();
    shop.sell(1).unwrap();
    assert_eq!(
        shop.run(row("KHAC")),
        Err("still_of_other".into()),
        "what lies in the store room is the producer's too"
    );
    let back = json!({"do":"return_goods","producer":"HTX1","reason":"đổi chủ thể","lines":[{"lot":lot,"place":"store","quantity":"1"}]});
    shop.run(back).unwrap();
    shop.run(row("KHAC")).unwrap();
    assert!(shop.is_sound());
}

#[test]
fn a_void_brings_the_goods_back_to_their_lot() {
    let mut shop = Shop::new();
    let lot = shop.receive(2, None);
    let receipt = shop.sell(3).unwrap();
    shop.run(json!({"do":"void_sale","receipt":receipt,"reason":"khách đổi ý"})).unwrap();
    assert_eq!((shop.shelf()[&lot], shop.oversold()), (2, 0));
    assert!(shop.is_sound());
}

#[test]
fn the_same_delivery_note_is_not_received_twice() {
    let mut shop = Shop::new();
    let note = json!({"do":"receive_goods","producer":"HTX1","delivery_note":"PXK-17","place":"shelf",
        "lines":[{"sku":"MO","quantity":"3","form":"consignment"}]});
    shop.run(note.clone()).unwrap();
    for spelt in ["PXK-17", " pxk-17 ", "pxk 17", "PXK/17"] {
        let mut again = note.clone();
        again["delivery_note"] = json!(spelt);
        assert_eq!(shop.run(again), Err("note_received".into()), "{spelt}");
    }
}

#[test]
fn a_line_may_be_refused_at_the_door_and_expired_goods_must_be() {
    let mut shop = Shop::new();
    let yesterday = (shop.at.date() - chrono::Duration::days(1)).to_string();
    let mut delivery = json!({"do":"receive_goods","producer":"HTX1","place":"store",
        "lines":[{"sku":"MO","quantity":"3","expires":yesterday,"form":"consignment"}]});
    assert_eq!(shop.run(delivery.clone()), Err("expired_on_arrival".into()));
    delivery["lines"][0]["refuse"] = json!("đã hết hạn");
    let did = shop.run(delivery).unwrap();
    assert!(matches!(did, Outcome::GoodsReceived { refused: 1, ref lots, .. } if lots.is_empty()));
}

#[test]
fn nobody_writes_off_or_gives_back_more_than_there_is() {
    let mut shop = Shop::new();
    let lot = shop.receive(3, None);
    let off = |n: &str| json!({"do":"write_off_goods","cause":"damaged","bearer":"shop","reason":"vỡ","lines":[{"lot":lot,"place":"shelf","quantity":n}]});
    let back = |n: &str| json!({"do":"return_goods","producer":"HTX1","reason":"sắp hết hạn","lines":[{"lot":lot,"place":"shelf","quantity":n}]});
    assert_eq!(shop.run(off("4")), Err("not_so_much".into()));
    shop.run(off("1")).unwrap();
    assert_eq!(shop.run(back("3")), Err("not_so_much".into()));
    shop.run(back("2")).unwrap();
    assert!(shop.shelf().is_empty() && shop.is_sound());
}

#[test]
fn stock_is_known_as_of_any_day_past() {
    let mut shop = Shop::new();
    let lot = shop.receive(10, None);
    let today = shop.at.date();
    shop.sell(4).unwrap();
    let then = shop.desk.ledger.reader().stock(Some(today)).unwrap();
    assert_eq!((then[0].lot.id.to_string(), then[0].quantity.thousandths()), (lot, 6_000));
    assert!(shop.desk.ledger.reader().stock(Some(today - chrono::Duration::days(1))).unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_goods_are_somewhere(steps in prop::collection::vec((0u8..6, 1i32..6, 0i64..40), 1..25)) {
        let mut shop = Shop::new();
        let (mut model, mut short): (BTreeMap<String, (i64, i64)>, i64) = (BTreeMap::new(), 0);
        for (what, n, days) in steps {
            let n64 = i64::from(n);
            match what {
                0 | 1 => {
                    let lot = shop.receive(n, Some(days));
                    let explained = short.min(n64);
                    short -= explained;
                    model.insert(lot, (days, n64 - explained));
                }
                2 | 3 if !model.is_empty() => {
                    shop.sell(n).unwrap();
                    let mut left = n64;
                    let mut order: Vec<(i64, String)> = model.iter().map(|(id, v)| (v.0, id.clone())).collect();
                    order.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
                    for (_, id) in order {
                        let v = model.get_mut(&id).unwrap();
                        let part = left.min(v.1);
                        v.1 -= part;
                        left -= part;
                    }
                    short += left;
                }
                4 => {
                    if let Some((id, v)) = model.iter_mut().find(|(_, v)| v.1 > 0) {
                        let off = json!({"do":"write_off_goods","cause":"lost","bearer":"shop","reason":"mất","lines":[{"lot":id,"place":"shelf","quantity":"1"}]});
                        shop.run(off).unwrap();
                        v.1 -= 1;
                    }
                }
                _ => {}
            }
        }
        let expected: BTreeMap<String, i64> = model.into_iter().filter(|(_, v)| v.1 != 0).map(|(id, v)| (id, v.1)).collect();
        prop_assert_eq!(shop.shelf(), expected);
        prop_assert_eq!(shop.oversold(), short);
        prop_assert!(shop.is_sound());
    }
}

#[test]
fn what_is_good_today_is_not_written_off_as_expired_and_made_tomorrow_is_not_received() {
    let mut shop = Shop::new();
    let tomorrow = (shop.at.date() + chrono::Duration::days(1)).to_string();
    let lot = shop.receive(3, Some(1));
    let off = |cause: &str| json!({"do":"write_off_goods","lines":[{"lot":lot,"place":"shelf","quantity":"1"}],"cause":cause,"bearer":"shop","reason":"x"});
    assert_eq!(shop.run(off("expired")), Err("not_expired".into()));
    shop.run(off("damaged")).unwrap();
    let came = |made: &str, last: &str| json!({"do":"receive_goods","producer":"HTX1","place":"store","lines":[{"sku":"MO","quantity":"1","form":"consignment","made":made,"expires":last}]});
    assert_eq!(shop.run(came(&tomorrow, "2030-01-01")), Err("made_ahead".into()));
    let (made, last) = (shop.at.date().to_string(), shop.at.date().to_string());
    shop.run(came(&made, &last)).unwrap();
    assert!(shop.is_sound());
}
