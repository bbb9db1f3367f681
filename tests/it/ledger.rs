//! The ledger against a shopkeeper with a pencil: whatever is done in whatever order, the sums agree.

use std::collections::BTreeMap;

use ocop::commands::CommandError;
use ocop::domain::lang::Lang;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::domain::query::{Answer, Query, SaleDetail};
use ocop::domain::shift::ShiftTotals;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::shop::{STOCK, Shop, at, sale};

/// What may happen at a counter; numbers name goods and sales, taken round the list.
#[derive(Debug, Clone)]
enum Deed {
    Sell { lines: Vec<(usize, i64, i64)>, paid: Paid },
    Void(usize),
    Confirm(usize),
    Reprint(usize),
    Price(usize, i64),
    NextDay,
    Close,
    Open,
    Import,
}

#[derive(Debug, Clone, Copy)]
enum Paid {
    Cash { over: i64 },
    Transfer,
    Both,
}

fn deed() -> impl Strategy<Value = Deed> {
    let lines = prop::collection::vec((0..3usize, 1..5i64, 0..4i64), 1..4);
    let paid =
        prop_oneof![(0..100_000i64).prop_map(|over| Paid::Cash { over }), Just(Paid::Transfer), Just(Paid::Both)];
    prop_oneof![
        8 => (lines, paid).prop_map(|(lines, paid)| Deed::Sell { lines, paid }),
        2 => (0..20usize).prop_map(Deed::Void),
        2 => (0..20usize).prop_map(Deed::Confirm),
        1 => (0..20usize).prop_map(Deed::Reprint),
        1 => (0..3usize, 1_000..500_000i64).prop_map(|(g, p)| Deed::Price(g, p)),
        1 => Just(Deed::NextDay),
        1 => Just(Deed::Close),
        2 => Just(Deed::Open),
        1 => Just(Deed::Import),
    ]
}

const GOODS: [(&str, i64); 3] = [("KD450", 8), ("MO500", 5), ("TK", 10)];

/// One sale as the pencil has it.
#[derive(Debug, Clone, Copy, Default)]
struct Noted {
    shift: usize,
    gross: i64,
    off: i64,
    vat: i64,
    cash: i64,
    transfer: i64,
    waiting: i64,
    voided: bool,
}

/// The shopkeeper's notebook: plain lists, added up only when asked.
struct Notebook {
    prices: [i64; 3],
    now: Moment,
    sales: Vec<Noted>,
    /// The day of every shift, and whether the last one is open.
    shifts: Vec<String>,
    open: bool,
}

