//! Goods half counted side by side, one a producer and kind: taken up again, or another begun.

use super::field::choose;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::question::Question;
use super::{App, Effect, words};
use crate::domain::delivery::{Delivery, DraftKind};
use crate::domain::ids::ProducerCode;

pub mod view;

/// The list of what is half counted; its first line begins another.
#[derive(Debug, Clone, Copy)]
pub struct Deliveries {
    /// What the first line begins.
    pub kind: DraftKind,
    /// The chosen line.
    pub picked: usize,
}

impl Deliveries {
    /// Takes a key: Enter takes one up, Del asks whether to drop it.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        let chosen = self.picked.checked_sub(1).and_then(|at| app.half_counted().get(at).map(|d| d.key()));
        match (press, chosen) {
            (Press::Esc, _) => return Flow::Close,
            (Press::Enter, Some(key)) => {
                if app.take_up_key(&key) {
                    app.show_receive();
                    return Flow::Close;
                }
            }
            (Press::Enter, None) => {
                if app.begin_delivery(self.kind) {
                    app.show_receive();
                    return Flow::Close;
                }
            }
            (Press::Delete, Some(key)) => app.panes.push(Pane::Question(Question::DropDelivery { key })),
            (press, _) => {
                choose(&mut self.picked, app.half_counted().len() + 1, press);
            }
        }
        Flow::Stay
    }
}

impl App {
    /// Returns what is half counted: what is in hand first.
    pub(super) fn half_counted(&self) -> Vec<&Delivery> {
        Some(&self.delivery).filter(|d| !d.is_empty()).into_iter().chain(&self.deliveries).collect()
    }

    /// Counts what is half counted of a kind.
    pub(super) fn open_of(&self, kind: DraftKind) -> usize {
        self.half_counted().iter().filter(|d| d.kind == kind).count()
    }

    /// Opens receiving on whatever kind is half counted.
    pub(super) fn open_half_counted(&mut self) {
        let has_opening = self.open_of(DraftKind::OpeningStock) > 0;
        let only_opening = has_opening && self.open_of(DraftKind::Delivery) == 0;
        self.open_receive(if only_opening { DraftKind::OpeningStock } else { DraftKind::Delivery });
    }

    /// Opens the list; from receiving, the line typed is taken first.
    pub(super) fn open_deliveries(&mut self, kind: DraftKind) {
        let mut is_ready = true;
        self.with_receive(|pane, app| is_ready = pane.settle(app));
        if is_ready {
            let picked = usize::from(!self.panes.iter().any(|pane| matches!(pane, Pane::Receive(_))));
            self.panes.push(Pane::Deliveries(Deliveries { kind, picked }));
        }
    }

    /// Opens the list for the kind in hand.
    pub(super) fn open_other_deliveries(&mut self) {
        self.open_deliveries(self.delivery.kind);
    }

    /// Puts what is in hand aside; not before its producer is known.
    fn put_delivery_aside(&mut self) -> bool {
        if self.delivery.is_empty() {
            return true;
        }
        if self.delivery.producer.is_none() {
            self.warn(words::takeon::producer_before_other(self.lang()).to_owned());
            return false;
        }
        let aside = std::mem::take(&mut self.delivery);
        self.deliveries.insert(0, aside);
        true
    }

    /// Begins another.
    pub(super) fn begin_delivery(&mut self, kind: DraftKind) -> bool {
        let is_free = self.put_delivery_aside();
        if is_free {
            self.delivery = Delivery::new(kind);
        }
        is_free
    }

    /// Takes one up; what was in hand is put aside in its place.
    pub(super) fn take_up_key(&mut self, key: &str) -> bool {
        if self.delivery.key() == key && !self.delivery.is_empty() {
            return true;
        }
        if !self.put_delivery_aside() {
            return false;
        }
        if let Some(at) = self.deliveries.iter().position(|d| d.key() == key) {
            self.delivery = self.deliveries.remove(at);
        }
        true
    }

    /// Takes up what was begun last of a kind, else begins it.
    pub(super) fn take_up_kind(&mut self, kind: DraftKind) {
        if self.delivery.kind == kind && (!self.delivery.is_empty() || self.open_of(kind) == 0) {
            return;
        }
        match self.deliveries.iter().find(|d| d.kind == kind).map(Delivery::key) {
            Some(key) => drop(self.take_up_key(&key)),
            None => drop(self.begin_delivery(kind)),
        }
    }

    /// Takes up what waits of a producer, when nothing is in hand yet; returns whether there was anything.
    pub(super) fn take_up_of(&mut self, producer: &ProducerCode) -> bool {
        let is_theirs = |d: &Delivery| d.kind == self.delivery.kind && d.producer.as_ref() == Some(producer);
        let Some(at) = self.deliveries.iter().position(is_theirs).filter(|_| self.delivery.lines.is_empty()) else {
            return false;
        };
        let taken_up = self.deliveries.remove(at);
        let before = std::mem::replace(&mut self.delivery, taken_up);
        self.forget_delivery(&before);
        true
    }

    /// Asks in words whether one is dropped.
    pub(super) fn say_drop_delivery(&self, key: &str) -> String {
        let half = self.half_counted();
        let Some(of) = half.iter().find(|d| d.key() == key) else { return String::new() };
        words::takeon::ask_drop(self.lang(), &self.producer_name(of), of.lines.len())
    }

    /// Drops one for good.
    pub(super) fn drop_delivery(&mut self, key: &str) {
        let Some(dropped) = self.half_counted().into_iter().find(|d| d.key() == key).cloned() else { return };
        if self.delivery.key() == key {
            self.delivery = Delivery::new(dropped.kind);
            self.with_receive(|pane, app| pane.reload(app));
        }
        self.deliveries.retain(|d| d.key() != key);
        let nothing = Delivery { producer: dropped.producer, ..Delivery::new(dropped.kind) };
        self.effects.push(Effect::KeepDelivery(Box::new(nothing)));
        let last = self.half_counted().len();
        if let Some(Pane::Deliveries(list)) = self.panes.last_mut() {
            list.picked = list.picked.min(last);
        }
    }

    /// Names whose goods are half counted.
    pub(super) fn producer_name(&self, of: &Delivery) -> String {
        let lang = self.lang();
        let Some(code) = &of.producer else { return words::takeon::nobody_yet(lang).to_owned() };
        let known = self.shelf.cards().iter().find(|c| c.producer.code == *code);
        known.map_or_else(|| code.to_string(), |c| c.producer.name.clone())
    }
}
