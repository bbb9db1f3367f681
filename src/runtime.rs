//! Threads, clock and the outbox worker: performs, never decides.

mod clock;
mod counter;
mod desk;
mod home;
mod job;
mod practice;
mod printer;
mod reading;
mod sheets;
mod till;
mod transfers;

pub use clock::{Clock, now};
pub use counter::{Counter, Wires, read_shelf};
pub use desk::Desk;
pub use home::{Home, Lock, private_files};
pub use job::{Page, PdfFile, pdf};
pub use practice::{PEOPLE, SAMPLE, shown_pins};
pub use printer::{Before, Report, send, target};
pub use reading::{Question, Reading};
pub use sheets::preview_sheet;
pub use till::open;

use crate::commands::CommandError;
use crate::config::Config;
use crate::domain::catalogue::CatalogueRow;
use crate::domain::moment::Moment;

/// Makes a practice ledger in a folder and fills it with a catalogue and a few days of sales.
pub fn create_practice(
    home: &Home,
    config: Config,
    rows: Vec<CatalogueRow>,
    now: Moment,
) -> Result<Desk, CommandError> {
    practice::create(home, config, rows, practice::Goods::NotBooked, now)
}

/// The same, with the goods some producers have brought.
pub fn create_demo(home: &Home, config: Config, rows: Vec<CatalogueRow>) -> Result<Desk, CommandError> {
    practice::create(home, config, rows, practice::Goods::Booked, clock::now())
}

/// Leaves a practice till ready to sell: today's shift open.
pub fn open_today(desk: &mut Desk) -> Result<(), CommandError> {
    practice::open_today(desk)
}
