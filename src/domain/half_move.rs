//! Goods on the move that are not booked yet: gathered to be carried or sent, or a transfer half counted.
//!
//! It is kept at every change and gone once it is booked.

use serde::{Deserialize, Serialize};

use super::command::{CloseTransfer, LotLine, ReceiveTransfer};
use super::stock::StockPlace;

/// What is gathered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gathered {
    /// From where goods are taken; anywhere when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StockPlace>,
    /// To which place of the shop, when they are carried.
    #[serde(default = "shelf")]
    pub to: StockPlace,
    /// To which point, as far as its code is typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// That point's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Who carries them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What; with no line it is dropped.
    #[serde(default)]
    pub lines: Vec<LotLine>,
}

const fn shelf() -> StockPlace {
    StockPlace::Shelf
}

impl Default for Gathered {
    fn default() -> Self {
        let (code, name, note) = Default::default();
        Self { from: None, to: shelf(), code, name, note, lines: Vec::new() }
    }
}

/// Work on goods on the move, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "snake_case")]
pub enum HalfMove {
    /// Goods gathered to be carried to another place of the shop.
    Carry(Gathered),
    /// Goods gathered to be sent to another point.
    Send(Gathered),
    /// A transfer from another point as far as it is counted.
    TakeIn(ReceiveTransfer),
    /// A transfer of our own as far as it is known what came of it.
    Close(CloseTransfer),
}

impl HalfMove {
    /// Returns what tells it from other work: one of each errand, one of each transfer.
    pub fn key(&self) -> String {
        match self {
            Self::Carry(_) => "move:carry".to_owned(),
            Self::Send(_) => "move:send".to_owned(),
            Self::TakeIn(c) => format!("move:take_in:{}:{}", c.from_till, c.transfer),
            Self::Close(c) => Self::closing(&c.transfer),
        }
    }
    /// Returns what tells the closing of a transfer from other work.
    pub fn closing(transfer: &str) -> String {
        format!("move:close:{transfer}")
    }
    /// Returns from where to where goods go, in signs and names.
    pub fn errand(&self) -> String {
        let place = |place: StockPlace| place.names().0;
        match self {
            Self::Carry(g) => format!("{} → {}", g.from.map_or("", place), place(g.to)).trim_start().to_owned(),
            Self::Send(g) if g.name.is_empty() => format!("→ {}", g.code),
            Self::Send(g) => format!("→ {}", g.name),
            Self::TakeIn(c) if c.from.name.is_empty() => format!("← {}", c.from.code),
            Self::TakeIn(c) => format!("← {}", c.from.name),
            Self::Close(c) => format!("→ {}", c.transfer),
        }
    }
    /// Returns the transfer's number; empty while goods are gathered.
    pub fn transfer(&self) -> &str {
        match self {
            Self::Carry(_) | Self::Send(_) => "",
            Self::TakeIn(c) => &c.transfer,
            Self::Close(c) => &c.transfer,
        }
    }
    /// Returns how many lines somebody has gathered or counted.
    pub fn lines(&self) -> usize {
        match self {
            Self::Carry(g) | Self::Send(g) => g.lines.len(),
            Self::TakeIn(c) => {
                c.lines.iter().filter(|l| l.arrived.is_some() || l.damaged.is_some() || !l.reason.is_empty()).count()
            }
            Self::Close(c) => c.lines.len(),
        }
    }
    /// Returns whether nothing was gathered or counted.
    pub fn is_empty(&self) -> bool {
        let is_unsaid = match self {
            Self::Carry(_) | Self::Send(_) | Self::TakeIn(_) => true,
            Self::Close(c) => c.minutes.is_empty(),
        };
        is_unsaid && self.lines() == 0
    }
    /// Returns the same work before anything was gathered or counted: keeping it drops what was kept.
    #[must_use]
    pub fn emptied(self) -> Self {
        match self {
            Self::Carry(_) => Self::Carry(Gathered::default()),
            Self::Send(_) => Self::Send(Gathered::default()),
            Self::TakeIn(mut c) => {
                c.lines.clear();
                Self::TakeIn(c)
            }
            Self::Close(c) => {
                let (minutes, lines) = Default::default();
                Self::Close(CloseTransfer { transfer: c.transfer, minutes, lines, back_to: None, loss: None })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> HalfMove {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn each_errand_and_each_transfer_is_kept_for_itself() {
        let line = r#"{"lot":"A","place":"store","quantity":"2"}"#;
        let carry = read(&format!(r#"{{"work":"carry","lines":[{line}]}}"#));
        let send = read(&format!(r#"{{"work":"send","code":"Q","lines":[{line}]}}"#));
        let close =
            |n: u8| read(&format!(r#"{{"work":"close","transfer":"Q1-C{n}","lines":[{{"lot":"A","arrived":"1"}}]}}"#));
        let keys = [carry.key(), send.key(), close(1).key(), close(2).key()];
        assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "{keys:?}");
        for half in [carry, send, close(1)] {
            assert_eq!((half.lines(), half.is_empty()), (1, false));
            assert!(half.clone().emptied().is_empty() && half.clone().emptied().key() == half.key());
        }
    }

    #[test]
    fn a_word_that_is_not_known_is_not_overlooked() {
        assert!(serde_json::from_str::<HalfMove>(r#"{"work":"carry","linse":[]}"#).is_err());
    }
}
