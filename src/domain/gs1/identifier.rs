//! The identifiers that GS1 gives out, and what each is followed by (GS1 General Specifications, §3).

use super::Gs1Error;

/// What follows an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identifier {
    /// So many digits.
    Digits(usize),
    /// Up to so many digits.
    UpToDigits(usize),
    /// Up to so many characters.
    UpToText(usize),
    /// So many digits, then up to so many characters.
    DigitsThenText(usize, usize),
}

use Identifier::{Digits, DigitsThenText, UpToDigits, UpToText};

/// Beginning, length of the whole identifier, what follows.
const TABLE: &[(&str, usize, Identifier)] = &[
    ("00", 2, Digits(18)),
    ("01", 2, Digits(14)),
    ("02", 2, Digits(14)),
    ("10", 2, UpToText(20)),
    ("11", 2, Digits(6)),
    ("12", 2, Digits(6)),
    ("13", 2, Digits(6)),
    ("15", 2, Digits(6)),
    ("16", 2, Digits(6)),
    ("17", 2, Digits(6)),
    ("20", 2, Digits(2)),
    ("21", 2, UpToText(20)),
    ("22", 2, UpToText(20)),
    ("235", 3, UpToText(28)),
    ("240", 3, UpToText(30)),
    ("241", 3, UpToText(30)),
    ("242", 3, UpToDigits(6)),
    ("243", 3, UpToText(20)),
    ("250", 3, UpToText(30)),
    ("251", 3, UpToText(30)),
    ("253", 3, DigitsThenText(13, 17)),
    ("254", 3, UpToText(20)),
    ("255", 3, DigitsThenText(13, 12)),
    ("30", 2, UpToDigits(8)),
    ("31", 4, Digits(6)),
    ("32", 4, Digits(6)),
    ("33", 4, Digits(6)),
    ("34", 4, Digits(6)),
    ("35", 4, Digits(6)),
    ("36", 4, Digits(6)),
    ("37", 2, UpToDigits(8)),
    ("390", 4, UpToDigits(15)),
    ("391", 4, DigitsThenText(3, 15)),
    ("392", 4, UpToDigits(15)),
    ("393", 4, DigitsThenText(3, 15)),
    ("394", 4, Digits(4)),
    ("395", 4, Digits(6)),
    ("400", 3, UpToText(30)),
    ("401", 3, UpToText(30)),
    ("402", 3, Digits(17)),
    ("403", 3, UpToText(30)),
    ("41", 3, Digits(13)),
    ("420", 3, UpToText(20)),
    ("421", 3, DigitsThenText(3, 9)),
    ("422", 3, Digits(3)),
    ("423", 3, UpToDigits(15)),
    ("424", 3, Digits(3)),
    ("425", 3, UpToDigits(15)),
    ("426", 3, Digits(3)),
    ("427", 3, UpToText(3)),
    ("43", 4, UpToText(70)),
    ("7001", 4, Digits(13)),
    ("7002", 4, UpToText(30)),
    ("7003", 4, Digits(10)),
    ("7004", 4, UpToDigits(4)),
    ("7005", 4, UpToText(12)),
    ("7006", 4, Digits(6)),
    ("7007", 4, UpToDigits(12)),
    ("7008", 4, UpToText(3)),
    ("7009", 4, UpToText(10)),
    ("7010", 4, UpToText(2)),
    ("7011", 4, UpToDigits(10)),
    ("702", 4, UpToText(30)),
    ("703", 4, DigitsThenText(3, 27)),
    ("7040", 4, DigitsThenText(1, 3)),
    ("71", 3, UpToText(20)),
    ("723", 4, UpToText(30)),
    ("7240", 4, UpToText(20)),
    ("8001", 4, Digits(14)),
    ("8002", 4, UpToText(20)),
    ("8003", 4, DigitsThenText(14, 16)),
    ("8004", 4, UpToText(30)),
    ("8005", 4, Digits(6)),
    ("8006", 4, Digits(18)),
    ("8007", 4, UpToText(34)),
    ("8008", 4, UpToDigits(12)),
    ("8009", 4, UpToText(50)),
    ("8010", 4, UpToText(30)),
    ("8011", 4, UpToDigits(12)),
    ("8012", 4, UpToText(20)),
    ("8013", 4, UpToText(25)),
    ("8017", 4, Digits(18)),
    ("8018", 4, Digits(18)),
    ("8019", 4, UpToDigits(10)),
    ("8020", 4, UpToText(25)),
    ("8026", 4, Digits(18)),
    ("8110", 4, UpToText(70)),
    ("8111", 4, Digits(4)),
    ("8112", 4, UpToText(70)),
    ("8200", 4, UpToText(70)),
    ("90", 2, UpToText(30)),
    ("9", 2, UpToText(90)),
];

/// Finds the identifier a text opens with.
pub(super) fn identifier_of(text: &str) -> Option<(&str, Identifier)> {
    let (_, length, kind) = TABLE.iter().find(|(begin, _, _)| text.starts_with(begin))?;
    let ai = text.get(..*length)?;
    ai.bytes().all(|b| b.is_ascii_digit()).then_some((ai, *kind))
}

impl Identifier {
    /// Returns the length of a field that needs no separator.
    pub(super) const fn fixed_length(self) -> Option<usize> {
        match self {
            Digits(n) => Some(n),
            UpToDigits(_) | UpToText(_) | DigitsThenText(_, _) => None,
        }
    }

    /// Checks a field's length and characters.
    pub(super) fn check(self, ai: &str, value: &str) -> Result<(), Gs1Error> {
        let ai = || ai.to_owned();
        let (least, most, digits) = match self {
            Digits(n) => (n, n, n),
            UpToDigits(n) => (1, n, n),
            UpToText(n) => (1, n, 0),
            DigitsThenText(n, more) => (n.saturating_add(1), n.saturating_add(more), n),
        };
        let length = value.chars().count();
        if length < least {
            return Err(Gs1Error::Truncated { ai: ai() });
        }
        if length > most {
            return Err(Gs1Error::TooLong { ai: ai() });
        }
        if !value.chars().take(digits).all(|c| c.is_ascii_digit()) {
            return Err(Gs1Error::NotDigits { ai: ai() });
        }
        if value.chars().all(is_of_gs1) { Ok(()) } else { Err(Gs1Error::Character { ai: ai() }) }
    }
}

/// Returns whether a character is of the 82 that fields are written in.
fn is_of_gs1(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!\"%&'()*+,-./:;<=>?_".contains(c)
}
