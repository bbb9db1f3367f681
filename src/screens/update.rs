//! Where keys and messages go: the queue while a command runs, the pane on top, the sale below.

use std::sync::Arc;

use super::action::Place;
use super::pane::{Flow, Letters, OnScan, Pane, Paper};
use super::press::Press;
use super::question::Question;
use super::ticket::{NewPrice, Ticket, card_of};
use super::{App, Effect, words};
use crate::domain::command::{Command, TenderGiven};
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::query::{SignedIn, TillState};
use crate::domain::refusal::Refusal;
use crate::domain::sale::{PriceRules, Priced};
use crate::domain::shelf::Shelf;
use crate::domain::staff::Role;
use crate::domain::tax::Regime;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Something went well.
    Good,
    /// Something to know.
    Info,
    /// Something needs a person.
    Warn,
}

/// One sentence where the eye is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub mood: Mood,
    /// What it says.
    pub text: String,
}

/// The command that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// A sale, paid like this.
    Sale(Vec<TenderGiven>),
    /// An item made at the counter, so many of which are sold.
    Quick(Quantity),
    /// Which producer's goods a shared code means.
    Whose,
    /// A delivery.
    Receive,
    /// A sign-in.
    SignIn,
    /// Another command.
    Other,
    /// It is done; the till has not told its state yet.
    Settled,
}

impl App {
    /// Takes a key, or keeps it until the running command has answered.
    pub(super) fn press(&mut self, press: Press) {
        if matches!(press, Press::Resize { .. }) {
            return;
        }
        if self.pending.is_some() {
            if is_worth_waiting(&press) {
                self.queue.push_back(press);
            }
            return;
        }
        self.notice = None;
        match press {
            Press::Scan(code) => self.scan(&code),
            key => self.key(&key),
        }
    }

    fn key(&mut self, press: &Press) {
        if self.session.is_none() {
            return self.sign_in_key(press);
        }
        let is_looked_away = matches!(self.panes.last(), Some(Pane::Paper(_))) && !is_for_paper(press);
        if is_looked_away {
            self.panes.pop();
        }
        let is_text = matches!(press, Press::Char(_) | Press::Delete | Press::Home | Press::End);
        if !(is_text && self.is_typing())
            && let Some(action) = self.settings.keys.action(press, self.place())
        {
            return self.act(action);
        }
        match self.panes.pop() {
            None => self.sale_key(press),
            Some(mut pane) => {
                let depth = self.panes.len();
                match pane.press(self, press) {
                    Flow::Stay => self.panes.insert(depth.min(self.panes.len()), pane),
                    Flow::Close => self.uncovered(),
                }
            }
        }
    }

    /// Returns where keys act now.
    pub(super) fn place(&self) -> Place {
        self.panes.last().map_or(Place::Sale, |pane| pane.rules().place)
    }

    fn is_typing(&self) -> bool {
        self.panes.last().map_or(!self.sale.line.is_empty(), |pane| pane.rules().letters == Letters::Field)
    }

    /// Takes panes away that hold nothing typed, then sells what was scanned.
    fn scan(&mut self, code: &str) {
        if self.session.is_none() {
            return self.refuse(&Refusal::SignInFirst);
        }
        if let Some(why) = self.panes.iter().rev().find_map(|pane| self.why_no_scan(pane)) {
            return self.warn(why.to_owned());
        }
        if self.scan_in_pane(code) {
            return;
        }
        let was_paying = self.panes.iter().any(|pane| matches!(pane, Pane::Pay(_)));
        while self.panes.last().is_some_and(|pane| pane.rules().on_scan == OnScan::Leaves) {
            self.panes.pop();
        }
        let before = self.ticket.lines.clone();
        self.sell_scanned(code);
        let is_added = before != self.ticket.lines;
        if let Some(card) = self.ticket.line().and_then(|line| card_of(&self.shelf, &line.sku))
            && was_paying
            && is_added
        {
            let text = words::back_to_sale(self.lang(), &card.title());
            self.tell(Mood::Info, text);
        }
    }

