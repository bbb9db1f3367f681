//! What the programme's decisions say: who recognises which stars, by which criteria, for how long.
//!
//! A paper is judged by what held on the day it was signed: a district's decision of 2024 is as good as it was.

use chrono::NaiveDate;

use super::{Stars, last_day};
use crate::domain::lang::Lang;
use crate::domain::text::fold;

/// The day the criteria of QĐ 1048/QĐ-TTg came; before it provinces gave stars of their own programmes.
const CRITERIA_1048: Option<NaiveDate> = NaiveDate::from_ymd_opt(2019, 8, 21);
/// The day the criteria of QĐ 148/QĐ-TTg came: districts recognise three stars.
const CRITERIA_148: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 2, 24);
/// The day districts were gone.
const NO_DISTRICTS: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// The level that recognises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecognitionLevel {
    /// The ministry.
    Central,
    /// The province.
    Province,
    /// The district, until 30/06/2025.
    District,
    /// The commune, which checks a file and proposes, and never recognised.
    Commune,
}

impl RecognitionLevel {
    /// Those that recognise or did, the highest first.
    pub const ALL: [Self; 3] = [Self::Central, Self::Province, Self::District];

    /// Returns what files and commands call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }
    /// Names it as people say it.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Central => lang.pick("trung ương", "central"),
            Self::Province => lang.pick("cấp tỉnh", "provincial"),
            Self::District => lang.pick("cấp huyện", "district"),
            Self::Commune => lang.pick("cấp xã", "commune"),
        }
    }
    /// Reads a level from a word for it or from a body's name; nothing where the text does not tell.
    ///
    /// The smallest place named decides: `UBND huyện Ba Tri, tỉnh Bến Tre` is a district.
    pub fn read(text: &str) -> Option<Self> {
        let text = format!(" {} ", fold(text).replace([',', '.', '-', '–', '(', ')', '/'], " "));
        let has = |words: &[&str]| words.iter().any(|word| text.contains(&format!(" {word} ")));
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(&format!(" {word} ")));
        if has(&["ubnd xa", "ubnd phuong", "cap xa", "commune"]) || begins(&["xa", "phuong"]) {
            Some(Self::Commune)
        } else if has(&["huyen", "thi xa", "ubnd quan", "cap quan", "district"]) || begins(&["quan"]) {
            Some(Self::District)
        } else if has(&["tinh", "province", "provincial"]) || begins(&["so", "cap thanh pho"]) {
            Some(Self::Province)
        } else if has(&["trung uong", "tw", "quoc gia", "central", "national", "ministry"]) || begins(&["bo"]) {
            Some(Self::Central)
        } else {
            None
        }
    }
    /// Returns who recognised so many stars on a day.
    pub fn of(stars: Stars, signed: NaiveDate) -> Self {
        let by_districts = CRITERIA_148.is_some_and(|day| day <= signed) && !is_without_districts(signed);
        match stars.get() {
            5 => Self::Central,
            3 if by_districts => Self::District,
            _ => Self::Province,
        }
    }
}

fn is_without_districts(signed: NaiveDate) -> bool {
    NO_DISTRICTS.is_some_and(|day| day <= signed)
}

/// Returns the criteria that held on a day; nothing before the first.
pub fn criteria_on(signed: NaiveDate) -> &'static str {
    let since = |day: Option<NaiveDate>| day.is_some_and(|day| day <= signed);
    if since(CRITERIA_148) {
        "148/QĐ-TTg"
    } else if since(CRITERIA_1048) {
        "1048/QĐ-TTg"
    } else {
        ""
    }
}

/// Why a recognition cannot have been given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlawful {
    /// It would hold longer than 36 months.
    TooLong {
        /// The last day it may name.
        latest: NaiveDate,
    },
    /// Five stars that the ministry did not give.
    FiveNotCentral,
    /// A district's decision signed when there were no districts.
    DistrictGone,
    /// More than three stars of a district.
    DistrictThree,
    /// A commune proposes; it never recognised.
    Commune,
}

/// Refuses a last day, as a paper names it, more than 36 months on.
pub fn check_term(from: NaiveDate, named: NaiveDate) -> Result<(), Unlawful> {
    let latest = last_day(from);
    if named > latest { Err(Unlawful::TooLong { latest }) } else { Ok(()) }
}

