//! The rules of the wire.

use super::*;
use crate::paper::WidthDots;
use proptest::prelude::*;

/// Reads a job back: the picture its bands draw, and the heights of the bands.
fn replay(job: &[u8], width: WidthDots) -> (Bitmap, Vec<usize>) {
    let mut paper = Bitmap::new(width);
    let mut heights = Vec::new();
    for piece in pieces(job) {
        let [0x1D, 0x76, 0x30, 0x00, xl, xh, yl, yh, dots @ ..] = piece else { continue };
        let (wide, high) = (usize::from(*xl) + 256 * usize::from(*xh), usize::from(*yl) + 256 * usize::from(*yh));
        assert!(piece.len() <= BAND_BYTES + 8 && dots.len() == wide * high);
        let top = paper.grow(high);
        for (y, row) in dots.chunks(wide).enumerate() {
            for (x, byte) in row.iter().enumerate() {
                paper.stamp((x * 8).cast_signed(), (top + y).cast_signed(), u32::from(*byte) << 24);
            }
        }
        heights.push(high);
    }
    (paper, heights)
}

fn striped(rows: &[(usize, usize)]) -> Bitmap {
    let mut paper = Bitmap::new(WidthDots::MM80);
    for (white, black) in rows {
        paper.grow(*white);
        let top = paper.grow(*black);
        paper.fill(0, top, 16, *black);
    }
    paper
}

#[test]
fn a_job_starts_clean_cuts_and_asks_for_an_answer() {
    let job = escpos_bytes(&striped(&[(2, 3)]));
    assert_eq!(&job[..4], [0x1B, 0x40, 0x1C, 0x2E]);
    assert_eq!(&job[4..12], [0x1D, 0x76, 0x30, 0x00, 1, 0, 2, 0], "white is one byte wide");
    assert_eq!(&job[14..22], [0x1D, 0x76, 0x30, 0x00, 2, 0, 3, 0], "ink is as wide as it is");
    assert_eq!(&job[job.len() - 7..], [0x1D, 0x56, 0x42, 0x00, 0x1D, 0x72, 0x01]);
}

#[test]
fn the_drawer_is_five_bytes_and_its_own_job() {
    assert_eq!(drawer_pulse(), [0x1B, 0x70, 0x00, 0x19, 0xFA]);
}

#[test]
fn a_cut_off_band_is_fed_with_more_than_the_largest_band() {
    let flush = flush_after_interruption();
    assert!(flush.iter().take_while(|b| **b == 0).count() > BAND_BYTES);
}

#[test]
fn a_picture_never_spells_a_command_obeyed_at_once() {
    let mut dots = [0x10, 0x04, 0x01, 0x10, 0x10, 0x05, 0x10, 0x14, 0x10, 0x20];
    disarm(&mut dots);
    assert_eq!(dots, [0x18, 0x04, 0x01, 0x10, 0x18, 0x05, 0x18, 0x14, 0x10, 0x20]);
}

proptest! {
    #[test]
    fn every_picture_arrives_whole_in_bands_no_printer_chokes_on(rows in prop::collection::vec((0usize..120, 1usize..260), 1..6)) {
        let paper = striped(&rows);
        let (seen, heights) = replay(&escpos_bytes(&paper), WidthDots::MM80);
        prop_assert!(seen == paper);
        prop_assert!(heights.iter().all(|h| *h <= 112 && !h.is_multiple_of(48)), "{:?}", heights);
    }

    #[test]
    fn pieces_lose_nothing(job in prop::collection::vec(any::<u8>(), 0..400), cut in 0usize..3000) {
        let mut all = escpos_bytes(&striped(&[(9, 30), (60, 200)]));
        all.truncate(cut);
        all.extend(job);
        prop_assert_eq!(pieces(&all).collect::<Vec<_>>().concat(), all);
    }
}
