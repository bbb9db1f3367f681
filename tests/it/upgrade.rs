//! Ledgers of earlier versions: opened, brought up to date once, proved, and sold from.

use std::path::Path;

use ocop::config::Config;
use ocop::runtime::{Desk, Home};
use ocop::store::verify::verify;
use ocop::store::{Fault, ReadOnly};
use rusqlite::Connection;

use crate::shop::{Ran, ocop};

const LEDGER: &str = include_str!("../data/ledgers/2026-11-25/ledger.sql");
const KEY: &str = include_str!("../data/ledgers/2026-11-25/till.key.hex");

const HALF_DONE: &str = include_str!("../data/ledgers/2026-11-26/ledger.sql");
const HALF_DONE_KEY: &str = include_str!("../data/ledgers/2026-11-26/till.key.hex");

const AGREEMENTS: &str = include_str!("../data/ledgers/2026-11-26-agreements/ledger.sql");
const AGREEMENTS_KEY: &str = include_str!("../data/ledgers/2026-11-26-agreements/till.key.hex");

/// A till's folder as the earlier version left it.
fn left_behind() -> tempfile::TempDir {
    left(LEDGER, KEY)
}

/// A till's folder with work half done, as a later version left it.
fn half_done() -> tempfile::TempDir {
    left(HALF_DONE, HALF_DONE_KEY)
}

fn left(sql: &str, key: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let ledger = Connection::open(dir.path().join("ledger.db")).unwrap();
    ledger.execute_batch(sql).unwrap();
    let hex = key.trim();
    let key: Vec<u8> = (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect();
    std::fs::write(dir.path().join("till.key"), key).unwrap();
    dir
}

/// Opens for writing and returns for how many entries an upgrade was announced, each time.
fn open(home: &Path) -> (Result<Desk, Fault>, Vec<u64>) {
    let mut said = Vec::new();
    let desk = Desk::open_saying(&Home::find(Some(home.into())), Config::default(), &mut |n| said.push(n));
    (desk, said)
}

fn raw(home: &Path) -> Connection {
    Connection::open(home.join("ledger.db")).unwrap()
}

/// Everything a file says of its own structure and every row of a table.
fn picture(home: &Path) -> (Vec<String>, Vec<String>, i64) {
    let conn = raw(home);
    let texts = |sql: &str| -> Vec<String> {
        let mut stmt = conn.prepare(sql).unwrap();
        stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let version = conn.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    (
        texts("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1"),
        texts("SELECT header || payload || hex(hash) FROM journal ORDER BY pos"),
        version,
    )
}

fn kept_tickets(home: &Path) -> i64 {
    let sql = "SELECT count(*) FROM ticket WHERE reference = 'Q1T000007'";
    raw(home).query_row(sql, [], |r| r.get(0)).unwrap()
}

fn run(home: &Path, args: &[&str]) -> Ran {
    ocop(home, args, &[], "")
}

fn proved(home: &Path) -> u64 {
    let ledger = ReadOnly::open_unread(&home.join("ledger.db")).unwrap();
    verify(&ledger, &mut |_| ()).unwrap().unwrap().entries
}

#[test]
fn an_earlier_ledger_opens_with_its_sums_and_goes_on_selling() {
    let dir = left_behind();
    let (desk, said) = open(dir.path());
    drop(desk.unwrap());
    assert_eq!((said, proved(dir.path())), (vec![23], 23));
    let shift = &run(dir.path(), &["show", "shift", "1", "--json"]).json()[0];
    let sums = ["payable", "cash", "transfer", "waiting"].map(|f| shift["totals"][f].as_i64());
    assert_eq!(sums, [530_000, 230_000, 300_000, 0].map(Some), "{shift}");
    let stock = run(dir.path(), &["show", "stock"]).out;
    assert!(stock.contains("18") && stock.contains("5,5") && stock.contains("tạm dừng"), "{stock}");
    assert_eq!(kept_tickets(dir.path()), 1);

    let again = r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"discount":10000,"tenders":[{"kind":"transfer","amount":200000},{"kind":"cash","amount":50000}],"staff":"lan","id":"ban-1","at":"2026-11-22T09:00:00+07:00"}"#;
    let more = r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"cash","amount":120000}],"staff":"lan","at":"2026-11-22T09:00:00+07:00"}"#;
    let ran = ocop(dir.path(), &["run"], &[], &[again, more].join("\n"));
    assert_eq!(ran.each("receipt"), ["Q1-000001", "Q1-000005"], "{ran:?}");
    assert_eq!(proved(dir.path()), 24);
}

#[test]
fn it_is_brought_up_to_date_once() {
    let dir = left_behind();
    drop(open(dir.path()).0.unwrap());
    // A rebuild would take this away.
    raw(dir.path()).execute_batch("UPDATE sku SET unit = 'lần' WHERE code = 'KD450'").unwrap();
    let (desk, said) = open(dir.path());
    drop(desk.unwrap());
    let unit: String =
        raw(dir.path()).query_row("SELECT unit FROM sku WHERE code = 'KD450'", [], |r| r.get(0)).unwrap();
    assert_eq!((said, unit.as_str()), (vec![], "lần"));
}

