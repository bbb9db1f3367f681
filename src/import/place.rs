//! Provinces in the two numberings, which are never mixed.
//!
//! A bare code is not a place: 44 was Quảng Bình until 30/06/2025 and is Quảng Trị since.

use super::Told;
use super::cells::folded;
use super::words::Word;
pub use crate::domain::catalogue::PlaceSystem;
use crate::domain::province::bare_name;
pub use crate::domain::province::{Province, provinces};

/// Returns the code that files hold.
const fn code_of(system: PlaceSystem) -> &'static str {
    match system {
        PlaceSystem::Old63 => "old63",
        PlaceSystem::New34 => "new34",
    }
}

impl Word for PlaceSystem {
    // Reads the numbering's name (`old63`, `cũ`, `34 tỉnh`, …).
    fn parse(text: &str) -> Option<Self> {
        match folded(text).as_str() {
            "old63" | "old" | "63" | "cu" | "63 tinh" | "truoc 07/2025" => Some(Self::Old63),
            "new34" | "new" | "34" | "moi" | "34 tinh" | "tu 07/2025" => Some(Self::New34),
            _ => None,
        }
    }
}

/// Other ways people write a province's name, folded.
const NICKNAMES: [(&str, &str); 14] = [
    ("thua thien hue", "hue"),
    ("thua thien - hue", "hue"),
    ("tp hcm", "ho chi minh"),
    ("tphcm", "ho chi minh"),
    ("hcm", "ho chi minh"),
    ("sai gon", "ho chi minh"),
    ("tp.hcm", "ho chi minh"),
    ("tp. hcm", "ho chi minh"),
    ("vung tau", "ba ria - vung tau"),
    ("ba ria vung tau", "ba ria - vung tau"),
    ("ba ria-vung tau", "ba ria - vung tau"),
    ("dac lac", "dak lak"),
    ("dac nong", "dak nong"),
    ("kontum", "kon tum"),
];

/// Finds a province by its name or code within one numbering.
pub fn place(name_or_code: &str, system: PlaceSystem) -> Option<&'static Province> {
    let text = folded(name_or_code);
    if text.is_empty() {
        return None;
    }
    let mut of_system = provinces().iter().filter(|p| p.system == system);
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let code = format!("{text:0>2}");
        return of_system.find(|p| p.code == code);
    }
    let bare = bare_name(&text);
    let known = |name: &str| NICKNAMES.iter().find(|(nick, _)| *nick == name).map(|(_, full)| *full);
    let wanted = known(&text).or_else(|| known(bare)).unwrap_or(bare);
    of_system.find(|p| p.folded == wanted)
}

/// Finds the province a row means by its name, its code and its numbering, whichever are given.
///
/// Without a numbering, a name is taken as today's when it still exists, and a code only when it
/// means the same in both numberings.
pub fn resolve(name: &str, code: &str, system: Option<PlaceSystem>) -> Result<&'static Province, Told> {
    match (name.is_empty(), code.is_empty(), system) {
        (false, false, Some(s)) => agree(by_name(name, Some(s))?, by_code(code, s)?),
        (false, false, None) => by_both(name, code),
        (false, true, s) => by_name(name, s),
        (true, _, Some(s)) => by_code(code, s),
        (true, _, None) => by_bare_code(code),
    }
}

fn by_name(name: &str, system: Option<PlaceSystem>) -> Result<&'static Province, Told> {
    let found = match system {
        Some(s) => place(name, s),
        None => place(name, PlaceSystem::New34).or_else(|| place(name, PlaceSystem::Old63)),
    };
    found.ok_or_else(|| match system {
        Some(s) => unknown(name, s),
        None => Told::new(format!("không có tỉnh \"{name}\""), format!("there is no province \"{name}\"")),
    })
}

fn by_code(code: &str, system: PlaceSystem) -> Result<&'static Province, Told> {
    place(code, system).ok_or_else(|| unknown(code, system))
}

