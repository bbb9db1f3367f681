//! Telling a scanner from fingers by time alone.
//!
//! A keyboard-wedge scanner types a code faster than any hand and ends it with Enter or Tab.
//! Characters that may be such a code are held for at most [`GAP_MS`] after the last of them;
//! what turns out to be typing comes out unchanged and in order. The time is given with each
//! press, so nothing here waits. A code that has begun may go on with spaces and Vietnamese letters, as
//! citizen cards do: what a scanner sends must never be taken for typing. What it means is decided elsewhere.

use crate::screens::press::Press;

/// The longest gap between two characters of one scan, and so the longest a press is held.
pub const GAP_MS: u64 = 30;
/// So many characters in a burst are no hand's: from there on a slow scanner is given more time.
const SURE: usize = 12;
/// The longest gap inside a burst that is surely a scanner's.
const SURE_GAP_MS: u64 = 90;
/// After so many characters of a code, a space or a letter with marks belongs to it.
const LOOSE_MIN: usize = 8;
/// The shortest code.
const LENGTH_MIN: usize = 4;
/// Beyond this it is no code but a stream.
const LENGTH_MAX: usize = 1024;
/// GS1 separator (FNC1) as scanners send it; the terminal reads it as Ctrl-5.
const GROUP_SEPARATOR: char = '\u{1d}';
/// A held key repeats no faster than this; scanners nearly always do.
const REPEAT_MS_MIN: u64 = 20;

/// Collects presses and gives them back as scans or as what they were.
#[derive(Debug, Default)]
pub struct Burst {
    held: String,
    /// How many characters are held.
    count: usize,
    first_ms: u64,
    last_ms: u64,
    mood: Mood,
}

/// What the presses just before were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// Nothing that tells: a code may begin.
    #[default]
    Open,
    /// Text from a person or an input method; no code begins before a pause.
    Text,
    /// A scan has just ended; scanners that send two ends have their second one dropped.
    Scanned,
}

/// What a press may be to a scan.
enum Part {
    Code(char),
    /// A part of a code that has begun; else text.
    Loose(char),
    End,
    Text,
    Other,
}

impl Burst {
    /// Takes a press that arrived at this time and appends what is now certain.
    ///
    /// Times must not decrease.
    pub fn feed(&mut self, at_ms: u64, press: Press, out: &mut Vec<Press>) {
        if at_ms.saturating_sub(self.last_ms) > self.gap_ms() {
            self.release(out);
        }
        match part_of(&press) {
            Part::Code(_) if self.mood == Mood::Text => self.pass(at_ms, press, out),
            Part::Code(c) => self.hold(at_ms, c, out),
            Part::Loose(c) if self.count >= LOOSE_MIN => self.hold(at_ms, c, out),
            Part::End => self.end(at_ms, press, out),
            Part::Text | Part::Loose(_) => {
                self.release(out);
                self.mood = Mood::Text;
                self.pass(at_ms, press, out);
            }
            Part::Other => {
                self.release(out);
                out.push(press);
            }
        }
    }

    /// Returns when held presses are due, if any are held.
    pub fn deadline_ms(&self) -> Option<u64> {
        (!self.held.is_empty()).then(|| self.last_ms.saturating_add(self.gap_ms()))
    }

    /// Gives back what has been held long enough.
    pub fn expire(&mut self, now_ms: u64, out: &mut Vec<Press>) {
        if self.deadline_ms().is_some_and(|due| now_ms >= due) {
            self.release(out);
        }
    }

    const fn gap_ms(&self) -> u64 {
        if self.count >= SURE { SURE_GAP_MS } else { GAP_MS }
    }

    fn hold(&mut self, at_ms: u64, c: char, out: &mut Vec<Press>) {
        if self.held.is_empty() {
            self.first_ms = at_ms;
        }
        self.mood = Mood::Open;
        self.held.push(c);
        self.count += 1;
        self.last_ms = at_ms;
        if self.count > LENGTH_MAX || self.is_held_key() {
            self.release(out);
            self.mood = Mood::Text;
        }
    }

