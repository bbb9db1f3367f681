//! The assortment meter: which share of the goods in the shop shows stars, against the target.

use super::pane::{Flow, Pane};
use super::press::Press;
use super::{App, Effect};
use crate::domain::assortment::Assortment;
use crate::domain::query::{Query, When};

pub mod view;

/// The meter.
#[derive(Debug, Clone, Default)]
pub struct Meter {
    /// What was counted, once answered.
    pub counted: Option<Box<Assortment>>,
}

impl Meter {
    /// Takes a key: any goes back.
    pub fn press(&mut self, press: &Press) -> Flow {
        if matches!(press, Press::Up | Press::Down) { Flow::Stay } else { Flow::Close }
    }
}

impl App {
    /// Shows the meter.
    pub(super) fn open_assortment(&mut self) {
        self.effects.push(Effect::Ask(Query::Assortment { when: When::Now(self.now) }));
        self.panes.push(Pane::Assortment(Meter::default()));
    }
}
