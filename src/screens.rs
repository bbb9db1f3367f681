//! What staff see and press, as plain state: App, Msg, Effect, update.
//!
//! No terminal, no clock, no ledger here: every reply of the outside is a message.

pub mod press;
pub mod typing;

use std::sync::Arc;

use crate::domain::command::{Command, KeepTicket};
use crate::domain::moment::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::query::{Answer, PrinterState, Query, SignedIn, TillState};
use crate::domain::refusal::Refusal;
use crate::domain::shelf::Shelf;
use press::Press;

/// What reaches the screens.
#[derive(Debug)]
pub enum Msg {
    /// A key, a scan or a paste.
    Press(Press),
    /// The clock, at the start and at every full minute.
    Minute(Moment),
    /// The catalogue, at the start and whenever it changed.
    Shelf(Arc<Shelf>),
    /// What the counter stands on, at the start and after every command.
    Till(Box<TillState>),
    /// The PIN was right.
    SignedIn(SignedIn),
    /// The pending command was done; its [`Msg::Till`] follows.
    Done(Box<Outcome>),
    /// The pending command or sign-in was refused.
    Refused(Refusal),
    /// A disk, a wire or a file failed; the sentence is in the staff's language.
    Failed(String),
    /// The answer to the last question.
    Answer(Answer),
    /// How the printer stands.
    Printer(PrinterState),
    /// A slip that was printed to the screen.
    Paper {
        /// Its lines, 48 columns at 80 mm and 32 at 58 mm.
        lines: Vec<String>,
    },
}

/// What the screens ask the outside to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Run a command: [`Msg::Done`] or [`Msg::Refused`] answers. One at a time.
    Run(Box<Command>),
    /// Keep the ticket as it stands; no answer unless it fails.
    Keep(Box<KeepTicket>),
    /// Sign in: [`Msg::SignedIn`] or [`Msg::Refused`] answers.
    SignIn {
        /// Who.
        staff: crate::domain::ids::StaffId,
        /// The PIN.
        pin: String,
    },
    /// Answer a question.
    Ask(Query),
    /// Ring the bell once.
    Bell,
    /// Leave the program.
    Quit,
}
