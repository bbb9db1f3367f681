//! Any sequence of movements against a naive shelf: balances in a map, documents in a list, nothing clever.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::{Answer, Query, When};
use ocop::domain::today::TodayTopic;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::moves::{done, on_hand, reverse, shop, tried};
use crate::shop::Shop;

type Key = (String, &'static str);
type Move = (String, &'static str, &'static str, i64);

/// The shop's own places.
const HERE: [&str; 3] = ["shelf", "store", "fair"];

#[derive(Clone)]
struct Doc {
    number: String,
    moves: Vec<Move>,
    /// Sales that were below the books: receipt, lot, how much.
    explains: Vec<(String, String, i64)>,
    reversed: bool,
    /// The transfer this closes.
    closes: Option<String>,
    is_transfer: bool,
}

#[derive(Default)]
struct Model {
    balance: BTreeMap<Key, i64>,
    /// Jars of `MO500`: last day, day it came, pieces a case holds them to.
    jars: BTreeMap<String, (NaiveDate, NaiveDate)>,
    cases: Vec<String>,
    docs: Vec<Doc>,
    /// Sold below the books: receipt, how much is left to explain.
    short: Vec<(String, i64)>,
    /// Sales of the open shift: receipt, parts.
    sales: Vec<(String, Vec<(String, i64)>)>,
    days: BTreeMap<NaiveDate, BTreeMap<(String, String), i64>>,
    /// What was told of each day at its end.
    told: BTreeMap<NaiveDate, Vec<String>>,
    n: usize,
}

impl Model {
    fn at(&self, lot: &str, place: &'static str) -> i64 {
        self.balance.get(&(lot.to_owned(), place)).copied().unwrap_or(0)
    }
    fn shift(&mut self, (lot, from, to, n): &Move) {
        *self.balance.entry((lot.clone(), from)).or_default() -= n;
        *self.balance.entry((lot.clone(), to)).or_default() += n;
    }
    fn here(&self) -> BTreeMap<(String, String), i64> {
        let here = self.balance.iter().filter(|((_, place), n)| HERE.contains(place) && **n != 0);
        here.map(|((lot, place), n)| ((lot.clone(), (*place).to_owned()), n * 1_000)).collect()
    }
    fn write(&mut self, number: String, moves: Vec<Move>, closes: Option<String>, is_transfer: bool) {
        moves.iter().for_each(|m| self.shift(m));
        let mut explains = Vec::new();
        for (lot, _, _, n) in moves.iter().filter(|m| m.2 == "shelf" && self.jars.contains_key(&m.0)) {
            let mut left = if closes.is_some() { 0 } else { *n };
            for (receipt, short) in &mut self.short {
                let part = left.min(*short);
                if part > 0 {
                    (*short, left) = (*short - part, left - part);
                    explains.push((receipt.clone(), lot.clone(), part));
                }
            }
        }
        self.short.retain(|s| s.1 > 0);
        explains.iter().for_each(|(_, lot, n)| self.shift(&(lot.clone(), "shelf", "buyer", *n)));
        self.docs.push(Doc { number, moves, explains, reversed: false, closes, is_transfer });
    }
    /// Some goods that are somewhere: lot, place, how much.
    fn some(&self, pick: usize, of: impl Fn(&str, &'static str) -> bool) -> Option<(String, &'static str, i64)> {
        let all: Vec<_> = self.balance.iter().filter(|((lot, place), n)| **n > 0 && of(lot, place)).collect();
        let ((lot, place), n) = all.get(pick % all.len().max(1))?;
        Some((lot.clone(), place, **n))
    }
    fn sell(&mut self, receipt: String, mut n: i64) {
        let mut order: Vec<_> = self.jars.iter().map(|(id, (last, came))| (*last, *came, id.clone())).collect();
        order.sort();
        let mut parts = Vec::new();
        for (_, _, id) in order {
            let part = n.min(self.at(&id, "shelf"));
            if part > 0 {
                self.shift(&(id.clone(), "shelf", "buyer", part));
                parts.push((id, part));
                n -= part;
            }
        }
        if n > 0 {
            self.short.push((receipt.clone(), n));
        }
        self.sales.push((receipt, parts));
    }
    fn void(&mut self, pick: usize) -> Option<String> {
        let (receipt, parts) = self.sales.remove(pick % self.sales.len().checked_sub(1)?.max(1));
        parts.iter().for_each(|(lot, n)| self.shift(&(lot.clone(), "buyer", "shelf", *n)));
        let mut back = Vec::new();
        for doc in &mut self.docs {
            back.extend(doc.explains.iter().filter(|e| e.0 == receipt && !doc.reversed).cloned());
            doc.explains.retain(|e| e.0 != receipt);
        }
        back.iter().for_each(|(_, lot, n)| self.shift(&(lot.clone(), "buyer", "shelf", *n)));
        self.short.retain(|s| s.0 != receipt);
        Some(receipt)
    }
    /// What undoing a document is told: done, or why not.
    fn undo(&mut self, i: usize) -> Result<(), &'static str> {
        let doc = self.docs[i].clone();
        if doc.reversed {
            return Err("reversed_before");
        }
        let closed = self.docs.iter().any(|d| !d.reversed && d.closes.as_ref() == Some(&doc.number));
        if doc.is_transfer && closed {
            return Err("transfer_is_closed");
        }
        let before = self.balance.clone();
        doc.explains.iter().for_each(|(_, lot, n)| self.shift(&(lot.clone(), "buyer", "shelf", *n)));
        doc.moves.iter().for_each(|(lot, from, to, n)| self.shift(&(lot.clone(), to, from, *n)));
        if self.balance.iter().any(|((_, place), n)| *n < 0 && (HERE.contains(place) || *place == "transit")) {
            self.balance = before;
            return Err("goods_gone");
        }
        for (receipt, _, n) in &doc.explains {
            match self.short.iter_mut().find(|s| s.0 == *receipt) {
                Some(short) => short.1 += n,
                None => self.short.push((receipt.clone(), *n)),
            }
        }
        self.short.sort();
        self.docs[i].reversed = true;
        Ok(())
    }
}

fn lots(shop: &mut Shop, line: &Value) -> (String, String) {
    let told = serde_json::to_value(tried(shop, line).unwrap_or_else(|code| panic!("{line}: {code}"))).unwrap();
    let lot = told["lots"].get(0).unwrap_or(&told["lot"]);
    (told["document"].as_str().unwrap().to_owned(), lot.as_str().unwrap_or_default().to_owned())
}

/// Jars or cases come: from the producer, from another point, or were there before.
fn come(shop: &mut Shop, m: &mut Model, how: u8, n: i64, days: i64, today: NaiveDate) {
    let last = today + chrono::Duration::days(days + 60);
    let place = if n % 3 == 0 { "store" } else { "shelf" };
    m.n += 1;
    let (sku, from) =
        if how == 1 { ("MO12", "producer") } else { ("MO500", ["producer", "", "point"][usize::from(how)]) };
    let lot = json!({"id":format!("L{:02}", m.n),"sku":sku,"producer":"OX","expires":last,"received":today,"form":"consignment"});
    let line = if how == 2 {
        json!({"do":"receive_transfer","transfer":format!("Q2-C{:06}", m.n),"from_till":"00112233aabbccdd","from":{"code":"Q2"},
            "to":{"code":"Q1"},"place":place,"lines":[{"lot":lot,"name":"Mật ong","unit":"chai","sent":(n + 1).to_string(),
            "arrived":n.to_string(),"reason":"thiếu"}]})
    } else {
        json!({"do":"receive_goods","producer":"OX","place":place,
            "lines":[{"sku":sku,"quantity":n.to_string(),"expires":last,"form":"consignment","lot":lot["id"]}]})
    };
    let document = done(shop, &line);
    let id = lot["id"].as_str().unwrap().to_owned();
    if sku == "MO12" {
        m.cases.push(id.clone());
    } else {
        m.jars.insert(id.clone(), (last, today));
    }
    m.write(document, vec![(id, from, place, n)], None, false);
}

/// Goods go: to another place of the shop, to loss, back, or onto the road.
fn go(shop: &mut Shop, m: &mut Model, how: u8, n: i64, pick: usize) {
    let Some((lot, place, there)) = m.some(pick, |_, place| HERE.contains(&place)) else { return };
    let n = n.min(there);
    let line = json!([{"lot":lot,"place":place,"quantity":n.to_string()}]);
    let other = if place == "shelf" { "store" } else { "shelf" };
    let (to, command) = match how {
        0 => (other, json!({"do":"move_goods","to":other,"lines":line})),
        1 => ("loss", json!({"do":"write_off_goods","cause":"lost","bearer":"shop","reason":"mất","lines":line})),
        2 => ("producer", json!({"do":"return_goods","producer":"OX","reason":"trả","lines":line})),
        _ => ("transit", json!({"do":"send_goods","to":{"code":"Q2"},"lines":line})),
    };
    let document = done(shop, &command);
    m.write(document, vec![(lot, place, to, n)], None, to == "transit");
}

/// A transfer that is on the way is closed: part arrived, part came back, the rest is lost.
fn close(shop: &mut Shop, m: &mut Model, n: i64) {
    let closed: Vec<_> = m.docs.iter().filter(|d| !d.reversed).filter_map(|d| d.closes.clone()).collect();
    let open = m.docs.iter().find(|d| d.is_transfer && !d.reversed && !closed.contains(&d.number)).cloned();
    let Some(Doc { number, moves, .. }) = open else { return };
    let (lot, _, _, sent) = moves[0].clone();
    let (arrived, back) = (sent.min(n), (sent - sent.min(n)).min(1));
    let lost = sent - arrived - back;
    let mut line = json!({"do":"close_transfer","transfer":number,"back_to":"shelf",
        "lines":[{"lot":lot,"arrived":arrived.to_string(),"back":back.to_string()}]});
    if lost > 0 {
        line["loss"] = json!({"cause":"lost","bearer":"shop","reason":"mất"});
    }
    let document = done(shop, &line);
    let moves = [("point", arrived), ("shelf", back), ("loss", lost)];
    let moves = moves.into_iter().filter(|(_, n)| *n > 0).map(|(to, n)| (lot.clone(), "transit", to, n)).collect();
    m.write(document, moves, Some(number), false);
}

/// A case is opened onto the shelf, a jar of it broken now and then.
fn open(shop: &mut Shop, m: &mut Model, n: i64, pick: usize, expiry: NaiveDate) {
    let cases = m.cases.clone();
    let Some((case, place, _)) = m.some(pick, |lot, place| HERE.contains(&place) && cases.iter().any(|c| c == lot))
    else {
        return;
    };
    let (made, lost) = if n > 3 { (11, 1) } else { (12, 0) };
    let mut line = json!({"do":"repack_goods","open":{"lot":case,"place":place,"quantity":"1"},"measure":{"contains":"12"},
        "into":{"sku":"MO500","quantity":made.to_string(),"place":"shelf","expires":expiry}});
    if lost > 0 {
        line["lost"] = json!("1");
        line["loss"] = json!({"cause":"damaged","bearer":"shop","reason":"vỡ"});
    }
    let (document, jar) = lots(shop, &line);
    let came = shop
        .desk()
        .ledger
        .reader()
        .stock(None)
        .unwrap()
        .iter()
        .find(|r| r.lot.id.as_str() == case)
        .map(|r| r.lot.received);
    let id = ocop::domain::ids::LotId::new(&case).unwrap();
    let kept =
        shop.desk().ledger.reader().lot_at(&id, ocop::domain::stock::StockPlace::Shelf).unwrap().unwrap().lot.received;
    assert!(came.is_none_or(|c| c == kept));
    m.jars.insert(jar.clone(), (expiry, kept));
    let moves = vec![(case, place, "repack", 1), (jar.clone(), "repack", "shelf", made), (jar, "repack", "loss", lost)];
    m.write(document, moves.into_iter().filter(|m| m.3 > 0).collect(), None, false);
}

/// Stamps come, go on packs, are spoiled, counted, destroyed; what was written of them is undone, that of days past too.
///
/// What a rule refuses is left undone.
fn stamps(shop: &mut Shop, n: i64, pick: usize) {
    let line = match pick % 8 {
        0 => {
            json!({"do":"receive_stamps","batch":format!("T{n}"),"stars":4,"quantity":20,"from_serial":"A-01","to_serial":"A-20",
            "funded_by":"state","from":"VP điều phối NTM"})
        }
        1 => {
            json!({"do":"receive_stamps","batch":format!("U{n}"),"stars":4,"quantity":30,"funded_by":"state","from":"VP"})
        }
        2 | 3 => json!({"do":"apply_stamps","batch":format!("T{n}"),"sku":"MO500","quantity":pick / 8 + 1}),
        4 => json!({"do":"spoil_stamps","batch":format!("T{n}"),"quantity":n,"cause":"torn","reason":"rách"}),
        5 => {
            json!({"do":"destroy_stamps","batch":format!("T{n}"),"sku":"MO500","quantity":1,"minutes":"BB-1","reason":"gỡ"})
        }
        6 => json!({"do":"set_stamp_need","sku":"MO500","need":if n % 2 == 0 { "printed" } else { "sticker" }}),
        _ => {
            let batches = shop.desk().ledger.reader().stamp_batches(None).unwrap();
            let last = batches.iter().filter_map(|b| b.last.as_ref()).max_by_key(|u| u.at.at_ms);
            let Some(last) = last else { return };
            json!({"do":"undo_stamps","batch":last.batch,"document":last.document,"reason":"ghi nhầm"})
        }
    };
    drop(tried(shop, &line));
}

/// What the lists tell of a day: now when none is asked for, else as of its end.
fn told(shop: &mut Shop, when: When) -> Vec<String> {
    let (today, as_of) = (when.day(), when.stock_day());
    let reader = shop.desk().ledger.reader();
    let batches = reader.stamp_batches(as_of).unwrap();
    let uses = batches.iter().map(|b| Query::StampUses { batch: b.batch.batch.clone(), as_of });
    let lists = [
        Query::Oversold { as_of },
        Query::Transit { today, as_of },
        Query::StampBatches { as_of },
        Query::StampTodo { when },
        Query::StampsToDestroy { when },
    ];
    let rows = |answer: Answer| match answer {
        Answer::Oversold { rows, .. } => format!("{rows:#?}"),
        other => format!("{other:#?}"),
    };
    let mut out: Vec<_> =
        lists.into_iter().chain(uses).map(|query| rows(ocop::queries::answer(reader, &query).unwrap())).collect();
    let Answer::Today(lines) = ocop::queries::answer(reader, &Query::Today { when }).unwrap() else { panic!() };
    // What is half done, and labels, are known of now alone.
    let is_known = |topic: TodayTopic| !matches!(topic, TodayTopic::LabelsChanged | TodayTopic::TransfersWaiting);
    out.push(format!("{:?}", lines.into_iter().filter(|l| is_known(l.topic)).collect::<Vec<_>>()));
    out
}

/// The shift is closed, the day's stock remembered, and another shift opened on the next day.
fn next_day(shop: &mut Shop, m: &mut Model, today: NaiveDate) {
    m.days.insert(today, m.here());
    let now = Moment::vietnam(shop.desk().ledger.head().at_ms);
    m.told.insert(today, told(shop, When::Now(now)));
    shop.run(r#"{"do":"close_shift","notes":[],"reason":"mô phỏng"}"#);
    let tomorrow = Moment::vietnam(shop.desk().ledger.head().at_ms).later(86_400_000);
    shop.attempt_at(r#"{"do":"open_shift","float_vnd":0}"#, tomorrow).unwrap();
    m.sales.clear();
}

fn step(shop: &mut Shop, m: &mut Model, (what, n, pick): (u8, i64, usize)) {
    let today = Moment::vietnam(shop.desk().ledger.head().at_ms).date();
    match what {
        0 | 1 => come(shop, m, 0, n, pick as i64 % 9, today),
        2 => come(shop, m, 1, n, pick as i64 % 9 + 30, today),
        3 => come(shop, m, 2, n, pick as i64 % 9, today),
        4 | 5 if !m.jars.is_empty() => {
            let receipt = shop.sell("MO500", u32::try_from(n).unwrap(), 120_000 * n);
            m.sell(receipt, n);
        }
        6..=9 => go(shop, m, what - 6, n, pick),
        10 => close(shop, m, n),
        11 => open(shop, m, n, pick, today + chrono::Duration::days(40)),
        12 if m.sales.len() > 1 => {
            let receipt = m.void(pick).unwrap();
            shop.run(&json!({"do":"void_sale","receipt":receipt,"reason":"thử"}).to_string());
        }
        13 => next_day(shop, m, today),
        18.. => stamps(shop, n, pick),
        14..=17 if !m.docs.is_empty() => {
            let i = m.docs.len() - 1 - pick % m.docs.len();
            let number = m.docs[i].number.clone();
            let told = reverse(shop, &number);
            assert_eq!(told.as_ref().map(|_| ()).map_err(|c| *c), m.undo(i), "{number}");
            assert!(told.is_err() || matches!(told, Ok(Outcome::DocumentReversed { .. })));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_moves_goods_are_somewhere_and_every_day_past_is_known(
        steps in prop::collection::vec((0u8..23, 1i64..6, 0usize..24), 1..40),
    ) {
        let (mut shop, mut m) = (shop(), Model::default());
        for s in steps {
            step(&mut shop, &mut m, s);
            prop_assert_eq!(on_hand(&mut shop), m.here(), "{:?}", s);
            let rows = shop.desk().ledger.reader().oversold(None).unwrap();
            let short: Vec<_> = rows.iter().map(|r| (r.receipt.clone(), r.quantity.thousandths() / 1_000)).collect();
            prop_assert_eq!(&short, &m.short);
        }
        for (day, then) in &m.days {
            let rows = shop.desk().ledger.reader().stock(Some(*day)).unwrap();
            let known: BTreeMap<_, _> = rows.iter()
                .map(|r| ((r.lot.id.to_string(), r.place.code().to_owned()), r.quantity.thousandths())).collect();
            prop_assert_eq!(&known, then, "{}", day);
        }
        for (day, then) in &m.told {
            prop_assert_eq!(&told(&mut shop, When::EndOf(*day)), then, "{}", day);
        }
        let lots: std::collections::BTreeSet<_> = m.balance.keys().map(|k| k.0.clone()).collect();
        for lot in lots {
            let sum: i64 = m.balance.iter().filter(|((l, _), _)| *l == lot).map(|(_, n)| n).sum();
            prop_assert_eq!(sum, 0);
        }
        prop_assert!(shop.verify().is_ok());
    }
}
