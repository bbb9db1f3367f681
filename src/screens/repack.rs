//! Mở thùng, chia gói: goods of one lot become another pack of the same producer.
//!
//! What is lost is never typed: it is what opening gives and nobody made, so that nothing appears or vanishes.

mod check;
mod pack_field;
pub mod view;

use super::amount::typed_quantity;
use super::field::{edit, edit_figures};
use super::lot_form::{BEARERS, CAUSES};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::catalogue::SoldBy;
use crate::domain::command::Command;
use crate::domain::lot::Hold;
use crate::domain::moves::{Measure, Sizes};
use crate::domain::quantity::Quantity;
use crate::domain::query::StockRow;
use crate::domain::refusal::{GoodsRefusal, HeldFor};
use crate::domain::stock::StockPlace;
use pack_field::PackField;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Which pack it becomes.
    Into,
    /// Which way the packs are measured.
    Way,
    /// How much of one goes into the other.
    Measure,
    /// How much is opened.
    Opened,
    /// How much is made of it.
    Made,
    /// Why something is lost.
    Cause,
    /// Who bears it.
    Bearer,
    /// In the staff's words.
    Reason,
    /// Where the new packs are put.
    Place,
    /// Their last day, when it comes sooner.
    Expires,
}

/// Which way the packs are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// One old pack holds so many new ones.
    Contains,
    /// One new pack takes so much of the old.
    Content,
}

/// The ways, as the digits choose them.
pub const WAYS: [Way; 2] = [Way::Contains, Way::Content];
/// The places, as the digits choose them.
pub const PLACES: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];

/// The fields while nothing is lost.
const PARTS: [Part; 7] = [Part::Into, Part::Way, Part::Measure, Part::Opened, Part::Made, Part::Place, Part::Expires];
/// The fields once something is lost.
const LOSS_PARTS: [Part; 10] = [
    Part::Into,
    Part::Way,
    Part::Measure,
    Part::Opened,
    Part::Made,
    Part::Cause,
    Part::Bearer,
    Part::Reason,
    Part::Place,
    Part::Expires,
];

/// The form.
#[derive(Debug, Clone)]
pub struct RepackForm {
    /// What is opened, and where it lies.
    pub row: StockRow,
    /// The field with the focus.
    pub part: Part,
    /// Which pack it becomes.
    pub into: PackField,
    /// Which way the packs are measured, as its place in [`WAYS`].
    pub way: usize,
    /// How much of one goes into the other.
    pub measure: Line,
    /// How much is opened.
    pub opened: Line,
    /// How much is made.
    pub made: Line,
    /// Whether the measure is what the packs print: a figure typed replaces it.
    is_measure_given: bool,
    /// Whether what is made still follows from the rest: a figure typed replaces it.
    is_made_given: bool,
    /// Whether what is opened is still the one put there.
    is_opened_given: bool,
    /// Where the new packs are put, as its place in [`PLACES`].
    pub place: usize,
    /// Their last day.
    pub expires: Line,
    /// The cause of a loss, as its place in [`CAUSES`].
    pub cause: Option<usize>,
    /// Who bears it, as its place in [`BEARERS`]. Nobody is presumed.
    pub bearer: Option<usize>,
    /// Why.
    pub reason: Line,
}

impl RepackForm {
    fn new(app: &App, row: StockRow, into: PackField) -> Self {
        let typing = app.settings.typing;
        let sold_by = app.shelf.cards().iter().find(|card| card.sku == row.pack.sku).map(|card| card.sold_by);
        let is_loose = sold_by == Some(SoldBy::Weight);
        let figure = || Line::new(Mode::Off);
        let mut opened = figure();
        let all_or_one = if is_loose { row.quantity } else { Quantity::ONE.min(row.quantity) };
        opened.insert(&all_or_one.to_string());
        Self {
            part: Part::Into,
            into,
            way: usize::from(is_loose),
            measure: figure(),
            opened,
            made: figure(),
            is_measure_given: true,
            is_made_given: true,
            is_opened_given: true,
            place: PLACES.iter().position(|place| *place == row.place).unwrap_or(0),
            expires: figure(),
            cause: None,
            bearer: None,
            reason: Line::new(typing),
            row,
        }
    }

