//! Answers about documents of goods: which there are, and one as its paper tells it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::goods_paper::GoodsPaper;
use crate::domain::ids::StaffId;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::search::RowKey;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal, $undo:ident;)*) => {
        /// What a document of goods did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum DocumentKind { $($(#[$doc])* $variant),* }

        impl DocumentKind {
            /// Finds the kind of document that a kind of entry is.
            pub fn from_entry(kind: &str) -> Option<Self> {
                match kind { $($code => Some(Self::$variant),)* _ => None }
            }
            /// Returns what lists call it.
            pub const fn name(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($vi, $en)),* }
            }
            /// Returns whether another document can undo it.
            pub const fn undoing(self) -> Undoing {
                match self { $(Self::$variant => Undoing::$undo),* }
            }
        }
    };
}

/// Whether a kind of document can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undoing {
    /// Another document undoes it.
    ByDocument,
    /// Nothing undoes it: a new document puts right what is wrong.
    Never,
}

kinds! {
    /// Goods came from a producer.
    Received = "goods_received", "nhận hàng", "received", ByDocument;
    /// Goods were carried between the point's own places.
    Carried = "goods_moved", "chuyển chỗ", "carried", ByDocument;
    /// Goods left for another point.
    Sent = "goods_sent", "gửi điểm khác", "sent out", ByDocument;
    /// Goods came from another point.
    TransferReceived = "transfer_received", "nhận điều chuyển", "transfer in", ByDocument;
    /// A transfer was closed over what arrived.
    TransferClosed = "transfer_closed", "xong điều chuyển", "transfer done", ByDocument;
    /// What lay there before the books began was taken on.
    TakenOn = "stock_taken_on", "tồn đầu", "opening stock", ByDocument;
    /// Goods of one pack became another.
    Repacked = "goods_repacked", "sang gói", "repacked", ByDocument;
    /// Goods were written off.
    WrittenOff = "goods_written_off", "ghi giảm", "written off", ByDocument;
    /// Goods went back to their producer.
    GivenBack = "goods_returned", "trả hàng", "given back", ByDocument;
    /// The books followed a count.
    Counted = "count_approved", "kiểm kê", "counted", Never;
    /// A document was undone.
    Reversed = "document_reversed", "hủy chứng từ", "undoes another", Never;
}

impl DocumentKind {
    /// Returns what it means that it is undone, in Vietnamese and English; nothing of what cannot be.
    pub const fn undone_means(self) -> (&'static str, &'static str) {
        match self {
            Self::Received => (
                "Coi như chưa nhận: hàng là của chủ thể, số phiếu giao nhận lại được.",
                "As if nothing had come: the goods are the producer's, the delivery note may be received again.",
            ),
            Self::Carried => {
                ("Coi như chưa chuyển: hàng ở chỗ cũ.", "As if nothing had been carried: the goods are in their place.")
            }
            Self::Sent => (
                "Coi như chưa gửi: hàng ở chỗ cũ, điểm kia không nhận theo phiếu này nữa.",
                "As if nothing had left: the goods are in their place, and the other point must not take them in.",
            ),
            Self::TransferReceived => (
                "Coi như chưa nhận: hàng là của điểm gửi, phiếu điều chuyển nhận lại được.",
                "As if nothing had come: the goods are the sender's, the transfer may be taken in again.",
            ),
            Self::TransferClosed => (
                "Phiếu điều chuyển mở lại: hàng ở trên đường cho đến khi xong phiếu.",
                "The transfer is open again: the goods are on the way until it is closed.",
            ),
            Self::TakenOn => (
                "Coi như chưa ghi tồn đầu: tồn đầu của chủ thể này ghi lại được.",
                "As if nothing had been taken on: the producer's opening stock may be written again.",
            ),
            Self::Repacked => (
                "Coi như chưa sang gói: hàng cũ còn nguyên, hàng mới không còn.",
                "As if nothing had been opened: the old goods are whole, the new ones are gone.",
            ),
            Self::WrittenOff => {
                ("Coi như không hao hụt: hàng ở chỗ cũ.", "As if nothing had been lost: the goods are in their place.")
            }
            Self::GivenBack => {
                ("Coi như chưa trả: hàng ở chỗ cũ.", "As if nothing had gone back: the goods are in their place.")
            }
            Self::Counted | Self::Reversed => ("", ""),
        }
    }
    /// Returns what to do with goods that are no longer where it put them, in Vietnamese and English.
    pub const fn way_out(self) -> (&'static str, &'static str) {
        match self {
            Self::Received => ("trả hàng hoặc ghi giảm phần còn lại", "return or write off what is left"),
            Self::Carried => ("chuyển phần còn lại về chỗ cũ", "carry back what is left"),
            Self::TransferReceived => ("gửi trả điểm gửi phần còn lại", "send what is left back to its sender"),
            Self::TransferClosed => ("đem hàng đã về lại chỗ ấy trước", "put what came back there first"),
            Self::TakenOn => ("ghi giảm phần còn lại, hoặc kiểm kê", "write off what is left, or count"),
            Self::Repacked => {
                ("sang gói ngược lại, hoặc ghi giảm phần còn lại", "repack the other way, or write off what is left")
            }
            Self::Sent | Self::WrittenOff | Self::GivenBack | Self::Counted | Self::Reversed => {
                ("kiểm kê lại", "count the goods")
            }
        }
    }
}

/// Days from one to another, as documents bear them; without an end everything before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DaySpan {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// A document of goods in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Its number: `Q1-N000152`.
    pub document: String,
    /// What it did.
    pub kind: DocumentKind,
    /// When.
    pub at: Moment,
    /// Who made it.
    pub staff: StaffId,
    /// Their name.
    pub staff_name: String,
    /// The other point, or the document that this one is about; empty when there is none.
    pub about: String,
    /// Whose goods, each once.
    pub producers: Vec<String>,
    /// Which goods, each once.
    pub goods: Vec<String>,
    /// Why, in the staff's words.
    pub reason: String,
    /// How often it was printed again.
    pub copies: u32,
    /// What undid it.
    pub undone_by: Option<String>,
}

impl DocumentRow {
    /// Returns whether it can still be undone.
    pub const fn undoing(&self) -> Undoing {
        match self.undone_by {
            Some(_) => Undoing::Never,
            None => self.kind.undoing(),
        }
    }
    /// Adds what it is found by: number, kind, people, goods, days.
    pub fn found_by(&self, key: &mut RowKey<'_>) {
        for text in [&self.document, &self.staff_name, &self.about, &self.reason] {
            key.text(text);
        }
        self.producers.iter().chain(&self.goods).chain(&self.undone_by).for_each(|text| key.text(text));
        key.text(self.kind.name(Lang::Vi));
        key.text(self.kind.name(Lang::En));
        key.text(self.staff.as_str());
        key.text(&self.at.local().format("%d/%m/%Y").to_string());
    }
}

/// One document of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDetail {
    /// As lists tell it.
    pub row: DocumentRow,
    /// As its paper tells it, without the marks of a copy.
    pub paper: GoodsPaper,
}
