//! A producer nobody has recorded, recorded where their goods are at the door.

use super::field::edit;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::receive::Part as ReceivePart;
use super::typing::Line;
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::catalogue::{Place, Producer, ProducerKind};
use crate::domain::command::Command;
use crate::domain::derived_code::producer_code;
use crate::domain::ids::ProducerCode;
use crate::domain::lang::Lang;
use crate::domain::refusal::{Refusal, Term};
use crate::domain::text::clean;

pub mod view;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name.
    Name,
    /// The kind.
    Kind,
    /// The commune or ward.
    Commune,
    /// The province.
    Province,
}

/// The form.
#[derive(Debug, Clone)]
pub struct ProducerForm {
    /// The field with the focus.
    pub part: Part,
    /// The name.
    pub name: Line,
    /// The kind.
    pub kind: ProducerKind,
    /// The commune or ward.
    pub commune: Line,
    /// The province.
    pub province: Line,
}

impl ProducerForm {
    fn new(app: &App, typed: &str) -> Self {
        let line = || Line::new(app.settings.typing);
        let mut name = line();
        name.insert(typed);
        Self { part: Part::Name, name, kind: ProducerKind::Cooperative, commune: line(), province: line() }
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (Press::Esc, _) => return Flow::Close,
            (Press::Enter, Part::Province) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, _) => self.part = self.after(),
            (Press::Up | Press::BackTab, _) => self.part = self.before(),
            (press, Part::Kind) => self.turn(press),
            (press, Part::Name) => drop(edit(&mut self.name, press)),
            (press, Part::Commune) => drop(edit(&mut self.commune, press)),
            (press, Part::Province) => drop(edit(&mut self.province, press)),
        }
        Flow::Stay
    }

    const fn after(&self) -> Part {
        match self.part {
            Part::Name => Part::Kind,
            Part::Kind => Part::Commune,
            Part::Commune | Part::Province => Part::Province,
        }
    }

    const fn before(&self) -> Part {
        match self.part {
            Part::Name | Part::Kind => Part::Name,
            Part::Commune => Part::Kind,
            Part::Province => Part::Commune,
        }
    }

    fn turn(&mut self, press: &Press) {
        let all = ProducerKind::ALL;
        let by = match press {
            Press::Right | Press::Char(' ') => 1,
            Press::Left => all.len() - 1,
            _ => return,
        };
        let at = all.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        self.kind = all[(at + by) % all.len()];
    }

    /// Returns the producer as typed; none without a name.
    fn producer(&self) -> Option<Producer> {
        let (name, commune, province) =
            (clean(self.name.text()), clean(self.commune.text()), clean(self.province.text()));
        let code = ProducerCode::new(producer_code(&name)).ok().filter(|_| !name.is_empty())?;
        let has_place = !commune.is_empty() || !province.is_empty();
        let place = has_place.then_some(Place { commune, province, code: None, system: None });
        Some(Producer { code, name, kind: self.kind, place })
    }

    fn record(&mut self, app: &mut App) {
        match self.producer() {
            Some(producer) => app.run(Command::RecordProducer(producer), Pending::Other),
            None => {
                self.part = Part::Name;
                app.warn(words::takeon::name_producer(app.lang()).to_owned());
            }
        }
    }
}

impl App {
    /// Opens the form for a name nobody knows, for a manager.
    pub(super) fn open_producer_form(&mut self, typed: &str) {
        if !self.is_manager() {
            let what = Term::new(words::takeon::producer_right(Lang::Vi), words::takeon::producer_right(Lang::En));
            return self.refuse(&Refusal::NotAllowed { what });
        }
        let form = ProducerForm::new(self, &clean(typed));
        self.panes.push(Pane::ProducerForm(Box::new(form)));
    }

    /// A producer is recorded: their goods are received; nothing when no form was open.
    pub(super) fn producer_recorded(&mut self) {
        let is_form = |pane: &Pane| matches!(pane, Pane::ProducerForm(_));
        let Some(at) = self.panes.iter().rposition(is_form) else { return };
        let Pane::ProducerForm(form) = self.panes.remove(at) else { return };
        let Some(producer) = form.producer() else { return };
        self.with_receive(|pane, app| {
            pane.producer.put(&producer);
            pane.take_producer(app, producer.code.clone());
            pane.part = ReceivePart::Note;
        });
        self.tell(Mood::Good, words::takeon::producer_recorded(self.lang(), &producer.name));
    }
}
