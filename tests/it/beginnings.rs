//! A ledger is there whole or not at all, and it is its owner's alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::shop::{Ran, Shop, ocop, program};

/// Fewer entries than a demo has, more than one cut off early.
const FILLED: u64 = 60;

fn whole(home: &Path) {
    let ran = ocop(home, &["verify", "--json"], &[], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.json()[0]["entries"].as_u64().unwrap() >= FILLED, "{ran:?}");
}

/// Runs the program in a shell after a line of preparation.
fn after(line: &str, home: &Path, args: &[&str]) -> Ran {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{line}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_ocop"), "--home"]);
    Ran::of(shell.arg(home).args(args).output().unwrap())
}

#[test]
fn a_demo_that_found_no_room_starts_anew() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("till");
    for blocks in [1, 8, 64, 200, 400] {
        let ran = after(&format!("trap '' XFSZ; ulimit -f {blocks}"), &home, &["demo", "--no-screen"]);
        assert_eq!(ran.status, 3, "{blocks}: {ran:?}");
        assert!(!home.join("ledger.db").exists(), "{blocks}: half a ledger is none");
    }
    assert_eq!(ocop(&home, &["demo", "--no-screen"], &[], "").status, 0);
    whole(&home);
}

#[test]
fn a_demo_whose_plug_was_pulled_starts_anew() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("till");
    for round in 0..6u32 {
        let mut child = program(&home, &["demo", "--no-screen"], &[]).spawn().unwrap();
        (0..1_500_000 * round).for_each(|_| std::hint::spin_loop());
        child.kill().unwrap();
        child.wait().unwrap();
        if home.join("ledger.db").exists() {
            whole(&home);
        }
    }
    let ran = ocop(&home, &["demo", "--no-screen"], &[], "");
    assert_eq!(ran.status, 0, "{ran:?}");
    whole(&home);
    let names = fs::read_dir(&home).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = names.filter(|n| !n.starts_with("ledger.db")).collect();
    assert_eq!(left.len(), 2, "lock and key beside the ledger: {left:?}");
}

#[test]
fn a_demo_keeps_the_key_and_the_settings_it_finds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("till.key"), [7u8; 32]).unwrap();
    fs::write(folder.path().join("ocop.toml"), "").unwrap();
    assert_eq!(ocop(folder.path(), &["demo", "--no-screen"], &[], "").status, 0);
    assert_eq!(fs::read(folder.path().join("till.key")).unwrap(), [7u8; 32]);
    whole(folder.path());
}

#[test]
fn what_the_program_writes_is_its_owners_alone() {
    let mut shop = Shop::open();
    let paper = shop.path().join("paper.bin");
    let ran = after("umask 000", shop.close(), &["print", "test", "--to", paper.to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let home = shop.path().join("new");
    assert_eq!(after("umask 000", &home, &["demo", "--no-screen"]).status, 0);
    let files = fs::read_dir(&home).unwrap().map(|e| e.unwrap().path());
    for path in files.chain([home.clone(), paper]) {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", path.display());
    }
}
