//! Refusals about goods and lots.

use super::{Said, refusals};
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;
use crate::domain::stock::StockPlace;

/// Why goods are on hold, as it was told; may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldFor(pub String);

impl Said for HeldFor {
    fn said(&self, _: Lang) -> String {
        if self.0.is_empty() { String::new() } else { format!(" ({})", self.0) }
    }
}

/// What keeps the goods on the shelf from being sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnShelf {
    /// They are past their last day.
    Expired(String),
    /// They are on hold.
    Held(HeldFor),
}

impl Said for OnShelf {
    fn said(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Expired(day), Lang::Vi) => format!("hết hạn {day}"),
            (Self::Expired(day), Lang::En) => format!("expired on {day}"),
            (Self::Held(why), Lang::Vi) => format!("đang tạm dừng bán{}", why.said(lang)),
            (Self::Held(why), Lang::En) => format!("is on hold{}", why.said(lang)),
        }
    }
}

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
    /// What a pack is counted in would change under the stock.
    UnitOfStock { /// The pack's name.
        name: String, /// How much of it the books hold.
        left: Quantity, /// The unit it is counted in.
        unit: String } = "unit_of_stock", "{name}: sổ đang có {left} {unit}; đổi đơn vị là đổi nghĩa số đó – xuất hay kiểm kê cho hết trước, hoặc dùng mã hàng mới", "{name}: the books hold {left} {unit} and another unit would change what that means; count them out first, or take a new code";
    /// The goods came too late to be sold.
    ExpiredOnArrival { /// The pack's name.
        name: String, /// The last day.
        day: String } = "expired_on_arrival", "{name} hết hạn {day} – từ chối dòng này", "{name} expired on {day}; refuse this line";
    /// The last day lies further ahead than any pack is good for.
    LastDayFar { /// The pack's name.
        name: String, /// The day.
        day: String } = "last_day_far", "{name}: hạn {day} quá xa – xem lại năm trên nhãn", "{name}: good until {day} is too far off; look at the year on the label";
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
        name: String, /// Why.
        why: HeldFor } = "lot_held", "{name} đang tạm dừng bán{why} – quản lý có thể cho bán lại", "{name} is on hold{why}; a manager may release it";
    /// The lot that the pack names is on hold.
    NamedLotHeld { /// The pack's name.
        name: String, /// The lot code.
        lot: String, /// Why.
        why: HeldFor } = "named_lot_held", "{name}: lô {lot} đang tạm dừng bán{why} – quản lý có thể cho bán lại", "{name}: lot {lot} is on hold{why}; a manager may release it";
    /// What may be sold lies in the store room.
    CarryFirst { /// The pack's name.
        name: String, /// What keeps the goods on the shelf from being sold.
        why: OnShelf, /// How much of it lies in the store room.
        left: Quantity } = "carry_first", "{name}: trên kệ {why}; kho còn {left} bán được – mang ra kệ rồi bán", "{name}: on the shelf it {why}; {left} that may be sold are in the store room; carry them to the shelf first";
    /// The lot does not lie on the shelf.
    LotElsewhere { /// The lot.
        lot: String, /// Where it lies.
        place: StockPlace } = "lot_elsewhere", "lô {lot} không ở trên kệ mà ở: {place} – mang ra kệ rồi bán", "lot {lot} is not on the shelf but here: {place}; carry it to the shelf first";
    /// The lot is one of other goods.
    LotOfOther { /// The lot.
        lot: String, /// What was asked for.
        name: String } = "lot_of_other", "lô {lot} không phải của {name} – xem lại mã lô", "lot {lot} is none of {name}; look at the lot again";
    /// A sample is not for sale.
    LotIsSample { /// The pack's name.
        name: String } = "lot_is_sample", "{name} là mẫu trưng bày – không bán", "{name} is a sample and not for sale";
}
