//! What a five-line cash sale costs from the command to the durable commit, beside a bare transaction.
//!
//! The bare transaction writes rows of the same number and size into plain tables that hold the same
//! history, under the same settings. Four desks take turns, so that a busy moment of the machine falls on all.
//! Absolute times depend on the machine: the ratios, taken in the same run, count.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use ocop::config::Config;
use ocop::domain::command::{Command, CompleteSale, KeepTicket, PrintChoice};
use ocop::domain::money::Money;
use ocop::domain::outbox::JobState;
use ocop::domain::sale::TicketLine;
use ocop::runtime::Desk;

#[path = "sale/bare.rs"]
mod bare;
#[path = "history.rs"]
mod history;
#[path = "tally.rs"]
mod tally;

use bare::Bare;
use history::{Dice, Done};
use tally::{Goal, Tally};

const SALES: usize = 2_000;
const LINES: usize = 5;

/// What was measured of one desk or of the bare transaction.
#[derive(Default)]
struct Times {
    sale: Tally,
    /// Sales that were never an open ticket, as scripts make them: the cards are gathered at the sale.
    told: Tally,
    keep: Tally,
}

fn main() -> Done {
    let folders = [history::copy("sale-durable")?, history::copy("sale-cpu")?, history::copy("sale-bare")?];
    let mut durable = Till::open(&folders[0].home)?;
    let mut cpu = Till::open(&folders[1].home)?;
    cpu.desk.ledger.forget_the_disk()?;
    let bare = Bare::open(&folders[2].home.ledger())?;
    let mut floor = Times::default();
    let mut append = Tally::default();
    let path = folders[2].home.dir().join("append");
    let mut file = File::create(&path)?;
    for n in 0..SALES {
        durable.tell()?;
        durable.sell(n)?;
        cpu.sell(n)?;
        let row = durable.last_row()?;
        for lines in 1..=LINES {
            let body = &row.keeps[lines - 1];
            floor.keep.time(|| bare.keep(n as i64, body))?;
        }
        floor.sale.time(|| bare.sale(n as i64, &row))?;
        append.time(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()))?;
    }
    println!("a cash sale of {LINES} lines among {} SKUs after {} sales", history::SKUS, history::SALES);
    let sale = durable.times.sale.tell("sale / bare transaction", &floor.sale);
    let share = cpu.times.sale.tell("sale without its flush / durable sale", &durable.times.sale);
    let keep = durable.times.keep.tell("open ticket kept / bare transaction", &floor.keep);
    durable.times.told.tell("sale without an open ticket before it / bare transaction", &floor.sale);
    durable.times.sale.tell("sale / 4 KB appended and flushed", &append);
    drop(cpu);
    let (wal, file) = durable.bytes()?;
    println!(
        "bytes of the log: sale {:.1} KB, five keeps {:.1} KB, its two pages on paper {:.1} KB",
        wal.sale, wal.keeps, wal.paper
    );
    println!("bytes of the file: {file:.2} KB a sale; payload {} B", durable.last_row()?.payload.len());
    tally::row("five-line sale / bare transaction", sale, "×", Goal::AtMost(1.5));
    tally::row("its part without the flush", share, "×", Goal::AtMost(0.5));
    tally::row("open ticket kept / bare transaction", keep, "×", Goal::AtMost(1.5));
    tally::row("file a sale", file, " KB", Goal::AtMost(2.5));
    tally::row("log a sale", wal.sale, " KB", Goal::AtMost(80.0));
    Ok(())
}

/// A desk that sells, with its own dice: every desk sells the same.
struct Till {
    desk: Desk,
    dice: Dice,
    times: Times,
    kept: Vec<KeepTicket>,
    look: rusqlite::Connection,
}

/// Kilobytes written to the write-ahead log.
#[derive(Default)]
struct Wal {
    sale: f64,
    keeps: f64,
    paper: f64,
}