    /// A finger resting on one key must see it repeat at once, not when it lets go.
    fn is_held_key(&self) -> bool {
        let mut chars = self.held.chars();
        let first = chars.next();
        let gaps = self.held.len().saturating_sub(1) as u64;
        gaps >= 3 && chars.all(|c| Some(c) == first) && self.last_ms - self.first_ms >= gaps * REPEAT_MS_MIN
    }

    fn end(&mut self, at_ms: u64, press: Press, out: &mut Vec<Press>) {
        if self.held.is_empty() && self.mood == Mood::Scanned {
            return;
        }
        if press != Press::Ctrl('j') {
            self.give_quantity(out);
        }
        match code_in(&self.held) {
            Some(code) if press != Press::Ctrl('j') => {
                self.held.clear();
                self.count = 0;
                self.mood = Mood::Scanned;
                self.last_ms = at_ms;
                out.push(Press::Scan(code));
            }
            _ => {
                self.release(out);
                out.push(press);
            }
        }
    }

    /// Gives back a quantity that was typed and read in one go with the scan after it: `3*8936…` on a busy machine.
    fn give_quantity(&mut self, out: &mut Vec<Press>) {
        let Some(at) = self.held.find('*').map(|star| star + 1) else { return };
        let (typed, code) = self.held.split_at(at);
        let is_quantity = typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | ',' | '.'));
        if is_quantity && code_in(code).is_some() {
            out.extend(typed.chars().map(Press::Char));
            self.held.drain(..at);
        }
    }

    fn pass(&mut self, at_ms: u64, press: Press, out: &mut Vec<Press>) {
        self.last_ms = at_ms;
        out.push(press);
    }

    fn release(&mut self, out: &mut Vec<Press>) {
        out.extend(self.held.drain(..).map(|c| if c == GROUP_SEPARATOR { Press::Ctrl('5') } else { Press::Char(c) }));
        self.count = 0;
        self.mood = Mood::Open;
    }
}

fn part_of(press: &Press) -> Part {
    match press {
        Press::Char(c) if c.is_ascii_graphic() => Part::Code(*c),
        Press::Char(c) if !c.is_control() => Part::Loose(*c),
        Press::Ctrl('5' | ']') => Part::Code(GROUP_SEPARATOR),
        Press::Enter | Press::Tab | Press::Ctrl('j') => Part::End,
        Press::Char(_) | Press::Backspace | Press::Delete | Press::Left | Press::Right => Part::Text,
        Press::Ctrl(_) | Press::Alt(_) => Part::Text,
        Press::F(_) | Press::Esc | Press::BackTab | Press::Insert | Press::Up | Press::Down => Part::Other,
        Press::Home | Press::End | Press::PageUp | Press::PageDown => Part::Other,
        Press::Scan(_) | Press::Paste(_) | Press::Resize { .. } => Part::Other,
    }
}

