//! Colours and glyphs by role: one accent, one warning, one good colour.
//!
//! No view names a colour. Mono carries every role by weight and reversal alone; safe glyphs are
//! those of Debian's complete Vietnamese console font, which has no half blocks, stars or ticks.

use ratatui::style::{Color, Modifier, Style};

/// Which glyphs the terminal's font has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Half blocks, stars and ticks.
    Full,
    /// Lines, full blocks and letters only, for a bare console.
    Safe,
}

impl Glyphs {
    /// Returns the star of an OCOP grade.
    pub const fn star(self) -> char {
        match self {
            Self::Full => '★',
            Self::Safe => '*',
        }
    }
    /// Returns the thumb of a scroll bar.
    pub const fn thumb(self) -> char {
        match self {
            Self::Full => '▐',
            Self::Safe => '█',
        }
    }
    /// Returns the mark of what went well.
    pub const fn good(self) -> char {
        match self {
            Self::Full => '✓',
            Self::Safe => '+',
        }
    }
}

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What is read.
    Plain,
    /// What is read first.
    Strong,
    /// What is there when looked for.
    Dim,
    /// The one thing the eye is led to.
    Accent,
    /// What needs a person.
    Warn,
    /// What went well.
    Good,
}

/// The styles by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The ground of every screen.
    pub base: Style,
    /// What is read.
    pub text: Style,
    /// What is read first.
    pub strong: Style,
    /// What is there when looked for.
    pub dim: Style,
    /// The one thing the eye is led to.
    pub accent: Style,
    /// What needs a person.
    pub warn: Style,
    /// What went well.
    pub good: Style,
    /// The chosen row.
    pub selected: Style,
    /// The ground of status and key bar.
    pub bar: Style,
    /// The ground of a field being typed in.
    pub field: Style,
    /// Lines and frames.
    pub rule: Style,
    /// The glyphs there are.
    pub glyphs: Glyphs,
}

impl Theme {
    /// Light text on dark ground.
    pub const fn dark() -> Self {
        let p = Palette {
            ground: Color::Rgb(18, 18, 18),
            bar: Color::Rgb(34, 36, 36),
            field: Color::Rgb(38, 40, 41),
            selected: Color::Rgb(56, 52, 40),
            rule: Color::Rgb(72, 74, 74),
            text: Color::Rgb(214, 217, 213),
            strong: Color::Rgb(250, 250, 246),
            dim: Color::Rgb(143, 151, 155),
            accent: Color::Rgb(236, 184, 84),
            warn: Color::Rgb(243, 128, 108),
            good: Color::Rgb(140, 196, 132),
        };
        p.theme()
    }

    /// Dark text on the colour of paper.
    pub const fn light() -> Self {
        let p = Palette {
            ground: Color::Rgb(250, 247, 240),
            bar: Color::Rgb(236, 231, 220),
            field: Color::Rgb(240, 235, 225),
            selected: Color::Rgb(243, 224, 182),
            rule: Color::Rgb(196, 189, 174),
            text: Color::Rgb(44, 47, 48),
            strong: Color::Rgb(12, 13, 14),
            dim: Color::Rgb(106, 104, 97),
            accent: Color::Rgb(142, 84, 0),
            warn: Color::Rgb(178, 40, 28),
            good: Color::Rgb(38, 106, 48),
        };
        p.theme()
    }

    /// No colour: weight, underline and reversal only.
    pub const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            base: plain,
            text: plain,
            strong: bold,
            dim: plain,
            accent: bold,
            warn: bold.add_modifier(Modifier::UNDERLINED),
            good: plain,
            selected: plain.add_modifier(Modifier::REVERSED),
            bar: plain,
            field: plain.add_modifier(Modifier::UNDERLINED),
            rule: plain,
            glyphs: Glyphs::Full,
        }
    }

    /// Returns the theme of this name in `ocop.toml`: `dark`, `light`, `mono`, or `safe` (mono for a bare console).
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::dark()),
            "light" => Some(Self::light()),
            "mono" => Some(Self::mono()),
            "safe" => Some(Self::mono().with_glyphs(Glyphs::Safe)),
            _ => None,
        }
    }

    /// Returns the same colours with other glyphs.
    pub const fn with_glyphs(self, glyphs: Glyphs) -> Self {
        Self { glyphs, ..self }
    }

    /// Returns the style of a tone; it leaves the ground as it is.
    pub const fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Strong => self.strong,
            Tone::Dim => self.dim,
            Tone::Accent => self.accent,
            Tone::Warn => self.warn,
            Tone::Good => self.good,
        }
    }
}

struct Palette {
    ground: Color,
    bar: Color,
    field: Color,
    selected: Color,
    rule: Color,
    text: Color,
    strong: Color,
    dim: Color,
    accent: Color,
    warn: Color,
    good: Color,
}

impl Palette {
    const fn theme(&self) -> Theme {
        Theme {
            base: Style::new().fg(self.text).bg(self.ground),
            text: Style::new().fg(self.text),
            strong: Style::new().fg(self.strong).add_modifier(Modifier::BOLD),
            dim: Style::new().fg(self.dim),
            accent: Style::new().fg(self.accent).add_modifier(Modifier::BOLD),
            warn: Style::new().fg(self.warn).add_modifier(Modifier::BOLD),
            good: Style::new().fg(self.good),
            selected: Style::new().bg(self.selected),
            bar: Style::new().fg(self.text).bg(self.bar),
            field: Style::new().fg(self.strong).bg(self.field),
            rule: Style::new().fg(self.rule),
            glyphs: Glyphs::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG contrast of two colours.
    fn contrast(a: Color, b: Color) -> f64 {
        let light = |colour| {
            let Color::Rgb(r, g, b) = colour else { panic!("a colour by value") };
            let part = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
        };
        let (x, y) = (light(a), light(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    #[test]
    fn every_tone_can_be_read_on_every_ground() {
        for theme in [Theme::dark(), Theme::light()] {
            for ground in [theme.base, theme.bar, theme.field, theme.selected] {
                for tone in [theme.text, theme.strong, theme.dim, theme.accent, theme.warn, theme.good] {
                    let ratio = contrast(tone.fg.unwrap(), ground.bg.unwrap());
                    assert!(ratio >= 4.5 || (tone == theme.dim && ratio >= 4.0), "{ratio:.2} {tone:?} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn a_theme_is_chosen_by_name() {
        assert_eq!(Theme::named("safe").unwrap().glyphs, Glyphs::Safe);
        assert_eq!(Theme::named("pink"), None);
    }
}
