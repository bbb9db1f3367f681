//! Keys in, text out.

use proptest::prelude::*;

use super::*;

fn typed(mode: Mode, keys: &str) -> String {
    let mut line = Line::new(mode);
    keys.chars().for_each(|key| line.push(key));
    line.text().to_owned()
}

/// The till's own words, and what the `vi` crate 0.8.0 was seen to give; tones stand as UniKey puts
/// them (`hòa`, `thủy`).
const TELEX: [(&str, &str); 49] = [
    ("vieetj", "việt"),
    ("nguyeenx", "nguyễn"),
    ("ddawcj sanr", "đặc sản"),
    ("thuyr", "thủy"),
    ("hoaf", "hòa"),
    ("quar", "quả"),
    ("quaanr", "quẩn"),
    ("gaoj", "gạo"),
    ("chef", "chè"),
    ("raauf rieengf", "rầu riềng"),
    ("uwowng", "ương"),
    ("chw", "chư"),
    ("toans", "toán"),
    ("banhs", "bánh"),
    ("ddoongf", "đồng"),
    ("ddoong", "đông"),
    ("maatj ong", "mật ong"),
    ("mieeng", "miêng"),
    ("hopwj tacs xax", "hợp tác xã"),
    ("Dd", "Đ"),
    ("ww", "w"),
    ("giawngr", "giẳng"),
    ("huyeenj", "huyện"),
    ("hoas", "hóa"),
    ("thuees", "thuế"),
    ("khuya", "khuya"),
    ("z", "z"),
    ("phos", "phó"),
    ("texs", "té"),
    ("ddddd", "dddd"),
    ("nuocws", "nước"),
    ("nuwowcs", "nước"),
    ("DDieenj Bieen", "Điện Biên"),
    ("MAATJ ONG", "MẬT ONG"),
    ("ruwowuj", "rượu"),
    ("thoots noots", "thốt nốt"),
    ("DDawsk Lawsk", "Đắk Lắk"),
    ("ddawks", "đắk"),
    ("DDAWKS", "ĐẮK"),
    ("Kroong", "Krông"),
    ("QDD-UBND", "QĐ-UBND"),
    ("khuyur", "khuỷu"),
    ("xoawn", "xoăn"),
    ("thuowr", "thuở"),
    ("ngoawnf ngoeof", "ngoằn ngoèo"),
    ("gif", "gì"),
    ("gieengs", "giếng"),
    ("quys", "quý"),
    ("tets", "tét"),
];

const VNI: [(&str, &str); 17] = [
    ("vie6t5", "việt"),
    ("viet65", "việt"),
    ("nguye6n4", "nguyễn"),
    ("hoa2", "hòa"),
    ("ga5o", "gạo"),
    ("gao5", "gạo"),
    ("mat65", "mật"),
    ("d9o6ng2", "đồng"),
    ("ruou75", "rượu"),
    ("2026", "2026"),
    ("o72", "ờ"),
    ("M1", "M1"),
    ("893", "893"),
    ("nu7oc1", "nước"),
    ("d9a81k", "đắk"),
    ("500ml", "500ml"),
    ("OCOP 4", "OCOP 4"),
];

#[test]
fn telex_gives_vietnamese() {
    for (keys, text) in TELEX {
        assert_eq!(typed(Mode::Telex, keys), text, "{keys}");
    }
}

#[test]
fn vni_gives_vietnamese() {
    for (keys, text) in VNI {
        assert_eq!(typed(Mode::Vni, keys), text, "{keys}");
    }
}

#[test]
fn words_of_the_trade_and_foreign_words_stay_as_typed() {
    for word in [
        "OCOP",
        "ocop",
        "VietGAP",
        "GlobalGAP",
        "HTX",
        "htx",
        "HACCP",
        "ISO",
        "QR",
        "TNHH",
        "MTV",
        "windows",
        "Windows",
        "WiFi",
        "POS",
        "VISA",
        "MoMo",
        "Napas",
        "expresso",
        "coffee",
        "facebook",
        "tour",
        "shop",
        "web",
        "voucher",
        "ST25",
        "500ml",
        "SP0001",
        "MODB500",
        "00777",
        "893500001234",
        "Robusta",
        "Coffee",
        "sachi",
        "Macca",
        "combo",
        "express",
    ] {
        assert_eq!(typed(Mode::Telex, word), word);
    }
}

#[test]
fn the_same_key_again_takes_its_mark_back() {
    for (keys, text) in [("aaa", "aa"), ("ass", "as"), ("boxx", "box"), ("ddd", "dd"), ("maxx ", "max "), ("oww", "ow")]
    {
        assert_eq!(typed(Mode::Telex, keys), text, "{keys}");
    }
    assert_eq!(typed(Mode::Vni, "a11"), "a1");
}

