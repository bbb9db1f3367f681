//! Provinces by code: which one a place lies in today, whichever list its code is from.
//!
//! A bare code is not a place: 44 was Quảng Bình until 30/06/2025 and is Quảng Trị since. Reading the names
//! people write in sheets is the import's work, not done here.

use std::sync::OnceLock;

use serde::Serialize;

use super::catalogue::{Place, PlaceSystem};
use super::text::fold;

/// A province or centrally run city in one numbering.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Province {
    /// The numbering its code belongs to.
    pub system: PlaceSystem,
    /// The two-digit code.
    pub code: &'static str,
    /// The name without "Tỉnh" or "Thành phố".
    pub name: &'static str,
    /// The code of the province it lies in today.
    pub now_code: &'static str,
    /// The name folded, for finding it.
    #[serde(skip)]
    pub folded: String,
}

/// Returns all provinces of both numberings.
pub fn provinces() -> &'static [Province] {
    static TABLE: OnceLock<Vec<Province>> = OnceLock::new();
    TABLE.get_or_init(|| include_str!("../../assets/provinces.csv").lines().filter_map(row).collect())
}

fn row(line: &'static str) -> Option<Province> {
    let mut cells = line.split(',');
    let system = match cells.next()? {
        "old63" => PlaceSystem::Old63,
        "new34" => PlaceSystem::New34,
        _ => return None,
    };
    let (code, name, _kind, now_code) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(Province { system, code, name, now_code, folded: fold(name) })
}

/// Takes "tỉnh", "thành phố" off a folded name.
pub fn bare_name(folded: &str) -> &str {
    let kinds = ["tinh ", "thanh pho ", "tp. ", "tp.", "tp "];
    kinds.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded).trim()
}

/// Returns the code of today's province a place lies in: by its code and list, else by its name.
///
/// A code without its list is trusted only where both lists agree on the province of today.
pub fn province_now(place: &Place) -> Option<&'static str> {
    let of = |system| {
        let code = place.code.as_deref()?;
        provinces().iter().find(|p| p.system == system && p.code == code).map(|p| p.now_code)
    };
    match (place.system, of(PlaceSystem::Old63), of(PlaceSystem::New34)) {
        (Some(PlaceSystem::Old63), Some(now), _) | (Some(PlaceSystem::New34), _, Some(now)) => Some(now),
        (None, Some(old), Some(new)) if old == new => Some(new),
        (None, Some(only), None) => Some(only),
        (Some(_) | None, _, _) => by_name(&place.province),
    }
}

/// Returns whether a place's code is in no list it may be from, or lies elsewhere today than its name says.
///
/// A name nobody knows says nothing against a code: people write theirs in many ways.
pub fn contradicts_itself(place: &Place) -> bool {
    let (Some(code), named) = (place.code.as_deref(), by_name(&place.province)) else { return false };
    let is_in = |p: &&Province| p.code == code && place.system.is_none_or(|system| p.system == system);
    let mut coded = provinces().iter().filter(is_in).map(|p| p.now_code).peekable();
    coded.peek().is_none() || named.is_some_and(|named| coded.all(|now| now != named)) || names_another(place, code)
}

/// Returns whether the list a code is said to be from has another province under it than the one named.
///
/// 44 was Quảng Bình and is Quảng Trị: with the old list it is not the Quảng Trị that had 45.
fn names_another(place: &Place, code: &str) -> bool {
    let Some(system) = place.system else { return false };
    let name = fold(&place.province);
    let in_list = |p: &&Province| p.system == system && p.folded == bare_name(&name);
    provinces().iter().find(in_list).is_some_and(|p| p.code != code)
}

/// Finds a province by its name, today's before one of until 2025: `Vĩnh Long`, `tỉnh Bến Tre`.
pub fn province_named(name: &str) -> Option<&'static Province> {
    let name = fold(name);
    let of = |system| provinces().iter().find(|p| p.system == system && p.folded == bare_name(&name));
    of(PlaceSystem::New34).or_else(|| of(PlaceSystem::Old63))
}

