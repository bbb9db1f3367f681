//! The few words that catalogue files choose from, and the codes they become.

use super::cells::folded;
use crate::domain::catalogue::{ProducerKind, SoldBy};
use crate::domain::tax::TaxClass;

/// A word of a sheet, read as one of a few.
pub trait Word: Sized {
    /// Reads the word, Vietnamese or English, or a code.
    fn parse(text: &str) -> Option<Self>;
}

impl Word for SoldBy {
    // Reads the word, Vietnamese or English; a "hàng cân" column answers yes or no.
    fn parse(text: &str) -> Option<Self> {
        match folded(text).as_str() {
            "piece" | "pieces" | "cai" | "chiec" | "theo cai" | "don vi" | "hang hoa" | "0" | "khong" | "no"
            | "false" => Some(Self::Piece),
            "weight" | "kg" | "can" | "can ky" | "theo can" | "hang can" | "theo kg" | "1" | "co" | "x" | "yes"
            | "true" => Some(Self::Weight),
            "service" | "dich vu" | "ve" => Some(Self::Service),
            _ => None,
        }
    }
}

impl Word for TaxClass {
    // Reads a class or a rate: `kct`, `r8`, `8%`, `8 %`, or the `0.08` of a percent cell.
    fn parse(text: &str) -> Option<Self> {
        let t: String = folded(text).chars().filter(|c| !c.is_whitespace()).collect();
        let rate = t.strip_prefix("vat").or_else(|| t.strip_prefix("thue")).unwrap_or(&t);
        match rate {
            "kct" | "khongchiuthue" | "khongchiuthuegtgt" => Some(Self::Kct),
            "kkknt" | "khongkekhai" | "khongkekhainopthue" | "khongkekhai,tinhnopthue" | "khongkekhaitinhnopthue" => {
                Some(Self::Kkknt)
            }
            "r0" | "0%" | "0" | "0.0" => Some(Self::R0),
            "r5" | "5%" | "5" | "0.05" | "0,05" => Some(Self::R5),
            "r8" | "8%" | "8" | "0.08" | "0,08" => Some(Self::R8),
            "r10" | "10%" | "10" | "0.1" | "0,1" | "0.10" | "0,10" => Some(Self::R10),
            _ => None,
        }
    }
}

impl Word for ProducerKind {
    // Reads the kind's word, Vietnamese or English.
    fn parse(text: &str) -> Option<Self> {
        match folded(text).as_str() {
            "cooperative" | "htx" | "hop tac xa" | "lien hiep hop tac xa" | "lien hiep htx" => Some(Self::Cooperative),
            "company" | "cong ty" | "cty" | "doanh nghiep" | "dn" | "doanh nghiep tu nhan" | "dntn" => {
                Some(Self::Company)
            }
            "household"
            | "ho kinh doanh"
            | "hkd"
            | "ho"
            | "ho gia dinh"
            | "ho san xuat"
            | "co so"
            | "co so san xuat"
            | "trang trai"
            | "co so/trang trai"
            | "ho kinh doanh (ca nhan)"
            | "ho kinh doanh ca the" => Some(Self::Household),
            "group" | "to hop tac" | "tht" | "to san xuat" => Some(Self::Group),
            "unregistered" | "chua dang ky" | "ca nhan" | "ho san xuat khong dang ky" => Some(Self::Unregistered),
            _ => None,
        }
    }
}

/// Reads the kind off a producer's name, when the name says it (`HTX Ong Xanh`).
pub fn kind_from_name(name: &str) -> Option<ProducerKind> {
    let name = folded(name);
    let begins = |words: &[&str]| words.iter().any(|w| name.strip_prefix(w).is_some_and(|r| r.starts_with(' ')));
    if begins(&["htx", "hop tac xa", "lien hiep htx", "lien hiep hop tac xa"]) {
        Some(ProducerKind::Cooperative)
    } else if begins(&["cong ty", "cty", "doanh nghiep", "dntn"]) {
        Some(ProducerKind::Company)
    } else if begins(&["ho kinh doanh", "hkd", "ho san xuat", "co so", "trang trai"]) {
        Some(ProducerKind::Household)
    } else if begins(&["to hop tac", "tht"]) {
        Some(ProducerKind::Group)
    } else {
        None
    }
}

/// Names who recognised as papers say it; what is more than a bare word stays as it is written.
///
/// Districts did until 30/06/2025.
pub fn level(text: &str) -> String {
    match folded(text).trim_start_matches("cap ").trim_start_matches("ubnd ") {
        "district" | "huyen" | "quan" | "quan huyen" | "thi xa" => "UBND huyện".to_owned(),
        "province" | "provincial" | "tinh" | "thanh pho" | "tinh thanh pho" | "tinh/thanh pho" => {
            "UBND tỉnh".to_owned()
        }
        "national" | "tw" | "trung uong" | "quoc gia" => "Trung ương".to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_people_and_percent_cells_write_them() {
        for (text, class) in [
            ("KCT", TaxClass::Kct),
            ("Không chịu thuế", TaxClass::Kct),
            ("KKKNT", TaxClass::Kkknt),
            ("8%", TaxClass::R8),
            ("8 %", TaxClass::R8),
            ("0.08", TaxClass::R8),
            ("VAT 10%", TaxClass::R10),
            ("0.1", TaxClass::R10),
            ("r5", TaxClass::R5),
            ("0%", TaxClass::R0),
        ] {
            assert_eq!(TaxClass::parse(text), Some(class), "{text}");
        }
        assert_eq!(TaxClass::parse("7%"), None);
    }

    #[test]
    fn words_are_read_with_and_without_marks() {
        assert_eq!(ProducerKind::parse("Hợp tác xã"), Some(ProducerKind::Cooperative));
        assert_eq!(kind_from_name("Cty TNHH Đông Á"), Some(ProducerKind::Company));
        assert_eq!(kind_from_name("Hoa Nắng"), None);
        assert_eq!(SoldBy::parse("Dịch vụ"), Some(SoldBy::Service));
        assert_eq!(SoldBy::parse("cân"), Some(SoldBy::Weight));
        assert_eq!(level("Cấp tỉnh"), "UBND tỉnh");
        assert_eq!(level("province"), "UBND tỉnh");
        assert_eq!(level("UBND huyện Ba Tri"), "UBND huyện Ba Tri");
        assert_eq!(level("Quốc gia"), "Trung ương");
    }

    #[test]
    fn every_code_reads_as_itself() {
        for kind in ["cooperative", "company", "household", "group", "unregistered"] {
            assert_eq!(serde_json::json!(ProducerKind::parse(kind)), kind);
        }
        for class in ["kct", "kkknt", "r0", "r5", "r8", "r10"] {
            assert_eq!(TaxClass::parse(class).map(TaxClass::code), Some(class));
        }
        for sold in ["piece", "weight", "service"] {
            assert_eq!(serde_json::json!(SoldBy::parse(sold)), sold);
        }
    }
}
