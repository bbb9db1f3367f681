//! `ocop run`: what scripts, simulations and the screens rest on.

use serde_json::{Value, json};

use crate::shop::{STOCK, Shop, ocop, program, sale};
use ocop::domain::command::Command;

const OPEN: &str = r#"{"do":"open_shift","float_vnd":1000000}"#;

fn with(line: &str, more: Value) -> String {
    let mut map: Value = serde_json::from_str(line).unwrap();
    map.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    map.to_string()
}

/// Says what must have happened before an example, when it is not the one above it.
fn before(name: &str) -> impl Iterator<Item = &'static str> {
    // The count above is approved by then.
    let wanted = (name == "drop_count").then_some("start_count");
    Command::TABLE.iter().filter(move |r| Some(r.name) == wanted).map(|r| r.example)
}

/// A document is numbered by its place in the journal: the example names one of its kind, here is the one there is.
fn with_numbers_here(example: &str, documents: &[String]) -> String {
    let mut line = example.to_owned();
    for made in documents {
        let kind = &made[.."Q1-X".len()];
        if let Some(at) = line.find(kind) {
            line.replace_range(at..at + made.len(), made);
        }
    }
    line
}

#[test]
fn every_example_of_the_help_works_after_the_one_before_it() {
    let mut shop = Shop::practice();
    let mut documents: Vec<String> = Vec::new();
    for example in Command::TABLE.iter().flat_map(|r| before(r.name).chain([r.example])) {
        let ran = shop.lines(&[], &[&with_numbers_here(example, &documents)]);
        let told = ran.json();
        assert_eq!((ran.status, &told[0]["ok"]), (0, &json!(true)), "{example}: {told:?}");
        documents.extend(told[0]["document"].as_str().map(str::to_owned));
    }
    shop.verify().unwrap();
    let help = shop.ocop(&["run", "--help"]).out;
    Command::TABLE.iter().for_each(|r| assert!(help.contains(r.example), "{}", r.name));
}

#[test]
fn a_whole_day_adds_up() {
    let mut shop = Shop::practice();
    let ran = shop.lines(&[], &[
        STOCK[0],
        STOCK[1],
        OPEN,
        &sale("KD450", 3, 200_000),                                                                                  // 174.000, 26.000 back
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"2"}],"tenders":[{"kind":"transfer","amount":240000}]}"#, // waits
        r#"{"do":"complete_sale","lines":[{"sku":"TK","quantity":"0.255"},{"sku":"KD450","quantity":"1","discount":8000}],"discount":4745,"tenders":[{"kind":"transfer","amount":100000,"state":"received"},{"kind":"cash","amount":200000}]}"#,
        &sale("MO500", 1, 120_000),
        r#"{"do":"void_sale","receipt":"Q1-000004","reason":"khách đổi ý"}"#,
        r#"{"do":"reprint_receipt","receipt":"Q1-000001"}"#,
        r#"{"do":"complete_sale","lines":[{"sku":"MO500","quantity":"1"}],"tenders":[{"kind":"transfer","amount":120000}]}"#, // still waits at the close
        r#"{"do":"confirm_transfer","receipt":"Q1-000002"}"#,
        r#"{"do":"close_shift","notes":[{"note":500000,"count":2},{"note":200000,"count":1},{"note":100000,"count":1},{"note":20000,"count":1},{"note":1,"count":3000}],"reason":"thối nhầm"}"#,
    ]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let told = ran.json();
    // Independent sums: 0,255 kg of 999.000 is 254.745; less 8.000 and 4.745 the third sale is 300.000.
    let payable = [174_000, 240_000, 300_000, 120_000, 120_000];
    let of = |i: usize, k: &str| told[i][k].as_i64().unwrap();
    assert_eq!([3, 4, 5, 6, 9].map(|i| of(i, "payable")), payable);
    assert_eq!([3, 4, 5, 6, 9].map(|i| of(i, "change")), [26_000, 0, 0, 0, 0]);
    assert_eq!((of(4, "waiting"), of(9, "waiting"), of(10, "amount")), (240_000, 120_000, 240_000));
    assert_eq!((of(7, "cash_back"), of(7, "transfer_back")), (120_000, 0));
    let cash = 174_000 + 200_000;
    assert_eq!((of(11, "expected"), of(11, "over")), (1_000_000 + cash, 1_323_000 - 1_000_000 - cash));
    // VAT by hand: 8 % in 174.000; 5 % in 240.000 and 120.000; the mixed sale shares its 4.745 over 254.745 and 50.000.
    let share = 3_966;
    let (dried, sweets) = (254_745 - share, 50_000 - (4_745 - share));
    let vat = |a: i64, p: i64| (2 * a * p + 100 + p) / (2 * (100 + p));
    let vat_sum = vat(174_000, 8) + vat(240_000, 5) + vat(120_000, 5) + vat(dried, 10) + vat(sweets, 8);
    let totals = json!({ "sales": 4, "voids": 1, "gross": 174_000 + 240_000 + 254_745 + 58_000 + 120_000, "discount": 12_745,
        "payable": 834_000, "vat": vat_sum, "cash": cash, "transfer": 460_000, "waiting": 120_000,
        "voided": 120_000, "cash_sales": 2, "transfer_sales": 3 });
    let shift: Value = serde_json::from_str(&shop.ocop(&["show", "shift", "1", "--json"]).out).unwrap();
    assert_eq!((&shift["totals"], &shift["closed"]["totals"]), (&totals, &totals));
    let day = shift["business_day"].as_str().unwrap().to_owned();
    let day: Value = serde_json::from_str(&shop.ocop(&["show", "day", &day, "--json"]).out).unwrap();
    assert_eq!(day["totals"], totals);
    let goods: i64 = day["goods"].as_array().unwrap().iter().map(|g| g["amount"].as_i64().unwrap()).sum();
    assert_eq!(goods, 834_000);
    assert!(shop.ocop(&["verify"]).out.starts_with("Sổ đúng: 13 mục"));
}

