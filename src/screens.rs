//! What staff see and press, as plain state: App, Msg, Effect, update.
//!
//! No terminal, no clock, no ledger here: every reply of the outside is a message. One screen
//! lies under all others, the sale; the rest are panes on top of it that Esc takes away.

mod act;
pub mod action;
pub mod amount;
mod arrival;
mod assortment;
pub mod board;
mod certificate_form;
mod certificates;
mod codes;
mod command_line;
mod deliveries;
mod discount;
mod document;
mod documents;
mod field;
mod gather;
mod half_move;
mod held;
mod help;
mod inspection;
mod layout_form;
mod learn;
mod lot;
mod lot_form;
mod lots;
mod ocop_stamp;
mod owner;
mod pane;
mod paper_rule_form;
mod paper_rules;
mod papers;
mod pay;
mod point_form;
pub mod press;
mod price;
mod producer_field;
mod producer_form;
mod question;
mod quick_item;
mod reading;
mod reason;
mod receive;
mod recognise;
mod recognitions;
mod repack;
mod reply;
mod sale;
mod sales_list;
mod scanned;
mod settings;
mod sheet;
mod shelf_life;
mod shift;
mod sign_in;
mod stamp_form;
mod stars;
mod status_form;
mod stock;
mod stock_count;
mod target_form;
mod ticket;
mod today;
mod transfer_file;
mod transit;
pub mod typing;
mod update;
pub mod view;
mod withdraw;
mod words;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::domain::command::{Command, KeepTicket, ReceiveTransfer, TenderGiven};
use crate::domain::delivery::Delivery;
use crate::domain::half_move::HalfMove;
use crate::domain::ids::SkuCode;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::PrintDoc;
use crate::domain::outcome::Outcome;
use crate::domain::query::{Answer, PrinterState, Query, SignedIn, SkuLots, TillState};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::{SheetChoices, SheetPreview, Step};
use crate::domain::shelf::Shelf;
use press::Press;

pub use action::{Action, KeyError, KeyTable};
pub use settings::ScreenSettings;
pub use view::draw;

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
    /// A paper was saved as PDF.
    PdfSaved {
        /// Where.
        path: String,
    },
    /// A transfer's file was written.
    TransferSaved {
        /// Where.
        path: String,
    },
    /// What a file says another point has sent, or why it cannot be read.
    TransferRead(Result<Box<ReceiveTransfer>, String>),
    /// What an import of a sheet would do, or why the file cannot be read.
    Sheet(Result<Box<SheetPreview>, String>),
    /// How far an import has come.
    Step(Step),
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
    /// Keep the delivery as far as it is counted; no answer unless it fails.
    KeepDelivery(Box<Delivery>),
    /// Keep goods on the move as far as they are gathered or counted; no answer unless it fails.
    KeepMove(Box<HalfMove>),
    /// Sign in: [`Msg::SignedIn`] or [`Msg::Refused`] answers.
    SignIn {
        /// Who.
        staff: crate::domain::ids::StaffId,
        /// The PIN.
        pin: String,
    },
    /// Staff said that the clock is right: prices, tax and stars follow it.
    ClockIsRight,
    /// Answer a question.
    Ask(Query),
    /// Save a paper as PDF: [`Msg::PdfSaved`] answers.
    SavePdf(PrintDoc),
    /// Write a transfer's file for the other point into a folder, the till's own when empty: [`Msg::TransferSaved`]
    /// answers.
    SaveTransfer {
        /// Its number.
        transfer: String,
        /// Where to.
        folder: String,
    },
    /// Read a transfer's file: [`Msg::TransferRead`] answers.
    ReadTransfer {
        /// Where it is.
        path: String,
    },
    /// Read a sheet and hold it against the catalogue: [`Msg::Sheet`] answers.
    ReadSheet {
        /// Where it is.
        path: String,
        /// What was chosen for it.
        choices: SheetChoices,
    },
    /// Ring the bell once.
    Bell,
    /// Leave the program.
    Quit,
}

