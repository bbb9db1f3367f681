//! `ocop print`: the queue, a reprint, documents, labels, a test page, without opening the till.

mod labels;
pub(super) mod pdf;

use std::path::PathBuf;

use super::who::Who;
use super::{CliError, Place, open_desk};
use crate::devices::{Printer, Timeouts};
use crate::domain::command::{Actor, Command, Nothing, OfReceipt, Paper, PrintDocument, PrintShift};
use crate::domain::label::LabelPaper;
use crate::domain::outbox::{JobState, PrintDoc};
use crate::domain::refusal::Refusal;
use crate::runtime;
use crate::runtime::Desk;
use crate::store::ReadOnly;

#[derive(Debug, clap::Args)]
#[command(after_help = RULES)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
    /// Ghi byte vào tệp thay vì gửi máy in · write the bytes to a file instead.
    #[arg(long, global = true, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
}

/// Said under the help.
const RULES: &str = "\
Chỉ in đúng trang được gọi; việc đang chờ máy in của quầy vẫn chờ. Bản in lại được đếm và ghi tên người in:
sổ thật đã có PIN quản lý cần --as; sổ tập và sổ chưa bàn giao thì chủ máy in được.
Only the page asked for is printed; what waits for the till's printer still waits. A copy is counted and signed:
a real ledger with a manager's PIN needs --as; on a practice ledger the machine's owner may print.";

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
        /// Ghi thành tệp PDF thay vì in · write a PDF file instead.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
    },
    /// Chứng từ hàng: giao nhận, trả, ghi giảm, điều chuyển, kiểm kê, tồn đầu, sang gói, hủy · a document of goods.
    Document {
        /// Số chứng từ, như Q1-N000012; không có thì chứng từ mới nhất · its number; else the newest.
        document: Option<String>,
        /// Ghi thành tệp PDF khổ A4 thay vì in · write a PDF file of A4 instead.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
    },
    /// Nhãn giá, nhãn lô · labels of packs or lots.
    Labels(labels::Args),
}

pub(super) fn print(place: &Place, args: &Args) -> Result<(), CliError> {
    let command = match &args.what {
        What::Queue => return queue(place),
        What::Test => Command::PrintTestPage(Nothing {}),
        What::Receipt { receipt } => Command::ReprintReceipt(OfReceipt { receipt: receipt.clone() }),
        What::Shift { shift, pdf: Some(path) } => {
            return pdf::write(place, &PrintDoc::Shift { shift: *shift }, path, || Refusal::UnknownShift);
        }
        What::Document { document, pdf: Some(path) } => return pdf::document(place, document.as_deref(), path),
        What::Labels(labels) if labels.pdf.is_some() => return labels::sheets(place, labels, &args.who),
        What::Shift { shift, .. } => Command::PrintShift(PrintShift { shift: *shift }),
        What::Document { document, .. } => Command::PrintDocument(PrintDocument { document: document.clone() }),
        What::Labels(labels) => Command::PrintLabels(labels.command(LabelPaper::Roll)?),
    };
    let mut config = place.config.clone();
    if let Some(path) = &args.to {
        config.printer.target = crate::config::PrinterTarget::File(path.clone());
    }
    let mut desk = open_desk(&place.home, config)?;
    let mut actor = args.who.sign_in(&mut desk)?;
    // A copy is written down with who asked for it. What is not written down needs no name: anybody's will do.
    if actor == Actor::Owner && !is_written_down(&command) {
        let anybody = desk.till_state()?.staff.into_iter().find(|s| s.active);
        actor = anybody.map_or(actor, |s| Actor::Staff(s.id));
    }
    let otherwise = if args.to.is_some() { JobState::Failed } else { JobState::Queued };
    print_now(&mut desk, &actor, command, otherwise)
}

/// Returns whether a command is kept in the journal with who gave it.
const fn is_written_down(command: &Command) -> bool {
    matches!(command, Command::ReprintReceipt(_) | Command::PrintDocument(_) | Command::PrintLabels(_))
}

/// Runs a command and sends the pages it promised, those alone, and shows them.
///
/// A page the printer would not take is left as `otherwise`: what was meant for a file is not the till's to try again.
pub(super) fn print_now(desk: &mut Desk, actor: &Actor, command: Command, otherwise: JobState) -> Result<(), CliError> {
    let done = desk.run_promising(actor, command, None, runtime::now(), Paper::Promise)?;
    let mut device = Printer::new(runtime::target(&desk.config.printer.target), Timeouts::default());
    for id in done.promised {
        let Some(job) = desk.ledger.reader().job(id)? else { continue };
        let Some(page) = desk.page(&job)? else { continue };
        desk.mark_job(id, JobState::Sending, "")?;
        let (state, sentence) = runtime::send(&mut device, &page.bytes, desk.lang());
        desk.mark_job(id, if state == JobState::Queued { otherwise } else { state }, &sentence)?;
        if !sentence.is_empty() {
            return Err(CliError::Fault(sentence));
        }
        for line in &page.lines {
            say!("{line}");
        }
    }
    labels::tell_left(&done.outcome)
}

fn queue(place: &Place) -> Result<(), CliError> {
    let ledger = ReadOnly::open(&place.home.ledger())?;
    for job in ledger.reader().last_jobs(50)? {
        say!("{:>6}  {:<8} ×{}  {:?} {}", job.id, job.state.code(), job.attempts, job.doc, job.error);
    }
    Ok(())
}
