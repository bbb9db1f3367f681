//! The open ticket: lines, discounts, the line the cashier stands on.
//!
//! Prices are the day's; what they come to is told by the domain, with the ledger's own function.

use chrono::NaiveDate;

use super::scanned::Mark;
use crate::domain::catalogue::SoldBy;
use crate::domain::command::KeepTicket;
use crate::domain::ids::SkuCode;
use crate::domain::lot::PackLot;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::refusal::Refusal;
use crate::domain::sale::{LINES_MAX, LotChoice, PriceRules, Priced, TicketLine, price_ticket};
use crate::domain::shelf::{Shelf, SkuCard};

/// A ticket being made.
#[derive(Debug, Clone, Default)]
pub struct Ticket {
    /// Its reference, once it holds something.
    pub reference: Option<String>,
    /// Its lines, in the order they came.
    pub lines: Vec<TicketLine>,
    /// A discount on the whole.
    pub discount: Money,
    /// The line the cashier stands on.
    pub selected: usize,
    /// The line removed last, and where it stood.
    removed: Option<(usize, TicketLine)>,
}

/// A price that changed under an open ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPrice {
    /// What.
    pub name: String,
    /// What the buyer was shown.
    pub seen: Money,
    /// What holds now.
    pub now: Money,
}

/// Finds the card of a pack by its code alone, never by a bar code that looks the same.
pub fn card_of<'a>(shelf: &'a Shelf, sku: &SkuCode) -> Option<&'a SkuCard> {
    let by_code = shelf.by_code(sku.as_str()).filter(|card| card.sku == *sku);
    by_code.or_else(|| shelf.cards().iter().find(|card| card.sku == *sku))
}

impl Ticket {
    /// Takes up a kept ticket.
    pub fn resume(kept: KeepTicket) -> Self {
        let selected = kept.selected.min(kept.lines.len().saturating_sub(1));
        Self { reference: Some(kept.ticket), lines: kept.lines, discount: kept.discount, selected, removed: None }
    }

    /// Writes the ticket down as it stands; nothing when it never held anything.
    pub fn to_keep(&self) -> Option<KeepTicket> {
        Some(KeepTicket {
            ticket: self.reference.clone()?,
            lines: self.lines.clone(),
            discount: self.discount,
            held: false,
            selected: self.selected,
        })
    }

    /// Returns the line the cashier stands on.
    pub fn line(&self) -> Option<&TicketLine> {
        self.lines.get(self.selected)
    }

    /// Adds goods and stands on their line; the same pack at the same price is one line, a lot of its own another.
    pub fn add(
        &mut self,
        card: &SkuCard,
        quantity: Quantity,
        pack: Option<&PackLot>,
        day: NaiveDate,
    ) -> Result<(), Refusal> {
        let price = card.price_on(day).ok_or_else(|| Refusal::NoPrice { sku: card.sku.clone() })?;
        check_quantity(card, quantity)?;
        let lot = pack.cloned().map(LotChoice::Scanned);
        let same = |l: &TicketLine| l.sku == card.sku && l.lot == lot && l.price.is_none_or(|p| p == price);
        if let Some(at) = self.lines.iter().position(same) {
            let line = &mut self.lines[at];
            let sum = line.quantity.plus(quantity)?;
            price.times(sum.get())?;
            line.quantity = sum;
            line.price = Some(price);
            self.selected = at;
            return Ok(());
        }
        if self.lines.len() >= LINES_MAX {
            return Err(Refusal::TooManyLines);
        }
        let sku = card.sku.clone();
        self.lines.push(TicketLine {
            sku,
            quantity,
            price: Some(price),
            discount: Money::ZERO,
            lot,
            stamps: Vec::new(),
        });
        self.selected = self.lines.len() - 1;
        Ok(())
    }

    /// Sets the quantity of the line the cashier stands on.
    pub fn set_quantity(&mut self, shelf: &Shelf, quantity: Quantity) -> Result<(), Refusal> {
        let Some(line) = self.lines.get_mut(self.selected) else { return Err(Refusal::EmptyTicket) };
        if let Some(card) = card_of(shelf, &line.sku) {
            check_quantity(card, quantity)?;
        }
        line.price.unwrap_or_default().times(quantity.get())?;
        line.quantity = quantity;
        line.stamps.truncate(usize::try_from(quantity.thousandths() / 1_000).unwrap_or(0));
        Ok(())
    }

    /// Notes on the line the cashier stands on what its scan told.
    pub fn mark(&mut self, mark: Mark) {
        let Some(line) = self.lines.get_mut(self.selected) else { return };
        line.discount = line.discount.plus(mark.discount).unwrap_or(line.discount);
        line.stamps.extend(mark.stamp);
    }

    /// Removes the line the cashier stands on; [`Ticket::undo`] brings it back.
    pub fn remove(&mut self) -> Option<SkuCode> {
        if self.selected >= self.lines.len() {
            return None;
        }
        let line = self.lines.remove(self.selected);
        let sku = line.sku.clone();
        self.removed = Some((self.selected, line));
        self.selected = self.selected.min(self.lines.len().saturating_sub(1));
        Some(sku)
    }

    /// Brings the line removed last back to its place.
    pub fn undo(&mut self) -> bool {
        let Some((at, line)) = self.removed.take() else { return false };
        self.selected = at.min(self.lines.len());
        self.lines.insert(self.selected, line);
        true
    }

    /// Takes the day's prices and returns those that are not what the buyer was shown.
    pub fn reprice(&mut self, shelf: &Shelf, day: NaiveDate) -> Vec<NewPrice> {
        let mut changes = Vec::new();
        for line in &mut self.lines {
            let Some(card) = card_of(shelf, &line.sku) else { continue };
            let Some(now) = card.price_on(day) else { continue };
            if let Some(seen) = line.price.filter(|seen| *seen != now) {
                changes.push(NewPrice { name: card.title(), seen, now });
            }
            line.price = Some(now);
        }
        changes
    }

    /// Lowers discounts that are more than what they are on; returns whether any was.
    pub fn fit_discounts(&mut self) -> bool {
        let mut sum = Money::ZERO;
        let mut is_changed = false;
        for line in &mut self.lines {
            let gross = line.price.unwrap_or_default().times(line.quantity.get()).unwrap_or(Money::SALE_MAX);
            is_changed |= line.discount > gross;
            line.discount = line.discount.min(gross);
            sum = gross.minus(line.discount).and_then(|net| sum.plus(net)).unwrap_or(Money::SALE_MAX);
        }
        is_changed |= self.discount > sum;
        self.discount = self.discount.min(sum);
        is_changed
    }

    /// Tells what the ticket comes to.
    pub fn priced(&self, shelf: &Shelf, rules: PriceRules<'_>) -> Result<Priced, Refusal> {
        let unknown = |line: &TicketLine| Refusal::UnknownSku { sku: line.sku.to_string() };
        let card = |line: &TicketLine| card_of(shelf, &line.sku).ok_or_else(|| unknown(line));
        let cards = self.lines.iter().map(card).collect::<Result<Vec<_>, _>>()?;
        let pairs: Vec<(&SkuCard, &TicketLine)> = cards.into_iter().zip(&self.lines).collect();
        price_ticket(&pairs, self.discount, rules)
    }
}

fn check_quantity(card: &SkuCard, quantity: Quantity) -> Result<(), Refusal> {
    if !quantity.is_positive() {
        return Err(Refusal::BadQuantity { name: card.title() });
    }
    if card.sold_by != SoldBy::Weight && !quantity.is_whole() {
        return Err(Refusal::WholePieces { name: card.title(), unit: card.unit.clone() });
    }
    Ok(())
}
