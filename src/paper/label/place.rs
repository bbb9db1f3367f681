//! Places what a label says in the room a sticker has.
//!
//! The name is whole and the price large on every size; what gives way, in this order, is the height of
//! the bars, the producer, the size of the name, the digits under the bars, and at last the bars.

use super::{Label, Mark, Words, barcode, code_text};
use crate::domain::lang::Lang;
use crate::paper::block::{Size, Style, Weight};
use crate::paper::codes::{bars, modules};
use crate::paper::font::advance;
use crate::paper::receipt::{named, short_form};
use crate::paper::wrap::{cells, wrap};

/// White at every edge, in dots.
const EDGE: usize = 12;
/// White between two rows.
const BETWEEN: usize = 2;
/// White above bars, in dots.
const ABOVE_CODE: usize = 8;
/// The width of the narrowest bar, and the least of a square of a QR code.
const BAR: usize = 2;
const MODULE: usize = 3;
/// White beside the bars, in bars, as scanners want it.
const QUIET: usize = 9;
const SMALL_BOLD: Style = Style { size: Size::Small, weight: Weight::Bold };

/// What is tried, from the best to the plainest.
#[derive(Clone, Copy)]
struct Look {
    name: Style,
    hero: Style,
    words: Style,
    producer: usize,
    code: CodeLook,
}

#[derive(Clone, Copy, PartialEq)]
enum CodeLook {
    Full,
    Low,
    None,
}

impl CodeLook {
    /// Returns the least height of the bars and what stands under them.
    const fn needs(self) -> usize {
        match self {
            Self::Full => 48 + ABOVE_CODE + row_height(Size::Small),
            Self::Low => 32 + ABOVE_CODE,
            Self::None => 0,
        }
    }
}

/// Places a label on a sticker of so many dots.
pub(super) fn place(label: &Label, (width, height): (usize, usize), lang: Lang) -> Vec<Mark> {
    let words = Words::of(label, lang);
    let inner = width.saturating_sub(2 * EDGE);
    let room = height.saturating_sub(2 * EDGE);
    let name = named(&label.name, &label.pack);
    let maker = short_form(&label.producer);
    let text = Text { name: &name, maker: &maker, words: &words, inner };
    let look = looks().find(|look| text.rows(look).height() + look.code.needs() <= room);
    let look = look.unwrap_or(PLAINEST);
    let mut rows = text.rows(&look);
    rows.cut_to(room);
    let used = rows.height();
    let mut marks = rows.marks();
    if look.code != CodeLook::None {
        let top = EDGE + used;
        code(&mut marks, label, look.code, (width, top, height.saturating_sub(EDGE)));
    }
    marks
}

/// The look of a sticker far too small for its words.
const PLAINEST: Look =
    Look { name: SMALL_BOLD, hero: Style::TITLE, words: Style::SMALL, producer: 0, code: CodeLook::None };

fn looks() -> impl Iterator<Item = Look> {
    let look = |name, hero, words, producer| Look { name, hero, words, producer, code: CodeLook::Full };
    let texts = [
        look(Style::TITLE, Style::GIANT, Style::PLAIN, 2),
        look(Style::BOLD, Style::GIANT, Style::PLAIN, 2),
        look(Style::BOLD, Style::GIANT, Style::SMALL, 2),
        look(Style::BOLD, Style::HUGE, Style::SMALL, 2),
        look(Style::BOLD, Style::HUGE, Style::SMALL, 1),
        look(SMALL_BOLD, Style::HUGE, Style::SMALL, 2),
        look(SMALL_BOLD, Style::HUGE, Style::SMALL, 0),
        look(SMALL_BOLD, Style::TITLE, Style::SMALL, 0),
    ];
    let codes = [CodeLook::Full, CodeLook::Low, CodeLook::None];
    codes.into_iter().flat_map(move |code| texts.into_iter().map(move |text| Look { code, ..text }))
}

/// Returns the height of a row of running text.
const fn row_height(size: Size) -> usize {
    let step = advance(size);
    step * 17 / 10 + step * 9 / 20 + BETWEEN
}

/// Returns the height of figures, which have no marks above and no tails below.
const fn figure_height(size: Size) -> usize {
    advance(size) * 5 / 4 + 6 * BETWEEN
}

/// The texts of a label and the room across.
struct Text<'a> {
    name: &'a str,
    maker: &'a str,
    words: &'a Words,
    inner: usize,
}

