//! The only clock and the only randomness of the program.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{Local, Offset};

use crate::domain::moment::Moment;

/// Where a desk reads the time: the wall's clock, or one that a test turns by hand.
pub struct Clock(Box<dyn Fn() -> Moment + Send>);

impl Clock {
    /// Takes the time from a function.
    pub fn reading(now: impl Fn() -> Moment + Send + 'static) -> Self {
        Self(Box::new(now))
    }
    /// Returns the time.
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::reading(now)
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// Returns what the clock on the wall says.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let at_ms = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    Moment { at_ms, offset_min: offset_min() }
}

/// Returns the wall clock's offset. A machine left on UTC shows Vietnam's time all the same.
fn offset_min() -> i16 {
    let minutes = Local::now().offset().fix().local_minus_utc() / 60;
    if minutes == 0 { Moment::VIETNAM } else { i16::try_from(minutes).unwrap_or(Moment::VIETNAM) }
}

/// Returns how long it is until the clock shows another minute.
pub fn to_minute() -> Duration {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let in_minute = since.as_millis() % 60_000;
    Duration::from_millis(u64::try_from(60_000 - in_minute).unwrap_or(60_000))
}

/// Returns sixteen random bytes.
pub fn seed() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
