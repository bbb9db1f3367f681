//! Power cuts and full disks: what was acknowledged is there whole, what was not is there whole or not at all.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use ocop::domain::entry::{Entry, Fact};
use serde_json::Value;

use crate::shop::{Ran, Shop, ocop, program, sale};

/// How often the plug is pulled; `OCOP_KILLS` asks for more.
const KILLS: usize = 50;
const SALES_A_ROUND: usize = 12;

/// The same dice from the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual)
}

fn seller(id: &str) -> String {
    sale("KD450", 1, 60_000).replacen('{', &format!(r#"{{"id":"{id}","#), 1)
}

/// Reads what the program acknowledged: id and receipt of every line that came through whole.
fn acknowledged(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let whole = text.split_inclusive('\n').filter(|l| l.ends_with('\n'));
    whole.map(|l| {
        let told: Value = serde_json::from_str(l).unwrap();
        assert_eq!(told["ok"], true, "{told}");
        (told["id"].as_str().unwrap().to_owned(), told["receipt"].as_str().unwrap().to_owned())
    })
}

/// Feeds sales and pulls the plug after some answers and a breath; returns what was acknowledged.
fn cut_off(mut child: Child, lines: &[String], dice: &mut Dice) -> String {
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    to.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let mut told = String::new();
    for _ in 0..dice.below(lines.len()) {
        from.read_line(&mut told).unwrap();
    }
    (0..dice.below(400_000)).for_each(|_| std::hint::spin_loop());
    child.kill().unwrap();
    child.wait().unwrap();
    from.read_to_string(&mut told).unwrap();
    told
}

/// Reads the sales of the journal, each whole, by the id of its command.
fn journal(shop: &Shop) -> BTreeMap<String, String> {
    let conn = rusqlite::Connection::open(shop.ledger()).unwrap();
    let mut stmt = conn.prepare("SELECT header, payload FROM journal ORDER BY seq").unwrap();
    let rows = stmt.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))).unwrap();
    let mut sales = BTreeMap::new();
    for row in rows {
        let (header, payload) = row.unwrap();
        let entry = Entry::read(&header, &payload).unwrap();
        if let Fact::SaleCompleted(sale) = entry.fact {
            assert!(sale.balances());
            assert_eq!(sale.receipt, format!("Q1-{:06}", sales.len() + 1));
            let id = entry.header.command.unwrap().as_str().to_owned();
            assert!(sales.insert(id, sale.receipt).is_none(), "one sale an id");
        }
    }
    sales
}

#[test]
fn a_plug_pulled_at_any_moment_loses_no_acknowledged_sale() {
    let seed = number("OCOP_SEED", 20_261_122);
    let kills = usize::try_from(number("OCOP_KILLS", KILLS as u64)).unwrap();
    println!("seed {seed}, {kills} kills");
    let mut dice = Dice(seed);
    let mut shop = Shop::open();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut asked: Vec<String> = Vec::new();
    for round in 0..kills {
        // The last round is said again first, as a till does that does not know what came through.
        let again = asked.split_off(asked.len().saturating_sub(SALES_A_ROUND / 2));
        let fresh = (0..SALES_A_ROUND / 2).map(|n| seller(&format!("{round}-{n}")));
        let lines: Vec<String> = again.into_iter().chain(fresh).collect();
        let child = program(shop.close(), &["run"], &[]).spawn().unwrap();
        let told = cut_off(child, &lines, &mut dice);
        for (id, receipt) in acknowledged(&told) {
            let before = known.insert(id.clone(), receipt.clone());
            assert!(before.as_ref().is_none_or(|b| *b == receipt), "{id}: {before:?}, then {receipt} (seed {seed})");
        }
        let sales = journal(&shop);
        for (id, receipt) in &known {
            assert_eq!(sales.get(id), Some(receipt), "round {round}, seed {seed}");
        }
        if round % 10 == 9 {
            shop.verify().unwrap_or_else(|e| panic!("round {round}, seed {seed}: {e:?}"));
        }
        asked = lines;
    }
    assert!(known.len() > kills, "the cuts came too early to prove anything");
    let ran = shop.lines(&[], &asked.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.status, 0, "{ran:?}");
    shop.verify().unwrap();
}

#[test]
fn a_full_disk_stops_the_till_with_a_sentence_and_loses_nothing() {
    for blocks in [40, 72, 160] {
        let mut shop = Shop::open();
        let lines: Vec<String> = (0..400).map(|n| seller(&n.to_string())).collect();
        // The shell sets a limit on the size of files and lets the write fail instead of killing the program.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let mut limited = Command::new("sh");
        limited.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_ocop"), "--home"]).arg(shop.close()).arg("run");
        let mut child = limited.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut to = child.stdin.take().unwrap();
        let input = lines.join("\n");
        let feeder = std::thread::spawn(move || drop(to.write_all(input.as_bytes())));
        let ran = Ran::of(child.wait_with_output().unwrap());
        feeder.join().unwrap();
        assert_eq!(ran.status, 3, "{ran:?}");
        let said = if ran.out.is_empty() { ran.err.clone() } else { ran.json().pop().unwrap().to_string() };
        assert!(said.contains("không ghi được") && said.contains("cannot be written"), "{said}");
        let good: String = ran.out.lines().filter(|l| l.contains(r#""ok":true"#)).map(|l| format!("{l}\n")).collect();
        let sales = journal(&shop);
        let told: BTreeMap<String, String> = acknowledged(&good).collect();
        assert_eq!(sales, told, "with {blocks} blocks");
        shop.verify().unwrap();
        let ran = ocop(shop.close(), &["run"], &[], &lines[..told.len() + 1].join("\n"));
        assert_eq!(ran.status, 0, "room again, and the till goes on: {ran:?}");
        assert_eq!(ran.each("receipt").pop().unwrap(), format!("Q1-{:06}", told.len() + 1));
    }
}
