//! Goods in: whose they are, the producer's note, then line after line by scanning or typing.
//!
//! The delivery itself is [`App::delivery`], kept at every change; the pane holds only what is being
//! typed, so that going back loses nothing.

use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::producer_field::ProducerField;
use super::question::Question;
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::catalogue::Producer;
use crate::domain::command::Command;
use crate::domain::ids::SkuCode;
use crate::domain::lot::SupplyForm;
use crate::domain::query::Query;
use crate::domain::stock::StockPlace;
use crate::domain::text::clean;

mod goods;
mod line_form;
mod refuse;
pub mod view;

pub use goods::Read;
pub use line_form::{LineForm, LinePart};
pub use refuse::RefuseForm;

/// The field with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Whose goods.
    Producer,
    /// The producer's own delivery note.
    Note,
    /// Where they are put.
    Place,
    /// How they come.
    Form,
    /// The next goods, or a line chosen.
    Goods,
    /// A field of one line.
    Line,
}

/// The receiving pane.
#[derive(Debug, Clone)]
pub struct Receive {
    /// The field with the focus.
    pub part: Part,
    /// Who is found and chosen.
    pub producer: ProducerField,
    /// The producer's own delivery note.
    pub note: Line,
    /// What is typed to find goods.
    pub goods: Line,
    /// What was found.
    pub hits: Vec<SkuCode>,
    /// The one chosen of it.
    pub picked: usize,
    /// The line chosen.
    pub selected: usize,
    /// The line whose fields are typed.
    pub form: Option<LineForm>,
}

/// The places goods are put when they come.
const PLACES: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];
/// The ways goods come.
const FORMS: [SupplyForm; 3] = [SupplyForm::Consignment, SupplyForm::Purchase, SupplyForm::Sample];

impl Receive {
    /// Takes the delivery up where it was left.
    fn resume(app: &App) -> Self {
        let typing = app.settings.typing;
        let mut note = Line::new(Mode::Off);
        note.insert(&app.delivery.delivery_note);
        Self {
            part: if app.delivery.producer.is_some() { Part::Goods } else { Part::Producer },
            producer: ProducerField::new(app),
            note,
            goods: Line::new(typing),
            hits: Vec::new(),
            picked: 0,
            selected: app.delivery.lines.len().saturating_sub(1),
            form: None,
        }
    }

    /// Returns whether found goods are listed.
    pub fn is_listing(&self) -> bool {
        self.part == Part::Goods && (!self.goods.is_empty() || !self.hits.is_empty())
    }

    /// Returns whether letters and Del belong to a field.
    pub fn is_typing(&self) -> bool {
        match self.part {
            Part::Goods => !self.goods.is_empty(),
            Part::Producer | Part::Note | Part::Line => true,
            Part::Place | Part::Form => false,
        }
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.part {
            Part::Goods => return self.goods_key(app, press),
            Part::Line => self.line_key(app, press),
            Part::Producer | Part::Note | Part::Place | Part::Form => return self.head_key(app, press),
        }
        Flow::Stay
    }

