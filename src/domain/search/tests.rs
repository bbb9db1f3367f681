//! The rules of finding, and a slow independent scan over the originals to count against.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::domain::text;

const SAMPLE: &str = include_str!("../../../assets/sample/catalogue.csv");

#[derive(Debug, Clone, Default)]
struct Goods {
    name: String,
    pack: String,
    producer: String,
    place: String,
    codes: Vec<String>,
}

impl Goods {
    fn named(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    fn key(&self) -> String {
        let codes: Vec<&str> = self.codes.iter().map(String::as_str).collect();
        search_key(&SearchText {
            name: &self.name,
            pack: &self.pack,
            producer: &self.producer,
            place: &self.place,
            codes: &codes,
        })
    }
}

fn sample() -> Vec<Goods> {
    let mut sheet = csv::Reader::from_reader(SAMPLE.as_bytes());
    let columns = sheet.headers().unwrap().clone();
    let rows = sheet.records().map(|row| {
        let row = row.unwrap();
        let cell = |name: &str| row.get(columns.iter().position(|column| column == name).unwrap()).unwrap().to_owned();
        Goods {
            name: cell("product_name"),
            pack: cell("pack"),
            producer: cell("producer_name"),
            place: format!("{}, {}", cell("commune"), cell("province")),
            codes: ["sku_code", "barcode", "ocop_code"].map(cell).into_iter().filter(|code| !code.is_empty()).collect(),
        }
    });
    rows.collect()
}

/// Twenty thousand SKUs: the names, producers and places of the sample, each with another's.
fn catalogue() -> Vec<Goods> {
    let sample = sample();
    let any = |of: usize, step: usize, n: usize| (n * step + n / of) % of;
    let goods = (0..20_000).map(|n| Goods {
        name: match n % 4 {
            0 => sample[any(sample.len(), 1, n)].name.clone(),
            1 => format!("{} Điện Biên", sample[any(sample.len(), 3, n)].name),
            2 => sample[any(sample.len(), 5, n)].name.to_uppercase(),
            _ => sample[any(sample.len(), 7, n)].name.nfd().collect(),
        },
        pack: sample[any(sample.len(), 11, n)].pack.clone(),
        producer: sample[any(sample.len(), 13, n)].producer.clone(),
        place: sample[any(sample.len(), 17, n)].place.clone(),
        codes: vec![format!("{n:05}"), format!("893{:010}", n * 617)],
    });
    goods.collect()
}

const SAID_OTHERWISE: [(&str, &str); 14] = [
    ("ctcp", "cong ty co phan"),
    ("sxkd", "san xuat kinh doanh"),
    ("htx", "hop tac xa"),
    ("cty", "cong ty"),
    ("dntn", "doanh nghiep tu nhan"),
    ("tht", "to hop tac"),
    ("hkd", "ho kinh doanh"),
    ("tnhh", "trach nhiem huu han"),
    ("mtv", "mot thanh vien"),
    ("cp", "co phan"),
    ("xnk", "xuat nhap khau"),
    ("tp", "thanh pho"),
    ("tt", "thi tran"),
    ("tx", "thi xa"),
];

fn plain(text: &str) -> Vec<String> {
    let letters = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase);
    let text: String = letters.map(|c| if c == 'đ' { 'd' } else { c }).collect();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All a SKU may be found by, word by word from the originals, with no key and no index.
fn all_words(goods: &Goods) -> Vec<String> {
    let name = plain(&goods.name);
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let initial = |word: &String| if digits(word) { word.clone() } else { word.chars().take(1).collect() };
    let mut here: Vec<String> = vec![name.iter().map(initial).collect()];
    let pack = plain(&goods.pack);
    here.extend(pack.windows(2).filter(|two| digits(&two[0]) && !digits(&two[1])).map(|two| two.concat()));
    here.extend(pack);
    let written = [name, plain(&goods.producer), plain(&goods.place)].concat();
    let mut all = format!(" {} ", written.join(" "));
    for (short, long) in SAID_OTHERWISE {
        if all.contains(&format!(" {short} ")) || all.contains(&format!(" {long} ")) {
            here.extend(format!("{short} {long}").split(' ').map(str::to_owned));
            all.push_str(&format!("{short} {long} "));
        }
    }
    here.extend(written);
    here.extend(goods.codes.iter().flat_map(|code| plain(code)));
    here
}

fn found_slowly(goods: &[Vec<String>], typed: &str) -> Vec<u32> {
    let typed = plain(typed);
    let found =
        |words: &[String]| !typed.is_empty() && typed.iter().all(|part| words.iter().any(|word| word.contains(part)));
    (0..).zip(goods).filter(|(_, words)| found(words)).map(|(ix, _)| ix).collect()
}

fn index(goods: &[Goods]) -> SearchIndex {
    let keys: Vec<String> = goods.iter().map(Goods::key).collect();
    SearchIndex::build(keys.iter().map(String::as_str))
}

fn found(index: &SearchIndex, typed: &str) -> Vec<u32> {
    let mut hits = Vec::new();
    index.search(typed, &mut hits);
    hits.iter().map(|hit| hit.ix).collect()
}

/// The names found, in order.
fn names<'a>(goods: &[&'a str], typed: &str) -> Vec<&'a str> {
    let rows: Vec<Goods> = goods.iter().map(|name| Goods::named(name)).collect();
    found(&index(&rows), typed).iter().map(|ix| goods[*ix as usize]).collect()
}

