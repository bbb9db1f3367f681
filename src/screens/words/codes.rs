//! Words about codes that were learned, and about labels of scales.

use crate::domain::code_book::{CodeLayout, LabelValue, Verifier};
use crate::domain::lang::Lang;
use crate::domain::query::LearnedRow;

words! {
    title = "Mã đã nhớ", "Codes learned";
    tab_learned = "tem, thùng", "stamps, cases";
    tab_layouts = "mã cân", "scales' labels";
    col_code = "Mã (phần * đổi theo tem)", "Code (* changes by stamp)";
    col_goods = "Hàng", "Goods";
    col_units = "Có mấy", "Holds";
    col_samples = "Mẫu", "Seen";
    col_staff = "Ai dạy", "Taught by";
    col_at = "Ngày", "On";
    col_layout = "Cách ghi", "Written as";
    col_meaning = "Giá trị", "The value";
    col_verifier = "Số kiểm tra riêng", "Own check digit";
    col_checked = "Số kiểm tra", "Check digit";
    many_goods = "nhiều hàng, luôn hỏi", "several, always asked";
    none_learned = "Chưa nhớ mã nào", "No code was learned yet";
    none_learned_hint = "Quét tem lạ ở màn hình bán, chọn hàng – quầy nhớ", "Scan an unknown stamp at the sale and choose the goods";
    none_layouts = "Chưa khai mã cân nào", "No scale's label is set yet";
    none_layouts_hint = "Ins: khai cách cân in mã", "Ins: say how the scale writes";
    right = "quên mã, khai mã cân", "forgetting codes and setting scales' labels";
    see_goods = "xem hàng", "the goods";
    forget = "quên", "forget";
    add = "thêm", "add";
    change = "sửa", "change";
    form_title = "Mã cân", "A scale's label";
    prefix = "Hai số đầu", "First two digits";
    prefix_hint = "02, hoặc 20–28", "02, or 20 to 28";
    item = "Mấy số là mã hàng", "Digits that name goods";
    value = "Giá trị là", "The value is";
    step_grams = "Mỗi bước, gam", "A step is, grams";
    step_dong = "Mỗi bước, đồng", "A step is, đồng";
    weight = "cân nặng", "weight";
    price = "giá tiền", "price";
    arrows = "←→ chọn", "←→ choose";
    legend_short = "I hàng · K số kiểm tra của giá trị · V giá trị · C số kiểm tra cuối", "I goods · K check digit of the value · V value · C last check digit";
    legend = "I mã hàng · K số kiểm tra của giá trị · V giá trị · C số kiểm tra cuối. Có K thì V có 4 hoặc 5 số.", "I goods · K check digit of the value · V value · C last check digit. With a K the value has 4 or 5 digits.";
}

sentences! {
    ask_forget(pattern: &str) = "Quên {pattern}? Lần quét sau quầy hỏi lại là hàng nào.", "Forget {pattern}? The next scan asks again what it is.";
    ask_drop(layout: &str) = "Bỏ cách ghi {layout}? Tem cân này sẽ không đọc được nữa.", "Remove {layout}? Such labels will not be read any more.";
    forgotten(pattern: &str) = "Đã quên {pattern}", "Forgot {pattern}";
    layout_set(prefix: &str) = "Đã ghi mã cân đầu {prefix}", "Labels that begin with {prefix} are set";
    not_learned(code: &str) = "Chưa nhớ gì về mã {code}", "Nothing was learned about {code}";
    taught_by(pattern: &str, staff: &str, samples: u32) = "{pattern} · {staff} dạy · {samples} mẫu", "{pattern} · by {staff} · seen {samples}";
    weight_step(step: u32) = "cân nặng, mỗi bước {step} g", "weight, a step is {step} g";
    price_step(step: u32) = "giá tiền, mỗi bước {step} đ", "price, a step is {step} đ";
}

/// Says a code in full, who taught it and how many of its kind were seen.
pub fn taught(lang: Lang, row: &LearnedRow) -> String {
    taught_by(lang, &row.pattern, &row.staff, row.samples)
}

/// Says what the value of a layout tells.
pub fn layout_meaning(lang: Lang, layout: &CodeLayout) -> String {
    match layout.value {
        LabelValue::Weight => weight_step(lang, layout.step),
        LabelValue::Price => price_step(lang, layout.step),
        LabelValue::None => String::new(),
    }
}

/// Names whether a value has a check digit of its own.
pub const fn verifier(lang: Lang, verifier: Verifier) -> &'static str {
    match verifier {
        Verifier::None => lang.pick("không", "none"),
        Verifier::Gs1 => lang.pick("có (GS1)", "yes (GS1)"),
    }
}
