//! Refusals about counts of goods.

use super::refusals;

refusals! {
    /// Something about a count was refused.
    enum CountRefusal;
    /// There is no such count.
    UnknownCount { /// Its number.
        count: String } = "unknown_count", "không có đợt kiểm kê {count} – xem kiểm kê (`ocop show count`)", "there is no count {count}; see the counts (`ocop show count`)";
    /// No count is open.
    NoCount = "no_count", "không có đợt kiểm kê nào đang mở – bắt đầu một đợt trước", "no count is open; start one first";
    /// Several are open and none was named.
    WhichCount { /// Their numbers.
        counts: String } = "which_count", "nhiều đợt kiểm kê đang mở ({counts}) – nói rõ đợt nào", "several counts are open ({counts}); say which";
    /// The same goods are being counted already.
    CountIsOpen { /// Its number.
        count: String } = "count_is_open", "đợt kiểm kê {count} đang đếm hàng này – làm tiếp đợt đó, hoặc bỏ nó trước", "count {count} covers these goods already; go on with it or drop it first";
    /// The count is over.
    CountIsClosed { /// Its number.
        count: String } = "count_is_closed", "đợt kiểm kê {count} đã kết thúc – mở đợt mới", "count {count} is over; start another";
    /// The goods are outside the count.
    NotInCount { /// The pack's name.
        name: String, /// Its number.
        count: String } = "not_in_count", "{name} không thuộc đợt kiểm kê {count} – để riêng, đếm ở đợt khác", "{name} is outside count {count}; put it aside for another";
    /// Neither a pack nor a lot was named.
    CountWhat = "count_what", "đếm hàng nào? quét mã hàng hoặc mã lô", "count what? name a pack or a lot";
    /// The lot is of other goods.
    LotOfOther { /// The lot.
        lot: String, /// What it is of.
        name: String } = "lot_of_other", "lô {lot} là {name}", "lot {lot} is {name}";
    /// Nothing was counted.
    NothingCounted { /// Its number.
        count: String } = "nothing_counted", "đợt {count} chưa đếm gì – quét hàng, hoặc bỏ đợt này", "nothing is counted in {count}; scan goods or drop it";
    /// Goods the books have there were not counted.
    Uncounted { /// How many.
        packs: usize, /// The first of them.
        names: String } = "uncounted", "còn {packs} mặt hàng chưa đếm ({names}) – đếm, ghi 0 nếu không còn, hoặc để ngoài đợt này", "packs not counted: {packs} ({names}); count them, set 0 if none is left, or leave them out";
    /// The count is not finished, or something was counted since.
    NotFinished { /// Its number.
        count: String } = "count_not_finished", "đợt {count} chưa đếm xong – kết thúc đếm rồi mới duyệt", "count {count} is not finished; finish it, then approve";
    /// A shortage has nobody who bears it.
    NeedsBearer { /// The pack's name.
        name: String } = "needs_bearer", "{name} thiếu – ai chịu: cửa hàng hay chủ thể?", "{name} is short; who bears it, shop or producer?";
    /// More packs than a count may name.
    ScopeTooLong { /// The most.
        max: usize } = "scope_too_long", "nhiều nhất {max} mặt hàng một đợt – đếm theo chủ thể hoặc tất cả", "at most {max} packs by name; count by producer or everything";
}
