//! A document of goods as plain values: minutes and slips that two sides sign.
//!
//! One shape serves goods received, returned, written off, moved and counted; each is made from its
//! entry, already decided and in words. Paper gives it a shape and knows no ledger.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::slip::SlipShop;

/// How a document opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opening {
    /// A slip (phiếu): the shop's name alone.
    #[default]
    Slip,
    /// Minutes (biên bản): under the country's name and motto, both sides named.
    Minutes,
}

/// Whose sheet it is, when a document is printed once for each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaf {
    /// Liên 1: stays at the point.
    Point,
    /// Liên 2: goes with the producer.
    Producer,
    /// Liên 1 of a transfer: stays with the point that sends.
    Sender,
    /// Liên 2 of a transfer: goes with the goods.
    Receiver,
}

impl Leaf {
    /// Returns what stands on the sheet.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Point => lang.pick("Liên 1 – điểm bán giữ", "Liên 1 · the point keeps it"),
            Self::Producer => lang.pick("Liên 2 – chủ thể giữ", "Liên 2 · the producer keeps it"),
            Self::Sender => lang.pick("Liên 1 – bên gửi giữ", "Liên 1 · the sender keeps it"),
            Self::Receiver => lang.pick("Liên 2 – bên nhận giữ", "Liên 2 · the receiver keeps it"),
        }
    }
}

/// A document of goods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodsPaper {
    /// The point that makes it.
    pub shop: SlipShop,
    /// How it opens.
    pub opening: Opening,
    /// What it is, in capitals: `BIÊN BẢN GIAO NHẬN HÀNG HÓA`.
    pub title: String,
    /// Its number: `Q1-N000012`.
    pub number: String,
    /// Which copy this is; nothing on the first print.
    pub copy: Option<u32>,
    /// Whose sheet this is.
    pub leaf: Option<Leaf>,
    /// The document that undid it, when one did: nobody may act on it any more.
    pub cancelled_by: Option<String>,
    /// Whether it comes from a practice ledger.
    pub practice: bool,
    /// The town the date line names, empty when unknown.
    pub town: String,
    /// The local time of the entry.
    pub at: NaiveDateTime,
    /// The sides, as minutes name them.
    pub parties: Vec<Party>,
    /// What is true of the whole document: label and value.
    pub facts: Vec<(String, String)>,
    /// The goods.
    pub lists: Vec<GoodsList>,
    /// What they come to: label and value.
    pub totals: Vec<(String, String)>,
    /// Sentences before the signatures.
    pub notes: Vec<String>,
    /// Who signs, from left to right.
    pub signatories: Vec<Signatory>,
}

/// A side of minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// Its part: `BÊN GIAO (chủ thể)`.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Where it is, empty when unknown.
    pub place: String,
    /// Who stands for it; empty leaves a line to write on.
    pub representative: String,
}

/// Goods in lines under heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodsList {
    /// What these goods are, empty when the title says it.
    pub caption: String,
    /// What each column holds.
    pub columns: Vec<ListColumn>,
    /// The lines, each as long as the columns.
    pub lines: Vec<Vec<String>>,
    /// Where it is cut on a roll; a page has it all.
    pub on_roll: Option<RollCut>,
}

/// How much of a list a roll gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollCut {
    /// How many lines, when there are more.
    pub lines: usize,
    /// The words in place of the rest.
    pub rest: String,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListColumn {
    /// Its head.
    pub head: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// What a column holds, from which each width of paper makes its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// The line's number.
    Number,
    /// What it is: takes the room that is left.
    Name,
    /// A word about it.
    Detail,
    /// A figure, at the right.
    Figure,
    /// The unit of the figure before it.
    Unit,
    /// A sentence in a row of its own below the line; the last column.
    Note,
}

impl GoodsList {
    /// Makes an empty list with its heads.
    pub fn new(caption: &str, columns: &[(&str, ColumnKind)]) -> Self {
        let column = |(head, kind): &(&str, ColumnKind)| ListColumn { head: (*head).to_owned(), kind: *kind };
        Self {
            caption: caption.to_owned(),
            columns: columns.iter().map(column).collect(),
            lines: Vec::new(),
            on_roll: None,
        }
    }
    /// Adds a line; its number is written by itself.
    pub fn push<const N: usize>(&mut self, cells: [String; N]) {
        let number = self.lines.len().saturating_add(1).to_string();
        self.lines.push(std::iter::once(number).chain(cells).collect());
    }
    /// Leaves out columns in which no line says anything.
    pub fn drop_empty_columns(&mut self) {
        let says = |i: usize| self.lines.iter().any(|l| l.get(i).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let keep = |i: usize| kept.get(i).copied().unwrap_or(false);
        let keep_column = |(i, c): (usize, ListColumn)| keep(i).then_some(c);
        self.columns = std::mem::take(&mut self.columns).into_iter().enumerate().filter_map(keep_column).collect();
        for line in &mut self.lines {
            let cells = std::mem::take(line).into_iter().enumerate();
            *line = cells.filter_map(|(i, cell)| keep(i).then_some(cell)).collect();
        }
    }
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// As what, in capitals: `ĐẠI DIỆN CHỦ THỂ`.
    pub role: String,
    /// The name below the line, empty when it is written by hand.
    pub name: String,
}
