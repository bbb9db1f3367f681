//! What `ocop verify` must find: any byte of the journal changed, any row gone, any view that tells another story.

use rusqlite::Connection;

use crate::shop::{STOCK, Shop, sale};
use ocop::store::projections::TABLES;
use ocop::store::verify::Finding;

/// A ledger with an entry of every kind a day brings, some under an id.
fn day() -> Shop {
    let mut shop = Shop::practice();
    let lines = [
        STOCK[0],
        STOCK[1],
        r#"{"do":"record_staff","code":"lan","name":"Lan","role":"cashier","id":"nv"}"#,
        r#"{"do":"set_pin","staff":"lan","pin":"2580"}"#,
        r#"{"do":"record_quick_item","producer":"OX","name":"Mật ong rừng","price":150000,"barcode":"8930000000001"}"#,
        r#"{"do":"open_shift","float_vnd":1000000}"#,
        &sale("KD450", 1, 60_000),
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"tenders":[{"kind":"transfer","amount":240000}]}"#,
        r#"{"do":"confirm_transfer","receipt":"Q1-000002"}"#,
        r#"{"do":"reprint_receipt","receipt":"Q1-000001"}"#,
        r#"{"do":"void_sale","receipt":"Q1-000001","reason":"x"}"#,
        r#"{"do":"close_shift","notes":[]}"#,
        r#"{"do":"open_shift","float_vnd":0}"#,
        &sale("KD450", 1, 58_000),
    ];
    let ran = shop.lines(&[], &lines);
    assert_eq!(ran.status, 0, "{ran:?}");
    shop.verify().unwrap();
    shop
}

