//! Refusals about papers and inspections.

use super::refusals;

refusals! {
    /// Something about a paper was refused.
    enum CertificateRefusal;
    /// Nobody calls a paper that.
    UnknownKind { /// As written.
        kind: String } = "unknown_certificate_kind", "không rõ loại giấy «{kind}» – ghi như VietGAP, tự công bố, đủ điều kiện ATTP", "there is no kind of paper {kind:?}; write for example VietGAP, self_declaration, food_safety";
    /// The paper's kind always has a last day.
    NeedsLastDay { /// The paper.
        name: String } = "needs_last_day", "{name} có thời hạn – nhập ngày hết hạn ghi trên giấy", "{name} always ends; give the last day on the paper";
    /// Papers of the kind bear a number.
    NeedsNumber { /// The paper.
        name: String } = "needs_number", "{name} có số – ghi số trên giấy", "{name} bears a number; write the number on the paper";
    /// The product is another producer's.
    OthersProduct { /// The product.
        name: String } = "others_product", "{name} là sản phẩm của chủ thể khác – chọn lại", "{name} is another producer's; choose again";
    /// No such paper is filed.
    NoSuchCertificate { /// Its number.
        number: String } = "no_such_certificate", "không có giấy nào như vậy ({number}) còn hiệu lực – xem lại danh sách giấy tờ", "no such paper ({number}) is in force; look at the list of papers";
    /// More than one paper answers.
    SeveralCertificates { /// Its number.
        number: String } = "several_certificates", "có nhiều giấy số {number} – ghi thêm ngày cấp", "several papers have the number {number}; give the first day too";
    /// The sets of goods run from 1 to 26 and the stars from 3 to 5.
    BadPaperRule = "bad_paper_rule", "bộ sản phẩm từ 1 đến 26, nhỏ trước lớn sau; sao từ 3 đến 5 – ghi lại", "sets run from 1 to 26, the smaller first, and stars from 3 to 5; write it again";
    /// An inspector's act has minutes.
    NeedsMinutes = "needs_minutes", "ghi số biên bản lấy mẫu", "give the number of the minutes";
    /// An inspector comes from somewhere.
    NeedsAuthority = "needs_authority", "ghi cơ quan lấy mẫu", "name the authority that took it";
    /// A sample of an inspector has its own command.
    SampleApart = "sample_apart", "mẫu kiểm tra ghi bằng «lấy mẫu», có số biên bản", "what an inspector takes is recorded as a sample, with its minutes";
}
