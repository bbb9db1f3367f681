//! What lies in the practice shop: goods with few problems, papers and stamps that are visibly for practice.
//!
//! No number here is one an office could have given: each says TẬP.

use chrono::{Days, NaiveDate};

use super::{Story, staff};
use crate::commands::CommandError;
use crate::domain::certificate::CertificateTerm;
use crate::domain::command::{
    Actor, Command, LotLine, ReceiveGoods, ReceiveLine, ReceiveStamps, RecordCertificate, SendGoods,
};
use crate::domain::ids::{LotId, PointCode, ProducerCode, ProductCode, StampBatchId};
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::moment::Moment;
use crate::domain::moves::PointName;
use crate::domain::ocop_stamp::StampFunding;
use crate::domain::quantity::Quantity;
use crate::domain::query::{Answer, CertificateList, CertificateScope, MissingRow, Query, When};
use crate::domain::recognition::Stars;
use crate::domain::refusal::Refusal;
use crate::domain::shelf::{Shelf, SkuCard};
use crate::domain::stock::{HoldSet, StockPlace};

/// How many producers have brought goods, in how many packs at most each.
const DELIVERIES: usize = 24;
const PACKS_MAX: usize = 40;
/// The delivery that still stands in the store room: the last, of which little is sold.
const IN_STORE: usize = DELIVERIES - 1;
/// The lot that waits for the laboratory, and the one on its way to a fair.
const HELD: &str = "TAP-3-1";
const SENT: &str = "TAP-4-1";
/// For how many days after today most lots are good; some goods keep.
const GOOD_FOR: [Option<i64>; 6] = [Some(80), Some(200), None, Some(330), Some(120), Some(540)];
/// The few that are not: delivery, line, days.
const NEAR: [(usize, usize, i64); 4] = [(1, 0, -1), (4, 1, 5), (7, 0, 6), (9, 1, 24)];
/// How many papers nobody has brought yet, and how many end soon, after how many days.
const LACKING: usize = 2;
const ENDING: [i64; 3] = [9, 17, 26];

