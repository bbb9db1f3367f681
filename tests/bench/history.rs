//! A year's ledger: 20,000 SKUs, 100,000 sales, made once through the commands and copied for each program.
//!
//! The copy is a whole till folder. While the history is made nothing is flushed to the disk; a copy is
//! opened as any till's ledger is.
#![allow(dead_code, reason = "each program takes what it needs")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use ocop::config::Config;
use ocop::domain::catalogue::CatalogueRow;
use ocop::domain::command::{
    Actor, CloseShift, Command, CompleteSale, ImportCatalogue, OpenShift, PrintChoice, TenderGiven,
};
use ocop::domain::ids::{PointCode, ProducerCode, SkuCode, StaffId};
use ocop::domain::moment::Moment;
use ocop::domain::money::Money;
use ocop::domain::outbox::JobState;
use ocop::domain::point::{BankAccount, Point};
use ocop::domain::quantity::Quantity;
use ocop::domain::sale::TicketLine;
use ocop::domain::staff::{Role, Staff};
use ocop::domain::tax::Regime;
use ocop::domain::tender::{TenderKind, TenderState};
use ocop::runtime::{Desk, Home};

/// Changed whenever the history or the ledger's format does: an older one is made anew.
const FORMAT: u32 = 5;
pub const SKUS: usize = 20_000;
pub const SALES: usize = 100_000;
const DAYS: i64 = 365;
/// 23 November 2025, half past seven in Vietnam.
const BEGINS_MS: i64 = 1_763_857_800_000;
const DAY_MS: i64 = 86_400_000;
/// What the status bar begins with.
pub const POINT_NAME: &str = "OCOP Bến Tre";

pub type Done<T = ()> = Result<T, Box<dyn Error>>;

