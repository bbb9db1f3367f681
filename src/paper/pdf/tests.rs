//! What stands in a PDF, read back by a reader of its own: pages, texts and their places.

use std::collections::HashMap;
use std::io::Read;

use super::*;
use crate::domain::goods_paper::GoodsPaper;
use crate::paper::{Barcode, goods_paper, samples};

/// The streams of a file, unpacked, in their order.
fn streams(file: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, what: &[u8]| file[from..].windows(what.len()).position(|w| w == what).map(|at| from + at);
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(start) = find(at, b"stream\n") {
        let end = find(start, b"\nendstream").unwrap();
        let mut plain = Vec::new();
        flate2::read::ZlibDecoder::new(&file[start + 7..end]).read_to_end(&mut plain).unwrap();
        out.push(plain);
        at = end + 10;
    }
    out
}

/// The bytes of a string as the file spells it, and what follows.
fn string(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut out = Vec::new();
    if text[0] == b'<' {
        let end = text.iter().position(|b| *b == b'>').unwrap();
        let hex = std::str::from_utf8(&text[1..end]).unwrap();
        out.extend((0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()));
        return (out, &text[end + 1..]);
    }
    let (mut i, mut depth) = (1, 0);
    while text[i] != b')' || depth > 0 {
        depth += i32::from(text[i] == b'(') - i32::from(text[i] == b')');
        if text[i] == b'\\' {
            i += 1;
            let octal = text[i].is_ascii_digit();
            let escaped = std::str::from_utf8(&text[i..i + 3]).unwrap_or_default();
            out.push(match text[i] {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                _ if octal => u8::from_str_radix(escaped, 8).unwrap(),
                other => other,
            });
            i += if octal { 2 } else { 0 };
        } else {
            out.push(text[i]);
        }
        i += 1;
    }
    (out, &text[i + 1..])
}

/// A text on a page with its place in points.
#[derive(Debug)]
struct Placed {
    x: f32,
    y: f32,
    size: f32,
    text: String,
}

/// The texts of each page, read through the file's own table of meanings.
fn pages(file: &[u8]) -> Vec<Vec<Placed>> {
    let streams = streams(file);
    let tables = streams.iter().filter(|s| s.starts_with(b"%!PS")).map(|s| {
        let lines =
            std::str::from_utf8(s).unwrap().lines().filter(|l| l.starts_with('<') && l.matches('<').count() == 2);
        let pair = |l: &str| {
            let mut hex = l.split(['<', '>', ' ']).filter(|p| !p.is_empty());
            let glyph = u16::from_str_radix(hex.next()?, 16).ok()?;
            let meaning = u32::from_str_radix(hex.next()?, 16).ok()?;
            Some((glyph, char::from_u32(meaning)?))
        };
        lines.filter_map(pair).collect::<HashMap<u16, char>>()
    });
    let tables: Vec<_> = tables.collect();
    let meaning = |font: u8, bytes: &[u8]| -> String {
        let table = if font == b'R' { tables.first() } else { tables.last() }.unwrap();
        bytes.chunks(2).map(|b| table[&u16::from_be_bytes([b[0], b[1]])]).collect()
    };
    let drawn = streams.iter().filter(|s| s.windows(3).any(|w| w == b"BT\n"));
    drawn.map(|s| texts(s, &meaning)).collect()
}

fn texts(stream: &[u8], meaning: &dyn Fn(u8, &[u8]) -> String) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut rest = stream;
    while let Some(at) = rest.windows(3).position(|w| w == b"BT\n") {
        rest = &rest[at + 3..];
        let font = rest[1];
        let head = rest.iter().position(|b| matches!(b, b'(' | b'<')).unwrap();
        let words: Vec<f32> =
            std::str::from_utf8(&rest[2..head]).unwrap().split_whitespace().filter_map(|w| w.parse().ok()).collect();
        let (bytes, after) = string(&rest[head..]);
        rest = after;
        out.push(Placed { size: words[0], x: words[1], y: words[2], text: meaning(font, &bytes) });
    }
    out
}

