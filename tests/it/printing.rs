//! A printer may be absent, stuck or half done; a sale never waits for it and is never printed twice by itself.

use std::path::Path;

use ocop::config::{Config, PrinterTarget};
use ocop::domain::command::{Actor, Command, CompleteSale, Nothing, OfReceipt, PrintChoice, TenderGiven};
use ocop::domain::ids::{SkuCode, StaffId};
use ocop::domain::lang::Lang;
use ocop::domain::money::Money;
use ocop::domain::outbox::JobState;
use ocop::domain::outcome::Outcome;
use ocop::domain::quantity::Quantity;
use ocop::domain::query::{PrinterState, SignedIn};
use ocop::domain::sale::TicketLine;
use ocop::domain::staff::Role;
use ocop::domain::tender::TenderKind;
use ocop::runtime::{self, Counter, Desk, Home, Report, Wires};
use ocop::screens::{Effect, Msg};

use crate::shop::{noon, wound};

/// A screen that remembers and a printer that only takes pages.
#[derive(Debug, Default)]
struct Bench {
    told: Vec<Msg>,
    pages: Vec<(i64, Vec<u8>)>,
}

impl Wires for Bench {
    fn tell(&mut self, msg: Msg) {
        self.told.push(msg);
    }
    fn print(&mut self, job: i64, bytes: Vec<u8>) {
        self.pages.push((job, bytes));
    }
    fn load_shelf(&mut self, ledger: &Path, lang: Lang) {
        self.told.push(runtime::read_shelf(ledger, lang));
    }
}

fn lan() -> SignedIn {
    SignedIn { staff: StaffId::new("lan").unwrap(), name: "Lan".into(), role: Role::Cashier }
}

/// A practice till with one jar at 120.000 and its shift open.
fn desk(folder: &tempfile::TempDir, target: PrinterTarget) -> Desk {
    let mut config = Config::default();
    config.printer.target = target;
    let row = r#"{"sku":"MO500","name":"Mật ong","pack":"500 ml","unit":"chai","sold_by":"piece","price":120000,"tax":"r5","producer":"HTX1","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}"#;
    let home = Home::find(Some(folder.path().join("till")));
    let rows = vec![serde_json::from_str(row).unwrap()];
    let mut desk = wound(runtime::create_practice(&home, config, rows, noon()).unwrap());
    runtime::open_today(&mut desk).unwrap();
    desk
}

fn till(folder: &tempfile::TempDir, target: PrinterTarget) -> Counter<Bench> {
    let mut till = Counter::new(desk(folder, target), Some(lan()), Bench::default());
    till.begin();
    till.wires_mut().told.clear();
    till
}

fn somewhere() -> PrinterTarget {
    PrinterTarget::Device("/dev/usb/lp-of-the-test".into())
}

fn sale() -> Effect {
    let line = TicketLine {
        sku: SkuCode::new("MO500").unwrap(),
        quantity: Quantity::ONE,
        price: None,
        discount: Money::ZERO,
        lot: None,
        stamps: Vec::new(),
    };
    let cash = TenderGiven { kind: TenderKind::Cash, amount: Money::vnd(120_000), state: None };
    Effect::Run(Box::new(Command::CompleteSale(CompleteSale {
        ticket: None,
        lines: vec![line],
        discount: Money::ZERO,
        tenders: vec![cash],
        print: PrintChoice::Receipt,
    })))
}

fn receipts_done(till: &Counter<Bench>) -> usize {
    let sold = |m: &&Msg| matches!(m, Msg::Done(o) if matches!(**o, Outcome::SaleCompleted { .. }));
    till.wires().told.iter().filter(sold).count()
}

fn printer(till: &Counter<Bench>) -> PrinterState {
    let last = till.wires().told.iter().rev().find_map(|m| match m {
        Msg::Printer(state) => Some(*state),
        _ => None,
    });
    last.unwrap()
}

fn report(id: i64, state: JobState, sentence: &str) -> Report {
    Report { id, state, sentence: sentence.into() }
}

#[test]
fn a_sale_never_waits_for_the_printer() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, somewhere());
    for _ in 0..20 {
        till.perform(sale());
    }
    assert_eq!(receipts_done(&till), 20, "the printer has not answered once");
    assert_eq!(till.wires().pages.len(), 1, "one page at a time is handed over");
}

#[test]
fn a_jammed_printer_keeps_the_receipt_until_it_prints() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, somewhere());
    till.perform(sale());
    let drawer = till.wires().pages[0].0;
    till.report(report(drawer, JobState::Sent, ""));
    let (job, first) = till.wires().pages[1].clone();
    till.report(report(job, JobState::Queued, "Máy in hết giấy – phiếu đã lưu"));
    assert_eq!((printer(&till).queued, printer(&till).failing), (1, true));
    till.minute();
    let (again, second) = till.wires().pages[2].clone();
    assert_eq!((again, &second), (job, &first), "the same job, the same bytes");
    till.report(report(job, JobState::Printed, ""));
    till.minute();
    assert_eq!((till.wires().pages.len(), printer(&till).queued), (3, 0), "printed once, never again");
}

