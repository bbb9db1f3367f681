//! Refusals about recognitions and about what stands on the shelf.

use super::refusals;

refusals! {
    /// Something about a recognition was refused.
    enum RecognitionRefusal;
    /// There is nothing to withdraw.
    NothingToWithdraw { /// The product's name.
        name: String } = "nothing_to_withdraw", "{name} không có công nhận nào còn hạn để thu hồi – xem lại số quyết định", "{name} has no recognition left to withdraw; check the decision's number";
    /// The moment cannot be read.
    BadMoment { /// As written.
        text: String } = "bad_moment", "không đọc được ngày giờ {text} – viết như 2026-11-25T10:00:00+07:00 hoặc 2026-11-25", "the moment {text} cannot be read; write 2026-11-25T10:00:00+07:00 or 2026-11-25";
    /// Goods are put on hold now or not at all.
    QuarantineLater = "quarantine_later", "chỉ tạm giữ hàng từ bây giờ – thu hồi trước (sell_plain), đến ngày thì tạm dừng bán từng lô", "goods are put on hold now, not later; withdraw with sell_plain and hold the lots on the day";
    /// The decision is later than its first day allows.
    DecidedLater = "decided_later", "ngày ký quyết định không thể sau ngày hết hạn", "a decision is not signed after its last day";
    /// There is no such line of work.
    NoSuchWork { /// As written.
        topic: String } = "no_such_work", "không có việc {topic} – chạy `ocop show today` để xem tên các việc", "there is no work called {topic}; `ocop show today` lists the names";
    /// A share is a whole per cent up to 100.
    BadShare = "bad_share", "tỷ lệ từ 0 đến 100 %", "a share is 0 to 100 per cent";
}
