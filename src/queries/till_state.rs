//! What the counter stands on: point, people, shift, tickets.

use crate::domain::moment::Moment;
use crate::domain::query::TillState;
use crate::store::{Fault, Head, Reader};

/// Gathers the state of this till; the clock is behind when the last entry is later than now.
pub fn till_state(reader: Reader<'_>, head: Head, now: Moment) -> Result<TillState, Fault> {
    let point = reader.point()?;
    let prefix = point.as_ref().map_or("-", |p| p.code.as_str());
    let (held, open): (Vec<_>, Vec<_>) = reader.tickets()?.into_iter().partition(|t| t.held);
    Ok(TillState {
        till: reader.till().clone(),
        practice: reader.is_practice(),
        next_ticket: format!("{prefix}T{:06}", reader.next_ticket_no()?),
        staff: reader.staff()?,
        shift: reader.open_shift()?.map(|s| s.state),
        open_ticket: open.into_iter().next_back(),
        held,
        deliveries: reader.deliveries()?,
        half_moves: reader.half_moves()?,
        shelf_life: reader.shelf_life_rules()?,
        last_receipt: reader.last_receipt()?,
        waiting_transfers: reader.waiting_count()?,
        open_counts: reader.open_counts()?,
        clock_behind: now.at_ms < head.at_ms.saturating_sub(CLOCK_SLACK_MS),
        point,
    })
}

/// How far a clock may be behind before staff are asked: a minute of drift is nobody's business.
const CLOCK_SLACK_MS: i64 = 60_000;
