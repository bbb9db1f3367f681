//! Draws the assortment meter: a bar of four parts, its figures, the target's mark over it.

use ratatui::layout::Rect;

use super::Meter;
use crate::domain::assortment::{Assortment, TargetScope};
use crate::domain::lang::Lang;
use crate::look::{self, Glyphs, Tone, line};
use crate::screens::view::{Canvas, loading};
use crate::screens::words::ocop;

/// The parts of the bar: own, other, province unknown, no stars.
const fn glyph(glyphs: Glyphs, part: usize) -> char {
    let all = match glyphs {
        Glyphs::Full => ['█', '▓', '▒', '░'],
        Glyphs::Safe => ['█', '=', '+', '.'],
    };
    all[part]
}

const TONES: [Tone; 4] = [Tone::Accent, Tone::Good, Tone::Plain, Tone::Dim];

/// Draws the meter on a page.
pub fn draw(canvas: &mut Canvas<'_>, body: Rect, meter: &Meter) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let room = canvas.page(body, ocop::assortment_title(lang));
    let Some(counted) = &meter.counted else { return loading(canvas, room) };
    if counted.skus == 0 {
        return look::say(canvas.buf, room, &theme, &[(ocop::no_goods(lang), Tone::Plain)]);
    }
    let room = Rect { x: room.x + 2, width: room.width.saturating_sub(4).min(96), ..room };
    bar(canvas, room, counted);
    let rows = figures(canvas, Rect { y: room.y + 4, height: room.height.saturating_sub(4), ..room }, counted);
    let foot = Rect { y: room.y + 5 + rows, height: room.height.saturating_sub(5 + rows), ..room };
    target(canvas, foot, counted, lang);
}

fn parts(counted: &Assortment) -> [u32; 4] {
    [counted.own, counted.other, counted.unplaced, counted.plain]
}

/// Draws the bar in rows 1 and 2 and the target's mark in row 0.
fn bar(canvas: &mut Canvas<'_>, room: Rect, counted: &Assortment) {
    let at = |sum: u32| u16::try_from(u64::from(sum) * u64::from(room.width) / u64::from(counted.skus)).unwrap_or(0);
    let mut before = 0;
    for (part, count) in parts(counted).into_iter().enumerate() {
        let (from, to) = (at(before), at(before + count));
        before += count;
        let text = glyph(canvas.theme.glyphs, part).to_string().repeat(usize::from(to - from));
        for row in [1, 2] {
            let place = Rect { x: room.x + from, width: to - from, ..line(room, row) };
            canvas.put(place, &text, TONES[part]);
        }
    }
    if let Some(target) = &counted.target {
        let x = room.x + u16::try_from(u32::from(room.width) * u32::from(target.percent) / 100).unwrap_or(0);
        let x = x.min(room.right().saturating_sub(1));
        let mark = format!("{} %", target.percent);
        let from = x.saturating_sub(look::width(&mark) + 1).max(room.x);
        canvas.put(Rect { x: from, width: x - from, ..line(room, 0) }, &mark, Tone::Strong);
        canvas.put(Rect { x, width: 1, ..line(room, 0) }, "│", Tone::Strong);
    }
}

/// Writes one row a part and returns the rows used.
fn figures(canvas: &mut Canvas<'_>, room: Rect, counted: &Assortment) -> u16 {
    let lang = canvas.lang;
    let words =
        [ocop::own_province(lang), ocop::other_province(lang), ocop::no_province(lang), ocop::without_stars(lang)];
    let width = room.width.min(50);
    let mut row = 0;
    let mut put = |canvas: &mut Canvas<'_>, mark: &str, label: &str, (count, permille): (u32, u32), tone: Tone| {
        let place = Rect { width, ..line(room, row) };
        canvas.put(place, mark, tone);
        canvas.put(Rect { x: place.x + 2, width: width.saturating_sub(2), ..place }, label, Tone::Plain);
        canvas.put_right(place, &share(permille), Tone::Strong);
        let figure = Rect { width: width.saturating_sub(10), ..place };
        canvas.put_right(figure, &count.to_string(), Tone::Plain);
        row += 1;
    };
    let shares = counted.shares();
    let shares = [shares.own, shares.other, shares.unplaced, shares.plain];
    let all = parts(counted).into_iter().zip(shares).enumerate();
    for (part, count) in all.filter(|(part, (n, _))| *part != 2 || *n > 0) {
        let mark = glyph(canvas.theme.glyphs, part).to_string();
        put(canvas, &mark, words[part], count, TONES[part]);
    }
    put(canvas, " ", ocop::on_shelf(lang), (counted.skus, 1_000), Tone::Plain);
    row
}

fn share(permille: u32) -> String {
    format!("{},{} %", permille / 10, permille % 10)
}

/// Says what the target is and what is missing to it.
fn target(canvas: &mut Canvas<'_>, room: Rect, counted: &Assortment, lang: Lang) {
    let mut said: Vec<(String, Tone)> = Vec::new();
    match &counted.target {
        None => said.push((ocop::no_target(lang).to_owned(), Tone::Dim)),
        Some(target) => {
            let what = match target.scope {
                TargetScope::OwnProvince => ocop::target_own(lang, target.percent),
                TargetScope::AnyProvince => ocop::target_any(lang, target.percent),
            };
            let basis = if target.basis.is_empty() { String::new() } else { format!(" ({})", target.basis) };
            said.push((what + &basis, Tone::Plain));
            said.push(match counted.missing() {
                0 => (ocop::target_reached(lang).to_owned(), Tone::Good),
                missing => (ocop::target_missing(lang, missing), Tone::Warn),
            });
        }
    }
    if !counted.knows_province {
        said.push((ocop::point_has_no_province(lang).to_owned(), Tone::Warn));
    }
    let lines = said.into_iter().flat_map(|(text, tone)| {
        look::wrap(&text, room.width).into_iter().map(move |words| (words, tone)).collect::<Vec<_>>()
    });
    for (row, (text, tone)) in (0..room.height).zip(lines) {
        canvas.put(line(room, row), &text, tone);
    }
}
