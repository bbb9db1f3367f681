//! Rows onto pages: a list goes on under its heads, and nobody signs a page without goods on it.

use super::Measure;
use super::canvas::Canvas;
use super::face::Faces;
use super::file::Leaf;
use crate::domain::lang::Lang;
use crate::paper::block::{Block, Rule, Size, Style};
use crate::paper::codes::{bars, modules};
use crate::paper::font::advance;
use crate::paper::layout::{Grid, Listed, Row, layout, listed};
use crate::paper::wrap::cells;

/// White dots above a row's tallest letters.
const LEADING: usize = 3;
/// White dots around the letters of a bar.
const BANNER: usize = 6;
/// The height of bars.
const BARS: usize = 90;
/// The dots of the narrowest bar and of a square.
const BAR: usize = 3;
const MODULE: usize = 5;
/// Dots between two lines of a list, the hair line in their middle.
const BETWEEN: usize = 8;

/// What stands together.
enum Part<'a> {
    Rows(Vec<Row<'a>>),
    List(Listed<'a>),
}

/// Lays blocks out on as many pages as they need.
pub(super) fn flow(blocks: &[Block], grid: &Grid, measure: &Measure, faces: &mut Faces) -> Vec<Leaf> {
    let parts: Vec<Part<'_>> = blocks
        .iter()
        .map(|block| match block {
            Block::List(list) => Part::List(listed(grid, list)),
            block => Part::Rows(layout(std::slice::from_ref(block), grid)),
        })
        .collect();
    let whole: usize = parts.iter().map(height_of).sum();
    let room = measure.height.map_or(whole, |h| ((h - 2.0 * measure.above) / measure.dot) as usize);
    let height = measure.height.unwrap_or(whole as f32 * measure.dot + 2.0 * measure.above);
    let mut flow =
        Flow { measure, width: measure.columns * advance(Size::Normal), room, height, faces, pages: Vec::new(), y: 0 };
    flow.turn();
    let last = parts.iter().rposition(|p| matches!(p, Part::List(_)));
    let tail = last.map_or(0, |last| parts.iter().skip(last + 1).map(height_of).sum());
    for (i, part) in parts.iter().enumerate() {
        match part {
            Part::Rows(rows) => flow.together(rows),
            Part::List(list) => flow.list(list, if Some(i) == last { tail } else { 0 }),
        }
    }
    flow.leaves()
}

/// Writes title and page number at the foot of every page.
pub(super) fn number(leaves: &mut [Leaf], measure: &Measure, faces: &mut Faces, title: &str, lang: Lang) {
    let pages = leaves.len();
    for (i, leaf) in leaves.iter_mut().enumerate() {
        let foot = format!("{title} · {} {}/{pages}", lang.pick("Trang", "Page"), i + 1);
        let step = advance(Size::Normal);
        let x = (measure.columns * step).saturating_sub(cells(&foot) * step) / 2;
        let mut canvas = Canvas::new((measure.left, measure.above * 0.6), measure.dot);
        canvas.text(faces, (x, 0), &foot, Style::PLAIN);
        leaf.content.push(b'\n');
        leaf.content.extend(canvas.finish());
    }
}

struct Flow<'m> {
    measure: &'m Measure,
    width: usize,
    room: usize,
    height: f32,
    faces: &'m mut Faces,
    pages: Vec<Canvas>,
    y: usize,
}