/// Everything the screens hold.
pub struct App {
    settings: ScreenSettings,
    now: Moment,
    session: Option<SignedIn>,
    till: Option<Box<TillState>>,
    shelf: Arc<Shelf>,
    printer: PrinterState,
    sign_in: sign_in::SignIn,
    sale: sale::SaleField,
    ticket: ticket::Ticket,
    /// The lots of the goods on the ticket; none while they are asked for.
    lots: HashMap<SkuCode, Option<SkuLots>>,
    /// A shared code whose owners' stock is asked for.
    whose: Option<owner::Whose>,
    /// The delivery being counted; an empty one when there is none.
    delivery: Delivery,
    /// Goods gathered and transfers half counted, as they are kept.
    half_moves: Vec<HalfMove>,
    /// The folder the last transfer's file went to.
    transfer_folder: String,
    /// Others that wait half counted.
    deliveries: Vec<Delivery>,
    /// What was given for the open ticket so far.
    tenders: Vec<TenderGiven>,
    /// The sale just completed, shown until the next one begins.
    last: Option<pay::LastSale>,
    /// What lies over the sale, the top last.
    panes: Vec<pane::Pane>,
    notice: Option<update::Notice>,
    /// The command that runs; keys wait for its answer.
    pending: Option<update::Pending>,
    queue: VecDeque<Press>,
    /// A pack made at the counter, to be sold once the shelf holds it.
    awaited: Option<quick_item::Awaited>,
    /// The newest reference given to a ticket here; the till may not have told it back yet.
    newest_ticket: Option<String>,
    is_clock_asked: bool,
    effects: Vec<Effect>,
}

impl App {
    /// Starts the screens at a moment, with nobody signed in and an empty shelf.
    pub fn new(settings: ScreenSettings, now: Moment) -> Self {
        let typing = settings.typing;
        Self {
            settings,
            now,
            session: None,
            till: None,
            shelf: Arc::default(),
            printer: PrinterState::default(),
            sign_in: sign_in::SignIn::default(),
            sale: sale::SaleField::new(typing),
            ticket: ticket::Ticket::default(),
            lots: HashMap::new(),
            whose: None,
            delivery: Delivery::default(),
            half_moves: Vec::new(),
            transfer_folder: String::new(),
            deliveries: Vec::new(),
            tenders: Vec::new(),
            last: None,
            panes: Vec::new(),
            notice: None,
            pending: None,
            queue: VecDeque::new(),
            awaited: None,
            newest_ticket: None,
            is_clock_asked: false,
            effects: Vec::new(),
        }
    }

    /// Takes a message and returns what the outside is to do, in order.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Press(press) => {
                self.press(press);
                self.replay();
            }
            Msg::Minute(now) => self.minute(now),
            Msg::Shelf(shelf) => self.take_shelf(shelf),
            Msg::Till(till) => self.take_till(till),
            Msg::SignedIn(session) => self.signed_in(session),
            Msg::Done(outcome) => self.done(*outcome),
            Msg::Refused(refusal) => self.refused(&refusal),
            Msg::Failed(sentence) => self.failed(sentence),
            Msg::Answer(answer) => self.answered(answer),
            Msg::Printer(state) => self.printer = state,
            Msg::PdfSaved { path } => self.pdf_saved(&path),
            Msg::TransferSaved { path } => self.transfer_saved(&path),
            Msg::TransferRead(read) => self.transfer_read(read),
            Msg::Sheet(read) => self.sheet_read(read),
            Msg::Step(step) => self.sheet_step(step),
            Msg::Paper { lines } => self.paper(lines),
        }
        std::mem::take(&mut self.effects)
    }

    /// Returns the language staff read now.
    pub const fn lang(&self) -> Lang {
        self.settings.lang
    }
}