fn seqs(conn: &Connection) -> Vec<i64> {
    let mut stmt = conn.prepare("SELECT seq FROM journal ORDER BY seq").unwrap();
    stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

fn bad_seq(shop: &Shop) -> Option<i64> {
    match shop.verify() {
        Err(Finding::Entry(bad)) => Some(bad.seq),
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_byte_changed_in_the_journal_is_found_where_it_is() {
    let mut shop = day();
    let conn = shop.tamper();
    for seq in seqs(&conn) {
        for column in ["header", "payload", "hash"] {
            let read = format!("SELECT CAST({column} AS BLOB) FROM journal WHERE seq = ?1");
            let bytes: Vec<u8> = conn.query_row(&read, [seq], |r| r.get(0)).unwrap();
            let kind = if column == "hash" { "BLOB" } else { "TEXT" };
            let write = |bytes: &[u8]| {
                let sql = format!("UPDATE journal SET {column} = CAST(?1 AS {kind}) WHERE seq = ?2");
                conn.execute(&sql, rusqlite::params![bytes, seq]).unwrap();
            };
            // A prime stride and a bit that moves: quotes, digits, letters and halves of letters all get their turn.
            for (turn, place) in (0..bytes.len()).step_by(31.max(bytes.len() / 5)).chain([bytes.len() - 1]).enumerate()
            {
                let mut changed = bytes.clone();
                changed[place] ^= 1 << (turn % 8);
                write(&changed);
                assert_eq!(bad_seq(&shop), Some(seq), "entry {seq}, {column}, byte {place}");
            }
            write(&bytes);
        }
    }
    shop.verify().unwrap();
}

#[test]
fn a_row_gone_doubled_or_moved_is_found() {
    for (change, named) in [
        ("DELETE FROM journal WHERE seq = 5", 6),
        ("DELETE FROM journal WHERE seq = 1", 2),
        (
            "UPDATE journal SET seq = 1017 - seq WHERE seq IN (8, 9); UPDATE journal SET seq = seq - 1000 WHERE seq > 1000",
            9,
        ),
        ("UPDATE journal SET pos = 1000 WHERE seq = 4", 5),
        (
            "INSERT INTO journal(till, seq, header, payload, hash) SELECT till, 16, header, payload, hash FROM journal WHERE seq = 15",
            16,
        ),
        ("UPDATE journal SET seq = 99 WHERE seq = 15", 99),
        ("UPDATE journal SET payload = (SELECT payload FROM journal WHERE seq = 8) WHERE seq = 15", 15),
    ] {
        let mut shop = day();
        let conn = shop.tamper();
        conn.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        conn.execute_batch(change).unwrap();
        drop(conn);
        assert_eq!(bad_seq(&shop), Some(named), "{change}");
    }
}

#[test]
fn the_last_sale_cut_off_is_missed_by_the_views() {
    let mut shop = day();
    shop.tamper().execute_batch("DELETE FROM journal WHERE seq = 15").unwrap();
    assert!(matches!(shop.verify(), Err(Finding::View { .. })), "{:?}", shop.verify());
}

#[test]
fn a_forged_entry_with_the_right_hash_is_found_by_the_views() {
    let mut shop = day();
    let conn = shop.tamper();
    let row = |seq: i64| -> (String, String, [u8; 32]) {
        let sql = "SELECT header, payload, hash FROM journal WHERE seq = ?1";
        conn.query_row(sql, [seq], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap()
    };
    let ((header, payload, last), at) = (row(15), shop.verify().unwrap().entries);
    assert_eq!(at, 15);
    let mut header = ocop::domain::entry::Header::from_json(&header).unwrap();
    (header.seq, header.at) = (16, header.at.later(1));
    let (header, payload) = (header.to_json().unwrap(), payload.replace("000003", "000004"));
    let hash = ocop::domain::entry::chain(&last, &header, payload.as_bytes());
    conn.execute(
        "INSERT INTO journal(till, seq, header, payload, hash) VALUES (1, 16, ?1, ?2, ?3)",
        rusqlite::params![header, payload, hash],
    )
    .unwrap();
    assert!(matches!(shop.verify(), Err(Finding::View { .. })), "{:?}", shop.verify());
    // The same under another number: the hash is right, the header contradicts the row.
    let header = header.replace(",16,", ",17,");
    let hash = ocop::domain::entry::chain(&last, &header, payload.as_bytes());
    let changed = rusqlite::params![header, hash];
    conn.execute("UPDATE journal SET header = ?1, hash = ?2 WHERE seq = 16", changed).unwrap();
    assert_eq!(bad_seq(&shop), Some(16));
}

#[test]
fn a_row_missing_from_any_view_is_named_with_its_table() {
    let mut shop = day();
    let goods = r#"{"do":"receive_goods","producer":"OX","place":"shelf","lines":[{"sku":"MO500","quantity":"1","form":"consignment"}]}"#;
    let more = r#"{"do":"receive_goods","producer":"OX","place":"store","lines":[{"sku":"TK","quantity":"5","form":"consignment","lot":"G"}]}"#;
    let sent = r#"{"do":"send_goods","to":{"code":"Q2"},"lines":[{"lot":"G","place":"store","quantity":"1"}]}"#;
    let came = r#"{"do":"receive_transfer","transfer":"Q2-C000007","from_till":"00112233aabbccdd","from":{"code":"Q2"},"to":{"code":"Q1"},
        "lines":[{"lot":{"id":"B","sku":"TK","producer":"OX","received":"2026-11-01","form":"consignment"},"name":"Tôm khô","unit":"kg","sent":"2"}]}"#;
    let old = r#"{"do":"take_on_stock","producer":"DA","counted_with":"chị Sáu","lines":[{"sku":"KD450","quantity":"3","place":"shelf","form":"purchase"}]}"#;
    let moved = r#"{"do":"move_goods","to":"shelf","lines":[{"lot":"G","place":"store","quantity":"1"}]}"#;
    let ran = shop.lines(&[], &[goods, &sale("MO500", 3, 360_000), goods, more, sent, came, old, moved]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let undo = format!(r#"{{"do":"reverse_document","document":"{}","reason":"nhầm"}}"#, ran.each("document")[7]);
    let rest = [
        r#"{"do":"print_labels","skus":["MO500"]}"#,
        undo.as_str(),
        r#"{"do":"set_hold","lot":"G","hold":"held","reason":"lấy mẫu"}"#,
        r#"{"do":"set_code_layout","prefix":"21","item":5,"value":"weight","step":1}"#,
        r#"{"do":"learn_code","code":"https://tem.vn/a?sn=1","sku":"MO500"}"#,
        r#"{"do":"record_certificate","producer":"OX","kind":"GMP","number":"1","from":"2026-01-01","to":"2027-01-01"}"#,
        r#"{"do":"withdraw_certificate","producer":"OX","kind":"gmp","number":"1","reason":"x"}"#,
        r#"{"do":"forget_code","code":"https://tem.vn/a?sn=1"}"#,
        r#"{"do":"receive_stamps","batch":"T4","stars":4,"quantity":9,"from_serial":"1","funded_by":"state","from":"VP"}"#,
        r#"{"do":"spoil_stamps","batch":"T4","quantity":1,"cause":"torn","reason":"rách"}"#,
        r#"{"do":"set_stamp_need","sku":"MO500","need":"sticker"}"#,
        r#"{"do":"withdraw_recognition","product":"MO500","reason":"không đạt"}"#,
        r#"{"do":"record_ocop_status","product":"MO500","status":"reapplying","from":"2026-11-22"}"#,
        r#"{"do":"set_assortment_target","percent":70,"from":"2026-11-22"}"#,
        r#"{"do":"set_required_papers","rule":"iso","paper":"iso22000"}"#,
        r#"{"do":"set_shelf_life_rule","share":"1/2"}"#,
    ];
    assert_eq!(shop.lines(&[], &rest).status, 0);
    let count = [
        r#"{"do":"start_count","place":"shelf","scope":{"skus":["KD450"]}}"#,
        r#"{"do":"record_count","sku":"KD450","quantity":"1"}"#,
        r#"{"do":"finish_count"}"#,
    ];
    assert_eq!(shop.lines(&[], &count).status, 0);
    let conn = shop.tamper();
    for table in TABLES {
        let key = table.key;
        let name = table.name;
        conn.execute_batch(&format!("CREATE TEMP TABLE kept AS SELECT * FROM {name} ORDER BY {key} LIMIT 1")).unwrap();
        let gone = conn.execute(&format!("DELETE FROM {name} WHERE ({key}) IN (SELECT {key} FROM kept)"), []).unwrap();
        assert_eq!(gone, 1, "{name} has a row in this story");
        match shop.verify() {
            Err(Finding::View { table, replayed: Some(_), .. }) => assert_eq!(table, name),
            other => panic!("{name}: {other:?}"),
        }
        conn.execute_batch(&format!("INSERT INTO {name} SELECT * FROM kept; DROP TABLE kept")).unwrap();
    }
    shop.verify().unwrap();
}

#[test]
fn a_changed_or_added_view_row_is_named_and_rebuild_mends_it() {
    for (change, table) in [
        ("UPDATE sale SET payable = payable + 1 WHERE no = 2", "sale"),
        ("UPDATE shift SET cash = cash - 50000, transfer = transfer + 50000 WHERE no = 1", "shift"),
        ("UPDATE price SET price = 1 WHERE sku = 'MO500'", "price"),
        ("INSERT INTO command(id, pos) VALUES ('x', 3)", "command"),
        ("UPDATE staff SET role = 'manager'", "staff"),
    ] {
        let mut shop = day();
        shop.tamper().execute_batch(change).unwrap();
        let ran = shop.ocop(&["verify"]);
        ran.says(3, &format!("bảng {table} khác sổ"), &format!("table {table} differs"));
        assert_eq!((shop.ocop(&["rebuild"]).status, shop.ocop(&["verify"]).status), (0, 0), "{change}");
    }
}

#[test]
fn the_program_names_the_entry_and_ends_with_three() {
    for seq in [1, 9, 15] {
        let mut shop = day();
        shop.tamper().execute("UPDATE journal SET payload = replace(payload, ':', ';') WHERE seq = ?1", [seq]).unwrap();
        shop.ocop(&["verify"]).says(3, &format!("mục {seq} sai"), &format!("entry {seq} is wrong"));
        let ran = shop.ocop(&["verify", "--json"]);
        assert_eq!((ran.status, &ran.json()[0]["seq"]), (3, &serde_json::json!(seq)));
    }
}
