//! What a code on a pack says of its lot, held against the lots in the books.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Lot, LotOnShelf, Unsellable};
use crate::domain::gs1::Gs1;

/// The longest lot code GS1 has.
const CODE_MAX: usize = 20;

/// The lot as the code on a pack names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackLot {
    /// The lot code; empty when the pack tells a day alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The last day it may be sold, as the pack says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
}

impl PackLot {
    /// Takes the lot out of what GS1 says; nothing when it names neither lot nor day.
    pub fn of_gs1(said: &Gs1) -> Option<Self> {
        let told = Self { code: said.lot.clone().unwrap_or_default(), last_day: said.last_day() };
        (!told.code.is_empty() || told.last_day.is_some()).then_some(told)
    }

    /// Returns whether it could stand in a code on a pack at all.
    pub fn is_right(&self) -> bool {
        let says_something = !self.code.is_empty() || self.last_day.is_some();
        says_something && self.code.len() <= CODE_MAX && self.code.bytes().all(|b| b.is_ascii_graphic())
    }

    /// Returns the day it went past, if it has.
    pub fn past(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.last_day.filter(|last| *last < day)
    }

    /// Returns whether it names a lot: by the code, or by the day where one of the two has no code.
    fn names(&self, lot: &Lot) -> bool {
        let plain = |code: &str| code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let same_day = self.last_day.is_some() && self.last_day == lot.expires;
        match (self.code.is_empty(), lot.code.is_empty()) {
            (false, false) => plain(&self.code) == plain(&lot.code),
            (true, _) | (false, true) => same_day,
        }
    }

    /// Picks the lots it names; none when the books know none of that name.
    ///
    /// A lot of that code comes before one that only ends on the same day, and of two with one code the one
    /// whose last day the pack tells: a producer may use a code again.
    pub fn named(&self, lots: &[LotOnShelf]) -> Vec<LotOnShelf> {
        let mut found: Vec<LotOnShelf> = lots.iter().filter(|l| self.names(&l.lot)).cloned().collect();
        let is_coded = |l: &LotOnShelf| !l.lot.code.is_empty();
        if !self.code.is_empty() && found.iter().any(is_coded) {
            found.retain(is_coded);
        }
        if self.last_day.is_some() && found.iter().any(|l| l.lot.expires == self.last_day) {
            found.retain(|l| l.lot.expires == self.last_day);
        }
        found
    }
}

/// Returns why none of some lots may be sold, if none may: whether or not something is left of them.
pub fn barred(lots: &[LotOnShelf], day: NaiveDate) -> Option<Unsellable> {
    let whys: Vec<Option<Unsellable>> = lots.iter().map(|l| l.unsellable_on(day)).collect();
    if whys.iter().any(Option::is_none) { None } else { whys.into_iter().flatten().next() }
}

#[cfg(test)]
mod tests;
