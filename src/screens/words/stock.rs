//! Words about what lies in the shop.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::lang::Lang;
use crate::domain::lot::Hold;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::{Bearer, LossCause, StockPlace};

words! {
    title = "Hàng tồn", "Stock";
    by_pack = "theo hàng", "by product";
    by_producer = "chủ thể", "producers";
    by_place = "nơi để", "places";
    by_expiry = "hạn dùng", "expiry";
    by_slow = "bán chậm", "slow";
    by_oversold = "bán âm", "oversold";
    goods = "Hàng", "Goods";
    producer = "Chủ thể", "Producer";
    place = "Nơi để", "Place";
    lots = "Lô", "Lots";
    lot = "Lô", "Lot";
    packs = "Mặt hàng", "Products";
    nearest = "Hạn gần", "Expires";
    last_day = "Hạn dùng", "Last day";
    came = "Nhận", "Came";
    quantity = "Số lượng", "Quantity";
    price = "Giá", "Price";
    value = "Giá trị", "Value";
    last_sold = "Bán cuối", "Sold last";
    idle = "Nằm", "Idle";
    cover = "Đủ bán", "Lasts";
    receipt = "Phiếu", "Receipt";
    when = "Lúc", "When";
    way = "Từ → đến", "From → to";
    paper = "Chứng từ", "Paper";
    who = "Ai", "Who";
    no_stock = "Sổ chưa có hàng nào", "There are no goods in the books";
    no_stock_hint = "Nhận hàng của chủ thể rồi xem lại ở đây", "Receive goods from a producer, then look here again";
    no_lots = "Không còn lô nào ở đây", "No lot is left here";
    no_lots_hint = "Esc: quay lại", "Esc: back";
    no_dates = "Không lô nào có hạn dùng", "No lot has a last day";
    no_slow = "Không có hàng bán chậm", "Nothing sells slowly";
    no_slow_hint = "Bán chậm: 30 ngày không bán được, hoặc còn đủ bán quá 90 ngày", "Slow: nothing sold for 30 days, or enough for more than 90 days";
    no_oversold = "Không bán âm", "Nothing is sold below the books";
    held = "tạm dừng", "on hold";
    sample = "mẫu", "sample";
    never = "chưa bán", "never";
    choose_lot = "Chọn một lô trước: Enter xem các lô", "Choose a lot first: Enter shows the lots";
    left_none = "Hết", "None left";
    code_none = "không số lô", "no lot code";
    keeps = "không có hạn", "keeps";
    write_off = "Ghi giảm hàng", "Write off";
    give_back = "Trả hàng chủ thể", "Return to the producer";
    do_hold = "Tạm dừng bán lô", "Put the lot on hold";
    do_free = "Cho bán lại lô", "Release the lot";
    cause = "Vì", "Cause";
    bearer = "Ai chịu", "Borne by";
    how_much = "Số lượng", "Quantity";
    reason = "Lý do", "Reason";
    reason_hint = "gõ lý do", "type why";
    minutes = "Biên bản", "Minutes";
    minutes_hint = "số biên bản, nếu có", "their number, if there are any";
    choose_cause = "Chọn vì sao: phím số hoặc ← →", "Choose the cause: a digit, or ← →";
    choose_bearer = "Chọn ai chịu: phím số hoặc ← →", "Choose who bears it: a digit, or ← →";
    write_off_right = "ghi giảm hàng", "writing goods off";
    give_back_right = "trả hàng chủ thể", "returning goods to a producer";
    hold_right = "tạm dừng bán, cho bán lại", "holding and releasing lots";
    turn = "đổi", "turn";
    open = "mở", "open";
    of_the_lot = "Đường đi của lô", "The lot's way";
}

