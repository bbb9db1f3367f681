//! Days on the command line, as people write them.

use chrono::NaiveDate;

use super::both;
use crate::domain::lot::typed_date;
use crate::runtime;

/// Why a text is no day that was asked for, in both languages.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct NoDay(String);

/// Reads a day: `2026-11-26`, `26/11/2026` or `26/11/26`.
pub(super) fn day(text: &str) -> Result<NaiveDate, NoDay> {
    let parts = text.trim().split(['/', '-', '.']).count();
    let day = if parts == 3 { typed_date(text, runtime::now().date()) } else { None };
    day.ok_or_else(|| {
        NoDay(both(
            &format!("«{text}» không phải ngày – ghi như 2026-11-26 hoặc 26/11/2026"),
            &format!("“{text}” is no day; write it like 2026-11-26 or 26/11/2026"),
        ))
    })
}

/// Reads a day whose end the books know: today, or one gone by.
pub(super) fn past_day(text: &str) -> Result<NaiveDate, NoDay> {
    let day = day(text)?;
    if day <= runtime::now().date() {
        return Ok(day);
    }
    let shown = day.format("%d/%m/%Y");
    Err(NoDay(both(
        &format!("ngày {shown} chưa tới, sổ chưa có gì – chọn hôm nay hoặc ngày trước"),
        &format!("{shown} is still to come and the books know nothing of it; choose today or a day before"),
    )))
}