#[test]
fn saying_it_twice_does_it_once_also_after_a_rebuild() {
    let mut shop = Shop::open();
    let once = with(&sale("KD450", 1, 60_000), json!({ "id": "ban-1" }));
    let first = shop.lines(&[], &[&once, &once]);
    assert_eq!(shop.ocop(&["rebuild"]).status, 0);
    let again = shop.lines(&[], &[&once]);
    let told: Vec<Value> = first
        .json()
        .into_iter()
        .chain(again.json())
        .map(|mut l| {
            l.as_object_mut().unwrap().remove("line");
            l
        })
        .collect();
    assert!(told[0] == told[1] && told[1] == told[2] && told[0]["receipt"] == "Q1-000001", "{told:?}");
    let other = with(&sale("KD450", 2, 116_000), json!({ "id": "ban-1" }));
    let ran = shop.lines(&[], &[&other, &sale("KD450", 1, 58_000)]);
    assert_eq!(
        (ran.status, ran.each("refused"), ran.each("receipt")),
        (1, vec!["id_reused".into(), String::new()], vec![String::new(), "Q1-000002".into()])
    );
}

#[test]
fn a_refusal_is_not_remembered() {
    let mut shop = Shop::practice();
    let sell = with(&sale("KD450", 1, 58_000), json!({ "id": "a" }));
    let ran = shop.lines(&[], &[STOCK[0], STOCK[1], &sell, OPEN, &sell]);
    assert_eq!(ran.each("refused"), ["", "", "no_open_shift", "", ""]);
    assert_eq!(ran.json()[4]["receipt"], "Q1-000001");
}

#[test]
fn what_the_journal_does_not_hold_is_also_done_once_under_an_id() {
    let mut shop = Shop::open();
    let keep = r#"{"do":"keep_ticket","ticket":"Q1T000001","lines":[{"sku":"KD450","quantity":"1"}],"id":"giu"}"#;
    let sell = with(&sale("KD450", 1, 58_000), json!({ "ticket": "Q1T000001" }));
    let drawer = r#"{"do":"open_drawer","id":"ket"}"#;
    let other = r#"{"do":"print_test_page","id":"ket"}"#;
    let ran = shop.lines(&["--print"], &[keep, &sell, keep, drawer, drawer, other, drawer]);
    assert_eq!(ran.each("refused"), ["", "", "", "", "", "id_reused", ""]);
    assert_eq!(ran.each("did")[2..5], ["ticket_kept", "print_promised", "print_promised"]);
    shop.desk().ledger.rebuild().unwrap();
    assert_eq!(shop.lines(&["--print"], &[drawer]).status, 0);
    let state = shop.desk().till_state().unwrap();
    assert!(state.open_ticket.is_none(), "a ticket already paid does not come back");
    let pulses = shop.desk().ledger.reader().last_jobs(50).unwrap().len();
    assert_eq!(pulses, 3, "the sale's receipt and pulse, and one pulse more");
    let sell = with(&sale("KD450", 1, 58_000), json!({ "id": "ket" }));
    assert_eq!(shop.lines(&[], &[&sell]).each("refused"), ["id_reused"]);
}

#[test]
fn a_real_ledger_takes_no_time_from_a_script() {
    let mut shop = Shop::real();
    let line = with(STOCK[0], json!({ "at": "2026-11-22T09:00:00+07:00" }));
    let ran = shop.lines(&[], &[&line, &with(STOCK[0], json!({ "staff": "lan" })), STOCK[0]]);
    assert_eq!(ran.each("refused"), ["at_not_allowed", "at_not_allowed", ""]);
}

