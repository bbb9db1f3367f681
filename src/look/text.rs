//! Text on its way to the screen: cleaned, measured, shortened by whole letters.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Theme;
use crate::domain::producer_name::{short_form, shortened};
use crate::domain::text::is_unsafe;

/// More code points than a letter of any living script needs; marks beyond are a flood.
const MARKS_MAX: usize = 4;
/// A name shortened below this says nothing; its size goes first.
const NAME_MIN: u16 = 8;

/// Leaves out what could steer the terminal or the reading direction; line ends become spaces.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    let kept = |c: char| if matches!(c, '\n' | '\r' | '\t') { Some(' ') } else { (!is_unsafe(c)).then_some(c) };
    let cleaned: String = text.chars().filter_map(kept).collect();
    if cleaned.graphemes(true).all(|g| g.chars().nth(MARKS_MAX).is_none()) {
        return Cow::Owned(cleaned);
    }
    Cow::Owned(cleaned.graphemes(true).flat_map(|g| g.chars().take(MARKS_MAX)).collect())
}

/// Returns how many columns a text takes, once cleaned.
pub fn width(text: &str) -> u16 {
    columns(&safe(text))
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Cleans a text and shortens it to this many columns, ending in `…` when something is missing.
///
/// Wide letters are never cut in half; a space before the `…` is left out.
pub fn fit(text: &str, width: u16) -> Cow<'_, str> {
    let text = safe(text);
    if columns(&text) <= width {
        return text;
    }
    let Some(room) = width.checked_sub(1) else { return Cow::Borrowed("") };
    let mut short = head(&text, room).trim_end().to_owned();
    short.push('…');
    Cow::Owned(short)
}

/// Shortens a product's name in its middle, so that the size at its end (`500 ml`) stays whole.
///
/// Two packs of the same goods would look alike otherwise, and one is dearer.
pub fn fit_name(name: &str, width: u16) -> Cow<'_, str> {
    let name = safe(name);
    let size = match name.rmatch_indices(' ').take(2).find(|(at, _)| starts_with_digit(&name[at + 1..])) {
        // The sign of a count stays with it: `+ 2 nữa`.
        Some((at, _)) if columns(&name) > width => name[..at].strip_suffix(" +").map_or(at, str::len),
        _ => return Cow::Owned(fit(&name, width).into_owned()),
    };
    let (head, size) = name.split_at(size);
    match width.checked_sub(columns(size)) {
        Some(room) if room >= NAME_MIN => Cow::Owned(fit(head, room).into_owned() + size),
        _ => Cow::Owned(fit(&name, width).into_owned()),
    }
}

/// Shortens a producer's name: its legal form first, then general words, and only then its end.
pub fn fit_owner(name: &str, width: u16) -> Cow<'_, str> {
    let name = safe(name);
    let short = shortened(&name, |text| columns(text) <= width);
    // Half a last word says less than the beginning.
    let shown = if columns(&short) <= width { short } else { short_form(&name) };
    Cow::Owned(fit(&shown, width).into_owned())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the longest beginning that takes no more than this many columns.
fn head(text: &str, room: u16) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > usize::from(room) {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// Returns the longest end that takes no more than this many columns.
pub(super) fn tail(text: &str, room: u16) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme.width();
        if used > usize::from(room) {
            return text.get(at + grapheme.len()..).unwrap_or_default();
        }
    }
    text
}

/// Cleans a text and breaks it into lines at spaces; a word too long for a line is shortened.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in safe(text).split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns(line).saturating_add(columns(word)) < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fit(word, width).into_owned()),
        }
    }
    lines
}

/// Writes one line at the left of an area and returns the columns used.
pub fn put(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let text = fit(text, area.width);
    buf.set_stringn(area.x, area.y, &text, usize::from(area.width), style);
    columns(&text)
}

/// Writes one line at the right of an area and returns the columns used.
pub fn put_right(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let free = area.width.saturating_sub(width(text));
    put(buf, Rect { x: area.x.saturating_add(free), width: area.width.saturating_sub(free), ..area }, text, style)
}

/// Writes one line in the middle of an area.
pub fn put_centred(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let free = area.width.saturating_sub(width(text)) / 2;
    put(buf, Rect { x: area.x.saturating_add(free), width: area.width.saturating_sub(free), ..area }, text, style)
}

/// Returns the stars of a valid recognition; nothing for what is not a grade.
pub fn stars(grade: u8, theme: &Theme) -> String {
    let n = if (1..=5).contains(&grade) { grade } else { 0 };
    std::iter::repeat_n(theme.glyphs.star(), usize::from(n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_shortened_by_whole_letters() {
        for (name, room, shown) in [
            ("Mật ong hoa nhãn", 16, "Mật ong hoa nhãn"),
            ("Mật ong hoa nhãn", 12, "Mật ong hoa…"),
            ("Mật ong hoa nhãn", 11, "Mật ong ho…"),
            ("Mật ong", 1, "…"),
            ("Mật ong", 0, ""),
            ("茶茶茶", 4, "茶…"),
            ("Mâ\u{323}t", 2, "M…"),
        ] {
            assert_eq!(fit(name, room), shown, "{name} in {room}");
        }
    }

    #[test]
    fn the_size_of_a_pack_outlives_the_middle_of_its_name() {
        for (name, room, shown) in [
            ("Mật ong bạc hà Mèo Vạc 350 g", 28, "Mật ong bạc hà Mèo Vạc 350 g"),
            ("Mật ong bạc hà Mèo Vạc 350 g", 21, "Mật ong bạc hà… 350 g"),
            ("Nước mắm cá cơm 40 độ 520 ml", 20, "Nước mắm cá… 520 ml"),
            ("Chả mực Hạ Long 500g", 14, "Chả mực… 500g"),
            ("Mật ong nghệ viên đen 200 g + 2 nữa", 29, "Mật ong nghệ viên đe… + 2 nữa"),
            ("Mật ong nghệ viên đen 200 g + 12 more", 20, "Mật ong n… + 12 more"),
            ("Mật ong bạc hà 350 g", 10, "Mật ong b…"),
            ("Trà 2 trong 1 đặc biệt", 12, "Trà 2 trong…"),
        ] {
            assert_eq!(fit_name(name, room), shown, "{name} in {room}");
        }
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("Máy in hết giấy – phiếu đã lưu", 12), ["Máy in hết", "giấy – phiếu", "đã lưu"]);
        assert_eq!(wrap("  ", 12), Vec::<String>::new());
    }

    #[test]
    fn only_grades_have_stars() {
        assert_eq!(stars(4, &Theme::dark()), "★★★★");
        assert_eq!(stars(3, &Theme::named("safe").unwrap()), "***");
        assert_eq!(stars(0, &Theme::dark()) + &stars(9, &Theme::dark()), "");
    }

    proptest! {
        #[test]
        fn nothing_is_ever_wider_than_its_room(text in "\\PC{0,40}|[\\x00-\\x{ff}]{0,20}", room in 0u16..30) {
            prop_assert!(columns(&fit(&text, room)) <= room && columns(&fit_name(&text, room)) <= room);
            prop_assert!(wrap(&text, room).iter().all(|line| columns(line) <= room));
            prop_assert!(columns(tail(&safe(&text), room)) <= room);
        }
    }
}