impl Province {
    /// Returns the name of the province it lies in today.
    pub fn now_name(&self) -> &'static str {
        let now = provinces().iter().find(|p| p.system == PlaceSystem::New34 && p.code == self.now_code);
        now.map_or(self.name, |p| p.name)
    }
}

fn by_name(name: &str) -> Option<&'static str> {
    let name = fold(name);
    provinces().iter().find(|p| p.folded == bare_name(&name)).map(|p| p.now_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn province_name(code: &str, system: PlaceSystem) -> Option<&'static str> {
        provinces().iter().find(|p| p.system == system && p.code == code).map(|p| p.name)
    }

    fn now(code: &str, system: Option<PlaceSystem>, name: &str) -> Option<&'static str> {
        let code = (!code.is_empty()).then(|| code.to_owned());
        province_now(&Place { commune: String::new(), province: name.into(), code, system })
    }

    #[test]
    fn forty_four_is_two_names_and_one_province_of_today() {
        assert_eq!(province_name("44", PlaceSystem::Old63), Some("Quảng Bình"));
        assert_eq!(province_name("44", PlaceSystem::New34), Some("Quảng Trị"));
        assert_eq!(now("44", Some(PlaceSystem::Old63), ""), Some("44"));
        assert_eq!(now("45", Some(PlaceSystem::Old63), ""), Some("44"), "the old Quảng Trị");
    }

    /// A city since 30/04/2026 (NQ 30/2026/QH16), a province before: one place under both names, with Bình Phước in it.
    #[test]
    fn dong_nai_is_one_place_before_and_after_it_became_a_city() {
        for name in
            ["Tỉnh Đồng Nai", "Thành phố Đồng Nai", "TP. Đồng Nai", "TP Đồng Nai", "Đồng Nai", "tỉnh Bình Phước"]
        {
            assert_eq!(now("", None, name), Some("75"), "{name}");
        }
        assert_eq!(now("70", Some(PlaceSystem::Old63), "Bình Phước"), Some("75"));
    }

    #[test]
    fn ben_tre_lies_in_vinh_long_today() {
        assert_eq!(now("83", Some(PlaceSystem::Old63), "Bến Tre"), Some("86"));
        assert_eq!(now("83", None, ""), Some("86"), "no list of today has the code");
        assert_eq!(now("", None, "Tỉnh Bến Tre"), Some("86"));
        assert_eq!(now("83", Some(PlaceSystem::New34), ""), None, "not in the list it is said to be from");
    }

    #[test]
    fn a_code_of_another_province_or_of_none_contradicts_the_name() {
        let wrong = |province: &str, code: &str, system| {
            let place = Place { commune: String::new(), province: province.into(), code: Some(code.into()), system };
            contradicts_itself(&place)
        };
        for (province, code, system) in [
            ("Bến Tre", "83", Some(PlaceSystem::Old63)),
            ("Bến Tre", "83", None),
            ("Quảng Bình", "44", Some(PlaceSystem::Old63)),
            ("Quảng Trị", "44", Some(PlaceSystem::New34)),
            ("Sài Gòn", "79", Some(PlaceSystem::New34)),
            ("", "44", Some(PlaceSystem::New34)),
        ] {
            assert!(!wrong(province, code, system), "{province} {code}");
        }
        for (province, code, system) in [
            ("Bến Tre", "83", Some(PlaceSystem::New34)),
            ("Vĩnh Long", "83", Some(PlaceSystem::New34)),
            ("Hà Nội", "44", None),
            ("Quảng Trị", "44", Some(PlaceSystem::Old63)),
            ("Atlantis", "99", Some(PlaceSystem::New34)),
        ] {
            assert!(wrong(province, code, system), "{province} {code}");
        }
    }

    #[test]
    fn every_old_province_lies_in_one_of_today() {
        let old = provinces().iter().filter(|p| p.system == PlaceSystem::Old63);
        let all: Vec<_> = old.map(|p| province_name(p.now_code, PlaceSystem::New34)).collect();
        assert!(all.len() == 63 && all.iter().all(Option::is_some));
        assert_eq!(provinces().iter().filter(|p| p.system == PlaceSystem::New34).count(), 34);
    }
}
