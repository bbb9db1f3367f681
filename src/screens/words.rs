//! Every word the screens say of their own, in Vietnamese and English, side by side.

use chrono::{Datelike, NaiveDate, Weekday};

use super::typing::Mode;
use crate::domain::lang::Lang;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::tender::TenderKind;

macro_rules! words {
    ($($name:ident = $vi:literal, $en:literal;)*) => {
        $(#[doc = $en] pub const fn $name(lang: Lang) -> &'static str { lang.pick($vi, $en) })*
    };
}

macro_rules! sentences {
    ($($name:ident($($arg:ident: $ty:ty),*) = $vi:literal, $en:literal;)*) => {
        $(#[doc = $en] pub fn $name(lang: Lang, $($arg: $ty),*) -> String {
            match lang { Lang::Vi => format!($vi), Lang::En => $crate::screens::words::one::of_one(format!($en)) }
        })*
    };
}

mod one;
mod pay;
mod scan;

pub use pay::{give_back, taken, vietqr, voided};
pub use scan::scanned_private;

pub mod board;
pub mod certificates;
pub mod codes;
pub mod moves;
pub mod ocop;
pub mod ocop_stamp;
pub mod point;
pub mod stock;

pub mod goods;
pub mod paper_rules;
pub mod shelf_life;
pub mod takeon;

pub mod count;

pub mod documents;

pub mod repack;

