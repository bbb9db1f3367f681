//! Codes that staff teach the till, and how scales write theirs.

use chrono::Datelike;

use super::{CommandError, Ctx, Decision};
use crate::domain::barcode::clean_scan;
use crate::domain::code_book::{CodeForgotten, CodeKey, CodeLayout, CodeLearned};
use crate::domain::command::{ForgetCode, LearnCode};
use crate::domain::entry::Fact;
use crate::domain::refusal::{CodeRefusal, Refusal};
use crate::domain::scan::{Private, Scanned, read_scan};
use crate::store::Tx;

/// The most pieces one code may stand for.
const UNITS_MAX: u32 = 10_000;

/// Remembers what a code is, without the serial number in it.
pub(super) fn learn_code(tx: &Tx<'_>, ctx: &Ctx, c: &LearnCode) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    if reader.card(&c.sku)?.is_none() {
        return Err(Refusal::UnknownSku { sku: c.sku.to_string() }.into());
    }
    let units = c.units.unwrap_or(1);
    if !(1..=UNITS_MAX).contains(&units) {
        return Err(CodeRefusal::BadUnits.into());
    }
    for owner in reader.packs_with_code(&clean_scan(&c.code))? {
        if owner != c.sku || units > 1 {
            let name = reader.card(&owner)?.map_or_else(|| owner.to_string(), |card| card.title());
            return Err(CodeRefusal::CodeTaken { name }.into());
        }
    }
    let CodeKey { pattern, sample } = key(tx, ctx, &c.code)?;
    Ok(Decision::one(Fact::CodeLearned(CodeLearned { pattern, sample, sku: c.sku.clone(), units })))
}

/// Puts away everything learned about codes of this one's kind.
pub(super) fn forget_code(tx: &Tx<'_>, ctx: &Ctx, c: &ForgetCode) -> Result<Decision, CommandError> {
    let pattern = match &c.pattern {
        Some(pattern) => pattern.clone(),
        None => key(tx, ctx, &c.code)?.pattern,
    };
    if !tx.reader().is_code_learned(&pattern)? {
        return Err(CodeRefusal::CodeNotLearned.into());
    }
    Ok(Decision::one(Fact::CodeForgotten(CodeForgotten { pattern })))
}

/// Sets how scales write labels of a prefix.
pub(super) fn set_code_layout(layout: &CodeLayout) -> Result<Decision, CommandError> {
    if !layout.is_right() {
        return Err(CodeRefusal::BadLayout.into());
    }
    Ok(Decision::one(Fact::CodeLayoutSet(layout.clone())))
}

/// Returns what a code is remembered by; never anything of the buyer's.
fn key(tx: &Tx<'_>, ctx: &Ctx, code: &str) -> Result<CodeKey, CommandError> {
    let book = tx.reader().code_book()?;
    let key = match read_scan(code, ctx.day.year(), &book) {
        Scanned::Link(url) => CodeKey::of_link(&url),
        Scanned::Weighed(label) => Some(CodeKey::of_code(&label.item)),
        Scanned::Gtin(code) | Scanned::Internal(code) => Some(CodeKey::of_code(&code.key())),
        Scanned::Gs1(gs1) => gs1.number().map(|code| CodeKey::of_code(&code.key())),
        Scanned::Private(Private::Text) | Scanned::Unknown(_) => None,
        Scanned::BadLabel => return Err(CodeRefusal::WrongVerifier.into()),
        Scanned::Private(_) => return Err(CodeRefusal::PrivateCode.into()),
    };
    key.ok_or_else(|| CodeRefusal::NotACode.into())
}
