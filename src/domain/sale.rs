//! A sale: what was asked for, what it comes to, and what was written down for ever.
//!
//! The screen and the ledger price a ticket with the same function.

use serde::{Deserialize, Serialize};

use super::catalogue::SoldBy;
use super::code_book::Stamp;
use super::ids::{LotId, ProducerCode, SkuCode};
use super::lot::{LotPart, PackLot};
use super::money::{Money, split};
use super::quantity::Quantity;
use super::recognition::StarClock;
use super::refusal::Refusal;
use super::shelf::SkuCard;
use super::tax::{Regime, TaxClass, TaxRate, label, rate_on, vat_within};
use super::tender::{Tender, TenderKind, TenderState};

/// The most lines a ticket may have; more is a mistake or a flood.
pub const LINES_MAX: usize = 500;

/// One line as asked for at the counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketLine {
    /// What.
    pub sku: SkuCode,
    /// How much.
    pub quantity: Quantity,
    /// The unit price the buyer was shown; the sale is refused when it has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// A discount on this line.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
    /// Which lot it is, when staff chose one or the pack names it; else the first to expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotChoice>,
    /// The stamps that were scanned for it, remembered once the sale is completed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stamps: Vec<Stamp>,
}

/// A lot that was chosen: by hand, or by the code on the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LotChoice {
    /// This one.
    Lot(LotId),
    /// The one the code on the pack names; where the books know none of that name, the first to expire.
    Scanned(PackLot),
    /// A fresh one that is not in the books yet: a manager answers for it.
    Unbooked,
}

/// Reads a ticket's reference: point code, `T`, number (`Q1T000131`); short enough for a transfer's purpose.
pub fn ticket_no(reference: &str) -> Option<i64> {
    let (point, digits) = reference.rsplit_once('T')?;
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    let fits = (1..=8).contains(&point.len()) && (1..=9).contains(&digits.len());
    let number = fits && plain(point) && digits.bytes().all(|b| b.is_ascii_digit());
    number.then(|| digits.parse().ok()).flatten()
}

/// A line as sold: names, stars, price and tax as they were, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleLine {
    /// The pack's code.
    pub sku: SkuCode,
    /// Name and pack as printed.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// The producer's code.
    pub producer: ProducerCode,
    /// The producer's name as printed.
    pub producer_name: String,
    /// The stars valid at the sale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// The decision the stars rest on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
    /// How much.
    pub quantity: Quantity,
    /// The unit price, VAT included.
    pub price: Money,
    /// The line's own discount.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
    /// The line's part of the ticket's discount.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub share: Money,
    /// What the buyer pays for the line.
    pub amount: Money,
    /// The tax class; absent when nobody has set one (the highest rate was taken).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<TaxClass>,
    /// The rate in per cent, as it was that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<u8>,
    /// The VAT inside the amount.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub vat: Money,
    /// The lots it came from, first to expire first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<LotPart>,
    /// The lot code on the pack, where the books know no such lot.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pack_lot: String,
    /// How much the books did not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Quantity>,
    /// The agreement's terms as they were, once agreements are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
}

/// The lines of one rate together, as the slip's VAT summary shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatGroup {
    /// The rate as e-invoices write it: `8%`, `KCT`.
    pub label: String,
    /// What buyers paid, VAT included.
    pub amount: Money,
    /// The VAT inside it.
    pub vat: Money,
}

/// A ticket priced: what the buyer is to pay, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Priced {
    /// The lines, ready to be written down.
    pub lines: Vec<SaleLine>,
    /// Σ price × quantity.
    pub gross: Money,
    /// All discounts together.
    pub discount: Money,
    /// What the buyer is to pay.
    pub payable: Money,
    /// By rate, when the regime shows VAT.
    pub vat: Vec<VatGroup>,
}

/// The day's rules a ticket is priced by.
#[derive(Debug, Clone, Copy)]
pub struct PriceRules<'a> {
    /// The day of completion, by the clock, and its instant: a star may be withdrawn within a day.
    pub at: StarClock,
    /// How the seller pays VAT.
    pub regime: Regime,
    /// The dated rates.
    pub rates: &'a [TaxRate],
}

/// A completed sale, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// The receipt number, gap-free per till: `Q1-000124`.
    pub receipt: String,
    /// The ticket's reference, as a transfer's purpose names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// The shift it belongs to.
    pub shift: u32,
    /// What was sold.
    pub lines: Vec<SaleLine>,
    /// Σ price × quantity.
    pub gross: Money,
    /// All discounts together.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub discount: Money,
    /// What the buyer pays.
    pub payable: Money,
    /// By rate, when the regime shows VAT.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vat: Vec<VatGroup>,
    /// How it was paid.
    pub tenders: Vec<Tender>,
    /// Given back in cash.
    #[serde(default, skip_serializing_if = "Money::is_zero_ref")]
    pub change: Money,
}

impl Sale {
    /// Returns what stayed in the drawer: cash given less change.
    pub fn cash_kept(&self) -> Money {
        self.tendered(TenderKind::Cash).minus(self.change).unwrap_or_default()
    }
    /// Returns what was or is to be transferred.
    pub fn transferred(&self) -> Money {
        self.tendered(TenderKind::Transfer)
    }
    /// Returns what is still waiting, as the sale was completed.
    pub fn waiting(&self) -> Money {
        let waiting = self.tenders.iter().filter(|t| t.state == TenderState::Waiting);
        Money::sum(waiting.map(|t| t.amount)).unwrap_or_default()
    }
    fn tendered(&self, kind: TenderKind) -> Money {
        Money::sum(self.tenders.iter().filter(|t| t.kind == kind).map(|t| t.amount)).unwrap_or_default()
    }
    /// Checks that the sale balances (DESIGN §5.4): lines, discounts, VAT, tenders and change.
    pub fn balances(&self) -> bool {
        let sum = |f: fn(&SaleLine) -> Money| Money::sum(self.lines.iter().map(f));
        let off = sum(|l| l.discount).and_then(|d| d.plus(sum(|l| l.share)?));
        let paid = Money::sum(self.tenders.iter().map(|t| t.amount)).and_then(|t| t.minus(self.change));
        let vat_lines = sum(|l| l.vat);
        let vat_groups = Money::sum(self.vat.iter().map(|g| g.vat));
        sum(|l| l.amount) == Ok(self.payable)
            && off == Ok(self.discount)
            && self.gross.minus(self.discount) == Ok(self.payable)
            && paid == Ok(self.payable)
            && (self.vat.is_empty() || vat_lines == vat_groups)
            && self.lines.iter().all(SaleLine::balances)
    }
}