words! {
    scan_or_type = "Quét mã hoặc gõ tên hàng", "Scan, or type a name";
    empty_hint = "3* trước khi quét hay gõ tên: bán 3", "3* before a scan or a name: sell 3";
    nothing_found = "Không có hàng nào như vậy", "No goods like that";
    enter_quick = "Enter: bán nhanh hàng này", "Enter: sell it as a quick item";
    code_enter = "Enter: tìm đúng mã này · ↓ chọn trong danh sách", "Enter: this very code · ↓ choose from the list";
    ticket = "Phiếu", "Ticket";
    to_pay = "Khách phải trả", "To pay";
    missing = "Còn thiếu", "Still missing";
    tendered = "Khách đưa", "Cash given";
    change = "Tiền thừa trả khách", "Change to give back";
    waiting = "Chờ tiền về", "Waiting for money";
    received = "Đã nhận tiền", "Money received";
    exact_cash = "tiền mặt vừa đủ", "exact cash";
    discount = "Giảm giá", "Discount";
    discount_on_ticket = "Cả phiếu", "Whole ticket";
    discount_on_line = "Dòng đang chọn", "This line";
    discount_hint = "10 là 10.000 đ · 10% là một phần mười · 0 là bỏ", "10 is 10.000 đ · 10% is a tenth · 0 takes it away";
    discount_lowered = "Giảm giá lớn hơn tiền hàng – đã hạ bằng tiền hàng", "The discount was more than the goods; lowered to their amount";
    leaves = "còn", "leaves";
    tab_turns = "Tab đổi", "Tab turns";
    price_none = "chưa có giá", "no price";
    quick_mark = "bán nhanh", "quick item";
    link_unreadable = "Không đọc được tem này – quét mã vạch của hàng", "This stamp cannot be read; scan the goods' bar code";
    stamp_unknown = "Tem chưa biết – chọn hàng, lần sau quầy nhớ", "An unknown stamp: choose the goods, the till remembers";
    stamp_title = "Tem này là hàng nào?", "Which goods is this stamp?";
    item_title = "Mã cân này là hàng nào?", "Which goods is this scale's label?";
    case_title = "Thùng này có mấy?", "How many in this case?";
    stamp_field = "Hàng", "Goods";
    stamp_type = "gõ tên hàng", "type the name";
    stamp_hint = "Enter: bán và nhớ · Esc: bỏ qua", "Enter: sell and remember · Esc: leave it";
    units_hint = "Enter: bán cả thùng và nhớ · Esc: bỏ qua", "Enter: sell the case and remember · Esc: leave it";
    sell_and_remember = "bán và nhớ", "sell, remember";
    type_stamp_goods = "Gõ tên hàng rồi chọn trong danh sách", "Type the name, then choose from the list";
    type_units = "Gõ số lượng trong một thùng, từ 2 đến 10.000", "Type how many a case holds, 2 to 10,000";
    choose_goods = "Chọn một mặt hàng trước: gõ tên hoặc chọn dòng", "Choose goods first: type a name or choose a line";
    choose_sale = "Chọn một phiếu trước", "Choose a sale first";
    no_receipt_yet = "Chưa có phiếu nào để in lại", "There is no receipt to print again yet";
    nothing_to_undo = "Không có dòng nào để lấy lại", "No line to bring back";
    set_price_right = "đặt giá", "setting a price";
    no_bank = "Chưa có tài khoản nhận tiền: quản lý khai ở chức năng “khai điểm bán” – nay thu tiền mặt", "No bank account yet: a manager adds one under “describe the point”; cash for now";
    type_cash = "Gõ tiền khách đưa rồi Enter", "Type the cash given, then Enter";
    note_keys = "Phím tờ", "Notes";
    transfer_by_qr = "Chuyển khoản VietQR", "Transfer by VietQR";
    qr_too_large = "Màn hình không đủ chỗ vẽ mã QR – khách chuyển theo số bên", "No room for the QR here; the buyer types the figures beside";
    scan_paying = "Đang thanh toán – Esc rồi quét", "Being paid; Esc, then scan";
    scan_discount = "Đang giảm giá – Esc rồi quét", "In the discount; Esc, then scan";
    scan_count = "Đang đếm tiền – Esc rồi quét", "Counting the drawer; Esc, then scan";
    amount_too_large = "Số tiền quá lớn – gõ lại", "The amount is too large; type it again";
    type_discount = "Gõ số tiền hoặc %", "Type an amount or a %";
    type_producer = "Gõ tên chủ thể", "Type the producer's name";
    qr_stays = "Đang hiện mã QR – khách trả tiền mặt thì gõ số tiền", "The QR is shown; for cash, type the amount";
    purpose = "Nội dung", "Purpose";
    account = "Tài khoản", "Account";
    bank = "Ngân hàng", "Bank";
    holder = "Chủ tài khoản", "Holder";
    seen_money = "đã nhận tiền", "money seen";
    done_waiting = "xong, chờ tiền về", "done, money waits";
    take_cash = "nhận tiền", "take it";
    cash_figures = "tiền mặt", "cash";
    back = "quay lại", "back";
    next = "tiếp", "next";
    show = "xem", "show";
    take_up = "làm tiếp", "take up";
    drop_it = "bỏ", "drop";
    choose = "chọn", "choose";
    ok = "được", "OK";
    yes = "đúng", "yes";
    no = "không", "no";
    held_title = "Đơn chờ", "Held tickets";
    no_held = "Không có đơn chờ", "No held tickets";
    is_new_already = "Phiếu đang trống – quét hoặc gõ tên hàng", "The ticket is empty; scan or type a name";
    quick_title = "Bán nhanh", "Quick item";
    quick_producer = "Chủ thể", "Producer";
    quick_name = "Tên hàng", "Name";
    quick_price = "Giá bán", "Price";
    whose_goods = "Mã này của hai chủ thể – hàng của ai? ↑↓ rồi Enter", "Two producers share this code: whose goods are these? ↑↓, then Enter";
    quick_code = "Mã vạch", "Bar code";
    quick_find_producer = "gõ tên chủ thể", "type the producer's name";
    quick_type_name = "gõ tên hàng như trên nhãn", "as on the label";
    quick_later = "Quản lý bổ sung quy cách, thuế sau", "A manager completes pack and tax later";
    choose_producer = "Chọn chủ thể trong danh sách – ai làm ra hàng này?", "Choose the producer: whose goods are these?";
    no_producer_found = "Không có chủ thể nào như vậy", "No producer like that";
    name_goods = "Gõ tên hàng", "Type the name of the goods";
    no_producers = "Chưa có chủ thể nào – quản lý nhập danh mục trước", "There are no producers yet; a manager imports the catalogue first";
    price_title = "Đặt giá từ hôm nay", "Set the price from today";
    price_field = "Giá một", "Price of one";
    price_now = "Giá hiện nay", "Price now";
    price_set = "Đã đặt giá, áp dụng từ hôm nay", "The price is set, from today on";
    sign_in_title = "Ai đứng quầy?", "Who is at the till?";
    pin = "Mã PIN", "PIN";
    pin_hint = "gõ số rồi Enter", "digits, then Enter";
    no_staff = "Chưa có nhân viên – chạy `ocop init` để bắt đầu", "No staff yet; run `ocop init` to begin";
    practice = "TẬP", "PRACTICE";
    practice_says = "giá, mã, ngày minh họa", "prices, codes, dates made up";
    float_title = "Mở ca", "Open a shift";
    float_field = "Tiền đầu ca", "Drawer float";
    float_hint = "Đếm tiền có sẵn trong két. 500 là 500.000 đ; không có thì gõ 0", "Count what lies in the drawer. 500 is 500.000 đ; type 0 for none";
    type_float = "Gõ tiền đầu ca, không có thì gõ 0", "Type the float, 0 for none";
    count_title = "Đếm tiền, chốt ca", "Count the drawer, close the shift";
    count_other = "Tiền khác (đ)", "Other (đ)";
    count_sum = "Đã đếm", "Counted";
    count_reason = "Ghi chú nếu biết là lệch (bỏ trống cũng được)", "A note if it is known to differ (may stay empty)";
    count_blind = "Đếm trước, máy so sau. Lệch vẫn chốt được.", "Count first, compared after. A difference never stops the close.";
    empty_drawer = "Chưa đếm tờ nào – két trống thật à?", "Nothing is counted; is the drawer really empty?";
    check_count = "Có số đếm chưa đọc được – sửa lại", "A figure cannot be read; correct it";
    ticket_stays = "Phiếu đang làm vẫn giữ nguyên sau khi chốt ca", "The open ticket stays as it is after the close";
    report_open = "Ca đang mở: tiền mặt chỉ hiện sau khi đếm và chốt ca", "The shift is open: cash is shown after the count";
    close_before_print = "Chốt ca xong mới in báo cáo được", "The report prints once the shift is closed";
    expected = "Sổ tính", "Expected";
    counted = "Đếm được", "Counted";
    over_none = "Khớp", "Exact";
    reason = "Lý do", "Reason";
    explain_title = "Vì sao lệch? Ca", "Why the difference? Shift";
    explain_hint = "thối nhầm, khách trả lại, ghi thiếu…", "wrong change, brought back, not written down…";
    explain_note = "Số đã chốt không đổi; lý do ghi thêm vào sổ và báo cáo ca.", "The close stands; the reason is added to the ledger and the report.";
    explained = "Đã ghi lý do", "The reason is written down";
    explain_key = "ghi lý do lệch", "explain the difference";
    close_before_explain = "Chốt ca xong mới ghi lý do thừa, thiếu", "Close the shift first; then explain the difference";
    sales_count = "Phiếu bán", "Sales";
    voids_count = "Phiếu hủy", "Voids";
    gross = "Tiền hàng", "Goods";
    takings = "Khách trả", "Takings";
    vat = "Thuế GTGT trong đó", "VAT inside";
    cash = "Tiền mặt", "Cash";
    transfer = "Chuyển khoản", "Transfers";
    opened_by = "Mở ca", "Opened";
    closed_by = "Chốt ca", "Closed";
    head_says = "Dấu sổ", "Ledger mark";
    loading = "Đang đọc sổ…", "Reading the ledger…";
    sales_title = "Phiếu trong ca", "Sales of the shift";
    waiting_title = "Chờ tiền về", "Waiting for money";
    no_sales = "Ca này chưa bán phiếu nào", "Nothing sold in this shift yet";
    no_waiting = "Không phiếu nào chờ tiền về", "No transfer is waiting";
    is_voided = "ĐÃ HỦY", "VOIDED";
    void_title = "Hủy phiếu", "Void";
    void_hint = "vì sao hủy?", "why?";
    void_warning = "Hàng trở lại kệ, tiền trả lại khách. Phiếu hủy vẫn còn trong sổ.", "The goods go back, the buyer is paid back. The void stays in the ledger.";
    help_title = "Các phím", "The keys";
    help_foot = "Phím nào máy không nhận, bấm : rồi gõ tên việc. Đổi phím ở [keys] trong ocop.toml.", "If a key does not arrive, press : and type the action. Change keys under [keys] in ocop.toml.";
    place_sale = "Bán hàng", "Sale";
    place_pay = "Thanh toán", "Paying";
    place_sales = "Danh sách phiếu", "Lists of sales";
    place_report = "Báo cáo ca", "Shift report";
    place_anywhere = "Ở đâu cũng được", "Anywhere";
    command_title = "Tìm chức năng", "Find an action";
    command_hint = "gõ tên việc cần làm", "type what to do";
    no_such_action = "Không có chức năng nào như vậy ở đây", "There is no such action here";
    set_the_clock = "Chỉnh lại ngày giờ của máy. Vẫn bán được, sổ ghi theo giờ cuối cùng.", "Set the machine's clock. Selling goes on; the ledger goes by its last hour.";
    quit = "Thoát chương trình? Phiếu đang làm vẫn giữ.", "Leave the program? The open ticket is kept.";
    sent_to_printer = "Đã gửi máy in", "Sent to the printer";
    printer_ok = "in", "print";
    printer_failing = "máy in lỗi – phiếu đã lưu", "printer fails – sales are safe";
    printer_unknown = "xem lại phiếu in", "check the last print";
    staff_none = "chưa đăng nhập", "nobody";
    no_shift = "chưa mở ca", "no shift";
    made_by = "Nơi làm", "Made in";
    recognition = "Công nhận OCOP", "OCOP recognition";
    no_recognition = "Chưa có công nhận OCOP còn hạn", "No OCOP recognition is valid today";
    decision = "Quyết định", "Decision";
    valid_to = "có hạn đến", "valid to";
    expired_on = "hết hạn", "expired";
    codes = "Mã", "Codes";
    prices = "Giá bán", "Prices";
    from_day = "từ", "from";
    no_tax = "chưa ai xếp thuế – tạm tính 10 %", "nobody has set the tax; 10 % is taken";
    paper_title = "Bản in", "Printed slip";
    col_quantity = "SL", "Qty";
    col_goods = "Hàng", "Goods";
    col_price = "Giá", "Price";
    col_amount = "Thành tiền", "Amount";
    star_enter = "Đặt số lượng cho dòng đang chọn", "Set the quantity of the line";
    arrows = "Chọn dòng, chọn hàng tìm thấy", "Choose a line, or found goods";
    report_title = "Báo cáo ca", "Shift report";
}

