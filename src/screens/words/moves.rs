//! Words about goods carried, sent to another point, and received from one.

use crate::domain::lang::Lang;
use crate::domain::moves::PointName;
use crate::domain::quantity::Quantity;
use crate::domain::query::GoneLot;
use crate::domain::stock::StockPlace;
use crate::screens::gather::Errand;
use crate::screens::transfer_file::Way;

words! {
    place_moves = "Chuyển chỗ, điều chuyển", "Carrying, transfers";
    carry_title = "Chuyển chỗ", "Carry goods";
    send_title = "Điều chuyển sang điểm khác", "Send to another point";
    receive_title = "Nhận điều chuyển", "Receive a transfer";
    close_title = "Xong điều chuyển", "Close transfer";
    transit_title = "Hàng trên đường", "Goods on the way";
    from_place = "Từ", "From";
    to_place = "Đến", "To";
    point_code = "Mã điểm", "Point";
    point_hint = "mã điểm nhận, như Q2", "the other point's code, as Q2";
    point_name = "Tên điểm", "Name";
    name_hint = "tên điểm nhận; không có thì Enter", "what it is called; Enter for none";
    note = "Ghi chú", "Note";
    note_hint = "ai chở, xe nào; không có thì Enter", "who carries it; Enter for none";
    anywhere = "mọi nơi", "anywhere";
    scan = "Quét, hoặc gõ tên hàng · 5* số lượng", "Scan, or type a name · 5* sets how many";
    no_lines = "Chưa có dòng nào", "No line yet";
    col_left = "Còn", "Left";
    col_lot = "Lô", "Lot";
    col_until = "Hạn dùng", "Good until";
    col_place = "Lấy ở", "From";
    other_lot = "lô khác", "other lot";
    one_lot = "Không còn lô nào khác để lấy", "There is no other lot to take from";
    add = "thêm", "add";
    head_fields = "ô trên", "fields above";
    send_right = "điều chuyển sang điểm khác", "sending goods to another point";
    close_right = "xong phiếu điều chuyển", "closing a transfer";
    point_first = "Ghi mã điểm nhận trước: chữ không dấu và số, như Q2", "Name the other point first: letters and digits, as Q2";
    choose_transfer = "Chọn một phiếu trước", "Choose a transfer first";
    col_transfer = "Phiếu", "Transfer";
    col_to = "Đến", "To";
    col_lines = "Dòng", "Lines";
    col_sent_on = "Gửi", "Sent";
    col_since = "Trên đường", "On the way";
    col_what = "Hàng", "Goods";
    none_on_the_way = "Không có hàng trên đường", "Nothing is on the way";
    none_hint = "Gửi hàng sang điểm khác: bấm : rồi gõ điều chuyển", "To send goods to another point press : and type send";
    see_and_close = "xem, xong phiếu", "see, close";
    folder = "Thư mục", "Folder";
    folder_hint = "để trống: thư mục giấy tờ của quầy", "empty: the till's folder of papers";
    save_says = "Điểm nhận đọc tệp này để nhận hàng. Cắm USB thì gõ đường dẫn của USB. Esc: để sau, lưu ở Hàng trên đường.", "The other point reads this file to take the goods in. For a USB stick type its path. Esc: later, from Goods on the way.";
    file = "Tệp", "File";
    path_hint = "đường dẫn tệp .json của điểm gửi", "path of the sender's .json file";
    read_says = "Tệp do điểm gửi lưu khi gửi hàng, mang sang bằng USB hay gửi qua mạng.", "The file the sender saved when the goods left, brought on a stick or sent.";
    type_path = "Gõ đường dẫn của tệp", "Type the path of the file";
    scan_arrived = "Quét hàng đã đến, hoặc gõ tên để tìm dòng", "Scan what came, or type a name to find its line";
    scan_line = "Quét, hoặc gõ tên để tìm dòng", "Scan, or type a name to find a line";
    col_sent = "Gửi", "Sent";
    col_arrived = "Đến", "Came";
    col_damaged = "Hỏng", "Damaged";
    col_back = "Về", "Back";
    arrived = "Nhận tốt", "Arrived";
    damaged = "Hỏng", "Damaged";
    arrived_there = "Bên kia nhận", "They took";
    back = "Đem về", "Came back";
    why = "Lý do", "Reason";
    why_hint = "vì sao lệch: vỡ, thiếu, thừa…", "why it differs: broken, missing…";
    not_counted = "chưa đếm", "not counted";
    put_on = "Để ở", "Put on";
    back_to = "Về chỗ", "Back to";
    minutes = "Biên bản", "Minutes";
    minutes_hint = "số biên bản của điểm nhận (E…), nếu có", "the other point's number (E…), if known";
    other_line = "dòng khác", "other line";
    counted_all = "đếm xong", "counted";
    close = "xong phiếu", "close";
    counted_kept = "Số đã đếm vẫn giữ – mở lại phiếu này để tiếp", "What was counted is kept; open the transfer again to go on";
    is_expired = "đã hết hạn", "expired";
    is_unlisted = "chưa có trong danh mục", "not in the catalogue";
}

