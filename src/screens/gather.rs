//! Goods gathered by scanning: carried to another place of the shop, or sent to another point.
//!
//! Which lot goes is found by itself, the first to expire; a line's fields choose another. What is gathered
//! is set aside when the page is left, so that going back loses nothing.

use std::sync::Arc;

use super::amount::typed_quantity;
use super::field::{choose, edit, edit_figures};
use super::pane::Flow;
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Mood;
use super::{App, words};
use crate::domain::command::LotLine;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::query::StockRow;
use crate::domain::stock::StockPlace;

mod book;
mod goods;
mod pick;
pub mod view;

/// What goods are gathered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// They are carried to another place of the shop.
    Carry,
    /// They are sent to another point.
    Send,
}

/// The field with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From where they are taken.
    From,
    /// To which place of the shop.
    To,
    /// To which point: its code.
    Code,
    /// What that point is called.
    Name,
    /// Who carries them.
    Note,
    /// The next goods, or a line chosen.
    Goods,
    /// How much of the chosen line, and which lot.
    Line,
}

/// So much of a lot in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatherLine {
    /// The lot as it lies there.
    pub row: StockRow,
    /// How much of it goes.
    pub quantity: Quantity,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Gather {
    /// What for.
    pub errand: Errand,
    /// The field with the focus.
    pub part: Part,
    /// From where goods are taken; anywhere when none.
    pub from: Option<StockPlace>,
    /// To which place they are carried.
    pub to: StockPlace,
    /// The other point's code.
    pub code: Line,
    /// The other point's name.
    pub name: Line,
    /// Who carries them.
    pub note: Line,
    /// What is typed to find goods.
    pub goods: Line,
    /// What was found.
    pub hits: Vec<SkuCode>,
    /// The one chosen of it.
    pub picked: usize,
    /// What is gathered.
    pub lines: Vec<GatherLine>,
    /// The line chosen.
    pub selected: usize,
    /// The quantity being typed for the chosen line.
    pub figure: Line,
    /// What was kept and waits to be found in what lies in the shop.
    waiting: Vec<LotLine>,
    /// What lies in the shop, once told.
    rows: Option<Arc<Vec<StockRow>>>,
}

/// The places goods are taken from, as keys turn them.
const FROM: [Option<StockPlace>; 4] = [Some(StockPlace::Store), Some(StockPlace::Shelf), Some(StockPlace::Fair), None];
/// The places goods are carried to.
const TO: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];

/// Codes of points are capital letters: nobody holds Shift for them.
fn capital(press: &Press) -> Press {
    if let Press::Char(c) = press { Press::Char(c.to_ascii_uppercase()) } else { press.clone() }
}

impl Errand {
    /// Returns the fields of the head, in order, and the goods after them.
    const fn parts(self) -> &'static [Part] {
        match self {
            Self::Carry => &[Part::From, Part::To, Part::Goods],
            Self::Send => &[Part::Code, Part::Name, Part::Note, Part::From, Part::Goods],
        }
    }
}

impl Gather {
    /// Starts with nothing gathered: from the store room to the shelf, or from anywhere to a point to be named.
    fn new(errand: Errand, typing: Mode) -> Self {
        let (part, from) = match errand {
            Errand::Carry => (Part::Goods, Some(StockPlace::Store)),
            Errand::Send => (Part::Code, None),
        };
        Self {
            errand,
            part,
            from,
            to: StockPlace::Shelf,
            code: Line::new(Mode::Off),
            name: Line::new(typing),
            note: Line::new(typing),
            goods: Line::new(typing),
            hits: Vec::new(),
            picked: 0,
            lines: Vec::new(),
            selected: 0,
            figure: Line::new(Mode::Off),
            waiting: Vec::new(),
            rows: None,
        }
    }

    /// Returns what lies in the shop.
    fn rows(&self) -> &[StockRow] {
        self.rows.as_ref().map_or(&[], |rows| rows.as_slice())
    }

    /// Takes what lies in the shop now; lines follow what is left of their lots.
    ///
    /// Returns what was kept and no longer lies there: it cannot be taken any more.
    #[must_use]
    pub fn take_rows(&mut self, rows: &Arc<Vec<StockRow>>) -> Vec<LotLine> {
        for line in &mut self.lines {
            let is_it = |row: &&StockRow| row.lot.id == line.row.lot.id && row.place == line.row.place;
            if let Some(row) = rows.iter().find(is_it) {
                line.row = row.clone();
            }
        }
        let mut gone = Vec::new();
        for kept in std::mem::take(&mut self.waiting) {
            let is_it = |row: &&StockRow| row.lot.id == kept.lot && row.place == kept.place;
            match rows.iter().find(is_it) {
                Some(row) => self.lines.push(GatherLine { row: row.clone(), quantity: kept.quantity }),
                None => gone.push(kept),
            }
        }
        self.rows = Some(Arc::clone(rows));
        gone
    }

    /// Returns whether found goods are listed.
    pub fn is_listing(&self) -> bool {
        self.part == Part::Goods && (!self.goods.is_empty() || !self.hits.is_empty())
    }

