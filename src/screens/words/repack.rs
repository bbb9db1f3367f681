//! Words about opening cases and filling packs.

use crate::domain::lang::Lang;
use crate::domain::quantity::Quantity;

words! {
    title = "Mở thùng, chia gói", "Open a case, fill packs";
    into = "Thành", "Into";
    into_hint = "gõ tên hoặc quét gói mới của cùng chủ thể", "type or scan the new pack of the same producer";
    way = "Cách đo", "Measure";
    measure = "Quy đổi", "How much";
    opened = "Mở ra", "Opened";
    made = "Được", "Made";
    none_found = "Chủ thể này không có quy cách nào như vậy", "The producer has no pack like that";
    choose_pack = "Chọn quy cách mới: ↑ ↓ rồi Enter", "Choose the new pack: ↑ ↓, then Enter";
    type_measure = "Gõ một gói đổi được bao nhiêu, như 24 hoặc 0,25", "Type how much one gives, like 24 or 0,25";
    other_goods = "Mã này không phải gói khác của chủ thể – quét gói mới, hoặc gõ tên", "That is no other pack of the producer; scan the new one, or type its name";
    loss_right = "sang gói có hao hụt", "repacking with a loss";
    sum_hint = "Gõ quy đổi: số mở ra và số được tự cân với nhau", "Type the measure: what is opened and made balance by themselves";
    all_there = "đủ, không hao", "nothing is lost";
}

sentences! {
    one_gives(old: &str, new: &str) = "mỗi {old} ra mấy {new}", "{new} in each {old}";
    one_takes(new: &str, old: &str) = "mỗi {new} cần mấy {old}", "{old} in each {new}";
    each_gives(old: &str) = "trong mỗi {old}", "in each {old}";
    each_takes(new: &str) = "cho mỗi {new}", "for each {new}";
    is_lost(lost: Quantity, unit: &str) = "hao {lost} {unit}", "lost: {lost} {unit}";
    too_many(more: Quantity, unit: &str) = "thừa {more} {unit} – đếm lại", "{more} {unit} too many; count again";
    expires_hint(old: &str) = "nếu sớm hơn {old}: 1226, 31/12/26, +30", "if sooner than {old}: 1226, 31/12/26, +30";
    as_before(old: &str) = "như cũ ({old})", "as before ({old})";
    no_packs(producer: &str) = "{producer} chưa có quy cách khác – khai quy cách mới (nhập danh mục) rồi làm lại", "{producer} has no other pack; record the new one (import the catalogue), then do it again";
    done(document: &str) = "Đã sang gói, phiếu {document}", "Repacked, slip {document}";
}
