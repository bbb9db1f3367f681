//! Setting the share of goods with stars that the shelf is to hold, from a day on.

use chrono::NaiveDate;

use super::field::{edit, edit_figures, neighbour};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::assortment::{AssortmentTarget, TargetScope};
use crate::domain::command::Command;
use crate::domain::lang::Lang;
use crate::domain::lot::typed_date;
use crate::domain::refusal::{Refusal, Term};
use crate::domain::text::clean;
use words::point as said;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How many per cent.
    Percent,
    /// What counts.
    Scope,
    /// The first day.
    From,
    /// The paper that demands it.
    Basis,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Scope, Self::From, Self::Basis];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct TargetForm {
    /// The field with the focus.
    pub part: Part,
    /// What counts.
    pub scope: TargetScope,
    percent: Line,
    from: Line,
    basis: Line,
}

impl TargetForm {
    /// Starts with the target that holds, as far as it is known.
    pub fn new(known: Option<&AssortmentTarget>, typing: Mode) -> Self {
        let filled = |mode, text: &str| {
            let mut line = Line::new(mode);
            line.insert(text);
            line
        };
        let percent = known.map(|t| t.percent.to_string()).unwrap_or_default();
        Self {
            part: Part::Percent,
            scope: known.map(|t| t.scope).unwrap_or_default(),
            percent: filled(Mode::Off, &percent),
            from: Line::new(Mode::Off),
            basis: filled(typing, known.map_or("", |t| t.basis.as_str())),
        }
    }

    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> Option<&Line> {
        match part {
            Part::Percent => Some(&self.percent),
            Part::Scope => None,
            Part::From => Some(&self.from),
            Part::Basis => Some(&self.basis),
        }
    }

    /// Returns the per cent typed, from 0 to 100.
    pub fn percent(&self) -> Option<u8> {
        let typed = self.percent.text().trim().trim_end_matches('%').trim_end();
        typed.parse().ok().filter(|n| *n <= 100)
    }

    /// Returns the first day: as typed, else today.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.from.text().trim();
        if typed.is_empty() { Some(today) } else { typed_date(typed, today) }
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (press, _) if app.is_done(press) => self.record(app),
            (Press::Esc, Part::Percent) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::Basis) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (Press::Left | Press::Right | Press::Char(' '), Part::Scope) => {
                self.scope = match self.scope {
                    TargetScope::OwnProvince => TargetScope::AnyProvince,
                    TargetScope::AnyProvince => TargetScope::OwnProvince,
                };
            }
            (press, Part::Percent) => drop(edit_figures(&mut self.percent, press)),
            (press, Part::From) => drop(edit(&mut self.from, press)),
            (press, Part::Basis) => drop(edit(&mut self.basis, press)),
            (_, Part::Scope) => {}
        }
        Flow::Stay
    }

    fn record(&mut self, app: &mut App) {
        let lang = app.lang();
        let Some(percent) = self.percent() else {
            self.part = Part::Percent;
            self.percent.refuse();
            return app.warn(said::type_percent(lang).to_owned());
        };
        let Some(from) = self.from(app.now.date()) else {
            self.part = Part::From;
            self.from.refuse();
            return app.warn(words::ocop::type_day(lang).to_owned());
        };
        let target = AssortmentTarget { percent, scope: self.scope, from, basis: clean(self.basis.text()) };
        app.run(Command::SetAssortmentTarget(target), Pending::Other);
    }
}

impl App {
    /// Opens the form for the target; only a manager sets one.
    pub(super) fn open_target_form(&mut self) {
        if !self.is_manager() {
            let what = Term::new(said::target_right(Lang::Vi), said::target_right(Lang::En));
            return self.refuse(&Refusal::NotAllowed { what });
        }
        let counted = self.panes.iter().rev().find_map(|pane| match pane {
            Pane::Assortment(meter) => meter.counted.as_ref(),
            _ => None,
        });
        let known = counted.and_then(|counted| counted.target.clone());
        let form = TargetForm::new(known.as_ref(), self.settings.typing);
        self.panes.push(Pane::TargetForm(Box::new(form)));
    }

    /// Takes the form away once the target is set, and measures anew.
    pub(super) fn target_set(&mut self) {
        self.close_top(|pane| matches!(pane, Pane::TargetForm(_)));
        self.tell(Mood::Good, said::target_is_set(self.lang()).to_owned());
        self.uncovered();
    }
}