impl Flow<'_> {
    fn turn(&mut self) {
        let top = self.height - self.measure.above;
        self.pages.push(Canvas::new((self.measure.left, top), self.measure.dot));
        self.y = 0;
    }
    /// Turns the page when so much does not fit below, unless the page is still white.
    fn need(&mut self, height: usize) {
        if self.y > 0 && self.y + height > self.room {
            self.turn();
        }
    }
    /// Places rows on one page, where they fit on one at all.
    fn together(&mut self, rows: &[Row<'_>]) {
        let height: usize = rows.iter().map(height).sum();
        if height <= self.room {
            self.need(height);
        }
        self.place(rows);
    }
    /// Places lines under their heads; the last one not without what follows the list.
    fn list(&mut self, list: &Listed<'_>, tail: usize) {
        let head: usize = list.head.iter().map(height).sum::<usize>() + BETWEEN;
        let first = list.lines.first().map_or(0, |l| rows_height(l));
        self.need(head + first);
        self.head(list);
        let count = list.lines.len();
        for (i, line) in list.lines.iter().enumerate() {
            let own = rows_height(line) + BETWEEN;
            let with_tail = own + if i + 1 == count { tail } else { 0 };
            let wanted = if head + with_tail <= self.room { with_tail } else { own };
            if self.y > head && self.y + wanted > self.room {
                self.turn();
                self.head(list);
            }
            self.place(line);
            self.hair();
        }
    }
    fn head(&mut self, list: &Listed<'_>) {
        self.place(&list.head);
        let (y, width) = (self.y + BETWEEN / 2, self.width);
        self.on_page(|page, _| page.fill(0, y, width, 2));
        self.y += BETWEEN;
    }
    fn hair(&mut self) {
        let (y, width) = (self.y + BETWEEN / 2, self.width);
        self.on_page(|page, _| page.hair(0, y, width));
        self.y += BETWEEN;
    }
    fn place(&mut self, rows: &[Row<'_>]) {
        for row in rows {
            let height = height(row);
            self.need(height);
            let (y, width) = (self.y, self.width);
            self.on_page(|page, faces| draw(page, faces, row, y, width));
            self.y += height;
        }
    }
    fn on_page(&mut self, with: impl FnOnce(&mut Canvas, &mut Faces)) {
        if let Some(page) = self.pages.last_mut() {
            with(page, self.faces);
        }
    }
    fn leaves(self) -> Vec<Leaf> {
        let size = (self.measure.width, self.height);
        self.pages.into_iter().map(|page| Leaf { size, content: page.finish() }).collect()
    }
}

fn rows_height(rows: &[Row<'_>]) -> usize {
    rows.iter().map(height).sum()
}

fn height_of(part: &Part<'_>) -> usize {
    match part {
        Part::Rows(rows) => rows_height(rows),
        Part::List(list) => {
            let lines: usize = list.lines.iter().map(|l| rows_height(l) + BETWEEN).sum();
            rows_height(&list.head) + BETWEEN + lines
        }
    }
}

/// Returns the room above and below the base line that the largest letters of a row take.
fn reach(runs: &[super::super::layout::Run<'_>]) -> (usize, usize) {
    let step = runs.iter().map(|r| advance(r.style.size)).max().unwrap_or(advance(Size::Normal));
    (step * 17 / 10, step * 9 / 20)
}

fn height(row: &Row<'_>) -> usize {
    match row {
        Row::Text(runs) => {
            let (above, below) = reach(runs);
            LEADING + above + below
        }
        Row::Banner(runs) => {
            let (above, below) = reach(runs);
            2 * BANNER + above + below + LEADING
        }
        Row::Rule(Rule::Thin) => 20,
        Row::Rule(Rule::Thick) => 22,
        Row::Qr(text) => modules(text).map_or(0, |m| (m.width + 8) * MODULE),
        Row::Barcode(code) => bars(code).map_or(0, |_| BARS + 8),
        // Lines for a worn print head: a page has none.
        Row::Gauge => 0,
        Row::Gap(dots) => usize::from(*dots),
    }
}

fn draw(page: &mut Canvas, faces: &mut Faces, row: &Row<'_>, y: usize, width: usize) {
    match row {
        Row::Text(runs) => {
            let base = y + LEADING + reach(runs).0;
            runs.iter().for_each(|r| page.text(faces, (r.x, base), r.text, r.style));
        }
        Row::Banner(runs) => {
            let (above, below) = reach(runs);
            page.fill(0, y, width, 2 * BANNER + above + below);
            page.white();
            runs.iter().for_each(|r| page.text(faces, (r.x, y + BANNER + above), r.text, r.style));
            page.black();
        }
        Row::Rule(Rule::Thin) => page.fill(0, y + 9, width, 2),
        Row::Rule(Rule::Thick) => page.fill(0, y + 9, width, 4),
        Row::Qr(text) => {
            let Some(code) = modules(text) else { return };
            let left = width.saturating_sub(code.width * MODULE) / 2;
            for (mx, my, len) in code.runs {
                page.fill(left + mx * MODULE, y + (my + 4) * MODULE, len * MODULE, MODULE);
            }
        }
        Row::Barcode(code) => {
            let Some(code) = bars(code) else { return };
            let left = width.saturating_sub(code.width * BAR) / 2;
            code.runs.iter().for_each(|(x, len)| page.fill(left + x * BAR, y + 4, len * BAR, BARS));
        }
        Row::Gauge | Row::Gap(_) => {}
    }
}
