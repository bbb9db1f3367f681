//! Stars that go while their goods are on the open ticket: said once, the price untouched.

use super::ticket::card_of;
use super::update::Mood;
use super::{App, words};
use crate::domain::ids::SkuCode;
use crate::domain::recognition::{RecognitionState, in_quarantine, ruling};
use crate::domain::shelf::SkuCard;

impl App {
    /// Returns the goods of the open ticket that show stars now.
    pub(super) fn starred(&self) -> Vec<SkuCode> {
        let shows = |sku: &SkuCode| card_of(&self.shelf, sku).is_some_and(|c| c.stars_at(self.now.into()).is_some());
        self.ticket.lines.iter().map(|line| &line.sku).filter(|sku| shows(sku)).cloned().collect()
    }

    /// Returns whether goods may not be sold because their recognition was withdrawn with quarantine.
    pub(super) fn is_in_quarantine(&self, sku: &SkuCode) -> bool {
        card_of(&self.shelf, sku).is_some_and(|card| in_quarantine(&card.recognitions, self.now.into()))
    }

    /// Says which goods showed stars before and show none now, first those that may not be sold at all; a price that
    /// changed is said before.
    pub(super) fn say_lost_stars(&mut self, before: &[SkuCode]) {
        let now = self.starred();
        let mut gone: Vec<&SkuCode> = before.iter().filter(|sku| !now.contains(sku)).collect();
        gone.dedup();
        let cards = || gone.iter().filter_map(|sku| card_of(&self.shelf, sku));
        let held = cards().find(|card| in_quarantine(&card.recognitions, self.now.into()));
        let Some(card) = held.or_else(|| cards().next()) else { return };
        let mut text = self.why_no_stars(card);
        if gone.len() > 1 {
            text = format!("{text} ({})", words::ocop::and_more(self.lang(), gone.len() - 1));
        }
        let price = self.notice.take().filter(|n| n.mood == Mood::Warn);
        let said = price.map(|n| format!("{}. ", n.text)).unwrap_or_default();
        let is_held = held.is_some();
        self.warn(said + &text);
        if is_held {
            // Whatever is done next books the hold; what the lots say of it is asked after that.
            self.keep_ticket();
            self.refresh_lots();
        }
    }

    fn why_no_stars(&self, card: &SkuCard) -> String {
        let clock = self.now.into();
        let (lang, title) = (self.lang(), card.title());
        if in_quarantine(&card.recognitions, clock) {
            return words::ocop::star_quarantined(lang, &title);
        }
        match ruling(&card.recognitions, clock) {
            Some(term) if term.state_at(clock) == RecognitionState::Expired => {
                words::ocop::star_expired(lang, &title, &words::ocop::date(term.to))
            }
            Some(_) | None => words::ocop::star_withdrawn(lang, &title),
        }
    }
}
