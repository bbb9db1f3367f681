//! Goods of a product withdrawn with quarantine: on hold from its moment on, whenever they come.
//!
//! Nothing runs at that moment by itself: whatever is done next at the till finds the goods free and holds them
//! first. A lot that a manager has released since stays released.

use std::collections::HashMap;

use super::{CommandError, Ctx, append};
use crate::domain::command::Order;
use crate::domain::entry::Fact;
use crate::domain::ids::{ProductCode, SkuCode};
use crate::domain::lot::Hold;
use crate::domain::stock::HoldSet;
use crate::store::{Fault, Tx};

/// Puts lots on hold that are to be: those that lay here at the moment, and those that came later.
pub(super) fn hold_due(tx: &mut Tx<'_>, ctx: &Ctx, order: &Order) -> Result<(), CommandError> {
    let due = tx.reader().holds_due(ctx.stars.at_ms)?;
    let mut known: HashMap<ProductCode, bool> = HashMap::new();
    let mut facts = Vec::new();
    for hold in due {
        let is_in = match known.get(&hold.product) {
            Some(is_in) => *is_in,
            None => tx.reader().in_quarantine(&hold.product, ctx.stars)?,
        };
        if is_in {
            let (lot, reason, minutes) = (hold.lot, hold.reason, hold.notice);
            facts.push(Fact::HoldSet(HoldSet { lot, hold: Hold::Held, reason, minutes }));
        }
        known.insert(hold.product, is_in);
    }
    if !facts.is_empty() {
        append(tx, ctx, order, None, facts)?;
    }
    Ok(())
}

/// Returns whether a pack's goods are in quarantine, those too of which the books know no lot.
pub(super) fn is_in(tx: &Tx<'_>, ctx: &Ctx, sku: &SkuCode) -> Result<bool, Fault> {
    let reader = tx.reader();
    match reader.withdrawn_with_quarantine(sku)? {
        Some(product) => reader.in_quarantine(&product, ctx.stars),
        None => Ok(false),
    }
}
