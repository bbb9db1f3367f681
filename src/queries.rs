//! What may be asked: read only, one file a question.

pub mod certificate;
mod codes;
pub mod count;
pub mod documents;
pub mod inspection;
pub mod inspection_paper;
pub mod labels;
pub mod lots;
mod ocop_stamp;
pub mod recognition;
pub mod shelf;
pub mod slips;
pub mod till_state;
pub mod today;

use std::sync::Arc;

use crate::domain::query::{Answer, DayReport, Query};
use crate::store::{Fault, Reader};

/// Answers a question.
pub fn answer(reader: Reader<'_>, query: &Query) -> Result<Answer, Fault> {
    match query {
        Query::ShiftSales => {
            let shift = reader.open_shift()?;
            Ok(Answer::Sales(shift.map_or_else(|| Ok(Vec::new()), |s| reader.shift_sales(s.state.shift))?))
        }
        Query::WaitingTransfers => Ok(Answer::Sales(reader.waiting_sales()?)),
        Query::Sale { receipt } => Ok(Answer::Sale(reader.sale(receipt)?.map(Box::new))),
        Query::Shift { shift } => Ok(Answer::Shift(reader.shift_report(*shift)?.map(Box::new))),
        Query::Day { day } => {
            let report = DayReport { day: *day, totals: reader.day_totals(*day)?, goods: reader.day_goods(*day)? };
            Ok(Answer::Day(Box::new(report)))
        }
        Query::StockSheet { today, as_of } => {
            let rows = Arc::new(reader.stock_rows(*today, *as_of)?);
            Ok(Answer::StockSheet { as_of: *as_of, rows })
        }
        Query::Pace { until, days } => Ok(Answer::Pace { until: *until, packs: reader.pace(*until, *days)? }),
        Query::LotHistory { lot, today } => Ok(Answer::LotHistory(reader.lot_history(lot, *today)?.map(Box::new))),
        Query::Certificates { list, scope, when } => {
            Ok(Answer::Certificates(Box::new(certificate::certificates(reader, *list, scope, *when)?)))
        }
        Query::PaperRules { day } => Ok(Answer::PaperRules(certificate::rules(reader, *day)?)),
        Query::Inspection { product, when } => {
            Ok(Answer::Inspection(inspection::inspection(reader, product, *when)?.map(Box::new)))
        }
        Query::Stamp { stamp } => Ok(Answer::Stamp(reader.stamp_sold(stamp)?)),
        Query::CodeBook => Ok(Answer::CodeBook(Box::new(codes::codes(reader)?))),
        Query::StampBatches { as_of } => Ok(Answer::StampBatches(reader.stamp_batches(*as_of)?)),
        Query::StampUses { batch, as_of } => Ok(Answer::StampUses(reader.stamp_uses(batch, *as_of)?)),
        Query::StampTodo { when } => Ok(Answer::StampTodo(ocop_stamp::todo(reader, *when)?)),
        Query::StampsToDestroy { when } => Ok(Answer::StampsToDestroy(ocop_stamp::to_destroy(reader, *when)?)),
        Query::LabelsDue { day } => Ok(Answer::LabelsDue(labels::due(reader, *day)?)),
        Query::Oversold { as_of } => Ok(Answer::Oversold { as_of: *as_of, rows: reader.oversold_on(*as_of)? }),
        Query::Recognitions { list, when } => {
            Ok(Answer::Recognitions(*list, recognition::recognitions(reader, *list, *when)?))
        }
        Query::RecognitionHistory { product, when } => {
            Ok(Answer::RecognitionHistory(recognition::history(reader, product, *when)?.map(Box::new)))
        }
        Query::Assortment { when } => Ok(Answer::Assortment(Box::new(recognition::assortment(reader, *when)?))),
        Query::Today { when } => Ok(Answer::Today(today::today(reader, *when)?)),
        Query::Work { topic, when } => Ok(Answer::Work(*topic, today::work(reader, *topic, *when)?)),
        Query::LotsOf { skus } => Ok(Answer::Lots(lots::lots_of(reader, skus)?)),
        Query::LotsGone { lines } => Ok(Answer::LotsGone(reader.lots_gone(lines)?)),
        Query::Producers => Ok(Answer::Producers(reader.producers()?)),
        Query::LastAgreement { producer } => {
            Ok(Answer::LastAgreement(producer.clone(), reader.last_agreement(producer)?.unwrap_or_default()))
        }
        Query::ShelfLifeRules => Ok(Answer::ShelfLifeRules(reader.shelf_life_rules()?)),
        Query::Transit { today, as_of } => Ok(Answer::Transit(reader.in_transit(*today, *as_of)?)),
        Query::Transfer { transfer } => Ok(Answer::Transfer(reader.transfer(transfer)?.map(Box::new))),
        Query::Documents { days } => Ok(Answer::Documents(*days, documents::list::documents(reader, *days)?)),
        Query::Document { document, lang } => {
            Ok(Answer::Document(documents::list::one(reader, document, *lang)?.map(Box::new)))
        }
        Query::Counts => Ok(Answer::Counts(reader.counts()?)),
        Query::Count { count } => Ok(Answer::Count(count::detail(reader, count)?.map(Box::new))),
    }
}