#[test]
fn a_drawer_that_did_not_open_is_not_opened_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, somewhere());
    till.perform(sale());
    let (drawer, pulse) = till.wires().pages[0].clone();
    assert_eq!(pulse, [0x1b, 0x70, 0x00, 0x19, 0xfa]);
    till.report(report(drawer, JobState::Queued, "Không thấy máy in"));
    till.minute();
    assert!(till.wires().pages.iter().skip(1).all(|(_, bytes)| bytes != &pulse));
}

#[test]
fn a_page_cut_off_in_the_middle_is_not_printed_again_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, somewhere());
    till.perform(sale());
    let drawer = till.wires().pages[0].0;
    till.report(report(drawer, JobState::Sent, ""));
    let job = till.wires().pages[1].0;
    till.report(report(job, JobState::Unknown, "Mất kết nối – xem giấy rồi in lại"));
    till.minute();
    assert_eq!(till.wires().pages.len(), 2);
    assert!(printer(&till).unknown);
}

#[test]
fn a_copy_says_that_it_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, PrinterTarget::Preview);
    till.perform(sale());
    let Some(last) = desk_last(&till) else { panic!("a receipt number") };
    till.perform(Effect::Run(Box::new(Command::ReprintReceipt(OfReceipt { receipt: last }))));
    let papers: Vec<String> = till
        .wires()
        .told
        .iter()
        .filter_map(|m| match m {
            Msg::Paper { lines } => Some(lines.join("\n")),
            _ => None,
        })
        .collect();
    assert_eq!(papers.len(), 2);
    assert!(!papers[0].contains("BẢN IN LẠI") && papers[1].contains("BẢN IN LẠI"));
}

fn desk_last(till: &Counter<Bench>) -> Option<String> {
    till.wires().told.iter().rev().find_map(|m| match m {
        Msg::Till(state) => state.last_receipt.clone(),
        _ => None,
    })
}

#[test]
fn a_job_begun_before_a_power_cut_is_left_to_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, somewhere());
    let actor = Actor::Staff(lan().staff);
    desk.run(&actor, Command::PrintTestPage(Nothing {})).unwrap();
    let job = desk.open_jobs().unwrap()[0].id;
    desk.mark_job(job, JobState::Sending, "").unwrap();
    let mut till = Counter::new(desk, Some(lan()), Bench::default());
    till.begin();
    assert!(till.wires().pages.is_empty() && printer(&till).unknown);
}

#[test]
fn nobody_sells_before_signing_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = Counter::new(desk(&folder, somewhere()), None, Bench::default());
    till.perform(sale());
    assert!(matches!(till.wires().told.last(), Some(Msg::Refused(r)) if r.code() == "sign_in_first"));
    till.perform(Effect::SignIn { staff: lan().staff, pin: "0000".into() });
    assert!(matches!(till.wires().told.last(), Some(Msg::Refused(r)) if r.code() == "wrong_pin"));
    till.perform(Effect::SignIn { staff: lan().staff, pin: "2580".into() });
    till.perform(sale());
    assert_eq!(receipts_done(&till), 1);
}

#[test]
fn what_may_have_been_saved_is_not_told_as_no() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder, somewhere());
    let file = desk.ledger.path().to_path_buf();
    desk.ledger.checkpoint().unwrap();
    drop(desk);
    let desk = Desk::open(&Home::find(Some(folder.path().join("till"))), Config::default()).unwrap();
    let mut till = Counter::new(desk, Some(lan()), Bench::default());
    // The disk goes bad under the open till: nothing can be read, so nobody knows.
    let bytes = std::fs::metadata(&file).unwrap().len();
    std::fs::write(&file, vec![0xA5; usize::try_from(bytes).unwrap()]).unwrap();
    till.perform(sale());
    let Some(Msg::Failed(said)) = till.wires().told.last() else { panic!("{:?}", till.wires().told) };
    assert!(said.starts_with("chưa biết phiếu đã lưu chưa"), "{said}");
}

/// Moves every promise into the past, as when the till stood dark meanwhile.
fn minutes_pass(folder: &tempfile::TempDir, minutes: i64) {
    let conn = rusqlite::Connection::open(folder.path().join("till/ledger.db")).unwrap();
    conn.execute("UPDATE outbox SET at_ms = at_ms - ?1", [minutes * 60_000]).unwrap();
}

