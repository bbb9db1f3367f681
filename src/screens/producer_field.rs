//! A field that finds a producer by typing: shared by every form that asks whose goods these are.

use super::App;
use super::field::{choose, edit};
use super::press::Press;
use super::typing::Line;
use crate::domain::catalogue::Producer;
use crate::domain::text::{clean, fold, sort_key};

pub mod view;

/// What is typed, who answers to it, and who is chosen.
#[derive(Debug, Clone)]
pub struct ProducerField {
    /// What is typed to find the producer.
    pub line: Line,
    /// Every producer known here, by name.
    all: Vec<Producer>,
    /// The chosen one of those found.
    pub picked: usize,
    /// Whether the choice was moved by hand.
    is_moved: bool,
}

impl ProducerField {
    /// Starts with nobody chosen.
    pub fn new(app: &App) -> Self {
        Self { line: Line::new(app.settings.typing), all: producers(app), picked: 0, is_moved: false }
    }

    /// Returns whether nobody can be chosen.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Takes the producers of the ledger: those without goods too.
    pub fn learn(&mut self, all: Vec<Producer>) {
        self.all = all;
    }

    /// Writes a producer's name, so that it is the one chosen.
    pub fn put(&mut self, producer: &Producer) {
        if self.of_code(&producer.code).is_none() {
            self.all.push(producer.clone());
        }
        self.line.clear();
        self.line.insert(&producer.name);
        self.picked = self.found().iter().position(|p| p.code == producer.code).unwrap_or(0);
        self.is_moved = true;
    }

    /// Finds a producer by its code.
    pub fn of_code(&self, code: &crate::domain::ids::ProducerCode) -> Option<&Producer> {
        self.all.iter().find(|p| p.code == *code)
    }

    /// Returns the producers found by every typed word: those whose name begins so first, then by place.
    pub fn found(&self) -> Vec<&Producer> {
        let typed = fold(self.line.text());
        let mut found: Vec<(u8, &Producer)> =
            self.all.iter().filter_map(|p| rank(p, &typed).map(|rank| (rank, p))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, p)| p).collect()
    }

    /// Returns whether one of them is chosen: nobody is before a letter or an arrow.
    pub fn has_choice(&self) -> bool {
        self.is_moved || !clean(self.line.text()).is_empty()
    }

    /// Returns whether a name is typed that nobody answers to.
    pub fn is_unknown(&self) -> bool {
        !clean(self.line.text()).is_empty() && self.found().is_empty()
    }

    /// Returns the chosen producer.
    pub fn chosen(&self) -> Option<&Producer> {
        self.found().get(self.picked).copied().filter(|_| self.has_choice())
    }

    /// Moves the choice by an arrow and returns whether the key was one.
    pub fn choose(&mut self, press: &Press) -> bool {
        let (len, before, had_choice) = (self.found().len(), self.picked, self.has_choice());
        if !choose(&mut self.picked, len, press) {
            return false;
        }
        if !had_choice {
            self.picked = before;
        }
        self.is_moved = true;
        true
    }

    /// Takes a key: an arrow chooses, a letter is typed.
    pub fn press(&mut self, press: &Press) {
        if !self.choose(press) {
            self.edit(press);
        }
    }

    /// Types a letter.
    pub fn edit(&mut self, press: &Press) {
        if edit(&mut self.line, press) {
            (self.picked, self.is_moved) = (0, false);
        }
    }
}

/// How well a producer answers to what is typed: words of its name, parts of it, its place.
pub(super) fn rank(producer: &Producer, typed: &str) -> Option<u8> {
    let name = fold(&format!(" {} {}", producer.name, producer.code));
    let place = producer.place.as_ref().map(|place| fold(&place.line())).unwrap_or_default();
    let begins = fold(&producer.name).starts_with(typed.trim());
    typed.split_whitespace().try_fold(u8::from(!begins), |worst: u8, word| {
        let rank = if name.contains(&format!(" {word}")) {
            1
        } else if name.contains(word) {
            2
        } else if place.contains(word) {
            3
        } else {
            return None;
        };
        Some(if begins { 0 } else { worst.max(rank) })
    })
}

/// Returns the producers of the shelf once each, by name.
pub(super) fn producers(app: &App) -> Vec<Producer> {
    let mut all: Vec<&Producer> = app.shelf.cards().iter().map(|card| card.producer.as_ref()).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    all.dedup_by(|a, b| a.code == b.code);
    all.sort_by_cached_key(|p| sort_key(&p.name));
    all.into_iter().cloned().collect()
}