#[test]
fn off_means_off() {
    assert_eq!(typed(Mode::Off, "vieetj aa 893"), "vieetj aa 893");
    assert_eq!((Mode::Off.letter(), Mode::Telex.letter(), Mode::Vni.letter()), ('E', 'V', 'V'));
}

#[test]
fn backspace_takes_one_letter_and_the_word_goes_on() {
    let mut line = Line::new(Mode::Telex);
    "maatj".chars().for_each(|key| line.push(key));
    line.backspace();
    assert_eq!(line.text(), "mậ");
    "uf".chars().for_each(|key| line.push(key));
    assert_eq!(line.text(), "mầu");
    (0..5).for_each(|_| line.backspace());
    assert!(line.is_empty());
}

#[test]
fn a_word_written_before_goes_on_after_the_space_is_erased() {
    let mut line = Line::new(Mode::Telex);
    "mat ".chars().for_each(|key| line.push(key));
    line.backspace();
    "aj".chars().for_each(|key| line.push(key));
    assert_eq!(line.text(), "mật");
    line.insert(" OCOP");
    "s".chars().for_each(|key| line.push(key));
    assert_eq!(line.text(), "mật OCOPs");
}

#[test]
fn the_cursor_may_stand_anywhere() {
    let mut line = Line::new(Mode::Telex);
    line.insert("Kẹo ừa");
    (0..2).for_each(|_| line.left());
    line.push('d');
    assert_eq!((line.text(), line.before()), ("Kẹo dừa", "Kẹo d"));
    line.home();
    line.delete();
    line.push('B');
    line.end();
    line.push('!');
    assert_eq!(line.text(), "Bẹo dừa!");
    line.right();
    line.clear();
    assert_eq!((line.text(), line.mode()), ("", Mode::Telex));
}

#[test]
fn a_paste_is_cleaned_and_never_composed() {
    let mut line = Line::new(Mode::Telex);
    line.insert("aas\u{1b}[31m\n e\u{302}");
    assert_eq!(line.text(), "aas[31m ê");
}

#[test]
fn an_edit_says_only_what_changes() {
    let mut typing = Typing::new(Mode::Telex);
    "viee".chars().for_each(|key| drop(typing.press(key)));
    assert_eq!(typing.press('t'), Edit { erase: 0, insert: "t".into() });
    assert_eq!(typing.press('j'), Edit { erase: 2, insert: "ệt".into() });
    typing.backspace();
    assert_eq!(typing.press('n'), Edit { erase: 0, insert: "n".into() });
    assert_eq!(typing.press(' '), Edit { erase: 0, insert: " ".into() });
    assert!(typing.is_idle());
}

proptest! {
    #[test]
    fn edits_and_the_line_agree_whatever_is_typed(keys in "[a-zA-Z0-9 đấ.⌫]{0,24}", telex in any::<bool>()) {
        let mode = if telex { Mode::Telex } else { Mode::Vni };
        let (mut line, mut typing, mut text) = (Line::new(mode), Typing::new(mode), String::new());
        for key in keys.chars() {
            if key == '⌫' {
                line.backspace();
                typing.reset();
                text.pop();
                continue;
            }
            if typing.is_idle() {
                let at = text.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
                typing.resume(&text[at..]);
            }
            let edit = typing.press(key);
            text.truncate(text.char_indices().rev().take(edit.erase).last().map_or(text.len(), |(at, _)| at));
            text.push_str(&edit.insert);
            line.push(key);
        }
        prop_assert_eq!(line.text(), text);
    }

    #[test]
    fn letters_are_never_lost(keys in "[a-z]{1,10}") {
        let folded = crate::domain::text::fold(&typed(Mode::Telex, &keys));
        let mut left = keys.chars().chain("uuu".chars());
        prop_assert!(folded.chars().all(|c| c == 'u' || left.any(|key| key == c)), "{} gave {}", keys, folded);
    }
}

#[test]
fn every_vietnamese_word_of_the_sample_can_be_typed() {
    let sample = include_str!("../../../assets/sample/catalogue.csv");
    let words = sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let new_style = ["oà", "oá", "oả", "oã", "oạ", "oè", "uỳ", "uý", "uỷ", "uỵ"];
    let old_style = |word: &&str| word.starts_with(['q', 'Q']) || !new_style.iter().any(|tone| word.ends_with(tone));
    for word in words.filter(old_style).filter(|word| *word != "Pđăm") {
        for mode in [Mode::Telex, Mode::Vni] {
            assert_eq!(typed(mode, &keys_of(mode, word)), word);
        }
    }
}
