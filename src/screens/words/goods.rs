//! What the screens say of goods: lots at the sale, deliveries at the door.

use chrono::NaiveDate;

use crate::domain::lang::Lang;
use crate::domain::lot::{PackLot, SupplyForm, Unsellable};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::query::LotRow;
use crate::domain::stock::StockPlace;
use crate::screens::lots::LineStock;

words! {
    whose_first = "Chọn chủ thể cho mã này trước – mã vừa quét chờ", "Name the producer of this code first; the new scan waits";
    scan_in_form = "Xong ô đang gõ (Enter hoặc Esc) rồi quét", "Finish this form (Enter or Esc), then scan";
    place_receive = "Nhận hàng", "Receiving";
    place_lots = "Chọn lô", "Lots";
    stamp_unknown = "Tem này chưa biết – quét mã vạch của hàng, hoặc gõ tên", "This stamp is not known; scan the bar code, or type the name";
    scan_unsure = "Mã này đọc không hết – xem số lô, hạn dùng trên nhãn rồi gõ", "The code could not be read whole; type lot and last day from the label";
    lot = "lô", "lot";
    unbooked = "lô chưa có trong sổ", "lot not in the books";
    unbooked_row = "Lô mới, chưa có trong sổ (quản lý)", "A fresh lot, not in the books (manager)";
    first_to_expire = "Tự lấy: hết hạn trước bán trước", "By itself: first to expire first";
    sell_unbooked = "bán lô chưa có trong sổ", "selling a lot not yet in the books";
    lots_title = "Chọn lô", "Lots";
    no_code = "không số", "no code";
    held_state = "tạm dừng", "on hold";
    expired_state = "hết hạn", "expired";
    sample_state = "mẫu", "sample";
    receive_title = "Nhận hàng", "Receive goods";
    receive_kept = "Phiếu nhận đang dở vẫn được giữ", "The delivery is kept as it stands";
    delivery_open = "nhận hàng dở", "delivery open";
    producer = "Chủ thể", "Producer";
    note = "Số phiếu giao", "Delivery note";
    agreement = "Hợp đồng", "Agreement";
    agreement_hint = "số hợp đồng", "its number";
    agreement_long = "Số hợp đồng dài quá 40 ký tự", "An agreement's number has at most 40 characters";
    note_hint = "không có thì Enter", "Enter for none";
    place_label = "Để ở", "Put on";
    form_label = "Hình thức", "Form";
    scan_delivery = "Quét, hoặc gõ tên hàng của chủ thể", "Scan, or type the producer's goods";
    no_lines = "Chưa có dòng nào", "No line yet";
    no_lines_hint = "Quét từng mặt hàng – cùng mã thì cộng thêm 1", "Scan each product; the same code counts one more";
    quantity = "Số lượng", "Quantity";
    lot_label = "Số lô", "Lot code";
    lot_hint = "như trên nhãn", "as on the pack";
    expires = "Hạn dùng", "Good until";
    expires_hint = "1226 · 31/12/26 · +90 · -", "1226 · 31/12/26 · +90 · -";
    made = "Ngày làm", "Made on";
    made_hint = "không có thì Enter", "Enter for none";
    price_hint = "như trên phiếu giao", "as on the note";
    looked_at = "Đã xem", "Looked at";
    check_keys = "1–4 từng mục · Space tất cả", "1–4 each · Space all";
    bad_made = "Ngày làm phải trước hạn dùng và không sau hôm nay", "It is made before it expires, and not after today";
    lot_long = "Số lô dài quá 40 ký tự", "A lot code has at most 40 characters";
    note_long = "Số phiếu giao dài quá 60 ký tự", "A delivery note has at most 60 characters";
    producer_first = "Chọn chủ thể trước", "Choose the producer first";
    producer_fixed = "Đã có hàng – bỏ hết các dòng mới đổi chủ thể", "There are lines; remove them before changing the producer";
    choose_line = "Chọn một dòng trước", "Choose a line first";
    refuse_title = "Không nhận dòng này", "Refuse this line";
    refuse_other = "lý do khác", "another reason";
    refuse_hint = "ghi lý do", "write the reason";
    find_producer = "gõ tên, hoặc quét ngay món hàng đầu tiên", "type a name, or scan the first product";
    enter_item = "Enter: ghi thành mặt hàng mới", "Enter: record it as a new item";
    new_item = "Mặt hàng mới", "A new item";
    take_goods = "lấy hàng này", "take it";
    refused_state = "KHÔNG NHẬN", "REFUSED";
    taken_again = "Nhận lại dòng này", "The line is taken after all";
    no_expiry = "không hạn", "no date";
    untold = "chưa ghi", "not told";
    col_lot = "Số lô", "Lot";
    col_expires = "Hạn dùng", "Good until";
    col_checks = "Đã xem", "Checks";
    take_lot = "lấy lô này", "take it";
    edit_line = "sửa dòng", "edit line";
    book = "ghi sổ", "book";
    other_field = "ô khác", "other field";
    units_hint = "Enter: nhận cả thùng và nhớ · Esc: bỏ qua", "Enter: take the case and remember · Esc: leave it";
    take_and_remember = "nhận và nhớ", "take, remember";
    whose_delivery = "Mã này của hai chủ thể – chọn hàng rồi Enter", "Two producers share this code; choose the goods, then Enter";
}

