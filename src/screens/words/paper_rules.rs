//! Words about which papers are asked of which goods.

use super::certificates::short_name;
use crate::domain::certificate::{CertificateKind, PaperRule, usual_rule};
use crate::domain::lang::Lang;
use crate::screens::paper_rule_form::Part;

words! {
    title = "Giấy tờ cần có", "Required papers";
    of_goods = "Của hàng", "Of goods";
    ground = "Theo", "By";
    since = "Từ ngày", "Since";
    every = "mọi hàng", "all goods";
    right = "đặt giấy tờ cần có", "saying which papers are required";
    is_set = "Đã đặt giấy tờ cần có", "Required papers are set";
    change = "sửa", "change";
    add = "thêm", "add";
    to_usual = "về như sẵn có", "back to the usual";
    away = "thôi đòi", "ask no more";
    see_rules = "giấy cần có", "required papers";
    change_title = "Sửa giấy tờ cần có", "Change a required paper";
    new_title = "Thêm giấy tờ cần có", "Add a required paper";
    paper = "Giấy", "Paper";
    paper_hint = "ISO 22000, tự công bố…", "ISO 22000, self-declaration…";
    or = "Hoặc", "Or";
    or_hint = "HACCP, GMP", "HACCP, GMP";
    small = "Hộ, tổ hợp tác", "Household, group";
    small_hint = "bản cam kết ATTP", "food-safety pledge";
    sets_label = "Bộ sản phẩm", "OCOP sets";
    sets_hint = "4-17, 19; bỏ trống: mọi bộ", "4-17, 19; empty: every set";
    stars = "Từ mấy sao", "From stars";
    stars_hint = "3, 4, 5; bỏ trống: mọi hàng", "3, 4, 5; empty: all goods";
    from = "Từ ngày", "From";
    from_hint = "31/12/26; bỏ trống: hôm nay", "31/12/26; empty: today";
    basis = "Theo", "By";
    basis_hint = "NĐ 15/2018 Điều 4, siêu thị đòi…", "an article, a supermarket's letter…";
    unclear = "chưa rõ giấy nào", "which paper?";
    which_paper = "Ghi giấy nào cần có", "Say which paper is required";
    one_paper = "Mỗi dòng một giấy; giấy thay được ghi ở «Hoặc»", "One paper a row; what serves as well goes under “Or”";
    bad_sets = "Bộ sản phẩm viết như 4-17, 19, từ 1 đến 26", "Write sets like 4-17, 19, from 1 to 26";
    bad_stars = "Sao từ 3 đến 5, hoặc bỏ trống", "Stars are 3 to 5, or empty";
    foot_none = "Bỏ trống: từ ngày đó không đòi giấy này nữa", "Empty: from that day on this paper is not asked for";
    foot_or = "Có một giấy này thì thay được; cách nhau bằng dấu phẩy", "Any of these serves as well; commas between";
    foot_small = "Giấy này đủ cho hộ, tổ hợp tác", "This is enough for a household or a group";
    foot_sets = "Số của bộ sản phẩm theo QĐ 148/2023", "Numbers of the sets of QĐ 148/2023";
    foot_basis = "Văn bản hay nơi đòi giấy này, để người sau biết", "What asks for it, so that others know";
}

sentences! {
    from_stars(stars: u8) = "từ {stars} sao", "from {stars} stars";
    of_sets(sets: &str) = "bộ {sets}", "sets {sets}";
    of_set(set: u8) = "bộ {set}", "set {set}";
    rule_of(whose: &str) = "quy định của {whose}", "rule of {whose}";
    or_else(kinds: &str) = "Hoặc: {kinds}", "Or: {kinds}";
    of_the_small(kinds: &str) = "Hộ, tổ: {kinds}", "Household, group: {kinds}";
    no_such_kind(name: &str) = "Không rõ giấy «{name}» – ghi như VietGAP, tự công bố, ATTP", "No such paper: “{name}”; write VietGAP, self-declaration, food safety";
    from_then_on(day: &str) = "Đã đặt, áp dụng từ {day}", "Set; it holds from {day}";
    not_asked(name: &str) = "{name}: thôi đòi", "{name}: not asked";
}

/// Names a kind of paper as lists do.
pub fn kind(lang: Lang, kind: CertificateKind) -> String {
    let (vi, en) = kind.rules().names;
    short_name(lang, lang.pick(vi, en)).into_owned()
}

/// Says of which goods a row asks its paper.
pub fn goods(lang: Lang, rule: &PaperRule) -> String {
    let of_sets = match rule.sets.as_slice() {
        [] => None,
        [(first, last)] if first == last => Some(of_set(lang, *first)),
        [..] => Some(of_sets(lang, &rule.sets_written())),
    };
    let of_stars = rule.stars.map(|stars| from_stars(lang, stars));
    match (of_sets, of_stars) {
        (None, None) => every(lang).to_owned(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(sets), Some(stars)) => format!("{sets}, {stars}"),
    }
}

/// Says which paper of the usual rows is asked for no more.
pub fn asked_no_more(lang: Lang, rule: &PaperRule) -> String {
    let paper = usual_rule(&rule.rule).and_then(|usual| usual.rule.paper);
    not_asked(lang, &paper.map_or_else(|| rule.rule.clone(), |paper| kind(lang, paper)))
}

/// Says below the form what the field is for.
pub const fn form_foot(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Paper => foot_none(lang),
        Part::Or => foot_or(lang),
        Part::Small => foot_small(lang),
        Part::Sets => foot_sets(lang),
        Part::Stars | Part::From => "",
        Part::Basis => foot_basis(lang),
    }
}
