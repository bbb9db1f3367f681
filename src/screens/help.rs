//! F1: every key, from the one table.

use super::action::{Action, Place};
use super::field::choose;
use super::pane::Flow;
use super::press::Press;

pub mod view;

/// The help pane.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    /// Where it was asked for: the keys that act there stand first.
    pub place: Place,
    /// The first row in sight.
    pub top: usize,
}

impl Help {
    /// Starts at the keys of a place.
    pub const fn at(place: Place) -> Self {
        Self { place, top: 0 }
    }

    /// Takes a key: arrows turn the page, any other goes back.
    pub fn press(&mut self, press: &Press) -> Flow {
        if choose(&mut self.top, Action::ALL.len(), press) { Flow::Stay } else { Flow::Close }
    }
}
