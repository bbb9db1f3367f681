//! Refusals about goods on the move.

use super::{Said, refusals};
use crate::domain::lang::Lang;
use crate::domain::moves::Measure;
use crate::domain::quantity::Quantity;
use crate::domain::query::DocumentKind;
use crate::domain::stock::StockPlace;

/// What to do when the goods of a kind of document are no longer where it put them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayOut(pub DocumentKind);

impl Said for WayOut {
    fn said(&self, lang: Lang) -> String {
        let (vi, en) = self.0.way_out();
        lang.pick(vi, en).to_owned()
    }
}

/// How two packs measure each other, with their units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackMeasure {
    /// How.
    pub measure: Measure,
    /// The unit of the pack that is opened.
    pub old: String,
    /// The unit of the pack that is made.
    pub new: String,
}

impl Said for PackMeasure {
    fn said(&self, lang: Lang) -> String {
        let Self { measure, old, new } = self;
        match (measure, lang) {
            (Measure::Contains(n), Lang::Vi) => format!("mỗi {old} ra {n} {new}"),
            (Measure::Contains(n), Lang::En) => format!("one {old} gives {n} {new}"),
            (Measure::Content(n), Lang::Vi) => format!("mỗi {new} cần {n} {old}"),
            (Measure::Content(n), Lang::En) => format!("one {new} takes {n} {old}"),
        }
    }
}

impl Said for StockPlace {
    fn said(&self, lang: Lang) -> String {
        let (vi, en) = self.names();
        lang.pick(vi, en).to_owned()
    }
}

