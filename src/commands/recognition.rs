//! Recognitions recorded and withdrawn, what is on its way to one, and the shelf's target.

use super::catalogue::{changed, known_product};
use super::{CommandError, Ctx, Decision, text, text_or_empty};
use crate::domain::assortment::AssortmentTarget;
use crate::domain::catalogue::CatalogueFact;
use crate::domain::command::{RecordRecognition, WithdrawRecognition};
use crate::domain::entry::Fact;
use crate::domain::ids::{LotId, ProductCode};
use crate::domain::lot::Hold;
use crate::domain::moment::Moment;
use crate::domain::recognition::{
    AfterWithdrawal, OcopStatusRecorded, Recognition, RecognitionState, RecognitionWithdrawn, StarClock, StarTerm,
    Unlawful, WithdrawnTerm, check_level, check_term, last_day, ruling,
};
use crate::domain::refusal::{RecognitionRefusal, Refusal};
use crate::domain::stock::HoldSet;
use crate::store::Tx;

/// Milliseconds of a minute: a withdrawal takes effect with one, as the clock of the screens goes.
const MINUTE_MS: i64 = 60_000;

/// Records a recognition of a recorded product; its last day is 36 months on unless the paper names one.
///
/// Stars without a decision's number come by sheet alone: lists that villages and provinces hand out seldom have it.
pub(super) fn record_recognition(tx: &Tx<'_>, r: &RecordRecognition) -> Result<Decision, CommandError> {
    known_product(&tx.reader(), &r.product)?;
    let named = r.to.unwrap_or_else(|| last_day(r.from));
    let to = r.last_day.counts_to(named);
    if to <= r.from {
        return Err(Refusal::BadDates.into());
    }
    lawful(check_term(r.from, named))?;
    if r.decided.is_some_and(|day| day > to) {
        return Err(RecognitionRefusal::DecidedLater.into());
    }
    let decision = text_or_empty("số quyết định", &r.decision, 80)?;
    if decision.is_empty() {
        return Err(RecognitionRefusal::NoDecision.into());
    }
    let level = text_or_empty("cấp công nhận", &r.level, 120)?;
    let body = text_or_empty("cơ quan công nhận", &r.body, 200)?;
    lawful(check_level(r.stars, &level, &body, r.decided.unwrap_or(r.from)))?;
    Ok(changed(CatalogueFact::Recognition(Recognition {
        product: r.product.clone(),
        stars: r.stars,
        decision,
        level,
        from: r.from,
        to,
        decided: r.decided,
        body,
        criteria: text_or_empty("bộ tiêu chí", &r.criteria, 80)?,
    })))
}

/// Says what the programme's decisions refuse, as a rule of the shop.
pub(super) fn lawful(told: Result<(), Unlawful>) -> Result<(), CommandError> {
    told.map_err(|why| RecognitionRefusal::from(why).into())
}

/// Records where a product is on its way: potential, applying.
pub(super) fn record_ocop_status(tx: &Tx<'_>, s: &OcopStatusRecorded) -> Result<Decision, CommandError> {
    known_product(&tx.reader(), &s.product)?;
    let note = text_or_empty("ghi chú", &s.note, 200)?;
    Ok(Decision::one(Fact::OcopStatusRecorded(OcopStatusRecorded { note, ..s.clone() })))
}

/// Sets the share of goods with stars that the shelf is to hold.
pub(super) fn set_assortment_target(t: &AssortmentTarget) -> Result<Decision, CommandError> {
    if t.percent > 100 {
        return Err(RecognitionRefusal::BadShare.into());
    }
    let basis = text_or_empty("căn cứ", &t.basis, 200)?;
    Ok(Decision::one(Fact::AssortmentTargetSet(AssortmentTarget { basis, ..t.clone() })))
}