#[test]
fn a_given_time_is_kept_and_never_goes_back() {
    let mut shop = Shop::open();
    let at = |t: &str| with(&sale("KD450", 1, 58_000), json!({ "at": t }));
    let (nine, ten) = (at("2026-11-22T09:00:00+07:00"), at("2026-11-22T10:00:00+07:00"));
    let ran = shop.lines(&[], &[&nine, &ten, &ten, &ten, &nine, &ten]);
    assert_eq!(ran.each("refused"), ["", "", "", "", "at_goes_back", ""]);
    assert_eq!(shop.lines(&[], &[&nine]).each("refused"), ["at_goes_back"], "not in another run either");
    let sold: Value = serde_json::from_str(&shop.ocop(&["show", "sale", "Q1-000002", "--json"]).out).unwrap();
    assert_eq!(sold["at"]["at_ms"], crate::shop::at("2026-11-22T10:00:00+07:00").at_ms);
}

#[test]
fn a_malformed_line_is_refused_with_its_number_and_the_rest_goes_on() {
    let mut shop = Shop::open();
    let good = sale("KD450", 1, 58_000);
    let lines = [
        &good,
        "",
        "{oops",
        r#"{"do":"fly"}"#,
        "[]",
        r#"{"do":"open_drawer","id":7}"#,
        r#"{"do":"open_drawer","at":"today"}"#,
        &good,
    ];
    let ran = shop.lines(&[], &lines);
    assert_eq!(ran.each("line"), ["1", "3", "4", "5", "6", "7", "8"], "an empty line is no command");
    assert_eq!(ran.each("refused")[1..6], ["malformed", "malformed", "malformed", "malformed", "malformed"]);
    assert_eq!((ran.status, ran.each("receipt")[6].as_str()), (1, "Q1-000002"));
    let ran = shop.lines(&["--stop"], &[&good, "{oops", &good]);
    assert_eq!((ran.status, ran.json().len()), (1, 2));
}

#[test]
fn bytes_that_are_no_text_and_a_mark_of_byte_order_do_no_harm() {
    let mut shop = Shop::open();
    let file = shop.path().join("lenh.jsonl");
    let good = sale("KD450", 1, 58_000);
    std::fs::write(&file, [b"\xef\xbb\xbf", good.as_bytes(), b"\r\n\xff\xfe\r\n", good.as_bytes()].concat()).unwrap();
    let ran = shop.ocop(&["run", file.to_str().unwrap()]);
    assert_eq!(ran.each("refused"), ["", "malformed", ""]);
}

