//! Paying: VietQR and cash, two tenders if need be, and what is told once the ledger has the sale.
//!
//! Change is never shown here: only [`LastSale`] has it, and that is made from what was stored.

use super::action::Action;
use super::amount::{is_too_large, typed_money};
use super::field::edit_figures;
use super::pane::{Flow, Pane};
use super::press::Press;
use super::question::Question;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::{Command, CompleteSale, PrintChoice, TenderGiven};
use crate::domain::money::Money;
use crate::domain::outcome::ShortSold;
use crate::domain::point::BankAccount;
use crate::domain::refusal::Refusal;
use crate::domain::tender::{TenderKind, TenderState};
use crate::domain::vietqr::{Account, BankBin, Purpose, VietQr, VietQrError};

pub mod view;

/// The keys of the notes: so many đồng for a letter.
pub const NOTE_KEYS: [(char, i64); 6] =
    [('q', 500_000), ('w', 200_000), ('e', 100_000), ('r', 50_000), ('t', 20_000), ('y', 10_000)];

/// How the next tender comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A transfer of so much, or of all that is missing.
    Transfer(Option<Money>),
    /// Cash.
    Cash,
}

/// The pay pane.
#[derive(Debug, Clone)]
pub struct Pay {
    /// How the next tender comes.
    pub way: Way,
    /// The cash typed.
    pub line: Line,
    /// What stood in the field before each note key.
    before: Vec<String>,
}

/// A sale as stored, shown until the next one begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSale {
    /// Its receipt number.
    pub receipt: String,
    /// What the buyer paid for.
    pub payable: Money,
    /// Given back in cash.
    pub change: Money,
    /// Transfers nobody has confirmed.
    pub waiting: Money,
    /// How it was paid.
    pub tenders: Vec<TenderGiven>,
    /// What was sold below the books.
    pub short: Vec<ShortSold>,
}

/// What a transfer needs to be made: the picture's text and the same for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferCode {
    /// What the QR holds.
    pub payload: String,
    /// How much.
    pub amount: Money,
    /// What the bank will show.
    pub purpose: String,
}

impl Pay {
    fn new(way: Way) -> Self {
        Self { way, line: Line::new(Mode::Off), before: Vec::new() }
    }

    /// Takes a key: figures are cash, letters are notes, Enter is the one thing offered.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match press {
            Press::Enter => return self.enter(app),
            Press::Esc if self.line.is_empty() => return Flow::Close,
            Press::Esc => self.clear(),
            Press::Backspace if !self.before.is_empty() => self.take_note_back(),
            Press::Backspace | Press::Delete if self.line.is_empty() => app.take_tender_back(),
            Press::Char(c) if note_of(*c).is_some() => self.add_note(note_of(*c).unwrap_or(0)),
            Press::Char(c) if !c.is_ascii_digit() && *c != '.' => app.warn(words::no_note_key(app.lang(), *c)),
            Press::Char(_) | Press::Paste(_) => self.figure(press),
            _ if !self.before.is_empty() => {}
            press => drop(edit_figures(&mut self.line, press)),
        }
        Flow::Stay
    }

    /// Types a figure; after notes it begins a new amount.
    fn figure(&mut self, press: &Press) {
        if !self.before.is_empty() {
            self.clear();
        }
        edit_figures(&mut self.line, press);
        if !self.line.is_empty() {
            self.way = Way::Cash;
        }
    }

    /// Forgets the cash typed.
    fn clear(&mut self) {
        self.line.clear();
        self.before.clear();
    }

    /// Takes the last note away again.
    fn take_note_back(&mut self) {
        let before = self.before.pop().unwrap_or_default();
        self.line.clear();
        self.line.insert(&before);
    }

    /// Adds a note to the cash in hand.
    fn add_note(&mut self, note: i64) {
        self.way = Way::Cash;
        self.before.push(self.line.text().to_owned());
        let sum = typed_money(self.line.text()).unwrap_or_default().plus(Money::vnd(note)).unwrap_or_default();
        self.line.clear();
        self.line.insert(&sum.dotted());
    }

    fn enter(&mut self, app: &mut App) -> Flow {
        match self.way {
            Way::Transfer(part) => {
                app.take_transfer(part, TenderState::Received);
                if part.is_some() {
                    self.way = Way::Cash;
                }
            }
            Way::Cash => self.take_cash(app, PrintChoice::Receipt),
        }
        Flow::Stay
    }

    /// Takes the cash typed; nothing typed takes nothing, for the exact sum has a key of its own.
    fn take_cash(&mut self, app: &mut App, print: PrintChoice) {
        let missing = app.missing();
        if self.line.is_empty() && !missing.is_zero() {
            let key = app.settings.keys.label(super::Action::ExactCash);
            return app.warn(if app.tenders.is_empty() {
                words::exact_has_a_key(app.lang(), &key)
            } else {
                words::still_missing(
                    app.lang(),
                    missing,
                    &app.settings.keys.label(Action::ExactCash),
                    &app.settings.keys.label(Action::Pay),
                )
            });
        }
        let typed = if self.line.is_empty() { Some(missing) } else { typed_money(self.line.text()) };
        if typed.is_none() && is_too_large(self.line.text()) {
            return app.warn(words::amount_too_large(app.lang()).to_owned());
        }
        let Some(amount) = typed.filter(|m| !m.is_zero() || missing.is_zero()) else {
            return app.refuse(&Refusal::BadTender);
        };
        if amount > LARGE && missing.times_int(10).is_ok_and(|usual| amount > usual) {
            return app.panes.push(Pane::Question(Question::LargeCash { amount, print }));
        }
        self.clear();
        app.take_tender(TenderGiven { kind: TenderKind::Cash, amount, state: None }, print);
    }
}

