//! The field that finds another pack of the same producer by typing.

use crate::domain::catalogue::SoldBy;
use crate::domain::ids::SkuCode;
use crate::domain::query::StockRow;
use crate::domain::search::RowFilter;
use crate::screens::App;
use crate::screens::field::{choose, edit};
use crate::screens::press::Press;
use crate::screens::typing::Line;

/// A pack that goods may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Its code.
    pub sku: SkuCode,
    /// Name and pack.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How it is sold.
    pub sold_by: SoldBy,
}

/// What is typed, which packs answer to it, and which is chosen.
#[derive(Debug, Clone)]
pub struct PackField {
    /// What is typed to find the pack.
    pub line: Line,
    /// Every other pack of the producer, those of the same product first.
    all: Vec<Pack>,
    filter: RowFilter,
    found: Vec<u32>,
    /// The chosen one of those found.
    pub picked: usize,
}

impl PackField {
    /// Gathers the packs that the goods of a row may become.
    pub fn of(app: &App, row: &StockRow) -> Self {
        let cards = app.shelf.cards();
        let product = cards.iter().find(|card| card.sku == row.pack.sku).map(|card| &card.product);
        let other = cards.iter().filter(|card| card.producer.code == row.owner.code && card.sku != row.pack.sku);
        let (same, rest): (Vec<_>, Vec<_>) = other.partition(|card| Some(&card.product) == product);
        let all: Vec<_> = same.into_iter().chain(rest).collect();
        let filter = RowFilter::build(&all, |card, key| {
            key.text(&card.title());
            key.text(card.sku.as_str());
            card.barcodes.iter().for_each(|code| key.text(code));
        });
        let pack = |card: &&crate::domain::shelf::SkuCard| Pack {
            sku: card.sku.clone(),
            name: card.title(),
            unit: card.unit.clone(),
            sold_by: card.sold_by,
        };
        let all = all.iter().map(pack).collect();
        let mut field = Self { line: Line::new(app.settings.typing), all, filter, found: Vec::new(), picked: 0 };
        field.find();
        field
    }

    /// Returns whether there is no other pack.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns the packs found by what is typed.
    pub fn found(&self) -> impl Iterator<Item = &Pack> {
        self.found.iter().filter_map(|at| self.all.get(*at as usize))
    }

    /// Returns how many packs are found.
    pub const fn found_len(&self) -> usize {
        self.found.len()
    }

    /// Returns the chosen pack.
    pub fn chosen(&self) -> Option<&Pack> {
        self.found().nth(self.picked)
    }

    /// Chooses the first of some packs that is here; returns whether one was.
    pub fn take<'s>(&mut self, skus: impl Iterator<Item = &'s SkuCode>) -> bool {
        let Some(pack) = skus.into_iter().find_map(|sku| self.all.iter().position(|pack| pack.sku == *sku)) else {
            return false;
        };
        self.line.clear();
        self.find();
        self.picked = pack;
        true
    }

    /// Takes a key: an arrow chooses, a letter is typed.
    pub fn press(&mut self, press: &Press) {
        if !choose(&mut self.picked, self.found.len(), press) && edit(&mut self.line, press) {
            self.find();
            self.picked = 0;
        }
    }

    fn find(&mut self) {
        self.filter.find(self.line.text(), &mut self.found);
    }
}
