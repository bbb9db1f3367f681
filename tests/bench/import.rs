//! What an import of 20,000 rows costs: read, held against the catalogue, written; then the same file again.
//!
//! The floor of the same run: the same rows split bare and inserted bare, in one durable transaction of one
//! table. Absolute times depend on the machine: the ratios count.

use std::hint::black_box;
use std::path::Path;

use ocop::commands::Practice;
use ocop::config::Config;
use ocop::domain::command::{Actor, Command, ImportCatalogue};
use ocop::domain::outcome::Outcome;
use ocop::domain::sheet::SheetChoices;
use ocop::import::{against, read_sheet};
use ocop::runtime::{self, Desk, Home};
use rusqlite::Connection;

#[path = "tally.rs"]
mod tally;

use tally::{Goal, Tally};

type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

const ROWS: usize = 20_000;
const PRODUCERS: usize = 200;
const TRIES: usize = 5;

#[derive(Default)]
struct Times {
    read: Tally,
    preview: Tally,
    write: Tally,
    whole: Tally,
    again: Tally,
    split: Tally,
    bare: Tally,
}

fn main() -> Done {
    let csv = sheet();
    println!("an import of {ROWS} rows, {:.1} MB", csv.len() as f64 / 1e6);
    let mut t = Times::default();
    for _ in 0..TRIES {
        let folder = tempfile::tempdir()?;
        import(folder.path(), csv.as_bytes(), &mut t)?;
        bare(folder.path(), csv.as_bytes(), &mut t)?;
    }
    let read = t.read.tell("sheet read / split bare", &t.split);
    t.preview.tell("held against an empty catalogue / split bare", &t.split);
    t.write.tell("written / inserted bare", &t.bare);
    let whole = t.whole.tell("import / split and inserted bare", &t.bare);
    let again = t.again.tell("the same file again / split and inserted bare", &t.bare);
    tally::row("20,000 rows read as a sheet / split bare", read, "×", Goal::AtMost(4.0));
    tally::row("20,000 rows imported / split and inserted bare", whole, "×", Goal::AtMost(32.0));
    tally::row("the same file again / split and inserted bare", again, "×", Goal::AtMost(24.0));
    tally::row("20,000 rows imported", t.whole.at(50) / 1e6, " s", Goal::AtMost(2.0));
    Ok(())
}

/// A list as a shop program exports it, with what an import does not take.
fn sheet() -> String {
    let mut csv = String::from(
        "STT,Mã hàng,Mã vạch,Tên hàng,Quy cách,ĐVT,Giá bán,Giá vốn,Tồn kho,Nhà cung cấp,Xã/phường,Tỉnh\r\n",
    );
    for n in 0..ROWS {
        let (gram, price, producer) = (50 + n % 20 * 50, 10 + n % 900, n % PRODUCERS);
        csv.push_str(&format!(
            "{n},SP{n:05},AB-{n:06},Bánh tráng sữa dừa số {n},{gram} g,gói,{price}.000,{},{},HTX Số {producer},Xã An Thạnh,Bến Tre\r\n",
            price * 800,
            n % 50
        ));
    }
    csv
}

fn import(folder: &Path, csv: &[u8], t: &mut Times) -> Done {
    let home = Home::find(Some(folder.join("till")));
    let mut desk = Desk::create(&home, Config::default(), Practice::Practice, runtime::now())?;
    let begun = std::time::Instant::now();
    let outcome = once(&mut desk, csv, Some(t))?;
    t.whole.add(begun.elapsed());
    assert!(matches!(outcome, Outcome::CatalogueRecorded { new, .. } if new as usize == ROWS), "{outcome:?}");
    let begun = std::time::Instant::now();
    let outcome = once(&mut desk, csv, None)?;
    t.again.add(begun.elapsed());
    assert!(matches!(outcome, Outcome::NothingChanged { .. }), "{outcome:?}");
    Ok(())
}

fn once(desk: &mut Desk, csv: &[u8], times: Option<&mut Times>) -> Done<Outcome> {
    let mut spare = Times::default();
    let t = times.unwrap_or(&mut spare);
    let sheet = t.read.time(|| read_sheet(csv))?;
    let told = SheetChoices::default();
    let reader = desk.ledger.reader();
    let shown = t.preview.time(|| runtime::preview_sheet(Some(reader), &sheet, "hang.csv", &told))??;
    let import =
        ImportCatalogue { source: "hang.csv".into(), rows: against::rows(shown), choices: None, opening: Vec::new() };
    Ok(t.write.time(|| desk.run(&Actor::Owner, Command::ImportCatalogue(import)))?)
}

/// Splits the rows and inserts them into one plain table.
fn bare(folder: &Path, csv: &[u8], t: &mut Times) -> Done {
    let conn = Connection::open(folder.join("bare.db"))?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    conn.execute_batch("CREATE TABLE goods (a, code TEXT PRIMARY KEY, b, c, d, e, f, g, h, i, j, k) WITHOUT ROWID;")?;
    let begun = std::time::Instant::now();
    let rows = t.split.time(|| split(csv))?;
    let tx = conn.unchecked_transaction()?;
    let mut insert = tx.prepare("INSERT INTO goods VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")?;
    for row in &rows {
        insert.execute(rusqlite::params_from_iter(row))?;
    }
    drop(insert);
    tx.commit()?;
    t.bare.add(begun.elapsed());
    black_box(rows);
    Ok(())
}

fn split(csv: &[u8]) -> Result<Vec<Vec<String>>, csv::Error> {
    csv::Reader::from_reader(csv).records().map(|r| Ok(r?.iter().map(String::from).collect())).collect()
}
