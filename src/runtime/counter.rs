//! The ledger's side of an open till: effects in, messages out, pages handed to the printer.
//!
//! Runs on the ledger's thread, or at once in tests: nothing here waits for a device.

use std::path::Path;
use std::sync::Arc;

use crate::commands::CommandError;
use crate::config::PrinterTarget;
use crate::domain::command::{Actor, Command};
use crate::domain::lang::Lang;
use crate::domain::outbox::{Job, JobState, PrintDoc};
use crate::domain::outcome::Outcome;
use crate::domain::query::{PrinterState, SignedIn};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::SheetChoices;
use crate::queries;
use crate::screens::{Effect, Msg};
use crate::store::{Fault, ReadOnly, Watch};

use super::desk::Desk;
use super::printer::Report;
use super::reading::{Asked, Question};
use super::{sheets, transfers};

mod asking;

/// Where pages and messages go.
pub trait Wires {
    /// Sends a message to the screens.
    fn tell(&mut self, msg: Msg);
    /// Hands a page to the printer; the report comes back through [`Counter::report`].
    fn print(&mut self, job: i64, bytes: Vec<u8>);
    /// Makes the watcher that tells the screens how far an import of so many rows has come, where that can be shown.
    fn watch(&mut self, rows: usize) -> Option<Watch> {
        let _ = rows;
        None
    }
    /// Passes a long question on to a thread of its own, whose answer comes back through [`Counter::read`];
    /// gives it back where there is none.
    fn ask(&mut self, question: Question) -> Option<Question> {
        Some(question)
    }
    /// Sends the catalogue of a ledger to the screens; beside the ledger's thread where there is one.
    fn load_shelf(&mut self, ledger: &Path, lang: Lang);
}

/// Reads the catalogue through a connection of its own and says it, or why not.
pub fn read_shelf(ledger: &Path, lang: Lang) -> Msg {
    match ReadOnly::open(ledger).and_then(|l| queries::shelf::shelf(l.reader())) {
        Ok(shelf) => Msg::Shelf(Arc::new(shelf)),
        Err(fault) => Msg::Failed(fault.say(lang)),
    }
}

/// An open till without its screen.
#[derive(Debug)]
pub struct Counter<W> {
    desk: Desk,
    actor: Option<Actor>,
    printing: Option<i64>,
    state: PrinterState,
    asked: Asked,
    /// How many commands were tried that a list may tell of, those that the journal does not keep among them.
    deeds: u64,
    wires: W,
}

