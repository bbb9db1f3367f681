//! A product looked at: its story, and its price set by a manager from today on.

use super::amount::{is_too_large, typed_money};
use super::field::edit_figures;
use super::pane::Flow;
use super::press::Press;
use super::quick_item::{Awaited, Then};
use super::typing::Line;
use super::update::Pending;
use super::{App, words};
use crate::domain::catalogue::Price;
use crate::domain::command::Command;
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::shelf::SkuCard;

pub mod view;

/// A product's story, as a pane.
#[derive(Debug, Clone)]
pub struct Story {
    /// Which pack.
    pub sku: SkuCode,
}

impl Story {
    /// Takes a key: any goes back.
    pub fn press(&mut self, press: &Press) -> Flow {
        if matches!(press, Press::Up | Press::Down) { Flow::Stay } else { Flow::Close }
    }
}

/// The price form.
#[derive(Debug, Clone)]
pub struct PriceForm {
    /// Which pack.
    pub sku: SkuCode,
    /// Its name.
    pub name: String,
    /// What is typed.
    pub line: Line,
    /// How many wait to be sold once there is a price.
    pub to_sell: Option<Quantity>,
    /// The lot on their pack.
    pack: Option<PackLot>,
}

impl PriceForm {
    /// Starts a form that sets a price.
    pub fn to_set(card: &SkuCard) -> Self {
        Self { sku: card.sku.clone(), name: card.title(), line: Line::default(), to_sell: None, pack: None }
    }

    /// Starts a form that sets a price and then sells.
    pub fn to_sell(card: &SkuCard, quantity: Quantity, pack: Option<PackLot>) -> Self {
        Self { to_sell: Some(quantity), pack, ..Self::to_set(card) }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => self.enter(app),
            press => drop(edit_figures(&mut self.line, press)),
        }
        Flow::Stay
    }

    fn enter(&self, app: &mut App) {
        if is_too_large(self.line.text()) {
            return app.warn(words::amount_too_large(app.lang()).to_owned());
        }
        let Some(price) = typed_money(self.line.text()).filter(|price| !price.is_zero()) else {
            return app.refuse(&Refusal::BadPrice);
        };
        let (sku, pack) = (&self.sku, &self.pack);
        app.awaited =
            self.to_sell.map(|quantity| Awaited { sku: sku.clone(), quantity, then: Then::Sell, pack: pack.clone() });
        let price = Price { sku: self.sku.clone(), price, from: app.now.date() };
        app.run(Command::SetPrice(price), Pending::Other);
    }
}
