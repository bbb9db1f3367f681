//! Bán nhanh: goods without a code become an item at the counter, and are sold.

use super::amount::{is_too_large, typed_money};
use super::field::{edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::producer_field::ProducerField;
use super::sale::Unknown;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, words};
use crate::domain::catalogue::Producer;
use crate::domain::command::{Command, RecordQuickItem};
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Whose goods.
    #[default]
    Producer,
    /// What it is called.
    Name,
    /// What it costs.
    Price,
}

/// The quick item form.
#[derive(Debug, Clone)]
pub struct QuickItem {
    /// The field with the focus.
    pub part: Part,
    /// Who is found and chosen.
    pub producer: ProducerField,
    /// The name.
    pub name: Line,
    /// The price.
    pub price: Line,
    /// The code that was scanned.
    pub barcode: Option<String>,
    /// How many are sold or received.
    pub quantity: Quantity,
    /// What follows once it is made.
    pub then: Then,
}

/// What becomes of an item made at the counter or at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Then {
    /// It goes on the ticket.
    #[default]
    Sell,
    /// It goes on the delivery.
    Receive,
}

/// A pack that will be sold or received once the shelf holds it with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// What.
    pub sku: SkuCode,
    /// How many.
    pub quantity: Quantity,
    /// What becomes of it.
    pub then: Then,
    /// The lot on its pack.
    pub pack: Option<PackLot>,
}

impl QuickItem {
    /// Starts a form for goods called so.
    pub fn named(app: &App, name: &str, quantity: Quantity) -> Self {
        let typing = app.settings.typing;
        let mut line = Line::new(typing);
        line.insert(name);
        Self {
            part: Part::Producer,
            producer: ProducerField::new(app),
            name: line,
            price: Line::new(Mode::Off),
            barcode: None,
            quantity,
            then: Then::Sell,
        }
    }

    /// Starts a form for a code nobody knows.
    pub fn coded(app: &App, unknown: &Unknown) -> Self {
        Self { barcode: Some(unknown.code.clone()), ..Self::named(app, "", unknown.quantity) }
    }

    /// Goes on the delivery of a producer instead of the ticket.
    pub fn for_delivery(mut self, producer: Option<&Producer>) -> Self {
        self.then = Then::Receive;
        if let Some(producer) = producer {
            self.producer.put(producer);
            self.part = Part::Name;
        }
        self
    }

    /// Returns whether it goes on a delivery, not on the ticket.
    pub fn is_for_delivery(&self) -> bool {
        matches!(self.then, Then::Receive)
    }

    /// Takes a key; Enter goes to the next field and from the last one sells.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if self.part == Part::Producer => return Flow::Close,
            Press::Esc | Press::BackTab => self.back(),
            Press::Enter | Press::Tab => self.on(app, press),
            press if self.part == Part::Producer && self.producer.choose(press) => {}
            Press::Up => self.back(),
            Press::Down => self.on(app, &Press::Tab),
            press => self.edit(press),
        }
        Flow::Stay
    }

    fn edit(&mut self, press: &Press) {
        match self.part {
            Part::Producer => self.producer.edit(press),
            Part::Name => drop(edit(&mut self.name, press)),
            Part::Price => drop(edit_figures(&mut self.price, press)),
        }
    }

    fn back(&mut self) {
        self.part = match self.part {
            Part::Producer | Part::Name => Part::Producer,
            Part::Price => Part::Name,
        };
    }

    fn on(&mut self, app: &mut App, press: &Press) {
        match self.part {
            Part::Producer if !self.producer.has_choice() => app.warn(words::type_producer(app.lang()).to_owned()),
            Part::Producer if self.producer.chosen().is_none() => {
                app.warn(words::choose_producer(app.lang()).to_owned())
            }
            Part::Producer => self.part = Part::Name,
            Part::Name if clean(self.name.text()).is_empty() => app.warn(words::name_goods(app.lang()).to_owned()),
            Part::Name => self.part = Part::Price,
            Part::Price if *press == Press::Enter => self.sell(app),
            Part::Price => self.part = Part::Producer,
        }
    }

    fn sell(&self, app: &mut App) {
        if is_too_large(self.price.text()) {
            return app.warn(words::amount_too_large(app.lang()).to_owned());
        }
        let price = typed_money(self.price.text()).filter(|price| !price.is_zero());
        let (Some(producer), Some(price)) = (self.producer.chosen(), price) else {
            return app.refuse(&Refusal::BadPrice);
        };
        let item = RecordQuickItem {
            producer: producer.code.clone(),
            name: clean(self.name.text()),
            price,
            barcode: self.barcode.clone(),
        };
        app.run(Command::RecordQuickItem(item), Pending::Quick(self.quantity));
    }
}

impl App {
    /// Opens the form, unless there is no producer to choose.
    pub(super) fn open_quick(&mut self, item: QuickItem) {
        if item.producer.is_empty() {
            return self.warn(words::no_producers(self.lang()).to_owned());
        }
        self.sale.clear();
        self.panes.push(Pane::Quick(Box::new(item)));
    }

    /// Sells what was made at the counter or priced, once the shelf holds it.
    pub(super) fn sell_awaited(&mut self) {
        let Some(awaited) = self.awaited.take() else { return };
        let day = self.now.date();
        let card = super::ticket::card_of(&self.shelf, &awaited.sku);
        if card.is_some_and(|card| card.price_on(day).is_some()) {
            match awaited.then {
                Then::Sell => self.sell(&awaited.sku, awaited.quantity, awaited.pack.as_ref()),
                Then::Receive => self.receive_awaited(&awaited.sku, awaited.quantity),
            }
        } else {
            self.awaited = Some(awaited);
        }
    }
}
