//! Goods gathered by scanning: carried to another place of the shop, or sent to another point.
//!
//! Which lot goes is found by itself, the first to expire; a line's fields choose another. What is gathered
//! is set aside when the page is left, so that going back loses nothing.

use std::sync::Arc;

use super::amount::typed_quantity;
use super::field::{choose, edit, edit_figures};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::question::Question;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::command::{Command, LotLine, MoveGoods, SendGoods};
use crate::domain::ids::{PointCode, SkuCode};
use crate::domain::lang::Lang;
use crate::domain::moves::PointName;
use crate::domain::quantity::Quantity;
use crate::domain::query::{Query, StockRow};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::stock::StockPlace;
use crate::domain::text::clean;

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
    /// What lies in the shop, once told.
    rows: Option<Arc<Vec<StockRow>>>,
}

/// The places goods are taken from, as keys turn them.
const FROM: [Option<StockPlace>; 4] = [Some(StockPlace::Store), Some(StockPlace::Shelf), Some(StockPlace::Fair), None];
/// The places goods are carried to.
const TO: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];

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
            rows: None,
        }
    }

    /// Returns what lies in the shop.
    fn rows(&self) -> &[StockRow] {
        self.rows.as_ref().map_or(&[], |rows| rows.as_slice())
    }

    /// Takes what lies in the shop now; lines follow what is left of their lots.
    pub fn take_rows(&mut self, rows: &Arc<Vec<StockRow>>) {
        for line in &mut self.lines {
            let is_it = |row: &&StockRow| row.lot.id == line.row.lot.id && row.place == line.row.place;
            if let Some(row) = rows.iter().find(is_it) {
                line.row = row.clone();
            }
        }
        self.rows = Some(Arc::clone(rows));
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
                Part::Code => drop(edit(&mut self.code, press)),
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

    /// Turns a place to the next one, or to the one before; never from a place to itself.
    fn turn(&mut self, press: &Press) {
        let forward = matches!(press, Press::Right | Press::Char(' '));
        if !forward && *press != Press::Left {
            return;
        }
        let step = |at: usize, len: usize| if forward { (at + 1) % len } else { (at + len - 1) % len };
        for _ in 0..2 {
            if self.part == Part::From {
                let at = FROM.iter().position(|place| *place == self.from).unwrap_or(0);
                self.from = FROM[step(at, FROM.len())];
            } else {
                let at = TO.iter().position(|place| *place == self.to).unwrap_or(0);
                self.to = TO[step(at, TO.len())];
            }
            if self.errand == Errand::Send || self.from != Some(self.to) {
                return;
            }
        }
    }

    /// Goes back; what is gathered is set aside.
    fn leave(&self, app: &mut App) -> Flow {
        if !self.lines.is_empty() {
            app.tell(Mood::Info, words::moves::set_aside(app.lang(), self.errand).to_owned());
        }
        app.set_gathered_aside(self);
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

    /// Asks whether what is gathered goes as it stands.
    fn confirm(&mut self, app: &mut App) {
        let lang = app.lang();
        if self.part == Part::Line && !self.take_line(app) {
            return;
        }
        if self.lines.is_empty() {
            return app.warn(words::moves::no_lines_hint(lang, self.errand).to_owned());
        }
        match self.errand {
            Errand::Carry => {
                if let Some(at) = self.lines.iter().position(|line| line.row.place == self.to) {
                    (self.part, self.selected) = (Part::Goods, at);
                    return app.warn(words::moves::there_already(lang, &self.lines[at].row.pack.name));
                }
            }
            Errand::Send => {
                if self.point().is_none() {
                    self.part = Part::Code;
                    return app.warn(words::moves::point_first(lang).to_owned());
                }
            }
        }
        self.part = Part::Goods;
        app.panes.push(Pane::Question(Question::Gathered(self.errand)));
    }

    /// Returns the point goods are sent to, once its code can be read.
    fn point(&self) -> Option<PointName> {
        let code = PointCode::new(clean(self.code.text()).to_uppercase()).ok()?;
        Some(PointName { code, name: clean(self.name.text()) })
    }

    /// Makes the command.
    fn command(&self) -> Option<Command> {
        let line = |l: &GatherLine| LotLine { lot: l.row.lot.id.clone(), place: l.row.place, quantity: l.quantity };
        let lines = self.lines.iter().map(line).collect();
        Some(match self.errand {
            Errand::Carry => Command::MoveGoods(MoveGoods { to: self.to, lines }),
            Errand::Send => Command::SendGoods(SendGoods { to: self.point()?, note: clean(self.note.text()), lines }),
        })
    }

    /// Says what Enter would do, as a question.
    fn ask(&self, lang: Lang) -> String {
        let count = self.lines.len();
        match (self.errand, self.point()) {
            (Errand::Carry, _) => words::moves::ask_carry(lang, count, words::stock::place_name(lang, self.to)),
            (Errand::Send, point) => {
                words::moves::ask_send(lang, count, &point.map(|p| words::moves::point(&p)).unwrap_or_default())
            }
        }
    }
}

impl App {
    /// Opens gathering where it was left.
    pub(super) fn open_gather(&mut self, errand: Errand) {
        if errand == Errand::Send && !self.may_move(words::moves::send_right) {
            return;
        }
        self.sale.clear();
        let at = self.gathered.iter().position(|kept| kept.errand == errand);
        let pane = at.map_or_else(|| Gather::new(errand, self.settings.typing), |at| self.gathered.remove(at));
        self.panes.push(Pane::Gather(Box::new(pane)));
        self.effects.push(Effect::Ask(Query::StockSheet { today: self.now.date(), as_of: None }));
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(super) fn may_move(&mut self, right: fn(Lang) -> &'static str) -> bool {
        if !self.is_manager() {
            self.refuse(&Refusal::NotAllowed { what: Term::new(right(Lang::Vi), right(Lang::En)) });
        }
        self.is_manager()
    }

    /// Keeps what is gathered until the page is opened again.
    fn set_gathered_aside(&mut self, pane: &Gather) {
        self.gathered.retain(|kept| kept.errand != pane.errand);
        if !pane.lines.is_empty() {
            self.gathered.push(pane.clone());
        }
    }

    fn with_gather(&mut self, act: impl FnOnce(&mut Gather, &mut Self)) {
        let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Gather(_))) else { return };
        if let Pane::Gather(mut pane) = self.panes.remove(at) {
            act(&mut pane, self);
            self.panes.insert(at.min(self.panes.len()), Pane::Gather(pane));
        }
    }

    /// Asks whether what is gathered goes.
    pub(super) fn confirm_gathered(&mut self) {
        self.with_gather(Gather::confirm);
    }

    /// Returns the question about what is gathered.
    pub(super) fn ask_gathered(&self) -> String {
        let open =
            self.panes.iter().rev().find_map(|pane| if let Pane::Gather(open) = pane { Some(open) } else { None });
        open.map(|open| open.ask(self.lang())).unwrap_or_default()
    }

    /// Books what is gathered.
    pub(super) fn book_gathered(&mut self) {
        self.with_gather(|pane, app| {
            if let Some(command) = pane.command() {
                app.run(command, Pending::Other);
            }
        });
    }

    /// Goods were carried: by the page or by a lot's form.
    pub(super) fn goods_moved(&mut self, document: &str) {
        if !self.panes.iter().any(|pane| matches!(pane, Pane::LotForm(_))) {
            self.panes.retain(|pane| !matches!(pane, Pane::Gather(_)));
        }
        self.lot_dealt_with(words::moves::moved(self.lang(), document));
    }

    /// Goods left: the file that the other point reads is offered at once.
    pub(super) fn goods_sent(&mut self, document: String) {
        self.panes.retain(|pane| !matches!(pane, Pane::Gather(_)));
        self.lot_dealt_with(words::moves::sent(self.lang(), &document));
        self.transit_changed();
        self.open_transfer_file(document);
    }
}