fn text_of(page: &[Placed]) -> String {
    page.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn a4(document: &GoodsPaper) -> Vec<u8> {
    pdf(&goods_paper(document, Lang::Vi), PdfPage::A4, &document.number, Lang::Vi)
}

/// The sample with so many lines in it.
fn long(lines: usize) -> GoodsPaper {
    let mut document = samples::received();
    let line = document.lists[0].lines[0].clone();
    document.lists[0].lines = (1..=lines)
        .map(|n| {
            let mut line = line.clone();
            line[0] = n.to_string();
            line[2] = format!("L{n:04}");
            line
        })
        .collect();
    document
}

#[test]
fn vietnamese_can_be_found_and_copied() {
    let pages = pages(&a4(&samples::received()));
    assert_eq!(pages.len(), 1);
    let text = text_of(&pages[0]);
    for words in
        ["BIÊN BẢN GIAO NHẬN HÀNG HÓA", "Mật ong hoa nhãn", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PXK-17", "Trang 1/1"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_same_paper_is_the_same_file_and_a_small_one() {
    let file = a4(&samples::received());
    assert_eq!(file, a4(&samples::received()));
    assert!(file.starts_with(b"%PDF-") && file.len() < 60_000, "{}", file.len());
}

#[test]
fn a_hundred_lines_go_on_under_their_heads_with_numbered_pages() {
    let pages = pages(&a4(&long(100)));
    let count = pages.len();
    assert!((2..6).contains(&count), "{count}");
    let mut lots = 0;
    for (i, page) in pages.iter().enumerate() {
        let text = text_of(page);
        assert!(text.contains(&format!("Q1-N000012 · Trang {}/{count}", i + 1)), "{text}");
        if text.contains("L00") || text.contains("L0100") {
            assert!(text.contains("Số lô") && text.contains("HSD"), "page {} has no heads", i + 1);
        }
        lots += page.iter().filter(|p| p.text.starts_with('L') && p.text.len() == 5).count();
    }
    assert_eq!(lots, 100, "every line once");
}

#[test]
fn nobody_signs_a_page_without_goods_on_it() {
    for lines in 1..120 {
        let pages = pages(&a4(&long(lines)));
        let signed = pages.iter().position(|p| text_of(p).contains("ĐẠI DIỆN CHỦ THỂ")).unwrap();
        assert_eq!(signed + 1, pages.len());
        let text = text_of(&pages[signed]);
        assert!(text.contains("Hàng không nhận") && text.contains("Kẹo dừa"), "{lines}: {text}");
        assert!(text.contains("Nguyễn Thị Lan"), "{lines}");
    }
}

#[test]
fn nothing_leaves_the_page_and_no_text_lies_on_another() {
    for (lines, page) in pages(&a4(&long(60))).iter().enumerate() {
        for (i, a) in page.iter().enumerate() {
            let end = a.x + a.text.chars().count() as f32 * a.size * 0.6;
            assert!(a.x >= 50.0 && end <= A4.0 - 28.0 && a.y > 10.0 && a.y < A4.1 - 30.0, "page {lines}: {a:?}");
            for b in &page[i + 1..] {
                let apart = b.x >= end - 0.1 || b.x + b.text.chars().count() as f32 * b.size * 0.6 <= a.x + 0.1;
                assert!(apart || (a.y - b.y).abs() > a.size.min(b.size), "{a:?} {b:?}");
            }
        }
    }
}

#[test]
fn a_slip_becomes_one_strip_with_its_codes_as_shapes() {
    let slip = crate::paper::receipt(&samples::sale(), Lang::Vi);
    let file = pdf(&slip, PdfPage::Strip, "Q1-000124", Lang::Vi);
    assert_eq!(pages(&file).len(), 1);
    let bars = pdf(&[Block::Barcode(Barcode::Ean13("8938505970004".into()))], PdfPage::A4, "x", Lang::Vi);
    let shapes = streams(&bars).iter().map(|s| s.windows(4).filter(|w| w == b" re\n").count()).max().unwrap();
    assert_eq!(shapes, 30, "an EAN-13 has thirty bars");
}