sentences! {
    unknown_code(code: &str) = "Mã {code} chưa có trong danh mục – gõ tên hàng, hoặc nhận hàng trước", "Code {code} is not in the catalogue; type the name, or receive the goods first";
    removed(name: &str) = "Đã bỏ {name} khỏi phiếu", "Removed {name} from the list";
    held_stays(name: &str) = "{name} đang tạm dừng bán, không gửi đi được – quản lý cho bán lại ở Hàng tồn", "{name} is on hold and stays here; a manager releases it in the list of stock";
    expired_stays(name: &str) = "{name} đã hết hạn, không gửi điểm khác – trả chủ thể hoặc ghi giảm ở Hàng tồn", "{name} expired and goes to no other point; return it or write it off in the list of stock";
    there_already(name: &str) = "{name} đang ở nơi đến rồi – bỏ dòng này hoặc đổi nơi đến", "{name} lies there already; remove the line or change the place";
    ask_carry(count: usize, to: &str) = "Chuyển {count} dòng đến {to}?", "Carry {count} lines to: {to}?";
    ask_send(count: usize, to: &str) = "Gửi {count} dòng đến {to}? Phiếu điều chuyển in ngay.", "Send {count} lines to {to}? The slip prints at once.";
    moved(document: &str) = "Đã chuyển, phiếu {document}", "Carried, slip {document}";
    sent(document: &str) = "Hàng đã lên đường, phiếu {document}", "The goods are on the way, transfer {document}";
    save_title(transfer: &str) = "Lưu tệp điều chuyển {transfer}", "Save the file of transfer {transfer}";
    file_saved(path: &str) = "Đã lưu {path} – mang tệp này sang điểm nhận", "Saved {path}; take this file to the other point";
    not_in_it(name: &str) = "{name} không có trong phiếu này – để riêng, hỏi lại điểm gửi", "{name} is not in this transfer; put it aside and ask the sender";
    more_than_sent(name: &str, sent: Quantity, came: Quantity) = "{name}: gửi {sent}, đã đếm {came} – nhiều hơn phiếu", "{name}: {sent} sent, {came} counted; more than the transfer says";
    sent_from(from: &str) = "từ {from}", "from {from}";
    sent_to(to: &str) = "đến {to}", "to {to}";
    missing(quantity: Quantity) = "thiếu {quantity}", "{quantity} missing";
    lost(quantity: Quantity) = "mất {quantity}", "{quantity} lost";
    over(quantity: Quantity) = "thừa {quantity}", "{quantity} over";
    left_there(quantity: Quantity, unit: &str) = "trong {quantity} {unit}", "of {quantity} {unit}";
    since(days: i64) = "{days} ngày", "{days} days";
}

/// Names the way goods went: code and name.
pub fn point(point: &PointName) -> String {
    if point.name.is_empty() { point.code.to_string() } else { format!("{} ({})", point.name, point.code) }
}

