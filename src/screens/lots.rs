//! The lots behind a line of the ticket: what the books hold of it, another lot chosen, a hold released.

use std::sync::Arc;

use super::field::choose;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::ticket::card_of;
use super::{App, Effect, words};
use crate::domain::ids::SkuCode;
use crate::domain::lang::Lang;
use crate::domain::lot::{Hold, LotOnShelf, LotPart, PackLot, Unsellable, barred, in_the_way, take};
use crate::domain::quantity::Quantity;
use crate::domain::query::{LotRow, Query, SkuLots, StockOwner, StockPack, StockRow};
use crate::domain::refusal::{GoodsRefusal, Refusal, Term};
use crate::domain::sale::{LotChoice, TicketLine};
use crate::domain::stock::StockPlace;

pub mod view;

/// What the books say of one line of the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStock {
    /// Enough, or nobody books these goods, or it is not known yet.
    Fine,
    /// The books hold only so much on the shelf: the rest is sold all the same. What the store room has beside.
    Short(Quantity, Option<Quantity>),
    /// It may not be sold.
    Blocked(Unsellable),
}

/// The lots of one line.
#[derive(Debug, Clone)]
pub struct Lots {
    /// Which pack.
    pub sku: SkuCode,
    /// The chosen row: the first to expire by itself, the lots, one not in the books.
    pub picked: usize,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LotsRow {
    /// The first to expire, taken by itself.
    First,
    /// This lot.
    Lot(Box<LotRow>),
    /// A fresh one that is not in the books.
    Unbooked,
}

impl Lots {
    /// Returns the rows; nothing while the ledger is asked.
    pub fn rows(&self, app: &App) -> Option<Vec<LotsRow>> {
        let lots = app.lots.get(&self.sku)?.as_ref()?;
        let rows = lots.lots.iter().map(|row| LotsRow::Lot(Box::new(row.clone())));
        Some(std::iter::once(LotsRow::First).chain(rows).chain([LotsRow::Unbooked]).collect())
    }

    /// Returns the chosen row.
    fn row(&self, app: &App) -> Option<LotsRow> {
        self.rows(app)?.get(self.picked).cloned()
    }

    /// Takes a key: Enter takes the chosen lot for the line.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let len = self.rows(app).map_or(0, |rows| rows.len());
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter => return self.enter(app),
            press => drop(choose(&mut self.picked, len, press)),
        }
        Flow::Stay
    }

    fn enter(&self, app: &mut App) -> Flow {
        let choice = match self.row(app) {
            None => return Flow::Stay,
            Some(LotsRow::First) => None,
            Some(LotsRow::Unbooked) if !app.is_manager() => {
                let what = Term::new(words::goods::sell_unbooked(Lang::Vi), words::goods::sell_unbooked(Lang::En));
                app.refuse(&Refusal::NotAllowed { what });
                return Flow::Stay;
            }
            Some(LotsRow::Unbooked) => Some(LotChoice::Unbooked),
            Some(LotsRow::Lot(row)) => {
                if let Some(why) = app.why_not(&row) {
                    app.warn(why);
                    return Flow::Stay;
                }
                Some(LotChoice::Lot(row.lot.id.clone()))
            }
        };
        app.choose_lot(&self.sku, choice);
        Flow::Close
    }
}

impl App {
    /// Asks for the lots of goods on the ticket that are not known yet.
    pub(super) fn ask_lots(&mut self) {
        let mut skus: Vec<SkuCode> = self.ticket.lines.iter().map(|line| line.sku.clone()).collect();
        skus.retain(|sku| !self.lots.contains_key(sku));
        skus.sort();
        skus.dedup();
        if skus.is_empty() {
            return;
        }
        self.lots.extend(skus.iter().map(|sku| (sku.clone(), None)));
        self.effects.push(Effect::Ask(Query::LotsOf { skus }));
    }

    /// Asks again: something moved.
    pub(super) fn refresh_lots(&mut self) {
        self.lots.clear();
        self.ask_lots();
        if let Some(Pane::Lots(pane)) = self.panes.last() {
            let sku = pane.sku.clone();
            if self.lots.insert(sku.clone(), None).is_none() {
                self.effects.push(Effect::Ask(Query::LotsOf { skus: vec![sku] }));
            }
        }
    }

