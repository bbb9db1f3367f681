//! Producers' names where there is little room: the legal form as people write it, general words before the name.
//!
//! What tells `Công ty CP Nông nghiệp Đông Triều` from the next stands at its end, where a cut would fall first.

use std::borrow::Cow;

/// Legal forms and how people write them, the longer before the shorter.
const FORMS: &[(&str, &str)] = &[
    ("công ty trách nhiệm hữu hạn một thành viên", "Cty TNHH MTV"),
    ("công ty trách nhiệm hữu hạn", "Cty TNHH"),
    ("công ty tnhh một thành viên", "Cty TNHH MTV"),
    ("công ty tnhh mtv", "Cty TNHH MTV"),
    ("công ty tnhh", "Cty TNHH"),
    ("công ty cổ phần", "Cty CP"),
    ("công ty cp", "Cty CP"),
    ("ctcp", "Cty CP"),
    ("công ty", "Cty"),
    ("doanh nghiệp tư nhân", "DNTN"),
    ("liên hiệp hợp tác xã", "LH HTX"),
    ("tổ hợp tác", "THT"),
    ("hợp tác xã", "HTX"),
    ("cơ sở sản xuất", "CSSX"),
    ("cơ sở chế biến", "CSCB"),
    ("cơ sở", "CS"),
    ("hộ sản xuất kinh doanh", "Hộ"),
    ("hộ kinh doanh", "HKD"),
    ("hộ sản xuất", "Hộ"),
    ("htx", "HTX"),
];

/// What many producers do and hardly tells them apart; left out before a name is cut.
const GENERAL: &[&str] = &[
    "chủ thể",
    "mtv",
    "một thành viên",
    "sản xuất",
    "kinh doanh",
    "sxkd",
    "dvnn",
    "thương mại",
    "dịch vụ",
    "xuất nhập khẩu",
    "chế biến",
    "đầu tư",
    "phát triển",
    "tổng hợp",
    "nông nghiệp",
    "nông lâm",
    "nông sản",
    "thực phẩm",
    "tập đoàn",
    "và",
    "&",
];

/// Writes the legal form at the beginning of a name as people do: `Cty CP`, `HTX`, `CSSX`.
pub fn short_form(name: &str) -> Cow<'_, str> {
    match form_of(name) {
        Some((short, rest)) => Cow::Owned(format!("{short}{rest}")),
        None => Cow::Borrowed(name),
    }
}

/// Finds the legal form a name begins with, and what follows it.
fn form_of(name: &str) -> Option<(&'static str, &str)> {
    FORMS.iter().find_map(|(long, short)| {
        let rest = name.get(behind(name, long)?..)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((*short, rest))
    })
}

/// Returns where a text ends that a name begins with, whatever the case; the length of letters may change with it.
fn behind(name: &str, beginning: &str) -> Option<usize> {
    let count = beginning.chars().count();
    let end = name.char_indices().nth(count).map_or(name.len(), |(at, _)| at);
    let head = name.get(..end)?;
    (head.to_lowercase() == beginning).then_some(end)
}

/// Shortens a name no further than it must: its form first, then general words, then the form, then from the left.
///
/// The last word stays: when it alone does not fit, it is for the caller to cut.
pub fn shortened(name: &str, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if fits(name) {
        return Cow::Borrowed(name);
    }
    let (form, rest) = form_of(name).unwrap_or(("", name));
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let join = |words: &[&str]| [&[form][..], words].concat().join(" ").trim_start().to_owned();
    let mut short = join(&words);
    while !fits(&short) {
        let Some((at, len)) = general(&words) else { break };
        words.drain(at..at.saturating_add(len));
        short = join(&words);
    }
    if !fits(&short) && !words.is_empty() {
        short = words.join(" ");
    }
    while !fits(&short) && words.len() > 1 {
        words.remove(0);
        short = format!("…{}", words.join(" "));
    }
    Cow::Owned(short)
}

/// Finds the first general word or pair, unless nothing else would be left.
fn general(words: &[&str]) -> Option<(usize, usize)> {
    let plain = |word: &&str| word.trim_matches(|c: char| matches!(c, ',' | ';' | '-' | '–')).to_lowercase();
    let words: Vec<String> = words.iter().map(plain).collect();
    (0..words.len()).find_map(|at| {
        let len = [3_usize, 2, 1].into_iter().find(|len| {
            let phrase = words.get(at..at.saturating_add(*len)).map(|w| w.join(" "));
            phrase.is_some_and(|phrase| phrase.is_empty() || GENERAL.contains(&phrase.as_str()))
        })?;
        (len < words.len()).then_some((at, len))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_room(name: &str, room: usize) -> String {
        shortened(name, |text| text.chars().count() <= room).into_owned()
    }

    #[test]
    fn a_name_is_shortened_no_further_than_it_must() {
        let name = "Công ty cổ phần Nông nghiệp và Thương mại Đông Triều";
        assert_eq!(in_room(name, 60), name);
        assert_eq!(in_room(name, 45), "Cty CP Nông nghiệp và Thương mại Đông Triều");
        assert_eq!(in_room(name, 30), "Cty CP Thương mại Đông Triều");
        assert_eq!(in_room(name, 18), "Cty CP Đông Triều");
    }

    #[test]
    fn forms_are_written_as_people_do_whatever_the_case() {
        for (name, short) in [
            ("Hợp tác xã Quỳnh Trang", "HTX Quỳnh Trang"),
            ("CÔNG TY CP Ngọc trai", "Cty CP Ngọc trai"),
            ("Công ty TNHH MTV Công Phát", "Cty TNHH MTV Công Phát"),
            ("Cơ sở sản xuất Phan Tâm 1", "CSSX Phan Tâm 1"),
            ("HTX An Phát", "HTX An Phát"),
            ("Cơ sởm", "Cơ sởm"),
            ("Nhà hàng Tám Cương", "Nhà hàng Tám Cương"),
        ] {
            assert_eq!(short_form(name), short);
        }
    }

    #[test]
    fn the_end_of_a_name_stays_longest() {
        assert_eq!(in_room("Công ty cổ phần Khải Hoàn", 14), "Khải Hoàn");
        assert_eq!(in_room("Cơ sở sản xuất nước mắm Duy Trinh", 13), "…Duy Trinh");
        assert_eq!(in_room("Chủ thể huyện Bến Lức", 14), "huyện Bến Lức");
        assert_eq!(in_room("Công ty CP Nông nghiệp", 11), "Nông nghiệp");
        assert_eq!((in_room("Thương mại Dịch vụ", 3), in_room("", 0)), ("…vụ".into(), String::new()));
    }

    proptest! {
        #[test]
        fn a_shortened_name_fits_and_keeps_its_last_word(
            form in prop::sample::select(FORMS.iter().map(|f| f.0).collect::<Vec<_>>()),
            words in prop::collection::vec(prop::sample::select([GENERAL, &["Đông Triều", "Ong"]].concat()), 0..7),
            room in 0usize..60,
        ) {
            let name = format!("{form} {} Xanh", words.join(" "));
            let short = in_room(&name, room);
            prop_assert!(short.chars().count() <= room || !short.contains(' '), "{}", short);
            prop_assert!(short.ends_with("Xanh") && short.chars().count() <= name.chars().count());
        }
    }
}