/// Returns what was held as one code, separators and the scanner's mark with it: who reads it needs them.
fn code_in(held: &str) -> Option<String> {
    let length = held.chars().filter(|&c| c != GROUP_SEPARATOR).count();
    (length >= LENGTH_MIN).then(|| held.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Feeds each press the given milliseconds after the one before, then lets time pass.
    fn told(presses: &[(u64, Press)]) -> Vec<Press> {
        let (mut burst, mut now, mut out) = (Burst::default(), 1_000, Vec::new());
        for (gap, press) in presses {
            now += gap;
            burst.expire(now.saturating_sub(1), &mut out);
            burst.feed(now, press.clone(), &mut out);
        }
        burst.expire(now + SURE_GAP_MS, &mut out);
        out
    }

    fn typed(gap: u64, text: &str) -> Vec<(u64, Press)> {
        text.chars()
            .map(|c| match c {
                '\r' => (gap, Press::Enter),
                '\t' => (gap, Press::Tab),
                '\n' => (gap, Press::Ctrl('j')),
                '\u{8}' => (gap, Press::Backspace),
                '\u{1d}' => (gap, Press::Ctrl('5')),
                c => (gap, Press::Char(c)),
            })
            .collect()
    }

    fn plain(presses: &[(u64, Press)]) -> Vec<Press> {
        presses.iter().map(|(_, press)| press.clone()).collect()
    }

    #[test]
    fn a_burst_with_an_end_is_one_scan() {
        for (gap, keys, code) in [
            (0, "8936012345678\r", "8936012345678"),
            (5, "8936012345678\t", "8936012345678"),
            (30, "AB-12\r", "AB-12"),
            (2, "]E08936012345678\r", "]E08936012345678"),
            (2, "]C1\u{1d}01189360123456\u{1d}10L7\r", "]C1\u{1d}01189360123456\u{1d}10L7"),
            (1, "0000\r", "0000"),
        ] {
            assert_eq!(told(&typed(gap, keys)), [Press::Scan(code.into())], "{keys:?}");
        }
    }

    #[test]
    fn what_is_too_slow_too_short_or_has_a_space_is_typing() {
        for (gap, keys) in [(31, "8936012345678\r"), (0, "893\r"), (0, "tra 500g\r"), (0, "8936\n"), (80, "mat ong\r")]
        {
            let keys = typed(gap, keys);
            assert_eq!(told(&keys), plain(&keys));
        }
    }

    #[test]
    fn what_a_citizen_card_says_is_one_scan_and_never_typing() {
        let card = "083099012345|331234567|Nguyễn Thị Ngọc Ánh|01011990|Nữ|Ấp 3, Xã Tân Phú, Bến Tre|01012021";
        for gap in [0, 3, 25] {
            assert_eq!(told(&typed(gap, &format!("{card}\r"))), [Press::Scan(card.into())], "{gap}");
        }
        let mut slow = typed(3, &format!("{card}\r"));
        slow.iter_mut().skip(20).step_by(10).for_each(|press| press.0 = 60);
        assert_eq!(told(&slow), [Press::Scan(card.into())], "a scanner that stumbles is still a scanner");
    }

    #[test]
    fn a_long_link_is_one_scan() {
        let link = format!("https://id.gs1.org/01/09521234543213/10/ABC123/21/12345?17=261231&x={}", "a1".repeat(80));
        assert!(link.len() > 200);
        assert_eq!(told(&typed(2, &format!("{link}\r"))), [Press::Scan(link)]);
    }

    #[test]
    fn a_wireless_network_with_a_space_in_its_name_is_one_scan() {
        let wifi = "WIFI:S:Quan Ca Phe;T:WPA;P:mat khau 1;;";
        assert_eq!(told(&typed(1, &format!("{wifi}\t"))), [Press::Scan(wifi.into())]);
    }

    #[test]
    fn fifty_scans_in_one_read_are_fifty_scans() {
        let codes: Vec<String> = (0..50).map(|n| format!("89360{n:08}")).collect();
        let keys: Vec<_> = codes.iter().flat_map(|c| typed(0, &format!("{c}\r"))).collect();
        let scans: Vec<_> = codes.into_iter().map(Press::Scan).collect();
        assert_eq!(told(&keys), scans);
    }

    #[test]
    fn the_second_end_of_a_scanner_is_dropped_and_a_finger_is_not() {
        assert_eq!(told(&typed(1, "893601\r\r")), [Press::Scan("893601".into())]);
        assert_eq!(told(&typed(1, "893601\r\n")), [Press::Scan("893601".into())]);
        let mut keys = typed(1, "893601\r");
        keys.push((200, Press::Enter));
        assert_eq!(told(&keys), [Press::Scan("893601".into()), Press::Enter]);
    }

    #[test]
    fn an_input_method_that_rewrites_a_word_is_not_a_scanner() {
        for keys in ["\u{8}\u{8}nghieng\r", "ti\u{8}iengx\r", "tiếng\r", "ongdd\u{8}đ1234\r"] {
            let keys = typed(0, keys);
            assert_eq!(told(&keys), plain(&keys));
        }
    }

    #[test]
    fn pasted_lines_are_not_scans() {
        let keys = typed(0, "12345\n67890\n");
        assert_eq!(told(&keys), plain(&keys));
    }

    #[test]
    fn a_function_key_before_or_after_a_scan_keeps_its_place() {
        let mut keys = vec![(0, Press::F(3))];
        keys.extend(typed(0, "893601\r"));
        keys.push((0, Press::F(9)));
        assert_eq!(told(&keys), [Press::F(3), Press::Scan("893601".into()), Press::F(9)]);
    }

    #[test]
    fn a_finger_resting_on_a_key_sees_it_repeat() {
        let (mut burst, mut out) = (Burst::default(), Vec::new());
        for n in 0..10 {
            burst.feed(n * 25, Press::Char('0'), &mut out);
        }
        assert_eq!(out.len(), 10);
    }

    #[test]
    fn a_single_character_waits_no_longer_than_the_gap() {
        let (mut burst, mut out) = (Burst::default(), Vec::new());
        burst.feed(100, Press::Char('m'), &mut out);
        assert_eq!((out.len(), burst.deadline_ms()), (0, Some(130)));
        burst.expire(129, &mut out);
        assert_eq!(out.len(), 0);
        burst.expire(130, &mut out);
        assert_eq!((out.as_slice(), burst.deadline_ms()), (&[Press::Char('m')][..], None));
    }

    #[test]
    fn a_quantity_read_in_one_go_with_the_scan_after_it_stays_a_quantity() {
        let one = |text: &str| told(&typed(0, text));
        let scan = |typed: &str, code: &str| {
            typed.chars().map(Press::Char).chain([Press::Scan(code.to_owned())]).collect::<Vec<_>>()
        };
        assert_eq!(one("3*8936012345675\r"), scan("3*", "8936012345675"));
        assert_eq!(one("*8936012345675\r"), scan("*", "8936012345675"));
        assert_eq!(one("0,5*8936012345675\r"), scan("0,5*", "8936012345675"));
        assert_eq!(one("AB*CDEF\r"), scan("", "AB*CDEF"), "a star inside a code is the code's");
    }

    fn any_press() -> impl Strategy<Value = Press> {
        prop_oneof![
            8 => prop::char::range('!', '~').prop_map(Press::Char),
            1 => Just(Press::Char('ế')),
            1 => Just(Press::Char(' ')),
            1 => Just(Press::Enter),
            1 => Just(Press::Backspace),
            1 => Just(Press::F(3)),
            1 => Just(Press::Esc),
            1 => Just(Press::Ctrl('5')),
        ]
    }

    /// Spells presses as text, a scan as its characters and an end, leaving out what a scan may drop.
    fn spelt(presses: &[Press]) -> String {
        let mut text = String::new();
        for press in presses {
            match press {
                Press::Char(c) => text.push(*c),
                Press::Scan(code) => text.extend(code.chars().filter(|c| *c != GROUP_SEPARATOR)),
                Press::Enter | Press::Tab | Press::Ctrl(_) => {}
                other => text.push_str(&other.label()),
            }
        }
        text
    }

    proptest! {
        #[test]
        fn nothing_is_lost_doubled_or_moved(keys in prop::collection::vec((0u64..60, any_press()), 0..60)) {
            prop_assert_eq!(spelt(&told(&keys)), spelt(&plain(&keys)));
        }

        #[test]
        fn a_burst_is_never_lost_whatever_letters_a_card_holds(keys in prop::collection::vec((0u64..35, any_press()), 30..90)) {
            let keys: Vec<_> = keys.into_iter().map(|(gap, p)| (gap / 8 * 8 % 35, p)).collect();
            prop_assert_eq!(spelt(&told(&keys)), spelt(&plain(&keys)));
        }

        #[test]
        fn typing_slower_than_the_gap_comes_out_as_it_went_in(keys in prop::collection::vec((31u64..500, any_press()), 0..40)) {
            prop_assert_eq!(told(&keys), plain(&keys));
        }
    }
}
