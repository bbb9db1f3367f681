//! How far an import has come, on a terminal's standard error; silent elsewhere.

use std::io::{IsTerminal, Write};

use crate::domain::sheet::Step;
use crate::store::Watch;

/// How many cells the bar has.
const CELLS: usize = 24;
/// How many rows go by between two drawings.
const EVERY: usize = 250;

pub(super) struct Bar {
    shown: bool,
}

impl Bar {
    pub(super) fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal() }
    }

    pub(super) fn say(&self, what: &str) {
        if self.shown {
            draw(&format!("{what} …"));
        }
    }

    pub(super) fn clear(&self) {
        if self.shown {
            draw("");
        }
    }

    /// Makes the watcher that draws the bar while rows are decided and written.
    pub(super) fn watch(&self, rows: usize) -> Option<Watch> {
        if !self.shown {
            return None;
        }
        Some(Watch::new(move |step| match step {
            Step::Row(n) if n.is_multiple_of(EVERY) || n == rows => draw(&bar("so với sổ", n, rows)),
            Step::Row(_) => {}
            Step::Entry(n, all) => draw(&bar("ghi sổ", n, all)),
        }))
    }
}

fn bar(what: &str, done: usize, all: usize) -> String {
    let full = (done * CELLS).checked_div(all).unwrap_or(CELLS).min(CELLS);
    format!("{what} {}{} {done}/{all}", "█".repeat(full), "░".repeat(CELLS - full))
}

fn draw(line: &str) {
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "\r\x1b[K{line}").and_then(|()| err.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_full_as_the_work_is_done() {
        assert_eq!(bar("ghi", 0, 10), format!("ghi {} 0/10", "░".repeat(24)));
        assert_eq!(bar("ghi", 5, 10), format!("ghi {}{} 5/10", "█".repeat(12), "░".repeat(12)));
        assert_eq!(bar("ghi", 0, 0), format!("ghi {} 0/0", "█".repeat(24)));
    }
}