    /// Hands a scan to the pane that has a use for it, once nothing that was only looked at lies over it.
    fn scan_in_pane(&mut self, code: &str) -> bool {
        let Some(at) = self.panes.iter().rposition(|pane| pane.rules().on_scan == OnScan::Takes) else { return false };
        if let Some(kind) = self.private_scan(code) {
            self.warn(words::scanned_private(self.lang(), kind).to_owned());
            return true;
        }
        if self.panes.iter().skip(at + 1).any(|pane| pane.rules().on_scan == OnScan::Stays) {
            self.warn(words::goods::scan_in_form(self.lang()).to_owned());
            return true;
        }
        self.panes.truncate(at + 1);
        let Some(mut pane) = self.panes.pop() else { return false };
        match pane.scan(self, code) {
            Flow::Stay => self.panes.insert(at.min(self.panes.len()), pane),
            Flow::Close => self.uncovered(),
        }
        true
    }

    /// Says why a pane takes no scan: goods would change what is paid, discounted or counted.
    fn why_no_scan(&self, pane: &Pane) -> Option<&'static str> {
        match pane {
            Pane::Pay(pay) if !self.tenders.is_empty() || !pay.line.is_empty() => Some(words::scan_paying(self.lang())),
            Pane::Discount(_) => Some(words::scan_discount(self.lang())),
            Pane::Count(_) => Some(words::scan_count(self.lang())),
            _ => None,
        }
    }

    pub(super) fn minute(&mut self, now: Moment) {
        let is_new_day = now.date() != self.now.date();
        let starred = self.starred();
        self.now = now;
        if is_new_day {
            self.reprice();
        }
        self.say_lost_stars(&starred);
    }

    pub(super) fn take_shelf(&mut self, shelf: Arc<Shelf>) {
        let starred = self.starred();
        self.shelf = shelf;
        self.refresh_hits();
        self.reprice();
        self.say_lost_stars(&starred);
        self.sell_awaited();
    }

    pub(super) fn take_till(&mut self, till: Box<TillState>) {
        let is_first = self.till.is_none();
        if let Some(kept) = till.open_ticket.clone().filter(|k| is_first && !k.lines.is_empty()) {
            self.newest_ticket = Some(kept.ticket.clone());
            self.ticket = Ticket::resume(kept);
            self.reprice();
            self.ask_lots();
        }
        if is_first {
            self.deliveries = till.deliveries.clone();
            self.half_moves = till.half_moves.clone();
            if !self.deliveries.is_empty() {
                self.delivery = self.deliveries.remove(0);
            }
        }
        self.till = Some(till);
        if is_first {
            self.remind_of_counts();
        }
        self.ask_clock();
        if self.pending == Some(Pending::Settled) {
            self.pending = None;
        }
        self.replay();
    }

    /// Takes up the keys that waited, until one of them starts another command.
    pub(super) fn replay(&mut self) {
        // What was pressed before a question stood on the screen must not answer it.
        while self.pending.is_none() && !self.sale.is_asking_owner {
            let Some(press) = self.queue.pop_front() else { return };
            let before = self.notice.take();
            self.press(press);
            if self.notice.is_none() {
                self.notice = before;
            }
        }
    }

    pub(super) fn signed_in(&mut self, session: SignedIn) {
        self.pending = None;
        self.sign_in.forget();
        self.session = Some(session);
        self.notice = None;
        let has_shift = self.till.as_ref().is_none_or(|t| t.shift.is_some());
        if !has_shift && self.panes.is_empty() {
            self.open_float();
        }
        if self.is_manager() && self.ticket.lines.is_empty() {
            self.ask_today();
        }
        self.remind_of_counts();
        self.ask_clock();
        self.replay();
    }

    /// Asks once what day it is when the clock is behind the ledger.
    fn ask_clock(&mut self) {
        let is_behind = self.till.as_ref().is_some_and(|t| t.clock_behind);
        if is_behind && self.session.is_some() && !self.is_clock_asked {
            self.is_clock_asked = true;
            self.panes.push(Pane::Question(Question::Clock));
        }
    }

    /// Passes on that the clock is right.
    pub(super) fn clock_is_right(&mut self) {
        self.effects.push(Effect::ClockIsRight);
    }

    pub(super) fn paper(&mut self, lines: Vec<String>) {
        self.panes.retain(|pane| !matches!(pane, Pane::Paper(_)));
        self.panes.push(Pane::Paper(Paper { lines, top: 0 }));
    }

    /// Takes the day's prices and says which of them the buyer has not heard.
    pub(super) fn reprice(&mut self) {
        let shelf = Arc::clone(&self.shelf);
        let changes = self.ticket.reprice(&shelf, self.now.date());
        if let Some(NewPrice { name, seen, now }) = changes.first() {
            let text = words::price_changed(self.lang(), name, *seen, *now, changes.len());
            self.ticket_changed();
            self.warn(text);
        }
    }

    /// Returns the day's rules a ticket is priced by.
    pub(super) fn rules(&self) -> PriceRules<'_> {
        let regime = self.till.as_ref().and_then(|t| t.point.as_ref()).map_or(Regime::Exempt, |p| p.regime);
        PriceRules { at: self.now.into(), regime, rates: &self.shelf.rates }
    }

    /// Tells what the open ticket comes to.
    pub(super) fn priced(&self) -> Result<Priced, Refusal> {
        self.ticket.priced(&self.shelf, self.rules())
    }

    /// Keeps the ticket after a change, and gives it its reference at the first.
    pub(super) fn ticket_changed(&mut self) {
        if self.ticket.reference.is_none() {
            let reference = self.next_ticket();
            self.newest_ticket = Some(reference.clone());
            self.ticket.reference = Some(reference);
        }
        self.last = None;
        if self.ticket.fit_discounts() {
            self.tell(Mood::Info, words::discount_lowered(self.lang()).to_owned());
        }
        if self.ticket.lines.is_empty() {
            self.give_all_back();
        }
        self.keep_ticket();
        self.ask_lots();
    }

    /// Keeps the ticket as it stands; not while it is being sold, or it would come back as open.
    pub(super) fn keep_ticket(&mut self) {
        if matches!(self.pending, Some(Pending::Sale(_))) {
            return;
        }
        if let Some(kept) = self.ticket.to_keep() {
            self.effects.push(Effect::Keep(Box::new(kept)));
        }
    }

    /// Returns the reference the next ticket takes: the till's, or one more than was given here since.
    pub(super) fn next_ticket(&self) -> String {
        let told = self.till.as_ref().map(|t| t.next_ticket.clone()).unwrap_or_default();
        match &self.newest_ticket {
            Some(given) if number(given) >= number(&told) => one_more(given),
            Some(_) | None => told,
        }
    }

    /// Runs a command unless one runs already.
    pub(super) fn run(&mut self, command: Command, pending: Pending) {
        if self.pending.is_none() {
            self.pending = Some(pending);
            self.effects.push(Effect::Run(Box::new(command)));
        }
    }

    /// Returns whether a manager has signed in.
    pub(super) fn is_manager(&self) -> bool {
        self.session.as_ref().is_some_and(|s| s.role == Role::Manager)
    }

    pub(super) fn tell(&mut self, mood: Mood, text: String) {
        self.notice = Some(Notice { mood, text });
    }

    /// Says what needs a person and rings once.
    pub(super) fn warn(&mut self, text: String) {
        self.tell(Mood::Warn, text);
        if self.effects.last() != Some(&Effect::Bell) {
            self.effects.push(Effect::Bell);
        }
    }

    /// Says why not.
    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        self.warn(words::sentence(&refusal.say(self.lang())));
    }
}

/// Keys that a command's answer must not swallow: what was scanned and what was written.
fn is_worth_waiting(press: &Press) -> bool {
    matches!(press, Press::Scan(_) | Press::Paste(_) | Press::Char(_) | Press::Enter | Press::Backspace)
}

/// Keys that turn the pages of a paper or put it away.
fn is_for_paper(press: &Press) -> bool {
    matches!(press, Press::Up | Press::Down | Press::PageUp | Press::PageDown | Press::Esc | Press::Enter)
}

/// Returns the number at the end of a reference: 131 of `Q1T000131`.
fn number(reference: &str) -> u64 {
    reference.rsplit_once('T').and_then(|(_, n)| n.parse().ok()).unwrap_or(0)
}

fn one_more(reference: &str) -> String {
    let prefix = reference.rsplit_once('T').map_or(reference, |(prefix, _)| prefix);
    format!("{prefix}T{:06}", number(reference).saturating_add(1))
}
