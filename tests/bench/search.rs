//! How long a key pressed in the search field takes among 20,000 SKUs, beside one bare pass over the
//! same bytes.
//!
//! `cargo bench --bench search` prints microseconds; the ratio of p99 to the pass is the figure to watch.
#![allow(missing_docs)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use ocop::domain::search::{SearchIndex, SearchText, search_key};

const SKUS: usize = 20_000;
const ROUNDS: usize = 7;
const QUERIES: [&str; 24] = [
    "mật ong",
    "mat ong rung",
    "mat ong dien bien",
    "ong mat dien bien",
    "htx ong",
    "hop tac xa nong nghiep",
    "mod",
    "893000012345",
    "00777",
    "keo dua sau rieng",
    "nước mắm phú quốc 40",
    "tra shan tuyet",
    "cong ty co phan",
    "500ml",
    "ruou",
    "banh trang ben tre",
    "chả mực hạ long",
    "dong trung ha tha",
    "an giang",
    "xa",
    "h",
    "ca phe",
    "gao st25",
    "khong co mon nay",
];

/// SKUs with the sample's names, producers and places, every one with another's.
fn keys() -> Vec<String> {
    let sheet = include_str!("../../assets/sample/catalogue.csv");
    let mut sheet = csv::Reader::from_reader(sheet.as_bytes());
    let rows: Vec<csv::StringRecord> = sheet.records().map(|row| row.expect("the sample is a sheet")).collect();
    let pick = |n: usize, step: usize| &rows[(n * step + n / rows.len()) % rows.len()];
    (0..SKUS)
        .map(|n| {
            let place = format!("{}, {}", &pick(n, 17)[11], &pick(n, 17)[12]);
            let barcode = format!("893{:010}", n * 617);
            let codes = [format!("{n:05}"), barcode];
            search_key(&SearchText {
                name: &pick(n, 1)[2],
                pack: &pick(n, 11)[3],
                producer: &pick(n, 13)[9],
                place: &place,
                codes: &[&codes[0], &codes[1]],
            })
        })
        .collect()
}

fn main() {
    let started = Instant::now();
    let keys = keys();
    let folded_in = started.elapsed();
    let started = Instant::now();
    let index = SearchIndex::build(keys.iter().map(String::as_str));
    let built_in = started.elapsed();
    let (kept, read) = index.bytes();
    let typed: Vec<String> = QUERIES.iter().flat_map(|query| prefixes(query)).collect();

    let bytes = vec![b'a'; read];
    let mut floors = Vec::new();
    let mut times = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    let mut hits = Vec::new();
    for round in 0..=ROUNDS {
        for typed in &typed {
            let started = Instant::now();
            index.search(black_box(typed), &mut hits);
            let time = started.elapsed();
            black_box(&hits);
            let started = Instant::now();
            black_box(memchr::memchr(b'#', black_box(&bytes)));
            if round > 0 {
                floors.push(started.elapsed());
                times.push(time);
                slowest = slowest.max((time, typed.clone()));
            }
        }
    }
    times.sort_unstable();
    floors.sort_unstable();
    let floor = at(&floors, 50);
    println!(
        "search {SKUS} skus {} tries p50 {:.0} us p99 {:.0} us floor {floor:.0} us ratio {:.1}",
        times.len(),
        at(&times, 50),
        at(&times, 99),
        at(&times, 99) / floor,
    );
    println!("search slowest {:.0} us at \"{}\"", micros(slowest.0), slowest.1);
    println!(
        "search keeps {:.1} MB, reads {:.1} MB a key; keys made in {:.0} ms, index built in {:.1} ms",
        kept as f64 / 1e6,
        read as f64 / 1e6,
        micros(folded_in) / 1e3,
        micros(built_in) / 1e3,
    );
}

fn prefixes(query: &str) -> impl Iterator<Item = String> + '_ {
    query.char_indices().map(|(at, c)| query[..at + c.len_utf8()].to_owned())
}

fn at(times: &[Duration], percent: usize) -> f64 {
    micros(times[(times.len() - 1) * percent / 100])
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
