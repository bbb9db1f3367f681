//! Receipts and reports as blocks, laid out to bitmap, bytes and text; knows no printer.
//!
//! A paper is a list of [`Block`]s that knows no width. One layout serves the paper of 58 and
//! 80 mm, the preview on the screen and the printers that cannot take pictures. Printers get
//! pictures because no Vietnamese code page of a cheap one can be trusted.

mod bitmap;
mod block;
mod codes;
mod font;
mod gauge;
mod goods_paper;
mod label;
mod layout;
mod pdf;
mod plain;
mod raster;
mod receipt;
#[cfg(test)]
#[path = "paper/tests/samples.rs"]
mod samples;
mod shift_report;
mod test_page;
mod wire;
mod words;
mod wrap;

pub use crate::domain::slip::Lang;
pub use bitmap::{Bitmap, WidthDots};
pub use block::{Abreast, Align, Barcode, Block, Item, Piece, Rule, Size, Style, Table, Weight};
pub use goods_paper::goods_paper;
pub use label::{label_blocks, sticker_sheets, stickers};
pub use pdf::{PdfPage, pdf};
pub use plain::{preview, text_bytes};
pub use raster::raster;
pub use receipt::receipt;
pub use shift_report::shift_report;
pub use test_page::test_page;
pub use wire::{BAND_BYTES, CONFIRM, drawer_pulse, escpos_bytes, flush_after_interruption, pieces, sticker_bytes};
pub use words::amount_in_words;

/// Returns the text of the QR code on a paper, for screens that draw it themselves.
pub fn qr_payload(blocks: &[Block]) -> Option<&str> {
    blocks.iter().find_map(|b| match b {
        Block::Qr(payload) => Some(payload.as_str()),
        Block::Text { .. }
        | Block::Pair { .. }
        | Block::Total { .. }
        | Block::Item(_)
        | Block::Table(_)
        | Block::List(_)
        | Block::Abreast(_)
        | Block::Blank(_)
        | Block::Banner(_)
        | Block::Rule(_)
        | Block::Barcode(_)
        | Block::Gauge
        | Block::Space(_) => None,
    })
}
