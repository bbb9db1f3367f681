//! QR and bar codes as dots, in the middle, with the white they need around them.

use super::bitmap::Bitmap;
use super::block::Barcode;
use barcoders::sym::{code128::Code128, ean13::EAN13};
use qrcode::{Color, EcLevel, QrCode};

/// The height of bars.
const BARS: usize = 80;

/// The dark squares of a QR code: column, row and how many follow each other.
pub(super) struct Modules {
    /// Squares along a side.
    pub(super) width: usize,
    /// Runs of dark squares.
    pub(super) runs: Vec<(usize, usize, usize)>,
}

/// The dark bars of a bar code: where each begins and how wide it is.
pub(super) struct Bars {
    /// Modules across.
    pub(super) width: usize,
    /// Runs of dark modules.
    pub(super) runs: Vec<(usize, usize)>,
}

/// Makes a QR code; none for a text too long for one.
pub(super) fn modules(text: &str) -> Option<Modules> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut runs = Vec::with_capacity(width * width / 4);
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                runs.push((x, y, run.len()));
            }
            x += run.len();
        }
    }
    Some(Modules { width, runs })
}

/// Makes a bar code; none for a text that cannot be one.
pub(super) fn bars(code: &Barcode) -> Option<Bars> {
    let encoded = encoded(code)?;
    let (mut runs, mut x) = (Vec::with_capacity(encoded.len() / 2), 0);
    for run in encoded.chunk_by(|a, b| a == b) {
        if run.first() == Some(&1) {
            runs.push((x, run.len()));
        }
        x += run.len();
    }
    Some(Bars { width: x, runs })
}

/// Draws a QR code; a text too long for one leaves the place empty.
pub(super) fn draw_qr(paper: &mut Bitmap, text: &str) {
    let Some(code) = modules(text) else { return };
    let with_quiet = code.width + 8;
    let dot = (paper.width() / with_quiet).clamp(1, 6);
    let left = (paper.width() - (code.width * dot).min(paper.width())) / 2;
    let top = paper.grow(with_quiet * dot) + 4 * dot;
    for (x, y, len) in code.runs {
        paper.fill(left + x * dot, top + y * dot, len * dot, dot);
    }
}

/// Draws a bar code; one that cannot be made leaves the place empty.
pub(super) fn draw_barcode(paper: &mut Bitmap, code: &Barcode) {
    let Some(code) = bars(code) else { return };
    let quiet = 10;
    let dot = (paper.width() / (code.width + 2 * quiet)).clamp(1, 3);
    let left = paper.width().saturating_sub(code.width * dot) / 2;
    let top = paper.grow(BARS + 8) + 4;
    for (x, len) in code.runs {
        paper.fill(left + x * dot, top, len * dot, BARS);
    }
}

fn encoded(code: &Barcode) -> Option<Vec<u8>> {
    match code {
        Barcode::Ean13(digits) => Some(EAN13::new(digits).ok()?.encode()),
        Barcode::Code128(text) => {
            let digits = text.len() >= 4 && text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_digit());
            let set = if digits { 'Ć' } else { 'Ɓ' };
            Some(Code128::new(format!("{set}{text}")).ok()?.encode())
        }
    }
}
