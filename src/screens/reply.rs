//! What the outside answers, and what staff are told of it.

use super::pane::Pane;
use super::pay::LastSale;
use super::quick_item::Awaited;
use super::shift::{Counted, Report};
use super::ticket::Ticket;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::ids::SkuCode;
use crate::domain::money::Money;
use crate::domain::outcome::Outcome;
use crate::domain::quantity::Quantity;
use crate::domain::query::{Answer, Query};
use crate::domain::refusal::Refusal;

impl App {
    /// Takes what the pending command did.
    pub(super) fn done(&mut self, outcome: Outcome) {
        let pending = self.pending.replace(Pending::Settled);
        let lang = self.lang();
        match outcome {
            Outcome::SaleCompleted { receipt, payable, change, waiting, .. } => {
                let tenders = match pending {
                    Some(Pending::Sale(tenders)) => tenders,
                    Some(_) | None => Vec::new(),
                };
                self.sale_completed(LastSale { receipt, payable, change, waiting, tenders });
            }
            Outcome::SaleVoided { receipt, cash_back, transfer_back, .. } => {
                self.close_top(|pane| matches!(pane, Pane::Void(_)));
                self.tell(Mood::Good, words::voided(lang, &receipt, cash_back, transfer_back));
                self.uncovered();
            }
            Outcome::TransferConfirmed { receipt, amount, .. } => {
                self.tell(Mood::Good, words::confirmed(lang, &receipt, amount));
                self.last_confirmed(&receipt);
                self.uncovered();
            }
            Outcome::ReceiptReprinted { receipt, copy, .. } => {
                self.tell(Mood::Good, words::reprinted(lang, &receipt, copy));
                self.uncovered();
            }
            Outcome::ShiftOpened { shift, .. } => {
                self.panes.retain(|pane| !matches!(pane, Pane::Float(_)));
                self.tell(Mood::Good, words::shift_opened(lang, shift));
            }
            Outcome::ShiftClosed { shift, expected, counted, over, .. } => {
                self.shift_closed(shift, Counted { expected, counted, over });
            }
            Outcome::ShiftExplained { shift, .. } => self.shift_explained(shift),
            Outcome::CatalogueRecorded { sku: Some(sku), .. } => self.item_made(sku, pending),
            Outcome::CatalogueRecorded { sku: None, .. } | Outcome::NothingChanged { .. } => self.price_set(),
            Outcome::PrintPromised => self.tell(Mood::Good, words::sent_to_printer(lang).to_owned()),
            Outcome::TicketKept { .. } | Outcome::LedgerBegun { .. } | Outcome::PointDescribed { .. } => {}
            Outcome::NotPrinted => {}
            Outcome::StaffRecorded { .. } | Outcome::PinSet { .. } | Outcome::TaxRateSet { .. } => {}
            Outcome::GoodsWrittenOff { document, .. } => {
                self.lot_dealt_with(words::stock::written_off(lang, &document));
            }
            Outcome::GoodsReturned { document, .. } => self.lot_dealt_with(words::stock::given_back(lang, &document)),
            Outcome::HoldSet { .. } => self.hold_dealt_with(),
            Outcome::GoodsReceived { .. } => self.stock_changed(),
            Outcome::CodeLearned { sku, .. } => self.code_learned(&sku),
            Outcome::CodeLayoutSet { .. } | Outcome::CodeForgotten { .. } => {}
        }
    }

    fn sale_completed(&mut self, last: LastSale) {
        self.ticket = Ticket::default();
        self.tenders.clear();
        self.sale.unknown.clear();
        self.sale.booked.clear();
        self.sale.doubted.clear();
        self.panes.retain(|pane| !matches!(pane, Pane::Pay(_)));
        self.last = Some(last);
    }

    /// The sale still shown is paid after all.
    fn last_confirmed(&mut self, receipt: &str) {
        if let Some(last) = self.last.as_mut().filter(|last| last.receipt == receipt) {
            last.waiting = Money::ZERO;
        }
    }

