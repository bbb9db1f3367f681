//! The letters of a PDF: which ones it uses, and what they mean.

use std::collections::BTreeMap;

use ab_glyph::Font;
use subsetter::GlyphRemapper;

use crate::paper::block::Weight;
use crate::paper::font::{bytes, face};
use crate::paper::wrap::STICKY;

/// The letters used so far in one weight.
#[derive(Debug, Default)]
pub(in crate::paper) struct Used {
    glyphs: GlyphRemapper,
    meaning: BTreeMap<u16, char>,
}

/// The letters used so far in both weights.
#[derive(Debug, Default)]
pub(in crate::paper) struct Faces {
    regular: Used,
    bold: Used,
}

impl Faces {
    /// Takes a text into the file and returns it as two bytes a letter.
    pub(super) fn encode(&mut self, weight: Weight, text: &str) -> Vec<u8> {
        let font = face(weight);
        let used = match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        };
        let glyph = |letter: char| {
            let letter = if letter == STICKY { ' ' } else { letter };
            let glyph = used.glyphs.remap(font.glyph_id(letter).0);
            used.meaning.insert(glyph, letter);
            glyph.to_be_bytes()
        };
        text.chars().flat_map(glyph).collect()
    }
    /// Returns the weights with what was used of each.
    pub(super) const fn all(&self) -> [(Weight, &Used); 2] {
        [(Weight::Regular, &self.regular), (Weight::Bold, &self.bold)]
    }
}

impl Used {
    /// Returns whether no letter was used.
    pub(super) fn is_empty(&self) -> bool {
        self.meaning.is_empty()
    }
    /// Returns what each glyph of the file means.
    pub(super) const fn meaning(&self) -> &BTreeMap<u16, char> {
        &self.meaning
    }
    /// Returns the font with the letters used alone; the whole one where it cannot be cut.
    pub(super) fn cut(&self, weight: Weight) -> Vec<u8> {
        subsetter::subset(bytes(weight), 0, &self.glyphs).unwrap_or_else(|_| bytes(weight).to_vec())
    }
}