impl Till {
    fn open(home: &ocop::runtime::Home) -> Done<Self> {
        let desk = Desk::open(home, Config::default())?;
        Ok(Self { desk, dice: Dice(7), times: Times::default(), kept: Vec::new(), look: bare::look(&home.ledger())? })
    }
    fn run(&mut self, command: Command) -> Done {
        self.desk.run(&history::cashier(), command)?;
        Ok(())
    }
    /// Scans five lines, each kept, and takes the money; then the printer takes its two jobs.
    fn sell(&mut self, n: usize) -> Done {
        let sale = self.scan(n)?;
        let who = history::cashier();
        let Self { desk, times, .. } = self;
        times.sale.time(|| desk.run(&who, Command::CompleteSale(sale)))?;
        self.print()
    }
    fn tell(&mut self) -> Done {
        let (lines, tenders) = self.dice.cash(LINES);
        let print = PrintChoice::Receipt;
        let sale = CompleteSale { ticket: None, lines, discount: Money::ZERO, tenders, print };
        let who = history::cashier();
        let Self { desk, times, .. } = self;
        times.told.time(|| desk.run(&who, Command::CompleteSale(sale)))?;
        self.print()
    }
    fn scan(&mut self, n: usize) -> Done<CompleteSale> {
        let (lines, tenders) = self.dice.cash(LINES);
        let ticket = format!("Q1T{:06}", n + 1);
        self.kept.clear();
        for many in 1..=LINES {
            let keep = keep(&ticket, lines.get(..many).unwrap_or(&lines));
            self.kept.push(keep.clone());
            let who = history::cashier();
            let Self { desk, times, .. } = self;
            times.keep.time(|| desk.run(&who, Command::KeepTicket(keep)))?;
        }
        Ok(CompleteSale { ticket: Some(ticket), lines, discount: Money::ZERO, tenders, print: PrintChoice::Receipt })
    }
    fn print(&mut self) -> Done {
        while let Some(job) = self.desk.ledger.reader().next_job()? {
            self.desk.mark_job(job.id, JobState::Sending, "")?;
            self.desk.mark_job(job.id, JobState::Printed, "")?;
        }
        Ok(())
    }
    /// What the last sale wrote, for the bare transaction to write as much.
    fn last_row(&self) -> Done<bare::Row> {
        let keeps = self.kept.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        bare::Row::last(&self.look, keeps)
    }
    /// Weighs a hundred sales more: what each step adds to the log, and what the file grows by.
    fn bytes(&mut self) -> Done<(Wal, f64)> {
        let ledger = self.desk.home().ledger();
        let log = ledger.with_extension("db-wal");
        self.desk.ledger.checkpoint()?;
        let before = size(&ledger)?;
        let mut wal = Wal::default();
        let rounds = 500;
        for n in 0..rounds {
            self.desk.ledger.checkpoint()?;
            let sale = self.scan(SALES + n)?;
            let scanned = size(&log)?;
            self.run(Command::CompleteSale(sale))?;
            let sold = size(&log)?;
            self.print()?;
            wal.keeps += scanned;
            wal.sale += sold - scanned;
            wal.paper += size(&log)? - sold;
        }
        self.desk.ledger.checkpoint()?;
        let each = rounds as f64;
        let wal = Wal { sale: wal.sale / each, keeps: wal.keeps / each, paper: wal.paper / each };
        Ok((wal, (size(&ledger)? - before) / each))
    }
}

fn keep(ticket: &str, lines: &[TicketLine]) -> KeepTicket {
    KeepTicket {
        ticket: ticket.to_owned(),
        lines: lines.to_vec(),
        discount: Money::ZERO,
        held: false,
        selected: lines.len() - 1,
    }
}

/// Returns a file's size in KB.
fn size(path: &Path) -> Done<f64> {
    Ok(fs::metadata(path)?.len() as f64 / 1_000.0)
}