    /// Takes a key in the head: Enter goes on, Tab goes through all four fields.
    fn head_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc => return self.leave(app),
            Press::Enter => self.enter_head(app),
            Press::Tab => self.step(app, self.after()),
            Press::BackTab => self.step(app, self.before()),
            press if self.part == Part::Producer => self.producer.press(press),
            Press::Down => self.step(app, self.after()),
            Press::Up => self.step(app, self.before()),
            press if self.part == Part::Note => drop(edit(&mut self.note, press)),
            press => self.turn(app, press),
        }
        Flow::Stay
    }

    const fn after(&self) -> Part {
        match self.part {
            Part::Producer => Part::Note,
            Part::Note => Part::Place,
            Part::Place => Part::Form,
            Part::Form | Part::Goods | Part::Line => Part::Goods,
        }
    }

    const fn before(&self) -> Part {
        match self.part {
            Part::Producer | Part::Note => Part::Producer,
            Part::Place => Part::Note,
            Part::Form => Part::Place,
            Part::Goods | Part::Line => Part::Form,
        }
    }

    /// Goes to another field of the head, what is typed taken along.
    fn step(&mut self, app: &mut App, to: Part) {
        if !self.take_head(app) {
            return;
        }
        if to == Part::Producer && !app.delivery.lines.is_empty() {
            return app.tell(Mood::Info, words::goods::producer_fixed(app.lang()).to_owned());
        }
        if to == Part::Goods && app.delivery.producer.is_none() {
            return app.warn(words::goods::producer_first(app.lang()).to_owned());
        }
        self.part = to;
    }

    fn enter_head(&mut self, app: &mut App) {
        let to = match self.part {
            Part::Producer => Part::Note,
            Part::Note | Part::Place | Part::Form | Part::Goods | Part::Line => Part::Goods,
        };
        self.step(app, to);
    }

    /// Takes what is typed in the head into the delivery; says what is missing.
    fn take_head(&mut self, app: &mut App) -> bool {
        match self.part {
            Part::Producer => {
                if !self.producer.has_choice() {
                    app.warn(words::type_producer(app.lang()).to_owned());
                    return false;
                }
                let Some(producer) = self.producer.chosen().cloned() else {
                    app.warn(words::choose_producer(app.lang()).to_owned());
                    return false;
                };
                if app.delivery.producer.as_ref() != Some(&producer.code) {
                    app.delivery.producer = Some(producer.code);
                    app.keep_delivery();
                }
            }
            Part::Note => {
                let note = clean(self.note.text());
                if note.chars().count() > 60 {
                    app.warn(words::goods::note_long(app.lang()).to_owned());
                    return false;
                }
                if note != app.delivery.delivery_note {
                    app.delivery.delivery_note = note;
                    app.keep_delivery();
                }
            }
            Part::Place | Part::Form | Part::Goods | Part::Line => {}
        }
        true
    }

    /// Turns place or form to the next one, or to the one before.
    fn turn(&self, app: &mut App, press: &Press) {
        let forward = matches!(press, Press::Right | Press::Char(' '));
        if !forward && *press != Press::Left {
            return;
        }
        let step = |at: usize, len: usize| if forward { (at + 1) % len } else { (at + len - 1) % len };
        match self.part {
            Part::Place => {
                let at = PLACES.iter().position(|p| *p == app.delivery.place).unwrap_or(0);
                app.delivery.place = PLACES[step(at, PLACES.len())];
            }
            Part::Form => {
                let at = FORMS.iter().position(|f| *f == app.delivery.form).unwrap_or(0);
                app.delivery.form = FORMS[step(at, FORMS.len())];
                let form = app.delivery.form;
                app.delivery.lines.iter_mut().for_each(|line| line.form = form);
            }
            Part::Producer | Part::Note | Part::Goods | Part::Line => return,
        }
        app.keep_delivery();
    }

    /// Goes back to the sale; the delivery stays as it is.
    fn leave(&mut self, app: &mut App) -> Flow {
        if self.part == Part::Note {
            self.take_head(app);
        }
        if !app.delivery.is_empty() {
            let key = app.settings.keys.label(super::Action::Receive);
            app.tell(Mood::Info, format!("{} – {key}", words::goods::receive_kept(app.lang())));
        }
        Flow::Close
    }

    /// Takes a key where goods are scanned and lines are chosen.
    fn goods_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if self.is_listing() => self.clear_goods(),
            Press::Esc => return self.leave(app),
            Press::Enter => self.enter_goods(app),
            Press::Tab => self.edit_line(app, self.selected),
            Press::BackTab => self.step(app, Part::Form),
            Press::Delete if self.goods.is_empty() => self.remove_line(app),
            press if self.is_listing() && choose(&mut self.picked, self.hits.len(), press) => {}
            press if choose(&mut self.selected, app.delivery.lines.len(), press) => {}
            press => {
                let before = self.goods.text().to_owned();
                if edit(&mut self.goods, press) && before != self.goods.text() {
                    self.picked = 0;
                    self.refresh_hits(app);
                }
            }
        }
        Flow::Stay
    }

    fn clear_goods(&mut self) {
        self.goods.clear();
        self.hits.clear();
        self.picked = 0;
    }

    fn remove_line(&mut self, app: &mut App) {
        if self.selected >= app.delivery.lines.len() {
            return app.tell(Mood::Info, words::goods::choose_line(app.lang()).to_owned());
        }
        let line = app.delivery.lines.remove(self.selected);
        let name = card_of(&app.shelf, &line.sku).map(|card| card.title()).unwrap_or_default();
        self.selected = self.selected.min(app.delivery.lines.len().saturating_sub(1));
        app.tell(Mood::Info, words::goods::removed_line(app.lang(), &name));
        app.keep_delivery();
    }

    /// Asks whether the delivery is booked as it stands.
    fn confirm(&mut self, app: &mut App) {
        if self.part == Part::Line && !self.take_line(app) || !self.take_head(app) {
            return;
        }
        if app.delivery.producer.is_none() {
            return app.warn(words::goods::producer_first(app.lang()).to_owned());
        }
        if app.delivery.lines.is_empty() {
            return app.warn(words::goods::no_lines_hint(app.lang()).to_owned());
        }
        (self.part, self.form) = (Part::Goods, None);
        app.panes.push(Pane::Question(Question::Receive));
    }
}