    fn shift_closed(&mut self, shift: u32, counted: Counted) {
        self.close_top(|pane| matches!(pane, Pane::Count(_)));
        self.effects.push(Effect::Ask(Query::Shift { shift: Some(shift) }));
        self.panes.push(Pane::Report(Box::new(Report { shift, counted: Some(counted), report: None })));
        self.last = None;
    }

    /// An item was made at the counter: it is sold as soon as the shelf holds it.
    fn item_made(&mut self, sku: SkuCode, pending: Option<Pending>) {
        let quantity = match pending {
            Some(Pending::Quick(quantity)) => quantity,
            Some(_) | None => Quantity::ONE,
        };
        if let Some(Pane::Quick(item)) = self.panes.last()
            && let Some(code) = item.barcode.clone()
        {
            self.sale.unknown.retain(|u| u.code != code);
        }
        self.close_top(|pane| matches!(pane, Pane::Quick(_)));
        self.awaited = Some(Awaited { sku, quantity });
        self.sell_awaited();
    }

    fn price_set(&mut self) {
        if self.panes.iter().any(|pane| matches!(pane, Pane::Price(_))) {
            self.close_top(|pane| matches!(pane, Pane::Price(_)));
            self.tell(Mood::Good, words::price_set(self.lang()).to_owned());
            self.sell_awaited();
        }
    }

    /// Takes the topmost pane of a kind away.
    pub(super) fn close_top(&mut self, is_it: fn(&Pane) -> bool) {
        if let Some(at) = self.panes.iter().rposition(is_it) {
            self.panes.remove(at);
        }
    }

    /// Says why the pending command was refused, with the way on.
    pub(super) fn refused(&mut self, refusal: &Refusal) {
        let was_sale = matches!(self.pending.take(), Some(Pending::Sale(_)));
        if matches!(refusal, Refusal::NoOpenShift) && !self.panes.iter().any(|p| matches!(p, Pane::Float(_))) {
            self.panes.push(Pane::Float(super::shift::FloatForm::default()));
        }
        if let Refusal::PriceChanged { sku, now, .. } = refusal {
            for line in self.ticket.lines.iter_mut().filter(|line| line.sku == *sku) {
                line.price = Some(*now);
            }
            self.ticket_changed();
        } else if was_sale {
            self.keep_ticket();
        }
        self.refuse(refusal);
        self.replay();
    }

    /// Says what failed; the work stays where it was.
    pub(super) fn failed(&mut self, sentence: String) {
        if matches!(self.pending.take(), Some(Pending::Sale(_))) {
            self.keep_ticket();
        }
        self.warn(words::sentence(&sentence));
        self.replay();
    }

    /// Hands an answer to the pane that asked.
    pub(super) fn answered(&mut self, answer: Answer) {
        if let Answer::Stamp(receipt) = &answer {
            return self.stamp_sold(receipt.as_deref());
        }
        if self.stock_answered(&answer) {
            return;
        }
        for pane in self.panes.iter_mut().rev() {
            match (&answer, pane) {
                (Answer::Sales(rows), Pane::Sales(list)) => {
                    list.picked = list.picked.min(rows.len().saturating_sub(1));
                    list.rows = Some(rows.clone());
                    return;
                }
                (Answer::Sale(detail), Pane::Sale(view)) => {
                    view.detail.clone_from(detail);
                    return;
                }
                (Answer::Shift(report), Pane::Report(shown)) => {
                    if let Some(report) = report {
                        shown.shift = report.shift;
                        shown.report = Some((**report).clone());
                    }
                    return;
                }
                (Answer::Sales(_) | Answer::Sale(_) | Answer::Shift(_) | Answer::Day(_), _) => {}
                (Answer::Stock(_) | Answer::LotHistory(_) | Answer::Oversold(_), _) => {}
                (Answer::Stamp(_) | Answer::CodeBook(_), _) => {}
                (Answer::StockSheet(_) | Answer::Pace(_), _) => {}
            }
        }
    }
}