#[test]
fn a_word_nobody_knows_is_not_overlooked() {
    let mut shop = Shop::open();
    let typo = with(&sale("KD450", 1, 58_000), json!({ "discuont": 5000 }));
    let deep = sale("KD450", 1, 58_000).replace(r#""quantity""#, r#""pirce":1,"quantity""#);
    let ran = shop.lines(&[], &[&typo, &deep]);
    assert_eq!(ran.each("refused"), ["malformed", "malformed"]);
    assert!(ran.each("say")[0].contains("discuont") && ran.each("say")[1].contains("pirce"), "{ran:?}");
}

#[test]
fn line_and_id_come_back_and_each_outcome_at_once() {
    use std::io::{BufRead, BufReader, Write};
    let mut shop = Shop::open();
    let mut child = program(shop.close(), &["run"], &[]).spawn().unwrap();
    let (mut to, mut from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for n in 1..=3 {
        // The answer is read before the next line is written: one that waits in a buffer would hang here.
        writeln!(to, "{}", with(&sale("KD450", 1, 58_000), json!({ "id": format!("số {n}") }))).unwrap();
        let told: Value = serde_json::from_str(&from.next().unwrap().unwrap()).unwrap();
        assert_eq!((&told["line"], &told["id"]), (&json!(n), &json!(format!("số {n}"))));
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

/// A real shop with a manager and a cashier who can sign in.
fn staffed() -> Shop {
    let mut shop = Shop::real();
    let ran = shop.lines(
        &[],
        &[
            STOCK[0],
            STOCK[1],
            r#"{"do":"record_staff","code":"minh","name":"Minh","role":"manager"}"#,
            r#"{"do":"record_staff","code":"hoa","name":"Hoa","role":"cashier"}"#,
            r#"{"do":"set_pin","staff":"hoa","pin":"1357"}"#,
            r#"{"do":"set_pin","staff":"minh","pin":"2468"}"#,
        ],
    );
    assert_eq!(ran.status, 0, "{ran:?}");
    shop
}

#[test]
fn the_owner_of_the_machine_steps_back_once_a_manager_can_sign_in() {
    let mut shop = staffed();
    assert_eq!(shop.lines(&[], &[OPEN]).each("refused"), ["sign_in_first"]);
}

#[test]
fn a_cashier_sells_but_sets_no_price() {
    let mut shop = staffed();
    let price = r#"{"do":"set_price","sku":"KD450","price":60000,"from":"2026-11-23"}"#;
    let input = [OPEN, &sale("KD450", 1, 58_000), price].join("\n");
    let ran = ocop(shop.close(), &["run", "--as", "hoa"], &[("OCOP_PIN", "1357")], &input);
    assert_eq!(
        (ran.status, ran.each("refused")),
        (1, vec![String::new(), String::new(), "not_allowed".into()]),
        "{ran:?}"
    );
    let file = shop.path().join("pin");
    std::fs::write(&file, "2468\n").unwrap();
    let ran = shop.lines(&["--as", "minh", "--pin-file", file.to_str().unwrap()], &[price]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[test]
fn guessing_a_pin_costs_time_also_in_a_new_program() {
    let mut shop = staffed();
    let mut try_pin = |pin: &str| ocop(shop.close(), &["run", "--as", "hoa"], &[("OCOP_PIN", pin)], "");
    for _ in 0..5 {
        try_pin("9999").says(1, "sai mã PIN", "wrong PIN");
    }
    try_pin("1357").says(1, "chờ", "wait");
    shop.ocop(&["run", "--as", "ma"]).says(1, "không có nhân viên ma", "no staff member ma");
}

#[test]
fn a_copy_is_asked_for_by_name_where_people_sign_in() {
    let mut shop = staffed();
    let pin = [("OCOP_PIN", "1357")];
    let input = [OPEN, &sale("KD450", 1, 58_000)].join("\n");
    assert_eq!(ocop(shop.close(), &["run", "--as", "hoa"], &pin, &input).status, 0);
    shop.ocop(&["print", "receipt", "Q1-000001"]).says(1, "đăng nhập trước", "sign in first");
    let ran = ocop(shop.close(), &["print", "receipt", "Q1-000001", "--as", "hoa"], &pin, "");
    assert!(ran.status == 0 && ran.out.contains("BẢN IN LẠI"), "{ran:?}");
    let entry = shop.desk().ledger.reader().entry(10).unwrap().unwrap();
    assert_eq!((entry.header.kind.as_str(), entry.header.staff.as_str()), ("receipt_reprinted", "hoa"));
    assert_eq!(shop.ocop(&["print", "test"]).status, 0, "a test page is nobody's");
}

#[test]
fn a_print_from_the_command_line_sends_its_own_page_alone() {
    use ocop::domain::outbox::JobState::{Printed, Queued, Sending, Sent};
    let mut shop = Shop::open();
    shop.sell("KD450", 1, 58_000);
    let jobs = shop.desk().open_jobs().unwrap();
    shop.desk().mark_job(jobs[1].id, Sending, "").unwrap();
    let slips = shop.path().join("slips.bin");
    assert_eq!(shop.ocop(&["print", "test", "--to", slips.to_str().unwrap()]).status, 0);
    let states: Vec<_> = shop.desk().ledger.reader().last_jobs(9).unwrap().iter().map(|j| j.state).collect();
    assert!(matches!(states[..], [Sent | Printed, Sending, Queued]), "{states:?}");
}

#[test]
fn no_command_has_a_word_that_its_line_needs() {
    for rules in Command::TABLE {
        let line: Value = serde_json::from_str(rules.example).unwrap();
        let taken = ["id", "at"].iter().any(|word| line.get(word).is_some());
        let staff = line.get("staff").is_some() && rules.name != "set_pin";
        assert!(!taken && !staff, "{}", rules.name);
    }
}

#[test]
fn a_closed_shift_is_explained_afterwards_and_the_last_word_counts() {
    let mut shop = Shop::open();
    let why = |reason: &str| json!({"do":"explain_shift","shift":1,"reason":reason}).to_string();
    let ran = shop.lines(
        &[],
        &[
            &why("chưa biết"),
            r#"{"do":"close_shift","notes":[{"note":500000,"count":1}],"reason":"đếm vội"}"#,
            &why("  "),
            &why("thối nhầm"),
            &why("khách quay lại trả 500.000"),
            r#"{"do":"explain_shift","shift":9,"reason":"x"}"#,
        ],
    );
    assert_eq!(ran.each("refused"), ["shift_is_open", "", "needs_reason", "", "", "unknown_shift"]);
    let shift: Value = serde_json::from_str(&shop.ocop(&["show", "shift", "1", "--json"]).out).unwrap();
    assert_eq!(shift["closed"]["reason"], "đếm vội", "the close stands");
    assert_eq!(shift["explained"][2], "khách quay lại trả 500.000");
    shop.verify().unwrap();
}