#[test]
fn cut_off_in_the_middle_it_is_the_old_file() {
    let dir = left_behind();
    // The last entry cannot be read: everything before it was done already and must be undone.
    let conn = raw(dir.path());
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    let kind = |from: &str, to: &str| {
        let sql = "UPDATE journal SET header = replace(header, ?1, ?2) WHERE seq = 23";
        assert_eq!(conn.execute(sql, [from, to]).unwrap(), 1);
    };
    kind("sale_completed", "sale_of_tomorrow");
    let before = picture(dir.path());
    let (desk, said) = open(dir.path());
    assert!(matches!(desk, Err(Fault::Entry { seq: 23, .. })), "{desk:?}");
    assert_eq!((said, picture(dir.path())), (vec![23], before));
    kind("sale_of_tomorrow", "sale_completed");
    open(dir.path()).0.unwrap();
    assert_eq!(proved(dir.path()), 23);
}

#[test]
fn whoever_only_reads_says_what_to_do_and_changes_nothing() {
    let dir = left_behind();
    let before = picture(dir.path());
    for args in [&["verify"][..], &["show", "stock"], &["show", "shift", "1", "--json"]] {
        run(dir.path(), args).says(3, "mở quầy một lần (`ocop`) để nâng cấp", "open the till once");
    }
    let looked = run(dir.path(), &["doctor"]);
    assert!(looked.out.contains("sổ của bản cũ"), "{looked:?}");
    assert_eq!(picture(dir.path()), before);
}

#[test]
fn the_program_says_that_it_takes_a_while_and_only_then() {
    let dir = left_behind();
    run(dir.path(), &["rebuild"]).says(0, "đang nâng cấp 23 mục", "bringing 23 entries up to date");
    let second = run(dir.path(), &["rebuild"]);
    assert_eq!((second.status, second.err.as_str()), (0, ""));
    assert_eq!(run(dir.path(), &["verify"]).status, 0);
}

#[test]
fn an_earlier_copy_is_restored_and_an_earlier_ledger_copied_as_it_is() {
    let (dir, copies) = (left_behind(), tempfile::tempdir().unwrap());
    let before = picture(dir.path());
    assert_eq!(run(dir.path(), &["backup", copies.path().to_str().unwrap()]).status, 0);
    assert_eq!(picture(dir.path()), before);
    let copy = std::fs::read_dir(copies.path()).unwrap().next().unwrap().unwrap().path();
    assert_eq!(picture(&copy), before);
    let new = copies.path().join("new");
    let ran = run(&new, &["restore", copy.to_str().unwrap()]);
    assert_eq!((ran.status, proved(&new)), (0, 23), "{ran:?}");
}

#[test]
fn another_tills_earlier_ledger_is_left_alone() {
    let dir = left_behind();
    std::fs::write(dir.path().join("till.key"), [7u8; 32]).unwrap();
    let before = picture(dir.path());
    let (desk, said) = open(dir.path());
    assert!(matches!(desk, Err(Fault::OtherTill)), "{desk:?}");
    assert_eq!((said, picture(dir.path())), (vec![], before));
}

#[test]
fn what_does_not_belong_is_gone_and_guards_that_were_missing_stand_again() {
    let dir = left_behind();
    let strange = "CREATE TABLE old_sums (n INTEGER); CREATE VIEW w AS SELECT 1; CREATE INDEX old_index ON ticket(held);
        CREATE TRIGGER t AFTER INSERT ON counter BEGIN DELETE FROM ticket; END; DROP TRIGGER journal_no_delete; DROP TABLE counter;";
    raw(dir.path()).execute_batch(strange).unwrap();
    drop(open(dir.path()).0.unwrap());
    assert_eq!((proved(dir.path()), kept_tickets(dir.path())), (23, 1), "no trigger of a stranger acted");
    let journal = raw(dir.path()).execute("DELETE FROM journal WHERE seq = 1", []);
    assert!(journal.unwrap_err().to_string().contains("append-only"));
}

