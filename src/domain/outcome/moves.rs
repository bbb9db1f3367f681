//! Tells what documents of goods on the move did.

use super::Outcome;
use crate::domain::moves::{GoodsRepacked, StockTakenOn, TransferClosed, TransferReceived};
use crate::domain::reversal::DocumentReversed;

pub(super) fn transfer_received(seq: i64, t: &TransferReceived) -> Outcome {
    let differences = t.lines.iter().filter(|l| l.differs()).count();
    Outcome::TransferReceived { seq, document: t.document.clone(), transfer: t.transfer.clone(), differences }
}

pub(super) fn transfer_closed(seq: i64, t: &TransferClosed) -> Outcome {
    let differences = t.lines.iter().filter(|l| l.arrived != l.sent).count();
    Outcome::TransferClosed { seq, document: t.document.clone(), transfer: t.transfer.clone(), differences }
}

pub(super) fn stock_taken_on(seq: i64, t: &StockTakenOn) -> Outcome {
    let lots = t.lines.iter().map(|l| l.lot.id.clone()).collect();
    Outcome::StockTakenOn { seq, document: t.document.clone(), lots }
}

pub(super) fn goods_repacked(seq: i64, r: &GoodsRepacked) -> Outcome {
    Outcome::GoodsRepacked { seq, document: r.document.clone(), lot: r.made.lot.id.clone() }
}

pub(super) fn document_reversed(seq: i64, r: &DocumentReversed) -> Outcome {
    Outcome::DocumentReversed { seq, document: r.document.clone(), reversed: r.undone.document().to_owned() }
}
