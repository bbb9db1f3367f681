//! How long it is until the till can sell: what stands before the first frame, the shelf, and the frame.
//!
//! The floors of the same run: the same rows read bare, and `/bin/echo` under the same pseudo-terminal.
//! Absolute times depend on the machine: the ratios count.

use std::hint::black_box;
use std::path::Path;

use ocop::config::Config;
use ocop::runtime::{Desk, Home};
use rusqlite::{Connection, OpenFlags};

#[path = "history.rs"]
mod history;
#[path = "pty.rs"]
mod pty;
#[path = "tally.rs"]
mod tally;

use history::Done;
use tally::{Goal, Tally};

const OPENINGS: usize = 1_000;
const SHELVES: usize = 100;
const STARTS: usize = 100;

/// What the counter stands on, as rows: till, first and last entry, point, people, shift, tickets, last sale.
const GROUND: &[&str] = &[
    "SELECT no, id FROM till",
    "SELECT * FROM journal ORDER BY pos LIMIT 1",
    "SELECT * FROM journal WHERE till = 1 ORDER BY seq DESC LIMIT 1",
    "SELECT * FROM point",
    "SELECT * FROM staff",
    "SELECT * FROM shift WHERE till = 1 ORDER BY no DESC LIMIT 1",
    "SELECT * FROM ticket",
    "SELECT * FROM counter",
    "SELECT * FROM sale s JOIN journal j ON j.till = s.till AND j.seq = s.seq WHERE s.till = 1 ORDER BY s.no DESC LIMIT 1",
    "SELECT count(*) FROM sale INDEXED BY sale_waiting WHERE till = 1 AND waiting > 0",
];

/// The catalogue, as rows.
const SHELF: &[&str] = &[
    "SELECT * FROM sku",
    "SELECT * FROM product",
    "SELECT * FROM producer",
    "SELECT * FROM barcode",
    "SELECT * FROM price",
    "SELECT * FROM sku_tax",
    "SELECT * FROM recognition",
    "SELECT * FROM tax_rate",
];

fn main() -> Done {
    let folder = history::copy("start")?;
    let home = &folder.home;
    println!("a start with {} SKUs after {} sales", history::SKUS, history::SALES);
    let (mut open, mut bare) = (Tally::default(), Tally::default());
    for _ in 0..OPENINGS {
        // Closing is not timed: the last one out folds the log away.
        drop(open.time(|| opened(home))?);
        drop(bare.time(|| read(&home.ledger(), GROUND))?);
    }
    let opened = open.tell("ledger opened, state gathered / the same rows read bare", &bare);
    let desk = Desk::open(home, Config::default())?;
    let (mut shelf, mut bare) = (Tally::default(), Tally::default());
    for _ in 0..SHELVES {
        shelf.time(|| desk.shelf())?;
        drop(bare.time(|| read(&home.ledger(), SHELF))?);
    }
    drop(desk);
    let shelf = shelf.tell("shelf gathered / the same rows read bare", &bare);
    tally::row("ledger opened / the same rows read bare", opened, "×", Goal::AtMost(4.0));
    tally::row("shelf gathered / the same rows read bare", shelf, "×", Goal::AtMost(4.0));
    frames(home)
}

/// From exec to the first whole frame, beside a program that only says a word.
fn frames(home: &Home) -> Done {
    let (mut till, mut echo) = (Tally::default(), Tally::default());
    for _ in 0..STARTS {
        match pty::till(home)? {
            pty::Start::Frame(_, time) => till.add(time),
            pty::Start::NoScreen(said) => {
                println!("first frame: skipped, ocop opened no screen: {said}");
                return Ok(());
            }
        }
        match pty::run("/bin/echo", &[history::POINT_NAME])?.shows(history::POINT_NAME) {
            pty::Start::Frame(_, time) => echo.add(time),
            pty::Start::NoScreen(said) => return Err(said.into()),
        }
    }
    let ratio = till.tell("first whole frame / echo", &echo);
    tally::row("first whole frame / echo under the same terminal", ratio, "×", Goal::AtMost(12.0));
    Ok(())
}

fn opened(home: &Home) -> Done<Desk> {
    let desk = Desk::open(home, Config::default())?;
    black_box(desk.till_state()?);
    Ok(desk)
}

/// Opens a ledger and looks at every column of every row.
fn read(path: &Path, queries: &[&str]) -> Done<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    for sql in queries {
        let mut stmt = conn.prepare(sql)?;
        let width = stmt.column_count();
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            for i in 0..width {
                black_box(row.get_ref(i)?);
            }
        }
    }
    Ok(conn)
}