sentences! {
    bad_date(typed: &str) = "«{typed}» không phải ngày – gõ 1226, 31/12/26 hoặc +90 (ngày)", "“{typed}” is no day; type 1226, 31/12/26 or +90 (days)";
    not_on_shelf_at(place: &str) = "Lô này ở {place} – chuyển ra kệ rồi bán, hoặc chọn lô trên kệ", "This lot is in: {place}; move it to the shelf, or choose one there";
    named_expired(name: &str, lot: &str, day: &str, key: &str) = "{name}: lô {lot} hết hạn {day} – không bán. {key}: bỏ, cất riêng chờ trả", "{name}: lot {lot} expired on {day}; not for sale. {key} removes it, set it apart";
    named_held(name: &str, lot: &str, why: &str, key: &str) = "{name}: lô {lot} đang tạm dừng bán{why} – quản lý bấm {key} cho bán lại", "{name}: lot {lot} is on hold{why}; a manager releases it by {key}";
    lot_unknown(name: &str, lot: &str) = "{name}: sổ không có {lot} – lấy lô hết hạn trước", "{name}: the books have no {lot}; the first to expire is taken";
    lot_unknown_manager(name: &str, lot: &str, key: &str) = "{name}: sổ không có {lot} – lấy lô hết hạn trước. {key}: bán lô chưa có trong sổ", "{name}: the books have no {lot}; the first to expire is taken. {key}: sell it as not in the books";
    not_in_books(lot: &str) = "{lot} · không có trong sổ", "{lot} · not in the books";
    books_short(left: Quantity) = "sổ còn {left}", "books: {left}";
    store_has(left: Quantity, store: Quantity) = "kệ còn {left}, kho {store}", "shelf: {left}, store room: {store}";
    lot_unknown_short(name: &str, lot: &str, left: Quantity) = "{name}: sổ không có {lot}, trên kệ còn {left} – vẫn bán, phần thiếu ghi âm kho", "{name}: the books have no {lot} and {left} on the shelf; it is sold, and noted below the books";
    sold_short(name: &str, quantity: Quantity) = "Bán âm {quantity} – đã ghi lại: {name}", "{quantity} below the books, noted: {name}";
    other_producer(name: &str, producer: &str, key: &str) = "{name} là hàng của {producer} – {key}: mở phiếu khác", "{name} belongs to {producer}; {key} opens a delivery of its own";
    keeps(date: &str, days: i64) = "= {date}, còn {days} ngày", "= {date}, {days} days left";
    is_past(date: &str) = "= {date}, đã hết hạn", "= {date}, expired";
    held_here(name: &str, why: &str, release: &str) = "{name} đang tạm dừng bán{why} – quản lý chọn lô rồi {release} cho bán lại", "{name} is on hold{why}; a manager chooses the lot and {release} releases it";
    expired_line(name: &str, key: &str) = "{name} đã hết hạn – {key} không nhận dòng này", "{name} has expired; {key} refuses the line";
    short_life(name: &str, days: i64, key: &str) = "{name} chỉ còn {days} ngày – vẫn nhận được, {key} không nhận", "{name} keeps only {days} days; it may be taken, {key} refuses it";
    removed_line(name: &str) = "Đã bỏ {name} khỏi phiếu nhận", "Removed {name} from the delivery";
    ask_keeps(lines: usize, names: &str) = "{lines} dòng chưa ghi hạn dùng: {names}. Hàng này không có hạn? (Esc: ghi hạn)", "No last day on lines: {lines} ({names}). Do these goods keep without one? (Esc: write it)";
    too_far(day: &str) = "Hạn {day} quá xa – xem lại năm trên nhãn", "{day} is too far off; look at the year on the label";
    ask_receive(taken: usize, refused: usize) = "Ghi sổ {taken} dòng nhận, {refused} dòng không nhận?", "Book it: {taken} taken, {refused} refused?";
    received(document: &str, taken: usize, refused: usize) = "Đã ghi biên bản {document}: nhận {taken} dòng, không nhận {refused}", "Minutes {document} booked: {taken} taken, {refused} refused";
    refused_for(why: &str) = "KHÔNG NHẬN: {why}", "REFUSED: {why}";
    count(lines: usize) = "{lines} dòng", "Lines: {lines}";
    sum(lines: usize, refused: usize) = "{lines} dòng · không nhận {refused}", "Lines: {lines} · refused: {refused}";
    unknown_at_door(code: &str) = "Mã {code} chưa có – ghi tên và giá để nhận", "Code {code} is not known; name and price it to take it";
    comes_to(amount: Money) = "cộng {amount} đ", "{amount} đ in all";
    days_left(days: i64) = "còn {days} ngày", "{days} days";
}

