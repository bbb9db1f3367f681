//! Questions on standard output, answers from standard input, a line each; a PIN is not shown.

use std::io::{BufRead, IsTerminal, Write};

use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

use super::super::{CliError, both};
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::domain::staff::is_pin;

/// What is wrong with an answer, in both languages.
pub(super) struct Wrong(pub(super) String);

/// One question.
pub(super) struct Question<'a> {
    vi: &'a str,
    en: &'a str,
    /// The option that answers it beforehand.
    option: &'a str,
    /// What an empty line means.
    usual: Option<&'a str>,
}

impl<'a> Question<'a> {
    pub(super) const fn new(vi: &'a str, en: &'a str, option: &'a str) -> Self {
        Self { vi, en, option, usual: None }
    }
    pub(super) const fn usual(self, usual: &'a str) -> Self {
        Self { usual: Some(usual), ..self }
    }
}

/// Asks at the terminal, or takes the usual answers.
pub(super) struct Asker {
    silent: bool,
}

/// Ctrl-C, Ctrl-D as a terminal sends them when it no longer acts on them itself.
const STOP: [u8; 2] = [3, 4];

impl Asker {
    pub(super) const fn new(silent: bool) -> Self {
        Self { silent }
    }
    /// Tells what the next questions are about.
    pub(super) fn tell(&self, text: &str) -> Result<(), CliError> {
        if !self.silent {
            say!("{text}");
        }
        Ok(())
    }
    /// Asks until the answer can be read; an answer given as an option is read once.
    pub(super) fn ask<T>(
        &mut self,
        q: Question<'_>,
        given: Option<&str>,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Result<T, CliError> {
        let told = |w: Wrong| CliError::Refused(format!("{}: {}", q.option, w.0));
        match (given, self.silent, q.usual) {
            (Some(given), ..) => return read(given.trim()).map_err(told),
            (None, true, Some(usual)) => return read(usual).map_err(told),
            (None, true, None) => {
                let (vi, en) = (format!("thiếu {}", q.option), format!("{} is missing", q.option));
                return Err(CliError::Usage(both(&vi, &en)));
            }
            (None, false, _) => {}
        }
        let usual = q.usual.map_or_else(String::new, |u| format!(" [{}]", if u.is_empty() { "bỏ qua" } else { u }));
        loop {
            let line = prompt(&format!("{} ({}){usual}: ", q.vi, q.en))?;
            let answer = if line.is_empty() { q.usual } else { Some(line.as_str()) };
            match answer.map(&read) {
                Some(Ok(answer)) => return Ok(answer),
                Some(Err(Wrong(why))) => say!("  ! {why}"),
                None => say!("  ! cần điền mục này\n  (this is needed)"),
            }
        }
    }
    /// Asks for a yes; an empty line is one.
    pub(super) fn yes_or_no(&mut self, vi: &str, en: &str) -> Result<bool, CliError> {
        let line = prompt(&format!("{vi} Enter: có, k: không ({en} n: no): "))?;
        Ok(!matches!(line.to_lowercase().chars().next(), Some('k' | 'n')))
    }
    /// Asks for a new PIN twice.
    pub(super) fn new_pin(&mut self) -> Result<String, CliError> {
        if self.silent {
            let (vi, en) = ("thiếu mã PIN: --pin-file hoặc $OCOP_PIN", "the PIN is missing: --pin-file or $OCOP_PIN");
            return Err(CliError::Usage(both(vi, en)));
        }
        loop {
            let pin = hidden("Mã PIN, 4 đến 8 số (PIN): ")?;
            if !is_pin(&pin) {
                say!("  ! {}\n  ({})", Refusal::BadPin.say(Lang::Vi), Refusal::BadPin.say(Lang::En));
                continue;
            }
            if hidden("Nhập lại mã PIN (PIN again): ")? == pin {
                return Ok(pin);
            }
            say!("  ! hai lần không giống nhau – nhập lại\n  (the two differ; once more)");
        }
    }
}

fn stopped() -> CliError {
    CliError::Refused(both("dừng giữa chừng – chưa tạo gì", "stopped; nothing was made"))
}

fn prompt(text: &str) -> Result<String, CliError> {
    let mut out = std::io::stdout().lock();
    write!(out, "{text}")?;
    out.flush()?;
    match line(&mut std::io::stdin().lock())? {
        Some(line) => Ok(crate::domain::text::clean(&String::from_utf8_lossy(&line))),
        None => {
            writeln!(out)?;
            Err(stopped())
        }
    }
}

/// Reads to the end of the line; nothing at the end of the input or at a key that says stop.
fn line(from: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let Some(&byte) = from.fill_buf()?.first() else { return Ok((!line.is_empty()).then_some(line)) };
        from.consume(1);
        match byte {
            b'\n' => return Ok(Some(line)),
            byte if STOP.contains(&byte) => return Ok(None),
            byte => line.push(byte),
        }
    }
}

/// Reads a line that the terminal does not show.
fn hidden(text: &str) -> Result<String, CliError> {
    let quiet = Quiet::begin();
    let line = prompt(text);
    if quiet.is_some() {
        say!();
    }
    line
}

/// A terminal that shows nothing until this is dropped.
///
/// Its own signals are off meanwhile: a Ctrl-C between would leave it silent for ever.
struct Quiet(Termios);

impl Quiet {
    fn begin() -> Option<Self> {
        let stdin = std::io::stdin();
        let before = stdin.is_terminal().then(|| tcgetattr(&stdin).ok()).flatten()?;
        let mut quiet = before.clone();
        quiet.local_modes -= LocalModes::ECHO | LocalModes::ISIG;
        quiet.special_codes[SpecialCodeIndex::VEOL] = STOP[0];
        tcsetattr(&stdin, OptionalActions::Flush, &quiet).ok()?;
        Some(Self(before))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0);
    }
}
