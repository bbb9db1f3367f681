//! Wrong files, wrong folders, wrong figures: a sentence in both languages, the promised status, nothing half done.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::shop::{Ran, STOCK, Shop, ocop, program, sale};

/// Every way in that touches the ledger.
const WAYS: [&[&str]; 7] = [
    &["run"],
    &["show", "products"],
    &["verify"],
    &["rebuild"],
    &["print", "queue"],
    &["backup"],
    &["demo", "--no-screen"],
];

/// Puts a file in the ledger's place and asserts that every way in says so and leaves it as it is.
fn instead_of_the_ledger(shop: &mut Shop, bytes: &[u8], vi: &str, en: &str) {
    let (home, ledger) = (shop.close().to_path_buf(), shop.ledger());
    std::fs::write(&ledger, bytes).unwrap();
    for way in WAYS {
        ocop(&home, way, &[], "").says(3, vi, en);
        assert!(std::fs::read(&ledger).unwrap() == bytes, "{way:?} changed the file");
    }
}

#[test]
fn a_text_file_is_no_ledger() {
    let text = "Sổ bán hàng tháng 11\n".repeat(50);
    for bytes in [text.as_bytes(), b"", b"SQLite format 3"] {
        instead_of_the_ledger(&mut Shop::open(), bytes, "không phải sổ của ocop", "is not an ocop ledger");
    }
}

#[test]
fn a_database_of_another_program_is_no_ledger() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("other.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let bytes = std::fs::read(path).unwrap();
    instead_of_the_ledger(&mut Shop::open(), &bytes, "không phải sổ của ocop", "is not an ocop ledger");
}

#[test]
fn a_ledger_of_a_newer_program_is_left_alone() {
    let mut shop = Shop::open();
    shop.tamper().execute_batch("PRAGMA user_version = 99").unwrap();
    let bytes = std::fs::read(shop.ledger()).unwrap();
    instead_of_the_ledger(&mut shop, &bytes, "bản ocop mới hơn", "a newer ocop (format 99");
}

#[test]
fn a_damaged_ledger_is_told_and_kept() {
    let mut shop = Shop::open();
    (0..30).for_each(|_| drop(shop.sell("KD450", 1, 58_000)));
    shop.close();
    let bytes = std::fs::read(shop.ledger()).unwrap();
    let mut torn = bytes.clone();
    torn.iter_mut().skip(4_096).for_each(|b| *b = 0x5a);
    for bytes in [&torn[..], &bytes[..bytes.len() / 2 / 4_096 * 4_096]] {
        std::fs::write(shop.ledger(), bytes).unwrap();
        shop.ocop(&["verify"]).says(3, "khôi phục", "restore");
        let ran = shop.ocop_fed(&["run"], &sale("KD450", 1, 58_000));
        assert!(ran.status == 3 && (ran.err.contains("hỏng") || ran.out.contains("hỏng")), "{ran:?}");
        shop.ocop(&["backup"]).says(3, "hỏng", "damaged");
        let left = std::fs::read_dir(shop.path().join("backup")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "half a backup is none");
    }
}

#[test]
fn half_a_backup_is_not_restored_at_all() {
    let mut shop = Shop::open();
    assert_eq!(shop.ocop(&["backup"]).status, 0);
    let backup = std::fs::read_dir(shop.path().join("backup")).unwrap().next().unwrap().unwrap().path();
    let empty = tempfile::tempdir().unwrap();
    let restore = || ocop(empty.path(), &["restore", backup.to_str().unwrap()], &[], "");
    let key = std::fs::read(backup.join("till.key")).unwrap();
    std::fs::remove_file(backup.join("till.key")).unwrap();
    restore().says(3, "khóa của quầy", "the till's key");
    std::fs::write(backup.join("till.key"), [7; 32]).unwrap();
    restore().says(3, "quầy khác", "another till");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
    std::fs::write(backup.join("till.key"), key).unwrap();
    assert_eq!(restore().status, 0);
    assert_eq!(ocop(empty.path(), &["verify"], &[], "").status, 0);
    restore().says(1, "đã có sổ", "already has a ledger");
}

#[test]
fn a_folder_without_a_ledger_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    for way in &WAYS[..6] {
        ocop(dir.path(), way, &[], "").says(3, "chạy `ocop init` trước", "run `ocop init` first");
    }
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "and leaves nothing behind");
}