#[test]
fn every_product_that_should_be_found_is_found_among_twenty_thousand() {
    let goods = catalogue();
    let index = index(&goods);
    let words: Vec<Vec<String>> = goods.iter().map(all_words).collect();
    for typed in [
        "mật ong",
        "mat ong",
        "MẬT ONG",
        "dien bien",
        "mat ong dien bien",
        "ong mat dien bien",
        "htx ong",
        "hop tac xa ong",
        "cty cp",
        "mod",
        "893000012345",
        "00777",
        "893",
        "500ml",
        "500 ml mat",
        "o",
        "ong",
        "trong",
        "khong co mon nay",
    ] {
        let mut fast = found(&index, typed);
        fast.sort_unstable();
        let slow = found_slowly(&words, typed);
        let first = fast.iter().zip(&slow).position(|(fast, slow)| fast != slow);
        assert_eq!((fast.len(), first), (slow.len(), None), "{typed}");
    }
}

#[test]
fn the_words_of_the_counter_bring_what_they_should() {
    let goods = catalogue();
    let index = index(&goods);
    let count = |typed| found(&index, typed).len();
    assert_eq!(count("mật ong"), count("mat ong"));
    assert_eq!(count("mat ong dien bien"), count("ong mat dien bien"));
    assert!(count("mat ong dien bien") > 100 && count("mat ong dien bien") < count("mat ong"));
    assert!(count("mod") > 20 && count("htx ong") > 100);
    assert_eq!(goods[found(&index, "00777")[0] as usize].codes[0], "00777");
    assert_eq!(found(&index, &goods[20].codes[1]), [20]);
}

#[test]
fn a_word_of_the_name_comes_before_one_of_the_producer_and_the_inside_of_a_word_last() {
    let rows = [
        Goods::named("Gà ta thả vườn trong nước"),
        Goods { producer: "HTX Ong Xanh".into(), ..Goods::named("Sáp") },
        Goods::named("Phấn ong"),
        Goods::named("Ong mật"),
    ];
    assert_eq!(found(&index(&rows), "ong"), [3, 2, 1, 0]);
}

#[test]
fn words_in_the_order_typed_come_first() {
    let goods = ["Sáp ong và mật", "Rượu mật ong", "Mật ong", "Ong mật"];
    assert_eq!(names(&goods, "mat ong"), ["Mật ong", "Rượu mật ong", "Sáp ong và mật", "Ong mật"]);
}

#[test]
fn a_whole_word_comes_before_the_beginning_of_another() {
    let goods = ["Rượu Mông", "Rượu mơ", "Sáp mộc", "Trà mơ"];
    assert_eq!(names(&goods, "ruou mo"), ["Rượu mơ", "Rượu Mông"]);
    assert_eq!(names(&goods, "mo"), ["Rượu mơ", "Trà mơ", "Rượu Mông", "Sáp mộc"]);
}

#[test]
fn marks_typed_put_the_names_that_have_them_first() {
    let goods = ["Bơ sáp", "Bò khô", "Bộ ấm chén"];
    assert_eq!(names(&goods, "bo"), goods);
    assert_eq!(names(&goods, "bò"), ["Bò khô", "Bơ sáp", "Bộ ấm chén"]);
    assert_eq!(names(&goods, "BỘ"), ["Bộ ấm chén", "Bơ sáp", "Bò khô"]);
    assert_eq!(names(&["Hoa hồi", "Bánh Khánh Hòa"], "hoà"), ["Bánh Khánh Hòa", "Hoa hồi"]);
}

