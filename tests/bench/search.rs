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

#[path = "tally.rs"]
mod tally;

const SKUS: usize = 20_000;
const ROUNDS: usize = 9;
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
    let mut index = SearchIndex::default();
    let mut built_in = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        index = SearchIndex::build(keys.iter().map(String::as_str));
        built_in.push(started.elapsed());
    }
    built_in.sort_unstable();
    let kept = index.bytes();
    let folded: String = keys.iter().filter_map(|key| key.split('=').next()).collect();
    let typed: Vec<String> = QUERIES.iter().flat_map(|query| prefixes(query)).collect();

    let mut floors = Vec::new();
    let mut keys_pressed: Vec<(Vec<Duration>, &str)> = typed.iter().map(|typed| (Vec::new(), &**typed)).collect();
    let mut hits = Vec::new();
    for round in 0..=ROUNDS {
        for (times, typed) in &mut keys_pressed {
            let started = Instant::now();
            index.search(black_box(typed), &mut hits);
            let time = started.elapsed();
            black_box(&hits);
            let started = Instant::now();
            black_box(memchr::memchr(b'\n', black_box(folded.as_bytes())));
            if round > 0 {
                floors.push(started.elapsed());
                times.push(time);
            }
        }
    }
    floors.sort_unstable();
    let floor = at(&floors, 50);
    let all: Vec<Duration> = sorted(keys_pressed.iter().flat_map(|(times, _)| times.clone()));
    let medians = keys_pressed.into_iter().map(|(times, typed)| (sorted(times)[ROUNDS / 2], typed));
    let slowest = medians.clone().max().expect("keys were pressed");
    let medians = sorted(medians.map(|(time, _)| time));
    for (what, times) in [("each key's median", &medians), ("every try", &all)] {
        println!(
            "search {SKUS} skus, {what} of {}: p50 {:.0} us p99 {:.0} us floor {floor:.0} us ratio {:.1}",
            times.len(),
            at(times, 50),
            at(times, 99),
            at(times, 99) / floor,
        );
    }
    let ratio = at(&all, 99) / floor;
    println!("search slowest key {:.0} us at \"{}\"", micros(slowest.0), slowest.1);
    println!(
        "search keeps {:.1} MB for {:.1} MB of folded text; keys made in {:.0} ms, index built in {:.1} ms",
        kept as f64 / 1e6,
        folded.len() as f64 / 1e6,
        micros(folded_in) / 1e3,
        at(&built_in, 50) / 1e3,
    );
    tally::row("search p99 / one bare pass over the same bytes", ratio, "×", tally::Goal::AtMost(25.0));
}

fn prefixes(query: &str) -> impl Iterator<Item = String> + '_ {
    query.char_indices().map(|(at, c)| query[..at + c.len_utf8()].to_owned())
}

fn sorted(times: impl IntoIterator<Item = Duration>) -> Vec<Duration> {
    let mut times: Vec<Duration> = times.into_iter().collect();
    times.sort_unstable();
    times
}

fn at(times: &[Duration], percent: usize) -> f64 {
    micros(times[(times.len() - 1) * percent / 100])
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
