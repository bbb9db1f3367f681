//! Goods on the move beside sales: carried, sent to another point, taken on, opened into packs.
//!
//! Each document tells its own movements, so that undoing it is the same list the other way.

mod measure;

use serde::{Deserialize, Serialize};

use super::ids::{LotId, PointCode, ProducerCode, TillId};
use super::lot::Lot;
use super::quantity::Quantity;
use super::stock::{Bearer, Explained, HoldSet, LossCause, Movement, StockPlace};
pub use measure::{Measure, Sizes};

/// So much of a lot in a place, with all that is known of the lot: complete in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedLot {
    /// The lot.
    pub lot: Lot,
    /// The pack's name as printed.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much.
    pub quantity: Quantity,
    /// From where, or to where.
    pub place: StockPlace,
}

/// Goods were carried between the shop's own places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsMoved {
    /// The slip's number: `Q1-D000012`.
    pub document: String,
    /// What, from where and to where.
    pub movements: Vec<Movement>,
    /// Sales below the books that goods brought to the shelf explain, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
}

/// A point as a transfer names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointName {
    /// Its code.
    pub code: PointCode,
    /// Its name, when it was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// Goods left for another point; they are on the way until the transfer is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsSent {
    /// The transfer's number (phiếu điều chuyển): `Q1-C000012`.
    pub document: String,
    /// From which till: two points may have one code.
    pub from_till: TillId,
    /// From where.
    pub from: PointName,
    /// To where.
    pub to: PointName,
    /// Who carries it, or why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What.
    pub lines: Vec<PlacedLot>,
}

/// A line of a transfer at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrivedLine {
    /// The lot, as the sender's books have it.
    pub lot: Lot,
    /// The pack's name as the sender printed it.
    pub name: String,
    /// The unit counted.
    pub unit: String,
    /// How much was sent.
    pub sent: Quantity,
    /// How much came and was taken.
    pub arrived: Quantity,
    /// How much came and was not fit to take.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub damaged: Quantity,
    /// Why it differs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

const fn nothing() -> Quantity {
    Quantity::ZERO
}

fn is_nothing(q: &Quantity) -> bool {
    *q == Quantity::ZERO
}

impl ArrivedLine {
    /// Returns whether something else came than was sent.
    pub fn differs(&self) -> bool {
        self.arrived != self.sent || self.damaged != Quantity::ZERO
    }
}

/// Goods came from another point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferReceived {
    /// The minutes' number: `Q2-E000012`.
    pub document: String,
    /// The sender's number.
    pub transfer: String,
    /// The sender's till.
    pub from_till: TillId,
    /// From where.
    pub from: PointName,
    /// Where they were put.
    pub place: StockPlace,
    /// What was sent and what came.
    pub lines: Vec<ArrivedLine>,
    /// Which of the lots these books did not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new_lots: Vec<LotId>,
    /// Sales below the books that these goods explain, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
}

/// What became of one lot of a transfer, as its sender books it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedLine {
    /// The lot.
    pub lot: LotId,
    /// From where it was sent; more than was sent came from there too.
    pub place: StockPlace,
    /// How much was sent.
    pub sent: Quantity,
    /// How much the other point took.
    pub arrived: Quantity,
    /// How much came back.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub back: Quantity,
    /// How much is lost.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub lost: Quantity,
    /// Why more came than was sent; closings of earlier days do not tell it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// About what is lost of it, when it is another matter than the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
}

impl ClosedLine {
    /// Returns how much more came than was sent.
    pub fn over(&self) -> Quantity {
        let over = self.arrived.plus(self.sent.negated()).unwrap_or(Quantity::ZERO);
        if over.is_positive() { over } else { Quantity::ZERO }
    }
}

/// What is lost on the way, and who bears it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loss {
    /// Why.
    pub cause: LossCause,
    /// Who bears it.
    pub bearer: Bearer,
    /// In the staff's words.
    pub reason: String,
}

/// The other point has told what came, and the sender's books are closed over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferClosed {
    /// The minutes' number: `Q1-X000013`.
    pub document: String,
    /// The transfer's number.
    pub transfer: String,
    /// The entry it was sent in.
    pub sent: i64,
    /// The other point's minutes, when they have a number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// Where what came back was put.
    pub back_to: StockPlace,
    /// About what is lost, when something is whose line does not say so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
    /// Lot by lot.
    pub lines: Vec<ClosedLine>,
}

