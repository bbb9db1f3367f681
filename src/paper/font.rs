//! Letters as dots: JetBrains Mono in three sizes and two weights, drawn once and kept.
//!
//! The font has no star, so the star is drawn here. Rows are as high as the ink of the tallest
//! Vietnamese letter, not as the font claims: stacked marks rise above it.

use super::block::{Size, Style, Weight};
use super::wrap::STICKY;
use ab_glyph::{Font, FontRef, PxScale};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

static REGULAR: &[u8] = include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../assets/fonts/JetBrainsMono-Bold.ttf");

/// How dark a dot must be to be black.
const THRESHOLD: f32 = 0.34;
/// The letters that reach highest and lowest.
const EXTREMES: &str = "ỖỔẪẨẴẮÃỸỬẠỘỊỰỵgjyqpÇ|()";

/// One letter as dots.
#[derive(Debug, Default)]
pub(super) struct Glyph {
    /// First dot column, from the pen.
    pub(super) left: isize,
    /// First dot row, from the base line; above it is negative.
    pub(super) top: isize,
    /// The dots of each row, the highest bit first.
    pub(super) rows: Box<[u32]>,
}

/// How far ink reaches from the base line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ink {
    pub(super) above: usize,
    pub(super) below: usize,
}

impl Ink {
    /// Returns the room both take.
    pub(super) fn with(self, other: Self) -> Self {
        Self { above: self.above.max(other.above), below: self.below.max(other.below) }
    }
}

/// Returns how many dots the pen moves for one letter.
pub(super) const fn advance(size: Size) -> usize {
    match size {
        Size::Small => 9,
        Size::Normal => 12,
        Size::Large => 18,
        Size::Huge => 24,
        Size::Giant => 32,
    }
}

/// The letters drawn so far; one for each thread that prints.
#[derive(Default)]
pub(super) struct Glyphs {
    drawn: HashMap<(Style, char), Rc<Glyph>>,
    ink: HashMap<Style, Ink>,
}

impl Glyphs {
    /// Returns a letter, drawing it the first time.
    pub(super) fn get(&mut self, style: Style, letter: char) -> Rc<Glyph> {
        let known = self.drawn.entry((style, letter));
        Rc::clone(known.or_insert_with(|| Rc::new(draw(style, letter))))
    }
    /// Returns the ink of the tallest and deepest letters of a style.
    pub(super) fn tallest(&mut self, style: Style) -> Ink {
        if let Some(ink) = self.ink.get(&style) {
            return *ink;
        }
        let ink = self.ink_of(style, EXTREMES);
        self.ink.insert(style, ink);
        ink
    }
    /// Returns the ink of a text.
    pub(super) fn ink_of(&mut self, style: Style, text: &str) -> Ink {
        text.chars().fold(Ink::default(), |ink, c| {
            let g = self.get(style, c);
            let bottom = g.top + g.rows.len().cast_signed();
            ink.with(Ink { above: usize::try_from(-g.top).unwrap_or(0), below: usize::try_from(bottom).unwrap_or(0) })
        })
    }
}

/// Returns a weight's font file.
pub(super) const fn bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    }
}

/// Returns a weight's font.
pub(super) fn face(weight: Weight) -> &'static FontRef<'static> {
    static FACES: OnceLock<[FontRef<'static>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        [REGULAR, BOLD].map(|bytes| match FontRef::try_from_slice(bytes) {
            Ok(face) => face,
            Err(e) => panic!("the embedded font is damaged, build the program again: {e}"),
        })
    });
    match weight {
        Weight::Regular => &faces[0],
        Weight::Bold => &faces[1],
    }
}

fn draw(style: Style, letter: char) -> Glyph {
    match letter {
        '★' => star(advance(style.size)),
        ' ' | STICKY => Glyph::default(),
        letter => outline(style, letter),
    }
}

/// Draws a letter's outline; 26.4 units of height make a pen step of 12 dots.
fn outline(style: Style, letter: char) -> Glyph {
    let font = face(style.weight);
    let scale = PxScale::from(advance(style.size) as f32 * 2.2);
    let Some(outlined) = font.outline_glyph(font.glyph_id(letter).with_scale(scale)) else {
        return Glyph::default();
    };
    let bounds = outlined.px_bounds();
    let mut rows = vec![0u32; bounds.height() as usize];
    outlined.draw(|x, y, dark| {
        if dark >= THRESHOLD && x < 32 {
            rows[y as usize] |= 0x8000_0000 >> x;
        }
    });
    trimmed(bounds.min.x as isize, bounds.min.y as isize, rows)
}

/// Returns the corners of a star with five points, a little less wide than the pen step.
pub(super) fn star_points(step: usize) -> Vec<(f32, f32)> {
    let outer = step as f32 * 0.5 - 0.5;
    let corner = |i: u8| {
        let angle = f32::from(i) * std::f32::consts::PI / 5.0;
        let radius = if i.is_multiple_of(2) { outer } else { outer * 0.44 };
        (step as f32 * 0.5 + radius * angle.sin(), outer - radius * angle.cos())
    };
    (0..10).map(corner).collect()
}

/// Draws a filled star.
fn star(step: usize) -> Glyph {
    let points = star_points(step);
    let rows = (0..step).map(|y| {
        let black = |x: &usize| inside(&points, *x as f32 + 0.5, y as f32 + 0.5);
        (0..step).filter(black).fold(0u32, |row, x| row | (0x8000_0000 >> x))
    });
    let rise = step - step / 18;
    trimmed(0, -rise.cast_signed(), rows.collect())
}

/// Returns whether a point lies inside a shape: a ray crosses its edge an odd number of times.
fn inside(shape: &[(f32, f32)], x: f32, y: f32) -> bool {
    let edges = shape.iter().zip(shape.iter().cycle().skip(1));
    edges.filter(|((ax, ay), (bx, by))| (ay > &y) != (by > &y) && x < (bx - ax) * (y - ay) / (by - ay) + ax).count() % 2
        == 1
}

/// Leaves out empty rows above and below.
fn trimmed(left: isize, top: isize, rows: Vec<u32>) -> Glyph {
    let first = rows.iter().position(|r| *r != 0).unwrap_or(0);
    let end = rows.iter().rposition(|r| *r != 0).map_or(first, |last| last + 1);
    Glyph { left, top: top + first.cast_signed(), rows: rows[first..end].into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_in_the_font_and_inside_its_row() {
        let mut glyphs = Glyphs::default();
        for style in [Style::PLAIN, Style::BOLD, Style::TITLE, Style::HUGE] {
            let tallest = glyphs.tallest(style);
            for c in super::super::test_page::LETTERS.chars().filter(|c| *c != ' ') {
                let ink = glyphs.ink_of(style, &c.to_string());
                assert!(face(style.weight).glyph_id(c).0 != 0, "{c}");
                assert!(ink.above <= tallest.above && ink.below <= tallest.below, "{c} {ink:?} {tallest:?}");
            }
        }
    }

    #[test]
    fn a_star_is_even_on_both_sides() {
        for step in [12, 18, 24] {
            for row in star(step).rows {
                let width = 32 - row.leading_zeros() - row.trailing_zeros();
                assert_eq!(row.leading_zeros() as usize * 2 + width as usize, step, "{row:b}");
            }
        }
    }
}
