//! Refusals about goods and lots.

use super::{Said, refusals};
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// Where a lot lies, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying(pub Vec<(StockPlace, Quantity)>);

impl Said for Lying {
    fn said(&self, lang: Lang) -> String {
        self.0.iter().map(|(place, left)| format!("{} {left}", place.said(lang))).collect::<Vec<_>>().join(", ")
    }
}

refusals! {
    /// Something about goods was refused.
    enum GoodsRefusal;
    /// The lot is not in the books.
    UnknownLot { /// The lot.
        lot: String } = "unknown_lot", "không có lô {lot} trong sổ", "there is no lot {lot}";
    /// A lot has this id already.
    LotKnown { /// The lot.
        lot: String } = "lot_known", "lô {lot} đã có trong sổ – bỏ trống để quầy tự đặt", "lot {lot} is in the books already; leave it out and the till names it";
    /// The books hold less there.
    NotSoMuch { /// The pack's name.
        name: String, /// What is left.
        left: Quantity } = "not_so_much", "{name}: sổ chỉ còn {left} – kiểm lại số lượng", "{name}: the books hold {left}; check the quantity";
    /// The books hold less there, and some of the lot elsewhere.
    LiesElsewhere { /// The pack's name.
        name: String, /// Where it was looked for.
        place: StockPlace, /// What is left there.
        left: Quantity, /// Where the rest lies.
        elsewhere: Lying } = "lies_elsewhere", "{name}: ở {place} sổ chỉ còn {left}, lô này nằm ở {elsewhere} – chọn lại nơi lấy", "{name}: the books hold {left} at: {place}; the lot lies at: {elsewhere}; take it from there";
    /// Goods can only lie in the shop's own places.
    BadPlace = "bad_place", "nơi để phải là kệ, kho hoặc hội chợ", "the place must be shelf, store room or fair";
    /// The goods are another producer's.
    OtherProducer { /// The pack's name.
        name: String, /// Whose it is.
        producer: String } = "other_producer", "{name} là hàng của {producer}", "{name} belongs to {producer}";
    /// A pack whose goods lie in the shop would become another producer's.
    StillOfOther { /// The pack's name.
        name: String, /// How much of it lies here.
        left: Quantity, /// Whose that is.
        producer: String } = "still_of_other", "{name}: còn {left} của {producer} – bán, trả hết rồi mới đổi chủ thể, hoặc dùng mã hàng mới", "{name}: {left} of {producer} are still here; sell or return them before the producer changes, or use a new code";
    /// The goods came too late to be sold.
    ExpiredOnArrival { /// The pack's name.
        name: String, /// The last day.
        day: String } = "expired_on_arrival", "{name} hết hạn {day} – từ chối dòng này", "{name} expired on {day}; refuse this line";
    /// The goods are told to be made on a day to come.
    MadeAhead { /// The pack's name.
        name: String, /// The day.
        day: String } = "made_ahead", "{name}: ngày làm {day} chưa tới – xem lại nhãn", "{name}: made on {day}, which is still to come; look at the label";
    /// The goods are told to end before they were made.
    EndsBeforeMade { /// The pack's name.
        name: String, /// When it was made.
        made: String, /// Its last day.
        last: String } = "ends_before_made", "{name}: hạn {last} trước ngày làm {made} – xem lại nhãn", "{name}: good until {last}, before it was made on {made}; look at the label";
    /// Goods that are good today were to be written off as expired.
    NotExpired { /// The pack's name.
        name: String, /// The last day.
        day: String } = "not_expired", "{name} còn hạn (đến {day}) – ghi giảm với nguyên nhân khác", "{name} is still good (until {day}); write it off for another cause";
    /// The delivery note was received already.
    NoteReceived { /// Its number.
        note: String, /// The minutes it is in.
        document: String } = "note_received", "phiếu giao {note} đã nhận ở {document} – xem lại, không nhận hai lần", "delivery note {note} is already in {document}; it is not received twice";
    /// The books hold only goods past their last day.
    LotExpired { /// The pack's name.
        name: String, /// The last day.
        day: String } = "lot_expired", "{name} hết hạn {day} – không được bán; hũ mới thì quản lý bán «lô chưa có trong sổ»", "{name} expired on {day} and may not be sold; a manager may sell a fresh one as not yet in the books";
    /// The pack itself says that its last day is past.
    PackExpired { /// The pack's name.
        name: String, /// The last day.
        day: String } = "pack_expired", "{name}: nhãn ghi hết hạn {day} – không bán; bỏ dòng, cất riêng chờ trả chủ thể", "{name}: its label says expired on {day} and it may not be sold; remove the line and set it apart";
    /// The lot that the pack names is past its last day.
    NamedLotExpired { /// The pack's name.
        name: String, /// The lot code.
        lot: String, /// The last day.
        day: String } = "named_lot_expired", "{name}: lô {lot} hết hạn {day} – không bán; bỏ dòng, cất riêng chờ trả chủ thể", "{name}: lot {lot} expired on {day} and may not be sold; remove the line and set it apart";
    /// The lot is on hold.
    LotHeld { /// The pack's name.
        name: String } = "lot_held", "{name} đang tạm dừng bán – quản lý có thể cho bán lại", "{name} is on hold; a manager may release it";
    /// The lot that the pack names is on hold.
    NamedLotHeld { /// The pack's name.
        name: String, /// The lot code.
        lot: String } = "named_lot_held", "{name}: lô {lot} đang tạm dừng bán – quản lý có thể cho bán lại", "{name}: lot {lot} is on hold; a manager may release it";
    /// A sample is not for sale.
    LotIsSample { /// The pack's name.
        name: String } = "lot_is_sample", "{name} là mẫu trưng bày – không bán", "{name} is a sample and not for sale";
}
