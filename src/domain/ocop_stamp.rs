//! OCOP stamps (tem OCOP): the printed stars that go on a pack, kept like money.
//!
//! They come in batches of one star, and every one is somewhere: left, applied, spoiled or returned, and what a
//! count found more or less is written down with its reason. Trace stamps that a scanner reads are another noun.

mod serials;
mod stamped;

use serde::{Deserialize, Serialize};

use super::ids::{ProducerCode, SkuCode, StampBatchId};
use super::recognition::Stars;

pub use serials::{BadSerials, SerialRange, free, take};
pub use stamped::{StampEvent, stamped_here};

/// The most stamps in one batch.
pub const STAMPS_MAX: u32 = 1_000_000;

/// Who paid for a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StampFunding {
    /// Nhà nước.
    State,
    /// Chủ thể.
    Producer,
    /// Điểm bán.
    Point,
}

impl StampFunding {
    /// Everyone who may pay, as a form lists them.
    pub const ALL: [Self; 3] = [Self::State, Self::Producer, Self::Point];
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::State => ("nhà nước", "the state"),
            Self::Producer => ("chủ thể", "the producer"),
            Self::Point => ("điểm bán", "the shop"),
        }
    }
}

/// Whether a pack bears its stars from the printer or needs a sticker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StampNeed {
    /// In sẵn trên bao bì.
    Printed,
    /// Phải dán tem.
    Sticker,
}

impl StampNeed {
    /// Returns the code files and tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Sticker => "sticker",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Printed, Self::Sticker].into_iter().find(|n| n.code() == code)
    }
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Printed => ("in sẵn trên bao bì", "printed on the pack"),
            Self::Sticker => ("phải dán tem", "needs a sticker"),
        }
    }
}

/// A batch of stamps, as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StampBatch {
    /// Its number, as the issuing body or the shop names it.
    pub batch: StampBatchId,
    /// The stars printed on it.
    pub stars: Stars,
    /// How many came.
    pub quantity: u32,
    /// The first to the last serial number, when they are numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serials: Option<SerialRange>,
    /// Who paid.
    pub funded_by: StampFunding,
    /// Who handed them over.
    pub from: String,
    /// The paper they came with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub paper: String,
    /// The only producer whose goods they may go on; any when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<ProducerCode>,
}

/// Why stamps were spoiled before they were applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StampLoss {
    /// Rách, bẩn.
    Torn,
    /// In lỗi.
    Misprinted,
    /// Mất.
    Lost,
    /// Hủy theo biên bản.
    Destroyed,
}

impl StampLoss {
    /// Every cause, as a form lists them.
    pub const ALL: [Self; 4] = [Self::Torn, Self::Misprinted, Self::Lost, Self::Destroyed];
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Torn => ("rách, bẩn", "torn"),
            Self::Misprinted => ("in lỗi", "misprinted"),
            Self::Lost => ("mất", "lost"),
            Self::Destroyed => ("hủy", "destroyed"),
        }
    }
}

/// Where stamps went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum StampFate {
    /// Onto packs.
    Applied {
        /// The pack.
        sku: SkuCode,
        /// Its name then.
        name: String,
    },
    /// Spoiled before they were applied.
    Spoiled {
        /// Why.
        cause: StampLoss,
        /// In the staff's words.
        reason: String,
        /// The minutes' number, when there are any.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        minutes: String,
    },
    /// Back to whom they belong.
    Returned {
        /// To whom.
        to: String,
    },
    /// Taken off packs again and destroyed.
    Destroyed {
        /// The pack they were on.
        sku: SkuCode,
        /// Its name then.
        name: String,
        /// The minutes' number.
        minutes: String,
        /// In the staff's words.
        reason: String,
    },
}

impl StampFate {
    /// Returns which of the four ways it is.
    pub const fn kind(&self) -> StampUse {
        match self {
            Self::Applied { .. } => StampUse::Applied,
            Self::Spoiled { .. } => StampUse::Spoiled,
            Self::Returned { .. } => StampUse::Returned,
            Self::Destroyed { .. } => StampUse::Destroyed,
        }
    }
    /// Returns the pack they went on or came off.
    pub const fn sku(&self) -> Option<&SkuCode> {
        match self {
            Self::Applied { sku, .. } | Self::Destroyed { sku, .. } => Some(sku),
            Self::Spoiled { .. } | Self::Returned { .. } => None,
        }
    }
}

/// What was done to stamps, without its particulars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StampUse {
    /// Put on packs.
    Applied,
    /// Spoiled.
    Spoiled,
    /// Given back.
    Returned,
    /// Taken off packs and destroyed.
    Destroyed,
    /// Counted.
    Counted,
}

