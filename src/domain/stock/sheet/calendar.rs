//! The expiry calendar: what is past, this month by day and week, then month by month.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Group, gather};
use crate::domain::lot::month_end;
use crate::domain::query::StockRow;

/// A stretch of the calendar in which last days fall, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Before today.
    Expired,
    /// One day of this month, within a week from today.
    Day(NaiveDate),
    /// A week of this month, as far as it lies in it and is not told by days: its first and last day.
    Week(NaiveDate, NaiveDate),
    /// A month to come: year and month.
    Month(i32, u32),
    /// Goods without a last day.
    Keeps,
}

/// Days told one by one, today among them.
const DAYS: i64 = 7;

impl Span {
    /// Returns the stretch a last day falls in.
    pub fn of(last: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(last) = last else { return Self::Keeps };
        let is_this_month = (last.year(), last.month()) == (today.year(), today.month());
        match last.signed_duration_since(today).num_days() {
            ..=-1 => Self::Expired,
            _ if !is_this_month => Self::Month(last.year(), last.month()),
            0..DAYS => Self::Day(last),
            DAYS.. => Self::week_of(last, today),
        }
    }

    /// Returns the week of a day, from Monday to Sunday, cut to this month and to what is not told by days.
    fn week_of(last: NaiveDate, today: NaiveDate) -> Self {
        let week = last.week(Weekday::Mon);
        let by_days = today.checked_add_days(Days::new(DAYS.unsigned_abs())).unwrap_or(last);
        let end = month_end(last.year(), last.month()).unwrap_or(last);
        let first = week.checked_first_day().unwrap_or(last).max(by_days);
        Self::Week(first, week.checked_last_day().unwrap_or(last).min(end))
    }

    /// Returns the code files hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Day(_) => "day",
            Self::Week(..) => "week",
            Self::Month(..) => "month",
            Self::Keeps => "keeps",
        }
    }

    /// Returns its first and last day, where it has them.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Expired | Self::Keeps => None,
            Self::Day(day) => Some((day, day)),
            Self::Week(first, last) => Some((first, last)),
            Self::Month(year, month) => Some((NaiveDate::from_ymd_opt(year, month, 1)?, month_end(year, month)?)),
        }
    }

    /// Returns the Vietnamese and the English name.
    pub fn names(self) -> (String, String) {
        match self {
            Self::Expired => ("Đã hết hạn".to_owned(), "Expired".to_owned()),
            Self::Day(day) => {
                let day = day.format("%d/%m/%Y");
                (format!("Ngày {day}"), format!("On {day}"))
            }
            Self::Week(first, last) => {
                let (first, last) = (first.format("%d/%m"), last.format("%d/%m/%Y"));
                (format!("Từ {first} đến {last}"), format!("{first} to {last}"))
            }
            Self::Month(year, month) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1);
                let english = first.map(|day| day.format("%B %Y").to_string()).unwrap_or_default();
                (format!("Tháng {month:02}/{year}"), english)
            }
            Self::Keeps => ("Không có hạn".to_owned(), "No last day".to_owned()),
        }
    }
}

/// Gathers rows by the stretch their last day falls in, the nearest first, goods without one last.
pub fn calendar<'a>(rows: impl IntoIterator<Item = (usize, &'a StockRow)>, today: NaiveDate) -> Vec<(Span, Group)> {
    let mut by_span: std::collections::BTreeMap<Span, Vec<(usize, &StockRow)>> = std::collections::BTreeMap::new();
    for (at, row) in rows {
        by_span.entry(Span::of(row.lot.expires, today)).or_default().push((at, row));
    }
    by_span.into_iter().flat_map(|(span, rows)| gather(rows, |_| span).into_iter().map(move |g| (span, g))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    fn span(last: &str, today: &str) -> String {
        Span::of(Some(day(last)), day(today)).names().0
    }

    #[test]
    fn this_month_is_told_by_day_then_by_week_and_the_rest_by_month() {
        let today = "2026-12-02";
        for (last, is) in [
            ("2026-12-01", "Đã hết hạn"),
            ("2026-12-02", "Ngày 02/12/2026"),
            ("2026-12-08", "Ngày 08/12/2026"),
            ("2026-12-09", "Từ 09/12 đến 13/12/2026"),
            ("2026-12-13", "Từ 09/12 đến 13/12/2026"),
            ("2026-12-14", "Từ 14/12 đến 20/12/2026"),
            ("2026-12-31", "Từ 28/12 đến 31/12/2026"),
            ("2027-01-01", "Tháng 01/2027"),
        ] {
            assert_eq!(span(last, today), is, "{last}");
        }
        assert_eq!(span("2026-12-01", "2026-11-30"), "Tháng 12/2026", "tomorrow is of another month");
        assert_eq!(Span::of(None, day(today)), Span::Keeps);
    }

    proptest! {
        #[test]
        fn spans_follow_each_other_as_their_days_do(today in 0u64..800, a in 0u64..800, b in 0u64..800) {
            let date = |n: u64| day("2026-01-01") + Days::new(n);
            let (today, a, b) = (date(today), date(a.min(b)), date(a.max(b)));
            let (first, second) = (Span::of(Some(a), today), Span::of(Some(b), today));
            prop_assert!(first <= second && second < Span::Keeps);
            if let Some((from, to)) = first.days() {
                prop_assert!(from <= a && a <= to);
                prop_assert_eq!((from..=to).contains(&b), first == second);
            }
        }
    }
}
