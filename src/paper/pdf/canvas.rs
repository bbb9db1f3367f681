//! One page being drawn, measured in dots from its upper left corner.

use pdf_writer::{Content, Name, Str};

use super::face::Faces;
use crate::paper::block::{Style, Weight};
use crate::paper::font::{advance, star_points};

/// The name of each weight's font on a page.
pub(super) const fn font_name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::Bold => Name(b"B"),
    }
}

/// A page being drawn.
pub(in crate::paper) struct Canvas {
    content: Content,
    left: f32,
    top: f32,
    dot: f32,
}

impl Canvas {
    /// Begins a page whose dots are counted from a point, the size of a dot in points.
    pub(in crate::paper) fn new((left, top): (f32, f32), dot: f32) -> Self {
        Self { content: Content::new(), left, top, dot }
    }
    /// Counts dots from another point of the same page.
    pub(in crate::paper) const fn move_to(&mut self, (left, top): (f32, f32)) {
        self.left = left;
        self.top = top;
    }
    const fn x(&self, dots: f32) -> f32 {
        self.left + dots * self.dot
    }
    const fn y(&self, dots: f32) -> f32 {
        self.top - dots * self.dot
    }
    /// Blackens a rectangle.
    pub(in crate::paper) fn fill(&mut self, x: usize, y: usize, width: usize, height: usize) {
        let [x, y, width, height] = [x, y, width, height].map(|n| n as f32);
        self.content.rect(self.x(x), self.y(y + height), width * self.dot, height * self.dot).fill_nonzero();
    }
    /// Draws a hair line, in grey.
    pub(in crate::paper) fn hair(&mut self, x: usize, y: usize, width: usize) {
        let (x, y, width) = (self.x(x as f32), self.y(y as f32), width as f32 * self.dot);
        self.content.set_fill_gray(0.6).rect(x, y, width, 0.4).fill_nonzero().set_fill_gray(0.0);
    }
    /// Makes what follows white, for letters on a bar.
    pub(in crate::paper) fn white(&mut self) {
        self.content.set_fill_gray(1.0);
    }
    /// Makes what follows black again.
    pub(in crate::paper) fn black(&mut self) {
        self.content.set_fill_gray(0.0);
    }
    /// Writes a text on a base line; a star is a shape, for the font has none.
    pub(in crate::paper) fn text(&mut self, faces: &mut Faces, (x, base): (usize, usize), text: &str, style: Style) {
        let step = advance(style.size);
        let mut at = x;
        for part in text.split_inclusive('★') {
            let letters = part.trim_end_matches('★');
            if !letters.trim().is_empty() {
                self.letters(faces, (at, base), letters, style);
            }
            at += letters.chars().count() * step;
            if part.ends_with('★') {
                self.star((at, base), step);
                at += step;
            }
        }
    }
    fn letters(&mut self, faces: &mut Faces, (x, base): (usize, usize), text: &str, style: Style) {
        let size = advance(style.size) as f32 / 0.6 * self.dot;
        let bytes = faces.encode(style.weight, text);
        let (x, y) = (self.x(x as f32), self.y(base as f32));
        self.content.begin_text().set_font(font_name(style.weight), size).next_line(x, y).show(Str(&bytes)).end_text();
    }
    fn star(&mut self, (x, base): (usize, usize), step: usize) {
        let top = base as f32 - (step - step / 18) as f32;
        for (i, (dx, dy)) in star_points(step).into_iter().enumerate() {
            let (x, y) = (self.x(x as f32 + dx), self.y(top + dy));
            if i == 0 {
                self.content.move_to(x, y);
            } else {
                self.content.line_to(x, y);
            }
        }
        self.content.close_path().fill_nonzero();
    }
    /// Ends the page and returns what it draws.
    pub(in crate::paper) fn finish(self) -> Vec<u8> {
        self.content.finish().to_vec()
    }
}
