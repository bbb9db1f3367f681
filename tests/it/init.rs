//! `ocop init`: a first morning by prompts, by options, broken off, or in a folder that has something in it.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::shop::{Ran, STOCK, ocop, sale};

/// A place for a new home, which is not there yet.
fn fresh() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("deep/er/ocop");
    (dir, home)
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const OPTIONS: [&str; 16] = [
    "init",
    "--yes",
    "--code",
    "Q7",
    "--name",
    "OCOP Ba Tri",
    "--regime",
    "deduction",
    "--bank",
    "VCB",
    "--account",
    "0123456789",
    "--manager",
    "Nguyễn Thị Lan",
    "--printer",
    "192.168.1.50",
];

fn given(home: &Path) -> Ran {
    ocop(home, &OPTIONS, &[("OCOP_PIN", "2468")], "")
}

#[test]
fn options_alone_make_a_till_that_sells() {
    let (_dir, home) = fresh();
    let ran = given(&home);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("đăng nhập bằng mã lan") && ran.out.contains("signs in as lan"), "{}", ran.out);
    assert_eq!(names(&home), ["ledger.db", "ocop.toml", "till.key"]);
    let input = [STOCK[1].replace('\n', ""), r#"{"do":"open_shift","float_vnd":0}"#.into(), sale("KD450", 1, 58_000)]
        .join("\n");
    let ran = ocop(&home, &["run", "--as", "lan"], &[("OCOP_PIN", "2468")], &input);
    assert_eq!(ran.each("receipt")[2], "Q7-000001", "{ran:?}");
    assert_eq!(ocop(&home, &["run"], &[], r#"{"do":"open_drawer"}"#).each("refused"), ["sign_in_first"]);
    assert!(
        std::fs::read_to_string(home.join("ocop.toml")).unwrap().contains("\ntarget = \"tcp:192.168.1.50:9100\"\n")
    );
    let mode =
        |p: PathBuf| std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(p).unwrap().permissions()) & 0o777;
    assert_eq!((mode(home.clone()), mode(home.join("till.key")), mode(home.join("ledger.db"))), (0o700, 0o600, 0o600));
}

#[test]
fn a_ledger_that_is_there_is_left_alone() {
    let (_dir, home) = fresh();
    assert_eq!(given(&home).status, 0);
    let before = std::fs::read(home.join("ledger.db")).unwrap();
    given(&home).says(1, "đã có sổ", "there is a ledger");
    assert_eq!(std::fs::read(home.join("ledger.db")).unwrap(), before);
    assert_eq!(names(&home), ["ledger.db", "ocop.toml", "till.key"]);
}

#[test]
fn prompts_ask_again_and_the_usual_answer_is_enter() {
    let (_dir, home) = fresh();
    let answers = [
        "điểm 1",
        "", // a code with a space is asked again; then the usual Q1
        "",
        "OCOP Bến Tre", // a name is needed
        "12 Hùng Vương",
        "Vĩnh Long",
        "123",
        "1300123456",
        "9",
        "1",
        "Ngân hàng Đất",
        "vietcombank",
        "12345678901234567890",
        "0123456789",
        "",
        "Lê Minh",
        "1111",
        "2580",
        "2581",
        "2580",
        "2580", // all alike; then two that differ; then twice the same
        "usb printer",
        "",
    ];
    let ran = ocop(&home, &["init"], &[], &(answers.join("\n") + "\n"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.out.matches("  ! ").count(), 9, "{}", ran.out);
    assert!(ran.out.contains("điểm bán Q1 – OCOP Bến Tre") && ran.out.contains("mã minh"), "{}", ran.out);
    let ran = ocop(&home, &["run", "--as", "minh"], &[("OCOP_PIN", "2580")], r#"{"do":"open_shift","float_vnd":0}"#);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[test]
fn breaking_off_leaves_nothing() {
    let (dir, home) = fresh();
    for input in ["", "Q1\nOCOP\n", "Q1\nOCOP\n\n\n\n1\n\nLan\n2580\n\u{3}"] {
        ocop(&home, &["init"], &[], input).says(1, "chưa tạo gì", "nothing was made");
        assert!(names(dir.path()).is_empty(), "{input:?}");
    }
}

#[test]
fn a_wrong_option_is_told_and_leaves_nothing() {
    let (dir, home) = fresh();
    for (option, value, vi, en) in [
        ("--code", "Q 1", "--code: mã có 1 đến 8", "a code is"),
        ("--code", "BENTRE-01", "mã có 1 đến 8", "1 to 8"),
        ("--tax-code", "12", "mã số thuế gồm", "a tax code is"),
        ("--bank", "123456", "không có ngân hàng 123456", "no such bank"),
        ("--account", "12345678901234567890", "1 đến 19", "1 to 19"),
        ("--regime", "flat", "chọn 1, 2, 3 hoặc 4", "choose 1"),
        ("--name", &"x".repeat(10_000), "1 đến 120", "1 to 120"),
        ("--printer", "usb printer", "/dev/usb/lp0", "write a printer as"),
    ] {
        let place = OPTIONS.iter().position(|o| *o == option);
        let mut args = OPTIONS.to_vec();
        match place {
            Some(at) => args[at + 1] = value,
            None => args.extend([option, value]),
        }
        ocop(&home, &args, &[("OCOP_PIN", "2468")], "").says(1, vi, en);
        assert!(names(dir.path()).is_empty(), "{option}");
    }
    ocop(&home, &OPTIONS, &[("OCOP_PIN", "1111")], "").says(1, "4 đến 8 số", "4 to 8 digits");
    ocop(&home, &OPTIONS, &[], "").says(2, "thiếu mã PIN", "the PIN is missing");
    ocop(&home, &OPTIONS[..4], &[], "").says(2, "thiếu --name", "--name is missing");
    ocop(&home, &["init", "--at", "2026-11-22T07:00:00+07:00"], &[], "").says(
        1,
        "chỉ sổ tập",
        "only a practice ledger",
    );
    assert!(names(dir.path()).is_empty());
}

#[test]
fn settings_and_a_key_that_are_there_already_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("ocop.toml"), "[screen]\nlanguage = \"en\"\n").unwrap();
    std::fs::write(dir.path().join("till.key"), [9; 32]).unwrap();
    assert_eq!(given(dir.path()).status, 0);
    assert_eq!(std::fs::read_to_string(dir.path().join("ocop.toml")).unwrap(), "[screen]\nlanguage = \"en\"\n");
    assert_eq!(std::fs::read(dir.path().join("till.key")).unwrap(), [9; 32]);
    assert_eq!(ocop(dir.path(), &["verify"], &[], "").status, 0);
    assert_eq!(names(dir.path()).iter().filter(|n| n.starts_with('.')).count(), 0);
}

#[test]
fn a_practice_ledger_is_empty_and_begins_at_midnight_or_when_told() {
    let (_dir, home) = fresh();
    assert_eq!(ocop(&home, &["init", "--practice"], &[], "").status, 0);
    assert!(ocop(&home, &["verify"], &[], "").out.contains("1 mục"));
    let (_dir, home) = fresh();
    let ran = ocop(
        &home,
        &["init", "--practice", "--at", "2026-11-22T06:00:00+07:00", "--code", "Q1", "--name", "Tập", "--yes"],
        &[],
        "",
    );
    assert_eq!(ran.status, 0, "{ran:?}");
    let open = r#"{"do":"open_shift","float_vnd":0,"at":"2026-11-22T07:00:00+07:00"}"#;
    assert_eq!(ocop(&home, &["run"], &[], open).status, 0);
}

#[test]
fn a_test_page_is_offered_and_a_dead_printer_undoes_nothing() {
    let (dir, home) = fresh();
    let slips = dir.path().join("slips.bin");
    let target = format!("file:{}", slips.display());
    let mut args: Vec<&str> = OPTIONS.iter().copied().filter(|o| *o != "--yes").collect();
    let last = args.len() - 1;
    args[last] = &target;
    args.extend(["--address", "", "--province", "", "--tax-code", "", "--holder", ""]);
    let ran = ocop(&home, &args, &[("OCOP_PIN", "2468")], "\n");
    assert!(ran.status == 0 && std::fs::metadata(&slips).unwrap().len() > 1_000, "{ran:?}");
    let (_dir, home) = fresh();
    args[last] = "/dev/no-such-printer";
    let ran = ocop(&home, &args, &[("OCOP_PIN", "2468")], "\n");
    assert!(ran.status == 0 && ran.out.contains("Không thấy máy in") && home.join("ledger.db").exists(), "{ran:?}");
}

#[test]
fn a_pin_is_not_shown_while_it_is_typed() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let (_dir, home) = fresh();
    let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 200, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ocop"));
    command.env_remove("OCOP_PIN");
    command.args(["--home", home.to_str().unwrap()]);
    command.args(OPTIONS.iter().filter(|o| **o != "--yes"));
    command.args(["--address", "", "--province", "", "--tax-code", "", "--holder", ""]);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let (mut from, mut to) = (pty.master.try_clone_reader().unwrap(), pty.master.take_writer().unwrap());
    let mut seen = String::new();
    let mut until = |word: &str| {
        let mut byte = [0; 4096];
        while !seen.contains(word) {
            match from.read(&mut byte) {
                Ok(n) if n > 0 => seen.push_str(&String::from_utf8_lossy(&byte[..n])),
                Ok(_) | Err(_) => break,
            }
        }
        seen.clone()
    };
    assert!(until("(PIN): ").contains("PIN"));
    to.write_all(b"97531\n").unwrap();
    until("(PIN again): ");
    to.write_all(b"97531\n").unwrap();
    let shown = until("Print a test page");
    assert!(shown.contains("Print a test page") && !shown.contains("975"), "{shown}");
    to.write_all(b"k\n").unwrap();
    assert!(child.wait().unwrap().success());
}
