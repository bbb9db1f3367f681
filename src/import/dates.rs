//! Dates as files write them: `2024-03-05`, `5/3/2024`, `ngày 5 tháng 3 năm 2024`, spreadsheet serials.
//!
//! A date that could mean two days is refused, never guessed.

use chrono::{Months, NaiveDate};

use super::Told;
use super::cells::{cleaned, folded};

/// Whether the slashed dates of a column can be trusted to put the day first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// As everyone in Việt Nam writes.
    DayFirst,
    /// Some date of the column only makes sense with the month first, so the others are in doubt.
    InDoubt,
}

/// Looks over a column: one `04/13/2024` puts every `03/04/2024` beside it in doubt.
pub fn day_order<'a>(cells: impl IntoIterator<Item = &'a str>) -> DayOrder {
    let month_first = |text: &str| matches!(numbers(text.trim()).as_deref(), Some([m, d, y]) if (1..=12).contains(m) && (13..=31).contains(d) && *y > 31);
    if cells.into_iter().any(month_first) { DayOrder::InDoubt } else { DayOrder::DayFirst }
}

/// Reads a date, or says why it cannot be one.
pub fn date(text: &str, order: DayOrder) -> Result<NaiveDate, Told> {
    let text = cleaned(text);
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return serial(&text);
    }
    match numbers(&text).as_deref() {
        Some([y, m, d]) if *y > 999 => ymd(*y, *m, *d, &text),
        Some([_, _, y]) if *y < 100 => Err(unclear(&text, "năm có hai chữ số", "the year has two digits")),
        Some([m, d, _]) if *d > 12 && *d <= 31 && *m <= 12 => {
            Err(unclear(&text, "tháng đứng trước ngày", "the month stands before the day"))
        }
        Some([d, m, y]) => {
            if order == DayOrder::InDoubt && *d <= 12 && d != m {
                return Err(unclear(
                    &text,
                    "cột này có ngày viết tháng trước",
                    "this column has dates with the month first",
                ));
            }
            ymd(*y, *m, *d, &text)
        }
        Some([_, _]) => Err(unclear(&text, "thiếu ngày", "the day is missing")),
        _ => Err(unclear(&text, "không phải là ngày", "this is no date")),
    }
}

/// Returns the end of a recognition: thirty-six months on, the last of the month where the day is missing.
pub fn recognised_until(from: NaiveDate) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(36))
}

/// Splits a date into its two or three numbers, leaving a time of day away.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut text = folded(text);
    for word in ["ngay", "thang", "nam"] {
        if text.contains(word) {
            text = text.replace(word, " / ");
        }
    }
    let date = text.trim_matches([' ', '/']).split(['t']).next().unwrap_or_default();
    let date = if date.matches(':').count() > 0 { date.split(' ').next().unwrap_or_default() } else { date };
    let parts = date.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty());
    let numbers: Option<Vec<u32>> = parts.map(|p| if p.len() <= 4 { p.parse().ok() } else { None }).collect();
    numbers.filter(|n| n.len() == 2 || n.len() == 3)
}

fn ymd(y: u32, m: u32, d: u32, text: &str) -> Result<NaiveDate, Told> {
    let date = i32::try_from(y).ok().and_then(|y| NaiveDate::from_ymd_opt(y, m, d));
    match date {
        Some(date) if (2000..=2100).contains(&y) => Ok(date),
        Some(_) => Err(unclear(text, "năm ngoài khoảng 2000–2100", "the year is outside 2000 to 2100")),
        None => Err(unclear(text, "không có ngày này", "there is no such day")),
    }
}

/// Returns the day behind a spreadsheet's day number; none outside 2000 to 2100.
pub(super) fn serial_day(days: f64) -> Option<NaiveDate> {
    let days = Some(days).filter(|n| (36_526.0..73_051.0).contains(n))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days as u64))
}

/// Reads the day number a spreadsheet keeps behind a date (1 January 2000 is 36526).
fn serial(text: &str) -> Result<NaiveDate, Told> {
    let date = text.parse::<u32>().ok().and_then(|n| serial_day(f64::from(n)));
    date.ok_or_else(|| {
        if text.len() == 4 {
            unclear(text, "chỉ có năm", "there is only a year")
        } else {
            unclear(text, "không phải là ngày", "this is no date")
        }
    })
}

fn unclear(text: &str, vi: &str, en: &str) -> Told {
    Told::new(
        format!("ngày \"{text}\" không rõ: {vi}; viết ngày/tháng/năm, ví dụ 05/03/2024"),
        format!("the date \"{text}\" is not clear: {en}; write day/month/year, such as 05/03/2024"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        date(text, DayOrder::DayFirst).ok().map(|d| d.to_string())
    }

    #[test]
    fn dates_are_read_in_the_ways_people_write_them() {
        for text in [
            "2024-03-05",
            "2024/3/5",
            "5/3/2024",
            "05/03/2024",
            "5-3-2024",
            "5.3.2024",
            "2024-03-05 00:00:00",
            "2024-03-05T00:00:00",
            "05/03/2024 10:30",
            "ngày 5 tháng 3 năm 2024",
            "45356",
        ] {
            assert_eq!(read(text).as_deref(), Some("2024-03-05"), "{text}");
        }
    }

    #[test]
    fn dates_that_are_no_day_or_two_days_are_refused() {
        for text in [
            "30/2/2024",
            "29/02/2023",
            "5/3/24",
            "04/13/2024",
            "2024",
            "03/2024",
            "năm 2024",
            "1/1/1900",
            "123",
            "99999",
            "hôm nay",
            "0/0/0",
            "1/2/3/4",
            "2024-13-01",
            "-",
            "////",
            "45356.5.1.1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn one_date_with_the_month_first_puts_its_column_in_doubt() {
        let order = day_order(["03/04/2024", "04/13/2024"]);
        assert_eq!(order, DayOrder::InDoubt);
        assert!(date("03/04/2024", order).is_err());
        assert!(
            date("05/05/2024", order).is_ok() && date("25/12/2024", order).is_ok() && date("2024-04-03", order).is_ok()
        );
        assert_eq!(day_order(["03/04/2024", "25/12/2024", "2024-04-13"]), DayOrder::DayFirst);
    }

    #[test]
    fn a_recognition_ends_thirty_six_months_on() {
        for (from, to) in [("2024-02-29", "2027-02-28"), ("2024-01-31", "2027-01-31"), ("2021-12-31", "2024-12-31")] {
            assert_eq!(recognised_until(from.parse().unwrap()), to.parse().ok());
        }
    }
}