impl StampUse {
    /// Every use.
    pub const ALL: [Self; 5] = [Self::Applied, Self::Spoiled, Self::Returned, Self::Destroyed, Self::Counted];
    /// Returns the code files and tables hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Spoiled => "spoiled",
            Self::Returned => "returned",
            Self::Destroyed => "destroyed",
            Self::Counted => "counted",
        }
    }
    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|u| u.code() == code)
    }
    /// Returns the Vietnamese and the English name.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Applied => ("dán", "applied"),
            Self::Spoiled => ("hỏng", "spoiled"),
            Self::Returned => ("trả lại", "returned"),
            Self::Destroyed => ("gỡ, hủy", "destroyed"),
            Self::Counted => ("kiểm đếm", "counted"),
        }
    }
}

/// Stamps of a batch went somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampsUsed {
    /// The number of what was written: `Q1-M000152`.
    pub document: String,
    /// The batch.
    pub batch: StampBatchId,
    /// How many.
    pub quantity: u32,
    /// Which, when they are numbered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<SerialRange>,
    /// Where they went.
    #[serde(flatten)]
    pub to: StampFate,
    /// How many of the batch are left after it.
    pub left: i64,
}

/// The stamps left of a batch were counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampsCounted {
    /// The number of what was written.
    pub document: String,
    /// The batch.
    pub batch: StampBatchId,
    /// How many the books held.
    pub expected: i64,
    /// How many there are.
    pub counted: i64,
    /// Why they differ; empty when they do not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl StampsCounted {
    /// Returns counted less expected.
    pub const fn difference(&self) -> i64 {
        self.counted.saturating_sub(self.expected)
    }
}

/// What was written about stamps was a mistake, and stands no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampsUndone {
    /// The document undone.
    pub document: String,
    /// The batch it was about.
    pub batch: StampBatchId,
    /// Why.
    pub reason: String,
    /// How many of the batch are left after it.
    pub left: i64,
}

/// Whether a pack needs a sticker was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StampNeedSet {
    /// The pack.
    pub sku: SkuCode,
    /// Printed, or a sticker.
    pub need: StampNeed,
}

/// Where the stamps of a batch are: received + counted = left + applied + spoiled + returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StampBalance {
    /// How many came.
    pub received: i64,
    /// How many are on packs.
    pub applied: i64,
    /// How many were spoiled, also taken off packs and destroyed.
    pub spoiled: i64,
    /// How many went back.
    pub returned: i64,
    /// How many more, or fewer below zero, counts have found.
    pub counted: i64,
}

impl StampBalance {
    /// Returns how many are left.
    pub const fn left(&self) -> i64 {
        let out = self.applied.saturating_add(self.spoiled).saturating_add(self.returned);
        self.received.saturating_add(self.counted).saturating_sub(out)
    }
    /// Returns the balance after so many more, or fewer below zero, were used; none when one part would fall below zero.
    #[must_use]
    pub fn after(self, what: StampUse, n: i64) -> Option<Self> {
        let mut b = self;
        match what {
            StampUse::Applied => b.applied = b.applied.saturating_add(n),
            StampUse::Spoiled => b.spoiled = b.spoiled.saturating_add(n),
            StampUse::Returned => b.returned = b.returned.saturating_add(n),
            StampUse::Counted => b.counted = b.counted.saturating_add(n),
            StampUse::Destroyed => {
                b.applied = b.applied.saturating_sub(n);
                b.spoiled = b.spoiled.saturating_add(n);
            }
        }
        let sound = [b.applied, b.spoiled, b.returned, b.left()].iter().all(|part| *part >= 0);
        sound.then_some(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten() -> StampBalance {
        StampBalance { received: 10, ..StampBalance::default() }
    }

    #[test]
    fn no_more_is_used_than_there_is() {
        assert_eq!(ten().after(StampUse::Applied, 10).map(|b| b.left()), Some(0));
        for what in StampUse::ALL {
            let n = if what == StampUse::Counted { -11 } else { 11 };
            assert_eq!(ten().after(what, n), None, "{what:?}");
        }
    }

    #[test]
    fn a_stamp_taken_off_a_pack_is_spoiled_and_not_left() {
        let b = ten().after(StampUse::Applied, 4).and_then(|b| b.after(StampUse::Destroyed, 3)).unwrap();
        assert_eq!((b.left(), b.applied, b.spoiled), (6, 1, 3));
        assert_eq!(b.after(StampUse::Destroyed, 2), None);
    }

    #[test]
    fn a_count_may_find_more_than_the_books_hold() {
        assert_eq!(ten().after(StampUse::Counted, 2).map(|b| b.left()), Some(12));
        assert_eq!(ten().after(StampUse::Counted, -3).map(|b| b.left()), Some(7));
    }

    #[test]
    fn what_was_undone_leaves_the_balance_as_it_was() {
        for what in [StampUse::Applied, StampUse::Spoiled, StampUse::Returned] {
            assert_eq!(ten().after(what, 4).and_then(|b| b.after(what, -4)), Some(ten()));
        }
    }
}
