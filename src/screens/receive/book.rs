//! What is gathered at the door or in the shop: opened, kept, booked.

use super::{Read, Receive};
use crate::domain::catalogue::Producer;
use crate::domain::command::Command;
use crate::domain::delivery::{Delivery, DraftKind};
use crate::domain::ids::{ProducerCode, SkuCode};
use crate::domain::query::Query;
use crate::screens::pane::Pane;
use crate::screens::ticket::card_of;
use crate::screens::update::{Mood, Pending};
use crate::screens::{Action, App, Effect, words};

impl App {
    /// Opens receiving: the one delivery in progress where it was left, else the list of them.
    pub(in crate::screens) fn open_receive(&mut self, kind: DraftKind) {
        self.sale.clear();
        if self.open_of(kind) > 1 {
            return self.open_deliveries(kind);
        }
        self.take_up_kind(kind);
        self.show_receive();
    }

    /// Shows the goods in hand.
    pub(in crate::screens) fn show_receive(&mut self) {
        let mut pane = Receive::resume(self);
        if let Some(producer) = self.delivery.producer.as_ref().and_then(|code| pane.producer.of_code(code)).cloned() {
            pane.producer.put(&producer);
        }
        self.panes.retain(|pane| !matches!(pane, Pane::Receive(_)));
        self.panes.push(Pane::Receive(Box::new(pane)));
        self.effects.push(Effect::Ask(Query::Producers));
    }

    /// Takes the producers of the ledger: those without goods too.
    pub(in crate::screens) fn producers_told(&mut self, all: Vec<Producer>) {
        self.with_receive(|pane, app| {
            pane.producer.learn(all);
            let code = app.delivery.producer.as_ref();
            if let Some(producer) = code.and_then(|code| pane.producer.of_code(code)).cloned() {
                pane.producer.put(&producer);
            }
        });
    }

    /// Offers the agreement that a producer's last goods came under.
    pub(in crate::screens) fn agreement_told(&mut self, of: &ProducerCode, agreement: &str) {
        if self.delivery.producer.as_ref() == Some(of) && !agreement.is_empty() {
            self.with_receive(|pane, app| pane.offer_agreement(app, agreement));
        }
    }

    /// Drops what was kept of goods: they go on under another name, or not at all.
    pub(in crate::screens) fn forget_delivery(&mut self, of: &Delivery) {
        if !of.is_empty() {
            let nothing = Delivery { producer: of.producer.clone(), ..Delivery::new(of.kind) };
            self.effects.push(Effect::KeepDelivery(Box::new(nothing)));
        }
    }

    /// Gives the goods in hand a producer. What was kept is dropped last: cut off between, they are kept twice.
    pub(in crate::screens) fn name_delivery(&mut self, producer: ProducerCode) {
        let before = self.delivery.clone();
        self.delivery.producer = Some(producer);
        if !before.is_empty() {
            self.keep_delivery();
        }
        self.forget_delivery(&before);
    }

    /// Keeps the delivery as it stands; not while it is being booked, or it would come back.
    pub(in crate::screens) fn keep_delivery(&mut self) {
        if self.pending != Some(Pending::Receive) {
            self.effects.push(Effect::KeepDelivery(Box::new(self.delivery.clone())));
        }
    }

    /// Lets the receiving pane do something that it needs the rest of the screens for.
    pub(in crate::screens) fn with_receive(&mut self, act: impl FnOnce(&mut Receive, &mut Self)) {
        let is_it = |pane: &Pane| matches!(pane, Pane::Receive(_));
        let Some(at) = self.panes.iter().rposition(is_it) else { return };
        if let Pane::Receive(mut pane) = self.panes.remove(at) {
            act(&mut pane, self);
            self.panes.insert(at.min(self.panes.len()), Pane::Receive(pane));
        }
    }

    /// Asks whether the delivery is booked.
    pub(in crate::screens) fn confirm_delivery(&mut self) {
        self.with_receive(Receive::confirm);
    }

    /// Says of every line without a last day that it keeps, and asks whether all of it is booked.
    pub(in crate::screens) fn delivery_keeps(&mut self) {
        for line in self.delivery.lines.iter_mut().filter(|line| line.lacks_last_day()) {
            line.keeps = true;
        }
        self.keep_delivery();
        self.confirm_delivery();
    }

    /// Returns the names of the lines without a last day, one after the other.
    pub(in crate::screens) fn without_last_day(&self) -> String {
        let lines = self.delivery.lines.iter().filter(|line| line.lacks_last_day());
        let name = |sku: &SkuCode| card_of(&self.shelf, sku).map_or_else(|| sku.to_string(), |card| card.title());
        lines.map(|line| name(&line.sku)).collect::<Vec<_>>().join(", ")
    }

    /// Returns how many lines the delivery has, and how many of them are refused.
    pub(in crate::screens) fn delivery_counts(&self) -> (usize, usize) {
        let lines = &self.delivery.lines;
        (lines.len(), lines.iter().filter(|line| !line.refuse.is_empty()).count())
    }

    /// Books the delivery as it stands.
    pub(in crate::screens) fn receive(&mut self) {
        let command = match self.delivery.kind {
            DraftKind::Delivery => self.delivery.order().map(Command::ReceiveGoods),
            DraftKind::OpeningStock => self.delivery.opening().map(Command::TakeOnStock),
        };
        if let Some(command) = command {
            self.run(command, Pending::Receive);
        }
    }

    /// The delivery is in the books: the next one begins empty.
    pub(in crate::screens) fn goods_received(&mut self, document: &str, taken: usize, refused: usize) {
        self.delivery_booked(words::goods::received(self.lang(), document, taken, refused));
        self.stock_changed();
    }

    /// Opening stock is in the books: the next begins empty.
    pub(in crate::screens) fn stock_taken_on(&mut self, document: &str, lots: usize) {
        if self.panes.iter().any(|pane| matches!(pane, Pane::Receive(_))) {
            self.delivery_booked(words::takeon::taken_on(self.lang(), document, lots));
        }
        self.stock_changed();
    }

    fn delivery_booked(&mut self, said: String) {
        self.delivery = Delivery::default();
        self.panes.retain(|pane| !matches!(pane, Pane::Receive(_) | Pane::Refuse(_)));
        self.tell(Mood::Good, said);
        self.refresh_lots();
    }

    /// Says how goods half counted are come back to.
    pub(super) fn say_kept(&mut self) {
        if self.delivery.is_empty() {
            return;
        }
        let lang = self.lang();
        let said = match self.delivery.kind {
            DraftKind::Delivery => {
                let key = self.settings.keys.label(Action::Receive);
                format!("{} – {key}", words::goods::receive_kept(lang))
            }
            DraftKind::OpeningStock => words::takeon::opening_kept(lang).to_owned(),
        };
        self.tell(Mood::Info, said);
    }

    /// Receives what was made at the door, now that the shelf holds it.
    pub(in crate::screens) fn receive_awaited(&mut self, sku: &SkuCode, quantity: crate::domain::quantity::Quantity) {
        self.receive_case(sku, Read { quantity, ..Read::plain("") });
    }

    /// Takes a case that staff just counted onto the delivery.
    pub(in crate::screens) fn receive_case(&mut self, sku: &SkuCode, read: Read) {
        self.with_receive(|pane, app| pane.add(app, sku, &read));
    }
}
