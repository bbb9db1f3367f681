//! `ocop doctor`: what is wrong with this machine's set-up, in plain words, one line a check.
//!
//! Looks only: nothing is made, mended or printed.

mod folder;
mod machine;

use std::io::Write;

use serde_json::{Value, json};

use super::CliError;
use crate::config::Config;
use crate::domain::lang::Lang;
use crate::runtime::{self, Home};
use crate::store::{Fault, ReadOnly};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// In ra JSON · print JSON.
    #[arg(long)]
    json: bool,
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it should be.
    Good,
    /// The till works, and something could be better.
    Look,
    /// To be put right before selling.
    Bad,
}

impl State {
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Good => ("ok", "good"),
            Self::Look => ("! ", "look"),
            Self::Bad => ("✗ ", "bad"),
        }
    }
}

/// One line: what was looked at and what to do about it.
#[derive(Debug)]
struct Finding {
    check: &'static str,
    state: State,
    vi: String,
    en: String,
}

fn good(check: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding { check, state: State::Good, vi: vi.into(), en: en.into() }
}

fn look(check: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding { check, state: State::Look, vi: vi.into(), en: en.into() }
}

fn bad(check: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding { check, state: State::Bad, vi: vi.into(), en: en.into() }
}

fn faulty(check: &'static str, fault: &Fault) -> Finding {
    bad(check, fault.say(Lang::Vi), fault.say(Lang::En))
}

pub(super) fn doctor(home: &Home, args: &Args) -> Result<(), CliError> {
    let findings = look_over(home);
    let sound = findings.iter().all(|f| f.state != State::Bad);
    let mut out = std::io::stdout().lock();
    if args.json {
        let rows: Vec<Value> = findings
            .iter()
            .map(|f| json!({ "check": f.check, "state": f.state.words().1, "say": f.vi, "say_en": f.en }))
            .collect();
        writeln!(out, "{}", json!({ "ok": sound, "checks": rows }))?;
    } else {
        for f in &findings {
            writeln!(out, "{} {}\n     ({})", f.state.words().0, f.vi, f.en)?;
        }
        let (vi, en) = if sound {
            ("Máy sẵn sàng.", "ready")
        } else {
            ("Sửa các dòng ✗ trước khi bán.", "mend ✗ first")
        };
        writeln!(out, "\n{vi} ({en})")?;
    }
    if sound { Ok(()) } else { Err(CliError::Status(1)) }
}

fn look_over(home: &Home) -> Vec<Finding> {
    let now = runtime::now();
    let mut all = vec![folder::home(home)];
    let config = match Config::load(&home.config()) {
        Ok(config) => {
            all.push(settings(home));
            Some(config)
        }
        Err(e) => {
            all.push(bad("config", e.vi, e.en));
            None
        }
    };
    let ledger = ReadOnly::open(&home.ledger());
    all.push(folder::ledger(&ledger));
    all.push(folder::key(home, ledger.as_ref().ok()));
    all.push(folder::room(home));
    all.push(machine::clock(now, ledger.as_ref().ok()));
    all.push(machine::zone(now));
    all.push(machine::terminal());
    all.push(machine::locale());
    all.extend(machine::console());
    let config = config.unwrap_or_default();
    all.push(machine::printer(&config.printer.target));
    all.push(folder::backups(home, config.backup.folder.as_deref(), now));
    all
}

fn settings(home: &Home) -> Finding {
    let path = home.config();
    if path.exists() {
        let path = path.display();
        good("config", format!("cấu hình đúng: {path}"), format!("the settings are right: {path}"))
    } else {
        good("config", "chưa có ocop.toml – dùng giá trị thường dùng", "no ocop.toml; the usual settings hold")
    }
}
