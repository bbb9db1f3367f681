//! Words about recognitions, the assortment and today's work.

use chrono::NaiveDate;

use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::quantity::Quantity;
use crate::domain::query::RecognitionList;
use crate::domain::recognition::Stars;

words! {
    today_title = "Việc hôm nay", "Today's work";
    nothing_today = "Hôm nay không có việc gì chờ", "Nothing is waiting today";
    sell_on = "Quét mã hoặc gõ tên hàng là bán tiếp", "A scan or a name goes on selling";
    see_it = "xem", "see";
    next_list = "danh sách khác", "another list";
    no_work = "Không còn gì trong việc này", "Nothing is left of this";
    recognitions = "Công nhận OCOP", "OCOP recognitions";
    no_recognitions = "Không có sản phẩm nào", "No products";
    no_recognitions_hint = "Tab: danh sách khác", "Tab: another list";
    nothing_recorded = "Chưa ghi công nhận nào cho sản phẩm này", "No recognition of this product is recorded";
    history_of = "Quá trình OCOP", "OCOP history";
    col_product = "Sản phẩm", "Product";
    col_stars = "Sao", "Stars";
    col_producer = "Chủ thể", "Producer";
    col_decision = "Quyết định", "Decision";
    col_until = "Đến", "Until";
    col_state = "Tình trạng", "State";
    col_here = "Ở quầy", "Here";
    col_code = "Mã", "Code";
    col_day = "Hạn", "Last day";
    col_left_on = "Đi ngày", "Left on";
    col_printed_on = "In ngày", "Printed";
    col_since = "Từ ngày", "Since";
    print_them = "in lại các nhãn này", "print these labels";
    is_withdrawn = "đã thu hồi", "withdrawn";
    quarantined = "hàng tạm giữ", "goods on hold";
    withdraw = "thu hồi", "withdraw";
    keep_apart = "tạm giữ hàng", "hold the goods";
    withdraw_title = "Thu hồi công nhận OCOP", "Withdraw the OCOP recognition";
    withdraw_notice = "Số quyết định thu hồi", "Decision that withdraws";
    withdraw_reason = "Lý do", "Reason";
    withdraw_from = "Từ lúc", "From";
    withdraw_from_hint = "như 1/12/26 14:30", "like 1/12/26 14:30";
    at_once = "ngay bây giờ", "at once";
    type_moment = "Gõ ngày giờ như 1/12/26 14:30, hoặc bỏ trống là ngay bây giờ", "Type a moment like 1/12/26 14:30, or leave it empty for now";
    withdraw_goods = "Hàng", "The goods";
    sell_plain = "bán như hàng thường, không sao", "sold as plain goods, no stars";
    quarantine = "tạm giữ, không bán, cả hàng về sau", "on hold, what comes later too";
    withdraw_foot = "Từ lúc đó sao biến mất khỏi màn hình và phiếu. Đơn đã bán giữ nguyên.", "From then on the stars are gone from screen and slip. Past sales stay as sold.";
    recognise_right = "ghi hoặc thu hồi công nhận", "recording or withdrawing a recognition";
    arrows_choose = "←→ đổi", "←→ change";
    recognise = "ghi công nhận mới", "record a new one";
    recognise_title = "Ghi công nhận OCOP", "Record an OCOP recognition";
    recognise_stars = "Số sao (3–5)", "Stars (3–5)";
    recognise_decision = "Số quyết định", "Decision number";
    recognise_decided = "Ngày ký", "Signed on";
    recognise_level = "Cấp công nhận", "Level";
    recognise_body = "Nơi công nhận", "Recognised by";
    recognise_criteria = "Bộ tiêu chí", "Criteria";
    recognise_from = "Từ ngày", "First day";
    recognise_to = "Đến ngày", "Last day";
    recognise_last_day = "Ngày cuối", "On the last day";
    last_day_counts = "còn sao hết ngày đó", "stars to its end";
    last_day_is_over = "hết sao từ hôm trước", "stars end the day before";
    recognise_foot = "Tiềm năng, đang đăng ký chưa phải sao – ghi ở :hồ sơ OCOP", "Potential and applying are no stars; record them by :OCOP file";
    record_status = "tiềm năng, đăng ký", "potential, applying";
    status_title = "Hồ sơ OCOP đang làm", "On its way to OCOP stars";
    status_hoped = "Nhắm mấy sao", "Stars hoped for";
    status_hoped_hint = "3–5, có thể bỏ trống", "3–5, may be left empty";
    status_note = "Ghi chú", "Note";
    status_note_hint = "như: hồ sơ nộp xã 12/11", "like: file handed in on 12/11";
    status_foot = "Chưa phải sao: không in ra phiếu, nhãn, màn hình bán.", "Not stars: never on slips, labels or the sale screen.";
    status_recorded = "Đã ghi hồ sơ OCOP của sản phẩm", "The product's way is recorded";
    day_hint = "như 31/12/26", "like 31/12/26";
    criteria_hint = "bỏ trống: theo ngày ký", "empty: by the day of signing";
    from_hint = "bỏ trống: ngày ký", "empty: the day of signing";
    to_hint = "bỏ trống: 36 tháng", "empty: 36 months";
    type_stars = "Gõ số sao: 3, 4 hoặc 5", "Type the stars: 3, 4 or 5";
    type_day = "Gõ ngày như 31/12/26", "Type a day like 31/12/26";
    recorded = "Đã ghi công nhận OCOP", "The recognition is recorded";
    not_stars = "chưa phải sao", "not stars";
    assortment_title = "Cơ cấu hàng trên kệ", "What is on the shelves";
    on_shelf = "Mặt hàng trên kệ", "Goods on the shelves";
    own_province = "Có sao, tỉnh nhà", "Stars, own province";
    other_province = "Có sao, tỉnh khác", "Stars, other provinces";
    no_province = "Có sao, chưa rõ tỉnh", "Stars, province unknown";
    without_stars = "Không có sao", "No stars";
    point_has_no_province = "Điểm bán chưa khai tỉnh (quản lý bấm F6): chưa biết hàng nào của tỉnh nhà", "The point has not said its province (a manager presses F6), so nothing counts as its own";
    no_goods = "Chưa có hàng nào trong sổ – nhận hàng trước", "The books hold no goods yet; receive some first";
    no_target = "Chưa đặt chỉ tiêu (quản lý bấm Ins)", "No target is set (a manager presses Ins)";
    target_reached = "Đạt chỉ tiêu", "The target is reached";
}