impl Notebook {
    fn totals(&self, mine: impl Fn(usize) -> bool) -> Value {
        let all: Vec<&Noted> = self.sales.iter().filter(|s| mine(s.shift)).collect();
        let sum = |f: fn(&Noted) -> i64| all.iter().filter(|s| !s.voided).map(|s| f(s)).sum::<i64>();
        let mut totals = json!({ "sales": sum(|_| 1), "voids": all.iter().filter(|s| s.voided).count(), "gross": sum(|s| s.gross), "discount": sum(|s| s.off),
            "payable": sum(|s| s.gross - s.off), "vat": sum(|s| s.vat), "cash": sum(|s| s.cash), "transfer": sum(|s| s.transfer), "waiting": sum(|s| s.waiting) });
        let undone = all.iter().filter(|s| s.voided).map(|s| s.gross - s.off).sum::<i64>();
        let (cash, transfer) = (sum(|s| i64::from(s.cash > 0)), sum(|s| i64::from(s.transfer > 0)));
        for (name, n) in [("voided", undone), ("cash_sales", cash), ("transfer_sales", transfer)] {
            // Not said when nothing: old closes did not know these.
            if n != 0 {
                totals[name] = json!(n);
            }
        }
        totals
    }
    /// Writes a sale down and returns the command that asks for it.
    fn sell(&mut self, lines: &[(usize, i64, i64)], paid: Paid) -> String {
        let mut noted = Noted { shift: self.shifts.len(), ..Noted::default() };
        let mut by_rate: BTreeMap<i64, i64> = BTreeMap::new();
        let mut asked = Vec::new();
        for &(good, pieces, tenths) in lines {
            let gross = self.prices[good] * pieces;
            let off = gross * tenths / 10;
            noted.gross += gross;
            noted.off += off;
            *by_rate.entry(GOODS[good].1).or_default() += gross - off;
            asked.push(json!({ "sku": GOODS[good].0, "quantity": pieces.to_string(), "price": self.prices[good], "discount": off }));
        }
        noted.vat = by_rate.iter().map(|(p, a)| (2 * a * p + 100 + p) / (2 * (100 + p))).sum();
        let payable = noted.gross - noted.off;
        let (cash, transfer, over) = match paid {
            Paid::Cash { over } => (payable, 0, over),
            Paid::Transfer => (0, payable, 0),
            Paid::Both => (payable - payable / 2, payable / 2, 0),
        };
        (noted.cash, noted.transfer, noted.waiting) = (cash, transfer, transfer);
        let mut tenders = Vec::new();
        if cash > 0 {
            tenders.push(json!({ "kind": "cash", "amount": cash + over }));
        }
        if transfer > 0 {
            tenders.push(json!({ "kind": "transfer", "amount": transfer }));
        }
        if self.open {
            self.sales.push(noted);
        }
        json!({ "do": "complete_sale", "lines": asked, "tenders": tenders }).to_string()
    }
    /// Does a deed on paper; returns the command and the refusal that is due.
    fn note(&mut self, deed: &Deed) -> (String, Option<&'static str>) {
        let count = self.sales.len();
        let receipt = |n: usize| format!("Q1-{:06}", n % count.max(1) + 1);
        let (last, open) = (self.shifts.len(), self.open);
        match deed {
            Deed::Sell { lines, paid } => (self.sell(lines, *paid), (!open).then_some("no_open_shift")),
            Deed::Void(n) => {
                let line = json!({ "do": "void_sale", "receipt": receipt(*n), "reason": "x" }).to_string();
                let Some(sale) = self.sales.get_mut(n % count.max(1)) else { return (line, Some("unknown_receipt")) };
                let due = match (open, sale.voided, sale.shift == last) {
                    (false, ..) => Some("no_open_shift"),
                    (_, true, _) => Some("already_voided"),
                    (.., false) => Some("void_too_late"),
                    (true, false, true) => None,
                };
                if due.is_none() {
                    (sale.voided, sale.waiting) = (true, 0);
                }
                (line, due)
            }
            Deed::Confirm(n) => {
                let line = json!({ "do": "confirm_transfer", "receipt": receipt(*n) }).to_string();
                let Some(sale) = self.sales.get_mut(n % count.max(1)) else { return (line, Some("unknown_receipt")) };
                let due = (sale.waiting == 0).then_some("nothing_waiting");
                sale.waiting = 0;
                (line, due)
            }
            Deed::Reprint(n) => {
                let line = json!({ "do": "reprint_receipt", "receipt": receipt(*n) }).to_string();
                (line, (count == 0).then_some("unknown_receipt"))
            }
            Deed::Price(good, price) => {
                self.prices[*good] = *price;
                let day = self.now.date().to_string();
                (json!({ "do": "set_price", "sku": GOODS[*good].0, "price": price, "from": day }).to_string(), None)
            }
            Deed::NextDay => {
                self.now = self.now.later(86_400_000);
                (STOCK[0].to_owned(), None)
            }
            Deed::Close => {
                self.open = false;
                (r#"{"do":"close_shift","notes":[]}"#.to_owned(), (!open).then_some("no_open_shift"))
            }
            Deed::Open => {
                if !open {
                    self.open = true;
                    self.shifts.push(self.now.date().to_string());
                }
                (r#"{"do":"open_shift","float_vnd":0}"#.to_owned(), open.then_some("shift_is_open"))
            }
            Deed::Import => (STOCK[1].to_owned(), None),
        }
    }
}

fn told(answer: Answer) -> Value {
    match answer {
        Answer::Shift(Some(report)) => json!(report.totals),
        Answer::Day(report) => json!(report.totals),
        other => panic!("{other:?}"),
    }
}

fn compare(shop: &mut Shop, book: &Notebook) {
    for (i, day) in book.shifts.iter().enumerate() {
        let shift = Some(u32::try_from(i + 1).unwrap());
        assert_eq!(told(shop.desk().answer(&Query::Shift { shift }).unwrap()), book.totals(|s| s == i + 1));
        let of_day = |s: usize| book.shifts[s - 1] == *day;
        assert_eq!(told(shop.desk().answer(&Query::Day { day: day.parse().unwrap() }).unwrap()), book.totals(of_day));
    }
    let Answer::Sales(waiting) = shop.desk().answer(&Query::WaitingTransfers).unwrap() else { panic!() };
    let waiting: i64 = waiting.iter().map(|r| r.waiting.get()).sum();
    assert_eq!(waiting, book.sales.iter().map(|s| s.waiting).sum::<i64>());
    shop.verify().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_sums_agree_with_the_notebook(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut shop = Shop::open();
        let now = Moment::vietnam(shop.desk().ledger.head().at_ms);
        let prices = [58_000, 120_000, 999_000];
        let mut book = Notebook { prices, now, sales: vec![], shifts: vec![now.date().to_string()], open: true };
        for deed in &deeds {
            book.now = book.now.later(1_000);
            let (line, due) = book.note(deed);
            match (shop.attempt_at(&line, book.now), due) {
                (Ok(Outcome::SaleCompleted { receipt, .. }), None) => prop_assert_eq!(receipt, format!("Q1-{:06}", book.sales.len())),
                (Ok(did), None) => prop_assert!(!matches!(deed, Deed::Import) || matches!(did, Outcome::NothingChanged { unchanged: 3 }), "{:?}", did),
                (Err(CommandError::Refused(refusal)), Some(due)) => prop_assert_eq!(refusal.code(), due),
                (result, due) => prop_assert!(false, "{:?}: {:?}, due {:?}", deed, result, due),
            }
        }
        compare(&mut shop, &book);
        let before = shop.desk().till_state().unwrap();
        shop.desk().ledger.rebuild().unwrap();
        compare(&mut shop, &book);
        let after = shop.desk().till_state().unwrap();
        prop_assert_eq!((before.last_receipt, before.shift, before.staff), (after.last_receipt, after.shift, after.staff));
    }
}

fn sold(shop: &mut Shop, receipt: &str) -> SaleDetail {
    match shop.desk().answer(&Query::Sale { receipt: receipt.to_owned() }).unwrap() {
        Answer::Sale(Some(detail)) => *detail,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_price_that_changes_at_midnight_is_told_before_it_is_taken() {
    let mut shop = Shop::open();
    shop.run(r#"{"do":"set_price","sku":"KD450","price":60000,"from":"2026-11-23"}"#);
    let seen = sale("KD450", 1, 60_000).replace(r#""quantity""#, r#""price":58000,"quantity""#);
    assert!(shop.attempt_at(&seen, at("2026-11-22T23:59:58+07:00")).is_ok());
    match shop.attempt_at(&seen, at("2026-11-23T00:00:00+07:00")) {
        Err(CommandError::Refused(refusal)) => {
            assert_eq!(
                refusal.say(ocop::domain::lang::Lang::Vi),
                "giá Kẹo dừa 450 g nay là 60.000 đ (đã báo 58.000 đ) – báo lại khách"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(shop.sell("KD450", 1, 60_000), "Q1-000002", "the refused one took no number");
}

#[test]
fn eight_per_cent_end_with_the_year_and_old_sales_keep_theirs() {
    let mut shop = Shop::open();
    shop.attempt_at(&sale("KD450", 1, 58_000), at("2026-12-31T23:59:59+07:00")).unwrap();
    shop.attempt_at(&sale("KD450", 1, 58_000), at("2027-01-01T00:00:00+07:00")).unwrap();
    let rate = |d: &SaleDetail| (d.sale.lines[0].rate, d.sale.lines[0].vat.get());
    assert_eq!(rate(&sold(&mut shop, "Q1-000001")), (Some(8), 4_296));
    assert_eq!(rate(&sold(&mut shop, "Q1-000002")), (Some(10), 5_273));
    let days = ["Q1-000001", "Q1-000002"].map(|r| sold(&mut shop, r).business_day.to_string());
    assert_eq!(days, ["2026-11-22", "2026-11-22"], "both belong to the shift's day");
}

#[test]
fn stars_end_with_their_last_day_between_two_buyers() {
    let mut shop = Shop::open();
    shop.attempt_at(&sale("MO500", 1, 120_000), at("2026-12-31T23:59:59+07:00")).unwrap();
    shop.attempt_at(&sale("MO500", 1, 120_000), at("2027-01-01T00:00:00+07:00")).unwrap();
    assert_eq!(["Q1-000001", "Q1-000002"].map(|r| sold(&mut shop, r).sale.lines[0].stars), [Some(4), None]);
}

#[test]
fn the_digits_on_the_shift_report_are_the_journals() {
    let mut shop = Shop::open();
    shop.sell("KD450", 1, 58_000);
    shop.run(r#"{"do":"close_shift","notes":[]}"#);
    let report: Value = serde_json::from_str(&shop.ocop(&["show", "shift", "1", "--json"]).out).unwrap();
    let conn = shop.tamper();
    let hash: String =
        conn.query_row("SELECT lower(hex(hash)) FROM journal ORDER BY pos DESC LIMIT 1", [], |r| r.get(0)).unwrap();
    let digits = report["head"].as_str().unwrap();
    assert!(digits.len() == 16 && hash.starts_with(digits), "{digits} of {hash}");
    drop(conn);
    let job = shop.desk().open_jobs().unwrap().pop().unwrap();
    let page = shop.desk().page(&job).unwrap().unwrap().lines.join("\n").to_lowercase();
    let joined: String = page.chars().filter(char::is_ascii_hexdigit).collect();
    assert!(joined.contains(digits), "{digits} is not on\n{page}");
}

#[test]
fn a_clock_set_back_stops_no_sale_and_is_written_down() {
    let mut shop = Shop::open();
    let head = shop.desk().ledger.head();
    shop.attempt_at(&sale("KD450", 1, 58_000), at("2020-01-01T00:00:00+07:00")).unwrap();
    let entry = shop.desk().ledger.reader().entry(head.seq + 1).unwrap().unwrap();
    assert_eq!(entry.header.at.at_ms, head.at_ms + 1);
    assert_eq!(entry.header.clock_ms, Some(at("2020-01-01T00:00:00+07:00").at_ms));
    shop.verify().unwrap();
}

/// Two for cash, one by transfer, one half and half, one of them voided; another shift's transfer still waits.
#[test]
fn the_shift_slip_says_how_often_and_only_what_is_its_own() {
    let mut shop = Shop::open();
    let transfer = r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"transfer","amount":120000}]}"#;
    shop.run(transfer);
    shop.run(r#"{"do":"close_shift","notes":[]}"#);
    shop.run(r#"{"do":"open_shift","float_vnd":0}"#);
    shop.sell("KD450", 1, 58_000);
    let wrong = shop.sell("KD450", 2, 116_000);
    shop.run(transfer);
    shop.run(r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"cash","amount":20000},{"kind":"transfer","amount":100000}]}"#);
    shop.run(&format!(r#"{{"do":"void_sale","receipt":"{wrong}","reason":"nhầm"}}"#));
    shop.run(r#"{"do":"close_shift","notes":[]}"#);
    let slip = ocop::queries::slips::shift(shop.desk().ledger.reader(), 2, Lang::Vi).unwrap().unwrap();
    let sums: Vec<(u32, i64)> = slip.tenders.iter().map(|t| (t.sum.count, t.sum.amount.get())).collect();
    assert_eq!(sums, [(2, 78_000), (2, 220_000)]);
    assert_eq!((slip.voids.count, slip.voids.amount.get()), (1, 116_000));
    let waiting: Vec<&str> = slip.waiting.iter().map(|w| w.number.as_str()).collect();
    assert_eq!((waiting, slip.sales_count), (vec!["Q1-000004", "Q1-000005"], 3));
    shop.verify().unwrap();
}

#[test]
fn a_new_ledger_has_nothing_to_add_up() {
    assert_eq!(json!(ShiftTotals::default())["payable"], 0);
    Shop::real().verify().unwrap();
}
