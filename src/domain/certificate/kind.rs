//! The kinds of papers, one row each: names, spellings, and how long such a paper holds.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::text::fold;

/// How long a paper of a kind holds when it does not say: what a form proposes, and the paper in hand overrules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateTerm {
    /// For good.
    Open,
    /// So many months, as such papers usually have it.
    Months(u32),
    /// It always says.
    Stated,
}

/// Whether a newer paper of a kind takes the place of an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plurality {
    /// It does: the newest counts.
    One,
    /// Several stand beside each other: trademarks, test reports.
    Many,
}

/// The facts about a kind of paper.
#[derive(Debug, Clone, Copy)]
pub struct KindRules {
    /// The code files and tables hold.
    pub code: &'static str,
    /// The Vietnamese and the English name.
    pub names: (&'static str, &'static str),
    /// Whether it is a standard that a label may boast of.
    pub is_standard: bool,
    /// How long it holds when it does not say.
    pub term: CertificateTerm,
    /// Whether a newer one takes its place.
    pub plurality: Plurality,
    /// How people write it, folded, without signs and spaces.
    pub spellings: &'static [&'static str],
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $standard:literal, $term:expr, $plurality:ident, $vi:literal, $en:literal, [$($spelling:literal),* $(,)?];)*) => {
        /// What a paper is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum CertificateKind { $($(#[$doc])* #[serde(rename = $code)] $variant),* }

        impl CertificateKind {
            /// Every kind, as a form lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Returns the facts about a kind.
            pub const fn rules(self) -> KindRules {
                match self { $(Self::$variant => KindRules {
                    code: $code, names: ($vi, $en), is_standard: $standard, term: $term,
                    plurality: Plurality::$plurality, spellings: &[$($spelling),*],
                }),* }
            }
        }
    };
}

use CertificateTerm::{Months as For, Open, Stated};

kinds! {
    /// NĐ 15/2018 Điều 4: declared once by the maker, no last day.
    SelfDeclaration = "self_declaration", false, Open, One, "Bản tự công bố sản phẩm", "Self-declaration",
        ["tucongbo", "bantucongbo", "tcb"];
    /// NĐ 15/2018 Điều 6: health-protection food and the like, received by an office.
    RegisteredDeclaration = "registered_declaration", false, Open, One, "Bản đăng ký công bố sản phẩm", "Registered declaration",
        ["dangkycongbo", "dangkybancongbo", "tiepnhandangkybancongbo", "xacnhancongbo"];
    /// Cosmetics: the receipt number of the notification holds five years.
    CosmeticNotification = "cosmetic_notification", false, For(60), One, "Phiếu công bố mỹ phẩm", "Cosmetic notification",
        ["congbomypham", "congbosanphammypham"];
    /// Results of a laboratory.
    TestReport = "test_report", false, Open, Many, "Phiếu kiểm nghiệm", "Test report",
        ["kiemnghiem", "ketquathunghiem", "thunghiem", "phantichmau", "test", "testreport", "coa"];
    /// Three years (Luật An toàn thực phẩm Điều 37, repeated by TT 38/2018 Điều 17).
    FoodSafety = "food_safety", false, For(36), One, "Giấy chứng nhận đủ điều kiện ATTP", "Food-safety certificate",
        ["dudieukienattp", "dudieukienantoanthucpham", "dudieukienvesinhantoanthucpham", "dudieukienvsattp", "attp", "vsattp", "antoanthucpham"];
    /// TT 17/2018/TT-BNNPTNT Điều 3, 4: small makers promise instead; three years.
    FoodSafetyPledge = "food_safety_pledge", false, For(36), One, "Bản cam kết ATTP", "Food-safety pledge",
        ["camket", "bancamket", "camketattp", "camketantoanthucpham", "camketsanxuat"];
    /// NĐ 105/2017 Điều 4: making spirits for sale, by hand or in a works.
    LiquorLicence = "liquor_licence", false, Stated, One, "Giấy phép sản xuất rượu", "Licence to make spirits",
        ["sanxuatruou", "giayphepruou"];
    /// Ten years from the filing.
    Trademark = "trademark", false, For(120), Many, "Giấy chứng nhận đăng ký nhãn hiệu", "Trademark",
        ["nhanhieu", "sohuutritue", "shtt", "thuonghieu"];
    /// Registered to be traced by a code on the pack.
    Trace = "trace", false, Open, Many, "Truy xuất nguồn gốc", "Trace registration",
        ["truyxuat", "truyxuatnguongoc", "txng", "temtruyxuat"];
    /// Giấy đăng ký kinh doanh, hộ kinh doanh, hợp tác xã.
    BusinessRegistration = "business_registration", false, Open, One, "Giấy đăng ký kinh doanh", "Business registration",
        ["dangkykinhdoanh", "dkkd", "dangkydoanhnghiep", "dangkyhokinhdoanh", "dangkyhoptacxa"];
    /// VietGAP of plants, animals (once VietGAHP) and fish.
    VietGap = "vietgap", true, Stated, One, "VietGAP", "VietGAP", ["vietgap", "vietgahp", "vgap"];
    /// GLOBALG.A.P.
    GlobalGap = "globalgap", true, Stated, One, "GlobalGAP", "GlobalGAP", ["globalgap", "eurepgap"];
    /// Good manufacturing practice.
    Gmp = "gmp", true, Stated, One, "GMP", "GMP", ["gmp", "cgmp", "gmpwho"];
    /// Good hygiene practice.
    Ghp = "ghp", true, Stated, One, "GHP", "GHP", ["ghp"];
    /// Food-safety management.
    Iso22000 = "iso22000", true, Stated, One, "ISO 22000", "ISO 22000", ["iso22000", "tcvniso22000"];
    /// Food-safety system certification, which rests on ISO 22000.
    Fssc22000 = "fssc22000", true, Stated, One, "FSSC 22000", "FSSC 22000", ["fssc22000", "fssc"];
    /// IFS Food.
    Ifs = "ifs", true, Stated, One, "IFS", "IFS", ["ifs", "ifsfood"];
    /// BRCGS.
    Brc = "brc", true, Stated, One, "BRC", "BRC", ["brc", "brcgs"];
    /// Hazard analysis.
    Haccp = "haccp", true, Stated, One, "HACCP", "HACCP", ["haccp"];
    /// TCVN 11041, USDA, EU and others; two years as a rule, no article of NĐ 109/2018 confirmed.
    Organic = "organic", true, For(24), One, "Hữu cơ", "Organic", ["organic", "huuco", "tcvn11041", "usdaorganic", "euorganic"];
    /// Quality management.
    Iso9001 = "iso9001", true, Stated, One, "ISO 9001", "ISO 9001", ["iso9001"];
    /// Halal.
    Halal = "halal", true, Stated, One, "Halal", "Halal", ["halal"];
    /// Anything else worth filing; its title says what.
    Other = "other", false, Open, Many, "Giấy khác", "Other paper", ["giaykhac"];
}

