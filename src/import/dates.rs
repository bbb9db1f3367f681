//! Dates as files write them: `2024-03-05`, `5/3/2024`, `ngày 5 tháng 3 năm 2024`, spreadsheet serials.
//!
//! A date that could mean two days is refused, never guessed.

use chrono::{Months, NaiveDate};

use super::Told;
use super::cells::{cleaned, folded};
use crate::domain::sheet::DateOrder;

/// Which number of a slashed date is the day, as far as a whole sheet tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// Said, or shown by some `25/12/2024`, or no date leaves it open.
    DayFirst,
    /// Said, or shown by some `12/25/2024`.
    MonthFirst,
    /// Every date could mean two days: somebody must say.
    Open,
    /// Some dates show one order and some the other.
    Mixed,
}

impl From<DateOrder> for DayOrder {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::Dmy => Self::DayFirst,
            DateOrder::Mdy => Self::MonthFirst,
        }
    }
}

/// Looks over the dates of a whole sheet: one that can only mean one day decides for all.
pub fn day_order<'a>(cells: impl IntoIterator<Item = &'a str>) -> DayOrder {
    let (mut day, mut month, mut open) = (false, false, false);
    for text in cells {
        let Some((numbers, Mark::Either)) = numbers(text.trim()) else { continue };
        let [a, b, _] = numbers.as_slice() else { continue };
        if *a > 31 || *b > 31 {
            continue;
        }
        day |= *a > 12 && *b <= 12;
        month |= *b > 12 && *a <= 12;
        open |= *a <= 12 && *b <= 12 && a != b;
    }
    match (day, month) {
        (true, true) => DayOrder::Mixed,
        (false, true) => DayOrder::MonthFirst,
        (false, false) if open => DayOrder::Open,
        (true | false, false) => DayOrder::DayFirst,
    }
}

/// Reads a date, or says why it cannot be one.
pub fn date(text: &str, order: DayOrder) -> Result<NaiveDate, Told> {
    let text = cleaned(text);
    // A time of day behind the day number says nothing of the day.
    let day = text.split_once(['.', ',']).filter(|(day, time)| day.len() == 5 && is_digits(time));
    let day = day.map_or(text.as_ref(), |(day, _)| day);
    if is_digits(day) {
        return serial(day);
    }
    let Some((numbers, mark)) = numbers(&text) else {
        return Err(unclear(&text, "không phải là ngày", "this is no date"));
    };
    match numbers.as_slice() {
        [y, m, d] if *y > 999 => ymd(*y, *m, *d, &text),
        [_, _, y] if *y < 100 => Err(unclear(&text, "năm có hai chữ số", "the year has two digits")),
        [a, b, y] if mark == Mark::DayFirst || a == b => ymd(*y, *b, *a, &text),
        [a, b, y] => ordered(*a, *b, *y, order, &text),
        [_, _] => Err(unclear(&text, "thiếu ngày", "the day is missing")),
        _ => Err(unclear(&text, "không phải là ngày", "this is no date")),
    }
}

fn ordered(a: u32, b: u32, y: u32, order: DayOrder, text: &str) -> Result<NaiveDate, Told> {
    match order {
        DayOrder::DayFirst if b > 12 && b <= 31 && a <= 12 => {
            Err(unclear(text, "tháng đứng trước ngày", "the month stands before the day"))
        }
        DayOrder::DayFirst => ymd(y, b, a, text),
        DayOrder::MonthFirst if a > 12 && a <= 31 && b <= 12 => {
            Err(unclear(text, "ngày đứng trước tháng", "the day stands before the month"))
        }
        DayOrder::MonthFirst => ymd(y, a, b, text),
        DayOrder::Mixed if a > 12 => ymd(y, b, a, text),
        DayOrder::Mixed => Err(unclear(
            text,
            "tệp có ngày viết cả hai kiểu: ngày trước và tháng trước",
            "the sheet has dates with the day first and with the month first",
        )),
        DayOrder::Open => Err(Told::new(
            format!("ngày \"{text}\" có thể hiểu hai cách; chọn --date-order dmy (ngày/tháng) hoặc mdy (tháng/ngày)"),
            format!("the date \"{text}\" could mean two days; choose --date-order dmy or mdy"),
        )),
    }
}

