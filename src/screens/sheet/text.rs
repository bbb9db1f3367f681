//! The words of the import, in Vietnamese and English.

use crate::domain::lang::Lang;
use crate::domain::sheet::{DateOrder, PreviewCounts, Step};

macro_rules! words {
    ($($name:ident = $vi:literal, $en:literal;)*) => {
        $(pub(super) const fn $name(lang: Lang) -> &'static str { lang.pick($vi, $en) })*
    };
}

words! {
    title = "Nhập danh mục từ tệp", "Import a catalogue";
    right = "nhập danh mục", "importing a catalogue";
    file = "Tệp ", "File ";
    path_hint = "đường dẫn tới tệp CSV, XLSX, XLS rồi Enter", "the path of a CSV, XLSX or XLS file, then Enter";
    type_path = "Gõ đường dẫn tới tệp", "Type the path of the file";
    reading = "đang đọc tệp …", "reading the file …";
    how = "Chưa đọc tệp nào.", "No file was read yet.";
    how_more = "Enter đọc tệp và cho xem trước; chưa ghi gì vào sổ.", "Enter reads it and shows what would happen; nothing is written.";
    whose = "Chủ thể ", "Producer ";
    whose_hint = "của những dòng không ghi chủ thể", "of rows that name nobody";
    ignored = "bỏ qua", "left out";
    nothing_to_import = "Không có dòng nào nhập được", "No row can be imported";
    no_names = "Chưa rõ cột nào là tên hàng – chọn cột, ←→ đổi nghĩa", "No column holds the names; choose one, ←→ turns its meaning";
    nothing_new = "Không có gì mới – sổ giữ nguyên", "Nothing new; the ledger is as it was";
    no_rows = "Không có dòng mới, đổi hay sai.", "No row is new, changed or refused.";
    fresh = "mới", "new";
    asks_dates = "Ngày có thể hiểu hai cách – d chọn ngày/tháng", "Dates could mean two days; d chooses";
    asks_whose = "Có dòng không ghi chủ thể – c điền chủ thể", "Rows name no producer; c says whose";
    no_quantities = "Không có dòng nào có số lượng – chọn cột, ←→ đổi nghĩa thành tồn đầu: số lượng", "No row has a quantity; choose a column, ←→ turns it into opening stock: quantity";
    choose_column = "Chọn cột đúng rồi → – cột kia sẽ bỏ qua", "Choose the right column, then →; the other is left out";
    counted = "Cùng đếm với ", "Counted with ";
    taking = "t: ghi tồn đầu", "t: opening stock";
    skipping = "s: bỏ dòng sai", "s: refused rows are left out";
}

pub(super) fn again(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Enter: vẫn là {name}"),
        Lang::En => format!("Enter: {name} again"),
    }
}

pub(super) fn dates(lang: Lang, order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => lang.pick("d: ngày/tháng", "d: day/month"),
        DateOrder::Mdy => lang.pick("d: tháng/ngày", "d: month/day"),
    }
}

pub(super) fn asks_column(lang: Lang, told: &str) -> String {
    match lang {
        Lang::Vi => format!("{told} – bấm → ở cột đúng"),
        Lang::En => format!("{told}; press → on the right one"),
    }
}

pub(super) fn has_refused(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Vi => format!("{rows} dòng chưa đúng – sửa tệp, hoặc s để bỏ các dòng đó rồi Enter"),
        Lang::En => format!("rows that are not right: {rows}; correct the file, or s leaves them out, then Enter"),
    }
}

pub(super) fn imported(lang: Lang, new: u32, changed: u32, unchanged: u32) -> String {
    match lang {
        Lang::Vi => format!("Đã nhập: {new} mới, {changed} đổi, {unchanged} giữ nguyên"),
        Lang::En => format!("Imported: {new} new, {changed} changed, {unchanged} unchanged"),
    }
}

pub(super) fn counts(lang: Lang, c: PreviewCounts) -> String {
    let (new, changed, unchanged, refused) = (c.new, c.changed, c.unchanged, c.refused);
    match lang {
        Lang::Vi => format!("{new} mới · {changed} đổi · {unchanged} giữ nguyên · {refused} chưa đúng"),
        Lang::En => format!("{new} new · {changed} changed · {unchanged} unchanged · {refused} refused"),
    }
}

pub(super) fn aside_counts(lang: Lang, c: PreviewCounts) -> String {
    let mut out = Vec::new();
    if c.passed > 0 {
        out.push(match lang {
            Lang::Vi => format!("{} dòng không phải hàng", c.passed),
            Lang::En => format!("{} rows are no goods", c.passed),
        });
    }
    if c.stock > 0 {
        out.push(match lang {
            Lang::Vi => format!("{} dòng có số tồn, chưa nhập – t: ghi tồn đầu", c.stock),
            Lang::En => format!("{} stock figures, not taken; t takes them on", c.stock),
        });
    }
    if c.opening > 0 {
        out.push(match lang {
            Lang::Vi => format!("tồn đầu {} dòng", c.opening),
            Lang::En => format!("opening stock: {} lines", c.opening),
        });
    }
    out.join(" · ")
}

pub(super) fn taken_on(lang: Lang, documents: u32) -> String {
    match lang {
        Lang::Vi => format!("tồn đầu {documents} biên bản"),
        Lang::En => format!("opening stock: {documents} minutes"),
    }
}

pub(super) fn in_minutes(lang: Lang, document: &str) -> String {
    match lang {
        Lang::Vi => format!("đã ghi {document}, để nguyên"),
        Lang::En => format!("in {document} already, left"),
    }
}

pub(super) fn line(lang: Lang, row: u32) -> String {
    match lang {
        Lang::Vi => format!("dòng {row}"),
        Lang::En => format!("row {row}"),
    }
}

pub(super) fn step(lang: Lang, step: Step, rows: usize) -> String {
    match (step, lang) {
        (Step::Row(n), Lang::Vi) => format!("đang so với sổ {n}/{rows}"),
        (Step::Row(n), Lang::En) => format!("comparing {n}/{rows}"),
        (Step::Entry(n, all), Lang::Vi) => format!("đang ghi sổ {n}/{all}"),
        (Step::Entry(n, all), Lang::En) => format!("writing {n}/{all}"),
    }
}