    /// Returns the fields it needs now, in order.
    pub fn parts(&self) -> &'static [Part] {
        if self.lost().is_some_and(Quantity::is_positive) { &LOSS_PARTS } else { &PARTS }
    }

    /// Returns how the packs measure each other, once that is typed.
    pub fn measured(&self) -> Option<Measure> {
        let figure = typed_quantity(self.measure.text()).ok().filter(|figure| figure.is_positive())?;
        Some(match WAYS.get(self.way)? {
            Way::Contains => Measure::Contains(figure),
            Way::Content => Measure::Content(figure),
        })
    }

    /// Returns what the two packs print of their sizes.
    fn sizes(&self, app: &App) -> Option<Sizes> {
        let card = |sku| card_of(&app.shelf, sku);
        Sizes::of(card(&self.row.pack.sku)?, card(&self.into.chosen()?.sku)?)
    }

    /// Returns how much is opened and made, once both can be read.
    pub fn figures(&self) -> Option<(Quantity, Quantity)> {
        let read = |line: &Line| typed_quantity(line.text()).ok().filter(|figure| figure.is_positive());
        Some((read(&self.opened)?, read(&self.made)?))
    }

    /// Returns what is lost; below zero more is made than opening gives.
    pub fn lost(&self) -> Option<Quantity> {
        let (opened, made) = self.figures()?;
        self.measured()?.rest(opened, made)
    }

    /// Takes a key; Enter goes to the next field and from the last one does it.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return Flow::Close,
            Press::Scan(code) => self.scan(app, code),
            Press::Enter => self.enter(app),
            Press::Tab => self.go(1),
            Press::BackTab => self.go(self.parts().len() - 1),
            Press::Down if self.part != Part::Into => self.go(1),
            Press::Up if self.part != Part::Into => self.go(self.parts().len() - 1),
            press => {
                self.edit(press);
                self.follow();
            }
        }
        Flow::Stay
    }

    fn scan(&mut self, app: &mut App, code: &str) {
        let scanned = app.shelf.with_code(code);
        if self.into.take(scanned.iter().map(|card| &card.sku)) {
            self.part = Part::Into;
            self.measure_as_printed(app);
            self.follow();
            self.go(1);
        } else {
            app.warn(words::repack::other_goods(app.lang()).to_owned());
        }
    }

    fn go(&mut self, by: usize) {
        let parts = self.parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        self.part = parts[(at + by) % parts.len()];
    }

    fn edit(&mut self, press: &Press) {
        let is_digit = matches!(press, Press::Char(c) if c.is_ascii_digit());
        match self.part {
            Part::Into => self.into.press(press),
            Part::Way => self.way = self.pick(press, Some(self.way), WAYS.len()).unwrap_or(self.way),
            Part::Measure => {
                if std::mem::take(&mut self.is_measure_given) && is_digit {
                    self.measure.clear();
                }
                edit_figures(&mut self.measure, press);
            }
            Part::Opened => {
                if std::mem::take(&mut self.is_opened_given) && is_digit {
                    self.opened.clear();
                }
                edit_figures(&mut self.opened, press);
            }
            Part::Made => {
                if std::mem::take(&mut self.is_made_given) && is_digit {
                    self.made.clear();
                }
                edit_figures(&mut self.made, press);
            }
            Part::Cause => self.cause = self.pick(press, self.cause, CAUSES.len()),
            Part::Bearer => self.bearer = self.pick(press, self.bearer, BEARERS.len()),
            Part::Reason => drop(edit(&mut self.reason, press)),
            Part::Place => self.place = self.pick(press, Some(self.place), PLACES.len()).unwrap_or(self.place),
            Part::Expires => drop(edit(&mut self.expires, press)),
        }
    }

    /// Returns what is chosen now: by a digit, which goes on, or by arrows, which stay.
    fn pick(&mut self, press: &Press, chosen: Option<usize>, len: usize) -> Option<usize> {
        match press {
            Press::Right => Some(chosen.map_or(0, |at| (at + 1) % len)),
            Press::Left => Some(chosen.map_or(len - 1, |at| (at + len - 1) % len)),
            Press::Char(c) => {
                let digit = c.to_digit(10).and_then(|d| usize::try_from(d).ok()).filter(|d| (1..=len).contains(d));
                if digit.is_some() {
                    self.go(1);
                }
                digit.map(|digit| digit - 1).or(chosen)
            }
            _ => chosen,
        }
    }

    /// Lets what is made follow from the other figures until somebody types it.
    fn follow(&mut self) {
        if !self.is_made_given {
            return;
        }
        let opened = typed_quantity(self.opened.text()).ok();
        let sold_by = self.into.chosen().map_or(SoldBy::Piece, |pack| pack.sold_by);
        let most = self.measured().zip(opened).and_then(|(measure, opened)| measure.most(opened, sold_by));
        self.made.clear();
        if let Some(most) = most.filter(|most| most.is_positive()) {
            self.made.insert(&most.to_string());
        }
    }

    fn enter(&mut self, app: &mut App) {
        match self.check(app, self.part) {
            Err(wrong) => self.refuse(app, wrong),
            Ok(()) if self.parts().last() == Some(&self.part) => self.send(app),
            Ok(()) => {
                if self.part == Part::Into {
                    self.measure_as_printed(app);
                }
                self.go(1);
            }
        }
    }

    /// Puts there how the packs measure each other where they print it, until somebody types otherwise.
    fn measure_as_printed(&mut self, app: &App) {
        if !self.is_measure_given {
            return;
        }
        self.measure.clear();
        let Some(measure) = self.sizes(app).and_then(Sizes::measure) else { return };
        let (way, figure) = match measure {
            Measure::Contains(figure) => (Way::Contains, figure),
            Measure::Content(figure) => (Way::Content, figure),
        };
        self.way = WAYS.iter().position(|known| *known == way).unwrap_or(self.way);
        self.measure.insert(&figure.to_string());
        self.follow();
    }

    /// Says what is not right; a date that cannot be is written anew by the next sign.
    fn refuse(&mut self, app: &mut App, wrong: check::Wrong) {
        if self.part == Part::Expires {
            self.expires.refuse();
        }
        wrong.say(app);
    }

    /// Goes back to the first field that is not right, or sends it.
    fn send(&mut self, app: &mut App) {
        for part in self.parts() {
            if let Err(wrong) = self.check(app, *part) {
                self.part = *part;
                return self.refuse(app, wrong);
            }
        }
        if let Some(command) = self.command(app) {
            app.run(Command::RepackGoods(command), Pending::Other);
        }
    }
}

