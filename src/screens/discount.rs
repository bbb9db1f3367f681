//! A discount on the ticket or on one line, as money or a part.

use super::amount::{is_too_large, typed_discount};
use super::field::edit_figures;
use super::pane::Flow;
use super::press::Press;
use super::typing::Line;
use super::{App, words};
use crate::domain::money::Money;
use crate::domain::refusal::Refusal;

pub mod view;

/// What a discount is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// The whole ticket.
    #[default]
    Ticket,
    /// The line the cashier stands on.
    Line,
}

/// The discount pane.
#[derive(Debug, Clone, Default)]
pub struct Discount {
    /// What it is on.
    pub target: Target,
    /// What is typed.
    pub line: Line,
}

impl Discount {
    /// Takes a key; Tab turns from the ticket to the line.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => return self.enter(app),
            Press::Tab | Press::BackTab | Press::Up | Press::Down => {
                self.target = match self.target {
                    Target::Ticket => Target::Line,
                    Target::Line => Target::Ticket,
                };
            }
            press => drop(edit_figures(&mut self.line, press)),
        }
        Flow::Stay
    }

    /// Returns what the typed discount comes to.
    pub fn typed(&self, app: &App) -> Option<Money> {
        typed_discount(self.line.text(), self.of(app))
    }

    /// Returns the amount the discount is on.
    pub fn of(&self, app: &App) -> Money {
        let gross = |line: &crate::domain::sale::TicketLine| {
            line.price.unwrap_or_default().times(line.quantity.get()).unwrap_or_default()
        };
        match self.target {
            Target::Line => app.ticket.line().map(gross).unwrap_or_default(),
            Target::Ticket => {
                let net = |line| gross(line).minus(line.discount).unwrap_or_default();
                Money::sum(app.ticket.lines.iter().map(net)).unwrap_or_default()
            }
        }
    }

    fn enter(&self, app: &mut App) -> Flow {
        if self.line.is_empty() {
            app.warn(words::type_discount(app.lang()).to_owned());
            return Flow::Stay;
        }
        if is_too_large(self.line.text()) {
            app.warn(words::amount_too_large(app.lang()).to_owned());
            return Flow::Stay;
        }
        let Some(amount) = self.typed(app).filter(|amount| *amount <= self.of(app)) else {
            app.refuse(&Refusal::DiscountTooLarge);
            return Flow::Stay;
        };
        let selected = app.ticket.selected;
        match (self.target, app.ticket.lines.get_mut(selected)) {
            (Target::Line, Some(line)) => line.discount = amount,
            (Target::Line, None) => {}
            (Target::Ticket, _) => app.ticket.discount = amount,
        }
        app.ticket_changed();
        Flow::Close
    }
}