/// Names the page.
pub const fn title(lang: Lang, errand: Errand) -> &'static str {
    match errand {
        Errand::Carry => carry_title(lang),
        Errand::Send => send_title(lang),
    }
}

/// Names what Enter does with what is gathered.
pub const fn go(lang: Lang, errand: Errand) -> &'static str {
    match errand {
        Errand::Carry => lang.pick("chuyển", "carry"),
        Errand::Send => lang.pick("gửi", "send"),
    }
}

/// Names what Enter does with a file.
pub const fn file_key(lang: Lang, way: &Way) -> &'static str {
    match way {
        Way::Save { .. } => lang.pick("lưu", "save"),
        Way::Read => lang.pick("đọc", "read"),
    }
}

/// Says what to do while nothing is gathered.
pub const fn no_lines_hint(lang: Lang, errand: Errand) -> &'static str {
    match errand {
        Errand::Carry => lang.pick(
            "Quét từng món cần chuyển – lô hết hạn trước được lấy trước",
            "Scan what is to be carried; the lot that expires first is taken first",
        ),
        Errand::Send => lang.pick(
            "Quét từng món cần gửi – lô hết hạn trước được lấy trước",
            "Scan what is to be sent; the lot that expires first is taken first",
        ),
    }
}

/// Says that what is gathered is kept.
pub const fn set_aside(lang: Lang, errand: Errand) -> &'static str {
    match errand {
        Errand::Carry => lang.pick("Phiếu chuyển chỗ đang dở vẫn giữ", "What is gathered to be carried is kept"),
        Errand::Send => lang.pick("Phiếu điều chuyển đang dở vẫn giữ", "What is gathered to be sent is kept"),
    }
}

/// How many goods that are gone are named one by one.
const GONE_MAX: usize = 3;

/// Says which goods are no longer among what is gathered, and where each went.
pub fn gone(lang: Lang, gone: &[GoneLot]) -> String {
    let named = gone.iter().take(GONE_MAX).map(|lot| match gone_to(lang, lot.to) {
        Some(to) => format!("{} ({to})", lot.name),
        None => lot.name.clone(),
    });
    let named = named.collect::<Vec<_>>().join(", ");
    match (lang, gone.len().saturating_sub(GONE_MAX)) {
        (Lang::Vi, 0) => format!("Không còn ở chỗ cũ, đã bỏ: {named}"),
        (Lang::Vi, more) => format!("Không còn ở chỗ cũ, đã bỏ: {named} và {more} dòng nữa"),
        (Lang::En, 0) => format!("No longer there, taken off: {named}"),
        (Lang::En, more) => format!("No longer there, taken off: {named} and {more} more"),
    }
}

/// Says where a lot went.
fn gone_to(lang: Lang, to: Option<StockPlace>) -> Option<String> {
    let said = |vi: &str, en: &str| Some(lang.pick(vi, en).to_owned());
    match to? {
        StockPlace::Buyer => said("đã bán", "sold"),
        StockPlace::Loss => said("đã ghi giảm", "written off"),
        StockPlace::Producer => said("đã về chủ thể", "back with the producer"),
        StockPlace::Transit | StockPlace::Point => said("đã gửi đi", "sent away"),
        StockPlace::Repack => said("đã sang gói", "repacked"),
        StockPlace::Opening => said("tồn đầu đã hủy", "its opening stock was undone"),
        StockPlace::Count => said("kiểm kê ra lô khác", "another lot by a count"),
        place @ (StockPlace::Shelf | StockPlace::Store | StockPlace::Fair) => {
            let name = super::stock::place_name(lang, place);
            Some(match lang {
                Lang::Vi => format!("nay ở {name}"),
                Lang::En => format!("now in: {name}"),
            })
        }
    }
}

