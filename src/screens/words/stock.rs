//! Words about what lies in the shop.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::domain::lang::Lang;
use crate::domain::lot::{Hold, SupplyForm};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::stock::sheet::calendar::Span;
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
    consignment = "Ký gửi", "Consigned";
    last_sold = "Bán cuối", "Sold last";
    idle = "Nằm", "Idle";
    cover = "Đủ bán", "Lasts";
    receipt = "Phiếu", "Receipt";
    when = "Lúc", "When";
    way = "Từ → đến", "From → to";
    paper = "Chứng từ", "Paper";
    who = "Ai", "Who";
    no_stock = "Sổ chưa có hàng nào", "There are no goods in the books";
    no_lots = "Không còn lô nào ở đây", "No lot is left here";
    no_lots_hint = "Esc: quay lại", "Esc: back";
    no_slow = "Không có hàng bán chậm", "Nothing sells slowly";
    no_slow_hint = "Bán chậm: 30 ngày không bán được, hoặc còn đủ bán quá 90 ngày", "Slow: nothing sold for 30 days, or enough for more than 90 days";
    oversold_foot = "Nhận hàng hoặc kiểm kê là giải thích xong, dòng cũ trước", "A receipt or a count explains them, the oldest first";
    no_oversold = "Không bán âm", "Nothing is sold below the books";
    held = "tạm dừng", "on hold";
    sample = "mẫu", "sample";
    never = "chưa bán", "never";
    under = "hợp đồng", "under";
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
    which_day = "Hàng tồn của ngày nào?", "Stock of which day?";
    day_hint = "20/11/26 · 201126 · -7 là 7 ngày trước", "20/11/26 · 201126 · -7 is 7 days ago";
    day_s_end = "Như lúc hết ngày ấy, theo giá ngày ấy", "As it lay at that day's end, at its prices";
    bad_day = "Chưa đọc được ngày – gõ 20/11/26 hoặc -7 (ngày trước)", "The day cannot be read; type 20/11/26 or -7 (days ago)";
    day_to_come = "Ngày ấy chưa tới", "That day is yet to come";
    day_in_list = "Mở danh sách hàng tồn (Esc) rồi chọn ngày", "Go back to the list of stock (Esc), then choose the day";
    only_seen = "Ngày đã qua chỉ để xem – về hôm nay rồi làm", "A day past can only be seen; go back to today first";
    to_today = "về hôm nay", "to today";
    back_to_today = "Esc: về hôm nay", "Esc: to today";
    back_to_list = "Esc: quay lại", "Esc: back";
    turn = "đổi", "turn";
    release = "bán lại", "release";
    open = "mở", "open";
    of_the_lot = "Đường đi của lô", "The lot's way";
}

sentences! {
    no_stock_hint(key: &str) = "{key}: nhận hàng của chủ thể", "{key}: receive goods from a producer";
    lots_of(name: &str) = "Các lô: {name}", "Lots: {name}";
    last_days(name: &str) = "Hạn dùng: {name}", "Last day: {name}";
    goods_of(name: &str) = "Hàng tồn: {name}", "Stock: {name}";
    expired_since(days: i64) = "quá {days} ngày", "{days} d over";
    expires_in(days: i64) = "còn {days} ngày", "{days} d left";
    days(days: i64) = "{days} ngày", "{days} d";
    unpriced(count: u32) = "{count} mặt hàng chưa có giá", "{count} without a price";
    written_off(document: &str) = "Đã ghi giảm, biên bản {document}", "Written off, minutes {document}";
    given_back(document: &str) = "Đã ghi trả chủ thể, phiếu {document}", "Returned to the producer, slip {document}";
    held_lots(held: u32) = "{held} dừng", "{held} held";
    in_place(place: &str, quantity: Quantity, unit: &str) = "{place}: {quantity} {unit}", "{place}: {quantity} {unit}";
    of_left(quantity: Quantity, unit: &str) = "trong {quantity} {unit}", "of {quantity} {unit}";
    received_by(day: &str, document: &str) = "nhận {day}, {document}", "came {day}, {document}";
}

/// Says what a unit of a lot was handed over for.
pub fn handed_over_at(lang: Lang, form: SupplyForm, price: Money) -> String {
    format!("{} {price} đ", super::goods::consignment_price(lang, form).to_lowercase())
}

/// Says what goods come to at the prices they were handed over for, and how much of them has none.
pub fn at_consignment(lang: Lang, value: Money, without: &[(String, Quantity)]) -> String {
    let known = match lang {
        Lang::Vi => format!("{value} đ theo giá ký gửi"),
        Lang::En => format!("{value} đ at consignment prices"),
    };
    if without.is_empty() {
        return known;
    }
    let units = crate::domain::stock::sheet::said(without);
    match lang {
        Lang::Vi => format!("{known} · chưa có giá: {units}"),
        Lang::En => format!("{known} · no price: {units}"),
    }
}

/// Writes a day with its day of the week: `Thứ Sáu 20/11/2026`.
pub fn full_day(lang: Lang, day: NaiveDate) -> String {
    const VI: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    match lang {
        Lang::Vi => format!("{} {}", VI.get(at).unwrap_or(&""), day.format("%d/%m/%Y")),
        Lang::En => day.format("%A %d/%m/%Y").to_string(),
    }
}

/// Says that a day past is shown.
pub fn as_it_was(lang: Lang, day: NaiveDate) -> String {
    let day = full_day(lang, day);
    match lang {
        Lang::Vi => format!("HẾT NGÀY {day} – CHỈ XEM"),
        Lang::En => format!("AT THE END OF {day} – TO LOOK AT"),
    }
}

/// Says what the rows shown come to.
pub fn foot(lang: Lang, packs: usize, lots: u32, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {packs} mặt hàng · {lots} lô · {value} đ theo giá bán"),
        Lang::En => format!("Products: {packs} · lots: {lots} · {value} đ at selling prices"),
    }
}

/// Says what the producers or places shown come to.
pub fn foot_groups(lang: Lang, lots: u32, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {lots} lô · {value} đ theo giá bán"),
        Lang::En => format!("Lots: {lots} · {value} đ at selling prices"),
    }
}

/// Says what the lots shown come to.
pub fn foot_lots(lang: Lang, lots: usize, value: Money) -> String {
    match lang {
        Lang::Vi => format!("Cộng {lots} dòng · {value} đ theo giá bán"),
        Lang::En => format!("Rows: {lots} · {value} đ at selling prices"),
    }
}

/// Names a stretch of the calendar.
pub fn span_name(lang: Lang, span: Span) -> String {
    let (vi, en) = span.names();
    lang.pick(&vi, &en).to_owned()
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