    /// Takes lots; says at once when goods just put on the ticket may not be sold.
    pub(super) fn lots_told(&mut self, told: Vec<SkuLots>) {
        let news: Vec<SkuCode> = told.iter().map(|lots| lots.sku.clone()).collect();
        self.owners_told(&told);
        self.lots.extend(told.into_iter().map(|lots| (lots.sku.clone(), Some(lots))));
        let states = self.line_stocks();
        // Before the lots of one line nothing is said of another.
        let looked_at = match self.panes.last() {
            Some(Pane::Lots(pane)) => Some(&pane.sku),
            Some(_) | None => None,
        };
        let is_new = |line: &TicketLine| news.contains(&line.sku) && looked_at.is_none_or(|sku| *sku == line.sku);
        let mut new = self.ticket.lines.iter().zip(&states).filter(|(line, _)| is_new(line));
        let found = new.clone().find(|(_, state)| matches!(state, LineStock::Blocked(_)));
        if let Some((line, LineStock::Blocked(why))) = found {
            let text = self.blocked_text(line, *why);
            self.warn(text);
        } else if let Some(text) = new.find_map(|(line, state)| self.unknown_lot_text(line, *state)) {
            self.tell(super::update::Mood::Info, text);
        }
    }

    /// Says of the line just sold what its pack's lot is, where the lots are known already.
    pub(super) fn say_pack_lot(&mut self) {
        let Some(line) = self.ticket.line().filter(|line| matches!(line.lot, Some(LotChoice::Scanned(_)))) else {
            return;
        };
        let state = self.line_stocks().get(self.ticket.selected).copied().unwrap_or(LineStock::Fine);
        if let LineStock::Blocked(why) = state {
            let text = self.blocked_text(line, why);
            self.warn(text);
        } else if let Some(text) = self.unknown_lot_text(line, state).filter(|_| line.quantity == Quantity::ONE) {
            self.tell(super::update::Mood::Info, text);
        }
    }

    fn blocked_text(&self, line: &TicketLine, why: Unsellable) -> String {
        let name = card_of(&self.shelf, &line.sku).map(|card| card.title()).unwrap_or_default();
        if why == Unsellable::Held && self.is_in_quarantine(&line.sku) {
            return words::ocop::star_quarantined(self.lang(), &name);
        }
        let label = |action| self.settings.keys.label(action);
        let (key, remove) = (label(super::Action::Lots), label(super::Action::Remove));
        let stands_on_lots = matches!(self.panes.last(), Some(Pane::Lots(_)));
        let in_store = self.in_store(&line.sku).filter(|_| why != Unsellable::Sample);
        match (self.named_lot(line), why) {
            (None, why) if let Some(left) = in_store => {
                let carry = label(super::Action::CarryGoods);
                let carry = if stands_on_lots { format!("Esc, {carry}") } else { carry };
                words::goods::carry_first(self.lang(), &name, why, left, &carry)
            }
            (Some(lot), Unsellable::Expired(day)) => {
                words::goods::named_expired(self.lang(), &name, &lot, &day.format("%d/%m/%Y").to_string(), &remove)
            }
            (Some(lot), Unsellable::Held) => {
                words::goods::named_held(self.lang(), &name, &lot, &self.held_for(line), &key)
            }
            (None, Unsellable::Expired(day)) if stands_on_lots => {
                words::goods::expired_here(self.lang(), &name, day, &remove)
            }
            (None, Unsellable::Held) if stands_on_lots => {
                words::goods::held_here(self.lang(), &name, &self.held_for(line), &label(super::Action::HoldLot))
            }
            (Some(_) | None, why) => words::goods::blocked(self.lang(), &name, why, &self.held_for(line), &key),
        }
    }

    /// Returns why goods of a line are on hold, as a sentence takes it: ` (lấy mẫu)`.
    fn held_for(&self, line: &TicketLine) -> String {
        let rows = self.lots.get(&line.sku).and_then(Option::as_ref).map(|known| known.lots.as_slice());
        let held = rows.unwrap_or_default().iter().find(|row| row.held && row.place == StockPlace::Shelf);
        held.map(|row| words::goods::held_for(&row.held_for)).unwrap_or_default()
    }

    /// Returns the code of the lot a line's pack names, where the books know it.
    fn named_lot(&self, line: &TicketLine) -> Option<String> {
        let Some(LotChoice::Scanned(pack)) = &line.lot else { return None };
        let named = pack.named(&self.lots.get(&line.sku)?.as_ref()?.ever());
        let code = named.first().map(|l| l.lot.code.clone())?;
        Some(if code.is_empty() { pack.code.clone() } else { code })
    }

