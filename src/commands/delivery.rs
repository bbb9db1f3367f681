//! A delivery or opening stock that is still being counted: kept at every change, so that a power cut takes no line.

use super::{CommandError, Ctx, Decision, text_or_empty};
use crate::domain::delivery::Delivery;
use crate::domain::outcome::{Kept, Outcome};
use crate::domain::refusal::Refusal;
use crate::domain::sale::LINES_MAX;
use crate::store::Tx;

/// Keeps a delivery as far as it has been counted.
pub(super) fn keep_delivery(tx: &Tx<'_>, ctx: &Ctx, c: &Delivery) -> Result<Decision, CommandError> {
    if c.lines.len() > LINES_MAX {
        return Err(Refusal::TooManyLines.into());
    }
    text_or_empty("số phiếu giao", &c.delivery_note, 60)?;
    text_or_empty("người cùng đếm", &c.counted_with, 120)?;
    tx.keep_delivery(c, ctx.now.at_ms)?;
    Ok(Decision::Aside(Outcome::DeliveryKept(Kept { lines: c.lines.len() }), Vec::new()))
}
