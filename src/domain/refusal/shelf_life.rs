//! Refusals about how long goods must keep.

use super::refusals;

refusals! {
    /// A rule of how long goods must keep was refused.
    enum ShelfLifeRefusal;
    /// There are 26 sets.
    NoSuchSet { /// As written.
        group: u32 } = "no_such_set", "không có bộ sản phẩm OCOP số {group} – ghi số từ 1 đến 26", "there is no OCOP set {group}; write 1 to 26";
    /// Nothing is asked to keep so long.
    TooManyDays = "too_many_days", "số ngày tối đa là 3.650 – ghi ít hơn", "at most 3,650 days; write fewer";
}
