//! A backup is one only when a till can stand on it; restoring is all or nothing.

use std::fs;
use std::path::{Path, PathBuf};

use ocop::domain::outbox::{JobState, PrintDoc};
use ocop::runtime::{Desk, Home};

use crate::shop::{Shop, ocop};

/// A shop with a sale whose drawer and receipt wait for the printer, and its backup.
fn backed_up() -> (Shop, tempfile::TempDir, PathBuf) {
    let mut shop = Shop::open();
    shop.sell("KD450", 1, 60_000);
    let away = tempfile::tempdir().unwrap();
    let ran = shop.ocop(&["backup", away.path().to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let copy = only(away.path());
    (shop, away, copy)
}

fn only(folder: &Path) -> PathBuf {
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn restore(home: &Path, from: &Path) -> crate::shop::Ran {
    ocop(home, &["restore", from.to_str().unwrap()], &[], "")
}

#[test]
fn a_backup_whose_key_is_another_tills_is_not_made() {
    let mut shop = Shop::open();
    shop.close();
    fs::write(shop.path().join("till.key"), [7u8; 32]).unwrap();
    let away = tempfile::tempdir().unwrap();
    let ran = shop.ocop(&["backup", away.path().to_str().unwrap()]);
    ran.says(3, "till.key", "another till");
    assert_eq!(fs::read_dir(away.path()).unwrap().count(), 0, "nothing that looks like a backup");
    fs::remove_file(shop.path().join("till.key")).unwrap();
    let ran = shop.ocop(&["backup", away.path().to_str().unwrap()]);
    ran.says(3, "till.key", "till.key");
    assert!(!shop.path().join("till.key").exists(), "no new key is made for an old ledger");
}

#[test]
fn a_restore_that_fails_leaves_nothing_and_a_good_one_works_afterwards() {
    let (_shop, away, good) = backed_up();
    let bad = away.path().join("bad");
    let home = away.path().join("home");
    fs::create_dir(&bad).unwrap();
    let spoil: [(&str, Option<Vec<u8>>); 5] = [
        ("till.key", Some(vec![7; 32])),
        ("till.key", Some(vec![7; 5])),
        ("till.key", None),
        ("ledger.db", None),
        ("ledger.db", Some(fs::read(good.join("ledger.db")).unwrap()[..9_000].to_vec())),
    ];
    for (name, bytes) in spoil {
        for file in ["ledger.db", "till.key"] {
            fs::copy(good.join(file), bad.join(file)).unwrap();
        }
        match &bytes {
            Some(bytes) => fs::write(bad.join(name), bytes).unwrap(),
            None => fs::remove_file(bad.join(name)).unwrap(),
        }
        let ran = restore(&home, &bad);
        ran.says(3, bad.join(name).to_str().unwrap(), bad.join(name).to_str().unwrap());
        assert!(!home.exists(), "{name}: nothing is left behind");
    }
    assert_eq!(restore(&home, &good).status, 0);
    assert_eq!(ocop(&home, &["verify"], &[], "").status, 0);
    restore(&home, &good).says(1, "đã có sổ", "already has");
}

#[test]
fn settings_that_lie_there_already_stay_and_nothing_else_does_after_a_failure() {
    let (_shop, away, good) = backed_up();
    let home = away.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("ocop.toml"), "[screen]\nlanguage = \"en\"\n").unwrap();
    let nothing = away.path().join("nothing");
    assert_eq!(restore(&home, &nothing).status, 3);
    assert_eq!(only(&home), home.join("ocop.toml"));
    assert_eq!(restore(&home, &good).status, 0);
    assert!(fs::read_to_string(home.join("ocop.toml")).unwrap().contains("en"));
}

#[test]
fn a_restore_cut_off_between_key_and_ledger_is_done_again() {
    let (_shop, away, good) = backed_up();
    let home = away.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::copy(good.join("till.key"), home.join("till.key")).unwrap();
    assert_eq!(restore(&home, &good).status, 0);
    let other = away.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("till.key"), [7u8; 32]).unwrap();
    restore(&other, &good).says(1, "khóa", "key");
    assert_eq!(fs::read(other.join("till.key")).unwrap(), [7u8; 32], "another key is never overwritten");
}

#[test]
fn what_waited_for_the_printer_does_not_print_after_a_restore() {
    let (_shop, away, good) = backed_up();
    let home = away.path().join("home");
    assert_eq!(restore(&home, &good).status, 0);
    let desk = Desk::open(&Home::find(Some(home)), ocop::config::Config::default()).unwrap();
    assert!(desk.open_jobs().unwrap().is_empty());
    let states = desk.ledger.reader().last_jobs(9).unwrap();
    let state = |of: fn(&PrintDoc) -> bool| states.iter().find(|j| of(&j.doc)).unwrap().state;
    assert_eq!(state(|d| matches!(d, PrintDoc::Receipt { .. })), JobState::Unknown);
    assert_eq!(state(|d| matches!(d, PrintDoc::Drawer)), JobState::Failed);
}

#[test]
fn the_log_of_a_ledger_that_is_gone_is_not_played_into_the_restored_one() {
    let (_shop, away, good) = backed_up();
    let home = away.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("ledger.db-wal"), [0u8; 64]).unwrap();
    restore(&home, &good).says(1, "đã có sổ", "already has");
    assert_eq!(only(&home), home.join("ledger.db-wal"));
}
