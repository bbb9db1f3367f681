//! Words about papers and inspections.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::certificate::CertificateState;
use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;

words! {
    title = "Giấy tờ", "Papers";
    all = "tất cả", "all";
    ending = "hết hạn 90 ngày", "end in 90 days";
    expired = "đã hết hạn", "expired";
    missing = "còn thiếu", "missing";
    paper = "Giấy", "Paper";
    owner = "Của", "Of";
    product = "Sản phẩm", "Product";
    producer = "Chủ thể", "Producer";
    number = "Số", "Number";
    until = "Đến", "Until";
    standing = "Tình trạng", "State";
    filed_at = "Bản gốc", "Original";
    needed = "Cần có", "Needed";
    here = "Ở quầy", "Here";
    none = "Chưa ghi giấy tờ nào", "No papers are recorded yet";
    none_hint = "Tab: xem giấy còn thiếu rồi Enter để ghi", "Tab: see what is missing, then Enter to record it";
    none_ending = "Không giấy nào hết hạn trong 90 ngày", "No paper ends within 90 days";
    none_expired = "Không có giấy hết hạn", "No paper is past its last day";
    missing_elsewhere = "thiếu, hàng chưa có", "missing, not here";
    none_missing_here = "Hàng đang có không thiếu giấy tờ nào", "No papers are missing of the goods here";
    none_missing = "Không thiếu giấy tờ nào", "No papers are missing";
    tab_hint = "Tab: danh sách khác", "Tab: another list";
    lapsed = "hết hiệu lực", "lapsed";
    not_there = "chưa có", "not there";
    file_right = "ghi giấy tờ", "filing papers";
    no_owner = "Chọn một dòng trước, hoặc mở từ sản phẩm", "Choose a line first, or open it from a product";
    file_it = "ghi giấy này", "file it";
    renew = "ghi giấy mới", "record";
    withdraw = "thu hồi", "withdraw";
    form_title = "Ghi giấy tờ", "Record a paper";
    kind = "Loại giấy", "Kind";
    kind_hint = "VietGAP, tự công bố, ATTP…", "VietGAP, self-declaration…";
    issuer = "Nơi cấp", "Issuer";
    from = "Từ ngày", "From";
    to = "Đến ngày", "Until";
    day_hint = "31/12/26", "31/12/26";
    to_hint = "bỏ trống: theo loại giấy", "empty: as its kind has it";
    filed_hint = "tủ 2, bìa HTX Ong Xanh", "cabinet 2, folder HTX Ong Xanh";
    unknown_kind = "Không rõ loại giấy – ghi như VietGAP, tự công bố, ATTP", "No such kind; write VietGAP, self-declaration, food safety";
    type_day = "Ngày chưa đúng – ghi như 31/12/26", "That is no day; write 31/12/26";
    recorded = "Đã ghi giấy tờ", "The paper is recorded";
    withdrawn = "Đã ghi thu hồi giấy", "The paper is withdrawn";
    withdraw_title = "Giấy bị thu hồi từ hôm nay", "The paper is withdrawn from today";
    unlimited = "không hạn", "no end";
    whole_producer = "cả chủ thể", "whole producer";
    for_product = "chỉ sản phẩm", "this product";
    inspect_first = "Mở «kiểm tra» của sản phẩm rồi lưu PDF", "Open the product's inspection, then save it";
    lots = "CÁC LÔ", "LOTS";
    receipts = "NHẬN HÀNG", "GOODS RECEIVED";
    papers = "GIẤY TỜ", "PAPERS";
    recognitions = "CÔNG NHẬN OCOP", "OCOP RECOGNITION";
    holds = "TẠM GIỮ, LẤY MẪU, GIẢM KHÁC", "HOLDS, SAMPLES, OTHER LOSSES";
    sales = "ĐÃ BÁN", "SALES";
    col_day = "Ngày", "Day";
    col_what = "Nội dung", "What";
    col_quantity = "Số lượng", "Quantity";
    col_document = "Chứng từ", "Document";
    col_note = "Ghi chú", "Note";
    nothing = "chưa có gì", "nothing yet";
    held = "đang tạm giữ", "on hold";
    lot_expired = "hết hạn", "expired";
    held_expired = "tạm giữ, hết hạn", "held, expired";
    sample_right = "giao mẫu kiểm tra", "giving samples";
    sample_title = "Giao mẫu kiểm tra", "Give a sample";
    authority = "Cơ quan", "Authority";
    authority_hint = "cơ quan lấy mẫu", "who takes the sample";
    minutes_needed = "số biên bản lấy mẫu", "number of the minutes";
}

sentences! {
    missing_counts(here: usize, elsewhere: usize) = "Hàng đang có thiếu {here} giấy · hàng chưa có thiếu {elsewhere} (Tab)", "Goods here lack {here} · goods not here lack {elsewhere} (Tab)";
    left(days: i64) = "còn {days} ngày", "{days} d left";
    over(days: i64) = "quá {days} ngày", "{days} d over";
    of_product(name: &str) = "Kiểm tra: {name}", "Inspection: {name}";
    left_of(left: Quantity, came: Quantity) = "{left}/{came}", "{left}/{came}";
    good_until(code: &str, day: &str) = "Lô {code} · hạn {day}", "Lot {code} · until {day}";
    keeps(code: &str) = "Lô {code} · không có hạn", "Lot {code} · keeps";
    note(number: &str) = "phiếu giao {number}", "note {number}";
    stars_until(stars: u8, day: &str) = "{stars} sao · đến {day}", "{stars} stars · until {day}";
    paper_until(name: &str, day: &str) = "{name} · đến {day}", "{name} · until {day}";
    original(place: &str) = "bản gốc: {place}", "original: {place}";
    lacks(name: &str) = "THIẾU: {name}", "MISSING: {name}";
}

/// Writes a day in full.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Says how a paper stands, with the days it still has.
pub fn state(lang: Lang, state: CertificateState, days: Option<i64>) -> String {
    match (state, days) {
        (CertificateState::Valid, Some(days)) => left(lang, days),
        (CertificateState::Expired, Some(days)) => over(lang, days.saturating_neg()),
        (CertificateState::Valid, None) => unlimited(lang).to_owned(),
        (CertificateState::Expired, None)
        | (CertificateState::Upcoming | CertificateState::Replaced | CertificateState::Withdrawn, _) => {
            let (vi, en) = state.names();
            lang.pick(vi, en).to_owned()
        }
    }
}

/// Says a paper's name as lists have room for: what all of them begin with is left out.
pub fn short_name(lang: Lang, name: &str) -> Cow<'_, str> {
    const HEADS: [&str; 2] = ["Giấy chứng nhận ", "Bản "];
    let rest = (lang == Lang::Vi).then(|| HEADS.iter().find_map(|head| name.strip_prefix(head))).flatten();
    rest.map_or(Cow::Borrowed(name), |rest| Cow::Owned(super::sentence(rest)))
}
