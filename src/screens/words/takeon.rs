//! What the screens say of opening stock, and of several deliveries at once.

use crate::domain::lang::Lang;

words! {
    title = "Tồn đầu", "Opening stock";
    with = "Cùng đếm với", "Counted with";
    with_hint = "người của chủ thể cùng đếm và ký", "who of the producer counts and signs";
    with_long = "Tên người cùng đếm dài quá 120 ký tự", "The name has at most 120 characters";
    with_needed = "Ghi tên người của chủ thể cùng đếm – họ ký biên bản", "Name who of the producer counted with you; they sign the minutes";
    scan_here = "Quét, hoặc gõ tên hàng đang có của chủ thể", "Scan, or type the producer's goods that lie here";
    no_lines_hint = "Quét từng mặt hàng đang có – cùng mã thì cộng thêm 1", "Scan what lies here; the same code counts one more";
    received = "Ngày nhận", "Came on";
    received_hint = "không nhớ thì Enter", "Enter when not known";
    bad_received = "Ngày nhận không được sau hôm nay", "It came today or before";
    place = "Nơi để", "Place";
    opening_kept = "Phiếu tồn đầu đang dở vẫn được giữ – :tồn đầu", "The opening stock is kept as it stands; :opening stock";
    opening_open = "tồn đầu dở", "opening stock open";
    nothing_refused = "Tồn đầu ghi mọi thứ đang có – dòng ghi nhầm thì Del", "Opening stock takes all that lies here; Del removes a line";
    col_place = "Nơi để", "Place";
    open_title = "Phiếu đang dở", "Half counted";
    new_delivery = "Phiếu nhận mới", "A new delivery";
    new_opening = "Tồn đầu của chủ thể khác", "Opening stock of another producer";
    is_delivery = "nhận hàng", "delivery";
    is_opening = "tồn đầu", "opening stock";
    nobody_yet = "chưa chọn chủ thể", "no producer yet";
    take_up = "làm tiếp", "go on";
    name_producer = "Ghi tên chủ thể", "Write the producer's name";
    producer_right = "khai chủ thể mới", "recording a producer";
    producer_title = "Chủ thể mới", "A new producer";
    producer_name = "Tên", "Name";
    kind = "Loại", "Kind";
    commune = "Xã, phường", "Commune";
    province = "Tỉnh", "Province";
    enter_producer = "Enter: khai chủ thể mới (quản lý)", "Enter: record a new producer (manager)";
    producer_before_other = "Chọn chủ thể cho phiếu này trước", "Choose this one's producer first";
}

sentences! {
    ask_take_on(lines: usize, with: &str) = "Ghi tồn đầu {lines} dòng, đếm cùng {with}?", "Take on {lines} lines, counted with {with}?";
    taken_on(document: &str, lots: usize) = "Đã ghi tồn đầu {document}: {lots} lô", "Opening stock {document} booked: {lots} lots";
    expired_line(name: &str) = "{name} đã hết hạn – vẫn ghi tồn đầu, rồi trả hoặc ghi giảm", "{name} has expired; it is taken on, then returned or written off";
    deliveries_open(count: usize) = "{count} phiếu nhận dở", "{count} deliveries open";
    producer_recorded(name: &str) = "Đã khai chủ thể {name}", "{name} is recorded";
    ask_drop(name: &str, lines: usize) = "Bỏ phiếu dở của {name} ({lines} dòng)?", "Drop what was counted of {name} ({lines} lines)?";
}
