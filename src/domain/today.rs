//! What needs doing today, as a manager's first screen tells it: one line a topic, and nothing that is done.

use serde::{Deserialize, Serialize};

macro_rules! topics {
    ($($variant:ident = $code:literal, $vi:literal, $one:literal, $en:literal;)*) => {
        /// What a line of today's work is about, the most pressing first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum TodayTopic { $(#[doc = $en] $variant),* }

        impl TodayTopic {
            /// Every topic, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Returns the code programs read.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
            /// Returns the Vietnamese and the English sentence, read after a number.
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($vi, $en)),* }
            }
            /// Returns the sentences as they are read after this number.
            pub const fn names_of(self, count: u32) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($vi, if count == 1 { $one } else { $en })),* }
            }
        }
    };
}

topics! {
    LotsExpired = "lots_expired", "lô đã hết hạn, còn hàng", "lot past its last day, still here", "lots past their last day, still here";
    RecognitionsWithdrawn = "recognitions_withdrawn", "sản phẩm bị thu hồi OCOP, còn hàng", "product with OCOP withdrawn, still here", "products with OCOP withdrawn, still here";
    RecognitionsExpired = "recognitions_expired", "sản phẩm hết hạn OCOP, còn hàng", "product with OCOP expired, still here", "products with OCOP expired, still here";
    StampsToDestroy = "stamps_to_destroy", "mặt hàng mang tem OCOP phải hủy", "pack with OCOP stamps to be destroyed", "packs with OCOP stamps to be destroyed";
    TransitLate = "transit_late", "phiếu điều chuyển đi quá 3 ngày, chưa tới", "transfer on the way for more than 3 days", "transfers on the way for more than 3 days";
    LotsExpiring = "lots_expiring", "lô hết hạn trong 7 ngày", "lot that expires within 7 days", "lots that expire within 7 days";
    LotsHeld = "lots_held", "lô đang tạm dừng bán", "lot on hold", "lots on hold";
    RecognitionsExpiring = "recognitions_expiring", "sản phẩm sắp hết hạn OCOP (30 ngày)", "product whose OCOP expires within 30 days", "products whose OCOP expires within 30 days";
    PapersMissing = "papers_missing", "giấy tờ còn thiếu của hàng đang có", "paper missing for goods that are here", "papers missing for goods that are here";
    PapersExpiring = "papers_expiring", "giấy tờ hết hạn trong 30 ngày", "paper that ends within 30 days", "papers that end within 30 days";
    DeliveryOpen = "delivery_open", "lần nhận hàng làm dở", "delivery left open", "deliveries left open";
    MovesOpen = "moves_open", "lần chuyển hàng làm dở", "move of goods left open", "moves of goods left open";
    CountsToApprove = "counts_to_approve", "đợt kiểm kê chờ duyệt", "count of goods to approve", "counts of goods to approve";
    CountsOpen = "counts_open", "đợt kiểm kê đang đếm dở", "count of goods not finished", "counts of goods not finished";
    TransitOpen = "transit_open", "phiếu điều chuyển đang trên đường", "transfer on the way", "transfers on the way";
    LabelsChanged = "labels_changed", "nhãn kệ sai giá hoặc sai sao", "shelf label with an old price or old stars", "shelf labels with an old price or old stars";
    StampsShort = "stamps_short", "loại tem OCOP sắp hết", "kind of OCOP stamps running short", "kinds of OCOP stamps running short";
    BelowTarget = "below_target", "mặt hàng có sao còn thiếu so với chỉ tiêu", "pack with stars missing to the target", "packs with stars missing to the target";
    TransfersWaiting = "transfers_waiting", "phiếu chờ tiền về", "sale waiting for its transfer", "sales waiting for their transfer";
    Oversold = "oversold", "dòng bán âm, chưa giải thích", "line sold below the books", "lines sold below the books";
    QuickItems = "quick_items", "hàng bán nhanh cần bổ sung", "quick item to complete", "quick items to complete";
}

/// One line of today's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodayLine {
    /// What it is about.
    pub topic: TodayTopic,
    /// How many, above zero.
    pub count: u32,
}

/// For how many days goods may be on the way before somebody asks where they are.
pub const TRANSIT_DAYS: i64 = 3;

/// With how many stamps of a kind left the shop asks for more.
pub const STAMPS_LEFT_MIN: i64 = 50;

/// Within how many days goods count as expiring.
pub const LOT_DAYS: i64 = 7;

/// Within how many days a paper counts as ending.
pub const PAPER_DAYS: i64 = 30;

/// Within how many days a recognition counts as expiring: its body warns thirty days before.
pub const RECOGNITION_DAYS: i64 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one() {
        assert_eq!(TodayTopic::LotsHeld.names_of(1).1, "lot on hold");
        assert_eq!(TodayTopic::LotsHeld.names_of(2).1, "lots on hold");
        for topic in TodayTopic::ALL {
            assert_ne!(topic.names_of(1).1, topic.names_of(0).1, "{topic:?}");
            assert_eq!(topic.names_of(1).0, topic.names().0, "{topic:?}");
        }
    }
}
