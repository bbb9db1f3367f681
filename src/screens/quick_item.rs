//! Bán nhanh: goods without a code become an item at the counter, and are sold.

use super::amount::{is_too_large, typed_money};
use super::field::{choose, edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sale::Unknown;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, words};
use crate::domain::catalogue::Producer;
use crate::domain::command::{Command, RecordQuickItem};
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::text::{clean, fold, sort_key};

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
    /// What is typed to find the producer.
    pub producer: Line,
    /// Every producer of the shelf, by name.
    producers: Vec<Producer>,
    /// The chosen one of those found.
    pub picked: usize,
    /// Whether the choice was moved by hand.
    is_moved: bool,
    /// The name.
    pub name: Line,
    /// The price.
    pub price: Line,
    /// The code that was scanned.
    pub barcode: Option<String>,
    /// How many are sold.
    pub quantity: Quantity,
}

/// A pack that will be sold once the shelf holds it with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// What.
    pub sku: SkuCode,
    /// How many.
    pub quantity: Quantity,
}

impl QuickItem {
    /// Starts a form for goods called so.
    pub fn named(app: &App, name: &str, quantity: Quantity) -> Self {
        let typing = app.settings.typing;
        let mut line = Line::new(typing);
        line.insert(name);
        Self {
            part: Part::Producer,
            producer: Line::new(typing),
            producers: producers(app),
            picked: 0,
            is_moved: false,
            name: line,
            price: Line::new(Mode::Off),
            barcode: None,
            quantity,
        }
    }

    /// Starts a form for a code nobody knows.
    pub fn coded(app: &App, unknown: &Unknown) -> Self {
        Self { barcode: Some(unknown.code.clone()), ..Self::named(app, "", unknown.quantity) }
    }

    /// Returns the producers found by every typed word: those whose name begins so first, then by place.
    pub fn found(&self) -> Vec<&Producer> {
        let typed = fold(self.producer.text());
        let mut found: Vec<(u8, &Producer)> =
            self.producers.iter().filter_map(|p| rank(p, &typed).map(|rank| (rank, p))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, p)| p).collect()
    }

    /// Returns whether one of them is chosen: nobody is before a letter or an arrow.
    pub fn has_choice(&self) -> bool {
        self.is_moved || !clean(self.producer.text()).is_empty()
    }

    /// Returns the chosen producer.
    pub fn chosen(&self) -> Option<&Producer> {
        self.found().get(self.picked).copied().filter(|_| self.has_choice())
    }

    /// Takes a key; Enter goes to the next field and from the last one sells.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if self.part == Part::Producer => return Flow::Close,
            Press::Esc | Press::BackTab => self.back(),
            Press::Enter | Press::Tab => self.on(app, press),
            press if self.part == Part::Producer && self.choose(press) => {}
            Press::Up => self.back(),
            Press::Down => self.on(app, &Press::Tab),
            press => self.edit(press),
        }
        Flow::Stay
    }

    fn choose(&mut self, press: &Press) -> bool {
        let (len, before, had_choice) = (self.found().len(), self.picked, self.has_choice());
        if !choose(&mut self.picked, len, press) {
            return false;
        }
        if !had_choice {
            self.picked = before;
        }
        self.is_moved = true;
        true
    }

    fn edit(&mut self, press: &Press) {
        match self.part {
            Part::Producer => {
                if edit(&mut self.producer, press) {
                    (self.picked, self.is_moved) = (0, false);
                }
            }
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
            Part::Producer if !self.has_choice() => app.warn(words::type_producer(app.lang()).to_owned()),
            Part::Producer if self.chosen().is_none() => app.warn(words::choose_producer(app.lang()).to_owned()),
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
        let (Some(producer), Some(price)) = (self.chosen(), price) else { return app.refuse(&Refusal::BadPrice) };
        let item = RecordQuickItem {
            producer: producer.code.clone(),
            name: clean(self.name.text()),
            price,
            barcode: self.barcode.clone(),
        };
        app.run(Command::RecordQuickItem(item), Pending::Quick(self.quantity));
    }
}

/// How well a producer answers to what is typed: words of its name, parts of it, its place.
pub(super) fn rank(producer: &Producer, typed: &str) -> Option<u8> {
    let name = fold(&format!(" {} {}", producer.name, producer.code));
    let place = producer.place.as_ref().map(|place| fold(&place.line())).unwrap_or_default();
    let begins = fold(&producer.name).starts_with(typed.trim());
    typed.split_whitespace().try_fold(u8::from(!begins), |worst: u8, word| {
        let rank = if name.contains(&format!(" {word}")) {
            1
        } else if name.contains(word) {
            2
        } else if place.contains(word) {
            3
        } else {
            return None;
        };
        Some(if begins { 0 } else { worst.max(rank) })
    })
}

/// Returns the producers of the shelf once each, by name.
pub(super) fn producers(app: &App) -> Vec<Producer> {
    let mut all: Vec<&Producer> = app.shelf.cards().iter().map(|card| card.producer.as_ref()).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    all.dedup_by(|a, b| a.code == b.code);
    all.sort_by_cached_key(|p| sort_key(&p.name));
    all.into_iter().cloned().collect()
}

impl App {
    /// Opens the form, unless there is no producer to choose.
    pub(super) fn open_quick(&mut self, item: QuickItem) {
        if item.producers.is_empty() {
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
            self.sell(&awaited.sku, awaited.quantity);
        } else {
            self.awaited = Some(awaited);
        }
    }
}
