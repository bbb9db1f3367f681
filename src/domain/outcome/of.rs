//! Tells from an entry what its command did.

use super::ocop_stamp::{BatchCounted, BatchReceived, BatchUndone, BatchUsed, NeedSaid};
use super::{Difference, DocumentCopied, Outcome, PaperRecorded, PaperWithdrawn, ShortLife, ShortSold, moves};
use crate::domain::catalogue::CatalogueFact;
use crate::domain::count::{CountFinished, CountLine};
use crate::domain::entry::{CatalogueRecorded, Entry, Fact};
use crate::domain::ids::SkuCode;
use crate::domain::quantity::Quantity;
use crate::domain::sale::Sale;
use crate::domain::stock::{GoodsReceived, ReceivedLine};

impl Outcome {
    /// Tells what an entry did.
    pub fn of(entry: &Entry) -> Self {
        let seq = entry.header.seq;
        match &entry.fact {
            Fact::LedgerBegun(_) => Self::LedgerBegun { seq },
            Fact::PointDescribed(p) => Self::PointDescribed { seq, point: p.code.clone() },
            Fact::StaffRecorded(s) => Self::StaffRecorded { seq, staff: s.id.clone() },
            Fact::PinSet(p) => Self::PinSet { seq, staff: p.staff.clone() },
            Fact::TaxRateSet(_) => Self::TaxRateSet { seq },
            Fact::CatalogueRecorded(c) => catalogue_recorded(seq, c),
            Fact::CertificateRecorded(c) => Self::CertificateRecorded(PaperRecorded::of(seq, c)),
            Fact::RequiredPapersSet(r) => Self::RequiredPapersSet { seq, rule: r.rule.clone() },
            Fact::CertificateWithdrawn(w) => Self::CertificateWithdrawn(PaperWithdrawn::of(seq, w)),
            Fact::RecognitionWithdrawn(w) => Self::RecognitionWithdrawn {
                seq,
                product: w.product.clone(),
                effective: w.effective,
                held: w.held.clone(),
            },
            Fact::OcopStatusRecorded(s) => Self::OcopStatusRecorded { seq, product: s.product.clone() },
            Fact::ShelfLifeRuleSet(_) => Self::ShelfLifeRuleSet { seq },
            Fact::AssortmentTargetSet(_) => Self::AssortmentTargetSet { seq },
            Fact::ShiftOpened(s) => Self::ShiftOpened { seq, shift: s.shift },
            Fact::SaleCompleted(s) => Self::SaleCompleted {
                seq,
                receipt: s.receipt.clone(),
                payable: s.payable,
                change: s.change,
                waiting: s.waiting(),
                short: short(s),
            },
            Fact::SaleVoided(v) => {
                let transfer = v.sale.transferred().minus(v.waiting).unwrap_or_default();
                Self::SaleVoided {
                    seq,
                    receipt: v.receipt.clone(),
                    cash_back: v.sale.cash_kept(),
                    transfer_back: transfer,
                }
            }
            Fact::TransferConfirmed(t) => Self::TransferConfirmed { seq, receipt: t.receipt.clone(), amount: t.amount },
            Fact::ReceiptReprinted(r) => Self::ReceiptReprinted { seq, receipt: r.receipt.clone(), copy: r.copy },
            Fact::GoodsReceived(g) => Self::GoodsReceived {
                seq,
                document: g.document.clone(),
                lots: g.lines.iter().map(|l| l.lot.id.clone()).collect(),
                refused: g.refused.len(),
                short_life: short_life(g),
            },
            Fact::GoodsWrittenOff(w) => Self::GoodsWrittenOff { seq, document: w.document.clone() },
            Fact::GoodsReturned(r) => Self::GoodsReturned { seq, document: r.document.clone() },
            Fact::HoldSet(h) => Self::HoldSet { seq, lot: h.lot.clone(), hold: h.hold },
            Fact::ShiftExplained(s) => Self::ShiftExplained { seq, shift: s.shift },
            Fact::CodeLayoutSet(l) => Self::CodeLayoutSet { seq, prefix: l.prefix.clone() },
            Fact::CodeLearned(l) => Self::CodeLearned { seq, pattern: l.pattern.clone(), sku: l.sku.clone() },
            Fact::CodeForgotten(f) => Self::CodeForgotten { seq, pattern: f.pattern.clone() },
            Fact::StampsReceived(b) => Self::StampsReceived(BatchReceived::of(seq, b)),
            Fact::StampsUsed(u) => Self::StampsUsed(BatchUsed::of(seq, u)),
            Fact::StampsCounted(c) => Self::StampsCounted(BatchCounted::of(seq, c)),
            Fact::StampsUndone(u) => Self::StampsUndone(BatchUndone::of(seq, u)),
            Fact::StampNeedSet(n) => Self::StampNeedSet(NeedSaid::of(seq, n)),
            Fact::GoodsMoved(m) => Self::GoodsMoved { seq, document: m.document.clone() },
            Fact::GoodsSent(s) => Self::GoodsSent { seq, document: s.document.clone() },
            Fact::TransferReceived(t) => moves::transfer_received(seq, t),
            Fact::TransferClosed(t) => moves::transfer_closed(seq, t),
            Fact::StockTakenOn(t) => moves::stock_taken_on(seq, t),
            Fact::GoodsRepacked(r) => moves::goods_repacked(seq, r),
            Fact::DocumentReversed(r) => moves::document_reversed(seq, r),
            Fact::CountStarted(c) => Self::CountStarted { seq, count: c.document.clone() },
            Fact::CountFinished(c) => count_finished(seq, c),
            Fact::CountApproved(c) => Self::CountApproved { seq, count: c.document.clone() },
            Fact::CountDropped(c) => Self::CountDropped { seq, count: c.document.clone() },
            Fact::DocumentReprinted(d) => {
                Self::DocumentReprinted(DocumentCopied { seq, document: d.document.clone(), copy: d.copy })
            }
            Fact::LabelsPrinted(l) => Self::LabelsPrinted {
                seq,
                to: l.to,
                labels: l.labels.iter().fold(0, |sum, label| sum.saturating_add(label.copies)),
                left: l.left,
            },
            Fact::ShiftClosed(s) => {
                Self::ShiftClosed { seq, shift: s.shift, expected: s.expected, counted: s.counted, over: s.over }
            }
        }
    }
}