impl CertificateKind {
    /// Reads a kind as people write it: a code, a name, or any of its spellings in a longer text.
    pub fn read(text: &str) -> Option<Self> {
        if let Some(kind) = Self::ALL.iter().find(|k| k.rules().code == text.trim()) {
            return Some(*kind);
        }
        let words = words(text);
        let named = |k: &&Self| {
            let (vi, en) = k.rules().names;
            [vi, en].iter().any(|name| self::words(name) == words)
        };
        let named = Self::ALL.iter().find(named).copied();
        named.or_else(|| Self::mentioned(text).into_iter().max_by_key(|(_, length)| *length).map(|(kind, _)| kind))
    }
    /// Returns whether a text is its code, its name or a spelling and nothing more.
    pub fn is_plainly(self, text: &str) -> bool {
        let (rules, written) = (self.rules(), words(text).concat());
        let names = [rules.code, rules.names.0, rules.names.1].map(|name| words(name).concat());
        names.contains(&written) || rules.spellings.contains(&written.as_str())
    }
    /// Returns whether such a paper speaks of the maker or the place, never of one product.
    pub const fn is_of_producer(self) -> bool {
        matches!(self, Self::FoodSafety | Self::FoodSafetyPledge | Self::LiquorLicence | Self::BusinessRegistration)
    }
    /// Returns whether an office or a body numbers such papers; what a maker writes alone may have none.
    pub const fn bears_a_number(self) -> bool {
        !matches!(self, Self::SelfDeclaration | Self::FoodSafetyPledge | Self::TestReport | Self::Trace | Self::Other)
    }
    /// Returns the standards a label or name boasts of.
    pub fn boasted(text: &str) -> Vec<Self> {
        let found = Self::mentioned(text).into_iter().map(|(kind, _)| kind);
        found.filter(|kind| kind.rules().is_standard).collect()
    }
    /// Finds the kinds a text speaks of, each with the length of its longest spelling there.
    fn mentioned(text: &str) -> Vec<(Self, usize)> {
        let words = words(text);
        let longest = |kind: &Self| {
            let there = kind.rules().spellings.iter().filter(|spelling| stands_in(&words, spelling));
            there.map(|spelling| spelling.len()).max().map(|length| (*kind, length))
        };
        Self::ALL.iter().filter_map(longest).collect()
    }
    /// Returns the last day of a paper that does not say it; nothing for a paper without one.
    pub fn usual_last_day(self, from: NaiveDate) -> Option<NaiveDate> {
        match self.rules().term {
            Open | Stated => None,
            For(months) => from.checked_add_months(Months::new(months)),
        }
    }
}

/// Splits a text into folded words of letters and digits.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Returns whether words in a row, written as one, are a spelling: `Viet Gap`, `ISO: 22000`.
fn stands_in(words: &[String], spelling: &str) -> bool {
    (0..words.len()).any(|start| {
        let mut left = spelling;
        for word in words.iter().skip(start) {
            match left.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(rest) => left = rest,
                None => return false,
            }
        }
        false
    })
}