/// Returns the end of a recognition: thirty-six months on, the last of the month where the day is missing.
pub fn recognised_until(from: NaiveDate) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(36))
}

/// Whether the way a date is written tells its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Points, or the words "ngày", "tháng": nobody writes those with the month first.
    DayFirst,
    /// Slashes and dashes.
    Either,
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Splits a date into its two or three numbers, leaving a time of day away.
fn numbers(text: &str) -> Option<(Vec<u32>, Mark)> {
    let mut text = folded(text);
    let mut mark = Mark::Either;
    for word in ["ngay", "thang", "nam"] {
        if text.contains(word) {
            text = text.replace(word, " / ");
            mark = Mark::DayFirst;
        }
    }
    let date = text.trim_matches([' ', '/']).split(['t']).next().unwrap_or_default();
    let is_time = |word: &&str| word.contains(':') || word.split_once('h').is_some_and(|(hour, _)| is_digits(hour));
    let date: Vec<&str> = date.split(' ').take_while(|word| !is_time(word)).collect();
    let date = date.join(" ");
    if date.matches('.').count() == 2 {
        mark = Mark::DayFirst;
    }
    let parts = date.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty());
    let numbers: Option<Vec<u32>> = parts.map(|p| if p.len() <= 4 { p.parse().ok() } else { None }).collect();
    numbers.filter(|n| n.len() == 2 || n.len() == 3).map(|n| (n, mark))
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
            "45356.5",
            "45356,999988426",
            "5/3/2024 0:00",
            "5/3/2024 12:00:00 AM",
            "05/03/2024 00h00",
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
            "45.356",
            "1.5",
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
    fn one_date_that_means_one_day_decides_for_the_sheet() {
        for (cells, order) in [
            (&["03/04/2024", "25/12/2024"][..], DayOrder::DayFirst),
            (&["03/04/2024", "12/25/2024"], DayOrder::MonthFirst),
            (&["03/04/2024", "5-6-2024"], DayOrder::Open),
            (&["25/12/2024", "12/25/2024"], DayOrder::Mixed),
            (&["5.6.2024", "5/5/2024", "2024-13-01", "ngày 3 tháng 4 năm 2024", "45356"], DayOrder::DayFirst),
            (&[], DayOrder::DayFirst),
        ] {
            assert_eq!(day_order(cells.iter().copied()), order, "{cells:?}");
        }
    }

    #[test]
    fn a_date_of_two_days_is_asked_about_and_never_guessed() {
        let read = |text, order| date(text, order).ok().map(|d| d.to_string());
        assert_eq!(read("03/04/2024", DayOrder::DayFirst).as_deref(), Some("2024-04-03"));
        assert_eq!(read("03/04/2024", DayOrder::MonthFirst).as_deref(), Some("2024-03-04"));
        assert!(date("03/04/2024", DayOrder::Open).unwrap_err().vi.contains("--date-order"));
        assert_eq!(read("3.4.2024", DayOrder::Open).as_deref(), Some("2024-04-03"));
        assert_eq!(read("05/05/2024", DayOrder::Open).as_deref(), Some("2024-05-05"));
        assert_eq!((read("03/04/2024", DayOrder::Mixed), read("12/25/2024", DayOrder::Mixed)), (None, None));
        assert_eq!(read("25/12/2024", DayOrder::Mixed).as_deref(), Some("2024-12-25"));
        assert_eq!(read("25/12/2024", DayOrder::MonthFirst), None);
    }

    #[test]
    fn a_recognition_ends_thirty_six_months_on() {
        for (from, to) in [("2024-02-29", "2027-02-28"), ("2024-01-31", "2027-01-31"), ("2021-12-31", "2024-12-31")] {
            assert_eq!(recognised_until(from.parse().unwrap()), to.parse().ok());
        }
    }
}
