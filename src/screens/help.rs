//! F1: every key, from the one table.

use super::action::Action;
use super::field::choose;
use super::pane::Flow;
use super::press::Press;

pub mod view;

/// The help pane.
#[derive(Debug, Clone, Copy, Default)]
pub struct Help {
    /// The first row in sight.
    pub top: usize,
}

impl Help {
    /// Takes a key: arrows turn the page, any other goes back.
    pub fn press(&mut self, press: &Press) -> Flow {
        if choose(&mut self.top, Action::ALL.len(), press) { Flow::Stay } else { Flow::Close }
    }
}
