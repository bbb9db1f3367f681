//! The command line: one file a subcommand, exit status as promised to scripts.
//!
//! 0 done; 1 refused by a rule of the shop; 2 wrong usage; 3 a fault of disk, wire or ledger.

#![deny(clippy::print_stdout, clippy::print_stderr)]

/// Writes a line to standard output; a reader that has gone away ends the program quietly.
macro_rules! say {
    ($($arg:tt)*) => {{
        use std::io::Write as _;
        writeln!(std::io::stdout().lock(), $($arg)*).map_err(crate::cli::CliError::from)?
    }};
}

mod backup;
mod day;
mod demo;
mod doctor;
mod import;
mod init;
mod print;
mod run;
mod show;
mod till;
mod verify;
mod who;

use std::error::Error as _;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::CommandError;
use crate::config::{Config, ConfigError};
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::runtime::{Desk, Home};
use crate::store::Fault;

/// Quầy bán hàng OCOP: bán, in phiếu, chốt ca – không cần mạng.
#[derive(Debug, Parser)]
#[command(name = "ocop", version, about)]
struct Args {
    /// Thư mục của quầy (sổ, khóa, cấu hình) · the till's folder.
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Mở quầy trên sổ tập có sẵn danh mục mẫu · the till on a practice ledger.
    Demo {
        /// Chỉ tạo sổ tập, không mở màn hình · make the ledger, open no screen.
        #[arg(long)]
        no_screen: bool,
    },
    /// Khai điểm bán lần đầu: quầy, khóa, sổ, quản lý · the shop's first morning.
    Init(Box<init::Args>),
    /// Nhập danh mục từ CSV hoặc Excel · import a catalogue.
    Import(import::Args),
    /// Lệnh JSON từng dòng · commands as JSON Lines.
    Run(run::Args),
    /// Hỏi sổ: phiếu, ca, ngày, hàng · ask the ledger.
    Show(show::Args),
    /// In lại, trang thử, hàng đợi in · print queue, reprint, test page.
    Print(print::Args),
    /// Kiểm chứng sổ: chuỗi, phát lại, cân đối · prove the ledger.
    Verify(verify::Args),
    /// Dựng lại các bảng từ sổ · make every view anew.
    Rebuild,
    /// Sao lưu có kiểm tra · write a verified copy.
    Backup(backup::BackupArgs),
    /// Khôi phục từ bản sao lưu · restore a backup into an empty folder.
    Restore(backup::RestoreArgs),
    /// Máy này còn thiếu gì · what is wrong with this machine, in plain words.
    Doctor(doctor::Args),
}

/// Why a subcommand did not do what was asked.
#[derive(Debug)]
pub(crate) enum CliError {
    /// A rule of the shop, or rows of a file.
    Refused(String),
    /// Wrong words on the command line or in the settings.
    Usage(String),
    /// A broken disk, wire or ledger.
    Fault(String),
    /// Everything was said already; only the status is left.
    Status(u8),
}

impl From<Fault> for CliError {
    fn from(fault: Fault) -> Self {
        Self::Fault(both(&fault.say(Lang::Vi), &fault.say(Lang::En)))
    }
}

impl<R: Into<Refusal>> From<R> for CliError {
    fn from(refusal: R) -> Self {
        let refusal: Refusal = refusal.into();
        Self::Refused(both(&refusal.say(Lang::Vi), &refusal.say(Lang::En)))
    }
}

impl From<CommandError> for CliError {
    fn from(e: CommandError) -> Self {
        match e {
            CommandError::Refused(refusal) => refusal.into(),
            CommandError::Fault(fault) => fault.into(),
            CommandError::Unknown(_) => Self::Fault(both(&e.say(Lang::Vi), &e.say(Lang::En))),
        }
    }
}

impl From<ConfigError> for CliError {
    fn from(e: ConfigError) -> Self {
        Self::Usage(both(&e.vi, &e.en))
    }
}

impl From<std::io::Error> for CliError {
    fn from(e: std::io::Error) -> Self {
        // `ocop show products | head -1`: who has read enough wants to hear no more.
        if e.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::Status(0);
        }
        Self::Fault(both(&format!("lỗi đọc ghi: {e}"), &format!("reading or writing failed: {e}")))
    }
}

/// Says a sentence in both languages, Vietnamese first.
pub(crate) fn both(vi: &str, en: &str) -> String {
    format!("{vi}\n  ({en})")
}

/// Opens the till's ledger for writing; on standard error it says first when that takes a while.
pub(crate) fn open_desk(home: &Home, config: Config) -> Result<Desk, Fault> {
    Desk::open_saying(home, config, &mut |entries| {
        use std::io::Write as _;
        let vi = format!("Sổ của bản cũ: đang nâng cấp {entries} mục, xin chờ. Mất điện cũng không mất gì.");
        let en =
            format!("an earlier version's ledger: bringing {entries} entries up to date; a power cut loses nothing");
        // The books come first: a notice nobody can read stops nothing.
        let _ = writeln!(std::io::stderr(), "{}", both(&vi, &en));
    })
}

/// Where a subcommand works: the folder and its settings.
pub(crate) struct Place {
    pub(crate) home: Home,
    pub(crate) config: Config,
}

impl Place {
    fn of(home: Home) -> Result<Self, CliError> {
        if home.dir().exists() && !home.dir().is_dir() {
            let path = home.dir().display();
            let vi = format!("{path} là tệp, không phải thư mục – chọn thư mục khác (--home)");
            return Err(CliError::Usage(both(
                &vi,
                &format!("{path} is a file, not a folder; choose another (--home)"),
            )));
        }
        let config = Config::load(&home.config())?;
        Ok(Self { home, config })
    }
}

/// Runs the program with these arguments and returns its exit status.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::runtime::private_files();
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(e) => {
            match e.source().and_then(|source| source.downcast_ref::<day::NoDay>()) {
                Some(no_day) => complain(&no_day.to_string()),
                None => drop(e.print()),
            }
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    match perform(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let (status, text) = match e {
                CliError::Refused(text) => (1, text),
                CliError::Usage(text) => (2, text),
                CliError::Fault(text) => (3, text),
                CliError::Status(status) => return ExitCode::from(status),
            };
            complain(&text);
            ExitCode::from(status)
        }
    }
}

/// Tells what is wrong on standard error, with nothing in it that a terminal would obey.
fn complain(text: &str) {
    use std::io::Write as _;
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "ocop: ");
    for line in text.lines() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        let _ = writeln!(err, "{indent}{}", crate::domain::text::clean(line));
    }
}

fn perform(args: Args) -> Result<(), CliError> {
    let here = |home: Option<PathBuf>| Place::of(Home::find(home));
    match args.what {
        Some(What::Init(a)) => init::init(&here(args.home)?, &a),
        Some(What::Doctor(a)) => doctor::doctor(&Home::find(args.home), &a),
        None => till::till(&here(args.home)?),
        Some(What::Demo { no_screen }) => till::demo(&Place::of(Home::for_demo(args.home))?, no_screen),
        Some(What::Import(a)) => import::import(&here(args.home)?, &a),
        Some(What::Run(a)) => run::run(&here(args.home)?, &a),
        Some(What::Show(a)) => show::show(&here(args.home)?, &a),
        Some(What::Print(a)) => print::print(&here(args.home)?, &a),
        Some(What::Verify(a)) => verify::verify(&here(args.home)?, &a),
        Some(What::Rebuild) => verify::rebuild(&here(args.home)?),
        Some(What::Backup(a)) => backup::backup(&here(args.home)?, &a),
        Some(What::Restore(a)) => backup::restore(&Home::find(args.home), &a),
    }
}
