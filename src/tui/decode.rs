//! From the terminal's events to presses.
//!
//! Mouse and focus are not used; a released key says nothing.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::burst::Burst;
use crate::screens::press::Press;

/// Turns events with their arrival instants into presses, scans gathered into one.
#[derive(Debug)]
pub struct Decoder {
    burst: Burst,
    start: Instant,
}

impl Decoder {
    /// Starts with nothing held; no event may be older than this instant.
    pub fn new(start: Instant) -> Self {
        Self { burst: Burst::default(), start }
    }

    /// Takes an event that arrived at this instant and appends the presses it makes certain.
    pub fn feed(&mut self, at: Instant, event: Event, out: &mut Vec<Press>) {
        if let Some(press) = press_of(event) {
            self.burst.feed(self.millis(at), press, out);
        }
    }

    /// Returns when held characters are due, if any are held.
    pub fn deadline(&self) -> Option<Instant> {
        self.burst.deadline_ms().map(|ms| self.start + Duration::from_millis(ms))
    }

    /// Appends what has been held long enough.
    pub fn expire(&mut self, now: Instant, out: &mut Vec<Press>) {
        self.burst.expire(self.millis(now), out);
    }

    fn millis(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.start).as_millis()).unwrap_or(u64::MAX)
    }
}

/// Translates one event, or nothing when it is of no use at a till.
pub fn press_of(event: Event) -> Option<Press> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_press(key),
        Event::Paste(text) => Some(Press::Paste(pasted(&text))),
        Event::Resize(cols, rows) => Some(Press::Resize { cols, rows }),
        _ => None,
    }
}

fn key_press(key: KeyEvent) -> Option<Press> {
    Some(match key.code {
        KeyCode::Char(c) => char_press(c, key.modifiers)?,
        KeyCode::F(n) => Press::F(n),
        KeyCode::Enter => Press::Enter,
        KeyCode::Esc => Press::Esc,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Press::BackTab,
        KeyCode::Tab => Press::Tab,
        KeyCode::BackTab => Press::BackTab,
        KeyCode::Backspace => Press::Backspace,
        KeyCode::Delete => Press::Delete,
        KeyCode::Insert => Press::Insert,
        KeyCode::Up => Press::Up,
        KeyCode::Down => Press::Down,
        KeyCode::Left => Press::Left,
        KeyCode::Right => Press::Right,
        KeyCode::Home => Press::Home,
        KeyCode::End => Press::End,
        KeyCode::PageUp => Press::PageUp,
        KeyCode::PageDown => Press::PageDown,
        _ => return None,
    })
}

/// Control-H is what some terminals send for Backspace, so it can be nothing else.
fn char_press(c: char, modifiers: KeyModifiers) -> Option<Press> {
    if c.is_control() {
        return None;
    }
    let low = c.to_lowercase().next().unwrap_or(c);
    Some(match (modifiers.contains(KeyModifiers::CONTROL), modifiers.contains(KeyModifiers::ALT)) {
        (true, false) if low == 'h' => Press::Backspace,
        (true, false) => Press::Ctrl(low),
        (false, true) => Press::Alt(low),
        _ => Press::Char(c),
    })
}

/// Lines end in `\n` whatever the source, and nothing in a paste can steer the terminal.
fn pasted(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_become_presses() {
        for (event, press) in [
            (key(KeyCode::Char('A'), KeyModifiers::SHIFT), Some(Press::Char('A'))),
            (key(KeyCode::Char('j'), KeyModifiers::CONTROL), Some(Press::Ctrl('j'))),
            (key(KeyCode::Char('h'), KeyModifiers::CONTROL), Some(Press::Backspace)),
            (key(KeyCode::Char('1'), KeyModifiers::ALT), Some(Press::Alt('1'))),
            (key(KeyCode::Tab, KeyModifiers::SHIFT), Some(Press::BackTab)),
            (key(KeyCode::Char('\u{9b}'), KeyModifiers::NONE), None),
            (Event::FocusGained, None),
            (Event::Paste("Chị Lan\r\nQuầy\u{1b}[31m 1\r".into()), Some(Press::Paste("Chị Lan\nQuầy[31m 1\n".into()))),
            (Event::Resize(100, 30), Some(Press::Resize { cols: 100, rows: 30 })),
        ] {
            assert_eq!(press_of(event.clone()), press, "{event:?}");
        }
    }

    #[test]
    fn a_released_key_says_nothing() {
        let up = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(press_of(Event::Key(up)), None);
    }

    #[test]
    fn a_scan_is_told_by_arrival_not_by_when_the_screen_had_time() {
        let start = Instant::now();
        let (mut decoder, mut out) = (Decoder::new(start), Vec::new());
        for (i, c) in "8936012345678".chars().enumerate() {
            let at = start + Duration::from_millis(10 + i as u64);
            decoder.feed(at, key(KeyCode::Char(c), KeyModifiers::NONE), &mut out);
        }
        assert_eq!(decoder.deadline(), Some(start + Duration::from_millis(112)));
        decoder.feed(start + Duration::from_millis(24), key(KeyCode::Enter, KeyModifiers::NONE), &mut out);
        assert_eq!(out, [Press::Scan("8936012345678".into())]);
        assert_eq!(decoder.deadline(), None);
    }
}
