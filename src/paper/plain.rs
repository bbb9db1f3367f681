//! The same paper as text: for the screen, and for printers that take no picture.

use super::block::{Barcode, Block, Rule};
use super::layout::{Grid, Row, Run, layout};
use super::wire::CONFIRM;
use super::wrap::{STICKY, cells};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Writes a paper as rows of text, at most `columns` cells wide.
///
/// A QR code is a mark in its place; the screen draws its own from [`super::qr_payload`].
pub fn preview(blocks: &[Block], columns: usize) -> Vec<String> {
    let mut out = Vec::new();
    for row in layout(blocks, &Grid::text(columns)) {
        match row {
            Row::Text(runs) => out.push(text(&runs)),
            Row::Banner(runs) => out.push(banner(&runs, columns)),
            Row::Rule(Rule::Thin) => out.push("─".repeat(columns)),
            Row::Rule(Rule::Thick) => out.push("━".repeat(columns)),
            Row::Qr(_) => out.extend(["▄▄▄▄▄▄", "█ QR █", "▀▀▀▀▀▀"].map(|l| middle(l, columns))),
            Row::Barcode(Barcode::Ean13(_) | Barcode::Code128(_)) => out.push(middle("║▌│║│▌║││▌║", columns)),
            Row::Gauge => out.push("┃╵".repeat(columns / 2)),
            Row::Gap(dots) if dots >= 8 => out.push(String::new()),
            Row::Gap(_) => {}
        }
    }
    out
}

fn text(runs: &[Run<'_>]) -> String {
    let mut line = String::new();
    for run in runs {
        let gap = run.x.saturating_sub(cells(&line));
        line.extend(std::iter::repeat_n(' ', gap));
        line.extend(run.text.chars().map(|c| if c == STICKY { ' ' } else { c }));
    }
    line.truncate(line.trim_end().len());
    line
}

fn banner(runs: &[Run<'_>], columns: usize) -> String {
    let text = text(runs);
    let text = text.trim();
    let room = columns.saturating_sub(cells(text) + 2);
    format!("{} {text} {}", "█".repeat(room / 2), "█".repeat(room - room / 2))
}

fn middle(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(cells(text)) / 2))
}

/// Writes a whole job for a printer that takes no picture: accents folded, no code.
pub fn text_bytes(blocks: &[Block], columns: usize) -> Vec<u8> {
    let mut job = vec![0x1B, 0x40, 0x1C, 0x2E];
    for row in layout(blocks, &Grid::text(columns)) {
        let line = match row {
            Row::Text(runs) => text(&runs),
            Row::Banner(runs) => middle(&format!("*** {} ***", text(&runs).trim()), columns),
            Row::Rule(Rule::Thin) => "-".repeat(columns),
            Row::Rule(Rule::Thick) => "=".repeat(columns),
            Row::Gap(dots) if dots >= 8 => String::new(),
            Row::Gap(_) | Row::Qr(_) | Row::Barcode(_) | Row::Gauge => continue,
        };
        job.extend(plain(&line));
        job.push(b'\n');
    }
    job.extend_from_slice(&[0x1B, 0x64, 0x04, 0x1D, 0x56, 0x42, 0x00]);
    job.extend_from_slice(CONFIRM);
    job
}

/// Folds to ASCII and keeps capitals; nothing a printer obeys survives.
fn plain(text: &str) -> impl Iterator<Item = u8> {
    text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| match c {
        'đ' => b'd',
        'Đ' => b'D',
        '★' => b'*',
        '×' => b'x',
        '–' | '—' => b'-',
        '·' => b',',
        ' '..='~' => c as u8,
        _ => b'?',
    })
}
