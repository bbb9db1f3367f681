//! Shifts: opened with a float, closed with a blind count that is never refused for its sum.

use super::{CommandError, Decision, text};
use crate::domain::command::{CloseShift, OpenShift};
use crate::domain::entry::Fact;
use crate::domain::money::Money;
use crate::domain::outbox::PrintDoc;
use crate::domain::refusal::Refusal;
use crate::domain::shift::{ShiftClosed, ShiftExplained, ShiftOpened, counted};
use crate::domain::tender::NOTES;
use crate::domain::text::clean;
use crate::store::Tx;

/// Opens a shift.
pub(super) fn open_shift(tx: &Tx<'_>, c: &OpenShift) -> Result<Decision, CommandError> {
    let reader = tx.reader();
    if reader.point()?.is_none() {
        return Err(Refusal::NoPoint.into());
    }
    if let Some(open) = reader.open_shift()? {
        return Err(Refusal::ShiftIsOpen { shift: open.state.shift }.into());
    }
    if c.float_vnd.is_negative() || c.float_vnd > Money::SALE_MAX {
        return Err(Refusal::AmountTooLarge.into());
    }
    Ok(Decision::one(Fact::ShiftOpened(ShiftOpened { shift: reader.next_shift()?, float_vnd: c.float_vnd })))
}

/// Closes the open shift with what was counted; over or short is written down, not argued with.
pub(super) fn close_shift(tx: &Tx<'_>, c: &CloseShift) -> Result<Decision, CommandError> {
    let open = tx.reader().open_shift()?.ok_or(Refusal::NoOpenShift)?;
    if let Some(bad) = c.notes.iter().find(|n| n.count < 0 || (n.note != 1 && !NOTES.contains(&n.note))) {
        return Err(Refusal::BadNote { note: bad.note }.into());
    }
    let counted = counted(&c.notes)?;
    if counted > Money::SALE_MAX {
        return Err(Refusal::AmountTooLarge.into());
    }
    let expected = open.float_vnd.plus(open.totals.cash)?;
    let closed = ShiftClosed {
        shift: open.state.shift,
        float_vnd: open.float_vnd,
        notes: c.notes.iter().copied().filter(|n| n.count > 0).collect(),
        counted,
        expected,
        over: counted.minus(expected)?,
        // A long story is cut, never a reason to keep the shift open.
        reason: clean(&c.reason).chars().take(200).collect(),
        totals: open.totals,
    };
    let print = PrintDoc::Shift { shift: closed.shift };
    Ok(Decision::Append(vec![Fact::ShiftClosed(closed)], vec![print]))
}

/// Says why a closed shift was over or short; the close itself stands.
pub(super) fn explain_shift(tx: &Tx<'_>, c: &ShiftExplained) -> Result<Decision, CommandError> {
    let report = tx.reader().shift_report(Some(c.shift))?.ok_or(Refusal::UnknownShift)?;
    if report.closed.is_none() {
        return Err(Refusal::ShiftIsOpen { shift: c.shift }.into());
    }
    if clean(&c.reason).is_empty() {
        return Err(Refusal::NeedsReason.into());
    }
    let reason = text("lý do", &c.reason, 200)?;
    Ok(Decision::one(Fact::ShiftExplained(ShiftExplained { shift: c.shift, reason })))
}
