//! The lines: counted by scanning, or told by figures.

use super::{Arrival, Matter, Part};
use crate::domain::catalogue::SoldBy;
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::text::{clean, fold};
use crate::screens::amount::{split_quantity, typed_quantity};
use crate::screens::field::{choose, edit, edit_figures};
use crate::screens::pane::Flow;
use crate::screens::press::Press;
use crate::screens::ticket::card_of;
use crate::screens::typing::{Line, Mode};
use crate::screens::{App, words};

impl Arrival {
    /// Takes a scan: one more of its goods has arrived; at the sender's it chooses the line.
    pub fn scan(&mut self, app: &mut App, code: &str) -> Flow {
        let part = self.part;
        match part {
            Part::Arrived | Part::Beside | Part::Why if !self.take(app) => return Flow::Stay,
            Part::Place | Part::Minutes | Part::Cause | Part::Bearer | Part::LossWhy => {
                app.warn(words::goods::scan_in_form(app.lang()).to_owned());
                return Flow::Stay;
            }
            Part::Goods | Part::Arrived | Part::Beside | Part::Why => {}
        }
        let typed = match split_quantity(self.goods.text()) {
            (Some(figure), "") => typed_quantity(figure).ok(),
            (_, _) => None,
        };
        self.goods.clear();
        self.part = Part::Goods;
        match app.read_goods(code, typed) {
            Err(text) => app.warn(text),
            Ok(read) => match self.line_of(&read.skus, &read.lot) {
                Some(at) => self.count(app, at, read.quantity),
                None => {
                    let name = read.skus.first().and_then(|sku| card_of(&app.shelf, sku)).map(|card| card.title());
                    app.warn(words::moves::not_in_it(app.lang(), &name.unwrap_or_default()));
                }
            },
        }
        app.keep_move(self.half_move());
        Flow::Stay
    }

    /// Returns the line goods are counted into: the lot named, else the first that is not full yet.
    fn line_of(&self, skus: &[SkuCode], code: &str) -> Option<usize> {
        let mut found: Vec<usize> =
            (0..self.lines.len()).filter(|at| skus.contains(&self.lines[*at].lot.sku)).collect();
        if found.iter().any(|at| self.lines[*at].lot.code == code) {
            found.retain(|at| self.lines[*at].lot.code == code);
        }
        let is_open = |at: &&usize| self.lines[**at].arrived.is_none_or(|n| n < self.lines[**at].sent);
        found.iter().find(is_open).or_else(|| found.last()).copied()
    }

    fn count(&mut self, app: &mut App, at: usize, quantity: Quantity) {
        self.selected = at;
        let line = &mut self.lines[at];
        if let Matter::Close(_) = self.matter {
            return self.open(Part::Arrived);
        }
        if !is_countable(app, &line.lot.sku, quantity) {
            return app.refuse(&Refusal::WholePieces { name: line.name.clone(), unit: line.unit.clone() });
        }
        match line.arrived.unwrap_or(Quantity::ZERO).plus(quantity) {
            Err(e) => app.refuse(&e.into()),
            Ok(sum) => {
                line.arrived = Some(sum);
                if sum > line.sent {
                    app.warn(words::moves::more_than_sent(app.lang(), &line.name, line.sent, sum));
                }
            }
        }
    }

