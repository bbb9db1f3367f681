//! Refusals about recognitions and about what stands on the shelf.

use super::refusals;
use crate::domain::recognition::Unlawful;

refusals! {
    /// Something about a recognition was refused.
    enum RecognitionRefusal;
    /// There is nothing to withdraw.
    NothingToWithdraw { /// The product's name.
        name: String } = "nothing_to_withdraw", "{name} không có công nhận nào còn hạn để thu hồi – xem lại số quyết định", "{name} has no recognition left to withdraw; check the decision's number";
    /// The moment cannot be read.
    BadMoment { /// As written.
        text: String } = "bad_moment", "không đọc được ngày giờ {text} – viết như 2026-11-25T10:00:00+07:00 hoặc 2026-11-25", "the moment {text} cannot be read; write 2026-11-25T10:00:00+07:00 or 2026-11-25";
    /// Goods of a product withdrawn with quarantine, of which the books hold no lot.
    InQuarantine { /// The pack's name.
        name: String } = "in_quarantine", "{name}: OCOP đã thu hồi, hàng tạm giữ – muốn bán thì nhận hàng vào sổ, quản lý cho bán lại từng lô", "{name}: OCOP is withdrawn, the goods are on hold; to sell them, receive them into the books and let a manager release the lot";
    /// The decision is later than its first day allows.
    DecidedLater = "decided_later", "ngày ký quyết định không thể sau ngày hết hạn", "a decision is not signed after its last day";
    /// A star rests on a decision.
    NoDecision = "no_decision", "sao OCOP phải có quyết định công nhận – gõ số quyết định trên giấy; chưa có thì ghi tiềm năng hoặc đang đăng ký", "OCOP stars rest on a decision; type its number, or record the product as potential or applying";
    /// It would hold longer than a recognition does.
    RecognitionTooLong { /// The last day it may name.
        latest: String } = "recognition_too_long", "công nhận OCOP có hạn 36 tháng, muộn nhất đến {latest} – xem lại hai ngày trên giấy", "an OCOP recognition holds for 36 months, until {latest} at the latest; look at both days on the paper";
    /// Five stars are the ministry's.
    FiveNotCentral = "five_not_central", "5 sao do trung ương công nhận – ghi cấp trung ương, hoặc xem lại số sao", "five stars are recognised by the ministry; name the central level, or look at the stars";
    /// There were no districts on the day of signing.
    DistrictGone = "district_gone", "từ 01/07/2025 cấp huyện không còn công nhận OCOP – xem lại ngày ký và cấp công nhận", "districts recognise nothing from 01/07/2025 on; look at the day of signing and the level";
    /// Four and five stars were never a district's.
    DistrictThree = "district_three", "cấp huyện chỉ công nhận 3 sao – xem lại số sao và cấp công nhận", "a district recognised three stars alone; look at the stars and the level";
    /// A commune checks and proposes.
    CommuneProposes = "commune_proposes", "xã chỉ đề nghị, không công nhận sao – xem lại cấp công nhận", "a commune proposes and recognises no stars; look at the level";
    /// There is no such line of work.
    NoSuchWork { /// As written.
        topic: String } = "no_such_work", "không có việc {topic} – chạy `ocop show today` để xem tên các việc", "there is no work called {topic}; `ocop show today` lists the names";
    /// A share is a whole per cent up to 100.
    BadShare = "bad_share", "tỷ lệ từ 0 đến 100 %", "a share is 0 to 100 per cent";
}

impl From<Unlawful> for RecognitionRefusal {
    fn from(why: Unlawful) -> Self {
        match why {
            Unlawful::TooLong { latest } => Self::RecognitionTooLong { latest: latest.format("%d/%m/%Y").to_string() },
            Unlawful::FiveNotCentral => Self::FiveNotCentral,
            Unlawful::DistrictGone => Self::DistrictGone,
            Unlawful::DistrictThree => Self::DistrictThree,
            Unlawful::Commune => Self::CommuneProposes,
        }
    }
}
