//! Entries that somebody wrote anew with the right hashes: the chain is whole, the shop's rules are not kept.

use ocop::domain::entry::{GENESIS, Hash, Header, chain};
use ocop::store::verify::Finding;
use rusqlite::params;

use crate::shop::{Shop, sale};

/// Kẹo for cash (7), mật ong by transfer still waiting (8), kẹo voided (9, 10), the shift closed (11).
fn day() -> Shop {
    let mut shop = Shop::open();
    shop.sell("KD450", 1, 58_000);
    shop.run(
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"transfer","amount":120000}]}"#,
    );
    shop.sell("KD450", 2, 116_000);
    shop.run(r#"{"do":"void_sale","receipt":"Q1-000003","reason":"nhầm"}"#);
    shop.run(r#"{"do":"confirm_transfer","receipt":"Q1-000002"}"#);
    shop.run(
        r#"{"do":"close_shift","notes":[{"note":500000,"count":2},{"note":50000,"count":1}],"reason":"thối nhầm"}"#,
    );
    shop.verify().unwrap();
    shop
}

/// Rewrites the payload of the last entry of a kind and every hash after it, then makes the views anew.
pub fn rewrite(shop: &mut Shop, kind: &str, from: &str, to: &str) -> i64 {
    let conn = shop.tamper();
    let sql = "SELECT max(seq) FROM journal WHERE header ->> 4 = ?1";
    let seq: i64 = conn.query_row(sql, [kind], |r| r.get(0)).unwrap();
    let payload: String = conn.query_row("SELECT payload FROM journal WHERE seq = ?1", [seq], |r| r.get(0)).unwrap();
    assert!(payload.contains(from), "{payload} has {from}");
    conn.execute("UPDATE journal SET payload = ?1 WHERE seq = ?2", params![payload.replace(from, to), seq]).unwrap();
    rehash(&conn);
    drop(conn);
    let _ = shop.desk().ledger.rebuild();
    shop.close();
    seq
}

/// Appends a copy of the last entry of a kind, as if it had happened twice.
fn repeat(shop: &mut Shop, kind: &str) -> i64 {
    let conn = shop.tamper();
    let sql = "SELECT header, payload FROM journal WHERE header ->> 4 = ?1 ORDER BY seq DESC LIMIT 1";
    let (header, payload): (String, String) = conn.query_row(sql, [kind], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    let (last, text): (i64, String) = conn
        .query_row("SELECT seq, header FROM journal ORDER BY seq DESC LIMIT 1", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap();
    let mut header = Header::from_json(&header).unwrap();
    (header.seq, header.at) = (last + 1, Header::from_json(&text).unwrap().at.later(1));
    let sql = "INSERT INTO journal(till, seq, header, payload, hash) VALUES (1, ?1, ?2, ?3, zeroblob(32))";
    conn.execute(sql, params![header.seq, header.to_json().unwrap(), payload]).unwrap();
    rehash(&conn);
    drop(conn);
    let _ = shop.desk().ledger.rebuild();
    shop.close();
    header.seq
}

fn rehash(conn: &rusqlite::Connection) {
    let mut stmt = conn.prepare("SELECT seq, header, payload FROM journal ORDER BY seq").unwrap();
    let rows: Vec<(i64, String, String)> =
        stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap().map(Result::unwrap).collect();
    let mut head: Hash = GENESIS;
    for (seq, header, payload) in rows {
        head = chain(&head, &header, payload.as_bytes());
        conn.execute("UPDATE journal SET hash = ?1 WHERE seq = ?2", params![head, seq]).unwrap();
    }
}

#[track_caller]
fn named(shop: &Shop, seq: i64, what: &str) {
    match shop.verify() {
        Err(Finding::Replay { seq: found, .. }) => assert_eq!(found, seq, "{what}"),
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn a_drawer_count_that_does_not_follow_is_named() {
    for (from, to) in [
        (r#""counted":1050000"#, r#""counted":1058000"#),
        (r#""expected":1058000"#, r#""expected":1050000"#),
        (r#""over":-8000"#, r#""over":0"#),
        (r#""float_vnd":1000000"#, r#""float_vnd":992000"#),
        (r#""note":500000,"count":2"#, r#""note":500000,"count":3"#),
        (r#""cash":58000"#, r#""cash":50000"#),
        (r#""voids":1"#, r#""voids":0"#),
        (r#""shift":1,"#, r#""shift":2,"#),
    ] {
        let mut shop = day();
        let seq = rewrite(&mut shop, "shift_closed", from, to);
        named(&shop, seq, to);
    }
}

#[test]
fn a_void_of_another_sale_than_was_made_is_named() {
    for (from, to) in [
        (r#""receipt":"Q1-000003","reason""#, r#""receipt":"Q1-000001","reason""#),
        (r#""receipt":"Q1-000003","reason""#, r#""receipt":"Q1-000009","reason""#),
        (r#""waiting":0"#, r#""waiting":1000"#),
        ("KD450", "MO500"),
        (r#""kind":"cash""#, r#""kind":"transfer""#),
    ] {
        let mut shop = day();
        let seq = rewrite(&mut shop, "sale_voided", from, to);
        named(&shop, seq, to);
    }
}

#[test]
fn more_confirmed_than_was_waiting_is_named() {
    for (from, to) in
        [("120000", "130000"), ("120000", "-120000"), ("Q1-000002", "Q1-000001"), (r#""shift":1"#, r#""shift":2"#)]
    {
        let mut shop = day();
        let seq = rewrite(&mut shop, "transfer_confirmed", from, to);
        named(&shop, seq, to);
    }
}

#[test]
fn what_happens_once_is_named_the_second_time() {
    for kind in ["shift_closed", "sale_voided", "transfer_confirmed"] {
        let mut shop = day();
        let seq = repeat(&mut shop, kind);
        named(&shop, seq, kind);
    }
}

#[test]
fn a_sale_in_a_closed_shift_is_named() {
    let mut shop = day();
    shop.run(r#"{"do":"open_shift","float_vnd":0}"#);
    shop.run(&sale("KD450", 1, 58_000));
    let seq = rewrite(&mut shop, "sale_completed", r#""shift":2"#, r#""shift":1"#);
    named(&shop, seq, "a closed shift");
}