sentences! {
    within(days: i64) = "OCOP hết hạn trong {days} ngày", "OCOP that expires within {days} days";
    within_days(days: i64) = "{days} ngày", "{days} days";
    days_left(days: i64) = "còn {days} ngày", "{days} days left";
    days_over(days: i64) = "hết {days} ngày", "{days} days over";
    in_shop(quantity: Quantity) = "Ở quầy còn {quantity}", "{quantity} in the shop";
    withdrawn_from(when: &str, reason: &str) = "Thu hồi từ {when}: {reason}", "Withdrawn from {when}: {reason}";
    by_notice(notice: &str) = "theo {notice}", "by {notice}";
    hoped(stars: u8) = "nhắm {stars} sao", "hopes for {stars} stars";
    had_stars(stars: u8) = "{stars} sao", "{stars} stars";
    criteria(name: &str) = "tiêu chí {name}", "criteria {name}";
    decided_on(day: &str) = "ký {day}", "signed {day}";
    target_own(percent: u8) = "Chỉ tiêu: từ {percent} % là hàng có sao của tỉnh nhà", "Target: at least {percent} % with stars, of the own province";
    target_any(percent: u8) = "Chỉ tiêu: từ {percent} % là hàng có sao", "Target: at least {percent} % with stars";
    target_missing(count: u32) = "Còn thiếu {count} mặt hàng", "{count} more are needed";
    star_expired(name: &str, day: &str) = "{name}: OCOP hết hạn {day} – phiếu không in sao, giá như cũ", "{name}: OCOP expired on {day}; no stars on the slip, the price stays";
    star_withdrawn(name: &str) = "{name}: OCOP đã thu hồi – phiếu không in sao, giá như cũ", "{name}: OCOP is withdrawn; no stars on the slip, the price stays";
    star_quarantined(name: &str) = "{name}: OCOP đã thu hồi, hàng tạm giữ – không bán, bỏ khỏi phiếu", "{name}: OCOP is withdrawn and the goods are on hold; take them off the ticket";
    quarantine_arrives(name: &str) = "{name}: OCOP đã thu hồi – nhận vào là tạm giữ, không bán", "{name}: OCOP is withdrawn; what is received goes on hold";
    and_more(count: usize) = "và {count} mặt hàng nữa", "and {count} more";
    products_here(count: usize) = "{count} sản phẩm còn hàng ở quầy", "products still in the shop: {count}";
    withdrawn_later(when: &str) = "Đã ghi: thu hồi từ {when}", "Recorded: withdrawn from {when}";
    withdrawn(held: usize) = "Đã thu hồi – tạm giữ {held} lô", "Withdrawn; {held} lots on hold";
}

/// Names a list of recognitions.
pub fn list_title(lang: Lang, list: RecognitionList) -> String {
    match list {
        RecognitionList::Within(days) => within(lang, days),
        RecognitionList::Expired => {
            lang.pick("OCOP đã hết hạn, hàng còn ở quầy", "OCOP expired, goods still here").into()
        }
        RecognitionList::Withdrawn => lang.pick("OCOP đã bị thu hồi", "OCOP withdrawn").into(),
        RecognitionList::All => lang.pick("Mọi công nhận OCOP", "Every OCOP recognition").into(),
    }
}

/// Names a list in as few words as stand beside the title.
pub fn list_tab(lang: Lang, list: RecognitionList) -> String {
    match list {
        RecognitionList::Within(days) => within_days(lang, days),
        RecognitionList::Expired => lang.pick("hết hạn", "expired").into(),
        RecognitionList::Withdrawn => lang.pick("thu hồi", "withdrawn").into(),
        RecognitionList::All => lang.pick("tất cả", "all").into(),
    }
}

/// Writes a day as people read it.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Writes a moment as people read it.
pub fn moment(moment: Moment) -> String {
    moment.local().format("%H:%M %d/%m/%Y").to_string()
}

/// Says how many stars were hoped for, in words: a hope is no star.
pub fn hope(lang: Lang, hoped_for: Option<Stars>) -> String {
    hoped_for.map_or_else(String::new, |n| format!("{} ({})", hoped(lang, n.get()), not_stars(lang)))
}