/// Every row of the tables that no journal can make anew, but for the mark of the structure itself.
fn side_rows(home: &Path) -> Vec<String> {
    let conn = raw(home);
    let texts = |sql: String| -> Vec<String> {
        let mut stmt = conn.prepare(&sql).unwrap();
        stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = [
        ("ticket", "reference, held, body, at_ms"),
        ("draft", "kind, body, at_ms"),
        ("counting", "document, sku, lot, milli, first, last, below, told, at_ms"),
        ("outbox", "id, lane, doc, state, attempts, error, at_ms"),
        ("pin", "staff, hash, failures, until_ms"),
        ("stamp", "id, hash, receipt"),
        ("aside", "id, digest, outcome, at_ms"),
        ("import_mapping", "heading, body, at_ms"),
        ("counter", "nullif(name, 'structure'), value"),
    ];
    let row =
        |(table, columns): (&str, &str)| format!("SELECT json_array('{table}', {columns}) FROM {table} ORDER BY 1");
    let rows = tables.into_iter().flat_map(|table| texts(row(table)));
    rows.filter(|row| !row.starts_with(r#"["counter",null"#)).collect()
}

/// How many things half done a till that opens finds: tickets held, deliveries, goods on the move, open counts.
fn half_done_things(home: &Path) -> [usize; 4] {
    let desk = open(home).0.unwrap();
    let state = desk.till_state().unwrap();
    [state.held.len(), state.deliveries.len(), state.half_moves.len(), state.open_counts as usize]
}

#[test]
fn what_is_half_done_outlives_an_upgrade_and_a_rebuild() {
    for shape in [
        "",
        "ALTER TABLE draft ADD COLUMN colour TEXT",
        "ALTER TABLE counting ADD COLUMN shelf TEXT; CREATE INDEX old ON draft(body)",
    ] {
        let dir = half_done();
        raw(dir.path()).execute_batch(shape).unwrap();
        raw(dir.path()).execute_batch("UPDATE counter SET value = 1 WHERE name = 'structure'").unwrap();
        let before = side_rows(dir.path());
        let (desk, said) = open(dir.path());
        drop(desk.unwrap());
        let upgraded = side_rows(dir.path());
        assert_eq!((said, upgraded.len()), (vec![18], before.len()), "{shape}");
        assert_eq!(upgraded, before, "{shape}");
        assert_eq!(half_done_things(dir.path()), [1, 2, 4, 1], "{shape}");
        assert_eq!(run(dir.path(), &["rebuild"]).status, 0);
        assert_eq!(side_rows(dir.path()), upgraded, "{shape}: rebuilt");
        assert_eq!((half_done_things(dir.path()), proved(dir.path())), ([1, 2, 4, 1], 18), "{shape}");
        let lines = [
            r#"{"do":"finish_count","uncounted":"left_out"}"#,
            r#"{"do":"move_goods","to":"store","lines":[{"lot":"LO-TK","place":"shelf","quantity":"2.5"}]}"#,
        ];
        let ran = ocop(dir.path(), &["run"], &[], &lines.join("\n"));
        assert_eq!((ran.status, half_done_things(dir.path())[2]), (0, 3), "it is gone on with: {ran:?}");
    }
}

#[test]
fn an_earlier_ledger_knows_what_waited_at_the_end_of_each_of_its_days() {
    let dir = half_done();
    raw(dir.path()).execute_batch("UPDATE counter SET value = 1 WHERE name = 'structure'").unwrap();
    drop(open(dir.path()).0.unwrap());
    let asked = |what: &[&str], day: &str| {
        let told = run(dir.path(), &[&["show"], what, &["--as-of", day, "--json"]].concat());
        told.json().remove(0)
    };
    let sum = |told: &serde_json::Value, list: &str, field: &str| -> Vec<String> {
        let text = |v: &serde_json::Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        told[list].as_array().unwrap().iter().map(|row| text(&row[field])).collect()
    };
    for (day, oversold, transit, left) in [
        ("2026-11-23", "", "", ""),
        ("2026-11-24", "3", "", "60"),
        ("2026-11-25", "", "3", "49"),
        ("2026-11-26", "", "3", "49"),
    ] {
        assert_eq!(sum(&asked(&["oversold"], day), "oversold", "quantity").join(" "), oversold, "{day}");
        assert_eq!(sum(&asked(&["transit"], day), "transit", "quantity").join(" "), transit, "{day}");
        assert_eq!(sum(&asked(&["stamps"], day), "batches", "left").join(" "), left, "{day}");
        let uses = sum(&asked(&["stamps", "--uses", "T4"], day), "uses", "quantity");
        assert_eq!(uses.is_empty(), day < "2026-11-25", "{day}");
    }
}

#[test]
fn what_goods_came_under_and_what_holds_them_outlives_an_upgrade() {
    let dir = left(AGREEMENTS, AGREEMENTS_KEY);
    raw(dir.path()).execute_batch("UPDATE counter SET value = 1 WHERE name = 'structure'").unwrap();
    let (desk, said) = open(dir.path());
    let delivery = desk.unwrap().till_state().unwrap().deliveries.remove(0);
    assert_eq!((said, proved(dir.path())), (vec![24], 24));
    let keeps: Vec<bool> = delivery.lines.iter().map(|line| line.keeps).collect();
    assert_eq!((delivery.agreement.as_str(), keeps), ("HĐKG 9/2026", vec![true, false]));
    let lot = |id: &str| run(dir.path(), &["show", "lot", id, "--json"]).json().remove(0);
    assert_eq!(lot("LO-1")["lot"]["agreement"], "HĐKG 12/2026");
    let held = ["LO-1", "LO-3", "CHAI", "TK-1"].map(|id| lot(id)["held"].as_bool());
    assert_eq!(held, [Some(true); 4], "in quarantine, and the one that was taken on so");
    assert_eq!(lot("TK-1")["holds"][0]["reason"], "khách báo mốc");
    assert_eq!(run(dir.path(), &["show", "oversold", "--json"]).json().remove(0)["oversold"], serde_json::json!([]));
}