/// What lay there before the books began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockTakenOn {
    /// The minutes' number: `Q1-O000005`.
    pub document: String,
    /// Whose goods.
    pub producer: ProducerCode,
    /// Who counted with us and signed for the producer.
    pub counted_with: String,
    /// What the minutes say beside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What, and where it lies.
    pub lines: Vec<PlacedLot>,
    /// Sales below the books that these goods explain, oldest first, as programs before told it: out of what was counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
    /// Sales below the books that came out of these goods before they were counted: besides what was counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sold_before: Vec<Explained>,
    /// Lots that are on hold from the beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<HoldSet>,
}

/// Goods of one lot became a lot of another pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsRepacked {
    /// The minutes' number: `Q1-S000014`.
    pub document: String,
    /// What was opened, from where.
    pub opened: PlacedLot,
    /// How the packs measure each other.
    pub measure: Measure,
    /// What was made of it, and where it was put.
    pub made: PlacedLot,
    /// How much was lost in doing so: new units of a case, or the old measure of loose goods.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    pub lost: Quantity,
    /// About what is lost, when something is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Loss>,
    /// Sales below the books that these goods explain, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Explained>,
}

fn movement(lot: &LotId, from: StockPlace, to: StockPlace, quantity: Quantity) -> Option<Movement> {
    let moves = quantity.is_positive() && from != to;
    moves.then(|| Movement { lot: lot.clone(), from, to, quantity })
}

impl GoodsSent {
    /// Returns what moved: from its place onto the road.
    pub fn movements(&self) -> Vec<Movement> {
        self.lines.iter().filter_map(|l| movement(&l.lot.id, l.place, StockPlace::Transit, l.quantity)).collect()
    }
}

impl TransferReceived {
    /// Returns what moved: from the other point's books to where it lies now.
    pub fn movements(&self) -> Vec<Movement> {
        self.lines.iter().filter_map(|l| movement(&l.lot.id, StockPlace::Point, self.place, l.arrived)).collect()
    }
}

impl TransferClosed {
    /// Returns what moved: off the road, to the other point, back, or to loss.
    pub fn movements(&self) -> Vec<Movement> {
        let mut out = Vec::new();
        for l in &self.lines {
            out.extend(movement(&l.lot, StockPlace::Transit, StockPlace::Point, l.arrived.min(l.sent)));
            out.extend(movement(&l.lot, l.place, StockPlace::Point, l.over()));
            out.extend(movement(&l.lot, StockPlace::Transit, self.back_to, l.back));
            out.extend(movement(&l.lot, StockPlace::Transit, StockPlace::Loss, l.lost));
        }
        out
    }
}

impl StockTakenOn {
    /// Returns what moved: out of the time before the books, what was sold since then over the shelf.
    pub fn movements(&self) -> Vec<Movement> {
        let counted = self.lines.iter().filter_map(|l| movement(&l.lot.id, StockPlace::Opening, l.place, l.quantity));
        let sold = self.sold_before.iter();
        let sold = sold.filter_map(|e| movement(&e.lot, StockPlace::Opening, StockPlace::Shelf, e.quantity));
        counted.chain(sold).collect()
    }
}

impl GoodsRepacked {
    /// Returns what moved: one lot out, the other in, and what was lost to loss.
    pub fn movements(&self) -> Vec<Movement> {
        let (old, new) = (&self.opened.lot.id, &self.made.lot.id);
        let mut out = Vec::new();
        match self.measure {
            Measure::Contains(_) => {
                out.extend(movement(old, self.opened.place, StockPlace::Repack, self.opened.quantity));
                out.extend(movement(new, StockPlace::Repack, StockPlace::Loss, self.lost));
            }
            Measure::Content(_) => {
                let used = self.opened.quantity.plus(self.lost.negated()).unwrap_or(self.opened.quantity);
                out.extend(movement(old, self.opened.place, StockPlace::Repack, used));
                out.extend(movement(old, self.opened.place, StockPlace::Loss, self.lost));
            }
        }
        out.extend(movement(new, StockPlace::Repack, self.made.place, self.made.quantity));
        out
    }
}