impl<'a> Text<'a> {
    const fn columns(&self, style: Style) -> usize {
        self.inner / advance(style.size)
    }
    fn rows(&self, look: &Look) -> Rows<'a> {
        let mut rows = Rows { rows: Vec::new(), names: 0 };
        for line in wrap(self.name, self.columns(look.name)) {
            rows.text(line, look.name);
        }
        rows.names = rows.rows.len();
        self.hero(&mut rows, look.hero);
        for row in &self.words.rows {
            for line in wrap(row, self.columns(look.words)) {
                // A dot between two words does not end a row.
                rows.text(line.trim_end_matches([' ', '·']), look.words);
            }
        }
        let maker = wrap(self.maker, self.columns(look.words));
        // A producer's name is whole or not there.
        if maker.len() <= look.producer {
            maker.into_iter().for_each(|line| rows.text(line, look.words));
        }
        rows
    }
    /// Puts the price at the left and the stars at the right, each as large as there is room.
    fn hero(&self, rows: &mut Rows<'a>, largest: Style) {
        let extent = |text: &str, style: Style| cells(text) * advance(style.size);
        let (hero, stars) = (self.words.hero.as_str(), self.words.stars.as_str());
        if hero.is_empty() {
            return;
        }
        let fits = |h: Style, s: Style| {
            let gap = if stars.is_empty() { 0 } else { advance(Size::Normal) };
            extent(hero, h) + gap + extent(stars, s) <= self.inner
        };
        let sizes = [Style::GIANT, Style::HUGE, Style::TITLE, Style::BOLD, SMALL_BOLD];
        let sizes = sizes.into_iter().filter(|s| advance(s.size) <= advance(largest.size));
        // A star smaller than running text is a dot.
        let pairs = sizes.flat_map(|h| [Style::TITLE, Style::BOLD].map(|s| (h, s)));
        let (price, star) = pairs.into_iter().find(|(h, s)| fits(*h, *s)).unwrap_or((SMALL_BOLD, Style::BOLD));
        let mut runs = vec![(0, hero, price)];
        if !stars.is_empty() {
            runs.push((self.inner.saturating_sub(extent(stars, star)), stars, star));
        }
        rows.figures(runs, price.size);
    }
}

/// A row with its texts and its base line, counted from its top.
struct Placed<'a> {
    height: usize,
    base: usize,
    runs: Vec<(usize, &'a str, Style)>,
}

/// Rows from the top; the first ones are the name.
struct Rows<'a> {
    rows: Vec<Placed<'a>>,
    names: usize,
}

impl<'a> Rows<'a> {
    fn text(&mut self, text: &'a str, style: Style) {
        let base = BETWEEN + advance(style.size) * 17 / 10;
        self.rows.push(Placed { height: row_height(style.size), base, runs: vec![(0, text, style)] });
    }
    fn figures(&mut self, runs: Vec<(usize, &'a str, Style)>, size: Size) {
        let height = figure_height(size);
        self.rows.push(Placed { height, base: height - 3 * BETWEEN, runs });
    }
    fn height(&self) -> usize {
        self.rows.iter().map(|r| r.height).sum()
    }
    /// Leaves out the end of a name far too long for the sticker: never the price, and never without a mark.
    fn cut_to(&mut self, room: usize) {
        let whole = self.names;
        while self.height() > room && self.names > 1 {
            self.names -= 1;
            self.rows.remove(self.names);
        }
        let last = self.names.checked_sub(1).filter(|_| self.names < whole).and_then(|at| self.rows.get_mut(at));
        let Some(row) = last else { return };
        if let Some((x, text, style)) = row.runs.first().copied() {
            let kept = text.char_indices().next_back().map_or(text, |(end, _)| text.split_at(end).0);
            let dots = (x + cells(kept) * advance(style.size), "…", style);
            row.runs = vec![(x, kept, style), dots];
        }
    }
    fn marks(self) -> Vec<Mark> {
        let (mut marks, mut top) = (Vec::new(), EDGE);
        for row in self.rows {
            for (x, text, style) in row.runs {
                marks.push(Mark::Text { x: EDGE + x, base: top + row.base, text: text.to_owned(), style });
            }
            top += row.height;
        }
        marks
    }
}

/// Places bars at the foot; a QR code where bars would be too wide.
fn code(marks: &mut Vec<Mark>, label: &Label, look: CodeLook, (width, top, foot): (usize, usize, usize)) {
    let text = code_text(&label.code);
    let inner = width.saturating_sub(2 * EDGE);
    let fits = bars(&barcode(&label.code)).filter(|b| (b.width + 2 * QUIET) * BAR <= width);
    let Some(code) = fits else { return square(marks, text, (width, top, foot)) };
    let digits = if look == CodeLook::Full { row_height(Size::Small) } else { 0 };
    let height = foot.saturating_sub(top + digits + ABOVE_CODE).min(96);
    let bar = (inner / (code.width + 2 * QUIET)).clamp(BAR, 3);
    let left = width.saturating_sub(code.width * bar) / 2;
    let y = foot - digits - height;
    marks.extend(code.runs.iter().map(|(x, len)| Mark::Fill { x: left + x * bar, y, width: len * bar, height }));
    if digits > 0 {
        let x = width.saturating_sub(cells(text) * advance(Size::Small)) / 2;
        marks.push(Mark::Text { x, base: foot - BETWEEN - 2, text: text.to_owned(), style: Style::SMALL });
    }
}

/// Places a QR code at the right of the foot, where it is large enough to be read.
fn square(marks: &mut Vec<Mark>, text: &str, (width, top, foot): (usize, usize, usize)) {
    let Some(code) = modules(text) else { return };
    let module = foot.saturating_sub(top + ABOVE_CODE) / code.width;
    if module < MODULE {
        return;
    }
    let module = module.min(5);
    let left = width.saturating_sub(EDGE + code.width * module);
    let y = foot - code.width * module;
    let fill = |(x, row, len): &(usize, usize, usize)| Mark::Fill {
        x: left + x * module,
        y: y + row * module,
        width: len * module,
        height: module,
    };
    marks.extend(code.runs.iter().map(fill));
}