/// Withdraws what is left of a product's recognitions, and puts its lots on hold when they are to be kept apart.
///
/// What is withdrawn from a later moment on is held at that moment.
pub(super) fn withdraw_recognition(tx: &Tx<'_>, ctx: &Ctx, c: &WithdrawRecognition) -> Result<Decision, CommandError> {
    let reason = text("lý do", &c.reason, 200).map_err(|_| Refusal::NeedsReason)?;
    let notice = text_or_empty("số quyết định", &c.notice, 80)?;
    let (name, _) = tx
        .reader()
        .product_title(&c.product)?
        .ok_or_else(|| Refusal::UnknownProduct { product: c.product.to_string() })?;
    let asked = effective(ctx, c.effective.as_deref())?;
    let (effective, terms) = match terms(tx, c, asked.into())? {
        terms if terms.is_empty() => {
            kept_apart(tx, ctx, c, asked)?.ok_or(RecognitionRefusal::NothingToWithdraw { name })?
        }
        terms => (asked, terms),
    };
    let held = match c.on_withdrawal {
        AfterWithdrawal::SellPlain => Vec::new(),
        AfterWithdrawal::Quarantine if effective.at_ms > ctx.stars.at_ms => Vec::new(),
        AfterWithdrawal::Quarantine => free_lots(tx, &c.product)?,
    };
    let mut facts: Vec<Fact> = Vec::with_capacity(held.len().saturating_add(1));
    for lot in &held {
        let (lot, reason, minutes) = (lot.clone(), reason.clone(), notice.clone());
        facts.push(Fact::HoldSet(HoldSet { lot, hold: Hold::Held, reason, minutes }));
    }
    let (product, goods) = (c.product.clone(), c.on_withdrawal);
    facts.push(Fact::RecognitionWithdrawn(RecognitionWithdrawn {
        product,
        terms,
        effective,
        reason,
        notice,
        goods,
        held,
    }));
    Ok(Decision::Append(facts, Vec::new()))
}

/// Returns the beginning of the minute from which a withdrawal holds.
fn effective(ctx: &Ctx, given: Option<&str>) -> Result<Moment, RecognitionRefusal> {
    let now = Moment { at_ms: ctx.stars.at_ms, ..ctx.now };
    let moment = match given.map(str::trim) {
        None => now,
        Some(text) => {
            let midnight = format!("{text}T00:00:00+07:00");
            let read = Moment::parse_rfc3339(text).or_else(|| Moment::parse_rfc3339(&midnight));
            read.ok_or_else(|| RecognitionRefusal::BadMoment { text: text.chars().take(40).collect() })?
        }
    };
    Ok(moment.later(moment.at_ms.checked_rem_euclid(MINUTE_MS).unwrap_or(0).saturating_neg()))
}

/// Finds what there is to withdraw: what has not ended and was not withdrawn from an earlier moment on.
fn terms(tx: &Tx<'_>, c: &WithdrawRecognition, clock: StarClock) -> Result<Vec<WithdrawnTerm>, CommandError> {
    let all = tx.reader().full_terms(&c.product)?;
    let is_meant = |decision: &str| c.decision.as_ref().is_none_or(|d| d.trim() == decision);
    Ok(all
        .into_iter()
        .filter(|(term, _, _)| is_meant(&term.decision))
        .filter(|(term, _, _)| match term.state_at(clock) {
            RecognitionState::Valid => true,
            RecognitionState::Upcoming => c.decision.is_some(),
            RecognitionState::Replaced | RecognitionState::Expired | RecognitionState::Withdrawn => false,
        })
        .map(|(term, _, _)| WithdrawnTerm { from: term.from, decision: term.decision })
        .collect())
}

/// Finds what was withdrawn before and sold on without stars: its goods may still be kept apart, the star is gone
/// from the moment it went. That is done at once: a moment to come is the star's.
fn kept_apart(
    tx: &Tx<'_>,
    ctx: &Ctx,
    c: &WithdrawRecognition,
    asked: Moment,
) -> Result<Option<(Moment, Vec<WithdrawnTerm>)>, CommandError> {
    if c.on_withdrawal != AfterWithdrawal::Quarantine || asked.at_ms > ctx.stars.at_ms {
        return Ok(None);
    }
    let all = tx.reader().full_terms(&c.product)?;
    let terms: Vec<StarTerm> = all.iter().map(|(term, _, _)| term.clone()).collect();
    let is_plain = |term: &&StarTerm| term.withdrawn_goods == Some(AfterWithdrawal::SellPlain);
    let is_gone = |term: &&StarTerm| term.state_at(asked.into()) == RecognitionState::Withdrawn;
    let is_meant = |term: &&StarTerm| c.decision.as_ref().is_none_or(|d| d.trim() == term.decision);
    let rules = ruling(&terms, asked.into()).filter(is_gone).filter(is_plain).filter(is_meant);
    let Some(term) = rules else { return Ok(None) };
    let note = all.iter().find(|(known, _, _)| known == term).and_then(|(_, _, note)| note.as_ref());
    let gone = WithdrawnTerm { from: term.from, decision: term.decision.clone() };
    Ok(note.map(|note| (note.effective, vec![gone])))
}

/// Finds the product's lots in the shop that are not on hold yet.
fn free_lots(tx: &Tx<'_>, product: &ProductCode) -> Result<Vec<LotId>, CommandError> {
    Ok(tx
        .reader()
        .lots_in_shop(product)?
        .into_iter()
        .filter(|(_, hold)| *hold == Hold::Free)
        .map(|(id, _)| id)
        .collect())
}
