//! A QR code on the screen: dark on light whatever the theme, or a telephone will not read it.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::{Glyphs, Theme};

/// Light modules left around the code on each side.
const QUIET: usize = 2;
/// Better protected first; the other when only that one fits.
const LEVELS: [EcLevel; 2] = [EcLevel::M, EcLevel::L];

/// Returns the columns and rows a text takes as a QR code at its smallest, if it can be one.
pub fn qr_size(theme: &Theme, text: &str) -> Option<(u16, u16)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    Some(size(theme.glyphs, code.width()))
}

/// Draws a text as a QR code in the middle of an area; false and nothing drawn when it does not fit.
pub fn qr(buf: &mut Buffer, area: Rect, theme: &Theme, text: &str) -> bool {
    let area = area.intersection(buf.area);
    let codes = LEVELS.iter().filter_map(|level| QrCode::with_error_correction_level(text, *level).ok());
    for code in codes {
        let (cols, rows) = size(theme.glyphs, code.width());
        if cols <= area.width && rows <= area.height {
            let at = Rect {
                x: area.x + (area.width - cols) / 2,
                y: area.y + (area.height - rows) / 2,
                width: cols,
                height: rows,
            };
            draw(buf, at, theme.glyphs, &code);
            return true;
        }
    }
    false
}

fn size(glyphs: Glyphs, modules: usize) -> (u16, u16) {
    let side = u16::try_from(modules + 2 * QUIET).unwrap_or(u16::MAX);
    match glyphs {
        Glyphs::Full => (side, side.div_ceil(2)),
        Glyphs::Safe => (side.saturating_mul(2), side),
    }
}

/// Solid cells are painted as ground, not as blocks, so that no seam shows between rows.
fn draw(buf: &mut Buffer, area: Rect, glyphs: Glyphs, code: &QrCode) {
    let (dark, light) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
    let is_dark = |x: usize, y: usize| {
        let (Some(x), Some(y)) = (x.checked_sub(QUIET), y.checked_sub(QUIET)) else { return false };
        x < code.width() && y < code.width() && code[(x, y)] == Module::Dark
    };
    for position in area.positions() {
        let (x, y) = (usize::from(position.x - area.x), usize::from(position.y - area.y));
        let (upper, lower) = match glyphs {
            Glyphs::Full => (is_dark(x, 2 * y), is_dark(x, 2 * y + 1)),
            Glyphs::Safe => (is_dark(x / 2, y), is_dark(x / 2, y)),
        };
        let (symbol, ground) = match (upper, lower) {
            (true, true) => (" ", dark),
            (false, false) => (" ", light),
            (true, false) => ("▀", light),
            (false, true) => ("▄", light),
        };
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
            cell.set_symbol(symbol).set_style(Style::new().fg(dark).bg(ground));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIETQR: &str = "00020101021238560010A0000007270126000697041501121012345678900208QRIBFTTA\
                          530370454061250005802VN62180814OCOP HD 0001236304E537";

    /// Reads the modules back from the cells, without the quiet zone.
    fn modules(buf: &Buffer, size: (u16, u16), at: (u16, u16)) -> Vec<bool> {
        let side = usize::from(size.0);
        let dark = |x: usize, y: usize| {
            let cell = &buf[(at.0 + x as u16, at.1 + (y / 2) as u16)];
            match (cell.symbol(), cell.bg) {
                (" ", ground) => ground == Color::Rgb(0, 0, 0),
                ("▀", _) => y.is_multiple_of(2),
                _ => !y.is_multiple_of(2),
            }
        };
        let inner = QUIET..side - QUIET;
        inner.clone().flat_map(|y| inner.clone().map(move |x| (x, y))).map(|(x, y)| dark(x, y)).collect()
    }

    #[test]
    fn a_payment_code_fits_the_smallest_screen_and_keeps_every_module() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 80, 24));
        assert_eq!(qr_size(&Theme::dark(), VIETQR), Some((37, 19)));
        let area = buf.area;
        assert!(qr(&mut buf, area, &Theme::dark(), VIETQR));
        let code = QrCode::with_error_correction_level(VIETQR, EcLevel::M).unwrap();
        let size = size(Glyphs::Full, code.width());
        assert_eq!(size, (41, 21));
        let at = ((80 - size.0) / 2, (24 - size.1) / 2);
        assert_eq!(modules(&buf, size, at), code.into_colors().iter().map(|m| *m == Module::Dark).collect::<Vec<_>>());
    }

    #[test]
    fn a_code_that_does_not_fit_is_not_drawn_at_all() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 36, 24));
        let area = buf.area;
        assert!(!qr(&mut buf, area, &Theme::dark(), VIETQR));
        assert_eq!(buf, Buffer::empty(buf.area));
        let safe = Theme::named("safe").unwrap();
        assert_eq!(qr_size(&safe, VIETQR), Some((74, 37)));
    }
}
