//! Refusals about codes that are scanned.

use super::refusals;

refusals! {
    /// Something about a code was refused.
    enum CodeRefusal;
    /// The code is the buyer's own.
    PrivateCode = "private_code", "đây là mã riêng của khách, không phải hàng – không lưu", "this is a code of the buyer's own, not goods; it is not kept";
    /// The text is no code.
    NotACode = "not_a_code", "không đọc được mã này – quét lại", "this code cannot be read; scan it again";
    /// The catalogue says otherwise.
    CodeTaken { /// Whose code it is.
        name: String } = "code_taken", "mã này là của {name} – sửa ở quy cách hàng nếu sai", "this code belongs to {name}; change the pack if that is wrong";
    /// A number of pieces that no case holds.
    BadUnits = "bad_units", "một thùng có 1 đến 10.000 đơn vị", "a case holds 1 to 10,000 pieces";
    /// Nothing was learned about it.
    CodeNotLearned = "code_not_learned", "chưa nhớ gì về mã này", "nothing was learned about this code";
    /// No scale writes so.
    BadLayout = "bad_layout", "mã cân: đầu 02 hoặc 20–28 (29 là mã của quầy), 3–7 số hàng (có số kiểm tra: 4–5), bước 1–10.000", "a scale's label: prefix 02 or 20 to 28 (29 is the shop's own), 3 to 7 item digits (4 or 5 with a verifier), a step of 1 to 10,000";
    /// The value on a scale's label was printed or read wrongly.
    WrongVerifier = "wrong_verifier", "tem cân sai số kiểm tra giá – quét lại; vẫn sai thì cân và in tem mới", "the price check digit of this scale's label is wrong; scan again, or weigh it and print a new label";
}