impl<W: Wires> Counter<W> {
    /// Takes an open ledger. Somebody may be signed in already, as in a demo.
    pub fn new(desk: Desk, signed_in: Option<SignedIn>, wires: W) -> Self {
        let actor = signed_in.as_ref().map(|s| Actor::Staff(s.staff.clone()));
        let mut counter = Self {
            desk,
            actor,
            printing: None,
            state: PrinterState::default(),
            asked: Asked::default(),
            deeds: 0,
            wires,
        };
        if let Some(signed_in) = signed_in {
            counter.wires.tell(Msg::SignedIn(signed_in));
        }
        counter
    }
    /// Tells the screens what they stand on: state first, then the catalogue.
    pub fn begin(&mut self) {
        self.tell_state();
        self.tell_shelf();
        match self.desk.settle_promises() {
            Ok(settled) => {
                self.state.unprinted = settled.late;
                self.state.unknown = settled.cut_off > 0;
            }
            Err(fault) => self.fail(&fault),
        }
        self.next_page();
    }
    /// Does what the screens ask. Returns whether the till stays open.
    pub fn perform(&mut self, effect: Effect) -> bool {
        match effect {
            Effect::Run(command) => self.run(*command),
            Effect::Keep(ticket) => self.keep(Command::KeepTicket(*ticket)),
            Effect::KeepDelivery(delivery) => self.keep_listed(Command::KeepDelivery(*delivery)),
            Effect::KeepMove(half) => self.keep_listed(Command::KeepMove(*half)),
            Effect::SignIn { staff, pin } => self.sign_in(&staff, &pin),
            Effect::Ask(query) => self.ask(query),
            Effect::SavePdf(doc) => self.save_pdf(&doc),
            Effect::SaveTransfer { transfer, folder } => self.save_transfer(&transfer, &folder),
            Effect::ReadTransfer { path } => {
                let lang = self.desk.lang();
                let read = transfers::read(Path::new(&path));
                self.wires.tell(Msg::TransferRead(read.map_err(|told| lang.pick(&told.vi, &told.en).to_owned())));
            }
            Effect::ReadSheet { path, choices } => self.read_sheet(&path, &choices),
            Effect::ClockIsRight => self.desk.trust_clock(),
            Effect::Bell => {}
            Effect::Quit => return false,
        }
        true
    }
    /// Reads a sheet for the screens; a leading `~` is not known here, a path is taken as it is.
    fn read_sheet(&mut self, path: &str, choices: &SheetChoices) {
        match sheets::look(&self.desk, Path::new(path), choices) {
            Ok(read) => self.wires.tell(Msg::Sheet(read)),
            Err(fault) => {
                let sentence = fault.say(self.desk.lang());
                self.wires.tell(Msg::Sheet(Err(sentence)));
            }
        }
    }
    fn run(&mut self, command: Command) {
        if let Command::ImportCatalogue(import) = &command {
            let watch = self.wires.watch(import.rows.len());
            self.desk.ledger.watch(watch);
        }
        let Some(actor) = self.actor.clone() else {
            return self.wires.tell(Msg::Refused(Refusal::SignInFirst));
        };
        self.deeds = self.deeds.saturating_add(1);
        match self.desk.run(&actor, command) {
            Ok(outcome) => self.done(outcome),
            Err(e) => self.not_done(e),
        }
    }
    fn done(&mut self, outcome: Outcome) {
        let catalogue = match &outcome {
            Outcome::CatalogueRecorded { .. } | Outcome::TaxRateSet { .. } | Outcome::RecognitionWithdrawn { .. } => {
                true
            }
            Outcome::CodeLayoutSet { .. } | Outcome::CodeLearned { .. } | Outcome::CodeForgotten { .. } => true,
            Outcome::LedgerBegun { .. }
            | Outcome::PointDescribed { .. }
            | Outcome::StaffRecorded { .. }
            | Outcome::PinSet { .. }
            | Outcome::CertificateRecorded(_)
            | Outcome::CertificateWithdrawn(_)
            | Outcome::RequiredPapersSet { .. }
            | Outcome::NothingChanged { .. }
            | Outcome::OcopStatusRecorded { .. }
            | Outcome::AssortmentTargetSet { .. }
            | Outcome::ShelfLifeRuleSet { .. }
            | Outcome::ShiftOpened { .. }
            | Outcome::SaleCompleted { .. }
            | Outcome::SaleVoided { .. }
            | Outcome::TransferConfirmed { .. }
            | Outcome::ReceiptReprinted { .. }
            | Outcome::ShiftClosed { .. }
            | Outcome::ShiftExplained { .. }
            | Outcome::GoodsReceived { .. }
            | Outcome::DeliveryKept(_)
            | Outcome::MoveKept(_)
            | Outcome::GoodsWrittenOff { .. }
            | Outcome::GoodsReturned { .. }
            | Outcome::StampsReceived(_)
            | Outcome::StampsUsed(_)
            | Outcome::StampsCounted(_)
            | Outcome::StampsUndone(_)
            | Outcome::StampNeedSet(_)
            | Outcome::HoldSet { .. }
            | Outcome::GoodsMoved { .. }
            | Outcome::GoodsSent { .. }
            | Outcome::TransferReceived { .. }
            | Outcome::TransferClosed { .. }
            | Outcome::StockTakenOn { .. }
            | Outcome::GoodsRepacked { .. }
            | Outcome::DocumentReversed { .. }
            | Outcome::CountStarted { .. }
            | Outcome::Counted { .. }
            | Outcome::CountFinished { .. }
            | Outcome::CountApproved { .. }
            | Outcome::CountDropped { .. }
            | Outcome::DocumentReprinted(_)
            | Outcome::LabelsPrinted { .. }
            | Outcome::TicketKept { .. }
            | Outcome::PrintPromised
            | Outcome::NotPrinted => false,
        };
        self.wires.tell(Msg::Done(Box::new(outcome)));
        self.tell_state();
        if catalogue {
            self.tell_shelf();
        }
        self.next_page();
    }
    /// Keeps what lists tell of.
    fn keep_listed(&mut self, command: Command) {
        self.deeds = self.deeds.saturating_add(1);
        self.keep(command);
    }
    fn keep(&mut self, command: Command) {
        let Some(actor) = self.actor.clone() else { return };
        match self.desk.run(&actor, command) {
            Ok(_) => {}
            Err(e) => self.not_done(e),
        }
    }
    /// Writes a paper into the till's folder as PDF and says where; only for somebody who has signed in.
    fn save_pdf(&mut self, doc: &PrintDoc) {
        if self.actor.is_none() {
            return self.wires.tell(Msg::Refused(Refusal::SignInFirst));
        }
        match self.desk.save_pdf(doc) {
            Ok(Some(path)) => self.wires.tell(Msg::PdfSaved { path: path.display().to_string() }),
            Ok(None) => {}
            Err(fault) => self.fail(&fault),
        }
    }
    /// Writes a transfer's file for the other point and says where; only for somebody who has signed in.
    fn save_transfer(&mut self, transfer: &str, folder: &str) {
        if self.actor.is_none() {
            return self.wires.tell(Msg::Refused(Refusal::SignInFirst));
        }
        match transfers::save(&self.desk, transfer, folder) {
            Ok(Some(path)) => self.wires.tell(Msg::TransferSaved { path: path.display().to_string() }),
            Ok(None) => {}
            Err(fault) => self.fail(&fault),
        }
    }
    fn sign_in(&mut self, staff: &crate::domain::ids::StaffId, pin: &str) {
        match self.desk.sign_in(staff, pin) {
            Ok(signed_in) => {
                self.actor = Some(Actor::Staff(signed_in.staff.clone()));
                self.wires.tell(Msg::SignedIn(signed_in));
                self.tell_state();
            }
            Err(e) => self.not_done(e),
        }
    }
    fn not_done(&mut self, e: CommandError) {
        match e {
            CommandError::Refused(refusal) => self.wires.tell(Msg::Refused(refusal)),
            CommandError::Fault(_) | CommandError::Unknown(_) => {
                let sentence = e.say(self.desk.lang());
                self.wires.tell(Msg::Failed(sentence));
            }
        }
    }
    fn fail(&mut self, fault: &Fault) {
        let sentence = fault.say(self.desk.lang());
        self.wires.tell(Msg::Failed(sentence));
    }
    fn tell_state(&mut self) {
        match self.desk.till_state() {
            Ok(state) => self.wires.tell(Msg::Till(Box::new(state))),
            Err(fault) => self.fail(&fault),
        }
    }
    fn tell_shelf(&mut self) {
        self.wires.load_shelf(self.desk.ledger.path(), self.desk.lang());
    }
    /// Tries pages again that an absent printer has not taken; called once a minute.
    pub fn minute(&mut self) {
        self.next_page();
    }
    /// Hands the next promised page over, when the printer is free.
    fn next_page(&mut self) {
        if self.printing.is_some() {
            return;
        }
        if let Err(fault) = self.hand_over() {
            self.fail(&fault);
        }
    }
    fn hand_over(&mut self) -> Result<(), Fault> {
        self.count()?;
        while let Some(job) = self.desk.ledger.reader().next_job()? {
            if job.state == JobState::Sending {
                // Begun and not heard of again: nobody knows how far it came, so a person looks.
                let drawer = job.doc == PrintDoc::Drawer;
                self.desk.mark_job(job.id, if drawer { JobState::Failed } else { JobState::Unknown }, "")?;
                self.state.unknown |= !drawer;
                continue;
            }
            if self.desk.config.printer.target == PrinterTarget::Preview {
                self.show(&job)?;
                continue;
            }
            if let Some(page) = self.desk.page(&job)? {
                self.desk.mark_job(job.id, JobState::Sending, "")?;
                self.printing = Some(job.id);
                self.wires.print(job.id, page.bytes);
                return Ok(());
            }
            self.desk.mark_job(job.id, JobState::Failed, "")?;
        }
        self.tell_printer()
    }
    fn tell_printer(&mut self) -> Result<(), Fault> {
        self.count()?;
        self.wires.tell(Msg::Printer(self.state));
        Ok(())
    }
    fn count(&mut self) -> Result<(), Fault> {
        self.state.queued = self.desk.ledger.reader().open_job_count()?;
        Ok(())
    }
    /// Prints to the screen: a till without a printer.
    fn show(&mut self, job: &Job) -> Result<(), Fault> {
        if let Some(page) = self.desk.page(job)?.filter(|p| !p.lines.is_empty()) {
            self.wires.tell(Msg::Paper { lines: page.lines });
        }
        self.desk.mark_job(job.id, JobState::Printed, "")
    }
    /// Notes how a page ended; a failed one waits for the next minute or the next page.
    pub fn report(&mut self, report: Report) {
        self.printing = None;
        let failed = !report.sentence.is_empty();
        self.state.failing = failed;
        self.state.unknown = report.state == JobState::Unknown;
        let noted = self.note(&report);
        if let Err(fault) = noted {
            self.fail(&fault);
        }
        if failed {
            self.wires.tell(Msg::Failed(report.sentence));
            if let Err(fault) = self.tell_printer() {
                self.fail(&fault);
            }
        } else {
            self.next_page();
        }
    }
    /// A drawer that did not open is not opened later, when nobody stands there; nor one that waited behind it.
    fn note(&mut self, report: &Report) -> Result<(), Fault> {
        let doc = self.desk.ledger.reader().job(report.id)?.map(|job| job.doc);
        let drawer = doc == Some(PrintDoc::Drawer);
        let state = if drawer && report.state == JobState::Queued { JobState::Failed } else { report.state };
        let out = matches!(state, JobState::Printed | JobState::Sent);
        if out && matches!(doc, Some(PrintDoc::Receipt { copy: 1.., .. } | PrintDoc::Document { copy: 1.., .. })) {
            self.state.unprinted = self.state.unprinted.saturating_sub(1);
        }
        self.desk.mark_job(report.id, state, &report.sentence)?;
        if out { Ok(()) } else { self.desk.ledger.fail_drawers() }
    }
    /// Folds the log into the file while nobody is waiting.
    pub fn idle(&mut self) {
        if let Err(fault) = self.desk.ledger.checkpoint() {
            self.fail(&fault);
        }
    }
    /// Returns what is connected, for tests that look at it.
    pub const fn wires(&self) -> &W {
        &self.wires
    }
    /// Returns what is connected, for tests that take from it.
    pub const fn wires_mut(&mut self) -> &mut W {
        &mut self.wires
    }
}
