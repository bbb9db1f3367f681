//! Refusals about documents of goods and labels.

use super::refusals;

refusals! {
    /// Something about documents or labels was refused.
    enum PaperRefusal;
    /// No document of goods has this number.
    UnknownDocument { /// The number.
        document: String } = "unknown_document", "không có chứng từ {document} – kiểm tra số, như Q1-N000012", "there is no document {document}; check the number, like Q1-N000012";
    /// No document of goods was made yet.
    NoDocument = "no_document", "chưa có chứng từ hàng nào – nhận hàng trước", "no document of goods was made yet; receive goods first";
    /// Nothing was named to print.
    NoLabels = "no_labels", "chưa chọn nhãn nào để in – nêu mã hàng, mã lô hoặc nhãn thay đổi", "no labels were named; name packs, lots or the changed ones";
    /// The lot a label was asked for is past its last day.
    LabelExpired { /// The lot.
        lot: String, /// The last day.
        day: String } = "label_expired", "lô {lot} hết hạn {day} – không in nhãn; cất riêng, trả chủ thể hoặc ghi giảm", "lot {lot} expired on {day}, no label is printed; set it apart, return it or write it off";
    /// Every shelf label is right.
    LabelsRight = "labels_right", "mọi nhãn giá đều đúng hôm nay – không cần in", "every shelf label is right today; there is nothing to print";
    /// More labels than one job may print.
    TooManyLabels { /// The most.
        max: u32 } = "too_many_labels", "mỗi lần in từ 1 đến {max} nhãn – nhiều hơn thì chia ra", "1 to {max} labels at a time; print more in parts";
}
