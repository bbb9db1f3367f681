//! Starting a count: where, and whose goods.

use super::{Flow, Stage, StockCount};
use crate::domain::catalogue::Producer;
use crate::domain::command::{Command, StartCount};
use crate::domain::count::CountScope;
use crate::domain::stock::StockPlace;
use crate::domain::text::{clean, fold};
use crate::screens::field::{choose, edit};
use crate::screens::press::Press;
use crate::screens::producer_field::{producers, rank};
use crate::screens::typing::Line;
use crate::screens::update::Pending;
use crate::screens::{App, words};

/// Places that can be counted.
pub const PLACES: [StockPlace; 3] = [StockPlace::Shelf, StockPlace::Store, StockPlace::Fair];

/// The form that starts a count.
#[derive(Debug, Clone)]
pub struct StartForm {
    /// Which of [`PLACES`].
    pub place: usize,
    /// What is typed to find the producer; nothing counts everything.
    pub producer: Line,
    /// Every producer of the shelf, by name.
    all: Vec<Producer>,
    /// The chosen one of those found.
    pub picked: usize,
}

impl StartForm {
    /// Starts with the shelf and everything on it.
    pub fn new(app: &App) -> Self {
        Self { place: 0, producer: Line::new(app.settings.typing), all: producers(app), picked: 0 }
    }

    /// Returns where the count will be.
    pub fn place(&self) -> StockPlace {
        PLACES.get(self.place).copied().unwrap_or(StockPlace::Shelf)
    }

    /// Returns whether one producer's goods are meant.
    pub fn is_of_one(&self) -> bool {
        !clean(self.producer.text()).is_empty()
    }

    /// Returns the producers found by what is typed, best first.
    pub fn found(&self) -> Vec<&Producer> {
        let typed = fold(self.producer.text());
        let mut found: Vec<(u8, &Producer)> = self.all.iter().filter_map(|p| Some((rank(p, &typed)?, p))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, p)| p).collect()
    }
}

impl StockCount {
    /// Takes a key: arrows change place and producer, Enter starts.
    pub(super) fn start_key(&mut self, app: &mut App, press: &Press) -> Flow {
        let form = &mut self.start;
        let found = form.found().len();
        let turn = |by: usize, form: &StartForm| form.place.saturating_add(by) % PLACES.len();
        match press {
            Press::Esc if self.rows.as_ref().is_some_and(|rows| !rows.is_empty()) => self.stage = Stage::List,
            Press::Esc => return Flow::Close,
            Press::Right | Press::Tab => form.place = turn(1, form),
            Press::Left | Press::BackTab => form.place = turn(PLACES.len() - 1, form),
            Press::Enter => {
                let chosen = form.found().get(form.picked).map(|p| p.code.clone());
                let scope = match (form.is_of_one(), chosen) {
                    (false, _) => CountScope::All,
                    (true, Some(code)) => CountScope::Producer(code),
                    (true, None) => {
                        app.warn(words::no_producer_found(app.lang()).to_owned());
                        return Flow::Stay;
                    }
                };
                app.run(Command::StartCount(StartCount { place: form.place(), scope }), Pending::Other);
            }
            press if form.is_of_one() && choose(&mut form.picked, found, press) => {}
            press => {
                if edit(&mut form.producer, press) {
                    form.picked = 0;
                }
            }
        }
        Flow::Stay
    }
}
