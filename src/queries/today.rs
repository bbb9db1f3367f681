//! Today's work: how much of each topic, and the rows behind a number. Both come from one place, so they agree.

mod open;

use chrono::{Days, NaiveDate};

use super::certificate::certificates;
use super::recognition::{Standings, assortment};
use crate::domain::lang::Lang;
use crate::domain::query::{
    CertificateAnswer, CertificateList, CertificateRow, CertificateScope, MissingRow, RecognitionList, RecognitionRow,
    When, WorkRow,
};
use crate::domain::today::{LOT_DAYS, PAPER_DAYS, RECOGNITION_DAYS, TodayLine, TodayTopic};
use crate::store::{Fault, LotsToSee, Reader};

/// Counts every topic and leaves out what is done.
pub fn today(reader: Reader<'_>, when: When) -> Result<Vec<TodayLine>, Fault> {
    let mut lines = Vec::new();
    let standings = Standings::read(reader, when)?;
    for topic in TodayTopic::ALL {
        let count = match topic {
            TodayTopic::BelowTarget => assortment(reader, when)?.missing(),
            TodayTopic::TransfersWaiting => reader.waiting_count()?,
            TodayTopic::RecognitionsWithdrawn | TodayTopic::RecognitionsExpired | TodayTopic::RecognitionsExpiring => {
                number(standing(&standings, *topic).len())
            }
            TodayTopic::LotsExpired
            | TodayTopic::LotsExpiring
            | TodayTopic::LotsHeld
            | TodayTopic::PapersMissing
            | TodayTopic::PapersExpiring
            | TodayTopic::StampsToDestroy
            | TodayTopic::StampsShort
            | TodayTopic::TransitLate
            | TodayTopic::TransitOpen
            | TodayTopic::DeliveryOpen
            | TodayTopic::MovesOpen
            | TodayTopic::CountsToApprove
            | TodayTopic::CountsOpen
            | TodayTopic::LabelsChanged
            | TodayTopic::Oversold
            | TodayTopic::QuickItems => number(work(reader, *topic, when)?.len()),
        };
        if count > 0 {
            lines.push(TodayLine { topic: *topic, count });
        }
    }
    Ok(lines)
}

/// Lists what a topic counts.
pub fn work(reader: Reader<'_>, topic: TodayTopic, when: When) -> Result<Vec<WorkRow>, Fault> {
    let (day, as_of) = (when.day(), when.stock_day());
    let until = |days: i64| day.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(day);
    match topic {
        TodayTopic::LotsExpired => reader.lots_to_see(LotsToSee::ExpiredBefore(day), as_of),
        TodayTopic::LotsExpiring => reader.lots_to_see(LotsToSee::ExpiringWithin(day, until(LOT_DAYS)), as_of),
        TodayTopic::LotsHeld => reader.lots_to_see(LotsToSee::Held, as_of),
        TodayTopic::RecognitionsExpired | TodayTopic::RecognitionsExpiring | TodayTopic::RecognitionsWithdrawn => {
            Ok(standing(&Standings::read(reader, when)?, topic))
        }
        TodayTopic::PapersMissing => {
            let missing = papers(reader, CertificateList::Missing, when)?.missing;
            Ok(missing.into_iter().filter(|row| row.in_shop.is_positive()).map(missing_paper).collect())
        }
        TodayTopic::PapersExpiring => {
            let ending = papers(reader, CertificateList::Within(PAPER_DAYS), when)?.papers;
            Ok(ending.into_iter().map(ending_paper).collect())
        }
        TodayTopic::BelowTarget => Ok(Vec::new()),
        // What waits for its money or for its words is known of now alone, and is told of any day.
        TodayTopic::TransfersWaiting => Ok(reader.waiting_sales()?.into_iter().map(waiting).collect()),
        TodayTopic::Oversold => oversold(reader, as_of),
        TodayTopic::StampsToDestroy | TodayTopic::StampsShort | TodayTopic::TransitLate | TodayTopic::TransitOpen => {
            open::work(reader, topic, when)
        }
        TodayTopic::DeliveryOpen
        | TodayTopic::MovesOpen
        | TodayTopic::CountsToApprove
        | TodayTopic::CountsOpen
        | TodayTopic::LabelsChanged => match when {
            When::Now(_) => open::work(reader, topic, when),
            // What is half done is known of now alone.
            When::EndOf(_) => Ok(Vec::new()),
        },
        TodayTopic::QuickItems => reader.quick_items(),
    }
}

fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Lists the recognitions a topic counts; none for a topic about something else.
fn standing(all: &Standings, topic: TodayTopic) -> Vec<WorkRow> {
    let list = match topic {
        TodayTopic::RecognitionsExpired => RecognitionList::Expired,
        TodayTopic::RecognitionsExpiring => RecognitionList::Within(RECOGNITION_DAYS),
        TodayTopic::RecognitionsWithdrawn => RecognitionList::Withdrawn,
        TodayTopic::LotsExpired | TodayTopic::LotsExpiring | TodayTopic::LotsHeld | TodayTopic::BelowTarget => {
            return Vec::new();
        }
        TodayTopic::PapersMissing | TodayTopic::PapersExpiring => return Vec::new(),
        TodayTopic::StampsToDestroy | TodayTopic::StampsShort | TodayTopic::LabelsChanged => return Vec::new(),
        TodayTopic::TransitLate | TodayTopic::TransitOpen | TodayTopic::DeliveryOpen => return Vec::new(),
        TodayTopic::MovesOpen | TodayTopic::CountsToApprove | TodayTopic::CountsOpen => return Vec::new(),
        TodayTopic::TransfersWaiting | TodayTopic::Oversold | TodayTopic::QuickItems => return Vec::new(),
    };
    // What was withdrawn and is not here presses nobody; what ends soon does, for it may come again.
    let presses = |r: &RecognitionRow| list != RecognitionList::Withdrawn || r.in_shop.is_positive();
    all.rows(list).into_iter().filter(presses).map(row).collect()
}

fn row(r: RecognitionRow) -> WorkRow {
    WorkRow {
        name: r.name,
        producer: r.producer,
        code: r.term.decision,
        day: Some(r.term.to),
        quantity: Some(r.in_shop),
        sku: None,
    }
}

fn papers(reader: Reader<'_>, list: CertificateList, when: When) -> Result<CertificateAnswer, Fault> {
    certificates(reader, list, &CertificateScope::default(), when)
}

fn missing_paper(r: MissingRow) -> WorkRow {
    let (name, producer, code) = (r.product_name, r.producer_name, r.kind.rules().names.0.to_owned());
    WorkRow { name, producer, code, day: None, quantity: Some(r.in_shop), sku: None }
}

fn ending_paper(r: CertificateRow) -> WorkRow {
    let c = &r.paper.certificate;
    let (name, code, day) = (c.name(Lang::Vi).to_owned(), c.number.clone(), c.to);
    WorkRow { name, producer: r.producer_name, code, day, quantity: None, sku: None }
}

fn waiting(s: crate::domain::query::SaleRow) -> WorkRow {
    let day = Some(s.at.date());
    WorkRow { name: s.receipt.clone(), producer: s.staff, code: s.receipt, day, quantity: None, sku: None }
}

fn oversold(reader: Reader<'_>, as_of: Option<NaiveDate>) -> Result<Vec<WorkRow>, Fault> {
    let mut rows = Vec::new();
    for o in reader.oversold_on(as_of)? {
        let sku = crate::domain::ids::SkuCode::new(&o.sku).map_err(|_| Fault::BadRow("oversold"))?;
        let card = reader.card(&sku)?;
        rows.push(WorkRow {
            name: card.as_ref().map_or_else(|| o.sku.clone(), |c| c.title()),
            producer: card.map(|c| c.producer.name.clone()).unwrap_or_default(),
            code: o.receipt,
            day: None,
            quantity: Some(o.quantity),
            sku: Some(sku),
        });
    }
    Ok(rows)
}