    /// Returns the lot of a line's pack when the books know none of that name.
    fn unknown_lot<'l>(&self, line: &'l TicketLine) -> Option<&'l PackLot> {
        let Some(LotChoice::Scanned(pack)) = &line.lot else { return None };
        let known = self.lots.get(&line.sku)?.as_ref().filter(|known| known.booked)?;
        pack.named(&known.ever()).is_empty().then_some(pack)
    }

    /// Says that the books know no lot of a line's pack, and what is taken instead.
    fn unknown_lot_text(&self, line: &TicketLine, state: LineStock) -> Option<String> {
        let pack = self.unknown_lot(line)?;
        let name = card_of(&self.shelf, &line.sku).map(|card| card.title()).unwrap_or_default();
        let lot = words::goods::pack_lot(self.lang(), pack);
        let key = self.settings.keys.label(super::Action::Lots);
        if let LineStock::Short(left, _) = state {
            return Some(words::goods::lot_unknown_short(self.lang(), &name, &lot, left));
        }
        Some(if self.is_manager() {
            words::goods::lot_unknown_manager(self.lang(), &name, &lot, &key)
        } else {
            words::goods::lot_unknown(self.lang(), &name, &lot)
        })
    }

    /// Tells of every line what the books say: those whose lot is named first, then in order, as the ledger takes them.
    pub(super) fn line_stocks(&self) -> Vec<LineStock> {
        let mut gone: Vec<LotPart> = Vec::new();
        let mut states = vec![LineStock::Fine; self.ticket.lines.len()];
        let meant: Vec<Option<(bool, Vec<LotOnShelf>)>> = self.ticket.lines.iter().map(|l| self.meant(l)).collect();
        for is_named in [true, false] {
            for ((line, meant), state) in self.ticket.lines.iter().zip(&meant).zip(&mut states) {
                if let Some((_, here)) = meant.as_ref().filter(|(named, _)| *named == is_named) {
                    *state = self.line_stock(line, here.clone(), &mut gone);
                }
            }
        }
        for ((line, meant), state) in self.ticket.lines.iter().zip(&meant).zip(&mut states) {
            let is_beyond = meant.is_none() || matches!(state, LineStock::Short(..));
            if is_beyond && self.is_in_quarantine(&line.sku) {
                *state = LineStock::Blocked(Unsellable::Held);
            }
        }
        states
    }

    /// Returns the lots a line may take from, and whether they were chosen or named; nothing when all is well.
    fn meant(&self, line: &TicketLine) -> Option<(bool, Vec<LotOnShelf>)> {
        let known = self.lots.get(&line.sku)?.as_ref().filter(|known| known.booked)?;
        match &line.lot {
            None => Some((false, known.on_shelf())),
            Some(LotChoice::Unbooked) => None,
            Some(LotChoice::Lot(id)) => {
                Some((true, known.on_shelf().into_iter().filter(|l| l.lot.id == *id).collect()))
            }
            Some(LotChoice::Scanned(pack)) => match pack.named(&known.ever()) {
                named if named.is_empty() => Some((false, known.on_shelf())),
                named => Some((true, named)),
            },
        }
    }

    fn line_stock(&self, line: &TicketLine, mut here: Vec<LotOnShelf>, gone: &mut Vec<LotPart>) -> LineStock {
        for lot in &mut here {
            let taken = gone.iter().filter(|part| part.lot == lot.lot.id).map(|part| part.quantity);
            lot.left = taken.fold(lot.left, |left, q| left.plus(q.negated()).unwrap_or(Quantity::ZERO));
        }
        let day = self.now.date();
        let is_scanned = matches!(line.lot, Some(LotChoice::Scanned(_)));
        if let Some(why) = barred(&here, day).filter(|_| is_scanned) {
            return LineStock::Blocked(why);
        }
        let taken = take(&here, line.quantity, day);
        let Some(short) = taken.short else {
            gone.extend(taken.parts);
            return LineStock::Fine;
        };
        if let Some(why) = in_the_way(&here, day) {
            return LineStock::Blocked(why);
        }
        gone.extend(taken.parts);
        LineStock::Short(line.quantity.plus(short.negated()).unwrap_or(Quantity::ZERO), self.in_store(&line.sku))
    }

    /// Returns how much of a pack could be fetched from the store room.
    fn in_store(&self, sku: &SkuCode) -> Option<Quantity> {
        self.lots.get(sku)?.as_ref()?.in_store(self.now.date())
    }

    /// Says which lot was chosen for a line, by hand or by its pack.
    pub(super) fn chosen_lot(&self, line: &TicketLine) -> Option<String> {
        let lang = self.lang();
        match line.lot.as_ref()? {
            LotChoice::Unbooked => Some(words::goods::unbooked(lang).to_owned()),
            LotChoice::Lot(id) => {
                let known = self.lots.get(&line.sku).and_then(Option::as_ref);
                let row = known.and_then(|k| k.lots.iter().find(|row| row.lot.id == *id));
                Some(row.map_or_else(|| words::goods::lot(lang).to_owned(), |row| words::goods::lot_named(lang, row)))
            }
            LotChoice::Scanned(pack) if self.unknown_lot(line).is_some() => {
                let lot = words::goods::pack_lot(lang, pack);
                Some(words::goods::not_in_books(lang, &lot))
            }
            LotChoice::Scanned(pack) => Some(words::goods::pack_lot(lang, pack)),
        }
    }

    /// Opens the lots of the line the cashier stands on.
    pub(super) fn open_lots(&mut self) {
        let Some(line) = self.ticket.line() else {
            return self.tell(super::update::Mood::Info, words::choose_goods(self.lang()).to_owned());
        };
        let lots = Lots { sku: line.sku.clone(), picked: 0 };
        self.panes.push(Pane::Lots(lots));
        self.refresh_lots();
    }

    /// Says why a lot cannot be taken for a line now, with the way on.
    fn why_not(&self, row: &LotRow) -> Option<String> {
        let lang = self.lang();
        if row.place != StockPlace::Shelf {
            return Some(words::goods::not_on_shelf(lang, row.place));
        }
        let day = self.now.date();
        let one = SkuLots { sku: row.lot.sku.clone(), booked: true, lots: vec![row.clone()], gone: Vec::new() };
        let why = one.on_shelf().first().and_then(|lot| lot.unsellable_on(day))?;
        let key = self.settings.keys.label(super::Action::HoldLot);
        Some(words::goods::blocked(lang, &row.name, why, &words::goods::held_for(&row.held_for), &key))
    }

    fn choose_lot(&mut self, sku: &SkuCode, choice: Option<LotChoice>) {
        let selected = self.ticket.selected;
        if let Some(line) = self.ticket.lines.get_mut(selected).filter(|line| line.sku == *sku) {
            line.lot = choice;
            self.ticket_changed();
        }
    }

    /// Returns the lot chosen for a line, as the boards of stock tell it.
    pub(super) fn lot_chosen(&self, pane: &Lots) -> Option<StockRow> {
        let Some(LotsRow::Lot(row)) = pane.row(self) else { return None };
        let card = card_of(&self.shelf, &row.lot.sku)?;
        let hold = if row.held { Hold::Held } else { Hold::Free };
        Some(StockRow {
            pack: Arc::new(StockPack {
                sku: row.lot.sku.clone(),
                name: row.name,
                unit: card.unit.clone(),
                price: None,
                search: String::new(),
            }),
            owner: Arc::new(StockOwner { code: card.producer.code.clone(), name: card.producer.name.clone() }),
            document: row.lot.delivery_note.clone(),
            lot: row.lot,
            hold,
            place: row.place,
            quantity: row.quantity,
        })
    }

    /// Opens the lots of goods a sale was refused for: the way on stands where the eye is.
    pub(super) fn show_refused_lot(&mut self, refusal: &Refusal) {
        let Refusal::GoodsRefusal(
            GoodsRefusal::LotExpired { name, .. }
            | GoodsRefusal::LotHeld { name, .. }
            | GoodsRefusal::CarryFirst { name, .. }
            | GoodsRefusal::NamedLotHeld { name, .. }
            | GoodsRefusal::LotIsSample { name },
        ) = refusal
        else {
            return;
        };
        let is_it = |line: &TicketLine| card_of(&self.shelf, &line.sku).is_some_and(|card| card.title() == *name);
        if let Some(at) = self.ticket.lines.iter().position(is_it) {
            self.ticket.selected = at;
            self.open_lots();
        }
    }
}
