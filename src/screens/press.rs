//! What a person or a scanner did at the keys, in the screens' own words.
//!
//! No terminal is known here: `tui` translates what the terminal says into a [`Press`], tests and
//! scripts write one by name. The names in the key table are parsed and shown by this file alone.

/// One thing done at the keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Press {
    /// A character typed by hand.
    Char(char),
    /// A function key, `F(1)` to `F(24)`.
    F(u8),
    /// Enter.
    Enter,
    /// Escape: one step back.
    Esc,
    /// Tab: the next field.
    Tab,
    /// Shift and Tab: the field before.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Control and a character, in lower case.
    Ctrl(char),
    /// Alt and a character.
    Alt(char),
    /// A whole code read by the scanner, without its Enter.
    Scan(String),
    /// Text pasted in one piece; lines end in `\n`.
    Paste(String),
    /// The terminal has another size.
    Resize {
        /// Columns now.
        cols: u16,
        /// Rows now.
        rows: u16,
    },
}

/// The keys that have a name: as written in the key table, as shown on a key bar.
const NAMED: [(&str, &str, Press); 15] = [
    ("enter", "Enter", Press::Enter),
    ("esc", "Esc", Press::Esc),
    ("tab", "Tab", Press::Tab),
    ("backtab", "Shift-Tab", Press::BackTab),
    ("backspace", "⌫", Press::Backspace),
    ("del", "Del", Press::Delete),
    ("ins", "Ins", Press::Insert),
    ("up", "↑", Press::Up),
    ("down", "↓", Press::Down),
    ("left", "←", Press::Left),
    ("right", "→", Press::Right),
    ("home", "Home", Press::Home),
    ("end", "End", Press::End),
    ("pageup", "PgUp", Press::PageUp),
    ("pagedown", "PgDn", Press::PageDown),
];

impl Press {
    /// Reads the name of a key as the key table spells it: `F9`, `ctrl-n`, `alt-1`, `del`, `:`.
    ///
    /// Scans, pastes and sizes have no name.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(c) = only_char(name) {
            return (!c.is_control()).then_some(Self::Char(c));
        }
        let low = name.to_lowercase();
        if let Some((_, _, press)) = NAMED.iter().find(|(name, ..)| *name == low) {
            return Some(press.clone());
        }
        match low.split_once('-') {
            Some(("ctrl", c)) => only_char(c).map(Self::Ctrl),
            Some(("alt", c)) => only_char(c).map(Self::Alt),
            Some(("shift", "tab")) => Some(Self::BackTab),
            Some(_) => None,
            None if low == "space" => Some(Self::Char(' ')),
            None => function_key(&low),
        }
    }

    /// Returns what a key bar calls this key; empty for what is no key.
    pub fn label(&self) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::F(n) => format!("F{n}"),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_uppercase()),
            Self::Alt(c) => format!("Alt-{}", c.to_uppercase()),
            Self::Scan(_) | Self::Paste(_) | Self::Resize { .. } => String::new(),
            named => NAMED.iter().find(|(_, _, press)| press == named).map_or("", |(_, label, _)| label).to_owned(),
        }
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn function_key(low: &str) -> Option<Press> {
    let digits = low.strip_prefix('f')?;
    let n: u8 = digits.parse().ok()?;
    ((1..=24).contains(&n) && !digits.starts_with(['+', '0'])).then_some(Press::F(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_the_key_table_spells_it() {
        for (name, press) in [
            ("F9", Press::F(9)),
            ("f12", Press::F(12)),
            ("ctrl-n", Press::Ctrl('n')),
            ("Ctrl-N", Press::Ctrl('n')),
            ("alt-1", Press::Alt('1')),
            ("Del", Press::Delete),
            ("shift-tab", Press::BackTab),
            (":", Press::Char(':')),
            ("-", Press::Char('-')),
            ("space", Press::Char(' ')),
            ("PageUp", Press::PageUp),
        ] {
            assert_eq!(Press::parse(name), Some(press), "{name}");
        }
        for name in ["", "F0", "F25", "F+1", "ctrl-", "ctrl-ab", "hyper-x", "\u{1b}"] {
            assert_eq!(Press::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_key_bar_shows_what_stands_on_the_key() {
        assert_eq!(Press::F(9).label(), "F9");
        assert_eq!(Press::Ctrl('n').label(), "Ctrl-N");
        assert_eq!(Press::Delete.label(), "Del");
        assert_eq!(Press::Scan("893".into()).label(), "");
    }

    #[test]
    fn every_named_key_is_read_back_from_its_name() {
        for (name, label, press) in NAMED {
            assert_eq!(Press::parse(name).as_ref(), Some(&press));
            assert_eq!(press.label(), label);
        }
    }
}
