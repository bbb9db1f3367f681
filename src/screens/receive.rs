//! Goods in: whose they are, the producer's note, then line after line by scanning or typing.
//!
//! Opening stock is gathered in the same way: who counted with us instead of the note, a place a line,
//! nothing refused. What is gathered is [`App::delivery`], kept at every change; the pane holds only what
//! is being typed, so that going back loses nothing.

use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::producer_field::ProducerField;
use super::question::Question;
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::Mood;
use super::{App, Effect, words};
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::lot::{AGREEMENT_MAX, SupplyForm};
use crate::domain::query::Query;
use crate::domain::stock::StockPlace;
use crate::domain::text::clean;

mod book;
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
    /// The producer's own delivery note, or who counts opening stock with us.
    Note,
    /// Where they are put.
    Place,
    /// How they come.
    Form,
    /// The agreement they come under.
    Agreement,
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
    /// The producer's own delivery note, or who counts opening stock with us.
    pub note: Line,
    /// The agreement the goods come under.
    pub agreement: Line,
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
        let field = |text: &str| {
            let mut field = Line::new(Mode::Off);
            field.insert(text);
            field
        };
        let (note, agreement) = (field(written(app)), field(&app.delivery.agreement));
        Self {
            part: if app.delivery.producer.is_some() { Part::Goods } else { Part::Producer },
            producer: ProducerField::new(app),
            note,
            agreement,
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
            Part::Producer | Part::Note | Part::Agreement | Part::Line => true,
            Part::Place | Part::Form => false,
        }
    }

    /// Takes a key that is no action here.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match self.part {
            Part::Goods => return self.goods_key(app, press),
            Part::Line => self.line_key(app, press),
            Part::Producer | Part::Note | Part::Place | Part::Form | Part::Agreement => {
                return self.head_key(app, press);
            }
        }
        Flow::Stay
    }

    /// Takes a key in the head: Enter goes on, Tab goes through all five fields.
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
            press if self.part == Part::Agreement => drop(edit(&mut self.agreement, press)),
            press => self.turn(app, press),
        }
        Flow::Stay
    }

    const fn after(&self) -> Part {
        match self.part {
            Part::Producer => Part::Note,
            Part::Note => Part::Place,
            Part::Place => Part::Form,
            Part::Form => Part::Agreement,
            Part::Agreement | Part::Goods | Part::Line => Part::Goods,
        }
    }

    const fn before(&self) -> Part {
        match self.part {
            Part::Producer | Part::Note => Part::Producer,
            Part::Place => Part::Note,
            Part::Form => Part::Place,
            Part::Agreement => Part::Form,
            Part::Goods | Part::Line => Part::Agreement,
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
        if self.part == Part::Producer && self.producer.is_unknown() {
            return app.open_producer_form(self.producer.line.text());
        }
        let to = match self.part {
            Part::Producer => Part::Note,
            Part::Note | Part::Place | Part::Form | Part::Agreement | Part::Goods | Part::Line => Part::Goods,
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
                self.take_producer(app, producer.code);
            }
            Part::Note => return self.take_note(app),
            Part::Agreement => return self.take_agreement(app),
            Part::Place | Part::Form | Part::Goods | Part::Line => {}
        }
        true
    }

    /// Takes the producer chosen; goods of theirs that wait half counted are taken up again.
    pub(super) fn take_producer(&mut self, app: &mut App, producer: ProducerCode) {
        if app.delivery.producer.as_ref() == Some(&producer) {
            return;
        }
        if app.take_up_of(&producer) {
            return self.reload(app);
        }
        app.effects.push(Effect::Ask(Query::LastAgreement { producer: producer.clone() }));
        app.name_delivery(producer);
    }

    /// Shows the goods in hand from where they were left.
    pub(super) fn reload(&mut self, app: &App) {
        let mut fresh = Self::resume(app);
        std::mem::swap(&mut fresh.producer, &mut self.producer);
        if let Some(producer) = app.delivery.producer.as_ref().and_then(|code| fresh.producer.of_code(code)).cloned() {
            fresh.producer.put(&producer);
        } else {
            fresh.producer.line.clear();
        }
        *self = fresh;
    }

    /// Takes the note, or who counts with us.
    fn take_note(&self, app: &mut App) -> bool {
        let note = clean(self.note.text());
        let is_opening = app.delivery.is_opening();
        if note.chars().count() > if is_opening { 120 } else { 60 } {
            let lang = app.lang();
            let text = if is_opening { words::takeon::with_long(lang) } else { words::goods::note_long(lang) };
            app.warn(text.to_owned());
            return false;
        }
        if note != written(app) {
            let field = if is_opening { &mut app.delivery.counted_with } else { &mut app.delivery.delivery_note };
            *field = note;
            app.keep_delivery();
        }
        true
    }

    /// Takes the agreement as it is typed.
    fn take_agreement(&self, app: &mut App) -> bool {
        let agreement = clean(self.agreement.text());
        if agreement.chars().count() > AGREEMENT_MAX {
            app.warn(words::goods::agreement_long(app.lang()).to_owned());
            return false;
        }
        if agreement != app.delivery.agreement {
            app.delivery.agreement = agreement;
            app.keep_delivery();
        }
        true
    }

    /// Puts there the agreement of the producer's last goods, unless another is named.
    pub(super) fn offer_agreement(&mut self, app: &mut App, agreement: &str) {
        if app.delivery.agreement.is_empty() && self.agreement.is_empty() {
            self.agreement.insert(agreement);
            agreement.clone_into(&mut app.delivery.agreement);
        }
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
                if !app.delivery.is_opening() {
                    let form = app.delivery.form;
                    app.delivery.lines.iter_mut().for_each(|line| line.form = form);
                }
            }
            Part::Producer | Part::Note | Part::Agreement | Part::Goods | Part::Line => return,
        }
        app.keep_delivery();
    }

    /// Goes back to the sale; the delivery stays as it is.
    fn leave(&mut self, app: &mut App) -> Flow {
        if matches!(self.part, Part::Note | Part::Agreement) {
            self.take_head(app);
        }
        app.say_kept();
        Flow::Close
    }

    /// Takes a key where goods are scanned and lines are chosen.
    fn goods_key(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Esc if self.is_listing() => self.clear_goods(),
            Press::Esc => return self.leave(app),
            Press::Enter => self.enter_goods(app),
            Press::Tab => self.edit_line(app, self.selected),
            Press::BackTab => self.step(app, Part::Agreement),
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

    /// Takes what is typed in the head or a line; says what cannot be read.
    pub(super) fn settle(&mut self, app: &mut App) -> bool {
        let is_read = match self.part {
            Part::Line => self.take_line(app),
            Part::Note | Part::Agreement => self.take_head(app),
            Part::Producer | Part::Place | Part::Form | Part::Goods => true,
        };
        if is_read && self.part == Part::Line {
            (self.part, self.form) = (Part::Goods, None);
        }
        is_read
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
        if app.delivery.is_opening() && app.delivery.counted_with.is_empty() {
            (self.part, self.form) = (Part::Note, None);
            return app.warn(words::takeon::with_needed(app.lang()).to_owned());
        }
        (self.part, self.form) = (Part::Goods, None);
        let lines = app.delivery.lines.iter().filter(|line| line.lacks_last_day()).count();
        let question = if lines > 0 { Question::Keeps { lines } } else { Question::Receive };
        app.panes.push(Pane::Question(question));
    }
}

/// Returns what is written in the head: the note, or who counts with us.
fn written(app: &App) -> &str {
    if app.delivery.is_opening() { &app.delivery.counted_with } else { &app.delivery.delivery_note }
}