#[test]
fn initials_find_a_name_and_a_run_of_them_a_longer_one() {
    let goods = ["Bộ quà mật ong Điện Biên", "Mắm ô mai", "Mật ong Điện Biên", "Nước mắm 40 độ đạm"];
    assert_eq!(names(&goods, "mod"), ["Mật ong Điện Biên", "Bộ quà mật ong Điện Biên"]);
    assert_eq!(names(&goods, "nm40"), ["Nước mắm 40 độ đạm"]);
}

#[test]
fn a_whole_code_comes_before_everything() {
    let rows = [
        Goods::named("Chè 00777"),
        Goods { codes: vec!["00777".into()], ..Goods::named("Kẹo dừa") },
        Goods { codes: vec!["100777".into(), "01-017-00454-1-2021".into()], ..Goods::named("Giò lụa") },
    ];
    let index = index(&rows);
    assert_eq!(found(&index, "00777"), [1, 0, 2]);
    assert_eq!(found(&index, "01-017-00454"), [2]);
    let mut hits = Vec::new();
    index.search("01-017-00454-1-2021", &mut hits);
    assert!(hits[0].rank.is_code());
}

#[test]
fn short_and_long_ways_to_say_it_find_each_other() {
    let long = Goods { producer: "Hợp tác xã Ong Xanh".into(), ..Goods::named("Mật") };
    let short = Goods { producer: "HTX Ong Vàng".into(), ..Goods::named("Mật") };
    let index = index(&[long, short]);
    assert_eq!(found(&index, "htx ong"), [0, 1]);
    assert_eq!(found(&index, "hợp tác xã ong"), [0, 1]);
    assert_eq!(names(&["Mỳ gạo Chũ", "Mì gạo lứt"], "mi gao"), ["Mì gạo lứt", "Mỳ gạo Chũ"]);
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", "  ", "-", "★"] {
        assert!(names(&["Mật ong"], typed).is_empty());
    }
}

#[test]
fn equal_hits_keep_the_order_of_the_dictionary() {
    let mut goods = ["Mật ong rừng", "Mật ong ong", "Mật ong Ân Thi", "Mật ong An Giang"];
    goods.sort_by_key(|name| text::sort_key(name));
    assert_eq!(names(&goods, "mat ong"), ["Mật ong An Giang", "Mật ong Ân Thi", "Mật ong ong", "Mật ong rừng"]);
}

#[test]
fn twenty_thousand_goods_are_well_under_eight_megabytes() {
    let kept = index(&catalogue()).bytes();
    assert!(kept < 6_000_000, "{kept}");
}

#[test]
fn keys_made_by_hand_do_no_harm() {
    let index = SearchIndex::build(["", "|||", "mat ong", "=", "#=x", " mật| m"].into_iter());
    assert_eq!(index.len(), 6);
    for typed in ["mat", "m", "#", "=", "|", "ong"] {
        let _ = found(&index, typed);
    }
}

fn syllables() -> impl Strategy<Value = String> {
    let some = [
        "Mật",
        "ong",
        "Điện",
        "Biên",
        "trong",
        "HTX",
        "Hợp tác xã",
        "đ",
        "Ớt",
        "ô",
        "500 ml",
        "40",
        "(khô)",
        "Bia - Rượu",
        "cp",
        "ﬁ",
        "İ",
        "Ω",
    ];
    prop::collection::vec(prop::sample::select(some.to_vec()), 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_hit_is_what_the_slow_scan_says(
        rows in prop::collection::vec((syllables(), syllables(), syllables(), "[0-9A-C-]{0,6}"), 1..30),
        typed in prop_oneof![syllables(), "[a-eo0-9 ]{0,4}", "[a-zĐđƠơẾếỘ0-9 .-]{0,6}"],
    ) {
        let rows: Vec<Goods> = rows
            .into_iter()
            .map(|(name, producer, place, code)| Goods { name, producer, place, pack: "500 ml".into(), codes: vec![code] })
            .collect();
        let mut fast = found(&index(&rows), &typed);
        fast.sort_unstable();
        let slow = found_slowly(&rows.iter().map(all_words).collect::<Vec<_>>(), &typed);
        prop_assert_eq!(fast, slow);
    }
}
