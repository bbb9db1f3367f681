//! What the outside answers, and what staff are told of it.

use super::pane::Pane;
use super::pay::LastSale;
use super::quick_item::{Awaited, Then};
use super::shift::{Counted, Report};
use super::ticket::Ticket;
use super::update::{Mood, Pending};
use super::{App, Effect, words};
use crate::domain::ids::SkuCode;
use crate::domain::money::Money;
use crate::domain::outcome::{DocumentCopied, Outcome};
use crate::domain::quantity::Quantity;
use crate::domain::query::{Answer, Query};
use crate::domain::refusal::{CountRefusal, Refusal};

impl App {
    /// Takes what the pending command did.
    pub(super) fn done(&mut self, outcome: Outcome) {
        let (pending, lang) = (self.pending.replace(Pending::Settled), self.lang());
        self.moves_done(&outcome);
        match outcome {
            Outcome::SaleCompleted { receipt, payable, change, waiting, short, .. } => {
                let tenders = match pending {
                    Some(Pending::Sale(tenders)) => tenders,
                    Some(_) | None => Vec::new(),
                };
                self.sale_completed(LastSale { receipt, payable, change, waiting, tenders, short });
            }
            Outcome::SaleVoided { receipt, cash_back, transfer_back, .. } => {
                self.reason_given();
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
            outcome @ (Outcome::CatalogueRecorded { sku: None, .. } | Outcome::NothingChanged { .. }) => {
                self.catalogue_recorded(&outcome);
            }
            Outcome::DocumentReprinted(DocumentCopied { document, copy, .. }) => {
                self.tell(Mood::Good, words::document_again(lang, &document, copy));
                self.documents_changed();
            }
            Outcome::LabelsPrinted { seq, to, labels, left } => self.labels_printed(seq, to, labels, left),
            Outcome::PrintPromised => self.tell(Mood::Good, words::sent_to_printer(lang).to_owned()),
            Outcome::TicketKept { .. } | Outcome::LedgerBegun { .. } | Outcome::NotPrinted => {}
            Outcome::PointDescribed { .. } => self.point_described(),
            Outcome::StaffRecorded { .. } | Outcome::PinSet { .. } | Outcome::TaxRateSet { .. } => {}
            Outcome::GoodsReceived { document, lots, refused, .. } => {
                self.goods_received(&document, lots.len(), refused);
            }
            Outcome::HoldSet { .. } => self.hold_dealt_with(),
            Outcome::CertificateRecorded(_) => self.paper_dealt_with(words::certificates::recorded(lang)),
            Outcome::CertificateWithdrawn(_) => self.paper_dealt_with(words::certificates::withdrawn(lang)),
            Outcome::GoodsWrittenOff { document, .. } => {
                self.lot_dealt_with(words::stock::written_off(lang, &document));
            }
            Outcome::GoodsReturned { document, .. } => self.lot_dealt_with(words::stock::given_back(lang, &document)),
            Outcome::DeliveryKept(_) | Outcome::MoveKept(_) => {}
            Outcome::CodeLearned { sku, .. } => self.code_learned(&sku),
            Outcome::CodeLayoutSet { prefix, .. } => self.layout_set(&prefix),
            Outcome::CodeForgotten { pattern, .. } => self.code_forgotten(&pattern),
            done @ (Outcome::StampsReceived(_)
            | Outcome::StampsUsed(_)
            | Outcome::StampsCounted(_)
            | Outcome::StampsUndone(_)
            | Outcome::StampNeedSet(_)) => self.stamps_done(&done),
            Outcome::RecognitionWithdrawn { effective, held, .. } => self.recognition_withdrawn(effective, held.len()),
            Outcome::OcopStatusRecorded { .. } => self.status_recorded(),
            Outcome::RequiredPapersSet { .. } => self.paper_rule_set(),
            Outcome::AssortmentTargetSet { .. } => self.target_set(),
            Outcome::ShelfLifeRuleSet { .. } => self.shelf_life_set(),
            Outcome::GoodsMoved { .. } | Outcome::GoodsSent { .. } | Outcome::TransferReceived { .. } => {}
            Outcome::TransferClosed { .. } => {}
            Outcome::StockTakenOn { document, lots, .. } => self.stock_taken_on(&document, lots.len()),
            Outcome::GoodsRepacked { document, .. } => self.repacked(&document),
            Outcome::DocumentReversed { document, reversed, .. } => self.document_undone(&document, &reversed),
            Outcome::CountStarted { count, .. } => self.count_started(count),
            Outcome::Counted { count, sku, lot, quantity } => self.count_kept(&count, sku, lot, quantity),
            Outcome::CountFinished { count, .. } => self.count_finished(&count),
            Outcome::CountApproved { count, .. } => self.count_over(words::count::approved(lang, &count)),
            Outcome::CountDropped { count, .. } => self.count_over(words::count::dropped(lang, &count)),
        }
    }

    /// The catalogue knows more: whichever form said so closes.
    fn catalogue_recorded(&mut self, outcome: &Outcome) {
        self.price_set();
        self.recognition_recorded();
        self.producer_recorded();
        self.sheet_imported(outcome);
    }

    fn sale_completed(&mut self, last: LastSale) {
        self.ticket = Ticket::default();
        self.lots.clear();
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
        let then = self.quick_then();
        self.close_top(|pane| matches!(pane, Pane::Quick(_)));
        self.awaited = Some(Awaited { sku, quantity, then, pack: None });
        self.sell_awaited();
    }

    /// Returns what becomes of the item the form on top is for.
    fn quick_then(&self) -> Then {
        match self.panes.last() {
            Some(Pane::Quick(item)) => item.then,
            Some(_) | None => Then::Sell,
        }
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
        self.sheet_stopped();
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
        if was_sale {
            self.show_refused_lot(refusal);
        }
        if matches!(refusal, Refusal::CountRefusal(CountRefusal::Uncounted { .. })) {
            self.show_uncounted();
        } else {
            self.refuse(refusal);
        }
        self.replay();
    }

    /// Says what failed; the work stays where it was.
    pub(super) fn failed(&mut self, sentence: String) {
        if matches!(self.pending.take(), Some(Pending::Sale(_))) {
            self.keep_ticket();
        }
        self.sheet_stopped();
        self.warn(words::sentence(&sentence));
        self.replay();
    }

    /// Hands an answer to the pane that asked.
    pub(super) fn answered(&mut self, answer: Answer) {
        self.gather_told(&answer);
        if self.stock_answered(&answer) || self.stamps_answered(&answer) || self.documents_answered(&answer) {
            return;
        }
        let answer = match answer {
            Answer::LabelsDue(rows) => return self.labels_due(rows.len()),
            Answer::Lots(lots) => return self.lots_told(lots),
            Answer::LotsGone(gone) => return self.gone_told(&gone),
            Answer::Producers(all) => return self.producers_told(all),
            Answer::LastAgreement(producer, agreement) => return self.agreement_told(&producer, &agreement),
            Answer::Stamp(receipt) => return self.stamp_sold(receipt.as_deref()),
            Answer::Transit(rows) => return self.transit_told(&rows),
            Answer::Transfer(detail) => return self.transfer_told(detail.as_deref()),
            answer => answer,
        };
        if let Answer::Today(lines) = &answer
            && !self.panes.iter().any(|pane| matches!(pane, Pane::Today(_)))
        {
            return self.show_today(lines.clone());
        }
        for pane in self.panes.iter_mut().rev() {
            match (&answer, pane) {
                (Answer::Sales(rows), Pane::Sales(list)) => {
                    list.picked = list.picked.min(rows.len().saturating_sub(1));
                    list.rows = Some(rows.clone());
                    return;
                }
                (Answer::Sale(detail), Pane::Sale(view)) => return view.detail.clone_from(detail),
                (Answer::Shift(report), Pane::Report(shown)) => {
                    if let Some(report) = report {
                        shown.shift = report.shift;
                        shown.report = Some((**report).clone());
                    }
                    return;
                }
                (Answer::Sales(_) | Answer::Sale(_) | Answer::Shift(_) | Answer::Day(_), _) => {}
                (Answer::LotHistory(_) | Answer::LotsGone(_) | Answer::Oversold { .. } | Answer::LabelsDue(_), _) => {}
                (Answer::Transit(_) | Answer::Transfer(_), _) => {}
                (Answer::Documents(..) | Answer::Document(_), _) => {}
                (Answer::Lots(_) | Answer::Producers(_) | Answer::ShelfLifeRules(_), _) => {}
                (Answer::LastAgreement(..), _) => {}
                (Answer::CodeBook(codes), Pane::Codes(shown)) => return shown.fill(codes),
                (Answer::Stamp(_) | Answer::CodeBook(_), _) => {}
                (Answer::StampBatches(_) | Answer::StampUses(_), _) => {}
                (Answer::StampTodo(_) | Answer::StampsToDestroy(_), _) => {}
                (Answer::StockSheet { .. } | Answer::Pace { .. }, _) => {}
                (Answer::Certificates(answer), Pane::Certificates(shown)) if shown.view.list() == answer.list => {
                    return shown.fill((**answer).clone());
                }
                (Answer::Inspection(Some(told)), Pane::Inspection(shown)) => return shown.take(told),
                (Answer::PaperRules(rules), Pane::PaperRules(shown)) => return shown.fill(rules),
                (Answer::Certificates(_) | Answer::Inspection(_) | Answer::PaperRules(_), _) => {}
                (Answer::Today(lines), Pane::Today(today)) => return today.fill(lines.clone()),
                (Answer::Work(topic, rows), Pane::Work(work)) if work.topic == *topic => {
                    return work.fill(rows.clone());
                }
                (Answer::Recognitions(list, rows), Pane::Recognitions(shown)) if shown.list == *list => {
                    return shown.fill(rows.clone());
                }
                (Answer::RecognitionHistory(told), Pane::History(shown)) => return shown.history.clone_from(told),
                (Answer::Assortment(counted), Pane::Assortment(meter)) => {
                    meter.counted = Some(counted.clone());
                    return;
                }
                (Answer::Today(_) | Answer::Work(..) | Answer::Recognitions(..), _) => {}
                (Answer::RecognitionHistory(_) | Answer::Assortment(_), _) => {}
                (Answer::Counts(rows), Pane::StockCount(pane)) => return pane.take_rows(rows),
                (Answer::Count(detail), Pane::StockCount(pane)) => return pane.take_detail(detail.as_deref()),
                (Answer::Counts(_) | Answer::Count(_), _) => {}
            }
        }
    }
}