sentences! {
    item_unknown(item: &str) = "Mã cân {item} chưa biết – chọn hàng, lần sau quầy nhớ", "The scale's item {item} is not known: choose the goods, the till remembers";
    case_unknown(name: &str) = "Đây là mã thùng của {name} – một thùng có mấy?", "This is a case of {name}: how many does it hold?";
    case_sold(units: u32, name: &str) = "Thùng {units}: {name}", "A case of {units}: {name}";
    units_of_case(unit: &str) = "Số {unit} một thùng", "Number of {unit} a case";
    code_learned(name: &str) = "Đã nhớ mã này: {name}", "Remembered: {name}";
    by_stamp(name: &str, key: &str) = "Theo tem đã nhớ: {name} – sai thì {key} rồi quét lại", "By its stamp: {name}; if wrong, {key} and scan again";
    stamp_in_ticket(key: &str) = "Tem này đã có trong phiếu – không cộng thêm; đúng là hũ khác thì bấm {key}", "This stamp is on the ticket already and was not added; if it is another jar, press {key}";
    stamp_sold(receipt: &str) = "Tem trùng: đã bán ở phiếu {receipt} – xem kỹ tem, báo quản lý", "A doubled stamp: sold on receipt {receipt} before; look closely and tell a manager";
    label_expired(name: &str, day: &str) = "{name}: nhãn ghi hết hạn {day} – không bán, để riêng trả chủ thể", "{name}: the label says expired on {day}; do not sell it, put it aside";
    label_price(name: &str) = "Giá trên tem cân không khớp giá bán {name} – cân lại hoặc hỏi quản lý", "The label's price does not fit the price of {name}; weigh again or ask a manager";

    exact_has_a_key(key: &str) = "{key}: tiền mặt vừa đủ – hoặc gõ tiền khách đưa", "{key}: exact cash; or type the cash given";
    no_note_key(key: char) = "{key} không phải phím tờ – gõ số tiền hoặc Q W E R T Y", "{key} is no note key; type the amount, or Q W E R T Y";
    large_cash(amount: Money) = "Khách đưa {amount} đ – có đúng không?", "{amount} đ given: is that right?";
    close_counted(sum: Money) = "Đếm được {sum} đ – chốt ca?", "{sum} đ counted; close the shift?";
    misread_code(code: &str) = "Mã {code} sai số kiểm tra – quét lại, hoặc bán nhanh (Enter)", "Code {code} has a wrong check digit; scan again, or sell it as a quick item (Enter)";
    unknown_code(code: &str) = "Mã {code} chưa có – bán nhanh? (Enter)", "Code {code} is not known; sell it as a quick item? (Enter)";
    added(name: &str) = "Đã thêm {name}", "Added {name}";
    back_to_sale(name: &str) = "Về phiếu bán – đã thêm {name}", "Back at the ticket; added {name}";
    choose_lot_to(key: &str, action: &str) = "Gõ tên để tìm, chọn lô rồi {key}: {action}", "Type a name to find it, choose the lot, then {key}: {action}";
    choose_sale_to(key: &str, action: &str) = "Chọn phiếu rồi {key}: {action}", "Choose a sale, then {key}: {action}";
    weigh(unit: &str) = "Bán theo {unit}: gõ 0,5* rồi Enter để sửa số cân", "Sold by the {unit}: type 0.5* and Enter to set the weight";
    odd_quantity(quantity: Quantity) = "Số lượng {quantity} – có đúng không?", "A quantity of {quantity}: is that right?";
    no_price_yet(name: &str) = "{name} chưa có giá – đặt giá để bán", "{name} has no price yet; set one to sell it";
    last_piece(key: &str) = "Chỉ còn 1 – {key} để bỏ dòng", "Only 1 left; {key} removes the line";
    removed(name: &str, key: &str) = "Đã bỏ {name} – {key} lấy lại", "Removed {name}; {key} brings it back";
    held(key: &str) = "Đã để vào đơn chờ – {key} lấy lại", "Put aside; {key} brings it back";
    drop_held(ticket: &str) = "Bỏ hẳn đơn {ticket}?", "Drop ticket {ticket} for good?";
    empty_hint_more(help: &str, find: &str) = "{help} các phím · {find} tìm chức năng", "{help} the keys · {find} find an action";
    no_held_hint(new: &str) = "{new} để phiếu đang làm thành đơn chờ", "{new} puts the open ticket aside";
    money_taken(given: Money, pay: &str) = "Đã nhận {given} đ cho phiếu này – {pay} rồi Del để trả lại khách trước", "{given} đ was taken for this ticket; {pay}, then Del, gives it back first";
    shift_opened(shift: u32) = "Đã mở ca {shift} – bán hàng được rồi", "Shift {shift} is open; ready to sell";
    confirmed(receipt: &str, amount: Money) = "Đã nhận {amount} đ của phiếu {receipt}", "{amount} đ of receipt {receipt} is received";
    reprinted(receipt: &str, copy: u32) = "In lại phiếu {receipt}, bản {copy}", "Printing receipt {receipt} again, copy {copy}";
    document_again(document: &str, copy: u32) = "In lại chứng từ {document}, bản {copy}", "Printing document {document} again, copy {copy}";
    labels_printed(labels: u32) = "In {labels} nhãn", "Printing {labels} labels";
    ask_labels(labels: usize) = "In {labels} nhãn giá?", "Print {labels} shelf labels?";
    labels_left(labels: u32, left: usize) = "In {labels} nhãn, còn {left} mặt hàng chưa in – in tiếp lần nữa", "Printing {labels} labels, {left} packs left: print once more";
    pdf_saved(path: &str) = "Đã lưu {path}", "Saved {path}";
    give_all_back(given: Money) = "Phiếu trống – trả lại khách {given} đ", "The ticket is empty; give {given} đ back to the buyer";
    still_missing(missing: Money, exact: &str, pay: &str) = "Còn thiếu {missing} đ – gõ thêm tiền mặt, {exact} nếu vừa đủ, {pay} chuyển khoản", "{missing} đ is missing: type more cash, {exact} if exact, {pay} to transfer";
    saved(receipt: &str) = "Đã lưu phiếu {receipt}", "Saved receipt {receipt}";
    found(count: usize) = "{count} mặt hàng", "{count} found";
    set_quantity_to(quantity: &str) = "Enter: dòng đang chọn = {quantity}", "Enter: this line = {quantity}";
    shift_no(shift: u32) = "Ca {shift}", "Shift {shift}";
    waiting_count(count: u32) = "chờ tiền về {count}", "{count} waiting";
    held_count(count: usize) = "đơn chờ {count}", "{count} held";
    jobs(count: u32) = "in chờ {count}", "{count} to print";
    unprinted(count: u32) = "còn {count} phiếu chưa in – in lại", "{count} not printed – reprint";
    copies(count: u32) = "in lại {count} lần", "printed again {count}×";
    over(amount: Money) = "Thừa {amount} đ", "Over by {amount} đ";
    short(amount: Money) = "Thiếu {amount} đ", "Short by {amount} đ";
    more_below(count: usize) = "còn {count} dòng", "{count} more";
    times(quantity: &str) = "× {quantity}", "× {quantity}";
    unknown_waiting(count: usize) = "và {count} mã khác", "and {count} more codes";
}

