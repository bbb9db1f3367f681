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
    /// Takes a key: Ins sets the target, F6 describes the point, any other goes back.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Insert => app.open_target_form(),
            Press::F(6) => app.open_point_form(),
            Press::Up | Press::Down => {}
            _ => return Flow::Close,
        }
        Flow::Stay
    }
}

impl App {
    /// Shows the meter.
    pub(super) fn open_assortment(&mut self) {
        self.ask_assortment();
        self.panes.push(Pane::Assortment(Meter::default()));
    }

    /// Asks for the count as things are now.
    pub(super) fn ask_assortment(&mut self) {
        self.effects.push(Effect::Ask(Query::Assortment { when: When::Now(self.now) }));
    }
}