fn states(till: &Desk) -> Vec<JobState> {
    let mut jobs = till.ledger.reader().last_jobs(9).unwrap();
    jobs.reverse();
    jobs.iter().map(|j| j.state).collect()
}

/// A desk that sold twice and was closed before anything was printed.
fn sold_twice(folder: &tempfile::TempDir) -> Desk {
    let mut desk = desk(folder, somewhere());
    let Effect::Run(sale) = sale() else { panic!("a command") };
    for _ in 0..2 {
        desk.run(&Actor::Staff(lan().staff), (*sale).clone()).unwrap();
    }
    desk
}

fn opened(desk: Desk) -> Counter<Bench> {
    let mut till = Counter::new(desk, Some(lan()), Bench::default());
    till.begin();
    till
}

#[test]
fn a_till_that_starts_prints_what_is_fresh_and_opens_no_drawer() {
    let folder = tempfile::tempdir().unwrap();
    let till = opened(sold_twice(&folder));
    assert_eq!((till.wires().pages.len(), printer_or_none(&till)), (1, None));
    assert!(till.wires().pages[0].1.len() > 5, "a receipt, not a pulse");
    drop(till);
    let desk = reopened(&folder);
    assert_eq!(states(&desk), [JobState::Failed, JobState::Sending, JobState::Failed, JobState::Queued]);
}

fn printer_or_none(till: &Counter<Bench>) -> Option<PrinterState> {
    till.wires().told.iter().rev().find_map(|m| if let Msg::Printer(state) = m { Some(*state) } else { None })
}

fn reopened(folder: &tempfile::TempDir) -> Desk {
    let mut config = Config::default();
    config.printer.target = somewhere();
    Desk::open(&Home::find(Some(folder.path().join("till"))), config).unwrap()
}

#[test]
fn receipts_promised_long_ago_are_left_to_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let desk = sold_twice(&folder);
    minutes_pass(&folder, 11);
    let mut till = opened(desk);
    assert!(till.wires().pages.is_empty(), "an old receipt would come out in a stranger's hands");
    assert_eq!((printer(&till).unprinted, printer(&till).queued), (2, 0));
    // The note stays while new sales print, and goes as copies are printed.
    till.perform(sale());
    let id = till.wires().pages.last().unwrap().0;
    till.report(report(id, JobState::Sent, ""));
    let id = till.wires().pages.last().unwrap().0;
    till.report(report(id, JobState::Printed, ""));
    assert_eq!(printer(&till).unprinted, 2);
    till.perform(Effect::Run(Box::new(Command::ReprintReceipt(OfReceipt { receipt: "Q1-000057".into() }))));
    let (id, _) = till.wires().pages.last().unwrap().clone();
    till.report(report(id, JobState::Printed, ""));
    assert_eq!(printer(&till).unprinted, 1);
}

#[test]
fn a_drawer_found_half_sent_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = sold_twice(&folder);
    let drawer = desk.open_jobs().unwrap()[0].id;
    desk.mark_job(drawer, JobState::Sending, "").unwrap();
    minutes_pass(&folder, 11);
    drop(opened(desk));
    let (failed, unknown) = (JobState::Failed, JobState::Unknown);
    assert_eq!(states(&reopened(&folder)), [failed, unknown, failed, unknown]);
}

#[test]
fn drawers_of_sales_made_while_the_printer_was_stuck_stay_shut() {
    let folder = tempfile::tempdir().unwrap();
    let mut till = till(&folder, somewhere());
    till.perform(sale());
    till.perform(sale());
    let (drawer, pulse) = till.wires().pages[0].clone();
    till.report(report(drawer, JobState::Queued, "Không thấy máy in"));
    for _ in 0..3 {
        till.minute();
        let id = till.wires().pages.last().unwrap().0;
        till.report(report(id, JobState::Printed, ""));
    }
    let pulses = till.wires().pages.iter().filter(|(_, bytes)| *bytes == pulse).count();
    assert_eq!((pulses, printer(&till).queued), (1, 0));
}

#[test]
fn a_long_queue_is_counted_whole_and_read_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder, somewhere());
    let conn = rusqlite::Connection::open(folder.path().join("till/ledger.db")).unwrap();
    let at = desk.now().at_ms;
    for _ in 0..1_000 {
        conn.execute(r#"INSERT INTO outbox(lane, doc, at_ms) VALUES ('printer', '{"print":"test_page"}', ?1)"#, [at])
            .unwrap();
    }
    assert!(desk.open_jobs().unwrap().len() <= 100);
    let mut till = opened(desk);
    let id = till.wires().pages[0].0;
    till.report(report(id, JobState::Queued, "Hết giấy"));
    assert_eq!(printer(&till).queued, 1_000);
}
