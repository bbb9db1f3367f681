//! A picture as the bytes a printer takes.
//!
//! Every rule here was paid for by somebody's garbled paper: pictures go as `GS v 0` bands of
//! at most 8.064 bytes, no band is 48 rows high or a multiple of it, white is not sent, and no
//! picture may hold bytes a printer obeys at once. The drawer is its own job, five bytes.

use super::bitmap::Bitmap;
use escpos::{driver::Driver, errors::Result, printer::Printer, utils::Protocol};
use std::{cell::RefCell, ops::Range, rc::Rc};

/// The largest band in bytes: 112 rows of 80 mm paper.
pub const BAND_BYTES: usize = 8_064;
const BAND_ROWS: usize = 112;
/// White rows worth a band of their own.
const WHITE_ROWS: usize = 4;

/// Wakes the printer clean, and ends the two-byte letters some are sold with.
const START: &[u8] = &[0x1B, 0x40, 0x1C, 0x2E];
/// Feeds to the knife and cuts, leaving a bridge of paper.
const CUT: &[u8] = &[0x1D, 0x56, 0x42, 0x00];
/// Asks for an answer in its turn: it comes when what stands before it is printed.
pub const CONFIRM: &[u8] = &[0x1D, 0x72, 0x01];

/// Collects what the printer would be sent.
#[derive(Clone, Default)]
struct Tape(Rc<RefCell<Vec<u8>>>);

impl Driver for Tape {
    fn name(&self) -> String {
        "tape".to_owned()
    }
    fn write(&self, data: &[u8]) -> Result<()> {
        self.0.borrow_mut().extend_from_slice(data);
        Ok(())
    }
    fn read(&self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
    fn flush(&self) -> Result<()> {
        Ok(())
    }
}

/// Writes a whole job: start, picture, cut, and the question whether it is printed.
pub fn escpos_bytes(paper: &Bitmap) -> Vec<u8> {
    job(paper, CUT)
}

/// Writes a job of stickers: the same without a cut, so that the next one begins where this ends.
pub fn sticker_bytes(roll: &Bitmap) -> Vec<u8> {
    job(roll, &[])
}

fn job(paper: &Bitmap, end: &[u8]) -> Vec<u8> {
    let tape = Tape::default();
    let mut printer = Printer::new(tape.clone(), Protocol::default(), None);
    let written = (|| {
        printer.custom(START)?;
        for band in bands(paper) {
            printer.custom(&band)?;
        }
        printer.custom(end)?.custom(CONFIRM)?.print().map(|_| ())
    })();
    debug_assert!(written.is_ok(), "memory takes every byte");
    tape.0.take()
}

/// Returns the pulse that opens a drawer on pin 2: five bytes, a job of its own.
pub const fn drawer_pulse() -> [u8; 5] {
    [0x1B, 0x70, 0x00, 0x19, 0xFA]
}

/// Returns what must precede a job when the one before was cut off inside a picture.
///
/// The printer still waits for the rest of a band: it gets as many empty dots as the largest.
pub fn flush_after_interruption() -> Vec<u8> {
    let mut bytes = vec![0; 8_192];
    bytes.extend_from_slice(&[0x1B, 0x40]);
    bytes
}

/// Cuts the picture into bands, white ones apart.
fn bands(paper: &Bitmap) -> Vec<Vec<u8>> {
    let rows_max = (BAND_BYTES / (paper.width() / 8)).min(BAND_ROWS);
    let inked: Vec<usize> = (0..paper.height()).map(|y| inked_bytes(paper.row(y))).collect();
    let mut bands = Vec::new();
    for part in parts(&inked) {
        let mut rows = part;
        while !rows.is_empty() {
            let end = rows.start + height(rows.len(), rows_max);
            bands.push(band(paper, rows.start..end, &inked));
            rows.start = end;
        }
    }
    bands
}

/// Returns how many bytes of a row reach to its last black dot.
fn inked_bytes(row: &[u8]) -> usize {
    row.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1)
}

/// Separates long runs of white rows from the rest.
fn parts(inked: &[usize]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for run in inked.chunk_by(|a, b| (*a == 0) == (*b == 0)) {
        let rows = start..start + run.len();
        start = rows.end;
        let white = run.first() == Some(&0);
        let before = parts.last_mut().filter(|p| inked.get(p.start) != Some(&0));
        match before {
            Some(before) if !white || run.len() < WHITE_ROWS => before.end = rows.end,
            _ => parts.push(rows),
        }
    }
    parts
}

/// Returns how many rows the next band takes: never a multiple of 48.
fn height(left: usize, rows_max: usize) -> usize {
    let rows = left.min(rows_max);
    if rows.is_multiple_of(48) { rows - 1 } else { rows }
}

/// Writes one band, only as wide as its ink.
fn band(paper: &Bitmap, rows: Range<usize>, inked: &[usize]) -> Vec<u8> {
    let width = inked.get(rows.clone()).and_then(|w| w.iter().max()).map_or(1, |w| (*w).max(1));
    let mut bytes = Vec::with_capacity(8 + width * rows.len());
    bytes.extend_from_slice(&[0x1D, 0x76, 0x30, 0x00]);
    for n in [width, rows.len()] {
        bytes.extend_from_slice(&[(n % 256) as u8, (n / 256) as u8]);
    }
    for y in rows {
        bytes.extend_from_slice(paper.row(y).get(..width).unwrap_or(&[]));
    }
    disarm(bytes.get_mut(8..).unwrap_or(&mut []));
    bytes
}

/// Blackens one more dot where a picture spells a command printers obey at once.
///
/// `DLE EOT`, `DLE ENQ` and `DLE DC4` work even inside pictures: status, clear, drawer.
fn disarm(dots: &mut [u8]) {
    for at in memchr::memchr_iter(0x10, dots).collect::<Vec<_>>() {
        if matches!(dots.get(at + 1), Some(0x04 | 0x05 | 0x14)) {
            dots[at] = 0x18;
        }
    }
}

/// Cuts a job where it may be written piece by piece: one band, or what stands between.
pub fn pieces(job: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = job;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at_checked(piece_length(rest)).filter(|(p, _)| !p.is_empty())?;
        rest = after;
        Some(piece)
    })
}

fn piece_length(job: &[u8]) -> usize {
    let length = match job {
        [0x1D, 0x76, 0x30, 0x00, xl, xh, yl, yh, ..] => {
            let wide = usize::from(*xl) + usize::from(*xh) * 256;
            8 + wide * (usize::from(*yl) + usize::from(*yh) * 256)
        }
        _ => {
            let head = &job[1.min(job.len())..];
            memchr::memmem::find(head, &[0x1D, 0x76, 0x30, 0x00]).map_or(job.len(), |at| at + 1).min(BAND_BYTES)
        }
    };
    length.min(job.len())
}

#[cfg(test)]
mod tests;
