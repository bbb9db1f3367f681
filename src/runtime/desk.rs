//! The ledger with its folder, its clock and its settings: what every way in has in common.
//!
//! `ocop run`, the screens, the tests and the benches all go through here.

use std::path::PathBuf;

use crate::commands::{self, CommandError, Done, NewLedger, Practice};
use crate::config::{Config, Language};
use crate::domain::command::{Actor, Command, Order, Paper};
use crate::domain::ids::{CommandId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::{Job, JobState, PrintDoc};
use crate::domain::outcome::Outcome;
use crate::domain::query::{Answer, Query, SignedIn, TillState};
use crate::domain::shelf::Shelf;
use crate::queries;
use crate::store::{Fault, Ledger, Settled};

use super::home::{Home, Lock};
use super::{clock, clock::Clock, job};

/// A till's ledger, open.
#[derive(Debug)]
pub struct Desk {
    /// The ledger.
    pub ledger: Ledger,
    /// The settings.
    pub config: Config,
    home: Home,
    clock: Clock,
    clock_is_right: bool,
    _lock: Lock,
}

impl Desk {
    /// Opens the ledger of a folder for writing and keeps every other program out.
    pub fn open(home: &Home, config: Config) -> Result<Self, Fault> {
        Self::open_saying(home, config, &mut |_| {})
    }
    /// Opens as [`Desk::open`] does and, before an earlier version's ledger is brought up to date, says its entries.
    pub fn open_saying(home: &Home, config: Config, say: &mut dyn FnMut(u64)) -> Result<Self, Fault> {
        if !home.ledger().exists() {
            return Err(Fault::NoLedger(home.ledger()));
        }
        let lock = home.lock()?;
        let ledger = Ledger::open_saying(&home.ledger(), home.key()?.till, say)?;
        Ok(Self { ledger, config, home: home.clone(), clock: Clock::default(), clock_is_right: false, _lock: lock })
    }
    /// Opens the ledger of a folder whose lock is held.
    pub(super) fn open_locked(home: &Home, config: Config, lock: Lock) -> Result<Self, Fault> {
        let ledger = Ledger::open(&home.ledger(), home.key()?.till)?;
        Ok(Self { ledger, config, home: home.clone(), clock: Clock::default(), clock_is_right: false, _lock: lock })
    }
    /// Makes a folder's ledger and opens it.
    pub fn create(home: &Home, config: Config, practice: Practice, at: Moment) -> Result<Self, Fault> {
        home.make()?;
        let lock = home.lock()?;
        let key = home.key()?;
        let new = NewLedger { till: key.till, key: key.public, practice, at, seed: seed()? };
        let ledger = commands::create_ledger(&home.ledger(), new)?;
        restrict(home)?;
        Ok(Self { ledger, config, home: home.clone(), clock: Clock::default(), clock_is_right: false, _lock: lock })
    }
    /// Returns the desk reading another clock.
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }
    /// Returns the time.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
    /// Returns the folder.
    pub const fn home(&self) -> &Home {
        &self.home
    }
    /// Returns the staff's language.
    pub const fn lang(&self) -> Lang {
        match self.config.screen.language {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        }
    }
    /// Runs a command now.
    pub fn run(&mut self, staff: &Actor, command: Command) -> Result<Outcome, CommandError> {
        self.run_at(staff, command, None, self.clock.now())
    }
    /// Runs a command under a caller's id, at a given time.
    pub fn run_at(
        &mut self,
        staff: &Actor,
        command: Command,
        id: Option<CommandId>,
        at: Moment,
    ) -> Result<Outcome, CommandError> {
        self.run_promising(staff, command, id, at, Paper::Promise).map(|done| done.outcome)
    }
    /// Runs a command and tells which jobs it promised to the printer; none when no paper is wanted.
    pub fn run_promising(
        &mut self,
        staff: &Actor,
        command: Command,
        id: Option<CommandId>,
        at: Moment,
        paper: Paper,
    ) -> Result<Done, CommandError> {
        let day = self.clock_is_right.then(|| at.date());
        let order = Order { id, at, day, seed: seed()?, staff: staff.clone(), command, paper };
        commands::run(&mut self.ledger, &order)
    }
    /// Notes that staff said what day it is: the clock's, though an entry is later.
    pub const fn trust_clock(&mut self) {
        self.clock_is_right = true;
    }
    /// Checks a PIN.
    pub fn sign_in(&mut self, staff: &StaffId, pin: &str) -> Result<SignedIn, CommandError> {
        commands::sign_in(&mut self.ledger, staff, pin, self.clock.now())
    }
    /// Answers a question.
    pub fn answer(&self, query: &Query) -> Result<Answer, Fault> {
        queries::answer(self.ledger.reader(), query)
    }
    /// Gathers what the counter stands on.
    pub fn till_state(&self) -> Result<TillState, Fault> {
        queries::till_state::till_state(self.ledger.reader(), self.ledger.head(), self.clock.now())
    }
    /// Gathers the catalogue.
    pub fn shelf(&self) -> Result<Shelf, Fault> {
        queries::shelf::shelf(self.ledger.reader())
    }
    /// Returns the first jobs not yet done.
    pub fn open_jobs(&self) -> Result<Vec<Job>, Fault> {
        self.ledger.reader().open_jobs()
    }
    /// Makes a job's page.
    pub fn page(&self, job: &Job) -> Result<Option<job::Page>, Fault> {
        job::page(self.ledger.reader(), &job.doc, &self.config, self.lang(), self.clock.now())
    }
    /// Writes a paper into the folder of papers as PDF and returns where; none when what it shows is gone.
    pub fn save_pdf(&self, doc: &PrintDoc) -> Result<Option<PathBuf>, Fault> {
        let made = job::pdf(self.ledger.reader(), doc, &self.config, self.lang(), self.clock.now())?;
        made.map(|pdf| self.home.keep_paper(&pdf.name, &pdf.bytes)).transpose()
    }
    /// Gives up what was promised too long ago to be of use to anybody, and every drawer.
    pub fn settle_promises(&mut self) -> Result<Settled, Fault> {
        self.ledger.settle_promises(self.clock.now().at_ms.saturating_sub(FRESH_MS))
    }
    /// Notes how far a job has come.
    pub fn mark_job(&mut self, id: i64, state: JobState, error: &str) -> Result<(), Fault> {
        self.ledger.mark_job(id, state, error)
    }
}

/// How long after its sale a receipt may still come out by itself: the buyer may be standing there.
const FRESH_MS: i64 = 10 * 60_000;

fn seed() -> Result<[u8; 16], Fault> {
    clock::seed().map_err(|e| Fault::File { path: "getrandom".into(), source: std::io::Error::other(e) })
}

/// Leaves the ledger readable by its owner only.
fn restrict(home: &Home) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let path = home.ledger();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))
        .map_err(|source| Fault::File { path, source })
}
