//! QR and bar codes as dots, in the middle, with the white they need around them.

use super::bitmap::Bitmap;
use super::block::Barcode;
use barcoders::sym::{code128::Code128, ean13::EAN13};
use qrcode::{Color, EcLevel, QrCode};

/// The height of bars.
const BARS: usize = 80;

/// Draws a QR code; a text too long for one leaves the place empty.
pub(super) fn draw_qr(paper: &mut Bitmap, text: &str) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return };
    let modules = code.width();
    let with_quiet = modules + 8;
    let dot = (paper.width() / with_quiet).clamp(1, 6);
    let left = (paper.width() - (modules * dot).min(paper.width())) / 2;
    let top = paper.grow(with_quiet * dot) + 4 * dot;
    let colors = code.to_colors();
    for (y, row) in colors.chunks(modules).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                paper.fill(left + x * dot, top + y * dot, run.len() * dot, dot);
            }
            x += run.len();
        }
    }
}

/// Draws a bar code; one that cannot be made leaves the place empty.
pub(super) fn draw_barcode(paper: &mut Bitmap, code: &Barcode) {
    let Some(bars) = bars(code) else { return };
    let quiet = 10;
    let dot = (paper.width() / (bars.len() + 2 * quiet)).clamp(1, 3);
    let left = paper.width().saturating_sub(bars.len() * dot) / 2;
    let top = paper.grow(BARS + 8) + 4;
    let mut x = left;
    for run in bars.chunk_by(|a, b| a == b) {
        if run.first() == Some(&1) {
            paper.fill(x, top, run.len() * dot, BARS);
        }
        x += run.len() * dot;
    }
}

fn bars(code: &Barcode) -> Option<Vec<u8>> {
    match code {
        Barcode::Ean13(digits) => Some(EAN13::new(digits).ok()?.encode()),
        Barcode::Code128(text) => {
            let digits = text.len() >= 4 && text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_digit());
            let set = if digits { 'Ć' } else { 'Ɓ' };
            Some(Code128::new(format!("{set}{text}")).ok()?.encode())
        }
    }
}
