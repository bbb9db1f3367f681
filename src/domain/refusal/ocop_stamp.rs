//! Refusals about OCOP stamps.

use super::refusals;

refusals! {
    /// Something about OCOP stamps was refused.
    enum StampRefusal;
    /// The batch is not in the books.
    UnknownStampBatch { /// Its number.
        batch: String } = "unknown_stamp_batch", "không có lô tem {batch} – xem danh sách tem hoặc nhận tem trước", "there is no batch of stamps {batch}; look at the list or receive it first";
    /// A batch has this number already.
    StampBatchKnown { /// Its number.
        batch: String } = "stamp_batch_known", "lô tem {batch} đã nhận rồi – đặt số khác nếu là lô mới", "batch {batch} is in the books already; give a new one another number";
    /// No such number of stamps.
    BadStampCount = "bad_stamp_count", "số tem từ 1 đến 1.000.000", "a number of stamps is 1 to 1,000,000";
    /// The serial numbers are not ones.
    BadStampSerials = "bad_stamp_serials", "số đầu và số cuối phải cùng phần chữ, cùng số chữ số – bỏ trống nếu tem không đánh số", "the first and the last number need the same letters and as many digits; leave them out when stamps are not numbered";
    /// There are not so many numbers as stamps.
    SerialsDiffer { /// How many numbers.
        serials: i64, /// How many stamps.
        quantity: u32 } = "serials_differ", "từ số đầu đến số cuối là {serials} tem, không phải {quantity} – kiểm lại", "from the first to the last number are {serials} stamps, not {quantity}; check them";
    /// Another batch has some of the numbers.
    SerialsOverlap { /// The other batch.
        batch: String, /// Its numbers.
        serials: String } = "serials_overlap", "trùng số với lô tem {batch} ({serials}) – kiểm lại, thêm phần chữ nếu hai loại khác nhau", "batch {batch} has some of these numbers ({serials}); check them, or add letters if they are of two kinds";
    /// A number is not among those left.
    SerialNotLeft { /// The numbers asked for.
        serials: String, /// Those left.
        left: String } = "serial_not_left", "{serials} đã dùng hoặc không thuộc lô này – còn {left}", "{serials} were used already or are not of this batch; left are {left}";
    /// The batch is not numbered.
    NoStampSerials { /// Its number.
        batch: String } = "no_stamp_serials", "lô tem {batch} không đánh số – bỏ trống số tem", "batch {batch} is not numbered; leave the numbers out";
    /// There are not so many left.
    NotSoManyStamps { /// The batch.
        batch: String, /// How many are left.
        left: i64 } = "not_so_many_stamps", "lô tem {batch} chỉ còn {left} – lấy thêm ở lô khác, nhận tem mới, hoặc đếm lại tem nếu trong tay còn nhiều hơn", "batch {batch} has {left} left; take the rest from another batch, receive new ones, or count the stamps if more are in hand";
    /// There are not so many packs without a stamp.
    NotSoManyPacks { /// The pack's name.
        name: String, /// How many packs are here.
        here: i64, /// How many of them bear no stamp.
        bare: i64 } = "not_so_many_packs", "{name}: có {here} bao bì, {bare} chưa dán tem – kiểm lại số lượng, hoặc nhận hàng vào sổ trước", "{name}: {here} packs are here and {bare} of them without a stamp; check the quantity, or receive the goods first";
    /// There are not so many on the pack.
    NotSoManyApplied { /// The pack's name.
        name: String, /// How many are on it.
        applied: i64 } = "not_so_many_applied", "{name} chỉ còn {applied} tem đã dán của lô này", "{name} bears {applied} stamps of this batch";
    /// The product has no stars now.
    NotRecognised { /// The pack's name.
        name: String } = "stamp_not_recognised", "{name} không có công nhận OCOP còn hiệu lực – không được dán tem; ghi công nhận mới trước", "{name} has no valid OCOP recognition and gets no stamp; record a new one first";
    /// The stamp shows other stars.
    WrongStars { /// The pack's name.
        name: String, /// Its stars.
        stars: u32, /// Those on the stamp.
        stamp: u32 } = "stamp_wrong_stars", "{name} là {stars} sao, tem này {stamp} sao – lấy lô tem {stars} sao", "{name} has {stars} stars and this stamp {stamp}; take a batch of {stars} stars";
    /// The stars are on the pack already.
    PrintedOnPack { /// The pack's name.
        name: String } = "stamp_printed", "{name} đã in sẵn sao trên bao bì – quản lý đổi thành «phải dán tem» nếu bao bì này chưa in", "{name} has its stars printed on the pack; a manager sets it to need a sticker if this pack has not";
    /// The stamps are for another producer's goods.
    StampsOfOther { /// The batch.
        batch: String, /// Whose they are.
        producer: String } = "stamps_of_other", "lô tem {batch} chỉ dành cho {producer} – lấy lô khác", "batch {batch} is for {producer} alone; take another";
    /// A count found more numbered stamps than there are numbers left.
    MoreThanSerials { /// How many numbers are left.
        left: i64 } = "more_than_serials", "chỉ còn {left} số chưa dùng – bỏ ghi lần dán hoặc hỏng ghi nhầm rồi đếm lại", "only {left} numbers are unused; undo what was written by mistake, then count again";
    /// The minutes' number is missing.
    NeedsMinutes = "stamp_needs_minutes", "hủy tem phải có số biên bản", "stamps are destroyed under minutes; give their number";
    /// No document about stamps has this number.
    UnknownStampDocument { /// The number.
        document: String } = "unknown_stamp_document", "không có chứng từ tem {document} – xem lịch sử lô tem", "there is no document {document} about stamps; look at the batch's history";
    /// It is undone already.
    StampsUndoneAlready { /// The number.
        document: String } = "stamps_undone_already", "chứng từ {document} đã bỏ rồi", "document {document} is undone already";
    /// What came after it rests on it.
    StampsUsedSince { /// The number.
        document: String } = "stamps_used_since", "sau {document} tem đã được dùng tiếp – bỏ các chứng từ sau trước", "stamps were used further after {document}; undo the later documents first";
}
