//! What is asked about goods on the move: carried, sent, taken on, repacked, undone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::LotLine;
use crate::domain::ids::{LotId, ProducerCode, SkuCode, TillId};
use crate::domain::lot::{Lot, SupplyForm};
use crate::domain::money::Money;
use crate::domain::moves::{GoodsSent, Loss, Measure, PointName};
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// Carries goods between the shop's own places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveGoods {
    /// To where.
    pub to: StockPlace,
    /// What, and from where.
    pub lines: Vec<LotLine>,
}

/// Sends goods to another point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendGoods {
    /// To where.
    pub to: PointName,
    /// Who carries it, or why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What, and from where.
    pub lines: Vec<LotLine>,
}

/// A line of a transfer as the sender's books print it, and as it was counted here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferLine {
    /// The lot, as the sender's books have it.
    pub lot: Lot,
    /// The pack's name there.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much was sent.
    pub sent: Quantity,
    /// How much came and is taken; all that was sent when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<Quantity>,
    /// How much came and is not fit to take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub damaged: Option<Quantity>,
    /// Why it differs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Receives goods from another point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiveTransfer {
    /// The sender's number.
    pub transfer: String,
    /// The sender's till.
    pub from_till: TillId,
    /// From where.
    pub from: PointName,
    /// To where, as the sender wrote it.
    pub to: PointName,
    /// Where they are put; the shelf when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<StockPlace>,
    /// What.
    pub lines: Vec<TransferLine>,
}

impl ReceiveTransfer {
    /// Writes the command the other point gives to take what was sent.
    pub fn of(sent: &GoodsSent) -> Self {
        let line = |l: &crate::domain::moves::PlacedLot| TransferLine {
            lot: l.lot.clone(),
            name: l.name.clone(),
            unit: l.unit.clone(),
            sent: l.quantity,
            arrived: None,
            damaged: None,
            reason: String::new(),
        };
        Self {
            transfer: sent.document.clone(),
            from_till: sent.from_till.clone(),
            from: sent.from.clone(),
            to: sent.to.clone(),
            place: None,
            lines: sent.lines.iter().map(line).collect(),
        }
    }
}

/// What came of one lot of a transfer, as the other point says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseLine {
    /// The lot.
    pub lot: LotId,
    /// How much the other point took.
    pub arrived: Quantity,
    /// How much came back here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Quantity>,
    /// Why more came than was sent; without it that is not booked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Why the rest of this lot is lost, and who bears it; as for the whole closing when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
}

/// Closes a transfer with what arrived; lots that are not named arrived in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseTransfer {
    /// Its number.
    pub transfer: String,
    /// The other point's minutes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// What did not arrive as it was sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<CloseLine>,
    /// Where what came back is put; the store room when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_to: Option<StockPlace>,
    /// Why the rest is lost, and who bears it, where a line does not say so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
}

/// One line of opening stock, as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeOnLine {
    /// What lies there.
    pub sku: SkuCode,
    /// How much.
    pub quantity: Quantity,
    /// Where.
    pub place: StockPlace,
    /// The lot code on the pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot_code: String,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
    /// The last day it may be sold, past or to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// The day it came, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// How it came.
    pub form: SupplyForm,
    /// The lot's id when the caller names it, new to the books; else the till names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
    /// What a unit is handed over for, VAT included, when that is known; of goods bought, what is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consignment_price: Option<Money>,
    /// The agreement it came under, as the shop numbers it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreement: String,
    /// Why it is on hold from the beginning; empty when it may be sold.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hold: String,
}

/// Takes on what lay there before the books began: one document a producer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeOnStock {
    /// Whose goods.
    pub producer: ProducerCode,
    /// Who counted with us and signed for the producer.
    pub counted_with: String,
    /// What the minutes say beside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What.
    pub lines: Vec<TakeOnLine>,
}

/// What a repacking makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepackInto {
    /// Which pack.
    pub sku: SkuCode,
    /// How much of it.
    pub quantity: Quantity,
    /// Where it is put.
    pub place: StockPlace,
    /// Its last day when that comes sooner than the old one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// The new lot's id when the caller names it; else the till names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<LotId>,
}

/// Opens goods of one lot into another pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepackGoods {
    /// What is opened, and where it lies.
    pub open: LotLine,
    /// How the packs measure each other.
    pub measure: Measure,
    /// What is made of it.
    pub into: RepackInto,
    /// How much is lost: new units of a case, or the old measure of loose goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Quantity>,
    /// Why, and who bears it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
}

/// Undoes a document of goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReverseDocument {
    /// Its number.
    pub document: String,
    /// Why.
    pub reason: String,
}
