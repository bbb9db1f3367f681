//! Answers about sales, shifts and days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::sale::Sale;
use crate::domain::shift::{ShiftClosed, ShiftTotals};

/// One sale as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleRow {
    /// Its receipt number.
    pub receipt: String,
    /// When.
    pub at: Moment,
    /// Who sold.
    pub staff: String,
    /// How many lines it has.
    pub lines: u32,
    /// What the buyer pays.
    pub payable: Money,
    /// Transfers nobody has confirmed yet.
    pub waiting: Money,
    /// Whether it was voided.
    pub voided: bool,
}

/// One sale with what happened to it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleDetail {
    /// Its place in the journal.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// The day it counts for.
    pub business_day: NaiveDate,
    /// The cashier's name.
    pub staff: String,
    /// The sale as sold.
    pub sale: Sale,
    /// Transfers nobody has confirmed yet.
    pub waiting: Money,
    /// Whether it was voided.
    pub voided: bool,
    /// How often it was printed again.
    pub copies: u32,
}

/// A shift with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftReport {
    /// Its number on this till.
    pub shift: u32,
    /// Who opened it.
    pub opened_by: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// The day it counts for.
    pub business_day: NaiveDate,
    /// What lay in the drawer at the start.
    pub float_vnd: Money,
    /// What it took.
    pub totals: ShiftTotals,
    /// How it was closed; absent while it is open.
    pub closed: Option<ShiftClosed>,
    /// Who closed it and when.
    pub closed_by: Option<(String, Moment)>,
    /// What was said of it after the close: who, when and why; the last word counts.
    pub explained: Option<(String, Moment, String)>,
    /// The first hexadecimal digits of the chain's head at the close.
    pub head: String,
}

/// A business day in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayReport {
    /// The day.
    pub day: NaiveDate,
    /// The shifts of the day together.
    pub totals: ShiftTotals,
    /// Goods sold, by amount.
    pub goods: Vec<DaySku>,
}

/// One pack's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySku {
    /// The pack's code.
    pub sku: String,
    /// Its name as the catalogue has it now.
    pub name: String,
    /// Who makes it.
    pub producer: String,
    /// Thousandths of units sold, less voids.
    pub quantity_milli: i64,
    /// What buyers paid.
    pub amount: Money,
    /// The VAT inside it.
    pub vat: Money,
}