    /// Returns whether letters and Del belong to a field.
    pub fn is_typing(&self) -> bool {
        match self.part {
            Part::Goods => !self.goods.is_empty(),
            Part::Code | Part::Name | Part::Note | Part::Line => true,
            Part::From | Part::To => false,
        }
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let flow = self.key(app, press);
        app.keep_move(self.half_move());
        flow
    }

    fn key(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.part {
            Part::Goods => return self.goods_key(app, press),
            Part::Line => self.line_key(app, press),
            Part::From | Part::To | Part::Code | Part::Name | Part::Note => return self.head_key(app, press),
        }
        Flow::Stay
    }

    fn head_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return self.leave(app),
            Press::Enter | Press::Tab | Press::Down => self.step(1),
            Press::BackTab | Press::Up => self.step(self.errand.parts().len() - 1),
            press => match self.part {
                Part::Code => drop(edit(&mut self.code, &capital(press))),
                Part::Name => drop(edit(&mut self.name, press)),
                Part::Note => drop(edit(&mut self.note, press)),
                Part::From | Part::To => self.turn(press),
                Part::Goods | Part::Line => {}
            },
        }
        Flow::Stay
    }

    fn step(&mut self, by: usize) {
        let parts = self.errand.parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(parts.len() - 1);
        self.part = parts[(at + by) % parts.len()];
    }

    /// Turns a place to the next one, or to the one before; onto the other one both change over.
    fn turn(&mut self, press: &Press) {
        let forward = matches!(press, Press::Right | Press::Char(' '));
        if !forward && *press != Press::Left {
            return;
        }
        let step = |at: usize, len: usize| if forward { (at + 1) % len } else { (at + len - 1) % len };
        let (from, to) = (self.from, self.to);
        if self.part == Part::From {
            let at = FROM.iter().position(|place| *place == from).unwrap_or(0);
            self.from = FROM[step(at, FROM.len())];
        } else {
            let at = TO.iter().position(|place| *place == to).unwrap_or(0);
            self.to = TO[step(at, TO.len())];
        }
        if self.errand == Errand::Carry && self.from == Some(self.to) {
            // The other way round: what was the one becomes the other.
            (self.from, self.to) = if self.part == Part::From {
                (self.from, from.unwrap_or(StockPlace::Store))
            } else {
                (Some(to), self.to)
            };
        }
    }

    /// Goes back; what is gathered is set aside.
    fn leave(&self, app: &mut App) -> Flow {
        if !self.lines.is_empty() {
            app.tell(Mood::Info, words::moves::set_aside(app.lang(), self.errand).to_owned());
        }
        Flow::Close
    }

    /// Takes a key where goods are scanned and lines are chosen.
    fn goods_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if self.is_listing() => self.clear_goods(),
            Press::Esc => return self.leave(app),
            Press::Enter => self.enter_goods(app),
            Press::Tab => self.edit_line(app),
            Press::BackTab => self.step(self.errand.parts().len() - 1),
            Press::Delete if self.goods.is_empty() => self.remove_line(app),
            press if self.is_listing() && choose(&mut self.picked, self.hits.len(), press) => {}
            press if choose(&mut self.selected, self.lines.len(), press) => {}
            press => {
                let before = self.goods.text().to_owned();
                if edit(&mut self.goods, press) && before != self.goods.text() {
                    self.picked = 0;
                    self.find(app);
                }
            }
        }
        Flow::Stay
    }

    fn remove_line(&mut self, app: &mut App) {
        if self.selected >= self.lines.len() {
            return app.tell(Mood::Info, words::goods::choose_line(app.lang()).to_owned());
        }
        let line = self.lines.remove(self.selected);
        self.selected = self.selected.min(self.lines.len().saturating_sub(1));
        app.tell(Mood::Info, words::moves::removed(app.lang(), &line.row.pack.name));
    }

    /// Opens the fields of the chosen line.
    fn edit_line(&mut self, app: &mut App) {
        if self.lines.is_empty() {
            return app.tell(Mood::Info, words::moves::no_lines_hint(app.lang(), self.errand).to_owned());
        }
        self.figure.clear();
        self.part = Part::Line;
    }

    /// Takes a key in the fields of a line: figures are how much, the side arrows another lot.
    fn line_key(&mut self, app: &mut App, press: &Press) {
        match press {
            Press::Esc => self.part = Part::Goods,
            Press::Enter | Press::Tab => {
                if self.take_line(app) {
                    self.part = Part::Goods;
                }
            }
            Press::Left | Press::Right if self.take_line(app) => self.turn_lot(app, *press == Press::Right),
            Press::Up | Press::Down => {
                if self.take_line(app) {
                    choose(&mut self.selected, self.lines.len(), press);
                }
            }
            press => drop(edit_figures(&mut self.figure, press)),
        }
    }

    /// Takes the quantity typed for the chosen line; says what is wrong with it.
    fn take_line(&mut self, app: &mut App) -> bool {
        if self.figure.is_empty() {
            return true;
        }
        match typed_quantity(self.figure.text()) {
            Err(refusal) => app.refuse(&refusal),
            Ok(quantity) => {
                if self.set_quantity(app, quantity) {
                    self.figure.clear();
                    return true;
                }
            }
        }
        false
    }
}