/// Names the price of a unit on the delivery note: what the shop owes once it is sold, or paid already.
pub const fn consignment_price(lang: Lang, form: SupplyForm) -> &'static str {
    match form {
        SupplyForm::Consignment | SupplyForm::Sample => lang.pick("Giá ký gửi", "Consigned at"),
        SupplyForm::Purchase => lang.pick("Giá mua", "Bought at"),
    }
}

/// Says before the lots themselves that the goods have expired, with the way on.
pub fn expired_here(lang: Lang, name: &str, day: NaiveDate, remove: &str) -> String {
    let day = day.format("%d/%m/%Y");
    match lang {
        Lang::Vi => {
            format!("{name} hết hạn {day} – không được bán. Chọn lô còn hạn, hoặc Esc rồi {remove} bỏ dòng")
        }
        Lang::En => {
            format!(
                "{name} expired on {day} and may not be sold. Choose a lot that keeps, or Esc and {remove} removes it"
            )
        }
    }
}

/// Writes why goods are on hold behind the word: ` (lấy mẫu)`; empty when nobody said.
pub fn held_for(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" ({reason})") }
}

/// Says that goods that may be sold lie in the store room, with the way on.
pub fn carry_first(lang: Lang, name: &str, why: Unsellable, left: Quantity, key: &str) -> String {
    let day = |day: NaiveDate| day.format("%d/%m/%Y");
    match (lang, why) {
        (Lang::Vi, Unsellable::Expired(last)) => {
            format!("{name}: lô trên kệ hết hạn {}, kho còn {left} bán được – {key} mang ra kệ", day(last))
        }
        (Lang::En, Unsellable::Expired(last)) => {
            format!(
                "{name}: on the shelf it expired on {}, {left} good ones are in the store room; {key} carries them",
                day(last)
            )
        }
        (Lang::Vi, Unsellable::Held | Unsellable::Sample) => {
            format!("{name}: lô trên kệ đang tạm dừng bán, kho còn {left} bán được – {key} mang ra kệ")
        }
        (Lang::En, Unsellable::Held | Unsellable::Sample) => {
            format!("{name}: on the shelf it is on hold, {left} good ones are in the store room; {key} carries them")
        }
    }
}