/// Refuses stars of a level that could not give them on the day of signing; what names no level is judged by the body.
pub fn check_level(stars: Stars, level: &str, body: &str, signed: NaiveDate) -> Result<(), Unlawful> {
    let is_before_148 = CRITERIA_148.is_some_and(|day| signed < day);
    let is_before_1048 = CRITERIA_1048.is_some_and(|day| signed < day);
    let level = RecognitionLevel::read(level).or_else(|| RecognitionLevel::read(body));
    match level {
        Some(RecognitionLevel::Commune) => Err(Unlawful::Commune),
        Some(RecognitionLevel::District) if is_without_districts(signed) => Err(Unlawful::DistrictGone),
        Some(RecognitionLevel::Central) => Ok(()),
        Some(RecognitionLevel::Province | RecognitionLevel::District) | None if stars.get() == 5 && !is_before_1048 => {
            Err(Unlawful::FiveNotCentral)
        }
        Some(RecognitionLevel::District) if stars.get() > 3 && !is_before_148 => Err(Unlawful::DistrictThree),
        Some(RecognitionLevel::Province | RecognitionLevel::District) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    fn check(stars: u8, level: &str, signed: &str) -> Result<(), Unlawful> {
        check_level(Stars::new(stars).unwrap(), level, "", day(signed))
    }

    #[test]
    fn a_level_is_read_from_its_word_or_from_the_body() {
        for (text, level) in [
            ("central", Some(RecognitionLevel::Central)),
            ("Trung ương", Some(RecognitionLevel::Central)),
            ("Bộ Nông nghiệp và Môi trường", Some(RecognitionLevel::Central)),
            ("Bộ NN&PTNT", Some(RecognitionLevel::Central)),
            ("UBND tỉnh", Some(RecognitionLevel::Province)),
            ("Sở Nông nghiệp", Some(RecognitionLevel::Province)),
            ("cấp huyện", Some(RecognitionLevel::District)),
            ("UBND huyện Bố Trạch, tỉnh Quảng Bình", Some(RecognitionLevel::District)),
            ("UBND thị xã Đông Triều", Some(RecognitionLevel::District)),
            ("UBND xã An Hiệp, huyện Ba Tri", Some(RecognitionLevel::Commune)),
            ("UBND TP. Bến Tre", None),
            ("", None),
        ] {
            assert_eq!(RecognitionLevel::read(text), level, "{text}");
        }
    }

    #[test]
    fn who_recognises_follows_the_law_of_the_day() {
        for (stars, level, signed, told) in [
            (3, "district", "2025-06-30", Ok(())),
            (3, "district", "2025-07-01", Err(Unlawful::DistrictGone)),
            (4, "district", "2024-05-01", Err(Unlawful::DistrictThree)),
            (4, "district", "2022-05-01", Ok(())),
            (3, "UBND xã An Hiệp", "2026-05-01", Err(Unlawful::Commune)),
            (4, "province", "2026-05-01", Ok(())),
            (4, "central", "2026-05-01", Ok(())),
            (5, "central", "2026-05-01", Ok(())),
            (5, "province", "2026-05-01", Err(Unlawful::FiveNotCentral)),
            (5, "", "2026-05-01", Err(Unlawful::FiveNotCentral)),
            (5, "province", "2018-05-01", Ok(())),
            (3, "", "2026-05-01", Ok(())),
        ] {
            assert_eq!(check(stars, level, signed), told, "{stars} {level} {signed}");
        }
        assert_eq!(check_level(Stars(5), "", "Bộ NN&PTNT", day("2024-05-01")), Ok(()), "the body tells as well");
    }

    #[test]
    fn thirty_six_months_are_the_most() {
        assert_eq!(check_term(day("2024-02-29"), day("2027-02-28")), Ok(()));
        let told = Unlawful::TooLong { latest: day("2027-02-28") };
        assert_eq!(check_term(day("2024-02-29"), day("2027-03-01")), Err(told));
    }

    #[test]
    fn the_usual_level_and_criteria_are_those_of_the_day() {
        let of = |stars, signed| RecognitionLevel::of(Stars(stars), day(signed));
        assert_eq!(of(3, "2024-05-01"), RecognitionLevel::District);
        assert_eq!(
            (of(3, "2025-07-01"), of(3, "2022-01-01")),
            (RecognitionLevel::Province, RecognitionLevel::Province)
        );
        assert_eq!((of(4, "2024-05-01"), of(5, "2024-05-01")), (RecognitionLevel::Province, RecognitionLevel::Central));
        assert_eq!((criteria_on(day("2023-02-23")), criteria_on(day("2023-02-24"))), ("1048/QĐ-TTg", "148/QĐ-TTg"));
        assert_eq!(criteria_on(day("2019-01-01")), "");
    }
}