/// More cash than this, and than ten times what is owed, is asked about.
const LARGE: Money = Money::vnd(10_000_000);

fn note_of(c: char) -> Option<i64> {
    NOTE_KEYS.iter().find(|(key, _)| *key == c.to_ascii_lowercase()).map(|(_, note)| *note)
}

impl App {
    /// Returns what is still to be paid on the open ticket.
    pub(super) fn missing(&self) -> Money {
        let given = Money::sum(self.tenders.iter().map(|t| t.amount)).unwrap_or_default();
        let payable = self.priced().map(|p| p.payable).unwrap_or_default();
        payable.minus(given).unwrap_or_default().max(Money::ZERO)
    }

    /// Returns where transfers go.
    pub(super) fn bank_account(&self) -> Option<&BankAccount> {
        self.till.as_ref()?.point.as_ref()?.bank.as_ref()
    }

    fn usual_way(&self) -> Way {
        let can_transfer = self.bank_account().is_some() && !self.missing().is_zero();
        if can_transfer { Way::Transfer(None) } else { Way::Cash }
    }

    /// Opens paying, or turns from one way to the other.
    pub(super) fn pay(&mut self) {
        if let Some(Pane::Pay(pay)) = self.panes.last() {
            let part = typed_money(pay.line.text());
            return match pay.way {
                Way::Cash => self.turn_to(Way::Transfer(part)),
                Way::Transfer(part) if self.transfer_code(part).is_err() => self.turn_to(Way::Cash),
                Way::Transfer(_) => self.tell(Mood::Info, words::qr_stays(self.lang()).to_owned()),
            };
        }
        if !self.can_pay() {
            return;
        }
        let way = self.usual_way();
        self.panes.push(Pane::Pay(Pay::new(way)));
        if self.bank_account().is_none() {
            self.tell(Mood::Info, words::no_bank(self.lang()).to_owned());
        }
    }

    fn turn_to(&mut self, way: Way) {
        if matches!(way, Way::Transfer(_)) && self.bank_account().is_none() {
            return self.tell(Mood::Info, words::no_bank(self.lang()).to_owned());
        }
        if let Some(Pane::Pay(pay)) = self.panes.last_mut() {
            *pay = Pay::new(way);
        }
    }

    /// Returns whether there is something to pay and a shift to put it in; says what to do if not.
    fn can_pay(&mut self) -> bool {
        if let Err(refusal) = self.priced() {
            self.refuse(&refusal);
            return false;
        }
        if self.till.as_ref().is_none_or(|t| t.shift.is_none()) {
            self.open_float();
            self.refuse(&Refusal::NoOpenShift);
            return false;
        }
        true
    }

    /// Takes exactly what is missing in cash: one key, done and printed.
    pub(super) fn pay_exact_cash(&mut self) {
        if self.can_pay() {
            let amount = self.missing();
            self.take_tender(TenderGiven { kind: TenderKind::Cash, amount, state: None }, PrintChoice::Receipt);
        }
    }

    /// Finishes with what is on the screen: a transfer nobody has seen yet waits.
    pub(super) fn finish(&mut self) {
        self.finish_with(PrintChoice::Receipt);
    }

    /// Finishes without a receipt.
    pub(super) fn finish_without_paper(&mut self) {
        self.finish_with(PrintChoice::Nothing);
    }

