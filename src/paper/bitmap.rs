//! A picture of one bit a dot, one row after another, black is 1.

/// The width of a print head in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WidthDots(u16);

impl WidthDots {
    /// Paper of 58 mm: 32 letters.
    pub const MM58: Self = Self(384);
    /// Paper of 80 mm: 48 letters.
    pub const MM80: Self = Self(576);

    /// Takes another width: a multiple of 8 from 192 to 1024.
    pub const fn new(dots: u16) -> Option<Self> {
        if dots >= 192 && dots <= 1024 && dots.is_multiple_of(8) { Some(Self(dots)) } else { None }
    }
    /// Returns the dots.
    pub const fn get(self) -> u16 {
        self.0
    }
    /// Returns how many letters of running text stand in a row.
    pub const fn columns(self) -> usize {
        (self.0 / 12) as usize
    }
}

/// A black and white picture of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    stride: usize,
    bits: Vec<u8>,
}

impl Bitmap {
    /// Makes an empty picture of a width; it grows downwards.
    pub fn new(width: WidthDots) -> Self {
        let stride = usize::from(width.get() / 8);
        Self { stride, bits: Vec::with_capacity(stride * 1600) }
    }
    /// Returns the width in dots.
    pub fn width(&self) -> usize {
        self.stride * 8
    }
    /// Returns the height in dots.
    pub fn height(&self) -> usize {
        self.bits.len() / self.stride
    }
    /// Returns the bytes of one row.
    pub fn row(&self, y: usize) -> &[u8] {
        self.bits.get(y * self.stride..(y + 1) * self.stride).unwrap_or(&[])
    }
    /// Returns whether a dot is black.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        self.row(y).get(x / 8).is_some_and(|b| b & (0x80 >> (x % 8)) != 0)
    }
    /// Adds white rows at the end and returns where they begin.
    pub(super) fn grow(&mut self, rows: usize) -> usize {
        let top = self.height();
        self.bits.resize(self.bits.len() + rows * self.stride, 0);
        top
    }
    /// Blackens up to 32 dots of a row, the highest bit first; what lies outside is dropped.
    pub(super) fn stamp(&mut self, x: isize, y: isize, dots: u32) {
        let (Ok(y), true) = (usize::try_from(y), dots != 0) else { return };
        let start = y * self.stride;
        let Some(row) = self.bits.get_mut(start..start + self.stride) else { return };
        let spread = (u64::from(dots) << 32) >> x.rem_euclid(8);
        for (i, byte) in spread.to_be_bytes().into_iter().take(5).enumerate() {
            let at = usize::try_from(x.div_euclid(8) + i.cast_signed()).ok();
            if let Some(b) = at.and_then(|at| row.get_mut(at)) {
                *b |= byte;
            }
        }
    }
    /// Blackens a rectangle.
    pub(super) fn fill(&mut self, x: usize, y: usize, width: usize, height: usize) {
        for row in y..y + height {
            let mut at = x;
            while at < x + width {
                let n = (x + width - at).min(32);
                self.stamp(at.cast_signed(), row.cast_signed(), u32::MAX << (32 - n));
                at += n;
            }
        }
    }
    /// Turns black into white and back in whole rows.
    pub(super) fn invert(&mut self, top: usize, rows: usize) {
        let stride = self.stride;
        self.bits.iter_mut().skip(top * stride).take(rows * stride).for_each(|b| *b = !*b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_lands_where_it_is_put_and_nothing_leaves_the_paper() {
        let mut b = Bitmap::new(WidthDots::MM58);
        b.grow(2);
        b.stamp(5, 0, 0xC000_0001);
        b.stamp(-1, 1, 0xC000_0000);
        b.stamp(383, 1, u32::MAX);
        b.stamp(0, 7, u32::MAX);
        let black = |y| (0..384).filter(|&x| b.is_black(x, y)).collect::<Vec<_>>();
        assert_eq!((black(0), black(1)), (vec![5, 6, 36], vec![0, 383]));
    }

    #[test]
    fn only_widths_of_whole_bytes_are_taken() {
        assert_eq!(WidthDots::new(512).map(WidthDots::columns), Some(42));
        assert_eq!((WidthDots::new(580), WidthDots::new(64)), (None, None));
    }
}