#[test]
fn two_programs_never_write_one_ledger_and_a_reader_may_look() {
    let mut shop = Shop::open();
    let home = shop.path().to_path_buf();
    let _till = shop.desk();
    for way in [WAYS[0], WAYS[3], WAYS[6]] {
        ocop(&home, way, &[], "").says(3, "một ocop khác đang mở sổ này", "another ocop has this ledger open");
    }
    for way in [WAYS[1], WAYS[2], WAYS[4], WAYS[5]] {
        assert_eq!(ocop(&home, way, &[], "").status, 0, "{way:?}");
    }
}

#[test]
fn a_ledger_opens_with_its_own_key_alone() {
    let mut shop = Shop::open();
    let key = shop.close().join("till.key");
    let own = std::fs::read(&key).unwrap();
    std::fs::write(&key, [7; 32]).unwrap();
    shop.ocop(&["run"]).says(3, "sổ này của quầy khác", "belongs to another till");
    std::fs::write(&key, &own[..9]).unwrap();
    shop.ocop(&["run"]).says(3, "bị mất hoặc hỏng", "missing or damaged");
    std::fs::remove_file(&key).unwrap();
    shop.ocop(&["run"]).says(3, "lấy lại từ bản sao lưu", "put it back from a backup");
    assert!(!key.exists(), "a new key would belong to no ledger");
    std::fs::write(&key, own).unwrap();
    assert_eq!(shop.ocop(&["run"]).status, 0);
}

#[test]
fn a_misspelt_setting_is_named_with_its_line() {
    let mut shop = Shop::open();
    std::fs::write(shop.path().join("ocop.toml"), "[printer]\nwidht_mm = 58\n").unwrap();
    shop.ocop(&["show", "products"]).says(
        2,
        "dòng 2, cột 1: không có mục `widht_mm`; có phải `width_mm`?",
        "line 2, column 1",
    );
}