    fn finish_with(&mut self, print: PrintChoice) {
        let depth = self.panes.len().saturating_sub(1);
        match self.panes.pop() {
            Some(Pane::Pay(mut pay)) => {
                match pay.way {
                    Way::Transfer(part) => {
                        self.give_transfer(part, TenderState::Waiting, print);
                        pay.way = if part.is_some() { Way::Cash } else { pay.way };
                    }
                    Way::Cash => pay.take_cash(self, print),
                }
                self.panes.insert(depth, Pane::Pay(pay));
            }
            Some(Pane::Count(mut count)) => {
                count.close(self);
                self.panes.insert(depth, Pane::Count(count));
            }
            Some(pane @ Pane::Receive(_)) => {
                self.panes.push(pane);
                self.confirm_delivery();
            }
            Some(pane @ Pane::Gather(_)) => {
                self.panes.push(pane);
                self.confirm_gathered();
            }
            Some(pane @ Pane::Arrival(_)) => {
                self.panes.push(pane);
                self.finish_arrival();
            }
            Some(other) => self.panes.push(other),
            None => {
                self.pay();
                if matches!(self.panes.last(), Some(Pane::Pay(_))) {
                    self.turn_to(Way::Cash);
                    self.tell(Mood::Info, words::type_cash(self.lang()).to_owned());
                }
            }
        }
    }

    fn take_transfer(&mut self, part: Option<Money>, state: TenderState) {
        self.give_transfer(part, state, PrintChoice::Receipt);
    }

    fn give_transfer(&mut self, part: Option<Money>, state: TenderState, print: PrintChoice) {
        let amount = part.unwrap_or_else(|| self.missing()).min(self.missing());
        self.take_tender(TenderGiven { kind: TenderKind::Transfer, amount, state: Some(state) }, print);
    }

    /// Adds a tender and completes the sale once enough was given.
    fn take_tender(&mut self, tender: TenderGiven, print: PrintChoice) {
        let missing = self.missing();
        let mut tenders = self.tenders.clone();
        if !tender.amount.is_zero() || (missing.is_zero() && tenders.is_empty()) {
            tenders.push(tender.clone());
        }
        if tender.amount >= missing {
            return self.complete(tenders, print);
        }
        self.tenders = tenders;
        if let Some(Pane::Pay(pay)) = self.panes.last_mut() {
            pay.way = Way::Cash;
        }
        self.tell(Mood::Info, words::taken(self.lang(), tender.kind, tender.amount));
    }

    /// Takes cash that was asked about.
    pub(super) fn take_large_cash(&mut self, amount: Money, print: PrintChoice) {
        if let Some(Pane::Pay(pay)) = self.panes.last_mut() {
            pay.clear();
        }
        self.take_tender(TenderGiven { kind: TenderKind::Cash, amount, state: None }, print);
    }

    /// Returns whether money was taken for the open ticket, and says that it goes back first.
    pub(super) fn holds_money(&mut self) -> bool {
        let given = Money::sum(self.tenders.iter().map(|t| t.amount)).unwrap_or_default();
        if !self.tenders.is_empty() {
            self.warn(words::money_taken(self.lang(), given, &self.settings.keys.label(Action::Pay)));
        }
        !self.tenders.is_empty()
    }

    /// Gives the last tender back to the buyer.
    fn take_tender_back(&mut self) {
        if let Some(tender) = self.tenders.pop() {
            self.tell(Mood::Info, words::give_back(self.lang(), tender.kind, tender.amount));
        }
    }

    /// Gives everything back: nothing is left to pay for.
    pub(super) fn give_all_back(&mut self) {
        let given = Money::sum(self.tenders.drain(..).map(|t| t.amount)).unwrap_or_default();
        if !given.is_zero() {
            self.warn(words::give_all_back(self.lang(), given));
        }
    }

    fn complete(&mut self, tenders: Vec<TenderGiven>, print: PrintChoice) {
        let sale = CompleteSale {
            ticket: self.ticket.reference.clone(),
            lines: self.ticket.lines.clone(),
            discount: self.ticket.discount,
            tenders: tenders.clone(),
            print,
        };
        self.run(Command::CompleteSale(sale), Pending::Sale(tenders));
    }

    /// Makes the code for what is to be transferred.
    pub(super) fn transfer_code(&self, part: Option<Money>) -> Result<TransferCode, VietQrError> {
        let account = self.bank_account().ok_or(VietQrError::Account)?;
        let amount = part.unwrap_or_else(|| self.missing()).min(self.missing());
        let purpose = Purpose::new(self.ticket.reference.as_deref().unwrap_or_default())?;
        let (bin, number) = (BankBin::new(&account.bin)?, Account::new(&account.account)?);
        let code = VietQr::to_account(bin, number, amount, &purpose)?;
        Ok(TransferCode { payload: code.payload(), amount, purpose: purpose.as_str().to_owned() })
    }
}
