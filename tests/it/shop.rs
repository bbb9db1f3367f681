//! A shop for stories: a till's folder of its own, commands at given times, and the real program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};

use ocop::commands::{CommandError, Practice};
use ocop::config::Config;
use ocop::domain::command::Actor;
use ocop::domain::ids::StaffId;
use ocop::domain::moment::Moment;
use ocop::domain::outcome::Outcome;
use ocop::runtime::{Clock, Desk, Home};
use ocop::store::ReadOnly;
use ocop::store::verify::{Finding, Verified, verify};
use serde_json::Value;

/// The morning on which stories begin: eight per cent VAT, a Sunday.
pub const MORNING: &str = "2026-11-22T07:00:00+07:00";

/// Point, two producers and their goods: a piece at 8 %, a piece at 5 % with stars until the year's end, one by weight.
pub const STOCK: [&str; 2] = [
    r#"{"do":"describe_point","code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}"#,
    r#"{"do":"import_catalogue","rows":[
        {"sku":"KD450","name":"Kẹo dừa","pack":"450 g","unit":"hộp","sold_by":"piece","price":58000,"price_from":"2026-01-01","tax":"r8","producer":"DA","producer_name":"Cty Đông Á","producer_kind":"company"},
        {"sku":"MO500","name":"Mật ong","pack":"500 ml","unit":"chai","sold_by":"piece","price":120000,"price_from":"2026-01-01","tax":"r5","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative","recognition":{"stars":4,"decision":"12/QĐ","from":"2024-01-01","to":"2026-12-31"}},
        {"sku":"TK","name":"Tôm khô","unit":"kg","sold_by":"weight","price":999000,"price_from":"2026-01-01","producer":"OX","producer_name":"HTX Ong Xanh","producer_kind":"cooperative"}]}"#,
];

/// A till in a folder that is gone when the story ends.
pub struct Shop {
    dir: tempfile::TempDir,
    /// The desk, while it is open: closed for the program to come in.
    pub desk: Option<Desk>,
}

impl Shop {
    /// Makes an empty practice ledger.
    pub fn practice() -> Self {
        Self::begun(Practice::Practice)
    }
    /// Makes an empty real ledger.
    pub fn real() -> Self {
        Self::begun(Practice::Real)
    }
    /// Makes a practice ledger with point and goods, the shift open with a million in the drawer.
    pub fn open() -> Self {
        let mut shop = Self::practice();
        STOCK.iter().for_each(|line| drop(shop.run(line)));
        shop.run(r#"{"do":"open_shift","float_vnd":1000000}"#);
        shop
    }
    fn begun(practice: Practice) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let desk =
            Desk::create(&Home::find(Some(dir.path().into())), Config::default(), practice, at(MORNING)).unwrap();
        Self { dir, desk: Some(desk) }
    }
    pub fn path(&self) -> &Path {
        self.dir.path()
    }
    pub fn ledger(&self) -> PathBuf {
        self.path().join("ledger.db")
    }
    /// Returns the desk, opened when the program had it.
    pub fn desk(&mut self) -> &mut Desk {
        let home = Home::find(Some(self.dir.path().into()));
        self.desk.get_or_insert_with(|| Desk::open(&home, Config::default()).unwrap())
    }
    /// Closes the desk, so that the program may open the ledger.
    pub fn close(&mut self) -> &Path {
        self.desk = None;
        self.path()
    }
    /// Tries a command a second after the last entry.
    pub fn attempt(&mut self, line: &str) -> Result<Outcome, CommandError> {
        let at = Moment::vietnam(self.desk().ledger.head().at_ms).later(1_000);
        self.attempt_at(line, at)
    }
    /// Tries a line as a person.
    pub fn attempt_as(&mut self, staff: &str, line: &str) -> Result<Outcome, CommandError> {
        let at = Moment::vietnam(self.desk().ledger.head().at_ms).later(1_000);
        let staff = Actor::Staff(StaffId::new(staff).unwrap());
        self.desk().run_at(&staff, serde_json::from_str(line).unwrap(), None, at)
    }