/// Says why goods may not be sold, with the way on.
pub fn blocked(lang: Lang, name: &str, why: Unsellable, held_for: &str, key: &str) -> String {
    match why {
        Unsellable::Expired(day) => {
            let day = day.format("%d/%m/%Y");
            match lang {
                Lang::Vi => format!("{name} hết hạn {day} – không được bán. {key}: chọn lô khác"),
                Lang::En => format!("{name} expired on {day} and may not be sold. {key}: another lot"),
            }
        }
        Unsellable::Held => match lang {
            Lang::Vi => format!("{name} đang tạm dừng bán{held_for} – quản lý bấm {key} cho bán lại"),
            Lang::En => format!("{name} is on hold{held_for}; a manager releases it by {key}"),
        },
        Unsellable::Sample => match lang {
            Lang::Vi => format!("{name} là mẫu trưng bày – không bán"),
            Lang::En => format!("{name} is a sample and not for sale"),
        },
    }
}

/// Says what the books hold against a line; nothing when it is fine.
pub fn books_say(lang: Lang, stock: LineStock) -> Option<String> {
    match stock {
        LineStock::Fine => None,
        LineStock::Short(left, None) => Some(books_short(lang, left)),
        LineStock::Short(left, Some(store)) => Some(store_has(lang, left, store)),
        LineStock::Blocked(Unsellable::Expired(day)) => {
            Some(format!("{} {}", expired_state(lang).to_uppercase(), day.format("%d/%m")))
        }
        LineStock::Blocked(Unsellable::Held) => Some(held_state(lang).to_uppercase()),
        LineStock::Blocked(Unsellable::Sample) => Some(sample_state(lang).to_uppercase()),
    }
}

/// Names a place in a row.
pub const fn place(lang: Lang, place: StockPlace) -> &'static str {
    let (vi, en) = place.names();
    lang.pick(vi, en)
}

/// Says that a lot lies elsewhere.
pub fn not_on_shelf(lang: Lang, at: StockPlace) -> String {
    not_on_shelf_at(lang, &place(lang, at).to_lowercase())
}

/// Returns what stands on a pack of the lot, or what tells it apart.
pub fn lot_code(lang: Lang, row: &LotRow) -> String {
    if row.lot.code.is_empty() { no_code(lang).to_owned() } else { row.lot.code.clone() }
}

/// Names a lot on the ticket: `lô L2611 · HSD 30/11/27`.
pub fn lot_named(lang: Lang, row: &LotRow) -> String {
    let until = row.lot.expires.map(|day| format!("{} {}", lang.pick("HSD", "exp."), day.format("%d/%m/%y")));
    match until {
        Some(until) if row.lot.code.is_empty() => format!("{} {until}", lot(lang)),
        Some(until) => format!("{} {} · {until}", lot(lang), row.lot.code),
        None => format!("{} {}", lot(lang), lot_code(lang, row)),
    }
}

/// Names a lot as its pack does: `lô L7 · HSD 30/11/27`.
pub fn pack_lot(lang: Lang, pack: &PackLot) -> String {
    let until = pack.last_day.map(|day| format!("{} {}", lang.pick("HSD", "exp."), day.format("%d/%m/%y")));
    let named = (!pack.code.is_empty()).then(|| format!("{} {}", lot(lang), pack.code));
    [named, until].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Says what keeps a lot from being sold; empty when nothing does.
pub fn lot_state(lang: Lang, row: &LotRow, day: NaiveDate) -> String {
    let text = if row.lot.form == SupplyForm::Sample {
        sample_state(lang)
    } else if row.held {
        held_state(lang)
    } else if row.lot.expires.is_some_and(|last| last < day) {
        expired_state(lang)
    } else {
        ""
    };
    text.to_owned()
}

/// Heads the list of lots.
pub const fn lot_heads(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Vi => ["Số lô", "Hạn dùng", "Còn", "Nhận ngày", "Ở", ""],
        Lang::En => ["Lot", "Good until", "Left", "Received", "Place", ""],
    }
}

/// Names how goods come.
pub const fn form(lang: Lang, form: SupplyForm) -> &'static str {
    match form {
        SupplyForm::Consignment => lang.pick("Ký gửi", "Consignment"),
        SupplyForm::Purchase => lang.pick("Mua đứt", "Bought"),
        SupplyForm::Sample => lang.pick("Mẫu trưng bày", "Sample"),
    }
}
