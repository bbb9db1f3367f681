//! The status bar above and the key bar below.
//!
//! When a bar is too narrow its least important parts go, whole; no word is cut for another.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{put, width};
use super::{Theme, Tone};

/// Columns between two parts of a bar.
const GAP: u16 = 3;

/// One part of a status bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// What it says.
    pub text: &'a str,
    /// How it says it.
    pub tone: Tone,
    /// The higher, the sooner it goes when there is no room.
    pub rank: u8,
}

/// One key of a key bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key<'a> {
    /// What stands on the key: `F9`.
    pub key: &'a str,
    /// What it does here: `thanh toán`.
    pub word: &'a str,
    /// The higher, the sooner it goes when there is no room.
    pub rank: u8,
}

/// Draws the status bar: where and who at the left, how things are at the right.
pub fn status_bar(buf: &mut Buffer, area: Rect, theme: &Theme, left: &[Part<'_>], right: &[Part<'_>]) {
    let area = ground(buf, area, theme);
    let parts: Vec<(u16, u8)> = left.iter().chain(right).map(|p| (width(p.text), p.rank)).collect();
    let keep = kept(&parts, GAP, area.width);
    let (keep_left, keep_right) = keep.split_at(left.len());
    let right: Vec<_> = right.iter().zip(keep_right).filter(|(_, k)| **k).map(|(p, _)| p).collect();
    let taken = right.iter().map(|p| width(p.text).saturating_add(GAP)).fold(0, u16::saturating_add);
    let mut x = area.right().saturating_sub(taken).saturating_add(GAP);
    let room = area.right().saturating_sub(taken);
    for part in &right {
        x += put(buf, from(area, x), part.text, theme.tone(part.tone)).saturating_add(GAP);
    }
    x = area.x;
    for (part, _) in left.iter().zip(keep_left).filter(|(_, k)| **k) {
        let space = Rect { x, width: room.saturating_sub(x), ..area };
        x += put(buf, space, part.text, theme.tone(part.tone)).saturating_add(GAP);
    }
}

/// Draws the key bar: the keys that act here, in the order given.
pub fn key_bar(buf: &mut Buffer, area: Rect, theme: &Theme, keys: &[Key<'_>]) {
    let area = ground(buf, area, theme);
    let parts: Vec<(u16, u8)> =
        keys.iter().map(|k| (width(k.key).saturating_add(width(k.word)).saturating_add(1), k.rank)).collect();
    let mut x = area.x;
    for (key, _) in keys.iter().zip(kept(&parts, GAP, area.width)).filter(|(_, k)| *k) {
        x += put(buf, from(area, x), key.key, theme.strong).saturating_add(1);
        x += put(buf, from(area, x), key.word, theme.dim).saturating_add(GAP);
    }
}

/// Paints the first row of an area as a bar and returns it without its edges.
fn ground(buf: &mut Buffer, area: Rect, theme: &Theme) -> Rect {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
    buf.set_style(area, theme.bar);
    Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area }
}

fn from(area: Rect, x: u16) -> Rect {
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

/// Decides what stays when parts of these widths and ranks share a room; the first of rank 0 always does.
pub(super) fn kept(parts: &[(u16, u8)], gap: u16, room: u16) -> Vec<bool> {
    let mut keep = vec![true; parts.len()];
    loop {
        let stay = || parts.iter().zip(&keep).filter(|(_, k)| **k);
        let gaps = usize::from(gap) * stay().count().saturating_sub(1);
        let taken = stay().map(|((w, _), _)| usize::from(*w)).sum::<usize>() + gaps;
        if taken <= usize::from(room) || stay().count() <= 1 {
            return keep;
        }
        let last = (0..parts.len()).filter(|&i| keep[i]).max_by_key(|&i| parts[i].1);
        match last {
            Some(i) if parts[i].1 > 0 => keep[i] = false,
            _ => return keep,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cols: u16, draw: impl FnOnce(&mut Buffer)) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, cols, 1));
        draw(&mut buf);
        buf.content().iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned()
    }

    fn keys(cols: u16) -> String {
        let keys = [
            Key { key: "F1", word: "trợ giúp", rank: 1 },
            Key { key: "F6", word: "giảm giá", rank: 3 },
            Key { key: "F9", word: "thanh toán", rank: 0 },
        ];
        shown(cols, |buf| key_bar(buf, buf.area, &Theme::dark(), &keys))
    }

    #[test]
    fn a_narrow_key_bar_loses_whole_keys_least_needed_first() {
        assert_eq!(keys(60), " F1 trợ giúp   F6 giảm giá   F9 thanh toán");
        assert_eq!(keys(40), " F1 trợ giúp   F9 thanh toán");
        assert_eq!(keys(20), " F9 thanh toán");
    }

    #[test]
    fn a_narrow_status_bar_keeps_the_till_and_shortens_the_point() {
        let part = |text, rank| Part { text, tone: Tone::Plain, rank };
        let left = [part("OCOP Bến Tre · Điểm bán Phường 7", 0), part("Quầy 1", 0), part("Lan", 2)];
        let right = [part("in ✓", 3), part("TẬP", 0)];
        let bar = |cols| shown(cols, |buf| status_bar(buf, buf.area, &Theme::dark(), &left, &right));
        assert_eq!(bar(70), " OCOP Bến Tre · Điểm bán Phường 7   Quầy 1   Lan           in ✓   TẬP");
        assert_eq!(bar(52), " OCOP Bến Tre · Điểm bán Phường 7   Quầy 1      TẬP");
        assert!(bar(40).starts_with(" OCOP Bến Tre"), "{}", bar(40));
        assert!(bar(40).ends_with("TẬP"), "{}", bar(40));
    }
}
