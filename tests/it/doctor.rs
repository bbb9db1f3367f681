//! `ocop doctor`: each thing that may be wrong with a machine is named with the way out.

use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value;

use crate::shop::{Ran, STOCK, Shop, ocop};

const USUAL: [(&str, &str); 2] = [("LANG", "vi_VN.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh")];

/// Returns the state and the sentence of one check, and the exit status.
fn found(home: &Path, check: &str, vars: &[(&str, &str)]) -> (String, String, i32) {
    let ran = ocop(home, &["doctor", "--json"], &[&USUAL[..], vars].concat(), "");
    let told: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    let row = told["checks"].as_array().unwrap().iter().find(|r| r["check"] == check);
    let text = |k: &str| row.and_then(|r| r[k].as_str()).unwrap_or_default().to_owned();
    assert_eq!(told["ok"], ran.status == 0);
    assert!(text("say_en").is_ascii() || text("say_en").contains('×'), "English is there: {}", text("say_en"));
    (text("state"), text("say"), ran.status)
}

#[track_caller]
fn finds(home: &Path, check: &str, vars: &[(&str, &str)], state: &str, words: &str) {
    let (told, say, status) = found(home, check, vars);
    assert!(told == state && say.contains(words), "{check}: {told}: {say}");
    assert!(state != "bad" || status == 1);
}

/// A shop whose machine has nothing wrong but what nobody can know here.
fn sound() -> Shop {
    let mut shop = Shop::open();
    std::fs::set_permissions(shop.close(), PermissionsExt::from_mode(0o700)).unwrap();
    shop
}

#[test]
fn a_sound_machine_is_told_so() {
    let mut shop = sound();
    let ran = ocop(shop.close(), &["doctor"], &USUAL, "");
    assert!(ran.status == 0 && ran.out.contains("Máy sẵn sàng. (ready)") && !ran.out.contains('✗'), "{ran:?}");
    assert_eq!(ran.out.lines().count(), 2 * 11 + 2, "a line a check and its English: {}", ran.out);
    for check in ["home", "config", "ledger", "key", "clock", "zone", "locale"] {
        finds(shop.path(), check, &[], "good", "");
    }
    assert_eq!(found(shop.path(), "console", &[]).1, "", "no word of consoles where there is none");
}

#[test]
fn it_makes_and_changes_nothing() {
    let empty = tempfile::tempdir().unwrap();
    finds(empty.path(), "ledger", &[], "bad", "chạy `ocop init`");
    finds(empty.path(), "key", &[], "look", "`ocop init` sẽ tạo");
    finds(&empty.path().join("none"), "home", &[], "bad", "chưa có thư mục");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn folder_and_key_that_others_may_read_are_told() {
    let mut shop = sound();
    let home = shop.close().to_path_buf();
    std::fs::set_permissions(&home, PermissionsExt::from_mode(0o755)).unwrap();
    finds(&home, "home", &[], "look", "chmod 700");
    std::fs::set_permissions(home.join("till.key"), PermissionsExt::from_mode(0o644)).unwrap();
    finds(&home, "key", &[], "bad", "chmod 600");
    std::fs::set_permissions(home.join("till.key"), PermissionsExt::from_mode(0o600)).unwrap();
    std::fs::write(home.join("till.key"), [7; 32]).unwrap();
    finds(&home, "key", &[], "bad", "quầy khác");
    std::fs::remove_file(home.join("till.key")).unwrap();
    finds(&home, "key", &[], "bad", "bị mất");
    finds(&home.join("ledger.db"), "home", &[], "bad", "là tệp");
    std::fs::write(home.join("ledger.db"), "x").unwrap();
    finds(&home, "ledger", &[], "bad", "không phải sổ");
}

#[test]
fn a_wrong_setting_is_a_finding_not_the_end() {
    let mut shop = sound();
    let settings = shop.close().join("ocop.toml");
    std::fs::write(&settings, "[printer]\nwidht_mm = 58\n").unwrap();
    finds(shop.path(), "config", &[], "bad", "dòng 2");
    finds(shop.path(), "ledger", &[], "good", "");
    for (target, state, words) in [
        ("device:/dev/no-such-printer", "bad", "kiểm tra dây và nguồn"),
        ("tcp:127.0.0.1:9", "bad", "không trả lời"),
        ("file:/no/such/slips.bin", "bad", "không ghi được"),
        ("file:/tmp/slips.bin", "good", "/tmp/slips.bin"),
        ("device:/dev/null", "good", "/dev/null"),
        ("preview", "look", "chưa khai máy in"),
    ] {
        std::fs::write(&settings, format!("[printer]\ntarget = \"{target}\"\n")).unwrap();
        finds(shop.path(), "printer", &[], state, words);
    }
}

#[test]
fn clock_zone_letters_and_console_are_looked_at() {
    let mut shop = sound();
    finds(shop.path(), "zone", &[("TZ", "UTC")], "good", "+07:00");
    finds(shop.path(), "zone", &[("TZ", "America/New_York")], "look", "Asia/Ho_Chi_Minh");
    finds(shop.path(), "locale", &[("LANG", "C")], "look", "UTF-8");
    finds(shop.path(), "locale", &[("LC_ALL", "C.utf8"), ("LANG", "C")], "good", "C.utf8");
    finds(shop.path(), "console", &[("TERM", "linux")], "look", "setfont");
    shop.attempt_at(STOCK[0], crate::shop::at("2199-01-01T00:00:00+07:00")).unwrap();
    finds(shop.close(), "clock", &[], "bad", "chậm hơn mục cuối");
}

#[test]
fn copies_that_are_old_missing_or_on_the_same_disk_are_told() {
    let mut shop = sound();
    finds(shop.path(), "backup", &[], "look", "chưa có bản sao lưu");
    assert_eq!(shop.ocop(&["backup"]).status, 0);
    finds(shop.path(), "backup", &[], "look", "cùng đĩa");
    let stick = tempfile::tempdir().unwrap();
    let settings = format!("[backup]\nfolder = \"{}\"\n", stick.path().display());
    std::fs::write(shop.path().join("ocop.toml"), settings).unwrap();
    assert_eq!(shop.ocop(&["backup"]).status, 0);
    finds(shop.path(), "backup", &[], "good", "0 ngày");
    let copy = std::fs::read_dir(stick.path()).unwrap().next().unwrap().unwrap().path().join("ledger.db");
    let written = std::fs::metadata(&copy).unwrap().modified().unwrap();
    std::fs::File::open(&copy).unwrap().set_modified(written - std::time::Duration::from_secs(30 * 86_400)).unwrap();
    finds(shop.path(), "backup", &[], "look", "30 ngày");
}

#[test]
fn a_terminal_too_small_is_told() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let mut shop = sound();
    for (cols, rows, words, status) in [(79, 24, "nhỏ hơn 80×24", 1), (80, 24, "màn hình 80×24", 0)] {
        let pty = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ocop"));
        command.args(["--home", shop.close().to_str().unwrap(), "doctor"]);
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut out, mut from) = (Vec::new(), pty.master.try_clone_reader().unwrap());
        let _ = from.read_to_end(&mut out);
        let ran = Ran {
            status: i32::try_from(child.wait().unwrap().exit_code()).unwrap(),
            out: String::from_utf8_lossy(&out).into(),
            err: String::new(),
        };
        assert!(ran.out.contains(words) && ran.status == status, "{ran:?}");
    }
}
