//! What no hash of the chain covers: the guards in the schema, the till's name, the end of the chain.

use ocop::store::verify::Finding;

use crate::forged::rewrite;
use crate::shop::Shop;

fn schema_finding(change: &str) -> Option<String> {
    let mut shop = Shop::open();
    shop.tamper().execute_batch(change).unwrap();
    match shop.verify() {
        Err(Finding::Schema { name, .. }) => Some(name),
        Ok(_) => None,
        other => panic!("{change}: {other:?}"),
    }
}

#[test]
fn a_guard_taken_off_or_added_is_named() {
    for (change, name) in [
        ("DROP TRIGGER journal_no_delete", "journal_no_delete"),
        (
            "DROP TRIGGER journal_no_update; CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT 1; END",
            "journal_no_update",
        ),
        ("CREATE TRIGGER thief AFTER INSERT ON sale BEGIN UPDATE shift SET cash = 0, transfer = payable; END", "thief"),
        ("CREATE TABLE aside_two (a)", "aside_two"),
        ("CREATE VIEW seen AS SELECT 1", "seen"),
        ("DROP INDEX shift_day", "shift_day"),
        ("DROP TABLE ticket", "ticket"),
    ] {
        assert_eq!(schema_finding(change).as_deref(), Some(name), "{change}");
    }
    assert_eq!(schema_finding(""), None);
}

#[test]
fn a_schema_made_anew_is_the_schema_there_was() {
    let mut shop = Shop::open();
    shop.desk().ledger.rebuild().unwrap();
    shop.tamper().execute_batch("DROP INDEX shift_day").unwrap();
    shop.ocop(&["verify"]).says(3, "shift_day", "`ocop rebuild`");
    assert_eq!((shop.ocop(&["rebuild"]).status, shop.ocop(&["verify"]).status), (0, 0));
}

#[test]
fn a_key_that_is_not_the_tills_is_named() {
    let mut shop = Shop::open();
    let seq = rewrite(&mut shop, "ledger_begun", r#""key":""#, r#""key":"00"#);
    assert!(matches!(shop.verify(), Err(Finding::Replay { seq: 1, .. })), "{seq}: {:?}", shop.verify());
}

#[test]
fn a_till_without_entries_is_found() {
    let mut shop = Shop::open();
    shop.tamper().execute("INSERT INTO till(no, id) VALUES (2, '00112233aabbccdd')", []).unwrap();
    shop.ocop(&["verify"]).says(3, "quầy không có mục nào", "a till without entries");
}

#[test]
fn a_mark_from_a_slip_is_in_the_chain_until_the_tail_is_cut() {
    let mut shop = Shop::open();
    shop.sell("KD450", 1, 58_000);
    shop.run(r#"{"do":"close_shift","notes":[]}"#);
    let report = shop.desk().ledger.reader().shift_report(None).unwrap().unwrap();
    let ran = shop.ocop(&["verify", "--head", &report.head.to_uppercase()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(shop.ocop(&["verify", "--head", "xyz"]).status, 2);
    let seq = shop.desk().ledger.head().seq;
    shop.tamper().execute("DELETE FROM journal WHERE seq = ?1", [seq]).unwrap();
    shop.desk().ledger.rebuild().unwrap();
    assert_eq!(shop.ocop(&["verify"]).status, 0, "the chain alone cannot know its end");
    let ran = shop.ocop(&["verify", "--head", &report.head]);
    ran.says(3, "không có trong sổ", "is not in this ledger");
    let told = shop.ocop(&["verify", "--json", "--head", &report.head]);
    assert_eq!((told.status, &told.json()[0]["ok"]), (3, &serde_json::json!(false)));
}