#[test]
fn wrong_words_on_the_command_line_are_usage() {
    let mut shop = Shop::open();
    for args in [&["fly"][..], &["run", "--fast"], &["show"], &["show", "day", "hôm nay"]] {
        assert_eq!(shop.ocop(args).status, 2, "{args:?}");
    }
    shop.ocop(&["show", "sale", "Q1-999999"]).says(1, "không có phiếu Q1-999999", "no receipt Q1-999999");
    let ran = shop.ocop(&["show", "sale", "\u{1b}[31mQ1"]);
    assert!(ran.status == 1 && !ran.err.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn a_file_where_the_folder_should_be_is_told() {
    let mut shop = Shop::open();
    let key = shop.close().join("till.key");
    for way in WAYS {
        ocop(&key, way, &[], "").says(2, "là tệp, không phải thư mục", "is a file, not a folder");
    }
}

/// Runs the program as nobody, who may read this folder and write nothing in it.
///
/// The machine that tests may be the machine's root, whom no right holds back.
fn as_nobody(home: &Path, args: &[&str]) -> Ran {
    use std::os::unix::process::CommandExt;
    let outside = tempfile::tempdir().unwrap();
    let binary = outside.path().join("ocop");
    // Copied by another program: a file open for writing here might be inherited by a child and could not be run.
    let copied = std::process::Command::new("cp").arg(env!("CARGO_BIN_EXE_ocop")).arg(&binary).status().unwrap();
    assert!(copied.success());
    std::fs::set_permissions(outside.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let mut command = std::process::Command::new(&binary);
    command.env_clear().arg("--home").arg(home).args(args);
    if rustix::process::geteuid().is_root() {
        command.uid(65_534).gid(65_534);
    }
    Ran::of(command.output().unwrap())
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_nothing_is_begun() {
    let mut shop = Shop::open();
    let home = shop.close().to_path_buf();
    let rights = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    for entry in std::fs::read_dir(&home).unwrap() {
        rights(&entry.unwrap().path(), 0o444);
    }
    rights(&home, 0o555);
    as_nobody(&home, &["run"]).says(3, "không ghi được", "cannot be written");
    as_nobody(&home, &["demo", "--no-screen"]).says(3, "không ghi được", "cannot be written");
    as_nobody(&home.join("new"), &["demo", "--no-screen"]).says(3, "không ghi được", "cannot be written");
    rights(&home, 0o755);
    shop.verify().unwrap();
}

/// Runs one line on an open shop and returns the refusal's code and both sentences.
fn refused(line: &str) -> (String, String, String) {
    let mut shop = Shop::open();
    let ran = shop.lines(&[], &[line]);
    assert_eq!(ran.status, 1, "{line}: {ran:?}");
    assert_eq!(shop.verify().unwrap().entries, 4, "nothing was written");
    let field = |f: &str| ran.each(f).remove(0);
    (field("refused"), field("say"), field("say_en"))
}

#[test]
fn figures_no_shop_has_are_refused_in_both_languages() {
    let price = |p: &str| format!(r#"{{"do":"set_price","sku":"KD450","price":{p},"from":"2026-11-22"}}"#);
    let quantity = |q: &str| sale("KD450", 1, 58_000).replace(r#""quantity":"1""#, &format!(r#""quantity":"{q}""#));
    for (line, code, vi, en) in [
        (price("0"), "bad_price", "giá phải từ 1 đ", "a price is 1 đ"),
        (price("-5"), "bad_price", "giá phải từ 1 đ", "a price is 1 đ"),
        (price("1000000001"), "bad_price", "giá phải từ 1 đ", "a price is 1 đ"),
        (price("58000.5"), "malformed", "không đọc được", "cannot be read"),
        (price("99999999999999999999"), "malformed", "không đọc được", "cannot be read"),
        (quantity("-3"), "bad_quantity", "phải lớn hơn 0", "must be above 0"),
        (quantity("0"), "bad_quantity", "phải lớn hơn 0", "must be above 0"),
        (quantity("0.5"), "whole_pieces", "bán theo hộp nguyên", "whole pieces"),
        (quantity("1000000000"), "malformed", "không đọc được", "at most 1.000.000"),
        (quantity("1000000"), "amount_too_large", "số tiền quá lớn", "too large"),
        (quantity("1e9"), "malformed", "không đọc được", "cannot be read"),
        (sale("KD450", 1, 57_999), "short_paid", "còn thiếu 1 đ", "1 đ"),
        (sale("KD450", 1, -58_000), "bad_tender", "phải lớn hơn 0", "must be above 0"),
        (sale("KHONG", 1, 58_000), "unknown_sku", "mã KHONG chưa có", "KHONG is not known"),
    ] {
        let (told, say, say_en) = refused(&line);
        assert_eq!(told, code, "{line}");
        assert!(say.contains(vi) && say_en.contains(en), "{line}: {say} / {say_en}");
    }
}

#[test]
fn names_are_short_and_steer_no_terminal() {
    let record = |name: &str| {
        serde_json::json!({ "do": "record_producer", "code": "X", "name": name, "kind": "company" }).to_string()
    };
    for bad in ["x".repeat(10_000), String::new(), "\u{1b}\u{7}\u{202e}".into()] {
        let (code, say, say_en) = refused(&record(&bad));
        assert!(code == "bad_text" && say.contains("1 đến 200 ký tự") && say_en.contains("1 to 200"), "{say}");
    }
    let nasty = "HTX\u{1b}]0;x\u{7} \u{202e}Ong\r\nXanh";
    let place = serde_json::json!({ "commune": nasty, "province": nasty });
    let mut shop = Shop::open();
    let lines = [
        serde_json::json!({ "do": "record_producer", "code": "X", "name": nasty, "kind": "company", "place": place }),
        serde_json::json!({ "do": "describe_point", "code": "Q1", "name": nasty, "address": nasty, "regime": "direct", "place": place }),
        serde_json::json!({ "do": "record_staff", "code": "lan", "name": nasty, "role": "cashier" }),
        serde_json::json!({ "do": "record_quick_item", "producer": "X", "name": nasty, "price": 1000 }),
    ]
    .map(|l| l.to_string());
    assert_eq!(shop.lines(&[], &lines.each_ref().map(String::as_str)).status, 0);
    let address = format!("https://tem.vn/{nasty}");
    for line in [
        serde_json::json!({ "do": "record_quick_item", "producer": "X", "name": "Ong", "price": 1000, "barcode": nasty }),
        serde_json::json!({ "do": "learn_code", "code": address, "sku": "KD450" }),
    ] {
        assert_eq!(shop.lines(&[], &[&line.to_string()]).each("refused"), ["not_a_code"], "{line}");
    }
    for ticket in ["\u{1b}[2J", "phiếu", "Q1T000001234567890123", ""] {
        let ticket = serde_json::json!({ "do": "keep_ticket", "ticket": ticket, "lines": [{ "sku": "KD450", "quantity": "1" }] });
        let draft = ticket.to_string().replace("keep_ticket", "print_draft");
        let mut sell: serde_json::Value = serde_json::from_str(&sale("KD450", 1, 58_000)).unwrap();
        sell["ticket"] = ticket["ticket"].clone();
        let ran = shop.lines(&[], &[&ticket.to_string(), &draft, &sell.to_string()]);
        assert_eq!(ran.each("refused"), ["bad_ticket", "bad_ticket", "bad_ticket"], "{ticket}");
    }
    let conn = shop.tamper();
    let mut stmt = conn.prepare("SELECT payload FROM journal").unwrap();
    let all: Vec<String> = stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(all.iter().all(|p| !p.contains("\\u") && !p.contains('\u{202e}') && !p.contains("\\n")), "{all:?}");
}

#[test]
fn an_account_that_no_transfer_reaches_is_refused_not_trimmed() {
    let point = |bin: &str, account: &str| STOCK[0].replace("970436", bin).replace("0123456789", account);
    for (bin, account, vi) in
        [("970436", "12345678901234567890", "19"), ("970400x", "1", "6"), ("123456", "0123456789", "123456")]
    {
        let (code, say, say_en) = refused(&point(bin, account));
        assert_eq!(code, "bad_bank_account");
        assert!(say.contains(vi) && !say.contains(" has ") && say_en.contains("the bank account"), "{say} / {say_en}");
    }
}

const HEAD: &str = "sku_code,product_name,unit,sold_by,price,producer_code,producer_name,producer_kind\n";

#[test]
fn a_sheet_with_formulas_escapes_and_endless_names_is_read_row_by_row() {
    let mut shop = Shop::open();
    let sheet = shop.path().join("hang.csv");
    let long = "x".repeat(10_000);
    let rows = [
        "A1,=HYPERLINK(\"x\"),chai,piece,10000,P1,HTX Một,cooperative",
        "A2,\u{1b}[31mMật ong\u{202e},chai,piece,10000,P1,HTX Một,cooperative",
        "A3,Mật,chai,piece,0,P1,HTX Một,cooperative",
        &format!("A4,{long},chai,piece,10000,P1,HTX Một,cooperative"),
        "A5,Tốt,chai,piece,10000,P1,HTX Một,cooperative",
    ];
    std::fs::write(&sheet, HEAD.to_owned() + &rows.join("\n")).unwrap();
    let file = sheet.to_str().unwrap();
    let ran = shop.ocop(&["import", file]);
    ran.says(1, "dòng chưa đúng", "rows that are not right");
    for row in ["dòng 4", "dòng 5"] {
        assert!(ran.out.contains(row), "{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}') && ran.out.lines().all(|l| l.chars().count() < 600), "{}", ran.out);
    assert_eq!(shop.verify().unwrap().entries, 4, "all or nothing");
    assert_eq!(shop.ocop(&["import", file, "--skip-refused"]).status, 0);
    let listed = shop.ocop(&["show", "products"]).out;
    assert!(listed.contains("Tốt") && !listed.contains('\u{1b}') && !listed.contains('\u{202e}'), "{listed}");
}

#[test]
fn files_that_are_no_sheet_or_not_there_are_told() {
    let mut shop = Shop::open();
    let picture = shop.path().join("anh.png");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for args in [
        ["import", picture.to_str().unwrap()],
        ["import", "/no/such.csv"],
        ["run", "/no/such.jsonl"],
        ["restore", "/no/such"],
    ] {
        let ran = shop.ocop(&args);
        assert!(
            matches!(ran.status, 1 | 3) && ran.err.contains('(') && ran.err.lines().count() == 2,
            "{args:?}: {ran:?}"
        );
    }
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let mut shop = Shop::open();
    for args in [
        &["show", "products"][..],
        &["show", "products", "--json"],
        &["verify"],
        &["print", "queue"],
        &["show", "shift"],
        &["backup"],
    ] {
        let mut child = program(shop.close(), args, &[]).spawn().unwrap();
        drop(child.stdout.take());
        let ran = Ran::of(child.wait_with_output().unwrap());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
    }
    let mut child = program(shop.close(), &["run"], &[]).spawn().unwrap();
    drop(child.stdout.take());
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), (sale("KD450", 1, 58_000) + "\n").repeat(3).as_bytes())
        .unwrap();
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert!(ran.status == 3 && !ran.err.contains("panicked"), "{ran:?}");
    assert_eq!(shop.verify().unwrap().entries, 5, "nothing is done that nobody hears of");
}
