//! Finding any action by its name: the second way to everything.

use super::action::{Action, Place};
use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::sales_list::Kind;
use super::stock::View;
use super::typing::{Line, Mode};
use super::update::Mood;
use super::{App, words};
use crate::domain::lang::Lang;

pub mod view;

/// The command line.
#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    /// What is typed.
    pub line: Line,
    /// The chosen action.
    pub picked: usize,
}

impl CommandLine {
    /// Starts with nothing typed.
    pub fn new(typing: Mode) -> Self {
        Self { line: Line::new(typing), picked: 0 }
    }

    /// Returns the actions of a place that answer to what is typed, best first.
    pub fn found(&self, place: Place) -> Vec<Action> {
        let is_meant = |a: Action| a.acts_in(place) || is_for_a_sale(a, place) || is_for_a_lot(a, place);
        let acts = |a: &&Action| is_meant(**a) && **a != Action::CommandLine;
        let rank = |a: &Action| Some((a.answers_to(self.line.text())?, *a));
        let mut found: Vec<(u8, Action)> = Action::ALL.iter().filter(acts).filter_map(rank).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, action)| action).collect()
    }

    /// Takes a key; Enter does what is chosen, where the line was opened.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let found = self.found(app.place());
        match press {
            Press::Esc => return Flow::Close,
            Press::Backspace if self.line.is_empty() => return Flow::Close,
            Press::Enter => {
                let Some(action) = found.get(self.picked) else {
                    app.warn(words::no_such_action(app.lang()).to_owned());
                    return Flow::Stay;
                };
                if action.acts_in(app.place()) {
                    app.act(*action);
                } else if is_for_a_sale(*action, app.place()) {
                    app.choose_a_sale_to(*action);
                } else {
                    app.choose_a_lot_to(*action);
                }
                return Flow::Close;
            }
            press if choose(&mut self.picked, found.len(), press) => {}
            press => {
                if edit(&mut self.line, press) {
                    self.picked = 0;
                }
            }
        }
        Flow::Stay
    }
}

/// Returns whether an action waits for a sale to be chosen, which the sale screen has a list for.
fn is_for_a_sale(action: Action, place: Place) -> bool {
    place == Place::Sale && action.acts_in(Place::Sales)
}

/// Returns whether an action waits for a lot to be chosen, which the list of stock has.
fn is_for_a_lot(action: Action, place: Place) -> bool {
    place == Place::Sale && action.acts_in(Place::Stock) && !action.acts_in(Place::Sale)
}

impl App {
    /// Opens the line; English words are typed as they are, or `receive` would lose an `e` to Telex.
    ///
    /// Today's work lies over the sale to be looked at: what is sought is sought at the counter.
    pub(super) fn open_command_line(&mut self) {
        if matches!(self.panes.last(), Some(Pane::Today(_))) {
            self.panes.pop();
        }
        let typing = match self.lang() {
            Lang::Vi => self.settings.typing,
            Lang::En => Mode::Off,
        };
        self.panes.push(Pane::CommandLine(CommandLine::new(typing)));
    }

    /// Opens what lies in the shop for an action on one lot of it.
    fn choose_a_lot_to(&mut self, action: Action) {
        self.open_stock(View::Lots);
        let key = self.settings.keys.label(action);
        let text = words::choose_lot_to(self.lang(), &key, action.short(self.lang()));
        self.tell(Mood::Info, text);
    }

    /// Opens the sales of the shift for an action on one of them.
    fn choose_a_sale_to(&mut self, action: Action) {
        self.open_sales(Kind::Shift);
        let key = self.settings.keys.label(action);
        let text = words::choose_sale_to(self.lang(), &key, action.short(self.lang()));
        self.tell(Mood::Info, text);
    }
}