impl App {
    /// Opens receiving, where a delivery in progress was left.
    pub(super) fn open_receive(&mut self) {
        self.sale.clear();
        let mut pane = Receive::resume(self);
        if let Some(producer) = self.delivery.producer.as_ref().and_then(|code| pane.producer.of_code(code)).cloned() {
            pane.producer.put(&producer);
        }
        self.panes.push(Pane::Receive(Box::new(pane)));
        self.effects.push(Effect::Ask(Query::Producers));
    }

    /// Takes the producers of the ledger: those without goods too.
    pub(super) fn producers_told(&mut self, all: Vec<Producer>) {
        self.with_receive(|pane, app| {
            pane.producer.learn(all);
            let code = app.delivery.producer.as_ref();
            if let Some(producer) = code.and_then(|code| pane.producer.of_code(code)).cloned() {
                pane.producer.put(&producer);
            }
        });
    }

    /// Keeps the delivery as it stands; not while it is being booked, or it would come back.
    pub(super) fn keep_delivery(&mut self) {
        if self.pending != Some(Pending::Receive) {
            self.effects.push(Effect::KeepDelivery(Box::new(self.delivery.clone())));
        }
    }

    /// Lets the receiving pane do something that it needs the rest of the screens for.
    pub(super) fn with_receive(&mut self, act: impl FnOnce(&mut Receive, &mut Self)) {
        let is_it = |pane: &Pane| matches!(pane, Pane::Receive(_));
        let Some(at) = self.panes.iter().rposition(is_it) else { return };
        if let Pane::Receive(mut pane) = self.panes.remove(at) {
            act(&mut pane, self);
            self.panes.insert(at.min(self.panes.len()), Pane::Receive(pane));
        }
    }

    /// Asks whether the delivery is booked.
    pub(super) fn confirm_delivery(&mut self) {
        self.with_receive(Receive::confirm);
    }

    /// Returns how many lines the delivery has, and how many of them are refused.
    pub(super) fn delivery_counts(&self) -> (usize, usize) {
        let lines = &self.delivery.lines;
        (lines.len(), lines.iter().filter(|line| !line.refuse.is_empty()).count())
    }

    /// Books the delivery as it stands.
    pub(super) fn receive(&mut self) {
        if let Some(order) = self.delivery.order() {
            self.run(Command::ReceiveGoods(order), Pending::Receive);
        }
    }

    /// The delivery is in the books: the next one begins empty.
    pub(super) fn goods_received(&mut self, document: &str, taken: usize, refused: usize) {
        self.delivery = crate::domain::delivery::Delivery::default();
        self.panes.retain(|pane| !matches!(pane, Pane::Receive(_) | Pane::Refuse(_)));
        self.tell(Mood::Good, words::goods::received(self.lang(), document, taken, refused));
        self.refresh_lots();
    }

    /// Receives what was made at the door, now that the shelf holds it.
    pub(super) fn receive_awaited(&mut self, sku: &SkuCode, quantity: crate::domain::quantity::Quantity) {
        self.receive_case(sku, Read { quantity, ..Read::plain("") });
    }

    /// Takes a case that staff just counted onto the delivery.
    pub(super) fn receive_case(&mut self, sku: &SkuCode, read: Read) {
        self.with_receive(|pane, app| pane.add(app, sku, &read));
    }
}