/// Says how many products a ticket holds.
pub fn products(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, count) => format!("{count} sản phẩm"),
        (Lang::En, 1) => "1 product".to_owned(),
        (Lang::En, count) => format!("{count} products"),
    }
}

/// Begins a sentence with a capital letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says that a price changed under the open ticket.
pub fn price_changed(lang: Lang, name: &str, seen: Money, now: Money, count: usize) -> String {
    let more = match (count, lang) {
        (0 | 1, _) => String::new(),
        (n, Lang::Vi) => format!(" (và {} mặt hàng nữa)", n - 1),
        (n, Lang::En) => format!(" (and {} more)", n - 1),
    };
    match lang {
        Lang::Vi => format!("Giá {name} nay là {now} đ (đã báo {seen} đ){more} – báo lại khách"),
        Lang::En => format!("{name} now costs {now} đ, not {seen} đ{more}; tell the buyer"),
    }
}

/// Names a way to pay.
pub const fn tender(lang: Lang, kind: TenderKind) -> &'static str {
    lang.pick(kind.rules().label, kind.rules().label_en)
}

/// Asks whether today is the day the clock says.
pub fn is_today(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("Hôm nay là {}, đúng không?", long_date(lang, day)),
        Lang::En => format!("Today is {}, is that right?", long_date(lang, day)),
    }
}

