//! How long the stock of 20,000 SKUs × 3 lots takes to open, and a key pressed in its filter, on the real screens.
//!
//! The floors of the same run: SQLite stepping over the same rows, and one bare pass over the same folded
//! bytes. Absolute times depend on the machine: the ratios count.

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use ocop::config::Config;
use ocop::domain::catalogue::CatalogueRow;
use ocop::domain::command::{Actor, Command, ImportCatalogue, ReceiveGoods, ReceiveLine};
use ocop::domain::ids::{LotId, PointCode};
use ocop::domain::lot::SupplyForm;
use ocop::domain::moment::Moment;
use ocop::domain::point::Point;
use ocop::domain::quantity::Quantity;
use ocop::domain::query::{Answer, Query, SignedIn, StockRow};
use ocop::domain::search::RowFilter;
use ocop::domain::stock::{StockPlace, sheet};
use ocop::domain::tax::Regime;
use ocop::runtime::{Desk, Home};
use ocop::screens::press::Press;
use ocop::screens::{App, Msg, ScreenSettings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rusqlite::{Connection, OpenFlags};

#[path = "history.rs"]
mod history;
#[path = "tally.rs"]
mod tally;

use history::Done;
use tally::{Goal, Tally};

const LOTS: usize = 3;
/// Opens the list of stock.
const STOCK: &str = ":hàng tồn\n";
const OPENINGS: usize = 30;
const ROUNDS: usize = 12;
/// 26 November 2026, eight o'clock in Vietnam.
const NOW_MS: i64 = 1_795_654_800_000;
/// Changed whenever the stock or the ledger's format does.
const FORMAT: u32 = 1;
const TYPED: [&str; 12] = [
    "mật ong",
    "mat ong rung",
    "ong mat dien bien",
    "htx ong",
    "hop tac xa nong nghiep",
    "00777",
    "keo dua sau rieng",
    "tra shan tuyet",
    "cong ty co phan",
    "a",
    "h",
    "khong co mon nay",
];

/// What the list is made of, as rows.
const ROWS: [&str; 3] = [
    "SELECT l.body, l.held, l.document, s.place, s.milli FROM stock s JOIN lot l ON l.id = s.lot
     WHERE s.milli <> 0 AND s.place IN ('shelf', 'store', 'fair')",
    "SELECT s.code, p.name, s.pack, s.unit, s.search, (SELECT price FROM price WHERE sku = s.code ORDER BY from_day DESC LIMIT 1)
     FROM sku s JOIN product p ON p.code = s.product ORDER BY s.sort, s.code",
    "SELECT code, name FROM producer",
];

fn main() -> Done {
    let home = Home::find(Some(made()?));
    let desk = Desk::open(&home, Config::default())?;
    println!("the stock of {} SKUs in {LOTS} lots each", history::SKUS);
    let today = Moment::vietnam(NOW_MS).date();
    let query = Query::StockSheet { today, as_of: None };
    let (mut read, mut shown, mut bare) = (Tally::default(), Tally::default(), Tally::default());
    let conn = Connection::open_with_flags(home.ledger(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    for _ in 0..OPENINGS {
        let answer = read.time(|| desk.answer(&query))?;
        let mut app = app(STOCK);
        shown.time(|| app.update(Msg::Answer(answer)));
        bare.time(|| step(&conn))?;
    }
    let read = read.tell("stock read / the same rows stepped bare", &bare);
    let shown = shown.tell("stock gathered by product, filter folded / the same rows stepped bare", &bare);
    let answer = desk.answer(&query)?;
    let Answer::StockSheet { rows, .. } = &answer else { return Err("no stock".into()) };
    let packs = key_pressed("20,000 products", (STOCK, ""), &answer, &folded_packs(rows))?;
    let lots = key_pressed("60,000 lots", (":hạn dùng\n", "\n"), &answer, &folded_lots(rows))?;
    tally::row("stock read / the same rows stepped bare", read, "×", Goal::AtMost(4.0));
    tally::row("stock gathered and ready to filter / the same rows stepped bare", shown, "×", Goal::AtMost(4.0));
    for (what, (ratio, p99)) in [("20,000 products", packs), ("60,000 lots", lots)] {
        tally::row(&format!("a key in the filter of {what}, p99 / one bare pass"), ratio, "×", Goal::AtMost(25.0));
        tally::row(&format!("a key in the filter of {what}, p99"), p99 / 1e3, " ms", Goal::AtMost(5.0));
    }
    Ok(())
}

/// Types every text letter by letter on the real screens; returns p99 as a ratio to a bare pass, and in microseconds.
fn key_pressed(what: &str, (open, go): (&str, &str), answer: &Answer, folded: &RowFilter) -> Done<(f64, f64)> {
    let mut app = app(open);
    app.update(Msg::Answer(answer.clone()));
    typed(&mut app, go);
    let mut terminal = Terminal::new(TestBackend::new(160, 50))?;
    terminal.draw(|frame| ocop::screens::draw(&app, frame))?;
    let screen: String = terminal.backend().buffer().content().iter().map(|cell| cell.symbol()).collect();
    let count = what.split_once(' ').map_or("", |(count, _)| count).replace(',', "");
    if !screen.replace(['.', ','], "").contains(&format!("{count} dòng")) {
        return Err(format!("the list of {what} is not on the screen").into());
    }
    let (mut keys, mut frames, mut bare) = (Tally::default(), Tally::default(), Tally::default());
    for round in 0..=ROUNDS {
        for text in TYPED {
            for c in text.chars() {
                let begun = std::time::Instant::now();
                app.update(Msg::Press(Press::Char(c)));
                let key = begun.elapsed();
                let begun = std::time::Instant::now();
                terminal.draw(|frame| ocop::screens::draw(&app, frame))?;
                let frame = begun.elapsed();
                let begun = std::time::Instant::now();
                black_box(memchr::memchr(b'\x01', black_box(folded.bytes())));
                if round > 0 {
                    keys.add(key);
                    frames.add(frame);
                    bare.add(begun.elapsed());
                }
            }
            app.update(Msg::Press(Press::Esc));
        }
    }
    keys.tell(&format!("a key in the filter of {what} / one bare pass over the same bytes"), &bare);
    println!("  the frame after it: p50 {:.0} us p99 {:.0} us", frames.at(50), frames.at(99));
    println!("  {:.1} MB of folded text", folded.bytes().len() as f64 / 1e6);
    Ok((keys.at(99) / bare.at(50), keys.at(99)))
}

fn folded_packs(rows: &[StockRow]) -> RowFilter {
    let first: Vec<&StockRow> = sheet::by_pack(rows.iter().enumerate()).iter().map(|g| &rows[g.first]).collect();
    RowFilter::build(&first, |row, key| {
        key.key(&row.pack.search);
        key.text(&row.owner.name);
    })
}

fn folded_lots(rows: &[StockRow]) -> RowFilter {
    RowFilter::build(rows, sheet::found_by)
}

/// The screens with a manager signed in, after some letters.
fn app(keys: &str) -> App {
    let mut app = App::new(ScreenSettings::default(), Moment::vietnam(NOW_MS));
    let staff = ocop::domain::ids::StaffId::new("minh").expect("an id");
    let role = ocop::domain::staff::Role::Manager;
    app.update(Msg::SignedIn(SignedIn { staff, name: "Minh".into(), role }));
    typed(&mut app, keys);
    app
}

fn typed(app: &mut App, keys: &str) {
    for c in keys.chars() {
        app.update(Msg::Press(if c == '\n' { Press::Enter } else { Press::Char(c) }));
    }
}

/// Looks at every column of every row.
fn step(conn: &Connection) -> Done {
    for sql in ROWS {
        let mut stmt = conn.prepare_cached(sql)?;
        let width = stmt.column_count();
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            for i in 0..width {
                black_box(row.get_ref(i)?);
            }
        }
    }
    Ok(())
}

/// Makes the ledger once: the catalogue of the history, every pack received three times.
fn made() -> Done<PathBuf> {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench").join(format!("stock-month-{FORMAT}"));
    if dir.join("till.key").exists() {
        return Ok(dir);
    }
    let begun = std::time::Instant::now();
    let part = dir.with_extension("part");
    let _ = std::fs::remove_dir_all(&part);
    let at = Moment::vietnam(NOW_MS - 86_400_000);
    let home = Home::find(Some(part.clone()));
    let desk = Desk::create(&home, Config::default(), ocop::commands::Practice::Practice, at)?;
    desk.ledger.forget_the_disk()?;
    let mut till = Till { desk, at };
    till.run(Command::DescribePoint(Point {
        code: PointCode::new("Q1")?,
        name: history::POINT_NAME.into(),
        address: String::new(),
        place: None,
        phone: String::new(),
        tax_code: String::new(),
        regime: Regime::Deduction,
        bank: None,
    }))?;
    let rows = history::catalogue()?;
    till.run(Command::ImportCatalogue(ImportCatalogue {
        source: "catalogue.csv".into(),
        rows: rows.clone(),
        choices: None,
        opening: Vec::new(),
    }))?;
    till.receive(rows)?;
    till.desk.ledger.checkpoint()?;
    drop(till);
    std::fs::rename(&part, &dir)?;
    eprintln!("made {} lots in {:.0} s", history::SKUS * LOTS, begun.elapsed().as_secs_f64());
    Ok(dir)
}

struct Till {
    desk: Desk,
    at: Moment,
}

impl Till {
    fn run(&mut self, command: Command) -> Done {
        self.at = self.at.later(1_000);
        self.desk.run_at(&Actor::Owner, command, None, self.at).map_err(|e| -> Box<dyn Error> { e.into() })?;
        Ok(())
    }

    /// Receives every pack of every producer, in documents of at most 450 lines.
    fn receive(&mut self, mut rows: Vec<CatalogueRow>) -> Done {
        rows.sort_by(|a, b| a.producer.cmp(&b.producer));
        // One month of the calendar, so that its list is all the lots there are.
        let month = Moment::vietnam(NOW_MS).date() + chrono::Months::new(14);
        let month = month.with_day(1).ok_or("no first day")?;
        let mut n = 0;
        for of_one in rows.chunk_by(|a, b| a.producer == b.producer) {
            for some in of_one.chunks(450 / LOTS) {
                let mut lines = Vec::with_capacity(some.len() * LOTS);
                for row in some {
                    for lot in 0..LOTS {
                        n += 1;
                        lines.push(ReceiveLine {
                            sku: row.sku.clone(),
                            quantity: Quantity::pieces(1 + n % 40)?,
                            lot_code: format!("L{n:06}"),
                            made: None,
                            expires: Some(month + chrono::Days::new((n * 7 % 28) as u64)),
                            form: SupplyForm::Consignment,
                            lot: Some(LotId::new(format!("LO-{n}-{lot}"))?),
                            refuse: String::new(),
                            consignment_price: None,
                            checks: Vec::new(),
                        });
                    }
                }
                let place = if n % 2 == 0 { StockPlace::Shelf } else { StockPlace::Store };
                let producer = some[0].producer.clone();
                self.run(Command::ReceiveGoods(ReceiveGoods {
                    producer,
                    delivery_note: String::new(),
                    agreement: String::new(),
                    place,
                    lines,
                }))?;
            }
        }
        Ok(())
    }
}