refusals! {
    /// Something about goods on the move was refused.
    enum MovesRefusal;
    /// Goods are carried from one place to another.
    SamePlace = "same_place", "nơi đi và nơi đến là một – chọn nơi khác", "the goods are there already; choose another place";
    /// A transfer goes to another point.
    SamePoint = "same_point", "hàng gửi cho chính điểm này – ghi mã điểm nhận", "the goods would go to this very point; name the other one";
    /// Goods past their last day were to go to another point.
    ExpiredStays { /// The pack's name.
        name: String, /// The last day.
        day: String } = "expired_stays", "{name} hết hạn {day} – không gửi điểm khác; trả chủ thể hoặc ghi giảm hết hạn", "{name} expired on {day} and goes to no other point; return it to its producer or write it off as expired";
    /// There is no open transfer of that number.
    NoOpenTransfer { /// Its number.
        transfer: String } = "no_open_transfer", "phiếu điều chuyển {transfer} không có hoặc đã xong – xem hàng trên đường (`ocop show transit`)", "transfer {transfer} is not known or is closed; see the goods on the way (`ocop show transit`)";
    /// The transfer is for another point.
    TransferForOther { /// The point.
        point: String } = "transfer_for_other", "phiếu này gửi cho điểm {point} – nhận ở điểm ấy, hoặc gửi trả", "this transfer is for point {point}; take it in there, or send it back";
    /// The transfer was received already.
    TransferReceivedBefore { /// Its number.
        transfer: String, /// The minutes it is in.
        document: String } = "transfer_received_before", "phiếu {transfer} đã nhận ở {document} – không nhận hai lần", "transfer {transfer} is already in {document}; it is not received twice";
    /// These books know the lot otherwise.
    LotDiffers { /// The lot.
        lot: String } = "lot_differs", "lô {lot} trong sổ khác với phiếu (hàng, chủ thể hoặc hạn) – hỏi lại điểm gửi", "lot {lot} is otherwise in these books (goods, producer or expiry); ask the sender";
    /// A lot is told to be made on a day to come.
    LotMadeAhead { /// The lot.
        lot: String, /// The day told.
        day: String } = "lot_made_ahead", "lô {lot}: ngày sản xuất {day} chưa tới – xem lại nhãn, hỏi lại điểm gửi", "lot {lot}: made on {day}, which is still to come; look at the label and ask the sender";
    /// A lot is told to end before it was made.
    LotEndsBeforeMade { /// The lot.
        lot: String, /// When it was made.
        made: String, /// Its last day.
        last: String } = "lot_ends_before_made", "lô {lot}: hạn dùng {last} trước ngày sản xuất {made} – xem lại nhãn, hỏi lại điểm gửi", "lot {lot}: good until {last}, before it was made on {made}; look at the label and ask the sender";
    /// A lot is told to have come to the sender on a day to come.
    LotCameAhead { /// The lot.
        lot: String, /// The day told.
        day: String } = "lot_came_ahead", "lô {lot}: ngày nhập {day} chưa tới – xem lại ngày của máy này và của điểm gửi", "lot {lot}: received on {day}, which is still to come; look at the date of this machine and of the sender's";
    /// A lot is told to have come to the sender before it was made.
    LotCameBeforeMade { /// The lot.
        lot: String, /// When it was made.
        made: String, /// When it came.
        day: String } = "lot_came_before_made", "lô {lot}: nhập {day} trước ngày sản xuất {made} – xem lại nhãn, hỏi lại điểm gửi", "lot {lot}: received on {day}, before it was made on {made}; look at the label and ask the sender";
    /// A lot stands twice in one transfer.
    LotTwice { /// The lot.
        lot: String } = "lot_twice", "lô {lot} có hai dòng – gộp lại một dòng", "lot {lot} has two lines; make them one";
    /// The transfer has no such lot.
    NotInTransfer { /// The lot.
        lot: String } = "not_in_transfer", "phiếu này không có lô {lot} – xem lại phiếu", "lot {lot} is not in this transfer; look at it again";
    /// More is accounted for than was sent.
    MoreThanSent { /// The pack's name.
        name: String, /// How much was sent.
        sent: Quantity } = "more_than_sent", "{name}: chỉ gửi {sent} – phần về và phần thiếu không thể hơn", "{name}: only {sent} were sent; what came back and what is missing cannot be more";
    /// More came than was sent and nobody says why.
    MoreNeedsReason { /// The pack's name.
        name: String, /// How much more.
        over: Quantity } = "more_needs_reason", "{name}: đến nơi thừa {over} so với phiếu – ghi lý do ở dòng ấy, hoặc sửa số đến nơi", "{name}: {over} more arrived than were sent; say why on that line, or correct what arrived";
    /// Something is lost and nobody bears it.
    NeedsLoss { /// How much.
        lost: Quantity, /// Of what.
        name: String } = "needs_loss", "{name}: hao {lost} – ghi nguyên nhân, ai chịu và lý do", "{name}: {lost} are lost; say the cause, who bears it and why";
    /// Nothing is lost, yet somebody is to bear it.
    NothingLost = "nothing_lost", "không hao gì – bỏ phần hao hụt", "nothing is lost; leave the loss out";
    /// The producer's opening stock is in the books.
    TakenOnBefore { /// The minutes.
        document: String } = "taken_on_before", "tồn đầu của chủ thể này đã ghi ở {document} – hàng mới thì nhận hàng, ghi sai thì hủy phiếu ấy", "this producer's opening stock is in {document}; receive what is new, or reverse that document";
    /// The two sides of a repacking are not equal.
    NotConserved { /// What opening comes to.
        opened: String, /// What is made and lost.
        made: String } = "not_conserved", "mở ra {opened} mà làm và hao {made} – đếm lại cho bằng nhau", "opening gives {opened}, made and lost are {made}; count again until they agree";
    /// The packs as printed measure each other otherwise.
    OtherSizes { /// What they say.
        sizes: PackMeasure } = "other_sizes", "theo quy cách trên bao bì, {sizes} – sửa số quy đổi; phần không đủ thì ghi là hao hụt", "by the sizes on the packs, {sizes}; correct the measure, and tell what is missing as a loss";
    /// A repacking makes another pack.
    SamePack = "same_pack", "quy cách mới trùng quy cách cũ – chọn quy cách khác", "the new pack is the old one; choose another";
    /// The new lot would outlive the old one.
    ExpiresLater { /// The old lot's last day.
        day: String } = "expires_later", "hạn mới không được quá hạn lô gốc {day}", "the new last day may not be after {day}, the old lot's";
    /// There is no such document.
    UnknownDocument { /// Its number.
        document: String } = "unknown_document", "không có phiếu {document} – kiểm tra số phiếu", "there is no document {document}; check the number";
    /// The document cannot be undone.
    NotReversible { /// Its number.
        document: String } = "not_reversible", "phiếu {document} không hủy được – lập phiếu mới cho đúng", "document {document} cannot be reversed; write a new one that is right";
    /// The document is undone already.
    ReversedBefore { /// Its number.
        document: String, /// What undid it.
        by: String } = "reversed_before", "phiếu {document} đã hủy ở {by}", "document {document} was reversed by {by} already";
    /// The goods are no longer where the document put them.
    GoodsGone { /// The pack's name.
        name: String, /// How much is left there.
        left: Quantity, /// How much would have to be.
        needed: Quantity, /// Where.
        place: StockPlace, /// What to do instead.
        way: WayOut } = "goods_gone", "{name}: phiếu cần {needed} mà {place} chỉ còn {left} – không hủy được; {way}", "{name}: {needed} are needed and {left} are left, place: {place}; it cannot be reversed, {way}";
    /// The transfer is closed.
    TransferIsClosed { /// What closed it.
        document: String } = "transfer_is_closed", "phiếu này đã xong ở {document} – hủy {document} trước", "this transfer was closed by {document}; reverse {document} first";
}
