//! An amount large enough to be read by the buyer across the counter.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{put, put_right};
use super::{Glyphs, Theme};
use crate::domain::money::Money;

mod glyphs;

/// Columns between two digits.
const GAP: u16 = 1;
/// What follows the digits, at their foot.
const UNIT: &str = " đ";

/// A way of drawing digits.
#[derive(Clone, Copy)]
struct Face {
    rows: u16,
    /// Rows of dots in a row of cells.
    dots: u16,
    /// Columns a dot takes.
    cols: u16,
    glyph: fn(char) -> &'static [&'static str],
}

const FULL: [Face; 3] = [
    Face { rows: 5, dots: 2, cols: 1, glyph: glyphs::bold },
    Face { rows: 3, dots: 2, cols: 1, glyph: glyphs::thin },
    Face { rows: 3, dots: 2, cols: 1, glyph: glyphs::narrow },
];
const SAFE: [Face; 2] = [
    Face { rows: 5, dots: 1, cols: 2, glyph: glyphs::block },
    Face { rows: 5, dots: 1, cols: 1, glyph: glyphs::block },
];

/// Draws an amount at the right of an area, as large as it fits, and returns the rows used.
///
/// Five rows, three rows, or a plain line when there is room for neither.
pub fn big_digits(buf: &mut Buffer, area: Rect, theme: &Theme, amount: Money) -> u16 {
    let area = area.intersection(buf.area);
    let text = amount.dotted();
    let faces = match theme.glyphs {
        Glyphs::Full => FULL.as_slice(),
        Glyphs::Safe => SAFE.as_slice(),
    };
    let fits = |face: &&Face| face.rows <= area.height && width(face, &text) <= area.width;
    match faces.iter().find(fits) {
        Some(face) => draw(buf, area, theme, face, &text),
        None => {
            put_right(buf, area, &format!("{text}{UNIT}"), theme.accent);
            area.height.min(1)
        }
    }
}

fn width(face: &Face, text: &str) -> u16 {
    let digits = text.chars().map(|c| glyph_width(face, c).saturating_add(GAP)).fold(0, u16::saturating_add);
    digits.saturating_add(1)
}

fn glyph_width(face: &Face, c: char) -> u16 {
    let dots = (face.glyph)(c).first().map_or(0, |row| row.len());
    u16::try_from(dots).unwrap_or(0).saturating_mul(face.cols)
}

fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, face: &Face, text: &str) -> u16 {
    let mut x = area.right().saturating_sub(width(face, text));
    for c in text.chars() {
        let dots = (face.glyph)(c);
        for row in 0..face.rows {
            let line: String = cells(face, dots, row);
            let room = Rect { x, y: area.y + row, width: area.right().saturating_sub(x), height: 1 };
            put(buf, room, &line, theme.accent);
        }
        x += glyph_width(face, c).saturating_add(GAP);
    }
    let foot = Rect { x: x.saturating_sub(GAP), y: area.y + face.rows - 1, width: 2, height: 1 };
    put(buf, foot, UNIT, theme.accent);
    face.rows
}

/// Returns one row of cells of a glyph.
fn cells(face: &Face, dots: &[&str], row: u16) -> String {
    let line = |n: u16| dots.get(usize::from(row * face.dots + n)).copied().unwrap_or_default();
    let is_set = |line: &str, at: usize| line.as_bytes().get(at) == Some(&b'#');
    let (upper, lower) = if face.dots == 2 { (line(0), line(1)) } else { (line(0), line(0)) };
    let cell = |at| match (is_set(upper, at), is_set(lower, at)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    (0..upper.len()).flat_map(|at| std::iter::repeat_n(cell(at), usize::from(face.cols))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(cols: u16, rows: u16, theme: &Theme, amount: i64) -> Vec<String> {
        let mut buf = Buffer::empty(Rect::new(0, 0, cols, rows));
        let area = buf.area;
        big_digits(&mut buf, area, theme, Money::vnd(amount));
        buf.content().chunks(usize::from(cols)).map(|row| row.iter().map(|c| c.symbol()).collect()).collect()
    }

    #[test]
    fn an_amount_is_drawn_as_large_as_it_fits() {
        let rows =
            |cols, rows| drawn(cols, rows, &Theme::dark(), 298_000).iter().filter(|l| !l.trim().is_empty()).count();
        assert_eq!((rows(60, 6), rows(60, 4), rows(40, 6), rows(20, 6)), (5, 3, 3, 1));
    }

    #[test]
    fn the_digits_are_these() {
        insta::assert_snapshot!(drawn(40, 3, &Theme::dark(), 1_234_567).join("\n"), @r"
        ▄█    ▄▀▀▄ ▀▀▀▄ █  █   █▀▀▀ ▄▀▀  ▀▀▀█  
         █      ▄▀  ▀▀▄ █▄▄█   ▀▀▀▄ █▀▀▄   █   
        ▄█▄ ▄ ▄█▄▄ ▄▄▄▀    █ ▄ ▄▄▄▀ ▀▄▄▀  █   đ
        ");
    }

    #[test]
    fn a_bare_console_gets_full_blocks_only() {
        let theme = Theme::named("safe").unwrap();
        let text = drawn(80, 5, &theme, -9_876_543_210).concat() + &drawn(40, 5, &theme, 98_000).concat();
        assert!(text.chars().all(|c| "█ đ".contains(c)), "{text}");
    }

    #[test]
    fn every_digit_has_its_own_shape_in_every_face() {
        for face in FULL.iter().chain(&SAFE) {
            let shapes: std::collections::BTreeSet<_> = "0123456789.-".chars().map(|c| (face.glyph)(c)).collect();
            assert_eq!(shapes.len(), 12);
            for c in "0123456789.-".chars() {
                let dots = (face.glyph)(c);
                assert_eq!(dots.len(), usize::from(face.rows * face.dots), "{c}");
                assert!(dots.iter().all(|row| row.len() == dots[0].len()), "{c}");
            }
        }
    }
}