/// A till folder of its own for a program, gone with the value.
pub struct Copy {
    pub home: Home,
    dir: PathBuf,
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// Copies the history for a program.
pub fn copy(name: &str) -> Done<Copy> {
    let made = made()?;
    let dir = shelf().join(format!("{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir)?;
    for file in ["ledger.db", "till.key"] {
        fs::copy(made.join(file), dir.join(file))?;
    }
    Ok(Copy { home: Home::find(Some(dir.clone())), dir })
}

fn shelf() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench")
}

fn made() -> Done<PathBuf> {
    let dir = shelf().join(format!("history-{FORMAT}"));
    if dir.join("till.key").exists() {
        return Ok(dir);
    }
    let begun = std::time::Instant::now();
    let part = dir.with_extension("part");
    let _ = fs::remove_dir_all(&part);
    let mut story = Story::begin(&Home::find(Some(part.clone())))?;
    (0..DAYS).try_for_each(|day| story.day(day))?;
    story.shift(DAYS)?;
    story.desk.ledger.checkpoint()?;
    drop(story);
    fs::rename(&part, &dir)?;
    eprintln!("made a history of {SKUS} SKUs and {SALES} sales in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(dir)
}

/// Rolls the same numbers in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
    /// A SKU as shops sell them: half of all sales from an eighth of the shelf.
    pub fn line(&mut self) -> (TicketLine, Money) {
        let u = self.roll(1_000_000) as f64 / 1e6;
        let n = (u * u * u * SKUS as f64) as usize;
        let pieces = 1 + self.roll(3) as i64;
        let line = TicketLine {
            sku: SkuCode::new(sku(n)).expect("a code"),
            quantity: Quantity::from_thousandths(pieces * 1_000).expect("a few pieces"),
            price: Some(price(n)),
            discount: Money::ZERO,
            lot: None,
            stamps: Vec::new(),
        };
        (line, Money::vnd(price(n).get() * pieces))
    }
    /// A cash ticket of so many lines with the notes given for it.
    pub fn cash(&mut self, lines: usize) -> (Vec<TicketLine>, Vec<TenderGiven>) {
        let (lines, sums): (Vec<_>, Vec<_>) = (0..lines).map(|_| self.line()).unzip();
        let total: i64 = sums.iter().map(|m| m.get()).sum();
        let given = Money::vnd((total + 499_999) / 500_000 * 500_000);
        (lines, vec![TenderGiven { kind: TenderKind::Cash, amount: given, state: None }])
    }
}

pub fn cashier() -> Actor {
    Actor::Staff(StaffId::new("lan").expect("an id"))
}

fn manager() -> Actor {
    Actor::Staff(StaffId::new("minh").expect("an id"))
}

fn sku(n: usize) -> String {
    format!("SP{n:05}")
}

fn price(n: usize) -> Money {
    Money::vnd(15_000 + (n as i64 * 7_919 % 300) * 1_000)
}

/// An in-store EAN-13 with its check digit.
fn barcode(n: usize) -> String {
    let body = format!("29{n:010}");
    let sum: u32 = body.bytes().zip([1, 3].into_iter().cycle()).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Packs with the sample's names, producers and certificates, every one with another's.
pub fn catalogue() -> Done<Vec<CatalogueRow>> {
    use ocop::domain::sheet::SheetChoices;
    use ocop::import::{against, read_sheet};
    let sheet = read_sheet(ocop::runtime::SAMPLE).map_err(|f| f.told().en)?;
    let shown = ocop::runtime::preview_sheet(None, &sheet, "", &SheetChoices::default())?.map_err(|f| f.told().en)?;
    let sample: Vec<CatalogueRow> = against::rows(shown);
    let first = Moment::vietnam(BEGINS_MS).date();
    let row = |n: usize| -> Done<CatalogueRow> {
        let (goods, maker) = (&sample[n % sample.len()], &sample[(n * 13 + n / sample.len()) % sample.len()]);
        Ok(CatalogueRow {
            sku: SkuCode::new(sku(n))?,
            barcodes: vec![barcode(n)],
            price: Some(price(n)),
            price_from: Some(first),
            producer: ProducerCode::new(maker.producer.as_str())?,
            producer_name: maker.producer_name.clone(),
            producer_kind: maker.producer_kind,
            place: maker.place.clone(),
            pack: sample[n * 11 % sample.len()].pack.clone(),
            ..goods.clone()
        })
    };
    (0..SKUS).map(row).collect()
}

struct Story {
    desk: Desk,
    at: Moment,
    dice: Dice,
    sold: usize,
}

impl Story {
    fn begin(home: &Home) -> Done<Self> {
        let at = Moment::vietnam(BEGINS_MS);
        let desk = Desk::create(home, Config::default(), ocop::commands::Practice::Real, at)?;
        desk.ledger.forget_the_disk()?;
        let mut story = Self { desk, at, dice: Dice(20_261_122), sold: 0 };
        for (id, name, role) in [("minh", "Minh", Role::Manager), ("lan", "Lan", Role::Cashier)] {
            let who = if id == "minh" { Actor::Owner } else { manager() };
            let staff = Staff { id: StaffId::new(id)?, name: name.into(), role, active: true };
            story.run(&who, Command::RecordStaff(staff))?;
        }
        story.run(&manager(), Command::DescribePoint(point()?))?;
        let catalogue =
            ImportCatalogue { source: "catalogue.csv".into(), rows: catalogue()?, choices: None, opening: Vec::new() };
        story.run(&manager(), Command::ImportCatalogue(catalogue))?;
        Ok(story)
    }
    fn run(&mut self, who: &Actor, command: Command) -> Done {
        self.at = self.at.later(1_000);
        self.desk.run_at(who, command, None, self.at)?;
        Ok(())
    }
    fn shift(&mut self, day: i64) -> Done {
        self.at = Moment::vietnam(BEGINS_MS + day * DAY_MS + 1_800_000);
        self.run(&cashier(), Command::OpenShift(OpenShift { float_vnd: Money::vnd(1_000_000) }))
    }
    fn day(&mut self, day: i64) -> Done {
        self.shift(day)?;
        while self.sold < SALES * (day as usize + 1) / DAYS as usize {
            self.sale()?;
            self.sold += 1;
        }
        self.run(&cashier(), Command::CloseShift(CloseShift { notes: Vec::new(), reason: "đếm sau".into() }))?;
        while let Some(job) = self.desk.ledger.reader().next_job()? {
            self.desk.mark_job(job.id, JobState::Printed, "")?;
        }
        Ok(())
    }
    /// Two to six lines; one sale in three by a transfer that was seen.
    fn sale(&mut self) -> Done {
        self.at = self.at.later(60_000);
        let lines = 2 + self.dice.roll(5);
        let (lines, mut tenders) = self.dice.cash(lines);
        if self.dice.roll(3) == 0 {
            let total = |l: &TicketLine| l.price.map_or(0, |p| p.get() * l.quantity.thousandths() / 1_000);
            let amount = Money::vnd(lines.iter().map(total).sum());
            tenders = vec![TenderGiven { kind: TenderKind::Transfer, amount, state: Some(TenderState::Received) }];
        }
        let print = PrintChoice::Nothing;
        self.run(
            &cashier(),
            Command::CompleteSale(CompleteSale { ticket: None, lines, discount: Money::ZERO, tenders, print }),
        )
    }
}

fn point() -> Done<Point> {
    Ok(Point {
        code: PointCode::new("Q1")?,
        name: POINT_NAME.into(),
        address: "12 Hùng Vương, phường An Hội, Vĩnh Long".into(),
        place: None,
        phone: "0275 3822 000".into(),
        tax_code: "1300123456".into(),
        regime: Regime::Deduction,
        bank: Some(BankAccount { bin: "970436".into(), account: "0123456789".into(), holder: "OCOP BEN TRE".into() }),
    })
}
