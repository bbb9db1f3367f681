//! How many of a pack's units in the shop bear a stamp, as far as books can tell.
//!
//! Nobody scans which jar left: a unit that goes out is taken to be a stamped one while there are any, so the
//! list of what still needs a stamp may name a jar too many, never one too few.

/// What changes how many stamped units are in the shop, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampEvent {
    /// So many stamps were put on, or taken off again below zero.
    Stamped(i64),
    /// So many units left the shop, or came back from a buyer below zero.
    Gone(i64),
}

/// Returns how many stamped units are in the shop at least, given how many units are.
pub fn stamped_here(events: impl IntoIterator<Item = StampEvent>, on_hand: i64) -> i64 {
    let mut stamped = 0i64;
    for event in events {
        stamped = match event {
            StampEvent::Stamped(n) => stamped.saturating_add(n),
            StampEvent::Gone(n) => stamped.saturating_sub(n),
        }
        .max(0);
    }
    stamped.min(on_hand.max(0))
}

#[cfg(test)]
mod tests {
    use super::StampEvent::{Gone, Stamped};
    use super::*;

    #[test]
    fn stamps_of_jars_long_sold_do_not_stand_for_new_jars() {
        assert_eq!(stamped_here([Stamped(10), Gone(10)], 10), 0);
        assert_eq!(stamped_here([Stamped(10), Gone(3)], 12), 7);
        assert_eq!(stamped_here([Gone(5), Stamped(4)], 4), 4, "unstamped jars that left earlier owe nothing");
    }

    #[test]
    fn what_comes_back_or_is_taken_off_counts_and_never_more_than_there_is() {
        assert_eq!(stamped_here([Stamped(4), Gone(2), Gone(-2)], 4), 4);
        assert_eq!(stamped_here([Stamped(4), Stamped(-3)], 9), 1);
        assert_eq!(stamped_here([Stamped(40)], 9), 9);
        assert_eq!(stamped_here([Stamped(4)], -2), 0);
    }
}
