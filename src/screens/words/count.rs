//! What the screens say about counts of goods.

use super::{Lang, Quantity};

words! {
    title = "Kiểm kê", "Count of goods";
    list_title = "Các đợt kiểm kê đang mở", "Counts that are open";
    new_count = "Đợt kiểm kê mới", "New count";
    start_title = "Bắt đầu kiểm kê", "Start a count";
    place = "Nơi đếm", "Where";
    place_hint = "←→ đổi", "←→ change";
    producer = "Chủ thể", "Producer";
    producer_hint = "để trống: đếm tất cả", "empty: count everything";
    everything = "Đếm mọi mặt hàng ở đây", "Everything in this place";
    blind = "Đếm trước, máy so sau: số trong sổ chỉ hiện khi đếm xong. Vẫn bán hàng trong lúc đếm.", "Count first, compared after: what the books hold is shown when all is counted. Selling goes on meanwhile.";
    all_goods = "tất cả", "everything";
    scan_or_type = "Quét hàng đang đếm, hoặc gõ tên", "Scan what you count, or type a name";
    how = "3* rồi quét: thêm 3 · 5* Enter: dòng này có 5 · 0* Enter: không còn", "3* then scan: 3 more · 5* Enter: this line is 5 · 0* Enter: none left";
    nothing_yet = "Chưa đếm gì", "Nothing counted yet";
    none_left = "không còn", "none left";
    not_found = "Không có hàng nào như vậy trong đợt này", "No goods like that in this count";
    rest_title = "Có trong sổ mà chưa đếm", "In the books, not counted";
    rest_says = "Quét hoặc Esc: đếm tiếp. 0: không còn. F10: để ngoài đợt này, sổ giữ nguyên.", "Scan or Esc: go on counting. 0: none left. F10: leave out, the books stay.";
    all_match = "Mọi mặt hàng khớp sổ", "Everything is as the books have it";
    col_books = "Sổ", "Books";
    col_counted = "Đếm", "Counted";
    col_difference = "Lệch", "Diff.";
    col_bearer = "Ai chịu", "Borne by";
    again = "đếm lại", "recount";
    shop_bears = "cửa hàng", "shop";
    producer_bears = "chủ thể", "producer";
    reason = "Lý do", "Reason";
    reason_hint = "vì sao lệch?", "why do they differ?";
    ask_manager = "Quản lý duyệt: F12 đổi người rồi F10. Đếm lại: Esc.", "A manager approves: F12 changes the person, then F10. Count again: Esc.";
    drop_title = "Bỏ đợt kiểm kê", "Drop the count";
    drop_says = "Sổ giữ nguyên. Những gì đã đếm của đợt này không dùng nữa.", "The books stay. What was counted is not used.";
    drop_hint = "vì sao bỏ?", "why?";
    choose_first = "Chọn đợt kiểm kê trước rồi quét", "Choose a count first, then scan";
    compared_already = "Đã so với sổ – Esc để đếm tiếp rồi quét", "Compared already; Esc, then scan to count on";
    count_first = "Mở một đợt kiểm kê trước", "Open a count first";
    which_owner = "Mã này của hai chủ thể – hàng của ai? ↑↓ rồi Enter", "Two producers share this code: whose goods are these? ↑↓, then Enter";
    leave_out = "để ngoài, xong", "leave out, finish";
    zero = "không còn", "none left";
    forget = "chưa đếm", "not counted";
    count_it = "đếm", "count it";
    bearer = "ai chịu", "borne by";
    go_on = "đếm tiếp", "go on";
    is_open = "Đang kiểm kê đợt này – quét tiếp; Esc xem các đợt khác", "This count is open: scan on; Esc shows the others";
    start = "bắt đầu", "start";
    place_counting = "Kiểm kê", "Counting goods";
}

sentences! {
    packs(count: usize) = "{count} mặt hàng", "Packs: {count}";
    started(count: &str) = "Đợt {count} – quét từng món", "Count {count}; scan each piece";
    stays_open(count: &str) = "Đợt {count} vẫn mở – : kiểm kê để đếm tiếp", "Count {count} stays open; : count goes on with it";
    finished(count: &str) = "Đã so đợt {count} với sổ", "Count {count} is compared with the books";
    approved(count: &str) = "Đã duyệt {count} – sổ theo số đếm", "{count} is approved; the books follow it";
    dropped(count: &str) = "Đã bỏ đợt {count} – sổ giữ nguyên", "{count} is dropped; the books stay";
    unknown_code(code: &str) = "Mã {code} chưa có trong danh mục – để riêng, báo quản lý", "Code {code} is not in the catalogue; put it aside for a manager";
    a_quantity(figures: &str) = "Có {figures}? Gõ {figures}* rồi Enter: dòng đang chọn có {figures}", "{figures} of it? Type {figures}* and Enter: the chosen line is {figures}";
    moved(quantity: Quantity) = "Có {quantity} ra vào trong lúc đếm hàng này – nên đếm lại (Esc)", "{quantity} of it moved while it was counted; better count it again (Esc)";
    below(quantity: Quantity) = "Trước đó đã bán âm {quantity} – duyệt là giải thích xong", "{quantity} had been sold below the books; the approval explains them";
    matched(count: u32) = "{count} khớp", "{count} match";
    short(count: u32) = "{count} thiếu", "{count} short";
    over(count: u32) = "{count} thừa", "{count} over";
    left_outs(count: u32) = "{count} để ngoài", "{count} left out";
    still_open(count: u32) = "Còn {count} đợt kiểm kê đang mở – bấm : rồi gõ kiểm kê", "{count} counts are still open; press : and type count goods";
    open(count: u32) = "kiểm kê {count}", "counts {count}";
}