impl SaleLine {
    fn balances(&self) -> bool {
        let off = self.discount.plus(self.share);
        let gross = self.price.times(self.quantity.get());
        gross.and_then(|g| g.minus(off?)) == Ok(self.amount)
    }
}

/// Prices a ticket: each line by the day's price, tax and stars, the discount shared by largest remainder.
pub fn price_ticket(
    lines: &[(&SkuCard, &TicketLine)],
    ticket_discount: Money,
    rules: PriceRules<'_>,
) -> Result<Priced, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::EmptyTicket);
    }
    if lines.len() > LINES_MAX {
        return Err(Refusal::TooManyLines);
    }
    let mut priced: Vec<SaleLine> =
        lines.iter().map(|(card, asked)| price_line(card, asked, rules)).collect::<Result<_, _>>()?;
    let gross = Money::sum(priced.iter().map(|l| l.price.times(l.quantity.get()).unwrap_or(Money::SALE_MAX)))?;
    if gross > Money::SALE_MAX {
        return Err(Refusal::AmountTooLarge);
    }
    let before: Vec<Money> = priced.iter().map(|l| l.amount).collect();
    if ticket_discount.is_negative() || ticket_discount > Money::sum(before.iter().copied())? {
        return Err(Refusal::DiscountTooLarge);
    }
    for (line, share) in priced.iter_mut().zip(split(ticket_discount, &before)?) {
        line.share = share;
        line.amount = line.amount.minus(share)?;
    }
    let payable = Money::sum(priced.iter().map(|l| l.amount))?;
    let vat = if rules.regime.shows_vat() { vat_groups(&mut priced)? } else { Vec::new() };
    Ok(Priced { lines: priced, gross, discount: gross.minus(payable)?, payable, vat })
}

fn price_line(card: &SkuCard, asked: &TicketLine, rules: PriceRules<'_>) -> Result<SaleLine, Refusal> {
    let price = card.price_on(rules.at.day).ok_or_else(|| Refusal::NoPrice { sku: card.sku.clone() })?;
    if let Some(seen) = asked.price.filter(|seen| *seen != price) {
        return Err(Refusal::PriceChanged { sku: card.sku.clone(), name: card.title(), seen, now: price });
    }
    if !asked.quantity.is_positive() {
        return Err(Refusal::BadQuantity { name: card.title() });
    }
    if card.sold_by != SoldBy::Weight && !asked.quantity.is_whole() {
        return Err(Refusal::WholePieces { name: card.title(), unit: card.unit.clone() });
    }
    let gross = price.times(asked.quantity.get())?;
    if gross > Money::SALE_MAX {
        return Err(Refusal::AmountTooLarge);
    }
    if asked.discount.is_negative() || asked.discount > gross {
        return Err(Refusal::DiscountTooLarge);
    }
    let tax = card.class_on(rules.at.day);
    let recognition = card.recognition_at(rules.at);
    Ok(SaleLine {
        sku: card.sku.clone(),
        name: card.title(),
        unit: card.unit.clone(),
        producer: card.producer.code.clone(),
        producer_name: card.producer.name.clone(),
        stars: recognition.map(|r| r.stars.get()),
        decision: recognition.map(|r| r.decision.clone()).unwrap_or_default(),
        quantity: asked.quantity,
        price,
        discount: asked.discount,
        share: Money::ZERO,
        amount: gross.minus(asked.discount)?,
        tax,
        rate: rules
            .regime
            .shows_vat()
            .then(|| rate_on(rules.rates, tax.unwrap_or(TaxClass::R10), rules.at.day))
            .flatten(),
        vat: Money::ZERO,
        lots: Vec::new(),
        pack_lot: String::new(),
        short: None,
        terms: None,
    })
}

/// Takes the VAT out once a rate, then shares it over the rate's lines so that both add up.
fn vat_groups(lines: &mut [SaleLine]) -> Result<Vec<VatGroup>, Refusal> {
    let key = |l: &SaleLine| label(l.tax.unwrap_or(TaxClass::R10), l.rate);
    let mut labels: Vec<(Option<u8>, String)> = lines.iter().map(|l| (l.rate, key(l))).collect();
    labels.sort();
    labels.dedup();
    let mut groups = Vec::with_capacity(labels.len());
    for (rate, label) in labels {
        let mut members: Vec<&mut SaleLine> = lines.iter_mut().filter(|l| l.rate == rate && key(l) == label).collect();
        let amounts: Vec<Money> = members.iter().map(|l| l.amount).collect();
        let amount = Money::sum(amounts.iter().copied())?;
        let vat = rate.map_or(Ok(Money::ZERO), |p| vat_within(amount, p))?;
        for (line, part) in members.iter_mut().zip(split(vat, &amounts)?) {
            line.vat = part;
        }
        groups.push(VatGroup { label, amount, vat });
    }
    Ok(groups)
}

#[cfg(test)]
mod tests;