/// Writes `Chủ nhật 22/11/2026`.
pub fn long_date(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", weekday(lang, day).1, day.format("%d/%m/%Y"))
}

/// Writes `CN 22/11`.
pub fn short_date(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", weekday(lang, day).0, day.format("%d/%m"))
}

fn weekday(lang: Lang, day: NaiveDate) -> (&'static str, &'static str) {
    let (vi, en) = match day.weekday() {
        Weekday::Mon => (("T2", "Thứ hai"), ("Mon", "Monday")),
        Weekday::Tue => (("T3", "Thứ ba"), ("Tue", "Tuesday")),
        Weekday::Wed => (("T4", "Thứ tư"), ("Wed", "Wednesday")),
        Weekday::Thu => (("T5", "Thứ năm"), ("Thu", "Thursday")),
        Weekday::Fri => (("T6", "Thứ sáu"), ("Fri", "Friday")),
        Weekday::Sat => (("T7", "Thứ bảy"), ("Sat", "Saturday")),
        Weekday::Sun => (("CN", "Chủ nhật"), ("Sun", "Sunday")),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Says how Vietnamese is typed now.
pub fn typing_is(lang: Lang, mode: Mode) -> String {
    let name = match mode {
        Mode::Telex => "Telex",
        Mode::Vni => "VNI",
        Mode::Off => lang.pick("tắt (gõ thẳng)", "off (plain keys)"),
    };
    format!("{}: {name}", lang.pick("Kiểu gõ", "Typing"))
}

/// Counts the lines of a sale.
pub fn lines(lang: Lang, count: u32) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{count} dòng"),
        (Lang::En, 1) => "1 line".to_owned(),
        (Lang::En, _) => format!("{count} lines"),
    }
}
