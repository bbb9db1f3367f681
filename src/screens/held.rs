//! Tickets put aside, and taking one up again. Nothing is lost in between.

use super::field::choose;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::question::Question;
use super::ticket::Ticket;
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::command::KeepTicket;
use crate::domain::money::Money;

pub mod view;

/// The list of held tickets.
#[derive(Debug, Clone, Copy, Default)]
pub struct Held {
    /// The chosen one.
    pub picked: usize,
}

impl Held {
    /// Takes a key: Enter takes a ticket up, Del asks whether to drop it.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let chosen = app.held().get(self.picked).cloned();
        match (press, chosen) {
            (Press::Enter, Some(kept)) => app.take_up(kept),
            (Press::Delete, Some(kept)) => {
                app.panes.push(Pane::Question(Question::DropHeld { ticket: kept.ticket }));
                return Flow::Stay;
            }
            (press, _) => {
                let is_move = choose(&mut self.picked, app.held().len(), press);
                return if is_move || *press != Press::Esc && *press != Press::Enter {
                    Flow::Stay
                } else {
                    Flow::Close
                };
            }
        }
        Flow::Close
    }
}

impl App {
    /// Returns the tickets put aside, oldest first.
    pub(super) fn held(&self) -> &[KeepTicket] {
        self.till.as_ref().map_or(&[], |t| &t.held)
    }

    pub(super) fn open_held(&mut self) {
        self.panes.push(Pane::Held(Held::default()));
    }

    /// Puts the open ticket aside and starts an empty one.
    pub(super) fn hold_ticket(&mut self) {
        if self.ticket.lines.is_empty() {
            self.sale.clear();
            self.last = None;
            return self.tell(Mood::Info, words::is_new_already(self.lang()).to_owned());
        }
        if self.put_aside() {
            let key = self.settings.keys.label(super::Action::Held);
            self.tell(Mood::Good, words::held(self.lang(), &key));
        }
    }

    /// Puts the open ticket aside; not while money was taken for it.
    fn put_aside(&mut self) -> bool {
        if self.holds_money() {
            return false;
        }
        let Some(kept) = self.ticket.to_keep().filter(|t| !t.lines.is_empty()) else { return true };
        let kept = KeepTicket { held: true, ..kept };
        self.effects.push(Effect::Keep(Box::new(kept.clone())));
        if let Some(till) = &mut self.till {
            till.held.push(kept);
        }
        self.ticket = Ticket::default();
        self.sale.clear();
        self.last = None;
        true
    }

    /// Takes a held ticket up; the open one is put aside in its place.
    fn take_up(&mut self, kept: KeepTicket) {
        if !self.put_aside() {
            return;
        }
        if let Some(till) = &mut self.till {
            till.held.retain(|t| t.ticket != kept.ticket);
        }
        self.ticket = Ticket::resume(kept);
        self.ticket_changed();
        self.reprice();
    }

    /// Drops a held ticket for good.
    pub(super) fn drop_held(&mut self, ticket: &str) {
        if let Some(till) = &mut self.till {
            till.held.retain(|t| t.ticket != ticket);
        }
        let empty = KeepTicket {
            ticket: ticket.to_owned(),
            lines: Vec::new(),
            discount: Money::ZERO,
            held: false,
            selected: 0,
        };
        self.effects.push(Effect::Keep(Box::new(empty)));
    }
}
