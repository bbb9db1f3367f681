//! `ocop init`: a shop's first morning, asked line by line or given as options.
//!
//! Everything is asked before anything is made, and made in a temporary folder before it gets
//! its name: a shop that stops in the middle has nothing half begun.

mod answers;
mod ask;
mod staging;

use std::path::PathBuf;

use super::print::print_now;
use super::{CliError, Place, both, open_desk};
use crate::commands::Practice;
use crate::domain::command::{Actor, Command, Nothing, SetPin};
use crate::domain::ids::StaffId;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::outbox::JobState;
use crate::domain::refusal::Refusal;
use crate::runtime;
use crate::runtime::{Desk, Home};
use crate::store::Fault;

use answers::Answers;
use ask::Asker;
use staging::Staging;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Mã điểm bán, in đầu số phiếu · the point's code, which begins every receipt number.
    #[arg(long)]
    code: Option<String>,
    /// Tên điểm bán · the point's name.
    #[arg(long)]
    name: Option<String>,
    /// Địa chỉ in trên phiếu · the address on the slip.
    #[arg(long)]
    address: Option<String>,
    /// Tỉnh · the province.
    #[arg(long)]
    province: Option<String>,
    /// Mã số thuế · the tax code.
    #[arg(long)]
    tax_code: Option<String>,
    /// Cách nộp thuế: deduction, direct, household, exempt · how VAT is paid.
    #[arg(long)]
    regime: Option<String>,
    /// Ngân hàng nhận chuyển khoản: VCB, Vietcombank hoặc BIN 6 số · the bank.
    #[arg(long)]
    bank: Option<String>,
    /// Số tài khoản · the account.
    #[arg(long)]
    account: Option<String>,
    /// Chủ tài khoản · the account's holder.
    #[arg(long)]
    holder: Option<String>,
    /// Tên quản lý đầu tiên · the first manager's name.
    #[arg(long)]
    manager: Option<String>,
    /// Tệp chứa PIN của quản lý; không có thì $OCOP_PIN · a file that holds the manager's PIN.
    #[arg(long, value_name = "FILE")]
    pin_file: Option<PathBuf>,
    /// Máy in: preview, /dev/usb/lp0, 192.168.1.50 · the printer.
    #[arg(long)]
    printer: Option<String>,
    /// Sổ tập trống, không vào báo cáo nào · an empty practice ledger.
    #[arg(long)]
    practice: bool,
    /// Giờ bắt đầu sổ tập; mặc định 0 giờ hôm nay · when a practice ledger begins; last midnight by default.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
    /// Không hỏi: thiếu thì lấy giá trị thường dùng · ask nothing; take the usual where nothing is given.
    #[arg(long)]
    yes: bool,
}

pub(super) fn init(place: &Place, args: &Args) -> Result<(), CliError> {
    if place.home.ledger().exists() {
        let there = Fault::AlreadyThere(place.home.ledger());
        return Err(CliError::Refused(both(&there.say(Lang::Vi), &there.say(Lang::En))));
    }
    let at = begins(args)?;
    let mut asker = Asker::new(args.yes);
    let answers = answers::gather(&mut asker, args, place)?;
    let manager = set_up(&place.home, &answers, at)?;
    said(place, &answers)?;
    let printing = answers.printer.as_deref().is_some_and(|p| p != "preview");
    match manager {
        Some(manager) if printing && !args.yes => offer_test_page(&mut asker, &place.home, manager),
        Some(_) | None => Ok(()),
    }
}

/// Returns when the ledger begins. A practice ledger begins at midnight, so that a script may tell the whole day.
fn begins(args: &Args) -> Result<Moment, CliError> {
    let now = runtime::now();
    match &args.at {
        Some(_) if !args.practice => Err(Refusal::AtNotAllowed.into()),
        Some(text) => Moment::parse_rfc3339(text).ok_or_else(|| {
            let why = format!("--at {text}: 2026-11-22T07:00:00+07:00");
            CliError::Usage(both(&format!("giờ không đọc được – {why}"), &format!("the time cannot be read; {why}")))
        }),
        None if args.practice => {
            let midnight = now.date().and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().timestamp_millis();
            Ok(Moment { at_ms: midnight - i64::from(now.offset_min) * 60_000, ..now })
        }
        None => Ok(now),
    }
}

/// Makes folder, key, ledger, point and first manager; all of it, or nothing.
fn set_up(home: &Home, answers: &Answers, at: Moment) -> Result<Option<StaffId>, CliError> {
    let staging = Staging::beside(home)?;
    let practice = if answers.practice { Practice::Practice } else { Practice::Real };
    let mut desk = Desk::create(staging.home(), crate::config::Config::default(), practice, at)?;
    let mut at = at;
    let mut run = |actor: &Actor, command: Command| {
        at = at.later(1);
        desk.run_at(actor, command, None, at)
    };
    if let Some(point) = &answers.point {
        run(&Actor::Owner, Command::DescribePoint(point.clone()))?;
    }
    let mut manager = None;
    if let Some((staff, pin)) = &answers.manager {
        run(&Actor::Owner, Command::RecordStaff(staff.clone()))?;
        run(&Actor::Owner, Command::SetPin(SetPin { staff: staff.id.clone(), pin: pin.clone() }))?;
        manager = Some(staff.id.clone());
    }
    drop(desk);
    if let Some(printer) = &answers.printer {
        std::fs::write(staging.home().config(), answers::settings(printer))?;
    }
    staging.give_its_name()?;
    Ok(manager)
}

fn said(place: &Place, answers: &Answers) -> Result<(), CliError> {
    let folder = place.home.dir().display();
    match &answers.point {
        Some(point) => {
            say!("Xong: điểm bán {} – {}, sổ ở {folder}", point.code, point.name);
            say!("  (done: point {}, the ledger is in {folder})", point.code);
        }
        None => say!("Xong: sổ tập trống ở {folder}\n  (done: an empty practice ledger in {folder})"),
    }
    if let Some((staff, _)) = &answers.manager {
        say!("Quản lý {} đăng nhập bằng mã {}\n  (the manager signs in as {})", staff.name, staff.id, staff.id);
    }
    say!("Việc tiếp: nhập hàng `ocop import TỆP --dry-run`, mở quầy `ocop`, kiểm máy `ocop doctor`");
    say!("  (next: import goods, open the till, look over the machine)");
    Ok(())
}

/// Prints a test page when wanted; a printer that does not answer undoes nothing.
fn offer_test_page(asker: &mut Asker, home: &Home, manager: StaffId) -> Result<(), CliError> {
    if !asker.yes_or_no("In trang thử?", "Print a test page?")? {
        return Ok(());
    }
    let mut desk = open_desk(home, crate::config::Config::load(&home.config())?)?;
    let page = Command::PrintTestPage(Nothing {});
    match print_now(&mut desk, &Actor::Staff(manager), page, JobState::Failed) {
        Err(CliError::Fault(sentence)) => {
            say!("! {sentence}\n  Thử lại sau: `ocop print test` (try again later)");
            Ok(())
        }
        result => result,
    }
}