sentences! {
    lots_of(name: &str) = "Các lô: {name}", "Lots: {name}";
    goods_of(name: &str) = "Hàng tồn: {name}", "Stock: {name}";
    expired_since(days: i64) = "quá {days} ngày", "{days} d over";
    expires_in(days: i64) = "còn {days} ngày", "{days} d left";
    days(days: i64) = "{days} ngày", "{days} d";
    unpriced(count: u32) = "{count} mặt hàng chưa có giá", "{count} without a price";
    written_off(document: &str) = "Đã ghi giảm, biên bản {document}", "Written off, minutes {document}";
    given_back(document: &str) = "Đã ghi trả chủ thể, phiếu {document}", "Returned to the producer, slip {document}";
    in_place(place: &str, quantity: Quantity, unit: &str) = "{place}: {quantity} {unit}", "{place}: {quantity} {unit}";
    of_left(quantity: Quantity, unit: &str) = "trong {quantity} {unit}", "of {quantity} {unit}";
    received_by(day: &str, document: &str) = "nhận {day}, {document}", "came {day}, {document}";
}

/// Says what the rows shown come to.
pub fn foot(lang: Lang, packs: usize, lots: u32, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {packs} mặt hàng · {lots} lô · {value} đ theo giá bán"),
        Lang::En => format!("In all {packs} products · {lots} lots · {value} đ at selling prices"),
    }
}

/// Says what the producers or places shown come to.
pub fn foot_groups(lang: Lang, lots: u32, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {lots} lô · {value} đ theo giá bán"),
        Lang::En => format!("In all {lots} lots · {value} đ at selling prices"),
    }
}

/// Says what the lots shown come to.
pub fn foot_lots(lang: Lang, lots: usize, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {lots} dòng lô · {value} đ theo giá bán"),
        Lang::En => format!("In all {lots} lot rows · {value} đ at selling prices"),
    }
}

/// Says how many lots must go first.
pub fn due(lang: Lang, counts: [u32; 4]) -> String {
    let [expired, week, month, quarter] = counts;
    match lang {
        Lang::Vi => {
            format!("Hết hạn {expired} lô · trong 7 ngày {week} · trong 30 ngày {month} · trong 90 ngày {quarter}")
        }
        Lang::En => {
            format!("Expired {expired} lots · within 7 days {week} · 30 days {month} · 90 days {quarter}")
        }
    }
}

/// Says that a lot is held or free now.
pub const fn hold_set(lang: Lang, hold: Hold) -> &'static str {
    match hold {
        Hold::Held => lang.pick("Đã tạm dừng bán lô này", "The lot is on hold"),
        Hold::Free => lang.pick("Lô này bán lại được", "The lot may be sold again"),
    }
}

/// Names a hold or a release in a lot's way.
pub const fn hold_step(lang: Lang, hold: Hold) -> &'static str {
    match hold {
        Hold::Held => lang.pick("Tạm dừng bán", "Put on hold"),
        Hold::Free => lang.pick("Cho bán lại", "Released"),
    }
}

/// Names a place.
pub const fn place_name(lang: Lang, place: StockPlace) -> &'static str {
    let (vi, en) = place.names();
    lang.pick(vi, en)
}

/// Names a cause of loss.
pub const fn cause_name(lang: Lang, cause: LossCause) -> &'static str {
    match cause {
        LossCause::Damaged => lang.pick("hỏng", "damaged"),
        LossCause::Expired => lang.pick("hết hạn", "expired"),
        LossCause::Lost => lang.pick("mất", "lost"),
        LossCause::Tasted => lang.pick("dùng thử", "tasted"),
        LossCause::Given => lang.pick("tặng", "given"),
        LossCause::Sampled => lang.pick("lấy mẫu", "sampled"),
    }
}

/// Names who bears a loss.
pub const fn bearer_name(lang: Lang, bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Producer => lang.pick("chủ thể", "producer"),
        Bearer::Shop => lang.pick("cửa hàng", "shop"),
    }
}

/// Says a producer's name as lists have room for: what tells it from others is behind its form.
pub fn short_owner(name: &str) -> Cow<'_, str> {
    crate::domain::producer_name::short_form(name)
}

/// Writes a day as lists have room for: `31/12/26`.
pub fn short_day(day: NaiveDate) -> String {
    day.format("%d/%m/%y").to_string()
}
