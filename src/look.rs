//! What views draw with: theme, widgets, big digits, QR on screen.
//!
//! Every function takes the buffer, an area, the theme and what to show; nothing here has state.
//! All text passes [`text::safe`] on its way to the buffer, so no name can steer the terminal.

pub mod bars;
pub mod digits;
pub mod field;
pub mod list;
pub mod panel;
pub mod qr;
pub mod text;
pub mod theme;

pub use bars::{Key, Part, key_bar, status_bar};
pub use digits::big_digits;
pub use field::{Field, field};
pub use list::{Column, cells_width, fitted, hidden, list, page, row, scroll_bar};
pub use panel::{dialog, notice, panel, say};
pub use qr::{qr, qr_size};
pub use text::{fit, fit_name, fit_owner, put, put_right, stars, width, wrap};
pub use theme::{Glyphs, Theme, Tone};

/// Returns one row of an area, empty when the area has no such row.
pub fn line(area: ratatui::layout::Rect, row: u16) -> ratatui::layout::Rect {
    let y = area.y.saturating_add(row);
    ratatui::layout::Rect { y: y.min(area.bottom()), height: u16::from(row < area.height), ..area }
}

#[cfg(test)]
mod tests;
