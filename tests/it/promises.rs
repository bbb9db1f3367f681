//! What was promised to the printer is kept by those it was promised to, and by nobody else.

use ocop::domain::outbox::{Job, JobState, PrintDoc};

use crate::shop::{Ran, STOCK, Shop, ocop, sale};

const PULSE: [u8; 5] = [0x1b, 0x70, 0x00, 0x19, 0xfa];

fn jobs(shop: &mut Shop) -> Vec<Job> {
    let mut jobs = shop.desk().ledger.reader().last_jobs(50).unwrap();
    jobs.reverse();
    jobs
}

#[test]
fn a_copy_printed_from_the_command_line_takes_nothing_else_with_it() {
    let mut shop = Shop::open();
    let receipt = shop.sell("KD450", 1, 60_000);
    shop.sell("KD450", 2, 120_000);
    let cut = jobs(&mut shop).last().unwrap().id;
    shop.desk().mark_job(cut, JobState::Sending, "").unwrap();
    let before = jobs(&mut shop);
    let file = shop.path().join("paper.bin");
    let ran = shop.ocop(&["print", "receipt", &receipt, "--to", file.to_str().unwrap()]);
    assert_eq!((ran.status, ran.out.matches("BẢN IN LẠI").count()), (0, 1), "{ran:?}");
    assert!(!std::fs::read(&file).unwrap().windows(5).any(|w| w == PULSE), "the drawer stays shut");
    let mut after = jobs(&mut shop);
    let copy = after.pop().unwrap();
    assert_eq!(after, before, "what waits for the till's printer still waits, what was cut off stays so");
    assert_eq!(copy.doc, PrintDoc::Receipt { receipt, copy: 1 });
    assert!(matches!(copy.state, JobState::Sent | JobState::Printed), "{copy:?}");
}

#[test]
fn a_page_that_could_not_be_written_to_its_file_is_not_printed_later() {
    let mut shop = Shop::open();
    let ran = shop.ocop(&["print", "test", "--to", "/nowhere/at/all.bin"]);
    assert_eq!(ran.status, 3, "{ran:?}");
    assert_eq!(jobs(&mut shop)[0].state, JobState::Failed);
}

#[test]
fn a_copy_from_a_real_ledger_is_signed_by_who_printed_it() {
    let mut shop = Shop::real();
    for line in STOCK {
        shop.run(line);
    }
    shop.run(r#"{"do":"record_staff","id":"lan","name":"Lan","role":"cashier"}"#);
    shop.run(r#"{"do":"set_pin","staff":"lan","pin":"2580"}"#);
    shop.run(r#"{"do":"record_staff","id":"minh","name":"Minh","role":"manager"}"#);
    shop.run(r#"{"do":"set_pin","staff":"minh","pin":"2468"}"#);
    shop.attempt_as("lan", r#"{"do":"open_shift","float_vnd":1000000}"#).unwrap();
    shop.attempt_as("lan", &sale("KD450", 1, 60_000)).unwrap();
    assert_eq!(shop.refused(&sale("KD450", 1, 60_000)), "sign_in_first");
    let entries = shop.desk().ledger.head().seq;
    let mut print = |more: &[&str], pin: &str| -> Ran {
        let args = [&["print", "receipt", "Q1-000001"], more].concat();
        ocop(shop.close(), &args, &[("OCOP_PIN", pin)], "")
    };
    assert_eq!(print(&[], "").status, 1, "nobody signs for somebody else");
    assert_eq!(print(&["--as", "minh"], "0000").status, 1);
    let ran = print(&["--as", "minh"], "2468");
    assert_eq!(ran.status, 0, "{ran:?}");
    let head = shop.desk().ledger.head().seq;
    assert_eq!(head, entries + 1);
    let entry = shop.desk().ledger.reader().entry(head).unwrap().unwrap();
    assert_eq!((entry.header.staff.as_str(), entry.header.kind.as_str()), ("minh", "receipt_reprinted"));
}

#[test]
fn a_script_prints_only_when_it_asks_for_it() {
    let mut shop = Shop::open();
    let ran = shop.lines(&[], &[&sale("KD450", 1, 60_000), r#"{"do":"open_drawer"}"#]);
    assert_eq!(ran.each("did"), ["sale_completed", "not_printed"], "{ran:?}");
    assert!(jobs(&mut shop).is_empty(), "no till will print it, no drawer will open");
    let ran = shop.lines(&["--print"], &[&sale("KD450", 1, 60_000), r#"{"do":"open_drawer"}"#]);
    assert_eq!(ran.each("did"), ["sale_completed", "print_promised"], "{ran:?}");
    assert_eq!(jobs(&mut shop).iter().map(|j| j.state).collect::<Vec<_>>(), [JobState::Queued; 3]);
    assert!(shop.ocop(&["run", "--help"]).out.contains("--print"));
}