fn by_both(name: &str, code: &str) -> Result<&'static Province, Told> {
    let fits = |s| place(name, s).zip(place(code, s)).filter(|(a, b)| a == b).map(|(a, _)| a);
    fits(PlaceSystem::New34).or_else(|| fits(PlaceSystem::Old63)).ok_or_else(|| {
        Told::new(
            format!("mã tỉnh {code} không phải là {name}; kiểm tra mã, tên và hệ mã"),
            format!("province code {code} is not {name}; check code, name and place_system"),
        )
    })
}

fn by_bare_code(code: &str) -> Result<&'static Province, Told> {
    match (place(code, PlaceSystem::Old63), place(code, PlaceSystem::New34)) {
        (Some(old), Some(new)) if old.folded != new.folded => Err(Told::new(
            format!("mã {code} trước 07/2025 là {}, nay là {}; ghi thêm hệ mã old63 hoặc new34", old.name, new.name),
            format!(
                "code {code} was {} until 07/2025 and is {} now; add place_system old63 or new34",
                old.name, new.name
            ),
        )),
        (_, Some(new)) => Ok(new),
        (Some(old), None) => Ok(old),
        (None, None) => Err(Told::new(format!("không có mã tỉnh {code}"), format!("there is no province code {code}"))),
    }
}

fn agree(a: &'static Province, b: &'static Province) -> Result<&'static Province, Told> {
    if a == b {
        return Ok(a);
    }
    Err(Told::new(
        format!("trong {} mã {} là {}, không phải {}", code_of(b.system), b.code, b.name, a.name),
        format!("in {} code {} is {}, not {}", code_of(b.system), b.code, b.name, a.name),
    ))
}

fn unknown(text: &str, system: PlaceSystem) -> Told {
    let s = code_of(system);
    Told::new(format!("không có tỉnh \"{text}\" trong {s}"), format!("there is no province \"{text}\" in {s}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlaceSystem::{New34, Old63};

    fn name_of(text: &str, system: PlaceSystem) -> Option<&'static str> {
        place(text, system).map(|p| p.name)
    }

    #[test]
    fn a_code_means_what_its_numbering_says() {
        assert_eq!((name_of("44", Old63), name_of("44", New34)), (Some("Quảng Bình"), Some("Quảng Trị")));
        assert_eq!((name_of("83", Old63), name_of("83", New34)), (Some("Bến Tre"), None));
        let differ: Vec<&str> = provinces()
            .iter()
            .filter(|p| p.system == Old63 && place(p.code, New34).is_some_and(|n| n.folded != p.folded))
            .map(|p| p.code)
            .collect();
        assert_eq!(differ, ["15", "24", "44", "52", "80", "82", "91"]);
    }

    #[test]
    fn every_province_of_both_numberings_is_there_and_leads_to_today() {
        assert_eq!(provinces().iter().filter(|p| p.system == Old63).count(), 63);
        assert_eq!(provinces().iter().filter(|p| p.system == New34).count(), 34);
        assert!(provinces().iter().all(|p| place(p.now_code, New34).is_some()));
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        for (text, name) in [
            ("tỉnh Bến Tre", "Bến Tre"),
            ("BEN TRE", "Bến Tre"),
            ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
            ("TPHCM", "Hồ Chí Minh"),
            ("Khánh Hoà", "Khánh Hòa"),
            ("Đăk Lăk", "Đắk Lắk"),
            ("Thừa Thiên Huế", "Huế"),
            ("1", "Hà Nội"),
        ] {
            assert_eq!(name_of(text, Old63), Some(name), "{text}");
        }
    }

    #[test]
    fn a_bare_code_with_two_meanings_is_refused() {
        assert!(resolve("", "44", None).unwrap_err().vi.contains("Quảng Bình"));
        assert_eq!(resolve("", "83", None).unwrap().name, "Bến Tre");
        assert_eq!(resolve("Quảng Bình", "44", None).unwrap().system, Old63);
        assert_eq!(resolve("Quảng Trị", "44", None).unwrap().system, New34);
        assert!(resolve("Quảng Bình", "44", Some(New34)).is_err());
        assert!(resolve("Bến Tre", "86", Some(Old63)).is_err());
        assert_eq!(resolve("Vĩnh Long", "", None).unwrap().system, New34);
    }
}