    /// Takes a key where goods are scanned and lines are chosen.
    pub(super) fn goods_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if !self.goods.is_empty() => self.goods.clear(),
            Press::Esc => {
                app.set_arrival_aside(self);
                return Flow::Close;
            }
            Press::Enter => self.enter_goods(app),
            Press::Tab => self.open(Part::Arrived),
            press if choose(&mut self.selected, self.lines.len(), press) => {}
            press => {
                if edit(&mut self.goods, press) {
                    self.look_for();
                }
            }
        }
        Flow::Stay
    }

    /// Chooses the first line that what is typed is found in.
    fn look_for(&mut self) {
        let wanted = fold(split_quantity(self.goods.text()).1);
        if wanted.is_empty() {
            return;
        }
        let has_all = |text: &str| wanted.split_whitespace().all(|word| text.contains(word));
        let found = self.lines.iter().position(|l| has_all(&fold(&format!("{} {} {}", l.name, l.lot.code, l.lot.sku))));
        self.selected = found.unwrap_or(self.selected);
    }

    /// `5*` is how much of the chosen line arrived, a name opens its line, a code is counted, nothing ends it.
    fn enter_goods(&mut self, app: &mut App) {
        let text = self.goods.text().trim().to_owned();
        let (figure, rest) = split_quantity(&text);
        if text.is_empty() {
            return self.finish(app);
        }
        if let (Some(figure), "") = (figure, rest) {
            self.goods.clear();
            self.open(Part::Arrived);
            self.figure.insert(figure);
            if self.take(app) {
                self.part = Part::Goods;
            }
            return;
        }
        if rest.len() > 5 && rest.chars().all(|c| c.is_ascii_digit()) {
            self.scan(app, rest);
            return;
        }
        self.goods.clear();
        self.open(Part::Arrived);
    }

    /// Opens a field of the chosen line.
    pub(super) fn open(&mut self, part: Part) {
        let Some(line) = self.lines.get(self.selected) else { return };
        self.figure.clear();
        if part == Part::Why {
            let mut why = Line::new(self.goods.mode());
            why.insert(&line.why);
            self.why = why;
        }
        self.part = part;
    }

    /// Returns the field after this one; none after the last.
    fn next(&self) -> Option<Part> {
        let says_why = self.lines.get(self.selected).is_some_and(|line| self.says_why(line));
        match self.part {
            Part::Arrived => Some(Part::Beside),
            Part::Beside if says_why => Some(Part::Why),
            Part::Beside | Part::Why | Part::Goods => None,
            Part::Place | Part::Minutes | Part::Cause | Part::Bearer | Part::LossWhy => None,
        }
    }

    /// Takes a key in the fields of a line: Enter goes on, from the last one back to scanning.
    pub(super) fn line_key(&mut self, app: &mut App, press: &Press) {
        match press {
            Press::Esc => self.part = Part::Goods,
            Press::Enter | Press::Tab => {
                if self.take(app) {
                    match self.next() {
                        Some(part) => self.open(part),
                        None => self.part = Part::Goods,
                    }
                }
            }
            Press::BackTab => {
                if self.take(app) {
                    let before = if self.part == Part::Why { Part::Beside } else { Part::Arrived };
                    self.open(before);
                }
            }
            Press::Up | Press::Down => {
                if self.take(app) {
                    choose(&mut self.selected, self.lines.len(), press);
                    self.open(if self.part == Part::Why { Part::Arrived } else { self.part });
                }
            }
            press if self.part == Part::Why => drop(edit(&mut self.why, press)),
            press => drop(edit_figures(&mut self.figure, press)),
        }
    }

    /// Takes what is typed in the field with the focus; says what cannot be read.
    pub(super) fn take(&mut self, app: &mut App) -> bool {
        let Some(line) = self.lines.get_mut(self.selected) else { return true };
        if self.part == Part::Why {
            line.why = clean(self.why.text());
            return true;
        }
        if self.figure.is_empty() {
            // Enter on an empty field says that all of it arrived.
            if self.part == Part::Arrived && line.arrived.is_none() {
                line.arrived = Some(line.sent);
            }
            return true;
        }
        let quantity = match typed_quantity(self.figure.text()) {
            Ok(quantity) if is_countable(app, &line.lot.sku, quantity) => quantity,
            Ok(_) => {
                app.refuse(&Refusal::WholePieces { name: line.name.clone(), unit: line.unit.clone() });
                return false;
            }
            Err(refusal) => {
                app.refuse(&refusal);
                return false;
            }
        };
        match self.part {
            Part::Arrived => line.arrived = Some(quantity),
            Part::Beside => {
                // What is damaged or back did not arrive to be taken.
                if line.arrived() == line.sent {
                    let rest = line.sent.plus(quantity.negated()).unwrap_or(Quantity::ZERO);
                    line.arrived = Some(if rest.is_positive() { rest } else { Quantity::ZERO });
                }
                line.beside = quantity;
            }
            Part::Goods | Part::Why | Part::Place | Part::Minutes => {}
            Part::Cause | Part::Bearer | Part::LossWhy => {}
        }
        self.figure = Line::new(Mode::Off);
        true
    }
}

/// Returns whether a quantity can be of a pack: pieces are whole.
fn is_countable(app: &App, sku: &SkuCode, quantity: Quantity) -> bool {
    quantity.is_whole() || card_of(&app.shelf, sku).is_some_and(|card| card.sold_by == SoldBy::Weight)
}