    /// Runs a line that is refused and returns the code.
    pub fn refused(&mut self, line: &str) -> &'static str {
        match self.attempt(line) {
            Err(CommandError::Refused(refusal)) => refusal.code(),
            other => panic!("{line}: {other:?}"),
        }
    }

    /// Tries a command at a time.
    pub fn attempt_at(&mut self, line: &str, at: Moment) -> Result<Outcome, CommandError> {
        self.desk().run_at(&Actor::Owner, serde_json::from_str(line).unwrap(), None, at)
    }
    /// Runs a command that must succeed.
    pub fn run(&mut self, line: &str) -> Outcome {
        self.attempt(line).unwrap_or_else(|e| panic!("{line}: {e:?}"))
    }
    /// Sells pieces for cash, exactly paid, and returns the receipt's number.
    pub fn sell(&mut self, sku: &str, pieces: u32, amount: i64) -> String {
        match self.run(&sale(sku, pieces, amount)) {
            Outcome::SaleCompleted { receipt, .. } => receipt,
            other => panic!("{other:?}"),
        }
    }
    /// Proves the ledger.
    pub fn verify(&self) -> Result<Verified, Finding> {
        let ledger = ReadOnly::open_unread(&self.ledger()).unwrap();
        verify(&ledger, &mut |_| ()).unwrap()
    }
    /// Opens the ledger file behind the program's back, its guards asleep.
    pub fn tamper(&mut self) -> rusqlite::Connection {
        self.close();
        let conn = rusqlite::Connection::open(self.ledger()).unwrap();
        conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
        conn
    }
    /// Runs the program on this shop.
    pub fn ocop(&mut self, args: &[&str]) -> Ran {
        self.ocop_fed(args, "")
    }
    /// Runs the program on this shop with something to read.
    pub fn ocop_fed(&mut self, args: &[&str], input: &str) -> Ran {
        ocop(self.close(), args, &[], input)
    }
    /// Runs lines through `ocop run` and returns what each was told.
    pub fn lines(&mut self, args: &[&str], lines: &[&str]) -> Ran {
        let lines: Vec<String> = lines.iter().map(|l| l.replace('\n', " ")).collect();
        self.ocop_fed(&[&["run"], args].concat(), &lines.join("\n"))
    }
}

/// Writes a sale of pieces for cash.
pub fn sale(sku: &str, pieces: u32, amount: i64) -> String {
    format!(
        r#"{{"do":"complete_sale","lines":[{{"sku":"{sku}","quantity":"{pieces}"}}],"tenders":[{{"kind":"cash","amount":{amount}}}]}}"#
    )
}

/// Reads a time.
pub fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

/// What the program said and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
    /// Reads every line of the output as JSON.
    pub fn json(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }
    /// Returns one field of every line, as text.
    pub fn each(&self, field: &str) -> Vec<String> {
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        self.json().iter().map(|l| l.get(field).map(text).unwrap_or_default()).collect()
    }
    /// Asserts the status and that the sentence is said in both languages.
    #[track_caller]
    pub fn says(&self, status: i32, vi: &str, en: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.err.contains(vi) && self.err.contains(en), "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
    }
}

/// Prepares the program for a folder, its surroundings swept clean.
pub fn program(home: &Path, args: &[&str], vars: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ocop"));
    command.env_clear().envs(vars.iter().copied()).arg("--home").arg(home).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program on a folder.
pub fn ocop(home: &Path, args: &[&str], vars: &[(&str, &str)], input: &str) -> Ran {
    let mut child = program(home, args, vars).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that stops early does not read the rest: that is no error of the story.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran::of(output)
}

/// When the stories on real screens begin.
pub fn noon() -> Moment {
    at("2026-11-25T12:00:00+07:00")
}

/// A desk whose clock begins at noon, or after the last entry, and goes on a second each time it is read.
pub fn wound(desk: Desk) -> Desk {
    let last = desk.ledger.head().at_ms;
    let begun = if last < noon().at_ms { noon() } else { Moment::vietnam(last) };
    let read = AtomicI64::new(0);
    desk.with_clock(Clock::reading(move || begun.later(1_000 * read.fetch_add(1, Ordering::Relaxed))))
}