/// Says that no more of a pack lies where it is taken from, and where some does.
pub fn no_more(lang: Lang, name: &str, there: Quantity, from: &str, others: &str) -> String {
    match (lang, others.is_empty()) {
        (Lang::Vi, true) => format!("{name}: chỉ lấy được {there} ở {from} – đếm lại, hoặc nhận hàng trước"),
        (Lang::Vi, false) => format!("{name}: chỉ lấy được {there} ở {from} – sổ còn: {others}"),
        (Lang::En, true) => {
            format!("{name}: only {there} to take, from: {from}; count again, or receive the goods first")
        }
        (Lang::En, false) => format!("{name}: only {there} to take, from: {from}; the books have: {others}"),
    }
}

/// Counts the lines of a transfer: how many, how many not counted yet, how many differ.
pub fn counts(lang: Lang, lines: usize, uncounted: usize, differ: usize) -> String {
    let mut out = match (lang, lines) {
        (Lang::Vi, _) => format!("{lines} dòng"),
        (Lang::En, 1) => "1 line".to_owned(),
        (Lang::En, _) => format!("{lines} lines"),
    };
    if uncounted > 0 {
        out += &match lang {
            Lang::Vi => format!(" · chưa đếm {uncounted}"),
            Lang::En => format!(" · {uncounted} not counted"),
        };
    }
    if differ > 0 {
        out += &match (lang, differ) {
            (Lang::Vi, _) => format!(" · lệch {differ}"),
            (Lang::En, 1) => " · 1 differs".to_owned(),
            (Lang::En, _) => format!(" · {differ} differ"),
        };
    }
    out
}

/// Says what becomes of lines nobody has counted.
pub fn uncounted_are_full(lang: Lang, uncounted: usize) -> String {
    match (lang, uncounted) {
        (Lang::Vi, _) => format!("{uncounted} dòng chưa đếm được coi là đến đủ. Esc: đếm tiếp."),
        (Lang::En, 1) => "1 line was not counted and is taken as come in full. Esc: go on counting.".to_owned(),
        (Lang::En, _) => {
            format!("{uncounted} lines were not counted and are taken as come in full. Esc: go on counting.")
        }
    }
}

/// Says what becomes of lots past their last day.
pub fn expired_come_in(lang: Lang, lots: usize) -> String {
    match (lang, lots) {
        (Lang::Vi, _) => format!("{lots} lô đã hết hạn: vào sổ mà không bán được – để riêng, trả hoặc ghi giảm"),
        (Lang::En, 1) => "1 lot is expired: it is booked and cannot be sold; put it aside".to_owned(),
        (Lang::En, _) => format!("{lots} lots are expired: they are booked and cannot be sold; put them aside"),
    }
}

/// Says that a transfer is in these books now.
pub fn received(lang: Lang, transfer: &str, document: &str, differences: usize) -> String {
    match (lang, differences) {
        (Lang::Vi, 0) => format!("Đã nhận đủ phiếu {transfer}, biên bản {document}"),
        (Lang::Vi, n) => format!("Đã nhận phiếu {transfer}, lệch {n} dòng – báo điểm gửi biên bản {document}"),
        (Lang::En, 0) => format!("Transfer {transfer} is received in full, minutes {document}"),
        (Lang::En, n) => {
            format!("Transfer {transfer} is received, lines that differ: {n}; tell the sender minutes {document}")
        }
    }
}

/// Says that a transfer is over for its sender.
pub fn closed(lang: Lang, transfer: &str, document: &str, differences: usize) -> String {
    match (lang, differences) {
        (Lang::Vi, 0) => format!("Đã xong phiếu {transfer}, đến đủ – biên bản {document}"),
        (Lang::Vi, n) => format!("Đã xong phiếu {transfer}, lệch {n} dòng – biên bản {document}"),
        (Lang::En, 0) => format!("Transfer {transfer} is closed, all came; minutes {document}"),
        (Lang::En, n) => format!("Transfer {transfer} is closed, lines that differ: {n}; minutes {document}"),
    }
}

/// Says how many lines a transfer has, and names the first.
pub fn so_many(lang: Lang, lines: usize, name: &str) -> String {
    match lang {
        Lang::Vi => format!("{lines} dòng: {name}…"),
        Lang::En if lines == 1 => format!("1 line: {name}…"),
        Lang::En => format!("{lines} lines: {name}…"),
    }
}
