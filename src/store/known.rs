//! What every command reads and few change: kept in memory until an entry changes it.
//!
//! A command reads before it appends and never after, and a ledger that failed is opened anew; so
//! nothing that was not committed is ever remembered.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Fault, Reader, Tx};
use crate::domain::catalogue::Producer;
use crate::domain::entry::Fact;
use crate::domain::ids::{ProducerCode, SkuCode, StaffId};
use crate::domain::point::Point;
use crate::domain::shelf::SkuCard;
use crate::domain::staff::Staff;
use crate::domain::tax::TaxRate;

/// The most cards kept; more than a busy day sells.
const CARDS_MAX: usize = 4_000;

/// The open shift, as entries name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentShift {
    /// Its number on this till.
    pub no: u32,
    /// The day it belongs to.
    pub business_day: NaiveDate,
}

/// What was read and not changed since.
#[derive(Debug, Default)]
pub(super) struct Known {
    cards: HashMap<SkuCode, Arc<SkuCard>>,
    producers: HashMap<ProducerCode, Arc<Producer>>,
    point: Option<Arc<Point>>,
    rates: Option<Arc<[TaxRate]>>,
    staff: HashMap<StaffId, Arc<Staff>>,
    shift: Option<CurrentShift>,
}

impl Known {
    /// Forgets what an entry may have changed.
    pub(super) fn heed(&mut self, fact: &Fact) {
        match fact {
            Fact::LedgerBegun(_) => *self = Self::default(),
            Fact::PointDescribed(_) => self.point = None,
            Fact::StaffRecorded(_) => self.staff.clear(),
            Fact::TaxRateSet(_) => self.rates = None,
            Fact::CatalogueRecorded(_) => {
                self.cards.clear();
                self.producers.clear();
            }
            Fact::RecognitionWithdrawn(_) => self.cards.clear(),
            Fact::ShiftOpened(_) | Fact::ShiftClosed(_) => self.shift = None,
            Fact::PinSet(_)
            | Fact::CertificateRecorded(_)
            | Fact::CertificateWithdrawn(_)
            | Fact::RequiredPapersSet(_)
            | Fact::SaleCompleted(_)
            | Fact::SaleVoided(_)
            | Fact::TransferConfirmed(_)
            | Fact::ReceiptReprinted(_)
            | Fact::ShiftExplained(_)
            | Fact::GoodsReceived(_)
            | Fact::GoodsWrittenOff(_)
            | Fact::GoodsReturned(_)
            | Fact::HoldSet(_)
            | Fact::CodeLayoutSet(_)
            | Fact::CodeLearned(_)
            | Fact::CodeForgotten(_)
            | Fact::StampsReceived(_)
            | Fact::StampsUsed(_)
            | Fact::StampsCounted(_)
            | Fact::StampsUndone(_)
            | Fact::StampNeedSet(_)
            | Fact::OcopStatusRecorded(_)
            | Fact::AssortmentTargetSet(_)
            | Fact::ShelfLifeRuleSet(_)
            | Fact::GoodsMoved(_)
            | Fact::GoodsSent(_)
            | Fact::TransferReceived(_)
            | Fact::TransferClosed(_)
            | Fact::StockTakenOn(_)
            | Fact::GoodsRepacked(_)
            | Fact::DocumentReversed(_)
            | Fact::CountStarted(_)
            | Fact::CountFinished(_)
            | Fact::CountApproved(_)
            | Fact::CountDropped(_)
            | Fact::DocumentReprinted(_)
            | Fact::LabelsPrinted(_) => {}
        }
    }
}

impl Tx<'_> {
    /// Gathers one pack's card as a sale needs it: without its bar codes.
    pub fn card(&mut self, code: &SkuCode) -> Result<Option<Arc<SkuCard>>, Fault> {
        if let Some(card) = self.known.cards.get(code) {
            return Ok(Some(Arc::clone(card)));
        }
        let reader = Reader { conn: &self.tx, till: self.till, till_no: self.till_no, practice: self.practice };
        let card = reader.card_to_sell(code, &mut self.known.producers)?;
        let Some(card) = card.map(Arc::new) else { return Ok(None) };
        if self.known.cards.len() >= CARDS_MAX {
            self.known.cards.clear();
        }
        self.known.cards.insert(code.clone(), Arc::clone(&card));
        Ok(Some(card))
    }
    /// Returns this till's point, once described.
    pub fn point(&mut self) -> Result<Option<Arc<Point>>, Fault> {
        if self.known.point.is_none() {
            self.known.point = self.reader().point()?.map(Arc::new);
        }
        Ok(self.known.point.clone())
    }
    /// Returns the dated VAT rates.
    pub fn tax_rates(&mut self) -> Result<Arc<[TaxRate]>, Fault> {
        if let Some(rates) = &self.known.rates {
            return Ok(Arc::clone(rates));
        }
        let rates: Arc<[TaxRate]> = self.reader().tax_rates()?.into();
        self.known.rates = Some(Arc::clone(&rates));
        Ok(rates)
    }
    /// Finds one person.
    pub fn staff_member(&mut self, id: &StaffId) -> Result<Option<Arc<Staff>>, Fault> {
        if let Some(staff) = self.known.staff.get(id) {
            return Ok(Some(Arc::clone(staff)));
        }
        let Some(staff) = self.reader().staff_member(id)?.map(Arc::new) else { return Ok(None) };
        self.known.staff.insert(id.clone(), Arc::clone(&staff));
        Ok(Some(staff))
    }
    /// Returns the number and the day of this till's open shift.
    pub fn current_shift(&mut self) -> Result<Option<CurrentShift>, Fault> {
        if self.known.shift.is_none() {
            let open = self.reader().open_shift()?.map(|s| s.state);
            self.known.shift = open.map(|s| CurrentShift { no: s.shift, business_day: s.business_day });
        }
        Ok(self.known.shift)
    }
}
