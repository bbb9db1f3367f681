//! `ocop print`: the queue, a reprint, a test page, without opening the till.

use std::path::PathBuf;

use super::who::Who;
use super::{CliError, Place};
use crate::devices::{Printer, Timeouts};
use crate::domain::command::{Actor, Command, Nothing, OfReceipt, PrintShift};
use crate::domain::outbox::{JobState, PrintDoc};
use crate::runtime;
use crate::runtime::Desk;
use crate::store::ReadOnly;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
    /// Ghi byte vào tệp thay vì gửi máy in · write the bytes to a file instead.
    #[arg(long, global = true, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Hàng đợi in · the queue.
    Queue,
    /// Trang thử · a test page.
    Test,
    /// In lại một phiếu · print a receipt again.
    Receipt {
        /// Số phiếu · the receipt number.
        receipt: String,
    },
    /// Báo cáo ca · a shift's report.
    Shift {
        /// Số ca · the shift's number.
        shift: u32,
    },
}

pub(super) fn print(place: &Place, args: &Args) -> Result<(), CliError> {
    let command = match &args.what {
        What::Queue => return queue(place),
        What::Test => Command::PrintTestPage(Nothing {}),
        What::Receipt { receipt } => Command::ReprintReceipt(OfReceipt { receipt: receipt.clone() }),
        What::Shift { shift } => Command::PrintShift(PrintShift { shift: *shift }),
    };
    let mut config = place.config.clone();
    if let Some(path) = &args.to {
        config.printer.target = crate::config::PrinterTarget::File(path.clone());
    }
    let mut desk = Desk::open(&place.home, config)?;
    let mut actor = args.who.sign_in(&mut desk)?;
    // A copy is written down with who asked for it. What is not written down needs no name: anybody's will do.
    if actor == Actor::Owner && !matches!(command, Command::ReprintReceipt(_)) {
        let anybody = desk.till_state()?.staff.into_iter().find(|s| s.active);
        actor = anybody.map_or(actor, |s| Actor::Staff(s.id));
    }
    desk.run(&actor, command)?;
    send_all(&mut desk)
}

/// Sends what is promised and not yet sent, in order, and shows it.
pub(super) fn send_all(desk: &mut Desk) -> Result<(), CliError> {
    let mut device = Printer::new(runtime::target(&desk.config.printer.target), Timeouts::default());
    for job in desk.open_jobs()? {
        // Begun by a program that is gone: it may be on paper, so a person looks first.
        if job.state == JobState::Sending {
            desk.mark_job(job.id, JobState::Unknown, "")?;
            continue;
        }
        // What it shows is gone, or the moment is: nobody stands at the drawer now.
        let Some(page) = desk.page(&job)?.filter(|_| job.doc != PrintDoc::Drawer) else {
            desk.mark_job(job.id, JobState::Failed, "")?;
            continue;
        };
        desk.mark_job(job.id, JobState::Sending, "")?;
        let (state, sentence) = runtime::send(&mut device, &page.bytes, desk.lang());
        desk.mark_job(job.id, state, &sentence)?;
        if !sentence.is_empty() {
            return Err(CliError::Fault(sentence));
        }
        for line in &page.lines {
            say!("{line}");
        }
    }
    Ok(())
}

fn queue(place: &Place) -> Result<(), CliError> {
    let ledger = ReadOnly::open(&place.home.ledger())?;
    for job in ledger.reader().last_jobs(50)? {
        say!("{:>6}  {:<8} ×{}  {:?} {}", job.id, job.state.code(), job.attempts, job.doc, job.error);
    }
    Ok(())
}
