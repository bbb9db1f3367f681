//! Goods put on the list: scanned, typed, counted one more, taken from another lot.

use super::{Errand, Gather, GatherLine, Part};
use crate::domain::catalogue::SoldBy;
use crate::domain::ids::SkuCode;
use crate::domain::lot::Hold;
use crate::domain::quantity::Quantity;
use crate::domain::query::StockRow;
use crate::domain::refusal::Refusal;
use crate::domain::sale::LINES_MAX;
use crate::domain::stock::StockPlace;
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::pane::Flow;
use crate::screens::reading::Read;
use crate::screens::scanned::find_code;
use crate::screens::ticket::card_of;
use crate::screens::update::Mood;
use crate::screens::{App, words};

impl Gather {
    /// Takes a scan: so many more of its goods.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        if self.part == Part::Line && !self.take_line(app) {
            return Flow::Stay;
        }
        let typed = match split_quantity(self.goods.text()) {
            (Some(figure), "") => typed_quantity(figure).ok(),
            (_, _) => None,
        };
        self.part = Part::Goods;
        self.clear_goods();
        self.read(app, code, typed);
        app.keep_move(self.half_move());
        Flow::Stay
    }

    fn read(&mut self, app: &mut App, code: &str, typed: Option<Quantity>) {
        match app.read_goods(code, typed) {
            Err(text) => app.warn(text),
            Ok(read) => self.take(app, read, code),
        }
    }

    /// Takes goods by their code; of producers who share it, the one whose goods lie there.
    fn take(&mut self, app: &mut App, read: Read, code: &str) {
        let today = app.now.date();
        let mut skus = read.skus;
        if skus.len() > 1 && skus.iter().any(|sku| self.left_of_pack(sku, today).is_positive()) {
            skus.retain(|sku| self.left_of_pack(sku, today).is_positive());
        }
        match skus.as_slice() {
            [sku] => self.add(app, &sku.clone(), read.quantity, &read.lot),
            [] => app.warn(words::moves::unknown_code(app.lang(), code)),
            [_, _, ..] => {
                self.goods.clear();
                self.goods.insert(&format!("{}*{code}", read.quantity));
                (self.hits, self.picked) = (skus, 0);
                app.warn(words::goods::whose_delivery(app.lang()).to_owned());
            }
        }
    }

    /// Puts so much of a pack on the list, from the lots that expire first.
    fn add(&mut self, app: &mut App, sku: &SkuCode, quantity: Quantity, lot: &str) {
        let (lang, today) = (app.lang(), app.now.date());
        if self.rows.is_none() {
            return app.tell(Mood::Info, words::loading(lang).to_owned());
        }
        let Some(card) = card_of(&app.shelf, sku) else { return };
        let name = card.title();
        if card.sold_by != SoldBy::Weight && !quantity.is_whole() {
            let unit = card.unit.clone();
            return app.refuse(&Refusal::WholePieces { name, unit });
        }
        let (parts, missing) = self.divide(sku, quantity, lot, today);
        for (row, part) in parts {
            let is_it = |line: &GatherLine| line.row.lot.id == row.lot.id && line.row.place == row.place;
            match self.lines.iter().position(is_it) {
                Some(at) => {
                    self.lines[at].quantity = self.lines[at].quantity.plus(part).unwrap_or(part);
                    self.selected = at;
                }
                None if self.lines.len() >= LINES_MAX => return app.refuse(&Refusal::TooManyLines),
                None => {
                    self.lines.push(GatherLine { row, quantity: part });
                    self.selected = self.lines.len() - 1;
                }
            }
        }
        self.clear_goods();
        if missing.is_positive() {
            let there = quantity.plus(missing.negated()).unwrap_or(Quantity::ZERO);
            app.warn(self.say_missing(app, sku, &name, there));
        }
    }

    /// Says that the books hold no more there, and where else some lie.
    fn say_missing(&self, app: &App, sku: &SkuCode, name: &str, there: Quantity) -> String {
        let lang = app.lang();
        if self.errand == Errand::Send && there == Quantity::ZERO {
            let mut rows = self.rows().iter().filter(|row| row.pack.sku == *sku && row.quantity.is_positive());
            if rows.clone().any(|row| row.hold == Hold::Held) {
                return words::moves::held_stays(lang, name);
            }
            if rows.any(|row| row.lot.expires.is_some_and(|last| last < app.now.date())) {
                return words::moves::expired_stays(lang, name);
            }
        }
        let from = self.from.map_or(words::moves::anywhere(lang), |place| words::stock::place_name(lang, place));
        let lies = |place: StockPlace| {
            let rows = self.rows().iter().filter(|row| row.pack.sku == *sku && row.place == place);
            rows.fold(Quantity::ZERO, |sum, row| sum.plus(row.quantity).unwrap_or(sum))
        };
        let others = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];
        let others = others.into_iter().filter(|place| self.from != Some(*place) && lies(*place).is_positive());
        let found: Vec<String> =
            others.map(|place| format!("{} {}", words::stock::place_name(lang, place), lies(place))).collect();
        words::moves::no_more(lang, name, there, from, &found.join(", "))
    }

    pub(super) fn clear_goods(&mut self) {
        self.goods.clear();
        self.hits.clear();
        self.picked = 0;
    }

    /// Searches the catalogue for what is typed.
    pub(super) fn find(&mut self, app: &App) {
        let query = split_quantity(self.goods.text()).1;
        self.hits = if query.is_empty() {
            Vec::new()
        } else {
            app.shelf.search(query).into_iter().map(|card| card.sku.clone()).collect()
        };
        // What can be taken comes first; the rest is shown so that nobody searches for it twice.
        let today = app.now.date();
        let mut hits = std::mem::take(&mut self.hits);
        hits.sort_by_cached_key(|sku| !self.left_of_pack(sku, today).is_positive());
        self.hits = hits;
    }

    /// Takes the goods chosen or a code typed; `5*` is the chosen line's quantity, nothing typed ends the list.
    pub(super) fn enter_goods(&mut self, app: &mut App) {
        let text = self.goods.text().to_owned();
        if text.trim().is_empty() {
            return self.confirm(app);
        }
        let (figure, rest) = split_quantity(&text);
        let typed = match figure.map(typed_quantity).transpose() {
            Ok(quantity) => quantity.filter(|q| q.is_positive()),
            Err(refusal) => return app.refuse(&refusal),
        };
        match (self.hits.get(self.picked).cloned(), typed) {
            (None, Some(quantity)) if rest.is_empty() && !self.lines.is_empty() => {
                if self.set_quantity(app, quantity) {
                    self.clear_goods();
                }
            }
            (Some(sku), typed) => self.add(app, &sku, typed.unwrap_or(Quantity::ONE), ""),
            (None, typed) if !find_code(&app.shelf, rest).is_empty() || rest.chars().all(|c| c.is_ascii_digit()) => {
                self.read(app, rest, typed);
            }
            (None, _) => {}
        }
    }

    /// Sets how much of the chosen line goes; never more than lies there.
    pub(super) fn set_quantity(&mut self, app: &mut App, quantity: Quantity) -> bool {
        let Some(line) = self.lines.get_mut(self.selected) else { return true };
        let (row, name) = (&line.row, line.row.pack.name.clone());
        let is_weighed = card_of(&app.shelf, &row.pack.sku).is_some_and(|card| card.sold_by == SoldBy::Weight);
        let refusal = if !quantity.is_positive() {
            Refusal::BadQuantity { name }
        } else if !is_weighed && !quantity.is_whole() {
            Refusal::WholePieces { name, unit: row.pack.unit.clone() }
        } else if quantity > row.quantity {
            crate::domain::refusal::GoodsRefusal::NotSoMuch { name, left: row.quantity }.into()
        } else {
            line.quantity = quantity;
            return true;
        };
        app.refuse(&refusal);
        false
    }

    /// Takes the chosen line from the next lot of its pack, as far as that lot holds so much.
    pub(super) fn turn_lot(&mut self, app: &mut App, is_on: bool) {
        let today = app.now.date();
        let Some(line) = self.lines.get(self.selected).cloned() else { return };
        let is_here = |row: &StockRow| row.lot.id == line.row.lot.id && row.place == line.row.place;
        let mut others = self.clone();
        others.lines.remove(self.selected);
        let rows = others.candidates(&line.row.pack.sku, today);
        let rows: Vec<_> = rows.into_iter().filter(|row| is_here(row) || others.left_of(row) == row.quantity).collect();
        let at = rows.iter().position(|row| is_here(row)).unwrap_or(0);
        let next = if is_on { at + 1 } else { at + rows.len().max(1) - 1 };
        let Some(row) = rows.get(next % rows.len().max(1)).filter(|row| !is_here(row)) else {
            return app.tell(Mood::Info, words::moves::one_lot(app.lang()).to_owned());
        };
        let quantity = line.quantity.min(row.quantity);
        self.lines[self.selected] = GatherLine { row: (*row).clone(), quantity };
    }
}
