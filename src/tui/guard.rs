//! Takes the terminal and gives it back, whatever happens in between.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

use super::{SIZE_MIN, Screen, is_large_enough, reader};

/// Whether the terminal is ours to give back.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// What other threads said as they died, told once the terminal is given back.
static LAST_WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());
static HOOK: Once = Once::new();

/// Why the screens cannot open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Input or output is a file or a pipe.
    #[error("màn hình bán hàng cần một cửa sổ dòng lệnh (the till needs a terminal; scripts use: ocop run)")]
    NotATerminal,
    /// The window is too small.
    #[error(
        "màn hình nhỏ quá: cần {}×{}, đang có {cols}×{rows} (the terminal is too small: make it larger and start again)",
        SIZE_MIN.0,
        SIZE_MIN.1
    )]
    TooSmall {
        /// Columns there are.
        cols: u16,
        /// Rows there are.
        rows: u16,
    },
    /// The terminal did not answer.
    #[error("the terminal failed")]
    Io(#[from] io::Error),
}

impl StartError {
    /// Returns the exit status promised to scripts.
    pub const fn exit_status(&self) -> u8 {
        match self {
            Self::NotATerminal | Self::TooSmall { .. } => 2,
            Self::Io(_) => 3,
        }
    }
}

/// The terminal, taken: raw, on its other page, with pastes marked. Given back when dropped.
#[derive(Debug)]
pub struct Guard {
    size: (u16, u16),
}

impl Guard {
    /// Takes the terminal, or says why it will not do.
    pub fn take() -> Result<Self, StartError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(StartError::NotATerminal);
        }
        let (cols, rows) = reader::size()?;
        if !is_large_enough(cols, rows) {
            return Err(StartError::TooSmall { cols, rows });
        }
        HOOK.call_once(hook_panics);
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let guard = Self { size: (cols, rows) };
        let mut bytes = Vec::new();
        crossterm::queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        write_at_once(&bytes)?;
        Ok(guard)
    }

    /// Returns the screen to draw on.
    pub fn screen(&self) -> io::Result<Screen> {
        Screen::on_stdout(self.size.0, self.size.1)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// A panic of the thread that draws must be read on the real page; one of another thread must not
/// scribble over the till, so its words wait.
fn hook_panics() {
    let front = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !TAKEN.load(Ordering::SeqCst) {
            before(info);
        } else if thread::current().id() == front {
            give_back();
            before(info);
        } else {
            LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
        }
    }));
}

/// Gives the terminal back once; a terminal that is gone cannot be told, and that is well.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = Vec::new();
    if crossterm::queue!(bytes, ResetColor, DisableBracketedPaste, Show, LeaveAlternateScreen).is_ok() {
        write_at_once(&bytes).ok();
    }
    disable_raw_mode().ok();
    for words in LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        writeln!(io::stderr(), "{words}").ok();
    }
}

fn write_at_once(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_too_small_is_wrong_usage_said_in_one_sentence() {
        let error = StartError::TooSmall { cols: 60, rows: 20 };
        assert_eq!(error.exit_status(), 2);
        assert!(error.to_string().starts_with("màn hình nhỏ quá: cần 80×24, đang có 60×20"));
    }
}
