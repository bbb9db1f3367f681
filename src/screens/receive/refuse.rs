//! A line of a delivery that is not taken, and why: picked by one key, or written.

use super::Receive;
use crate::domain::delivery::REFUSALS;
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;
use crate::screens::field::{choose, edit};
use crate::screens::pane::{Flow, Pane};
use crate::screens::press::Press;
use crate::screens::typing::Line;
use crate::screens::update::Mood;
use crate::screens::{App, words};

/// Why a line is not taken.
#[derive(Debug, Clone)]
pub struct RefuseForm {
    /// Which line.
    at: usize,
    /// Its goods.
    pub name: String,
    /// The chosen reason; the one after the last is written.
    pub picked: usize,
    /// The reason written.
    pub line: Line,
}

impl RefuseForm {
    /// Returns whether the reason is written.
    pub const fn is_written(&self) -> bool {
        self.picked >= REFUSALS.len()
    }

    /// Takes a key: a figure picks at once, Enter takes what is chosen.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => return self.enter(app),
            Press::Char(c) if self.line.is_empty() && c.is_ascii_digit() => return self.figure(app, *c),
            press if choose(&mut self.picked, REFUSALS.len() + 1, press) => {}
            press => {
                if self.is_written() {
                    edit(&mut self.line, press);
                }
            }
        }
        Flow::Stay
    }

    fn figure(&mut self, app: &mut App, figure: char) -> Flow {
        let nth = figure.to_digit(10).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
        match nth.filter(|n| *n <= REFUSALS.len()) {
            None => Flow::Stay,
            Some(nth) => {
                self.picked = nth;
                if self.is_written() { Flow::Stay } else { self.enter(app) }
            }
        }
    }

    /// The minutes are Vietnamese: so is a reason that was picked.
    fn enter(&self, app: &mut App) -> Flow {
        let reason = REFUSALS.get(self.picked).map_or_else(|| clean(self.line.text()), |(vi, _)| (*vi).to_owned());
        if reason.is_empty() {
            app.refuse(&Refusal::NeedsReason);
            return Flow::Stay;
        }
        app.refuse_line(self.at, reason);
        Flow::Close
    }
}

impl Receive {
    /// Asks why the line is not taken; a line refused already is taken again.
    fn refuse(&mut self, app: &mut App) {
        if app.delivery.is_opening() {
            return app.tell(Mood::Info, words::takeon::nothing_refused(app.lang()).to_owned());
        }
        if self.form.is_some() && !self.take_line(app) {
            return;
        }
        let at = self.selected;
        let Some(line) = app.delivery.lines.get_mut(at) else {
            return app.tell(Mood::Info, words::goods::choose_line(app.lang()).to_owned());
        };
        if !line.refuse.is_empty() {
            line.refuse.clear();
            app.keep_delivery();
            return app.tell(Mood::Info, words::goods::taken_again(app.lang()).to_owned());
        }
        let sku = line.sku.clone();
        let name = crate::screens::ticket::card_of(&app.shelf, &sku).map(|card| card.title()).unwrap_or_default();
        let line = Line::new(app.settings.typing);
        app.panes.push(Pane::Refuse(RefuseForm { at, name, picked: 0, line }));
    }
}

impl App {
    /// Asks why the line the eye is on is not taken.
    pub(in crate::screens) fn open_refuse(&mut self) {
        self.with_receive(Receive::refuse);
    }

    /// Notes why a line is not taken, and goes on to the next goods.
    fn refuse_line(&mut self, at: usize, reason: String) {
        if let Some(line) = self.delivery.lines.get_mut(at) {
            line.refuse = reason;
            self.keep_delivery();
        }
        self.with_receive(|pane, _| (pane.part, pane.form) = (super::Part::Goods, None));
    }
}
