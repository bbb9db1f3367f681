//! What is asked about goods: received, written off, given back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::delivery::Check;
use crate::domain::ids::{LotId, ProducerCode, SkuCode};
use crate::domain::lot::SupplyForm;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::{Bearer, LossCause, StockPlace};

/// One line of a delivery, as counted at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiveLine {
    /// What came.
    pub sku: SkuCode,
    /// How much.
    pub quantity: Quantity,
    /// The lot code on the pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot_code: String,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
    /// The last day it may be sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// How it came.
    pub form: SupplyForm,
    /// The lot's id when the caller names it, new to the books; else the till names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// Why it is not taken; empty when it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refuse: String,
    /// What was looked at and found right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// What a unit is handed over for, VAT included, as the delivery note has it; of goods bought, what is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consignment_price: Option<Money>,
}

/// Receives goods from a producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiveGoods {
    /// From whom.
    pub producer: ProducerCode,
    /// The producer's own delivery note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delivery_note: String,
    /// The agreement they come under, as the shop numbers it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreement: String,
    /// Where they are put.
    pub place: StockPlace,
    /// What came.
    pub lines: Vec<ReceiveLine>,
}

/// So much of a lot in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotLine {
    /// Which lot.
    pub lot: LotId,
    /// Where it lies.
    pub place: StockPlace,
    /// How much.
    pub quantity: Quantity,
}

/// Writes goods off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteOffGoods {
    /// Why.
    pub cause: LossCause,
    /// Who bears it.
    pub bearer: Bearer,
    /// In the staff's words.
    pub reason: String,
    /// What.
    pub lines: Vec<LotLine>,
}

/// Gives goods back to their producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnGoods {
    /// To whom.
    pub producer: ProducerCode,
    /// Why.
    pub reason: String,
    /// What.
    pub lines: Vec<LotLine>,
}
