//! When something happened: UTC milliseconds and the wall clock's offset beside them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// An instant with the offset of the clock on the wall, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// Minutes east of Greenwich; Vietnam is 420.
    pub offset_min: i16,
}

impl Moment {
    /// The offset of Vietnam, which has no summer time.
    pub const VIETNAM: i16 = 420;

    /// Takes UTC milliseconds on Vietnam's clock.
    pub const fn vietnam(at_ms: i64) -> Self {
        Self { at_ms, offset_min: Self::VIETNAM }
    }
    /// Reads RFC 3339 text such as `2026-11-22T14:32:00+07:00`.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let at = DateTime::parse_from_rfc3339(text).ok()?;
        let minutes = at.offset().local_minus_utc().checked_div(60)?;
        Some(Self { at_ms: at.timestamp_millis(), offset_min: i16::try_from(minutes).ok()? })
    }
    /// Returns the wall clock's date and time.
    pub fn local(self) -> NaiveDateTime {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.at_ms).unwrap_or_default();
        let seconds = i32::from(self.offset_min).saturating_mul(60);
        match FixedOffset::east_opt(seconds) {
            Some(offset) => utc.with_timezone(&offset).naive_local(),
            None => utc.naive_utc(),
        }
    }
    /// Returns the wall clock's date.
    pub fn date(self) -> NaiveDate {
        self.local().date()
    }
    /// Returns the same wall clock so many milliseconds later.
    pub const fn later(self, ms: i64) -> Self {
        Self { at_ms: self.at_ms.saturating_add(ms), offset_min: self.offset_min }
    }
    /// Writes RFC 3339 text with the offset.
    pub fn rfc3339(self) -> String {
        let sign = if self.offset_min < 0 { '-' } else { '+' };
        let minutes = self.offset_min.unsigned_abs();
        let (h, m) = (minutes.checked_div(60).unwrap_or(0), minutes.checked_rem(60).unwrap_or(0));
        format!("{}{sign}{h:02}:{m:02}", self.local().format("%Y-%m-%dT%H:%M:%S%.3f"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_the_one_on_the_wall() {
        let m = Moment::parse_rfc3339("2026-11-22T00:30:00+07:00").unwrap();
        assert_eq!(m.date().to_string(), "2026-11-22");
        assert_eq!(m.rfc3339(), "2026-11-22T00:30:00.000+07:00");
        assert_eq!(m, Moment::vietnam(m.at_ms));
    }
}