impl Story<'_> {
    /// The first producers of the sample bring goods on the first morning.
    pub(super) fn deliveries(&mut self, shelf: &Shelf, now: Moment) -> Result<(), CommandError> {
        let mut codes: Vec<&ProducerCode> = shelf.cards().iter().map(|card| &card.producer.code).collect();
        codes.sort();
        codes.dedup();
        let packs = |code: &ProducerCode| shelf.cards().iter().filter(|card| card.producer.code == *code).count();
        codes.sort_by_key(|code| std::cmp::Reverse(packs(code)));
        let manager = Actor::Staff(staff("minh")?);
        for (at, code) in codes.into_iter().take(DELIVERIES).enumerate() {
            let of_them = shelf.cards().iter().filter(|card| card.producer.code == *code).take(PACKS_MAX);
            let lines: Result<Vec<ReceiveLine>, CommandError> =
                of_them.enumerate().map(|(n, card)| self.brought(at, n, card, now)).collect();
            let place = if at == IN_STORE { StockPlace::Store } else { StockPlace::Shelf };
            let (producer, delivery_note) = (code.clone(), format!("PG-{:02}", at + 1));
            let agreement = format!("TẬP-HĐKG {:02}", at + 1);
            let goods = ReceiveGoods { producer, delivery_note, agreement, place, lines: lines? };
            self.run(&manager, Command::ReceiveGoods(goods))?;
        }
        Ok(())
    }

    fn brought(&mut self, at: usize, n: usize, card: &SkuCard, now: Moment) -> Result<ReceiveLine, CommandError> {
        let near = NEAR.iter().find(|(delivery, line, _)| (*delivery, *line) == (at, n));
        let good_for = near.map_or(GOOD_FOR[(at + n) % GOOD_FOR.len()], |(_, _, days)| Some(*days));
        let pieces = i64::try_from(12 + self.roll(30)).unwrap_or(12);
        // Some delivery notes name no prices.
        let price = card.price_on(now.date()).filter(|_| at % 5 != 4);
        Ok(ReceiveLine {
            sku: card.sku.clone(),
            quantity: Quantity::from_thousandths(pieces * 1_000)?,
            lot_code: format!("L{:02}{n:02}", at + 1),
            made: None,
            expires: good_for.map(|days| now.date() + chrono::Duration::days(days)),
            form: SupplyForm::Consignment,
            lot: Some(lot(&format!("TAP-{}-{}", at + 1, n + 1))?),
            refuse: String::new(),
            consignment_price: price.and_then(|price| price.ratio(4.into(), 5.into()).ok()),
            checks: Vec::new(),
        })
    }

    /// One lot waits for the laboratory, one is on its way to a fair.
    pub(super) fn hold_and_send(&mut self) -> Result<(), CommandError> {
        let manager = Actor::Staff(staff("minh")?);
        let (reason, minutes) = ("lấy mẫu kiểm nghiệm".to_owned(), "BB-TẬP-12".to_owned());
        self.run(&manager, Command::SetHold(HoldSet { lot: lot(HELD)?, hold: Hold::Held, reason, minutes }))?;
        let code = PointCode::new("HC").map_err(|_| Refusal::NoPoint)?;
        let line = LotLine { lot: lot(SENT)?, place: StockPlace::Shelf, quantity: Quantity::from_thousandths(4_000)? };
        let to = PointName { code, name: "Gian hội chợ (tập)".into() };
        self.run(&manager, Command::SendGoods(SendGoods { to, note: "chuyến tập".into(), lines: vec![line] }))
    }

    /// Files the papers the goods must have, but for a few that nobody has brought; a few end soon.
    pub(super) fn papers(&mut self, now: Moment) -> Result<(), CommandError> {
        let (scope, when) = (CertificateScope::default(), When::Now(self.at));
        let query = Query::Certificates { list: CertificateList::Missing, scope, when };
        let Answer::Certificates(answer) = self.desk.answer(&query)? else { return Ok(()) };
        let here = answer.missing.into_iter().filter(|row| row.in_shop.is_positive());
        let mut filed: Vec<(ProducerCode, Option<ProductCode>, &'static str)> = Vec::new();
        let mut ending = ENDING.iter();
        for row in here.skip(LACKING) {
            let product = (!row.kind.is_of_producer()).then(|| row.product.clone());
            let key = (row.producer.clone(), product, row.kind.rules().code);
            if filed.contains(&key) {
                continue;
            }
            let soon = if row.kind.is_of_producer() { ending.next().copied() } else { None };
            filed.push(key);
            self.file(&row, filed.len(), soon, now)?;
        }
        Ok(())
    }

    fn file(&mut self, row: &MissingRow, n: usize, soon: Option<i64>, now: Moment) -> Result<(), CommandError> {
        let today = now.date();
        let from = today.checked_sub_days(Days::new(300)).unwrap_or(today);
        let after = |days: i64| today.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(today);
        let stated: Option<NaiveDate> = match row.kind.rules().term {
            CertificateTerm::Stated => Some(after(400)),
            CertificateTerm::Open | CertificateTerm::Months(_) => None,
        };
        let paper = RecordCertificate {
            producer: row.producer.clone(),
            product: (!row.kind.is_of_producer()).then(|| row.product.clone()),
            kind: row.kind.rules().code.to_owned(),
            number: format!("TẬP-{n:03}"),
            issuer: "giấy tập, không có thật".into(),
            from,
            to: soon.map(after).or(stated),
            filed_at: "bìa tập".into(),
        };
        let manager = Actor::Staff(staff("minh")?);
        self.run(&manager, Command::RecordCertificate(paper))
    }

    /// A roll of stamps for each kind of stars: plenty of four, few of three left.
    pub(super) fn stamps(&mut self) -> Result<(), CommandError> {
        let manager = Actor::Staff(staff("minh")?);
        for (stars, quantity) in [(3, 40), (4, 500)] {
            let bad = |_| Refusal::EmptyTicket;
            let stamps = ReceiveStamps {
                batch: StampBatchId::new(format!("TAP-TEM{stars}")).map_err(bad)?,
                stars: Stars::new(stars).map_err(|_| Refusal::EmptyTicket)?,
                quantity,
                from_serial: None,
                to_serial: None,
                funded_by: StampFunding::State,
                from: "văn phòng tập".into(),
                paper: "TẬP-PGN".into(),
                producer: None,
            };
            self.run(&manager, Command::ReceiveStamps(stamps))?;
        }
        Ok(())
    }
}

fn lot(id: &str) -> Result<LotId, Refusal> {
    LotId::new(id).map_err(|_| Refusal::EmptyTicket)
}