impl App {
    /// Opens the form for the lot in sight, when it may be opened.
    pub(super) fn open_repack(&mut self) {
        let Some(row) = self.lot_in_sight() else {
            return self.tell(Mood::Info, words::stock::choose_lot(self.lang()).to_owned());
        };
        let name = row.pack.name.clone();
        if !row.place.is_here() {
            return self.refuse(&GoodsRefusal::BadPlace.into());
        }
        if row.hold == Hold::Held {
            return self.refuse(&GoodsRefusal::LotHeld { name, why: HeldFor::default() }.into());
        }
        if let Some(day) = row.lot.expires.filter(|last| *last < self.now.date()) {
            let day = day.format("%d/%m/%Y").to_string();
            return self.refuse(&GoodsRefusal::LotExpired { name, day }.into());
        }
        let into = PackField::of(self, &row);
        if into.is_empty() {
            let text = words::repack::no_packs(self.lang(), &row.owner.name);
            return self.tell(Mood::Info, text);
        }
        let form = RepackForm::new(self, row, into);
        self.panes.push(Pane::Repack(Box::new(form)));
    }

    /// Takes the form away once it is done, and shows what lies there now.
    pub(super) fn repacked(&mut self, document: &str) {
        self.close_top(|pane| matches!(pane, Pane::Repack(_)));
        self.tell(Mood::Good, words::repack::done(self.lang(), document));
        self.refresh_lots();
        self.stock_changed();
        self.documents_changed();
    }
}