fn catalogue_recorded(seq: i64, c: &CatalogueRecorded) -> Outcome {
    let counts = c.counts.unwrap_or_default();
    let sku = c.facts.iter().find_map(quick_sku);
    let (new, changed, unchanged) = (counts.new, counts.changed, counts.unchanged);
    Outcome::CatalogueRecorded { seq, new, changed, unchanged, taken_on: counts.taken_on, sku }
}

/// Sums what the books did not hold, pack by pack.
fn short(sale: &Sale) -> Vec<ShortSold> {
    let mut all: Vec<ShortSold> = Vec::new();
    for (line, quantity) in sale.lines.iter().filter_map(|line| Some((line, line.short?))) {
        match all.iter_mut().find(|sold| sold.name == line.name) {
            Some(sold) => sold.quantity = sold.quantity.plus(quantity).unwrap_or(sold.quantity),
            None => all.push(ShortSold { name: line.name.clone(), quantity }),
        }
    }
    all
}

/// Lists what came and does not keep as long as the shop asks.
fn short_life(g: &GoodsReceived) -> Vec<ShortLife> {
    let short = |l: &ReceivedLine| {
        let (lot, name) = (l.lot.id.clone(), l.name.clone());
        l.keeps_days.map(|days| ShortLife { lot, name, days })
    };
    g.lines.iter().filter_map(short).collect()
}

fn count_finished(seq: i64, c: &CountFinished) -> Outcome {
    let difference = |l: &CountLine| {
        let (counted, difference) = (l.counted?, l.difference());
        (difference != Quantity::ZERO).then(|| Difference {
            sku: l.sku.clone(),
            name: l.name.clone(),
            counted,
            expected: l.expected,
            difference,
            moved: l.moved,
        })
    };
    let differences = c.lines.iter().filter_map(difference).collect();
    Outcome::CountFinished { seq, count: c.document.clone(), round: c.round, totals: c.totals, differences }
}

fn quick_sku(fact: &CatalogueFact) -> Option<SkuCode> {
    match fact {
        CatalogueFact::Sku(s) if s.quick => Some(s.code.clone()),
        CatalogueFact::Producer(_)
        | CatalogueFact::Product(_)
        | CatalogueFact::Sku(_)
        | CatalogueFact::Price(_)
        | CatalogueFact::Tax(_)
        | CatalogueFact::Recognition(_) => None,
    }
}
